"""A clause that describes a thing: “the war, which ended in May”, “the letter Ada Varn wrote”."""

import re
from typing import Protocol

from ..text.cues import DAYS, KINDS
from .drafted_pages import Span
from .happening import Clause
from .verbs import WORD, is_verb_form, speaks

#: “The war, which was to end”, “Ada Varn, whose mill was”: right before the verb.
_WHICH = re.compile(
    r",?\s(?:which|whose)\s(?P<own>(?:[\w’'-]+\s){0,4}?)"
    r"(?:(?:is|are|was|were|has|have|had|been|later|also|\w+ly)\s)*$"
)
_DONE = re.compile(r"\s(?:is|are|was|were|been)\s(?:\w+ly\s)?$")
#: “A summary Varn wrote”, “the choice she made”
_WHO_DID = re.compile(r"\s(?P<who>(?:[A-Z][\w.’-]*\s){1,3}|(?:he|she|it|they)\s(?:had\s)?)$")
_DIRECTLY = re.compile(r"\s(?:also\s|\w+ly\s)?")
_BY_OR_TO = re.compile(
    r"(?:\s(?:by|to|in|at)\s(?:[\w’'.-]+\s?){1,5}?)?\s(?:on\s|in\s|late\s|early\s)?"
)
_LONGEST = 8  # words


class Clauses(Protocol):
    """The clauses of an article, as `event_clauses` reads them."""

    narration: str

    def part(self, begin: int, end: int, at: int = -1) -> Clause:
        """What a part of a sentence tells."""

    def verbs(self, begin: int, end: int) -> list[Span]:
        """Where verbs stand."""


def of_object(clauses: Clauses, begin: int, verb: Span, end: int) -> Clause | None:
    """Return what describes the thing right before: “met on the war, which ended”."""
    text = clauses.narration[begin : verb[0]]
    if relative := _WHICH.search(text):
        at = begin + relative.start()
        own = bool(relative["own"])
        start = begin + relative.start("own") if own else noun_start(clauses.narration, begin, at)
        clause = clauses.part(start, end, verb[0]) if own or start < at else None
        done = bool(_DONE.search(text))
        return clause and clause._replace(passive=done and not speaks(clause.verb))
    who = _WHO_DID.search(text)
    if not who or speaks(clauses.narration[slice(*verb)]):
        return None
    at = begin + who.start()
    thing = clauses.narration[noun_start(clauses.narration, begin, at) : at]
    if not thing or not thing.split()[-1].islower():  # “when mayor Ada Varn left”
        return None
    clause = clauses.part(at + 1, end)
    told = f"{clauses.narration[at + 1 : verb[1]]} {thing}{clauses.narration[verb[1] : end]}"
    return clause._replace(narration=told, reported=thing)


def of_subject(clauses: Clauses, begin: int, verb: Span, date: Span, end: int) -> Clause | None:
    """Return what describes who or what does something: “The film made on 9 May bored all.”"""
    behind = clauses.verbs(date[1], end)
    directly = behind and _DIRECTLY.fullmatch(clauses.narration, date[1], behind[0][0])
    done = clauses.narration[slice(*verb)].endswith(("ed", "en", "t", "de"))
    done &= not _DONE.search(clauses.narration, begin, verb[0])
    if not directly or not done or not _BY_OR_TO.fullmatch(clauses.narration[verb[1] : date[0]]):
        return None
    start = noun_start(clauses.narration, begin, verb[0])
    clause = clauses.part(start, behind[0][0], verb[0]) if start < verb[0] else None
    return clause and clause._replace(passive=True, speech=False)


def noun_start(text: str, begin: int, end: int) -> int:
    """Return where the words begin that name the thing right before a place; `end` if none.

    >>> for told in ("Ada Varn burnt a long summary", "They sang of the war", "She wept"):
    ...     told[noun_start(told, 0, len(told)) :]
    'a long summary'
    'the war'
    ''
    """
    start, owned = end, False
    for word in [*WORD.finditer(text, begin, end)][: -_LONGEST - 1 : -1]:
        kind = KINDS.get(word[0].lower(), "")
        if owned and kind != "D":
            return start
        small = kind in tuple("BSRTCPEAVIG") and word[0] != "of"
        gap = text[word.end() : start].strip()
        if small or gap or word[0] in DAYS or (word[0].islower() and is_verb_form(word[0])):
            break
        start = word.start()
        if kind == "D":
            return start
        owned = word[0].endswith(("’s", "'s"))
    first = WORD.match(text, start, end)
    named = first and first[0][:1].isupper()
    return start if named or owned else end
