"""What a person decides of drafted records: data, kept line by line, and replayed over the tables.

The tables stay as they were drafted. A decision that finds its row no more changes nothing.
"""

import csv
import io
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ..saving import neutralise, restore
from ..text.nearest import did_you_mean
from .checks import actors_named
from .csv_folder import Row, Rows
from .problems import CorpusError, Problem
from .schema import SEPARATOR, TABLES

#: The file of a case that keeps them, in the folder of what a draft rests on.
FILE = "decisions.csv"


#: What an action takes back of what was decided of its rows before.
_TAKES_BACK = {
    "accept": ("accept", "reject"),
    "reject": ("accept", "reject"),
    "reopen": ("accept", "reject", "edit", "merge", "split"),
}


class Decision(NamedTuple):
    """One decision: a line of the file, one step to undo.

    `action` is accept, edit, merge, split, reject, reopen, undo or redo. What is decided of several
    rows at once has all their keys as `row`. An edit has `column` and `value`, of several columns
    their values as JSON; a merge the row that takes the other's place as `value`; a split the key
    of the new event as `value` and the accounts that go to it as `column`.
    """

    action: str
    table: str = ""
    row: str = ""
    column: str = ""
    value: str = ""

    @property
    def rows(self) -> list[str]:
        """The keys of the rows that it is about."""
        return self.row.split(SEPARATOR) if self.row else []

    @property
    def cells(self) -> dict[str, str]:
        """The columns of an edit, each with its new value."""
        columns = self.column.split(SEPARATOR)
        values = json.loads(self.value) if len(columns) > 1 else [self.value]
        return dict(zip(columns, values, strict=True))


