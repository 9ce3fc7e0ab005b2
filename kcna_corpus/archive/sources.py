"""An archive: its files, their parts, and the reports of a part, a few thousand at a time.

Parquet comes in row groups, JSON (one object a line) and CSV as whole files, gzipped or not; what
an engine holds as a table is written as Parquet by that engine first. A row that gives no text is
told with its file and row, and passed over.
"""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Iterator, Sequence
from hashlib import file_digest, sha256
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..inputs import told
from ..text.nearest import did_you_mean
from ..text.signs import encodable
from .shapes import Shape

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

ROW = "__row__"  # beside the columns of the archive: where in its file a report stands
_ROWS, _LINES = 20_000, 5_000  # reports of a part, at least; read at a time
_KINDS = {".parquet": "parquet", ".jsonl": "json", ".jsonnl": "json", ".ndjson": "json",
          ".json": "json", ".csv": "csv"}  # fmt: skip
NO_TEXT, BROKEN, NO_JSON = "no text", "bytes that are not UTF-8", "no JSON object"


class Part(NamedTuple):
    """Some reports of one file: of Parquet the row groups `first` to `end`; else all."""

    file: str
    kind: str
    first: int
    end: int
    row: int  # the number of its first row
    rows: int  # how many; 0 if that is known only when it is read
    version: str  # of the file: changes when that does

    @property
    def name(self) -> str:
        """A file name of its own, for what is traced in it."""
        place = sha256(encodable(self.file).encode()).hexdigest()[:10]
        stem = "".join(c if c.isalnum() else "-" for c in Path(self.file).name.split(".")[0])
        return f"{stem[:40]}-{place}-{self.first:05d}.parquet"


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


def files_of(source: Any, folder: Path) -> list[str]:
    """Give the files of an archive; a table of an engine is written into the folder first.

    Raises
    ------
    TypeError, ValueError
        If it is none, or has no file.
    """
    if is_table(source):
        return _written(source, folder)
    given = [fspath(of) for of in (source if isinstance(source, list | tuple) else [source])]
    files = []
    for place in given:
        path = Path(place)
        found = [place] if path.is_file() else [str(p) for p in _matching(path) if p.is_file()]
        known = sorted(file for file in found if _kind(file))
        if not known:
            held = f"none of its {len(found)} files is" if found else "there is no such file:"
            raise ValueError(f"source: {place!r}: {held} Parquet, JSON (a line each) or CSV")
        files += known
    return list(dict.fromkeys(files))


def is_table(source: Any) -> bool:
    """Whether an engine holds it, so that it is no name of files."""
    return not isinstance(source, str | PathLike | list | tuple)


def _matching(path: Path) -> Iterator[Path]:
    """What is in a folder, or what a pattern names."""
    if path.is_dir():
        return path.rglob("*")
    root = Path(path.anchor)
    return root.glob(str(path.relative_to(root))) if path.name else iter(())


def _written(source: Any, folder: Path) -> list[str]:
    """Let the engine that holds a table write it."""
    engine = type(source).__module__.partition(".")[0]
    target = folder / "source.parquet"
    if engine in ("dask", "dask_expr") and hasattr(source, "to_dataframe"):
        source = source.to_dataframe()
    frame = engine in ("dask", "dask_expr") and hasattr(source, "to_parquet")
    writers = {
        "duckdb": "write_parquet",
        "_duckdb": "write_parquet",
        "polars": "sink_parquet" if hasattr(source, "sink_parquet") else "write_parquet",
        "pandas": "to_parquet",
    }
    write = getattr(source, "to_parquet" if frame else writers.get(engine, ""), None)
    if write is None:
        raise TypeError(
            "source: files (a name, a pattern, a list), a DuckDB relation, a table of Polars or "
            f"pandas, a Dask DataFrame or bag is needed, not {told(source)}"
        )
    folder.mkdir(parents=True, exist_ok=True)
    if target.is_dir():  # Dask writes a file for each partition: none of another table may stay
        shutil.rmtree(target)
    write(str(target))
    return files_of(str(target), folder)


def _kind(file: str) -> str:
    return _KINDS.get(Path(file.removesuffix(".gz")).suffix.lower(), "")


def parts_of(files: Sequence[str], by_content: bool = False) -> list[Part]:
    """Give the parts of the files, in their order; a file changes with its time or its content."""
    return [part for file in files for part in _parts(file, by_content)]


def _parts(file: str, by_content: bool) -> Iterator[Part]:
    kind, state = _kind(file), Path(file).stat()
    version = f"{state.st_size}:{state.st_mtime_ns}"
    if by_content:
        with Path(file).open("rb") as held:
            version = file_digest(held, "sha256").hexdigest()
    if kind != "parquet":
        yield Part(file, kind, 0, 0, 0, 0, version)
        return
    about = _parquet(file).metadata
    first = row = rows = 0
    for group in range(about.num_row_groups):
        rows += about.row_group(group).num_rows
        if rows >= _ROWS or group == about.num_row_groups - 1:
            yield Part(file, kind, first, group + 1, row, rows, version)
            first, row, rows = group + 1, row + rows, 0


def _parquet(file: str) -> Any:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return pq.ParquetFile(file)
    except pa.ArrowInvalid as fault:
        raise ValueError(f"{file}: it cannot be read as Parquet ({fault})") from None


