"""Renderings: a phrase in a language, its sense, by whom, from whom, when; as a card each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..clock.windows import instant, span
from ..clock.zones import UNKNOWN
from ..records.corpus import Corpus, known_corpus
from ..story.quotation_table import records
from ..story.witnesses import CREDITS, Lines, display_name
from ..text.language import language_name
from .account_rows import labels
from .event_cards import link, stamp_mark

if TYPE_CHECKING:
    import pandas as pd

    from ..records.csv_folder import Row

COLUMNS = (
    "rendering phrase language words back_gloss sense direct document report agency drawn earliest "
    "latest basis note"
).split()
#: How many colours there are, and that of what has no sense.
COLOURS, UNCODED = 8, "x"
#: How it is known whence a statement has its words.
OWN = "own text"


def stated_event(corpus: Corpus) -> str:
    """Return the event that the statements of a corpus are: most of them tell of it.

    >>> import kcna_corpus as kc
    >>> stated_event(kc.load())
    'kcna-denial-2024-05-17'
    """
    own = {row["document"] for row in corpus.rows["documents"] if row["role"] == "statement"}
    counts = Counter(row["event"] for row in corpus.rows["accounts"] if row["document"] in own)
    return counts.most_common(1)[0][0] if counts else ""


def rendered(corpus: Corpus) -> pd.DataFrame:
    """Return one row for each rendering; first those whose pages show that they were public first.

    Columns: rendering, phrase, language, words, back_gloss, sense, direct, document, report (its
    publisher), agency (name of the parent of its account of the statement), drawn (how that is
    known: credited, page address, inferred, own text; "" where no parent is known), earliest and
    latest (when the document appeared, in UTC: on its day where its readers are, not before the
    statement could be public, and by the minute of a stamp on its page), basis, note.

    >>> import kcna_corpus as kc
    >>> table = rendered(kc.load()).set_index("rendering")
    >>> table.loc["znua-reuters-ru:most-absurd-paradox", ["sense", "agency", "drawn"]].tolist()
    ['theory', 'Reuters', 'credited']
    """
    import pandas as pd

    event, lines = stated_event(known_corpus(corpus)), Lines(corpus)
    publishers, windows = labels(corpus), _windows(corpus, event)
    rows = []
    for row in corpus.rows["renderings"]:
        document = row["document"]
        chain = lines.chain(document, event)
        own = lines.documents[document]["role"] == "statement"
        values = {**row, "direct": row["direct"] == "true", "report": publishers[document]}
        values["agency"] = display_name(corpus, chain.parent) if chain.parent_basis else ""
        values["drawn"] = OWN if own else CREDITS.get(chain.parent_basis, "")
        values["earliest"], values["latest"] = windows.get(document, (None, None))
        rows.append([values[name] for name in COLUMNS])
    table = pd.DataFrame(rows, columns=COLUMNS)
    for column in ("earliest", "latest"):
        table[column] = pd.to_datetime(table[column], utc=True)
    by = ["latest", "earliest", "language", "rendering"]
    return table.sort_values(by, kind="stable").reset_index(drop=True)


def stamped(corpus: Corpus, event: str) -> dict[str, Row]:
    """Return the stamp of each document on whose page one was read: by that minute it was there.

    >>> import kcna_corpus as kc
    >>> stamped(kc.load(), "kcna-denial-2024-05-17")["news1-ko-via-blog"]["printed"]
    '2024-05-17 07:14 송고'
    """
    pages = {row["address"]: row["source"] for row in corpus.rows["sources"] if row["address"]}
    latest = {
        row["source"]: row
        for row in corpus.rows["stamps"]
        if row["event"] == event and row["bound"] == "latest"
    }
    keys = {r["document"]: pages.get(r["address"], "") for r in corpus.rows["documents"]}
    return {document: latest[page] for document, page in keys.items() if page in latest}


def _windows(corpus: Corpus, event: str) -> dict[str, tuple[datetime, datetime]]:
    """When each document that has a day appeared; none that tells of an event stands before it."""
    stamps, first = stamped(corpus, event), dict(corpus.events[["event", "earliest"]].values)
    windows = {}
    for row in corpus.rows["documents"]:
        if not (day := row["published"]):
            continue
        low, high = span(day, day, row["zone"] or UNKNOWN)
        if row["document"] in stamps:
            high = min(high, instant(str(stamps[row["document"]]["instant"])))
        windows[row["document"]] = (min(high, max(low, first.get(event, high))), high)
    return windows


# --- what the explorer draws ----------------------------------------------------------------------


class Renderings:
    """The renderings of a corpus with all that is told of them, found once for all rows.

    >>> import kcna_corpus as kc
    >>> told = Renderings(kc.load())
    >>> [told.colours[sense] for sense in ("conjecture", "paradox", "theory")]
    [0, 1, 2]
    >>> told.phrases["most-absurd-paradox"][0]
    'the most absurd paradox / 가장 황당한 억설'
    """

    def __init__(self, corpus: Corpus) -> None:
        self.corpus, self.table = corpus, rendered(corpus)
        self.event = stated_event(corpus)
        self.rows = {row["rendering"]: row for row in records(self.table)}
        self.stamps, self.lines = stamped(corpus, self.event), Lines(corpus)
        self.terms = {(t["vocabulary"], t["term"]): t["definition"] for t in corpus.rows["terms"]}
        self.colours = self._colours()
        self.phrases = {phrase: self._stated(phrase) for phrase in self._terms("phrase")}

    def _terms(self, vocabulary: str) -> list[str]:
        return [term for name, term in self.terms if name == vocabulary]

    def _colours(self) -> dict[str, int]:
        """The number of the colour of each sense: among those of one phrase none has another's."""
        groups: dict[str, list[str]] = {}
        for sense in self._terms("sense"):
            phrase = next((r["phrase"] for r in self.rows.values() if r["sense"] == sense), "")
            groups.setdefault(phrase, []).append(sense)
        return {sense: n % COLOURS for senses in groups.values() for n, sense in enumerate(senses)}

    def _stated(self, phrase: str) -> tuple[str, str]:
        """A phrase in the statement's own words, English first: alone, and with what they mean."""
        stated = {
            row["language"]: row
            for row in reversed(self.rows.values())
            if row["phrase"] == phrase and row["drawn"] == OWN
        }
        rows = sorted(stated.values(), key=lambda row: (row["language"] != "en", row["language"]))
        whole = [
            row["words"]
            + (f" ({language_name(row['language'])}: “{row['back_gloss']}”)" * (own != "en"))
            for own, row in ((row["language"], row) for row in rows)
        ]
        brief = [row["words"] for row in rows] if "en" in stated else whole
        return " / ".join(brief) or phrase.replace("-", " "), "; ".join(whole) or phrase

    def options(self, field: str) -> list[list[Any]]:
        """Return what a column can be chosen by: value, what a reader sees, colour of a sense."""
        there, terms = Counter(row[field] for row in self.rows.values()), self._terms(field)
        values = sorted(
            there, key=lambda v: (terms.index(v) if v in terms else len(terms), -there[v])
        )
        names = {phrase: stated for phrase, (stated, _) in self.phrases.items()}
        if field == "language":
            names = {value: language_name(value) for value in values}
        return [
            [v, names.get(v, v) or "not known", *([self.colours[v]] if v in self.colours else [])]
            for v in values
        ]

    def items(self, fields: Mapping[str, str]) -> list[dict[str, Any]]:
        """Return the rows as the frame draws them; `fields` are filters and columns they ask."""
        return [self._item(row, fields) for row in self.rows.values()]

    def _item(self, row: Mapping[str, Any], fields: Mapping[str, str]) -> dict[str, Any]:
        report, drawn = by_and_from(row)
        start, end = minutes(row) or (None, None)
        stamp = self.stamps.get(row["document"])
        own = [row[name] for name in ("words", "back_gloss", "sense", "note")]
        return {
            "key": row["rendering"],
            **{name: [row[field]] for name, field in fields.items()},
            **{n: row[n] for n in ("direct", "words", "language", "back_gloss", "sense")},
            "report": report,
            "drawn": drawn,
            "sign": self.colours.get(row["sense"], UNCODED),
            "from": start,
            "to": end,
            "stamps": [stamp_mark(stamp)] if stamp else [],
            "more": "\n".join([*own, report, drawn]),
        }

    def card(self, key: str) -> dict[str, Any]:
        """Return one rendering: its words, what they mean, by whom, from whom and how it is known.

        >>> import kcna_corpus as kc
        >>> card = Renderings(kc.load()).card("rmol-id:most-absurd-paradox")
        >>> card["lang"], dict(card["facts"])["Drawn from"]
        ('id', 'RMOL → Reuters: inferred')
        """
        row, terms = self.rows[key], self.terms
        document = self.corpus.row("documents", row["document"])
        steps = self.lines.chain(row["document"], self.event).steps
        path = " → ".join(dict.fromkeys(display_name(self.corpus, step) for step in steps))
        stamp, sense = self.stamps.get(row["document"]), row["sense"]
        quoted = "between quotation marks" if row["direct"] else "not between quotation marks"
        facts = [
            ["Means", f"“{row['back_gloss']}”"],
            ["Sense", f"{sense}: {terms['sense', sense]}" if sense else ""],
            ["Phrase", f"{self.phrases[row['phrase']][1]}: {terms['phrase', row['phrase']]}"],
            ["Language", language_name(row["language"])],
            ["Marks", quoted],
            ["Drawn from", f"{path}: {row['drawn']}" if row["agency"] else "not known"],
            ["Dated", f"{document['published'] or 'no day'}, {document['published_basis']}"],
            ["Stamp", f"{stamp['printed']}: {stamp['note']}" if stamp else ""],
            ["Basis", row["basis"]],
            ["Note", row["note"]],
            ["Document", document["note"]],
        ]
        others = [
            [f"{by_and_from(other)[0]}: ", ["q", other["words"], other["language"]]]
            for other in self.rows.values()
            if (other["phrase"], other["sense"]) == (row["phrase"], sense) and other is not row
        ]
        return {
            "over": [["sign", self.colours.get(sense, UNCODED), sense], " · ", link(document)],
            "title": row["words"],
            "lang": row["language"],
            "times": minutes(row),
            "facts": [fact for fact in facts if fact[1]],
            "lists": [["In the same sense", others]],
        }


def by_and_from(row: Mapping[str, Any]) -> tuple[str, str]:
    """Return in words who prints a rendering, and from whom.

    >>> by_and_from({"language": "ru", "report": "ZN.ua", "agency": "Reuters", "drawn": "credited"})
    ('Russian: ZN.ua', 'Reuters, credited')
    """
    drawn = f"{row['agency']}, {row['drawn']}" if row["agency"] else "not known"
    return f"{language_name(row['language'])}: {row['report']}", drawn


def minutes(row: Mapping[str, Any]) -> list[int] | None:
    """Return the window of a row in minutes since 1970; None where it has no day."""
    if row["latest"] != row["latest"]:  # not a time
        return None
    return [int(row[end].timestamp()) // 60 for end in ("earliest", "latest")]
