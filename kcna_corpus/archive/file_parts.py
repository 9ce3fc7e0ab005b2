"""The files of an archive, and their parts.

Parquet comes in row groups, JSON (one object a line) and CSV as whole files, gzipped or not; what
an engine holds as a table is written as Parquet by that engine first.
"""

import shutil
from collections.abc import Iterator, Sequence
from hashlib import file_digest, sha256
from os import PathLike, fspath
from pathlib import Path
from typing import Any, NamedTuple

from ..inputs import gist
from ..text.signs import encodable

_ROWS = 20_000  # reports of a part, at least
_KINDS = {".parquet": "parquet", ".jsonl": "json", ".jsonnl": "json", ".ndjson": "json",
          ".json": "json", ".csv": "csv"}  # fmt: skip


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
        digest = sha256(encodable(self.file).encode()).hexdigest()[:10]
        stem = "".join(c if c.isalnum() else "-" for c in Path(self.file).name.split(".")[0])
        return f"{stem[:40]}-{digest}-{self.first:05d}.parquet"


def files_of(source: Any, folder: Path) -> list[str]:
    """Give the files of an archive; a table of an engine is written into the folder first.

    Raises TypeError or ValueError if it is none, or has no file.
    """
    if is_table(source):
        return _written(source, folder)
    patterns = [fspath(item) for item in (source if isinstance(source, list | tuple) else [source])]
    files = []
    for pattern in patterns:
        path = Path(pattern)
        paths = [pattern] if path.is_file() else [str(p) for p in _matching(path) if p.is_file()]
        tables = sorted(file for file in paths if _kind(file))
        if not tables:
            fault = f"none of its {len(paths)} files is" if paths else "there is no such file:"
            raise ValueError(f"source: {pattern!r}: {fault} Parquet, JSON (a line each) or CSV")
        files += tables
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
            f"pandas, a Dask DataFrame or bag is needed, not {gist(source)}"
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
        with Path(file).open("rb") as stream:
            version = file_digest(stream, "sha256").hexdigest()
    if kind != "parquet":
        yield Part(file, kind, 0, 0, 0, 0, version)
        return
    about = parquet_file(file).metadata
    first = row = rows = 0
    for group in range(about.num_row_groups):
        rows += about.row_group(group).num_rows
        if rows >= _ROWS or group == about.num_row_groups - 1:
            yield Part(file, kind, first, group + 1, row, rows, version)
            first, row, rows = group + 1, row + rows, 0


def parquet_file(file: str) -> Any:
    """Open a file, or say that it is none."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return pq.ParquetFile(file)
    except pa.ArrowInvalid as fault:
        raise ValueError(f"{file}: it cannot be read as Parquet ({fault})") from None
