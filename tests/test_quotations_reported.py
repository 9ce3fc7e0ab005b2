"""Clauses of reported speech: where they begin and end, who says so, and what is none."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kcna_corpus as kc
from kcna_corpus.quotations import clauses
from kcna_corpus.text.plain import plain


def found(text):
    """The clauses of a text, each with its speaker and its cue."""
    table = kc.find_reported(text)
    return [*zip(table["text"], table["speaker"], table["cue"], strict=True)]


@pytest.mark.parametrize(
    ("text", "clause", "speaker", "cue"),
    [
        (
            "Anna Lind said on Monday that the harbour would stay closed until spring.",
            "that the harbour would stay closed until spring", "Anna Lind", "said",
        ),
        (
            "The mayor said the old mill would not open again.",
            "the old mill would not open again", "The mayor", "said",
        ),
        (
            "The bridge will be closed for two years, officials said.",
            "The bridge will be closed for two years", "officials", "said",
        ),
        (
            "According to Harbour News, the ferry sank within minutes.",
            "the ferry sank within minutes", "Harbour News", "According to",
        ),
        (
            "Otto Berg denied that he had sold boats to the northern islands.",
            "that he had sold boats to the northern islands", "Otto Berg", "denied",
        ),
        (
            "Rain is near, according to Anna Lind.",
            "Rain is near", "Anna Lind", "according to",
        ),
        (
            "She told reporters that nobody had warned the fishermen.",
            "that nobody had warned the fishermen", "She", "told",
        ),
        (
            "The minister asked whether the road could be repaired before winter.",
            "whether the road could be repaired before winter", "The minister", "asked",
        ),
    ],
)  # fmt: skip
def test_a_clause_its_speaker_and_its_cue(text, clause, speaker, cue):
    assert (clause, speaker, cue) in found(text)


def test_the_table_is_that_of_quotations_where_the_thing_is_the_same():
    ours, theirs = kc.find_reported(""), kc.find_quotations("")
    new = {"cue_start", "cue_end", "quoted"}
    assert {*ours.columns} - new == {*theirs.columns} - {"speech"}
    kinds = kc.find_reported("Anna Lind said it rained.").dtypes
    same = kc.find_quotations("Anna Lind said: “It rained.”").dtypes
    shared = [name for name in same.index if name in kinds.index]
    assert kinds[shared].equals(same[shared])


def test_places_count_in_the_text_as_given():
    text = "It rained.\n\nThe mayor said the mill &amp; the quay would re\u00adopen in May.\n"
    row = kc.find_reported(text).iloc[0]
    assert text[row["start"] : row["end"]] == row["text"]
    assert row["text"] == "the mill &amp; the quay would re\u00adopen in May"
    assert text[row["cue_start"] : row["cue_end"]] == "said"
    assert text[row["speaker_start"] : row["speaker_end"]] == "The mayor"


def test_a_pronoun_is_resolved_by_the_code_for_quotations():
    row = kc.find_reported("Anna Lind was wet. She said the rain would never stop.").iloc[0]
    assert (row["speaker"], row["resolved"]) == ("She", "Anna Lind")


def test_a_clause_with_quoted_words_says_so():
    text = "Anna Lind said that the plan was “a lid on the town” and would fail."
    row = kc.find_reported(text).iloc[0]
    assert row["quoted"]
    assert row["text"] == "that the plan was “a lid on the town” and would fail"
    assert not kc.find_reported("Anna Lind said that the plan would fail.").iloc[0]["quoted"]


def test_what_is_quoted_whole_is_no_reported_clause():
    assert "“It will rain,” Anna Lind said." not in found("“It will rain,” Anna Lind said.")
    table = kc.find_reported("“It will rain,” Anna Lind said. “Go home.”")
    assert not len(table) or table["quoted"].all()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The boats left the harbour at noon. It rained all day.",
        "Die Ministerin sagte, dass der Hafen geschlossen bleibt.",
        "La ministre a dit que le port resterait fermé.",
        "장관은 항구가 닫혀 있을 것이라고 말했다.",
        "the said agreement",
    ],
)
def test_nothing_is_told_where_nothing_is_reported(text):
    assert not len(kc.find_reported(text))


def test_many_texts_have_their_documents():
    texts = {"Courier": "The mayor said it would rain.", "Herald": "It rained."}
    assert kc.find_reported(texts)["document"].tolist() == ["Courier"]
    table = pd.DataFrame({"document": ["a"], "text": ["The mayor said it would rain."]})
    assert kc.find_reported(table)["document"].tolist() == ["a"]


@pytest.mark.parametrize("bad", [None, 3, 2.5, [1, 2], [None], b"said"])
def test_what_holds_no_texts_is_refused(bad):
    with pytest.raises((TypeError, ValueError), match="texts"):
        kc.find_reported(bad)


_WORDS = st.lists(
    st.sampled_from(
        """said says told that the a mayor Anna Lind Berg , . “ ” " ' it rained would not to of
        denied accused according claims , , whether and ( ) — : ; ? \n \n\n &amp; \ud83d \u00ad é
        Seoul weapons sold reported she he""".split(" ")
    ),
    max_size=60,
)


@settings(max_examples=150, deadline=None)
@given(_WORDS.map(" ".join) | st.text(max_size=120))
def test_whatever_is_given_places_lie_in_the_text(text):
    table = kc.find_reported({"any": text})
    for row in table.to_dict("records"):
        assert 0 <= row["start"] < row["end"] <= len(text)
        assert text[row["start"] : row["end"]] == row["text"]
        assert text[row["cue_start"] : row["cue_end"]].lower() == row["cue"].lower()
        assert not row["start"] < row["cue_end"] <= row["end"]
        if row["speaker"]:
            printed = text[row["speaker_start"] : row["speaker_end"]]
            assert row["speaker"] in (printed, plain(printed).text)
    assert table["start"].is_monotonic_increasing


def test_a_speaker_behind_a_guess_is_found():
    text = """Clerks say they have several questions for mayor Otto Berg at a hearing next week. For
one: how was Moor — a witness to the actions of Lind, and whose own conduct came under scrutiny —
able to represent Lind as her lawyer during the interview of the former keeper? And why did the
council grant leave to so many people?

Moor "got a free boat," Imber said, and still "got to sit in on (Lind's) interview when she was
being heard by the council… It just raises a lot of questions."

Several people clerks have tried to talk to about the matter have refused to cooperate. On Thursday,
the panel held Varn in contempt of the council for refusing to show up to a hearing despite an
order. His lawyer said he would not answer questions."""
    text = text.replace("\n\n", "|").replace("\n", " ").replace("|", "\n")
    assert ("he would not answer questions", "His lawyer", "said") in found(text)


def test_what_goes_on_without_end_is_cut():
    parts = clauses.read("It rained " + "and she said the wind blew " * 300, [])
    sizes = [len(sentence.kinds) for _, sentences in parts for sentence in sentences]
    assert max(sizes) <= 300 < sum(sizes)
    assert not len(kc.find_reported("he said “that”\n\n" * 200))
