"""Time zones as texts name them, with their traps.

An abbreviation is not a zone: IST is India's, Israel's and Ireland's; CST is Chicago's, China's
and Cuba's; EST is printed all summer long, when New York keeps EDT. What the text leaves open
stays open unless the reader says which zone is meant. Pyongyang kept +08:30 from 15 August 2015
to 4 May 2018, as the zone database knows.
"""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from ..text.nearest import nearest

#: CLDR's name for a zone that is not known, of days only: no clock shows it.
UNKNOWN = "Etc/Unknown"
#: Where a day begins first on earth, and where it ends last.
_FIRST, _LAST = "Etc/GMT-14", "Etc/GMT+12"
#: What an abbreviation can mean. Where several zones can be meant, none is a default.
ABBREVIATIONS = {
    "Z": "UTC",
    "UTC": "UTC",
    "GMT": "UTC",
    "KST": "Asia/Seoul",
    "JST": "Asia/Tokyo",
    "HKT": "Asia/Hong_Kong",
    "SGT": "Asia/Singapore",
    "MSK": "Europe/Moscow",
    "CET": "Europe/Paris",
    "CEST": "Europe/Paris",
    "EET": "Europe/Kyiv",
    "TRT": "Europe/Istanbul",
    "WAT": "Africa/Lagos",
    "WIB": "Asia/Jakarta",
    "PKT": "Asia/Karachi",
    "AEST": "Australia/Brisbane",
    "AEDT": "Australia/Sydney",
    "ET": "America/New_York",
    "EST": "America/New_York",
    "EDT": "America/New_York",
    "CDT": "America/Chicago America/Havana",
    "MST": "America/Denver",
    "MDT": "America/Denver",
    "PT": "America/Los_Angeles",
    "PST": "America/Los_Angeles Asia/Manila",
    "PDT": "America/Los_Angeles",
    "IST": "Asia/Kolkata Asia/Jerusalem Europe/Dublin",
    "CST": "America/Chicago Asia/Shanghai America/Havana",
    "BST": "Europe/London Asia/Dhaka",
    "AST": "America/Halifax Asia/Riyadh",
}
# Abbreviations that hold for half of the year only, in hours from UTC.
_SEASONAL = {
    "EST": -5,
    "EDT": -4,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PDT": -7,
    "CET": 1,
    "CEST": 2,
    "AEDT": 11,
}
# Names before "time" that are no city of the zone database.
_PLACES = {
    "BEIJING": "Asia/Shanghai",
    "WASHINGTON": "America/New_York",
    "EASTERN": "America/New_York",
    "PACIFIC": "America/Los_Angeles",
    "KOREAN": "Asia/Seoul",
    "KOREA": "Asia/Seoul",
    "NEW YORK": "America/New_York",
    "DELHI": "Asia/Kolkata",
}
#: Abbreviations that the zone database has as names, with the zones that may be meant.
_NO_NAMES = {
    "EST": "America/New_York",
    "MST": "America/Denver America/Phoenix",
    "HST": "Pacific/Honolulu",
    "CET": "Europe/Paris",
    "MET": "Europe/Paris",
    "EET": "Europe/Kyiv",
    "WET": "Europe/Lisbon",
}
_OFFSET = re.compile(r"(?:UTC|GMT)?\s?([+-])(\d\d?)(?::?(\d\d))?")


@cache
def pattern() -> str:
    """Return the expression that a zone is found by: an offset, an abbreviation, a city's time."""
    names = "|".join(sorted(ABBREVIATIONS, key=len, reverse=True))
    cities = "|".join(["Pyongyang", "Seoul", "Tokyo", "Moscow", *_PLACES])
    return rf"(?:(?:UTC|GMT)?\s?[+-]\d\d?:?(?:\d\d)?|{names}|(?:{cities})\stime)(?![A-Za-z])"


def iana_zone(name: str) -> ZoneInfo:
    """Return a zone by its IANA name: the one check of every call that takes a zone.

    Raises ValueError if there is none, or if it is an abbreviation (EST holds for half of the year
    and moves no clock, MST is Denver's or Phoenix's), with the name that may be meant.

    >>> iana_zone("EST")
    Traceback (most recent call last):
    ValueError: unknown zone 'EST'; did you mean 'America/New_York'?
    """
    try:
        if name.upper() not in _NO_NAMES:
            return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, TypeError, AttributeError, OSError):
        pass
    raise ValueError(f"unknown zone {name!r:.60}{hint(str(name))}")


def day_edges(zone: str) -> tuple[str, str]:
    """Return the zones in which a day may begin first and end last: anywhere, if it is not known.

    >>> day_edges("Asia/Seoul"), day_edges(UNKNOWN)
    (('Asia/Seoul', 'Asia/Seoul'), ('Etc/GMT-14', 'Etc/GMT+12'))
    """
    return (_FIRST, _LAST) if zone == UNKNOWN else (zone, zone)


def zone_name(zone: str) -> str:
    """Return a zone as a sentence names it.

    >>> zone_name("Asia/Seoul"), zone_name(UNKNOWN)
    ('Asia/Seoul', 'a zone not known')
    """
    return "a zone not known" if zone == UNKNOWN else zone


