"""What each kind of expression means: a phrase becomes a reading, or nothing if it is none."""

import re
from collections.abc import Callable
from datetime import date

from ..text import cues
from .absolute import (
    read_another,
    read_clock,
    read_eastern,
    read_foreign,
    read_iso,
    read_months,
    read_slashed,
    read_ymd,
)
from .headings import heading_of, is_entry
from .joined import joined_before
from .lengths import read_counted, read_length, read_set, read_span
from .lexicon import LETTER
from .named_days import may_be_a_name, may_be_a_person, named_after, read_feast
from .numbering import labels
from .printed_years import BEFORE_OUR_ERA, near_century, read_century, read_decade, read_year
from .shifted import NO_DAY, read_shift
from .story import (
    PRINTED,
    TEXTUAL,
    WHICH,
    Anchor,
    Phrase,
    Reading,
    Unresolved,
)
from .values import SEASONS, clamp, shift, value_of
from .weekdays import read_weekday, read_weekend
from .years import (
    A_MONTH,
    comes_again,
    goes_on,
    infer_year,
    is_contradicted,
    is_of_a_time_told,
    is_of_goods,
    may_be_of_month_told,
    tells_of_another_year,
    weekday_of,
)

_ATTACKS = ("attack", "attacks", "terrorist", "terror", "hijackers")  # as in 9/11
_CURRENTS = "a strong swift electric electrical ocean tidal river alternating direct rip".split()
# What follows "the current" where it is water, air or electricity.
_NO_NOUNS = frozenset(
    "flows flow runs run carries sweeps pulls drags moves turns bore pushes grows eases i".split()
)
_SPANNING = ("to", "through", "until", "부터", "에서", "~", "-", "–")
_SOURCE = 4  # words before it that are looked at
_NONE = "the words name no days"


def _date(p: Phrase) -> Reading | None:
    month = p.month
    day = p.get("dd", "nth", "일") or (p.get("ordinal") if month else None)
    if "unit" in p and not day and p.unit != "M":
        return None
    half = "half" in p or "hn" in p or "half year" in p
    order = p.get("ordinal", "nth", "qn", "hn", "half year")
    if order is None and ("last" in p or "final" in p):
        order = 2 if half else 4
    if order and (half or "quarter" in p or "qn" in p):
        if order > (2 if half else 4):
            return None
        month, tail = order * 3 - 2, f"-{'H' if half else 'Q'}{order}"
    elif season := p.code("season"):
        month, tail = SEASONS[season], f"-{season}"
    else:
        tail = f"-{month:02}" if month else ""
        tail += f"-{day:02}" if month and day else ""
    try:
        year, anchor, back, sure = _year_of(p, month, day)
    except Unresolved as fault:
        return Reading(f"XXXX{tail}", sure=False, why=str(fault))
    if "era" in p:
        return Reading(f"BC{year:04}{tail}", why=BEFORE_OUR_ERA)
    value = f"{year:04}{tail}{p.part}"
    if day and ("unit" in p or "weekend" in p):  # the week of 6 March
        value = value_of(date(year, month or 1, day), p.unit or "W") + "-WE" * ("weekend" in p)
    return Reading(value, anchor, sure, back=back)


def _year_of(p: Phrase, month: int | None, day: int | None) -> tuple[int, Anchor, bool, bool]:
    """The year of a date, its anchor, whether the date lies back, and whether it is sure."""
    if p.year is not None:
        return p.year, PRINTED, False, not (day and is_contradicted(p, p.year, month, day))
    # 24년 5월 17일, May ’23, 12-May-23
    figures = [*p.bits.get("juche year", ()), *p.bits.get("yy", ()), *p.bits.get("dd", ())[1:]]
    for year in figures:
        if isinstance(year, int) and year < 100:
            return near_century(year, p.story.published), PRINTED, False, "juche year" in p
    if day and (agreement := named_after(p)) is not None:
        if not agreement:
            raise Unresolved("the day is part of a name; its year is not said")
        return agreement, PRINTED, False, True
    if p.has(("year", "which year", "that year")):
        base, anchor = p.anchor()
        sure = anchor.kind != "publication" or not p.has(TEXTUAL)
        if "that year" in p and (place := p.story.topic):
            sure = sure and place.reading.sure
            if p.get("that year") == -1:  # 전년: before that year, or before this?
                sure = sure and place.reading.anchor.kind == "printed"
        return base.year + (p.get("which year", "that year", *WHICH) or 0), anchor, False, sure
    if (month, day) == (9, 11) and p.story.word(p.after) in _ATTACKS:
        return 2001, PRINTED, False, True
    return _inferred(p, month, day)


