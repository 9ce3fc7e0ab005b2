"""What a length is counted from: “a day after the vote”, “a plan of two years begun in May”."""

import re
from datetime import timedelta

from ..text import cues
from ..text.words import words_of
from .lexicon import LETTER
from .story import Phrase, Story, Timex
from .values import Days, shift, value_of, window

#: Where a sentence ends, in letters; how far behind a length stands what it counts from; how much
#: of two words is compared.
_STOPS, _NAMED, _STEM = (". ", "\n", "” ", "! ", "? "), 40, 4
_CLOSE = 3  # sentences behind which a day is that of another happening
_DEFINITE = frozenset("the his her its their these those".split())
_THAT = frozenset("that this".split())
_IT_CAME = re.compile(
    r"\W*(?:(?:It|This|That|The|These|Those|His|Her|Its|Their)\b(?: [\w’'-]+){0,9}? )"
    r"(?:came|comes?|was|is|were|are|follow(?:s|ed)|happened|took place)\W+"
    r"(?:just |only |some |about )?"
)
_THEY_HAD = re.compile(r"(?:it|he|she|they) had\b")  # “The day before it had rained”
_HEDGES = frozenset("just only exactly also less than more nearly almost barely some".split())
_PARTING = frozenset("that who whom which whose when where as if because while and but".split())
_MARKS = frozenset(", – — - (".split())
_FINER = {"year": "Y", "month": "YM", "season": "Y", "quarter": "Y"}


def anchor_length(story: Story, timex: Timex, near: list[Timex]) -> None:
    """A day after something, a plan begun in a year: a dated neighbour gives the days."""
    p, reading = Phrase(story, timex.first, timex.after), timex.reading
    if p.number is None or p.unit.startswith("T"):
        reading.why = "how long is not said" if p.number is None else "it is finer than a day"
        return
    at = near.index(timex)
    later = near[at + 1 :]
    words = story.letters[timex.after : later[0].first] if later else LETTER["stop"]
    same = later[0] if later and LETTER["stop"] not in words else None
    if "before" not in p:
        # not "the first strike in 25 years, begun in May"
        begun = LETTER["begun"] in words[-2:] and story.word(p.first - 1) != "in"
        if begun and same and same.days:
            first = same.days.first
            timex.days = Days(first, shift(first, p.unit, p.number) - timedelta(days=1), "interval")
            reading.anchor, reading.why, timex.relation = same.as_anchor(), "", "during"
        return
    way = p.number * (p.get("before") or 1)
    other, side = _behind(story, timex, same), 1
    if same and other and "," in story.text[timex.end : other.start]:
        side = -1  # two days after the vote, on 5 May, it fell
    if not other:
        other, side = _before(story, p, timex, same, near[:at])
    if other and other.days and side:
        count = way * side
        timex.days = window(value_of(shift(other.days.first, p.unit, count), p.unit))
        timex.relation = "after" if count > 0 else "before"
        reading.anchor, reading.why = other.as_anchor("event"), ""


def _behind(story: Story, timex: Timex, same: Timex | None) -> Timex | None:
    """The day behind a length that is that of what it counts from, or of what is told.

    “Two days after the vote on 3 May”, “Two days after the vote, on 5 May, …”; not “two days after
    they freed Lind, the maker of the May 3 songs”.
    """
    if not same or not same.daily:
        return None
    described = story.word(same.first - 1) in _DEFINITE and same.first - timex.after > 1
    last = timex.first - 1 - (story.word(timex.first - 1) in _HEDGES)
    begins = last < 0 or story.letters[last] == LETTER["stop"]
    begins = begins or "\n" in story.text[max(0, timex.start - 2) : timex.start]
    apart = "," in story.text[timex.end : same.start]
    return None if described or (apart and not begins) else same


def _before(
    story: Story, p: Phrase, timex: Timex, same: Timex | None, near: list[Timex]
) -> tuple[Timex | None, int]:
    """What is dated before a length, and whether that is what it counts from (1) or is told (-1).

    Nothing where a month or year stands with what it counts from: “a week before the May vote”.
    """
    if same and same.days and "," not in story.text[timex.end : same.start]:
        return None, 0
    earlier = [f for f in near if f.days and f.reading.anchor.kind != "event"]
    last = earlier[-1] if earlier else None
    if last and LETTER["stop"] not in story.letters[last.after : timex.first]:
        fits = last.daily or (last.days and p.unit in _FINER.get(last.days.precision, ""))
        return last, -1 if fits and _tells_when(story, last, timex) else 0
    daily = [f for f in earlier if f.daily]
    between = story.letters[daily[-1].after : timex.first] if daily else ""
    apart = between.count(LETTER["stop"]) if daily else 0
    side = _counted_from(story, timex, daily[-1]) if apart else 0
    # “Her remarks came a day after the vote” is of the news, wherever a text has its day
    return (daily[-1], side) if side and (apart < _CLOSE or side < 0) else (None, 0)


def _tells_when(story: Story, day: Timex, timex: Timex) -> bool:
    """Whether a length stands beside the day of its sentence: “on Friday, a day after the vote”.

    Not “she said on Friday that it fell a day after the vote”.
    """
    words = [story.word(at) for at in range(day.after, timex.first)]
    while words and words[-1] in _HEDGES:
        words.pop()
    return not words or words[-1] in _MARKS or _PARTING.isdisjoint(words)


def _counted_from(story: Story, timex: Timex, other: Timex) -> int:
    """Tell of what a length counts the day that a sentence before has; 0 where it is not told.

    Of what it names, which is that clause's (1: “It shut on 3 May. Two days after it shut, …”), or
    of what is told, which is (-1: “On 3 May it shut. That came a day after the vote”).
    """
    text = story.text
    begin, end = (max(text.rfind(mark, 0, timex.start) for mark in _STOPS) + 1, timex.end + _NAMED)
    behind = text[timex.end : end].partition(".")[0].split()
    named = [behind[0].lower() if behind else "", *(w for w in behind[1:] if w.islower())]
    if not named or named[0].strip(",") in _THAT or not named[0].isalpha():
        return 1
    if story.word(timex.first) == "the" and _THEY_HAD.match(" ".join(behind[:2])):
        return 1
    came = _IT_CAME.fullmatch(text, begin, timex.start)
    if came and named[0] not in _DEFINITE:  # “The launch came a day after a yard fired a rocket”
        return -1
    low = max(text.rfind(mark, 0, other.start) for mark in _STOPS) + 1
    told = {word[:_STEM] for word in words_of(text[low:begin].lower()) if len(word) >= _STEM}
    if any(word[:_STEM] in told for word in named if word not in cues.KINDS):
        return 1
    return -1 if came else 0
