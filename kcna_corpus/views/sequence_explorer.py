"""Widget views: filters in, rows and a view out; what is clicked can be written down as code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import traitlets

from ..clock.in_words import when
from ..clock.zones import named
from ..records.corpus import known_corpus
from ..saving import csv_text
from ..story.actors import actor_named
from ..story.sequence import each, full_timeline, select
from . import charts, evidence
from .evidence import counted
from .widgets import (
    Actions,
    ChartView,
    Moment,
    Names,
    choices,
    row_layout,
    soon,
    static_bundle,
    wide_layout,
)

if TYPE_CHECKING:
    import pandas as pd

    from ..records.corpus import Corpus

#: Lists and tables of more rows than this are cut, and say so.
LISTED = 100

#: Zones offered first, before those that the events bring.
_ZONES = ("Asia/Seoul", "America/New_York", "UTC")


class SequenceExplorer(widgets.VBox):
    """Explore the order of events: choose actors, kinds, a zone, a period; pick an event.

    Parameters
    ----------
    corpus
        The records.
    actors, kinds, start, end, zone
        The first filters, as in `timeline`; all can be set later, by mouse, keyboard or Python.

    Attributes
    ----------
    actors, kinds : list of str
        Empty: all of them.
    start, end : str
        Days such as "2024-05-16"; empty: no bound.
    zone : str
        IANA zone of everything shown; the corpus's own unless another is asked for.
    picked : str
        Short name of the event whose details are shown.

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

    actors: Any = Names()
    kinds: Any = Names()
    start: Any = Moment()
    end: Any = Moment()
    zone = traitlets.Unicode("UTC")
    picked = traitlets.Unicode()

    def __init__(
        self,
        corpus: Corpus,
        actors: str | Iterable[str] = (),
        kinds: str | Iterable[str] = (),
        start: str | date = "",
        end: str | date = "",
        zone: str | None = None,
    ) -> None:
        if known_corpus(corpus).events.empty:
            raise ValueError("the corpus has no events to show")
        self.corpus = corpus
        zone = named(corpus.zone if zone is None else zone).key
        self._table = full_timeline(corpus, zone)
        self._chosen = self._select({})
        rows, parameters = (
            charts.rows_of(corpus, self._table, zone),
            charts.parameters(corpus, zone),
        )
        sides = charts.sides(corpus)
        both = [charts.hours(sides, charts.too_long(corpus)), charts.years(sides, rows["lanes"])]
        self.charts = ChartView(both, rows, parameters)
        self.actions = Actions()
        self._controls = _Controls(corpus)
        number = {row["key"]: row["i"] for row in rows["events"]}
        of = {a: sorted(number[e] for e in found) for a, found in _events_of_each(corpus).items()}
        lists = {box: [of[actor] for _, actor in box.options] for box in self._controls.actors}
        self.charts.draw_choices(lists)
        self._events = widgets.Select(description="Event", rows=9, layout=wide_layout("430px"))
        self._details, self._listed = widgets.HTML(layout=wide_layout("460px")), widgets.HTML()
        for page in (self._details, self._listed):
            page.add_class("kcna-evidence")
        self._moving, self._fault = False, ""
        super().__init__(children=self._children())
        self.set_trait("zone", zone)
        self.observe(self._rezone, "zone")
        self.observe(self._refilter, ["actors", "kinds", "start", "end"])
        self.observe(self._repick, "picked")
        self._follow_controls()
        self.start, self.end = start, end
        self.actors, self.kinds = actors, kinds
        self._refilter()
        self._repick()

    def rows(self) -> pd.DataFrame:
        """Return the timeline of what is shown, the same table that `code` gives."""
        return self._table[self._chosen].reset_index(drop=True)

    @property
    def code(self) -> str:
        """The one call that recreates the table that is shown."""
        asked = [f"{name}={_quoted(value)}" for name, value in self._filters().items()]
        return f"kc.timeline(corpus, {', '.join(asked)})"

    @property
    def citation(self) -> str:
        """The citation of the picked event; empty if none is picked."""
        return self.corpus.cite("events", self.picked) if self.picked else ""

    def save(self, folder: str | Path = ".", name: str = "sequence") -> list[Path]:
        """Write the present view into a folder: the table as CSV, both charts as SVG.

        Returns
        -------
        list of pathlib.Path
            The files written.

        Examples
        --------
        >>> import tempfile, kcna_corpus as kc
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     [p.name for p in SequenceExplorer(kc.load()).save(folder)]
        ['sequence.csv', 'sequence-hours.svg', 'sequence-years.svg']
        """
        paths = []
        for file in self._files(name):
            path = Path(folder) / file["name"]
            path.write_text(file["text"], encoding="utf-8", newline="")
            paths.append(path)
        return paths

    def describe(self) -> str:
        """Return the view as text: filters, counts, encodings and the rows, nothing cut."""
        rows, shown = self.rows(), self.charts.shown_rows()
        filters = [f"{name}: {_quoted(value)}" for name, value in self._filters().items()]
        lines = [
            f"SequenceExplorer, records {self.corpus.version}",
            f"{len(rows)} of {counted(len(self._table), 'event')}",
            *filters,
            f"in the hours {sum(r['hours'] for r in shown)} events, in the years {len(shown)}",
            self.charts.describe(),
            *(
                f"{when(r.earliest, r.latest)} | {r.title} | {r.kind} | {r.side} | {r.basis}"
                for r in each(rows)
            ),
        ]
        return "\n".join(lines)

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        bundle = super()._repr_mimebundle_(**kwargs) or {}
        return {**bundle, **static_bundle(self.charts, self.describe())}

    # --- filters: checked before they change ------------------------------------------------------

    @traitlets.validate("actors")
    def _check_actors(self, proposal: Any) -> list[str]:
        return [actor_named(self.corpus, name) for name in proposal["value"]]

    @traitlets.validate("kinds", "start", "end")
    def _check_filter(self, proposal: Any) -> Any:
        self._select({**self._filters(), proposal["trait"].name: proposal["value"]})
        return proposal["value"]

    @traitlets.validate("zone")
    def _check_zone(self, proposal: Any) -> str:
        return named(proposal["value"]).key

    @traitlets.validate("picked")
    def _check_picked(self, proposal: Any) -> str:
        if proposal["value"]:
            self.corpus.row("events", proposal["value"])
        return str(proposal["value"])

    def _filters(self) -> dict[str, Any]:
        names = ("actors", "kinds", "start", "end", "zone")
        return {name: value for name in names if (value := getattr(self, name))}

    def _select(self, filters: dict[str, Any]) -> pd.Series:
        asked = {name: filters.get(name) or None for name in ("actors", "kinds", "start", "end")}
        return select(self.corpus, self._table, **asked, zone=filters.get("zone", "UTC"))

    # --- what follows a change -------------------------------------------------------------------

    def _refilter(self, _: Any = None) -> None:
        self._fault = ""
        self._chosen = self._select(self._filters())
        # the charts first, the lists when they are drawn: the reader waits for the charts
        rest = self._select({**self._filters(), "actors": []})
        with self.charts.hold_sync():
            self.charts.rest, self.charts.shown = _flags(rest), _flags(self._chosen)
        with self._still():
            self._controls.show(self._filters())
        soon(self, self._list_rows)

    def _rezone(self, _: Any = None) -> None:
        self._table = full_timeline(self.corpus, self.zone)
        rows = charts.rows_of(self.corpus, self._table, self.zone)
        parameters = charts.parameters(self.corpus, self.zone)
        self.charts.show(rows, parameters)
        self._refilter()
        self._repick()

    def _repick(self, _: Any = None) -> None:
        self.charts.picked = self.picked
        self.actions.citation = self.citation
        self._show_details()
        with self._still():
            self._events.value = self.picked if self.picked in self._listed_events() else None

    def _show_details(self) -> None:
        gone = self.picked and self.picked not in set(self.rows()["event"])
        told = evidence.event_html(self.corpus, self.picked, self.zone)
        self._details.value = ("<p>Not among the events shown:</p>" if gone else "") + told

    def _list_rows(self) -> None:
        rows = self.rows()
        first = rows.head(LISTED)
        with self._still():
            self._events.options = [(f"{row.days}: {row.title}", row.event) for row in each(first)]
            self._events.value = self.picked if self.picked in self._listed_events() else None
        self._listed.value = evidence.timeline_html(self.corpus, first, len(rows), len(self._table))
        self._show_details()
        self._say()

    def _say(self) -> None:
        """Say what was not applied, until the next change; else how much is shown."""
        shown = f"{self._chosen.sum()} of {counted(len(self._table), 'event')} shown."
        self.actions.status = self._fault or shown

    def _listed_events(self) -> list[str]:
        return [value for _, value in self._events.options]

    # --- controls --------------------------------------------------------------------------------

    def _children(self) -> list[widgets.Widget]:
        chosen = widgets.HBox([self._events, self._details], layout=row_layout())
        return [self._controls, self.charts, chosen, self.actions, self._listed]

    def _follow_controls(self) -> None:
        self._controls.on_change(self._take)
        self._events.observe(self._take_pick, "value")
        self.charts.observe(self._take_click, "picked")
        self.actions.on_msg(self._serve)

    def _take(self, name: str, value: Any) -> None:
        if self._moving:
            return
        try:
            setattr(self, name, value)
        except ValueError as fault:  # the boxes show again what holds, and the line says why
            with self._still():
                self._controls.show(self._filters())
            self.actions.status = ""  # the same words twice are a message twice
            self._fault = f"Not applied: {fault}."
            self._say()
        else:
            if self._fault:  # a change to what holds already
                self._fault = ""
                self._say()

    def _take_pick(self, change: Any) -> None:
        if not self._moving and change["new"]:
            self.picked = change["new"]

    def _take_click(self, change: Any) -> None:
        self.picked = change["new"]

    def _serve(self, _: Any, message: Any, __: Any) -> None:
        if message.get("do") == "save":
            self.actions.send({"files": self._files("sequence")})

    def _files(self, name: str) -> list[dict[str, str]]:
        table = self.rows()
        hours, years = self.charts.svgs()
        for column in ("actors", "documents", "sources"):
            table[column] = table[column].str.join(" | ")
        return [
            {"name": f"{name}.csv", "type": "text/csv", "text": csv_text(table)},
            {"name": f"{name}-hours.svg", "type": "image/svg+xml", "text": hours},
            {"name": f"{name}-years.svg", "type": "image/svg+xml", "text": years},
        ]

    @contextmanager
    def _still(self) -> Iterator[None]:
        """While controls are set to what is so already, their changes ask for nothing."""
        before, self._moving = self._moving, True
        try:
            yield
        finally:
            self._moving = before


