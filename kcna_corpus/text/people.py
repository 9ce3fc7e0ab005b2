"""Who is meant in a text: by a surname, by *she*, by “the council leader”, by “his sister”.

Everything is read off one text, when it is first asked for. An answer says whether it is sure; what
no name in the text answers is "".
"""

from __future__ import annotations

import re

from .cues import KINDS
from .described import PRONOUNS, RECENT
from .folded import fold
from .person_words import BODIES, CLAIMS, PEOPLE
from .persons import Mention, is_person, mentions
from .phrases import (
    ACTING,
    APPOSITION,
    ASKS_OF,
    INDEFINITE,
    ISSUED,
    NAMELESS,
    NOBODY,
    OF_ANOTHER,
    OTHERS,
    OWNED_BY,
    OWNS,
    SOMEBODY,
    STATEMENT,
    TELLS,
    UP_TO_IT,
    WHILE,
    Meaning,
    describes,
    head,
    last_noun,
    only,
    pair,
)
from .roles import told
from .sentences import sentence_ends, sentence_start
from .surnames import Surnames
from .words import compiled

_CLAUSE_END = re.compile(r"[,;:()“”\"]")
_LEADS = PEOPLE | frozenset("the a an veteran former late new acting named called".split())
_OBJECTS = frozenset(["him", "her"])
_VERB_ONLY = re.compile(r",?(?: \w+){1,3} ")
_GERUND = re.compile(r"(?<!\b[Tt]he )(?<!\b[Aa]n )(?<!\b[Aa] )\b[a-z]+ing (?:to be |as )?$")
_NEAREST = 16  # mentions among which a pronoun mostly finds who acts
_FAR = 90  # characters behind a name in which it is described
_Maker = tuple[int, str, bool]  # up to where it is told, who, whether they issued it
_Rows = list[tuple[Mention, str]]


