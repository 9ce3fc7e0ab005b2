"""Relatives: “Otto Berg’s sister” of one page is whom another page names beside those words."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..text.person_words import TITLES
from ..text.phrases import KIN_WORD, OWN_KIN
from .verbs import is_verb_form

Place = tuple[int, int, str]

_WORDS = r"(?:[\w’'-]+\s)"
#: Between two names, of whom the first is whose relative the second is: “’s younger sister, ”.
_HIS = re.compile(rf"[’']s?\s(?:[\w-]+\s){{0,3}}?{KIN_WORD},?\s")
#: And the other way round: “, the younger sister of mayor ”.
_OF_HIM = re.compile(rf",\s(?P<words>{_WORDS}{{0,5}}?){KIN_WORD}\s(?:of|to)\s{_WORDS}{{0,5}}")
_BESIDE = re.compile(rf",\s(?P<words>{_WORDS}{{0,5}})")
#: Of whomever: “, the younger sister of the mayor”.
_OF_ANYBODY = re.compile(rf",\s(?P<words>{_WORDS}{{0,5}}?){KIN_WORD}\s(?:of|to)\s")
#: A subject that is somebody’s relative.
_WHOSE = re.compile(rf"(?P<owner>.*\S)[’']s?\s(?:[\w-]+\s){{0,3}}?{KIN_WORD}\b[^’']*$", re.DOTALL)
_TO_WHOM = re.compile(rf"\b{KIN_WORD}\sof\s(?P<owner>.*)", re.DOTALL)


def relatives(text: str, persons: Sequence[Place]) -> Iterator[tuple[str, str, str]]:
    r"""Yield what somebody is to somebody, who, and whose: as names stand beside each other.

    >>> text = "Ada Varn, the sister of mayor Otto Berg, met Hugo Moor’s wife, Elin Moor."
    >>> places = [(m.start(), m.end(), m[0]) for m in re.finditer(r"[A-Z]\w+ [A-Z]\w+", text)]
    >>> list(relatives(text, places))
    [('sister', 'Ada Varn', 'Otto Berg'), ('wife', 'Elin Moor', 'Hugo Moor')]
    """
    for (_, end, first), (start, stop, second) in pairwise(persons):
        between = text[end:start]
        his = _HIS.fullmatch(between)
        of_him = _OF_HIM.fullmatch(between)
        if of_him and not _describe(of_him["words"]):
            of_him = None
        if (beside := _BESIDE.fullmatch(between)) and _is_title(beside["words"]):
            of_him = OWN_KIN.match(text, stop)
        if (match := his or of_him) and not match["many"] and first != second:
            yield match["kin"], *((second, first) if his else (first, second))


def kin_behind(text: str, end: int) -> str:
    """Return what somebody is said to be whose name ends there; "" if nobody’s relative.

    >>> kin_behind("Ada Varn, the sister of the mayor, left", 8), kin_behind("Ada Varn left", 8)
    ('sister', '')
    """
    match = _OF_ANYBODY.match(text, end)
    return match["kin"] if match and not match["many"] and _describe(match["words"]) else ""


def spoken_of(subject: str) -> tuple[str, str]:
    """Return what the subject of a clause is to somebody, and the words that say to whom.

    >>> spoken_of("Norway’s mayor Otto Berg’s influential sister"), spoken_of("The sister’s boat")
    (('sister', 'Norway’s mayor Otto Berg'), ('', ''))
    >>> spoken_of("The powerful sister of Otto Berg")
    ('sister', 'Otto Berg')
    >>> spoken_of("Otto Berg’s sister’s boat")
    ('', '')
    """
    match = _TO_WHOM.search(subject) or _WHOSE.search(subject)
    return (match["kin"], match["owner"]) if match and not match["many"] else ("", "")


def _describe(words: str) -> bool:
    """Whether words only describe: “the younger”, not “who met the”."""
    return not any(is_verb_form(word) or word == "who" for word in words.split())


def _is_title(words: str) -> bool:
    """Whether words are a title before a name: “North Korean leader”."""
    return all(w[0].isupper() or w.lower() in TITLES or w == "the" for w in words.split())
