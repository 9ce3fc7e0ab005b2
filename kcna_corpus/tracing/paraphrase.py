"""Clauses of reported speech traced to the sentences whose sense they give.

A clause has few of the statement's words, so it is held against each sentence by the words that
tell something, cut to their stems, and, where the encoder is at hand, by meaning. It is called
*paraphrased* only where one sentence is clearly nearest, nothing of this speaks against it: a
number or a name that the sentence has not, a negation on one side only, a report that is itself
taken back; and nobody else is said to have said it. That another word turns the sense (open for
closed), or who did what to whom, is not seen: like a sentence, and no proof of what was meant.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from math import log, nan
from typing import NamedTuple

from ..quotations.reported import Reported, reported
from ..quotations.tokens import tokenize
from ..text.cues import DENYING
from ..text.described import PRONOUNS
from ..text.person_words import CLAIMS
from ..text.sentences import sentence_start
from . import meaning
from .classes import PARAPHRASED, UNSURE, Finding
from .differences import differences, strange
from .foreign import Foreign
from .misattribution import Given, misattributed
from .statement import Statement
from .stems import telling

#: By words alone: the share of what a clause tells that one sentence has, the lead over the next,
#: and how many words that is at least. Below `NEAR` it is near to no sentence.
ENOUGH, LEAD, FEWEST, NEAR = 0.5, 0.2, 3, 0.3
#: By meaning too: the same share, and the likeness beyond what is usual, with its lead.
SHARED, BEYOND, AHEAD = 0.3, 0.1, 0.04
_RELATIVE = re.compile("[TR]")
_VERBS = frozenset("EAVvUIG")  # kinds of words: without one a clause states nothing
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_UNSAID = re.compile(
    r"\b(?:not|never|no|nobody|nothing|neither|nor|without|if|unless|whether|false|ask\w*|refus\w+"
    r"|declin\w+|rul\w+ out)\b|n[’']t\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d+")
_ORDER = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|twice|half|double)\b",
    re.IGNORECASE,
)


class Traced(NamedTuple):
    """A clause, what became of the statement's sense in it, and to whom it is given."""

    clause: Reported
    finding: Finding
    given: Given


class _Near(NamedTuple):
    """The nearest sentence by words, what share of the clause it has, and which words."""

    sentence: int
    share: float
    lead: float
    words: list[str]


