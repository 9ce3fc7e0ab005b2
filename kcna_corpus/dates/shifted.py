"""Days and units that are counted: yesterday, last year, two weeks ago, a year later."""

import re

from .adverbials import has_hardly_begun, is_told_of
from .joined import joined_before
from .lengths import is_finer, require_day, with_half
from .story import (
    DETERMINERS,
    KOREAN,
    PRINTED,
    TEXTUAL,
    WHICH,
    Anchor,
    Phrase,
    Reading,
    Unresolved,
)
from .values import shift, value_of
from .years import is_apart

_WITHIN = ("within", "over", "in", "for", "during")
_COUPLE, _OR = 2, ("or", "to", "-", "–")
_SAME = ("동기", "동월", "대비", "같은")
_NEAR, _DAYS_BEFORE = 120, 20  # words to a quarter of which a year ago is; expressions before 이날
_OF_WHOM = re.compile("(?:던|..한|된|[린힌난])$")  # 5일 방북했던 특사는 이날 돌아왔다
NO_DAY = "the text before names no day to count from"


def read_shift(p: Phrase) -> Reading | None:
    """Yesterday, last year, the following month, two weeks ago, a year later."""
    if _is_no_time(p):
        return None
    require_day(p)
    anchor = p.anchor()[1]
    way = p.get("ago", "earlier") if p.which is None else None
    quarter = p.story.quarter
    if way and p.number is None:
        vague = "PAST_REF" if way < 0 else "FUTURE_REF"
        return Reading(vague, PRINTED, False, "how many is not said")
    anchored = anchor.kind == "text" or (quarter and p.first - quarter.after < _NEAR)
    if quarter and anchored and p.unit == "Y" and way == -1 and p.number == 1:
        value = quarter.reading.value  # a year before that quarter
        sure = anchor.kind == "text"
        return Reading(f"{int(value[:4]) - 1:04}{value[4:]}", quarter.as_anchor(), sure)
    if "before" in p and "today" in p and p.unit and p.unit != "D":
        return None
    return _counted(p, way)


def _counted(p: Phrase, way: int | None) -> Reading:
    """So many units away from what it counts from."""
    (base, anchor), number = p.anchor(), p.number
    unit = p.unit or next((KOREAN[name] for name in KOREAN if name in p), "D")
    count = p.get("today", *KOREAN, "which day", *WHICH) or 0
    if "before" in p:  # the day before yesterday, the week before last
        count += p.get("before") or 0
    if way and number:
        count = way * number * {"E": 10, "C": 100}.get(unit, 1)
        unit = "Y" if unit in ("E", "C") else unit
        if "half" in p and unit == "Y":
            count, unit = with_half(p, count, way)
    if unit.startswith("T"):
        return Reading(f"{base}TXX:XX", anchor, False)
    why = _no_anchor(p, unit, way, anchor)
    if "period" in p and not way:
        unit = "Q"
    topic = p.story.topic
    if unit == "D" and anchor.kind == "text" and topic and not topic.daily:
        if not way or p.story.narrative:
            raise Unresolved(NO_DAY)
        base, anchor = p.story.now()
    value = value_of(shift(base, unit, count), unit) + p.part
    if why:
        return Reading(value, PRINTED, False, why)
    return Reading(value, anchor, _counts_surely(p, unit, way, anchor))


def _is_no_time(p: Phrase) -> bool:
    """Whether it is no time: "as if there were no tomorrow", a last minute plea, any other year."""
    before, today = p.story.word(p.first - 1), "today" in p
    if (today and before == "usa") or (before == "to" and "this" in p and p.unit == "D"):
        return True
    minute = "last" in p and "the" not in p and p.unit.startswith("T") and before not in _WITHIN
    others = before in ("no", "any", "each", "every")
    return minute or (others and (today or p.which is not None))


def _no_anchor(p: Phrase, unit: str, way: int | None, anchor: Anchor) -> str:
    """Why it counts from no day of this text, "" if it does.

    "Two days later", where nothing is told before; the month after what a year tells; "3 days ago"
    as a line of its own, which whoever shows the page counts.
    """
    text, (start, end) = p.story.text, p.span
    if way == 1 and anchor.kind == "publication" and "later" in p.story.word(p.after - 1):
        return "the text before names nothing to count from"
    if anchor.kind == "text" and unit in "WM" and is_finer(p, unit):
        return NO_DAY
    line = text[text.rfind("\n", 0, start) + 1 : start] + text[end:].partition("\n")[0]
    alone = "ago" in p and not line.strip(" ·|•") and "\n" in text.strip()
    return "it counts from the day on which the page was shown" if alone else ""


def _counts_surely(p: Phrase, unit: str, way: int | None, anchor: Anchor) -> bool:
    """Whether what is counted can be no other day, month or year."""
    # Weeks begin on other days elsewhere; months ago are a round count; beside quarters, a year may
    # mean one of its quarters.
    before, textual = p.story.word(p.first - 1), p.has(TEXTUAL)
    loose = p.story.quarter or way or "earlier" in p
    sure = unit == "D" or (unit in "MQ" and not way) or (unit == "Y" and not loose)
    sure = sure and (unit == "Y" or not textual) and (anchor.kind != "text" or _is_at_hand(p))
    sure = sure and p.get("dozen") != _COUPLE and ("today" not in p or is_told_of(p))
    compared = p.story.word(p.after).startswith(_SAME) or p.story.text.startswith("비", p.span[1])
    sure = sure and not compared  # 전년 동기, 전년비: of which year?
    sure = sure and ("which day" not in p or _counts_from_one_day(p))
    # "two years ago this month", "on this day in 1953"; "three or four days ago"
    sure = sure and not (p.has(("this", "current")) and (before == "ago" or unit == "D"))
    sure = sure and not (way and (before in _OR or "about" in p))
    within = before in _WITHIN and p.has(("next", "coming"))  # within the next month
    within = within and (before in ("within", "over") or ("the" in p and p.ahead is not False))
    sure = sure and not within and not has_hardly_begun(p)
    # "the last year", "this past year": the twelve months to now; "the last day", "my last year"
    owned = "the" in p or unit == "D" or (before in DETERMINERS and before != "-")
    ended = p.has(("last", "next")) and owned and not p.has(KOREAN)
    return sure and not ((ended or "past" in p) and anchor.kind == "publication")


def _is_at_hand(p: Phrase) -> bool:
    """Whether the day that the text last spoke of is sure, and of the same paragraph."""
    topic = p.story.topic
    return not topic or (topic.reading.sure and not is_apart(p, topic))


def _counts_from_one_day(p: Phrase) -> bool:
    """Whether 이날 can be no other day's: the text has told of one, and not of who acted on it."""
    story, topic = p.story, p.story.topic
    if joined_before(p):
        return False  # 8일과 이날
    if not topic or not topic.days or topic.days.first == story.published:
        return True
    near = story.timexes[-_DAYS_BEFORE:]
    if any(f.daily and f.days and f.days.first != topic.days.first for f in near):
        return False
    return not any(map(_OF_WHOM.search, story.tokens[topic.after : p.first]))
