"""The rows of workbooks and Parquet tables, within limits of time and memory."""

import importlib
import io
import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any

from .. import archives
from ..decode import ReadError

Row = dict[str, Any]
_EXTRAS = {"pyarrow": "parquet"} | dict.fromkeys(("pypdf", "striprtf", "warcio"), "documents")
#: Excel has no more rows, and no more columns.
ROWS, COLUMNS = 1_048_576, 16_384
#: So many cells are looked at, empty ones too; so many characters are read from them.
CELLS, CHARACTERS = 20_000_000, 200_000_000

_PLACE = re.compile(rb"""<(?:\w+:)?(row|c)\b[^<>]*?\sr\s*=\s*["']([A-Za-z]*)(\d*)["']""")


def xlsx(data: bytes) -> tuple[list[Row], Exception | None]:
    """Return the rows of the first sheet that has any, and what broke off the reading of them.

    Raises ReadError if there is none, or the sheet claims more than a workbook can hold.
    """
    for name, part in archives.office_parts(data):
        if re.search(r"worksheets/[^/]+\.xml$", name):
            _refuse_places(part)
    book = need("openpyxl").load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    for sheet in book.worksheets:
        if hasattr(sheet, "reset_dimensions"):
            sheet.reset_dimensions()  # what a sheet says of its size is not believed
        lines = _lines(sheet.iter_rows(values_only=True))
        header = [str(c or "").strip() for c in next(lines, ())]
        if any(header):
            rows = (dict(zip(header, line, strict=False)) for line in lines)
            return _within(rows)
    raise ReadError("a workbook without rows")


def _refuse_places(part: bytes) -> None:
    """A row far below the others would make as many empty rows as it is far."""
    highest = widest = 0
    for m in _PLACE.finditer(part):
        if m[3]:
            highest = max(highest, int(m[3][:20]))
        if m[1] == b"c":
            widest = max(widest, _column(m[2][:4]))
    if highest > ROWS or widest > COLUMNS or highest * widest > CELLS:
        raise ReadError(f"a sheet of {highest:,} rows and {widest:,} columns: refused")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _lines(lines: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """The lines that hold something, the first of them the header."""
    return (line for line in lines if any(c is not None and str(c).strip() for c in line))


def _within(rows: Iterator[Row]) -> tuple[list[Row], Exception | None]:
    read: list[Row] = []
    size = 0
    try:
        for row in rows:
            size += sum(len(v) if isinstance(v, str) else 8 for v in row.values())
            if size > CHARACTERS:
                raise ReadError(f"a table of more than {CHARACTERS:,} characters: refused")
            read.append(row)
    except Exception as fault:  # a sheet that is cut off: the rows before that are good
        return read, fault
    return read, None


def parquet(data: bytes) -> list[Row]:
    """Return the rows of a Parquet table.

    Raises ReadError if its rows would be many times what the file is: a text kept once and meant
    often.
    """
    reader, compute = need("pyarrow.parquet"), need("pyarrow.compute")
    meta = reader.ParquetFile(io.BytesIO(data)).metadata
    if meta.num_rows * max(meta.num_columns, 1) > CELLS or meta.num_rows > 10_000 + len(data):
        raise ReadError(f"a table of {meta.num_rows:,} rows: refused")
    packed = sum(meta.row_group(i).total_byte_size for i in range(meta.num_row_groups))
    if packed > CHARACTERS:
        raise ReadError(f"a table of {packed:,} bytes: refused")
    names = [meta.schema.column(i).path for i in range(meta.num_columns)]
    table = reader.ParquetFile(io.BytesIO(data), read_dictionary=names)
    size, rows = 0, []
    for batch in table.iter_batches(batch_size=500):
        size += sum(_length(compute, column) for column in batch.columns)
        if size > CHARACTERS:
            raise ReadError(f"a table of more than {CHARACTERS:,} characters: refused")
        rows += batch.to_pylist()
    return rows


def _length(compute: ModuleType, column: Any) -> int:
    """The characters of a column, without writing out what a dictionary holds once."""
    if hasattr(column, "dictionary"):
        try:
            lengths = compute.binary_length(column.dictionary)
        except (TypeError, NotImplementedError, ValueError):
            return len(column) * 8
        return int(compute.sum(lengths.take(column.indices)).as_py() or 0)
    if hasattr(column, "keys"):  # a map
        return _length(compute, column.keys) + _length(compute, column.items)
    inner = column.flatten() if hasattr(column, "flatten") else ()
    if isinstance(inner, list | tuple):  # the fields of a thing
        return sum(_length(compute, field) for field in inner) or int(column.nbytes)
    return _length(compute, inner)  # the parts of lists


def need(module: str) -> ModuleType:
    """Return a library that not everybody needs, or say how to install it.

    Raises ImportError if it is not there.
    """
    package = module.partition(".")[0]
    extra = _EXTRAS.get(package)
    try:
        return importlib.import_module(module)
    except ImportError:
        what = f'pip install "kcna-corpus[{extra}]"' if extra else f"pip install {package}"
        raise ImportError(f"this format needs {package}: {what}") from None
