"""How a page tells that somebody puts out a statement, under its noun or another; and answers."""

import re
from collections.abc import Set

from .statements import MADE, PAPERS, PUBLISHED, STATEMENTS

_PAPER = "|".join(sorted(PAPERS))
_OUT = "|".join(sorted(PUBLISHED))
_GOING_OUT = "releasing|publishing|issuing|sending|posting"
#: “sent a long summary”, “submitted to the council a letter”
_PUTS_OUT = re.compile(
    rf"\b(?:{'|'.join(sorted(PUBLISHED | MADE))}|submitted|provided|presented|drafted|signed|"
    r"unveiled)\s(?:to\s(?:[\w-]+\s){1,3}?)?(?:an?|the|his|her|its|their)\s(?:[\w-]+\s){0,3}?"
    rf"(?P<noun>{_PAPER})\b(?!\s(?:from|by)\b)"
)
#: “Ada Varn’s summary of it was released on ”, “in her letter, which was released on ”
_PASSIVE = re.compile(
    rf"(?P<owner>[A-Z]\w+[’']s|\b[Hh]is|\b[Hh]er)\s(?:[\w-]+\s){{0,2}}(?:{_PAPER})\b"
    rf"(?:\sof\s[^,;:]{{2,40}}?)?(?:\s(?:was|were)|(?:,|\s[—–-]+)?\swhich\swas)\s(?:[a-z]+ly\s)?"
    rf"(?:{_OUT})\s(?:[a-z]+ly\s)?(?:on\s)?$"
)
#: “a summary that Varn released on ”
_WHO = re.compile(
    rf"\b(?:{_PAPER})\s(?:that\s|which\s)?(?P<owner>(?:[A-Z][\w.]*\s){{1,3}})(?:{_OUT})\s(?:on\s)?$"
)
#: “hours after releasing her letter on ”
_GERUND = re.compile(
    rf"\bafter\s(?:{_GOING_OUT})\s(?P<owner>his|her)\s(?:[\w-]+\s){{0,2}}(?:{_PAPER})\s(?:on\s)?$"
)
#: No single person’s: “issued a joint statement on ”.
_JOINT = re.compile(rf"\bjoint\s(?:{'|'.join(sorted(STATEMENTS))})\s(?:on\s)?$")
#: Where else somebody speaks on the day of a statement, or when else.
_OCCASION = re.compile(
    r"\b(?:interview\w*|briefing|conference|tweet\w*|twitter|reporters?|journalists?|rally|hearing|"
    r"testif\w+|testimony|asked|appear(?:s|ed|ing|ance)|later|earlier|again|also|phone|"
    r"defend\w*|respond(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
#: “Miners replied to the letter on Friday”
_ANSWERS_IT = re.compile(
    r"\b(?:respond(?:s|ed|ing)?|react(?:s|ed|ing)?|repl(?:y|ies|ied|ying)) to\s"
    rf"(?:[\w.’'-]+\s){{0,4}}?(?:{'|'.join(sorted(STATEMENTS))})\b"
)
#: “A letter from Varn sparked a furious response on Friday”
_PROVOKES = re.compile(
    r"\b(?:sparked|prompted|provoked|drew|triggered)\s(?:an?|the)\s(?:[\w-]+\s)?"
    r"(?:response|reaction|rebuke|outcry|reply)\b"
)


def puts_out(text: str) -> str:
    """Return the noun of what a clause tells that somebody puts out, "" if of nothing.

    >>> puts_out("Varn sent to miners a long summary"), puts_out("Varn sent a letter from Berg")
    ('summary', '')
    """
    match = _PUTS_OUT.search(text)
    return match["noun"] if match else ""


def owner(before: str) -> str:
    """Return whose statement it is that was put out on a date, by the words before it.

    >>> [owner(f"Once {told} on ") for told in ("Varn’s long letter was released",
    ...  "miners read a summary that Varn issued", "Varn left her yard")]
    ['Varn’s', 'Varn ', '']
    """
    match = _PASSIVE.search(before) or _WHO.search(before) or _GERUND.search(before)
    return match["owner"] if match else ""


def is_joint(before: str) -> bool:
    """Return whether a date is of what several say together."""
    return bool(_JOINT.search(before))


def answers(before: str, *, known: bool) -> bool:
    """Return whether what a date is of answers a statement, of somebody known or of nobody.

    >>> answers("Miners replied to Varn’s long letter on ", known=True)
    True
    >>> answers("The letter of the guild sparked an angry reply on ", known=False)
    True
    """
    return bool(_PROVOKES.search(before) or (known and _ANSWERS_IT.search(before)))


def is_elsewhere(sentence: str, called: Set[str]) -> bool:
    """Return whether somebody speaks on another occasion than on one that is called so.

    >>> told = "Varn said at a press conference on Friday that she wept."
    >>> is_elsewhere(told, frozenset()), is_elsewhere(told, {"conference"})
    (True, False)
    """
    return not {word.lower() for word in _OCCASION.findall(sentence)} <= called
