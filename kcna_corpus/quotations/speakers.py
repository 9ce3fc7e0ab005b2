"""Who speaks: which of the subjects around a quotation it is that the words belong to."""

import re

from ..text.person_words import VOICES, WORKS
from ..text.phrases import SOMEBODY
from ..text.words import compiled
from .rule_words import is_outlet
from .subjects import NEXT_TO_CUE, Subject, after, before, clause, handed, named, sentence
from .tokens import ADVERB, CORE, FAR, NP, Tokens

_DATELINE = re.compile(r"N{1,3}(?:,[NAw]{1,6})?(?:\(N{1,3}\))?-")  # SEOUL, April 1 (Yonhap) --
FINITE = re.compile(r"(?:is|are|was|were|will|would|has|have|had|can|cannot|must|should|does)\b")
_VERBLESS = re.compile(rf"(?P<who>{CORE})(?:B[^VIvEAUGPQRST.?:;,]*)")
_SEVERAL = re.compile(r"[^,]*,|(?<=N,)[^,]*C")  # Ode, Tarn and Lowmere
_RELATIVE = re.compile(r"w(?:N+|P|D[wN]+)[VI]$")  # the talks Berg requested …
_ASKED = re.compile("asked|challenged|confronted|pressed|questioned|quizzed|reminded")
_BROUGHT = re.compile(r"Dw+N+[Av]")  # said the friend Lind had brought
_IS = re.compile(r"E[AD]*$")  # Lind is “…”
_SUBJECTS = ("subject before", "clause", "subject, aside", "thought", "according to before")
_CITING = ("reported, citing", "according to, citing", "later reported, citing")
#: “… , Harbour News reported on Monday, saying “…”: whoever acts before speaks.
_INTERJECTED = re.compile(r"[^,.?Q:]{0,6},A?$")
_PARTICIPLE = rf"[wAC]{{0,2}}(?P<who>{NP}),G"  # “Lind, citing “…,” said the lid …”
#: Lind said she would “leave soon”, her clerk Otto Berg said.
_SAID_HE_WOULD = re.compile(r"[NC][VI]T?P(?:A|E[AD]*)$")
_NO_OTHER = re.compile(r"[^VIGUKSRQ.?;:]*(?:SD?|[,:])?")
_TELLS_THAT = re.compile(rf"{ADVERB}[VI]{ADVERB}T")
#: Where a clause before the main one holds the quotation: no comma stands between them.
_IN_CLAUSE = re.compile(r"A?S(?!D?w*[,:?])[^.?:Q]*[^,.?:Q-]$")
_ENDS = re.compile(rf"{ADVERB}(?:[,.?:-]|$)")
_SUBORDINATE = rf"[wADNC]{{0,3}}S{NP}(?:R[^,.?Q]{{1,20}})?{ADVERB}[VI][^,.?]*$"


def speaker(tokens: Tokens, index: int) -> Subject | None:
    """Find who speaks the quotation at `index` in its own sentence."""
    kinds = tokens.kinds
    begin = sentence(kinds, index)
    dateline = _DATELINE.match(kinds, begin, index)
    first = slice(tokens.starts[begin], tokens.ends[begin])
    if dateline and ("(" in dateline[0] or tokens.text[first].isupper()):
        begin = dateline.end()
    subject, own = None, begin < index and _its_verb(tokens, index)
    if begin < index:
        subject = handed(tokens, begin, index) or named(tokens, begin, index)
        if not subject and not own and NEXT_TO_CUE.search(kinds, begin, index):
            subject = before(kinds, begin, index)
    put_in = kinds.count("-", begin, index) % 2 and kinds[index + 1 : index + 2] == "-"
    if not put_in and (not subject or subject.rule == "thought" or not _speaks(tokens, subject)):
        behind = after(tokens, index, "after") or (subject and after(tokens, index, "later"))
        subject = behind if behind and (not subject or behind.sure) else subject
    if begin < index and subject and subject.start > index:
        subject = _rather_before(tokens, begin, index, subject)
    if subject and subject.end <= index and kinds[subject.cue] == "G":
        subject = _past_the_outlet(tokens, begin, subject)
    if own and not subject:
        subject = after(tokens, index, "later")
    # “…”, Lind said: “…” has the second one, where somebody stands before the first
    leads_on = subject and index < subject.cue and kinds[subject.cue + 1 : subject.cue + 3] == ":Q"
    guessed = subject and subject.start > index and subject.rule == "subject, any verb"
    if begin < index and (not subject or leads_on or guessed):
        subject = before(kinds, begin, index) or subject
    if subject and subject.end <= index and subject.rule in _SUBJECTS:
        subject = _rather_first(tokens, begin, index, subject)
        subject = _rather_somebody(tokens, begin, index, subject)
    subject = subject or after(tokens, index, "later")
    if subject and subject.start > index:
        subject = _behind_clause(tokens, begin, _rather_main(tokens, begin, index, subject), index)
    if subject and subject.rule == "verb, subject" and _BROUGHT.match(kinds, subject.start):
        return subject._replace(sure=False)
    if subject and _SEVERAL.match(kinds, subject.start, subject.end):
        return subject._replace(sure=False)
    return subject


