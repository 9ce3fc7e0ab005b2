"""The names of a text: which are full ones, and which fuller name stands behind each."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from .cues import KINDS
from .folded import fold
from .person_words import BODIES, NO_PERSON
from .persons import GIVEN, Mention, is_office, mentions
from .phrases import OWNER, describes, last_noun, proper
from .sentences import sentence_ends

_MARK = re.compile(r"[“”\"«»]")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
#: No headline has it without a capital; “with” it may.
_SMALL_WORD = re.compile(
    r"(?<![^\W\d_])(?!(?:about|after|amid|from|into|over|than|with)\b)(?![A-Z])[^\W\d_]{4,}"
)
#: From where to where a text was searched, and what was found there.
_Searched = tuple[int, int, list[re.Match[str]]]
_LONGEST = 160  # characters of a match, and what is looked at behind it


class Names:
    """The names of a text, read when they are first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._titles: dict[int, int] = {}  # the long words of a line, if all have capitals
        self._matches: dict[re.Pattern[str], _Searched] = {}

    @cached_property
    def _mentioned(self) -> list[Mention]:
        found = list(mentions(self.text))
        names = {m.name for m in found if len(m.keys) > 1}
        return [_undescribed(m, names) if len(m.keys) > 2 else m for m in found]

    @cached_property
    def _full(self) -> list[Mention]:
        full = [m for m in self._mentioned if len(m.keys) > 1 and not is_office(m.name)]
        below: set[tuple[str, ...]] = set()
        for mention in full:
            if mention.keys not in below and not self._in_headline(mention):
                below.add(mention.keys)
        return [m for m in full if m.keys in below] or full

    def _found(self, pattern: re.Pattern[str], begin: int, end: int) -> list[re.Match[str]]:
        """Give the matches that begin between two places; none is searched twice."""
        low, high, matches = self._matches.get(pattern, (begin, begin, []))
        if begin < low:
            matches, low = self._search(pattern, begin, low) + matches, begin
        if end > high:
            matches, high = matches + self._search(pattern, high, end), end
        self._matches[pattern] = low, high, matches
        first = bisect_left(matches, begin, key=re.Match.start)
        return matches[first : bisect_left(matches, end, first, key=re.Match.start)]

    def _search(self, pattern: re.Pattern[str], begin: int, end: int) -> list[re.Match[str]]:
        found = pattern.finditer(self.text, begin, end + _LONGEST)
        return [match for match in found if match.start() < end]

    def _in_headline(self, mention: Mention) -> bool:
        """Does a name stand in a line whose words have capitals as in a title?"""
        begin = self.text.rfind("\n", 0, mention.start) + 1
        if begin not in self._titles:
            end = self.text.find("\n", mention.end)
            end = end if end >= 0 else len(self.text)
            plain = _SMALL_WORD.search(self.text, begin, end)
            self._titles[begin] = 0 if plain else len(_LONG_WORD.findall(self.text, begin, end))
        return self._titles[begin] > len(mention.keys)

    @cached_property
    def _by_word(self) -> dict[str, list[Mention]]:
        """The mentions of full names by each of their words."""
        table: dict[str, list[Mention]] = {}
        for mention in self._full:
            for word in set(mention.keys):
                table.setdefault(word, []).append(mention)
        return table

    @cached_property
    def _surnames_among_words(self) -> set[str]:
        """Parts of full names that are also small words, or letters: No Kwang Su, O Jin Hyok."""
        return {word for word in self._bearers if word in KINDS or word in ("o", "u")}

    @cached_property
    def _bearers(self) -> dict[str, set[str]]:
        """The fullest names by each of their words, and of the words of those that they hold."""
        table: dict[str, set[str]] = {}
        for keys, name in self._fullest.items():
            for word in keys:
                table.setdefault(word, set()).add(name)
        return table

    @cached_property
    def _fullest(self) -> dict[tuple[str, ...], str]:
        """For each name of several words the longest name in the text that holds them in order."""
        names = {m.keys: m.name for m in reversed(self._full)}
        ending: dict[str, list[tuple[str, ...]]] = {}
        for keys in sorted(names, key=len, reverse=True):
            for word in {keys[0], keys[-1]}:
                ending.setdefault(word, []).append(keys)
        return {
            keys: names[next(k for k in ending[keys[-1]] + ending[keys[0]] if _holds(k, keys))]
            for keys in names
        }

    def _bearing(self, surname: str) -> set[str]:
        """The people of the text whose name begins or ends with a surname."""
        ends = (keys for keys in self._fullest if surname in (keys[0], keys[-1]))
        return {self._fullest[keys] for keys in ends}

    @cached_property
    def _bodies(self) -> dict[str, set[str]]:
        """The bodies that the text names in full by what they are: “the ministry”, “the agency”."""
        bodies: dict[str, set[str]] = {}
        for mention in self._full:
            if mention.keys[-1] in BODIES:
                bodies.setdefault(mention.keys[-1], set()).add(self._fullest[mention.keys])
        return bodies

    def _bodies_called(self, noun: str, phrase: str) -> set[str]:
        """The bodies of a name that the words of a phrase do not contradict."""
        own = proper(phrase) - {noun[:4]}
        return {n for n in self._bodies.get(noun, set()) if not own or own & proper(n)}

    def _tells(self, start: int, end: int) -> bool:
        """Does whoever stands at one place tell, in the same sentence, of the one at the other?"""
        if any(sentence_ends(self.text, start, end)):
            return False
        kinds = map(KINDS.get, self.text[start:end].lower().split())
        return any(kind in ("S", "T", "V", "I") for kind in kinds)

    def _joined(self, printed: str) -> bool:
        """Is somebody else named in front: “Mrs. Lind and baker Otto Berg”?"""
        one, joined, other = printed.partition(" and ")
        last = [m for m in mentions(one) if m.end == len(one)] if joined else []
        plain = any(m.begin == m.start == 0 and m.end == len(other) for m in mentions(other))
        known = any(
            len(m.keys) > 1 or m.begin < m.start or m.keys[0] in self._by_word for m in last
        )
        return bool(last) and (plain or known)

    def _owned_between(self, begin: int, end: int) -> bool:
        """Is something there that somebody without a name has: “the mayor’s words”?"""
        return bool(OWNER.search(self.text, begin, end))

    def _quoted(self, voice: int, index: int) -> bool:
        """Does whoever is named here stand in the words of the last voice, or of any before it?"""
        begin = voice if 0 <= voice <= index else self.text.rfind("\n", 0, index)
        return (bisect_left(self._marks, index) - bisect_left(self._marks, begin)) % 2 == 1

    @cached_property
    def _marks(self) -> list[int]:
        return [mark.start() for mark in _MARK.finditer(self.text)]

    def _has_title(self, mention: Mention) -> bool:
        """Does a title of a person stand before a name, or *Then*: “Mr Roe”, not “The Ledger”?"""
        if mention.begin == mention.start or mention.keys[0] in NO_PERSON:
            return False
        title = last_noun(self.text[mention.begin : mention.start])
        return KINDS.get(title) not in ("B", "D")

    def _opens(self, mention: Mention) -> bool:
        """Does a sentence begin with this name?"""
        before = self.text[max(0, mention.begin - 2) : mention.begin]
        return not before.strip() or before[0] in ".!?\n"

    def _parted(self, one: Mention, other: Mention) -> bool:
        """Does a sentence end between two mentions?"""
        return any(sentence_ends(self.text, one.end, other.begin))

    def _sentence_before(self, index: int) -> int:
        """Find where the sentence before the one at `index` begins."""
        ends = [*sentence_ends(self.text, max(0, index - 400), index)]
        return ends[-2] if len(ends) > 1 else 0


def _undescribed(mention: Mention, names: set[str]) -> Mention:
    """Leave out what only describes: “Comedian Anna Lind”, “Republican Otto Berg” and Otto Berg.

    What stands before a given name does, and is none itself, if it is a word for somebody or if the
    text has the name without it too.
    """
    words = mention.name.split(" ")
    at = next((at for at, word in enumerate(words[:-1]) if fold(word) in GIVEN), 0)
    name = " ".join(words[at:])
    if not at or not (name in names or all(describes(word.lower()) for word in words[:at])):
        return mention
    keys = mention.keys[sum(word.count("-") + 1 for word in words[:at]) :]
    return mention._replace(start=mention.end - len(name), name=name, keys=keys)


def _holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Does a name hold all words of another, in their order?"""
    words = iter(longer)
    return all(word in words for word in shorter)
