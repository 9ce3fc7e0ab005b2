"""Capitals that are no name: “Top Varn”, where Ada Varn is named, “Late Show”, “Get Out”."""

import re
from collections.abc import Set

from ..text import korean
from ..text.cues import KINDS
from ..text.first_words import WORDS
from ..text.folded import fold
from ..text.persons import GIVEN
from .known_actors import known_names

_SMALL = re.compile(r"(?<![\w’'-])[a-z]{2,}(?![\w’'])")

_WHATEVER = frozenset("whatever wherever whenever whichever whoever".split())
_OPENS = re.compile(r"(?:^|[.!?:“”\"\n—–(])\s*\Z")


def common_words(text: str) -> set[str]:
    """Return the words of a text that stand there in small letters.

    >>> sorted(common_words("The new Top shop won’t open."))
    ['new', 'open', 'shop']
    """
    return {*_SMALL.findall(text)}


def opens(text: str, start: int) -> bool:
    """Return whether a place is the first of a sentence, where any word has a capital.

    >>> opens("It rained. Top Varn aides left.", 11), opens("He met Top Varn aides.", 7)
    (True, False)
    """
    return bool(_OPENS.search(text, max(0, start - 3), start))


def is_described(name: str, common: Set[str]) -> bool:
    """Return whether all before the last word of a name are words, and none is a first name.

    >>> names = "Top Varn", "Will Varn", "Ada Varn"
    >>> [is_described(name, {"top", "will"}) for name in names]
    [True, False, False]
    """
    words = name.split()[:-1]
    plain = [fold(word) for word in words]
    known = all(word in common or word in _WHATEVER or word in KINDS for word in plain)
    return known and GIVEN.isdisjoint(plain) and words[0] not in WORDS and not korean.is_name(name)


def is_of_words(name: str, common: Set[str]) -> bool:
    """Return whether a name is made of nothing but words, or of words and a known state.

    >>> [is_of_words(name, {"late", "show"}) for name in ("Late Show", "Late Norway", "Late Varn")]
    [True, True, False]
    """
    last = name.rsplit(maxsplit=1)[-1]
    return is_described(name, common) and (fold(last) in common or last in known_names())
