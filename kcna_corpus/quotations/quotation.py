"""One quotation: the row of a table."""

from __future__ import annotations

from typing import NamedTuple

from .marks import Span


class Quotation(NamedTuple):
    """One quotation: a row of the table of `find_quotations`."""

    start: int
    end: int
    text: str
    speaker: str
    speaker_start: int
    speaker_end: int
    cue: str
    nested: bool
    speech: bool
    certain: bool
    resolved: str
    identified: bool
    relay: str


def silent(text: str, span: Span, speech: bool = False, certain: bool = False) -> Quotation:
    """Give the row of a quotation that nobody speaks."""
    start, end, nested = span[:3]
    words = text[start:end]
    return Quotation(
        start, end, words, "", -1, -1, "", nested, speech, certain, "", False, ""
    )  # fmt: skip
