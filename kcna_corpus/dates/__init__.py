"""Time expressions in text become windows.

`lexicon` makes a text tokens with classes, `grammar` finds expressions among them, `meanings` reads
each against its anchor (`story`), `values` turns values into days, `resolve` lets neighbours
complete one another, and `moments` turns days into moments.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from ..clock.zones import iana_zone
from ..inputs import dated_texts
from .moments import moments
from .resolve import read
from .story import Timex
from .tongue import taken_for

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = [
    *("document", "start", "end", "text", "earliest", "latest", "precision", "open_end", "value"),
    *("type", "relation", "anchor", "anchor_kind", "anchor_start", "anchor_end"),
    *("rule", "certain", "language", "why"),
]

_WORDS = "text precision value type relation anchor anchor_kind rule language why".split()


def find_dates(
    texts: Any, published: Any = None, zone: str | None = None, mode: str = "news"
) -> "pd.DataFrame":
    """Find the time expressions of texts, and the windows that they stand for.

    Parameters
    ----------
    texts : str, list, mapping, table, Reading or Corpus
        A text; a list of texts; a mapping from names to texts; a table with a column `text` and,
        if you like, `document` and `published`; or what gives one: a reading of pages, a corpus
        with pages attached. English and Korean are read whole; of other languages days and months
        that are printed with their year, and years.
    published : str, date, datetime, list or mapping, optional
        The day of publication (ISO text or date), a moment with its zone, or None: then "Friday"
        or "last year" stay unresolved ("", as pages have it, means the same). For several texts
        that come without it: one for all, a list with one for each, or a mapping by document.
    zone : str, optional
        The zone of the texts' days, such as "Asia/Seoul". With it, windows are moments in UTC.
    mode : {"news", "narrative"}
        "news" counts from the publication, "narrative" from the date the text last spoke of.

    Returns
    -------
    pandas.DataFrame
        One row per expression. `document` names its text: 0, 1, … for a list, 0 for one text.
        `start` and `end` count in the text that was given, of a page in its article.
        `earliest` and `latest` are calendar days, both included, and None where `precision` is
        vague; then `why` says what is missing. A range is two rows, and the window of the first,
        like that of "since 2022" (`open_end`), reaches to its end. `value` and `type` are those of
        TIMEX3. `anchor` tells what it counts from; `anchor_kind` is printed, publication, text or
        event, and `anchor_start` and `anchor_end` are the place of the expression that it counts
        from, -1 where it is none. `certain` says that the words have this window in nearly every
        text; whoever edits a timeline looks at the other rows first. `language` is the one that the
        text was taken for (ISO 639-1), "" where too little tells.

    Raises
    ------
    TypeError, ValueError
        If `texts` are no texts, if `published` is no date or a time without a zone, or if `zone` or
        `mode` is unknown.

    See Also
    --------
    propose_timeline : The sentences that these dates stand in, as candidate events.
    publications : The days of the documents themselves.

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
    >>> find_dates({"a": "It shut today.", "b": "Am 3. Mai 2024."}, "2024-05-17").document.tolist()
    ['a', 'b']
    """
    if mode not in ("news", "narrative"):
        raise ValueError(f"mode is news or narrative, not {mode!r}")
    if zone is not None:
        iana_zone(zone)
    rows: list[tuple[Any, ...]] = []
    for item in dated_texts(texts, published, "texts"):
        day, language = _day(item.published, zone or item.zone), taken_for(item.text)
        mentions = read(item.text, day, mode == "narrative", language)
        rows += [(item.document, *_row(mention, zone, language)) for mention in mentions]
    return _table(rows)


def _table(rows: list[tuple[Any, ...]]) -> "pd.DataFrame":
    """The rows as a table; all words become one array first, which is faster by a third."""
    import pandas as pd

    if not rows:
        return pd.DataFrame([], columns=COLUMNS)
    columns: dict[str, Any] = dict(zip(COLUMNS, map(list, zip(*rows, strict=True)), strict=True))
    words = pd.array([cell for name in _WORDS for cell in columns[name]], dtype="str")
    for number, name in enumerate(_WORDS):
        columns[name] = words[number * len(rows) : (number + 1) * len(rows)]
    return pd.DataFrame(columns)


def _day(published: Any, zone: str | None) -> date | None:
    """Return the local day of publication."""
    if not isinstance(published, str | date):  # as a page has it
        published = getattr(published, "day", published)
    if published is None or published == "":  # as a page has it that prints no date
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
        return published.astimezone(iana_zone(zone) if zone else published.tzinfo).date()
    if not isinstance(published, date):
        raise ValueError(f"published {published!r} is no date; None says that there is none")
    return published


def _row(timex: Timex, zone: str | None, language: str) -> tuple[Any, ...]:
    earliest: date | None = None
    latest: date | None = None
    reading = timex.reading
    if timex.days:
        earliest, latest, _ = timex.days
        if zone:
            try:
                earliest, latest = moments(timex, zone)
            except ValueError as fault:
                earliest, latest, reading.why = None, None, str(fault)
        if timex.open_end and reading.why:
            latest = None
    precision = timex.days.precision if timex.days and earliest else "vague"
    sure = bool(timex.rule.sure and reading.sure and reading.value and earliest)
    span = timex.start, timex.end, timex.text
    kind, words, *at = reading.anchor
    meaning = reading.value, _type(timex), timex.relation, words, kind, *at, timex.rule.name
    window = earliest, latest, precision, timex.open_end
    return *span, *window, *meaning, sure, language, reading.why


def _type(timex: Timex) -> str:
    """Return the TIMEX3 type."""
    value = timex.reading.value
    if timex.rule.kind == "set":
        return "SET"
    if value[:1] == "P" and "REF" not in value:
        return "DURATION"
    return "TIME" if "T" in value and "REF" not in value else "DATE"
