"""Families of copies and likely parents, on invented texts whose families are known."""

import random

import pytest

import kcna_corpus as kc

STATEMENT = (
    "We shall sell no ferry to the island, whatever the papers of the strait may print. "
    "The yards are open to nobody, and the tale of a trade is the most foolish fable of this spring. "
    "Whoever keeps counting our boats should rather count the wrecks before their own harbour."
)
#: Agency phrases that anybody uses.
STOCK = "according to the state news agency in a statement carried on Friday morning"


def vocabulary(chance):
    parts = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split()
    return ["".join(chance.choices(parts, k=chance.randint(2, 4))) for _ in range(3000)]


def story(chance, words, size):
    sentences = []
    while sum(len(s.split()) for s in sentences) < size:
        line = " ".join(chance.choices(words, k=chance.randint(8, 22)))
        sentences.append(f"{line}, {STOCK}." if chance.random() < 0.1 else f"{line}.")
    return sentences


def copied(chance, words, sentences):
    """A copy: cut from the end or in the middle, some words changed, some lines of its own."""
    kept = [s for s in sentences if chance.random() < 0.9][
        : max(4, int(len(sentences) * chance.uniform(0.5, 1)))
    ]
    changed = [
        " ".join(chance.choice(words) if chance.random() < 0.08 else w for w in s.split())
        for s in kept
    ]
    return changed + story(chance, words, chance.randint(0, 60))


def corpus(seed, families, largest=8):
    """Texts, days, and the family of each; all quote the statement."""
    chance = random.Random(seed)
    words = vocabulary(chance)
    texts, days, of = {}, {}, {}
    for family in range(families):
        first = story(chance, words, chance.randint(120, 700))
        for member in range(chance.randint(1, largest)):
            body = copied(chance, words, first) if member else first
            quoted = chance.sample(STATEMENT.split(". "), 2)
            name = f"{family}-{member}"
            texts[name] = " ".join([*body[:2], *quoted, *body[2:]])
            days[name] = f"2031-05-{9 + min(member, 9):02}"
            of[name] = family
    names = list(texts)
    chance.shuffle(names)
    return {name: texts[name] for name in names}, days, of


def scores(found, of):
    """Precision and recall over pairs of one family."""
    family = dict(zip(found["document"], found["family"], strict=True))
    pairs = {
        (a, b) for a in family for b in family if a < b and family[a] and family[a] == family[b]
    }
    right = {(a, b) for a in of for b in of if a < b and of[a] == of[b]}
    return len(pairs & right) / len(pairs), len(pairs & right) / len(right)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_families_are_found_and_no_more(seed):
    texts, days, of = corpus(seed, 60)
    precision, recall = scores(kc.lineage(texts, STATEMENT, days), of)
    assert precision >= 0.95
    assert recall >= 0.95


def test_a_parent_is_of_an_earlier_day_and_says_why():
    texts, days, of = corpus(4, 20)
    found = kc.lineage(texts, STATEMENT, days)
    for row in found.itertuples():
        if row.parent:
            assert days[row.parent] < days[row.document]
            assert of[row.parent] == of[row.document]
            assert row.evidence == ["wording", "order"]
            assert row.parent in row.why
    parents = found.set_index("document")["parent"]
    assert sum(bool(parents[name]) for name in of if not name.endswith("-0")) > 0.9 * sum(
        not name.endswith("-0") for name in of
    )


def test_on_one_day_it_is_open_who_was_first():
    text = " ".join(story(random.Random(5), ["plum", "pear", "quay", "boat", "rope", "tide"], 100))
    found = kc.lineage({"a": text, "b": text}, published="2031-05-09")
    assert found["family"].tolist() == ["a", "a"]
    assert found["parent"].tolist() == ["", ""]
    assert found["why"].str.contains("open").all()


def test_a_credited_agency_is_a_parent():
    found = kc.lineage({"a": "OSMUND (Reuters) - It rained on the quay."})
    assert found[["parent", "evidence"]].values.tolist() == [["Reuters", ["credited"]]]


def test_quoting_one_statement_makes_no_copies():
    frames = {"a": ("She said:", "So she did."), "b": ("Read this.", "No more."), "c": ("", "")}
    texts = {name: f"{one} {STATEMENT} {other}" for name, (one, other) in frames.items()}
    assert kc.lineage(texts, STATEMENT)["family"].tolist() == ["", "", ""]
    assert kc.lineage({**texts, "s": STATEMENT}, "s")["document"].tolist() == ["a", "b", "c"]


@pytest.mark.parametrize("texts", [[], ["", "!"], {"a": "word"}])
def test_little_or_nothing(texts):
    assert (kc.lineage(texts)["family"] == "").all()


def test_records_without_pages_and_without_an_event_have_no_lineage(shipped):
    with pytest.raises(ValueError, match="no pages are attached"):
        kc.lineage(shipped)
