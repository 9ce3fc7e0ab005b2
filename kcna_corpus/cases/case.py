"""A folder is a case: records beside the reader's own pages, and notebooks; made, and shared."""

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from ..drafts.making import Draft, redraft
from ..inputs import as_path
from ..reading import ReadError, Reading
from ..reading.folder import read_on
from ..reading.listing import list_files
from ..records.checks import check_rows
from ..records.csv_folder import describe
from ..records.folders import BESIDE, DRAFT, PAGES, holds_records, write_records
from ..records.loading import load
from ..records.problems import refuse
from ..saving import whole
from .templates import write_notebooks

NOTEBOOKS = "notebooks"
_TOOLS = ("__pycache__", ".ipynb_checkpoints")


def new_case(
    folder: str | os.PathLike[str],
    pages: str | os.PathLike[str],
    statement: str | os.PathLike[str],
    zone: str | None = None,
    progress: bool = True,
) -> dict[str, int]:
    """Make a folder that is a case: the drafted records, copies of the pages, the notebooks.

    Nothing appears before all of it is made; a run that is killed is gone on with by the next.
    Returned is how many rows each table has, that of what was left out too.

    Raises FileExistsError if the folder holds something already, ReadError or ValueError if there
    are no such pages, none of them can be read, or the statement is none of them.
    """
    target, source = as_path(folder, "folder"), as_path(pages, "pages")
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise FileExistsError(f"{target} holds something already; name a new folder for the case")
    if target.resolve().is_relative_to(source.resolve()):
        raise ValueError(f"{target} lies inside the pages {source}; name a folder beside them")
    if (above := next(p for p in target.absolute().parents if p.exists())) and not above.is_dir():
        raise NotADirectoryError(f"{target} cannot be made: {above} is a file, not a folder")
    unfinished = target.parent / f".unfinished-{target.name}"
    try:
        drafted = redraft(
            _read(source, unfinished / "read", progress),
            _within(source, statement),
            zone,
            kept=unfinished / "drafted",
            progress=progress,
        )
        _write(drafted, source, unfinished / "case", target)
    except KeyboardInterrupt:
        raise  # the next run goes on there
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    shutil.rmtree(unfinished, ignore_errors=True)
    counts = {name: len(rows) for name, rows in drafted.rows.items()}
    return counts | {name: len(getattr(drafted, name)) for name in BESIDE}


def _read(source: Path, folder: Path, progress: bool) -> Reading:
    list_files(source)  # if there is none, nothing is made
    reading = read_on(source, folder, progress, review=False)
    if not len(reading.documents):
        why = next(iter(reading.rejected["reason"]), "it is empty")
        raise ReadError(f"{source}: no page can be read in it: {why}")
    return reading


def _write(drafted: Draft, source: Path, unfinished: Path, target: Path) -> None:
    """Write a case beside its place, and put it there when it is whole."""
    shutil.rmtree(unfinished, ignore_errors=True)  # of a run that was killed
    unfinished.mkdir()
    write_records(drafted, unfinished)
    _copy_pages(source, unfinished / PAGES)
    write_notebooks(unfinished / NOTEBOOKS)
    if target.exists():
        target.rmdir()
    unfinished.replace(target)


def _within(source: Path, statement: str | os.PathLike[str]) -> str | os.PathLike[str]:
    """The name of the statement among the pages, whether it is given from there or from here."""
    if not isinstance(statement, str | os.PathLike) or not str(statement).strip():
        return statement  # refused where the pages are known
    path = Path(statement)
    if path.exists() and path.resolve().is_relative_to(source.resolve()) and path != source:
        return path.resolve().relative_to(source.resolve()).as_posix()
    return path.as_posix()


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

    Raises ValueError if it is no folder, or no case.
    """
    path = as_path(folder, "folder")
    if not path.is_dir():
        raise ValueError(
            f"{path} is a file, no case" if path.exists() else f"{path}: no such folder"
        )
    if not is_case(path):
        why = "it holds records that are no case" if holds_records(path) else "it holds no records"
        raise ValueError(
            f"{path} is no case: {why}; its datapackage.json must say share: records or all. "
            "kcna-corpus new makes a case of pages"
        )
    return path


def share_case(folder: str | os.PathLike[str], out: str | os.PathLike[str]) -> Path:
    """Write a case into one ZIP file that others can load; return its path.

    Where `datapackage.json` says `share: records`, the pages stay at home, and so does what a draft
    rests on; the records must keep the rule of rights: fifteen words of a document in a row,
    together under a fifth of it. Where it says `share: all`, the pages go along: they are yours to
    share. Raises ValueError if it is no case, or the file is no ZIP by its name or is there
    already. Raises CorpusError if the records break a rule; it lists every problem.
    """
    path, file = known_case(folder), as_path(out, "out")
    if file.suffix != ".zip":
        raise ValueError(f"{file}: name a file that ends with .zip")
    if file.exists():
        raise FileExistsError(f"{file} is there already; name another file")
    if not file.parent.is_dir():
        raise ValueError(f"{file.parent}: no such folder")
    corpus, everything = load(path), describe(path).share == "all"
    if not everything:
        refuse(f"{path} cannot be shared yet", check_rows(corpus.rows, rights=True))
    with tempfile.TemporaryDirectory() as unfinished, whole(file) as temporary:
        write_records(corpus, Path(unfinished))
        with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in _parts(path, Path(unfinished), everything):
                archive.write(part, f"{path.resolve().name}/{name}")
    return file


def _parts(path: Path, unfinished: Path, everything: bool) -> Iterator[tuple[str, Path]]:
    """The records as they are decided, and what else of the case goes along."""
    for part in sorted(unfinished.glob("*.*")):
        yield part.name, part
    for name in (PAGES, DRAFT) if everything else ():
        for part in sorted((path / name).rglob("*")):
            if part.is_file() and not part.is_symlink():
                yield part.relative_to(path).as_posix(), part
    readme = path / "README.md"
    if readme.is_file():
        yield readme.name, readme
