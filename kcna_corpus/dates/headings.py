"""Lists of events by date: the year stands on a line above, a day or month begins its line.

2002
29 January: the treaty is signed
May: the port is shut
"""

import re
from bisect import bisect
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from .story import Phrase

#: A short line that a year begins, and that is no sentence.
_HEADING = re.compile(
    r"^[^\w\n]{0,4}(?P<year>[12]\d{3})년?(?![\w./-])(?P<title>[^\n.]{0,60})$", re.MULTILINE
)
_SECTION = 2400  # characters below a heading that are taken to belong to it
_LABEL = 40  # characters before a date in which its line must begin
_ENTRY = re.compile(
    r"(?:[^\S\n]?[-–—][^\S\n]?(?:[^\W\d_]+[ ])?\d\d?(?:[ ][^\W\d_]+)?)?"  # 27[-29 August]
    r"[^\S\n]*(?:[:–—|\n\t]|--?\s|[.]\s|$)"
)
_OF_LABELS = frozenset("month doubtful short dd nth 일 dash comma and weekday shortday".split())


class Heading(NamedTuple):
    """A line that a year begins: the year, its place, and whether it is all that stands there."""

    year: int
    start: int
    end: int
    bare: bool


@lru_cache(maxsize=4)
def find_headings(text: str) -> list[Heading]:
    r"""Return the lines that a year begins and that are no sentence.

    >>> [(h.year, h.bare) for h in find_headings("2002\n3 May: it shut.\n2003, the storm\nIn June")]
    [(2002, True), (2003, False)]
    """
    return [
        Heading(int(m["year"]), *m.span("year"), not re.search(r"\w", m["title"]))
        for m in _HEADING.finditer(text)
    ]


def heading_of(p: Phrase) -> Heading | None:
    """The heading of the section that an expression stands in."""
    headings, start = find_headings(p.story.text), p.span[0]
    index = bisect(headings, start, key=attrgetter("start")) - 1
    return headings[index] if index >= 0 and start - headings[index].end < _SECTION else None


def is_entry(p: Phrase) -> bool:
    """Whether nothing but dates stands before it on its line, and a colon or line's end behind."""
    story, (start, end) = p.story, p.span
    line = story.text.rfind("\n", max(0, start - _LABEL), start) + 1
    if (not line and start > _LABEL) or not _ENTRY.match(story.text, end):
        return False
    first = p.first - 1
    while first >= 0 and story.matches[first].start() >= line:
        if story.kinds[first][1] not in _OF_LABELS and story.tokens[first][0].isalnum():
            return False
        first -= 1
    return True