class People(Surnames):
    """The people whom a text names in full; read once, when first asked.

    >>> text = "Anna Lind, a baker, met Otto Berg. She said “rain”. Berg said “sun”."
    >>> people = People(text)
    >>> [people.meant(*place)[:2] for place in ((35, 38), (52, 56))]
    [('Anna Lind', True), ('Otto Berg', True)]
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._makers: dict[str, _Maker | None] = {}  # by the word for what they made

    def meant(self, start: int, end: int, before: Meaning | None = None, at: int = -1) -> Meaning:
        """Find who is meant by ``text[start:end]``; `before` is who has just spoken, if anybody.

        A pronoun looks back from the place `at`, where its quotation begins.
        """
        printed = self.text[start:end].lower()
        if pronoun := PRONOUNS.get(printed):
            at = start if at < 0 else at
            meaning = self._pronoun(pronoun, at, before, printed in _OBJECTS)
            work = self._whose_work(pronoun, start)
            meaning = meaning if work in ("", meaning.name) else Meaning(work, False)
            # “Roe laughed. “…,” she had said”: perhaps somebody else, before that
            rival = self.text.startswith(" had ", end)
            rival = rival or (meaning.sure and self._rival_since(meaning.name, pronoun, at, before))
            if rival or (meaning.sure and self._is_another(meaning.name, pronoun, at, end)):
                meaning = meaning._replace(sure=False)
        else:
            meaning = self._phrase(start, end, before)
        sure = meaning.sure and " others" not in printed  # “Lind and others”
        return Meaning(meaning.name, sure, start, meaning.somebody, pronoun or "")

    def _phrase(self, start: int, end: int, before: Meaning | None) -> Meaning:
        """Find the person at the head of a phrase, or the one who is named beside it."""
        printed = OTHERS.sub("", self.text[start:end])
        if both := pair(printed, self._bearers):
            return Meaning(both, True)
        noun, name = head(printed)
        if name and " of " in printed and len(name.keys) == 1 and self._beside(end):
            name = None  # the leader of the Lowmere Bakers, Anna Lind
        elif name and printed[:4].lower() == "the " and not is_person(name.name):
            name = None if self._beside(end) else name  # the second Mill Board, Anna Lind
        if name and (len(name.keys) > 1 or name.keys[0] not in BODIES):
            title = last_noun(printed[: name.start])
            meaning = self._named(name, start, before, title)
            # “the Lark Ledger”, “the North”: an article right before makes it the name of a thing
            thing = name.start == 4 and printed[:4].lower() == "the "
            done_to = _GERUND.search(printed[: name.begin])  # Tarn embracing Lind announced
            sure = meaning.sure and not self._joined(printed) and not done_to
            if not thing:
                return meaning if sure == meaning.sure else meaning._replace(sure=sure)
            return meaning._replace(sure=sure and not is_person(name.name), somebody=False)
        if printed[:1].isupper() and noun in self._surnames_among_words:
            return self._surname(noun, start, before)
        if noun in CLAIMS or noun == "it":  # “the statement said”, “her letter said”
            another = bool(OF_ANOTHER.search(printed))  # “a Tarn statement”: not of who just spoke
            meaning = NOBODY if another else self._author(printed, noun, start, before)
            return meaning if another or meaning.name or not before else Meaning(before.name, False)
        return self._unnamed(printed, noun, end, before)

    def _author(self, printed: str, work: str, index: int, before: Meaning | None) -> Meaning:
        """Find whose statement “the statement” is: who acts where it is first spoken of."""
        if owner := PRONOUNS.get(printed.partition(" ")[0].lower()):
            return self._pronoun(owner, index, before)
        spoken_of = compiled(rf"(?i)\b{STATEMENT if work == 'it' else re.escape(work)}\b")
        if work == "it":
            found = self._found(spoken_of, 0, index)
            behind = (m for m in found if UP_TO_IT.fullmatch(self.text, m.end(), index))
            return self._as_author(next(filter(None, map(self._maker, behind)), None), index)
        if work not in self._makers:  # the first of which it is told: the same for all behind it
            found = self._found(spoken_of, 0, len(self.text))
            self._makers[work] = next(filter(None, map(self._maker, found)), None)
        return self._as_author(self._makers[work], index)

    def _as_author(self, maker: _Maker | None, index: int) -> Meaning:
        """Say whether it is surely they who speak, where a statement is told up to a place."""
        if not maker or maker[0] > index:
            return NOBODY
        end, name, issued = maker
        return Meaning(name, issued and bool(UP_TO_IT.fullmatch(self.text, end, index)))

    def _maker(self, statement: re.Match[str]) -> _Maker | None:
        """Find who acts where a statement is told: up to where, who, and whether they issued it."""
        begin = sentence_start(self.text, statement.start())
        near = self._persons_in(begin, statement.end() + _FAR // 2)
        behind = [row for row in near if row[0].start < statement.start()]
        acting = [row for row in behind if self._role(row[0]) == "subject"]
        by = [row for row in near[len(behind) :] if self._role(row[0]) == "inside"]
        if not (chosen := acting[-1:] or by[:1]):
            return None
        issued = ISSUED.fullmatch(self.text, chosen[0][0].end, statement.start())
        return statement.end(), chosen[0][1], bool(issued)

    def _named(self, name: Mention, index: int, before: Meaning | None, title: str = "") -> Meaning:
        if len(name.keys) > 1:
            return Meaning(self._fullest.get(name.keys, name.name), True)
        return self._surname(name.keys[0], index, before, title)

    def _unnamed(self, printed: str, noun: str, end: int, before: Meaning | None) -> Meaning:
        """Find the name beside a phrase that has none, or whom else the text describes so."""
        several = noun.endswith("s") and describes(noun[:-1])  # “members, one of them Anna Lind,”
        if beside := "" if several else self._beside(end):
            return Meaning(beside, True)
        somebody = describes(noun)
        if INDEFINITE.match(printed):
            return NOBODY._replace(somebody=somebody)
        the = printed[:4].lower() == "the "
        if the and somebody and self._new_one(noun, end - len(printed)):
            return NOBODY._replace(somebody=True)  # “One official left. “…,” the official said”
        people = self._holding(noun, printed) or self._bodies_called(noun, printed)
        if not people and somebody and the:
            last = before.name if before else self._last_subject(end, printed)
            people = {last} if last and self._fits(last, noun, printed) else people
        meaning = only(people)
        sure = self._only_called(noun, printed, meaning.name)
        sure = sure or self._in_short(noun, printed, meaning.name, end - len(printed))
        return meaning._replace(somebody=somebody, sure=sure)

    def _beside(self, end: int) -> str:
        """Find the person whose full name stands behind a phrase, between commas."""
        beside = APPOSITION.match(self.text, end)
        lead = beside["lead"].split() if beside else []
        if beside and all(word in _LEADS or SOMEBODY.match(word) for word in lead):
            names = [m for m in mentions(beside["name"]) if len(m.keys) > 1]
            name = self._fullest.get(names[0].keys, names[0].name) if names else ""
            return name if is_person(name) else ""
        return ""

    def _pronoun(
        self, word: str, index: int, before: Meaning | None, governed: bool = False
    ) -> Meaning:
        """Find whom *he* or *she* means: who has just spoken, or else the latest subject."""
        recent = self._persons_in(0, index)[-RECENT:]
        fitting = [row for row in recent if self._genders.get(row[1], word) == word]
        # “Lind quoted her”: she is not Lind
        if governed and fitting and _VERB_ONLY.fullmatch(self.text, fitting[-1][0].end, index):
            fitting = [row for row in fitting if row[1] != fitting[-1][1]]
        subjects = self._acting(fitting[-_NEAREST:]) or self._acting(fitting)
        voice = before.place if before else -1
        subjects = [row for row in subjects if not self._quoted(voice, row[0].start)]
        mate = before if before and before.gender in ("", word) else None
        if mate and (mate.somebody or mate.name):
            # “The clerk added that Lind was ill. “…,” she went on”: the clerk does
            subjects = [row for row in subjects if not self._told_by(mate, row[0])]
        since = subjects[-1][0].start if subjects else -1
        near = self._sentence_before(index)
        late = [row for row in fitting if row[0].start >= near]
        named = {n for m, n in late if voice < 0 or not self._quoted(voice, m.start)}
        actor = subjects[-1][1] if subjects else ""
        again = re.match(rf"\s*{word}\b", self.text[near:index], re.IGNORECASE)
        if mate and (mate.place >= since or mate.name == actor):
            more = {row[1] for row in fitting if row[1] in self._genders} - {mate.name}
            meaning = self._goes_on(word, index, mate, more, named)
            if again and meaning and meaning.name and self._genders.get(mate.name, word) != word:
                return self._pronoun(word, near, None)._replace(sure=False)
            if meaning and (meaning.sure or mate.place >= since):
                return meaning
        if self._newcomer(max(since, 0), index, word):
            return NOBODY
        shown = since < near and len(named) == 1  # “Footage showed Berg. “…,” he said”
        if shown and again:
            return self._pronoun(word, near, None)._replace(sure=False)  # whoever is *he* there
        if shown or not subjects or not self._acts(subjects[-1][0]):
            pool = {row[1] for row in fitting}
            meaning = only(named or pool)
            alone = meaning.name in self._genders and pool == {meaning.name}
            return meaning._replace(sure=alone and self._sole(meaning.name, index))
        latest = self._latest(word, subjects, fitting, near)
        # “Lind runs the bank. The bank said “…”. “…,” she added”: perhaps somebody of the bank
        parted = before and not (before.gender or is_person(before.name)) and since < before.place
        known = latest.name in self._genders or not self._owned_between(near, index)
        return latest._replace(sure=latest.sure and known and not parted)

    def _acting(self, rows: _Rows) -> _Rows:
        """Choose those who act, or, if none is seen to, who may."""
        subjects = [row for row in rows if self._role(row[0]) == "subject"]
        return [row for row in subjects if self._acts(row[0])] or subjects

    def _whose_work(self, word: str, index: int) -> str:
        """Name whose work it is in which *he* or *she* says so: “remarks by Lind in which she”."""
        if not self.text.endswith(" in which ", 0, index):
            return ""
        begin = sentence_start(self.text, index)
        rows = (n for m, n in reversed(self._persons) if begin <= m.begin < index)
        return next((n for n in rows if self._genders.get(n, word) == word), "")

    def _goes_on(
        self, word: str, index: int, before: Meaning, more: set[str], named: set[str]
    ) -> Meaning | None:
        """Can it be who has just spoken? None where that was nobody who could be *he* or *she*.

        `more` are others whose gender fits, `named` stand in the sentence before.
        """
        owned = OWNED_BY.match(self.text, before.place)  # “Berg, her clerk”: not that she
        by_another = owned and PRONOUNS[owned["whose"]] == word
        if by_another or self._newcomer(before.place, index, word):
            return NOBODY
        if not is_person(before.name) and (before.name or not before.somebody):
            return None if before.name or not before.gender else NOBODY
        if self._genders.get(before.name, word) != word:
            pool = {n for _, n in self._persons_in(0, index) if self._genders.get(n) == word}
            return only(named) if named else only(pool)
        since = {n for _, n in self._persons_in(before.place + 1, index)} & more
        sure = before.sure and (before.name in self._genders or not since)
        # “Lind told Berg … and he answered”: he need not be Lind
        sure = sure and not self.text.endswith((" and ", " but "), 0, index)
        for m, _ in (
            self._persons_in(before.place, index)[:1] if sure else ()
        ):  # “Roe said Lind did”
            sure = m.begin > before.place or not (self._has_verb(m) and self._is_told(m, word))
        return Meaning(before.name, sure)

    def _latest(self, word: str, subjects: _Rows, rows: _Rows, near: int) -> Meaning:
        """Choose the latest of those who act, rather one of whom the text tells *he* or *she*.

        Whoever acts in the sentence before, which begins at `near`, is rather meant than they.
        """
        main = len(subjects) - 1
        while main and self._in_clause_of(subjects[main][0], subjects[main - 1][0]):
            main -= 1
        if main < len(subjects) - 1:
            return Meaning(subjects[main][1], False)
        fitting = {row[1] for row in rows}
        named = {n for m, n in rows if m.start >= near and self._role(m) not in ("owner", "inside")}
        persons = [row for row in subjects if row[1] in self._genders]
        closer = not persons or persons[-1][0].start < near <= subjects[-1][0].start
        chosen = subjects[-1] if closer else persons[-1]
        nobody_else = not persons and named == {chosen[1]} and self._has_verb(chosen[0])
        sure = fitting == {chosen[1]} or (
            chosen is subjects[-1] and (chosen in persons or nobody_else)
        )
        if sure and len(subjects) > 1 and subjects[-2][1] != chosen[1]:  # two in one sentence
            sure = self._parted(subjects[-2][0], subjects[-1][0])
        return Meaning(chosen[1], sure and not self._is_told(chosen[0], word))

    def _in_clause_of(self, mention: Mention, main: Mention) -> bool:
        """Is this who acts in a clause of the sentence of another: “… after Lind had left”?"""
        between = _CLAUSE_END.split(self.text[main.end : mention.begin])[-1].lower().split()
        tail = self.text[main.end : mention.begin].lower().replace(",", "").split()[-1:]
        inside = any(KINDS.get(word) in ("S", "T", "R") for word in between) or (
            bool(tail) and KINDS.get(tail[0]) in ("V", "I")  # “Lind said Berg had left”
        )
        return inside and not self._parted(main, mention) and not told(self.text, mention)

    def _told_by(self, voice: Meaning, mention: Mention) -> bool:
        """Does the voice before tell, in its sentence, of whoever is named here?"""
        fits = self._genders.get(voice.name, voice.gender) == voice.gender or not voice.gender
        return fits and voice.place < mention.start and self._tells(voice.place, mention.start)

    def _is_another(self, name: str, pronoun: str, place: int, end: int) -> bool:
        """Is *she* nobody who asks her, whom she tells, since whom a clerk has acted?"""
        rows = reversed(self._persons_in(0, place))
        named = (m for m, whose in rows if whose == name and m.end <= place)
        if not (last := next(named, None)):
            return False
        here = not any(sentence_ends(self.text, last.end, place))
        if here and not (self._role(last) == "subject" and self._has_verb(last)):
            return True  # “With Lind at his side, he said …”
        owns = OWNS.match(self.text, last.end)  # “Lind’s clerk was angry. “…,” he said”
        if owns and describes(last_noun(owns["thing"])):
            return True
        asks, tells = ASKS_OF.match(self.text, last.end), TELLS.match(self.text, end)
        if asks and KINDS.get(asks["verb"]) != "B" and PRONOUNS[asks["whom"]] == pronoun:
            return True
        acting = (m for kind in (ACTING, WHILE) for m in self._found(kind, last.end, place))
        words = (self.text[m.start("words") : min(m.end(), place)] for m in acting)
        people = (PEOPLE.intersection(each.split()) for each in words)
        holders = (self._described.get(noun, ()) for nouns in people for noun in nouns)
        others = any(name not in names for names in holders)
        near = max(last.end, sentence_start(self.text, place))  # “found the man after he had left”
        others = others or bool(NAMELESS.search(self.text, near, place))
        whom = fold(tells["whom"]) if tells else ""  # “he told him”, “she told Berg”
        return others or PRONOUNS.get(whom) == pronoun or whom in map(fold, name.split())

    def _rival_since(self, name: str, word: str, index: int, before: Meaning | None) -> bool:
        """Has somebody else acted since whom the pronoun fits, or may fit: “Roe rose”?"""
        voice = before.place if before else -1
        near_by = self._persons_in(0, index)[-RECENT:]
        near_by = [row for row in near_by if self._genders.get(row[1], word) == word]
        last, rows = (voice if before and before.name == name else -1), list[int]()
        for m, whose in reversed(near_by):  # back to where this one acts
            if self._may_act(m, whose):
                if whose == name:
                    last = max(last, m.start)
                    break
                rows.append(m.start)
        near = self._sentence_before(index)
        unknown = [m.start for m in self._unknown_acting(near, index) if m.start != voice]
        tellers = [start for start in unknown if start < last and self._tells(start, last)]
        if tellers and not self._quoted(voice, tellers[0]):  # “Roe said that Berg had left”
            return True
        rivals = unknown + [start for start in rows if start > last]
        if last < near and not self.text[near:index].lstrip().lower().startswith(f"{word} "):
            rivals += [m.start for m, whose in near_by if m.start >= near and whose != name]
        return self._stranger_since(name, index) or any(
            not self._quoted(voice, start) and any(sentence_ends(self.text, last, start))
            for start in rivals
        )

    def _stranger_since(self, name: str, index: int) -> bool:
        """Has somebody been named by a surname alone, “Ambassador Roe”, since this name?"""
        strangers = [m.start for m in self._strangers if m.start < index]
        own = [m.start for m, whose in self._persons if whose == name] if strangers else []
        return bool(own) and max([at for at in own if at < index], default=index) < strangers[-1]
