"""Values (TIMEX3) become windows of calendar days, and days become values: no text, no anchor."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
_DAYS = {"D": 1, "W": 7, "F": 14}


class Days(NamedTuple):
    """The first and the last day of a window, and how fine its value is."""

    first: date
    last: date
    precision: str


def clamp(year: int, month: int, day: int) -> date:
    """Return a day of a month, or the last one if the month is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def shift(day: date, unit: str, count: int) -> date:
    """Return the day `count` units later; the 31st becomes the last day of a shorter month.

    >>> shift(date(2024, 3, 31), "M", -1).isoformat()
    '2024-02-29'
    """
    try:
        if unit in _DAYS:
            return day + timedelta(days=_DAYS[unit] * count)
        year, month = divmod(day.year * 12 + day.month - 1 + _MONTHS[unit] * count, 12)
        return clamp(year, month + 1, day.day)
    except (OverflowError, ValueError):
        raise ValueError("the calendar holds no such day") from None


def value_of(day: date, unit: str) -> str:
    """Return the value of the unit that holds a day.

    >>> [value_of(date(2024, 5, 17), unit) for unit in "DWMQYE"]
    ['2024-05-17', '2024-W20', '2024-05', '2024-Q2', '2024', '202']
    """
    if unit in "WF":
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    return day.isoformat()[: {"M": 7, "Y": 4, "E": 3, "C": 2}.get(unit, 10)]


@lru_cache(maxsize=4096)
def window(value: str) -> Days:
    """Return the days that a value covers.

    Raises ValueError if the value names no days, or days that no calendar holds.

    >>> first, last, precision = window("2024-Q2")
    >>> f"{first} to {last}, a {precision}"
    '2024-04-01 to 2024-06-30, a quarter'
    """
    for form, read in _FORMS:
        if match := form.fullmatch(value):
            try:
                return read(*match.groups())
            except ValueError as fault:
                raise ValueError(f"{value} is impossible: {fault}") from None
    raise ValueError("the words name no days")


def _day(year: str, month: str, day: str, time: str | None) -> Days:
    on = date(int(year), int(month), int(day))
    return Days(on, on, "minute" if re.search(r"\d", time or "") else "day")


def _months(year: int, month: int, count: int, precision: str) -> Days:
    first = date(year, month, 1)
    return Days(first, shift(first, "M", count) - timedelta(days=1), precision)


def _week(year: str, week: str, weekend: str | None) -> Days:
    days = [date.fromisocalendar(int(year), int(week), day) for day in (6 if weekend else 1, 7)]
    return Days(days[0], days[1], "week")


_READERS: dict[str, Callable[..., Days]] = {
    r"(\d{4})-(\d\d)-(\d\d)(T.*)?": _day,
    r"(\d{4})-(\d\d)": lambda y, m: _months(int(y), int(m), 1, "month"),
    r"(\d{4})": lambda y: _months(int(y), 1, 12, "year"),
    r"(\d{4})-W(\d\d)(-WE)?": _week,
    r"(\d{4})-Q([1-4])": lambda y, q: _months(int(y), 3 * int(q) - 2, 3, "quarter"),
    r"(\d{4})-H([12])": lambda y, h: _months(int(y), 6 * int(h) - 5, 6, "interval"),
    # A winter is named by the year in which it begins.
    r"(\d{4})-(SP|SU|FA|WI)": lambda y, s: _months(int(y), SEASONS[s], 3, "season"),
    r"(\d{3})": lambda y: _months(int(y) * 10, 1, 120, "decade"),
    r"(\d\d)": lambda y: _months(int(y) * 100, 1, 1200, "century"),
}
_FORMS = [(re.compile(form), read) for form, read in _READERS.items()]


def part_of(days: Days, part: str) -> Days:
    """Return the first, the middle or the last third of a window (START, MID or END).

    >>> part_of(window("2024-05"), "START").last.isoformat()
    '2024-05-10'
    """
    first, last, precision = days
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months % 3 == 0:
        cuts = [shift(first, "M", months // 3 * n) for n in (1, 2)]
    else:
        cuts = [first + (last - first + timedelta(days=1)) // 3 * n for n in (1, 2)]
    day = timedelta(days=1)
    if part == "START":
        return Days(first, max(first, cuts[0] - day), precision)
    if part == "MID":
        return Days(cuts[0], max(cuts[0], cuts[1] - day), precision)
    return Days(cuts[1], last, precision)
