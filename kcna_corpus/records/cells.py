"""What a cell of each type may hold, and what is wrong with one that holds something else."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache
from urllib.parse import urlsplit

from ..clock.windows import instant, precision_of
from ..clock.zones import UNKNOWN, hint, iana_zone
from ..text.calendar import weekdays

#: A number of days since the end of 1899, as Excel saves a day: 1954 to 2119.
_EXCEL = re.compile(r"[2-7]\d{4}(?:\.\d+)?")
#: The year of a day as Excel shows it: 17-Mar-31.
_EXCEL_YEAR = re.compile(r"(?<=[A-Za-z]-)([0-4]\d)$")
_MIDNIGHT = re.compile(r"[ T]00:00(?::00)?$")
_TIMED = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d?\d:\d\d)(?::\d\d)?")
#: Types that a form tells: an expression for the whole value, and what is wrong with any other.
_FORMS = {
    "id": (r"\S+", "wrong type: a short name holds no space"),
    "boolean": ("true|false", "wrong type: write true or false"),
    "integer": ("[0-9]{1,9}", "wrong type: a whole number is asked for"),
    "number": (r"[0-9]{1,15}(\.[0-9]{1,6})?", "wrong type: a plain number is asked for"),
    "language": ("[a-z]{2,3}", "wrong type: write the language as en, ko, ru …"),
    "fingerprint": ("[0-9a-f]{16}", "no fingerprint: 16 hexadecimal digits"),
}


@lru_cache(maxsize=4096)
def cell_fault(type_: str, value: str) -> str:
    """Return what is wrong with a value of that type, "" if nothing is.

    >>> cell_fault("integer", "12"), cell_fault("integer", "twelve")
    ('', 'wrong type: a whole number is asked for')
    """
    if type_ in _FORMS:
        form, fault = _FORMS[type_]
        return "" if re.fullmatch(form, value) else fault
    return _FAULTS[type_](value)


def _date(value: str) -> str:
    if value.strip("#") == "":
        return "Excel's sign for a column too narrow: widen it and save again"
    if _EXCEL.fullmatch(value):
        day = datetime(1899, 12, 30) + timedelta(float(value))
        return f"a day as Excel counts it; write {day:%Y-%m-%d} and format the column as text"
    try:
        precision_of(value)
    except ValueError as fault:
        return _as_iso(value) or str(fault)
    return ""


def _as_iso(value: str) -> str:
    """How to write a day that has one reading (2031/3/17, 17-Mar-31, Mon 17 March 2031)."""
    from ..reading.datewords import find

    bare = _MIDNIGHT.sub("", value.strip("'’.,"))
    if timed := _TIMED.fullmatch(bare):
        return "write {}T{:0>5}".format(*timed.groups())
    day = _EXCEL_YEAR.sub(r"20\1", bare.replace(".", "/"))  # 05.04 has two readings here
    read = find(day)
    alone = len(read) == 1 and len(read[0].days) == 1 and read[0].end == len(day)
    before = day[: read[0].start].lower().strip(" ,.") if alone else ""
    alone = alone and (not before or before in weekdays())
    return f"write {read[0].days[0]}" if alone else ""


def _instant(value: str) -> str:
    try:
        instant(value)
    except (ValueError, OverflowError) as fault:
        return f"no moment: {fault}"
    return ""


def _clock_zone(value: str) -> str:
    try:
        iana_zone(value)
    except ValueError:
        return "unknown zone" + hint(value)
    return ""


def _address(value: str) -> str:
    try:
        parts = urlsplit(value)
        well_formed = parts.scheme in ("http", "https") and "." in (parts.hostname or "")
        parts.port  # noqa: B018  reading it raises on a port that is no number
        if parts.username is not None or parts.password is not None:
            return "the address names a user; a page is cited without"
    except ValueError:
        well_formed = False
    if well_formed and value.isascii() and not re.search(r"[\s<>\"'`\\{}|^]", value):
        return ""
    return "address is not well formed; it starts with http(s):// and percent-encodes the rest"


_FAULTS: dict[str, Callable[[str], str]] = {
    "date": _date,
    "instant": _instant,
    "zone": lambda value: "" if value == UNKNOWN else _clock_zone(value),
    "clock zone": _clock_zone,
    "address": _address,
}
