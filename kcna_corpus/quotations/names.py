"""Which person of the article is meant, and which outlet relays the words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from .cues import FEMALE_ROLES, KINDS, MALE_ROLES, OUTLETS, TITLES
from .speakers import FAR, sentence
from .tokens import Tokens


def _any(words: frozenset[str]) -> str:
    return "|".join(sorted(words))


_WORD = r"[^\W\d_a-z](?:[\w-]|['’](?!s\b))*\w"
_NAME = re.compile(
    rf"{_WORD}(?:[ \u00a0](?:[A-Z]\.|{_WORD}|(?:bin|al|da|de|della|der|von|van)(?= [A-Z])))*"
)
_LONGEST = 4  # words; more are a headline
_COMPARED = 200  # names of which we ask whether one is part of another
_RECENT = 20  # names that a pronoun looks back over
_ROLE = re.compile(rf", [^.]*?\b(?:({_any(FEMALE_ROLES)})|({_any(MALE_ROLES)}))\b")

_OUTLET = re.compile(rf"(?i:\b(?:{_any(OUTLETS)})\b)|\b[A-Z]{{2,6}}\b")
_OUTLET_WORD = r"\b[A-Z](?:[\w&’'-]|\.(?=\w)){0,30}"
_OUTLET_NAME = (
    rf"(?:[Tt]he )?{_OUTLET_WORD}(?: (?:of |the |and )?\(?{_OUTLET_WORD}\)?){{0,7}}"
    r"|state(?:-run)? \w+"
)
_RELAY = re.compile(
    r"(?:according to|(?:report(?:ed|s)|carried|quoted|cited|conveyed) by|citing|quoting"
    rf"|report(?:ed|s)),? (?P<outlet>{_OUTLET_NAME})"
    rf"|(?P<subject>{_OUTLET_NAME}) (?:reported|reports|quoted|cited)\b"
)


class _Mention(NamedTuple):
    start: int
    end: int
    name: str
    keys: frozenset[str]  # its words, in small letters
    subject: bool  # it begins a sentence, or stands before a verb of speech


class People:
    """The people whom an article names in full; read once, when first asked.

    Examples
    --------
    >>> text = "Anna Lind, a baker, met Otto Berg. She said “rain”. Berg said “sun”."
    >>> people = People(text)
    >>> people.resolve(35, 38), people.resolve(52, 56)
    ('Anna Lind', 'Otto Berg')
    """

    def __init__(self, text: str) -> None:
        self.text = text

    def resolve(self, start: int, end: int) -> str:
        """Give the full name that ``text[start:end]`` stands for; "" when no name is found."""
        printed = self.text[start:end]
        if printed.lower() in ("he", "she"):
            return self._pronoun(printed.lower(), start)
        names = list(_mentions(printed))
        full = [name.name for name in names if len(name.keys) > 1]
        one, _, other = printed.partition(" and ")
        if len(full) == 2 and full[0] in one and full[1] in other:
            return " and ".join(full)
        return self._full_name(names[-1], start) if names else ""

    @cached_property
    def _by_word(self) -> dict[str, tuple[list[_Mention], list[_Mention]]]:
        """The mentions of full names by each of their words: as subjects, and all."""
        table: dict[str, tuple[list[_Mention], list[_Mention]]] = {}
        for mention in self._mentioned:
            for word in mention.keys if len(mention.keys) > 1 else ():
                subjects, every = table.setdefault(word, ([], []))
                every.append(mention)
                if mention.subject:
                    subjects.append(mention)
        return table

    @cached_property
    def _fullest(self) -> dict[frozenset[str], str]:
        """For each name of several words the longest name in the article that holds them all."""
        names = {m.keys: m.name for m in reversed(self._mentioned) if len(m.keys) > 1}
        longest = sorted(list(names)[-_COMPARED:], key=len, reverse=True)
        return {keys: names[next(k for k in longest if keys <= k)] for keys in longest}

    @cached_property
    def _mentioned(self) -> list[_Mention]:
        return list(_mentions(self.text))

    @cached_property
    def _meant(self) -> list[tuple[_Mention, str]]:
        """Every mention with the full name that it stands for."""
        meant = ((mention, self._full_name(mention, mention.start)) for mention in self._mentioned)
        return [(mention, name) for mention, name in meant if name]

    def _full_name(self, name: _Mention, place: int) -> str:
        """Find the full name that a part belongs to: the latest before, or the first after it."""
        if len(name.keys) > 1:
            return self._fullest.get(name.keys, name.name)
        (word,) = name.keys
        subjects, every = self._by_word.get(word, ([], []))
        for mentions in (subjects, every):
            if behind := bisect_left(mentions, place + 1, key=_start):
                return mentions[behind - 1].name
        return every[0].name if every else ""

    def _pronoun(self, word: str, place: int) -> str:
        """Find the latest name that *he* or *she* may mean, if possible a subject, a sure one."""
        behind = bisect_left(self._meant, place, key=lambda row: row[0].start)
        fitting = [
            (mention.subject, name in self._pronouns, mention.start, name)
            for mention, name in self._meant[max(0, behind - _RECENT) : behind]
            if self._pronouns.get(name, word) == word
        ]
        return max(fitting)[-1] if fitting else ""

    @cached_property
    def _pronouns(self) -> dict[str, str]:
        """Which of *he* and *she* a name takes, from a title before it or a role after it."""
        found: dict[str, str] = {}
        for mention, name in self._meant:
            title = self.text[max(0, mention.start - 5) : mention.start].strip(" .")
            role = _ROLE.match(self.text, mention.end, mention.end + 60)
            if title.endswith(("Mrs", "Ms", "Miss")) or (role and role[1]):
                found[name] = "she"
            elif title.endswith("Mr") or (role and role[2]):
                found.setdefault(name, "he")
        return found


def _start(mention: _Mention) -> int:
    return mention.start


def _mentions(text: str) -> Iterator[_Mention]:
    """Yield every name, its titles left out."""
    for match in _NAME.finditer(text):
        words, start = match[0].split(), match.start()
        while words and (words[0].lower() in KINDS or (_is_title(words[0]) and words[1:])):
            start += len(words.pop(0)) + 1
        if not 0 < len(words) <= _LONGEST:
            continue
        opens = not text[max(0, match.start() - 2) : match.start()].strip(" \n\r“\"'‘.")
        after = text[match.end() : match.end() + 12].split(maxsplit=1)[:1]
        speaks = KINDS.get(after[0].strip(",.")) in ("V", "I", "U") if after else False
        owner = text.startswith(("'s", "’s"), match.end())
        keys = frozenset(word.lower().replace("’", "'") for word in words)
        yield _Mention(start, match.end(), " ".join(words), keys, not owner and (opens or speaks))


def _is_title(word: str) -> bool:
    return word.lower().rstrip(".") in TITLES or word.endswith("ing")


def relay(text: str, tokens: Tokens, place: int, voice: tuple[int, int]) -> str:
    """Give the outlet that passes the words on, as printed: “Harbour News citing Daily Post”.

    The sentence of the quotation at the token `place` is searched; the speaker is no relay.
    """
    begin = sentence(tokens.kinds, place)
    stop = tokens.kinds.find(".", place + 2, place + FAR)
    stop = min(place + FAR, len(tokens.kinds) - 1) if stop < 0 else stop
    outlets = []
    for match in _RELAY.finditer(text, tokens.starts[begin], tokens.ends[stop]):
        start, end = match.span("outlet" if match["outlet"] else "subject")
        if (end <= voice[0] or voice[1] <= start) and _OUTLET.search(text, start, end):
            outlets += [start, end]
    return text[outlets[0] : outlets[-1]] if outlets else ""
