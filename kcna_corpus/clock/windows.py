"""A printed day in its own zone, and the stamps seen, become a window in UTC.

A window is the earliest and the latest moment at which an event can have become public. Its
resolution is the minute: a day runs from 00:00 to 23:59 local time.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from .zones import day_edges, zone_name

Stamp = Mapping[str, str]

_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d))?)?)?", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d\d)", re.ASCII)
_PRECISIONS = {1: "year", 2: "month", 3: "day", 5: "minute"}


class Window(NamedTuple):
    """The earliest and latest moment (UTC), and what each rests on.

    `basis` is the weakest of the announced day's and the stamps' that set an end.
    """

    earliest: datetime
    latest: datetime
    basis: str
    earliest_from: str
    latest_from: str


def precision_of(date: str) -> str:
    """Return year, month, day or minute for a partial ISO date.

    Raises ValueError if `date` is no such date, is impossible, or can be read in two ways.

    >>> precision_of("2024-05"), precision_of("2024-05-17T15:10")
    ('month', 'minute')
    """
    parts = _parts(date)
    _first(parts)
    return _PRECISIONS[len(parts)]


def span(start: str, end: str, zone: str) -> tuple[datetime, datetime]:
    """Return the first and the last minute, in UTC, of two partial dates in `zone`.

    A day in a zone that is not known (Etc/Unknown) begins with the first on earth and ends with the
    last.

    >>> [t.isoformat() for t in span("2024-05-17", "2024-05-17", "Asia/Pyongyang")]
    ['2024-05-16T15:00:00+00:00', '2024-05-17T14:59:00+00:00']
    """
    first, last = day_edges(zone)
    return _moments(start, first)[0], _moments(end, last)[1]


def event_span(event: Mapping[str, str]) -> tuple[datetime, datetime]:
    """Return the first and the last minute of an event's announced days, in UTC."""
    return span(event["start"], event["end"], event["zone"])


def window(event: Mapping[str, str], stamps: Iterable[Stamp]) -> Window:
    """Return the window of an event: its announced days, narrowed by its stamps.

    A stamp whose time and zone are both printed counts before one whose zone is assumed or whose
    time is read from an address; among equals the tightest counts. Raises ValueError if a date is
    wrong, or if a stamp stands before the first announced minute.
    """
    earliest, latest = event_span(event)
    zone = zone_name(event["zone"])
    low, high = (f"{edge} of the announced time in {zone}" for edge in ("start", "end"))
    bases = [event["basis"]]
    rows = [s for s in stamps if s["event"] == event["event"]]
    for bound, pick in (("latest", min), ("earliest", max)):
        stamp = _strongest([s for s in rows if s["bound"] == bound], pick)
        if stamp is None:
            continue
        moment = instant(stamp["instant"])
        source = f"stamp {stamp['stamp']}, “{stamp['printed']}”, {stamp['basis']}"
        if bound == "latest" and moment < latest:
            latest, high = moment, source
        elif bound == "earliest" and moment > earliest:
            earliest, low = moment, source
        else:
            continue
        bases.append(stamp["basis"])
    if earliest > latest:
        raise ValueError(
            f"window reversed: earliest {utc(earliest)} ({low}) "
            f"is after latest {utc(latest)} ({high})"
        )
    weakest = max(bases, key=("printed", "page address", "inferred").index)
    return Window(earliest, latest, weakest, low, high)


def instant(text: str) -> datetime:
    """Return the moment that an ISO time with a zone means, in UTC.

    >>> instant("2024-05-16T14:37:00Z").isoformat()
    '2024-05-16T14:37:00+00:00'
    """
    if not text.isascii():
        raise ValueError("write it in figures 0 to 9")
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment needs its zone: end it with Z or +09:00")
    return moment.astimezone(UTC)


def utc(moment: datetime) -> str:
    """Return a moment as analysts write it: 16 May 2024 14:37 UTC."""
    return f"{moment.day} {moment:%B %Y %H:%M} UTC"


def _strongest(stamps: list[Stamp], pick: Callable[..., Stamp]) -> Stamp | None:
    printed = [s for s in stamps if s["basis"] == "printed"]
    return pick(printed or stamps, key=lambda s: instant(s["instant"])) if stamps else None


def _parts(date: str) -> list[int]:
    if match := _PARTIAL.fullmatch(date):
        return [int(g) for g in match.groups() if g is not None]
    if slashed := _SLASHED.fullmatch(date):
        raise ValueError(_read_slashed(*map(int, slashed.groups())))
    raise ValueError("no date; write 2024, 2024-05, 2024-05-17 or 2024-05-17T15:10")


def _read_slashed(first: int, second: int, year: int) -> str:
    readings, year = [], year if year > 99 else 2000 + year
    for day, month in ((first, second), (second, first)):
        try:
            readings.append(f"{datetime(year, month, day):%Y-%m-%d}")
        except ValueError:
            continue
    if not readings:
        return "impossible date"
    if len(set(readings)) == 2:
        return f"ambiguous date; write {readings[0]} (day first) or {readings[1]} (month first)"
    return f"write {readings[0]}"


def _first(parts: list[int]) -> datetime:
    year, month, day, hour, minute = [*parts, *(1, 1, 0, 0)[len(parts) - 1 :]]
    if not 1000 <= year <= 9000:
        raise ValueError(f"impossible date: year {year} is not within 1000 to 9000")
    try:
        return datetime(year, month, day, hour, minute)
    except ValueError as fault:
        raise ValueError(f"impossible date: {fault}") from None


def _after(parts: list[int]) -> datetime:
    """The first minute after the year, month, day or minute."""
    first = _first(parts)
    if len(parts) == 1:
        return first.replace(year=first.year + 1)
    if len(parts) == 2:
        return (first + timedelta(days=32)).replace(day=1)
    return first + (timedelta(days=1) if len(parts) == 3 else timedelta(minutes=1))


@lru_cache(maxsize=4096)
def _moments(date: str, zone: str) -> tuple[datetime, datetime]:
    parts, tz = _parts(date), ZoneInfo(zone)
    first, after = _first(parts).replace(tzinfo=tz), _after(parts).replace(tzinfo=tz)
    if len(parts) == 5:
        _refuse_shifted(first, zone)
        return first.astimezone(UTC), first.astimezone(UTC)
    return first.astimezone(UTC), after.astimezone(UTC) - timedelta(minutes=1)


def _refuse_shifted(moment: datetime, zone: str) -> None:
    """A clock time that a change of clocks repeats or leaves out cannot be placed."""
    if moment.utcoffset() != moment.replace(fold=1).utcoffset():
        back = moment.astimezone(UTC).astimezone(moment.tzinfo).replace(tzinfo=None)
        skipped = back != moment.replace(tzinfo=None)
        fault = ("ambiguous: the clocks show it twice", "impossible: the clocks skip it")[skipped]
        raise ValueError(f"{fault} in {zone}")