class Paraphrases:
    """Places clauses of reported speech; `names` are those of the statement's speaker."""

    def __init__(self, statement: Statement, foreign: Foreign) -> None:
        self.statement, self.foreign = statement, foreign
        self._stands: dict[str, list[int]] = {}  # each word that tells something, its sentences
        for number, sentence in enumerate(statement.sentences):
            for word in _telling(sentence):
                self._stands.setdefault(word, []).append(number)

    @cached_property
    def _words(self) -> set[str]:
        return {word for sentence in self.statement.sentences for word in _WORD.findall(sentence)}

    def _says(self, word: str) -> float:
        """How much a word tells of one sentence; what no sentence has speaks against each."""
        return log(1 + len(self.statement.sentences) / len(self._stands.get(word, "1")))

    def place(self, text: str, names: Sequence[str]) -> list[Traced]:
        """Give the clauses of a report that are near to a sentence."""
        clauses = [(clause, self._near(clause.text)) for clause in reported(text)]
        candidates = [(clause, near) for clause, near in clauses if near]
        places = [None] * len(candidates) if self.foreign.barred else self._by_meaning(candidates)
        traces = []
        for (clause, near), place in zip(candidates, places, strict=True):
            voice = Given(clause.resolved, clause.identified)
            if misattributed(voice, names) is not True:
                against = _not_theirs(clause, voice, names) or _unsaid(text, clause)
                finding = self._finding(clause, near, place, against)
                traces += [Traced(clause, finding, voice)] if finding else []
        return [one for one in traces if not any(_says_so_too(other, one) for other in traces)]

    def _by_meaning(self, candidates: list[tuple[Reported, _Near]]) -> list[meaning.Place | None]:
        """Find the sentence nearest in meaning, in the version that is nearest by words."""
        versions = [self.statement.version[near.sentence] for _, near in candidates]
        places: list[meaning.Place | None] = [None] * len(candidates)
        for version in {*versions}:
            own = [k for k, other in enumerate(versions) if other == version]
            words = [candidates[k][0].text for k in own]
            for k, place in zip(own, self.foreign.nearest(words, version), strict=True):
                places[k] = place
        return places

    def _near(self, words: str) -> _Near | None:
        """Find the sentence that has most of what a clause tells; None if none has anything."""
        own = _telling(words)
        shares: dict[int, float] = {}
        for word in own:
            for sentence in self._stands.get(word, ()):
                shares[sentence] = shares.get(sentence, 0.0) + self._says(word)
        if not shares:
            return None
        best = min(shares, key=lambda k: (-shares[k], k))
        version = self.statement.version
        others = (share for k, share in shares.items() if k != best and version[k] == version[best])
        whole = sum(map(self._says, own))
        shared = [own[word] for word in own if best in self._stands.get(word, ())]
        lead = shares[best] - max(others, default=0.0)
        return _Near(best, shares[best] / whole, lead / whole, shared)

    def _finding(
        self, clause: Reported, near: _Near, place: meaning.Place | None, against: str
    ) -> Finding | None:
        """Say which sentence a clause paraphrases, if one is clear; what is far gives nothing."""
        sentence, score = near.sentence, near.share
        clear = near.share >= ENOUGH and near.lead >= LEAD and len(near.words) >= FEWEST
        close = near.share >= NEAR and len(near.words) > 1
        if place is not None:
            close = close or place.sure
            clear = (clear and not place.far and place.sentence == sentence) or (
                place.beyond >= BEYOND
                and place.lead >= AHEAD
                and place.sentence == sentence
                and near.share >= SHARED
                and len(near.words) > 1
            )
            if place.sure:
                sentence, score = place.sentence, max(place.likeness, 0.0)
        if not close and not clear:
            return None
        number, version = self.statement.number[sentence], self.statement.version[sentence]
        why = f"Reported, not quoted; nearest is sentence {number + 1}"
        if near.words and sentence == near.sentence:
            why += f", which has {_listed(near.words)} too"
        if not clear:
            against = "too little sets it apart from the others"
        against = against or self._unlike(clause, self.statement.sentences[sentence])
        kind = UNSURE if against else PARAPHRASED
        why += f", but {against}." if against else "."
        return Finding([number], version, kind, [], [], "", nan, round(score, 3), why)

    def _unlike(self, clause: Reported, sentence: str) -> str:
        """Say what speaks against a clause being a paraphrase of a sentence."""
        kinds = tokenize(clause.text, 0, len(clause.text), []).kinds
        if _VERBS.isdisjoint(_RELATIVE.split(kinds.lstrip("ST"))[0]):
            return "it states nothing: it has no verb"
        if hit := strange(clause.text, sentence, self.foreign.named_there):
            return hit
        names = {word for word in _WORD.findall(clause.text)[1:] if word[0].isupper()} - {"I"}
        if new := sorted(names - self._words):
            return f"it has the name {new[0]}, which the statement has not"
        for pattern in (_FIGURE, _ORDER):
            own, others = (
                [hit.lower() for hit in pattern.findall(text)] for text in (clause.text, sentence)
            )
            if new := [hit for hit in own if hit not in others]:
                return f"it has “{new[0]}”, which that sentence has not"
        negated = any(row["kind"] == "negation" for row in differences(clause.text, sentence))
        if negated != (clause.cue.partition(" ")[0].lower() in DENYING):
            return "one is negated, the other is not"
        return ""


def _says_so_too(other: Traced, one: Traced) -> bool:
    """Is one clause inside another of the same sentence? What is said of that holds for both."""
    outer, inner = other.clause, one.clause
    inside = outer.start <= inner.start and inner.end <= outer.end and outer != inner
    return inside and other.finding.sentences == one.finding.sentences


def _unsaid(text: str, clause: Reported) -> str:
    """Say what takes a report back: “never said that”, “asked whether”, “if she says”."""
    begin = sentence_start(text, clause.cue_start)
    asks = clause.text.lower().startswith(("whether ", "if "))
    taken_back = _UNSAID.search(text, begin, max(begin, clause.start))
    return "it is perhaps not said to be so" if asks or taken_back else ""


def _telling(text: str) -> dict[str, str]:
    """The stems of the words of a text that tell something, with the words."""
    words = [word for word in _WORD.findall(text) if len(word) > 1]  # no U and S of U.S.
    return {stem: word for word in words if (stem := telling(word.lower()))}


def _not_theirs(clause: Reported, voice: Given, names: Sequence[str]) -> str:
    """Say why a clause may not be given to the statement's speaker, "" if it may well be."""
    if not names or misattributed(voice, names) is False:
        return ""
    printed = clause.speaker.lower()
    if voice.name:
        return f"it is perhaps given to {voice.name}"
    theirs = {word for name in names for word in _WORD.findall(name)}
    if not theirs.isdisjoint(_WORD.findall(clause.speaker)):
        return ""
    if printed in PRONOUNS or not printed or not CLAIMS.isdisjoint(printed.split()):
        return ""
    return f"it is given to {clause.speaker}"


def _listed(words: Sequence[str]) -> str:
    shown = [f"“{word}”" for word in words[:4]]
    return ", ".join(shown) + (" …" if len(words) > len(shown) else "")