def columns_of(part: Part) -> list[str]:
    """Give the columns of a file, of JSON those of its first object."""
    if part.kind == "parquet":
        return list(_parquet(part.file).schema_arrow.names)
    if part.kind == "csv":
        return list(next(_csv(part.file, 1), _nothing()).columns)
    return next((list(of) for _, of in _objects(part.file) if isinstance(of, dict)), [])


def _nothing() -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame()


def check_columns(parts: Sequence[Part], shape: Shape, where: str | None) -> None:
    """Refuse a file that lacks a column, or a condition that the columns do not allow.

    Raises
    ------
    ValueError
        With the file, the column and the nearest ones.
    """
    for part in {of.file: of for of in parts}.values():
        columns = columns_of(part)
        if not columns:
            continue  # an empty file; or its rows are no objects, which is told row by row
        for column in shape.needed:
            if column not in columns:
                hint = did_you_mean(column, columns)
                raise ValueError(f"{part.file}: no column {column!r}{hint}")
        if part.kind == "parquet":
            schema = _parquet(part.file).schema_arrow
            if not _holds_text(kind := schema.field(shape.text).type):
                raise ValueError(f"{part.file}: column {shape.text!r} holds {kind}, no text")
        if where is not None:
            _chosen(_empty(part), where, part.file)


def _holds_text(kind: Any) -> bool:
    import pyarrow.types as of

    kind = kind.value_type if of.is_dictionary(kind) else kind
    text: bool = of.is_string(kind) or of.is_large_string(kind) or of.is_string_view(kind)
    return text or of.is_binary(kind) or of.is_large_binary(kind) or of.is_null(kind)


def _empty(part: Part) -> pa.Table:
    import pyarrow as pa

    if part.kind == "parquet":
        table = _parquet(part.file).schema_arrow.empty_table()
        return table.append_column(ROW, pa.array([], pa.int64()))
    return pa.table({name: pa.array([], pa.string()) for name in columns_of(part)} | {ROW: []})


def batches(part: Part, shape: Shape, where: str | None) -> Iterator[Batch]:
    """Yield the reports of a part that `where` chooses."""
    for table, bad in _tables(part, shape, where is None):
        seen = len(table) + len(bad)
        chosen = table if where is None else _chosen(table, where, part.file)
        yield _read(chosen, part, shape, seen, [Rejected(part.file, *of) for of in bad])


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
        file, row = _parquet(part.file), part.row
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

    good = [(row, shape.reads(of)) for row, of in items if isinstance(of, dict)]
    bad = [(row, of) for row, of in items if not isinstance(of, dict)]
    names = shape.columns if only else list(dict.fromkeys(name for _, of in good for name in of))
    columns = {}
    for name in names:
        cells = [_cell(of.get(name)) for _, of in good]
        if name == shape.text:
            columns[name] = pa.array(cells, pa.binary())
        else:
            told = [None if of is None else of.decode(errors="replace") for of in cells]
            columns[name] = pa.array(told, pa.string())
    numbers = pa.array([row for row, _ in good], pa.int64())
    return pa.table(columns | {ROW: numbers}), bad


def _cell(value: Any) -> bytes | None:
    r"""A cell as bytes, so that a text that is none can be told from one.

    Examples
    --------
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
                    of = json.loads(line.decode())
                except UnicodeDecodeError:
                    of = BROKEN
                except (ValueError, RecursionError):
                    of = NO_JSON
                yield row, of if isinstance(of, dict) or of == BROKEN else NO_JSON


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


def _read(table: pa.Table, part: Part, shape: Shape, seen: int, rejected: list[Rejected]) -> Batch:
    """Set apart the rows that give no text."""
    import pyarrow as pa
    import pyarrow.compute as pc

    rows = table[ROW].to_numpy()
    texts = _strings(table[shape.text])
    try:
        texts.validate(full=True)
    except pa.ArrowInvalid:
        broken = [not _is_text(of) for of in texts.cast(pa.large_binary()).to_pylist()]
        rejected += [Rejected(part.file, int(row), BROKEN) for row in rows[broken]]
        table = table.filter(pa.array(~np.array(broken)))
        rows, texts = table[ROW].to_numpy(), _strings(table[shape.text])
    told = pc.fill_null(pc.match_substring_regex(texts, r"[^\s\pZ]"), False)
    kept = told.to_numpy(zero_copy_only=False)
    rejected += [Rejected(part.file, int(row), NO_TEXT) for row in rows[~kept]]
    if not kept.all():
        table, texts, rows = table.filter(told), texts.filter(told), rows[kept]
    names = table[shape.document] if shape.document in table.column_names else None
    return Batch(seen, rows, names, texts, sorted(rejected))


def _strings(column: pa.ChunkedArray) -> pa.LargeStringArray:
    """A column as texts, without asking yet whether they are."""
    import pyarrow as pa

    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    whole = column.cast(pa.large_binary()).combine_chunks()
    if isinstance(whole, pa.ChunkedArray):
        whole = whole.chunk(0) if whole.num_chunks else pa.array([], pa.large_binary())
    return whole.view(pa.large_string())


def _is_text(of: bytes | None) -> bool:
    try:
        return of is None or of.decode() is not None
    except UnicodeDecodeError:
        return False
