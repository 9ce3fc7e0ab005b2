"""The people of a text, and what it says of each: role, gender, office, family."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from operator import attrgetter

from .cues import KINDS
from .folded import fold
from .full_names import Names
from .given_names import MEN, WOMEN
from .person_words import (
    BODIES,
    CLAIMS,
    FEMALE_ROLES,
    KIN,
    LOWERING,
    MALE_ROLES,
    NO_PERSON,
    OFFICES,
    PEOPLE,
    POSTS,
    STATES,
    TITLES,
)
from .persons import Mention, is_person, word_before
from .phrases import (
    DESCRIBED,
    NEW_ONE,
    NEWCOMER,
    OWN_KIN,
    OWN_RELATION,
    OWNS,
    PHRASE_END,
    RELATIVE,
    ROLE_AFTER,
    SOMEBODY,
    THE_OWNER,
    called,
    describes,
    kin_of,
    last_noun,
    proper,
    titled,
)
from .roles import PLACES, acts, is_verb, role, standing
from .sentences import sentence_start

PRONOUNS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
_FAR = 90  # characters behind a name in which it is described
RECENT = 40  # mentions that are looked back over
#: What somebody with an office is called in short.
_IN_SHORT = frozenset("diplomat executive lawmaker official politician".split())
_OTHER_PEOPLE = PEOPLE - LOWERING - frozenset("affairs finance foreign general press state".split())
#: “met Roe when she …”; “met Roe, and she …”
_THEN = re.compile(r",? (?:and|but|so|when|as|after|before|because|while) (?:then )?s?he\b")
_APART = re.compile(r"[\s,-]+")
_begin = attrgetter("begin")


def _start(row: tuple[Mention, str]) -> int:
    return row[0].start


_LONG_TITLE = 18  # characters before an office that make it another one


class Described(Names):
    """The people of a text and what is said of each, read when first asked for."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._roles: dict[int, str] = {}  # by where the name stands
        self._alone: dict[tuple[str, str], tuple[set[str], set[str]]] = {}  # words by office, name
        self._verbs: dict[int, bool] = {}  # whether one follows, by where the name stands

    @cached_property
    def _persons(self) -> list[tuple[Mention, str]]:
        """Every mention of somebody who may be a person, with the full name."""
        people = set(filter(is_person, self._fullest.values())) - self._things
        alone = {(word,): next(iter(n)) for word, n in self._bearers.items() if len(n) == 1}
        whose = self._fullest | alone
        relatives, by_title = self._relatives, self._by_title
        rows = []
        for mention in self._mentioned:
            name = relatives.get(mention.start) or whose.get(mention.keys)
            name = name or (mention.begin < mention.start and by_title(mention)) or ""
            if name in people:
                rows.append((mention, name))
        return rows

    def _by_title(self, mention: Mention) -> str:
        """Tell who of those that bear a surname holds the office before it: “Mayor Roe”."""
        bearers = self._bearers.get(mention.keys[0], set()) if len(mention.keys) == 1 else set()
        title = last_noun(self.text[mention.begin : mention.start]) if bearers else ""
        holders = bearers & self._described.get(title, {}).keys()
        return next(iter(holders)) if len(holders) == 1 else ""

    def _persons_in(self, start: int, end: int) -> list[tuple[Mention, str]]:
        """Give the mentions of persons whose names begin between two places."""
        low = bisect_left(self._persons, start, key=_start)
        return self._persons[low : bisect_left(self._persons, end, key=_start)]

    def _role(self, mention: Mention) -> str:
        """Tell the role of a name; whoever's statement it is that says something, says it."""
        if mention.start not in self._roles:
            part = role(self.text, mention)
            if part == "owner":
                thing = OWNS.match(self.text, mention.end)
                if thing and last_noun(thing["thing"]) in CLAIMS:
                    part = standing(self.text, mention)
            if mention.start in self._relatives:
                part = "subject"
            self._roles[mention.start] = part
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

    def _acts(self, mention: Mention) -> bool:
        return self._has_verb(mention) or bool(OWNS.match(self.text, mention.end))

    def _has_verb(self, mention: Mention) -> bool:
        if mention.start not in self._verbs:
            self._verbs[mention.start] = acts(self.text, mention)
        return self._verbs[mention.start]

    @cached_property
    def _genders(self) -> dict[str, str]:
        """Which of *he* and *she* a name takes, from a title before it or a role beside it."""
        votes: dict[str, list[str]] = {}
        for mention, name in self._persons:
            before = self.text[max(0, mention.begin - 24) : mention.start].rsplit(None, 1)
            behind = ROLE_AFTER.match(self.text, mention.end, mention.end + _FAR)
            last = before[-1].lower().rstrip(".,") if before else ""
            if last in ("mrs", "ms", "miss", "madam", "lady") or last in FEMALE_ROLES:
                votes.setdefault(name, []).extend(("she", "she"))
            elif last in ("mr", "sir", "lord") or last in MALE_ROLES:
                votes.setdefault(name, []).extend(("he", "he"))
            if behind:
                votes.setdefault(name, []).append("she" if behind["she"] else "he")
            elif self._opens(mention) and (own := OWN_RELATION.match(self.text, mention.end)):
                votes.setdefault(name, []).append(PRONOUNS[own["whose"]])
        for noun in KIN & self._described.keys():
            for name in self._described[noun] if noun in FEMALE_ROLES or noun in MALE_ROLES else ():
                votes.setdefault(name, []).append("she" if noun in FEMALE_ROLES else "he")
        for name in {name for _, name in self._persons} - votes.keys():
            first = fold(name.split()[0])
            if first in WOMEN or first in MEN:
                votes[name] = ["she" if first in WOMEN else "he"]
        return {name: max(dict.fromkeys(own), key=own.count) for name, own in votes.items()}

    @cached_property
    def _described(self) -> dict[str, dict[str, set[str]]]:
        """The people by the words that describe them (leader, sister), and of which place or body.

        A place or body is known by the first letters of its words: Norway’s, Norwegian.
        """
        offices: dict[str, dict[str, set[str]]] = {}
        for mention in self._full:
            name = self._fullest[mention.keys]
            if not is_person(name):
                continue
            titles = self.text[mention.begin : mention.start].split()
            before = self.text[max(0, mention.begin - 40) : mention.begin]
            phrases = [before.rpartition(". ")[2], *titles]  # “… the baker. Ada Roe left.”
            if behind := DESCRIBED.match(self.text, mention.end, mention.end + _FAR):
                phrases.append(PHRASE_END.split(behind["words"] + " ")[0])
            nouns = {noun for noun in map(last_noun, phrases) if describes(noun)}
            if not nouns:
                continue
            around = before + " ".join(titles)
            places = proper(titled(around))
            for noun in nouns:
                offices.setdefault(noun, {}).setdefault(name, set()).update(places)
        for noun, name in self._family(offices).values():
            offices.setdefault(noun, {}).setdefault(name, set())
        return offices

    def _holding(self, noun: str, phrase: str) -> set[str]:
        """The people whom a noun describes, unless they hold the office of another place."""
        own = proper(phrase)
        people = self._described.get(noun, {})
        return {name for name, places in people.items() if not (own and places) or own & places}

    def _family(self, offices: dict[str, dict[str, set[str]]]) -> dict[int, tuple[str, str]]:
        """Relatives spoken of, by where it is told whose: “Hugo Moor’s sister”, Elin Moor.

        Whoever bears the surname and has an office of their own is less likely meant.
        """
        relatives = {}
        holders = {name for noun, people in offices.items() if noun not in KIN for name in people}
        for mention, kin in self._kin:
            ends = {mention.keys[0], mention.keys[-1]}
            family = {other for word in ends for other in self._bearing(word)}
            family -= {self._fullest[mention.keys]}
            family = family if len(family) == 1 else family - holders
            if len(family) == 1:
                relatives[mention.start] = (kin, next(iter(family)))
        return relatives

    @cached_property
    def _kin(self) -> list[tuple[Mention, str]]:
        """The people whose relative is spoken of, and which one: sister."""
        rows = []
        for mention in self._full:
            low = max(0, mention.begin - _FAR // 2)
            kin = kin_of(self.text, low, mention.begin) or OWN_KIN.match(self.text, mention.end)
            if kin and not kin["many"] and is_person(self._fullest[mention.keys]):
                rows.append((mention, kin["kin"].lower()))
        return rows

    def _who(self, mention: Mention) -> str:
        """Tell who is spoken of where a full name stands: the bearer, or a relative."""
        return self._relatives.get(mention.start, self._fullest[mention.keys])

    @cached_property
    def _relatives(self) -> dict[int, str]:
        """Who is spoken of as somebody's relative, by where that somebody is named."""
        return {at: name for at, (_, name) in self._family(self._described).items()}

    @cached_property
    def _strangers(self) -> list[Mention]:
        """Where somebody is named whom the text never names in full: “Ambassador Roe”, then Roe."""
        single = [m for m in self._mentioned if not m.keys[1:] and m.keys[0] not in self._bearers]
        titled = {m.keys for m in single if self._has_title(m) or _THEN.match(self.text, m.end)}
        return [m for m in single if m.keys in titled]

    def _only_called(self, noun: str, phrase: str, name: str) -> bool:
        """Is somebody surely “the minister”: named as one, and the text has no other?"""
        if noun not in TITLES or not name:
            return False
        if (noun, name) not in self._alone:
            self._alone[noun, name] = self._called_so(noun, name)
        (own, must), words = self._alone[noun, name], {*_APART.split(phrase.lower())}
        return must <= words <= own  # “the president” is no vice president

    def _fits(self, name: str, noun: str, printed: str) -> bool:
        """Can “the politician” be who has just spoken, and nobody of another office or place?"""
        gender = "she" if noun in FEMALE_ROLES else "he" if noun in MALE_ROLES else ""
        fits = is_person(name) and gender in ("", self._genders.get(name, gender))
        if noun in BODIES or not fits:
            return False
        offices = {
            office: people[name] for office, people in self._described.items() if name in people
        }
        own, places = proper(printed), set().union(*offices.values())
        elsewhere = bool(own and places) and not own & places
        return not elsewhere and (noun not in POSTS or not offices.keys() & POSTS)

    def _in_short(self, noun: str, phrase: str, name: str, index: int) -> bool:
        """Is “the official” surely who was named right before, and has an office?"""
        if noun not in _IN_SHORT or phrase.count(" ") != 1 or noun in self.text[:index].lower():
            return False
        offices = {office for office, people in self._described.items() if name in people} & OFFICES
        return bool(offices) and self._sole(name, index)

    def _sole(self, name: str, index: int) -> bool:
        """Is nobody else spoken of, by name or office, since the sentence that named somebody?"""
        rows = self._persons_in(0, index)
        last = next((m for m, whose in reversed(rows) if whose == name), None)
        if last is None:
            return False
        low = sentence_start(self.text, last.begin)
        before, behind = self.text[low : last.begin], self.text[last.end : index]
        before = before[: len(before.rstrip()) - len(titled(before))]
        if behind.startswith(","):  # “Ulla Berg, head of the board, ”
            behind = behind.partition(",")[2].partition(",")[2]
        words = (word.strip(",.;:’'s").lower() for word in f"{before} {behind}".split())
        others = any(m.start >= low and whose != name for m, whose in rows)
        return not others and _OTHER_PEOPLE.isdisjoint(words)

    def _called_so(self, noun: str, name: str) -> tuple[set[str], set[str]]:
        """Give the words by which somebody may be called “the minister”, and those that must be.

        There are none where anybody else may be one: where the word stands beside another name, or
        is not “the minister”.
        """
        own_names = {m.start: m for m, whose in self._persons if whose == name}
        own, must, spans, tied = {"the", noun}, set[str](), list[tuple[int, int]](), False
        for mention in own_names.values():
            low = max(mention.begin - _FAR // 2, sentence_start(self.text, mention.begin))
            behind = DESCRIBED.match(self.text, mention.end, mention.end + _FAR)
            spans.append((low, behind.end() if behind else mention.end))
            words = self.text[low : mention.start] + (behind["words"] if behind else "")
            own.update(_APART.split(words.lower()))
        for match in called(noun).finditer(self.text):
            start, end = match.span("noun")
            last = bisect_right(self._mentioned, start, key=_begin) - 1
            titled = self._mentioned[last] if last >= 0 else None
            title = titled is not None and end < titled.start
            if titled and title and titled.start not in own_names:
                return set(), must
            owned = self.text.startswith(("’s", "'s"), end)  # “the leader’s sister, Ada Roe”
            if title or (not owned and any(low <= start and end <= high for low, high in spans)):
                tied = True
                before = self.text[max(0, start - _LONG_TITLE) : start]
                must.update(LOWERING.intersection(_APART.split(before.lower())[-3:]))
            elif not match["the"] or match["of"] or set(match["own"].lower().split()) - own:
                return set(), must
        return own if tied else set(), must

    def _may_act(self, mention: Mention, name: str) -> bool:
        """Is a clause about somebody, or about what is theirs and the text tells *he* or *she*?"""
        part = self._role(mention)
        return part == "subject" or (part == "owner" and name in self._genders)

    def _unknown_acting(self, begin: int, index: int) -> Iterator[Mention]:
        """Yield who acts and is named by one word alone that is no known person's: “Roe rose”.

        A surname that two people bear is neither's.
        """
        low, high = (bisect_right(self._mentioned, at, key=_begin) for at in (begin - 1, index))
        for mention in self._mentioned[low:high]:
            bearers = len(self._bearers.get(mention.keys[0], ()))
            if len(mention.keys) > 1 or bearers == 1 or mention.name.isupper():
                continue
            part = "" if mention.keys[0] in NO_PERSON else self._role(mention)
            acts = (part == "subject" and self._has_verb(mention)) or (bearers and part == "owner")
            if acts and not self._is_place(mention.name):
                yield mention

    def _newcomer(self, begin: int, index: int, word: str) -> bool:
        """Does the text between speak of somebody who has no name: “A clerk”, “His daughter”?"""
        for kin in self._found(RELATIVE, begin, index):
            gender = (
                "she" if kin["kin"] in FEMALE_ROLES else "he" if kin["kin"] in MALE_ROLES else word
            )
            opens = kin[0][0] == "H" or self.text.endswith((" and ", " but "), begin, kin.start())
            if not opens and not self._described.get(kin["kin"]):  # “The mayor’s sister left.”
                low = sentence_start(self.text, kin.start())
                opens = bool(THE_OWNER.fullmatch(self.text, low, kin.start()))
            if opens and gender == word and not kin["many"]:
                return True
        found = self._found(NEWCOMER, begin, index)
        told = [self.text[match.start("words") : min(match.end(), index)] for match in found]
        if not begin and (first := NEWCOMER.match("\n" + self.text[: min(index, 2 * _FAR)])):
            told.append(first["words"])
        for phrase in told:
            words = phrase.lower().split()
            verb = next((k for k, word in enumerate(words) if k and is_verb(word)), 0)
            if verb and (words[verb - 1] in PEOPLE or SOMEBODY.match(words[verb - 1])):
                return True
        return False

    def _is_told(self, mention: Mention, word: str) -> bool:
        """Does anybody whom a pronoun fits tell of somebody: “The clerk said that Berg left”?"""
        begin = sentence_start(self.text, mention.begin)
        words = self.text[begin : mention.begin].lower().split()
        kinds = [KINDS.get(w) for w in words[-2:]]
        that = kinds[1:] == ["T"]  # or none, “The clerk said Berg left”
        verb = kinds[:1] if that else kinds[-1:]
        told = [name for _, name in self._persons_in(begin, mention.begin)]
        genders = {*map(PRONOUNS.get, words), *(self._genders.get(n, word) for n in told)} - {None}
        return verb in (["V"], ["I"]) and word in (genders or ({word} if that else ()))

    def _is_place(self, name: str) -> bool:
        """Is it a state, or does the text say that something is there: “in Lowmere”?"""
        there = any(f" {word} {name}" in self.text for word in ("in", "at", "near"))
        return there or name.lower() in STATES

    def _last_subject(self, index: int, printed: str) -> str:
        """Find who acts last before “the politician”, in two or three words."""
        rows = self._persons_in(0, index)[-RECENT:] if printed.count(" ") < 3 else []
        free = (row for row in reversed(rows) if not self._quoted(-1, row[0].start))
        return next((n for m, n in free if self._role(m) == "subject" and self._acts(m)), "")

    def _new_one(self, noun: str, index: int) -> bool:
        """Was “the official” told of as one whom nobody had spoken of: “One official”?"""
        near = self.text.rfind(f" {noun}", 0, index)
        while near > 0 and self.text.endswith(("the", "The"), 0, near):
            near = self.text.rfind(f" {noun}", 0, near)
        return near > 0 and bool(NEW_ONE.search(self.text, max(0, near - _FAR), near + 1))
