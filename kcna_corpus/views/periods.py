"""What a strip of time offers: sides with their marks, periods of the records, clocks."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from ..clock.in_words import LONGEST_IN_HOURS, days
from ..clock.zones import UNKNOWN, iana_zone

if TYPE_CHECKING:
    from ..records.corpus import Corpus

#: Cities by which readers know a zone better than by its own.
CITIES = {"America/New_York": "Washington", "Asia/Shanghai": "Beijing", "UTC": "UTC"}
#: So many zones of the events are offered, beside the corpus's own and these.
OFFERED = 5
_ALWAYS = ("UTC", "America/New_York")


def focus(corpus: Corpus) -> tuple[datetime, datetime]:
    """Return the period of the sequence: the windows of the events that have most of the stamps.

    Events further apart than the longest window in hours are of different periods: one stamp of
    another year makes no year of the hours.

    >>> import kcna_corpus as kc
    >>> [f"{t:%d %B %Y}" for t in focus(kc.load())]
    ['15 May 2024', '17 May 2024']
    """
    events = corpus.events
    stamped = events[events["event"].isin(corpus.stamps["event"])].sort_values("earliest")
    if stamped.empty:
        last = events["latest"].max()
        return last - LONGEST_IN_HOURS, last
    apart = stamped["earliest"] - stamped["latest"].cummax().shift() > LONGEST_IN_HOURS
    period = apart.cumsum().set_axis(stamped["event"])
    most = corpus.stamps["event"].map(period).mode().iloc[-1]
    shown = stamped[(period == most).to_numpy()]
    return shown["earliest"].min(), shown["latest"].max()


def presets(corpus: Corpus, zone: str) -> list[tuple[str, str, str]]:
    """Return the periods that a reader will want: name, first and last day.

    >>> import kcna_corpus as kc
    >>> presets(kc.load(), "Asia/Seoul")[0]
    ('15–17 May 2024', '2024-05-15', '2024-05-17')
    """
    low, high = (moment.astimezone(iana_zone(zone)) for moment in focus(corpus))
    month = f"{high:%Y-%m}"
    periods = [(days(low, high), f"{low:%Y-%m-%d}", f"{high:%Y-%m-%d}")]
    if (low.year, low.month) == (high.year, high.month) and (high - low).days < monthrange(
        high.year, high.month
    )[1] - 2:
        periods.append((f"{high:%B %Y}", month, month))
    return [*periods, (f"{high:%Y}", f"{high:%Y}", f"{high:%Y}"), ("All years", "", "")]


def zones(corpus: Corpus) -> list[tuple[str, str]]:
    """Return the zones that are offered as clocks, with the city of each.

    >>> import kcna_corpus as kc
    >>> zones(kc.load())[:3]
    [('Asia/Seoul', 'Seoul'), ('UTC', 'UTC'), ('America/New_York', 'Washington')]
    """
    counts = Counter(row["zone"] for row in corpus.rows["events"] if row["zone"] != UNKNOWN)
    busiest = [zone for zone, _ in counts.most_common() if zone not in _ALWAYS]
    keys = dict.fromkeys([corpus.zone, *_ALWAYS, *busiest])
    return [(key, city(key)) for key in [*keys][:OFFERED]]


def city(zone: str) -> str:
    """Return the city by which readers know a zone.

    >>> city("Asia/Ho_Chi_Minh")
    'Ho Chi Minh'
    """
    return CITIES.get(zone, zone.rpartition("/")[2].replace("_", " "))
