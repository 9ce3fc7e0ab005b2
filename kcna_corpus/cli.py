"""The command `kcna-corpus`: check and seal records, read pages, attach them, share, open."""

import argparse
import contextlib
import importlib.util
import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

from . import __version__
from .cases import commands as cases
from .cases.commands import path
from .records.checks import SHIPPED, check
from .records.csv_folder import read_records
from .records.datapackage import seal, version_fault, write_datasheet
from .records.loading import load
from .records.problems import CorpusError
from .story.sequence import row_tuples
from .text.signs import plain

HERE = Path(__file__).parent
#: Where the notebooks are: inside an installed package, or beside it in a checkout.
NOTEBOOKS = (HERE / "notebooks", HERE.parent / "notebooks")
#: Where those of an installed package are copied to.
COPIES = Path("kcna-corpus-notebooks")
#: What must be there already, of what a command is given.
_NEEDED = dict.fromkeys(("attach", "page", "update", "share", "sheet", "compare"), "folder") | {
    "new": "pages"
}


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status: 0 if all is well, 1 if not, 2 for wrong usage."""
    options = _parser().parse_args(arguments)
    needed = getattr(options, _NEEDED.get(options.command, ""), None)
    if needed is not None and not needed.exists():  # before what takes seconds to load
        return _failed(f"{needed}: no such folder")
    run = {
        "check": _check,
        "seal": _seal,
        "read": _read,
        "attach": _attach,
        "trace": _trace,
        "page": _page,
        "lab": _lab,
    }
    if options.command not in run:
        return cases.run(options, _source(), _open_lab)
    return run[options.command](options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kcna-corpus", description="Records of state-media statements and their coverage."
    )
    parser.add_argument("--version", action="version", version=f"kcna-corpus {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="check the shipped records, or a folder of yours")
    checking.add_argument("folder", nargs="?", type=path, help="a folder with one CSV per table")
    sealing = commands.add_parser("seal", help="write datapackage.json and the datasheet's columns")
    sealing.add_argument("folder", type=path)
    sealing.add_argument("version", help="the data version, such as 1.2.0")
    sealing.add_argument(
        "--zone", default="", help="the zone in which days are told (IANA); kept if not given"
    )
    reading = commands.add_parser("read", help="read saved pages and exports into tidy tables")
    reading.add_argument("folder", type=path, help="pages and exports, zipped or not")
    reading.add_argument(
        "-o", "--out", type=path, required=True, help="where documents.csv is written"
    )
    _about_pages(reading)
    reading.add_argument(
        "--keep-going", action="store_true", help="exit 0 even if something was rejected"
    )
    attaching = commands.add_parser("attach", help="find the records' sentences in your pages")
    attaching.add_argument("folder", type=path, help="pages and exports, zipped or not")
    _about_pages(attaching, captured=False)
    attaching.add_argument(
        "--records", type=path, help="a folder of records of yours (default: the shipped ones)"
    )
    _about_archive(commands.add_parser("trace", help="trace a statement through an archive"))
    page = commands.add_parser("page", help="write the views as one HTML page for everyone")
    page.add_argument(
        "folder", nargs="?", type=path, help="records of yours, or a case (default: the shipped)"
    )
    page.add_argument("-o", "--out", type=path, required=True, help="the file, such as views.html")
    lab = commands.add_parser("lab", help="open the notebooks in JupyterLab")
    lab.add_argument(
        "folder",
        nargs="?",
        type=path,
        default=COPIES,
        help="a case of yours, or where to copy the notebooks to when the package was installed "
        "(default: %(default)s)",
    )
    cases.add_commands(commands)
    return parser


def _about_pages(command: argparse.ArgumentParser, captured: bool = True) -> None:
    command.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="FIELD=COLUMN",
        help="for tables: the column of a field, such as text='Body copy'; may be given again",
    )
    if captured:
        command.add_argument(
            "--captured", metavar="DAY", help="the day on which the pages were saved (2024-07-21)"
        )


def _about_archive(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "archive", nargs="+", help="Parquet, JSON (an object a line), CSV; a folder or a pattern"
    )
    command.add_argument(
        "--statement", type=path, required=True, help="its text, or a page that was saved"
    )
    command.add_argument(
        "-o", "--out", type=path, required=True, help="the folder of the results; goes on in it"
    )
    command.add_argument("--text", default="text", help="the column of the text")
    command.add_argument("--document", default="document", help="the column of its name")
    command.add_argument("--where", help="a condition of SQL on the columns")
    command.add_argument("--recall", type=float, default=0.999, help="1 traces everything")
    command.add_argument("--speaker", help="who made the statement")
    command.add_argument("--explain", action="store_true", help="only say what would be done")


def _check(options: argparse.Namespace) -> int:
    folder = options.folder or SHIPPED
    problems = check(folder, sealed=options.folder is None)
    for problem in problems:
        print(problem, file=sys.stderr)
    if faults := sum(not problem.warning for problem in problems):
        print(f"{folder}: {faults} problem{'s'[: faults != 1]}", file=sys.stderr)
        return 1
    rows, _ = read_records(folder)
    filled = {name: len(table) for name, table in rows.items() if table}
    counts = ", ".join(f"{count} {name}" for name, count in filled.items())
    print(f"{folder}: no problem in {sum(filled.values()):,} rows ({counts})")
    return 0


def _seal(options: argparse.Namespace) -> int:
    problems = [problem for problem in check(options.folder) if not problem.warning]
    if problems:
        lines = "\n".join(f"- {problem}" for problem in problems)
        return _failed(f"{options.folder}: not sealed; what is to be mended first:\n{lines}")
    if fault := version_fault(options.folder, options.version):
        return _failed(f"{options.folder}: {fault}")
    try:
        written = [seal(options.folder, options.version, options.zone)]
    except ValueError as fault:
        return _failed(f"--zone: {fault}")
    written += filter(None, [write_datasheet(options.folder)])
    print(f"wrote {' and '.join(map(str, written))}")
    return 0


def _read(options: argparse.Namespace) -> int:
    from .reading import read  # what a command needs loads with it

    try:
        with _plain_warnings():
            reading = read(
                options.folder,
                options.out,
                columns=_columns(options.column),
                captured=options.captured,
            )
    except (ValueError, OSError) as fault:
        return _failed(str(fault))
    except KeyboardInterrupt:
        print("\nstopped; the same command continues from here", file=sys.stderr)
        return 130
    for row in row_tuples(reading.rejected):
        where = f"{row.file}, {row.part}" if row.part else row.file
        print(plain(f"rejected {where}: {row.reason}"), file=sys.stderr)
    counts = reading.summary
    if not counts["expected"]:
        print(f"{options.folder}: nothing to read in it", file=sys.stderr)
    totals = ", ".join(f"{counts[name]} {name}" for name in ("expected", "read", "rejected"))
    print(f"{totals}; wrote {options.out / 'documents.csv'}")
    return 1 if counts["rejected"] and not options.keep_going else 0


def _attach(options: argparse.Namespace) -> int:
    from .views.evidence import show

    try:
        with _plain_warnings():
            corpus = load(options.records).attach(options.folder, columns=_columns(options.column))
    except (CorpusError, ValueError, OSError) as fault:
        return _failed(str(fault))
    assert corpus.attachment is not None
    caption = f"{len(corpus.attached)} documents of the records have words in {options.folder}."
    print(plain(repr(show(corpus.attachment, caption))))
    return 0 if corpus.attached else 1


def _trace(options: argparse.Namespace) -> int:
    from .archive import trace_dataset
    from .reading import ReadError, read_page

    passed = ("text", "document", "out", "where", "recall", "speaker", "explain")
    try:
        statement = read_page(options.statement)
        run = trace_dataset(
            options.archive, statement, **{name: getattr(options, name) for name in passed}
        )
    except (ReadError, ValueError, OSError, ImportError) as fault:
        return _failed(str(fault))
    except KeyboardInterrupt:
        print("\nstopped; the same command continues from here", file=sys.stderr)
        return 130
    print(plain(repr(run)))
    if options.explain:
        print(plain("\n".join(("words looked for:", *run.plan["filter"]["runs"]))))
    return 0


def _page(options: argparse.Namespace) -> int:
    if not options.out.absolute().parent.is_dir():
        return _failed(f"{options.out}: there is no folder {str(options.out.parent)!r}")
    from .views.every_view import NO_WORDS, every_view
    from .views.html_page import write_page

    try:
        corpus = load(options.folder)
        views = every_view(corpus)
        if not views:
            return _failed(f"{options.folder}: no events, quotations or accounts to show")
        name = Path(options.folder).resolve().name if corpus.share else "kcna_corpus"
        title = f"Records of {name}, data version {corpus.version}"
        note = "" if corpus.attached else NO_WORDS
        print(f"wrote {write_page(options.out, views, title, note)}")
    except (CorpusError, ValueError, OSError) as fault:
        return _failed(str(fault))
    return 0


def _columns(pairs: list[str]) -> dict[str, str]:
    """Field -> column, of what was given as FIELD=COLUMN."""
    for pair in pairs:
        if "=" not in pair:
            raise ValueError(f"--column {pair}: write it as FIELD=COLUMN, such as text='Body copy'")
    return dict(pair.split("=", 1) for pair in pairs)


@contextlib.contextmanager
def _plain_warnings() -> Iterator[None]:
    """Tell warnings after the work, a line each, without the place in the code."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("default")
        yield
    for words in dict.fromkeys(str(w.message) for w in caught if w.category is UserWarning):
        print(plain(words), file=sys.stderr)


