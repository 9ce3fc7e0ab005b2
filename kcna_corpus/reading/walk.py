"""Every article below a folder, one at a time, as documents rather than as rows of a table."""

from collections.abc import Iterator
from pathlib import Path

from tqdm.auto import tqdm

from .decode import ReadError
from .document import Document
from .exports import ENDINGS, Item, read_safely
from .folder import _name, list_files
from .page import read_file


def each_page(root: Path, progress: bool = True) -> Iterator[tuple[str, str, Document | None, str]]:
    """Yield file, part, document, and why there is none, for each article below a folder.

    Raises
    ------
    ReadError
        If there is no such folder.
    """
    files, _ = list_files(root)
    for file in tqdm(files, desc="read", unit=" files", disable=not progress):
        try:
            if file.suffix.lower() not in ENDINGS and len(file.suffix) < 8:
                raise ReadError(f"{file.suffix} is no format that is read")
            items = list(read_safely(file.name, read_file(file), None, None))
        except (ReadError, OSError) as fault:
            items = [Item("", None, str(fault))]
        for item in items:
            yield _name(root, file), item.part, item.document, item.reason
