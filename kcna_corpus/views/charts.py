"""Figures of events, for those who want to style and save them: tables in, Altair out.

Only these modules load altair, and only when a figure is asked for; what is seen on the screen is
drawn by the frame. Colours and shapes have fixed domains: filtering never recolours.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from textwrap import wrap
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import altair as alt

from ..clock.in_words import LONGEST_IN_HOURS, days, when, zoneless_days
from ..story.sequence import row_tuples
from ..story.terms import Side, sides
from ..text.signs import all_visible
from .periods import focus

if TYPE_CHECKING:
    import pandas as pd

    from ..records.corpus import Corpus

#: Okabe and Ito's palette, for readers of every colour vision (Okabe & Ito 2008, "Color universal
#: design"), and shapes that tell the same groups apart without colour.
COLOURS = ("#D55E00", "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#000000", "#999999")
SHAPES = (
    *("circle", "square", "diamond", "triangle-up", "cross", "triangle-down"),
    "M-1,-.3L1,-.3L1,.3L-1,.3Z",  # Vega's own stroke is not seen where marks are filled,
    "M0,-1L.6,1L-.6,1Z",  # and its wedge is hardly seen
)

#: Two marks closer than this part of the whole period would cover one another.
NEAR = 0.018
SLOTS = 14
#: Rows that the name of a lane takes.
LABEL = 2.2
#: Characters of a subtitle's line, which a chart would cut and not wrap, and pixels of a figure.
LINE, WIDTH = 96, 640
HOURS_KEY = (
    "Bar: when it became public, at the earliest and the latest. Mark: a stamp seen on a page; "
    "hollow: its zone is assumed."
)
YEARS_KEY = "One mark for each event; a line where it lasted more than three days."

Rows = list[dict[str, Any]]
Sides = list[Side]


def sequence_figure(corpus: Corpus, table: pd.DataFrame, zone: str) -> Any:
    """Return rows of a timeline as a figure: those of the focus in hours, above all in years.

    >>> import kcna_corpus as kc
    >>> corpus = kc.load()
    >>> figure = sequence_figure(corpus, kc.timeline(corpus, kinds="denial"), "Asia/Seoul")
    >>> [chart.title.text.partition(",")[0] for chart in figure.vconcat]
    ['In hours', 'The years around them']
    """
    low, high = (moment.astimezone(ZoneInfo(zone)) for moment in focus(corpus))
    names, events = sides(corpus), _events(corpus, table)
    rows = [row for row in events if not row["long"] and _touches(row, low, high)]
    parts = []
    if rows:
        left_out = sum(row["long"] and _touches(row, low, high) for row in events)
        stamps = _stamps(corpus, rows, zone)
        title = f"In hours, {days(low, high)}, local time in {zone}"
        parts.append(_hours(rows, stamps, names, (low, high), (title, _hours_key(left_out))))
    title = f"The years around them, in lanes by side; days in {zone}"
    parts.append(_years(_laned(events), names, (title, [YEARS_KEY])))
    figure = alt.vconcat(*parts).resolve_scale(color="independent", shape="independent")
    return figure.configure_view(continuousWidth=WIDTH)


def svg(chart: Any) -> str:
    """Return a figure as SVG."""
    import vl_convert

    return str(vl_convert.vegalite_to_svg(_spec(chart)))


def png(chart: Any) -> bytes:
    """Return a figure as PNG."""
    import vl_convert

    return bytes(vl_convert.vegalite_to_png(_spec(chart), scale=1.3))


def data_of(rows: Rows) -> Any:
    """Return rows as the data of a chart."""
    return alt.Data(values=rows)  # type: ignore[no-untyped-call]


def framed(marks: Any, title: tuple[str, list[str]], height: Any, description: str) -> Any:
    """Return a chart with title and subtitle, wrapped, and a description for those who see none."""
    heading, lines = title
    header = alt.Title(
        heading,
        anchor="start",
        fontSize=13,
        offset=16,
        subtitle=[line for part in lines for line in wrap(part, LINE)],
        subtitleColor="#444",
    )
    return marks.properties(width=WIDTH, height=height, title=header, description=description)


def by_side(drawn: Sides) -> tuple[alt.Color, alt.Shape]:
    """Return the colours and the shapes of the sides, the same whatever is shown."""
    legend = alt.Legend(title="Side", orient="bottom", columns=6)
    names = [name for name, *_ in drawn]
    colours = alt.Scale(domain=names, range=[COLOURS[colour] for _, colour, _ in drawn])
    shapes = alt.Scale(domain=names, range=[SHAPES[shape] for *_, shape in drawn])
    return (
        alt.Color("side:N", scale=colours, legend=legend),
        alt.Shape("side:N", scale=shapes, legend=legend),
    )


def _spec(chart: Any) -> Any:
    # the renderer takes the whole process down where XML cannot hold a character
    return all_visible(chart.to_dict(validate=False))


def _events(corpus: Corpus, table: pd.DataFrame) -> Rows:
    return [
        {
            "key": row.event,
            "title": row.title,
            "kind": row.kind,
            "side": row.side,
            "when": zoneless_days(corpus.row("events", row.event))
            or when(row.earliest, row.latest),
            "basis": row.basis,
            "earliest": _wall(row.earliest),
            "latest": _wall(row.latest),
            "middle": (_wall(row.earliest) + _wall(row.latest)) // 2,
            "long": row.latest - row.earliest > LONGEST_IN_HOURS,
        }
        for row in row_tuples(table)
    ]


def _touches(row: dict[str, Any], low: datetime, high: datetime) -> bool:
    return bool(row["latest"] >= _wall(low) and row["earliest"] <= _wall(high))


def _hours_key(left_out: int) -> list[str]:
    if not left_out:
        return [HOURS_KEY]
    some = "1 event" if left_out == 1 else f"{left_out} events"
    note = f"Not here but among the years: {some} of this time with a longer window"
    return [HOURS_KEY, f"{note} than {LONGEST_IN_HOURS.days} days."]


def _hours(
    rows: Rows,
    stamps: Rows,
    names: Sides,
    period: tuple[datetime, datetime],
    title: tuple[str, list[str]],
) -> Any:
    """Windows as spans, stamps as marks, midnights as rules."""
    hour = int(timedelta(hours=1).total_seconds() * 1000)
    low, high = (_wall(moment) for moment in period)
    scale = alt.Scale(type="utc", domain=[low - hour, high + hour])
    axis = alt.Axis(format="%H:%M", title=None, grid=False, labelOverlap=True, tickCount=12)
    x = alt.X("earliest:T", scale=scale, axis=axis)
    order = [row["title"] for row in rows]
    y = alt.Y("title:N", sort=order, axis=alt.Axis(title=None, labelLimit=290, grid=True))
    colour, shape = by_side(names)
    midnights = alt.Chart(data_of(_midnights(*period)))
    at = alt.X("at:T", scale=scale)
    layers = alt.layer(
        midnights.mark_rule(color="#444", strokeDash=[5, 3], clip=True, aria=False).encode(x=at),
        midnights.mark_text(align="left", dx=4, dy=-6, fontWeight="bold").encode(
            x=at, text="label:N", y=alt.value(0)
        ),
        alt.Chart(data_of(rows))
        .mark_bar(height=11, cornerRadius=3, fillOpacity=0.5, clip=True)
        .encode(
            x=x,
            x2="latest:T",
            y=y,
            color=colour,
            tooltip=["title:N", "when:N", "basis:N"],
            description="title:N",
        ),
        alt.Chart(data_of(stamps))
        .mark_point(size=75, strokeWidth=2, opacity=1, clip=True)
        .encode(
            x=at,
            y=y,
            color=colour,
            shape=shape,
            fill=alt.condition("datum.basis == 'printed'", colour, alt.value("white")),
            tooltip=["title:N", "stamp:N", "printed:N", "basis:N"],
            description="stamp:N",
        ),
    )
    description = (
        "Events in hours: each bar is the window in which an event became public, each mark a "
        "time stamp (hollow where its zone is assumed), each dashed line a midnight."
    )
    return framed(layers, title, alt.Step(27), description)


def _years(rows: Rows, names: Sides, title: tuple[str, list[str]]) -> Any:
    """One mark for each event, in lanes by side; a line for those of more than three days."""
    lanes = _lanes(rows)
    depth = max((lane["bottom"] for lane in lanes), default=1)
    scale = alt.Scale(domain=[0, depth], reverse=True, nice=False, zero=False)
    y, top = alt.Y("y:Q", scale=scale, axis=None), alt.Y("top:Q", scale=scale, axis=None)
    time = alt.Scale(type="utc", nice=False, padding=12)
    events, lane = alt.Chart(data_of(rows)), alt.Chart(data_of(lanes))
    colour, shape = by_side(names)
    layers = alt.layer(
        lane.mark_rule(color="#bbb", aria=False).encode(y=top),
        events.transform_filter("datum.long")
        .mark_rule(strokeWidth=3, opacity=0.5, aria=False)
        .encode(x=alt.X("earliest:T", scale=time), x2="latest:T", y=y, color=colour),
        events.mark_point(size=62, filled=True, opacity=0.9).encode(
            x=alt.X("middle:T", scale=time, axis=alt.Axis(title=None, tickCount=10)),
            y=y,
            color=colour,
            shape=shape,
            tooltip=["title:N", "when:N", "kind:N", "basis:N"],
            description="title:N",
        ),
        lane.mark_text(align="left", dx=3, dy=9, fontWeight="bold").encode(
            y=top, x=alt.value(0), text="side:N"
        ),
    )
    description = "Events by day, in lanes by side; a line marks an event of more than three days."
    return framed(layers, title, max(90, 9 * depth), description)


def _wall(moment: datetime) -> int:
    """Milliseconds since 1970 of the wall clock that the moment shows: Vega draws only UTC."""
    naive = moment.replace(tzinfo=None)
    return int((naive - datetime(1970, 1, 1)).total_seconds() * 1000)


def _stamps(corpus: Corpus, rows: Rows, zone: str) -> Rows:
    events = {row["key"]: row for row in rows}
    return [
        {
            "title": events[stamp.event]["title"],
            "side": events[stamp.event]["side"],
            "at": _wall(at),
            "stamp": f"{at:%H:%M} {stamp.aspect}",
            "printed": stamp.printed,
            "basis": stamp.basis,
        }
        for stamp in row_tuples(corpus.stamps)
        if stamp.event in events
        for at in (stamp.instant.tz_convert(ZoneInfo(zone)),)
    ]


def _midnights(low: datetime, high: datetime) -> Rows:
    day = low.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    rows = []
    while day <= high.replace(tzinfo=None) + timedelta(hours=1):
        if day >= low.replace(tzinfo=None) - timedelta(hours=1):
            rows.append({"at": _wall(day), "label": f"{day:%a} {day.day} {day:%B}"})
        day += timedelta(days=1)
    return rows


def _laned(events: Rows) -> Rows:
    """The events with a height each, so that marks of one lane do not cover one another."""
    first = min((row["earliest"] for row in events), default=0)
    near = (max((row["latest"] for row in events), default=1) - first) * NEAR
    free: dict[tuple[str, int], float] = {}
    slots: list[int] = []
    for i, row in enumerate(events):
        side, middle = row["side"], row["middle"]
        options = range(SLOTS)
        slot = next((s for s in options if free.get((side, s), middle) <= middle), i % SLOTS)
        free[side, slot] = middle + near
        slots.append(slot)
    depth: dict[str, int] = {}
    for row, slot in zip(events, slots, strict=True):
        depth[row["side"]] = max(depth.get(row["side"], 0), slot)
    tops, top = {}, 0.0
    for side in sorted(depth):
        tops[side] = top
        top += depth[side] + LABEL + 1
    pairs = zip(events, slots, strict=True)
    return [{**row, "y": tops[row["side"]] + slot + LABEL} for row, slot in pairs]


def _lanes(rows: Rows) -> Rows:
    bounds: dict[str, list[float]] = {}
    for row in rows:
        bounds.setdefault(row["side"], []).append(row["y"])
    return [
        {"side": side, "top": min(ys) - LABEL, "bottom": max(ys) + 1} for side, ys in bounds.items()
    ]
