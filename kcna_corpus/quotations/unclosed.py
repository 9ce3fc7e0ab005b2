"""Where a quotation ends whose closing mark was forgotten."""

from __future__ import annotations

import re
from itertools import zip_longest

from . import marks
from .marks import Span
from .rules import ADVERB, NP
from .tokens import tokenize

#: A voice at the end of a paragraph: “…, Lind said.”, “…, said Lind.”, “…, according to Lind.”
_VOICE = re.compile(rf",(?:{NP}{ADVERB}[VI]|I{NP}|K{NP})[^.?Q:;,]{{0,15}}[.]?$")


def find_spans(text: str) -> list[Span]:
    """Find every quotation by its marks; one that is not closed ends before who is said to speak.

    Examples
    --------
    >>> text = "“The mill burned, Moor said."
    >>> [text[span.start : span.end] for span in find_spans(text)]
    ['The mill burned,']
    """
    spans = marks.find_spans(text)
    if all(span.closed for span in spans):
        return spans
    return [
        span if span.closed or (after and after.continued) else _shortened(text, span)
        for span, after in zip_longest(spans, spans[1:])
    ]


def _shortened(text: str, span: Span) -> Span:
    tokens = tokenize(text, span.start, span.end, [])
    voice = _VOICE.search(tokens.kinds)
    return span._replace(end=tokens.ends[voice.start()]) if voice and voice.start() else span
