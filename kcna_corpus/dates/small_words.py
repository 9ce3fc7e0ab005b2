"""Small words that only seem to be a part of a date: “said that Friday’s vote was lost”."""

import re
from collections.abc import Container, Sequence

from ..text.cues import KINDS
from .grammar import compile_pattern
from .lexicon import LETTER

_BEFORE_DAY = re.compile(
    compile_pattern("(that|following) (?=weekday|shortday|month|doubtful|short)")
)
_DEFINITE = frozenset("the a an any each every on in by of this his her its their".split())
_SAYING = frozenset("VIGNUw")
_SURE = re.compile(r".*(?:ful|sure|aware|clear|glad|likely)$")
_DAYS = (LETTER["weekday"], LETTER["month"], LETTER["doubtful"], LETTER["short"])
_GO_ON = frozenset(LETTER[name] for name in ("was", "will", "poss", "other"))


def without_small_words(letters: str, words: Sequence[str]) -> str:
    """Take out of dates the words that join a clause to the one before.

    “Lind said that Friday’s vote was lost”, “they left following Friday’s vote”; not “that Friday
    they left”, “the following Friday”.
    """
    for match in _BEFORE_DAY.finditer(letters):
        at = match.start()
        last = words[at - 1] if at else ""
        that = words[at] == "that"
        if _opens_a_clause(letters, words, at) if that else last not in _DEFINITE:
            letters = letters[:at] + LETTER["other"] + letters[at + 1 :]
    return letters


def _opens_a_clause(letters: str, words: Sequence[str], at: int) -> bool:
    """Whether “that” stands between a word of saying, or a day, and a clause that tells more."""
    after, last = at + 1, words[at - 1] if at else ""
    while letters[after : after + 1] in (LETTER["dd"], LETTER["nth"], *_DAYS):
        after += 1
    if not last or after == len(words):
        return False
    says = KINDS.get(last, "-") in _SAYING or bool(_SURE.match(last)) or letters[at - 1] in _DAYS
    goes_on = letters[after : after + 1] in _GO_ON or KINDS.get(words[after], "-") in "EA"
    return says and goes_on


def clause_end(letters: str, after: int, size: int, verbs: Container[str]) -> int:
    """Where a clause ends behind a day: “on Friday that they might …”, not “on Friday that may …”.

    At most so many words behind it.
    """
    that = letters.find(LETTER["that"], after, after + size)
    return after + size if that < 0 or letters[that + 1 : that + 2] in verbs else that
