"""Days, windows and lengths of time in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from .windows import span
from .zones import UNKNOWN

if TYPE_CHECKING:
    import pandas as pd

#: Longer windows are told in days, and have no place among the hours.
LONGEST_IN_HOURS = timedelta(days=3)


def days(earliest: datetime, latest: datetime) -> str:
    """Return the calendar days from one moment to another, as a reader would write them.

    >>> days(datetime(2024, 5, 15, 12), datetime(2024, 5, 16, 2))
    '15–16 May 2024'
    >>> days(datetime(2024, 2, 1), datetime(2024, 2, 29))
    'February 2024'
    """
    if earliest.day == 1 and (latest + timedelta(days=1)).day == 1:
        return _months(earliest, latest)
    end = f"{latest.day} {latest:%B %Y}"
    if earliest.date() == latest.date():
        return end
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.day}–{end}"
    if earliest.year == latest.year:
        return f"{earliest.day} {earliest:%B} – {end}"
    return f"{earliest.day} {earliest:%B %Y} – {end}"


def _months(earliest: datetime, latest: datetime) -> str:
    """Whole months, or whole years."""
    first, last = f"{earliest:%B}", f"{latest:%B}"
    if (earliest.month, latest.month) == (1, 12):
        first, last = "", ""
    start, end = f"{first} {earliest.year}".strip(), f"{last} {latest.year}".strip()
    if start == end:
        return end
    if earliest.year == latest.year:
        return f"{first} – {end}"
    return f"{start} – {end}" if first else f"{start}–{end}"


def when(earliest: datetime, latest: datetime) -> str:
    """Return a window in words: the days, with clock times where it is shorter than a day.

    >>> when(datetime(2024, 5, 16, 0, 0), datetime(2024, 5, 16, 10, 37))
    '16 May 2024, 00:00–10:37'
    """
    if earliest == latest:
        return f"{days(earliest, latest)}, {earliest:%H:%M}"
    if (earliest.hour, earliest.minute, latest.hour, latest.minute) == (0, 0, 23, 59):
        return days(earliest, latest)
    if earliest.date() == latest.date():
        return f"{days(earliest, latest)}, {earliest:%H:%M}–{latest:%H:%M}"
    if latest - earliest > LONGEST_IN_HOURS:
        return days(earliest, latest)
    return f"{days(earliest, earliest)}, {earliest:%H:%M} – {days(latest, latest)}, {latest:%H:%M}"


def zoneless_days(
    event: Mapping[str, str], words: Callable[[datetime, datetime], str] = when
) -> str:
    """Return the days of an event as announced where their zone is not known, "" where it is.

    >>> zoneless_days({"start": "2024-05-17", "end": "2024-05-18", "zone": "Etc/Unknown"})
    '17–18 May 2024, zone not known'
    """
    return f"{words(*local_span(event))}, zone not known" if event["zone"] == UNKNOWN else ""


def announced(event: Mapping[str, str]) -> str:
    """Return the days of an event on the clock it is announced by.

    >>> announced({"start": "2024-05-17", "end": "2024-05-18"})
    '17–18 May 2024'
    """
    return when(*local_span(event))


def local_span(event: Mapping[str, str]) -> tuple[datetime, datetime]:
    """Return the first and the last minute of an event on the clock it is announced by."""
    return span(event["start"], event["end"], "UTC")


def duration(span_: pd.Timedelta) -> str:
    """Return a length of time in words.

    >>> import pandas as pd
    >>> duration(pd.Timedelta(hours=17, minutes=37))
    '17 hours 37 minutes'
    """
    minutes = int(span_.total_seconds()) // 60
    parts = ((minutes // 1440, "day"), (minutes // 60 % 24, "hour"), (minutes % 60, "minute"))
    words = [f"{n} {unit}{'s' if n != 1 else ''}" for n, unit in parts if n]
    return " ".join(words) or "less than a minute"
