"""The language of a text, from its script and its commonest words."""

import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

#: A letter alone is a word only where nothing joins it to others: not in Roe's, U-S-A, a.m.
_WORD = re.compile(r"[^\W\d_]{2,}|(?<![-.'’ʼ\w])[^\W\d_](?![-.'’ʼ\w])")
_ASCII = re.compile("[\0-\u036f]+")


def language_of(text: str, stated: str = "", enough: int = 3) -> str:
    """Return the language of `text` (ISO 639-1), or what the page states where the text is short.

    Parameters
    ----------
    text
        What is read of it are the first 1,200 characters.
    stated
        What is returned where too little tells.
    enough
        How many of a language's commonest words must be there.

    Examples
    --------
    >>> language_of("The ferry sank and it was said that nobody was hurt."), language_of("평양은")
    ('en', 'ko')
    >>> language_of("Der Turm steht."), language_of("Der Turm steht.", enough=1)
    ('', 'de')
    >>> language_of("Roe's vulnerability: U-S-A!", enough=1)  # s is a word of Czech
    ''
    """
    sample = text[:1200].lower()
    other = "" if sample.isascii() else "".join(filter(str.isalpha, _ASCII.sub("", sample)))
    if len(other) > 0.1 * len(sample):
        for code, script in _table()["scripts"].items():
            # A few Ukrainian letters tell a language whose others are its neighbour's.
            share = 0.02 if code == "uk" else 0.15
            if len(re.findall(script, other)) > share * len(other):
                return code
    spoken_in = _spoken_in()
    known = [word for word in _WORD.findall(sample) if word in spoken_in]
    if len(known) < enough:
        return stated
    share_of = dict.fromkeys(_common(), 0)
    for word, times in Counter(known).items():
        for code in spoken_in[word]:
            share_of[code] += times
    best = max(share_of, key=lambda c: share_of[c])
    return best if share_of[best] >= enough else stated


def has_common_words(text: str, code: str, share: float = 0.2) -> bool:
    """Tell whether so many of a text's words are the commonest ones of a language.

    Examples
    --------
    >>> has_common_words("no lamp of the harbour", "en"), has_common_words("aucune lampe", "en")
    (True, False)
    """
    words = text.lower().split()
    return sum(map(_common()[code].__contains__, words)) > share * len(words)


def language_name(code: str) -> str:
    """Return a language as it is called in English; the code itself where that is not known.

    Examples
    --------
    >>> language_name("ko"), language_name("eo")
    ('Korean', 'eo')
    """
    return _table()["names"].get(code, code)


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8"))


@cache
def _common() -> dict[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in _table()["languages"].items()}


@cache
def _spoken_in() -> dict[str, list[str]]:
    """Turn the table round: the languages of which a word is one of the commonest."""
    table: dict[str, list[str]] = {}
    for code, words in _common().items():
        for word in words:
            table.setdefault(word, []).append(code)
    return table
