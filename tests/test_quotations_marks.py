"""Quotation marks: every kind, nested, over paragraphs, unpaired, and any input at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcna_corpus.quotations import find_spans
from kcna_corpus.views import choosing

PAIRED = [
    ('He said "rain" today.', ["rain"]),
    ("He said “rain” today.", ["rain"]),
    ("He said ''rain'' today.", ["rain"]),
    ("He said ``rain'' today.", ["rain"]),
    ("He said ‘‘rain’’ today.", ["rain"]),
    ("Elle dit « pluie » ce soir.", ["pluie"]),
    ("Han sa «regn» i dag.", ["regn"]),
    ("Sie sagte „Regen“ und ging.", ["Regen"]),
    ("Sie sagte »Regen« und ging.", ["Regen"]),
    ("Hon sade ”regn” i dag.", ["regn"]),
    ("Er sagte ‚Regen‘ und ging.", ["Regen"]),
    ("Elle dit ‹pluie› ce soir.", ["pluie"]),
    ("彼女は「雨」と言った。", ["雨"]),
    ("書名『雨』と言った。", ["雨"]),
    ("他读《雨》。", ["雨"]),
    ("He said ‘rain’ today.", ["rain"]),
    ("He said 'rain' today.", ["rain"]),
    ("He said `rain' today.", ["rain"]),
    ("He said ＂rain＂ today.", ["rain"]),
    ('mixed “rain" here', ["rain"]),
    ('doubled ""rain"" here', ["rain"]),
]
NESTED = [
    ("“She said ‘rain’ twice.”", ["She said ‘rain’ twice.", "rain"]),
    ("\"She said 'rain.'\"", ["She said 'rain.'", "rain."]),
    ("''She said 'rain.''' he said", ["She said 'rain.'", "rain."]),
    ('"She said "rain" twice." Then', ['She said "rain" twice.', "rain"]),
    ("「雨『小』です」", ["雨『小』です", "小"]),
    ("'She said \"rain\" twice,' he", ['She said "rain" twice,', "rain"]),
]
APOSTROPHES = [
    "It's the bakers' turn, isn't it?",
    "rock 'n' roll in the '60s",
    "Tell 'em it wasn’t the town’s.",
    "a 6'2\" man",
]
UNPAIRED = [
    ("“It rains.\n\n“It pours.” Then", [("It rains.", False, False), ("It pours.", True, True)]),
    ("“It rains.\n\nIt pours.” Then", [("It rains.", False, False), ("It pours.", True, True)]),
    (
        'She: "It rains.\n\nPlain.\n\n"Yes" here',
        [("It rains.", False, False), ("Yes", True, False)],
    ),
    (
        "“It rains, he said. “It pours.”",
        [("It rains,", False, False), ("It pours.", True, False)],
    ),
    ("It rains,” he said.", []),
    ("He said “no.", [("no.", False, False)]),
]


def words(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_spans(text)]


@pytest.mark.parametrize(("text", "expected"), PAIRED + NESTED)
def test_pairs(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(("text", "expected"), NESTED)
def test_only_the_inner_one_is_nested(text: str, expected: list[str]) -> None:
    assert [span.nested for span in find_spans(text)] == [False] + [True] * (len(expected) - 1)


@pytest.mark.parametrize("text", APOSTROPHES)
def test_an_apostrophe_is_no_quotation_mark(text: str) -> None:
    assert words(text) == []


def test_a_possessive_does_not_close_a_single_quotation() -> None:
    assert words("It is 'the bakers' turn.' Yes.") == ["the bakers' turn."]


@pytest.mark.parametrize(("text", "expected"), UNPAIRED)
def test_a_missing_mark_stays_in_its_paragraph(
    text: str, expected: list[tuple[str, bool, bool]]
) -> None:
    found = [(text[s.start : s.end], s.closed, s.continued) for s in find_spans(text)]
    assert found == expected


@pytest.mark.parametrize("text", ["", '"', '""', "“”", "'''", " « » ", '\n\n"\n\n'])
def test_only_marks_is_no_quotation(text: str) -> None:
    assert words(text) == []


def test_a_huge_run_of_marks_ends() -> None:
    assert find_spans('"' * 1_000_000) == []
    assert len(find_spans("“a” " * 10_000)) == 10_000


@pytest.mark.parametrize("value", [None, 3, b"bytes"])
def test_what_is_no_text_is_named(value: object) -> None:
    with pytest.raises(TypeError, match=type(value).__name__):
        find_spans(value)  # type: ignore[arg-type]


MARKED = st.text(
    st.sampled_from(list("ab .,\n'\"“”‘’«»„「」`…—s\u200b\u202e\x00\ud800")), max_size=80
)


@given(st.text() | MARKED)
def test_spans_hold_on_any_text(text: str) -> None:
    spans = find_spans(text)
    assert [s.start for s in spans] == sorted(s.start for s in spans)
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        inside = [o for o in spans if o != span and o.start <= span.start and span.end <= o.end]
        assert span.nested == bool(inside)


@pytest.mark.parametrize(
    "text",
    [
        "She said “our harbour\nprogramme has two aims” in the evening.",
        "Elin Moor spoke on Monday. She said “our harbour\nprogramme has two aims” in the evening.",
        "Сестра сказала: “наша гавань\nимеет две цели” вечером.",
    ],
)
def test_no_paragraph_begins_with_a_small_letter(text):
    (span,) = find_spans(text)
    assert text[span.start : span.end] == text[text.index("“") + 1 : text.index("”")]


def test_a_line_that_begins_with_a_capital_is_a_paragraph_where_there_are_no_blank_lines():
    text = "“The pier is shut for good\nThe ferry waits” was the answer."
    assert "The ferry" not in text[find_spans(text)[0].start : find_spans(text)[0].end]


def test_every_mark_parts_the_words_of_a_search_in_script_as_in_python():
    script = Path(choosing.__file__).parent / "js" / "frame" / "choose.js"
    assert f"/{choosing._BETWEEN.pattern}/" in script.read_text(encoding="utf-8")
