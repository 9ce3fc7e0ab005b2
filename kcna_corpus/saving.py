"""Files that appear whole or not at all, and tables whose texts run as formulas nowhere.

KCNA ends its texts with "-0-"; a page can begin with "=HYPERLINK(…)". A cell that begins so is
written with an apostrophe before it, which spreadsheets show as text; read again it is as before.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any, TextIO

from .text.signs import encodable, visible

if TYPE_CHECKING:
    import pandas as pd


_RISKY = re.compile(r"'*[=+\-@\t\r\n|%＝＋－＠]")
_MARKED = re.compile(r"''*[=+\-@\t\r\n|%＝＋－＠]")
_UNFINISHED = ".unfinished-"
#: Excel holds no longer text in a cell.
LONGEST_CELL = 32_767
#: Rows of a table that are written at a time.
_ROWS = 10_000


def neutralise(text: str) -> str:
    """Return a cell's text so that no spreadsheet takes it for a formula.

    >>> neutralise("-0-"), neutralise("plain"), neutralise("'=1")
    ("'-0-", 'plain', "''=1")
    """
    return "'" + text if _RISKY.match(text) else text


def restore(text: str) -> str:
    """Return the text that `neutralise` was given.

    >>> restore(neutralise("-0-")), restore("'tis"), restore(neutralise("'=1"))
    ('-0-', "'tis", "'=1")
    """
    return text[1:] if _MARKED.match(text) else text


def csv_text(table: pd.DataFrame) -> str:
    r"""Return a table as CSV in which no cell is a formula.

    >>> import pandas as pd
    >>> csv_text(pd.DataFrame({"text": ["-0-", "plain"]}))
    "text\n'-0-\nplain\n"
    """
    written = io.StringIO()
    _write_rows(table, written)
    return written.getvalue()


def _write_rows(table: pd.DataFrame, file: TextIO, header: bool = True) -> None:
    """Write a table as CSV, some rows at a time, so that a long one is not held twice."""
    lines = _Lines(file)
    for start in range(0, max(len(table), 1), _ROWS):
        safe = _mapped(table[start : start + _ROWS], lambda text: neutralise(encodable(text)))
        safe.to_csv(lines, index=False, header=header and not start, lineterminator="\r\n")


class _Lines(io.TextIOBase):
    """Rows that end with a line feed, written as if with both: so a lone CR is quoted too."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, row: str) -> int:
        return self._file.write(row.removesuffix("\r\n") + "\n")


def read_csv(path: str | os.PathLike[str]) -> pd.DataFrame:
    """Return a table that `csv_text` wrote, with its texts as they were."""
    import pandas as pd

    table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    return _mapped(table, restore)


def write_table(table: pd.DataFrame, path: Path) -> None:
    """Write a table as CSV or XLSX, by the file's ending, in which no cell is a formula.

    XLSX is XML, which cannot hold every character: such a one is written as in a picture.
    """
    if path.suffix != ".xlsx":
        with whole(path) as temporary, temporary.open("w", encoding="utf-8", newline="") as file:
            _write_rows(table, file)
        return
    content = xlsx_bytes({"Sheet1": table})
    with whole(path) as temporary:
        temporary.write_bytes(content)


def write_parts(parts: Iterable[pd.DataFrame], path: Path) -> None:
    """Write the parts of one table as CSV, of which none has to stay for the next."""
    with whole(path) as temporary, temporary.open("w", encoding="utf-8", newline="") as file:
        for number, part in enumerate(parts):
            _write_rows(part, file, header=not number)


def xlsx_bytes(sheets: Mapping[str, pd.DataFrame]) -> bytes:
    """Return tables as the sheets of one workbook, in which no cell is a formula.

    Raises ValueError if a text is too long for a cell.
    """
    import pandas as pd

    safe = {
        name: _mapped(table, lambda text: neutralise(visible(text)))
        for name, table in sheets.items()
    }
    for table in safe.values():
        texts = (cell for cell in table.to_numpy().ravel() if isinstance(cell, str))
        longest = max(map(len, texts), default=0)
        if longest > LONGEST_CELL:
            limit = "does not fit a cell of XLSX; write CSV"
            raise ValueError(f"a text of {longest:,} characters {limit}")
    buffer = io.BytesIO()
    with pd.ExcelWriter(buffer, engine="openpyxl") as book:
        for name, table in safe.items():
            table.to_excel(book, sheet_name=name, index=False)
    return buffer.getvalue()


def write_whole(path: Path, text: str) -> Path:
    """Write a text into a file that takes its name only once it is complete."""
    with whole(path) as temporary:
        temporary.write_text(encodable(text), encoding="utf-8", newline="")
    return path


@contextlib.contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a file to write to, which takes the name `path` only once it is complete."""
    if not path.parent.is_dir():
        raise FileNotFoundError(f"{path}: there is no folder {str(path.parent)!r}; make it first")
    temporary = path.with_name(f"{_UNFINISHED}{token_hex(8)}{path.suffix}")
    temporary.touch(exist_ok=False)  # with the rights of any new file, so that others may read it
    try:
        yield temporary
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


class Results:
    """The results of long work, each in a file of a folder: a run that was killed goes on there.

    `state` is all that a result depends on beside its key: one that was made in another is none.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     Results(Path(folder), "1.0").put("page.html", ["a row"])
    ...     [Results(Path(folder), state).get("page.html") for state in ("1.0", "2.0")]
    [['a row'], None]
    """

    def __init__(self, folder: Path, state: str = "") -> None:
        folder.mkdir(parents=True, exist_ok=True)
        clear(folder)
        self._folder, self._state = folder, state

    def get(self, key: str, state: str = "") -> list[Any] | None:
        """Return the result that was put, None if there is none of this state."""
        try:
            saved = json.loads(self._file(key).read_text(encoding="utf-8"))
            return list(saved["rows"]) if saved["state"] == self._state + state else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, key: str, rows: list[Any], state: str = "") -> None:
        """Keep a result."""
        entry = {"state": self._state + state, "rows": rows}
        write_whole(self._file(key), json.dumps(entry, ensure_ascii=False))

    def _file(self, key: str) -> Path:
        """Named by a hash: names can be reserved, too long, or differ by case only."""
        name = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:24]
        return self._folder / f"{name}.json"


def clear(folder: Path) -> None:
    """Remove the unfinished files that a run left in its folder when it was killed."""
    for file in folder.glob(f"{_UNFINISHED}*"):
        with contextlib.suppress(OSError):
            file.unlink()


def _mapped(table: pd.DataFrame, change: Callable[[str], str]) -> pd.DataFrame:
    def changed(value: Any) -> Any:
        return change(value) if isinstance(value, str) else value

    return table.map(changed)
