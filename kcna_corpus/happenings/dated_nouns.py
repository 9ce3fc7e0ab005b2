"""What a date is of where it stands beside a noun: “the mill fire of 9 May”, “Friday’s vote”."""

import re

from ..text.cues import KINDS
from .statements import STATEMENTS
from .verbs import WORD, is_verb_form

Span = tuple[int, int]

#: “She was speaking of a summit on Friday.”
SPEAKS_OF = re.compile(
    r"\b(?:is|are|was|were)\s(?:\w+ly\s)?(?:speaking|talking|referring|responding|reacting|replying)"
    r"\s(?:of|about|to)\s(?:an?|the|last|this)\s[^,;]*$"
)
#: Before and behind a date that stands as the adjective of a noun: “the planned June 12 summit”.
FREE_BEFORE = re.compile(
    r"(?:^|[,;:(–—-]|\b(?:on|in|at|by|since|from|of|for|until|till|to|between|and|or|late|early|"
    r"earlier|later|last|next|this|before|after|during|around|about))\s*$",
    re.IGNORECASE,
)
#: “They agreed in a June 12 call”: the day of agreeing.
IN_A = re.compile(r"\b(?:in|during|at)\s(?:an?|his|her|their)\s$")
NOUN_BEHIND = re.compile(
    r"(?:(?P<own>[’']s)|(?<=\d{4}),)?\s(?:[A-Z][\w.]*\s){0,3}(?P<noun>[a-z][a-z-]+)\b"
)
#: Between two words of one name; an apostrophe alone is of whose it is: “miners’ march”.
_GAP = re.compile(r"[’']?\s+")
_BEHIND = re.compile(r"(?P<own>[’']s?|(?<=\d{4}),)?\s(?=[^\W\d])")
#: Inside the name of a happening: “the fire of one of the mills in Ode”; any other begins a part.
_INSIDE = frozenset("of in at near outside off on from to against".split())
_NEWS_OF = re.compile(r".*\b(?:(?:news|reports|wake|light) of|response to|follows)\s")
#: Before these somebody speaks, and nothing else has happened: “testified before the court”.
_HEARING = frozenset(
    "committee congress council court senate parliament assembly commission panel tribunal".split()
)
#: “The mayor’s decision on Friday to shut the mill” is told by what she decided.
_DECIDED = frozenset("bid call decision move order plan plans pledge refusal threat vote".split())
_TO_DO = re.compile(r"\sto\s[a-z][^,.;:–—]*")
_LATE = frozenset("late early later earlier".split())  # before a date: of no noun
_PART_ENDS = re.compile(r"[,.;:!?“”\"()]")
_SMALL_BEFORE = frozenset("on in by at since of the from until".split())
_OPEN_PART = frozenset("that which who if when because".split())
_FEW = 5  # words behind a date
_MOST = 12  # words on one side of a date
_DESCRIBING = 3  # words before a date, of which one is “the”
_ENDS = frozenset("STRCEAPVI")


def dated_noun(
    text: str, begin: int, date: Span, end: int, *, only: bool = False
) -> tuple[str, bool]:
    """Return the words that a date can be of, and whether they are a part of what is told.

    A part is set off from the verb by a preposition: its date need not be that of the verb. With
    `only` a verb before the date is the noun’s: “a pact signed on 9 May”.

    >>> for told in ("Her speech before the county court on 9 May bored all.",
    ...              "The mayor wept over the mill fire in Ode on 9 May.",
    ...              "It was shut after Varn’s 9 May, 2031, speech on tolls that bored all.",
    ...              "Ada Varn recalled a letter printed by the Courier on 9 May.",
    ...              "He wept at a decision by Ada Varn on 9 May to sell a mill.",
    ...              "It rained after the choice of Ada Varn as mayor late on 9 May.",
    ...              "A mill was sold by the yard on 9 May."):
    ...     at = told.index("9 May")
    ...     dated_noun(told, 0, (at, at + 11 if "2031" in told else at + 5), len(told))
    ('Her speech before the county court', False)
    ('the mill fire in Ode', True)
    ('Varn’s speech on tolls', True)
    ('a letter printed', True)
    ('a decision by Ada Varn to sell a mill', True)
    ('the choice of Ada Varn as mayor', True)
    ('', False)
    """
    words = [*WORD.finditer(text, begin, date[0])]
    after = _after(text, date[1], end, described=_is_described(words))
    edge = date[0]
    taken: list[re.Match[str]] = []
    kind = ""
    while words and len(taken) < _MOST:
        word, kind = words[-1], _kind(words[-1])
        named_as = word[0] == "as" and taken and len(words) > 1 and words[-2][0].istitle()
        heard = word[0] == "before" and bool(_HEARING & {other[0].lower() for other in taken})
        small = not after and (
            word[0] in _INSIDE or heard or (not taken and kind == "B") or _is_maker(words)
        )
        made = only and is_verb_form(word[0]) and not set(map(_kind, taken)) - {"B"}
        stops = (kind in _ENDS and not heard and not named_as) or (kind == "B" and not small)
        stops = (stops or is_verb_form(word[0])) and word[0] not in STATEMENTS
        if (stops and not made) or not _GAP.fullmatch(text, word.end(), edge):
            break
        taken.append(words.pop())
        edge = word.start()
        kind = _kind(words[-1]) if words else ""
        if _kind(word) == "D" and (not words or words[-1][0] not in {*_INSIDE, "before"}):
            break
    taken.reverse()
    while taken and not after and (_kind(taken[-1]) in ("B", "D") or taken[-1][0] in _LATE):
        taken.pop()
    while taken and _kind(taken[0]) in ("B", "S"):
        kind = "B"
        taken.pop(0)
    if not after and len(words) > 1 and words[-1][0] == "by" and is_verb_form(words[-2][0]):
        return _of_passive(text, begin, words, end)
    decided = bool(taken) and not after and not _DECIDED.isdisjoint(word[0] for word in taken)
    rest = _TO_DO.match(text, date[1], end) if decided else None
    after += rest[0].split() if rest else []
    named = _NEWS_OF.sub("", " ".join([*(word[0] for word in taken), *after]))
    apart = kind in ("B", "S") or (words and words[-1][0] == "following")
    return named, bool(named and apart)


