"""Tables of articles: CSV, XLSX, Parquet, and JSON in lists, in lines or below a name."""

import csv
import io
import json
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from typing import Any

from ...saving import restore
from .. import datewords
from ..decode import Encoding, ReadError
from ..page import from_text
from ..pagedates import ORDERS
from ..vocabulary import table
from . import sheets
from .cell_text import cell_parts, cell_text
from .columns import all_columns, filled, value_of
from .item import Item, Record, Source, from_record, name_of, names_of, without_by
from .reference_lists import csl_record

#: The day from which spreadsheets count, but for those of old Macs.
_EXCEL = date(1899, 12, 30)
#: What a news service writes where it gives only the beginning of a text.
_HEADED = re.compile(r"^([\w-]+):[ \t]*(.*(?:\n[ \t]*-? .*)*)", re.MULTILINE)
_CUT = re.compile(r"\[\+\d+ chars\]$")


def rows(source: Source, records: Sequence[Record], how: Encoding) -> Iterator[Item]:
    """Turn the rows of a table into documents; the guess at the columns is said aloud."""
    if not records:
        raise ReadError("a table without rows")
    names = list(dict.fromkeys(str(name) for row in records for name in row if name))
    chosen = source.columns or {}
    columns = filled(all_columns(names, chosen), records, chosen)
    ours = "published_basis" in names  # written by this package, so neutralised
    cited = bool({"Item Type", "itemType"} & set(names))
    dates = [cell_text(value_of(r, "date", columns.get("date", ()))) for r in records]
    order, doubt = order_of_days(dates, source)
    numbered = _numbered(dates)
    doubt = "days are counted from 1899-12-30, as Excel mostly does" if numbered else doubt
    note = _note(columns, names) + (f"; {doubt}" if doubt else "")
    if (not source.columns or doubt) and not ours:
        shown = "".join(c if c.isprintable() else "\ufffd" for c in source.name)
        warnings.warn(f"{shown}: {note} (guessed; choose with columns=)", stacklevel=2)
    for number, row in enumerate(records, 1):
        fields = {f: value_of(row, f, could) for f, could in columns.items()}
        if ours:
            fields = {f: restore(v) if isinstance(v, str) else v for f, v in fields.items()}
        if numbered and (day := cell_text(fields.pop("date", ""))):
            fields["counted"] = f"{_EXCEL + timedelta(days=float(day)):%Y-%m-%d}"
        if not any(cell_text(v) for v in fields.values()):
            yield Item(f"row {number}", None, "an empty row")
            continue
        fields["byline"] = without_by(_byline(fields.get("byline"), cited))
        cut = _CUT.search(cell_text(fields.get("text")))
        note_on_cut = f"{note}; the text is cut off: {cut[0]}" if cut else note
        document = from_record(fields, how, note_on_cut, source.captured, order, markup=not ours)
        yield Item(f"row {number}", document)


def _numbered(dates: Sequence[str]) -> bool:
    """Whether a column holds days as Excel counts them, from the last of 1899."""
    return any(dates) and all(re.fullmatch(r"[2-6]\d{4}(?:\.\d+)?|", d) for d in dates)


def _note(columns: Mapping[str, list[str]], names: Iterable[str]) -> str:
    first = {f: c[0] for f, c in columns.items()}
    note = "columns: " + ", ".join(
        f"{f} = {' or '.join(map(repr, c[:3]))}" for f, c in columns.items()
    )
    spare = [n for n in names if n not in first.values()]
    if "text" not in columns and spare:
        note += f"; no column taken for the text, of {', '.join(map(repr, spare[:12]))}"
    return note


def _byline(value: Any, cited: bool) -> str:
    """A list of authors as names; "Roe, Ada" is turned round where the table is a bibliography."""
    if isinstance(value, Mapping):
        return name_of(value) or cell_text(value)
    if isinstance(value, str) and ";" not in value and not value.strip().startswith("["):
        return name_of(value) if cited and value.count(",") == 1 else value
    people = cell_parts(value) if cell_text(value) else []
    if cited or any(isinstance(p, Mapping) for p in people):
        return names_of(people)
    return ", ".join(filter(None, map(cell_text, people)))