def hint(name: str) -> str:
    """Return what may be meant by a name that is no zone's, as the end of a message.

    >>> hint("UTC+9")
    "; did you mean 'Asia/Seoul' or 'Etc/GMT-9'? Both are 9 hours ahead of UTC"
    >>> hint("Washington"), hint("KST")
    ("; did you mean 'America/New_York'?", "; did you mean 'Asia/Seoul'?")
    """
    if name == UNKNOWN:
        return ": days can be of a zone not known, a clock cannot; write one such as 'Asia/Seoul'"
    label = re.sub(r"\s+TIME$", "", re.sub("[−–]", "-", name).strip().upper())
    if offset := _OFFSET.fullmatch(label):
        return _hint_at(_away(offset))
    could = (_NO_NAMES.get(label) or ABBREVIATIONS.get(label) or _cities().get(label, "")).split()
    if not could:
        names = sorted(available_timezones() - _NO_NAMES.keys())
        could = nearest(name, names) or _ends_like(label, names)
    if not could:
        return "; write an IANA name such as 'Asia/Seoul'"
    return f"; did you mean {' or '.join(map(repr, could))}?"


def _hint_at(away: timedelta) -> str:
    """The zones that keep an offset all year; the names of Etc/ have their sign turned round."""
    days = [datetime(2026, month, 1, tzinfo=UTC) for month in (1, 7)]
    zones = dict.fromkeys(" ".join(ABBREVIATIONS.values()).split())
    places = [*zones, *sorted(zone for zone in available_timezones() if "/" in zone)]
    could = next(
        (z for z in places if all(d.astimezone(ZoneInfo(z)).utcoffset() == away for d in days)), ""
    )
    hours = away.total_seconds() / 3600
    etc = f"Etc/GMT{-hours:+.0f}" if hours == round(hours) and hours else ""
    names = [repr(zone) for zone in (could, etc) if zone in available_timezones()]
    if not names:
        return "; write an IANA name such as 'Asia/Seoul'"
    many, way = ("Both are", "It is")[len(names) < 2], "ahead of" if hours > 0 else "behind"
    distance = f"? {many} {abs(hours):g} hours {way} UTC" if hours else "?"
    return f"; did you mean {' or '.join(dict.fromkeys(names))}{distance}"


def _ends_like(label: str, names: list[str]) -> list[str]:
    """The zone whose city is spelt nearly so."""
    ends = {name.rpartition("/")[2].upper(): name for name in names}
    return [ends[end.upper()] for end in nearest(label.replace(" ", "_"), ends)[:1]]


def _away(offset: re.Match[str]) -> timedelta:
    away = timedelta(hours=int(offset[2]) % 24, minutes=int(offset[3] or 0) % 60)
    return away if offset[1] == "+" else -away


def meanings(name: str, local: datetime, zone: str | None = None) -> list[tzinfo]:
    """Return the zones that a printed name can mean on that day; none if it is not known.

    The name is as printed: "KST", "+09:00", "Pyongyang time"; "" if none is. `zone` (IANA) is that
    of the text's own place, if known: it decides what a name leaves open, and "Korean time" in a
    text from Pyongyang is Pyongyang's.

    >>> day = datetime(2024, 5, 17)
    >>> [str(zone) for zone in meanings("IST", day, "Asia/Kolkata")]
    ['Asia/Kolkata']
    >>> len(meanings("IST", day)), meanings("EST", day)[0].utcoffset(day).total_seconds()
    (3, -18000.0)
    """
    label = re.sub(r"\s+TIME$|^\s+|\s+$", "", name.upper())
    if not label:
        return [iana_zone(zone)] if zone else []
    if offset := _OFFSET.fullmatch(label):
        return [timezone(_away(offset))]
    could = (ABBREVIATIONS.get(label) or _cities().get(label, "")).split()
    if zone in could or (label, zone) == ("KST", "Asia/Pyongyang"):
        could = [str(zone)]
    there = [ZoneInfo(key) for key in could]
    hours = _SEASONAL.get(label)
    if hours is None or len(there) != 1 or there[0].utcoffset(local) == timedelta(hours=hours):
        return [*there]
    return [timezone(timedelta(hours=hours)), *there]


@cache
def _cities() -> dict[str, str]:
    cities = {z.rsplit("/")[-1].replace("_", " ").upper(): z for z in available_timezones()}
    return cities | _PLACES


def to_utc(local: datetime, name: str, zone: str | None = None) -> tuple[str, str]:
    """Return a printed clock time in UTC, or "" with the reason why that cannot be said.

    >>> to_utc(datetime(2016, 1, 6, 10, 0), "", "Asia/Pyongyang")
    ('2016-01-06T01:30:00Z', 'Asia/Pyongyang, as the reader says')
    >>> to_utc(datetime(2024, 5, 17, 12, 0), "IST")
    ('', 'IST can be Asia/Kolkata, Asia/Jerusalem or Europe/Dublin; say which with zone=')
    """
    name = name.strip()
    could = meanings(name, local, zone)
    if not could:
        return "", f"no zone known as {name}" if name else "no zone"
    if len(could) > 1:
        if isinstance(could[0], timezone):
            return "", f"{name} is printed, but {could[1]} did not keep it on that day"
        places = ", ".join(map(str, could[:-1])) + f" or {could[-1]}"
        return "", f"{name} can be {places}; say which with zone="
    note = f"{name}, read as {could[0]}" if name else f"{could[0]}, as the reader says"
    if isinstance(could[0], timezone):
        note = f"printed as {name}"
    try:
        return f"{local.replace(tzinfo=could[0]).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}", note
    except OverflowError:
        return "", note
