"""Events in order: windows in a reader's zone, filters, and what can be said of two events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from ..clock.in_words import days, duration, zoneless_days
from ..clock.windows import instant, precision_of, span, utc
from ..clock.zones import UNKNOWN, iana_zone
from ..records.corpus import Corpus, known_corpus
from ..text.nearest import did_you_mean
from ..text.signs import prose
from .actors import actors_meant, event_named

if TYPE_CHECKING:
    import pandas as pd

    from ..records.csv_folder import Row

Moment = str | date | datetime

#: Roles in the order in which a reader wants the names.
_ROLES = ("agent", "partner", "target", "present")


class Order(NamedTuple):
    """What the records say of the order of two events.

    Attributes
    ----------
    relation : {"before", "after", "undecided"}
        Of the first event to the second.
    shortest, longest : pandas.Timedelta
        The least and the most time between them; NaT when undecided.
    why : str
        One sentence that a reader can check.

    See Also
    --------
    order : What gives it.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> kc.order(kc.load(), "treaty-2024-06-19", "kcna-denial-2024-05-17").relation
    'after'
    """

    relation: str
    shortest: pd.Timedelta
    longest: pd.Timedelta
    why: str

    def _repr_html_(self) -> str:
        return prose(self.why, f"{self.relation.capitalize()}.")


def timeline(
    corpus: Corpus,
    actors: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    start: Moment | None = None,
    end: Moment | None = None,
    zone: str | None = None,
) -> pd.DataFrame:
    """Return the events in order, one row each.

    Parameters
    ----------
    corpus : Corpus
        The records.
    actors : str or iterable of str, optional
        Short names, names or aliases. An actor stands also for those who act for it: "dprk" finds
        what its ministries and officials do. None, or an empty list: every event.
    kinds : str or iterable of str, optional
        Kinds of event. None, or an empty list: every kind.
    start, end : str, date or datetime, optional
        First and last moment. A string such as "2024-05" or "2024-05-17", or a date, means local
        time in `zone`, the last day included; a datetime must carry its zone. An event counts if
        its window touches the period.
    zone : str, optional
        IANA time zone in which `earliest`, `latest` and `days` are told; the corpus's own
        (`corpus.zone`) unless another is asked for.

    Returns
    -------
    pandas.DataFrame
        Ordered by `earliest`, `latest`, `event`. Columns: event, title, kind, side (of the first
        agent), actors (list of str), earliest, latest (datetime64 in `zone`, to the minute), days
        (str: the calendar days that the window touches in `zone`; those announced, where the zone
        of these is not known), printed, place, precision, basis
        (the weakest of what the window rests on), earliest_from and latest_from (what its two ends
        are), documents (list of str: those with an account of it), sources (list of str).

    Raises
    ------
    ValueError
        For an unknown actor, kind or zone, with the nearest names; for a datetime without zone.

    See Also
    --------
    order : Which of two events came first.
    SequenceExplorer : The same, to look at and to filter.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> days = kc.timeline(kc.load(), actors="Kim Yo Jong", kinds="denial",
    ...                    zone="America/New_York")
    >>> days[["event", "days"]].to_dict("records")
    [{'event': 'kcna-denial-2024-05-17', 'days': '16 May 2024'}]
    """
    zone = known_corpus(corpus).zone if zone is None else zone
    table = full_timeline(corpus, zone)
    chosen = select(corpus, table, actors=actors, kinds=kinds, start=start, end=end, zone=zone)
    return table[chosen].reset_index(drop=True)


def full_timeline(corpus: Corpus, zone: str) -> pd.DataFrame:
    """Return every event in order, in `zone` (the columns of `timeline`)."""
    import pandas as pd

    tz = iana_zone(zone)
    events = known_corpus(corpus).events.sort_values(
        ["earliest", "latest", "event"], ignore_index=True
    )
    participants = sorted(corpus.rows["participants"], key=lambda row: _ROLES.index(row["role"]))
    taking_part = _by_event(participants, "actor")
    documents = _by_event(corpus.rows["accounts"], "document")
    agents = _by_event((row for row in participants if row["role"] == "agent"), "actor")
    sides = {row["actor"]: row["side"] for row in corpus.rows["actors"]}
    names = events["event"]
    earliest, latest = (events[c].dt.tz_convert(tz) for c in ("earliest", "latest"))
    return pd.DataFrame(
        {
            "event": names,
            "title": events["title"],
            "kind": events["kind"],
            "side": pd.array(
                [sides[a[0]] if (a := agents.get(n)) else "" for n in names], dtype=str
            ),
            "actors": pd.Series([taking_part.get(n, []) for n in names], dtype=object),
            "earliest": earliest,
            "latest": latest,
            "days": pd.array(
                [
                    zoneless_days(corpus.by_key["events"][name], days) or days(a, b)
                    for name, a, b in zip(names, earliest, latest, strict=True)
                ],
                dtype=str,
            ),
            "printed": events["printed"],
            "place": events["place"],
            "precision": events["precision"],
            "basis": events["window_basis"],
            "earliest_from": events["earliest_from"],
            "latest_from": events["latest_from"],
            "documents": pd.Series([documents.get(n, []) for n in names], dtype=object),
            "sources": pd.Series([list(s) for s in events["source"]], dtype=object),
        }
    )


def select(
    corpus: Corpus,
    table: pd.DataFrame,
    *,
    actors: str | Iterable[str] | None,
    kinds: str | Iterable[str] | None,
    start: Moment | None,
    end: Moment | None,
    zone: str,
) -> pd.Series:
    """Return which rows of a full timeline are asked for, as a boolean series."""
    import pandas as pd

    chosen = pd.Series(True, index=table.index)
    wanted = filter_values(actors, "actors")
    if wanted:
        who = actors_meant(corpus, wanted)
        chosen &= pd.Series([not who.isdisjoint(a) for a in table["actors"]], index=table.index)
    wanted_kinds = filter_values(kinds, "kinds")
    if wanted_kinds:
        all_kinds = sorted(set(corpus.events["kind"]) | set(_kinds(corpus)))
        for kind in wanted_kinds:
            if kind not in all_kinds:
                raise ValueError(f"unknown kind of event {kind!r}" + did_you_mean(kind, all_kinds))
        chosen &= table["kind"].isin(wanted_kinds)
    first, last = period(start, end, zone)
    if first is not None:
        chosen &= table["latest"] >= first
    if last is not None:
        chosen &= table["earliest"] <= last
    return chosen


def order(corpus: Corpus, first: str, second: str) -> Order:
    """Say which of two events came first, if the records decide it.

    The first is before the second when the latest moment of its window precedes the earliest of
    the other's: nothing else is certain. Stamps with a source (`Corpus.with_rows`) may narrow a
    window and so decide what was undecided.

    Parameters
    ----------
    corpus : Corpus
        The records.
    first, second : str
        Two events, by their short names or their titles.

    Returns
    -------
    Order
        With `relation`, `shortest`, `longest` and `why`.

    Raises
    ------
    ValueError
        For an unknown event, with the nearest names.

    See Also
    --------
    timeline : The windows of all events.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> found = kc.order(kc.load(), "us-sanctions-2024-05-16", "kcna-denial-2024-05-17")
    >>> found.relation, str(found.shortest), str(found.longest)
    ('before', '0 days 00:23:00', '0 days 17:37:00')
    """
    import pandas as pd

    keys = [event_named(corpus, event) for event in (first, second)]
    if keys[0] == keys[1]:
        raise ValueError(f"first and second are one event, {keys[0]!r}: name two")
    events = corpus.events
    a, b = (events[events["event"] == key].iloc[0] for key in keys)
    if a["latest"] < b["earliest"]:
        return Order("before", *_between(a, b), _certain(a, b))
    if b["latest"] < a["earliest"]:
        return Order("after", *_between(b, a), _certain(b, a))
    # pandas types NaT apart from Timedelta
    nat: pd.Timedelta = pd.NaT  # type: ignore[assignment]
    return Order("undecided", nat, nat, _undecided(a, b))


def row_tuples(table: pd.DataFrame) -> Iterator[Any]:
    """Yield the rows of a table, columns as attributes (a DataFrame knows no types of its own)."""
    yield from table.itertuples(index=False)


def filter_values(value: str | Iterable[str] | None, name: str) -> list[str]:
    """Return what a filter was given, one text or several, as a list.

    Raises TypeError if one of them is no text; `name` says which filter.

    >>> filter_values("denial", "kinds"), filter_values(None, "kinds")
    (['denial'], [])
    """
    names = [value] if isinstance(value, str) else list(value or ())
    for item in names:
        if not isinstance(item, str):
            raise TypeError(f"{name} are given as text; {item!r} is {type(item).__name__}")
    return names


def period(
    start: Moment | None, end: Moment | None, zone: str
) -> tuple[datetime | None, datetime | None]:
    """Return the first and the last moment of a period; None where it has no bound.

    Raises ValueError if the end is before the start.

    >>> [f"{bound:%d %B, %H:%M}" for bound in period("2024-05", "2024-05", "UTC")]
    ['01 May, 00:00', '31 May, 23:59']
    """
    first = None if start is None else _moments(start, zone, "start")[0]
    last = None if end is None else _moments(end, zone, "end")[1]
    if first is not None and last is not None and first > last:
        raise ValueError(f"start {start!r} is after end {end!r}")
    return first, last


def _kinds(corpus: Corpus) -> list[str]:
    terms = corpus.terms
    return list(terms.loc[terms["vocabulary"] == "kind", "term"])


def _by_event(rows: Iterable[Row], column: str) -> dict[str, list[str]]:
    """Event -> the values of a column, each once, in order."""
    by_event: dict[str, dict[str, None]] = {}
    for row in rows:
        by_event.setdefault(row["event"], {})[row[column]] = None
    return {event: list(values) for event, values in by_event.items()}


def _moments(value: Moment, zone: str, name: str) -> tuple[datetime, datetime]:
    """The first and the last moment that a start or an end can mean."""
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError(_zone_needed(name, value.isoformat(sep=" ")))
        return value.astimezone(UTC), value.astimezone(UTC)
    if isinstance(value, date):
        value = value.isoformat()
    if not isinstance(value, str):
        raise TypeError(f"{name} is text, a date or a datetime, not {type(value).__name__}")
    if ":" in value:
        try:
            moment = instant(value)
        except ValueError:
            raise ValueError(_zone_needed(name, value)) from None
        return moment, moment
    try:
        precision_of(value)
    except ValueError as fault:
        raise ValueError(f"{name} {value!r}: {fault}") from None
    return span(value, value, iana_zone(zone).key)


def _zone_needed(name: str, value: str) -> str:
    return (
        f"{name} {value!r} has a clock time but no zone; write '2024-05-17T06:37+09:00', "
        "or datetime(2024, 5, 17, 6, 37, tzinfo=ZoneInfo('Asia/Seoul')), or only the day"
    )


def _between(a: pd.Series, b: pd.Series) -> tuple[pd.Timedelta, pd.Timedelta]:
    return b["earliest"] - _over(a), b["latest"] - a["earliest"]


def _over(event: pd.Series) -> Any:
    """When the window is over: an announced day is with its last minute, not before it."""
    whole = event["precision"] != "minute"
    if whole and event["latest"] == span(event["start"], event["end"], event["zone"])[1]:
        return event["latest"] + timedelta(minutes=1)
    return event["latest"]


def _certain(a: pd.Series, b: pd.Series) -> str:
    shortest, longest = _between(a, b)
    least = f"at least {duration(shortest)}, " if shortest else ""
    return (
        f"“{a['title']}” was public by {utc(a['latest'])} ({_end(a, 'latest')}) and "
        f"“{b['title']}” cannot have come before {utc(b['earliest'])} ({_end(b, 'earliest')}): "
        f"{least}at most {duration(longest)} lie between them."
    )


def _end(event: pd.Series, end: str) -> str:
    return str(event[f"{end}_from"])


def _undecided(a: pd.Series, b: pd.Series) -> str:
    """Name the condition under which the unlikelier of the two came first."""
    if _share_first(a, b) < _share_first(b, a):
        a, b = b, a
    zone = ZoneInfo("UTC" if b["zone"] == UNKNOWN else b["zone"])
    low, high = b["earliest"].tz_convert(zone), min(a["latest"], b["latest"]).tz_convert(zone)
    return (
        f"The windows overlap: “{a['title']}” lies between {utc(a['earliest'])} and "
        f"{utc(a['latest'])}, “{b['title']}” between {utc(b['earliest'])} and {utc(b['latest'])}; "
        f"the second came first only if it fell between {low:%H:%M} and {high:%H:%M} on "
        f"{days(low, high)} in {zone.key}; a source that dates either more closely would decide."
    )


def _share_first(a: pd.Series, b: pd.Series) -> float:
    """The part of a's window in which it could still come before b."""
    whole = (a["latest"] - a["earliest"]).total_seconds()
    part = (min(a["latest"], b["latest"]) - a["earliest"]).total_seconds()
    return part / whole if whole else 1.0
