"""Kinds, sides and matters are data: a new one is a row of `terms`, and no code knows its name."""

import pytest

import kcna_corpus as kc
from kcna_corpus.records.corpus import from_rows
from kcna_corpus.records.schema import CLOSED
from kcna_corpus.story import terms
from kcna_corpus.tracing import CLASSES


def with_terms(corpus, *rows):
    blank = {"definition": "invented", "source": "own definition", "basis": "inferred"}
    return corpus.with_rows("terms", [{**blank, **row} for row in rows])


def test_a_new_kind_counts_as_what_its_term_says(tiny):
    new = {"vocabulary": "kind", "term": "parliamentary resolution"}
    for quality in ("uttered", "denying"):
        assert new["term"] not in terms.counting_as(with_terms(tiny, new), quality)
        told = with_terms(tiny, {**new, "counts_as": "uttered | denying"})
        assert new["term"] in terms.counting_as(told, quality)


def test_a_kind_without_a_word_on_it_counts_as_its_name_does(tiny):
    assert terms.counting_as(tiny, "uttered") == {"denial", "claim"}
    assert terms.counting_as(tiny, "denying") == {"denial"}


def test_a_denial_of_a_new_kind_answers_a_claim(shipped):
    """The plain denials of 2024 stay denials when their kind bears another name."""
    claim = kc.claims(shipped, "containers").set_index("event").loc["us-2024-02-23"]
    rows = {name: [dict(row) for row in table] for name, table in shipped.rows.items()}
    for row in rows["events"]:
        row["kind"] = {"denial": "rejection"}.get(row["kind"], row["kind"])
    for row in rows["terms"]:
        if (row["vocabulary"], row["term"]) == ("kind", "denial"):
            row["term"] = "rejection"
    renamed = kc.claims(from_rows(rows, "renamed"), "containers").set_index("event")
    assert renamed.loc["us-2024-02-23", "denials"] == claim["denials"] != []


def test_a_matter_is_a_row(shipped):
    more = with_terms(
        shipped, {"vocabulary": "matter", "term": "troops", "words": "soldiers | troops"}
    )
    assert [m.name for m in terms.matters(more)][-1] == "troops"
    assert set(kc.claims(more)["matter"]) >= {"containers", "shells", "missiles"}
    with pytest.raises(ValueError, match=r"unknown matter 'troop'; did you mean 'troops'\?"):
        kc.claims(more, "troop")


def test_records_without_matters_have_claims_all_the_same(tiny):
    found = kc.claims(tiny)
    assert set(found["matter"]) <= {""}
    assert found["event"].tolist() == [
        e["event"] for e in tiny.rows["events"] if e["kind"] == "claim"
    ]


def test_a_side_brings_its_colour_and_shape_by_name(tiny):
    before = terms.sides(tiny)
    assert [(side.colour, side.shape) for side in before] == [(0, 0), (1, 1), (2, 2)]
    new = {"vocabulary": "side", "term": "the Isles", "colour": "blue", "shape": "wedge"}
    after = terms.sides(with_terms(tiny, new))
    assert after[-1] == ("the Isles", 1, 7)
    assert [side.colour for side in after[:3]] == [0, 2, 3]


def test_a_colour_that_nobody_knows_is_named(tiny):
    with pytest.raises(kc.CorpusError, match="not in the vocabulary 'colour'; did you mean 'blue'"):
        with_terms(tiny, {"vocabulary": "side", "term": "the Isles", "colour": "bleu"})


def test_a_class_is_a_row_of_each_place_that_the_guide_lists(tiny, monkeypatch):
    """What `tracing.CLASSES` may give is checked, shown and drawn once the schema knows it, too."""
    rows = {name: [dict(row) for row in table] for name, table in tiny.rows.items()}
    rows["quotations"][0]["class"] = "mocked"
    with pytest.raises(kc.CorpusError, match="not in the vocabulary 'class'"):
        tiny.with_rows("quotations", [{**rows["quotations"][0], "quotation": "new"}])
    monkeypatch.setitem(CLOSED, "class", (*CLOSED["class"], "mocked"))
    monkeypatch.setitem(CLASSES, "mocked", ("M", 6))
    tiny.with_rows("quotations", [{**rows["quotations"][0], "quotation": "new"}])
    explorer = kc.QuotationExplorer(from_rows(rows, "with a class"))
    assert "mocked" in explorer.rows()["class"].tolist()
    assert "mocked" in str(explorer.figure().to_dict())
