"""The language of a text, from its script and its commonest words."""

import re
from collections import Counter
from functools import cache

from .tables import table

_WORD = re.compile(r"[^\W\d_]+")
_ASCII = re.compile("[\0-\u036f]+")


def language_of(text: str, stated: str = "") -> str:
    """Return the language of `text` (ISO 639-1), or what the page states where the text is short.

    Examples
    --------
    >>> language_of("The ferry sank and it was said that nobody was hurt."), language_of("평양은")
    ('en', 'ko')
    """
    sample = text[:1200].lower()
    other = "" if sample.isascii() else "".join(filter(str.isalpha, _ASCII.sub("", sample)))
    if len(other) > 0.1 * len(sample):
        for code, script in table("scripts").items():
            # A few Ukrainian letters tell a language whose others are its neighbour's.
            enough = (0.02 if code == "uk" else 0.15) * len(other)
            if len(re.findall(script, other)) > enough:
                return str(code)
    seen = Counter(_WORD.findall(sample))
    share = {c: sum(seen[w] for w in words & seen.keys()) for c, words in _common().items()}
    best = max(share, key=lambda c: share[c])
    return best if share[best] >= 3 else stated


@cache
def _common() -> dict[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in table("languages").items()}
