"""Who is meant: what a name is, when two names are one person, what merely describes a person.

A text names people in runs of capitals. Each run is a `Mention`: the name without titles and days.
`same_person` compares two names, and says None where it cannot tell. `people` finds in
a text who is meant by a phrase or a pronoun, `roles` what a name is to its clause.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import NamedTuple

from . import korean
from .cues import DAYS, KINDS
from .first_words import BEFORE_TIME, WORDS, name_at
from .folded import fold, skeleton
from .given_names import MEN, WOMEN, is_short_for
from .person_words import (
    NO_PERSON,
    NOUNS_TOO,
    OF_A_PLACE,
    OFFICES,
    OUTLETS,
    PEOPLE,
    PLACES_TOO,
    SURNAMES_TOO,
    TITLES,
)
from .words import Answers

_NONE = NO_PERSON | OUTLETS
GIVEN = MEN | WOMEN
_FIRST = GIVEN - PLACES_TOO
_LETTER = r"[^\W\d_]"
_PARTICLE = "bin|ibn|al|el|da|das|de|del|della|den|der|di|dos|du|la|le|ten|ter|van|von"
_PARTICLES = frozenset(_PARTICLE.split("|"))
_INNER = r"(?:[-'’ʼ](?!(?<=['’ʼ])s\b))"  # what may stand within a word, no possessive
_REST = rf"(?:\w++(?![-'’ʼ])|{_INNER}*\w+(?:{_INNER}+\w+)*)"  # most words have nothing within
_WORD = rf"(?:[^\W\d_a-z]|(?:{_PARTICLE})-[^\W\d_a-z]){_REST}"
_INITIALS = r"(?!U\.[SNK]\.|E\.U\.|D\.C\.)(?:[A-Z]\.)+"  # Otto H.W. Berg
# It begins with one class of letters, so that all others are skipped at once, the usual ones first;
# for a particle that is tied to the first word (al-Amin), look before it.
RUN = re.compile(
    rf"[^\W\d_a-z ,.'-](?:{_REST}|(?<=[A-Z])(?=[ \u00a0]{_WORD}))"
    rf"(?:[ \u00a0](?:(?:{_PARTICLE})[ \u00a0])*(?:{_INITIALS}|{_WORD}|[OU]\b(?!\.[A-Z])))*"
)
_TIED = re.compile(rf"\b(?:{_PARTICLE})-$")
_LONGEST_TIED = 7  # characters, with one before it
_CACHED = 1 << 14  # names of which the answers are kept
_LONGEST = 5  # words; more are a headline
_PIECE = re.compile(rf"{_LETTER}+(?:['’ʼ]{_LETTER}+)*\.?")
_DAYS = tuple(DAYS)
_WEEKDAYS = frozenset(day for day in DAYS if day.endswith("day"))


class Mention(NamedTuple):
    """A name where it stands: ``text[start:end]``, without the titles and days from `begin` on."""

    begin: int
    start: int
    end: int
    name: str
    keys: tuple[str, ...]  # its words, in plain small letters


#: Makes a mention of its five values; a text has hundreds, and a call by name costs twice as much.
_mention: Callable[[tuple[int, int, int, str, tuple[str, ...]]], Mention] = partial(
    tuple.__new__, Mention
)


def mentions(text: str) -> Iterator[Mention]:
    """Yield every name of a text, its titles and days left out.

    >>> text = "On Friday Russian President Ada Roe met No Kwang Su."
    >>> [mention.name for mention in mentions(text)]
    ['Ada Roe', 'No Kwang Su']
    >>> [mention.name for mention in mentions("O Jin Hyok met Chon Yong U once.")]
    ['O Jin Hyok', 'Chon Yong U']
    >>> [mention.name for mention in mentions("Otto H.W. Berg of the Oslo-led U.S. yard left.")]
    ['Otto H.W. Berg', 'Oslo-led']
    """
    for run in RUN.finditer(text):
        printed, begin = run[0], run.start()
        if begin and text[begin - 1] == "-":
            tied = _TIED.search(text, max(0, begin - _LONGEST_TIED), begin)
            begin = tied.start() if tied else begin
            printed = text[begin : run.end()]
        timed = False
        if not printed.isalpha():  # several words
            if printed.startswith(WORDS) and printed == name_at(text, begin):
                words = tuple(map(fold, printed.split()))
                yield _mention((begin, begin, run.end(), printed, words))
                continue
            if printed.startswith(_DAYS) and printed.split()[0] in DAYS:
                timed = word_before(text, begin) in BEFORE_TIME
        if read := _read(printed, True) if timed else _undated(printed):
            size, name, keys = read
            if len(keys) > 2 and (length := _place_of_office(text, begin + size, name)):
                size, name, keys = size + length, name[length:], _keys(name[length:].split(" "))
            start = begin + size
            yield _mention((begin, start, start + len(name), name, keys))


def word_before(text: str, index: int) -> str:
    """Give the word before a place, in small letters, if it is a short one.

    >>> word_before("On Friday", 3), word_before("Friday", 0)
    ('on', '')
    """
    return "".join(text[max(0, index - 12) : index].rsplit(None, 1)[-1:]).lower()


#: What an office stands before that is told with its place or its field.
_OFFICE_OF = re.compile(
    r"(?:(?:[Mm]inister|[Ss]ecretary|[Cc]ommissioner) for|(?P<office>[A-Za-z]+) (?:of|to)) "
    r"(?:the )?\Z"
)
_LONGEST_OFFICE = 24  # characters, with the small words behind it


def _place_of_office(text: str, start: int, name: str) -> int:
    """Tell how much of a name is the place before it: “ambassador to Ukraine Ada Roe”."""
    if not text.endswith((" of ", " to ", " for ", " the "), 0, start):
        return 0
    office = _OFFICE_OF.search(text, max(0, start - _LONGEST_OFFICE), start)
    words = name.split(" ")
    if not office or korean.is_name(name) or len(words) < 3:
        return 0
    if (office["office"] or "minister").lower() not in OFFICES:
        return 0
    indices = [at for at, word in enumerate(words[:-1]) if fold(word) in GIVEN]
    first = indices[0] if indices else len(words) == 3
    return len(" ".join(words[:first])) + bool(first)


def _keys(words: list[str]) -> tuple[str, ...]:
    folded = [*map(fold, words)]
    if all(map(str.isalpha, folded)):
        return tuple(folded)
    return tuple(part for word in folded for part in word.split("-") if part)


def _read(run: str, timed: bool) -> tuple[int, str, tuple[str, ...]] | None:
    """Read a run of capitals: how long what stands before the name is, the name, its words."""
    words = run.replace("\u00a0", " ").split(" ")
    if len(words) == 1:
        small = run.lower() in KINDS and run not in DAYS
        return None if small else (0, run, _keys(words))
    first, end = _untitled(words, timed), len(words)
    while end - first > 1 and words[end - 1] in _WEEKDAYS:
        end -= 1
    if not 0 < end - first <= _LONGEST:
        return None
    name = " ".join(words[first:end])
    return len(" ".join(words[:first])) + bool(first), name, _keys(words[first:end])


_undated = Answers(partial(_read, timed=False)).__getitem__


def _untitled(words: list[str], behind_time: bool) -> int:
    """Find where in a run of capitals the name begins, behind small words, days and titles."""
    if len(words) > 2 and words[0].isalpha() and words[0].isupper() and not words[1].isupper():
        more = len(words[0]) > 1 or words[0] == "A"  # “UN Kim Song”, but not “O Jin Hyok”
        return 1 + _untitled(words[1:], False) if more else 0
    if len(words) > 2 and korean.is_name(name := " ".join(words[-3:])):
        small = words[-3].lower() in KINDS and not korean.opens_with_surname(name)
        return len(words) - 3 + small  # “of the Workers’ Party of Korea Ri Un Gyong”, “But Ki Hong”
    if len(words) > 2 and "-" in words[-1] and korean.is_name(" ".join(words[-2:])):
        return len(words) - 2
    first = 0
    if words[0].isupper() and len(words[0]) > 2:  # “HDP MP Ada Roe”
        first = next((at for at, word in enumerate(words) if not word.isupper()), 0)
        first = first if first and is_person(" ".join(words[first:])) else 0
    for at, word in enumerate(words[:-1]):
        plain = word.lower().rstrip(".")
        timed = plain in BEFORE_TIME and words[at + 1] in DAYS
        titled = at > 0 and word in WORDS and _is_title(words[at - 1].lower())  # Clerk Will Roe
        small = plain in KINDS and word not in DAYS and not titled
        if at == first and (timed or small or _opens(words, at)):
            first = at + 1
        elif word in DAYS:
            timed = words[at - 1].lower() in BEFORE_TIME if at else behind_time
            if at == first and (timed or (word in _WEEKDAYS and at + 2 < len(words))):
                first = at + 1
        elif (_is_title(plain) and (at == first or plain not in SURNAMES_TOO)) or (
            at + 2 < len(words)
            and plain in PEOPLE  # “Lowmere Clerk Ada Roe”, “Take Justice Ada Roe”
        ):
            first = at + 1
    if first == len(words) - 1:
        last = words[-1].lower()
        return len(words) if last in KINDS and words[-1] not in DAYS else first
    return first


def _opens(words: list[str], at: int) -> bool:
    """Is this a participle before a full name: “Contradicting Otto Berg”?"""
    return at + 2 < len(words) and len(words[at]) > 5 and words[at].endswith("ing")


def _is_title(plain: str) -> bool:
    return plain in TITLES or plain.rpartition("-")[2] in TITLES or plain in ("acting", "outgoing")


def _pieces(name: str) -> list[str]:
    """Split a name into its folded words, without titles, generations and small particles."""
    words: list[str] = _PIECE.findall(name.replace("-", " "))
    rest = [
        fold(word)
        for word in words
        if (word[0].isupper() or not word.isascii()) and word.lower() not in _PARTICLES
    ]
    while len(rest) > 1 and rest[0] in TITLES and (len(rest) > 2 or rest[0] not in SURNAMES_TOO):
        rest.pop(0)
    return [word for word in rest if word not in ("jr", "sr", "mr", "mrs", "ms", "dr")]


@lru_cache(_CACHED)
def same_person(one: str, other: str) -> bool | None:
    """Tell whether two names are one person's; None where the names alone cannot tell.

    Accents, hyphens, initials, word order, usual spellings and every romanisation of Korean are
    allowed for. One word alone (a surname, a first name), titled or not, never decides.

    >>> others = ("Jose Lima", "Josefa Lima", "J. Lima", "Lima")
    >>> [same_person("José Lima", other) for other in others]
    [True, False, None, None]
    >>> same_person("Kim Yo Jong", "Kim Yŏ-jŏng"), same_person("Jang Su Jin", "Jang Jin Su")
    (True, False)
    >>> same_person("Jim Roe", "James Roe"), same_person("Otto W. Roe", "Otto H.W. Roe")
    (None, False)
    """
    if korean.is_name(one) and korean.is_name(other):
        return korean.same(one, other)
    a, b = sorted((_pieces(one), _pieces(other)), key=len)
    if not a or not b:
        return None
    if a == b:
        return True
    if len(a) == 1 or (a[0].isascii() != b[0].isascii() and not _readable(a, b)):
        return None
    ways = [_agreement(order, b) for order in (a, a[1:] + a[:1], a[-1:] + a[:-1])]
    best = max(ways)
    if best == 1 and korean.is_name(one) != korean.is_name(other):
        return None
    equal = None if best == _LIKE else _shares_more(a, b) if best == _NO else True
    return False if _initials_differ(a, b) else equal


def _initials_differ(a: list[str], b: list[str]) -> bool:
    """Have two names other initials in their midst: Otto W. Berg, Otto H.W. Berg?"""
    inner = [[word for word in name[1:-1] if len(word) == 1] for name in (a, b)]
    return any(map(operator.ne, *inner)) if all(inner) else False


_NO, _LIKE, _EQUAL = range(3)


def _readable(a: list[str], b: list[str]) -> bool:
    """Are these Cyrillic and Latin, which can be compared?"""
    return all("\u0400" <= name[0][0] <= "\u04ff" or name[0].isascii() for name in (a, b))


def _agreement(short: list[str], long: list[str]) -> int:
    """Compare in order: every word of the shorter name has its like in the longer one."""
    if _alike(short[-1], long[-1]) == _NO:
        return _NO
    level, start = _alike(short[-1], long[-1]), 0
    for word in short[:-1]:
        candidates = [(_alike(word, long[k]), -k) for k in range(start, len(long) - 1)]
        how, at = max(candidates, default=(_NO, 0))
        if how == _NO:
            return _NO
        level, start = min(level, how), -at + 1
    return level


def _alike(one: str, other: str) -> int:
    """Compare two words of names: equal, possibly the same (an initial, a slip), or different."""
    from rapidfuzz.distance import Levenshtein  # costs as much as reading three articles

    a, b = sorted((skeleton(one), skeleton(other)), key=len)
    if a == b:
        return _EQUAL
    if len(one) == 1 or len(other) == 1:
        return _LIKE if a[:1] == b[:1] else _NO
    if is_short_for(one, other) or is_short_for(other, one):
        return _LIKE
    longer = b.startswith(a)  # Karl and Karla, José and Josefa are two names
    near = (
        not longer
        and (len(a) > 3 or len(a) < len(b))
        and a[0] == b[0]
        and Levenshtein.distance(a, b) == 1
    )
    return _LIKE if near or (min(map(str.isascii, (one, other))) == 0 and a[0] == b[0]) else _NO


def _shares_more(a: list[str], b: list[str]) -> bool | None:
    """Decide for names that do not fit: open if they share two words, else another person."""
    if any(
        len(words) == 2 and words[0] in SURNAMES_TOO and words[1] in {*a} & {*b} for words in (a, b)
    ):
        return None  # Prince Karl may be Karl Moor
    return None if len(set(map(skeleton, a)) & set(map(skeleton, b))) > 1 else False


@lru_cache(_CACHED)
def is_person(name: str) -> bool:
    """Tell whether this is the full name of a person, and no place, body, paper or office.

    >>> [is_person(name) for name in ["Ada Roe", "Roe", "South Valia", "KCNA Watch", "Otto III"]]
    [True, False, False, False, True]
    >>> [is_person(name) for name in ("김여정", "Stan Deal", "Victoria Park")]
    [True, True, False]
    """
    if korean.is_name(name):
        if name.isascii():
            return True
        from .korean_people import NOUNS  # in Hangul alone

        return name not in NOUNS
    words = _PIECE.findall(name.replace("-", " ")) if " " in name else []  # no Lowmere-Tarn talks
    if not 1 < len(words) < 6 or not _has_capitals(words):
        return False
    plain = [fold(word) for word in words]
    if plain[0] == "the" or plain[0] in OF_A_PLACE or words[0] in _WEEKDAYS or is_office(name):
        return False
    if any(word.endswith(("’s", "'s")) for word in name.split()):  # Mayor's Wife
        return False
    parts = [fold(word).rpartition("-")[2] for word in name.split()]  # Jenny Town-Smith is one
    named = plain[-1] in NOUNS_TOO and _FIRST.issuperset(plain[:-1])
    if plain[0] in GIVEN and plain[1] in _PARTICLES:  # Marine Le Roe
        parts = parts[1:]
    return named or (
        _NONE.isdisjoint(parts) and _NONE.isdisjoint(map(fold, name.split()[-len(parts) :]))
    )


def _has_capitals(words: list[str]) -> bool:
    """Have two words a capital, and none but all, or the number of a king, all letters so?"""
    capitals = sum(word[0].isupper() or not word.isascii() for word in words)
    initials = sum(word.isupper() and len(word) > 2 and not _is_number(word) for word in words)
    return capitals > 1 and initials in (0, len(words))


def _is_number(word: str) -> bool:
    """Whether it is the number of a king: Otto III."""
    return {*word} <= {*"IVX"}


@lru_cache(_CACHED)
def is_office(name: str) -> bool:
    """Tell whether a run of capitals is an office, and nobody's name.

    >>> [is_office(name) for name in ("UN Secretary-General", "Mayor", "Elin King")]
    [True, True, False]
    """
    last = fold(name.replace("-", " ").split()[-1]) if name else ""
    return last in TITLES and last not in SURNAMES_TOO and last not in ("jr", "sr")
