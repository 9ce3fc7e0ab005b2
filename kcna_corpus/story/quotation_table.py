"""Quotations beside the statement: from the records, or from texts, in one shape.

The records hold no text, so their quotations come with positions, edits and glosses; once pages of
the reader's are attached, and for traced texts, with whole sentences. An explorer treats all alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from ..inputs import texts_and_statement
from ..records.corpus import Corpus, known_corpus
from ..records.frames import sentences_at_hand
from ..records.schema import SEPARATOR
from ..tables import frame
from ..text.language import UNKNOWN, language_of
from ..text.words import words

if TYPE_CHECKING:
    import pandas as pd

    from ..records.attaching import Attached
    from ..records.csv_folder import Row

_TRUTHS = {"true": True, "false": False, "": None}
COLUMNS = (
    "key document report language nested speaker places class text start words edits gloss "
    "misattributed why"
).split()


class Quoted(NamedTuple):
    """The quotations of some reports, and the sentences of the statement that they follow.

    `quotations` has one row per quotation: key, document, report (its name on the screen), language
    (of the report), nested, speaker (as printed), places (list: the sentences it follows, named
    as in `statement`), class, text ("" where only a fingerprint is kept and no page is attached),
    start (of the text in the report; -1), words, edits (list of dict, as `trace` gives), gloss,
    misattributed, why.

    `statement` has one row per sentence: place (its number; with the version before it where there
    are several), text or gloss. `versions` has the places of each version, by its name.

    `reports` names the reports that were read, those without a quotation too. Each document is a
    report of its own: those that share a name have their day or a number behind it.
    """

    quotations: pd.DataFrame
    statement: pd.DataFrame
    reports: list[str]
    versions: dict[str, list[str]]


def from_records(corpus: Corpus) -> Quoted:
    """Return the quotations that a corpus has records of, in full words where they are attached.

    Raises ValueError if the corpus has no quotations that follow a statement.

    >>> import kcna_corpus as kc
    >>> quotations, statement, reports, _ = from_records(kc.load())
    >>> len(quotations), len(statement), len(reports)
    (35, 13, 4)
    """
    rows = known_corpus(corpus).rows
    document_of = {row["sentence"]: row["document"] for row in rows["sentences"]}
    followed = {s for row in rows["quotations"] for s in row["sentence"].split(SEPARATOR) if s}
    statements = {document_of[sentence] for sentence in followed}
    if not statements:
        raise ValueError("the corpus has no quotations that follow a statement")
    several = len(statements) > 1
    texts = sentences_at_hand(corpus.attached)
    places = {row["sentence"]: _place(row, several) for row in rows["sentences"]}
    stated: list[dict[str, str]] = []
    versions: dict[str, list[str]] = {}
    for row in sorted(rows["sentences"], key=lambda row: int(row["position"])):
        if row["document"] in statements:
            place, text = places[row["sentence"]], texts.get(row["sentence"], "")
            stated.append({"place": place, "text": text, "gloss": row["gloss"]})
            versions.setdefault(row["document"], []).append(place)
    quoting = {row["document"] for row in rows["quotations"]}
    documents = [row for row in rows["documents"] if row["document"] in quoting]
    publishers = [row["publisher"] for row in documents]
    labels = told_apart(publishers, [row["published"] for row in documents])
    names = dict(zip((row["document"] for row in documents), labels, strict=True))
    edits: dict[str, list[dict[str, Any]]] = {}
    for row in rows["edits"]:
        edits.setdefault(row["quotation"], []).append(_edit(row, places, texts))
    quotations = [
        {
            "key": row["quotation"],
            "document": row["document"],
            "report": names[row["document"]],
            "language": corpus.row("documents", row["document"])["language"] or UNKNOWN,
            "nested": bool(row["nested_in"]),
            "speaker": row["speaker_printed"],
            "places": [places[s] for s in row["sentence"].split(SEPARATOR) if s],
            "class": row["class"],
            "text": row["text"],
            "start": -1,
            "words": int(row["words"]),
            "edits": edits.get(row["quotation"], []),
            "gloss": row["gloss"],
            "misattributed": _TRUTHS[row["misattributed"]],
            "why": row["note"],
        }
        for row in rows["quotations"]
    ]
    for quotation, row in zip(quotations, rows["quotations"], strict=True):
        _open(quotation, corpus.attached.get(row["document"]))
    reports = list(dict.fromkeys(str(row["report"]) for row in quotations))
    return Quoted(_frame(quotations, COLUMNS), _frame(stated, stated[0]), reports, versions)


def from_texts(reports: Any, statement: Any, speaker: str | None = None) -> Quoted:
    """Trace the quotations of texts and return them beside the statement.

    Parameters, errors: as `kcna_corpus.trace`.

    >>> found = from_texts(['“No plums,” he said.', "No word."], ["No plums.", "No pears."])
    >>> found.quotations["places"].tolist(), found.statement["text"].tolist(), found.reports
    ([['0']], ['No plums.', 'No pears.'], ['0', '1'])
    """
    from ..tracing import trace  # which most views do without
    from ..tracing.table import statement_sentences

    texts, documents, versions_given = texts_and_statement(reports, statement)
    versions = statement_sentences(versions_given)
    names = told_apart([*map(str, documents)])
    document_of = dict(zip(names, documents, strict=True))
    languages = {
        name: language_of(text) or UNKNOWN for name, text in zip(names, texts, strict=True)
    }
    traced = trace(list(zip(names, texts, strict=True)), versions, speaker=speaker)
    places = {
        version: [f"{version} {number}".strip() for number in range(len(sentences))]
        for version, sentences in versions.items()
    }
    stated = [
        {"place": place, "text": text, "gloss": ""}
        for version, sentences in versions.items()
        for place, text in zip(places[version], sentences, strict=True)
    ]
    quotations = [
        {
            "key": f"{row['document']}:{row['start']}",
            "document": document_of[row["document"]],
            "report": row["document"],
            "language": languages[row["document"]],
            "nested": row["nested"],
            "speaker": row["speaker"],
            "places": [places[row["version"]][number] for number in row["sentences"]],
            "class": row["class"],
            "text": row["text"],
            "start": row["start"],
            "words": len(words(row["text"])),
            "edits": [{**e, "place": places[row["version"]][e["sentence"]]} for e in row["edits"]],
            "gloss": " ".join(row["gloss"]),
            "misattributed": row["misattributed"],
            "why": row["why"],
        }
        for row in records(traced)
    ]
    table = _frame(quotations, COLUMNS).astype({"misattributed": "boolean"})
    return Quoted(table, _frame(stated, stated[0]), names, places)


def _frame(rows: list[dict[str, Any]], columns: Iterable[str]) -> pd.DataFrame:
    names = list(columns)
    return frame([[row[name] for name in names] for row in rows], names)


def told_apart(names: Sequence[str], days: Sequence[str] = ()) -> list[str]:
    """Return the names, with its day or a number behind each that several share.

    >>> told_apart(["Courier", "Herald", "Courier"], ["2031-03-14", "2031-03-14", "2031-03-15"])
    ['Courier (2031-03-14)', 'Herald', 'Courier (2031-03-15)']
    >>> told_apart(["Courier", "Courier"])
    ['Courier (1)', 'Courier (2)']
    """
    labels = list(names)
    for number, name in enumerate(names):
        same = [k for k, other in enumerate(names) if other == name]
        own = {days[k] for k in same if days and days[k]}
        behind = days[number] if len(own) == len(same) else str(same.index(number) + 1)
        if len(same) > 1:
            labels[number] = f"{name} ({behind})"
    return labels if len({*labels}) == len(labels) else told_apart(labels)


def unquoted_places(quoted: Quoted) -> list[str]:
    """Return the sentences of the statement that no quotation follows: a finding too.

    >>> import kcna_corpus as kc
    >>> unquoted_places(from_records(kc.load()))
    ['0', '5', '6', '8']
    """
    followed = {number for places in quoted.quotations["places"] for number in places}
    return [number for number in quoted.statement["place"] if number not in followed]


def versions_beside(quoted: Quoted) -> dict[str, list[dict[str, Any]]]:
    """Set the versions of the statement side by side, if the extra `languages` is at hand.

    Of each sentence is told what stands beside it in each other version: places, text, certain, and
    differences (kind, here, there), as `kcna_corpus.align` says them.

    >>> versions = {"en": "We sold two boats.", "de": "Wir haben drei Boote verkauft."}
    >>> (parallel,) = versions_beside(from_texts(["“Two boats.”"], versions))["en 0"]
    >>> parallel["places"], parallel["differences"]
    (['de 0'], [{'kind': 'number', 'here': ['2'], 'there': ['3']}])
    """
    stated = {row["place"]: row for row in records(quoted.statement)}
    versions = [[stated[place] for place in places] for places in quoted.versions.values()]
    whole = [rows for rows in versions if all(row["text"] for row in rows)]
    beside: dict[str, list[dict[str, Any]]] = {row["place"]: [] for rows in whole for row in rows}
    if len(whole) < 2:
        return beside
    from ..tracing import meaning
    from ..tracing.versions import align

    for pair in combinations(whole, 2) if meaning.installed() else ():
        for row in records(align(*([one["text"] for one in rows] for rows in pair))):
            own, other = (
                [rows[n] for n in row[side]] for rows, side in zip(pair, "ab", strict=True)
            )
            sides = ((own, other, "a", "b"), (other, own, "b", "a"))
            for here, there, a, b in sides:
                parallel = {
                    "places": [one["place"] for one in there],
                    "text": " ".join(one["text"] for one in there),
                    "certain": row["certain"],
                    "differences": [
                        {"kind": d["kind"], "here": d[a], "there": d[b]} for d in row["differences"]
                    ],
                }
                for one in here if there else ():
                    beside[one["place"]].append(parallel)
    return beside


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a table as dicts, for columns whose names are no Python names."""
    rows: list[dict[str, Any]] = table.to_dict("records")  # type: ignore[assignment]
    return rows


