"""The sentences of a text, with their places, in the languages whose stops are known."""

import re
from collections.abc import Iterator
from functools import cache

from .cues import ABBREVIATED
from .words import FUNCTION_WORDS, word_set

_CLOSING = "\"'”’»)\\]"
_WIDE_CLOSING = "」』”’）》"
# Where a sentence may end. Korean, Cyrillic and Latin texts set a space behind their stops;
# Chinese, Japanese, Hindi and Urdu have stops that need none. A line end always ends one.
_STOPS, _WIDE_STOPS = ".!?…؟", "。！？｡।॥۔"
_END = re.compile(  # its first sign stands alone, so that the scanner leaps from one to the next
    rf"[{_STOPS}{_WIDE_STOPS}\n\r]"
    rf"(?:(?<=[{_STOPS}])[{_STOPS}]*[{_CLOSING}]*(?=\s)\s*"
    rf"|(?<=[{_WIDE_STOPS}])[{_WIDE_STOPS}]*[{_WIDE_CLOSING}]*\s*"
    r"|(?<=[\n\r])\s*)"
)
_LINE_END = re.compile(r"[\n\r]")
# What a sentence that is whole ends with; one that was cut ends with dots.
_WHOLE = rf"[.!?؟][{_CLOSING}]*\Z|[。！？｡।॥۔][{_WIDE_CLOSING}]*\Z"
_CUT = rf"(?:…|\.\.\.)[{_CLOSING}]*\Z"
_TAIL = 8  # characters: a stop and its closing marks
_LONGEST_WORD = 40  # characters: nothing longer is shortened
_QUOTED = tuple(_WIDE_CLOSING)
_PARTICLES = ("と", "って", "という", "などと")  # Japanese: “…。」と述べた” goes on
_FIRST = re.compile(r"\s*([^\W_]+)")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")
_DAY = re.compile(r"\d{1,2}")
# A stop behind a title is none; one behind these may be the sentence's too.
_SHORTENED = word_set("""jr sr etc no inc ltd co corp dept jan feb mar apr jun jul aug sept sep oct
    nov dec fig vol approx""")
_TITLES = word_set(ABBREVIATED.lower()) - _SHORTENED | word_set("messrs e.g i.e")
_ORDINAL = "de da no cs sk hr sl fi et".split()  # languages that write “3. Mai”


def sentence_spans(text: str, *, whole: bool = False) -> Iterator[tuple[int, int]]:
    r"""Yield where each sentence of a text begins and ends, no space at either side.

    A stop inside a sentence ends none: of a title, an initial or an abbreviation, of a German day
    ("3. Mai"), of quoted words that a Japanese particle takes up (「…。」と). With `whole`, what
    ends without a stop (a title, a byline) or with dots (a teaser) is left out.

    >>> text = "A title\nBy J. Varn, 3 May. No U.S. plums.\nThe rest was cut..."
    >>> [text[start:end] for start, end in sentence_spans(text, whole=True)]
    ['By J. Varn, 3 May.', 'No U.S. plums.']
    >>> [text[start:end] for start, end in sentence_spans(text)][::3]
    ['A title', 'The rest was cut...']
    """
    start = 0
    for end in sentence_ends(text):
        yield from _trimmed(text, start, end, whole)
        start = end
    yield from _trimmed(text, start, len(text), whole)


def sentence_ends(text: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Yield where sentences end, with the space behind them, between two places.

    >>> [*sentence_ends("Dr. Roe left. It rained. Then")]
    [14, 25]
    """
    for stop in _END.finditer(text, start, len(text) if end is None else end):
        if _ends(text, start, stop):
            yield stop.end()
            start = stop.end()


def sentence_start(text: str, index: int, reach: int = 400) -> int:
    """Find where the sentence of a place begins; what is farther than `reach` is not read.

    >>> sentence_start("Dr. Roe left. Dr. Hale spoke.", 22)
    14
    """
    start = max(0, index - reach)
    stops = reversed([*_END.finditer(text, start, index)])
    return next((stop.end() for stop in stops if _ends(text, start, stop)), start)


def split_sentences(text: str) -> list[str]:
    """Split a text into its sentences.

    >>> split_sentences("Dr. Roe met J. Hale at 5 p.m. on Monday. Nobody spoke.")
    ['Dr. Roe met J. Hale at 5 p.m. on Monday.', 'Nobody spoke.']
    """
    return [text[start:end] for start, end in sentence_spans(text)]


def _trimmed(text: str, start: int, end: int, whole: bool) -> Iterator[tuple[int, int]]:
    """Yield the span without the spaces at its sides, if anything is left of it."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    tail = text[max(start, end - _TAIL) : end]
    if start < end and (not whole or (re.search(_WHOLE, tail) and not re.search(_CUT, tail))):
        yield start, end


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    return _LINE_END.search(stop[0]) is not None or not _goes_on(text, start, stop)


def _goes_on(text: str, start: int, stop: re.Match[str]) -> bool:
    """Is this stop inside a sentence? Mostly so after an abbreviation; The or It opens another."""
    following = _FIRST.match(text, stop.end())
    if not following:
        return False
    if stop[0].rstrip().endswith(_QUOTED) and text.startswith(_PARTICLES, stop.end()):
        return True
    if not stop[0].startswith("."):
        return following[1][0].islower()
    word = (
        text[max(start, stop.start() - _LONGEST_WORD) : stop.start()]
        .rpartition(" ")[2]
        .lstrip("(\"'“‘")
        .lower()
    )
    if following[1][0].islower() or word in _TITLES:
        return True
    if _DAY.fullmatch(word):
        return following[1].lower() in _ordinal_months()
    short = word in _SHORTENED or (word != "i" and bool(_INITIALS.fullmatch(word)))
    return short and following[1].lower() not in FUNCTION_WORDS


@cache
def _ordinal_months() -> frozenset[str]:
    from .calendar import months  # figures seldom end a sentence

    return frozenset(name for language in _ORDINAL for name in months(language))