class _Controls(widgets.VBox):
    """The filters, made from the records: actors grouped by side, kinds, zone, period."""

    def __init__(self, corpus: Corpus) -> None:
        self.actors = [choices(side, found) for side, found in _actors_by_side(corpus)]
        kinds = sorted(set(corpus.events["kind"]))
        self.kinds = choices("Kind of event", [(kind, kind) for kind in kinds])
        self.zone = widgets.Dropdown(description="Zone", options=_zones(corpus))
        self.start, self.end = (widgets.DatePicker(description=d) for d in ("From", "To"))
        self.clear = widgets.Button(description="Show everything", tooltip="Clear every filter")
        period = widgets.VBox([self.zone, self.start, self.end, self.clear])
        super().__init__(
            [
                widgets.HTML(
                    "Actors by side, kinds, zone, period. Ctrl or Cmd adds to a choice; none "
                    "chosen means all. The number counts the events that a choice shows."
                ),
                widgets.HBox([*self.actors, self.kinds, period], layout=row_layout()),
            ]
        )

    def show(self, filters: dict[str, Any]) -> None:
        """Set every control to the filters that hold."""
        chosen = filters.get("actors", [])
        for box in self.actors:
            box.value = tuple(a for _, a in box.options if a in chosen)
        self.kinds.value = tuple(filters.get("kinds", []))
        if filters["zone"] not in self.zone.options:
            self.zone.options = (*self.zone.options, filters["zone"])
        self.zone.value = filters["zone"]
        for name in ("start", "end"):
            getattr(self, name).value = _day(filters.get(name, ""))

    def on_change(self, take: Any) -> None:
        """Tell `take(filter, value)` of what the reader changes."""
        for box in self.actors:
            box.observe(
                lambda _: take("actors", [a for b in self.actors for a in b.value]), "value"
            )
        self.kinds.observe(lambda change: take("kinds", list(change["new"])), "value")
        self.zone.observe(lambda change: take("zone", change["new"]), "value")
        for name in ("start", "end"):
            getattr(self, name).observe(
                lambda change, name=name: take(
                    name, change["new"].isoformat() if change["new"] else ""
                ),
                "value",
            )
        self.clear.on_click(lambda _: self._clear(take))

    def _clear(self, take: Any) -> None:
        for name, nothing in (("actors", []), ("kinds", []), ("start", ""), ("end", "")):
            take(name, nothing)


