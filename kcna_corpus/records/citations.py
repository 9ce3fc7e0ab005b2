"""A row of a table becomes a citation that an editor can check."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..clock.windows import Window, utc, window
from ..clock.zones import zone_name
from ..text.signs import visible
from .references import bibtex, csl_json, formatted, references_of
from .schema import SEPARATOR, TABLES, UNWRITTEN

if TYPE_CHECKING:
    from .csv_folder import Records, Row

#: More sources than this are counted, not told.
MOST_SOURCES = 8
STYLES = ("full", "line", "apa", "chicago", "bibtex", "csl-json")


def cite(corpus: Records, table: str, row: str | int, style: str = "full") -> str:
    """Return the citation of one row: what it says, then where it stands and how it is known.

    Parameters, errors and an example: see `Corpus.cite`.
    """
    if style not in STYLES:
        raise ValueError(f"no style {style!r}; one of {', '.join(STYLES)}")
    record = corpus.row(table, row)
    if style == "full":
        return _full(corpus, table, record)
    if style == "line":
        return _line(corpus, table, record)
    items = references_of(corpus, record)
    if style in ("apa", "chicago"):
        brief = _on_one_line([_brief(corpus, table, record), *_known(corpus, table, record)])
        return "\n".join([*formatted(items, style), brief])
    if table not in ("documents", "sources"):
        about = _on_one_line(_known(corpus, table, record))
        items = [{**item, "note": f"{item['note']}; cited for: {about}"} for item in items]
    return bibtex(items) if style == "bibtex" else csl_json(items)


def _full(corpus: Records, table: str, record: Row) -> str:
    gist = _GISTS.get(table, _gist)(corpus, record)
    basis, *rest = _known(corpus, table, record)
    note = record.get("note", "")
    return _sentences([gist, *_places(corpus, table, record), basis, note, *rest])


def _line(corpus: Records, table: str, record: Row) -> str:
    """What it says, the nearest place where it says so, and how that is known, on one line."""
    where = _places(corpus, table, record)[:1]
    return _on_one_line([_brief(corpus, table, record), *where, *_known(corpus, table, record)])


def _brief(corpus: Records, table: str, record: Row) -> str:
    """What a row says, of an event its title and window alone."""
    if table != "events":
        return _GISTS.get(table, _gist)(corpus, record)
    window = _window(corpus, record)
    return f"{record['title']}: public between {utc(window.earliest)} and {utc(window.latest)}"


def _known(corpus: Records, table: str, record: Row) -> list[str]:
    """How a row is known, and by what name it is found again."""
    key = TABLES[table].key_of(record)
    basis = record["basis"]
    if table == "events":
        weakest = _window(corpus, record).basis
        basis = weakest + (f" (the announced time: {basis})" if weakest != basis else "")
    return [f"Basis: {basis}", f"Record {table} {key}, data version {corpus.version}"]


def _window(corpus: Records, event: Row) -> Window:
    return window(event, [s for s in corpus.rows["stamps"] if s["event"] == event["event"]])


def _on_one_line(parts: list[str]) -> str:
    return " ".join(visible(_sentences(parts)).split())


def _sentences(parts: list[str]) -> str:
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def document_line(corpus: Records, document: str) -> str:
    """Return a document as it is cited: publisher, title, day and how it is known, address."""
    row = corpus.row("documents", document)
    title = f", “{row['title']}”" if row["title"] else ""
    day = f", {row['published']} ({row['published_basis']})" if row["published"] else ", no date"
    copy = f", copy of {row['date_captured']}" if row["date_captured"] else ""
    address = row["address"] or "no address"
    return f"{row['publisher']}{title} [{row['language']}]{day}{copy}, {address}"


# --- what a row says ------------------------------------------------------------------------------


def _gist(_: Records, row: Row) -> str:
    columns = ("gloss", "act", "name", "definition", "relation")
    return next((row[c] for c in columns if row.get(c) and row[c] != UNWRITTEN), "")


def _event(corpus: Records, row: Row) -> str:
    window = _window(corpus, row)
    gloss = "" if row["gloss"] == UNWRITTEN else row["gloss"] + " "
    return (
        f"{row['title']}. {gloss}Announced as {row['printed']} ({zone_name(row['zone'])}); "
        f"public between {utc(window.earliest)} and {utc(window.latest)} "
        f"(latest: {window.latest_from})"
    )


def _stamp(corpus: Records, row: Row) -> str:
    event = corpus.row("events", row["event"])["title"]
    read = f"read in {row['zone']}: {row['instant']}"
    return f"{event}: {row['aspect']}, stamp “{row['printed']}” {read}"


def _figure(corpus: Records, row: Row) -> str:
    speaker = corpus.row("actors", row["speaker"])["name"]
    number = f"{row['qualifier']} {row['value']} {row['unit']}"
    return f"{number} ({row['quantity']}), said by {speaker} on {row['said']}"


def _quotation(corpus: Records, row: Row) -> str:
    words = f"“{row['text']}”, " if row["text"] else ""
    changes = [e for e in corpus.rows["edits"] if e["quotation"] == row["quotation"]]
    changed = "; ".join(_change(corpus, edit) for edit in changes)
    wrong = row["misattributed"] == "true"
    blame = "; given to another speaker than the statement's" if wrong else ""
    return (
        f"Quotation {int(row['position']) + 1}, {words}{row['words']} words; speaker as printed: "
        f"{row['speaker_printed'] or 'none'}{blame}; {row['class']}"
        + (f" ({changed})" if changed else "")
    )


def _change(_: Records, row: Row) -> str:
    before, after = (row[c] and f"“{row[c]}”" for c in ("statement_words", "report_words"))
    arrow = " → ".join(words for words in (before, after) if words)
    return f"{row['kind']} at word {row['position']}: {arrow}"


def _inference(corpus: Records, row: Row) -> str:
    later, earlier = (corpus.row("events", row[c])["title"] for c in ("event", "about"))
    words = f", in the words “{row['words']}”" if row["words"] else ""
    return f"“{later}” told as {row['relation']} “{earlier}”{words}"


def _denial(corpus: Records, row: Row) -> str:
    issuer = corpus.row("actors", row["issuer"])["name"]
    words = f", in the words “{row['words']}” [{row['language']}]" if row["words"] else ""
    again = f"; phrases of {row['reuses'].replace(SEPARATOR, ', ')} again" if row["reuses"] else ""
    return f"{issuer} ({row['level']}) {row['answer']}: {row['denies'].rstrip('.')}{words}{again}"


_GISTS: dict[str, Callable[[Records, Row], str]] = {
    "events": _event,
    "stamps": _stamp,
    "figures": _figure,
    "quotations": _quotation,
    "edits": _change,
    "renderings": lambda _, row: (
        f"“{row['words']}” [{row['language']}], literally “{row['back_gloss']}”"
    ),
    "inferences": _inference,
    "denials": _denial,
    "documents": lambda *_: "",  # the place says it all
    "sources": lambda *_: "",
}


# --- where it stands ------------------------------------------------------------------------------


def _places(corpus: Records, table: str, row: Row) -> list[str]:
    """The document or the sources, the sentence and position, the fingerprint, the address."""
    document = row.get("document", "")
    places = [document_line(corpus, document)] if document else []
    if table == "sources":
        places.append(_source(corpus, row["source"]))
    if table != "sentences":
        cited = (row.get("sentence") or row.get("sentences") or "").split(SEPARATOR)
        places += [_sentence(corpus, sentence) for sentence in cited if sentence]
    else:
        places.append(f"Sentence {row['position']}")
    if row.get("first_word"):
        words = f"{row['first_word']} to {row['last_word']}"
        places.append(f"Words {words} of the statement's sentence")
    if row.get("fingerprint"):
        places.append(f"Fingerprint {row['fingerprint']}")
    if table not in ("sources", "terms"):
        places += _sources(corpus, [s for s in row["source"].split(SEPARATOR) if s != document])
    return places


def _sources(corpus: Records, sources: list[str]) -> list[str]:
    lines = [f"Source: {_source(corpus, source)}" for source in sources[:MOST_SOURCES]]
    more = len(sources) - MOST_SOURCES
    return [*lines, f"{more} more sources in the record"] if more > 0 else lines


def _source(corpus: Records, source: str) -> str:
    if source in corpus.by_key["documents"]:
        return document_line(corpus, source)
    row = corpus.row("sources", source)
    return f"{row['publisher']}, {row['address']}"


def _sentence(corpus: Records, sentence: str) -> str:
    row = corpus.row("sentences", sentence)
    where = f"Sentence {row['position']} of {row['document']}, fingerprint {row['fingerprint']}"
    return where if row["gloss"] == UNWRITTEN else f"{where}: {row['gloss']}"
