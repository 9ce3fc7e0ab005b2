"""Time zones as pages name them, with their traps.

An abbreviation is not a zone: IST is India's, Israel's and Ireland's; CST is Chicago's, China's
and Cuba's; EST is printed all summer long, when New York keeps EDT. What the page leaves open
stays open unless the reader says which zone is meant.
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .tables import table

_OFFSET = re.compile(r"(?:UTC|GMT)?\s?([+-])(\d{1,2}):?(\d\d)?")


@cache
def pattern() -> str:
    """Return the expression that a zone is found by: an offset, or a name of `words.toml`."""
    names = "|".join(sorted(table("zones"), key=len, reverse=True))
    return rf"(?:(?:UTC|GMT)?\s?[+-]\d\d?:?(?:\d\d)?|{names})(?![A-Za-z])"


def to_utc(local: datetime, name: str, zone: str | None = None) -> tuple[str, str]:
    """Return a printed clock time in UTC, or "" with the reason why that cannot be said.

    Parameters
    ----------
    local
        The day and hour as printed.
    name
        The zone as printed ("KST", "+09:00"); "" if none is.
    zone
        The zone that the reader knows the page to keep (IANA); it decides what is open. Pyongyang
        kept +08:30 from 15 August 2015 to 4 May 2018, whatever the page calls it.

    Examples
    --------
    >>> to_utc(datetime(2016, 1, 6, 10, 0), "", "Asia/Pyongyang")
    ('2016-01-06T01:30:00Z', 'Asia/Pyongyang, as the reader says')
    >>> to_utc(datetime(2024, 5, 17, 12, 0), "IST")
    ('', 'IST can be Asia/Kolkata, Asia/Jerusalem or Europe/Dublin; say which with zone=')
    """
    label = re.sub(r"\s+", " ", name.strip().upper())
    offset = _OFFSET.fullmatch(label)
    if offset:
        return _utc(local, _apart(*offset.groups())), f"printed as {name}"
    if not label:
        return (
            (_utc(local, named(zone)), f"{zone}, as the reader says") if zone else ("", "no zone")
        )
    could = tuple(table("zones").get(label, ()))
    if zone == "Asia/Pyongyang" and label == "KST":
        could = (zone,)  # "Korean time" on a page of Pyongyang is Pyongyang's
    meant = [z for z in could if z == zone] or list(could)
    if len(meant) != 1:
        some = ", ".join(meant[:-1]) + f" or {meant[-1]}; say which with zone=" if meant else ""
        return "", f"{label} can be {some}" if some else f"no zone known as {name}"
    there = named(meant[0])
    hours = table("seasonal").get(label)
    if hours is not None and there.utcoffset(local) != timedelta(hours=hours):
        return "", f"{label} is printed, but {meant[0]} did not keep it on that day"
    return _utc(local, there), f"{label}, read as {meant[0]}"


def _apart(sign: str, hours: str, minutes: str | None) -> timezone:
    apart = min(timedelta(hours=int(hours), minutes=int(minutes or 0)), timedelta(hours=14))
    return timezone(apart if sign == "+" else -apart)


def named(name: str) -> ZoneInfo:
    """Return a zone by its IANA name, or say that there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"no zone {name!r}; write an IANA name such as 'Asia/Seoul'") from None


def _utc(local: datetime, zone: timezone | ZoneInfo) -> str:
    try:
        return f"{local.replace(tzinfo=zone).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    except OverflowError:
        return ""
