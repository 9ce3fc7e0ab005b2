"""In which language a report tells what it tells outside its quotations."""

import re
from collections.abc import Sequence

from ..text.cues import KINDS
from .marks import Span

_ENGLISH = 3  # times “the”: no other language has so many
_CUES = tuple("VIGUK")
_ALPHA = re.compile(r"[^\W\d_]+")
_SAMPLE = 1500  # characters by which the language of a report is told


def language_outside(text: str, spans: Sequence[Span]) -> str:
    """Tell the language of what a text says outside its quotations."""
    if text.count(" the ", 0, _SAMPLE) > _ENGLISH:
        return "en"
    from ..text.language import language_of  # an English text seldom needs its tables

    narration = _narration(text, spans)
    language = language_of(narration, "", enough=1)
    if language not in ("", "en") or any(
        KINDS.get(w.lower()) in _CUES for w in _ALPHA.findall(narration)
    ):
        return language or "en"
    # No English verb of speech: a small word that other languages share must not decide.
    return language if language and text.isascii() else language_of(text, "", enough=2)


def _narration(text: str, spans: Sequence[Span]) -> str:
    """Give the beginning of what a text says outside its quotations."""
    parts, end = [], 0
    for span in spans:
        if not span.nested:
            parts.append(text[end : span.start])
            end = span.end
        if end > _SAMPLE:
            break
    return " ".join([*parts, text[end : end + _SAMPLE]])
