"""Names in a byline: single ones out of a line of them, persons apart from organisations."""

import re
from collections.abc import Iterable
from functools import cache

from ..text.calendar import months, weekdays
from .alike import squeezed
from .vocabulary import expression, table

LONGEST = 60
#: What may stand small inside of a name.
SMALL = r"(?:de|van|von|der|den|da|di|du|la|le|bin|al|el|dos|del|ten|ter|zu|af|y|e)"
_SPLIT = re.compile(
    r"\s*(?:,|;|&|、|，|·(?!\s?기자)|/|／|\s[-–—]\s|\||\b(?:and|und|et|with|avec|mit)\b)\s*",
    re.IGNORECASE,
)
# What joins two whole names may also stand inside of one: "Ortega y Gasset".
_JOINS = re.compile(r"\s(?:y|e|i|og|och|ve|и|та|és|en|dan)\s")
STRIPPED = ' \t\r\n\xa0,.;:|/•·–—-*()[]【】<>«»"“”'


def single(lines: Iterable[str], stated: bool = False) -> list[str]:
    """Return single names, without "By", titles behind a bar, addresses and repetitions.

    Where the page's data state each as somebody's, Tom Read is no invitation.

    >>> single(["By Ada Roe and Tom Lund", "Ana Ruiz y Juan Gil", "Ada Roe (ONA)"])
    ['Ada Roe', 'Tom Lund', 'Ana Ruiz', 'Juan Gil']
    >>> single(["Ada Roe, Harrow"]), single(["Tom Read"]), single(["Tom Read"], stated=True)
    (['Ada Roe'], [], ['Tom Read'])
    """
    by_key: dict[str, str] = {}
    for line in lines:
        words = re.sub(r"<[^<>]*>|https?:\S+|\S+@\S+|@\w+|\([^()]*\)|（[^（）]*）", " ", line)
        words = re.sub(r"\s+", " ", words).strip(STRIPPED)
        words = expression("bylines", "leading").sub("", words)
        parts = [one for part in _SPLIT.split(words) for one in _apart(part)]
        if len(parts) == 2 and " " in parts[0] and re.search(r",\s?[^\W\d_][\w.’'-]*$", words):
            parts.pop()  # where it was written, or for whom
        for first, part in zip([stated, *[False] * len(parts)], parts, strict=False):
            name = _of_one(part, first)
            if name and is_name(name):
                by_key.setdefault(squeezed(name), name)
    # "Ada" beside "Ada Roe" is the same person.
    return [n for k, n in by_key.items() if not any(k in o and k != o for o in by_key)]


def _apart(part: str) -> list[str]:
    names = _JOINS.split(part)
    return names if all(" " in name.strip() for name in names) else [part]


def _of_one(part: str, whole: bool) -> str:
    hangul = re.match(r"\s*([가-힣]{2,4})\s?(?:\S{0,6}기자|특파원)", part)
    if hangul:
        return hangul[1]
    name, bare = until_stop(part), part.strip(STRIPPED)
    if name != bare and is_organisation(name):
        name = bare  # "AOL Staff"
    elif " " not in name and " " in bare:
        name = bare if whole else ""  # "Get" of "Get email alerts"
    half = len(name) // 2
    name = name[:half].strip() if name[:half].strip() == name[half:].strip() else name
    return name if len(name) <= LONGEST and len(name.split()) <= 6 else ""


def until_stop(names: str, after: str = "") -> str:
    """A run of names up to the first word that is none: "Ada Roe Published" is Ada Roe.

    `after` is what follows; a month is a name where no figure does: "Ada May", "Ida Ott".
    """
    out: list[str] = []
    words = names.split()
    for word, then in zip(words, [*words[1:], after.strip(STRIPPED)], strict=False):
        bare = word.strip(STRIPPED).lower()
        month = bare in months() and then[:1].isdigit()
        dated = out and (month or bare in weekdays())  # April Glaser is a name
        if bare in _stops() or dated:
            ended = next((i for i, w in enumerate(out[::-1]) if w[-1] == ","), 0)
            if ended == 1 or (ended < 4 and expression("bylines", "roles").match(bare)):
                del out[len(out) - ended :]  # "Ada Roe, ONA Sea Correspondent"
            break
        out.append(word)
    return re.sub(r"\s(?:and|und|et|y|e|&)$", "", " ".join(out)).strip(STRIPPED + "&")


@cache
def _stops() -> frozenset[str]:
    return frozenset(table("bylines")["stops"].split())


def is_name(name: str) -> bool:
    """Whether nothing in a text says that it is no name: figures, addresses, a month alone."""
    hangul = re.fullmatch(r"[가-힣·, ]+", name)
    if hangul and any(n.strip() in _stops() for n in re.split(r"[·, ]", name)):
        return False
    if name.lower() in months() or name.lower() in weekdays():
        return False
    return 1 < len(name) <= 4 * LONGEST and re.search(r"\d|https?:|@", name) is None


def looks_like_one(name: str) -> bool:
    """Whether a text is a few words with capitals, or few characters where there are none."""
    if re.search(r"[\u3040-\u9fff\uac00-\ud7a3]", name):
        return len(name) <= 12
    words = [w for w in name.split() if not re.fullmatch(SMALL, w)]
    return 0 < len(words) <= 5 and not any(w.islower() for w in words)


def is_organisation(name: str, sites: Iterable[str] = ()) -> bool:
    """Whether a name is a paper's, an agency's or a newsroom's.

    >>> is_organisation("Osmund News GmbH"), is_organisation("Mira Halloran")
    (True, False)
    """
    match = re.fullmatch(r"[A-Z]{2,6}", name) or squeezed(name) in sites
    return bool(match or expression("bylines", "organisations").search(name))
