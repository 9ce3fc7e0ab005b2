"""Invented reports that quote a statement: by them it is measured what a filter loses."""

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..tracing.word_arrays import read_words

_FRAME = "A spokesman, asked on Friday, said: “{}”, and left."
_KINDS = ("verbatim", "fragment", "trimmed", "altered", "rewritten")
_WEIGHTS = (14, 14, 21, 24, 5)
#: The kind of which nothing is promised: its words are hardly those of the statement.
REWRITTEN = "rewritten"


class Invented(NamedTuple):
    """A report with one quotation, and how that was made."""

    text: str
    kind: str


def invent(
    sentences: Sequence[str], count: int, other: Sequence[str], seed: int
) -> Iterator[Invented]:
    """Yield reports that quote the sentences, each as often as the next one.

    >>> made = list(invent(["The old mill will never open its doors again."], 40, ["plum"], 1))
    >>> made[3]
    Invented(text='A spokesman, asked on Friday, said: “The old mill”, and left.', kind='trimmed')
    """
    rng = random.Random(seed)
    cut = [_words(text) for text in sentences]
    cut = [words for words in cut if len(words) > 2]
    for number in range(count if cut else 0):
        words = cut[number % len(cut)]
        (kind,) = rng.choices(_KINDS, _WEIGHTS)
        quoted = _MAKERS[kind](words, other or ["thing"], rng)
        yield Invented(_FRAME.format("".join(quoted).strip()), kind)


def each_fragment(sentences: Sequence[str], size: int = 3) -> Iterator[Invented]:
    """Yield a report for each run of so many words: what a filter loses first.

    >>> [made.text[37:-12] for made in each_fragment(["The mill is shut."])]
    ['The mill is', 'mill is shut']
    """
    for words in map(_words, sentences):
        for first in range(len(words) - size + 1):
            quoted = "".join(words[first : first + size]).strip(" .,;:!?")
            yield Invented(_FRAME.format(quoted), "fragment")


def _words(sentence: str) -> list[str]:
    """The words of a sentence as printed, each with what follows it."""
    starts = read_words([sentence]).starts.tolist()
    ends = [*starts[1:], len(sentence)]
    return [sentence[a:b] for a, b in zip(starts, ends, strict=True)]


def _verbatim(words: list[str], _: Sequence[str], __: random.Random) -> list[str]:
    return words


def _fragment(words: list[str], _: Sequence[str], rng: random.Random) -> list[str]:
    size = rng.randint(3, min(10, len(words)))
    start = rng.randrange(len(words) - size + 1)
    return words[start : start + size]


def _trimmed(words: list[str], _: Sequence[str], rng: random.Random) -> list[str]:
    """Without its head, its tail or some words inside."""
    if len(words) < 8:
        return words
    first = rng.randint(3, len(words) - 4)
    last = rng.randint(first, len(words) - 3)
    return rng.choice((words[first:], words[:first], [*words[:first], "… ", *words[last:]]))


def _altered(words: list[str], other: Sequence[str], rng: random.Random) -> list[str]:
    """With one to three words exchanged, put in or left out."""
    words = list(words)
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(len(words))
        new = [rng.choice(other) + " "]
        words[at : at + 1] = rng.choice((new, [words[at], *new], [] if len(words) > 3 else new))
    return words


def _rewritten(words: list[str], other: Sequence[str], rng: random.Random) -> list[str]:
    """With half of the words exchanged, as in another translation."""
    words = list(words)
    for at in rng.sample(range(len(words)), int(len(words) * rng.uniform(0.4, 0.6))):
        words[at] = rng.choice(other) + " "
    return words


_MAKERS = dict(zip(_KINDS, (_verbatim, _fragment, _trimmed, _altered, _rewritten), strict=True))
