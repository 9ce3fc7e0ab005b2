"""What a folder holds to be read: its files in order, without what others laid beside them."""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from .decode import ReadError
from .formats import is_beside

#: What a run writes into its folder, and the name of a part of it.
TABLES = frozenset(("documents.csv", "rejected.csv", "summary.json"))
PARTS = "parts"
#: What is said of a folder that lets nobody in.
CLOSED = "a folder that is closed"
_PART = re.compile(r"[0-9a-f]{24}\.json")


class Listing(NamedTuple):
    """The files of a folder, how many were ignored, and the folders that let nobody in."""

    files: list[Path]
    ignored: int = 0
    closed: tuple[tuple[Path, str], ...] = ()


def list_files(root: Path, without: Path | None = None) -> Listing:
    """Return the files of a folder in order; what `read` wrote, into `without` too, is none.

    Raises ReadError if there is no such folder.
    """
    try:
        if root.is_file():
            return Listing([root])
        there = root.is_dir()
    except (OSError, ValueError):  # a name that no system takes
        there = False
    if not there:
        raise ReadError(f"{str(root)[:200]}: no such folder")
    target = without.resolve() if without else None
    faults: list[OSError] = []
    paths: list[Path] = []
    ignored = 0
    for folder, names, files in os.walk(root, onerror=faults.append):  # no link is followed
        here = Path(folder)
        if target and here.resolve() == target and here != root:
            names.clear()
            continue
        beside = {Path(f).stem for f in files if f.lower().endswith((".html", ".htm"))}
        written = TABLES if here.resolve() == target or set(files) >= TABLES else frozenset()
        hidden = [
            n for n in names
            if n.startswith(".") or _assets_of(n) in beside or (n == PARTS and _of_run(here / n))
        ]  # fmt: skip
        if here.resolve() != target:
            ignored += sum(len(inner) for n in hidden for _, _, inner in os.walk(here / n))
        names[:] = sorted(set(names) - set(hidden))
        readable = [n for n in sorted(files) if not is_beside(n) and n not in written]
        paths += [here / n for n in readable]
        ignored += len(files) - len(readable) - (len(written & set(files)) if here == root else 0)
    closed = tuple((Path(str(f.filename)), f.strerror or str(f)) for f in faults)
    return Listing(paths, ignored, closed)


def _assets_of(name: str) -> str:
    """The page beside which a browser laid a folder of pictures and scripts."""
    endings = ("_files", "-Dateien", "_fichiers", ".files")
    return next((name.removesuffix(e) for e in endings if name.endswith(e)), "\0")


def _of_run(folder: Path) -> bool:
    """Whether a folder holds nothing but what `read` keeps of each file."""
    try:
        names: Sequence[str] = [p.name for p in folder.iterdir() if p.name[0] != "."]
    except OSError:
        return False
    return bool(names) and all(_PART.fullmatch(n) for n in names)


def name_of(root: Path, file: Path) -> str:
    """Return a file's name below the folder, bytes that are no UTF-8 spelt out: none collide."""
    name = file.name if file == root else file.relative_to(root).as_posix()
    return os.fsencode(name).decode("utf-8", "backslashreplace")
