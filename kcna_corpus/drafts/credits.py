"""The agency that a text credits as its source."""

import re

from ..happenings.known_actors import agencies, known_in

_CREDIT = re.compile(
    r"(?:(?:according to|reported|reports|citing|cited by|told|quoted by|via|reporting)"
    r"\s(?:(?:by|from|the)\s)*"
    r"|[(\[–—-]\s?)$",
    re.IGNORECASE,
)
_CREDIT_BEHIND = re.compile(
    r"\s*(?:[)\]]|reported|reports|said|has reported|[–—-]{1,2}\s)", re.IGNORECASE
)
#: A line of more words than this is no credit line.
_LINE = 6
#: A dateline stands in so many of the first characters.
_OPENING = 120


def credited(text: str, *beside: str, without: frozenset[str] = frozenset()) -> str:
    r"""Return the agency that a text credits, "" if it credits none.

    A line of its own, a byline, a dateline or words such as “according to” credit; what is only
    named does not. `beside` are lines that stand elsewhere on the page, `without` agencies that do
    not count.

    >>> credited("OSMUND (Reuters) - It rained."), credited("It rained.\n\nAFP")
    ('Reuters', 'Agence France-Presse')
    >>> credited("It rained, according to Yonhap."), credited("The bureau of AFP was shut.")
    ('Yonhap News Agency', '')
    >>> credited("It rained all day. With reporting by Reuters.")
    'Reuters'
    """
    lines = [line for line in text.splitlines() if line.strip()]
    names = []
    for named in known_in(text):
        before = text[max(0, named.start - 25) : named.start]
        behind = text[named.end : named.end + 15]
        opening = named.start < _OPENING and _CREDIT_BEHIND.match(behind)
        if named.name in agencies() and (_CREDIT.search(before) or opening):
            names.append(named.name)
    for line in [*lines[:2], *lines[-2:], *beside]:
        if len(line.split()) <= _LINE and not line.rstrip().endswith((".", "!", "?")):
            names += [named.name for named in known_in(line) if named.name in agencies()]
    return next((name for name in names if name not in without), "")