def order_of_days(dates: Iterable[str], source: Source) -> tuple[str, str]:
    """Return which way round a column writes day and month, and the doubt if nothing tells.

    >>> order_of_days(["17/05/2031", "06/05/2031"], Source("", b""))
    ('day first', '')
    >>> order_of_days(["05/06/2031"], Source("", b""))[0]
    ''
    """
    mentions = [datewords.find(d[:60]) for d in dates if d]
    either = [f[0].days for f in mentions if f and len(f[0].days) == 2]
    orders = {o for d in dates if (o := datewords.order_of(d[:60]))}
    if len(orders) == 1:
        return orders.pop(), ""
    if not either:
        return "", ""
    if not orders and source.captured:
        last = f"{source.captured:%Y-%m-%d}"
        could = [o for i, o in enumerate(ORDERS) if max(days[i] for days in either) <= last]
        if len(could) == 1:
            return could[0], ""
    return "", f"dates that can be read day first or month first: {len(either):,}, left open"


def read_csv(source: Source) -> Iterator[Item]:
    """Yield the rows of a text table, whatever its delimiter."""
    text, how = source.decoded
    stated = re.match(r"sep=(.)\r?\n", text)  # as spreadsheets write it
    text = text[stated.end() :] if stated else text
    likely = max(",;\t|", key=text[:4000].partition("\n")[0].count)
    delimiter = stated[1] if stated else likely
    limit = csv.field_size_limit(len(text) + 1)
    try:
        records = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as fault:
        raise ReadError(f"no CSV: {fault}") from fault
    finally:
        csv.field_size_limit(limit)
    for record in records:
        record.pop(None, None)  # more cells than columns
    yield from rows(source, records, how)


def is_table(text: str) -> bool:
    r"""Whether a text of no known ending is a table: a header of known columns, rows of its width.

    >>> is_table("title\turl\nPort shut\thttps://a.example\n")
    True
    >>> is_table("Title, text\n\nIt is shut.")
    False
    """
    header = text[:4000].partition("\n")[0]
    delimiter = max("\t;,|", key=header.count)
    if not header.count(delimiter):
        return False
    with_text = csv.reader(io.StringIO(text[:100_000], newline=""), delimiter=delimiter)
    try:
        first, *rest = islice(with_text, 4)
        fields = all_columns([name.strip().strip("\ufeff") for name in first])
    except (csv.Error, ReadError, ValueError):
        return False
    widths = {len(row) for row in rest[: 1 if len(text) > 100_000 else 3] if row}
    return len(fields) >= 2 and widths == {len(first)}


def read_xlsx(source: Source) -> Iterator[Item]:
    """Yield the rows of the first sheet that has any."""
    records, fault = sheets.xlsx(source.data)
    yield from rows(source, records, Encoding("", "", "xlsx"))
    if fault:
        raise fault


def read_parquet(source: Source) -> Iterator[Item]:
    """Yield the rows of a Parquet table."""
    yield from rows(source, sheets.parquet(source.data), Encoding("", "", "parquet"))


def read_headed(source: Source) -> Iterator[Item]:
    """Yield a text whose first lines name its fields between dashes, as of many Markdown files."""
    text, how = source.decoded
    _, head, body = re.split(r"^---[ \t]*$", text, maxsplit=2, flags=re.MULTILINE)
    fields = {name: re.sub(r"\n[ \t]*- ", "; ", value) for name, value in _HEADED.findall(head)}
    record = {name: value.strip(" ;'\"") for name, value in fields.items()} | {"text": body}
    for item in rows(source, [record], how):
        document = item.document
        if document and not document.published.day:  # a line of the text may tell it
            own = from_text(body, how, document.url, source.captured)
            known = {f: getattr(document, f) or getattr(own, f) for f in ("title", "byline")}
            document = replace(own, publisher=document.publisher, **known)
        yield item._replace(part="", document=document)


