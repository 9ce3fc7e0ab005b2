"""Web archives, as crawlers and browsers' recorders write them: WARC, packed or not, and WACZ."""

import io
import zlib
from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import Any

from .. import archives
from ..decode import ReadError
from ..page import LARGEST, from_bytes
from .item import Item, Source
from .sheets import need

_HTML = ("text/html", "application/xhtml+xml")


def is_packed(data: bytes) -> bool:
    """Whether a gzip file holds a WARC, each record packed for itself."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data[:1024], 5) == b"WARC/"
    except zlib.error:
        return False


def _is_one_member(data: bytes) -> bool:
    """Whether a WARC was packed as a whole, not record by record as it should be."""
    if not data.startswith(b"\x1f\x8b"):
        return False
    stream = zlib.decompressobj(zlib.MAX_WBITS | 16)
    stream.decompress(data, archives.Limits().entry)
    return stream.eof and not stream.unused_data


def read_warc(source: Source) -> Iterator[Item]:
    """Yield each page of a WARC, with its address and the day of its capture.

    Raises ReadError if it holds no page, or more than the limits of an archive allow.
    """
    limits = archives.Limits()
    data = archives.gunzip(source.data) if _is_one_member(source.data) else source.data
    records = need("warcio.archiveiterator").ArchiveIterator(io.BytesIO(data))
    remaining, any_page = limits.total, False
    for number, record in zip(count(1), records, strict=False):
        if not _is_page(record):
            continue
        any_page = True
        body = record.content_stream().read(limits.entry + 1)
        remaining -= len(body)
        if remaining < 0:
            raise ReadError(f"a web archive of more than {limits.total:,} bytes: split it")
        yield _page(f"record {number}", record, body, limits.entry)
    if not any_page:
        raise ReadError("a web archive without a page of HTML")


def _is_page(record: Any) -> bool:
    """Whether a record is a page that a server gave: no picture, no script, no way elsewhere."""
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = (record.http_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return kind in _HTML and record.http_headers.get_statuscode() == "200"


def _page(part: str, record: Any, body: bytes, longest: int) -> Item:
    if len(body) > longest:
        return Item(part, None, f"more than {longest:,} bytes unpacked: refused")
    media_type = record.http_headers.get_header("Content-Type").lower()
    charset = media_type.partition("charset=")[2].partition(";")[0].strip(" \"'")
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    try:
        captured = date.fromisoformat((record.rec_headers.get_header("WARC-Date") or "")[:10])
    except ValueError:
        captured = None
    try:
        return Item(part, from_bytes(body, address.strip("<>"), captured, declared=charset))
    except ReadError as fault:
        return Item(part, None, f"{address}: {fault}")


def read_wacz(source: Source) -> Iterator[Item]:
    """Yield each page of a WACZ: a zip of WARCs, with indexes that are not needed."""
    for entry in archives.entries(source.data, archives.Limits(entry=LARGEST)):
        if not entry.name.startswith("archive/"):
            continue
        if entry.reason:
            yield Item(entry.name, None, entry.reason)
            continue
        try:
            for item in read_warc(Source(entry.name, entry.data)):
                yield item._replace(part=f"{entry.name}/{item.part}")
        except ReadError as fault:
            yield Item(entry.name, None, str(fault))
