"""The tracer on input that nobody wants, and on any text at all."""

from __future__ import annotations

from itertools import pairwise
from unittest.mock import patch

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kcna_corpus.text.sentences import split_sentences
from kcna_corpus.tracing import CLASSES, COLUMNS, meaning, trace, trace_batches
from kcna_corpus.tracing.word_arrays import read_words

STATEMENT = ["The mill stays shut.", "We never sold 3 boats, but we may (perhaps) lend one."]


@pytest.mark.parametrize("reports", [[], [""], ["no marks"], ["\"\"''“”«»"], ["“…”"], ["“ \0 ”"]])
def test_nothing_to_trace(reports: list[str]) -> None:
    table = trace(reports, STATEMENT)
    assert tuple(table.columns) == COLUMNS
    assert all(not found for found in table["sentences"])


def test_an_empty_table_has_flags() -> None:
    table = trace([], STATEMENT)
    assert table["nested"].dtype == bool
    assert len(table[~table["nested"]]) == 0


@pytest.mark.parametrize("text", [None, 3, 1.5, b"x"])
def test_what_is_no_text_is_named(text: object) -> None:
    frame = pd.DataFrame({"doc_id": [7, 8], "text": ["fine", text]}, dtype=object)
    with pytest.raises(TypeError, match="row 1, column 'text'"):
        trace(frame, STATEMENT)
    with pytest.raises(TypeError, match="row 1, column 'text'"):
        trace(["fine", text], STATEMENT)  # type: ignore[list-item]
    with pytest.raises(TypeError, match="row 1, column 'text'"):
        list(trace_batches(["fine", text], STATEMENT, 1, progress=False))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "statement", ["", " \n", [], [""], ["…"], {}, {"a": ""}, {"a": [], "b": []}]
)
def test_an_empty_statement(statement: object) -> None:
    with pytest.raises(ValueError, match="statement"):
        trace(["“x”"], statement)


@pytest.mark.parametrize("statement", [None, 3, ["fine", None], {"a": 3}])
def test_what_is_no_statement(statement: object) -> None:
    with pytest.raises(TypeError, match="statement"):
        trace(["“x”"], statement)


@pytest.mark.parametrize("speaker", [3, b"Ada Roe", {"a": 1}, float("nan"), ["Ada Roe", 3]])
def test_what_is_no_name_of_a_speaker(speaker: object) -> None:
    with pytest.raises(TypeError, match="speaker: a name, a list of the names of one person"):
        trace(["“x”"], STATEMENT, speaker=speaker)  # type: ignore[arg-type]


@pytest.mark.parametrize("speaker", ["", " \n", "…", [], [""], ["Ada Roe", " "]])
def test_a_speaker_without_a_name(speaker: object) -> None:
    with pytest.raises(ValueError, match="speaker: a name, a list of the names of one person"):
        trace(["“x”"], STATEMENT, speaker=speaker)  # type: ignore[arg-type]


@pytest.mark.parametrize("names", [("Ada Roe",), {"Ada Roe"}, pd.Series(["Ada Roe"]), "Ada Roe"])
def test_one_name_or_several_in_any_list(names: object) -> None:
    table = trace(["“The mill stays shut,” Ada Roe said."], STATEMENT, speaker=names)  # type: ignore[arg-type]
    assert table["misattributed"].tolist() == [False]


def test_batches_have_a_size() -> None:
    with pytest.raises(ValueError, match="size must be 1 or more"):
        next(trace_batches(["x"], STATEMENT, 0))


def test_a_statement_of_one_word() -> None:
    table = trace(["He said “Never”, “no” and “never, ever”."], "Never.")
    assert table["sentences"].tolist()[1] == []
    assert set(table["class"]) <= set(CLASSES)


def test_a_report_equal_to_the_statement() -> None:
    text = " ".join(STATEMENT)
    assert len(trace([text], STATEMENT)) == 0
    table = trace([f"“{text}”"], STATEMENT)
    assert (table["class"][0], table["sentences"][0]) == ("verbatim", [0, 1])


def test_much_text_takes_bounded_time() -> None:
    long = " ".join(STATEMENT) * 20_000
    trace(["“" * 1_000_000, f"“{long}”", "“" + "mill " * 200_000 + "”"], STATEMENT)


PIECES = st.sampled_from(
    [*" \n\t\0\ud800\u200b\u202e\u05d0\u0645\u0301…“”‘’\"'«»()[].,'-1ßﬁ北한İ", "mill", "The", "never",
     "shut.", "The mill stays shut", "We never sold 3 boats, but", "U.S.", "3,000", "''", "``"]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))


ANY_REPORTS, ANY_SENTENCES = st.lists(TEXTS, max_size=4), st.lists(TEXTS, min_size=1, max_size=3)


@settings(max_examples=400)
@given(ANY_REPORTS, ANY_SENTENCES)
def test_any_text(reports: list[str], sentences: list[str]) -> None:
    with patch.object(meaning, "installed", return_value=False):
        check_rows(reports, sentences)


@settings(max_examples=20)  # the encoder reads each statement anew
@given(ANY_REPORTS, ANY_SENTENCES)
def test_any_text_where_the_encoder_may_be_at_hand(
    reports: list[str], sentences: list[str]
) -> None:
    check_rows(reports, sentences)


def check_rows(reports: list[str], sentences: list[str]) -> None:
    statement = [*STATEMENT, *sentences]
    table = trace(reports, statement)
    for found in table.to_dict("records"):
        text = reports[found["document"]]
        assert text[found["start"] : found["end"]] == found["text"]
        assert set(found["sentences"]) <= set(range(len(statement)))
        assert found["class"] in CLASSES
        assert 0 <= found["score"] <= 1
        for edit in found["edits"]:
            assert text[edit["start"] : edit["end"]] == edit["report"]
            assert found["start"] <= edit["start"] <= edit["end"] <= found["end"]


@settings(max_examples=400)
@given(st.lists(TEXTS, max_size=5))
def test_words_of_any_text(pieces: list[str]) -> None:
    words = read_words(pieces)
    assert len(words.bounds) == len(pieces) + 1
    for piece, low, high in zip(pieces, words.bounds, words.bounds[1:], strict=False):
        spans = list(zip(words.starts[low:high], words.ends[low:high], strict=True))
        assert all(0 <= a < b <= len(piece) for a, b in spans)
        assert all(b <= c for (_, b), (c, _) in pairwise(spans))
        assert words.codes[low:high].tolist() == read_words([piece]).codes.tolist()


@given(TEXTS)
def test_sentences_of_any_text(text: str) -> None:
    assert "".join("".join(split_sentences(text)).split()) == "".join(text.split())
