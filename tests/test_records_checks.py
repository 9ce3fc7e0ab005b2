"""Every fault has one small broken corpus, and each yields exactly one problem."""

from pathlib import Path

import pytest

import kcna_corpus as kc

BROKEN = Path(__file__).parent / "broken"

# fault: table, row, column, value, part of the message
EXPECTED = {
    "acts-for-itself": ("actors", "ada-varn", "of", "varland", "leads back"),
    "ambiguous-date": (
        "documents", "courier-report", "published", "05/06/2031",
        "write 2031-06-05 (day first) or 2031-05-06 (month first)",
    ),
    "broken-encoding": ("sources", "line 4", "", "", "byte 0xfc is not UTF-8"),
    "duplicate-key": ("actors", "fruit-ministry", "actor", "fruit-ministry", "stands 2 times"),
    "empty-cell": ("actors", "ada-varn", "name", "", "must not be empty"),
    "empty-folder": (str(BROKEN / "empty-folder"), "", "", "", "it needs at least sources.csv"),
    "impossible-date": ("events", "denial-2031-03-10", "start", "2031-02-31", "impossible date"),
    "impossible-hour": (
        "events", "ban-2031-03-09", "start", "2031-03-09T02:30", "the clocks skip it",
    ),
    "malformed-address": (
        "sources", "courier-1", "address", "courier.example.org/plums/1", "not well formed",
    ),
    "missing-column": ("events", "", "zone", "", "missing column"),
    "missing-table": ("events", "", "", "", "no events.csv"),
    "orphan-actor": ("actors", "tom-hill", "actor", "tom-hill", "orphan actor"),
    "ragged-row": ("sources", "line 4", "", "", "2 cells, but the header has 5 columns"),
    "sixteen-words": (
        "quotations", "courier-report:q0", "text",
        "do not sell any plums at all to anyone who lives on the far bank anywhere",
        "16 words of a document in a row; at most 15",
    ),
    "stamp-before-window": (
        "events", "denial-2031-03-10", "start", "2031-03-10", "stamp courier-0100",
    ),
    "too-much-text": ("documents", "courier-report", "length", "40", "16 of its 40 words"),
    "unknown-column": ("actors", "", "alias", "", "did you mean 'aliases'?"),
    "unknown-reference": (
        "stamps", "courier-0100", "event", "denial-2031-03-11", "did you mean 'denial-2031-03-10'",
    ),
    "unknown-table": ("event", "", "", "", "did you mean 'events'?"),
    "unknown-term": ("events", "denial-2031-03-10", "kind", "denail", "did you mean 'denial'?"),
    "unknown-zone": (
        "events", "denial-2031-03-10", "zone", "Asia/Pyonyang", "did you mean 'Asia/Pyongyang'",
    ),
    "unseen-character": (
        "actors", "varland", "aliases", "Republic\u2028of Varland", "U+2028 cannot be shown",
    ),
    "unreadable-file": ("events", "", "", "", "unreadable file"),
    "window-reversed": ("events", "harvest-2030", "start", "2030-09", "it ends before it starts"),
    "wrong-precision": ("events", "harvest-2030", "precision", "day", "precision month"),
    "wrong-type": (
        "sentences", "varland-statement/0", "position", "first", "a whole number is asked for",
    ),
}  # fmt: skip


def test_every_broken_corpus_is_expected():
    assert {folder.name for folder in BROKEN.iterdir()} == set(EXPECTED)


@pytest.mark.parametrize("fault", EXPECTED)
def test_one_fault_is_one_problem(fault):
    problems = kc.check(BROKEN / fault)
    assert len(problems) == 1, "\n".join(map(str, problems))
    *place, message = EXPECTED[fault]
    assert list(problems[0][:4]) == place
    assert message in problems[0].message


@pytest.mark.parametrize("fault", ["unknown-term", "broken-encoding"])
def test_load_refuses_and_tells_the_place(fault):
    with pytest.raises(kc.CorpusError) as told:
        kc.load(BROKEN / fault)
    assert told.value.problems == kc.check(BROKEN / fault)
    assert EXPECTED[fault][0] in str(told.value)
    assert EXPECTED[fault][4] in str(told.value)


def test_all_problems_are_told_at_once(tmp_path):
    for file in (BROKEN / "unknown-term").iterdir():
        text = file.read_text(encoding="utf-8").replace("ada-varn,agent", "ada-vran,agent")
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    assert {p.column for p in kc.check(tmp_path)} == {"kind", "actor"}


def test_no_folder():
    with pytest.raises(kc.CorpusError, match="no such folder"):
        kc.load("nowhere/at/all")


def test_a_listed_table_may_not_be_missing(tmp_path):
    """An optional table is missed only where the data package lists it."""
    from kcna_corpus.records.checks import SHIPPED

    for file in SHIPPED.glob("*.*"):
        if file.name != "renderings.csv":
            (tmp_path / file.name).write_bytes(file.read_bytes())
    assert [p.table for p in kc.check(tmp_path)] == ["renderings"]
    (tmp_path / "datapackage.json").unlink()
    assert kc.check(tmp_path) == []
