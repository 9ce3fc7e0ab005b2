"""Mails, as programs save one (.eml) or many (.mbox): press releases, alerts, newsletters."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.utils import parseaddr

from ..decode import ReadError, decode
from ..wrapped import mail_in, part_of, sent
from .item import Item, Source, from_record

# Where another mail begins in a file of many; in a mail's text such a line is quoted.
_BEGINS = re.compile(rb"^From \S[^\n]*\n(?=[A-Z][A-Za-z-]*: ?\S)", re.MULTILINE)
_QUOTED = re.compile(rb"^>(?=>*From )", re.MULTILINE)


def read_mails(source: Source) -> Iterator[Item]:
    """Yield the mails of a mailbox, each as `read_mail` does."""
    for number, data in enumerate(_BEGINS.split(source.data)[1:], 1):
        try:
            mails = [*read_mail(replace(source, data=_QUOTED.sub(b"", data)))]
        except ReadError as fault:
            mails = [Item("", None, str(fault))]
        yield from (mail._replace(part=f"mail {number}") for mail in mails)


def read_mail(source: Source) -> Iterator[Item]:
    """Yield a mail: its subject is the title, who sent it the publisher; no attachment is read.

    Raises ReadError if it has no text, or is broken.
    """
    mail = mail_in(source.data)
    plain = part_of(mail, "text/plain")
    part = plain if plain.data.strip() else part_of(mail, "text/html")
    if not part.data.strip():
        raise ReadError("a mail without a text: are its attachments meant? Save them")
    text, how = decode(part.data, part.encoding)
    attached = sum(part.get_content_disposition() == "attachment" for part in mail.walk())
    fields = {
        "title": _words(mail.get("Subject")),
        "text": text,
        "publisher": parseaddr(_words(mail.get("From")))[0],
        "date": moment.isoformat() if (moment := sent(mail)) else "",
    }
    note = f"a mail; {attached} attached, not read" if attached else "a mail"
    yield Item("", from_record(fields, how, note, source.captured, markup=part is not plain))


def _words(header: object) -> str:
    """A field of the head in plain words: “=?utf-8?q?Port_shut?=”."""
    try:
        return " ".join(str(make_header(decode_header(str(header or "")))).split())
    except (HeaderParseError, ValueError, LookupError):
        return " ".join(str(header).split())
