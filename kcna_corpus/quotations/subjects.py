"""Who may speak: the subjects that the rules find around a quotation, before one is chosen."""

import re
from functools import lru_cache
from typing import NamedTuple

from ..text.words import compiled
from .rule_words import WORDS, Rule, is_outlet
from .rules import OWNED, likely
from .tokens import ADVERB, ASIDE, FAR, FREE, NP, Tokens

_VERB_FIRST = rf"I(?P<who>{NP})(?=[,:.R])"  # Said Anna Lind, “…
_BESIDE = rf"{FREE}{NP},[^.?Q]{{1,40}},{ADVERB}$"  # Lind, the baker, told us
_ACCORDING = rf"K(?P<who>{NP})"
_COMPLEMENT = re.compile(r"[wNs](?:[wA]?D|S)$")  # … a “tale”, … as “a tale”
_NAMING = re.compile(r"(?:call|label|brand|term|deem|dubb|describ|denounc|dismiss|portray)\w*")
_LABEL = re.compile(  # Lind: “…; [Anna Lind, baker: “…”]
    r"(?:(?:^|-)A?(?:w?B)?|\[)(?P<who>N+(?:w{1,2}N+|w?)|Dw*N+)(?:\([^()]*\)|[,B](?!A|N+,?C|.{1,20},(?:A?v|[wA]D))[^.?:QPVIGUKTR]{1,20})?:$"
)
_ANY_VERB = re.compile(
    rf"(?:^|(?<=[,:;CST]))[CAT]*(?P<who>P|D?w?N+|Dw){ADVERB}vw?[,:]$"
)  # …, and Lind shot back: “…
_NO_CLAUSE = r"(?!,[^.?Q:,]*,[ST])"  # the capital, on Saturday, as …
_CLAUSE = re.compile(
    rf"(?:^|(?<=[,:;CSTQ?-]))(?:[CATS]|BA)*(?P<who>{NP})(?:{_NO_CLAUSE}{ASIDE}|,?R[^,.?]{{1,20}},?)?{ADVERB}"
    r"(?=[AEvVIU])"
)
_FIRST = re.compile(
    r"(?:^|(?<=,))(?:[CATS]|BA)*(?P<who>P|D?w?N+|Dw)(?=[vwRA,])"
)  # when no verb is known
#: “…, saying “…”; …, saying it was “…”; … and said “…”; denies it, calls it “…”
_SHARED = re.compile(
    r"(?:,A?GT?(?:[^.?:;,CVIGKUQRS]{1,6}E)?|CA*[VI]|,[VI](?=P)|BBV)D?[wNP]{0,4}[BS]?D?[T,:]?$"
)
_WHILE = re.compile(r",SA?G[^,VIU]*$")  # …, while also warning of “…”
_GOES_ON = re.compile(r",A?GT?[,:]?$")  # …, adding that “…”
_TOLD_THAT = re.compile(r"(?:P|D?[wN]{1,3})?(?:B?A)?T")
_ALSO_SAYING = re.compile(r",A?GD?[wNP]{0,4}[T,:]?$")
NEXT_TO_CUE = re.compile(
    r"[VIUG](?:N+|P|w|D[wN]+|P?Bw*N*)?[,:T]?$|[VIG]BN+B,$|[VIG]T[^.?Q,;:]{1,8}$"
)

