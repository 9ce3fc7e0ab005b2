"""The command `kcna-corpus`: check records, seal them, open the notebooks."""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

from . import __version__
from .checks import SHIPPED, check
from .datapackage import seal
from .records import read_records

HERE = Path(__file__).parent
#: Where the notebooks are: inside an installed package, or beside it in a checkout.
NOTEBOOKS = (HERE / "notebooks", HERE.parent / "notebooks")


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status: 0 if all is well, 1 if not, 2 for wrong usage."""
    options = _parser().parse_args(arguments)
    run = {"check": _check, "seal": _seal, "lab": _lab}[options.command]
    return run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kcna-corpus", description="Records of state-media statements and their coverage."
    )
    parser.add_argument("--version", action="version", version=f"kcna-corpus {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="check the shipped records, or a folder of yours")
    checking.add_argument("folder", nargs="?", type=Path, help="a folder with one CSV per table")
    sealing = commands.add_parser("seal", help="write datapackage.json with checksums and version")
    sealing.add_argument("folder", type=Path)
    sealing.add_argument("version", help="the data version, such as 1.2.0")
    lab = commands.add_parser("lab", help="open the notebooks in JupyterLab")
    lab.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=Path("kcna-corpus-notebooks"),
        help="where to copy the notebooks to when the package was installed (default: %(default)s)",
    )
    return parser


def _check(options: argparse.Namespace) -> int:
    folder = options.folder or SHIPPED
    problems = check(folder, sealed=options.folder is None)
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print(f"{folder}: {len(problems)} problem{'s'[: len(problems) != 1]}", file=sys.stderr)
        return 1
    rows, _ = read_records(folder)
    filled = {name: len(table) for name, table in rows.items() if table}
    counts = ", ".join(f"{count} {name}" for name, count in filled.items())
    print(f"{folder}: no problem in {sum(filled.values()):,} rows ({counts})")
    return 0


def _seal(options: argparse.Namespace) -> int:
    problems = check(options.folder)
    if problems:
        print(f"{options.folder}: mend its {len(problems)} problems first", file=sys.stderr)
        return 1
    print(f"wrote {seal(options.folder, options.version)}")
    return 0


def _lab(options: argparse.Namespace) -> int:
    if importlib.util.find_spec("jupyterlab") is None:
        print("JupyterLab is not installed: pip install 'kcna-corpus[lab]'", file=sys.stderr)
        return 1
    folder = notebooks(options.folder)
    print(f"opening {folder}")
    return subprocess.call([sys.executable, "-m", "jupyterlab", str(folder)])


def notebooks(folder: Path) -> Path:
    """Return the folder of notebooks to open; an installed package's are copied to `folder` first.

    A notebook that is there already stays as it is: it may hold the reader's own work.
    """
    installed, checkout = NOTEBOOKS
    if not installed.is_dir():
        return checkout
    folder.mkdir(parents=True, exist_ok=True)
    for notebook in sorted(installed.glob("*.ipynb")):
        if not (folder / notebook.name).exists():
            shutil.copyfile(notebook, folder / notebook.name)
    return folder
