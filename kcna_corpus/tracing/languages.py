"""Is a quotation in another language than the statement? Then its words cannot be compared."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..text.language import UNKNOWN, has_common_words, language_of
from .classes import ABSENT, Finding
from .match import Match

_SAMPLE = 1500  # characters of a report that are read for its language
_FOREIGN = re.compile("[^\0-\x7f\u00a0\u2010-\u2026€£]")  # what no English word or mark is made of
_SURE = 2  # commonest words that tell the language of a quotation by itself


class Fragment(NamedTuple):
    """A quotation of a report, in another language than the statement."""

    report: int
    number: int
    start: int
    length: int
    words: str
    language: str

    def within(self, other: Fragment) -> bool:
        """Whether it stands inside another fragment of its report."""
        after = self.start + self.length <= other.start + other.length
        return after and other.start <= self.start and self.number != other.number


def foreign_fragments(
    texts: Sequence[str],
    matches: Sequence[Sequence[Match]],
    findings: Sequence[Sequence[Finding]],
    languages: Collection[str],
) -> list[Fragment]:
    """Give the quotations of reports that no words link, in none of these languages."""
    return [
        Fragment(report, k, quoted.start, len(quoted.text), quoted.text, language)
        for report, own_findings in enumerate(findings)
        for k, finding in enumerate(own_findings)
        if finding.kind == ABSENT
        for quoted in (matches[report][k].quoted,)
        if (language := is_foreign(quoted.text, texts[report], languages))
        if any(map(str.isalpha, quoted.text))
    ]


def is_foreign(words: str, report: str, languages: Collection[str]) -> str:
    """Return the language of a quotation if it is none of these, "" if it is one of them.

    A quotation of few words is taken to be in the language of its report. Where nothing in either
    tells, and no common word of these languages is there, it is `UNKNOWN`.

    >>> is_foreign("un bruit", "Elle a dit que c’est « un bruit » dans le port.", ["en"])
    'fr'
    >>> is_foreign("a rumour", "Elle a dit que c’est « a rumour » dans le port.", ["fr"])
    ''
    >>> is_foreign("hacer publicidad", "«hacer publicidad»", ["en"])
    'und'
    >>> is_foreign("po to, by bronić", "Rzecznik powiedział, że nie jest „po to, by…”", ["en"])
    'pl'
    """
    if not languages:
        return ""
    english = "en" in languages and (words.isascii() or not _FOREIGN.search(words))
    if english and has_common_words(words, "en"):
        return ""
    own = _by_words(words, _SURE)
    if not own and english and report.count(" the ", 0, _SAMPLE) > 1:
        return ""
    around = "" if own and own != "zh" else language_of(report[:_SAMPLE])
    if not own and around in ("", *languages):
        own = one if (one := _by_words(words, 1)) in languages else ""
    if not own or own == "zh":  # a few signs of Japanese can all be Chinese ones
        own = around if around == "ja" else own or around
    language = own or _by_both(words, report)
    if not language and not any(
        has_common_words(report[:_SAMPLE], code, 0.1) for code in languages
    ):
        return UNKNOWN
    return "" if language in languages else language


def _by_both(words: str, report: str) -> str:
    """Tell the language by one commonest word, if it is that of what is written around it."""
    one = language_of(words, enough=1)
    return one if one and _FOREIGN.search(words) and language_of(report, enough=1) == one else ""


@lru_cache(1 << 12)  # reports repeat each other
def _by_words(words: str, enough: int) -> str:
    """Tell the language by so many commonest words; “to” and “by” are words of Polish too."""
    language = language_of(words, enough=enough)
    return "" if language == "en" and _FOREIGN.search(words) else language