_SPLIT = re.compile(r",(?:[^.?Q:VIGUKPC]{1,30},)?")  # “…,” said Lind, who bakes, “…”
_IDLE = re.compile(r"B[VIGUK](?=.*[VIGUK])|S[VI]B")
#: “said that …”: all of it is the speaker's, unless somebody else speaks in between.
_SAID_THAT = re.compile(
    r"(?:[VI](?:[^.?:;C]|C(?![DN]))*?(?:,A?|CA*))?(?:[VIG][^.?Q:;,GKP]{0,12}T|[VI](?=P[AEU]))"
    r"(?:[^.?:;VIGKU]|(?<=[PB])U|(?<=PA)U)*$"
)
#: “denied his claim that …”, “referred to talks at which they …”: words of others perhaps.
_OTHERS = re.compile(r"s[wA]{0,2}[wV]T|R[PDN]|S[^,.?:S]{2,15}S[DA]{0,2}$")
_STRAIGHT = re.compile(r"[VI][^,.?:;SPRTVIUGK]{0,8}[,:]?")
_INTRODUCED = re.compile(r"[VI][AB]?:")  # “… when she said: “…”
#: “came and said”, “hit back, saying”: the only subject of the sentence speaks.
_PLAIN = re.compile(r"(?:[^SRTQVIUKPC.?:;]|C(?![DN]))*(?:,A?G|CA*[VI])[^SRQVIUGK.?;:]{0,9}[T,:]?$")
#: “In a note on Monday, ”; “Asked whether he would leave, ”
_OPENING = re.compile(r"(?:[BADw]|I[BS])[^SRTQIU.?:;]{1,25},")
_REPORTED = re.compile(r"[VIU][^,.?Q:;SP]{0,12}T$")  # said in a speech that he …
_CUES = ("cue", "quoted", "issued", "saying", "say", "stated", "work")  # the groups that may be one
_SHORT = 24  # tokens of a sentence that leads to what stands behind it
GUESS = "clause only"  # the rule of a speaker who is only the subject of the clause


class Subject(NamedTuple):
    """The places of the speaker and of the cue among the tokens; `cue` is -1 when there is none."""

    rule: str
    start: int
    end: int
    cue: int
    sure: bool = False
    relay: tuple[int, int] | None = None


@lru_cache(1 << 10)  # asked five times of each quotation
def sentence(kinds: str, index: int) -> int:
    """Find where the sentence of the token at `index` begins."""
    far = max(0, index - 2 * FAR)
    return max(kinds.rfind(".", far, index), kinds.rfind("?", far, index), far - 1) + 1


def handed(tokens: Tokens, begin: int, index: int) -> Subject | None:
    """Find whose words the sentence says they are, whoever is its subject."""
    begin = max(begin, index - FAR)
    for rule in likely("handed", tokens.kinds[begin:index], tokens.said):
        match = compiled(rule.pattern).search(tokens.kinds, begin, index)
        while match:
            if _asked(tokens, match):
                return _ruled(rule, match)
            match = compiled(rule.pattern).search(tokens.kinds, match.start() + 1, index)
    if "B" not in tokens.kinds[index + 1 : index + 4]:  # no “…” by Lind, no “…” belongs to Lind
        return None
    for rule in likely("around", tokens.kinds[begin : index + FAR], tokens.said):
        for match in compiled(rule.pattern).finditer(tokens.kinds, begin, index + FAR):
            if match[0].index("Q") + match.start() == index and _asked(tokens, match):
                return _ruled(rule, match)
    return None


def leading(tokens: Tokens, begin: int, stop: int) -> Subject | None:
    """Find who leads to what stands alone behind a sentence: “Lind put it bluntly. ‘It rains.’”"""
    if stop - begin > _SHORT:
        return None
    colon = tokens._replace(kinds=f"{tokens.kinds[:stop]}:{tokens.kinds[stop + 1 :]}")
    subject = handed(colon, begin, stop + 1)
    return subject if subject and subject.rule not in OWNED else None


def named(tokens: Tokens, begin: int, index: int) -> Subject | None:
    """Find who calls something long by a name: “calling Lind’s belief that it rained a ‘tale’”."""
    begin = max(begin, index - FAR)
    if tokens.kinds[index - 1] not in "DS" or not _COMPLEMENT.search(tokens.kinds, begin, index):
        return None
    last = index - 2  # behind which stands the article
    for cue in range(last, begin, -1):
        if tokens.kinds[cue] in "VIG" and _NAMING.fullmatch(tokens.words(cue, cue + 1)):
            subject = before(tokens.kinds, begin, cue + 1)
            inner = any(kind in "VIGUK" for kind in tokens.kinds[cue + 1 : last])
            return subject if inner else None
    return None


