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

from ..text.cues import DENYING, inflect
from ..text.person_words import CLAIMS, OUTLETS
from ..text.words import compiled, word_set
from .lent_voices import lends
from .rule_words import is_outlet
from .rules import OWNED
from .speakers import FINITE
from .subjects import Subject, sentence
from .tokens import Tokens


def _forms(verbs: str, others: str = "") -> frozenset[str]:
    """Give every form of some verbs."""
    return word_set(others) | {form for verb in verbs.split() for form in inflect(verb)}


REACTING = DENYING | _forms(
    """mock ridicule deride doubt question contest criticize criticise condemn denounce attack slam
    blast deplore decry scorn scoff laugh assail challenge recite cite echo lampoon lambaste
    castigate rebuke sneer jeer heckle parody mimic paraphrase quote""",
    "quoted quoting",
)
PASSING = _forms(
    """circulate condense copy display forward leak pass post print publish relay release render
    repost reprint screen share summarise summarize translate unveil""",
    "held holding holds read reading reads sending sends sent showed showing shown shows summed",
)
RECITING = _forms(
    "recite cite echo parody mimic paraphrase quote retweet",
    "quoted quoting sing sings sang sung singing",
)
NAMING = _forms("call label brand term deem describe", "labelled labelling dub dubs dubbed")
ASKING = _forms("ask wonder inquire enquire question query")
AGREEING = _forms("agree disagree")
CITING = word_set("quoting citing paraphrasing")
BORROWING = word_set("repeating turning using")
#: Verbs whose object is the speaker's own: “issued a statement”, “used the words”.
ISSUING = "|".join(
    _forms(
        """issue release publish post deliver utter shout add coin voice express advance cry whisper
        use""",
        """make makes made making send sends sent give gives gave say says said speak spoke write
        writes wrote""",
    )
)
#: What is said: whose it is, the word alone does not tell.
WORKS = word_set(
    """accusation adage allegation argument assertion assurance banner belief charge claim comment
    contention denial excuse fiction headline idea insinuation jibe joke legend lie line
    motto myth narrative news notion observation opinion passage phrase pledge portrayal
    premise promise quip quotation quote reading remark report rumor rumour saying sentence slogan
    statement story suggestion tale talk taunt theory threat view vow warning word"""
)
_WORKS = WORKS | {f"{word}s" for word in WORKS}
_WORK = "ʷ+"  # such a word, marked letter by letter: a long list is no part of any pattern
_LINE = rf"{_WORK}(?: aloud)?(?:,? that)?[,:]?(?: [–—-]+)? “"
_GOVERNING = r"in|with|through|via|by|from|during|under"
_THE = " (?:the|this|that|these|those|an?|her|his|their|its)"
_BETWEEN = r">?(?: [\w’'-]+){0,4} "


class Reaction(NamedTuple):
    """One way to speak of words without being given them."""

    name: str
    pattern: str
    example: str
    verbs: frozenset[str] | None = None  # one of which is the first word behind ``<``


