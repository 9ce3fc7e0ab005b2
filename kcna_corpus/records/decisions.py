"""What a person decides of drafted records: data, kept line by line, and replayed over the tables.

The tables stay as they were drafted. A decision that finds its row no more changes nothing.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from ..saving import neutralise, restore
from .schema import SEPARATOR, TABLES
from .tables import Row, Rows

#: The file of a case that keeps them, in the folder of what a draft rests on.
FILE = "decisions.csv"


#: What is decided of a row as a whole; to open it again takes that back.
_VERDICTS = ("accept", "reject")


class Decision(NamedTuple):
    """One decision.

    `action` is accept, edit, merge, split, reject, reopen, undo or redo. An edit has `column` and
    `value`; a merge the row that takes the other's place as `value`; a split the key of the new
    event as `value` and the accounts that go to it as `column`.
    """

    action: str
    table: str = ""
    row: str = ""
    column: str = ""
    value: str = ""


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the decisions that hold after all that was undone and redone.

    Examples
    --------
    >>> made = [Decision("reject", "events", "a"), Decision("undo"), Decision("redo")]
    >>> [len(in_force(made[:k])) for k in range(4)]
    [0, 1, 0, 1]
    """
    return _without_reopened(_stacks(decisions)[0])


def undoable(decisions: Iterable[Decision]) -> tuple[int, int]:
    """Return how many steps can be undone, and how many redone."""
    holding, gone = _stacks(decisions)
    return len(holding), len(gone)


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


def _without_reopened(made: list[Decision]) -> list[Decision]:
    """What was decided of a row before it was opened again does not hold."""
    holding: list[Decision] = []
    for decision in made:
        if decision.action == "reopen":
            subject = (decision.table, decision.row)
            holding = [
                d for d in holding if (d.table, d.row) != subject or d.action not in _VERDICTS
            ]
        else:
            holding.append(decision)
    return holding


def replay(rows: Rows, decisions: Iterable[Decision]) -> Rows:
    """Return the tables as they are after decisions; the given ones stay as they are.

    Examples
    --------
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
        used = {
            value
            for name, of in rows.items()
            for column in TABLES[name].columns
            if column.refers == ("actors",)
            for row in of
            for value in row[column.name].split(SEPARATOR)
        }
        actors = [row for row in rows["actors"] if row["actor"] in used]
        if len(actors) == len(rows["actors"]):
            return rows
        rows = {**rows, "actors": actors}


def read_decisions(path: Path) -> list[Decision]:
    """Return the decisions that a file keeps; a last line that was cut off is none."""
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return []
    whole = text[: text.rfind("\n") + 1]
    read = list(csv.reader(io.StringIO(whole, newline="")))
    return [Decision(*map(restore, row)) for row in read[1:] if len(row) == len(Decision._fields)]


def append_decision(path: Path, decision: Decision) -> None:
    """Write one decision behind the others; it is on the disk when this returns."""
    path.parent.mkdir(parents=True, exist_ok=True)
    content = path.read_bytes() if path.exists() else b""
    lines = [] if content else [Decision._fields]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([*lines, [neutralise(cell) for cell in decision]])
    with path.open("r+b" if content else "wb") as file:
        file.truncate(content.rfind(b"\n") + 1)  # what a kill cut off
        file.seek(0, os.SEEK_END)
        file.write(text.getvalue().encode("utf-8", "replace"))
        file.flush()
        os.fsync(file.fileno())


def _found(tables: Rows, decision: Decision) -> Row | None:
    return next(
        (r for r in tables[decision.table] if TABLES[decision.table].key_of(r) == decision.row),
        None,
    )


def _accept(tables: Rows, decision: Decision) -> None:
    if (row := _found(tables, decision)) and row.get("second_check") == "not checked":
        row["second_check"] = "confirmed"


def _edit(tables: Rows, decision: Decision) -> None:
    row = _found(tables, decision)
    if row is None or decision.column not in row:
        return
    if row[decision.column] != decision.value and row.get("second_check") == "not checked":
        row["second_check"] = "corrected"
    if decision.column in TABLES[decision.table].key[:1]:
        _point(tables, decision.table, row[decision.column], decision.value)
    row[decision.column] = decision.value


def _reject(tables: Rows, decision: Decision) -> None:
    if row := _found(tables, decision):
        tables[decision.table].remove(row)
        _drop_references(tables, decision.table, row[TABLES[decision.table].key[0]])


def _merge(tables: Rows, decision: Decision) -> None:
    row = _found(tables, decision)
    onto = _found(tables, decision._replace(row=decision.value))
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
        tables[table] = list(
            {TABLES[table].key_of(r): r for r in reversed(tables[table])}.values()
        )[::-1]


def _split(tables: Rows, decision: Decision) -> None:
    """Some accounts of an event go to a new one, which is like it until somebody edits it."""
    row = _found(tables, decision)
    going = set(decision.column.split(SEPARATOR))
    moved = [a for a in tables["accounts"] if a["event"] == decision.row and a["account"] in going]
    if decision.table != "events" or row is None or not moved or not decision.value:
        return
    documents = [account["document"] for account in moved]
    new = {**row, "event": decision.value, "source": _joined(*documents)}
    tables["events"].insert(tables["events"].index(row) + 1, new)
    participants = [p for p in tables["participants"] if p["event"] == decision.row]
    tables["participants"] += [{**p, "event": decision.value} for p in participants]
    for account in moved:
        account["event"] = decision.value
    for name in ("stamps", "figures"):
        for other in tables[name]:
            if other["event"] == decision.row and {*other["source"].split(SEPARATOR)} <= {
                *documents
            }:
                other["event"] = decision.value


def _point(tables: Rows, table: str, old: str, new: str) -> None:
    """Let every reference to one row be to another."""
    for name, of in tables.items():
        columns = [c for c in TABLES[name].columns if table in c.refers]
        for row in of:
            for column in columns:
                if old in (values := row[column.name].split(SEPARATOR)):
                    row[column.name] = _joined(*(new if v == old else v for v in values))


def _drop_references(tables: Rows, table: str, key: str) -> None:
    """A row that cannot stand without what is gone goes too; any other only forgets it."""
    for name, of in list(tables.items()):
        for column in [c for c in TABLES[name].columns if table in c.refers]:
            for row in list(of):
                values = row[column.name].split(SEPARATOR)
                if key not in values or row not in of:
                    continue
                row[column.name] = _joined(*(v for v in values if v != key))
                if not row[column.name] and (column.required or column.name in TABLES[name].key):
                    of.remove(row)
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
