"""What words do to the sense: negation, only, numbers, modals, names.

The lists of words below are English and belong to grammar, not to any story; in another language
changes are found all the same, but of the changes of sense only digits and cut ends are marked, and
in Korean negation, only and the future.
"""

import re
from functools import lru_cache

MARKS = ("negation", "only", "number", "modal")
_GRAMMAR = {
    "negation": "no not never none nothing nobody nowhere neither nor without cannot hardly",
    "only": "only solely merely exclusively just",
    "number": """two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty
    ninety hundred hundreds thousand thousands million millions billion billions trillion dozen
    dozens half twice""",
    "modal": "will would shall should can could may might must cannot ought",
}
_OF_SENSE = {
    word: [mark for mark, others in _GRAMMAR.items() if word in others.split()]
    for words in _GRAMMAR.values()
    for word in words.split()
}
KOREAN_NEGATION = "없|않|아니|못"
_HANGUL = (
    ("negation", re.compile(KOREAN_NEGATION)),
    ("only", re.compile("오직|오로지|단지|뿐")),
    ("modal", re.compile("겠|ㄹ것|을것|를것")),
)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_CLIPPED_MODALS = {"ca": "can", "wo": "will", "sha": "shall", "cannot": "can"}
_VERBS = {
    form: verb
    for verb, forms in {
        "be": "am is are was were be been being",
        "have": "has have had having",
        "do": "does do did done doing",
    }.items()
    for form in forms.split()
}
_ENDINGS = frozenset(["s", "'s", "es", "d", "ed"])


def is_name(word: str) -> bool:
    """Tell a name by its capital.

    >>> is_name("Lind"), is_name("rain"), is_name("I’ll")
    (True, False, False)
    """
    return word[0].isupper() and plain(word).split("'")[0] != "i"


@lru_cache(maxsize=1 << 14)
def plain(word: str) -> str:
    """Write a word in small letters, with a straight apostrophe."""
    return word.casefold().replace("’", "'")


def grammar(words: list[str]) -> dict[str, list[str]]:
    """List the words that make the sense, under what they do to it.

    >>> grammar(["We", "can't", "sell", "3", "lamps"])
    {'negation': [''], 'modal': ['can'], 'number': ['3']}
    """
    marks: dict[str, list[str]] = {}
    for word in words:
        for mark, what in _does(word):
            marks.setdefault(mark, []).append(what)
    return marks


@lru_cache(maxsize=1 << 14)
def _does(printed: str) -> tuple[tuple[str, str], ...]:
    """What one word does to the sense; of negations, and of words for only, one is as good."""
    word, effects = plain(printed), []
    if word.endswith("n't"):
        effects.append(("negation", ""))
        word = _CLIPPED_MODALS.get(word[:-3], word[:-3])
    word, _, clipped = word.partition("'")  # nobody’s, we’ll
    if clipped == "ll":
        effects.append(("modal", "will"))
    for mark in _OF_SENSE.get(word, ()):
        effects.append((mark, "" if mark in MARKS[:2] else _CLIPPED_MODALS.get(word, word)))
    if not word.isascii():
        effects += [(mark, "") for mark, pattern in _HANGUL for _ in pattern.findall(word)]
    if not word.isalpha():
        effects += [("number", figure) for figure in _FIGURE.findall(word)]
    return tuple(effects)


def same_word(old: str, new: str) -> bool:
    """Are these two forms, or two spellings, of one word?"""
    one, two = plain(old), plain(new)
    if len(one) > len(two):
        one, two = two, one
    if one[:1] != two[:1] or one.isdigit() or two.isdigit() or one in _VERBS:
        return one in _VERBS and _VERBS[one] == _VERBS.get(two)
    shared = next((k for k, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), len(one))
    if shared == len(one) and two[shared:] in _ENDINGS:
        alike = shared > 1
    else:
        alike = (shared > 3 and shared >= 0.6 * len(two)) or (one, two) == ("a", "an")
    return alike and grammar([one]) == grammar([two])
