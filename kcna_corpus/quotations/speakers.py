"""Who speaks: patterns over the kinds of the words around a quotation.

A rule is a row: its name, where it looks, whether it is sure, a pattern over kinds (see
`tokens.py`) with the groups `who` and `cue`, and an example, the speaker in braces, that is a test.
"""

from __future__ import annotations

import re
from typing import NamedTuple

CORE = r"(?:(?:D+[AvVIUG]{0,2})?[wN]+(?:\([^()]{1,9}\))?(?:s[wN]+)*)"
NP = rf"(?:P|D(?=[AVIU,])|{CORE}(?:[BC]{CORE})*)"  # a name, a pronoun, “a spokesman for the city”
FREE = r"(?<![BDNwsRG])"  # a subject does not begin in the middle of something
ADVERB = r"(?:B?A)*"  # “also”, “on Friday”
ASIDE = r"(?:,[^.?Q:]{1,40}[,-]|-[^.?Q]{1,40}-|\([^()]{1,30}\),?)"  # “, the mayor,”
FAR = 60  # tokens: no rule looks further


class Rule(NamedTuple):
    """One way to name a speaker."""

    name: str
    place: str  # "after", "later" in the sentence, "before" (up to the verb)
    sure: bool
    pattern: re.Pattern[str]
    example: str


def _rule(name: str, place: str, sure: bool, pattern: str, example: str) -> Rule:
    return Rule(name, place, sure, re.compile(pattern), example)


RULES = (
    _rule(
        "verb, subject", "after", True,
        rf"[,?-]*(?P<cue>I)(?P<who>[vU]?{NP})",
        "“It will rain,” said {the old baker}.",
    ),
    _rule(
        "any verb, subject", "after", False,
        r"[,?](?P<cue>[VvU])(?P<who>D[wN]+|N+w?)B?(?=[,.BRSQ]|$)",
        "“It will rain,” sobbed {Anna Lind}.",
    ),
    _rule(
        "subject, verb", "after", True,
        rf"[,?-]+(?:[BG][^,.?Q:]{{1,12}},)?(?P<who>{NP})"
        rf"(?:{ASIDE}|,?R[^.?Q:,]{{1,15}}|B[^.?Q:]{{1,12}})?{ADVERB}(?P<cue>[VIU])",
        "“It will rain,” {Anna Lind}, the baker, told a visitor.",
    ),
    _rule(
        "subject, verb, no comma", "after", True,
        rf"(?P<who>P|N+w{{0,2}}){ADVERB}(?P<cue>[VI])",
        "“It will rain” {she} said.",
    ),
    _rule(
        "subject, any verb", "after", False,
        rf"[,?](?P<who>P|D[wN]+|N+w?){ASIDE}?{ADVERB}(?P<cue>[vw])(?=[,.BSAG:Q]|$)",
        "“It will rain,” {she} sobbed.",
    ),
    _rule(
        "according to", "after", True,
        rf"[,?-]*(?P<cue>K)(?P<who>{NP})",
        "The sky is “a lid”, according to {Anna Lind}.",
    ),
    _rule(
        "dash", "after", True,
        r"[?.]?(?P<cue>-)(?P<who>N[Nw]*)(?=[,.Q]|$)",
        "“It will rain.” — {Anna Lind}",
    ),
    _rule(
        "later subject, verb", "later", True,
        rf"[^.?:;]{{1,40}},(?P<who>{NP})(?:,[^.?Q:]{{1,30}},)?{ADVERB}(?P<cue>I)(?=[.B,]|$)",
        "The sky is “a lid” over the town, {Anna Lind} said.",
    ),
    _rule(
        "later verb, subject", "later", True,
        rf"[^.?:;]{{1,40}},(?P<cue>I)(?P<who>{NP})",
        "The sky is “a lid” over the town, said {Anna Lind}.",
    ),
    _rule(
        "later according to", "later", True,
        rf"[^.?:;]{{1,40}}(?P<cue>K)(?P<who>{NP})",
        "The sky is “a lid” over the town according to {Anna Lind}.",
    ),
    _rule(
        "object of which", "before", True,
        rf"R(?P<who>P|D+[wN]+|N+w{{0,2}}N*){ADVERB}$",
        "It is a town which {Anna Lind} called “a lid”.",
    ),
    _rule(
        "subject before", "before", True,
        rf"{FREE}(?P<who>{NP}){ADVERB}$",
        "On Monday {Anna Lind} said, “It will rain.”",
    ),
    _rule(
        "subject, aside", "before", True,
        rf"{FREE}(?P<who>{NP})(?:,[^.?Q]{{1,40}},|-[^.?Q]{{1,40}}-|\([^()]*\)){ADVERB}$",
        "{Anna Lind}, the baker, said: “It will rain.”",
    ),
    _rule(
        "subject, who", "before", False,
        rf"{FREE}(?P<who>{NP}),?R[^.?Q]{{0,25}}{ADVERB}$",
        "{The people} who came by bus said “it will rain”.",
    ),
)  # fmt: skip
PLACES = {place: [r for r in RULES if r.place == place] for place in ("after", "later", "before")}