def _rather_first(tokens: Tokens, begin: int, index: int, subject: Subject) -> Subject:
    """Choose who begins a sentence: “Lind in her speech as a guest of Tarn called it ‘a lid’”.

    In *The rain came a day after Lind had called it “a lid”* it is surely Lind.
    """
    kinds, opener = tokens.kinds, subject.start - 1
    if kinds[max(begin, opener - 1) : subject.start] in ("VT", "IT") and kinds[subject.cue] in "VI":
        # “Harbour News reported that Lind said “…””
        outlet = before(kinds, begin, opener)
        if outlet and is_outlet(
            tokens.text[tokens.starts[outlet.start] : tokens.ends[outlet.end - 1]]
        ):
            plain = bool(_NO_OTHER.fullmatch(kinds, subject.cue + 1, index))
            return subject._replace(sure=plain, relay=(outlet.start, outlet.end))
    if kinds[opener : subject.start] != "S":
        return subject
    if first := _VERBLESS.fullmatch(kinds, begin, opener):
        return subject._replace(start=first.start("who"), end=first.end("who"), sure=False)
    after = tokens.words(opener, subject.start) in ("after", "before")
    straight = after and _NO_OTHER.fullmatch(kinds, subject.cue + 1, index)
    return subject._replace(sure=subject.sure or bool(straight))


def _rather_somebody(tokens: Tokens, begin: int, index: int, subject: Subject) -> Subject:
    """Choose who is said to say so where the subject that was found is no person, and no body.

    In *Lind said the recent rain demands “more boats”* the words are Lind's; and where an outlet
    only tells of it, *According to Harbour News, Lind left, calling it “a lid”*, they are too.
    """
    if subject.rule == "according to before":
        return _rather_whom_it_tells_of(tokens, index, subject)
    if told := _TELLS_THAT.match(tokens.kinds, subject.end, index):
        inner = before(tokens.kinds, told.end(), index)
        printed = tokens.text[tokens.starts[subject.start] : tokens.ends[subject.end - 1]]
        if inner and is_outlet(printed) and tokens.kinds[inner.cue] in "VIG":
            sure = inner.sure and tokens.kinds[inner.cue] != "G"
            return inner._replace(sure=sure, relay=(subject.start, subject.end))
    if _speaks(tokens, subject):
        return subject
    outer = before(tokens.kinds, begin, subject.start)
    if not outer or tokens.kinds[outer.cue] not in "VI" or not _speaks(tokens, outer):
        return subject
    return outer._replace(sure=False)


def _rather_whom_it_tells_of(tokens: Tokens, index: int, subject: Subject) -> Subject:
    """Choose who speaks by a verb of his own, behind the outlet according to which he does."""
    cue = subject.cue if tokens.kinds[subject.cue] == "G" else index - 1
    main = clause(tokens.kinds, cue + (cue > subject.cue), main=True)
    printed = tokens.text[tokens.starts[subject.start] : tokens.ends[subject.end - 1]]
    if not main or main.start < subject.end or not is_outlet(printed):
        return subject
    if tokens.kinds[cue] in "GUVI":
        return main._replace(cue=cue, sure=False, relay=(subject.start, subject.end))
    named = set(tokens.kinds[main.start : main.end]) <= {"N", "P"}
    return subject._replace(sure=not (named and tokens.kinds[main.end] in "vVIU"))


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
    if tokens.kinds[index - 1] not in "VI":
        return False
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
    told = _SAID_HE_WOULD.search(tokens.kinds, begin, index) and tokens.kinds[behind.start] != "P"
    if not outlet and not inside and not told and WORKS.isdisjoint(printed.split()):
        return behind
    earlier = before(tokens.kinds, begin, index)
    # “…,” Harbour News said, citing Coast Radio; which she said was “…,” according to the report
    writes = tokens.words(behind.cue, behind.cue + 1) in ("writes", "reports", "reported")
    passed_on = (outlet and (writes or behind.rule in _CITING)) or behind.rule == "according to"
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


def _behind_clause(tokens: Tokens, begin: int, subject: Subject, index: int) -> Subject | None:
    """Leave open whether the clause before the main one gives the words to who acts in that.

    “Asked about her call for ‘peace’, Lind laughed”: it is not Lind's. “While Lind sang of “a lid,”
    Berg said no”: not surely Berg's; but so it is where *Berg said* is only put in.
    """
    if begin < index and _ASKED.fullmatch(tokens.words(begin, begin + 1)):
        return None
    put_in = _ENDS.match(tokens.kinds, subject.cue + 1)
    inside = not put_in and _IN_CLAUSE.match(tokens.kinds, begin, index)
    return subject._replace(sure=False) if inside else subject


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
