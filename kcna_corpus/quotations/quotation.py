"""One quotation: the row of a table."""

from typing import Any, NamedTuple

from ..text.plain import Plain
from .marks import Span


class Quotation(NamedTuple):
    """One quotation: a row of the table of `find_quotations`."""

    start: int
    end: int
    text: str
    speaker: str
    speaker_start: int
    speaker_end: int
    cue: str
    nested: bool
    speech: bool
    certain: bool
    resolved: str
    identified: bool
    relay: str


#: Words stay Python strings: other string types refuse lone surrogates.
TYPES: dict[str, Any] = dict.fromkeys("text speaker cue resolved relay".split(), object)
TYPES |= dict.fromkeys(
    "start end speaker_start speaker_end cue_start cue_end".split(), "int64"
)  # fmt: skip
TYPES |= dict.fromkeys("nested speech quoted certain identified".split(), bool)


def as_given(row: Any, read: Plain) -> Any:
    """Tell the places of a row, found in a text as it reads, in the text as given."""
    if read.places is None:
        return row
    values = row._asdict().items()
    places = {
        name: read.at(at) for name, at in values if name.endswith(("start", "end")) and at >= 0
    }
    return row._replace(**{**places, "text": read.part(row.start, row.end)})


def silent(text: str, span: Span, speech: bool = False, certain: bool = False) -> Quotation:
    """Give the row of a quotation that nobody speaks."""
    start, end, nested = span[:3]
    words = text[start:end]
    return Quotation(
        start, end, words, "", -1, -1, "", nested, speech, certain, "", False, ""
    )  # fmt: skip
