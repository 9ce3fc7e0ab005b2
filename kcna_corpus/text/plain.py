"""A text as it reads, whatever it was saved as, with the way back to the places of the given one.

Entities of a page (`&ldquo;`), accents and Hangul in pieces, as some systems save them, and hyphens
that only show where a line may end: a reader sees none of them, so what looks for marks, names or
words looks at the plain text. Every place that is told counts in the text as given.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

_ENTITY = r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});"
# What has no width and no use for words; a soft hyphen takes the line end behind it along.
_HIDDEN = "\u00ad(?:[ \t]*\r?\n[ \t]*)?|[\u2060\ufeff]"
# What ends a line or a paragraph as a line feed does; within a sentence it only wraps.
_ENDS = "[\x0b\x0c\x85\u2028\u2029]"
_WRAPS = _ENDS + r"(?= ?[^\W\d_A-Z])"
# A letter and the marks or the vowels and finals of Hangul that belong on it.
_PIECES = r"\S[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u3099\u309a\u1161-\u1175\u11a8-\u11c2]+"


def _unescaped(entity: str) -> str:
    from html import unescape  # its table is long, and few texts have an entity

    return unescape(entity)


_RULES: tuple[tuple[str, Callable[[str], str]], ...] = (
    (_ENTITY, _unescaped),  # &ldquo; is “
    (_HIDDEN, lambda _: ""),
    (_WRAPS, lambda _: " "),
    (_ENDS, lambda _: "\n"),
    (_PIECES, lambda pieces: unicodedata.normalize("NFC", pieces)),  # e and U+0301 are é
)
_ANY = "|".join(f"({pattern})" for pattern, _ in _RULES)


class Plain(NamedTuple):
    """The `text` as it reads; its character `i` stands at place ``at(i)`` of the given one."""

    text: str
    given: str
    places: list[int] | None = None  # of each character and of the end; None: nothing was changed

    def at(self, index: int) -> int:
        """The place in the given text. The end of a part is the `at` of its end."""
        return index if self.places is None else self.places[index]

    def part(self, start: int, end: int) -> str:
        """What the given text prints for ``text[start:end]``."""
        return self.given[self.at(start) : self.at(end)]


def plain(text: str) -> Plain:
    r"""Return a text as it reads.

    >>> given = "&ldquo;No co\u00adal,&rdquo; she said."
    >>> read = plain(given)
    >>> read.text
    '“No coal,” she said.'
    >>> read.at(1), read.part(1, 9)
    (7, 'No co\xadal,')
    """
    if not _shows_otherwise(text):
        return Plain(text, text)
    parts: list[str] = []
    places: list[int] = []
    behind = 0
    for match in re.finditer(_ANY, text):
        new = _RULES[(match.lastindex or 1) - 1][1](match[0])
        if new == match[0]:
            continue
        parts += [text[behind : match.start()], new]
        places += range(behind, match.start())
        # A letter in pieces ends where the pieces end, so that no part of it is told alone.
        places += [match.start()] * len(new)
        behind = match.end()
    if not parts:
        return Plain(text, text)
    places += range(behind, len(text) + 1)
    return Plain("".join([*parts, text[behind:]]), text, places)


def _shows_otherwise(text: str) -> bool:
    """Is there anything to be read otherwise? For most texts a glance tells that there is not."""
    if ("&" in text and re.search(_ENTITY, text)) or "\x0b" in text or "\x0c" in text:
        return True
    if text.isascii():
        return False
    hidden = any(sign in text for sign in "\u00ad\u2060\ufeff\x85\u2028\u2029")
    return hidden or not unicodedata.is_normalized("NFC", text)
