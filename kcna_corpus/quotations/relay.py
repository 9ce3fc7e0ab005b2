"""Which outlet passes the words on."""

import re

from ..text.cues import KINDS
from ..text.person_words import OUTLETS
from ..text.words import compiled
from .subjects import sentence
from .tokens import FAR, Tokens

_SHORT = re.compile(r"\b[A-Z]{2,6}\b")  # KCNA
_WORD = re.compile(r"\w+")
_OUTLET_WORD = r"\b[A-Z](?:[\w&’'-]++|\.(?=\w)){0,30}+"
_OUTLET_NAME = (
    r"(?:the )?(?:(?:official|state(?:-run|-owned|-controlled)?|(?:news )?agency|newspaper"
    r"|broadcaster) )*"
    rf"(?:[Tt]he )?{_OUTLET_WORD}(?: (?:of |the |and )?\(?{_OUTLET_WORD}\)?){{0,7}}"
    r"(?: (?:news )?agency| newspaper| broadcaster)?|state(?:-run)? \w+"
)
_RELAY = (
    r"\b(?:(?:[Aa]ccording to|(?:article|dispatch|interview|report|piece) (?:by|with|in)"
    r"|(?:report(?:ed|s)|carried|quoted|cited|conveyed|released|published|issued|distributed) by"
    r"|as \w+ing(?: [\w’'-]+){0,4}? by|citing|quoting"
    rf"|report(?:ed|s)),? (?P<outlet>{_OUTLET_NAME})"
    rf"|(?!As )(?P<subject>{_OUTLET_NAME}) (?:reported|reports|quoted|cited|said|says|carried)\b)"
)
_CUES = ("V", "I", "G", "K")
_ISSUED = re.compile(r"[vN]B")  # “carried by”


def _kind(cue: str) -> str:
    return KINDS.get(cue.lower(), "K" if " " in cue else "")


def _names_outlet(text: str, start: int, end: int) -> bool:
    """Is there a word for an outlet, or a name in capitals?"""
    words = _WORD.findall(text[start:end].lower())
    return not OUTLETS.isdisjoint(words) or bool(_SHORT.search(text, start, end))


def relay(text: str, tokens: Tokens, index: int, voice: tuple[int, int], cue: str) -> str:
    """Give the outlet that passes the words on, as printed: “Harbour News citing Daily Post”.

    The sentence of the quotation at the token `index` is searched; the speaker, whose verb `cue`
    is, is no relay.
    """
    begin = sentence(tokens.kinds, index)
    stop = tokens.kinds.find(".", index + 2, index + FAR)
    stop = min(index + FAR, len(tokens.kinds) - 1) if stop < 0 else stop
    own = tokens.starts[begin] <= voice[0] and _kind(cue) in _CUES
    part = tokens.kinds[begin : stop + 1]
    if sum(map(part.count, _CUES)) <= own and not _ISSUED.search(part):
        return ""  # nothing is said to be reported, but by the speaker
    low, high = tokens.starts[begin], tokens.ends[stop]
    if OUTLETS.isdisjoint(tokens.said) and not _SHORT.search(text, low, high):
        return ""
    outlets = []
    for match in compiled(_RELAY).finditer(text, low, high):
        start, end = match.span("outlet" if match["outlet"] else "subject")
        if (end <= voice[0] or voice[1] <= start) and _names_outlet(text, start, end):
            outlets += [start, end]
    printed = text[outlets[0] : outlets[-1]] if outlets else ""
    first = printed.split(" ")[0]  # “Since The Post reported”
    return printed[len(first) + 1 :] if KINDS.get(first.lower()) in ("S", "B", "C") else printed
