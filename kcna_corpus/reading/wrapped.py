"""Files in which a browser keeps one page with its pictures, MHTML and Safari's; and mails."""

import plistlib
import re
from collections.abc import Callable
from datetime import date, datetime
from email import policy
from email.message import Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from .decode import ReadError

#: The head of a mail is no longer than this.
LONGEST_HEAD = 64 * 1024
_HEAD = 4000  # bytes that tell what a file is


class Wrapped(NamedTuple):
    """A page in another file: its bytes, encoding, address, and the day of its capture."""

    data: bytes
    encoding: str
    url: str
    captured: date | None


def is_wrapped(data: bytes) -> bool:
    """Whether a file is one in which a browser keeps a page.

    >>> is_wrapped(b"bplist00"), is_wrapped(b"<html>")
    (True, False)
    """
    return any(is_one(data) for is_one, _ in _KINDS)


def unwrapped(data: bytes) -> Wrapped | None:
    """Return the page in a file that a browser saved as one; None for any other file.

    Raises ReadError if it is such a file, and broken or without a page.
    """
    reader = next((reader for is_one, reader in _KINDS if is_one(data)), None)
    return reader(data) if reader else None


def mail_in(data: bytes) -> Message:
    """Return a mail with its parts.

    Raises ReadError if its header does not end, or it is broken.
    """
    head = re.split(rb"\r?\n\r?\n", data[: LONGEST_HEAD + 4], maxsplit=1)[0]
    if len(head) > LONGEST_HEAD:
        raise ReadError("a mail or MHTML file whose header does not end")
    try:
        return BytesParser(policy=policy.compat32).parsebytes(data)
    except (RecursionError, ValueError, LookupError, TypeError) as fault:
        raise ReadError(f"a broken mail or MHTML file: {fault}") from fault


def part_of(mail: Message, kind: str) -> Wrapped:
    """Return the first part of a mail that is of a kind; no bytes if there is none."""
    try:
        part = next((p for p in mail.walk() if p.get_content_type() == kind), None)
        payload = part.get_payload(decode=True) if part else None
        encoding = str(part.get_content_charset() or "") if part else ""
    except (RecursionError, ValueError, LookupError, TypeError) as fault:
        raise ReadError(f"a broken mail or MHTML file: {fault}") from fault
    if part is None or not isinstance(payload, bytes):
        return Wrapped(b"", "", "", None)
    address = mail.get("Snapshot-Content-Location") or part.get("Content-Location") or ""
    moment = sent(mail)
    return Wrapped(payload, encoding, str(address).strip(), moment.date() if moment else None)


def sent(mail: Message) -> datetime | None:
    """Return when a mail says that it was sent; None if it does not."""
    try:
        return parsedate_to_datetime(str(mail.get("Date")))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _is_mhtml(data: bytes) -> bool:
    head = data[:_HEAD].lower()
    return b"mime-version:" in head and b"content-type: multipart/related" in head


def _mhtml(data: bytes) -> Wrapped:
    page = part_of(mail_in(data), "text/html")
    if not page.data:
        raise ReadError("an MHTML file without a page in it")
    return page


def _is_safari(data: bytes) -> bool:
    return data.startswith(b"bplist00") or b"<key>WebMainResource</key>" in data[:_HEAD]


def _safari(data: bytes) -> Wrapped:
    try:
        archive = plistlib.loads(data)
    except Exception as fault:  # what the parser of hostile bytes raises is not documented
        raise ReadError(f"a broken web archive of Safari: {fault}") from fault
    page = archive.get("WebMainResource") if isinstance(archive, dict) else None
    text = page.get("WebResourceData") if isinstance(page, dict) else None
    if not isinstance(page, dict) or not isinstance(text, bytes):
        raise ReadError("a property list, but no web archive of Safari with a page in it")
    encoding, url = page.get("WebResourceTextEncodingName"), page.get("WebResourceURL")
    return Wrapped(text, str(encoding or ""), str(url or ""), None)


_KINDS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], Wrapped]], ...] = (
    (_is_mhtml, _mhtml),
    (_is_safari, _safari),
)
