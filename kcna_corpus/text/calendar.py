"""The names of months and weekdays in many languages: `calendar.toml`, for texts and for pages."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path


@cache
def months(language: str = "", short: bool = True) -> dict[str, int]:
    """Return the names of the months in small letters, each with its number.

    Parameters
    ----------
    language
        ISO 639-1; "" for all. A name that two languages give to different months is the first's.
    short
        Whether shortened names count too.

    Examples
    --------
    >>> months("tr")["ekim"], months()["mai"], "okt" in months("de", short=False)
    (10, 5, False)
    """
    return _names(("months", "short_months") if short else ("months",), language, 1)


@cache
def weekdays(language: str = "", short: bool = True) -> dict[str, int]:
    """Return the names of the weekdays in small letters, each with its number from Monday, 0.

    >>> weekdays("fr")["jeudi"], weekdays()["sonntag"]
    (3, 6)
    """
    return _names(("weekdays", "short_weekdays") if short else ("weekdays",), language, 0)


@cache
def languages() -> frozenset[str]:
    """Return the languages whose months are known by name."""
    return frozenset(_table()["months"])


@cache
def year_words(where: str) -> frozenset[str]:
    """Return the words that make four figures a year, in any language: "before" or "behind" it.

    "decade" are those that make them ten years.
    """
    return frozenset(_table()["year_words"][where].split())


@cache
def named_days() -> dict[tuple[int, int], date]:
    """Return the days that became names, by month and day: the day that first had the name.

    >>> named_days()[9, 11].isoformat()
    '2001-09-11'
    """
    days = [date.fromisoformat(f"{year}-{day}") for day, year in _table()["named_days"].items()]
    return {(day.month, day.day): day for day in days}


def solar_hijri(year: int, month: int, day: int) -> date:
    """Return a day of Iran's calendar in ours; its leap years come in cycles of 33, 1244 to 1472.

    Raises ValueError if there is no such day.

    >>> f"{solar_hijri(1403, 2, 28)}, {solar_hijri(1399, 12, 30)}, {solar_hijri(1411, 1, 1)}"
    '2024-05-17, 2021-03-20, 2032-03-20'
    """
    leap = _is_leap(year)
    if not (1244 <= year <= 1472 and 1 <= month <= 12 and 1 <= day <= _days_in(month, leap)):
        raise ValueError(f"no day of the solar calendar: {year}-{month}-{day}")
    start = date(2024, 3, 20)  # 1403-01-01
    leaps = sum(map(_is_leap, range(min(year, 1403), max(year, 1403))))
    away = abs(year - 1403) * 365 + leaps
    before = sum(_days_in(m, leap) for m in range(1, month))
    return start + timedelta(days=(away if year >= 1403 else -away) + before + day - 1)


def _is_leap(year: int) -> bool:
    return year % 33 in (1, 5, 9, 13, 17, 22, 26, 30)


def _days_in(month: int, leap: bool) -> int:
    return 31 if month < 7 else 30 if month < 12 or leap else 29


def _names(tables: tuple[str, ...], language: str, start: int) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for name in tables:
        for code, words in _table()[name].items():
            if language in ("", code):
                for number, forms in enumerate(words.split(), start):
                    for form in forms.split("|"):
                        numbers.setdefault(form, number)
    return numbers


@cache
def _table() -> dict[str, dict[str, str]]:
    import tomllib  # only when it is asked for: it costs as much as reading an article

    return tomllib.loads(Path(__file__).with_name("calendar.toml").read_text(encoding="utf-8"))
