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
from .person_words import CLAIMS, FEMALE_ROLES, MALE_ROLES, OF, PEOPLE, PLACE
from .persons import RUN, Mention, fold, is_office, is_person, mentions, role

_RECENT = 40  # mentions that a pronoun looks back over
PRONOUNS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
_SOMEBODY = re.compile(r"\w+(?:er|or|ist|man|woman|ian|eer|ee|ant|person)$")
#: A sentence about somebody new: “A clerk spoke to us.”
_NEWCOMER = re.compile(
    r"(?:^|[.!?:]['\"”’»]?\s+|\n)(?:[A-Z][\w-]*,? )?(?:An?|One|Another|a|an|one|another) "
    r"(?P<words>[\w’'-]+(?: [\w’'-]+){1,6})"
)
_APPOSITION = re.compile(rf"\s?,\s(?:[a-z]+\s){{0,2}}?(?P<name>{RUN.pattern})(?=\s?,|\.|\s[a-z]|$)")
_RELATED = rf"(?P<she>{'|'.join(sorted(FEMALE_ROLES))})|(?P<he>{'|'.join(sorted(MALE_ROLES))})"
#: A role right behind a name: “Elin Moor, the younger sister of”, “Elin Moor is a spokeswoman”.
_ROLE_AFTER = re.compile(
    r"(?:,|,? (?:is|was|who is)) (?:(?!of\b|whose\b|and\b|his\b|her\b)[\w’'-]+ ){0,5}?"
    rf"(?:{_RELATED})\b"
)
_DESCRIBED = re.compile(r"(?:,|,? (?:is|was|who is)) (?P<words>(?:[\w’'-]+ ?){1,8})")
_PHRASE_END = re.compile(
    rf"\s(?:{'|'.join([*OF.split(), *PLACE.split()])}|who|whose|which|that)\s|,"
)
_OWNED = re.compile(r"(?P<owner>.*[^\s])['’]s?\s(?P<thing>[^’']+)$")
_STOP = re.compile(r"[.!?\n;]")
_FAR = 90  # characters behind a name in which it is described


class Meaning(NamedTuple):
    """Who is meant, "" if nobody is named; whether that is sure; where the words stand."""

    name: str
    sure: bool
    place: int = -1


NOBODY = Meaning("", False)


