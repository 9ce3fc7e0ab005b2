"""Local days and clock times become moments in UTC."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from ..clock.zones import iana_zone, meanings
from .story import Timex, Unresolved


def moments(timex: Timex, zone: str) -> tuple[datetime, datetime]:
    """Return the first and the last minute, in UTC, of an expression's days or clock time."""
    assert timex.days is not None
    first, last = timex.days.first, timex.days.last
    clock = re.search(r"T(\d\d):(\d\d)$", timex.reading.value)
    if clock is None:
        here = iana_zone(zone)
        try:
            start = datetime.combine(first, time(), here).astimezone(UTC)
            end = datetime.combine(last + timedelta(days=1), time(), here).astimezone(UTC)
        except OverflowError:
            raise Unresolved("the calendar holds no such moment") from None
        return start, end - timedelta(minutes=1)
    after = timedelta(hours=int(clock[1]), minutes=int(clock[2]))
    name = timex.reading.zone
    places = meanings(name, datetime.combine(first, time()) + min(after, timedelta(hours=23)), zone)
    places = places or [iana_zone(zone)]  # "9 a.m. local time"
    found_moments = [m for zoned in places for m in _moments_at(first, after, zoned)]
    if not found_moments:
        raise Unresolved("the clocks skip this time")
    if len(set(found_moments)) > 1:
        timex.reading.sure = False
        timex.reading.why = f"{name or 'the clock'} has more than one reading"
    return min(found_moments), max(found_moments)


def _moments_at(day: date, after: timedelta, zone: tzinfo) -> list[datetime]:
    """No moment if the clocks skip it, two if they show it twice."""
    try:
        local = datetime.combine(day, time()) + after
        both = {local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
        return [m for m in both if m.astimezone(zone).replace(tzinfo=None) == local]
    except OverflowError:
        return []
