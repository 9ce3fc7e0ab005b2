"""By what the content of a file is known: its first bytes, or the beginning of its text."""

import re
from functools import cache

from .. import archives
from ..decode import ReadError, decode
from ..vocabulary import table
from ..wrapped import is_wrapped

#: So much of a file tells what it is.
HEAD = 4096


def kind_of(data: bytes) -> str:
    """Return the kind of a file by its content; "" where that leaves it open.

    >>> kind_of(b"TY  - NEWS"), kind_of(b"%PDF-1.7"), kind_of(b"Port shut. It is.")
    ('ris', 'pdf', '')
    """
    packed = next((kind for start, kind in archives.MAGIC if data.startswith(start)), "")
    if packed == "zip":
        return archives.office_kind(data) or "zip"
    if not packed and is_wrapped(data):
        return "saved page"
    head = "" if packed else head_of(data)
    return packed or next((name for name in table("kinds") if sign(name).match(head)), "")


def hints_at_export(data: bytes) -> bool:
    """Whether a page or text holds what only exports of databases do: then it is looked at again.

    >>> hints_at_export(b"<p>1 of 2 DOCUMENTS</p>"), hints_at_export(b"<p>Port shut</p>")
    (True, False)
    """
    if b"\0" in data[:HEAD]:  # two bytes a letter
        data = data.replace(b"\0", b"")
    data, (words, numbers) = data.lower(), _hints()
    return any(word in data for word in words) or bool(numbers.search(data))


@cache
def sign(name: str) -> re.Pattern[str]:
    """Return the sign of a kind."""
    return re.compile(table("kinds")[name][0])


@cache
def _hints() -> tuple[list[bytes], re.Pattern[bytes]]:
    words, numbers = table("hints")["words"], table("hints")["numbers"]
    return [word.encode() for word in words], re.compile(numbers.encode())


def head_of(data: bytes) -> str:
    """Return the beginning of a file as text: enough of it to know markup and tags by."""
    head = data[:HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or head[:40].count(b"\0") > 8:
        try:
            return decode(head)[0]
        except ReadError:
            return ""
    text = head.decode("utf-8", "replace").lstrip("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n")
