"""The words of a quotation beside those of the statement, as plain data for a card.

Changes are marked as deletions and insertions, which screen readers announce, and told in words
beside; nothing is cut. Sentences and words are counted from 1 wherever a person reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ..story.quotation_table import Quoted, records
from ..tables import frame
from ..tracing.classes import ABSENT, CLASSES
from .evidence import Shown, counted

if TYPE_CHECKING:
    import pandas as pd


#: What the letters say, for the key of a table or a figure.
KEY = ", ".join(f"{sign} {name}" for name, (sign, _) in CLASSES.items()) + "; ! wrong speaker."
OUTSIDE = ABSENT  # where the quotations stand that follow no sentence


def numbered(place: str) -> str:
    """Return a place as a person counts: from 1, the version before it kept.

    >>> numbered("0"), numbered("evening 12"), numbered("not in the statement")
    ('1', 'evening 13', 'not in the statement')
    """
    return re.sub(r"(?<!\S)\d+$", lambda match: str(int(match[0]) + 1), place)


def line_number(place: str) -> str:
    """Return the number of a sentence; empty where there is none."""
    return "" if place == OUTSIDE else numbered(place)


def letter(row: dict[str, Any]) -> str:
    """Return the letter of a quotation's class, with a mark for a wrong speaker."""
    return CLASSES[row["class"]][0] + ("!" if row["misattributed"] is True else "")


def sentence_card(
    quoted: Quoted, place: str, beside: Iterable[dict[str, Any]] = ()
) -> dict[str, Any]:
    """Return one sentence of the statement with every quotation of it, report by report.

    The place is as `quoted.statement` names it, `OUTSIDE` for quotations that follow no sentence;
    `beside` is what other versions have beside it, as `versions_beside` gives it.

    >>> from kcna_corpus.story.quotation_table import from_texts
    >>> found = from_texts(["He said “no big plums here at all”."], ["No red plums here at all."])
    >>> sentence_card(found, "0")["text"]
    ['No ', ['del', 'red'], ' plums here at all.']
    """
    stated = {row["place"]: row for row in records(quoted.statement)}
    rows = [(n, row) for n, row in enumerate(records(quoted.quotations)) if at(row, place)]
    by_report: dict[str, list[dict[str, Any]]] = {}
    for n, row in rows:
        by_report.setdefault(row["report"], []).append({"items": [n], "told": _quotation(row)})
    if place not in stated:
        title, over, text = "Not in the statement", counted(len(rows), "quotation"), []
    else:
        title = f"Sentence {numbered(place)} of {len(stated)}"
        over = f"Quoted by {', '.join(by_report)}" if by_report else "Nobody quotes it"
        text = [*_sentence(stated[place], [row for _, row in rows]), *map(_version, beside)]
    return {"over": over, "title": title, "text": text, "lists": [*map(list, by_report.items())]}


def at(row: dict[str, Any], place: str) -> bool:
    """Whether a quotation stands at a place of the matrix."""
    return place in (row["places"] or [OUTSIDE])


def changes(rows: pd.DataFrame) -> Shown:
    """Return the changed words side by side, one row per change, nothing cut.

    >>> from kcna_corpus.story.quotation_table import from_texts
    >>> found = from_texts(["He said “no big plums here at all”."], ["No red plums here at all."])
    >>> print(changes(found.quotations))
    Words of the statement, and what a report has in their place; counted from 1.
    report  sentence  word  kind         statement  report's words  sense
    0       1         2     substituted  red        big
    """
    columns = ["report", "sentence", "word", "kind", "statement", "report's words", "sense"]
    listed = [
        [
            *(row["report"], numbered(edit["place"]), edit["position"] + 1),
            *(edit[field] for field in ("kind", "statement", "report", "sense")),
        ]
        for row in records(rows)
        for edit in row["edits"]
    ]
    caption = "Words of the statement, and what a report has in their place; counted from 1."
    return Shown(frame(listed, columns), caption)


def _sentence(stated: dict[str, Any], rows: list[dict[str, Any]]) -> list[Any]:
    """The sentence with the words that some report left out or replaced; and its gloss."""
    text, gloss = stated["text"], stated["gloss"]
    ours: list[Any] = [["em", "In our words:"], f" {gloss}"] if gloss else []
    if not text:
        return ours
    from ..tracing.word_arrays import read_words  # only whole sentences need it, and it loads much

    starts, gone = read_words([text]).starts, set()
    for edit in (e for row in rows for e in row["edits"]):
        if edit["place"] == stated["place"] and edit["statement"]:
            if edit["position"] >= len(starts):
                continue
            start = int(starts[edit["position"]])
            gone.add((start, min(start + len(edit["statement"]), len(text))))
    return [*marked(text, gone, "del"), *([["div", ours]] if ours else [])]


def _version(other: dict[str, Any]) -> list[Any]:
    """A sentence as another version has it, and where the sense may differ."""
    parts: list[Any] = [["b", f"{', '.join(map(numbered, other['places']))}: "], other["text"]]
    for difference in other["differences"]:
        here, there = (", ".join(difference[side]) or "none" for side in ("here", "there"))
        parts.append(
            ["div", [f"possible difference of {difference['kind']}: {here} here, {there} there"]]
        )
    if not other["certain"]:
        parts.append(["div", [["small", "Unsure: another sentence is as near."]]])
    return ["div", parts]


def _quotation(row: dict[str, Any]) -> list[Any]:
    parts: list[Any] = [["sign", CLASSES[row["class"]][1], row["class"]]]
    parts.append(f" {counted(row['words'], 'word')}")
    if row["speaker"]:
        parts.append(f", given to {row['speaker']}")
    if row["misattributed"] is True:
        parts.append(["b", " – the wrong speaker"])
    if row["nested"]:
        parts.append(" (inside another quotation)")
    if row["text"]:
        new = {
            (edit["start"] - row["start"], edit["end"] - row["start"])
            for edit in row["edits"]
            if row["start"] >= 0 and edit["report"]
        }
        parts.append(["div", ["“", *marked(row["text"], new, "ins"), "”"]])
    parts += [["div", _edit(edit)] for edit in row["edits"]]
    if row["gloss"]:
        parts.append(["div", f"gloss put in: {row['gloss']}"])
    if row["why"]:
        parts.append(["div", [["small", row["why"]]]])
    return parts


def _edit(edit: dict[str, Any]) -> list[Any]:
    old = [["del", edit["statement"]]] if edit["statement"] else []
    new = [["ins", edit["report"]]] if edit["report"] else []
    sense = [" ", ["b", f"({edit['sense']})"]] if edit["sense"] else []
    arrow = [" → "] if old and new else []
    return [f"{edit['kind']} at word {edit['position'] + 1}: ", *old, *arrow, *new, *sense]


def marked(text: str, places: set[tuple[int, int]], tag: str) -> list[Any]:
    """Return a text with the places marked; of two that overlap the first is.

    >>> marked("no red plums", {(3, 6)}, "del")
    ['no ', ['del', 'red'], ' plums']
    """
    pieces: list[Any] = []
    behind = 0
    for start, end in sorted(places):
        if start < behind or end <= start:
            continue
        pieces += [text[behind:start], [tag, text[start:end]]]
        behind = end
    return [piece for piece in [*pieces, text[behind:]] if piece]
