"""The names of months and weekdays in many languages: `calendar.toml`, for texts and for pages."""

import tomllib
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

    Examples
    --------
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


def _names(tables: tuple[str, ...], language: str, start: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for name in tables:
        for of, words in _table()[name].items():
            if language in ("", of):
                for number, forms in enumerate(words.split(), start):
                    for form in forms.split("|"):
                        found.setdefault(form, number)
    return found


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("calendar.toml").read_text(encoding="utf-8"))
