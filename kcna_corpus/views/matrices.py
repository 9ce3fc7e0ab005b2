"""Matrices as Altair figures: a letter in each cell; and the figures of one measure by speaker."""

from __future__ import annotations

import base64
from collections import Counter
from typing import TYPE_CHECKING, Any

import altair as alt

from ..clock.windows import span
from ..records.corpus import Corpus, known_corpus
from ..story.actors import names
from ..story.figures import figure_told
from ..story.quotation_table import Quoted, records
from ..text.language import language_name
from ..text.nearest import did_you_mean
from ..text.signs import all_visible, visible
from ..tracing.classes import CLASSES
from .account_rows import STANCES, letters
from .charts import COLOURS, SHAPES, WIDTH, Rows, data_of, framed, png, svg
from .quotation_cards import KEY, OUTSIDE, letter, numbered

if TYPE_CHECKING:
    import pandas as pd


#: Okabe and Ito's colours by the numbers that classes and stances have.
SIGNS = ("#009E73", "#56B4E9", "#D55E00", "#CC79A7", "#F0E442", "#999999", "#E69F00", "#0072B2")
#: The slant of names in degrees, and pixels of a column.
SLANT, COLUMN = -50, 30
QUOTED_KEY = f"{KEY} An empty row: nothing of what is shown quotes it."
ACCOUNTS_KEY = "A asserting, D denying, R reporting; a number: as of that day; ! in conflict."


def quotations_figure(quoted: Quoted) -> Any:
    """Return which report quotes which sentence, and how: sentences down, reports across.

    >>> from kcna_corpus.story.quotation_table import from_texts
    >>> found = from_texts(["“No plums,” he said."], ["No plums.", "No pears."])
    >>> quotations_figure(found).to_dict()["layer"][0]["encoding"]["y"]["sort"]
    ['1', '2', 'not in the statement']
    """
    cells: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in records(quoted.quotations):
        for place in row["places"] or [OUTSIDE]:
            cells.setdefault((place, row["report"]), []).append(row)
    ranks = list(CLASSES)
    rows: Rows = [
        {
            "down": numbered(place),
            "across": report,
            "class": max((row["class"] for row in quotations), key=ranks.index),
            "letters": " ".join(map(letter, quotations)),
            "told": f"{report}: {', '.join(row['class'] for row in quotations)}",
        }
        for (place, report), quotations in cells.items()
    ]
    order = [*map(numbered, quoted.statement["place"]), OUTSIDE]
    heading = "Which report quotes which sentence, and how"
    colours = {name: SIGNS[sign] for name, (_, sign) in CLASSES.items()}
    description = (
        "Sentences of the statement against reports; each cell has the class of a quotation."
    )
    return _matrix(
        rows, ("class", colours), (order, quoted.reports), (heading, QUOTED_KEY), description
    )


def accounts_figure(table: pd.DataFrame, by: str) -> Any:
    """Return who reports what, as of when: documents or witnesses down, events across.

    >>> import kcna_corpus as kc
    >>> figure = kc.AccountsExplorer(kc.load(), stances="denying").figure()
    >>> figure.to_dict()["layer"][0]["encoding"]["color"]["scale"]["domain"]
    ['asserting', 'denying', 'reporting']
    """
    rows: Rows = [
        {
            "down": row[by],
            "across": row["title"],
            "stance": row["stance"],
            "letters": letters(row),
            "told": f"{row[by]}, {row['title']}: {row['stance']}",
        }
        for row in records(table)
    ]
    order = (list(dict.fromkeys(table[by])), list(dict.fromkeys(table["title"])))
    colours = {name: SIGNS[sign] for name, (_, sign) in STANCES.items()}
    description = "Documents against events; each cell has the stance of an account, and its day."
    heading = ("Who reports what, as of when", ACCOUNTS_KEY)
    return _matrix(rows, ("stance", colours), order, heading, description)


def senses_figure(table: pd.DataFrame, signs: dict[str, int]) -> Any:
    """Return which language has which sense of a phrase, and how often.

    >>> import kcna_corpus as kc
    >>> figure = kc.PhraseExplorer(kc.load(), "most-absurd-paradox", senses="theory").figure()
    >>> figure.to_dict()["layer"][0]["encoding"]["color"]["scale"]["domain"]
    ['theory']
    """
    cells: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in records(table):
        key = (language_name(row["language"]), row["sense"] or "not coded")
        cells.setdefault(key, []).append(row)
    rows: Rows = [
        {
            "down": language,
            "across": sense,
            "sense": sense,
            "letters": str(len(renderings)),
            "told": f"{language}, {sense}: {', '.join(row['words'] for row in renderings)}",
        }
        for (language, sense), renderings in cells.items()
    ]
    order = [*signs, "not coded"]
    senses = sorted({row["sense"] for row in rows}, key=order.index)
    colours = {sense: SIGNS[signs.get(sense, 5)] for sense in senses}
    description = "Languages against senses; each cell has the number of renderings."
    heading = ("Which language has which sense", "A number: so many renderings.")
    languages = [name for name, _ in Counter(row["down"] for row in rows).most_common()]
    return _matrix(rows, ("sense", colours), (languages, senses), heading, description)


