"""The filter: may a report have words of the statement? Asked before anything else is read of it.

Runs of words are looked for all at once (Aho-Corasick, as Polars has it), in the text as it is; no
text is folded for it, so each run is written in the forms that reports print. What is left is a
text with marks that a reader does not see: such a one is read as plain text first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..text.korean import HANGUL
from ..text.plain import plain

if TYPE_CHECKING:
    import polars as pl

_GAPS = ("\n", "\u00a0")  # what a line or a page has for a space
#: A text that reads otherwise than it is saved, or whose spaces are not one by one.
_ODD = (
    "  | \n|\n |\r\n|\t|&|"
    "[\u00ad\u200b\u2028\u2060\ufeff\u0300-\u036f\u1161-\u1175\u11a8-\u11c2\u3099\u309a]"
)
_TELLING, _SHARE = 4, 0.3  # words of one sentence that a report with a name must have, and of it
_WORD = re.compile(r"[^\W\d_]{4,}")
_SPACES = re.compile(r"\s+")
_BETWEEN = re.compile(r"[^\w'’]+")


class Filter(NamedTuple):
    """Keeps a report that has a run, or a name and some telling words of one sentence.

    `everything`: why nothing is left out; "" where something is.
    """

    runs: tuple[str, ...]
    names: tuple[str, ...] = ()
    telling: tuple[frozenset[str], ...] = ()
    everything: str = ""

    def keeps(self, texts: pl.Series) -> NDArray[np.bool_]:
        """Say of each text whether it is kept."""
        if self.everything:
            return np.ones(len(texts), np.bool_)
        texts = as_scanned(texts)
        mask = _any(texts, written(self.runs))
        if korean := [run for run in self.runs if HANGUL.search(run)]:  # North and South part
            joined = [_SPACES.sub("", form) for form in written(korean)]  # words otherwise
            mask |= _any(texts.str.replace_all(r"\s+", ""), joined)
        if self.names:
            naming = np.flatnonzero(_any(texts, written(self.names)) & ~mask)
            mask[naming] = [self._tells(text) for text in texts.gather(naming).to_list()]
        return mask

    def _tells(self, text: str) -> bool:
        words = long_words(text)
        return any(
            len(words & needed) >= max(_TELLING, _SHARE * len(needed)) for needed in self.telling
        )


def long_words(text: str) -> set[str]:
    """Give the words that are long enough to tell anything.

    >>> sorted(long_words("Old mills keep grinding."))
    ['grinding', 'keep', 'mills']
    """
    return set(_WORD.findall(text.lower()))


def as_scanned(texts: pl.Series) -> pl.Series:
    """Read as plain text what is not saved as it reads."""
    odd = np.flatnonzero(texts.str.contains(_ODD).fill_null(False).to_numpy())
    if not len(odd):
        return texts
    read = [" ".join(plain(text).text.split()) for text in texts.gather(odd).to_list()]
    return texts.scatter(odd, read)


def written(runs: Iterable[str]) -> list[str]:
    r"""Give the forms in which runs of words are printed; case of ASCII is the scanner's matter.

    >>> written(["old mill"])
    ['old mill', 'old\nmill', 'old\xa0mill']
    >>> written(["Été"])
    ['Été', 'été', 'ÉTÉ', 'Ete']
    """
    forms: dict[str, None] = {}
    for run in runs:
        for form in (*_spelt(run), *_spelt(_BETWEEN.sub(" ", run))):
            forms[form] = None
            words = form.split(" ")
            for k, gap in product(range(1, len(words)), _GAPS):
                forms[" ".join(words[:k]) + gap + " ".join(words[k:])] = None
    return list(forms)


def _spelt(run: str) -> list[str]:
    """Case, accents and apostrophes."""
    forms = [run]
    if not run.isascii():
        cased = [run.lower(), run[:1].upper() + run[1:].lower(), run.upper()]
        forms += [form for form in cased if form.lower() == run.lower()]
        forms.append(_bare(run))
    forms += [form.replace("’", "'") for form in forms] + [form.replace("'", "’") for form in forms]
    return list(dict.fromkeys(forms))


def key(run: str) -> str:
    r"""Give the one name of a run, however it is written.

    >>> key("Old\nMill"), key("the Mill’s, été")
    ('old mill', "the mill's ete")
    """
    folded = _bare(run.casefold().replace("’", "'"))
    return _BETWEEN.sub(" ", folded).strip()


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))


def found_in(texts: pl.Series, runs: Sequence[str]) -> list[set[str]]:
    """Give the keys of the runs that each text has."""
    if not runs:
        return [set()] * len(texts)
    hits = as_scanned(texts).str.extract_many(
        written(runs), ascii_case_insensitive=True, overlapping=True
    )
    return [{*map(key, matches)} for matches in hits.to_list()]


def _any(texts: pl.Series, patterns: list[str]) -> NDArray[np.bool_]:
    if not patterns:
        return np.zeros(len(texts), np.bool_)
    hits: Any = texts.str.contains_any(patterns, ascii_case_insensitive=True)
    return np.array(hits.fill_null(False).to_numpy())  # a copy that may be changed
