"""In which columns reports stand; and the archives that people have, known by their columns.

Each shape is a row: the fields by which it is known, its text, its name of a document, an example.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

TEXT, DOCUMENT = "text", "document"
_QUOTES = "quotes"


class Shape(NamedTuple):
    """The columns of text and document; `name`: of an archive that is known by its columns."""

    text: str
    document: str
    name: str = ""
    needed: tuple[str, ...] = ()

    @property
    def columns(self) -> list[str]:
        """What is read of each row."""
        return list(dict.fromkeys((self.text, self.document)))

    def reads(self, row: Mapping[str, Any]) -> Mapping[str, Any]:
        """Give a row its text, where that is in pieces.

        >>> shape = Shape("quotes", "url")
        >>> shape.reads({"quotes": [{"pre": "Roe said", "quote": "No plums", "post": "and left"}]})
        {'quotes': 'Roe said “No plums” and left'}
        """
        pieces = row.get(self.text)
        if self.text != _QUOTES or not isinstance(pieces, list):
            return row
        paragraphs = (
            f"{piece.get('pre', '')} “{piece.get('quote', '')}” {piece.get('post', '')}".strip()
            for piece in pieces
            if isinstance(piece, Mapping)
        )
        return {**row, self.text: "\n\n".join(paragraphs)}

    def aloud(self) -> str:
        """Say which columns are taken for what."""
        document = f"document = {self.document}" if self.document else "documents by file and row"
        return f"{self.name + ': ' if self.name else ''}text = {self.text}, {document}"


#: (fields that a row has, the shape)
KNOWN = (
    (("quotes", "url"), Shape("quotes", "url", "GDELT Global Quotation Graph")),
    (("maintext", "url"), Shape("maintext", "url", "news-please (CC-News)")),
    (("text", "stories_id"), Shape("text", "stories_id", "Media Cloud")),
    (("story_text", "stories_id"), Shape("story_text", "stories_id", "Media Cloud")),
    (("text", "media_name", "id"), Shape("text", "id", "Media Cloud")),
)


def shape_of(columns: Iterable[str], text: str, document: str) -> Shape:
    """Give the columns that were named, or those of an archive that is known by its columns.

    >>> shape_of(["maintext", "url"], "text", "document").aloud()
    'news-please (CC-News): text = maintext, document = url'
    >>> shape_of(["text", "day"], "text", "document").aloud()
    'text = text, documents by file and row'
    """
    has = set(columns)
    if (text, document) == (TEXT, DOCUMENT) and document not in has:
        for fields, shape in KNOWN:
            if has >= set(fields):
                return shape._replace(needed=(shape.text, shape.document))
    if document == DOCUMENT and document not in has:
        return Shape(text, "", needed=(text,))
    return Shape(text, document, needed=(text, document))
