"""Tables for spreadsheets: no text of a page runs as a formula, and all come back unchanged.

KCNA ends its texts with "-0-"; a page can begin with "=HYPERLINK(…)". One helper writes every CSV.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .reading.neutral import neutralise, restore

if TYPE_CHECKING:
    import pandas as pd


def csv_text(table: pd.DataFrame) -> str:
    r"""Return a table as CSV in which no cell is a formula.

    Examples
    --------
    >>> import pandas as pd
    >>> csv_text(pd.DataFrame({"text": ["-0-", "plain"]}))
    "text\n'-0-\nplain\n"
    """
    return _mapped(table, neutralise).to_csv(index=False, lineterminator="\n")


def read_csv(path: str | os.PathLike[str]) -> pd.DataFrame:
    """Return a table that `csv_text` wrote, with its texts as they were."""
    import pandas as pd

    table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    return _mapped(table, restore)


def write_whole(path: Path, text: str) -> Path:
    """Write a file that takes its name only once it is complete."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=path.suffix, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="") as file:
            file.write(text)
        temporary.replace(path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()
    return path


def _mapped(table: pd.DataFrame, change: Callable[[str], str]) -> pd.DataFrame:
    def changed(value: Any) -> Any:
        return change(value) if isinstance(value, str) else value

    return table.map(changed)
