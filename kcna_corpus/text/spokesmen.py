"""For whom a spokesman speaks, and of what body an office is: read off the words beside a name."""

import re

from .folded import fold
from .persons import mentions, same_person
from .phrases import proper, titled
from .sentences import sentence_ends, sentence_start

_OF = r"(?P<of>(?:[\w’'-]+ ){0,5}?)"
_SPOKESMAN = (
    r"(?:spokes(?:man|woman|person)|press (?:secretary|officer)|lawyer|attorney"
    r"|(?:stand|fill|stepp)ing in|stood in|on behalf)\b"
)
_FOR = r"(?: (?:for|of) (?P<whom>(?:[\w’'&-]+ ?){1,7}))?"
_BEHIND = re.compile(rf"(?:,| is| was|, who (?:is|was)) {_OF}{_SPOKESMAN}{_FOR}", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?:^|(?<=[\s“\"])){_OF}{_SPOKESMAN}{_FOR},? (?:[A-Z][a-z]{{1,3}}\. )?$", re.IGNORECASE
)
_ASIDE = re.compile(r"\A, ([^,.;:“”\"\n]{3,80})")
_NEAR = 90  # characters beside a name in which it is described


def principal(text: str, name: str) -> str | None:
    """Give the words for whom somebody speaks by trade; None for nobody's spokesman.

    >>> text = "Ada Roe stayed at home. Her spokesman, Otto Berg, spoke, and so did Mina Lund."
    >>> principal(text, "Otto Berg"), principal(text, "Mina Lund")
    ('Her', None)
    """
    for at in re.finditer(rf"\b{re.escape(name)}\b", text):
        before = text[sentence_start(text, at.start(), _NEAR) : at.start()]
        if match := _BEHIND.match(text, at.end(), at.end() + _NEAR) or _BEFORE.search(before):
            return f"{match['of']}{match['whom'] or ''}".strip()
    return None


def office(text: str, name: str) -> str:
    """Give the words that describe somebody, right before the name and between commas behind it.

    >>> office("In the end Mill Board chief Otto Berg, a friend of Ada Roe, spoke.", "Otto Berg")
    'Mill Board chief a friend of Ada Roe'
    """
    words = []
    for at in re.finditer(rf"\b{re.escape(name)}\b", text):
        words.append(titled(text[max(0, at.start() - _NEAR) : at.start()]))
        words += _ASIDE.findall(text[at.end() : at.end() + _NEAR])
    return " ".join(filter(None, words))


def concerns(words: str, names: list[str], text: str) -> bool:
    """May some words be about whoever bears these names, or whatever the text names beside them?

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
            far = mention.end + _NEAR
            low = sentence_start(text, mention.begin, _NEAR)
            beside.append(text[low : next(sentence_ends(text, mention.end, far), far)])
    return not own.isdisjoint(set().union(*map(proper, beside)))