def _inferred(p: Phrase, month: int | None, day: int | None) -> tuple[int, Anchor, bool, bool]:
    """The year of a date that stands without one: of the heading above it, else the likely one."""
    if _is_of_a_source(p):
        p.ahead = False
    heading, entry = heading_of(p), is_entry(p)
    if heading and (entry or heading.bare):
        sure = entry and heading.bare and not is_contradicted(p, heading.year, month, day)
        anchor = Anchor(
            "text", f"text “{heading.year}” ({heading.start}–{heading.end})", *heading[1:3]
        )
        return heading.year, anchor, False, sure
    year, anchor, back, sure = _in_a_list(p, month) or infer_year(p, month or 1, day)
    begun = joined_before(p) if day and p.story.word(p.first - 1) in _SPANNING else None
    first = begun.days.first if begun and begun.daily and begun.days else None
    if begun and first and first.year > year and (month or 1, day or 1) > (first.month, first.day):
        # from June 1 to Aug. 31, 6월 1일부터 8월 31일까지
        year, anchor, back, sure = first.year, begun.as_anchor(), False, begun.reading.sure
    sure = sure and not entry and not (heading and heading.year != year)
    sure = sure and not may_be_a_name(p, year, month, day)
    sure = sure and not may_be_a_person(p) and not tells_of_another_year(p, year)
    sure = sure and not _is_beside_doubt(p) and not _is_put_off(p) and not comes_again(p)
    sure = sure and not is_of_a_time_told(p) and not labels(p.story.tokens, p.first - 1)
    sure = sure and not is_of_goods(p)
    return year, anchor, back, sure and not is_contradicted(p, year, month, day)


def _is_of_a_source(p: Phrase) -> bool:
    """Whether it is the day of what tells: "it will shut, according to a May 3 letter"."""
    words = [p.story.word(at) for at in range(p.first - _SOURCE, p.first)]
    return " according to " in f" {' '.join(words)} " and {",", ".", ";"}.isdisjoint(words[-2:])


def _in_a_list(p: Phrase, month: int | None) -> tuple[int, Anchor, bool, bool] | None:
    """What a month takes from the one before it, whose year is printed: 2018년 4월과 9월."""
    last = joined_before(p) if p.story.language == "ko" else None
    if not last or not last.days or not month or not re.search("[년해].*월", last.text):
        return None
    first = last.days.first
    return first.year, last.as_anchor(), False, last.reading.sure and month >= first.month


def _is_put_off(p: Phrase) -> bool:
    """Whether something may be moved to it: "left to July", not "May to July"."""
    word = p.story.word
    return word(p.first - 1) == "to" and word(p.first - 2) != "back" and not joined_before(p)


def _is_beside_doubt(p: Phrase) -> bool:
    """Whether the date that it is listed with has no sure year: 2018년 중 3분기와 4분기.

    So may months of one sentence: "20.00 for December, 22.00 for March".
    """
    near = p.story.timexes[-1] if p.story.timexes else None
    doubt = near and near.days and not near.reading.sure and near.rule.kind == "date"
    if not near or not near.days or not doubt or joined_before(p):
        return bool(doubt)
    month = near.days.precision == "month" and p.bits.keys() <= A_MONTH and not p.story.narrative
    return month and LETTER["stop"] not in p.story.letters[near.after : p.first]


def _quarter(p: Phrase) -> Reading | None:
    """A quarter without a year: the last one begun, or the next if it is near."""
    order = p.get("ordinal", "nth") or 9
    base, anchor = p.anchor()
    year = base.year - (3 * order - 2 > base.month + (0 if p.ahead is False else 3))
    return Reading(f"{year:04}-Q{order}", anchor) if order < 5 else None


def _ending(p: Phrase) -> Reading:
    """The quarter in which the day or month behind it lies."""
    end = Phrase(p.story, p.after + 1, p.after + 5)
    year = end.year or infer_year(end, end.month or 1, None)[0]
    return Reading(value_of(date(year, end.month or 1, 1), "Q"))