_VERB_FIRST = re.compile(rf"I(?P<who>{NP})(?=[,:.R])")  # Said Anna Lind, “…
_ACCORDING = re.compile(rf"K(?P<who>{NP})")
_LABEL = re.compile(r"(?:^|-)(?:w?B)?(?P<who>N+w?|Dw*N+)(?:\([^()]*\)|BD?[Nw]+)?:$")  # Lind: “…
_ANY_VERB = re.compile(
    rf"(?:^|(?<=[,:;CST]))[CAT]*(?P<who>P|D?w?N+|Dw){ADVERB}vw?[,:]$"
)  # …, and Lind shot back: “…
_CLAUSE = re.compile(
    rf"(?:^|(?<=[,:;CSTQ?-]))[CATS]*(?P<who>{NP})(?:{ASIDE}|,?R[^,.?]{{1,20}},?)?{ADVERB}(?=[AEvVIU])"
)
_FIRST = re.compile(r"(?:^|(?<=,))[CATS]*(?P<who>P|D?w?N+|Dw)(?=[vwRA,])")  # when no verb is known
_NEXT_TO_CUE = re.compile(r"[VIUG](?:N+|P|D[wN]+|Bw*N*)?[,:T]?$|[VIG]T[^.?Q,;:]{1,8}$")


class Found(NamedTuple):
    """The places of the speaker and of the cue among the tokens; `cue` is -1 when there is none."""

    rule: str
    start: int
    end: int
    cue: int
    sure: bool = False


def sentence(kinds: str, place: int) -> int:
    """Find where the sentence of the token at `place` begins."""
    far = max(0, place - 2 * FAR)
    return max(kinds.rfind(".", far, place), kinds.rfind("?", far, place), far - 1) + 1


def speaker(kinds: str, place: int) -> Found | None:
    """Find who speaks the quotation at `place` in its own sentence."""
    begin = sentence(kinds, place)
    found = None
    if _NEXT_TO_CUE.search(kinds, begin, place):
        found = before(kinds, begin, place)
    found = found or _after(kinds, place, "after")
    if not found and begin < place:
        found = before(kinds, begin, place)
    return found or _after(kinds, place, "later")


def clause(kinds: str, place: int) -> Found | None:
    """Find the subject of the clause that the quotation at `place` stands in: a guess."""
    begin = max(sentence(kinds, place), place - FAR)
    part = kinds[begin:place]
    match = _last_clause(part) or _FIRST.search(part)
    return _found("clause only", match, begin, -1) if match else None


def _after(kinds: str, place: int, where: str) -> Found | None:
    for rule in PLACES[where]:
        if match := rule.pattern.match(kinds, place + 1, place + FAR):
            return Found(rule.name, *match.span("who"), match.start("cue"), rule.sure)
    return None


def before(kinds: str, begin: int, place: int) -> Found | None:
    """Find the subject of the nearest verb of speech that stands before the quotation.

    A verb that shares its subject (*and added*, *, saying*) leaves it to the verb before it. So
    does a verb of thinking, and what is itself reported: in *Lind said he wants “…”* Lind speaks.
    """
    begin = max(begin, place - FAR)
    part = kinds[begin:place]
    if match := _ANY_VERB.search(part):
        return _found("any verb before", match, begin, begin + match.end("who"))
    cues = [i for i, kind in enumerate(part) if kind in "VIGUK"]
    inner = None
    for cue in reversed(cues):
        shown = begin + (cue if part[cue] == "K" else cues[-1] if part[cues[-1]] != "U" else cue)
        found = _subject(part, cue, begin, shown)
        if found and part[cue] != "U" and not _reported(part, found.start - begin, cue):
            return found._replace(sure=found.sure and cue == cues[-1])
        inner = inner or found
    if inner:
        return inner._replace(rule="thought", sure=False) if "U" in part else inner
    if match := _LABEL.search(part):
        return _found("label", match, begin, -1, True)
    if cues and (match := _last_clause(part[: cues[-1] + 1], part[cues[-1]] == "G")):
        return _found("clause", match, begin, begin + cues[-1])
    return None


def _subject(part: str, cue: int, begin: int, shown: int) -> Found | None:
    """Find the subject of the verb at `cue`, unless it shares that of the verb before it."""
    kind = part[cue]
    if kind == "K":
        match = _ACCORDING.match(part, cue)
        return _found("according to before", match, begin, shown, True) if match else None
    match = _VERB_FIRST.match(part, cue) if not cue or part[cue - 1] in ",Q?" else None
    if match:
        return _found("verb, subject before", match, begin, shown)
    if kind == "G" or part[:cue].rstrip("A")[-1:] in ("C", "E"):  # shared, or passive
        return None
    for rule in PLACES["before"]:
        if match := rule.pattern.search(part, 0, cue):
            return _found(rule.name, match, begin, shown, rule.sure)
    return None


def _reported(part: str, who: int, cue: int) -> bool:
    """Tell whether the words of the subject at `who` are themselves reported by somebody."""
    far = not _NEXT_TO_CUE.search(part, cue)
    return part[:who].rstrip("T")[-1:] in ("V", "I", "U") and (part[who] == "P" or far)


def _last_clause(part: str, main: bool = False) -> re.Match[str] | None:
    """Find the last clause that has a subject; with `main`, a main clause if there is one."""
    clauses = list(_CLAUSE.finditer(part))
    openers = (part[max(0, match.start() - 1) : match.start("who")] for match in clauses)
    mains = [m for m, opener in zip(clauses, openers, strict=True) if not {"S", "T"} & set(opener)]
    return next(reversed(mains if main and mains else clauses), None)


def _found(rule: str, match: re.Match[str], begin: int, cue: int, sure: bool = False) -> Found:
    start, end = match.span("who")
    return Found(rule, begin + start, begin + end, cue, sure)