def _asked(tokens: Tokens, match: re.Match[str]) -> bool:
    """Are the words of the named groups those that they ask for?"""
    for group, (first, end) in zip(match.re.groupindex, match.regs[1:], strict=False):
        if first < 0 or group in ("who", "cue", "relay"):
            continue
        words = tokens.words(first, end)
        if group == "outlet":
            if not is_outlet(tokens.text[tokens.starts[first] : tokens.ends[end - 1]]):
                return False
        elif words not in WORDS[group]:
            return False
    return True


def _ruled(rule: Rule, match: re.Match[str]) -> Subject:
    groups = match.groupdict()
    cue = next((match.start(g) for g in _CUES if groups.get(g)), -1)
    relay = next((match.span(g) for g in ("relay", "outlet") if groups.get(g)), None)
    return Subject(rule.name, *match.span("who"), cue, rule.sure, relay)


def clause(kinds: str, index: int, main: bool = False) -> Subject | None:
    """Find the subject of the clause that the quotation at `index` stands in: a guess."""
    begin = max(sentence(kinds, index), index - FAR)
    part = kinds[begin:index]
    match = _last_clause(part, main) or _FIRST.search(part)
    return _found(GUESS, match, begin, -1) if match else None


def _asked_outside(tokens: Tokens, index: int) -> bool:
    """Does a question end behind the mark, and a sentence begin: “What is “rain”? Lind left”?"""
    if tokens.kinds[index + 1 : index + 2] != "?" or len(tokens.kinds) < index + 3:
        return False
    wide = tokens.starts[index + 1] < tokens.ends[index + 1]  # the mark's own sign has no width
    return wide and tokens.text[tokens.starts[index + 2]].isupper()


def after(tokens: Tokens, index: int, where: str) -> Subject | None:
    """Find who is named behind the quotation, right there or later in its sentence."""
    behind = tokens.kinds[index + 1 : index + 3]
    if behind in ("", ".") or _asked_outside(tokens, index):
        return None
    if behind[0] == "." and behind[1] != "-":
        if where == "after":
            return None
        where = "behind"
    for rule in likely(where, tokens.kinds[index + 1 : index + FAR], tokens.said):
        match = compiled(rule.pattern).match(tokens.kinds, index + 1, index + FAR)
        if match and _asked(tokens, match):
            return _ruled(rule, match)
    return None


def before(kinds: str, begin: int, index: int) -> Subject | None:
    """Find the subject of the nearest verb of speech that stands before the quotation.

    A verb that shares its subject (*and added*, *, saying*) leaves it to the verb before it. So
    does a verb of thinking, and what is itself reported: in *Lind said he wants “…”* Lind speaks.
    """
    begin = max(begin, index - FAR)
    part = kinds[begin:index]
    last = part[-1:]
    if last == ":" and (match := _LABEL.search(part)):
        return _found("label", match, begin, -1, True)
    if last in (":", ",") and (match := _ANY_VERB.search(part)):
        return _found("any verb before", match, begin, begin + match.end("who"))
    cues = [i for i, kind in enumerate(part) if kind in "VIGUK"]
    inner = None
    for cue in reversed(cues):
        shown = begin + (cue if part[cue] == "K" else cues[-1] if part[cues[-1]] != "U" else cue)
        subject = _subject(part, cue, begin, shown)
        speaks = part[cue] != "U" or _ALSO_SAYING.search(part)
        if subject and kinds[subject.start - 1 : subject.start] == "S" and _WHILE.search(part):
            continue  # “Lind leaves if the rain goes on, while warning of “…””: the rain does not
        if subject and speaks and not _reported(part, subject.start - begin, cue):
            # “urged them to ask …, saying”, “as told by” tell of nobody else who speaks
            acting = [i for i in cues if not _IDLE.match(part, max(0, i - 1))] or cues
            plain = cue == acting[-1] or (cue in acting[-2:] and bool(_SHARED.search(part)))
            plain = plain or bool(_SAID_THAT.match(part, cue))
            plain = plain and not _OTHERS.search(part, cue)
            # not: “he left when she called …”, “he said Lind called …”; but: “As she called …”
            opener = kinds[subject.start - 1 : subject.start + 1]
            told = opener[:1] in ("V", "I") and opener[1] != "P" and subject.rule[0] == "s"
            main = not (told or opener[:1] in ("S", "T")) or (
                bool(_TOLD_THAT.fullmatch(part, cue + 1))
                or (subject.start - 1 == begin and bool(_STRAIGHT.fullmatch(part, cue)))
                or bool(_INTRODUCED.fullmatch(part, cue))
            )
            subject = subject if plain and main else subject._replace(sure=False)
            return _who_goes_on(part, begin, subject)
        inner = inner or subject
    if inner:
        return inner._replace(rule="thought", sure=False) if "U" in part else inner
    if cues and (match := _last_clause(part[: cues[-1] + 1], part[cues[-1]] == "G")):
        opens = not match.start() or bool(_OPENING.fullmatch(part, 0, match.start()))
        plain = opens and bool(_PLAIN.fullmatch(part, match.end()))
        return _found("clause", match, begin, begin + cues[-1], plain)
    return None


