"""Files inside files, read in memory and within limits: zip, so also DOCX and XLSX.

Nothing is unpacked to disk. Sizes are counted as they are read: what an archive says of itself is
not believed.
"""

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import lxml.etree

from .decode import ReadError

_ENCODING = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([^"']*)""")
#: The first bytes of files that are no text, and what they are.
MAGIC = (
    (b"\x1f\x8b", "gzip"), (b"PK\x03\x04", "zip"), (b"PAR1", "parquet"), (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"), (b"\xd0\xcf\x11\xe0", "old office"), (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"), (b"7z\xbc\xaf", "7z"), (b"Rar!", "rar"), (b"WARC/", "web archive"),
)  # fmt: skip


class Limits(NamedTuple):
    """How much of an archive is read: bytes in all and of one entry, entries, ratio, nesting."""

    total: int = 1024**3
    entry: int = 64 * 1024**2
    entries: int = 50_000
    ratio: int = 200
    depth: int = 2


class Entry(NamedTuple):
    """A file in an archive; `reason` says why its bytes are not here."""

    name: str
    data: bytes
    reason: str = ""


def entries(data: bytes, limits: Limits = Limits()) -> Iterator[Entry]:  # noqa: B008
    """Yield the files of a zip, those of zips inside it too; what is refused says why.

    Raises ReadError if it is no zip, or more than the limits allow has been read.
    """
    yield from _entries(data, limits, [limits.total], 1, "")


def _entries(
    data: bytes, limits: Limits, left: list[int], depth: int, within: str
) -> Iterator[Entry]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as fault:
        raise ReadError(f"a broken zip: {fault}") from fault
    entries = archive.infolist()
    if len(entries) > limits.entries:
        raise ReadError(f"a zip of {len(entries):,} files, over the limit of {limits.entries:,}")
    if _overlapping(entries):
        raise ReadError("a zip whose files overlap, as a bomb's do: refused")
    for info in entries:
        if info.is_dir():
            continue
        name = within + info.filename
        reason = _refused(info)
        body = b""
        if not reason:
            body, reason = _inflate(archive, info, limits, left)
        if not reason and body.startswith(b"PK\x03\x04") and not office_kind(body):
            if depth >= limits.depth:
                reason = f"a zip in a zip in a zip: only {limits.depth} deep is read"
            else:
                yield from _entries(body, limits, left, depth + 1, name + "/")
                continue
        yield Entry(name, b"" if reason else body, reason)


def _overlapping(listed: list[zipfile.ZipInfo]) -> bool:
    """Whether two files of a zip share bytes: one that is packed once would come out often."""
    listed = sorted(listed, key=lambda i: i.header_offset)
    return any(
        i.header_offset + 30 + i.compress_size > j.header_offset for i, j in pairwise(listed)
    )


def _refused(info: zipfile.ZipInfo) -> str:
    name = info.filename.replace("\\", "/")
    if name.startswith("/") or re.match(r"[A-Za-z]:", name):
        return "an absolute path in a zip: refused"
    if ".." in name.split("/"):
        return "a path with '..' in a zip: refused"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "a link in a zip: refused"
    return "an encrypted file in a zip" if info.flag_bits & 1 else ""


def _inflate(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits, left: list[int]
) -> tuple[bytes, str]:
    """Read one entry piece by piece, counting what really comes out."""
    pieces: list[bytes] = []
    size = 0
    allowed = max(limits.ratio * max(info.compress_size, 1), 1024**2)
    try:
        with archive.open(info) as stream:
            while piece := stream.read(256 * 1024):
                size += len(piece)
                left[0] -= len(piece)
                if left[0] < 0:
                    raise ReadError(f"a zip of more than {limits.total:,} bytes unpacked: refused")
                if size > limits.entry:
                    return b"", f"more than {limits.entry:,} bytes unpacked: refused"
                if size > allowed:
                    return b"", f"packed more than {limits.ratio} to 1, as a bomb is: refused"
                pieces.append(piece)
    except ReadError:
        raise
    except Exception as fault:  # zipfile and its decompressors raise many kinds
        return b"", f"a broken entry: {fault}"
    return b"".join(pieces), ""


def office_kind(data: bytes) -> str:
    """Return what a zip is: "docx", "xlsx", "odt", "epub", "wacz", "broken", or "" for others."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            typed = archive.getinfo("mimetype").file_size < 200 if "mimetype" in names else False
            mimetype = archive.read("mimetype")[:200] if typed else b""
    except Exception:  # zipfile and its decompressors raise many kinds
        return "broken"
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "datapackage.json" in names and any(re.match(r"archive/.*\.warc", n) for n in names):
        return "wacz"
    return "odt" if b"opendocument" in mimetype else "epub" if b"epub" in mimetype else ""


def office_parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of a DOCX or XLSX: each kept the limits, and holds no entities."""
    for entry in entries(data):
        if entry.reason:
            raise ReadError(f"{entry.name}: {entry.reason}")
        if entry.name.lower().endswith((".xml", ".rels")):
            refuse_entities(entry.data)
        yield entry.name, entry.data


def office_part(data: bytes, part: str) -> bytes:
    """Return one part of a DOCX or XLSX, once all of it kept the limits and held no entities."""
    bodies = [body for name, body in office_parts(data) if name == part]
    if not bodies or not bodies[-1]:
        raise ReadError(f"no {part} in it: not the document that its name says")
    return bodies[-1]


def gunzip(data: bytes, limits: Limits = Limits()) -> bytes:  # noqa: B008
    """Return what a gzip file holds, its members one after the other.

    Raises ReadError if it is broken, or more than the limits allow comes out of it.
    """
    pieces: list[bytes] = []
    size, remaining = 0, data
    allowed = min(limits.entry, max(limits.ratio * len(data), 1024**2))
    try:
        while remaining.strip(b"\0"):
            stream = zlib.decompressobj(zlib.MAX_WBITS | 16)
            while not stream.eof:
                piece = stream.decompress(remaining, 1024**2)
                remaining = stream.unconsumed_tail
                if not piece and not remaining and not stream.eof:
                    raise ReadError("a broken gzip file: it is cut off")
                size += len(piece)
                if size > allowed:
                    raise ReadError(
                        f"a gzip file of more than {allowed:,} bytes unpacked: unpack it first"
                    )
                pieces.append(piece)
            remaining = stream.unused_data
    except zlib.error as fault:
        raise ReadError(f"a broken gzip file: {fault}") from fault
    return b"".join(pieces)


def refuse_entities(data: bytes) -> None:
    """Refuse XML with a document type or entities, whatever its encoding."""
    bare = data.replace(b"\0", b"")
    stated = _ENCODING.search(bare[:200])
    if stated and not stated[1].lower().startswith(
        (b"utf-8", b"utf-16", b"us-ascii", b"iso-8859-")
    ):
        raise ReadError("XML in an encoding in which a DOCTYPE could hide: refused")
    if b"<!DOCTYPE" in bare or b"<!ENTITY" in bare:
        raise ReadError("XML with a DOCTYPE or entities: refused")


def parse_xml(data: bytes) -> lxml.etree._Element:
    """Return the root of an XML part; nothing outside it is ever loaded."""
    root, fault = mended_xml(data)
    if fault:
        raise ReadError(f"broken XML: {fault}")
    return root


def mended_xml(data: bytes) -> tuple[lxml.etree._Element, str]:
    """Return the root of XML that others wrote, and what is broken in it: "" for nothing."""
    refuse_entities(data)
    try:
        return lxml.etree.fromstring(data, _parser()), ""
    except lxml.etree.XMLSyntaxError as fault:
        root = lxml.etree.fromstring(data, _parser(recover=True))
        if root is None:
            raise ReadError(f"broken XML: {fault}") from fault
        return root, str(fault)


def _parser(recover: bool = False) -> lxml.etree.XMLParser:
    return lxml.etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, recover=recover
    )
