"""Where a quotation ends whose closing mark was forgotten, or begins behind who speaks."""

import re
from itertools import zip_longest

from ..text.lines import unwrapped
from . import marks
from .marks import Span
from .tokens import ADVERB, NP, tokenize

#: A voice at the end of a paragraph: “…, Lind said.”, “…, said Lind.”, “…, according to Lind.”
_VOICE = rf",(?:{NP}{ADVERB}[VI]|I{NP}|K{NP})[^.?Q:;,]{{0,15}}[.,:]?$"

#: In a transcript each paragraph opens a mark, and the label stands behind it: “MOOR: It burned.
_TRANSCRIPT = re.compile(r"(?:[A-Z][A-Z.’'-]{1,20} ?){1,3}:\s+(?=\S)")


def find_spans(text: str) -> list[Span]:
    r"""Find every quotation by its marks; one that is not closed ends before who is said to speak.

    Where some are not closed, a label in capitals behind a mark is not part of what is said.

    >>> text = "“The mill burned, Moor said."
    >>> [text[span.start : span.end] for span in find_spans(text)]
    ['The mill burned,']
    >>> text = "“MOOR: The mill burned.\n\n“LIND: When?"
    >>> [text[span.start : span.end] for span in find_spans(text)]
    ['The mill burned.', 'When?']
    """
    text = unwrapped(text)  # a line end that only wraps parts no quotation
    spans = marks.find_spans(text)
    if all(span.closed for span in spans):
        return spans
    return [
        _unlabelled(
            text, span if span.closed or (after and after.continued) else _shortened(text, span)
        )
        for span, after in zip_longest(spans, spans[1:])
    ]


def _unlabelled(text: str, span: Span) -> Span:
    label = _TRANSCRIPT.match(text, span.start, span.end)
    return span._replace(start=label.end()) if label else span


def _shortened(text: str, span: Span) -> Span:
    tokens = tokenize(text, span.start, span.end, [])
    voice = re.search(_VOICE, tokens.kinds)
    return span._replace(end=tokens.ends[voice.start()]) if voice and voice.start() else span
