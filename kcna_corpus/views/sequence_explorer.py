"""The order of events: who, what and when; a window in each row; what stands behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import traitlets

from ..clock.in_words import when
from ..clock.zones import iana_zone
from ..records.corpus import Corpus, known_corpus
from ..records.schema import SEPARATOR
from ..story.actors import actor_named
from ..story.sequence import full_timeline, row_tuples, select
from ..story.terms import sides
from . import event_cards as cards
from .evidence import counted
from .frame import Explorer
from .parts import REFERENCES, SAVES, SEARCH, Moment, Names, Zone, call, chips, column, names
from .periods import presets, zones

if TYPE_CHECKING:
    import pandas as pd


_PLAIN = ("actors", "kinds", "start", "end", "zone")
_FILTERS = ("actors", ("match", "any"), "kinds", "search", "start", "end", "zone")
_MINUTE = 60
_SAVES = [["ics", "Calendar (iCalendar)"], ["timelinejs", "Timeline (TimelineJS)"]]
_HINT = (
    "Each row is an event, and its pale bar a **window**: the earliest and the latest moment at "
    "which it became public. Marks on it are stamps seen on pages; a hollow one has a zone that is "
    "assumed. One event is certainly before another only where their windows do not overlap."
)
_KEY = (
    "Pale bar: when it became public, at the earliest and the latest.",
    "Mark on a bar: a stamp seen on a page; hollow: its zone is assumed.",
    "Mark alone: the window is too short for a bar in this period.",
)


class SequenceExplorer(Explorer):
    """Explore the order of events: choose actors, kinds, a period and a clock; pick an event.

    Parameters
    ----------
    corpus
        The records.
    others
        What the attributes are at first; all can be set later, by mouse, keyboard or Python.

    Attributes
    ----------
    actors, kinds : list of str
        Empty: all of them.
    match : str
        "any": events of any of the actors; "all": those in which all take part.
    search : str
        Words that the title, the gloss or the date of an event have, all of them.
    start, end : str
        Days such as "2024-05-16"; empty: no bound.
    zone : str
        IANA zone of everything shown; the corpus's own unless another is asked for.
    sort, picked : str
        The order of the rows on the screen; the short name of the event whose card is shown.

    Raises
    ------
    ValueError
        When a filter is set to an unknown name (the filter keeps its value), or when the corpus
        has no events.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> explorer = SequenceExplorer(kc.load(), kinds=["denial"])
    >>> explorer.actors = ["kim-yo-jong"]
    >>> list(explorer.rows()["event"])
    ['kcna-denial-2024-05-17']
    >>> explorer.code
    'kc.timeline(corpus, actors=["kim-yo-jong"], kinds=["denial"], zone="Asia/Seoul")'
    """

    actors: Any = Names().tag(sync=True)
    match = traitlets.Enum(("any", "all"), "any").tag(sync=True)
    kinds: Any = Names().tag(sync=True)
    start: Any = Moment().tag(sync=True)
    end: Any = Moment().tag(sync=True)
    zone: Any = Zone().tag(sync=True)
    label = "Sequence"

    def __init__(
        self,
        corpus: Corpus,
        actors: str | Iterable[str] = (),
        kinds: str | Iterable[str] = (),
        start: str | date = "",
        end: str | date = "",
        zone: str | None = None,
        match: str = "any",
        search: str = "",
        sort: str = "",
        picked: str = "",
    ) -> None:
        if known_corpus(corpus).events.empty:
            raise ValueError("the corpus has no events to show")
        self.corpus = corpus
        zone = iana_zone(corpus.zone if zone is None else zone).key
        self._timeline = full_timeline(corpus, zone)
        days = {"zone": zone, "start": start, "end": end}
        who = {"actors": actors, "match": match, "kinds": kinds}
        self._start(**days, **who, search=search, sort=sort, picked=picked)

    @cached_property
    def _cards(self) -> cards.Cards:
        return cards.Cards(self.corpus)

    @property
    def table(self) -> pd.DataFrame:
        """The whole timeline, on the clock that is chosen."""
        if str(self._timeline["earliest"].dt.tz) != self.zone:
            self._timeline = full_timeline(self.corpus, self.zone)
        return self._timeline

    @property
    def citation(self) -> str:
        """The citation of the picked event; empty if none is picked."""
        return self.corpus.cite("events", self.picked) if self.picked else ""

    def _figure(self) -> Any:
        from .charts import sequence_figure

        return sequence_figure(self.corpus, self.rows(), self.zone)

    # --- filters: checked before they change ------------------------------------------------------

    @traitlets.validate("actors")
    def _check_actors(self, proposal: Any) -> list[str]:
        return [actor_named(self.corpus, name) for name in proposal["value"]]

    @traitlets.validate("kinds", "start", "end")
    def _check_filter(self, proposal: Any) -> Any:
        filters = {n: getattr(self, n) or None for n in ("kinds", "start", "end")}
        filters[proposal["trait"].name] = proposal["value"] or None
        select(self.corpus, self._timeline[:0], actors=None, zone=self.zone, **filters)
        return proposal["value"]

    # --- what is drawn ----------------------------------------------------------------------------

    def _data(self) -> dict[str, Any]:
        kinds = list(self._timeline["kind"].value_counts().index)
        who = self._who()
        return {
            "title": "In what order did it happen?",
            "shape": "timeline",
            "nouns": ["event", "events"],
            "hint": _HINT,
            "marks": sides(self.corpus),
            "key": _KEY,
            "filters": [who, chips("kinds", "What", kinds), SEARCH, self._when()],
            "shown": [
                column("when", "When", sort="from", first=True),
                column("text", "Event", "title", sort="title", marked=True),
                column("axis", "Window"),
            ],
            "searched": ["title", "more"],
            "rows": self._items(who["groups"]),
            "code": [
                call("kc.timeline(", "corpus", _PLAIN, ")", '"'),
                call("kc.SequenceExplorer(", "corpus", _FILTERS, ").rows()", '"'),
            ],
            "saves": [*SAVES, *_SAVES, *REFERENCES],
        }

    def _who(self) -> dict[str, Any]:
        """The actors that events count for, the busiest first, grouped by side."""
        groups = [side.name for side in sides(self.corpus)]
        counts = Counter(a for own in self._cards.credited.values() for a in own)
        rows = {row["actor"]: row for row in self.corpus.rows["actors"]}
        options = []
        for actor in sorted(counts, key=lambda a: (-counts[a], a)):
            row = rows[actor]
            aliases = [alias for alias in row["aliases"].split(SEPARATOR) if alias]
            options.append([actor, row["name"], groups.index(row["side"]), aliases])
        more = {"match": "match", "marked": True, "note": "and those who act for them"}
        find = {"find": "Find an actor, by any name", "nobody": "Nobody here"}
        return names("actors", "Who", options, groups, **find, **more)

    def _when(self) -> dict[str, Any]:
        offered = {"presets": presets(self.corpus, self.corpus.zone), "zones": zones(self.corpus)}
        return {"name": "period", "label": "When", "kind": "period", **offered}

    def _items(self, sides: list[str]) -> list[dict[str, Any]]:
        credited = self._cards.credited
        return [
            {
                "key": row.event,
                "mark": sides.index(row.side) if row.side in sides else -1,
                "actors": sorted(credited.get(row.event, ())),
                "kinds": row.kind,
                "from": int(row.earliest.timestamp()) // _MINUTE,
                "to": int(row.latest.timestamp()) // _MINUTE,
                "days": self._cards.days(row.event),
                "title": row.title,
                "more": self._cards.more(row.event),
                "stamps": self._cards.stamps.get(row.event, []),
            }
            for row in row_tuples(self._timeline)
        ]

    def _card(self, key: str) -> dict[str, Any]:
        return self._cards.card(key)

    def _still(self) -> tuple[str, list[str], list[list[str]]]:
        days = self._cards.days
        rows = [
            [days(r.event) or when(r.earliest, r.latest), r.title, r.kind, r.side, r.basis]
            for r in row_tuples(self.rows())
        ]
        whole = counted(len(self._timeline), "event")
        caption = f"{len(rows)} of {whole}, on the clock of {self.zone}"
        return caption, ["When", "Event", "Kind", "Side", "Basis"], rows
