"""Which words of a clause are its verbs."""

import re

from ..text.cues import KINDS, PAST
from ..text.roles import is_verb

WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_IRREGULAR = PAST.union("beat bit bound burst cut put quit set shut split spread".split())
#: Verbs behind “was” and “had” alone: “was sworn in on 9 May”.
_DONE = frozenset(
    """arisen beaten become begun bent bitten blown borne broken burnt cast chosen done drawn driven
    drunk eaten fallen felt flown forbidden forgiven forgotten frozen given gone ground grown hidden
    known mistaken overseen overtaken overthrown proven rebuilt ridden risen run rung seen shaken
    shown shrunk spoken spun stolen sung sunk sworn taken thrown torn undergone undertaken undone
    used withdrawn withheld wound woven""".split()
)
_NO_NOUNS = frozenset(
    "local time night evening morning afternoon noon midnight ahead alone apart away "
    "together".split()
)
#: “threats aimed at the mayor on Friday”: their day is not that of the aiming.
_DIRECTED = re.compile(
    r"(?:aimed|directed|targeted|levelled|leveled|geared|addressed) (?:at|to)\b"
    r"|named (?:after|for)\b"
)
#: What is told of days to come as a timetable tells it: “The drill starts on Monday.”
SCHEDULED = re.compile(
    r"(?<![Tt]he )(?<!\b[Aa] )(?<!\bto )(?<!\bis )(?<!\bof )(?<=[\w,] )"
    r"(?:(?:begin|start|open|meet|travel|visit|arrive|host|attend|end|convene|gather|resume|receive)s?"
    r"|leaves?|holds?|kicks? off|takes? place)\b(?! of\b)"
)
#: Of who acts: “Varn and Berg both left”, “the two met”.
_BOTH, _COUNTS = frozenset("both all each".split()), frozenset("two three four five six".split())
_WORD_BEHIND = re.compile(r"\s([a-z]+|\d{4})\b")
#: “The yard is to close”, “is also due to close”.
_IS_TO = re.compile(
    r"\b(?:is|are|was|were)\s(?:(?:also|now|still|then|\w+ly|due|about|bound|ready)\s){0,2}to\s$"
)
_DO = frozenset("do does did".split())
_DO_NOT = frozenset(f"{do}n{mark}t" for do in _DO for mark in "'’")  # “didn’t sail”
_ONE = 4  # words behind “a” that can be of one thing
_MODALS = frozenset("will would shall can could may might must".split())


def is_verb_form(word: str) -> bool:
    """Whether a word can be the verb of a clause."""
    kind = KINDS.get(word, "")
    return kind in tuple("VIv") or word in _IRREGULAR or (not kind and is_verb(word))


def speaks(word: str) -> bool:
    """Whether a word is a verb of speech."""
    return KINDS.get(word.lower(), "") in tuple("VI")


def is_auxiliary(between: str) -> bool:
    """Whether nothing but small words stands between two verbs: “had been”, “was to be”."""
    words = WORD.findall(between.replace(" to be ", " be "))
    return all(KINDS.get(word.lower(), "") in tuple("EAD") for word in words)


def is_noun(word: str) -> bool:
    """Return whether a word behind a date can be what the date describes."""
    small = KINDS.get(word, "w") != "w" or word in _NO_NOUNS or word.endswith("ing")
    return not small and not is_verb_form(word)


def names_a_thing(text: str, end: int) -> bool:
    """Return whether a name that ends there only says which: “Winter Guard drill”.

    >>> [names_a_thing(f"{name} {word}", len(name)) for name, word in
    ...  (("Winter Guard", "drill"), ("Ada Varn", "left"))]
    [True, False]
    """
    behind = _WORD_BEHIND.match(text, end)
    word = behind[1] if behind else "s"
    other = word in KINDS or word.endswith(("s", "ly", "ing")) or is_verb_form(word)
    return not other and not is_verb(word)


def acts_last(words: list[str]) -> bool:
    """Return whether words end with what is done: a date behind it has no noun that it describes.

    “Ada Varn said Friday police had come”, but “the planned Friday talks”, “cancelled planned
    Friday talks”, “after failed Friday talks”.
    """
    *_, before, last = ("", "", *words)
    described = KINDS.get(before, "") in ("D", "B", "S") or is_verb_form(before)
    return is_verb_form(last) and not described


def verbs_in(narration: str, begin: int, end: int, nouns: frozenset[str]) -> list[tuple[int, int]]:
    """Return where verbs stand: no first word, no noun behind an article, no gerund.

    `nouns` are those behind which a word of speech is one, too.
    """
    verbs, before, last, inside = [], "", "", 0
    for word in WORD.finditer(narration, begin, end):
        before_last, last, before = last, before, word[0].lower()
        # “a costly new recall of boats”: behind one thing no verb stands without its ending
        inside = _ONE if last in ("a", "an") else inside and (not KINDS.get(last)) * (inside - 1)
        alone = last in _BOTH or (last in _COUNTS and KINDS.get(before_last) == "D")
        noun = KINDS.get(last) == "D" and not alone
        noun |= last.endswith(("’s", "'s")) or last in ("to", "of")
        # “by retired miners”, “U.S.-allied miners”
        noun |= KINDS.get(last) == "B" and word[0].endswith("ed")
        noun |= narration.endswith("-", begin, word.start())
        noun |= last.endswith("ly") and KINDS.get(before_last) == "D"  # “the highly praised”
        noun |= bool(inside) and f"{before}ed" in KINDS
        noun |= bool(_DIRECTED.match(narration, word.start()))
        noun |= before in nouns and KINDS.get(last) not in ("A", "P")  # “a video address”
        goes_on = KINDS.get(last) == "E" and before.endswith("ing") and before != "ongoing"
        verb = goes_on or is_verb_form(word[0])
        verb |= before in _DONE and KINDS.get(last) in ("A", "E")
        verb |= last in _MODALS and KINDS.get(before) not in ("A", "E", "V")
        verb |= last in _DO_NOT or (last == "not" and before_last in _DO)
        verb = verb and not (before in _DO and narration.startswith(" not ", word.end()))
        to_do = last == "to" and _IS_TO.search(narration, begin, word.start())
        if word.start() != begin and word[0].islower() and (to_do or (verb and not noun)):
            verbs.append(word.span())
    return verbs
