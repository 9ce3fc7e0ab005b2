"""Which words of a clause are its verbs."""

from __future__ import annotations

import re

from ..text.cues import KINDS
from ..text.roles import is_verb

WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_IRREGULAR = frozenset(
    "oversaw saw held began broke built chose drew drove flew gave grew hung kept knew led lost "
    "meant paid rose ran sank shook shot shut sold spoke stood stole struck sought swore took "
    "taught threw won met sent set bought dealt slid found went came made became put got".split()
)


def is_verb_form(word: str) -> bool:
    """Whether a word can be the verb of a clause."""
    kind = KINDS.get(word, "")
    return kind in tuple("VIv") or word in _IRREGULAR or (not kind and is_verb(word))


def speaks(word: str) -> bool:
    """Whether a word is a verb of speech."""
    return KINDS.get(word.lower(), "") in tuple("VI")


def is_auxiliary(between: str) -> bool:
    """Whether nothing but small words stands between two verbs: “had been”, “was then”."""
    words = WORD.findall(between)
    return all(KINDS.get(word.lower(), "") in tuple("EAD") for word in words)
