"""For whom a spokesman speaks, and of what body an office is: read off the words beside a name."""

from __future__ import annotations

import re

from .persons import fold, mentions, same_person
from .phrases import proper, titled
from .sentences import sentence_ends

_OF = r"(?P<of>(?:[\w’'-]+ ){0,5}?)"
_SPOKESMAN = r"(?:spokes(?:man|woman|person)|press (?:secretary|officer)|lawyer|attorney)\b"
_FOR = r"(?: (?:for|of) (?P<whom>(?:[\w’'&-]+ ?){1,7}))?"
_BEHIND = re.compile(rf"(?:,| is| was|, who (?:is|was)) {_OF}{_SPOKESMAN}{_FOR}", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?:^|(?<=[\s“\"])){_OF}{_SPOKESMAN}{_FOR},? (?:[A-Z][a-z]{{1,3}}\. )?$", re.IGNORECASE
)
_ASIDE = re.compile(r", ([^,.;:“”\"\n]{3,80})")
_NEAR = 90  # characters beside a name in which it is described


def principal(text: str, name: str) -> str | None:
    """Give the words for whom somebody speaks by trade; None for nobody's spokesman.

    Examples
    --------
    >>> text = "Ada Roe stayed at home. Her spokesman, Otto Berg, spoke, and so did Mina Lund."
    >>> principal(text, "Otto Berg"), principal(text, "Mina Lund")
    ('Her', None)
    """
    for at in re.finditer(rf"\b{re.escape(name)}\b", text):
        before = text[max(0, at.start() - _NEAR) : at.start()]
        low = [*sentence_ends(before, 0, len(before))]
        before = before[low[-1] if low else 0 :].lstrip()
        found = _BEHIND.match(text, at.end(), at.end() + _NEAR) or _BEFORE.search(before)
        if found:
            return f"{found['of']}{found['whom'] or ''}".strip()
    return None


def office(text: str, name: str) -> str:
    """Give the words that describe somebody, right before the name and between commas behind it.

    Examples
    --------
    >>> office("In the end Mill Board chief Otto Berg, a friend of Ada Roe, spoke.", "Otto Berg")
    'Mill Board chief a friend of Ada Roe'
    """
    words = []
    for at in re.finditer(rf"\b{re.escape(name)}\b", text):
        aside = _ASIDE.match(text, at.end())
        words += [titled(text[max(0, at.start() - _NEAR) : at.start()]), aside[1] if aside else ""]
    return " ".join(filter(None, words))


def concerns(words: str, names: list[str], text: str) -> bool:
    """May some words be about whoever bears these names, or whatever the text names beside them?

    Examples
    --------
    >>> text = "Ada Roe runs the Mill Board. The Mill Board’s spokesman came, and one of the Lake."
    >>> [concerns(words, ["Ada Roe"], text) for words in ("the Mill Board’s", "the Lake", "her")]
    [True, False, True]
    """
    own = proper(words)
    if not own:
        return "rival" not in words
    beside = [*names]
    keys = {fold(word) for name in names for word in re.split(r"[\s-]", name)}
    for mention in mentions(text):
        if keys.issuperset(mention.keys) or any(same_person(mention.name, n) for n in names):
            low = max(0, mention.begin - _NEAR)
            ends = [*sentence_ends(text, low, mention.begin)]
            behind = [*sentence_ends(text, mention.end, mention.end + _NEAR)]
            high = behind[0] if behind else mention.end + _NEAR
            beside.append(text[ends[-1] if ends else low : high])
    return not own.isdisjoint(set().union(*map(proper, beside)))
