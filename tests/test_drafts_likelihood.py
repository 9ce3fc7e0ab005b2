"""How likely two places tell of one happening: what counts for it, and what against."""

import pytest

import kcna_corpus as kc
from kcna_corpus.drafts.joining import Joining
from kcna_corpus.drafts.likelihood import WEIGHTS

FIRST = (
    "The guild sold a rusty lighthouse to Otto Berg on Thursday, and the mayor wept in the harbour."
)


@pytest.fixture
def measured(tmp_path, monkeypatch):
    """The odds of what two pages tell first on a day, either way round, and their traits."""

    def odds(one, other):
        seen = []
        joined = Joining.joined

        def spy(own, events, rest):
            places = sorted((m for e in events for m in e.mentions), key=lambda m: m.page.key)
            seen.append((own.measure, [m for m in places if not m.page.is_statement]))
            return joined(own, events, rest)

        monkeypatch.setattr(Joining, "joined", spy)
        (tmp_path / "s.txt").write_text("Ada Varn\n\n1 May 2031\n\nNo ferry was sold.", "utf-8")
        for name, text in (("p0", one), ("p1", other)):
            body = f"A day\n\n10 May 2031\n\n{text} It rained. Salt was dear. Nobody sang."
            (tmp_path / f"{name}.txt").write_text(body, "utf-8")
        kc.draft(kc.read_folder(tmp_path, progress=False), "s.txt", progress=False)
        [(measure, [first, *_, last])] = seen
        assert (first.page.key, last.page.key) == ("p0", "p1")
        both = measure.log_odds(first, last), measure.log_odds(last, first)
        assert both[0] == pytest.approx(both[1])
        return both[0], measure.traits(first, last)

    return odds


@pytest.mark.parametrize(
    ("likelier", "less"),
    [
        # a word of it, and none
        ("A lighthouse went to a miner on Thursday.", "A carriage went to a miner on Thursday."),
        # the one who acts, and another
        ("A rusty lighthouse went to Otto Berg on Thursday.",
         "A rusty lighthouse went to Hugo Lind on Thursday."),
        # a day, and a whole month
        ("The guild sold its rusty lighthouse on Thursday.",
         "The guild sold its rusty lighthouse in May."),
    ],
)  # fmt: skip
def test_what_two_places_share_makes_one_happening_of_them(measured, likelier, less):
    assert measured(FIRST, likelier)[0] > measured(FIRST, less)[0]


def test_places_that_share_no_word_are_none(measured):
    odds, _ = measured("Elin Moor sang on Thursday.", "A dictator swam on Thursday.")
    assert odds < -2


def test_every_trait_has_its_weight(measured):
    assert measured(FIRST, FIRST)[1].keys() == WEIGHTS.keys()
