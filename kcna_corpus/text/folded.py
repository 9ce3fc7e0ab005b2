"""Words of names in plain small letters, and so that usual spellings of one name agree."""

import re
import unicodedata
from functools import cache


@cache
def fold(word: str) -> str:
    """Write a word of a name in plain small letters: no accents, no apostrophes, no stop.

    >>> fold("José"), fold("Łukasz"), fold("Ch’oe")
    ('jose', 'lukasz', 'choe')
    """
    plain = word.casefold()
    if plain.isascii() and plain.isalpha():
        return plain
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
        plain = "".join(c for c in apart if not unicodedata.combining(c))
    return plain.translate(_SIGNS)


_SIGNS = str.maketrans("", "", "'’ʼ.`´")
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
)
_CYRILLIC = dict(
    zip(
        "абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя",
        "a b v g g d e e e zh z i i i i k l m n o p r s t u f kh ts ch sh shch - y - e iu ia"
        "".split(),
        strict=True,
    )
)


@cache
def skeleton(word: str) -> str:
    """Write a word so that usual spellings of one name agree: Sergei, Sergey, Sergej, Сергей."""
    word = "".join(_CYRILLIC.get(char, char) for char in word).replace("-", "")
    for spelt, plain in _SPELLINGS:
        word = word.replace(spelt, plain)
    return re.sub(r"(.)\1+", r"\1", word)


_SPELLINGS = tuple(
    pair.split("=")
    for pair in "ae=a oe=o ue=u ph=f ck=k tsch=ch tch=ch y=i j=i w=v ks=x ff=f iy=i ii=i".split()
)