def _failed(message: str) -> int:
    print(plain(message), file=sys.stderr)
    return 1


def _lab(options: argparse.Namespace) -> int:
    return _open_lab(options.folder)


def _open_lab(folder: Path) -> int:
    """Open the notebooks of a case, or those of the package."""
    if importlib.util.find_spec("jupyterlab") is None:
        print("JupyterLab is not installed: pip install 'kcna-corpus[lab]'", file=sys.stderr)
        return 1
    case = False
    if folder.is_file():
        return _failed(f"{folder}: a file, no folder")
    if folder.is_dir():
        from .cases.case import is_case  # which takes seconds to load

        case = is_case(folder)
    opened = folder if case else notebooks(folder)
    other = "" if folder in (opened, COPIES) else f": {plain(str(folder))} is no case"
    print(f"opening {opened}{other}")
    ended = subprocess.call([sys.executable, "-m", "jupyterlab", str(opened)])
    if ended and hasattr(os, "geteuid") and os.geteuid() == 0:
        own = f"{sys.executable} -m jupyterlab --allow-root {opened}"
        print(f"JupyterLab starts for root only by a command of its own: {own}", file=sys.stderr)
    return ended


def _source() -> Path:
    """Where the package's own notebooks are."""
    return next((folder for folder in NOTEBOOKS if folder.is_dir()), NOTEBOOKS[-1])


def notebooks(folder: Path) -> Path:
    """Return the folder of notebooks to open; an installed package's are copied to `folder` first.

    A file that is there already stays as it is: it may hold the reader's own work.
    """
    installed, checkout = NOTEBOOKS
    if not installed.is_dir():
        return checkout
    for file in sorted(installed.rglob("*")):
        copy = folder / file.relative_to(installed)
        if file.is_file() and not copy.exists():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
    return folder


if __name__ == "__main__":
    raise SystemExit(main())
