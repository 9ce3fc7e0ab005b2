"""Small words with a capital that may be a name: May, Will, Do, An, Per."""

import re

from . import korean

WORDS = ("May", "Will", "Do", "An", "Per")
#: No auxiliary has “denied” behind it, but a name has.
_NAME = re.compile(
    rf"(?<![^.!?\n“”\"] )(?<![^\s“\"])(?P<name>(?P<first>{'|'.join(WORDS)}) [A-Z][a-z]+)"
    r"(?:,[^,.?!“\"]{1,60},)? (?:said|says|spoke|told|wrote|met|left|went|came|was|is|has"
    r"|[a-z]{2,}ed|[a-z]+[^\Ws]s(?= (?:the|an?|his|her|for|as)))\b"
)
#: Within a sentence a small word has no capital, but a month has: “until May Tarn was dry”.
_WITHIN = re.compile(r"(?<=[a-z,] )(?P<name>(?P<first>May|Will|Per) [A-Z][a-z]+)\b")
BEFORE_TIME = frozenset(
    "on in by since until till from for after before during of last this next early late".split()
)
_BEFORE_A_MONTH = BEFORE_TIME | {"and", "or", "to", "through", "mid"}


def name_at(text: str, index: int) -> str:
    """Return the name that begins at a place with what is mostly a small word, or "".

    An article is followed by a name only where it is a Korean surname.

    >>> name_at("May Falk denied it.", 0), name_at("In May Falk denied it.", 3)
    ('May Falk', '')
    >>> name_at("Will Falk keeps the bees.", 0), name_at("Will Danes keep the bees?", 0)
    ('Will Falk', '')
    >>> name_at("They met May Falk.", 9), name_at("In April or May Tarn was dry.", 12)
    ('May Falk', '')
    >>> name_at("An Chol spoke.", 0), name_at("An Iraqi spoke.", 0), name_at("Do Danes care?", 0)
    ('An Chol', '', '')
    """
    if not text.startswith(WORDS, index):  # told at a glance
        return ""
    match = _NAME.match(text, index)
    before = text[max(0, index - 12) : index].lower().rsplit(None, 1)[-1:]
    if not match and _BEFORE_A_MONTH.isdisjoint(before):
        match = _WITHIN.match(text, index)
    return match["name"] if match and (match["first"] != "An" or _korean(match["name"])) else ""


def _korean(name: str) -> bool:
    return korean.is_name(name) and not name.endswith("an")  # An Iran, an Ulsan