REACTIONS = (
    Reaction(
        "a reaction",
        r"<\w+>(?!.*(?: (?:as|saying|with)(?: an?| the| being| something that)?[,:]?|:) “)",
        "Otto Berg mocked “a lid on the town”.", REACTING,
    ),
    Reaction(
        "a recital",
        r"<\w+>(?!.* (?:as|saying)(?: an?| the| being)?[,:]? “)",
        "Otto Berg quoted from her letter: “It will rain.”", RECITING,
    ),
    Reaction(
        "a reading",
        r"<(?:read(?:s|ing)?> (?:.*\b(?:aloud|out)|from)\b|\| (?:aloud|out)\b)",
        "Otto Berg read from her letter aloud: “It will rain.”",
    ),
    Reaction(
        "a reading before",
        r",? reading (?:from (?!(?:his|her) (?:own |prepared )*notes)|out\b|aloud\b)[^<]*<",
        "Otto Berg, reading from her letter, said: “It will rain.”",
    ),
    Reaction(
        "somebody's line",
        rf"<(?!.*\b(?:{_GOVERNING}){_BETWEEN}{_LINE})(?!(?:{'|'.join(sorted(NAMING))})>[^“]*“” *$)"
        rf"(?!(?:.* )?(?:{ISSUING})(?!>? (?:about|against|at|of|on|over|to)\b)"
        rf"(?!>?(?: [\w’'-]+){{1,3}} (?:would|will|could|should|must)\b){_BETWEEN}{_LINE})"
        rf".*(?<! is an)(?<! is a)(?<!was an)(?<!was a) {_LINE}",
        "Otto Berg read aloud her line: “It will rain.”",
    ),
    Reaction(
        "another's talk of it",
        rf"<.*(?:['’]s|\b(?:his|her|their)) (?:[\w’'-]+ ){{0,2}}{_WORK}"
        r" (?:of|about|on) (?:an? |the )?“"
        rf"|<.*\b(?:that|of) (?:[\w-]+ ){{0,3}}[\w-]+(?<!day)['’]s (?:[\w-]+ ){{0,2}}{_WORK}"
        r"(?: [\w-]+){1,5} “"
        rf"|<.* (?:her|his|their|[^“ ]*['’]s) (?:[\w-]+ ){{0,2}}{_WORK} (?:\w+ ){{0,2}}?"
        r"(?:be|is|ran|read|runs|said|says|was)\b[^“]*“",
        "Otto Berg said he was tired of her talk of “a long rain”.",
    ),
    Reaction(
        "words of another about it",
        rf"<.*\b{_WORK} (?:of|by) [^“]+ (?:about|of|on) (?:an? |the )?“"
        rf"|<\w+> (?:an?|another|the|this) (?:[\w-]+ )?{_WORK} (?:by|from) [^“]*“",
        "Otto Berg commented on the words of Anna Lind about the “dead end”.",
    ),
    Reaction(
        "what is said about it",
        r"<.*\b(?:about|at|by|of|on|to|with) (?:the|that|this|those|these) (?:[\w-]+ ){0,2}"
        rf"{_WORK} (?:about|of|on) (?:an? |the )?“",
        "Otto Berg said he was familiar with the remark about “a long rain”.",
    ),
    Reaction(
        "what somebody does with it",
        rf"<\w+>,? that (?:by|in|through|with) [^“]*{_LINE}",
        "Otto Berg said that with the words “it will rain” she had lost.",
    ),
    Reaction(
        "a line that does something",
        rf" {_LINE}” (?:(?:has|had|will|would|could|may|might|must|did|does|is|was|are|were)\b"
        r"|\w+ed\b)",
        "Otto Berg said the words “it will rain” hurried nobody.",
    ),
    Reaction(
        "a line spoken of",
        rf"{_THE} “” (?:\w+ )?{_WORK}\b",
        "Otto Berg said the “it will rain” story was not new.",
    ),
    Reaction(
        "a wording spoken of",
        r"<[^“]*(?=['’])(?<!\bhe)(?<!\bit)(?<!she)(?<!that)(?<!there)(?<!who).s? “”"
        rf"|{_THE} “” (?:\w+ )?(?:bit|comparison|formula|imagery|jargon|label|language|metaphor"
        r"|part|rhetoric|terminology|tone|trope|wording)s?\b",
        "Otto Berg said the “it will rain” language was not new.",
    ),
    Reaction(
        "a comment on it",
        r"“” [-–—]+ ?(?:(?:that|this|it|which|such) (?:is|was|has|had|line|passage|sentence)"
        r"|(?:an? )?(?:absurd|false|lies?|nonsense|ridiculous|rubbish|untrue|wrong))\b",
        "Otto Berg went on: “It will rain” – that was what Anna Lind told him.",
    ),
    Reaction(
        "a line told again",
        rf"<\w+> (?:her|his|their|[^“]*['’]s) (?:(?:[\w-]+ ){{0,2}}{_WORK} that [^“]*|voice: )“",
        "Otto Berg repeated her claim that it “will rain”.",
        _forms("mention note recall relay remember repeat"),
    ),
    Reaction(
        "denied",
        r"<[^“]* (?:never|no(?:t|body|ne|nsense)|false|wrong|lie|hear|untrue|\w+n['’]t)\b.* that “",
        "Otto Berg said nobody believed that “it will rain”.",
    ),
    Reaction(
        "agreement",
        r"<\w+> with (?!.*: “)",
        "Otto Berg agreed with Anna Lind that “it will rain”.", AGREEING,
    ),
    Reaction(
        "a reply to it",
        r"<(?:repl|respond|react|object)\w+> to (?:the|an?|her|his|their|[\w-]+ ?['’]s)"
        r" (?:[\w-]+ ){0,2}“",
        "Otto Berg replied to her “it will rain” with a laugh.",
    ),
    Reaction(
        "a line before another verb",
        rf"^[^<]*\b{_LINE}” [^<]*<",
        "Amused by the words “it will rain”, Otto Berg laughed.",
    ),
    Reaction(
        "in reply to it",
        r"^[^<]*\b(?:reply|replying|response|responding|answer|reaction|reacting|referring"
        r"|objecting) to “”[^<]*<",
        "In reply to “it will rain”, Otto Berg said nothing.",
    ),
    Reaction(
        "a relay",
        r",? (?:quoting|citing|paraphrasing) (?!(?:the|an?|last|recent|new) )[^<]{2,50}, [^<]*<",
        "Otto Berg, quoting Anna Lind, said: “It will rain.”",
    ),
    Reaction(
        "a relay behind",
        r"<\|,? \w+ (?!(?:[Tt]he )?[A-Z]{2,}\b)"
        rf"(?![^,.]*(?i:\b(?:{'|'.join(sorted(OUTLETS))})\b))[^,.]*[A-Z]",
        "“It will rain,” Otto Berg said, quoting Anna Lind.", CITING,
    ),
    Reaction(
        "her own words",
        rf"<\|,? \w+ (?:her|his|their|[^,.]{{2,40}}['’]s) (?:[\w-]+ ){{0,2}}{_WORK}\b",
        "“It will rain,” Otto Berg said, turning her phrase against her.", BORROWING,
    ),
    Reaction(
        "two together",
        r"^[^<“]*, and (?!not\b)[^<]+, [^<]*<",
        "Otto Berg, 61, and Anna Lind, 54, said “it will rain”.",
    ),
    Reaction(
        "others, not he",
        r"\w (?:but|except|excluding) @",
        "Nobody but Otto Berg said “it will rain”.",
    ),
    Reaction(
        "a question",
        r"<\w+>.* (?:if|whether|about|why|how) .*“",
        "Otto Berg asked whether “it will rain” was true.", ASKING,
    ),
    Reaction(
        "a name for it",
        r"<\w+> “” (?:an?|the|another|as|plain|[\w’'-]+$)"
        rf"|<\w+> (?:the|that|this|her|his) (?:[\w-]+ ){{0,2}}{_WORK} (?:about|of|on)"
        r" (?:an? )?“” \w",
        "Otto Berg called “it will rain” a lie.", NAMING,
    ),
    Reaction(
        "not said",
        r"\b(?:never|not|n['’]t|(?:refus|declin)\w* to|den(?:y|ies|ied|ying)|avoid\w*"
        r"|stopp\w* short of)(?: \w+ly| ever| once| yet| having)* <",
        "Otto Berg never said “it will rain”.",
    ),
    Reaction(
        "found somewhere",
        r"<\w+> (?:an?|another|the|this|her|his) (?:[\w-]+ )?(?:letter|message|note|post|text)\b",
        "Otto Berg found a note: “It will rain.”", word_set("finds found"),
    ),
    Reaction(
        "what it is about",
        r"<\w+> (?:about|that by) “",
        "Otto Berg wrote about “it will rain”.",
    ),
    Reaction(
        "told to somebody",
        r"\b(?:be|been|being|is|was|were) (?:\w+ )?<(?:asked|informed|reminded|told|warned)\b",
        "Otto Berg was told on Friday: “It will rain.”",
    ),
    Reaction(
        "perhaps",
        r"(?:\b(?:might|(?<!in )(?<!since )may|could|should|would|shall|must)|['’]d"
        r"|\b(?:allegedly|reportedly|supposedly|purportedly))(?: \w+){0,2} <",
        "Otto Berg might have said “it will rain”.",
    ),
    Reaction(
        "hearsay",
        r"\b(?:(?:alleg|claim|imagin|pretend|suggest)\w*(?: that)?|to be) @",
        "A post claims that Otto Berg said “it will rain”.",
    ),
    Reaction(
        "a report of it",
        r"\b(?:account|letter|message|news|remark|report|rumou?r|statement|word)s? that @",
        "She knew of a report that Otto Berg had asked to “meet soon”.",
    ),
    Reaction(
        "if",
        r"(?:^|\s)(?:if|had|did|does|do|has|whether|unless|would|could|will|can|should|not|nor) @",
        "Had Otto Berg said “it will rain”, nobody would have come.",
    ),
    Reaction(
        "a verdict",
        r"“” (?:is|was|are|were|means|meant|isn.t|wasn.t|(?:has|have|had) been"
        r"|(?:could|can|may|might|should|must|will|would)"
        r" (?:be|look|sound|make))\b",
        "Otto Berg said “it will rain here all day” was a lie.",
    ),
    Reaction(
        "as another said",
        r"“” , as (?:[\w’'-]+ ){1,4}(?:says?|said|puts?|told|wrote|warned)\b",
        "Otto Berg reminded bakers that “it will rain all day”, as Anna Lind had put it.",
    ),
    Reaction(
        "a letter that says so",
        r" (?:letter|message|note|post|statement|text|tweet) (?:by|from|of) [^<]*, <\w+ing>[ ,:]+“",
        "Otto Berg showed bakers a letter by Anna Lind, saying: “It will rain.”",
    ),
    Reaction(
        "a thing that bears it",
        r"<(?:t[eo]l|sp[eo]a?k|talk|wr[io]t)\w*>[^“]* (?:of|about) (?:an?|the) (?:\w+ ){0,2}"
        r"(?:banner|billboard|leaflet|notice|placard|plaque|poster|sign|slogan)s?\b[^“]*“"
        r"|<\w+> (?:an?|the) (?:[\w-]+ ){0,2}(?:copy|image|photo(?:graph)?|picture|screenshot)s?"
        r" (?:of|from|showing|with) (?!(?:him|her|them)sel)[^“]*“",
        "Otto Berg tweeted a picture of the page on which stands “it will rain”.",
    ),
    Reaction(
        "a text passed on",
        r"<\w+>(?: [\w’'-]+){0,3}? (?:the|that|this|another|her|his|their|[\w ’'-]+['’]s) (?!own)"
        r"(?:[\w’'-]+ ){0,3}?(?:answer|clip|email|letter|mail|message|note|post|recording|reply"
        r"|speech|statement|text|tweet|video|warning)s?\b[^“]*“",
        "Otto Berg posted her letter in full: “It will rain.”", PASSING,
    ),
)  # fmt: skip
_VERBS = frozenset().union(*(rule.verbs or () for rule in REACTIONS))
_READING = ("read", "reads")
_REPORTING = ("report", "reported", "reporting", "reports")
_MISTAKEN = re.compile(
    r"\b(?:wrong|false|incorrect|mistaken|erroneous|inaccurate)ly\b|\bcontrary to\b"
    r"|\b(?:doctored|faked?|forged|satirical)\b"
    r"|\b(?:not|never|n['’]t) (?:heard|quoted|seen|shown)\b"
)  # quoted
_ALPHA = re.compile("[a-z]+")
_SPACES = re.compile(r"\s+")
_FULL = 4  # words: whoever says “the toll” is high says so himself
_BESIDE = 3  # tokens beside a quotation that are looked at


