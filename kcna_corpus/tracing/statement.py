"""The statement: its words one after the other, what each says, and where it stands.

How much a shared word says is counted in bits: the rarer the word, the more. A place must show more
bits than it takes to name one place among all, or the words are shared by chance.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from ..text.calendar import months
from ..text.language import language_of
from ..text.plain import plain
from ..text.spelling import squeezed
from ..text.words import FUNCTION_WORDS
from .stems import Stems
from .word_arrays import Ints, Lookup, Words, read_words

_BACKGROUND = 5000  # a statement is short, so words of general language are counted along with it
# How often such a word stands in general language; a day tells of what, not in whose words.
_FUNCTION, _DAY, _CONTENT = 2.0**-7, 2.0**-8, 2.0**-12
_BASE = 0xE000  # words are written as characters above the surrogates, for rapidfuzz to compare


_LETTERS = re.compile(r"[^\W_]+")
_ARTICLE = re.compile(r"^\W*(?:an?|the)\s", re.IGNORECASE)
_HANGUL = re.compile("[가-힣]{2,}")
_FEW = 3  # words that tell by their stems
_SQUEEZED = 14  # letters that tell a place, however their words are parted
_SQUEEZED_FEW, _BRIEF = 7, 40  # letters that may tell one, of so many signs
_MANY = 5000  # words of a statement too long to be searched for every quotation
_CACHED = 1 << 12  # answers about quotations
_STEM_BITS = 10.0  # what a word says by its stem


class Statement:
    """All versions of a statement, one sentence after the other.

    Word `w` of the whole is spelling `ids[w]` and stands in sentence `sentence_of[w]`; sentence `s`
    has the words `bounds[s]` to `bounds[s + 1]` and is sentence `number[s]` of `version[s]`.
    """

    def __init__(self, versions: Mapping[str, Sequence[str]]) -> None:
        self.sentences = [plain(text).text for texts in versions.values() for text in texts]
        self.version = [name for name, texts in versions.items() for _ in texts]
        self.number = [i for texts in versions.values() for i in range(len(texts))]
        self.words: Words = read_words(self.sentences)
        if not len(self.words.codes):
            raise ValueError("statement: no words in it")
        self.bounds = self.words.bounds
        self.vocabulary, ids = np.unique(self.words.codes, return_inverse=True)
        self.ids: Ints = ids.astype(np.int64)
        self._lookup = Lookup(self.vocabulary)
        self.sentence_of = np.repeat(np.arange(len(self.sentences)), np.diff(self.bounds))
        starts = np.cumsum([0, *map(len, versions.values())])[:-1]
        self._sentence_of: list[int] = self.sentence_of.tolist()
        self._bounds: list[int] = self.bounds.tolist()
        self._respelt: list[int] = self.words.respelt.tolist()
        self._starts, self._ends = self.words.starts.tolist(), self.words.ends.tolist()
        self.version_of = np.searchsorted(starts, self.sentence_of, "right")
        common = np.isin(self.vocabulary, read_words(sorted(FUNCTION_WORDS)).codes)
        days = np.isin(self.vocabulary, read_words([*months("en"), *map(str, range(32))]).codes)
        expected = np.where(common, _FUNCTION, np.where(days, _DAY, _CONTENT))
        total = len(ids) / len(versions)
        count = np.bincount(self.ids) / len(versions)
        self.bits = -np.log2((count + _BACKGROUND * expected) / (total + _BACKGROUND))
        self.common = common
        self._common: list[bool] = common.tolist()
        # Reports repeat each other's quotations.
        self.spells = lru_cache(_CACHED)(self._spells)
        self.size_bits = float(np.log2(len(ids)))  # what it takes to name one place
        self.text = as_text(self.ids)
        self._bits: list[float] = self.bits.tolist()
        self.heft = [0.0, *np.cumsum(self.bits[self.ids]).tolist()]

    def respelt(self, first: int, end: int) -> bool:
        """Does any of these words have a spelling that is counted as another one?"""
        at = bisect_left(self._respelt, first)
        return at < len(self._respelt) and self._respelt[at] < end

    def opens(self, word: int) -> int:
        """The first word of the sentence that has this word."""
        return self._bounds[self._sentence_of[word]]

    def sentence_at(self, word: int) -> int:
        """The sentence that has this word, counted over all versions."""
        return self._sentence_of[word]

    def closes(self, word: int) -> int:
        """The end of the sentence that has this word."""
        return self._bounds[self._sentence_of[word] + 1]

    def place(self, word: int) -> tuple[int, int]:
        """The number of the sentence in its version, and of the word in its sentence."""
        sentence = self._sentence_of[word]
        return self.number[sentence], word - self._bounds[sentence]

    def print(self, first: int, end: int) -> str:
        """Words as the statement prints them."""
        one, last = self._sentence_of[first], self._sentence_of[end - 1]
        if one == last:
            return self.sentences[one][self._starts[first] : self._ends[end - 1]]
        cut = [first, *self._bounds[one + 1 : last + 1], end]
        return " ".join(
            self.sentences[one + k][self._starts[low] : self._ends[high - 1]]
            for k, (low, high) in enumerate(pairwise(cut))
            if low < high
        )

    def printed(self, words: Iterable[int]) -> list[str]:
        """Each of some words as the statement prints it."""
        texts, numbers, starts, ends = self.sentences, self._sentence_of, self._starts, self._ends
        return [texts[numbers[word]][starts[word] : ends[word]] for word in words]

    def span(self, sentence: int) -> tuple[int, int]:
        """The words of a sentence: the first, and the end."""
        return self._bounds[sentence], self._bounds[sentence + 1]

    def plain_words(self, sentence: int) -> set[int]:
        """The content words of a sentence that are no names."""
        low, high = self.span(sentence)
        ids: list[int] = self.ids[low:high].tolist()
        text, starts = self.sentences[sentence], self._starts
        return {
            w
            for at, w in enumerate(ids, low)
            if not self._common[w] and (at == low or not text[starts[at]].isupper())
        }

    def count(self, sentences: set[int]) -> int:
        """How many words these sentences have together."""
        return sum(self._bounds[s + 1] - self._bounds[s] for s in sentences)

    def around(self, word: int, many: int) -> str:
        """What the sentence prints from so many words before a gap to the word behind the gap."""
        sentence = self._sentence_of[word - 1]
        low, high = self.span(sentence)
        start = self._ends[word - many - 1] if word - many > low else 0
        text = self.sentences[sentence]
        return text[start : self._starts[word]] if word < high else text[start:]

    def one_sentence(self, word: int, size: int) -> bool:
        """Do so many words from this one stand in one sentence?"""
        return self._sentence_of[word] == self._sentence_of[word + size - 1]

    def before(self, word: int) -> str:
        """What the sentence of this word prints before it."""
        return self.sentences[self._sentence_of[word]][: self._starts[word]]

    def next_word(self, end: int) -> str:
        """The word that follows in the same version, "" at its end."""
        if end == len(self._sentence_of):
            return ""
        one, other = self._sentence_of[end - 1], self._sentence_of[end]
        if one != other and self.version[one] != self.version[other]:
            return ""
        return self.sentences[other][self._starts[end] : self._ends[end]]

    def identify(self, codes: NDArray[np.uint64]) -> Ints:
        """Give each word its number in the vocabulary, -1 if the statement does not have it."""
        return self._lookup.find(codes)

    def write(self, codes: NDArray[np.uint64], ids: Ints) -> str:
        """Write each word as one character, words unknown to the statement too."""
        count = len(self.vocabulary)
        room = 0x10FFFF - _BASE - count
        return as_text(np.where(ids < 0, count + (codes % np.uint64(room)).astype(np.int64), ids))

    def resembled(self, texts: Sequence[str]) -> list[bool]:
        """Tell which quotations have half of their telling words, in any form, in one sentence.

        Or have its letters, parted otherwise: “pipe dream”, “pipedream”.
        """
        words = read_words(texts)
        fewest = int(self.size_bits / _STEM_BITS) + 1
        met = self._stems.meet(texts, words, self.identify(words.codes), fewest)
        alike: list[bool] = met.tolist()
        if len(self.ids) < _MANY:
            every = range(len(self.sentences))
            for k, text in enumerate(texts):
                plain = _ARTICLE.sub("", text) if len(text) < _BRIEF and not alike[k] else ""
                alike[k] = alike[k] or self._spelling(plain, every, _SQUEEZED_FEW) >= 0
                alike[k] = alike[k] or self._has_korean(text)
        return alike

    def _has_korean(self, text: str) -> bool:
        """Whether half of the Korean words stand in it, whatever is tied to them: 침범하면서."""
        words = _HANGUL.findall(text)
        if len(words) < _FEW:
            return False
        shared = sum(word[: max(2, len(word) - 1)] in self._printed for word in words)
        return shared >= _FEW and 2 * shared >= len(words)

    @cached_property
    def _printed(self) -> str:
        return "\n".join(self.sentences)

    def _spells(self, text: str, sentences: Sequence[int]) -> int:
        """Find the sentence that has a text, wherever its words are parted or joined; else -1.

        >>> statement = Statement({"": ["The northern-most captains left."]})
        >>> statement.spells("northernmost captains", (0,)), statement.spells("northernmost", (0,))
        (0, -1)
        """
        return self._spelling(text, sentences, _SQUEEZED)

    def _spelling(self, text: str, sentences: Sequence[int], fewest: int) -> int:
        plain = squeezed(text)
        if len(plain) < fewest:
            return -1
        for sentence in sentences:
            whole = squeezed(self.sentences[sentence])
            at = whole.find(plain)
            while at >= 0:
                if self._parts(sentence, at, len(plain)):
                    return sentence
                at = whole.find(plain, at + 1)
        return -1

    def _parts(self, sentence: int, at: int, size: int) -> bool:
        """Do letters of a squeezed sentence begin and end where words do?"""
        words = map(squeezed, _LETTERS.findall(self.sentences[sentence]))
        edges = {0, *accumulate(map(len, words))}
        return at in edges and at + size in edges

    @cached_property
    def _stems(self) -> Stems:
        first = np.empty(len(self.vocabulary), np.int64)  # where each word stands first
        first[self.ids[::-1]] = np.arange(len(self.ids))[::-1]
        return Stems(self.printed(first.tolist()), self._common, self.ids, self.sentence_of)

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages of the versions, as far as they can be told."""
        texts: dict[str, str] = {}
        for version, text in zip(self.version, self.sentences, strict=True):
            texts[version] = f"{texts.get(version, '')} {text}"[:2000]
        return frozenset(language_of(text, enough=1) for text in texts.values()) - {""}

    def says(self, written: Iterable[str]) -> float:
        """How many bits these words of the statement say, each written as one character."""
        return sum(self._bits[ord(char) - _BASE] for char in written)

    def tells(self, written: str) -> bool:
        """Are these words rare enough to tell one place of the statement from chance?"""
        ids = [ord(char) - _BASE for char in written]
        bits = [self.bits[i] if i < len(self.bits) else -np.log2(_CONTENT) for i in ids]
        return float(sum(bits)) > self.size_bits


def as_text(ids: Ints) -> str:
    """Write words as characters."""
    return (ids + _BASE).astype("<u4").tobytes().decode("utf-32-le")


def as_ids(written: str) -> Ints:
    """Read words that were written as characters."""
    return np.frombuffer(written.encode("utf-32-le"), "<u4").astype(np.int64) - _BASE
