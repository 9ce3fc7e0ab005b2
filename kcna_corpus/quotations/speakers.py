"""Who speaks: the rules over the kinds of the words around a quotation, applied."""

import re
from functools import lru_cache
from typing import NamedTuple

from ..text.person_words import VOICES, WORKS
from ..text.phrases import SOMEBODY
from ..text.words import compiled
from .rule_words import WORDS, Rule, is_outlet
from .rules import likely
from .tokens import ADVERB, ASIDE, CORE, FAR, FREE, NP, Tokens

_DATELINE = re.compile(r"N{1,3}(?:,[NAw]{1,6})?(?:\(N{1,3}\))?-")  # SEOUL, April 1 (Yonhap) --
_VERB_FIRST = rf"I(?P<who>{NP})(?=[,:.R])"  # Said Anna Lind, “…
_BESIDE = rf"{FREE}{NP},[^.?Q]{{1,40}},{ADVERB}$"  # Lind, the baker, told us
_ACCORDING = rf"K(?P<who>{NP})"
FINITE = re.compile(r"(?:is|are|was|were|will|would|has|have|had|can|cannot|must|should|does)\b")
_VERBLESS = re.compile(rf"(?P<who>{CORE})(?:B[^VIvEAUGPQRST.?:;,]*)")
_SEVERAL = re.compile(r"[^,]*,|(?<=N,)[^,]*C")  # Ode, Tarn and Lowmere
_RELATIVE = re.compile(r"w(?:N+|P|D[wN]+)[VI]$")  # the talks Berg requested …
_ASKED = re.compile("asked|challenged|confronted|pressed|questioned|quizzed|reminded")
_IS = re.compile(r"E[AD]*$")  # Lind is “…”
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
    rf"(?:^|(?<=[,:;CSTQ?-]))[CATS]*(?P<who>{NP})(?:{_NO_CLAUSE}{ASIDE}|,?R[^,.?]{{1,20}},?)?{ADVERB}"
    r"(?=[AEvVIU])"
)
_FIRST = re.compile(r"(?:^|(?<=,))[CATS]*(?P<who>P|D?w?N+|Dw)(?=[vwRA,])")  # when no verb is known
#: “…, saying “…”; …, saying it was “…”; … and said “…”; went on to say “…”
_SHARED = re.compile(r"(?:,A?GT?(?:[^.?:;,CVIGKUQRS]{1,6}E)?|CA*[VI]|BBV)D?[wNP]{0,4}[T,:]?$")
_GOES_ON = re.compile(r",A?GT?[,:]?$")  # …, adding that “…”
_TOLD_THAT = re.compile(r"(?:P|D?[wN]{1,3})?(?:B?A)?T")
_ALSO_SAYING = re.compile(r",A?GD?[wNP]{0,4}[T,:]?$")
_NEXT_TO_CUE = re.compile(
    r"[VIUG](?:N+|P|w|D[wN]+|P?Bw*N*)?[,:T]?$|[VIG]BN+B,$|[VIG]T[^.?Q,;:]{1,8}$"
)

_SPLIT = re.compile(r",(?:[^.?Q:VIGUKPC]{1,30},)?")  # “…,” said Lind, who bakes, “…”
_IDLE = re.compile(r"B[VIGUK](?=.*[VIGUK])|S[VI]B")
_SUBJECTS = ("subject before", "clause", "subject, aside", "thought", "according to before")
_CITING = ("reported, citing", "according to, citing", "later reported, citing")
#: “… , Harbour News reported on Monday, saying “…”: whoever acts before speaks.
_INTERJECTED = re.compile(r"[^,.?Q:]{0,6},A?$")
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
_PARTICIPLE = rf"[wAC]{{0,2}}(?P<who>{NP}),G"  # “Lind, citing “…,” said the lid …”
_SUBORDINATE = rf"[wADNC]{{0,3}}S{NP}(?:R[^,.?Q]{{1,20}})?{ADVERB}[VI][^,.?Q]*$"
_REPORTED = re.compile(r"[VIU][^,.?Q:;SP]{0,12}T$")  # said in a speech that he …
_CUES = ("cue", "quoted", "issued", "saying", "say", "stated", "work")  # the groups that may be one
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