def gives(tokens: Tokens, index: int, subject: Subject) -> bool:
    """Tell whether the sentence gives the quotation at `index` to the subject that was found."""
    if subject.rule in OWNED:
        begin = sentence(tokens.kinds, min(index, subject.start))
        return not _MISTAKEN.search(tokens.words(begin, max(index, subject.end, subject.cue) + 1))
    cue = tokens.words(subject.cue, subject.cue + 1) if subject.cue >= 0 else ""
    printed = tokens.text[tokens.starts[subject.start] : tokens.ends[subject.end - 1]]
    if cue in _REPORTING and not is_outlet(printed) and tokens.kinds[subject.cue - 1] != "S":
        return False  # “It will rain,” Otto Berg reports from Ode; not: as reported by Harbour News
    reads = subject.rule.startswith(("subject", "clause")) and cue in _READING
    if reads and (CLAIMS | {"it"}).isdisjoint(tokens.words(subject.start, subject.end).split()):
        return False  # “It will rain,” he read in the paper
    return not _reacts(_around(tokens, index, subject)) and not lends(tokens, index)


@lru_cache(1 << 12)
def _reacts(scene: str) -> bool:
    """Is this one of the reactions? Mostly nothing stands around but a name and *said*."""
    first = _ALPHA.search(scene, scene.find("<") + 1)
    verb = first[0] if first and first[0] in _VERBS else ""
    works = not _WORKS.isdisjoint(_ALPHA.findall(scene))
    marked, before = scene, scene[: scene.rfind("<") + 1]
    if works:
        marked = _ALPHA.sub(
            lambda word: "ʷ" * len(word[0]) if word[0] in _WORKS else word[0], scene
        )
    there = _WORK * works + "<" * (len(before) > len(" <")) + "@" * ("@" in before)
    places = {"": scene, _WORK: marked, "<": before, "@": before}
    return any(compiled(pattern).search(places[place]) for pattern, place in _rules(verb, there))


