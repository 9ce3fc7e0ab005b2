"""A case is shared as one file: its records, by the rights rule, or its pages too."""

import os
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from ..inputs import as_path
from ..records.checks import check_rows
from ..records.csv_folder import describe
from ..records.folders import DRAFT, PAGES, write_records
from ..records.loading import load
from ..records.problems import refuse
from ..saving import whole
from .case import known_case


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
