"""Rows become a table, quickly: many tables are small, and are made by the thousand."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd


@contextmanager
def undisturbed() -> Iterator[None]:
    """Put off the search for reference cycles where none are made and much is: it costs a fifth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def frame(
    rows: Sequence[Sequence[Any]], columns: Sequence[str], types: Mapping[str, Any] | None = None
) -> pd.DataFrame:
    r"""Return rows as a table; a text that pandas refuses stays the text that it is.

    >>> frame([("a\ud83d", 1), ("b", 2)], ["text", "number"])["text"].tolist()
    ['a\ud83d', 'b']
    """
    import pandas as pd

    filled = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    alike: dict[Any, list[int]] = {}  # the places of the columns of one type: one array holds them
    blocks: list[tuple[Any, list[int]]] = []
    for position, (name, values) in enumerate(zip(columns, filled, strict=True)):
        dtype = (types or {}).get(name, None if values else object)
        if not dtype and {*map(type, values)} == {int}:
            dtype = "int64"
        if dtype in (object, bool, "int64", "float64"):
            alike.setdefault(dtype, []).append(position)
        else:
            blocks.append((_inferred(values, dtype), [position]))
    for dtype, places in alike.items():
        blocks.append((_block([filled[position] for position in places], len(rows), dtype), places))
    labels = _labels(tuple(columns)).view()  # its own: names of an index can be set
    return _joined(blocks, pd.RangeIndex(len(rows)), labels)


def _block(columns: list[Sequence[Any]], length: int, dtype: Any) -> np.ndarray[Any, Any]:
    """Write columns of one type below each other; a list in a cell stays one value."""
    import numpy as np

    cells = np.fromiter(chain.from_iterable(columns), dtype, len(columns) * length)
    return cells.reshape(len(columns), length)


def _inferred(values: Sequence[Any], dtype: Any) -> Any:
    """Let pandas choose how to hold a column, or make one of its own types."""
    import pandas as pd

    try:
        column = pd.Series(values, dtype=dtype)
    except UnicodeEncodeError:  # half of a character
        column = pd.Series(values, dtype=object)
    array = column.to_numpy()
    return array[None, :] if array.dtype == column.dtype else column.array


def _joined(blocks: list[tuple[Any, list[int]]], index: Any, labels: Any) -> pd.DataFrame:
    """Make a table of blocks: pandas 3 takes them as they are, which is ten times as fast."""
    import numpy as np
    import pandas as pd

    try:
        from pandas.api.internals import (  # type: ignore[import-not-found]  # no stubs
            create_dataframe_from_blocks,
        )
    except ImportError:
        series: dict[int, Any] = {}
        for block, places in blocks:
            columns = block if getattr(block, "ndim", 1) > 1 else [block]
            series |= {
                p: pd.Series(c, index, c.dtype) for p, c in zip(places, columns, strict=True)
            }
        table = pd.DataFrame(
            {position: series[position] for position in sorted(series)}, index, copy=False
        )
        table.columns = labels
        return table
    placed = [(block, np.array(places, dtype=np.intp)) for block, places in blocks]
    made: pd.DataFrame = create_dataframe_from_blocks(placed, index, labels)
    return made


@cache
def _labels(columns: tuple[str, ...]) -> pd.Index[str]:
    """Return an index of names; to make one costs as much as a column of a small table."""
    import pandas as pd

    return pd.Index(columns)
