"""Folders of records with one fault each, made from `tests/tiny` as `faults.toml` says."""

import csv
import shutil
import tomllib
from pathlib import Path

from kcna_corpus.records.schema import TABLES

HERE = Path(__file__).parent
FAULTS = tomllib.loads((HERE / "faults.toml").read_text(encoding="utf-8"))


def broken(fault, folder):
    """Write the records with that fault; return the folder."""
    shutil.copytree(HERE / "tiny", folder, dirs_exist_ok=True)
    change = FAULTS[fault]
    for table, row, column, text in change.get("cells", ()):
        rows = read(folder, table)
        key = [rows[0].index(name) for name in TABLES[table].key]
        (wanted,) = [r for r in rows[1:] if "/".join(r[i] for i in key) == row]
        wanted[rows[0].index(column)] = text
        write(folder, table, rows)
    if "column" in change:
        table, old, new = change["column"]
        header, *rows = read(folder, table)
        at = header.index(old)
        parts = [new] if new else []
        rows = [row[:at] + ([row[at]] if new else []) + row[at + 1 :] for row in rows]
        write(folder, table, [header[:at] + parts + header[at + 1 :], *rows])
    if "line" in change or "text" in change:
        table, *texts = change.get("line") or change["text"]
        file = folder / f"{table}.csv"
        text = file.read_text(encoding="utf-8")
        text = f"{text}{texts[0]}\n" if "line" in change else text.replace(*texts)
        file.write_bytes(text.encode(change.get("codec", "utf-8")))
    if "copy" in change:
        shutil.copyfile(*(folder / f"{name}.csv" for name in change["copy"]))
    for file in folder.glob(f"{change.get('drop') or change.get('folder', ' ')}.csv"):
        file.unlink()
    if "folder" in change:
        (folder / f"{change['folder']}.csv").mkdir()
    return folder


def place(fault, folder):
    """Return where the problem is told: table, row, column, value."""
    change = FAULTS[fault]
    told = change["told"] if "told" in change else change["cells"][0]
    return [str(folder) if part == "FOLDER" else part for part in told]


def read(folder, table):
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write(folder, table, rows):
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