def edit_of(table: str, row: str, cells: Mapping[str, str]) -> Decision:
    """Return the decision that changes cells of a row.

    >>> edit_of("events", "fair", {"start": "2031-05", "end": "2031-06"}).cells
    {'start': '2031-05', 'end': '2031-06'}
    """
    values = [*cells.values()]
    value = json.dumps(values, ensure_ascii=False) if len(values) > 1 else "".join(values)
    return Decision("edit", table, row, SEPARATOR.join(cells), value)


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the decisions that hold after all that was undone and redone.

    >>> made = [Decision("reject", "events", "a"), Decision("undo"), Decision("redo")]
    >>> [len(in_force(made[:k])) for k in range(4)]
    [0, 1, 0, 1]
    """
    standing: list[Decision] = []
    for decision in _stacks(decisions)[0]:
        if gone := _TAKES_BACK.get(decision.action):
            standing = [left for earlier in standing if (left := _left(earlier, decision, gone))]
        if decision.action != "reopen":
            standing.append(decision)
    return standing


def step_back(decisions: Iterable[Decision]) -> Decision | None:
    """Return the step that an undo takes back, if there is one."""
    return next(iter(_stacks(decisions)[0][::-1]), None)


def step_again(decisions: Iterable[Decision]) -> Decision | None:
    """Return the step that a redo makes again, if there is one."""
    return next(iter(_stacks(decisions)[1][::-1]), None)


def _stacks(decisions: Iterable[Decision]) -> tuple[list[Decision], list[Decision]]:
    """What was decided and holds, and what was undone, the last of each at its end."""
    holding: list[Decision] = []
    gone: list[Decision] = []
    for decision in decisions:
        if decision.action == "undo":
            gone += [holding.pop()] if holding else []
        elif decision.action == "redo":
            holding += [gone.pop()] if gone else []
        else:
            holding.append(decision)
            gone.clear()
    return holding, gone


def _left(earlier: Decision, later: Decision, gone: Sequence[str]) -> Decision | None:
    """What a later decision about some of its rows leaves of one."""
    if earlier.table != later.table or earlier.action not in gone:
        return earlier
    rows = [row for row in earlier.rows if row not in later.rows]
    return earlier._replace(row=SEPARATOR.join(rows)) if rows else None


def combined(
    one: Iterable[Decision], other: Iterable[Decision]
) -> tuple[list[Decision], list[tuple[Decision, Decision]]]:
    """Return what two persons decided of one draft, and the pairs that cannot both hold.

    Of such a pair neither is among the decisions: the two have to talk.

    >>> one = [Decision("accept", "events", "fair | flood")]
    >>> other = [Decision("reject", "events", "fair"), Decision("reject", "events", "ferry")]
    >>> decisions, open_pairs = combined(one, other)
    >>> [(d.action, d.row) for d in decisions], [(a.action, b.action) for a, b in open_pairs]
    ([('accept', 'flood'), ('reject', 'ferry')], [('accept', 'reject')])
    """
    mine, theirs = ([*_single(in_force(decisions))] for decisions in (one, other))
    pairs = [(a, b) for a in mine for b in theirs if _excludes(a, b)]
    disputed = {decision for pair in pairs for decision in pair}
    merged = dict.fromkeys(d for d in (*mine, *theirs) if d not in disputed)
    return list(merged), pairs


def _single(decisions: Iterable[Decision]) -> Iterator[Decision]:
    """Each decision on one row, and each edit of one column."""
    for decision in decisions:
        for row in decision.rows:
            of_row = decision._replace(row=row)
            if decision.action != "edit":
                yield of_row
                continue
            for column, value in decision.cells.items():
                yield of_row._replace(column=column, value=value)


def _excludes(one: Decision, other: Decision) -> bool:
    """Whether two decisions on one row differ: an edit stands only beside what keeps the row."""
    if one == other or (one.table, one.row) != (other.table, other.row):
        return False
    actions = {one.action, other.action}
    return one.column == other.column if actions == {"edit"} else actions != {"accept", "edit"}


def replay(rows: Rows, decisions: Iterable[Decision]) -> Rows:
    """Return the tables as they are after decisions; the given ones stay as they are.

    >>> rows = {"terms": [{"vocabulary": "kind", "term": "fair", "definition": "a market"}]}
    >>> changed = replay(rows, [Decision("edit", "terms", "kind/fair", "definition", "a sale")])
    >>> changed["terms"][0]["definition"], rows["terms"][0]["definition"]
    ('a sale', 'a market')
    """
    tables = {name: [dict(row) for row in table] for name, table in rows.items()}
    for decision in decisions:
        if (act := _ACTIONS.get(decision.action)) and decision.table in tables:
            act(tables, decision)
    return tables


def without_orphans(rows: Rows) -> Rows:
    """Return the tables without actors that no row names any more."""
    while True:
        used = actors_named(rows)
        actors = [row for row in rows["actors"] if row["actor"] in used]
        if len(actors) == len(rows["actors"]):
            return rows
        rows = {**rows, "actors": actors}


def read_decisions(path: Path) -> list[Decision]:
    """Return the decisions that a file keeps; a last line that was cut off is none."""
    whole = _whole(_bytes(path)).decode("utf-8", "replace")
    lines = list(csv.reader(io.StringIO(whole, newline="")))
    rows = [(n, [*map(restore, line)]) for n, line in enumerate(lines, 1) if line][1:]
    if problems := [
        Problem(FILE, f"line {n}", "", "", why) for n, cells in rows if (why := _wrong(cells))
    ]:
        raise CorpusError(str(path), problems)
    return [Decision(*cells) for _, cells in rows]


def _wrong(cells: list[str]) -> str:
    """Why a line is no decision; "" where it is one."""
    if len(cells) != len(Decision._fields):
        return f"{len(cells)} cells, not {len(Decision._fields)}: {', '.join(Decision._fields)}"
    decision = Decision(*cells)
    if decision.action not in ACTIONS:
        return f"no action {decision.action!r}" + did_you_mean(decision.action, ACTIONS)
    try:
        return "" if decision.action != "edit" or decision.cells else "no cell is changed"
    except (ValueError, TypeError):
        return f"{decision.value!r} are no values of {decision.column}"


def append_decision(path: Path, decision: Decision) -> None:
    """Write one decision behind the others; it is on the disk when this returns."""
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = _whole(_bytes(path))  # without what a kill cut off
    lines = [] if whole else [Decision._fields]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([*lines, [neutralise(cell) for cell in decision]])
    with path.open("r+b" if path.exists() else "wb") as file:
        file.truncate(len(whole))
        file.seek(0, os.SEEK_END)
        file.write(text.getvalue().encode("utf-8", "replace"))
        file.flush()
        os.fsync(file.fileno())


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return b""


def _whole(content: bytes) -> bytes:
    """The lines that are there to their end: every quotation mark that is opened is closed."""
    end = content.rfind(b"\n") + 1
    while content.count(b'"', 0, end) % 2:
        end = content.rfind(b"\n", 0, end - 1) + 1
    return content[:end]


def _row_of(tables: Rows, decision: Decision) -> Row | None:
    return next(iter(_rows_of(tables, decision)), None)


def _rows_of(tables: Rows, decision: Decision) -> list[Row]:
    keys, table = {*decision.rows}, TABLES[decision.table]
    return [row for row in tables[decision.table] if table.key_of(row) in keys]


def _accept(tables: Rows, decision: Decision) -> None:
    for row in _rows_of(tables, decision):
        if row.get("second_check") == "not checked":
            row["second_check"] = "confirmed"


def _edit(tables: Rows, decision: Decision) -> None:
    row = _row_of(tables, decision)
    if row is None:
        return
    for column, value in decision.cells.items():
        if column not in row or row[column] == value:
            continue
        if row.get("second_check") in ("not checked", "confirmed"):
            row["second_check"] = "corrected"
        if column in TABLES[decision.table].key[:1]:
            _point(tables, decision.table, row[column], value)
        row[column] = value


def _reject(tables: Rows, decision: Decision) -> None:
    for row in _rows_of(tables, decision):
        tables[decision.table].remove(row)
        _drop_references(tables, decision.table, row[TABLES[decision.table].key[0]])


def _merge(tables: Rows, decision: Decision) -> None:
    row = _row_of(tables, decision)
    onto = _row_of(tables, decision._replace(row=decision.value))
    if row is None or onto is None or row is onto:
        return
    tables[decision.table].remove(row)
    for column in TABLES[decision.table].columns:
        if column.many:
            onto[column.name] = _joined(onto[column.name], row[column.name])
    if "aliases" in row:
        onto["aliases"] = _joined(onto["aliases"], row["name"], row["aliases"])
    key = TABLES[decision.table].key[0]
    _point(tables, decision.table, row[key], onto[key])
    _join_accounts(tables)
    for table in ("participants", "terms"):
        by_key = {TABLES[table].key_of(r): r for r in reversed(tables[table])}
        tables[table] = list(by_key.values())[::-1]


def _split(tables: Rows, decision: Decision) -> None:
    """Some accounts of an event go to a new one, which is like it until somebody edits it."""
    row = _row_of(tables, decision)
    going = set(decision.column.split(SEPARATOR))
    moved = [a for a in tables["accounts"] if a["event"] == decision.row and a["account"] in going]
    if decision.table != "events" or row is None or not moved or not decision.value:
        return
    documents = [account["document"] for account in moved]
    new = {**row, "event": decision.value, "source": _joined(*documents)}
    new["second_check"] = "not checked"
    tables["events"].insert(tables["events"].index(row) + 1, new)
    participants = [p for p in tables["participants"] if p["event"] == decision.row]
    tables["participants"] += [{**p, "event": decision.value} for p in participants]
    for account in moved:
        account["event"] = decision.value
    stay = {a["document"] for a in tables["accounts"] if a["event"] == decision.row}
    sources = [s for s in row["source"].split(SEPARATOR) if s not in documents or s in stay]
    row["source"] = _joined(*sources) or row["source"]
    for name in ("stamps", "figures"):
        for other in tables[name]:
            whole = {*other["source"].split(SEPARATOR)} <= {*documents}
            if other["event"] == decision.row and whole:
                other["event"] = decision.value


def _point(tables: Rows, table: str, old: str, new: str) -> None:
    """Let every reference to one row be to another."""
    for name, table_rows in tables.items():
        columns = [c for c in TABLES[name].columns if table in c.refers]
        for row in table_rows:
            for column in columns:
                if old in (values := row[column.name].split(SEPARATOR)):
                    row[column.name] = _joined(*(new if v == old else v for v in values))


def _drop_references(tables: Rows, table: str, key: str) -> None:
    """A row that cannot stand without what is gone goes too; any other only forgets it."""
    for name, table_rows in list(tables.items()):
        for column in [c for c in TABLES[name].columns if table in c.refers]:
            for row in list(table_rows):
                values = row[column.name].split(SEPARATOR)
                if key not in values or row not in table_rows:
                    continue
                row[column.name] = _joined(*(v for v in values if v != key))
                if not row[column.name] and (column.required or column.name in TABLES[name].key):
                    table_rows.remove(row)
                    _drop_references(tables, name, row[TABLES[name].key[0]])


def _join_accounts(tables: Rows) -> None:
    """What a document says of an event is one account."""
    accounts: dict[tuple[str, str], Row] = {}
    for row in list(tables["accounts"]):
        first = accounts.setdefault((row["document"], row["event"]), row)
        if first is not row:
            for column in ("sentences", "on_word_of"):
                first[column] = _joined(first[column], row[column])
            tables["accounts"].remove(row)
            _point(tables, "accounts", row["account"], first["account"])


def _joined(*cells: str) -> str:
    values = (value for cell in cells for value in cell.split(SEPARATOR))
    return SEPARATOR.join(dict.fromkeys(value for value in values if value))


_ACTIONS: dict[str, Callable[[Rows, Decision], None]] = {
    "accept": _accept,
    "edit": _edit,
    "merge": _merge,
    "split": _split,
    "reject": _reject,
}
ACTIONS: Sequence[str] = (*_ACTIONS, "reopen", "undo", "redo")
