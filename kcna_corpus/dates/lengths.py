"""Lengths of time, alone, counted from a day or up to one, and what comes again and again."""

from .story import PRINTED, Phrase, Reading, Unresolved
from .values import Days, shift, value_of

_KOREAN_NUMBERS = {"하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "열흘": 10, "보름": 15}
_KOREAN_NUMBERS |= {"한": 1, "두": 2, "세": 3, "석": 3, "네": 4, "넉": 4, "다섯": 5, "여섯": 6}
_KOREAN_NUMBERS |= {"일곱": 7, "여덟": 8, "아홉": 9, "열": 10, "일": 1}
_FOR = "in for within after about than just only least every of by".split()
# What stands before "last two years", if "the" does not, and it is no verb.
_BEFORE_LAST = frozenset("in over for during within these his her its their our my 's ’s".split())
_OWNERS = frozenset("his her its their our my 's ’s".split())
_AS_FINE = {"D": ("day", "minute"), "W": ("day", "minute", "week")}
_AS_FINE["M"] = (*_AS_FINE["W"], "month")
_CLAUSE = 200  # characters before it that are looked at


def _value(p: Phrase) -> str:
    number, unit = p.number, p.unit
    times, unit = {"F": (2, "W"), "E": (10, "Y"), "C": (100, "Y")}.get(unit, (1, unit))
    half = 0.0
    if number and "half" in p:  # half a century, two and a half years
        number, half = (number if p.words or "dd" in p else 0), times / 2
    figure = "X" if number is None else f"{number * times + half:.16g}"
    return f"PT{figure}{unit[1]}" if unit.startswith("T") else f"P{figure}{unit}"


def read_length(p: Phrase) -> Reading | None:
    """Four years; a day after the vote."""
    last = p.story.word(p.first - 1)
    if last == "as":  # the third in as many weeks
        return None
    if p.unit == "Q" and p.story.word(p.after) == "of":  # three quarters of its food
        return None
    free = "dash" not in p and "before" not in p and last not in _FOR
    if p.words == [1] and p.unit == "D" and free:
        return None  # "one day he will come"
    why = "neither its beginning nor its end is said"
    if "before" in p:
        why = "the other event is not dated near it"
    return Reading(_value(p), PRINTED, p.number is not None, why)


def read_span(p: Phrase) -> Reading | None:
    """The past two years, the coming week; not "it will last two years"."""
    if p.story.word(p.first) == "last" and p.story.word(p.first - 1) not in _BEFORE_LAST:
        return None
    value, number, unit = _value(p), p.number, p.unit
    if number is None:
        return Reading(value, PRINTED, False, "how many is not said")
    if p.story.word(p.after) == "of":  # the last three months of 2015, of the war
        return Reading(value, PRINTED, False, "it is counted in what follows")
    if "half" in p and unit == "Y":
        number, unit = with_half(p, number, 1)
    base, anchor = p.story.base() if "past" in p else p.anchor()
    if anchor.kind == "text" and is_finer(p, unit):
        return Reading(value, PRINTED, False, "the text before names no day to count from")
    if unit.startswith("T"):  # the last 36 hours began two days ago, or one
        number, unit = -(-number // 24) * (unit == "TH"), "D"
    other = shift(base, unit, number * (p.which or -1))
    days = Days(min(base, other), max(base, other), "interval")
    # "In 2010 it began; over the next two years it will grow": from then, or from now?
    sure = bool(number) and (anchor.kind != "text" or p.story.narrative)  # "the last 30 seconds"
    before = p.story.word(p.first - 1)  # "her last two years at sea", "put it into the last two"
    sure = sure and before not in (*_OWNERS, "into") and not ("last" in p and p.ahead)
    return Reading(value, anchor, sure, days=days)


def read_set(p: Phrase) -> Reading | None:
    """Every day, on Sundays, daily."""
    after = p.story.tokens[p.after] if p.after < len(p.story.tokens) else ""
    if "often" in p and after[:1].isupper():
        return None  # "the party daily Granma"
    value = p.code("often")
    if "weekdays" in p or "weekday" in p:
        value = f"XXXX-WXX-{(p.get('weekdays', 'weekday') or 0) + 1}" + p.part
    elif "part" in p:
        value = "XXXX-XX-XX" + p.part
    elif "season" in p:
        value = f"XXXX-{p.code('season')}"
    elif p.month:
        value = f"XXXX-{p.month:02}"
    return Reading(value or _value(p), why="it happens again and again")


def is_finer(p: Phrase, unit: str) -> bool:
    """Whether a unit is finer than what the text last spoke of: a month, behind a year."""
    topic = p.story.topic
    precision = topic.days.precision if topic and topic.days else "day"
    return precision not in _AS_FINE.get(unit, precision)


def with_half(p: Phrase, count: int, way: int) -> tuple[int, str]:
    """Half a century ago, two and a half years ago."""
    whole = count if p.words or "dd" in p else 0
    months = whole * 12 + way * {"E": 10, "C": 100}.get(p.unit, 1) * 6
    return (months // 12, "Y") if months % 12 == 0 else (months, "M")


def require_day(p: Phrase) -> None:
    """Refuse what only goes on from any day: "they say so one day and deny it the next day"."""
    before = p.story.text[max(0, p.span[0] - _CLAUSE) : p.span[0]].rpartition(". ")[2]
    if p.unit == "D" and "the" in p and "one day" in before.lower():
        raise Unresolved("it counts from any day")


def read_counted(p: Phrase) -> Reading | None:
    """A week ago Monday, two days from now, 3년 전."""
    base, anchor = p.anchor()
    unit, number = p.unit, (p.number or 1) * (p.get("ago") or 1)
    if "counted" in p:
        figure, name, way = p.parts("counted")
        unit = {"년": "Y", "해": "Y", "개": "M", "달": "M", "주": "W"}.get(name[:1], "D")
        number = int(_KOREAN_NUMBERS.get(figure, figure)) * (-1 if way == "전" else 1)
    if unit.startswith("T"):
        return None
    topic = p.story.topic  # "사흘 뒤 떠났다": after what was told; after a day to come, too
    told = topic and topic.days and p.story.published and topic.days.first > p.story.published
    later = "counted" in p and number > 0 and (told or not p.ahead)
    if later and topic and (topic.daily or unit != "D"):
        base, anchor = p.story.before()
    if "weekday" in p:
        back = (base.weekday() - (p.get("weekday") or 0)) % 7
        near = back > 3 and unit in "MY"  # the anniversary may be near at hand
        base = shift(base, "D", 7 - back if near or ("from" in p and back) else -back)
    if "from" in p and p.story.word(p.first - 1) == "for":  # "it shuts for two weeks from Monday"
        last = shift(base, "D", -1)
        days = Days(base, shift(last, unit, number), "interval")
        return Reading(_value(p), anchor, False, days=days)
    base = shift(shift(base, "D", p.get("today") or 0), unit, number)
    unit = "D" if "weekday" in p or "today" in p else unit
    # Weeks begin on other days elsewhere; months and years ago are round counts.
    sure = not later and unit == "D"
    return Reading(value_of(base, unit), anchor, sure)
