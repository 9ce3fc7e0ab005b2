"""The lists of words that the rules for who speaks ask for, and what is an outlet."""

from __future__ import annotations

import re

from ..text.person_words import CLAIMS, OUTLETS

_WORD = re.compile(r"\w+")
_SHORT = re.compile(r"^(?:the )?[A-Z]{2,6}$|(?i:^\w+(?:TV|\.[a-z.]+)$)")

#: The words that a group of a pattern asks for.
WORDS = {
    "as": frozenset(["as"]),
    "by": frozenset(["by"]),
    "with": frozenset(["with"]),
    "author": frozenset(["by", "from", "of"]),
    "source": frozenset(["by", "from", "to", "with"]),
    "signed": frozenset("issued made posted published released sent signed written".split()),
    "frank": frozenset("blunt categorical clear defiant direct firm frank unequivocal".split()),
    "headlined": frozenset("said says told tells vowed vows warned warns insists argues".split())
    | {"hits back", "hit back"},
    "quoted": frozenset("quoted quotes quoting cited cites citing paraphrased reported".split()),
    "of": frozenset("for over of".split()),
    "work": CLAIMS,
    "issued": frozenset(
        "issued issues released releases published made makes posted sent gave wrote delivered "
        "signed penned tweeted shared has had offered".split()
    ),
    "shown": frozenset(
        "showed shows showing broadcast filmed heard saw seen caught recorded".split()
    ),
    "saying": frozenset(
        "saying telling adding asking calling admitting claiming insisting shouting vowing "
        "warning yelling".split()
    ),
    "rose": frozenset("called phoned rang returned rose stood tweeted writes wrote".split()),
    "say": frozenset("say tell add announce declare".split()),
    "him": frozenset("him her them".split()),
    "film": frozenset("audio clip clips footage recording tape video".split()),
    "in": frozenset(["in"]),
    "view": frozenset("account estimation judgement judgment opinion telling view words".split()),
    "per": frozenset(["per"]),
    "put": frozenset(["put", "puts"]),
    "quotes": frozenset("quoted quotes cited cites".split()),
    "about": frozenset(["of"]),
    "stated": frozenset("said says added adds wrote writes explained told".split()),
    "reported": frozenset("reported reports said says wrote writes".split()),
}


def is_outlet(printed: str) -> bool:
    """Is this a paper, an agency, a broadcaster?

    Examples
    --------
    >>> [is_outlet(name) for name in ("the agency", "KCNA", "ledger.co.uk", "Anna Lind")]
    [True, True, True, False]
    """
    return not OUTLETS.isdisjoint(_WORD.findall(printed.lower())) or bool(_SHORT.search(printed))
