"""CSL-JSON of the sources."""

from ...records import references
from ..view import View
from ..view import references as items_of

ABOUT = "the sources for Zotero, pandoc and citeproc"
ENDING = ".json"


def write(view: View) -> bytes:
    """Return the sources as CSL-JSON."""
    return (references.csl_json(items_of(view)) + "\n").encode()
