"""Who is meant in a text: by a surname, by *she*, by “the council leader”, by “his sister”.

Everything is read off one text, when it is first asked for. An answer says whether it is sure; what
no name in the text answers is "".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cached_property
from typing import NamedTuple

from .cues import KINDS
from .names import Names
from .person_words import BODIES, CLAIMS, FEMALE_ROLES, KIN, MALE_ROLES, PEOPLE
from .persons import (
    PLACES,
    Mention,
    acts,
    fold,
    is_person,
    is_verb,
    mentions,
    role,
    word_before,
)
from .phrases import (
    APPOSITION,
    DESCRIBED,
    NEWCOMER,
    OTHERS,
    OWN_RELATION,
    OWNED_BY,
    OWNS,
    PHRASE_END,
    RELATIVE,
    ROLE_AFTER,
    SOMEBODY,
    head,
    last_noun,
    pair,
)

_RECENT = 40  # mentions that a pronoun looks back over
PRONOUNS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
_TITLED = {"mr": "he", "ms": "she", "mrs": "she", "miss": "she"}
_STOP = re.compile(r"[.!?\n;]")
_BRACKETED = re.compile(r"\s*\([^()]*\)?")
_AUTHORS = re.compile(r"\b(?:by|from) "), re.compile(r"\b(?:by|from|of) ")  # of a person, a work
_LEADS = PEOPLE | frozenset("the a an veteran former late new acting named called".split())
_OBJECTS = frozenset(["him", "her"])
_VERB_ONLY = re.compile(r"(?: \w+){1,3} ")
_FAR = 90  # characters behind a name in which it is described


class Meaning(NamedTuple):
    """Who is meant, "" if nobody is named; whether that is sure; where the words stand."""

    name: str
    sure: bool
    place: int = -1
    somebody: bool = False  # a person without a name: “a clerk”


NOBODY = Meaning("", False)


class People(Names):
    """The people whom a text names in full; read once, when first asked.

    Examples
    --------
    >>> text = "Anna Lind, a baker, met Otto Berg. She said “rain”. Berg said “sun”."
    >>> people = People(text)
    >>> [people.meant(*place)[:2] for place in ((35, 38), (52, 56))]
    [('Anna Lind', False), ('Otto Berg', True)]
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._roles: dict[int, str] = {}  # by where the name stands
        self._verbs: dict[int, bool] = {}  # whether one follows, by where the name stands

    def meant(self, start: int, end: int, before: Meaning | None = None) -> Meaning:
        """Find who is meant by ``text[start:end]``; `before` is who has just spoken, if anybody."""
        printed = self.text[start:end].lower()
        if pronoun := PRONOUNS.get(printed):
            found = self._pronoun(pronoun, start, before, printed in _OBJECTS)
        else:
            found = self._phrase(start, end, before)
        return Meaning(found.name, found.sure, start, found.somebody)

    def _phrase(self, start: int, end: int, before: Meaning | None) -> Meaning:
        """Find the person at the head of a phrase, or the one who is named beside it."""
        printed = OTHERS.sub("", self.text[start:end])
        if both := pair(printed):
            return Meaning(both, True)
        noun, name = head(printed)
        if name:
            title = _TITLED.get(last_noun(printed.split()[0]), "")
            found = self._named(name, start, before, title)
            # “the Lark Ledger”: an article right before a name makes it that of a thing
            thing = name.start == 4 and printed[:4].lower() == "the " and is_person(name.name)
            return found._replace(sure=found.sure and not thing and not self._joined(printed))
        if printed[:1].isupper() and noun in self._surnames_among_words:
            return self._surname(noun, start, before)
        if noun in CLAIMS:  # “the statement said”
            return (
                Meaning(before.name if before else "", False)
                if before
                else self._author(noun, start)
            )
        return self._unnamed(printed, noun, end)

    def _joined(self, printed: str) -> bool:
        """Is somebody else named in front: “Mrs. Lind and baker Otto Berg”?"""
        one, joined, other = printed.partition(" and ")
        last = [m for m in mentions(one) if m.end == len(one)] if joined else []
        plain = any(
            m.begin == m.start == 0 for m in mentions(other)
        )  # no “Trade and Crop Minister”
        known = any(
            len(m.keys) > 1 or m.begin < m.start or m.keys[0] in self._by_word for m in last
        )
        return bool(last) and (plain or known)

    def _author(self, work: str, place: int) -> Meaning:
        """Find whose statement “the statement” is: who acts where it is first spoken of."""
        for found in re.finditer(rf"\b{re.escape(work)}\b", self.text[:place].lower()):
            begin = max(self.text.rfind(end, 0, found.start()) for end in ".!?\n") + 1
            near = [row for row in self._persons if begin <= row[0].start < found.end() + _FAR // 2]
            behind = [row for row in near if row[0].start < found.start()]
            acting = [row for row in behind if self._role(row[0]) == "subject"]
            by = [row for row in near[len(behind) :] if self._role(row[0]) == "inside"]
            if chosen := acting[-1:] or by[:1]:
                return Meaning(chosen[0][1], False)
        return NOBODY

    def _kin(self, printed: str, noun: str) -> str:
        """Find the only other person of the family: “Hugo Moor’s sister” beside Elin Moor."""
        if noun not in KIN:
            return ""
        named = [m for m in mentions(printed) if len(m.keys) > 1 and is_person(m.name)]
        if len(named) != 1:
            return ""
        surnames = {named[0].keys[0], named[0].keys[-1]}
        family = {name for word in surnames for name in self._bearing(word)}
        family -= {self._fullest.get(named[0].keys, named[0].name)}
        return next(iter(family)) if len(family) == 1 else ""

    def _bearing(self, surname: str) -> set[str]:
        """The people of the text whose name begins or ends with a surname."""
        ends = (keys for keys in self._fullest if surname in (keys[0], keys[-1]))
        return {self._fullest[keys] for keys in ends}

    def _named(
        self, name: Mention, place: int, before: Meaning | None, gender: str = ""
    ) -> Meaning:
        if len(name.keys) > 1:
            return Meaning(self._fullest.get(name.keys, name.name), True)
        return self._surname(name.keys[0], place, before, gender)

    def _unnamed(self, printed: str, noun: str, end: int) -> Meaning:
        """Find the name beside a phrase that has none, or whom else the text describes so."""
        beside = APPOSITION.match(self.text, end)
        if (
            beside
            and all(word in _LEADS or SOMEBODY.match(word) for word in beside["lead"].split())
            and (names := [m for m in mentions(beside["name"]) if len(m.keys) > 1])
        ):
            name = self._fullest.get(names[0].keys, names[0].name)
            if is_person(name):
                return Meaning(name, True)
        if kin := self._kin(printed, noun):
            return Meaning(kin, False)
        definite = not re.match(
            r"(?:an?|one|another|some|two|several|many)\s", printed, re.IGNORECASE
        )
        somebody = noun in PEOPLE or bool(SOMEBODY.match(noun))
        if not definite:
            return NOBODY._replace(somebody=somebody)
        known = self._described.get(noun, set()) or self._bodies.get(noun, set())
        return Meaning(next(iter(known)) if len(known) == 1 else "", False, somebody=somebody)

    @cached_property
    def _bodies(self) -> dict[str, set[str]]:
        """The bodies that the text names in full by what they are: “the ministry”, “the agency”."""
        found: dict[str, set[str]] = {}
        for mention in self._full:
            if mention.keys[-1] in BODIES:
                found.setdefault(mention.keys[-1], set()).add(self._fullest[mention.keys])
        return found

    def _surname(self, word: str, place: int, before: Meaning | None, gender: str = "") -> Meaning:
        """Find whose surname this is: relatives share one, and then the one spoken of is meant."""
        word = fold(word).rstrip(".,")
        names = self._bearers.get(word, set())
        if gender and len(names) > 1:
            names = {name for name in names if self._genders.get(name, gender) == gender}
        if len(names) < 2:
            name = next(iter(names), "")
            alone = bool(name) and not self._relative_since(word, place)
            return Meaning(name, alone, somebody=not name)
        named = [m for m in self._by_word[word] if self._fullest[m.keys] in names]
        behind = bisect_left(named, place + 1, key=_start)
        opening = [m for m in named[:behind] if self._role(m) == "subject"]
        subjects = [m for m in opening if self._has_verb(m)] or opening
        if before and before.name in names and not any(m.start > before.place for m in subjects):
            return Meaning(before.name, before.sure)
        if subjects and self._together(subjects):
            return NOBODY
        if subjects:
            told = {self._fullest[m.keys] for m in opening}
            return Meaning(self._fullest[subjects[-1].keys], len(told) == 1)
        return NOBODY if behind else Meaning(self._fullest[named[0].keys], False)

    def _relative_since(self, word: str, place: int) -> bool:
        """Was a relative without a name, who may bear the surname too, spoken of since?"""
        behind = [m.end for m in self._by_word[word] if m.end <= place]
        return bool(behind) and bool(RELATIVE.search(self.text, behind[-1], place))

    def _together(self, subjects: list[Mention]) -> bool:
        """Do the last two stand in one sentence, each as who acts? Then either may be meant."""
        if (
            len(subjects) < 2
            or self._fullest[subjects[-1].keys] == self._fullest[subjects[-2].keys]
        ):
            return False
        return not _STOP.search(self.text, subjects[-2].end, subjects[-1].begin)

    @cached_property
    def _persons(self) -> list[tuple[Mention, str]]:
        """Every mention of somebody who may be a person, with the full name."""
        things = self._things
        rows = []
        for mention in self._mentioned:
            keys = mention.keys
            if len(keys) > 1:
                name = self._fullest.get(keys, "")
            else:
                named = self._bearers.get(keys[0], set())
                name = next(iter(named)) if len(named) == 1 else ""
            if name and name not in things and is_person(name):
                rows.append((mention, name))
        return rows

    def _role(self, mention: Mention) -> str:
        """Tell the role of a name; whoever's statement it is that says something, says it."""
        if mention.start not in self._roles:
            found = role(self.text, mention)
            if found == "owner":
                thing = OWNS.match(self.text, mention.end)
                found = "subject" if thing and last_noun(thing["thing"]) in CLAIMS else found
            self._roles[mention.start] = found
        return self._roles[mention.start]

    @cached_property
    def _things(self) -> set[str]:
        """Names that stand behind *the*, or say where something is: no persons."""
        named = [(mention, self._fullest[mention.keys]) for mention in self._full]
        named = [(mention, name) for mention, name in named if is_person(name)]
        behind = {n for m, n in named if self.text.endswith(("the ", "The ", "THE "), 0, m.start)}
        in_ = [(m, n) for m, n in named if word_before(self.text, m.begin) in PLACES]
        placed = {m.keys: name for m, name in in_ if self._role(m) == "place"}
        maybe = [m for m, _ in named if m.keys in placed]
        acting = {m.keys for m in maybe if m.begin != m.start or self._has_verb(m)}
        return behind | {name for keys, name in placed.items() if keys not in acting}

    def _pronoun(
        self, word: str, place: int, before: Meaning | None, governed: bool = False
    ) -> Meaning:
        """Find whom *he* or *she* means: who has just spoken, or else the latest subject."""
        behind = bisect_left(self._persons, place, key=lambda row: row[0].start)
        fitting = [
            row
            for row in self._persons[max(0, behind - _RECENT) : behind]
            if self._genders.get(row[1], word) == word
        ]
        if governed:  # “Lind quoted her”: she is not Lind
            last = fitting[-1:]
            if last and _VERB_ONLY.fullmatch(self.text, last[0][0].end, place):
                fitting = [row for row in fitting if row[1] != last[0][1]]
        subjects = [row for row in fitting if self._role(row[0]) == "subject"]
        subjects = [row for row in subjects if self._acts(row[0])] or subjects
        since = subjects[-1][0].start if subjects else -1
        if before and before.place >= since:
            owned = OWNED_BY.match(self.text, before.place)  # “Berg, her clerk”: not that she
            owned_by_another = owned is not None and PRONOUNS[owned["whose"]] == word
            if owned_by_another or self._newcomer(before.place, place):
                return NOBODY
            if is_person(before.name) or (before.somebody and not before.name):
                fits = self._genders.get(before.name, word) == word
                more = {row[1] for row in fitting if row[1] in self._genders} - {before.name}
                sure = before.sure and (before.name in self._genders or not more)
                # “Lind told Berg … and he answered”: he need not be Lind
                sure = sure and not self.text.endswith((" and ", " but "), 0, place)
                return Meaning(before.name, sure) if fits else NOBODY
        if self._newcomer(max(since, 0), place):
            return NOBODY
        if not subjects or not self._acts(subjects[-1][0]):
            near = self._sentence_before(place)
            names = {row[1] for row in fitting if row[0].start >= near} or {r[1] for r in fitting}
            return Meaning(next(iter(names)), False) if len(names) == 1 else NOBODY
        if len(subjects) > 1 and self._in_clause_of(subjects[-1][0], subjects[-2][0]):
            return Meaning(subjects[-2][1], False)
        known = [row for row in subjects if row[1] in self._genders]
        chosen = (known or subjects)[-1]
        others = {row[1] for row in fitting} - {chosen[1]}
        sure = not others or (bool(known) and chosen is subjects[-1])
        if sure and len(subjects) > 1 and subjects[-2][1] != chosen[1]:  # two in one sentence
            sure = bool(_STOP.search(self.text, subjects[-2][0].end, subjects[-1][0].begin))
        return Meaning(chosen[1], sure)

    def _in_clause_of(self, mention: Mention, main: Mention) -> bool:
        """Is this who acts in a clause of the sentence of another: “… after Lind had left”?"""
        opener = self.text[main.end : mention.begin].split()[-1:]
        inside = bool(opener) and KINDS.get(opener[0].lower()) in ("S", "T", "R")
        return inside and not _STOP.search(self.text, main.end, mention.begin)

    def _sentence_before(self, place: int) -> int:
        """Find where the sentence before the one at `place` begins."""
        ends = [m.end() for m in _STOP.finditer(self.text, max(0, place - 400), place)]
        return ends[-2] if len(ends) > 1 else 0

    def _acts(self, mention: Mention) -> bool:
        return self._has_verb(mention) or bool(OWNS.match(self.text, mention.end))

    def _has_verb(self, mention: Mention) -> bool:
        if mention.start not in self._verbs:
            self._verbs[mention.start] = acts(self.text, mention)
        return self._verbs[mention.start]

    def _newcomer(self, begin: int, place: int) -> bool:
        """Does the text between speak of somebody who has no name?"""
        for match in NEWCOMER.finditer(self.text, begin, place):
            words = match["words"].lower().split()
            verb = next((k for k, word in enumerate(words) if k and is_verb(word)), 0)
            if verb and (words[verb - 1] in PEOPLE or SOMEBODY.match(words[verb - 1])):
                return True
        return False

    def _opens(self, mention: Mention) -> bool:
        """Does a sentence begin with this name?"""
        before = self.text[max(0, mention.begin - 2) : mention.begin]
        return not before.strip() or before[0] in ".!?\n"

    @cached_property
    def _genders(self) -> dict[str, str]:
        """Which of *he* and *she* a name takes, from a title before it or a role beside it."""
        votes: dict[str, Counter[str]] = {}
        for mention, name in self._persons:
            before = self.text[max(0, mention.begin - 24) : mention.start].lower().split()
            behind = ROLE_AFTER.match(self.text, mention.end, mention.end + _FAR)
            last = before[-1].rstrip(".,") if before else ""
            if last in ("mrs", "ms", "miss", "madam", "lady") or last in FEMALE_ROLES:
                votes.setdefault(name, Counter())["she"] += 2
            elif last in ("mr", "sir", "lord") or last in MALE_ROLES:
                votes.setdefault(name, Counter())["he"] += 2
            if behind:
                votes.setdefault(name, Counter())["she" if behind["she"] else "he"] += 1
            elif (own := OWN_RELATION.match(self.text, mention.end)) and self._opens(mention):
                votes.setdefault(name, Counter())[PRONOUNS[own["whose"]]] += 1
        return {name: count.most_common(1)[0][0] for name, count in votes.items()}

    @cached_property
    def _described(self) -> dict[str, set[str]]:
        """The people of the text by the words that describe them: leader, sister, minister."""
        found: dict[str, set[str]] = {}
        for mention in self._full:
            name = self._fullest[mention.keys]
            if not is_person(name):
                continue
            titles = self.text[mention.begin : mention.start].split()
            nouns = set(
                map(last_noun, [self.text[max(0, mention.begin - 40) : mention.begin], *titles])
            )
            if behind := DESCRIBED.match(self.text, mention.end, mention.end + _FAR):
                nouns.add(last_noun(PHRASE_END.split(behind["words"] + " ")[0]))
            for noun in nouns & PEOPLE:
                found.setdefault(noun, set()).add(name)
        return found


def _start(mention: Mention) -> int:
    return mention.start
