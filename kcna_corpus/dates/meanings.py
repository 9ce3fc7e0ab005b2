"""What each kind of expression means: a phrase becomes a reading, or nothing if it is none."""

from collections.abc import Callable
from datetime import date

from .calendar import SEASONS, Days, clamp, shift, value_of
from .lexicon import LETTER
from .story import KOREAN, PRINTED, TEXTUAL, WHICH, Phrase, Reading, Unresolved

_BC = "Python's calendar begins with the year 1"
_BEFORE_YEARS = "in since of the by from to until during after before that a an 's ’s - –".split()
_BEFORE_YEARS += ["his", "her", "its", "their"]
_ATTACKS = ("attack", "attacks", "terrorist", "terror", "hijackers")  # as in 9/11
_KOREAN_DAYS = {"하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "열흘": 10, "보름": 15}
_BEFORE_FIGURES = "on dated since until before after".split()
_DAY_NAMES = "good black bloody palm easter ash super cyber".split()
_PAPERS = "times telegraph mirror mail post herald express".split()
_NONE = "the words name no days"


def _infer_year(p: Phrase, month: int, day: int | None) -> tuple[int, str, bool, bool]:
    """Return the year of a month or day without one, its anchor, if it lies back, if it is sure."""
    base, anchor = p.anchor()
    here, there = (base.month, base.day if day else 0), (month, day or 0)
    which, story = p.which, p.story
    if which or "this" in p:
        year = base.year - (there >= here) if (which or 0) < 0 else base.year + (there <= here)
        if not which:  # this winter may have begun last December
            year = base.year - ("season" in p and month > base.month + 6)
        return year, anchor, (which or 0) < 0, True
    weekday = p.get("weekday", "shortday")
    if day and weekday is not None:  # the weekday tells the year
        for year in (base.year, base.year - 1, base.year + 1):
            if clamp(year, month, day).weekday() == weekday:
                return year, anchor, False, True
    if story.narrative:
        if story.place and story.place.days and story.place.days.precision == "year":
            return base.year, anchor, False, True
        # A narrative goes on: up to seven months ahead, else back.
        year = base.year + (month < base.month - 4) - (month > base.month + 7)
        return year, anchor, False, True
    months = month - base.month + ((day or base.day) - base.day) / 31
    sure = bool(day) or abs(months) < 7
    due = story.word(p.first - 1) in ("by", "until", "through")
    if there <= here:
        nearer = months < -6 and p.ahead is not False and (day or due)
        later = bool(nearer or (p.ahead and base.month - month > 1))
        return base.year + later, anchor, not later, sure
    reach = 2.2 if day else 5 if due else 1
    ahead = months <= reach or (months <= 3 and p.ahead is not False) or p.ahead
    return base.year - (not ahead), anchor, not ahead, sure


def _date(p: Phrase) -> Reading | None:
    month = p.month
    day = p.get("dd", "nth", "일") or (p.get("ordinal") if month else None)
    if "unit" in p and not day and p.unit != "M":
        return None
    half = "half" in p or "hn" in p
    order = p.get("ordinal", "nth", "qn", "hn")
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
    year, anchor, back, sure = p.year, PRINTED, False, True
    if year is None and ("year" in p or "which year" in p):
        base, anchor = p.anchor()
        year = base.year + (p.get("which year", *WHICH) or 0)
    elif year is None and (month, day) == (9, 11) and p.story.word(p.after) in _ATTACKS:
        year = 2001
    elif year is None:
        try:
            year, anchor, back, sure = _infer_year(p, month or 1, day)
        except Unresolved as fault:
            return Reading(f"XXXX{tail}", sure=False, why=str(fault))
    if "era" in p:
        return Reading(f"BC{year:04}{tail}", why=_BC)
    value = f"{year:04}{tail}{_part(p)}"
    if day and ("unit" in p or "weekend" in p):  # the week of 6 March
        value = value_of(date(year, month or 1, day), p.unit or "W") + "-WE" * ("weekend" in p)
    return Reading(value, anchor, sure, back=back)


def _quarter(p: Phrase) -> Reading | None:
    """A quarter without a year: the last one begun, or the next if it is near."""
    order = p.get("ordinal", "nth") or 9
    base, anchor = p.anchor()
    year = base.year - (3 * order - 2 > base.month + (0 if p.ahead is False else 3))
    return Reading(f"{year:04}-Q{order}", anchor) if order < 5 else None


def _ending(p: Phrase) -> Reading:
    """The quarter in which the day or month behind it lies."""
    end = Phrase(p.story, p.after + 1, p.after + 5)
    year = end.year or _infer_year(end, end.month or 1, None)[0]
    return Reading(value_of(date(year, end.month or 1, 1), "Q"))


def _iso(p: Phrase) -> Reading:
    day, *clock = p.parts("iso")
    return Reading("T".join([day, *clock[:1]]), zone="".join(clock[1:]))


def _ymd(p: Phrase) -> Reading | None:
    if "md" in p:  # Juche 113(2024).5.17
        return Reading("-".join([f"{p.year:04}", *(part.zfill(2) for part in p.parts("md"))]))
    year, month, day = (int(part) for part in p.parts("ymd"))
    if year < 100:
        year = _near_century(year, p.story.published)
    elif year < 1000:
        if "juche" not in p:
            return None
        year += 1911
    return Reading(f"{year:04}-{month:02}-{day:02}")


def _slashed(p: Phrase) -> Reading | None:
    """A date in figures: day first or month first; both, if nothing decides."""
    one, two, *years = (int(part) for part in p.parts("slashed", "md"))
    year = years[0] if years else 0
    if not years:
        if p.story.word(p.first) == "9/11":
            return Reading("2001-09-11")
        if p.story.word(p.first - 1) not in _BEFORE_FIGURES or "/" not in p.story.word(p.first):
            return None  # 1/2, 24/7
        year = _infer_year(p, two if one > 12 else one, min(one if one > 12 else two, 28))[0]
    year = _near_century(year, p.story.published) if year < 100 else year
    days = []
    for day, month in ((one, two), (two, one)):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    if not days:
        raise Unresolved("neither order of day and month gives a day of the calendar")
    known = p.story.published
    if days[0] == days[-1] or p.story.day_first is not None:
        return Reading(days[-1 if p.story.day_first is False else 0].isoformat())
    if known in days:
        return Reading(known.isoformat(), f"publication {known}")
    near = min(days, key=lambda day: abs(day - known)) if known else days[0]
    both = f"{days[0]} (day first) or {days[1]} (month first)"
    return Reading(near.isoformat(), PRINTED, False, both, Days(min(days), max(days), "interval"))


def _near_century(year: int, published: date | None) -> int:
    """Two figures name a year from 75 years before publication to 25 after it."""
    last = (published.year if published else 2000) + 25
    return last - (last - year) % 100


def _day(p: Phrase) -> Reading:
    """A day of the month alone: the last one, or the next, or the narrative's."""
    base, anchor = p.story.base()
    day, which, month = p.get("일", "nth") or 1, p.which, p.get("which month")
    if which is None and not p.story.narrative:
        soon = p.ahead or (p.ahead is None and day - base.day < 15)  # else the nearer one
        which = 0 if day == base.day else 1 if soon and day > base.day else -1
    off = ((which or 0) > 0 and day <= base.day) - ((which or 0) < 0 and day >= base.day)
    off = off if month is None else month
    return Reading(f"{value_of(shift(base, 'M', off), 'M')}-{day:02}{_part(p)}", anchor)


def _counted(p: Phrase) -> Reading | None:
    """A week ago Monday, two days from now, 3년 전."""
    base, anchor = p.anchor()
    unit, number = p.unit, (p.number or 1) * (p.get("ago") or 1)
    if "counted" in p:
        figure, name, way = p.parts("counted")
        unit = {"년": "Y", "개": "M", "달": "M", "주": "W"}.get(name[:1], "D")
        number = int(_KOREAN_DAYS.get(figure, figure)) * (-1 if way == "전" else 1)
    if unit.startswith("T"):
        return None
    if "weekday" in p:
        back = (base.weekday() - (p.get("weekday") or 0)) % 7
        near = back > 3 and unit in "MY"  # the anniversary may be near at hand
        base = shift(base, "D", 7 - back if near or ("from" in p and back) else -back)
    base = shift(shift(base, "D", p.get("today") or 0), unit, number)
    return Reading(value_of(base, "D" if "weekday" in p or "today" in p else unit), anchor)


def _year(p: Phrase) -> Reading | None:
    story, year = p.story, p.year
    last = story.letters[max(0, p.first - 1) : p.first]
    beside = last + story.letters[p.after : p.after + 1]
    number = any(LETTER[n] in beside for n in ("units", "num", "dd", "yyyy", "money"))
    early = year and year < 1600 and story.word(p.first - 1) not in _BEFORE_YEARS
    if p.after - p.first == 1 and (early or number or last == LETTER["label"] or _counts(p)):
        return None  # a number of something
    if "era" in p:
        return _date(p)
    if year is None:
        return Reading(f"{_near_century(p.get('yy') or 0, story.published):04}")
    return Reading(f"{year:04}") if year > 999 or "juche" in p else None


def _counts(p: Phrase) -> bool:
    """Whether a plural follows, as in 1500 people, and no word before makes it a year."""
    story = p.story
    last, after = story.word(p.first - 1), story.word(p.after)
    plural = after in ("people", "men", "women") or (after.endswith("s") and len(after) > 3)
    named = story.letters[max(0, p.first - 1) : p.first] == LETTER["other"] and (
        story.matches[p.first - 1][0][0].isupper()  # the Paris 2024 Games
    )
    pair = story.letters[max(0, p.first - 2) : p.first][:1] == LETTER["yyyy"]  # 2008 and 2012
    return plural and after.isalpha() and not (named or pair) and last not in _BEFORE_YEARS


def _decade(p: Phrase) -> Reading | None:
    year = p.get("decades", "tens") or 0
    if year < 100 and "the" not in p and p.story.word(p.after - 1)[0].isdigit():
        return None  # an age
    if year < 100:
        year = _near_century(year, p.story.published)
        year -= 100 * (year > (p.story.published or date.max).year + 1)  # the ’20s, in 2016
    return Reading(f"{year:04}"[:3])


def _century(p: Phrase) -> Reading:
    value = f"{(p.get('ordinal', 'nth') or 1) - 1:02}"
    return Reading(f"BC{value}", why=_BC) if "era" in p else Reading(value)


def _weekday(p: Phrase) -> Reading | None:
    if p.story.word(p.first - 1) in _DAY_NAMES or p.story.word(p.after) in _PAPERS:
        return None
    base, anchor = p.anchor()
    back, which = (base.weekday() - (p.get("weekday") or 0)) % 7, p.which
    due = p.ahead is None and p.story.word(p.first - 1) in ("by", "until")
    if which is not None:
        days = -(back or 7) if which < 0 else 7 - back if which > 0 else -back % 7
    elif p.story.narrative or p.ahead or due or back == 6:  # six days back is rather tomorrow
        days = -back % 7
    else:
        days = -back
    sure = "part" not in p and (which is not None or -3 < days <= 0)
    return Reading(shift(base, "D", days).isoformat() + _part(p), anchor, sure)


def _part(p: Phrase) -> str:
    part = p.code("part", "parts", "tonight")
    return f"T{part}" if part else ""


def _weekend(p: Phrase) -> Reading:
    base, anchor = p.anchor()
    which = p.which
    if which is None:
        which = 0 if p.ahead or base.weekday() > 4 else -1
    return Reading(value_of(shift(base, "W", which), "W") + "-WE", anchor)


def _shift(p: Phrase) -> Reading | None:
    """Yesterday, last year, the following month, two weeks ago, a year later."""
    if "today" in p and p.story.word(p.first - 1) == "usa":
        return None
    base, anchor = p.anchor()
    way = p.get("ago", "earlier") if p.which is None else None
    number, quarter = p.number, p.story.quarter
    unit = p.unit or next((KOREAN[name] for name in KOREAN if name in p), "D")
    if way and number is None:
        vague = "PAST_REF" if way < 0 else "FUTURE_REF"
        return Reading(vague, PRINTED, False, "how many is not said")
    if quarter and unit == "Y" and way == -1 and number == 1 and anchor.startswith("text"):
        value = quarter.reading.value  # a year before that quarter
        return Reading(f"{int(value[:4]) - 1:04}{value[4:]}", f"text {quarter}")
    count = p.get("today", *KOREAN, "which day", *WHICH) or 0
    if "before" in p:  # the day before yesterday, the week before last
        if "today" in p and unit != "D":
            return None
        count += p.get("before") or 0
    if way and number:
        count = way * number * {"E": 10, "C": 100}.get(unit, 1)
        unit = "Y" if unit in ("E", "C") else unit
        if "half" in p and unit == "Y":  # half a century ago, two and a half years ago
            whole = count if p.words or "dd" in p else 0
            years = way * {"E": 10, "C": 100}.get(p.unit, 1)
            count, unit = whole * 12 + years * 6, "M"
            count, unit = (count // 12, "Y") if count % 12 == 0 else (count, unit)
    if unit.startswith("T"):
        return Reading(f"{base}TXX:XX", anchor, False)
    if "period" in p and not way:
        unit = "Q"
    place = p.story.place
    if unit == "D" and anchor.startswith("text") and place and not place.daily:
        if not way or p.story.narrative:
            raise Unresolved("the text before names no day to count from")
        base, anchor = p.story.now()
    # Weeks begin on other days elsewhere; beside quarters, a year may mean one of its quarters.
    textual = any(name in p for name in TEXTUAL)
    loose = quarter or way or "earlier" in p
    sure = (unit in "DMQ" and not textual) or (unit == "Y" and not loose)
    return Reading(value_of(shift(base, unit, count), unit) + _part(p), anchor, sure)


def _that(p: Phrase) -> Reading | None:
    """The quarter that was named; the end, a part or the course of this year."""
    story = p.story
    if "quarter" in p:
        named = story.quarter
        return Reading(named.reading.value, f"text {named}") if named else None
    course = p.unit in "YW" and story.word(p.first - 1) in ("in", "for", "of", "by", "during")
    if not course and not any(n in p for n in ("earlier", "early", "edge")):
        return None
    base, anchor = story.base()
    return Reading(value_of(base, p.unit), anchor) if p.unit in "DWMYEC" else None


def _feast(p: Phrase) -> Reading:
    month, day, *weekday = (int(part) for part in p.code("feast").split("-"))
    year, anchor = p.year, PRINTED
    if year is None:
        year, anchor, _, _ = _infer_year(p, month, day)
    if weekday:
        day += (weekday[0] - date(year, month, day).weekday()) % 7
    return Reading(shift(date(year, month, day), "D", p.get("eve") or 0).isoformat(), anchor)


def _length_value(p: Phrase) -> str:
    number, unit = p.number, p.unit
    times, unit = {"F": (2, "W"), "E": (10, "Y"), "C": (100, "Y")}.get(unit, (1, unit))
    half = 0.0
    if number and "half" in p:  # half a century, two and a half years
        number, half = (number if p.words or "dd" in p else 0), times / 2
    figure = "X" if number is None else f"{number * times + half:.16g}"
    return f"PT{figure}{unit[1]}" if unit.startswith("T") else f"P{figure}{unit}"


def _length(p: Phrase) -> Reading | None:
    if p.story.word(p.first - 1) == "as":  # the third in as many weeks
        return None
    why = "neither its beginning nor its end is said"
    if "before" in p:
        why = "the other event is not dated near it"
    return Reading(_length_value(p), PRINTED, p.number is not None, why)


def _span(p: Phrase) -> Reading:
    value, number, unit = _length_value(p), p.number, p.unit
    if number is None:
        return Reading(value, PRINTED, False, "how many is not said")
    base, anchor = p.story.base() if "past" in p else p.anchor()
    if unit.startswith("T"):
        return Reading(value, anchor, days=Days(base, base, "day"))
    other = shift(base, unit, number * (p.which or -1))
    return Reading(value, anchor, days=Days(min(base, other), max(base, other), "interval"))


def _set(p: Phrase) -> Reading:
    value = p.code("often")
    if "weekdays" in p or "weekday" in p:
        value = f"XXXX-WXX-{(p.get('weekdays', 'weekday') or 0) + 1}" + _part(p)
    elif "part" in p:
        value = "XXXX-XX-XX" + _part(p)
    elif "season" in p:
        value = f"XXXX-{p.code('season')}"
    elif p.month:
        value = f"XXXX-{p.month:02}"
    return Reading(value or _length_value(p), why="it happens again and again")


def _vague(p: Phrase) -> Reading:
    value = p.code("now", "vague", "future") or ("FUTURE_REF" if "coming" in p else "PAST_REF")
    return Reading("PRESENT_REF" if "current" in p or "these" in p else value, why=_NONE)


def _clock(p: Phrase) -> Reading | None:
    """A time of day; its day comes from a neighbour."""
    half, figures = p.get("ampm"), [p.code("noon", "dd")]
    if "clock" in p or "hour" in p:
        figures = p.parts("clock", "hour")
    elif "hhmm" in p or "yyyy" in p:
        figures = [f"{p.get('hhmm', 'yyyy'):04}"[:2], p.code("hhmm", "yyyy")[-2:]]
    if figures[-1].lower() in ("am", "pm"):
        half = 12 if figures.pop().lower() == "pm" else 0
    hour, minute = (int(figure) for figure in (*figures, "0")[:2])
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + half
    if minute > 59 or hour * 60 + minute > 1440:
        return None
    last = p.story.matches[p.after - 2][0] if "time" in p else ""
    return Reading(f"T{hour:02}:{minute:02}", zone=p.code("zone") or last)


_ALL = (
    _date, _iso, _ymd, _slashed, _day, _year, _quarter, _decade, _century, _weekday, _weekend,
    _shift, _counted, _ending, _that, _feast, _span, _length, _set, _vague, _clock,
)  # fmt: skip
KINDS: dict[str, Callable[[Phrase], Reading | None]] = {f.__name__[1:]: f for f in _ALL}
KINDS["dates"] = _date  # two in one, read one by one
