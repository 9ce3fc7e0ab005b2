"""The rules that records must keep: a tuple of small functions, each yielding `Problem`s.

A new rule is a new entry of `RULES`; those on what must agree stand in `consistency`. Rules see
rows of text, as they stand in the files, so that they need no library and can name the value that
was written.
"""

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..inputs import as_path, gist
from ..text.nearest import did_you_mean
from ..text.signs import unseen_in_line
from ..text.words import UNSPACED, length
from . import consistency
from .cells import cell_fault
from .csv_folder import Row, Rows, changed_tables, describe, read_records
from .problems import Problem
from .schema import CLOSED, SEPARATOR, TABLES, Column, Table, vocabularies

#: What takes all tables and gives a problem for each fault.
Rule = Callable[[Rows], Iterable[Problem] | None]

#: The records that come with the package.
SHIPPED = Path(__file__).parent.parent / "data"

#: Rights: the longest run of a document's words that a row may hold, and all rows together.
LONGEST_QUOTATION = {False: 15, True: 30}
SHARE_OF_DOCUMENT = 5
#: A document whose length is not known counts as this long.
ASSUMED_LENGTH = {False: 150, True: 300}


def check(
    folder: str | os.PathLike[str], *, rules: Iterable[Rule] = (), sealed: bool = False
) -> list[Problem]:
    """Return every problem of a folder of records; an empty list means that all is well.

    Parameters
    ----------
    folder : path
        The folder with one CSV file per table.
    rules : iterable of callables, optional
        Rules of your own, asked besides those of the package. Each is given all tables (the name of
        a table and its rows, each a mapping of column to text as it stands in the file; a table
        that is not there or cannot be read is empty) and yields or returns a `Problem` for each
        fault.
    sealed : bool, default False
        Also compare each file with the checksum in `datapackage.json`.

    Returns
    -------
    list of Problem
        Each with table, row, column, value and message; a `warning` keeps nobody from using them.

    Raises
    ------
    TypeError
        If a rule is no callable, or gives something else than problems.

    See Also
    --------
    load : The same, and the records; it raises where there is a problem.

    Examples
    --------
    >>> check(SHIPPED, sealed=True)
    []

    A rule of your own:

    >>> def glosses_are_short(tables):
    ...     for row in tables["sentences"]:
    ...         if len(row["gloss"].split()) > 25:
    ...             yield Problem("sentences", row["sentence"], "gloss", row["gloss"], "too long")
    >>> print(check(SHIPPED, rules=[glosses_are_short])[0])
    sentences, row kcna-watch-2024-05-17/1: gloss 'Kim Yo Jong declines ...': too long
    """
    folder = as_path(folder, "folder")
    if not isinstance(rules, Iterable):
        raise TypeError(f"rules: a list of rules is needed, not {gist(rules)}")
    rows, problems = read_records(folder)
    problems += check_rows(rows, rights=not describe(folder).share)
    tables = {name: rows.get(name, []) for name in TABLES}
    problems += [problem for rule in rules for problem in _own(rule, tables)]
    problems += stated_zone_is_known(folder)
    if sealed:
        message = "checksum differs from datapackage.json"
        problems += [Problem(name, "", "", "", message) for name in changed_tables(folder)]
    return problems


def _own(rule: Rule, tables: Rows) -> Iterator[Problem]:
    """What a reader's own rule finds."""
    name = getattr(rule, "__name__", repr(rule))
    if not callable(rule):
        raise TypeError(f"rules: {name} is no callable; give functions that take the tables")
    for problem in rule(tables) or ():
        if not isinstance(problem, Problem):
            raise TypeError(
                f"rules: {name} gives {problem!r}; give "
                "kc.Problem(table, row, column, value, message) for each fault"
            )
        yield problem


def stated_zone_is_known(folder: Path) -> list[Problem]:
    """Return a problem if the zone that `datapackage.json` states is none."""
    zone = describe(folder).zone
    if fault := cell_fault("clock zone", zone) if zone else "":
        return [Problem("datapackage", "", "zone", zone, fault)]
    return []


