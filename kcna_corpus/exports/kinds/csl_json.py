"""CSL-JSON of the sources."""

from ...records import references
from ..view import View
from ..view import references as items_of

ENDING = ".json"


def write(view: View) -> bytes:
    """Return the sources as CSL-JSON."""
    return (references.csl_json(items_of(view)) + "\n").encode()
