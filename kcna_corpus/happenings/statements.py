"""How a statement is spoken of: its nouns, what is done with it, and of what day it is."""

import re

from ..text.cues import KINDS
from .verbs import is_verb_form

#: What somebody says or writes in public.
STATEMENTS = frozenset(
    "statement statements letter missive speech remarks address message announcement comments "
    "threat threats warning warnings".split()
)
_OWNED = re.compile(
    rf"((?:[A-Z][\w.-]*\s?)+)[’']s?\s(?:[\w-]+\s){{0,2}}(?:{'|'.join(sorted(STATEMENTS))})\b"
)
_KOREAN = re.compile("담화|성명|연설|서한|편지|입장문|발표문")
#: And what else is a time of speaking.
SAYINGS = STATEMENTS | frozenset(
    "interview briefing conference tweet tweets post posts claim claims accusation "
    "accusations".split()
)

_SAID = "|".join([*sorted(STATEMENTS), "(?:news|press) release"])
_NAMED = re.compile(rf"\b(?:{_SAID})\b")
#: “a statement carried on Friday”: its day is that on which it was made.
PUBLISHED = frozenset("carried published issued released posted sent broadcast aired".split())
#: “a speech delivered on Friday”, but no other thing that is delivered.
MADE = frozenset("delivered made gave given read wrote written".split())
#: “This followed warnings by the mayor on Friday”: of a statement that something comes after.
SAID_BY = re.compile(
    rf"\b(?:follow(?:s|ed|ing)?|after|before|since|prompted by)\s(?:[\w-]+\s){{0,3}}?"
    rf"(?P<noun>{_SAID})\s(?:by|from|of)\s(?P<who>(?:(?!\son\s)[^,.;:]){{2,60}}?)\s(?:on\s)?$"
)
#: And what somebody puts out that is one: “Ada Varn’s summary was released on Friday”.
PAPERS = STATEMENTS | frozenset("summary memo memorandum declaration notice".split())
#: “said in a speech delivered on Friday”, but not “quoted remarks made on Friday”.
IN_SAID = re.compile(rf"\bin\s(?:[\w-]+\s){{1,3}}?(?:{_SAID})\s$")
#: “called it a fable in her speech Friday”
IN_OWN = re.compile(
    r"\b(?:in|during|at|with|through)\s(?:an?|his|her|its|their)\s(?:[\w-]+\s){0,5}?"
    rf"(?:{_SAID})\s(?:on\s)?$"
)
#: “Ada Varn’s speech on Friday was long.”
OWN_SAID = re.compile(rf"[’']s?\s(?:[\w-]+\s){{0,2}}(?P<noun>{_SAID})\s(?:on\s)?$")
#: “made the claim”, “gave a long speech”
SPEECH_MADE = re.compile(
    r"(?:made|makes|gave|gives|delivered|issued|released)\s(?:the|an?|his|her|its|their|such|these)\s"
    rf"(?:[\w-]+\s){{0,2}}?(?:{'|'.join(sorted(SAYINGS - {'call', 'post', 'posts'}))})\b"
    r"|sp(?:oke|oken)\s(?:of|about|out|against)\b"
)
#: No words: “called an emergency meeting”
CALLS_ONE = re.compile(
    r"call(?:s|ed)\s(?:an?|its|the)\s(?:[\w-]+\s){0,3}?(?:meeting|session|election|vote|strike)\b"
)
#: “said at a meeting held on Friday”
HELD = re.compile(
    r"\b(?:at|in|during)\s(?:an?|the|its|his|her|their)\s[^;:“”]{0,80}?\b(?:meeting|session|rally|hearing|"
    r"ceremony|parade|conference|congress|briefing|banquet|event)\b[^;:“”]{0,60}\s(?:held|convened)$"
)
#: A statement that is named with its day: “her letter, dated 9 May”; “the 9 May letter”.
_DATED = re.compile(
    rf"(?P<whose>\b\w+[’']s\s(?:[\w-]+\s){{0,3}}?)?\b(?:{_SAID})\b"
    r"(?P<rest>(?:,?\s[\w.’'-]+){0,15})\s$"
)
_OF_DAY = re.compile(
    rf"(?:[’']s)?\s(?P<between>(?:[\w-]+\s){{0,2}}?)(?:{_SAID})\b(?P<rest>(?:\s[\w.’'-]+){{0,5}})"
)
_BY = re.compile(r"\s(?:from|by)(?:\s[A-Z][\w.]*)+")  # “a letter on Friday from Ada Varn”
_DOES_ELSE = re.compile(r",\s[a-z]\w+ing\b")  # “left his letter behind, saying on Friday …”
_ISSUED = PUBLISHED | MADE | frozenset("dated signed penned wrote handed".split())


def names_one(text: str) -> bool:
    """Return whether a text has a noun for a statement.

    >>> [names_one(noun) for noun in ("a letter of Varn", "a news release", "a release", "담화")]
    [True, True, False, True]
    """
    return bool(_NAMED.search(text) or _KOREAN.search(text))


def whose(noun: str) -> set[str]:
    """Return the names beside the noun for a statement.

    >>> sorted(whose("mayor Ada Varn’s long letter")), whose("Ada Varn’s mill")
    (['Ada', 'Varn'], set())
    """
    return {word for named in _OWNED.findall(noun) for word in named.split()}


def named_on(text: str, begin: int, date: tuple[int, int], end: int) -> str:
    """Return whose statement a date is of, as the words beside its noun tell; "" if of none.

    >>> for told in ("In Varn’s letter to Berg dated {}", "The {} letter of Varn", "Varn left {}"):
    ...     text = told.format("9 May")
    ...     at = text.index("9 May")
    ...     print(repr(named_on(text, 0, (at, at + 5), len(text))))
    'Varn’s  to Berg dated '
    ' of Varn '
    ''
    """
    of_day = _OF_DAY.match(text, date[1], end)
    if of_day and not any(
        word in KINDS or is_verb_form(word) for word in of_day["between"].split()
    ):
        return f"{of_day['rest']} "  # not “Norway on Friday called the speech a fable”
    match = _DATED.search(text, begin, date[0])
    words = match["rest"].replace(",", " ").split() if match else []
    other = any(is_verb_form(word) and word not in _ISSUED for word in words)
    other = other or bool(match and _DOES_ELSE.search(match["rest"]))
    by = _BY.match(text, date[1], end) if words in ([], ["on"]) else None
    rest = by[0] if by else match and match["rest"]
    owner = match["whose"] if match and not _is_apart(match["whose"] or "") else ""
    return f"{owner or ''}{rest} " if match and not other else ""


def _is_apart(whose: str) -> bool:
    """Whether an owner is that of something before: “Varn’s findings in a long letter”."""
    return any(KINDS.get(word.lower()) in ("B", "D") for word in whose.split()[1:])
