"""The words of a quotation beside those of the statement, as HTML in which every text is escaped.

Changes are marked up as deletions and insertions, which screen readers announce, and told in words
beside; nothing is cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..inputs import frame
from ..story.quotation_table import records
from ..text.signs import escape
from ..tracing.words import read_words
from .evidence import Shown, counted

if TYPE_CHECKING:
    import pandas as pd

    from ..story.quotation_table import Quoted


def sentence_html(quoted: Quoted, rows: pd.DataFrame, place: str) -> str:
    """Return one sentence of the statement with every quotation of it in `rows`.

    Parameters
    ----------
    quoted
        The quotations and the statement.
    rows
        The quotations to tell of.
    place
        The sentence, as `quoted.statement` names it; any other text for the quotations that follow
        no sentence.

    Examples
    --------
    >>> from kcna_corpus.story.quotation_table import from_texts
    >>> found = from_texts(["He said “no big plums here at all”."], ["No red plums here at all."])
    >>> page = sentence_html(found, found.quotations, "0")
    >>> "No <del>red</del> plums" in page, "no <ins>big</ins> plums" in page
    (True, True)
    """
    stated = records(quoted.statement[quoted.statement["place"] == place])
    told = [
        row for row in records(rows) if (place in row["places"] if stated else not row["places"])
    ]
    title = f"Sentence {place}" if stated else "Not in the statement"
    body = f"<p>{_sentence(stated[0], told)}</p>" if stated else ""
    items = "".join(f"<li>{_quotation(row)}</li>" for row in told)
    none = "" if told else "<p>No quotation shown here follows it.</p>"
    head = f"<h4>{escape(title)}</h4>{body}{none}"
    return f"<section aria-label='Wording'>{head}<ul>{items}</ul></section>"


def changes(rows: pd.DataFrame) -> Shown:
    """Return the changed words side by side, one row per change, nothing cut.

    Examples
    --------
    >>> from kcna_corpus.story.quotation_table import from_texts
    >>> found = from_texts(["He said “no big plums here at all”."], ["No red plums here at all."])
    >>> print(changes(found.quotations))
    Words of the statement, and what a report has in their place.
    report  sentence  word  kind         statement  report's words  sense
    0       0         1     substituted  red        big
    """
    columns = ["report", "sentence", "word", "kind", "statement", "report's words", "sense"]
    fields = ("place", "position", "kind", "statement", "report", "sense")
    listed = [
        [row["report"], *(edit[field] for field in fields)]
        for row in records(rows)
        for edit in row["edits"]
    ]
    caption = "Words of the statement, and what a report has in their place."
    return Shown(frame(listed, columns), caption)


def _sentence(stated: dict[str, Any], told: list[dict[str, Any]]) -> str:
    """The sentence with the words that some report left out or replaced; and its gloss."""
    text, gloss = stated["text"], stated["gloss"]
    ours = f"<em>In our words:</em> {escape(gloss)}" if gloss else ""
    if not text:
        return ours
    starts = read_words([text]).starts
    gone = set()
    for edit in (e for row in told for e in row["edits"]):
        if (
            edit["place"] == stated["place"]
            and edit["statement"]
            and edit["position"] < len(starts)
        ):
            start = int(starts[edit["position"]])
            gone.add((start, min(start + len(edit["statement"]), len(text))))
    return _marked(text, gone, "del") + (f"<br>{ours}" if ours else "")


def _quotation(row: dict[str, Any]) -> str:
    speaker = f", given to {escape(row['speaker'])}" if row["speaker"] else ""
    wrong = " <strong>(wrong speaker)</strong>" if row["misattributed"] is True else ""
    told = f"<b>{escape(row['report'])}</b>{speaker}{wrong}: {escape(row['class'])}"
    told += f", {counted(row['words'], 'word')}"
    if row["text"]:
        new = {
            (edit["start"] - row["start"], edit["end"] - row["start"])
            for edit in row["edits"]
            if row["start"] >= 0 and edit["report"]
        }
        told += f"<br>“{_marked(row['text'], new, 'ins')}”"
    parts = [_edit(edit) for edit in row["edits"]]
    if row["gloss"]:
        parts.append(f"gloss put in: {escape(row['gloss'])}")
    if row["why"]:
        parts.append(escape(row["why"]))
    return told + "".join(f"<br>{part}" for part in parts)


def _edit(edit: dict[str, Any]) -> str:
    old = f"<del>{escape(edit['statement'])}</del>" if edit["statement"] else ""
    new = f"<ins>{escape(edit['report'])}</ins>" if edit["report"] else ""
    sense = f" <strong>({escape(edit['sense'])})</strong>" if edit["sense"] else ""
    arrow = " → " if old and new else ""
    return f"{escape(edit['kind'])} at word {edit['position']}: {old}{arrow}{new}{sense}"


def _marked(text: str, places: set[tuple[int, int]], tag: str) -> str:
    """`text`, escaped, with the places marked; of two that overlap the first is."""
    pieces, behind = [], 0
    for start, end in sorted(places):
        if start < behind or end <= start:
            continue
        pieces += [escape(text[behind:start]), f"<{tag}>{escape(text[start:end])}</{tag}>"]
        behind = end
    return "".join([*pieces, escape(text[behind:])])
