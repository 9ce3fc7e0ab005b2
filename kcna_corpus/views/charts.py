"""Charts of events: tables in, Vega-Lite out; no state.

A chart here is a specification with named data ("events", "stamps" …) and parameters ("shown",
"picked" …): rows and parameters travel separately, so that a view can change what is shown
without building the chart again. Colours and shapes have fixed domains: filtering never recolours.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from textwrap import wrap
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import altair as alt

from ..clock.in_words import LONGEST_IN_HOURS, days, when
from ..story.sequence import each

if TYPE_CHECKING:
    import pandas as pd

    from ..records.corpus import Corpus

#: Okabe and Ito's palette, for readers of every colour vision (Okabe & Ito 2008, "Color universal
#: design"), and shapes that tell the same groups apart without colour.
COLOURS = ("#D55E00", "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#000000", "#999999")
SHAPES = ("circle", "square", "diamond", "triangle-up", "cross", "triangle-down", "stroke", "wedge")

#: Two marks closer than this part of the whole period would cover one another.
NEAR = 0.018
SLOTS = 14
#: Rows that the name of a lane takes.
LABEL = 2.2

#: Characters of a subtitle's line, which a chart would cut and not wrap.
LINE = 84
HOURS_KEY = (
    "Bar: when it became public, at the earliest and the latest. Mark: a stamp seen on a page; "
    "hollow: its zone is assumed."
)
YEARS_KEY = "One mark for each event; a line where it lasted more than three days."

#: Pixels below which a chart gets no narrower: the titles of the hours take half of them.
LEAST = 600

Rows = list[dict[str, Any]]


def sides(corpus: Corpus) -> list[str]:
    """Return the sides in the order in which the records define them.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> sides(kc.load())[0]
    'DPRK'
    """
    terms = corpus.terms
    return list(terms.loc[terms["vocabulary"] == "side", "term"])


def focus(corpus: Corpus) -> tuple[datetime, datetime]:
    """Return the period of the hours: the windows of the events that have stamps.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> [f"{t:%d %B %Y}" for t in focus(kc.load())]
    ['15 May 2024', '17 May 2024']
    """
    events = corpus.events
    stamped = events[events["event"].isin(corpus.stamps["event"])]
    if stamped.empty:
        last = events["latest"].max()
        return last - LONGEST_IN_HOURS, last
    return stamped["earliest"].min(), stamped["latest"].max()


def rows_of(corpus: Corpus, table: pd.DataFrame, zone: str) -> dict[str, Rows]:
    """Return the named data of both charts for a full timeline in `zone`.

    Clock times become milliseconds of the zone's wall clock, because Vega draws only UTC.
    """
    low, high = focus(corpus)
    events: Rows = []
    slots = _slots(table)
    for i, row in enumerate(each(table)):
        brief = row.latest - row.earliest <= LONGEST_IN_HOURS
        events.append(
            {
                "i": i,
                "key": row.event,
                "title": row.title,
                "kind": row.kind,
                "side": row.side,
                "when": when(row.earliest, row.latest),
                "basis": row.basis,
                "earliest": _wall(row.earliest),
                "latest": _wall(row.latest),
                "middle": (_wall(row.earliest) + _wall(row.latest)) // 2,
                "long": row.latest - row.earliest > LONGEST_IN_HOURS,
                "y": slots[i],
                "hours": bool(brief and row.latest >= low and row.earliest <= high),
            }
        )
    return {
        "events": events,
        "stamps": _stamp_rows(corpus, events, zone),
        "midnights": _midnights(low.astimezone(ZoneInfo(zone)), high.astimezone(ZoneInfo(zone))),
        "lanes": _lanes(table, slots),
    }


def parameters(corpus: Corpus, zone: str) -> dict[str, Any]:
    """Return the parameters that follow from the zone: the bounds of the hours and the headings."""
    tz = ZoneInfo(zone)
    low, high = (moment.astimezone(tz) for moment in focus(corpus))
    margin = int(timedelta(hours=1).total_seconds() * 1000)
    return {
        "low": _wall(low) - margin,
        "high": _wall(high) + margin,
        "first": _wall(corpus.events["earliest"].min().tz_convert(tz)),
        "last": _wall(corpus.events["latest"].max().tz_convert(tz)),
        "heading": f"In hours, {days(low, high)}, local time in {zone}",
        "years_heading": f"The years around them, in lanes by side; days in {zone}",
    }


def too_long(corpus: Corpus) -> int:
    """Return how many events of the focus have windows too long for a place among the hours.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> too_long(kc.load())
    1
    """
    low, high = focus(corpus)
    events = corpus.events
    long = events["latest"] - events["earliest"] > LONGEST_IN_HOURS
    return int((long & (events["latest"] >= low) & (events["earliest"] <= high)).sum())


def hours(side_names: list[str], left_out: int = 0) -> Any:
    """Return the chart of the hours: windows as spans, stamps as marks, midnights as rules.

    Of the events that are left out because their windows are too long (`too_long`) it says how many
    there are.

    Examples
    --------
    >>> hours(["A", "B"]).to_dict()["layer"][2]["encoding"]["x2"]["field"]
    'latest'
    """
    x = alt.X(
        "earliest:T",
        scale=alt.Scale(type="utc", domainMin=_expr("low"), domainMax=_expr("high")),
        axis=alt.Axis(format="%H:%M", title=None, grid=False, labelOverlap=True, tickCount=12),
    )
    y = alt.Y(
        "title:N",
        sort=alt.EncodingSortField("i", op="min", order="ascending"),
        axis=alt.Axis(title=None, labelLimit=290, grid=True),
    )
    events = alt.Chart(alt.NamedData("events")).transform_filter("datum.hours && shown[datum.i]")
    stamps = alt.Chart(alt.NamedData("stamps")).transform_filter("datum.hours && shown[datum.i]")
    midnights = alt.Chart(alt.NamedData("midnights"))
    at = alt.X("at:T", scale=alt.Scale(type="utc"))
    layers = alt.layer(
        midnights.mark_rule(color="#444", strokeDash=[5, 3], clip=True, aria=False).encode(x=at),
        midnights.mark_text(
            align="left",
            dx=4,
            dy=-6,
            baseline="bottom",
            color="#222",
            fontWeight="bold",
            clip=False,
        ).encode(x=at, text="label:N", y=alt.value(0)),
        events.mark_bar(
            height=11, cornerRadius=3, fillOpacity=0.5, clip=True, cursor="pointer"
        ).encode(
            x=x,
            x2="latest:T",
            y=y,
            color=_colour(side_names),
            stroke=_picked("#000000"),
            strokeWidth=alt.value(2),
            tooltip=_tooltip("when:N", "basis:N"),
            description="title:N",
        ),
        stamps.mark_point(size=75, strokeWidth=2, opacity=1, clip=True, cursor="pointer").encode(
            x=at,
            y=y,
            color=_colour(side_names),
            shape=_shape(side_names),
            fill=alt.condition("datum.basis == 'printed'", _colour(side_names), alt.value("white")),
            tooltip=_tooltip("stamp:N", "printed:N", "basis:N"),
            description="stamp:N",
        ),
    )
    key: str | list[str] = HOURS_KEY
    if left_out:
        some = "1 event" if left_out == 1 else f"{left_out} events"
        told = f"Not here but among the years: {some} of this time with a longer window"
        key = [HOURS_KEY, f"{told} than {LONGEST_IN_HOURS.days} days."]
    return _finished(layers, "heading", ("low", "high"), key, alt.Step(27)).properties(
        description=(
            "Events of the hours in the focus: each bar is the window in which an event became "
            "public, each mark a time stamp (hollow where its zone is assumed), each dashed line "
            "a midnight of the chosen zone. The table below holds the same rows."
        )
    )


def years(side_names: list[str], lanes: Rows) -> Any:
    """Return the chart of the years: one mark for each event, in lanes by side.

    Examples
    --------
    >>> chart = years(["A", "B"], [{"side": "A", "top": 0, "bottom": 3}]).to_dict()
    >>> chart["layer"][2]["encoding"]["shape"]["scale"]["domain"]
    ['A', 'B']
    """
    depth = max((lane["bottom"] for lane in lanes), default=1)
    scale = alt.Scale(domain=[0, depth], reverse=True, nice=False, zero=False)
    y = alt.Y("y:Q", scale=scale, axis=None)
    events = alt.Chart(alt.NamedData("events")).transform_filter("shown[datum.i]")
    lane = alt.Chart(alt.NamedData("lanes"))
    ends = {"domainMin": _expr("first"), "domainMax": _expr("last")}
    time = alt.Scale(type="utc", nice=False, padding=12, **ends)
    layers = alt.layer(
        lane.mark_rule(color="#bbb", aria=False).encode(y=alt.Y("top:Q", scale=scale, axis=None)),
        events.transform_filter("datum.long")
        .mark_rule(strokeWidth=3, opacity=0.5, aria=False)
        .encode(x=alt.X("earliest:T", scale=time), x2="latest:T", y=y, color=_colour(side_names)),
        events.mark_point(size=62, filled=True, opacity=0.9, cursor="pointer").encode(
            x=alt.X("middle:T", scale=time, axis=alt.Axis(title=None, tickCount=10)),
            y=y,
            color=_colour(side_names),
            shape=_shape(side_names),
            stroke=_picked("#000000"),
            strokeWidth=alt.value(2),
            tooltip=_tooltip("when:N", "kind:N", "basis:N"),
            description="title:N",
        ),
        lane.mark_text(align="left", dx=3, dy=9, fontWeight="bold", color="#222").encode(
            y=alt.Y("top:Q", scale=scale, axis=None), x=alt.value(0), text="side:N"
        ),
    )
    return _finished(
        layers, "years_heading", ("first", "last"), YEARS_KEY, max(90, 9 * depth)
    ).properties(
        description=(
            "All events by day, in lanes by side; a line marks an event of more than three days. "
            "The table below holds the same rows."
        )
    )


def encodings(spec: dict[str, Any]) -> list[str]:
    """Return one line for each layer that shows data: its mark, and channel = field.

    Examples
    --------
    >>> encodings(hours(["A"]).to_dict())[0]
    'rule: x=at'
    """
    lines = []
    for layer in spec["layer"]:
        mark = layer["mark"]
        channels = [
            f"{channel}={coded['field']}"
            for channel, coded in layer["encoding"].items()
            if isinstance(coded, dict) and "field" in coded
        ]
        lines.append(f"{mark if isinstance(mark, str) else mark['type']}: {', '.join(channels)}")
    return lines


# --- the parts -----------------------------------------------------------------------------------


def _expr(name: str) -> alt.ExprRef:
    return alt.ExprRef(name)


#: In a narrow window six names do not stand in one line.
_LEGEND = alt.Legend(title="Side", orient="bottom", columns=3)


def _colour(side_names: list[str]) -> alt.Color:
    scale = alt.Scale(domain=side_names, range=list(COLOURS[: len(side_names)]))
    return alt.Color("side:N", scale=scale, legend=_LEGEND)


def _shape(side_names: list[str]) -> alt.Shape:
    scale = alt.Scale(domain=side_names, range=list(SHAPES[: len(side_names)]))
    return alt.Shape("side:N", scale=scale, legend=_LEGEND)


def _picked(colour: str) -> Any:
    return alt.condition("datum.key == picked", alt.value(colour), alt.value(None))


def _tooltip(*fields: str) -> list[alt.Tooltip]:
    return [alt.Tooltip(f) for f in ("title:N", *fields)]


def _finished(
    layers: Any, heading: str, bounds: tuple[str, str], subtitle: str | list[str], height: Any
) -> Any:
    values = {"shown": [], "picked": "", heading: "", **dict.fromkeys(bounds, 0)}
    parts = [subtitle] if isinstance(subtitle, str) else subtitle
    title = alt.Title(
        _expr(heading),
        anchor="start",
        offset=18,
        fontSize=13,
        subtitle=[line for part in parts for line in wrap(part, LINE)],
        subtitleColor="#444",
    )
    return layers.add_params(*(alt.param(name=n, value=v) for n, v in values.items())).properties(
        width="container",
        height=height,
        title=title,
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        usermeta={"least": LEAST},
    )


def _wall(moment: datetime) -> int:
    """Milliseconds since 1970 of the wall clock that the moment shows."""
    naive = moment.replace(tzinfo=None)
    return int((naive - datetime(1970, 1, 1)).total_seconds() * 1000)


def _stamp_rows(corpus: Corpus, events: Rows, zone: str) -> Rows:
    of = {row["key"]: row for row in events}
    tz = ZoneInfo(zone)
    rows = []
    for stamp in each(corpus.stamps):
        event = of[stamp.event]
        shared = {name: event[name] for name in ("i", "key", "title", "side", "hours")}
        at = stamp.instant.tz_convert(tz)
        told = f"{at:%H:%M} {stamp.aspect}"
        rows.append(
            {
                **shared,
                "at": _wall(at),
                "stamp": told,
                "printed": stamp.printed,
                "basis": stamp.basis,
            }
        )
    return rows


def _midnights(low: datetime, high: datetime) -> Rows:
    day = low.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    rows = []
    while day <= high.replace(tzinfo=None) + timedelta(hours=1):
        if day >= low.replace(tzinfo=None) - timedelta(hours=1):
            rows.append({"at": _wall(day), "label": f"{day:%a} {day.day} {day:%B}"})
        day += timedelta(days=1)
    return rows


def _slots(table: pd.DataFrame) -> list[float]:
    """A height for each event, so that marks of one lane do not cover one another."""
    period = (table["latest"].max() - table["earliest"].min()) if len(table) else timedelta(1)
    near = period * NEAR
    free: dict[tuple[str, int], Any] = {}
    slots: dict[int, int] = {}
    for i, (side, earliest, latest) in enumerate(
        zip(table["side"], table["earliest"], table["latest"], strict=True)
    ):
        middle = earliest + (latest - earliest) / 2
        options = range(SLOTS)
        slot = next((s for s in options if free.get((side, s), middle) <= middle), i % SLOTS)
        free[side, slot] = middle + near
        slots[i] = slot
    tops = _tops(list(table["side"]), slots)
    return [tops[side] + slots[i] + LABEL for i, side in enumerate(table["side"])]


def _tops(lane_of: list[str], slots: dict[int, int]) -> dict[str, float]:
    depth: dict[str, int] = {}
    for i, side in enumerate(lane_of):
        depth[side] = max(depth.get(side, 0), slots[i])
    tops, top = {}, 0.0
    for side in sorted(depth):
        tops[side] = top
        top += depth[side] + LABEL + 1
    return tops


def _lanes(table: pd.DataFrame, slots: list[float]) -> Rows:
    bounds: dict[str, list[float]] = {}
    for side, y in zip(table["side"], slots, strict=True):
        bounds.setdefault(side, []).append(y)
    return [
        {"side": side, "top": min(ys) - LABEL, "bottom": max(ys) + 1} for side, ys in bounds.items()
    ]