def read_jsonl(source: Source) -> Iterator[Item]:
    """Yield the objects of JSON Lines; a line ends with a line feed, and with nothing else."""
    text, how = source.decoded
    records: list[Record] = []
    broken = []
    for number, line in enumerate(text.split("\n"), 1):
        try:
            record = json.loads(line) if line.strip() else None
        except (ValueError, RecursionError) as fault:
            broken.append(Item(f"line {number}", None, f"no JSON: {fault}"))
            continue
        if isinstance(record, dict):
            records.append(record)
        elif record is not None:
            broken.append(Item(f"line {number}", None, "no JSON object"))
    yield from _records(source, records, how) if records or not broken else ()
    yield from broken


def read_json(source: Source) -> Iterator[Item]:
    """Yield the articles of a JSON file: a list, one below a name, or a single one."""
    text, how = source.decoded
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as fault:
        if is_lines(text) or source.name.lower().endswith(("jsonl", "ndjson")):
            yield from read_jsonl(source)
            return
        raise ReadError(f"no JSON: {fault}") from fault
    yield from _records(source, [r for r in records_in(content) if isinstance(r, dict)], how)


def is_lines(text: str) -> bool:
    r"""Whether a text is JSON Lines: its first line is an object, and there are others.

    >>> is_lines('{"title": "a"}\n{"title": "b"}'), is_lines('{"title":\n"a"}')
    (True, False)
    """
    first, _, rest = text.lstrip("\ufeff \r\n\t").partition("\n")
    if not first.startswith("{") or not rest.strip():
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def records_in(content: Any, depth: int = 3) -> list[Any]:
    """Return the list of articles in what a JSON file holds.

    >>> records_in({"status": "ok", "response": {"results": [{"title": "Port shut"}]}})
    [{'title': 'Port shut'}]
    >>> records_in({"title": "Port shut", "authors": [{"name": "Ada Roe"}], "text": "It is shut."})
    [{'title': 'Port shut', 'authors': [{'name': 'Ada Roe'}], 'text': 'It is shut.'}]
    """
    if not isinstance(content, dict):
        return content if isinstance(content, list) else []
    for name in table("lists")["names"] if depth else ():
        below = content.get(name)
        if isinstance(below, list) and any(_has_columns(_unwrapped(r)) for r in below[:50]):
            return below
        if isinstance(below, dict) and below and (inner := records_in(below, depth - 1)) != [below]:
            return inner
    if _is_article(content):
        return [content]
    inner = list(content.values())
    if inner and all(isinstance(v, dict) for v in inner):  # numbered, or a column each
        across = [dict(zip(content, cells, strict=True)) for cells in _cells(inner)]
        return across if _is_article(content) or _has_columns(content) else inner
    lists = [v for v in inner if isinstance(v, list) and v and isinstance(v[0], dict)]
    return lists[0] if len(lists) == 1 else [content]


def _cells(columns: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Any, ...]]:
    keys = dict.fromkeys(k for c in columns for k in c)
    return (tuple(c.get(k) for c in columns) for k in keys)


def _has_columns(record: Any) -> bool:
    try:
        return isinstance(record, dict) and bool(all_columns(map(str, record)))
    except ReadError:
        return False


def _is_article(record: Record) -> bool:
    """Whether an object is itself an article: it has a title or an address, and its values."""
    plain = {k: v for k, v in record.items() if isinstance(v, str)}
    try:
        fields = all_columns(plain)
    except ReadError:
        return False
    return len(filled(fields, [plain])) >= 2


def _records(source: Source, records: list[Record], how: Encoding) -> Iterator[Item]:
    records = [_unwrapped(r) for r in records]
    records = [r for r in records if r.get("itemType") not in ("attachment", "note", "annotation")]
    if not any("issued" in r or "container-title" in r for r in records):
        yield from rows(source, records, how)
        return
    for number, record in enumerate(records, 1):
        try:
            document = from_record(csl_record(record), how, "CSL-JSON", source.captured)
        except (ValueError, TypeError, LookupError, OverflowError, AttributeError) as fault:
            yield Item(f"item {number}", None, f"no item of CSL-JSON: {fault}")
        else:
            yield Item(f"item {number}", document)


def _unwrapped(record: Any) -> Any:
    """The article itself, where it lies below a name: `data` of Zotero, `_source` of a search."""
    for name in table("lists")["wraps"] if isinstance(record, dict) else ():
        inner = record.get(name)
        if isinstance(inner, dict) and inner:
            return {**record, **inner}
    return record
