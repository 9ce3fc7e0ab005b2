"""A page that was read, kept small: so that it can be reviewed without reading its file again."""

import json
from base64 import b64decode, b64encode
from zlib import compress, decompress

from .blocks import Block
from .decode import Encoding
from .document import DateCandidate, Document, Published


def packed(document: Document) -> str:
    """Return a document as a short text of letters and digits, a third of its size or less.

    >>> from kcna_corpus import read_page
    >>> page = read_page(b"The ferry to Osmund was late again, the harbour office said.")
    >>> unpacked(packed(page)) == page
    True
    """
    text = document.page_text
    plain = {
        **vars(document),
        "dates": [list(vars(date).values()) for date in document.dates],
        "encoding": list(vars(document.encoding).values()),
        # the text of a block stands in that of the page, so only its place is kept
        "blocks": [
            b._replace(text="") if b.start >= 0 and text[b.start : b.end] == b.text else b
            for b in document.blocks
        ],
    }
    return b64encode(compress(json.dumps(plain).encode(), level=1)).decode()


def unpacked(packed_page: str) -> Document:
    """Return the document that was packed."""
    plain = json.loads(decompress(b64decode(packed_page)))
    text = plain["page_text"]
    declared, sniffed, used, repairs = plain["encoding"]
    blocks = (Block(*values) for values in plain["blocks"])
    parts = {
        "dates": tuple(DateCandidate(*values) for values in plain["dates"]),
        "published": Published(*plain["published"]),
        "blocks": tuple(b if b.text else b._replace(text=text[b.start : b.end]) for b in blocks),
        "encoding": Encoding(declared, sniffed, used, tuple(repairs)),
        "notes": tuple(plain["notes"]),
    }
    return Document(**{**plain, **parts})