def _day(p: Phrase) -> Reading:
    """A day of the month alone: the last one, or the next, or the narrative's."""
    day, which, month = p.get("일", "nth") or 1, p.which, p.get("which month", "that month")
    try:
        base, anchor = p.anchor() if "that month" in p else p.story.base()
    except Unresolved as fault:
        return Reading(f"XXXX-XX-{day:02}", sure=False, why=str(fault))
    near = joined_before(p) if which is None and month is None else None
    near = near if near and near.daily else None
    if near and near.days:  # from 1 March to the 5th
        base, anchor = near.days.first, near.as_anchor()
        which = 1 if day < base.day else 0
    elif which is None and not p.story.narrative:
        soon = p.ahead or (p.ahead is None and day - base.day < 15)  # else the nearer one
        which = 0 if day == base.day else 1 if soon and day > base.day else -1
    off = ((which or 0) > 0 and day <= base.day) - ((which or 0) < 0 and day >= base.day)
    off = off if month is None else month
    named = p.which is not None or month is not None
    weekday = weekday_of(p)
    fits = weekday is None
    for months in (off,) if named or near else (off, 0, 1, -1):  # 19일(목) tells the month
        there = shift(base, "M", months)
        if not fits and clamp(there.year, there.month, day).weekday() == weekday:
            off, fits = months, True
    definite = near or named or weekday is not None or p.ahead is not None
    sure = goes_on(p) if p.story.narrative else bool(definite or day <= base.day)
    sure = sure and (near.reading.sure if near else not may_be_of_month_told(p, base, day))
    sure = sure and fits and "nth" not in p  # "a month ago, on the 3rd"; "a birdie on the 17th"
    counts = re.search("[0-9][~∼～-]$", p.story.text[: p.span[0]][-2:])  # 2~3일 걸린다
    sure = sure and (named or not counts)
    return Reading(f"{value_of(shift(base, 'M', off), 'M')}-{day:02}{p.part}", anchor, sure)


def _beside(p: Phrase) -> Reading | None:
    """The day before, two weeks after: counted from what the text named last."""
    unit, topic = p.unit or "D", p.story.topic
    if unit.startswith("T"):
        return None
    if topic is None or (unit == "D" and not topic.daily):
        raise Unresolved(NO_DAY)
    base, anchor = p.story.before()
    count = (p.number or 1) * (p.get("before") or 1)
    return Reading(value_of(shift(base, unit, count), unit) + p.part, anchor, False)


def _that(p: Phrase) -> Reading | None:
    """The quarter that was named; the end, a part or the course of this year."""
    story = p.story
    if "quarter" in p:
        quarter = story.quarter
        return Reading(quarter.reading.value, quarter.as_anchor()) if quarter else None
    at = p.first - 1 - (story.word(p.first - 1) == "the")
    if p.unit == "D" and "edge" in p and story.word(at) == "at":
        return None  # "at the end of the day, all is well"
    course = p.unit in "YW" and story.word(p.first - 1) in ("in", "for", "of", "by", "during")
    if not course and not p.has(("earlier", "early", "edge")):
        return None
    looks_back = (
        "edge" in p and "poss" not in p and "dash" not in p and story.topic and p.ahead is False
    )
    base, anchor = story.before() if looks_back else story.base()
    return Reading(value_of(base, p.unit), anchor) if p.unit in "DWMYEC" else None


def _vague(p: Phrase) -> Reading | None:
    if "current" in p and not _is_now(p):
        return None
    value = p.code("now", "vague", "future") or ("FUTURE_REF" if "coming" in p else "PAST_REF")
    return Reading("PRESENT_REF" if "current" in p or "these" in p else value, why=_NONE)


def _is_now(p: Phrase) -> bool:
    """Whether "current" stands before what is so now, and is not water, air or electricity."""
    before, after = p.story.word(p.first - 1), p.story.word(p.after)
    noun = cues.KINDS.get(after, "-") not in "BSRTPEAv" and after not in _NO_NOUNS
    return before not in _CURRENTS and noun and after.isalpha()


_OWN = (
    _date, _day, _quarter, _beside, _ending, _that, _vague,
)  # fmt: skip
_OTHERS = (
    read_clock, read_iso, read_ymd, read_slashed, read_foreign, read_eastern, read_another,
    read_shift, read_year, read_feast, read_months, read_decade, read_century, read_length,
    read_span, read_set, read_weekday, read_weekend, read_counted,
)  # fmt: skip
KINDS: dict[str, Callable[[Phrase], Reading | None]] = {
    **{f.__name__.removeprefix("_"): f for f in _OWN},
    **{f.__name__.removeprefix("read_"): f for f in _OTHERS},
    "days": _day,
    "dates": _date,  # two in one, read one by one
}