def check_rows(rows: Rows, *, rights: bool = True) -> list[Problem]:
    """Return the problems of tables that could be read; rules on absent tables are passed over.

    A case that somebody works on may hold more words of its documents than may be shared:
    `rights` asks for these rules too.
    """
    problems = [p for rule in (*RULES, *(RIGHTS if rights else ())) for p in rule(rows)]
    return list(dict.fromkeys(problems))


def values(row: Row, column: Column) -> list[str]:
    """Return the values of a cell: none if it is empty, several if its column is `many`."""
    cell = row[column.name]
    if not cell:
        return []
    return cell.split(SEPARATOR) if column.many else [cell]


def _cells(
    rows: Rows, wanted: Callable[[Column], object]
) -> Iterator[tuple[Table, Column, Row, list[str]]]:
    """Each filled cell of the columns that a rule is about."""
    for name, table_rows in rows.items():
        table = TABLES[name]
        for column in filter(wanted, table.columns):
            for row in table_rows:
                if row[column.name]:
                    yield table, column, row, values(row, column)


# --- one table at a time -------------------------------------------------------------------------


def keys_are_unique(rows: Rows) -> Iterator[Problem]:
    for name, table_rows in rows.items():
        table = TABLES[name]
        if len({table.key_of(row) for row in table_rows}) == len(table_rows):
            continue
        for key, count in Counter(table.key_of(row) for row in table_rows).items():
            if count > 1:
                message = f"duplicate key: it stands {count} times"
                yield Problem(name, key, table.key[0], key, message)


def required_cells_are_filled(rows: Rows) -> Iterator[Problem]:
    for name, table_rows in rows.items():
        table = TABLES[name]
        needed = [c.name for c in table.columns if c.required]
        for number, row in enumerate(table_rows, start=1):
            for column in needed:
                if not row[column]:
                    key = table.key_of(row).strip("/") or f"number {number}"
                    yield Problem(name, key, column, "", "must not be empty")


def cells_can_be_shown(rows: Rows) -> Iterator[Problem]:
    for name, table_rows in rows.items():
        for row in table_rows:
            for column, cell in row.items():
                if signs := unseen_in_line(cell):
                    message = f"{', '.join(signs)} cannot be shown everywhere: delete it"
                    key = TABLES[name].key_of(row)
                    yield Problem(name, key, column, cell, message)


def cells_have_their_type(rows: Rows) -> Iterator[Problem]:
    for table, column, row, cell in _cells(rows, lambda column: column.type != "text"):
        for value in cell:
            if fault := cell_fault(column.type, value):
                yield Problem(table.name, table.key_of(row), column.name, value, fault)


# --- vocabularies and references -----------------------------------------------------------------


def values_are_in_their_vocabulary(rows: Rows) -> Iterator[Problem]:
    values_of = vocabularies(rows.get("terms", []))
    for table, column, row, cell in _cells(rows, lambda column: column.vocabulary):
        if column.vocabulary not in CLOSED and "terms" not in rows:
            continue
        vocabulary = values_of.get(column.vocabulary, [])
        for value in cell:
            if value not in vocabulary:
                message = f"not in the vocabulary '{column.vocabulary}'"
                message += did_you_mean(value, vocabulary)
                yield Problem(table.name, table.key_of(row), column.name, value, message)


def references_resolve(rows: Rows) -> Iterator[Problem]:
    # a table that could not be read has its own problem; its rows are not missed one by one
    def wanted(column: Column) -> bool:
        return bool(column.refers) and rows.keys() >= {*column.refers}

    references = {value for *_, cell in _cells(rows, wanted) for value in cell}
    keys = {name: set(filter(references.__contains__, _names(rows, name))) for name in rows}
    for table, column, row, cell in _cells(rows, wanted):
        for value in cell:
            if not any(value in keys[name] for name in column.refers):
                names = sorted({key for name in column.refers for key in _names(rows, name)})
                message = f"unknown reference: not in {' or '.join(column.refers)}"
                message += did_you_mean(value, names)
                yield Problem(table.name, table.key_of(row), column.name, value, message)


def _names(rows: Rows, table: str) -> Iterator[str]:
    """What the rows of a table are called by others."""
    return (row[TABLES[table].key[0]] for row in rows[table])