def speaker(tokens: Tokens, index: int) -> Subject | None:
    """Find who speaks the quotation at `index` in its own sentence."""
    kinds = tokens.kinds
    begin = sentence(kinds, index)
    dateline = _DATELINE.match(kinds, begin, index)
    capitals = tokens.text[tokens.starts[begin] : tokens.ends[begin]].isupper()
    if dateline and ("(" in dateline[0] or capitals):
        begin = dateline.end()
    subject, own = None, begin < index and _its_verb(tokens, index)
    if begin < index:
        subject = _handed(tokens, begin, index) or _named(tokens, begin, index)
        if not subject and not own and _NEXT_TO_CUE.search(kinds, begin, index):
            subject = before(kinds, begin, index)
    put_in = kinds.count("-", begin, index) % 2 and kinds[index + 1 : index + 2] == "-"
    if not put_in and (not subject or subject.rule == "thought" or not _speaks(tokens, subject)):
        behind = _after(tokens, index, "after") or (subject and _after(tokens, index, "later"))
        subject = behind if behind and (not subject or behind.sure) else subject
    if begin < index and subject and subject.start > index:
        subject = _rather_before(tokens, begin, index, subject)
    if subject and subject.end <= index and kinds[subject.cue] == "G":
        subject = _past_the_outlet(tokens, begin, subject)
    if own and not subject:
        subject = _after(tokens, index, "later")
    # “…”, Lind said: “…” has the second one, where somebody stands before the first
    leads_on = subject and index < subject.cue and kinds[subject.cue + 1 : subject.cue + 3] == ":Q"
    guessed = subject and subject.start > index and subject.rule == "subject, any verb"
    if begin < index and (not subject or leads_on or guessed):
        subject = before(kinds, begin, index) or subject
    if subject and subject.end <= index and subject.rule in _SUBJECTS:
        subject = _rather_somebody(tokens, begin, index, _rather_first(kinds, begin, subject))
    subject = subject or _after(tokens, index, "later")
    if subject and subject.start > index:
        subject = _rather_main(tokens, begin, index, subject)
        if begin < index and _ASKED.fullmatch(tokens.words(begin, begin + 1)):
            subject = None  # “Asked about her call for ‘peace’, Lind laughed”: it is not Lind's
    if subject and _SEVERAL.match(kinds, subject.start, subject.end):
        return subject._replace(sure=False)
    return subject


def _rather_first(kinds: str, begin: int, subject: Subject) -> Subject:
    """Choose who begins a sentence: “Lind in her speech as a guest of Tarn called it ‘a lid’”."""
    if kinds[subject.start - 1 : subject.start] != "S":
        return subject
    first = _VERBLESS.fullmatch(kinds, begin, subject.start - 1)
    return (
        subject._replace(start=first.start("who"), end=first.end("who"), sure=False)
        if first
        else subject
    )


def _rather_somebody(tokens: Tokens, begin: int, index: int, subject: Subject) -> Subject:
    """Choose who is said to say so where the subject that was found is no person, and no body.

    In *Lind said the recent rain demands “more boats”* the words are Lind's; and where an outlet
    only tells of it, *According to Harbour News, Lind left, calling it “a lid”*, they are too.
    """
    if subject.rule == "according to before":
        printed = tokens.text[tokens.starts[subject.start] : tokens.ends[subject.end - 1]]
        cue = subject.cue if tokens.kinds[subject.cue] == "G" else index - 1
        if tokens.kinds[cue] not in "GUVI" or not is_outlet(printed):
            return subject
        main = clause(tokens.kinds, cue + (cue > subject.cue), main=True)
        if not main or main.start < subject.end:
            return subject
        return main._replace(cue=cue, sure=False, relay=(subject.start, subject.end))
    if _speaks(tokens, subject):
        return subject
    outer = before(tokens.kinds, begin, subject.start)
    if not outer or tokens.kinds[outer.cue] not in "VI" or not _speaks(tokens, outer):
        return subject
    return outer._replace(sure=False)


def _speaks(tokens: Tokens, subject: Subject) -> bool:
    """Can this be somebody who speaks? A name, a pronoun, an office, a body, a letter can."""
    kinds = tokens.kinds[subject.start : subject.end]
    stop = re.search(r"(?<=[wN])[BR]", kinds)
    head = subject.start + (stop.start() if stop else len(kinds)) - 1
    if tokens.kinds[head] != "w":
        return True
    word = tokens.words(head, head + 1)
    return any(form in VOICES or SOMEBODY.match(form) for form in (word, word.removesuffix("s")))


def _its_verb(tokens: Tokens, index: int) -> bool:
    """Does the verb of a sentence begin the quotation: “The talks Berg requested ‘are late’”?"""
    near = _RELATIVE.search(tokens.kinds, max(0, index - FAR), index)
    return bool(near and FINITE.match(tokens.text, tokens.starts[index]))


def _rather_before(tokens: Tokens, begin: int, index: int, behind: Subject) -> Subject:
    """Choose who speaks before the quotation where whoever is behind it only passes it on.

    So does an outlet, and a statement; in *After Lind said that “…”, Berg laughed* it is Lind's.
    """
    own = compiled(_PARTICIPLE).fullmatch(tokens.kinds, begin, index)
    if own and behind.rule == "verb, subject":
        return behind._replace(start=own.start("who"), end=own.end("who"))
    printed = tokens.text[tokens.starts[behind.start] : tokens.ends[behind.end - 1]]
    outlet = is_outlet(printed)
    inside = compiled(_SUBORDINATE).match(tokens.kinds, begin, index)
    if not outlet and not inside and WORKS.isdisjoint(printed.split()):
        return behind
    earlier = before(tokens.kinds, begin, index)
    # “…,” Harbour News said, citing Coast Radio; which she said was “…,” according to the report
    passed_on = (behind.rule in _CITING and outlet) or behind.rule == "according to"
    if not earlier or not (earlier.sure or inside or passed_on):
        return behind
    return earlier._replace(relay=(behind.start, behind.end) if outlet else None)


