"""Are the statement's words given to somebody else?

The names of states and offices are told from names of persons by a list of general words: a state
is named for its official everywhere, and that is no misattribution.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..quotations import Span, attribute
from .words import listed

_SAMPLE = 100  # reports read to learn who the statement's speaker is
_MAJORITY = 0.5
_NAME = re.compile(r"[^\W\d_]+")
_NO_PERSON = listed(
    """north south east west central united new states kingdom republic democratic federation union
    nations council committee commission congress parliament senate house court ministry department
    office bureau agency embassy government administration treasury party army navy forces police
    university institute foundation association organization organisation bank company corporation
    group news times post press media television radio network agency daily city county province
    kong lanka arabia rica salvador leone faso zealand emirates islands"""
)


class Speakers:
    """Looks up who speaks, for as long as it matters; `name` is the statement's speaker."""

    def __init__(self, name: str | None) -> None:
        self.name, self._known = name or "", name is not None

    def read(
        self, texts: Sequence[str], spans: Sequence[Sequence[Span]], linked: dict[int, list[int]]
    ) -> dict[tuple[int, int], str]:
        """Name the speakers of the linked quotations, if the statement has a speaker."""
        if not self._known:
            self._learn(texts, spans, linked)
        return self._resolve(texts, spans, linked) if self.name else {}

    def _learn(
        self, texts: Sequence[str], spans: Sequence[Sequence[Span]], linked: dict[int, list[int]]
    ) -> None:
        """Take the name that most linked quotations resolve to; none if there is no such name."""
        docs = list(linked)[:: max(1, len(linked) // _SAMPLE)]
        said = self._resolve(texts, spans, {doc: linked[doc] for doc in docs})
        names = Counter(filter(None, said.values()))
        self._known = bool(names) or len(docs) >= _SAMPLE // 2
        name = next((name for name, _ in names.most_common() if is_person(name)), "")
        same = sum(count for other, count in names.items() if _alike(other, name))
        if same > max(1, _MAJORITY * names.total()):
            self.name = name

    @staticmethod
    def _resolve(
        texts: Sequence[str], spans: Sequence[Sequence[Span]], linked: dict[int, list[int]]
    ) -> dict[tuple[int, int], str]:
        said = {}
        for doc, wanted in linked.items():
            place = {(spans[doc][k].start, spans[doc][k].end): k for k in wanted}
            for quotation in attribute(texts[doc], spans[doc], set(wanted)):
                k = place.get((quotation.start, quotation.end))
                if k is not None:
                    said[doc, k] = quotation.resolved
        return said


def is_person(name: str) -> bool:
    """Is this the full name of a person? One word alone may be a capital or an office.

    Examples
    --------
    >>> [is_person(name) for name in ["Ada Roe", "Roe", "South Valia", "the ministry"]]
    [True, False, False, False]
    """
    words = _NAME.findall(name)
    return (
        1 < len(words) < 6
        and sum(word[0].isupper() or not word.isascii() for word in words) > 1
        and not _NO_PERSON & {word.lower() for word in words}
    )


def another(name: str, speaker: str) -> bool:
    """Is this another person? A shorter form of a name is the same person's.

    Examples
    --------
    >>> another("Ada Roe", "Ben Roe"), another("Ada Roe", "Ada M. Roe"), another("Roe", "Ada Roe")
    (True, False, False)
    """
    names = name.split(" and ")
    return any(map(is_person, names)) and not any(_alike(one, speaker) for one in names)


def _alike(name: str, other: str) -> bool:
    """Has one of the two names all the words of the other?"""
    one, two = ({word.lower() for word in _NAME.findall(n)} for n in (name, other))
    return bool(one) and bool(two) and (one <= two or two <= one)
