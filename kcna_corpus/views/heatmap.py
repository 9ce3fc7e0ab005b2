"""The statement as a heat map: which report quotes which sentence, and how."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import altair as alt

from ..story.quotation_table import records
from .charts import LEAST, LINE, Rows

if TYPE_CHECKING:
    from ..story.quotation_table import Quoted

#: Classes from the most faithful to the least, each with a letter and a colour (Okabe and Ito's).
CLASSES = {
    "verbatim": ("V", "#009E73"),
    "trimmed": ("T", "#56B4E9"),
    "altered": ("A", "#D55E00"),
    "other translation": ("O", "#CC79A7"),
    "translated": ("L", "#0072B2"),
    "unsure": ("?", "#F0E442"),
    "not in the statement": ("N", "#999999"),
}
#: Where the quotations stand that follow no sentence.
OUTSIDE = "not in the statement"
#: More reports than this have their names slanted: level ones would cover one another.
LEVEL = 8
#: The longest name of a report that is not cut, and the slant, in degrees.
NAME, SLANT = 160, -50
#: Pixels that a letter of a name, a column of letters, and what else a chart holds take at least.
LETTER, COLUMN, REST = 6, 24, 40
KEY = (
    "V verbatim, T trimmed, A altered, O other translation, L in another language, ? unsure, "
    "N not in the statement; ! wrong speaker."
)


def cells(quoted: Quoted) -> dict[str, Rows]:
    """Return one row for each sentence that a report quotes, with its least faithful class.

    Examples
    --------
    >>> from kcna_corpus.story.quotation_table import from_texts
    >>> found = from_texts(["“No plums,” he said."], ["No plums.", "No pears."])
    >>> [(c["place"], c["letters"]) for c in cells(found)["cells"]]
    [('0', 'V')]
    """
    grouped: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in records(quoted.quotations):
        for place in row["places"] or [OUTSIDE]:
            grouped.setdefault((place, row["report"]), []).append(row)
    order = {place: n for n, place in enumerate([*quoted.statement["place"], OUTSIDE])}
    ranks = list(CLASSES)
    rows: Rows = [
        {
            "key": f"{place} · {report}",
            "place": place,
            "report": report,
            "class": max((row["class"] for row in found), key=ranks.index),
            "letters": " ".join(map(_letter, found)),
            "told": f"{report}: {', '.join(row['class'] for row in found)}",
        }
        for (place, report), found in sorted(grouped.items(), key=lambda item: order[item[0][0]])
    ]
    return {"cells": [{"i": i, **row} for i, row in enumerate(rows)]}


def heatmap(quoted: Quoted) -> Any:
    """Return the chart: sentences down, reports across, coloured and lettered by class.

    Examples
    --------
    >>> from kcna_corpus.story.quotation_table import from_texts
    >>> found = from_texts(["“No plums,” he said."], ["No plums.", "No pears."])
    >>> heatmap(found).to_dict()["layer"][0]["encoding"]["y"]["sort"]
    ['0', '1', 'not in the statement']
    """
    order = [*quoted.statement["place"], OUTSIDE]
    reports = quoted.reports
    slanted = len(reports) > LEVEL
    room = pixels(reports, NAME)
    columns = len(reports) * (COLUMN if slanted else max(COLUMN, room + 8))
    y = alt.Y(
        "place:N",
        sort=order,
        scale=alt.Scale(domain=order),
        axis=alt.Axis(title="Sentence of the statement", labelLimit=200),
    )
    x = alt.X(
        "report:N",
        sort=reports,
        scale=alt.Scale(domain=reports),
        axis=alt.Axis(
            title=None,
            orient="top",
            labelAngle=SLANT if slanted else 0,
            labelLimit=NAME,
            ticks=False,
        ),
    )
    colours = alt.Scale(domain=list(CLASSES), range=[colour for _, colour in CLASSES.values()])
    legend = alt.Legend(title="Class", orient="bottom")
    edge = alt.condition("datum.key == picked", alt.value("#000000"), alt.value("#ffffff"))
    marks = lettered(
        x=x,
        y=y,
        color=alt.Color("class:N", scale=colours, legend=legend),
        stroke=edge,
        tooltip=[alt.Tooltip("place:N", title="sentence"), alt.Tooltip("told:N")],
    )
    return framed(
        marks,
        (
            "Which report quotes which sentence, and how",
            f"{KEY} An empty row: nothing of what is shown quotes it.",
        ),
        alt.Step(24),
        pixels(order, 200) + columns + (room if slanted else 0) + REST,
        "Sentences of the statement against reports; each cell has the class of what the "
        "report quotes of the sentence. The table below holds the same rows.",
    )


def lettered(strokeWidth: float = 2, size: float | None = None, **coded: Any) -> Any:  # noqa: N803
    """Return cells with a letter in each: the rows of `cells` that are shown.

    Parameters
    ----------
    strokeWidth, size
        Of a cell: the width of its edge, and the share of its place that it fills (all, if None).
    coded
        The encodings of a cell; x and y are those of its letter too.
    """
    shown = alt.Chart(alt.NamedData("cells")).transform_filter("shown[datum.i]")
    part: dict[str, Any] = (
        {} if size is None else dict.fromkeys(("width", "height"), alt.RelativeBandSize(size))
    )
    return alt.layer(
        shown.mark_rect(cursor="pointer", strokeWidth=strokeWidth, **part).encode(
            **coded, description="told:N"
        ),
        shown.mark_text(fontWeight="bold", cursor="pointer", color="#000000", aria=False).encode(
            x=coded["x"], y=coded["y"], text="letters:N"
        ),
    )


def pixels(names: Iterable[str], limit: int) -> int:
    """Return about how much room the longest of some names takes, up to a limit.

    Examples
    --------
    >>> pixels(["A News", "Rocket Parrot"], 160), pixels(["a" * 99], 160)
    (78, 160)
    """
    return min(limit, LETTER * max(map(len, names), default=0))


def framed(marks: Any, title: tuple[str, str], height: Any, least: int, description: str) -> Any:
    """Return a chart with title and subtitle that shows what is chosen.

    It is as wide as its place, but at least so many pixels: in a narrower place it scrolls.
    """
    heading, subtitle = title
    return marks.add_params(
        alt.param(name="shown", value=[]), alt.param(name="picked", value="")
    ).properties(
        width="container",
        height=height,
        title=alt.Title(
            heading,
            subtitle=wrap(subtitle, LINE),
            anchor="start",
            fontSize=13,
            offset=10,
            subtitleColor="#444",
        ),
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        padding={"left": 5, "top": 5, "bottom": 5, "right": 16},  # the last slanted name ends there
        description=description,
        usermeta={"least": max(least, LEAST)},
    )


def _letter(row: dict[str, Any]) -> str:
    return CLASSES[row["class"]][0] + ("!" if row["misattributed"] is True else "")