def _rather_main(tokens: Tokens, begin: int, index: int, behind: Subject) -> Subject:
    """Choose who acts before the quotation: “Lind left in “a rage”, Harbour News reports”."""
    if begin == index or tokens.words(behind.cue, behind.cue + 1) not in ("reports", "reported"):
        return behind
    printed = tokens.text[tokens.starts[behind.start] : tokens.ends[behind.end - 1]]
    main = clause(tokens.kinds, index, main=True)
    if not main or not is_outlet(printed) or not _speaks(tokens, main):
        return behind
    if _IS.search(tokens.kinds, main.end, index):
        return behind
    return main._replace(rule=behind.rule, cue=behind.cue, relay=(behind.start, behind.end))


def _past_the_outlet(tokens: Tokens, begin: int, subject: Subject) -> Subject:
    """Choose who acts where an outlet stands between commas: “Lind left, KCNA said, saying ‘…’”."""
    kinds = tokens.kinds
    printed = tokens.text[tokens.starts[subject.start] : tokens.ends[subject.end - 1]]
    if kinds[subject.start - 1 : subject.start] != "," or subject.start < begin + 2:
        return subject
    if not is_outlet(printed) or not _INTERJECTED.search(kinds, subject.end, subject.cue):
        return subject
    main = before(kinds, begin, subject.start - 1) or clause(kinds, subject.start - 1, main=True)
    if not main:
        return subject
    return main._replace(cue=subject.cue, sure=False, relay=(subject.start, subject.end))


def _handed(tokens: Tokens, begin: int, index: int) -> Subject | None:
    """Find whose words the sentence says they are, whoever is its subject."""
    begin = max(begin, index - FAR)
    kinds, words = tokens.kinds[begin:index], tokens.words(begin, index)
    for rule in likely("handed", kinds, words):
        match = compiled(rule.pattern).search(tokens.kinds, begin, index)
        while match:
            if _asked(tokens, match):
                return _ruled(rule, match)
            match = compiled(rule.pattern).search(tokens.kinds, match.start() + 1, index)
    kinds, words = tokens.kinds[begin : index + FAR], tokens.words(begin, index + FAR)
    for rule in likely("around", kinds, words):
        for match in compiled(rule.pattern).finditer(tokens.kinds, begin, index + FAR):
            if match[0].index("Q") + match.start() == index and _asked(tokens, match):
                return _ruled(rule, match)
    return None


def _named(tokens: Tokens, begin: int, index: int) -> Subject | None:
    """Find who calls something long by a name: “calling Lind’s belief that it rained a ‘tale’”."""
    begin = max(begin, index - FAR)
    if not _COMPLEMENT.search(tokens.kinds, begin, index):
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


def _after(tokens: Tokens, index: int, where: str) -> Subject | None:
    behind = tokens.kinds[index + 1 : index + 3]
    if behind in ("", "."):
        return None
    if behind[0] == "." and behind[1] != "-":
        if where == "after":
            return None
        where = "behind"
    kinds, words = tokens.kinds[index + 1 : index + FAR], tokens.words(index + 1, index + FAR)
    for rule in likely(where, kinds, words):
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
    if match := _LABEL.search(part):
        return _found("label", match, begin, -1, True)
    if match := _ANY_VERB.search(part):
        return _found("any verb before", match, begin, begin + match.end("who"))
    cues = [i for i, kind in enumerate(part) if kind in "VIGUK"]
    inner = None
    for cue in reversed(cues):
        shown = begin + (cue if part[cue] == "K" else cues[-1] if part[cues[-1]] != "U" else cue)
        subject = _subject(part, cue, begin, shown)
        speaks = part[cue] != "U" or _ALSO_SAYING.search(part)
        if subject and speaks and not _reported(part, subject.start - begin, cue):
            # “urged them to ask …, saying”, “as told by” tell of nobody else who speaks
            acting = [i for i in cues if not _IDLE.match(part, max(0, i - 1))] or cues
            plain = cue == acting[-1] or (cue in acting[-2:] and bool(_SHARED.search(part)))
            plain = plain or bool(_SAID_THAT.match(part, cue))
            plain = plain and not _OTHERS.search(part, cue)
            # not: “he left when she called …”; but: “As she called …”
            main = kinds[subject.start - 1 : subject.start] not in ("S", "T") or (
                bool(_TOLD_THAT.fullmatch(part, cue + 1))
                or (subject.start - 1 == begin and bool(_STRAIGHT.fullmatch(part, cue)))
                or bool(_INTRODUCED.fullmatch(part, cue))
            )
            subject = subject._replace(sure=subject.sure and plain and main)
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
        return _found("verb, subject before", match, begin, shown, not cue or bool(split))
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
    far = not _NEXT_TO_CUE.search(part, cue) and part[cue:] != "ID"  # had told her “…”
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
