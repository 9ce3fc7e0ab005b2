"""The language of a text, from its script and its commonest words."""

import re
from collections import Counter

from .tables import table


def language_of(text: str, stated: str = "") -> str:
    """Return the language of `text` (ISO 639-1), or what the page states where the text is short.

    Examples
    --------
    >>> language_of("The ferry sank and it was said that nobody was hurt."), language_of("평양은")
    ('en', 'ko')
    """
    sample = text[:1200].lower()
    other = "".join(c for c in sample if c > "\u036f" and c.isalpha())
    if len(other) > 0.1 * len(sample):
        for code, script in table("scripts").items():
            # A few Ukrainian letters tell a language whose others are its neighbour's.
            enough = (0.02 if code == "uk" else 0.15) * len(other)
            if len(re.findall(script, other)) > enough:
                return str(code)
    seen = Counter(re.findall(r"[^\W\d_]+", sample))
    share = {c: sum(seen[w] for w in words.split()) for c, words in table("languages").items()}
    best = max(share, key=lambda c: share[c])
    return best if share[best] >= 3 else stated