def _place(row: Row, several: bool) -> str:
    return f"{row['document']} {row['position']}" if several else row["position"]


def _edit(row: Row, places: Mapping[str, str], texts: Mapping[str, str]) -> dict[str, Any]:
    position = int(row["position"])
    return {
        "kind": row["kind"],
        "statement": _in_full(row["statement_words"], position, texts.get(row["sentence"], "")),
        "report": row["report_words"],
        "place": places[row["sentence"]],
        "position": position,
        "start": -1,
        "end": -1,
        "sense": "changes the sense" if row["changes_sense"] == "true" else "",
    }


def _in_full(excerpt: str, position: int, sentence: str) -> str:
    """The words of a long cut, of which the records keep the first and the last."""
    first, gap, last = excerpt.partition(" … ")
    if not gap or not sentence:
        return excerpt
    from ..tracing.word_arrays import read_words  # which most views do without

    starts = read_words([sentence]).starts
    if position >= len(starts):
        return excerpt
    start = int(starts[position])
    end = sentence.find(last, start)
    complete = end >= 0 and sentence.startswith(first, start)
    return sentence[start : end + len(last)] if complete else excerpt


def _open(row: dict[str, Any], document: Attached | None) -> None:
    """Give a quotation of the records the page's words, and its edits their places."""
    if document is None or row["key"] not in document.page_quotations:
        return
    first, last = document.page_quotations[row["key"]]
    row["text"] = document.page.page_text[first:last]
    start = row["start"] = document.page.in_body(first, last)[0]
    folded = row["text"].casefold()
    for edit in row["edits"]:
        at = folded.find(edit["report"].casefold())
        if edit["report"] and at >= 0 and start >= 0:
            edit["start"], edit["end"] = start + at, start + at + len(edit["report"])
