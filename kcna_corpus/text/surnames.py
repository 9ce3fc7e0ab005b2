"""Whose surname a word is: of one person, of relatives, or of a relative who has no name."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from operator import attrgetter

from . import korean
from .described import Described
from .folded import fold
from .person_words import CLAIMS
from .persons import Mention, is_person, mentions
from .phrases import (
    APPOSITION,
    KIN_BEHIND,
    KIN_NAMED,
    NOBODY,
    OWN_KIN,
    RELATIVE,
    Meaning,
    kin_of,
    last_noun,
    only,
)
from .roles import acts

_TITLED = {"mr": "he", "ms": "she", "mrs": "she", "miss": "she"}
_BESIDE = re.compile(r",? (?:(?:is|was|who is) )?(?:[\w’'-]+ ){0,4}")
_FAR = 90  # characters behind a name in which it is described
_BEHIND_SURNAMES = frozenset(["jr", "sr", "ii", "iii", "iv"])
#: Whose words these are: “a statement by his sister”, “according to Moor’s sister”.
_SAID = "|".join([*sorted(CLAIMS), "issued", "made", "released", "signed"])
_SAID_BY = re.compile(
    rf"(?:[Aa]ccording to|(?:{_SAID}) (?:by|from|of)) (?:[\w’'-]+ ){{0,3}}[\w-]*\Z"
)
#: Where a clause begins, and, behind ``’``, whose relative acts there: “…, and the mayor’s sister”.
_OPENS = re.compile(
    r"(?:^|[.,;:!?”\"\n–—-])\s*(?:(?:and|but|while) )?(?:$|(?:[Tt]he )?(?:[\w-]+ ){0,2}[\w-]+’)$"
)
_FORENAME = re.compile(r" [A-Z][\w-]+|, [A-Z][\w-]+,")
_start = attrgetter("start")


class Surnames(Described):
    """The people of a text by their surnames."""

    def _surname(self, word: str, index: int, before: Meaning | None, title: str = "") -> Meaning:
        """Find whose surname this is: relatives share one, and then the one spoken of is meant."""
        word = fold(word).rstrip(".,")
        names = self._bearers.get(word, set())
        names = {n for n in names if is_person(n)} or names  # not the Moor Administration
        names = {n for n in names if _bears(n, word)} or names
        unsure = False
        if len(names) > 1 and (kin := KIN_BEHIND.match(self.text, index)):
            names = {n for n in names if n not in kin["whose"]}  # “Moor, the sister of Hugo Moor”
            if len(names) == 1:
                return only(names)
        if len(names) > 1:
            gender = _TITLED.get(title, "")
            fitting = {n for n in names if not gender or self._genders.get(n, gender) == gender}
            names = names & self._described.get(title, {}).keys() or fitting
            she = {n for n in names if self._genders.get(n) == "she" == gender}
            unsure = len(she) == 1 < len(names)  # Ms Moor is his sister, not who may be a man
            names = she if unsure else names
        alone = bool(names) and not unsure and not self._relative_since(word, index)
        if len(names) < 2:
            return Meaning(next(iter(names), ""), alone, somebody=not names)
        named = [m for m in self._by_word[word] if self._who(m) in names]
        behind = bisect_left(named, index + 1, key=_start)
        opening = [m for m in named[:behind] if self._role(m) == "subject"]
        subjects = [m for m in opening if self._has_verb(m)] or opening
        if before and before.name in names and not any(m.start > before.place for m in subjects):
            return Meaning(before.name, before.sure and alone)
        if subjects and self._together(subjects):
            return NOBODY
        if subjects:
            owners = [m for m in named[:behind] if self._role(m) == "owner"]
            owners = [m for m in owners if not OWN_KIN.match(self.text, m.end)]
            actors, name = {self._who(m) for m in opening + owners}, self._who(subjects[-1])
            titled = title not in _TITLED or name in self._genders  # is she Miss or Mrs Moor?
            return Meaning(name, alone and titled and len(actors) == 1)
        return NOBODY if behind else Meaning(self._who(named[0]), False)

    def _relative_since(self, word: str, index: int) -> bool:
        """Was a relative without a name, who may bear the surname too, spoken of since?

        “The powerful sister of leader Hugo Moor” does not bring in him, but her.
        """
        behind = [m for m in self._by_word[word] if m.end <= index]
        if not behind:  # “…,” Moor said. Her brother Hugo Moor left.
            first = self._by_word[word][0].begin
            return bool(KIN_NAMED.search(self.text, max(0, first - _FAR), first))
        last = behind[-1]
        own = OWN_KIN.match(self.text, last.end) if self._beside_another(last) else None
        begin = own.end() if own else last.end  # “Elin Moor, mayor Hugo Moor’s sister”
        low = bisect_left(self._acting_kin, begin, key=re.Match.start)
        high = bisect_left(self._acting_kin, index, low, key=re.Match.end)
        kin = self._acting_kin[low:high]
        return any(self._may_bear(word, m) for m in kin) or self._of_nameless_relative(last)

    @cached_property
    def _acting_kin(self) -> list[re.Match[str]]:
        return [*filter(self._kin_acts, self._found(RELATIVE, 0, len(self.text)))]

    def _kin_acts(self, relative: re.Match[str]) -> bool:
        """Does a relative act in a clause of its own, or say what the text tells?

        None does in “he met his wife”, “after his brother was shot”.
        """
        start = relative.start()
        named = _FORENAME.match(self.text, relative.end())
        end = named.end() if named else relative.end()
        before = self.text[max(0, start - _FAR) : start]
        owned = "’" if relative[0][0] in "’'" else ""
        opens = relative[0][0] == "H" or _OPENS.search(before + owned)
        acting = opens and acts(self.text, Mention(start, start, end, relative[0], ()))
        return bool(acting or _SAID_BY.search(before))

    def _may_bear(self, word: str, relative: re.Match[str]) -> bool:
        """May a relative bear a surname? Not “the mayor’s son” where every mayor bears another."""
        whose = self.text[max(0, relative.start() - _FAR) : relative.start()].rsplit(None, 1)[-1:]
        if relative[0][0] in "Hh" or not whose:
            return True
        if whose[0][0].isupper():  # Ode’s son is an Ode
            named = self._bearers.get(fold(whose[0]), {whose[0]})
        else:
            named = set(self._described.get(last_noun(whose[0]), ()))
        return not named or any(word in map(fold, name.split()) for name in named)

    def _of_nameless_relative(self, mention: Mention) -> bool:
        """Does a name only say whose relative somebody without a name is?"""
        window = max(0, mention.begin - _FAR // 2)
        kin = kin_of(self.text, window, mention.begin)
        if not kin or self._beside_another(mention, kin.start()):  # “Otto Berg, the brother of”
            return False
        beside = APPOSITION.match(self.text, mention.end)  # “the brother of Hugo Moor, Otto Berg,”
        return not beside or not any(len(m.keys) > 1 for m in mentions(beside["name"]))

    def _beside_another(self, mention: Mention, begin: int = -1) -> bool:
        """Does a full name stand right before the phrase that this name is in?"""
        begin = mention.begin if begin < 0 else begin
        number = bisect_left(self._mentioned, begin, key=_start)
        near = self._mentioned[max(0, number - 2) : number]  # Lind, also TNA chief Berg’s sister
        named = [other for other in near if len(other.keys) > 1 or other.keys[0] in self._bearers]
        return any(_BESIDE.fullmatch(self.text, other.end, begin) for other in named)

    def _together(self, subjects: list[Mention]) -> bool:
        """Do the last two stand in one sentence, each as who acts? Then either may be meant."""
        two = subjects[-2:]
        return len({*map(self._who, two)}) > 1 and not self._parted(*two)


def _bears(name: str, word: str) -> bool:
    """Is a word the surname in a name? Not in Vera Moor-Falk, nor in “Moor Thinks It Rains”."""
    words = [*map(fold, name.split())]
    while len(words) > 1 and words[-1] in _BEHIND_SURNAMES:
        words.pop()
    return word == words[-1] or (word in words and korean.is_name(name))
