"""Dates as pages write them: found in a line, each with the day or days it can mean."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from itertools import islice
from typing import NamedTuple

from ..clock import zones
from ..text.calendar import months, solar_hijri, weekdays
from .vocabulary import expression, table

_ANY = re.compile(r"\d|〇|yesterday|today|\bago\b|어제|오늘|昨", re.IGNORECASE)
_SLASHED = re.compile(
    r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:(?:19|20)\d\d|(?<!\.)\d\d)(?![\d/-])"
)
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")  # "onMay", where boxes are parted by style alone
_PAST = re.compile(r"yesterday|어제|昨", re.IGNORECASE)
_FOREIGN_FIGURE = re.compile(r"[^\W0-9_A-Za-z](?<=\d)")
# A word; the vowels of Indian scripts and of Thai are no letters to `re`.
_A_MONTH = r"(?:[^\W\d_]|[\u0900-\u0d7f\u0e31-\u0e4e]){2,14}"
_HAN = "〇一二三四五六七八九"
#: The year before the first of each era, by the group of `forms` that holds it.
_ERAS = {"j": 1911, "r": 2018, "h": 1988, "b": -543}
#: The words beside a date that say whose it is.
label = partial(expression, "dates")
_KOREAN_LABEL = re.compile("입력|등록|수정|승인")


class PrintedDate(NamedTuple):
    """A date in a line: where it stands, what it can mean, and by which rule.

    `days` is empty where no day is printed (only a month) or none can be known (a relative date
    without the day of capture), and has two where day and month can be either way round.
    """

    start: int
    end: int
    days: tuple[str, ...]
    rule: str
    hour: int = -1
    minute: int = 0
    zone: str = ""
    relative: bool = False


def find(text: str, order: str = "", captured: date | None = None) -> list[PrintedDate]:
    """Return the dates of a line, from left to right.

    `order` is "day first" or "month first" where a site is known to write so; the day on which the
    page was captured gives "2 hours ago" its meaning.

    >>> [f.days for f in find("17/05/2024, 05/06/2024, Juche113.5.17")]
    [('2024-05-17',), ('2024-06-05', '2024-05-06'), ('2024-05-17',)]
    >>> find("Posted in May 2024")[0].rule
    'month only: no day is printed'
    """
    text = ascii_figures(text)
    if not _ANY.search(text):
        return []
    dates: list[PrintedDate] = []
    lower = text.lower()
    for rule, needed, form in _forms():
        if not any(part in lower for part in needed):
            continue
        for m in form.finditer(text):
            if all(m.start() >= f.end or m.end() <= f.start for f in dates):
                dates += _read(rule, m, order, captured)
    return [_with_clock(text, f) for f in sorted(dates)]


def spelled(words: str) -> str:
    """Return a page's data with a day in one run of digits, or in seconds since 1970, spelled out.

    >>> spelled("20240517"), spelled("1715904000"), spelled("17 May 2024")
    ('2024-05-17', '2024-05-17T00:00Z', '17 May 2024')
    """
    if re.fullmatch(r"1\d{9}(?:\d{3})?", words):
        return f"{datetime.fromtimestamp(int(words[:10]), UTC):%Y-%m-%dT%H:%MZ}"
    day = re.match(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?=$|[T ]|\d{4,6}$)", words)
    return "-".join(day.groups()) if day else words


def is_notice(text: str) -> bool:
    """Whether a short text says when something was published, changed or looked at.

    >>> is_notice("This entry was posted on May 17, 2024 and is filed under News.")
    True
    >>> is_notice("The ferry sank on May 17, 2024.")
    False
    """
    if len(text) > 200 or not _ANY.search(text):
        return False
    kinds, line = map(label, ("updated", "published", "viewed")), label("published_line")
    befores = [text[: f.start] for f in find(text)]
    return any(k.search(b) for k in kinds for b in befores) or bool(befores and line.search(text))


def order_of(text: str) -> str:
    """Return which way round the dates of a page are written, if some leave no doubt.

    >>> order_of("05/06/2024, 05/27/2024"), order_of("05/06/2024"), order_of("27/5/2024 5/28/24")
    ('month first', '', '')
    """
    orders = {
        "day first" if int(m[1]) > 12 else "month first"
        for m in islice(_SLASHED.finditer(text), 500)
        if max(int(m[1]), int(m[3])) <= 31 and (int(m[1]) > 12) != (int(m[3]) > 12)
    }
    return orders.pop() if len(orders) == 1 else ""


def _read(rule: str, m: re.Match[str], order: str, captured: date | None) -> Iterator[PrintedDate]:
    if m.groupdict().get("m") and not (month_of(m["m"]) or _number(m["m"])):
        return
    if rule == "month only":
        yield PrintedDate(*m.span(), (), "month only: no day is printed")
    elif rule == "relative":
        readings = (_back(m, captured),) if captured else ()
        rule = "relative to the day of capture" if captured else "relative: needs captured="
        yield PrintedDate(*m.span(), readings, rule, relative=True)
    elif rule == "slashed":
        both = _either(m, order)
        days = both[:1] if order == "day first" else both[-1:] if order else both
        rule = (order or "day or month first") if len(both) == 2 else "only one way round"
        yield from [PrintedDate(*m.span(), days, rule)] if days else []
    else:
        days = _day(m)
        yield from [PrintedDate(*m.span(), days, rule)] if days else []


def _day(m: re.Match[str]) -> tuple[str, ...]:
    """The day that a form means; Juche 1 is 1912, and where both years stand they must agree."""
    groups = m.groupdict()
    years = {_number(groups["y"])} if groups.get("y") else set()
    years = {_whole(y) for y in years}  # Mar 5 ’19
    years |= {first + _number(groups[era]) for era, first in _ERAS.items() if groups.get(era)}
    month = month_of(m["m"]) or _number(m["m"])
    if groups.get("p"):
        try:
            return (f"{solar_hijri(int(m['p']), month, int(m['d']))}",)
        except ValueError:
            return ()
    return _iso(years.pop(), month, _number(m["d"])) if len(years) == 1 else ()


def _number(words: str) -> int:
    """A number in figures, or in the Chinese ones of dates; 0 for what is none."""
    if words.isdecimal():
        return int(words)
    if words == "元":
        return 1
    tens, ten, ones = words.rpartition("十")
    if ten:
        return 10 * (_HAN.find(tens) if tens else 1) + max(0, _HAN.find(ones) if ones else 0)
    figures = [_HAN.find(c) for c in words.replace("零", "〇").replace("○", "〇")]
    return int("".join(map(str, figures))) if words and min(figures) >= 0 else 0


def _whole(year: int) -> int:
    return year + (2000 if year < 70 else 1900) if year < 100 else year


def _iso(year: int, month: int, day: int) -> tuple[str, ...]:
    try:
        return (f"{date(year, month, day):%Y-%m-%d}",)
    except ValueError:
        return ()  # the 31st of June


def _either(m: re.Match[str], order: str) -> tuple[str, ...]:
    first, second, year = int(m["a"]), int(m["b"]), int(m["y"])
    if len(m["y"]) == 2 and _KOREAN_LABEL.search(m.string):
        return _iso(2000 + first, second, year)  # 24.05.17
    year = _whole(year)
    day_first, month_first = _iso(year, second, first), _iso(year, first, second)
    # Dots are written day first nearly everywhere; slashes and hyphens are written both ways.
    usual = m["s"] == "." and order != "month first"
    both = day_first or month_first if usual else day_first + month_first
    return tuple(dict.fromkeys(_on_weekday(m.string[max(0, m.start() - 14) : m.start()], both)))


def _on_weekday(before: str, days: tuple[str, ...]) -> tuple[str, ...]:
    """Of two readings, the one that falls on the weekday that is printed before it."""
    printed = re.search(r"([^\W\d_]{2,10})\.?,?\s?(?:the |den |le )?$", before)
    weekday = weekday_names().get(printed[1].lower()) if printed else None
    return tuple(d for d in days if date.fromisoformat(d).weekday() == weekday) or days


def _back(m: re.Match[str], captured: date) -> str:
    groups = m.groupdict()
    number = groups.get("k") or groups.get("n") or "1"
    unit = (groups.get("unit") or groups.get("east") or "").lower()
    days = 1 if _PAST.match(m.group()) else int(table("dates")["units"].get(unit, 0))
    days *= int(number) if number.isdigit() else 1
    return f"{captured - timedelta(days=days):%Y-%m-%d}"


def _with_clock(text: str, day: PrintedDate) -> PrintedDate:
    """Add the hour and zone printed beside a date."""
    time = _clock().match(re.sub(r"^[\sT.,|•·at()\-–]{0,6}", "", text[day.end : day.end + 40]))
    time = time or _clock().search(text[max(0, day.start - 22) : day.start])
    if not time or not day.days or int(time["hour"]) > 23 or int(time["minute"]) > 59:
        return day
    hour, half = int(time["hour"]), (time["half"] or time["am"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith(("p", "오후")) else 0)
    return day._replace(hour=hour, minute=int(time["minute"]), zone=(time["zone"] or "").strip())


@cache
def _clock() -> re.Pattern[str]:
    clock = (
        r"(?P<am>오전|오후)?\s?(?P<hour>\d{1,2})(?::|[時时]\s?)(?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?"
    )
    half = r"\s?(?P<half>[ap]\.?m\b\.?)?"
    return re.compile(rf"{clock}{half}\s?\(?(?P<zone>{zones.pattern()})?", re.IGNORECASE)


def month_of(words: str) -> int:
    """Return the number of a month, by name in many languages or already a number; 0 for none.

    >>> month_of("mayo"), month_of("5"), month_of("onMay")
    (5, 5, 5)
    """
    if words.isdigit():
        return int(words)
    name = _GLUED.split(words)[-1].lower()
    return months().get(name, 0) or _more("more_months", 1).get(name, 0)


@cache
def weekday_names() -> dict[str, int]:
    """Return the names of the weekdays in all languages, each with its number from Monday, 0."""
    return weekdays() | _more("more_weekdays", 0)


@cache
def _more(names_of: str, first: int) -> dict[str, int]:
    rows = enumerate(table("dates")[names_of], first)
    return {name: number for number, names in rows for name in names.split()}


def ascii_figures(text: str) -> str:
    """Return a text with the figures of every script as 0 to 9, one for one.

    >>> ascii_figures("٢٠٣١ and ２０３１")
    '2031 and 2031'
    """
    if text.isascii() or not _FOREIGN_FIGURE.search(text):
        return text
    return _FOREIGN_FIGURE.sub(lambda m: str(unicodedata.decimal(m.group())), text)


@cache
def _forms() -> list[tuple[str, list[str], re.Pattern[str]]]:
    return [
        (rule, needed.split("|"), expand(form)) for rule, needed, form in table("dates")["forms"]
    ]


def expand(form: str) -> re.Pattern[str]:
    """Return an expression of `words.toml` with its YEAR and MONTH filled in."""
    # Any word, looked up once found: hundreds of names would be tried at each word of a line.
    filled = form.replace("YEAR", r"(?:19|20)\d\d").replace("MONTH", _A_MONTH)
    return re.compile(filled, re.IGNORECASE)
