"""First words of a sentence that are small words or a name: May, Will, Do, An."""

from __future__ import annotations

import re

from . import korean

WORDS = ("May", "Will", "Do", "An")
#: No auxiliary has “denied” behind it, but a name has.
_NAME = re.compile(
    rf"(?<![^.!?\n“”\"] )(?<![^\s“\"])(?P<name>(?P<first>{'|'.join(WORDS)}) [A-Z][a-z]+)"
    r"(?:,[^,.?!“\"]{1,60},)? (?:said|says|spoke|told|wrote|met|left|went|came|was|[a-z]{2,}ed)\b"
)


def name_at(text: str, place: int) -> str:
    """Return the name that begins a sentence at a place with what is mostly a small word, or "".

    An article is followed by a name only where it is a Korean surname.

    Examples
    --------
    >>> name_at("May Falk denied it.", 0), name_at("In May Falk denied it.", 3)
    ('May Falk', '')
    >>> name_at("An Chol spoke.", 0), name_at("An Iraqi spoke.", 0), name_at("Do Danes care?", 0)
    ('An Chol', '', '')
    """
    if not text.startswith(WORDS, place):  # told at a glance
        return ""
    found = _NAME.match(text, place)
    return found["name"] if found and (found["first"] != "An" or _korean(found["name"])) else ""


def _korean(name: str) -> bool:
    return korean.is_name(name) and not name.endswith("an")  # An Iran, an Ulsan