@lru_cache(1 << 10)
def _rules(verb: str, there: str) -> tuple[tuple[str, str], ...]:
    """Give the patterns that can be here, each with what it is about.

    That is all of the scene, with the works marked, or what stands before the verb or the subject.
    """
    kinds = ((rule, _place(rule.pattern)) for rule in REACTIONS)
    return tuple(
        (rule.pattern, place)
        for rule, place in kinds
        if (verb in rule.verbs if rule.verbs else place in there)
    )


def _place(pattern: str) -> str:
    return _WORK if _WORK in pattern else pattern[-1] if pattern.endswith(("<", "@")) else ""


def _around(tokens: Tokens, index: int, subject: Subject) -> str:
    """Write down what stands around a quotation."""
    cue, lead, tail = subject.cue, "", ""
    between = tokens.words(subject.end, cue) if subject.end < cue else ""
    first = max(sentence(tokens.kinds, subject.start), subject.start - 2)
    opens = f"{tokens.words(first, subject.start)} @ " if first < subject.start else ""
    if subject.end <= cue < index:
        rest = tokens.words(cue + 1, index) if cue + 1 < index else ""
        if FINITE.match(tokens.text, tokens.starts[index]):
            rest += " …"  # “said the reports “are a plot””: its subject, no work that it cites
        lead = f"{opens}{between} <{tokens.words(cue, cue + 1)}> {rest} "
    elif index < subject.end <= cue:
        first = max(sentence(tokens.kinds, index), index - _BESIDE)
        lead = f"{tokens.words(first, index)} " if first < index else ""
        last = min(cue + 1 + 2 * _BESIDE, len(tokens.kinds))
        tail = f" {between} <|{tokens.text[tokens.ends[cue] : tokens.ends[last - 1]]}"
    kind, behind = tokens.kinds[index + 1 : index + 2], ""
    full = tokens.words(index, index + 1).count(" ") >= _FULL - 1
    if kind in tuple("DwSvVIA") or (kind == "E" and full):
        stop = re.search(r"[^\w]|$", tokens.kinds[index + 1 : index + 1 + _BESIDE])
        behind = tokens.words(index + 1, index + 1 + (stop.start() if stop else 0))
    elif kind == "-" or tokens.kinds[index + 1 : index + 3] == ",S":
        far = index + 2 + _BESIDE * (1 if kind == "-" else 2)
        behind = tokens.words(index + 1, min(far, len(tokens.kinds)))
    scene = f"{lead}“” {behind}{tail}"
    return scene if scene.isprintable() and "  " not in scene else _SPACES.sub(" ", scene)
