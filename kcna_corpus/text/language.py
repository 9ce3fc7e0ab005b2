"""The language of a text, from its script, its commonest words and the letters of its words."""

import re
import string
from collections import Counter
from functools import cache
from itertools import repeat
from pathlib import Path

#: A letter alone is a word only where nothing joins it to others: not in Roe's, U-S-A, a.m.
_WORD = re.compile(r"[^\W\d_]{2,}|(?<![-.'’ʼ\w])[^\W\d_](?![-.'’ʼ\w])")
_ASCII = re.compile("[\0-\u036f]+")
#: A word in small letters with one beyond a to z; no name of a place or a person.
_ACCENTED = re.compile(r"\b[^\W\d_A-Z]*[ß-\u024f\u1e00-\u1eff][^\W\d_A-Z]*\b")
#: ISO 639-2 for a language that nothing tells.
UNKNOWN = "und"
#: So much of the letters that are not Latin must be of that kind.
_SHARES = {"own": 0.01, "scripts": 0.15}


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
        for kind, share in _SHARES.items():
            for code, letters in _table()[kind].items():
                if len(re.findall(letters, sample)) > share * len(other):
                    return code
    spoken_in = _spoken_in()
    hits = [word for word in _WORD.findall(sample) if word in spoken_in]
    accented = [] if sample.isascii() else [*filter(str.islower, _ACCENTED.findall(text[:1200]))]
    # one word said again tells no more than once: “non-Latino, non-Mexican”
    if len(hits) + len(accented) < enough or len({*hits}) + len(accented) < min(enough, 2):
        return stated
    share_of = dict.fromkeys(_common(), 0)
    for word, times in Counter(hits).items():
        for code in spoken_in[word]:
            share_of[code] += times
    for word in accented:
        for code, alphabet in _alphabets().items():
            share_of[code] += 1 if alphabet.issuperset(word) else -(code != "en")
    best, next_best = sorted(share_of, key=lambda c: -share_of[c])[:2]
    tie = share_of[best] == share_of[next_best] and best != "en"  # most readers' texts are English
    return stated if tie or share_of[best] < enough else best


def has_common_words(text: str, code: str, share: float = 0.2) -> bool:
    """Tell whether so many of a text's words are the commonest ones of a language.

    A word that several languages have counts for each of them in part.

    >>> has_common_words("no lamp of the harbour", "en"), has_common_words("aucune lampe", "en")
    (True, False)
    >>> has_common_words("para exportar a Rusia", "en")
    False
    """
    words = text.lower().split()
    return sum(map(_share_in(code).get, words, repeat(0))) > share * len(words)


def language_name(code: str) -> str:
    """Return a language as it is called in English; the code itself where that is not known.

    >>> language_name("ko"), language_name("eo")
    ('Korean', 'eo')
    """
    return _table()["names"].get(code, code)


@cache
def _table() -> dict[str, dict[str, str]]:
    import tomllib  # only when it is asked for: it costs as much as reading an article

    return tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8"))


@cache
def _common() -> dict[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in _table()["languages"].items()}


@cache
def _alphabets() -> dict[str, frozenset[str]]:
    """The letters of each language; English has none beyond a to z."""
    beyond = {"en": "", **_table()["alphabets"]}
    return {code: frozenset(string.ascii_lowercase + letters) for code, letters in beyond.items()}


@cache
def _share_in(code: str) -> dict[str, float]:
    """The commonest words of a language; those of several count for each in part.

    A language that its script tells has none here.
    """
    spoken_in = _spoken_in()
    return {word: 1 / len(spoken_in[word]) for word in _common().get(code, ())}


@cache
def _spoken_in() -> dict[str, list[str]]:
    """Turn the table round: the languages of which a word is one of the commonest."""
    table: dict[str, list[str]] = {}
    for code, words in _common().items():
        for word in words:
            table.setdefault(word, []).append(code)
    return table