class Picture:
    """A chart with its rows: a picture in a notebook, text for a test; `alt` says what it shows."""

    def __init__(self, chart: Any, rows: Rows, alt: str) -> None:
        self.chart, self.rows, self.alt = chart, rows, alt

    @property
    def specs(self) -> list[dict[str, Any]]:
        """The chart as Vega-Lite."""
        return [all_visible(self.chart.to_dict(validate=False))]

    def shown_rows(self) -> Rows:
        """Return the rows that are shown."""
        return self.rows

    def svg(self) -> str:
        """Return the picture as SVG."""
        return svg(self.chart)

    def describe(self) -> str:
        """Return what is shown as text."""
        lines = [f"  {row['day']} | {row['speaker']} | {row['told']}" for row in self.rows]
        return visible("\n".join([self.alt, *lines]))

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, Any]]:
        picture = base64.b64encode(png(self.chart)).decode("ascii")
        return (
            {"image/png": picture, "text/plain": self.describe()},
            {"image/png": {"alt": visible(self.alt)}},
        )


def chart_figures(corpus: Corpus, measure: str | None = None) -> Picture:
    """Return the figures of one measure as a chart: each with its speaker and its day.

    Parameters
    ----------
    corpus : Corpus
        The records.
    measure : str, optional
        What is counted: a term of the vocabulary "measure"; None for the one with most figures.

    Returns
    -------
    Picture
        A picture in a notebook; `.chart` is the Altair chart, `.shown_rows()` are its rows.

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
    measures = Counter(f["measure"] for f in figures if f["measure"])
    if measure is None:
        measure = next((name for name, _ in measures.most_common(1)), "")
    if not measures:
        raise ValueError("these records hold no figures, or none with its measure")
    figures = [f for f in figures if f["measure"] == measure]
    if not figures:
        raise ValueError(f"no figures for {measure!r}" + did_you_mean(measure, sorted(measures)))
    figures.sort(key=lambda f: (f["said"], f["figure"]))
    rows: Rows = [
        {
            "key": f["figure"],
            "said": int(moment.timestamp() * 1000),
            "value": float(f["value"]),
            "speaker": names(corpus, [f["speaker"]])[0],
            "told": figure_told(f),
            "day": f"{moment.day} {moment:%B %Y}",
            "quantity": f["quantity"],
        }
        for f in figures
        for moment in (span(f["said"], f["said"], "UTC")[0],)
    ]
    heading = f"{measure[:1].upper()}{measure[1:]}: who gave which figure, and when"
    return Picture(_figures(rows, heading, measure), rows, heading)


def _matrix(
    rows: Rows,
    coded: tuple[str, dict[str, str]],
    order: tuple[list[str], list[str]],
    title: tuple[str, str],
    description: str,
) -> Any:
    field, colours = coded
    y = alt.Y("down:N", sort=order[0], axis=alt.Axis(title=None, labelLimit=220, ticks=False))
    top = alt.Axis(title=None, orient="top", labelAngle=SLANT, labelLimit=330, ticks=False)
    x = alt.X("across:N", sort=order[1], axis=top)
    scale = alt.Scale(domain=[*colours], range=[*colours.values()])
    colour = alt.Color(
        f"{field}:N", scale=scale, legend=alt.Legend(title=field.title(), orient="bottom")
    )
    chart = alt.Chart(data_of(rows))
    marks = alt.layer(
        chart.mark_rect(stroke="white", strokeWidth=2).encode(
            x=x, y=y, color=colour, tooltip=["down:N", "told:N"], description="told:N"
        ),
        chart.mark_text(fontWeight="bold", color="#000000", aria=False).encode(
            x=x, y=y, text="letters:N"
        ),
    )
    framed_ = framed(marks, (title[0], [title[1]]), alt.Step(20), description)
    return framed_.properties(width=max(WIDTH, COLUMN * len(order[1])))


def _figures(rows: Rows, heading: str, measure: str) -> Any:
    speakers = list(dict.fromkeys(row["speaker"] for row in rows))
    chart = alt.Chart(data_of(_labelled(rows)))
    x = alt.X(
        "said:T",
        scale=alt.Scale(type="utc", padding=130),
        axis=alt.Axis(title="Said on", grid=False),
    )
    y = alt.Y("value:Q", scale=alt.Scale(zero=True), axis=alt.Axis(title=measure, format=",d"))
    legend = alt.Legend(title="Speaker", orient="bottom", columns=4)
    # of more speakers than colours none has both the colour and the shape of another
    turns = [divmod(n, len(COLOURS)) for n in range(len(speakers))]
    colours = alt.Scale(domain=speakers, range=[COLOURS[n] for _, n in turns])
    shapes = alt.Scale(domain=speakers, range=[SHAPES[(n + turn) % 8] for turn, n in turns])
    marks = alt.layer(
        chart.mark_point(size=110, filled=True, opacity=1).encode(
            x=x,
            y=y,
            color=alt.Color("speaker:N", scale=colours, legend=legend),
            shape=alt.Shape("speaker:N", scale=shapes, legend=legend),
            tooltip=["speaker:N", "day:N", "told:N", "quantity:N"],
            description="told:N",
        ),
        chart.mark_text(align="right", dx=-9, color="#000000", aria=False).encode(
            x=x, y=y, text="shown:N"
        ),
    )
    description = "Figures by the day on which they were given, and speaker."
    lines = ["Each figure has a speaker and a day; none is “the” figure."]
    return framed(marks, (heading, lines), 380, description)


def _labelled(rows: Rows) -> Rows:
    """Give a figure its words in the chart where no other's stand; the table has them all."""
    tall = max(row["value"] for row in rows) / 20
    wide = (max(row["said"] for row in rows) - min(row["said"] for row in rows)) / 4
    placed: Rows = []
    for row in rows:
        near = (abs(row["value"] - p["value"]) < tall and abs(row["said"] - p["said"]) < wide
                for p in placed)  # fmt: skip
        if not any(near):
            placed.append(row)
    return [{**row, "shown": row["told"] if row in placed else ""} for row in rows]
