"""Saved pages and exports become documents: `read_page`, `read_folder`, `read`.

Bytes -> `decode` -> `html` or `blocks` -> `pagedates` -> `page`; many articles in a file are
`exports`, many files `listing`, `files` and `folder`. This package knows no corpus.
"""

from .decode import Encoding, ReadError
from .document import DateCandidate, Document, Published, infer_day
from .folder import Reading, read, read_folder
from .page import read_page

__all__ = [
    "DateCandidate",
    "Document",
    "Encoding",
    "Published",
    "ReadError",
    "Reading",
    "infer_day",
    "read",
    "read_folder",
    "read_page",
]
