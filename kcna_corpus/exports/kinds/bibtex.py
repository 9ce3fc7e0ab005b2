"""BibTeX of the sources."""

from ...records import references
from ..view import View
from ..view import references as items_of

ENDING = ".bib"


def write(view: View) -> bytes:
    """Return the sources as BibTeX."""
    return (references.bibtex(items_of(view)) + "\n").encode()
