"""Names that are another way to write that of a person whom the pages name in full."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from ..text.given_names import is_short_for
from ..text.persons import same_person
from ..text.words import letters

_SPELT = 5  # letters of a surname in which one can be amiss


def shortened(persons: Iterable[str]) -> dict[str, str]:
    """Return names cut short with the only one that begins so.

    >>> shortened(["Kim Yo", "Kim Yo Jong", "Ada Varn"])
    {'Kim Yo': 'Kim Yo Jong'}
    """
    alike: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    for name in persons:
        words = [letters(word) for word in re.findall(r"[^\W_]+", name)]
        alike.setdefault(tuple(words[:2]), []).append((len(words), name))
    joined = {}
    for names in alike.values():
        (size, short), *longer = sorted(names)
        if size == 2 and len(longer) == 1:
            joined[short] = longer[0][1]
    return joined


def short_forms(persons: Iterable[str]) -> dict[str, str]:
    """Return names with a short first name, where only one other person has the surname.

    >>> short_forms(["Jim Roe", "James Roe", "Jim Varn"])
    {'Jim Roe': 'James Roe'}
    """
    alike: dict[str, list[str]] = {}
    for name in persons:
        alike.setdefault(letters(name.rsplit(maxsplit=1)[-1]), []).append(name)
    joined: dict[str, str] = {}
    for names in (names for names in alike.values() if len(names) == 2):
        for short, whole in (names, names[::-1]):
            firsts = (letters(name.split(maxsplit=1)[0]) for name in (short, whole))
            if is_short_for(*firsts):
                joined[short] = whole
    return joined


def misspelt(
    persons: Iterable[str], pages: Mapping[str, Sequence[int]], state_of: Callable[[str], str]
) -> dict[str, str]:
    """Return surnames with a letter amiss, on one page, with the one that several pages print.

    >>> pages = {"Elin Guaido": [1, 2], "Elin Guido": [3]}
    >>> misspelt(pages, pages, lambda name: "")
    {'Elin Guido': 'Elin Guaido'}
    """
    alike: dict[tuple[str, ...], list[str]] = {}
    for name in (name for name in persons if name in pages):
        *forenames, surname = name.split()
        alike.setdefault((*map(letters, forenames), surname[:1]), []).append(name)
    joined: dict[str, str] = {}
    for names in alike.values():
        usual = [name for name in names if len(pages[name]) > 1]
        for name in (name for name in names if len(pages[name]) == 1):
            apart = [n for n in usual if pages[name][0] not in pages[n]]
            near = [n for n in apart if _amiss(name, n, state_of)]
            joined |= {name: near[0]} if len(near) == 1 else {}
    return joined


def _amiss(one: str, other: str, state_of: Callable[[str], str]) -> bool:
    """Whether two names can be one that is misspelt, of nobody of another state."""
    states = {state_of(one), state_of(other)} - {""}
    long = min(len(name.rsplit(maxsplit=1)[-1]) for name in (one, other)) >= _SPELT
    return long and len(states) < 2 and same_person(one, other) is None
