"""Charts of accounts: event × document as a grid, and figures by speaker and day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import altair as alt

from ..clock.windows import span
from ..records.corpus import known_corpus
from ..story.actors import names
from ..story.figures import figure_told
from ..story.quotation_table import records
from ..text.nearest import did_you_mean
from .charts import COLOURS, SHAPES, Rows
from .heatmap import COLUMN, REST, SLANT, framed, lettered, pixels
from .widgets import ChartView

if TYPE_CHECKING:
    import pandas as pd

    from ..records.corpus import Corpus

#: Stances, each with a letter and a colour (Okabe and Ito's).
STANCES = {
    "asserting": ("A", "#56B4E9"),
    "denying": ("D", "#E69F00"),
    "reporting": ("R", "#CCCCCC"),
}
KEY = "A asserting, D denying, R reporting; a number: as of that day of the month; ! in conflict."


def cells(table: pd.DataFrame, by: str) -> dict[str, Rows]:
    """Return one row for each account: its place in the grid, its letter and what it tells.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> from kcna_corpus.views.account_rows import reported
    >>> found = cells(reported(kc.load()), "report")["cells"]
    >>> [c["letters"] for c in found if c["report"] == "Rocket Parrot"]
    ['R', 'R16', 'R16', 'R17!']
    """
    rows: Rows = [
        {
            "key": row["account"],
            "report": row[by],
            "title": row["title"],
            "stance": row["stance"],
            "letters": letters(row),
            "conflict": bool(row["conflicts"]),
            "told": _told(row),
        }
        for row in records(table)
    ]
    return {"cells": [{"i": i, **row} for i, row in enumerate(rows)]}


def grid(table: pd.DataFrame, documents: Sequence[str]) -> Any:
    """Return the chart: documents (or witnesses) down, events across, coloured by stance.

    Lines stand in the order of `documents`, columns in that of `table`, whatever of it is shown.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> from kcna_corpus.views.account_rows import reported
    >>> corpus = kc.load()
    >>> spec = grid(reported(corpus), list(corpus.documents["document"])).to_dict()
    >>> spec["layer"][0]["encoding"]["color"]["scale"]["domain"]
    ['asserting', 'denying', 'reporting']
    """
    events = list(dict.fromkeys(table["title"]))
    ranks = table["document"].map({name: n for n, name in enumerate(documents)})
    ordered = table.iloc[ranks.argsort(kind="stable")]
    lines = [*dict.fromkeys(ordered["report"]), *dict.fromkeys(ordered["witness"])]
    y = alt.Y("report:N", sort=lines, axis=alt.Axis(title=None, labelLimit=200, ticks=False))
    x = alt.X(
        "title:N",
        sort=events,
        axis=alt.Axis(title=None, orient="top", labelAngle=SLANT, labelLimit=330, ticks=False),
    )
    colours = alt.Scale(domain=list(STANCES), range=[colour for _, colour in STANCES.values()])
    edge = (
        alt.when("datum.key == picked")
        .then(alt.value("#000000"))
        .when("datum.conflict")
        .then(alt.value("#D55E00"))
        .otherwise(alt.value("#ffffff"))
    )
    legend = alt.Legend(title="Stance", orient="bottom")
    marks = lettered(
        strokeWidth=2.5,
        size=0.86,
        x=x,
        y=y,
        color=alt.Color("stance:N", scale=colours, legend=legend),
        stroke=edge,
        tooltip=[alt.Tooltip("report:N", title="report"), alt.Tooltip("told:N")],
    )
    return framed(
        marks,
        ("Who reports what, as of when", KEY),
        alt.Step(18),
        # a slanted name reaches beyond its column by less than two thirds of its length
        pixels(lines, 200) + len(events) * COLUMN + pixels(events, 330) * 2 // 3 + REST,
        "Documents against events; each cell has the stance of what a document says of an event, "
        "and the day it gives. The table below holds the same rows.",
    )


def chart_figures(corpus: Corpus, measure: str | None = None) -> ChartView:
    """Return the figures of one measure as a chart: each with its speaker and its day.

    Parameters
    ----------
    corpus : Corpus
        The records.
    measure : str, optional
        What is counted: a term of the vocabulary "measure"; None for the one with most figures.

    Returns
    -------
    ChartView
        A chart in a notebook; `.shown_rows()` are its rows.

    Raises
    ------
    ValueError
        For an unknown measure, with the nearest names.

    See Also
    --------
    claims : Who says so, and who denies it.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> chart = kc.chart_figures(kc.load(), "containers sent")
    >>> [row["told"] for row in chart.shown_rows()][:2]
    ['over 1,000 containers', 'about 2,000 containers']
    """
    figures = [f for f in known_corpus(corpus).rows["figures"] if not f["account"]]
    known = Counter(f["measure"] for f in figures if f["measure"])
    if measure is None:
        measure = next((name for name, _ in known.most_common(1)), "")
    figures = [f for f in figures if f["measure"] == measure]
    if not figures:
        raise ValueError(f"no figures for {measure!r}" + did_you_mean(measure, sorted(known)))
    figures.sort(key=lambda f: (f["said"], f["figure"]))
    rows: Rows = [
        {
            "i": i,
            "key": f["figure"],
            "said": int(span(f["said"], f["said"], "UTC")[0].timestamp() * 1000),
            "value": float(f["value"]),
            "speaker": names(corpus, [f["speaker"]])[0],
            "told": figure_told(f),
            "day": _day(span(f["said"], f["said"], "UTC")[0]),
            "quantity": f["quantity"],
        }
        for i, f in enumerate(figures)
    ]
    return ChartView([_figures(rows, measure)], {"figures": rows}, {})


def _figures(rows: Rows, measure: str) -> Any:
    speakers = list(dict.fromkeys(row["speaker"] for row in rows))
    shown = alt.Chart(alt.NamedData("figures")).transform_filter("shown[datum.i]")
    x = alt.X(
        "said:T",
        scale=alt.Scale(type="utc", padding=130),
        axis=alt.Axis(title="Said on", grid=False),
    )
    y = alt.Y("value:Q", scale=alt.Scale(zero=True), axis=alt.Axis(title=measure, format=",d"))
    legend = alt.Legend(title="Speaker", orient="bottom")
    edge = alt.condition("datum.key == picked", alt.value("#000000"), alt.value(None))
    marks = alt.layer(
        shown.mark_point(size=110, filled=True, opacity=1, strokeWidth=2, cursor="pointer").encode(
            x=x,
            y=y,
            color=alt.Color(
                "speaker:N",
                scale=alt.Scale(domain=speakers, range=list(COLOURS[: len(speakers)])),
                legend=legend,
            ),
            shape=alt.Shape(
                "speaker:N",
                scale=alt.Scale(domain=speakers, range=list(SHAPES[: len(speakers)])),
                legend=legend,
            ),
            stroke=edge,
            tooltip=[alt.Tooltip(f) for f in ("speaker:N", "day:N", "told:N", "quantity:N")],
            description="told:N",
        ),
        shown.mark_text(align="right", dx=-9, color="#000000", aria=False).encode(
            x=x, y=y, text="told:N"
        ),
    )
    title = (
        f"{measure[:1].upper()}{measure[1:]}: who gave which figure, and when",
        "Each figure has a speaker and a day; none is “the” figure.",
    )
    return framed(marks, title, 380, 0, "Figures by the day on which they were given, and speaker.")


# --- the parts -----------------------------------------------------------------------------------


def letters(row: dict[str, Any]) -> str:
    """Return the letter of a stance, with the day of the month and a mark for a conflict."""
    start, _, end = row["as_of"].partition(" to ")
    day = start[8:10].lstrip("0") if start and not end else ""
    return STANCES[row["stance"]][0] + day + ("!" if row["conflicts"] else "")


def _told(row: dict[str, Any]) -> str:
    word = f", on the word of {', '.join(row['word'])}" if row["word"] else ""
    day = f", as of {row['as_of']}" if row["as_of"] else ""
    conflict = f"; in conflict: {', '.join(row['conflicts'])}" if row["conflicts"] else ""
    return f"{row['title']}: {row['stance']}{day}{word}{conflict}"


def _day(moment: datetime) -> str:
    moment = moment.astimezone(UTC)
    return f"{moment.day} {moment:%B %Y}"
