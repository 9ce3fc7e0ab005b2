"""Sentences known only by their fingerprints, found in a text with anything around them.

A fingerprint is a hash, so every run of words of the right length is hashed and looked up: first
those that begin and end where a sentence can, which is quick and tells whether a page is worth
more; then, for what is still missing, every run of nearly the right length.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256

from ..text.cues import QUOTES
from ..text.words import letters, word_places

Span = tuple[int, int]

#: A printing can count other words than the record: "don ' t", "arms-deals". So many more or fewer.
SLACK = 3
#: In a text of more words than this only what begins and ends where a sentence can is looked up.
LONGEST = 50_000

# Characters that nobody sees and that split words or keep them from matching.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
# A character with the accents or the parts of a Korean syllable that belong to it.
_CLUSTER = re.compile("(?s:.)[\u0300-\u036f\u1160-\u11ff\u3099\u309a\u200b-\u200d\u2060\ufeff]*")
_EDGE = re.compile(f"[.!?…:;。！？{QUOTES}()\\[\\]\n\r|*–—-]")
_BEFORE = re.compile("""["“„‘'(\\[«「『]*$""")
_AFTER = re.compile("""[.!?…。！？"”’')\\]»」』]*""")


class Page:
    r"""The words of a text, ready to be looked up by fingerprint.

    >>> from kcna_corpus.text.words import fingerprint
    >>> text = "Menu. We sell\u00a0“no\u200b plums”. More"
    >>> page = Page(text)
    >>> found = page.find({fingerprint("We sell no plums"): 4})
    >>> [text[slice(*page.whole(place))] for places in found.values() for place in places]
    ['We sell\xa0“no\u200b plums”.']
    """

    def __init__(self, text: str) -> None:
        self.text = text
        readable, self._starts, self._ends = _readable(text)
        self._places = _places(readable)
        stops = [*(start for start, _ in self._places), len(readable)][1:]
        written = [
            _written(readable[start:stop])
            for (start, _), stop in zip(self._places, stops, strict=True)
        ]
        self._letters = b"".join(written)
        self._bounds = [0]
        for word in written:
            self._bounds.append(self._bounds[-1] + len(word))
        self._edges = [
            i
            for i, (start, _) in enumerate(self._places)
            if i == 0 or _EDGE.search(readable, self._places[i - 1][1], start)
        ]

    def find(self, wanted: Mapping[str, int]) -> dict[str, list[Span]]:
        """Return where each fingerprint stands, of what begins and ends where a sentence can.

        `wanted` has the number of words of each fingerprint.
        """
        return self._search(wanted, frozenset(wanted.values()), self._edges)

    def find_anywhere(self, wanted: Mapping[str, int]) -> dict[str, list[Span]]:
        """Return the same for any first and last word, and a few words more or fewer."""
        counts = {n + d for n in wanted.values() for d in range(-SLACK, SLACK + 1) if n + d > 0}
        total = len(self._places)
        edges = range(total) if total <= LONGEST else self._edges
        return self._search(wanted, frozenset(counts), edges)

    def whole(self, span: Span) -> Span:
        """Return a place with the quotation marks before and the full stop after its words."""
        start, end = span
        before = _BEFORE.search(self.text[max(0, start - 3) : start])
        after = _AFTER.match(self.text[end : end + 6])
        return start - len(before[0] if before else ""), end + len(after[0] if after else "")

    def _search(
        self, wanted: Iterable[str], counts: frozenset[int], edges: Sequence[int]
    ) -> dict[str, list[Span]]:
        hashes = {bytes.fromhex(fingerprint): fingerprint for fingerprint in wanted}
        spans: dict[str, list[Span]] = {}
        for first, last, hashed in self._windows(counts, edges):
            fingerprint = hashes.get(hashed)
            if fingerprint is not None:
                span = self._place(first, last)
                places = spans.setdefault(fingerprint, [])
                if not places or places[-1][0] != span[0]:
                    places.append(span)
        return {fingerprint: sorted(places) for fingerprint, places in spans.items()}

    def _windows(
        self, counts: frozenset[int], edges: Sequence[int]
    ) -> Iterator[tuple[int, int, bytes]]:
        """Every run of words from one edge to another that has a number of words asked for."""
        data, bounds = self._letters, self._bounds
        most = max(counts, default=0)
        ends = [*edges, len(self._places)]
        for i, first in enumerate(edges):
            for j in range(i + 1, bisect_right(ends, first + most)):
                last = ends[j]
                if last - first in counts:
                    yield first, last, sha256(data[bounds[first] : bounds[last]]).digest()[:8]

    def _place(self, first: int, last: int) -> Span:
        start, end = self._places[first][0], self._places[last - 1][1]
        return self._starts[start], self._ends[end - 1]


def in_order(places: Sequence[Sequence[Span]]) -> list[Span | None]:
    """Choose one place for each sentence so that as many as can be stand in this order.

    Where a sentence has no place that keeps the order, None.

    >>> in_order([[(5, 9), (50, 54)], [(10, 19)], [], [(0, 4)], [(20, 30)]])
    [(5, 9), (10, 19), None, None, (20, 30)]
    """
    tails: list[tuple[int, int, Span]] = []  # of the best run of each length: its last place
    back: dict[tuple[int, Span], tuple[int, Span] | None] = {}
    for sentence, spans in enumerate(places):
        for span in sorted(spans, reverse=True):  # so that no sentence follows itself
            length = bisect_right([start for start, *_ in tails], span[0] - 1)
            back[sentence, span] = tails[length - 1][1:] if length else None
            tails[length : length + 1] = [(span[0], sentence, span)]
    chosen: list[Span | None] = [None] * len(places)
    step = tails[-1][1:] if tails else None
    while step:
        chosen[step[0]] = step[1]
        step = back[step]
    return chosen


def _places(text: str) -> list[Span]:
    """The words, and as words of their own the symbols that spell letters, such as ㋀ or ™."""
    odd = "".join(c for c in set(text) if not c.isalnum() and letters(c))
    symbols = re.finditer(f"[{re.escape(odd)}]", text) if odd else ()
    return sorted([*word_places(text), *(symbol.span() for symbol in symbols)])


@lru_cache(maxsize=50_000)
def _written(word: str) -> bytes:
    """The letters of a word, as they are hashed; words come again and again."""
    return letters(word).encode("utf-8", "surrogatepass")


def _readable(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """The text without what nobody sees, composed, and where each character begins and ends."""
    if unicodedata.is_normalized("NFC", text) and not _UNSEEN.search(text):
        return text, range(len(text)), range(1, len(text) + 1)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        piece = unicodedata.normalize("NFC", _UNSEEN.sub("", cluster[0]))
        pieces.append(piece)
        starts += [cluster.start()] * len(piece)
        ends += [cluster.end()] * len(piece)
    return "".join(pieces), starts, ends
