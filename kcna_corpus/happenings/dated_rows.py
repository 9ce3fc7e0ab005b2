"""What a row of dates is of a happening: its days, and whether they are those that are meant."""

import re
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from ..text.calendar import weekdays

WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_FEW_DAYS = 14  # of one window


def begun(row: dict[str, Any]) -> dict[str, Any]:
    """A row of dates, with the day or month of what began: “since May, when the mill burnt”.

    A few days are one window: “the fair of 9 to 12 May”.
    """
    first, last = row["earliest"], row["latest"]
    if row["relation"] == "from" and first and last and 0 < (last - first).days <= _FEW_DAYS:
        return {**row, "precision": "week", "relation": ""}
    since = row["precision"] == "interval" and row["relation"] == "since" and first
    if since and row["value"] == str(first):
        return {**row, "latest": first, "precision": "day"}
    if since and row["value"] == f"{first:%Y-%m}":
        next_month = (first + timedelta(days=31)).replace(day=1)
        return {**row, "latest": min(last, next_month - timedelta(days=1)), "precision": "month"}
    return row


def other_weekday(row: dict[str, Any]) -> str:
    """Why a day is not the one that is meant: “Friday, September 22” where it is none."""
    named = WEEKDAY.search(row["text"])
    if not named or row["precision"] not in ("day", "minute"):
        return ""
    same = row["earliest"].weekday() == weekdays("en")[named[0].lower()]
    return "" if same else "the weekday that is printed is not that of the day"


def of_year(row: dict[str, Any], written: date | None, *, ahead: bool) -> dict[str, Any] | None:
    """A row that names a year, or a month of that of its page, never certain; None for any other.

    With nothing `ahead`, a month read as one to come is that of the page's own year.
    """
    first, last = row["earliest"], row["latest"]
    if row["anchor_kind"] == "printed":
        return {**row, "certain": False}
    if not written or "month" not in row["rule"].split(", ") or first.year != last.year:
        return None
    if first.year == written.year + 1 and not ahead and not row["certain"]:
        with suppress(ValueError):  # 29 February
            first, last = (day.replace(year=written.year) for day in (first, last))
    same = first.year == written.year
    return {**row, "earliest": first, "latest": last, "certain": False} if same else None


def a_week_before(row: dict[str, Any]) -> dict[str, Any]:
    """A row whose weekday was read as one to come, where nothing tells of days to come."""
    if row["rule"] != "weekday" or row["precision"] != "day" or row["certain"]:
        return row
    week = timedelta(days=7)
    return {**row, "earliest": row["earliest"] - week, "latest": row["latest"] - week}