def noun_in(text: str, begin: int, date: Span, end: int) -> str:
    """Return what is named beside a date in a quotation: its noun, or the part of the sentence.

    >>> for text in ("We like the choice made on 9 May.", "I know that we all wept on 9 May."):
    ...     at = text.index("9 May")
    ...     noun_in(text, 0, (at, at + 5), len(text))
    'the choice made'
    'all wept'
    """
    noun, _ = dated_noun(text, begin, date, end, only=True)
    if " " in noun:
        return noun
    before = _PART_ENDS.split(text[begin : date[0]])[-1].split()[-_MOST:]
    while before and before[-1] in _SMALL_BEFORE:
        before.pop()
    inner = next((k for k in range(len(before) - 3, 0, -1) if before[k - 1] in _OPEN_PART), 0)
    before = before[inner:]
    return " ".join([*before, *_PART_ENDS.split(text[date[1] : end])[0].split()[:_FEW]])


def _of_passive(text: str, begin: int, words: list[re.Match[str]], end: int) -> tuple[str, bool]:
    """What was done by somebody on a day: of “a letter printed by a paper” the letter."""
    done = words[-2]
    if len(words) > 2 and (_kind(words[-3]) in ("E", "A", "T") or words[-3][0].endswith("ly")):
        return "", False  # “was sold by the yard”
    noun, _ = dated_noun(text, begin, (done.start(), done.start()), end)
    return f"{noun} {done[0]}" if noun else "", bool(noun)


def _is_maker(words: list[re.Match[str]]) -> bool:
    """Whether words end with the “by” of “a decision by Ada Varn”, and nothing was done by her."""
    made = words[-2][0] if len(words) > 1 and words[-1][0] == "by" else ""
    return made.islower() and made not in KINDS and not is_verb_form(made)


def _is_described(words: list[re.Match[str]]) -> bool:
    """Whether a date stands behind “the” or “Varn’s”, as what describes a noun does."""
    for word in reversed(words[-_DESCRIBING:]):
        kind = _kind(word)
        if kind in ("D", "B", "S"):
            return kind == "D"
        if word[0].endswith(("’s", "'s")):
            return True
    return False


def _after(text: str, start: int, end: int, *, described: bool) -> list[str]:
    """What a date describes that stands before it: “the 9 May fire in Ode”."""
    behind = _BEHIND.match(text, start, end)
    if not behind:
        return []
    named: list[str] = []
    edge = behind.end()
    for word in WORD.finditer(text, edge, end):
        kind = _kind(word)
        small = word[0] in _INSIDE and bool(named)
        small |= kind == "D" and named[-1:] == ["of"]
        stops = kind in _ENDS or (kind in ("B", "D") and not small) or is_verb_form(word[0])
        stops |= word[0] == "according"
        if stops or len(named) == _MOST or (named and not _GAP.fullmatch(text, edge, word.start())):
            break
        named.append(word[0])
        edge = word.end()
    noun = any(word.islower() and KINDS.get(word, "w") == "w" for word in named)
    return named if noun and (behind["own"] or described) else []


def _kind(word: re.Match[str]) -> str:
    return KINDS.get(word[0].lower(), "")
