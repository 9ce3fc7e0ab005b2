"""Whether two short texts are the same headline, and how much of one a longer text tells."""

import re

_WORD = re.compile(r"[^\W\d_]{2,}|\d{2,}")
_DENSE = re.compile(r"[\u3040-\u9fff\uac00-\ud7a3]")


def stems(text: str) -> set[str]:
    """Return words by their first five letters; pairs of characters where words are not spaced.

    >>> sorted(stems("The ferries")), sorted(stems("항만청은"))
    (['ferri', 'the'], ['만청', '청은', '항만'])
    """
    plain = _WORD.findall(text.casefold())
    if _DENSE.search(text):
        return {w[i : i + 2] for w in plain for i in range(len(w) - 1)}
    return {w[:5] for w in plain if len(w) > 2 or w.isdigit()}


def squeezed(text: str) -> str:
    """Return a text's letters and digits alone, in small letters.

    >>> squeezed("Osmund’s port – shut")
    'osmundsportshut'
    """
    return re.sub(r"[\W_]+", "", text.casefold())


def same_headline(one: str, other: str) -> bool:
    """Whether two headlines are one, or one begins the other, or they share most of their words.

    >>> same_headline("Port of Osmund shut", "Port of Osmund shut - The Lantern")
    True
    >>> same_headline("Port of Osmund shut", "Lamp of Tarn lit")
    False
    """
    a, b = squeezed(one), squeezed(other)
    short, long = sorted((a, b), key=len)
    if not short:
        return False
    if short in long and (len(short) > 8 or 2 * len(short) > len(long)):
        return True
    first_stems, other_stems = stems(one), stems(other)
    return len(first_stems & other_stems) >= max(2, 0.6 * min(len(first_stems), len(other_stems)))
