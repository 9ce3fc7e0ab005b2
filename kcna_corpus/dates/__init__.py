"""Time expressions in text become windows.

`lexicon` makes a text tokens with classes, `grammar` finds expressions among them, `meanings` reads
each against its anchor (`story`), `calendar` turns values into days, `resolve` lets neighbours
complete one another, and `moments` turns days into
moments.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from .moments import moments
from .resolve import read
from .story import Found

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = [
    *("start", "end", "text", "earliest", "latest", "precision", "open_end", "value", "type"),
    *("relation", "anchor", "rule", "certain", "why"),
]


def find_dates(
    text: str, published: str | date | None, zone: str | None = None, mode: str = "news"
) -> "pd.DataFrame":
    """Find the time expressions of a text, and the windows that they stand for.

    Parameters
    ----------
    text
        Plain text, in English or with Korean dates. `text[start:end]` is a row's `text`.
    published
        The day of publication (ISO text or date), a moment with its zone, or None: then "Friday"
        or "last year" stay unresolved ("", as pages have it, means the same).
    zone
        The zone of the text's days, such as "Asia/Seoul". With it, windows are moments in UTC.
    mode
        "news" counts from the publication, "narrative" from the date the text last spoke of.

    Returns
    -------
    pandas.DataFrame
        One row per expression. `earliest` and `latest` are calendar days, both included, and None
        where `precision` is vague; then `why` says what is missing. A range is two rows, and the
        window of the first, like that of "since 2022" (`open_end`), reaches to its end. `value`
        and `type` are those of TIMEX3. `certain` says that the words have this value in nearly
        every text; whoever edits a timeline looks at the other rows first.

    Raises
    ------
    ValueError
        If `published` is no date or a time without a zone, or if `zone` or `mode` is unknown.

    Examples
    --------
    >>> rows = find_dates("On Friday it shut, a day after the vote.", "2024-05-17")
    >>> for row in rows.itertuples():
    ...     print(row.text, row.earliest, row.value, row.anchor, sep=" | ")
    Friday | 2024-05-17 | 2024-05-17 | publication 2024-05-17
    a day after | 2024-05-16 | P1D | the event of “Friday” (3–9)
    >>> rows = find_dates("at 9 a.m. Pyongyang time on 3 May 2016", None, zone="Asia/Seoul")
    >>> rows.earliest[0].isoformat()
    '2016-05-03T00:30:00+00:00'
    """
    import pandas as pd  # reading dates alone needs no table

    if mode not in ("news", "narrative"):
        raise ValueError(f"mode is news or narrative, not {mode!r}")
    if zone is not None:
        try:
            ZoneInfo(zone)
        except (ValueError, OSError, KeyError):
            raise ValueError(f"no zone {zone!r}; write one such as Asia/Seoul") from None
    found = read(text, _day(published, zone), mode == "narrative")
    return pd.DataFrame([_row(f, zone) for f in found], columns=COLUMNS)


def _day(published: str | date | None, zone: str | None) -> date | None:
    """Return the local day of publication."""
    published = getattr(published, "day", published) if isinstance(published, tuple) else published
    if published == "":  # as a page has it that prints no date
        return None
    if isinstance(published, str):
        try:
            whole = len(published.strip()) > 10
            read_as: type[date] = datetime if whole else date
            published = read_as.fromisoformat(published.strip())
        except ValueError:
            days = {day for f in read(str(published)[:99], None) if f.days for day in f.days[:2]}
            meant = days.pop() if len(days) == 1 else "year-month-day, such as 2024-05-17"
            raise ValueError(f"published {published!r} is no date: write it as {meant}") from None
    if isinstance(published, datetime):
        if published.tzinfo is None:
            raise ValueError("a time of publication needs its zone: end it with Z or +09:00")
        return published.astimezone(ZoneInfo(zone) if zone else published.tzinfo).date()
    if not (published is None or isinstance(published, date)):
        raise ValueError(f"published {published!r} is no date; None says that there is none")
    return published


def _row(found: Found, zone: str | None) -> tuple[Any, ...]:
    earliest: date | None = None
    latest: date | None = None
    reading = found.reading
    if found.days:
        earliest, latest, _ = found.days
        if zone:
            try:
                earliest, latest = moments(found, zone)
            except ValueError as fault:
                earliest, latest, reading.why = None, None, str(fault)
        if found.open_end and reading.why:
            latest = None
    precision = found.days.precision if found.days and earliest else "vague"
    sure = bool(found.rule.sure and reading.sure and reading.value)
    place = found.start, found.end, found.text
    meaning = reading.value, _type(found), found.relation, reading.anchor, found.rule.name
    return *place, earliest, latest, precision, found.open_end, *meaning, sure, reading.why


def _type(found: Found) -> str:
    """Return the TIMEX3 type."""
    value = found.reading.value
    if found.rule.kind == "set":
        return "SET"
    if value[:1] == "P" and "REF" not in value:
        return "DURATION"
    return "TIME" if "T" in value and "REF" not in value else "DATE"
