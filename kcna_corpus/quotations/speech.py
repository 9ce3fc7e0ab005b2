"""Is it speech? Scare quotes, titles of works, nicknames and quoted markup are not.

Points, for and against: a quotation is speech when they add up to more than nothing. They were
fitted on news articles whose quotations people had marked, then rounded to quarters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .marks import Span

POINTS = {
    # the words themselves
    "any": 2.25,
    "title, no cue": 1.25,
    "a sentence": 0.5,
    "words: 4-6": 0.5,
    "a modifier, no cue": -0.5,
    "no stop, no cue": -0.5,
    "words: 1": -0.5,
    "unclosed": -0.75,
    "one capital": -1.5,
    "title": -2.75,
    # the rule that found the speaker
    "rule: verb, subject": 1.0,
    "rule: object of which": 0.75,
    "rule: subject before": 0.75,
    "rule: subject, verb": 0.75,
    "rule: according to before": 0.5,
    "rule: subject, aside": 0.5,
    "rule: subject, who": 0.5,
    "rule: later subject, verb": 0.25,
    "rule: label": -0.5,
    "rule: verb, subject before": -0.75,
    "rule: any verb, subject": -1.0,
    "rule: same sentence": -1.0,
    "rule: clause only": -1.25,
    "rule: paragraph before": -1.5,
    "rule: none": -2.0,
    # the kinds of the words on either side (see `tokens.py`)
    "after: C": 1.0,
    "after: B": 0.5,
    "after: D": 0.5,
    "after: S": 0.5,
    "after: ?": 0.25,
    "after: (": -0.75,
    "before: G": 0.75,
    "before: T": 0.75,
    "before: U": 0.75,
    "before: (": 0.5,
    "before: .": 0.5,
    "before: E": 0.5,
    "before: P": 0.5,
    "before: V": 0.5,
    "before: v": 0.5,
    "before: R": -0.25,
    "before: B": -0.5,
    "before: C": -0.5,
    "before: Q": -1.0,
    "before: s": -1.0,
    "before: -": -1.5,
}
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_FINITE = re.compile(
    r"\b(?:i|we|you|he|she|they|it|is|are|was|were|will|would|can|has|have|had|do|does|did|my|our"
    r"|your|us|me)\b|[^\W_][’'][^\W_]",
    re.IGNORECASE,
)
_UNTITLED = re.compile(
    r"(?:an?|and|at|by|for|from|in|is|it|o[fnr]|the|to|with)$"
)  # small in titles
_KNOWN_LONG = 13  # words: whoever quotes so many quotes speech


def points(text: str, span: Span, kinds: str, place: int, rule: str) -> float:
    """Add up what speaks for speech and against it; `rule` is the rule that found a speaker."""
    if text[max(0, span.start - 2) : span.start - 1] == "=":  # an attribute of markup
        return -9
    return sum(POINTS.get(trait, 0) for trait in traits(text, span, kinds, place, rule))


def traits(text: str, span: Span, kinds: str, place: int, rule: str) -> Iterator[str]:
    """Name what is seen of a quotation, in the words of the table."""
    words = _WORD.findall(text, span.start, span.end)
    heads = [word for word in words if not _UNTITLED.match(word.lower())]
    yield "any"
    yield f"rule: {rule or 'none'}"
    yield f"before: {kinds[place - 1 : place] or '.'}"
    yield f"after: {kinds[place + 1 : place + 2]}"
    if len(words) < _KNOWN_LONG:
        yield f"words: {_size(len(words))}"
    title = bool(heads) and not any(word[0].islower() for word in heads)
    if title:
        yield "one capital" if len(words) == 1 else "title"
    if _FINITE.search(text, span.start, span.end):
        yield "a sentence"
    if not span.closed:
        yield "unclosed"
    if rule in ("", "clause only"):
        if text[span.end - 1] not in ".,?!…":
            yield "no stop, no cue"
        if title:
            yield "title, no cue"
        if kinds[place + 1 : place + 2] in ("w", "N"):
            yield "a modifier, no cue"


def _size(words: int) -> str:
    return "1" if words < 2 else "2-3" if words < 4 else "4-6" if words < 7 else "7-12"
