"""Words of a text: counting them, and fingerprints that typography cannot change."""

import hashlib
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import TypeVar

_Answer = TypeVar("_Answer")
_MOST_ANSWERS = 1 << 14

#: Languages written without spaces: their text is counted in characters, not in words.
UNSPACED = frozenset({"zh", "ja", "th"})

# A word is a run of letters and digits, with the dots and apostrophes inside it ("U.S.", "don't").
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")

#: The letters and digits between which nothing stands: of *op-ed* two.
words_of = re.compile(r"\w+").findall

#: Compiles a pattern when it is first needed: most texts need few of the many, and one costs as
#: much as a paragraph.
compiled = cache(re.compile)


class Answers(dict[str, _Answer]):
    """Answers to what is asked of many words: found once, forgotten when they are too many.

    >>> lengths = Answers(len)
    >>> [*map(lengths.__getitem__, ["rain", "sun", "rain"])], len(lengths)
    ([4, 3, 4], 2)
    """

    def __init__(self, find: Callable[[str], _Answer]) -> None:
        self._find = find

    def __missing__(self, word: str) -> _Answer:
        if len(self) >= _MOST_ANSWERS:
            self.clear()
        self[word] = answer = self._find(word)
        return answer


def word_set(words: str) -> frozenset[str]:
    """Read words that stand with spaces between them, as rules are kept."""
    return frozenset(words.split())


#: Words of English grammar: found in any text, so they say nothing about where a quotation is from.
FUNCTION_WORDS = word_set("""
    a about after all also an and any are as at be because been before being but by can
    could did do does for from had has have he her him his how i if in into is it its just
    may me more most my no not of on one only or other our out over she should so some such
    than that the their them then there these they this those to under up us very was we
    were what when where which while who will with would you your said say says mr mrs new
    people time years year very going know think don't it's that's i'm we're like get make
    many much must now well
""")


def letters(text: str) -> str:
    """Return the letters and digits of `text` in one case, and nothing else.

    Two printings of one sentence agree in this form whatever their quotation marks, dashes,
    spaces, zero-width characters, ligatures and capitals.

    >>> letters("The U.S. doesn’t “know”")
    'theusdoesntknow'
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    # Case folding can undo the composition (and the other way round), so compose once more.
    return "".join(c for c in unicodedata.normalize("NFKC", folded) if c.isalnum())


def fingerprint(text: str) -> str:
    """Return a short hash of the letters and digits of `text`.

    The first 16 hexadecimal digits of SHA-256: enough that no two sentences of a corpus collide,
    and of no use to rebuild the sentence.

    Parameters
    ----------
    text : str
        A sentence, as printed.

    Returns
    -------
    str
        16 hexadecimal digits.

    Raises
    ------
    TypeError
        If it is no text.

    See Also
    --------
    Corpus.attach : Finds the records' sentences in pages by it.

    Examples
    --------
    >>> fingerprint("We said: “No.”") == fingerprint("we said no")
    True
    """
    if not isinstance(text, str):
        raise TypeError(f"text: a text is needed, not one {type(text).__name__}")
    return hashlib.sha256(letters(text).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def words(text: str) -> list[str]:
    """Return the words of `text` in order, in lower case, with straight apostrophes.

    >>> words("Don’t ask the U.S.")
    ["don't", 'ask', 'the', 'u.s']
    """
    return [w.casefold().replace("’", "'") for w in _WORD.findall(text)]


def word_places(text: str) -> list[tuple[int, int]]:
    """Return where each word of `text` begins and ends.

    >>> word_places("No, the U.S.")
    [(0, 2), (4, 7), (8, 11)]
    """
    return [match.span() for match in _WORD.finditer(text)]


def length(text: str, language: str) -> int:
    """Return the length of `text` in words, or in characters where words are not spaced.

    >>> length("a false rumour", "en"), length("最荒謬的悖論", "zh")
    (3, 6)
    """
    if language in UNSPACED:
        return len(letters(text))
    return len(words(text))
