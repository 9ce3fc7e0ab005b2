"""Are the words given to the subject, or does the subject answer, mock or deny them?

A critic who reacts to words has not been given them: “Otto Berg mocked the line “rain””. A rule is
a row: its name, a pattern, and an example, which is a test. The pattern is over what stands around
the quotation, in small letters: the word before the subject, ``@`` for the subject, what is between
it and the verb, the verb in ``<>``, what follows it, “” for the quotation, the words right behind;
``<|`` for a verb behind the quotation, and what follows it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..text.cues import inflect
from ..text.person_words import OUTLETS
from .rules import OWNED
from .speakers import Found, sentence
from .tokens import Tokens


def _forms(verbs: str, others: str = "") -> str:
    """Write an expression for every form of some verbs."""
    return "|".join([form for verb in verbs.split() for form in inflect(verb)] + others.split())


REACTING = _forms(
    """mock ridicule deride dismiss reject dispute deny doubt question contest refute rebut debunk
    criticize criticise condemn denounce attack slam blast deplore decry scorn scoff laugh assail
    challenge recite cite echo lampoon lambaste castigate rebuke sneer jeer heckle parody mimic
    paraphrase quote""",
    "quoted quoting rebutted",
)
RECITING = _forms("recite cite echo parody mimic paraphrase quote", "quoted quoting")
NAMING = _forms("call label brand term deem describe", "labelled labelling dub dubs dubbed")
ASKING = _forms("ask wonder inquire enquire question query")
#: Verbs whose object is the speaker's own: “issued a statement”, “used the words”.
ISSUING = _forms(
    """issue release publish post deliver utter shout add coin voice express advance cry whisper
    use""",
    """make makes made making send sends sent give gives gave say says said speak spoke write writes
    wrote""",
)
#: What is said: whose it is, the word alone does not tell.
WORKS = "|".join(
    """accusation adage allegation argument assertion assurance banner belief charge claim
    contention denial excuse fiction headline idea insinuation jibe joke legend lie line
    motto myth narrative news notion observation opinion passage phrase pledge portrayal
    premise promise quip quotation quote reading remark report rumou?r saying sentence slogan
    statement story suggestion tale talk taunt theory threat view vow warning word""".split()
)
_WORK = rf"(?:{WORKS})s?(?: aloud)?(?:,? that)?[,:]?(?: [–—-]+)? “"
_GOVERNING = r"in|with|through|via|by|from|during|under"
_BETWEEN = r">?(?: [\w’'-]+){0,4} "


class Reaction(NamedTuple):
    """One way to speak of words without being given them."""

    name: str
    pattern: re.Pattern[str]
    example: str


def _rule(name: str, pattern: str, example: str) -> Reaction:
    return Reaction(name, re.compile(pattern), example)


REACTIONS = (
    _rule(
        "a reaction",
        rf"<(?:{REACTING})>(?!.*(?: (?:as|saying|with)(?: an?| the| being)?[,:]?|:) “)",
        "Otto Berg mocked “a lid on the town”.",
    ),
    _rule(
        "a recital",
        rf"<(?:{RECITING})>(?!.* (?:as|saying)(?: an?| the| being)?[,:]? “)"
        r"|<read(?:s|ing)?> .*\b(?:aloud|out)\b",
        "Otto Berg quoted from her letter: “It will rain.”",
    ),
    _rule(
        "somebody's line",
        rf"<(?!.*\b(?:{_GOVERNING}){_BETWEEN}{_WORK})"
        rf"(?!(?:.* )?(?:{ISSUING})(?!>? (?:about|against|at|of|on|over|to)\b){_BETWEEN}{_WORK})"
        rf".* {_WORK}",
        "Otto Berg read aloud her line: “It will rain.”",
    ),
    _rule(
        "another's talk of it",
        rf"<.*(?:['’]s|\b(?:his|her|their)) (?:[\w’'-]+ ){{0,2}}(?:{WORKS})s?"
        r" (?:of|about|on) (?:an? |the )?“"
        rf"|<.*\b(?:that|of) (?:[\w-]+ ){{0,3}}[\w-]+(?<!day)['’]s (?:[\w-]+ ){{0,2}}(?:{WORKS})s?"
        r"(?: [\w-]+){1,5} “",
        "Otto Berg said he was tired of her talk of “a long rain”.",
    ),
    _rule(
        "words of another about it",
        rf"<.*\b(?:{WORKS})s? (?:of|by) [^“]+ (?:about|of|on) (?:an? |the )?“",
        "Otto Berg commented on the words of Anna Lind about the “dead end”.",
    ),
    _rule(
        "a line that does something",
        rf" {_WORK}” (?:(?:has|had|will|would|could|may|might|must|did|does|is|was|are|were)\b"
        r"|\w+ed\b)",
        "Otto Berg said the words “it will rain” hurried nobody.",
    ),
    _rule(
        "a line spoken of",
        rf" (?:the|this|that|these|those|an?|her|his|their|its) “” (?:\w+ )?(?:{WORKS}|bit"
        r"|comparison|formula|imagery|jargon|label|language|metaphor|part|rhetoric|terminology"
        r"|tone|trope|wording)s?\b",
        "Otto Berg said the “it will rain” language was not new.",
    ),
    _rule(
        "a comment on it",
        r"“” [-–—]+ ?(?:that|this|it|which|such) (?:is|was|has|had)\b",
        "Otto Berg went on: “It will rain” – that was what Anna Lind told him.",
    ),
    _rule(
        "denied",
        r"<[^“]* (?:never|not|nobody|none|untrue|false|wrong|lie|nonsense|\w+n['’]t)\b[^“]* that “",
        "Otto Berg said nobody believed that “it will rain”.",
    ),
    _rule(
        "agreement",
        r"<(?:agree|agrees|agreed|agreeing|disagree|disagrees|disagreed|disagreeing)> with ",
        "Otto Berg agreed with Anna Lind that “it will rain”.",
    ),
    _rule(
        "a line before another verb",
        rf"^[^<]*\b{_WORK}” [^<]*<",
        "Amused by the words “it will rain”, Otto Berg laughed.",
    ),
    _rule(
        "in reply to it",
        r"^[^<]*\b(?:reply|replying|response|responding|answer|reaction|reacting|referring"
        r"|objecting) to “”[^<]*<",
        "In reply to “it will rain”, Otto Berg said nothing.",
    ),
    _rule(
        "a relay",
        r",? (?:quoting|citing|paraphrasing) (?!the |an? )[^<]{2,50}, [^<]*<",
        "Otto Berg, quoting Anna Lind, said: “It will rain.”",
    ),
    _rule(
        "a relay behind",
        r"<\|,? (?:quoting|citing|paraphrasing|echoing) (?!(?:[Tt]he )?[A-Z]{2,}\b)"
        rf"(?![^,.]*(?i:\b(?:{'|'.join(sorted(OUTLETS))})\b))[^,.]*[A-Z]",
        "“It will rain,” Otto Berg said, quoting Anna Lind.",
    ),
    _rule(
        "her own words",
        r"<\|,? (?:repeating|echoing|turning|borrowing|using|aping)"
        rf" (?:her|his|their|[^,.]{{2,40}}['’]s) (?:[\w-]+ ){{0,2}}(?:{WORKS})s?\b",
        "“It will rain,” Otto Berg said, turning her phrase against her.",
    ),
    _rule(
        "two together",
        r"^[^<“]*, and (?!not\b)[^<]+, [^<]*<",
        "Otto Berg, 61, and Anna Lind, 54, said “it will rain”.",
    ),
    _rule(
        "others, not he",
        r"\w (?:but|except|excluding) @",
        "Nobody but Otto Berg said “it will rain”.",
    ),
    _rule(
        "a question",
        rf"<(?:{ASKING})>.* (?:if|whether|about|why|how) .*“|<(?:{ASKING})> (?:if|whether|about) “",
        "Otto Berg asked whether “it will rain” was true.",
    ),
    _rule(
        "a name for it",
        rf"<(?:{NAMING})> “” (?:an?|the|another|as|plain|[\w’'-]+$)",
        "Otto Berg called “it will rain” a lie.",
    ),
    _rule(
        "not said",
        r"\b(?:never|not|n['’]t|(?:refus|declin)\w* to|den(?:y|ies|ied|ying)|avoid\w*"
        r"|stopp\w* short of)(?: \w+ly| ever| once| yet| having)* <",
        "Otto Berg never said “it will rain”.",
    ),
    _rule(
        "perhaps",
        r"(?:\b(?:might|may|could|should|would|will|shall|must)|['’](?:d|ll)|\b(?:allegedly|reportedly"
        r"|supposedly|purportedly))(?: \w+){0,2} <",
        "Otto Berg might have said “it will rain”.",
    ),
    _rule(
        "hearsay",
        r"\b(?:alleg|claim|imagin|pretend|suggest)\w*(?: that)? @",
        "A post claims that Otto Berg said “it will rain”.",
    ),
    _rule(
        "a report of it",
        r"\b(?:account|letter|message|news|remark|report|rumou?r|statement|word)s? that @",
        "She knew of a report that Otto Berg had asked to “meet soon”.",
    ),
    _rule(
        "if",
        r"(?:^|\s)(?:if|had|did|does|do|has|whether|unless|would|could|will|can|should|not|nor) @",
        "Had Otto Berg said “it will rain”, nobody would have come.",
    ),
    _rule(
        "a verdict",
        r"“” (?:is|was|are|were|isn.t|wasn.t|(?:could|can|may|might|should|must) be)\b",
        "Otto Berg said “it will rain here all day” was a lie.",
    ),
)  # fmt: skip
_FULL = 4  # words: whoever says “the toll” is high says so himself
_BESIDE = 3  # tokens beside a quotation that are looked at


def gives(tokens: Tokens, place: int, found: Found) -> bool:
    """Tell whether the sentence gives the quotation at `place` to the subject that was found."""
    if found.rule in OWNED:
        return True
    return not _reacts(_around(tokens, place, found))


@lru_cache(1 << 12)
def _reacts(seen: str) -> bool:
    """Is this one of the reactions? Mostly nothing stands around but a name and *said*."""
    return any(rule.pattern.search(seen) for rule in REACTIONS)


def _around(tokens: Tokens, place: int, found: Found) -> str:
    """Write down what stands around a quotation."""
    cue, lead, tail = found.cue, "", ""
    between = tokens.words(found.end, cue) if found.end < cue else ""
    first = max(sentence(tokens.kinds, found.start), found.start - 2)
    opens = f"{tokens.words(first, found.start)} @ " if first < found.start else ""
    if found.end <= cue < place:
        rest = tokens.words(cue + 1, place) if cue + 1 < place else ""
        lead = f"{opens}{between} <{tokens.words(cue, cue + 1)}> {rest} "
    elif place < found.end <= cue:
        first = max(sentence(tokens.kinds, place), place - _BESIDE)
        lead = f"{tokens.words(first, place)} " if first < place else ""
        last = min(cue + 1 + 2 * _BESIDE, len(tokens.kinds))
        tail = f" {between} <|{tokens.text[tokens.ends[cue] : tokens.ends[last - 1]]}"
    kind, behind = tokens.kinds[place + 1 : place + 2], ""
    full = tokens.words(place, place + 1).count(" ") >= _FULL - 1
    if kind in tuple("DwSvVIA") or (kind == "E" and full):
        stop = re.search(r"[^\w]|$", tokens.kinds[place + 1 : place + 1 + _BESIDE])
        behind = tokens.words(place + 1, place + 1 + (stop.start() if stop else 0))
    elif kind == "-":
        behind = tokens.words(place + 1, min(place + 2 + _BESIDE, len(tokens.kinds)))
    return re.sub(r"\s+", " ", f"{lead}“” {behind}{tail}")