class People:
    """The people whom a text names in full; read once, when first asked.

    Examples
    --------
    >>> text = "Anna Lind, a baker, met Otto Berg. She said “rain”. Berg said “sun”."
    >>> people = People(text)
    >>> people.meant(35, 38).name, people.meant(52, 56)
    ('Anna Lind', Meaning(name='Otto Berg', sure=True, place=52))
    """

    def __init__(self, text: str) -> None:
        self.text = text

    def meant(self, start: int, end: int, before: Meaning | None = None) -> Meaning:
        """Find who is meant by ``text[start:end]``; `before` is who has just spoken, if anybody."""
        pronoun = PRONOUNS.get(self.text[start:end].lower())
        if pronoun:
            found = self._pronoun(pronoun, start, before)
        else:
            found = self._phrase(start, end, before)
        return found._replace(place=start)

    def _phrase(self, start: int, end: int, before: Meaning | None) -> Meaning:
        """Find the person at the head of a phrase, or the one who is named beside it."""
        printed = self.text[start:end]
        if pair := self._pair(printed):
            return Meaning(pair, True)
        stop = _PHRASE_END.search(printed)
        head = printed[: stop.start()] if stop else printed
        if owned := _OWNED.match(head):
            noun = _noun(owned["thing"])
            head, inside = (owned["owner"], "") if noun in CLAIMS else ("", owned["thing"])
        else:
            noun, inside = _noun(head), head
        names = [m for m in mentions(head) if not is_office(m.name)] if head else []
        if not names and stop and (noun in CLAIMS or stop[0].strip() in ("from", "by")):
            names = list(mentions(printed[stop.end() :]))[:1]
        if not names and noun in self._surnames_among_words and printed[:1].isupper():
            return self._surname(noun, start, before)
        if names:
            return self._named(names[-1], start, before)
        return self._unnamed(printed, inside, noun, end)

    def _pair(self, printed: str) -> str:
        """Give two people named in full, “Anna Lind and Otto Berg”."""
        one, _, other = printed.partition(" and ")
        if not other:
            return ""
        full = [m.name for m in mentions(printed) if len(m.keys) > 1]
        return " and ".join(full) if len(full) == 2 and full[0] in one and full[1] in other else ""

    def _named(self, name: Mention, place: int, before: Meaning | None) -> Meaning:
        if len(name.keys) > 1:
            return Meaning(self._fullest.get(name.keys, name.name), True)
        return self._surname(name.keys[0], place, before)

    def _unnamed(self, printed: str, inside: str, noun: str, end: int) -> Meaning:
        """Find the name beside a phrase that has none, or whom else the text describes so."""
        beside = _APPOSITION.match(self.text, end)
        if beside and (names := [m for m in mentions(beside["name"]) if len(m.keys) > 1]):
            name = self._fullest.get(names[0].keys, names[0].name)
            if is_person(name):
                return Meaning(name, True)
        definite = not re.match(
            r"(?:an?|one|another|some|two|several|many)\s", printed, re.IGNORECASE
        )
        if definite and (noun in PEOPLE or _SOMEBODY.match(noun) or inside.istitle()):
            known = self._described.get(noun, set())
            return Meaning(next(iter(known)), False) if len(known) == 1 else NOBODY
        return NOBODY

    @cached_property
    def _mentioned(self) -> list[Mention]:
        return list(mentions(self.text))

    @cached_property
    def _full(self) -> list[Mention]:
        return [m for m in self._mentioned if len(m.keys) > 1 and not is_office(m.name)]

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
        """First words of full names that are also small words: No Kwang Su, So Yong Min."""
        return {m.keys[0] for m in self._full if m.keys[0] in KINDS}

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

    def _surname(self, word: str, place: int, before: Meaning | None) -> Meaning:
        """Find whose surname this is: relatives share one, and then the one spoken of is meant."""
        named = self._by_word.get(fold(word).rstrip(".,"), [])
        names = {self._fullest[m.keys] for m in named}
        if len(names) < 2:
            return Meaning(next(iter(names), ""), True)
        behind = bisect_left(named, place + 1, key=_start)
        subjects = [m for m in named[:behind] if role(self.text, m) == "subject"]
        if before and before.name in names and not any(m.start > before.place for m in subjects):
            return Meaning(before.name, before.sure)
        if subjects and self._together(subjects):
            return NOBODY
        if subjects:
            told = {self._fullest[m.keys] for m in subjects}
            return Meaning(self._fullest[subjects[-1].keys], len(told) == 1)
        return NOBODY if behind else Meaning(self._fullest[named[0].keys], False)

    def _together(self, subjects: list[Mention]) -> bool:
        """Do the last two stand in one sentence, each as who acts? Then either may be meant."""
        if (
            len(subjects) < 2
            or self._fullest[subjects[-1].keys] == self._fullest[subjects[-2].keys]
        ):
            return False
        return not _STOP.search(self.text, subjects[-2].end, subjects[-1].begin)

    @cached_property
    def _persons(self) -> list[tuple[Mention, str, str]]:
        """Every mention of somebody who may be a person, with the full name and the role."""
        things = self._things
        rows = []
        for mention in self._mentioned:
            keys = mention.keys
            if len(keys) > 1:
                name = self._fullest.get(keys, "")
            else:
                named = {self._fullest[m.keys] for m in self._by_word.get(keys[0], [])}
                name = next(iter(named)) if len(named) == 1 else ""
            if name and name not in things and is_person(name):
                rows.append((mention, name, role(self.text, mention)))
        return rows

    @cached_property
    def _things(self) -> set[str]:
        """Names that stand behind *the*, or say where something is: no persons."""
        found = set()
        for mention in self._full:
            before = self.text[max(0, mention.start - 4) : mention.start].lower()
            article = mention.begin == mention.start and before.endswith("the ")
            if article or role(self.text, mention) == "place":
                found.add(self._fullest[mention.keys])
        return found

    def _pronoun(self, word: str, place: int, before: Meaning | None) -> Meaning:
        """Find whom *he* or *she* means: who has just spoken, or else the latest subject."""
        behind = bisect_left(self._persons, place, key=lambda row: row[0].start)
        fitting = [
            row
            for row in self._persons[max(0, behind - _RECENT) : behind]
            if self._genders.get(row[1], word) == word
        ]
        subjects = [row for row in fitting if row[2] == "subject"]
        since = subjects[-1][0].start if subjects else -1
        if before and before.place > since:
            if self._newcomer(before.place, place):
                return NOBODY
            if not before.name or is_person(before.name):
                fits = self._genders.get(before.name, word) == word
                return Meaning(before.name, before.sure) if fits else NOBODY
        if self._newcomer(max(since, 0), place):
            return NOBODY
        if not subjects:
            names = {row[1] for row in fitting}
            return Meaning(next(iter(names)), False) if len(names) == 1 else NOBODY
        known = [row for row in subjects if row[1] in self._genders]
        chosen = (known or subjects)[-1]
        others = {row[1] for row in fitting} - {chosen[1]}
        sure = not others or (bool(known) and chosen is subjects[-1])
        return Meaning(chosen[1], sure)

    def _newcomer(self, begin: int, place: int) -> bool:
        """Does the text between speak of somebody who has no name?"""
        for match in _NEWCOMER.finditer(self.text, begin, place):
            words = match["words"].lower().split()
            verb = next((k for k, word in enumerate(words) if k and _is_verb(word)), 0)
            if verb and (words[verb - 1] in PEOPLE or _SOMEBODY.match(words[verb - 1])):
                return True
        return False

    @cached_property
    def _genders(self) -> dict[str, str]:
        """Which of *he* and *she* a name takes, from a title before it or a role beside it."""
        votes: dict[str, Counter[str]] = {}
        for mention, name, _ in self._persons:
            before = self.text[max(0, mention.begin - 24) : mention.start].lower().split()
            behind = _ROLE_AFTER.match(self.text, mention.end, mention.end + _FAR)
            last = before[-1].rstrip(".") if before else ""
            if last in ("mrs", "ms", "miss", "madam", "lady") or last in FEMALE_ROLES:
                votes.setdefault(name, Counter())["she"] += 2
            elif last in ("mr", "sir", "lord") or last in MALE_ROLES:
                votes.setdefault(name, Counter())["he"] += 2
            if behind:
                votes.setdefault(name, Counter())["she" if behind["she"] else "he"] += 1
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
                map(_noun, [self.text[max(0, mention.begin - 40) : mention.begin], *titles])
            )
            if behind := _DESCRIBED.match(self.text, mention.end, mention.end + _FAR):
                nouns.add(_noun(_PHRASE_END.split(behind["words"] + " ")[0]))
            for noun in nouns & PEOPLE:
                found.setdefault(noun, set()).add(name)
        return found


def _is_verb(word: str) -> bool:
    return KINDS.get(word, "v" if word.endswith("ed") else "w") in "VIUvEA"


def _start(mention: Mention) -> int:
    return mention.start


def _noun(phrase: str) -> str:
    """Give the last word of a phrase, of a compound its last part.

    Examples
    --------
    >>> _noun("the UN Secretary-General, ")
    'general'
    """
    words = phrase.lower().split()
    return words[-1].strip(".,").rpartition("-")[2] if words else ""


def _holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Does a name hold all words of another, in their order?"""
    words = iter(longer)
    return all(word in words for word in shorter)
