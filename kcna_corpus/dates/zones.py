"""Local days and clock times become moments in UTC."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from .story import Found, Unresolved

# What an abbreviation can mean. Where the text's own zone is among the readings, it decides.
_READINGS = {
    "GMT": "UTC",
    "UTC": "UTC",
    "JST": "Asia/Tokyo",
    "KST": "Asia/Seoul Asia/Pyongyang",
    "MSK": "Europe/Moscow",
    "EST": "America/New_York Australia/Sydney",
    "EDT": "America/New_York",
    "CST": "America/Chicago Asia/Shanghai America/Havana",
    "CDT": "America/Chicago America/Havana",
    "IST": "Asia/Kolkata Asia/Jerusalem Europe/Dublin",
    "BST": "Europe/London Asia/Dhaka",
    "MST": "America/Denver",
    "MDT": "America/Denver",
    "PST": "America/Los_Angeles Asia/Manila",
    "PDT": "America/Los_Angeles",
}
# Names before "time" that are no city of the zone database.
_NAMES = {
    "beijing": "Asia/Shanghai",
    "washington": "America/New_York",
    "eastern": "America/New_York",
    "pacific": "America/Los_Angeles",
}


def moments(found: Found, zone: str) -> tuple[datetime, datetime]:
    """Return the first and the last minute, in UTC, of an expression's days or clock time."""
    assert found.days is not None
    first, last = found.days.first, found.days.last
    clock = re.search(r"T(\d\d):(\d\d)$", found.reading.value)
    if clock is None:
        here = ZoneInfo(zone)
        try:
            start = datetime.combine(first, time(), here).astimezone(UTC)
            end = datetime.combine(last + timedelta(days=1), time(), here).astimezone(UTC)
        except OverflowError:
            raise Unresolved("the calendar holds no such moment") from None
        return start, end - timedelta(minutes=1)
    after = timedelta(hours=int(clock[1]), minutes=int(clock[2]))
    places = readings(found.reading.zone, zone)
    found_moments = [m for place in places for m in _moments_at(first, after, place)]
    if not found_moments:
        raise Unresolved("the clocks skip this time")
    if len(set(found_moments)) > 1:
        found.reading.sure = False
        found.reading.why = f"{found.reading.zone or 'the clock'} has more than one reading"
    return min(found_moments), max(found_moments)


def readings(name: str, zone: str) -> list[tzinfo]:
    """Return the zones that a printed name can mean in a text whose own zone is known.

    Examples
    --------
    >>> [str(place) for place in readings("IST", "Asia/Kolkata")]
    ['Asia/Kolkata']
    >>> len(readings("IST", "Asia/Seoul"))
    3
    """
    if offset := re.fullmatch(r"(?:UTC|GMT)?([+-])(\d\d?)(?::?(\d\d))?", name):
        away = timedelta(hours=int(offset[2]) % 24, minutes=int(offset[3] or 0) % 60)
        return [timezone(away if offset[1] == "+" else -away)]
    places = _READINGS.get(name, "").split() or [_cities().get(name.lower(), zone)]
    return [ZoneInfo(zone)] if zone in places else [ZoneInfo(place) for place in places]


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    named = {key.rsplit("/")[-1].replace("_", " ").lower(): key for key in available_timezones()}
    return named | _NAMES


def _moments_at(day: date, after: timedelta, place: tzinfo) -> list[datetime]:
    """No moment if the clocks skip it, two if they show it twice."""
    try:
        local = datetime.combine(day, time()) + after
        both = {local.replace(tzinfo=place, fold=fold).astimezone(UTC) for fold in (0, 1)}
        return [m for m in both if m.astimezone(place).replace(tzinfo=None) == local]
    except OverflowError:
        return []