def _actors_by_side(corpus: Corpus) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The actors that take part in events, the busiest first, under each side."""
    counts = {actor: len(events) for actor, events in _events_of_each(corpus).items()}
    actors = corpus.actors[corpus.actors["actor"].isin(counts)]
    for side in charts.sides(corpus):
        names = actors[actors["side"] == side]
        found = sorted(
            (-counts[actor], name, actor)
            for actor, name in zip(names["actor"], names["name"], strict=True)
        )
        if found:
            yield side, [(f"{name} ({-n})", actor) for n, name, actor in found]


def _events_of_each(corpus: Corpus) -> dict[str, set[str]]:
    """The events that choosing an actor shows: its own and those of all who act for it."""
    above = dict(zip(corpus.actors["actor"], corpus.actors["of"], strict=True))
    events: dict[str, set[str]] = {}
    for event, actor in zip(
        corpus.participants["event"], corpus.participants["actor"], strict=True
    ):
        credited = actor
        while credited:
            events.setdefault(credited, set()).add(event)
            credited = above[credited]
    return events


def _flags(chosen: pd.Series) -> str:
    return "".join(map("01".__getitem__, chosen.tolist()))


def _zones(corpus: Corpus) -> list[str]:
    return [*dict.fromkeys([corpus.zone, *_ZONES, *sorted(set(corpus.events["zone"]))])]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _quoted(value: str | list[str]) -> str:
    if isinstance(value, str):
        return f'"{value}"'
    return "[" + ", ".join(f'"{v}"' for v in value) + "]"