def _who_goes_on(part: str, begin: int, subject: Subject) -> Subject:
    """Choose whoever tells of it, and goes on: “Lind said that Berg left, adding ‘…’”."""
    cue = subject.start - begin - 2
    if cue < 1 or part[cue : cue + 2] not in ("IT", "VT") or not _GOES_ON.search(part):
        return subject
    outer = _subject(part[: cue + 1], cue, begin, subject.cue) or subject
    return outer._replace(sure=False)


def _subject(part: str, cue: int, begin: int, shown: int) -> Subject | None:
    """Find the subject of the verb at `cue`, unless it shares that of the verb before it."""
    kind = part[cue]
    if kind == "K":
        match = compiled(_ACCORDING).match(part, cue)
        return _found("according to before", match, begin, shown, True) if match else None
    opens = kind == "I" and (not cue or part[cue - 1] in ",Q?")
    match = compiled(_VERB_FIRST).match(part, cue) if opens else None
    if match and not compiled(_BESIDE).search(part, 0, cue):
        split = part[cue - 2 : cue] == "Q," and _SPLIT.fullmatch(part, match.end())
        plain = not cue or bool(split or _SHARED.match(part, match.end()))
        return _found("verb, subject before", match, begin, shown, plain)
    behind = part[:cue].rstrip("A")[-1:]
    if kind == "G" and behind == "E":  # is telling
        cue = part.rindex("E", 0, cue)
    elif kind == "G" or behind in ("C", "E"):  # shared, or passive
        return None
    for rule in likely("before", part[:cue]):
        if match := compiled(rule.pattern).search(part, 0, cue):
            return _found(rule.name, match, begin, shown, rule.sure)
    return None


def _reported(part: str, who: int, cue: int) -> bool:
    """Tell whether the words of the subject at `who` are themselves reported by somebody."""
    if part[who] == "P" and _REPORTED.search(part, 0, who):
        return True
    far = not NEXT_TO_CUE.search(part, cue) and part[cue:] != "ID"  # had told her “…”
    far = far or part[who] == "P" or part[cue] == "G"
    return part[:who].rstrip("T")[-1:] in ("V", "I", "U") and far


def _last_clause(part: str, main: bool = False) -> re.Match[str] | None:
    """Find the last clause that has a subject; with `main`, a main clause if there is one."""
    clauses = list(_CLAUSE.finditer(part))
    openers = (part[max(0, match.start() - 1) : match.start("who")] for match in clauses)
    mains = [m for m, opener in zip(clauses, openers, strict=True) if not {"S", "T"} & set(opener)]
    return next(reversed(mains if main and mains else clauses), None)


def _found(rule: str, match: re.Match[str], begin: int, cue: int, sure: bool = False) -> Subject:
    start, end = match.span("who")
    return Subject(rule, begin + start, begin + end, cue, sure)