def actors_named(rows: Rows) -> set[str]:
    """Return the actors that any row refers to."""
    cells = _cells(rows, lambda column: column.refers == ("actors",))
    return {value for _, _, _, values_there in cells for value in values_there}


def no_actor_is_an_orphan(rows: Rows) -> Iterator[Problem]:
    """Every actor takes part, speaks, issues, relays, or is what another acts for."""
    used = actors_named(rows)
    if "participants" not in rows:
        return
    for row in rows.get("actors", []):
        if row["actor"] not in used:
            message = "orphan actor: no event, document or quotation names it"
            yield Problem("actors", row["actor"], "actor", row["actor"], message, warning=True)


# --- rights --------------------------------------------------------------------------------------


def _quoted(rows: Rows) -> Iterator[tuple[Table, Column, Row, str, str]]:
    """Each cell of a document's words, with that document."""
    index = {
        name: {row[TABLES[name].key[0]]: row for row in rows.get(name, [])}
        for name in ("documents", "quotations", "sentences")
    }
    for table, column, row, _ in _cells(rows, lambda column: column.quoted_from):
        step = row
        *through, last = column.quoted_from.split(".")
        for name in through:
            step = index[f"{name}s"].get(step[name].split(SEPARATOR)[0], {})
        if step.get(last) in index["documents"]:
            yield table, column, row, row[column.name], step[last]
        elif last == "source":  # a page that is no document: how long it is nobody knows
            yield table, column, row, row[column.name], ""


def quotations_are_short(rows: Rows) -> Iterator[Problem]:
    """At most 15 words of a document in a row; 30 characters in Chinese, Japanese, Thai."""
    languages = {row["document"]: row["language"] for row in rows.get("documents", [])}
    for table, column, row, text, document in _quoted(rows):
        language = row.get("language") or languages.get(document, "")
        unspaced = language in UNSPACED
        size, limit = length(text, language), LONGEST_QUOTATION[unspaced]
        if size > limit:
            unit = "characters" if unspaced else "words"
            message = f"{size} {unit} of a document in a row; at most {limit} may be kept"
            yield Problem(table.name, table.key_of(row), column.name, text, message)


def quotations_stay_under_a_fifth(rows: Rows) -> Iterator[Problem]:
    """All words kept from one document, together, against its length."""
    documents = {row["document"]: row for row in rows.get("documents", [])}
    sizes: dict[str, int] = defaultdict(int)
    holders: dict[str, dict[str, None]] = defaultdict(dict)  # the rows that hold them
    for table, _, cells, text, document in filter(lambda cell: cell[-1], _quoted(rows)):
        holders[document][f"{table.name}/{table.key_of(cells)}"] = None
        sizes[document] += length(text, documents[document]["language"])
    for document, size in sizes.items():
        row = documents[document]
        whole = row["length"]
        if cell_fault("integer", whole):
            whole = str(ASSUMED_LENGTH[row["language"] in UNSPACED])
        if size * SHARE_OF_DOCUMENT >= int(whole):
            some = ", ".join([*holders[document]][:5]) + " …" * (len(holders[document]) > 5)
            message = f"the records keep {size} of its {whole} words; stay under a fifth: "
            message += f"shorten or empty those of {some}"
            yield Problem("documents", document, "length", row["length"], message)


RULES: tuple[Callable[[Rows], Iterator[Problem]], ...] = (
    keys_are_unique,
    required_cells_are_filled,
    cells_can_be_shown,
    cells_have_their_type,
    values_are_in_their_vocabulary,
    references_resolve,
    no_actor_is_an_orphan,
    consistency.no_chain_is_a_circle,
    consistency.windows_are_in_order,
    consistency.precision_is_that_of_the_dates,
    consistency.words_are_in_order,
    consistency.sentences_are_told_apart,
    consistency.nothing_is_captured_before_it_is_published,
    consistency.stamps_say_what_they_print,
    consistency.printed_figures_have_the_speaker_of_their_account,
)

#: What is asked of records that others are to see.
RIGHTS: tuple[Callable[[Rows], Iterator[Problem]], ...] = (
    quotations_are_short,
    quotations_stay_under_a_fifth,
)
