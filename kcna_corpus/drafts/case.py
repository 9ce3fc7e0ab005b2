"""A folder is a case: records beside the reader's own pages, and the notebooks that open them."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from ..reading import ReadError, read_folder
from ..records.corpus import Corpus
from ..records.folders import PAGES, holds_records, save
from ..records.loading import load
from ..records.tables import describe
from .making import draft
from .templates import write_notebooks

NOTEBOOKS = "notebooks"
_TOOLS = ("__pycache__", ".ipynb_checkpoints")


def new_case(
    folder: str | os.PathLike[str],
    pages: str | os.PathLike[str],
    statement: str | os.PathLike[str],
    zone: str | None = None,
    progress: bool = True,
) -> Corpus:
    """Make a folder that is a case: the drafted records, copies of the pages, the notebooks.

    Nothing appears before all of it is made.

    Raises
    ------
    FileExistsError
        If the folder holds something already.
    ReadError, ValueError
        If there are no such pages, none of them can be read, or the statement is none of them.
    """
    target, source = Path(folder), Path(pages)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise FileExistsError(f"{target} holds something already; name a new folder for the case")
    if target.resolve().is_relative_to(source.resolve()):
        raise ValueError(f"{target} lies inside the pages {source}; name a folder beside them")
    reading = read_folder(source, progress)
    if not len(reading.documents):
        why = next(iter(reading.rejected["reason"]), "it is empty")
        raise ReadError(f"{source}: no page can be read in it: {why}")
    made = draft(reading, _within(source, statement), zone)
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(prefix=".unfinished-", dir=target.parent))
    try:
        save(made, unfinished)
        _copy_pages(source, unfinished / PAGES)
        write_notebooks(unfinished / NOTEBOOKS)
        if target.exists():
            target.rmdir()
        unfinished.chmod(0o755)
        unfinished.replace(target)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return load(target)


def _within(source: Path, statement: str | os.PathLike[str]) -> str | os.PathLike[str]:
    """The name of the statement among the pages, whether it is given from there or from here."""
    if not isinstance(statement, str | os.PathLike) or not str(statement).strip():
        return statement  # refused where the pages are known
    given = Path(statement)
    if given.exists() and given.resolve().is_relative_to(source.resolve()) and given != source:
        return given.resolve().relative_to(source.resolve()).as_posix()
    return given.as_posix()


def _copy_pages(source: Path, target: Path) -> None:
    if source.is_file():
        target.mkdir()
        shutil.copyfile(source, target / source.name)
        return
    shutil.copytree(source, target, symlinks=False, ignore=shutil.ignore_patterns(*_TOOLS))


def is_case(folder: str | os.PathLike[str]) -> bool:
    """Whether a folder is a case: its `datapackage.json` says what may be shared."""
    return bool(describe(Path(folder)).share)


def known_case(folder: str | os.PathLike[str]) -> Path:
    """Return the folder of a case, or say why it is none.

    Raises
    ------
    ValueError
        If it is no folder, or no case.
    """
    path = Path(folder)
    if not path.is_dir():
        raise ValueError(f"{path}: no such folder")
    if not is_case(path):
        why = "it holds records that are no case" if holds_records(path) else "it holds no records"
        raise ValueError(
            f"{path} is no case: {why}; its datapackage.json must say share: records or all. "
            "kcna-corpus new makes a case of pages"
        )
    return path
