"""Sentences of invented texts, with their places."""

import pytest

from kcna_corpus.text.sentences import sentence_spans, split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("「雨だ。」と彼は言った。風もある。", ["「雨だ。」と彼は言った。", "風もある。"]),
        ("「雨だ。」彼は去った。", ["「雨だ。」", "彼は去った。"]),
        ("Am 3. Mai kam er. Am 4. ging er.", ["Am 3. Mai kam er.", "Am 4. ging er."]),
        ("She sold 3. May came.", ["She sold 3.", "May came."]),
        ("वह आया। वह गया।", ["वह आया।", "वह गया।"]),
        ("هل جاء؟ نعم جاء.", ["هل جاء؟", "نعم جاء."]),
        ("비가 온다. 바람도 분다.", ["비가 온다.", "바람도 분다."]),
        ("Шёл дождь. Потом снег.", ["Шёл дождь.", "Потом снег."]),
        (
            "Sens. Roe and Hale spoke. Pres. Lind left.",
            ["Sens. Roe and Hale spoke.", "Pres. Lind left."],
        ),
        ("A line\rAnother", ["A line", "Another"]),
        ("", []),
    ],
)
def test_stops_end_sentences(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


def test_a_title_and_a_teaser_are_not_whole() -> None:
    text = "The plums\nNobody sold one.\nIt was said that…\n雨だ。"
    assert [text[a:b] for a, b in sentence_spans(text, whole=True)] == [
        "Nobody sold one.",
        "雨だ。",
    ]


@pytest.mark.parametrize(
    "text", ["e.g. " * 100_000, " " * 300_000, "\n" * 300_000, ".) " * 100_000]
)
def test_no_text_takes_long(text: str) -> None:
    assert len(split_sentences(text)) <= 100_000
