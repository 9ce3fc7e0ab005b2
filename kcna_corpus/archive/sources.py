"""The reports of a part of an archive, a few thousand at a time.

A row that gives no text is told with its file and row, and passed over.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..text.nearest import did_you_mean
from ..text.signs import encodable
from .file_parts import Part, parquet_file
from .shapes import Shape

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

ROW = "__row__"  # beside the columns of the archive: where in its file a report stands
_LINES = 5_000  # reports that are read at a time
NO_TEXT, BROKEN, NO_JSON = "no text", "bytes that are not UTF-8", "no JSON object"


class Rejected(NamedTuple):
    """A row that gives no text."""

    file: str
    row: int
    reason: str


class Batch(NamedTuple):
    """Reports of a part: their rows, names and texts, and the rows that give none."""

    seen: int
    rows: NDArray[np.int64]
    names: Any  # pyarrow.ChunkedArray, or None
    texts: Any  # pyarrow.LargeStringArray
    rejected: list[Rejected]

    def document(self, at: int, file: str) -> str:
        """Give the name of a report; one without any has that of its file and row."""
        name = None if self.names is None else self.names[at].as_py()
        if name is None:
            return f"{Path(file).name}#{self.rows[at]}"
        return name.decode(errors="replace") if isinstance(name, bytes) else str(name)


def columns_of(part: Part) -> list[str]:
    """Give the columns of a file, of JSON those of its first object."""
    if part.kind == "parquet":
        return list(parquet_file(part.file).schema_arrow.names)
    if part.kind == "csv":
        return list(next(_csv(part.file, 1), _nothing()).columns)
    return next((list(record) for _, record in _objects(part.file) if isinstance(record, dict)), [])


def _nothing() -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame()


def check_columns(parts: Sequence[Part], shape: Shape, where: str | None) -> None:
    """Refuse a file that lacks a column, or a condition that the columns do not allow.

    Raises ValueError with the file, the column and the nearest ones.
    """
    for part in {part.file: part for part in parts}.values():
        columns = columns_of(part)
        if not columns:
            continue  # an empty file; or its rows are no objects, which is told row by row
        for column in shape.needed:
            if column not in columns:
                hint = did_you_mean(column, columns)
                raise ValueError(f"{part.file}: no column {column!r}{hint}")
        if part.kind == "parquet":
            schema = parquet_file(part.file).schema_arrow
            if not _holds_text(kind := schema.field(shape.text).type):
                raise ValueError(f"{part.file}: column {shape.text!r} holds {kind}, no text")
        if where is not None:
            _chosen(_without_broken(_empty(part), shape)[0], where, part.file)


def _holds_text(kind: Any) -> bool:
    import pyarrow.types as of

    kind = kind.value_type if of.is_dictionary(kind) else kind
    text: bool = of.is_string(kind) or of.is_large_string(kind) or of.is_string_view(kind)
    return text or of.is_binary(kind) or of.is_large_binary(kind) or of.is_null(kind)


def _empty(part: Part) -> pa.Table:
    import pyarrow as pa

    if part.kind == "parquet":
        table = parquet_file(part.file).schema_arrow.empty_table()
        return table.append_column(ROW, pa.array([], pa.int64()))
    return pa.table({name: pa.array([], pa.string()) for name in columns_of(part)} | {ROW: []})


def batches(part: Part, shape: Shape, where: str | None) -> Iterator[Batch]:
    """Yield the reports of a part that `where` chooses."""
    for table, bad in _tables(part, shape, where is None):
        count = len(table) + len(bad)
        good, broken = _without_broken(table, shape)
        rejected = [Rejected(part.file, *fault) for fault in (*bad, *broken)]
        chosen = good if where is None else _chosen(good, where, part.file)
        yield _read(chosen, part, shape, count, rejected)


def _chosen(table: pa.Table, where: str, file: str) -> pa.Table:
    """Let DuckDB choose the rows."""
    import duckdb

    with duckdb.connect() as engine:
        engine.register("reports", table)
        try:
            rows = engine.execute(f"SELECT {ROW} FROM reports WHERE ({where})").fetchnumpy()[ROW]
        except duckdb.Error as fault:
            raise ValueError(f"where: {where!r}, in {file}: {str(fault).splitlines()[0]}") from None
    at = np.searchsorted(table[ROW].to_numpy(), np.sort(rows))
    return table.take(at)


def _tables(
    part: Part, shape: Shape, only: bool
) -> Iterator[tuple[pa.Table, list[tuple[int, str]]]]:
    import pyarrow as pa

    if part.kind == "parquet":
        file, row = parquet_file(part.file), part.row
        has = set(file.schema_arrow.names)
        wanted = [name for name in shape.columns if name in has] if only else None
        groups = list(range(part.first, part.end))
        for batch in file.iter_batches(_LINES, groups, wanted, use_threads=False):
            numbers = pa.array(range(row, row + len(batch)), pa.int64())
            row += len(batch)
            yield pa.Table.from_batches([batch]).append_column(ROW, numbers), []
        return
    if part.kind == "csv":
        for frame in _csv(part.file, _LINES):
            rows = zip(frame.index.tolist(), frame.to_dict("records"), strict=True)
            yield _table(list(rows), shape, only)
        return
    lot: list[tuple[int, Any]] = []
    for item in _objects(part.file):
        lot.append(item)
        if len(lot) == _LINES:
            yield _table(lot, shape, only)
            lot = []
    yield _table(lot, shape, only)


def _table(
    items: Sequence[tuple[int, Any]], shape: Shape, only: bool
) -> tuple[pa.Table, list[tuple[int, str]]]:
    """Rows of JSON or CSV as a table of texts."""
    import pyarrow as pa

    good = [(row, shape.reads(record)) for row, record in items if isinstance(record, dict)]
    bad = [(row, record) for row, record in items if not isinstance(record, dict)]
    names = (
        shape.columns
        if only
        else list(dict.fromkeys(name for _, record in good for name in record))
    )
    columns = {}
    for name in names:
        cells = [_cell(record.get(name)) for _, record in good]
        if name == shape.text:
            columns[name] = pa.array(cells, pa.binary())
        else:
            texts = [None if cell is None else cell.decode(errors="replace") for cell in cells]
            columns[name] = pa.array(texts, pa.string())
    numbers = pa.array([row for row, _ in good], pa.int64())
    return pa.table(columns | {ROW: numbers}), bad


def _cell(value: Any) -> bytes | None:
    r"""A cell as bytes, so that a text that is none can be told from one.

    >>> _cell("plum"), _cell("pl\udcffm"), _cell(3), _cell(None)
    (b'plum', b'pl\xffm', b'3', None)
    """
    if value is None:
        return None
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return encodable(text).encode()


def _open(file: str) -> Any:
    return gzip.open(file, "rb") if file.endswith(".gz") else Path(file).open("rb")


def _objects(file: str) -> Iterator[tuple[int, Any]]:
    """Each line of JSON with its number; instead of an object the reason why it is none."""
    with _open(file) as lines:
        for row, line in enumerate(lines):
            if line.strip():
                try:
                    record = json.loads(line.decode())
                except UnicodeDecodeError:
                    record = BROKEN
                except (ValueError, RecursionError):
                    record = NO_JSON
                yield row, record if isinstance(record, dict) or record == BROKEN else NO_JSON


def _csv(file: str, rows: int) -> Iterator[pd.DataFrame]:
    import pandas as pd

    try:
        yield from pd.read_csv(
            file, dtype=str, keep_default_na=False, chunksize=rows,
            encoding_errors="surrogateescape",
        )  # fmt: skip
    except pd.errors.EmptyDataError:
        return
    except pd.errors.ParserError as fault:
        raise ValueError(f"{file}: it cannot be read as CSV ({str(fault).strip()})") from None


def _read(table: pa.Table, part: Part, shape: Shape, count: int, rejected: list[Rejected]) -> Batch:
    """Set apart the rows that give no text."""
    import pyarrow.compute as pc

    rows, texts = table[ROW].to_numpy(), table[shape.text].combine_chunks()
    filled = pc.fill_null(pc.match_substring_regex(texts, r"[^\s\pZ]"), False)
    mask = filled.to_numpy(zero_copy_only=False)
    rejected += [Rejected(part.file, int(row), NO_TEXT) for row in rows[~mask]]
    if not mask.all():
        table, texts, rows = table.filter(filled), texts.filter(filled), rows[mask]
    names = table[shape.document] if shape.document in table.column_names else None
    return Batch(count, rows, names, texts, sorted(rejected))


def _without_broken(table: pa.Table, shape: Shape) -> tuple[pa.Table, list[tuple[int, str]]]:
    """Set apart the rows whose bytes are no text; the column of the text then holds texts."""
    import pyarrow as pa

    rows: list[tuple[int, str]] = []
    texts = _strings(table[shape.text])
    try:
        texts.validate(full=True)
    except pa.ArrowInvalid:
        broken = np.array(
            [not _is_text(cell) for cell in texts.cast(pa.large_binary()).to_pylist()]
        )
        rows = [(row, BROKEN) for row in table[ROW].to_numpy()[broken].tolist()]
        table = table.filter(pa.array(~broken))
        texts = _strings(table[shape.text])
    return table.set_column(table.column_names.index(shape.text), shape.text, texts), rows


def _strings(column: pa.ChunkedArray) -> pa.LargeStringArray:
    """A column as texts, without asking yet whether they are."""
    import pyarrow as pa

    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    whole = column.cast(pa.large_binary()).combine_chunks()
    if isinstance(whole, pa.ChunkedArray):
        whole = whole.chunk(0) if whole.num_chunks else pa.array([], pa.large_binary())
    return whole.view(pa.large_string())


def _is_text(cell: bytes | None) -> bool:
    try:
        return cell is None or cell.decode() is not None
    except UnicodeDecodeError:
        return False
