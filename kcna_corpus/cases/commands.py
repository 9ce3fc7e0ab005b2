"""The commands about cases: `new`, `update`, `share`, and `demo`."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..inputs import as_path
from ..records.decisions import Decision
from ..records.loading import load
from ..records.workbook import ENDING, write_workbook
from ..text.signs import plain

#: What the tour goes through: the invented pages of the third notebook.
DEMO = ("pages", "tna-statement.txt")

Opener = Callable[[Path], int]


def path(text: str) -> Path:
    """Return the path that an option gives, ~ as the home folder."""
    return as_path(text, "path")


def add_commands(commands: Any) -> None:
    """Add the commands about cases to those of `kcna-corpus`."""
    new = commands.add_parser("new", help="draft the records of a case from a folder of pages")
    new.add_argument("folder", type=path, help="the folder of the case, which must not exist")
    new.add_argument("--pages", type=path, required=True, help="saved pages and exports")
    new.add_argument(
        "--statement", required=True, action="append", help="the page among them that is it"
    )
    new.add_argument("--zone", help="the zone of the statement's day (IANA), such as Asia/Seoul")
    update = commands.add_parser("update", help="add what is new in the pages of a case")
    update.add_argument("folder", type=path)
    share = commands.add_parser("share", help="write a case into one ZIP, by the rule of rights")
    share.add_argument("folder", type=path)
    share.add_argument("-o", "--out", type=path, required=True, help="the ZIP to write")
    sheet = commands.add_parser("sheet", help="write records as one workbook, with choices")
    sheet.add_argument("folder", type=path)
    sheet.add_argument("-o", "--out", type=path, help="the XLSX to write (default: FOLDER.xlsx)")
    compare = commands.add_parser("compare", help="how far two reviews of one draft agree")
    compare.add_argument("folder", type=path, help="the case with one person's review")
    compare.add_argument("other", type=path, help="its copy with another's")
    compare.add_argument("--join", action="store_true", help="take in what only the other decided")
    demo = commands.add_parser("demo", help="a tour of five minutes on an invented case")
    demo.add_argument("folder", nargs="?", type=path, default=Path("kcna-corpus-demo"))


def run(options: argparse.Namespace, pages: Path, open_lab: Opener) -> int:
    """Run one of the commands about cases; return the exit status."""
    try:
        if options.command == "demo":
            return _demo(options.folder, pages, open_lab)
        command = {
            "new": _new,
            "update": _update,
            "share": _share,
            "sheet": _sheet,
            "compare": _compare,
        }[options.command]
        print(plain(command(options)))
    except (ValueError, TypeError, OSError) as fault:
        print(plain(str(fault)), file=sys.stderr)
        return 1
    return 0


def _new(options: argparse.Namespace) -> str:
    statement = options.statement[0] if len(options.statement) == 1 else options.statement
    from .case import new_case  # what a command needs loads with it

    rows = new_case(options.folder, options.pages, statement, options.zone)
    counts = ", ".join(
        f"{rows[name]} {name}" for name in ("documents", "events", "accounts", "quotations")
    )
    return (
        f"{options.folder}: drafted {counts}; {rows['left_out']} left out, with the reason in "
        f"{options.folder / 'draft' / 'left_out.csv'}\nopen it: kcna-corpus lab {options.folder}"
    )


def _update(options: argparse.Namespace) -> str:
    from .update import update_case

    added = update_case(options.folder)
    counts = ", ".join(f"{count} {name}" for name, count in added.items())
    return f"{options.folder}: added {counts}" if counts else f"{options.folder}: nothing is new"


def _share(options: argparse.Namespace) -> str:
    from .case import share_case

    return f"wrote {share_case(options.folder, options.out)}"


def _sheet(options: argparse.Namespace) -> str:
    corpus = load(options.folder)
    out = options.out or options.folder.resolve().with_suffix(ENDING)
    about = {"version": corpus.version, "zone": corpus.zone, "share": corpus.share}
    return f"wrote {write_workbook(corpus.rows, out, about)}"


def _compare(options: argparse.Namespace) -> str:
    from .reviewing import Decisions, agreement

    one, other = Decisions(options.folder), Decisions(options.other)
    table = agreement(one.corpus, other.corpus).to_string(index=False, float_format="{:.3f}".format)
    pairs = one.join(other) if options.join else one.apart_from(other)
    lines = [f"{a.row}: {_decided(a)}, or {_decided(b)}" for a, b in pairs]
    return "\n".join([table, f"{len(lines)} decisions differ", *lines])


def _decided(decision: Decision) -> str:
    return " ".join(filter(None, (decision.action, decision.column, decision.value)))


def _demo(folder: Path, invented: Path, open_lab: Opener) -> int:
    from .case import known_case, new_case

    if not folder.exists():
        pages, statement = DEMO
        new_case(folder, invented / pages, statement)
    return open_lab(known_case(folder))
