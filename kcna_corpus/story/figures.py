"""Figures: what they count, what they can mean, and which two cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from ..clock.windows import span
from ..records.schema import SEPARATOR
from .actors import names

if TYPE_CHECKING:
    from ..records.corpus import Corpus
    from ..records.csv_folder import Row

#: How far a number may lie from the one said, as a part of it, where it is only "about" that.
ABOUT = 0.1


def quantity_of(figure: Row) -> str:
    """Return what a figure counts: figures with the same answer can be compared.

    That is its `measure` (a running total, whatever the event), or else the words of `quantity`
    within its event.
    """
    return figure["measure"] or SEPARATOR.join(figure[c] for c in ("event", "quantity", "unit"))


def bounds(figure: Row) -> tuple[float, float]:
    """Return the least and the most that a figure can mean, by its qualifier.

    >>> bounds({"value": "7000", "qualifier": "about"}), bounds({"value": "5", "qualifier": "over"})
    ((6300.0, 7700.0), (5.0, inf))
    """
    value, qualifier = float(figure["value"]), figure["qualifier"]
    if qualifier == "about":
        return round(value * (1 - ABOUT), 6), round(value * (1 + ABOUT), 6)
    low = 0.0 if qualifier == "up to" else value
    return low, float("inf") if qualifier in ("over", "at least") else value


def figure_told(figure: Row) -> str:
    """Return a figure in words: its qualifier, number and unit.

    >>> figure_told({"qualifier": "about", "value": "7000", "unit": "containers"})
    'about 7,000 containers'
    """
    qualifier = "" if figure["qualifier"] == "exactly" else f"{figure['qualifier']} "
    return f"{qualifier}{float(figure['value']):,.10g} {figure['unit']}"


def in_conflict(corpus: Corpus, figures: list[Row], rank: dict[str, int]) -> Iterator[list[object]]:
    """Yield a row of `disagreements` for each two figures of one quantity that are in conflict.

    They are compared as said: those of one speech together, then speech by speech.
    """
    by_speaker: dict[tuple[str, str, float], list[Row]] = {}
    for figure in figures:
        key = (figure["event"], figure["speaker"], float(figure["value"]))
        by_speaker.setdefault(key, []).append(figure)
    for first, second in combinations(by_speaker.values(), 2):
        a, b = first[0], second[0]
        one_speech = (a["event"], a["speaker"]) == (b["event"], b["speaker"])
        why = _one_speech(corpus, a, b) if one_speech else _two_speeches(corpus, a, b)
        if why:
            if (rank[a["event"]], a["said"]) > (rank[b["event"]], b["said"]):
                a, b = b, a
            pair = (first, second) if a is first[0] else (second, first)
            who = [names(corpus, [figure["speaker"]]) for figure in (a, b)]
            says = [f"{figure_told(figure)}, {figure['said']}" for figure in (a, b)]
            records = [f["figure"] for rows in pair for f in rows]
            yield [b["event"], a["event"], "number", who[0], says[0], who[1], says[1], why, records]


def _one_speech(corpus: Corpus, a: Row, b: Row) -> str:
    (speaker,) = names(corpus, [a["speaker"]])
    numbers = f"{figure_told(a)} and {figure_told(b)}"
    return f"{speaker} is given two numbers for one quantity on one occasion: {numbers}."


def _two_speeches(corpus: Corpus, a: Row, b: Row) -> str:
    """Why two speakers, or one at two times, cannot both be right; "" if they can."""
    if a["said"] > b["said"]:
        a, b = b, a
    (low, high), (later_low, later_high) = bounds(a), bounds(b)
    grown = bool(a["measure"]) and _earlier(a, b)
    if later_high >= low and (grown or high >= later_low):
        return ""
    first, second = names(corpus, [a["speaker"], b["speaker"]])
    both = f"{figure_told(a)} ({first}, {a['said']}) and {figure_told(b)} ({second}, {b['said']})"
    fell = " A running total cannot fall." if grown else ""
    return f"Two figures for one quantity: {both}; neither is “the” figure.{fell}"


def _earlier(a: Row, b: Row) -> bool:
    """Whether the first was said before the second, on days that do not overlap."""
    return span(a["said"], a["said"], "UTC")[1] < span(b["said"], b["said"], "UTC")[0]
