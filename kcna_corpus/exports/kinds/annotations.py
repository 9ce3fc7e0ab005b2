"""W3C Web Annotations (https://www.w3.org/TR/annotation-model/) of quotations, as JSON-LD.

A quotation is found again by its words and what stands around them, and by its place in the text
as this package reads it, in code points.
"""

import json
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from ...records.references import reference
from ...text.signs import all_visible
from ..view import Passage, Row, View, cell, passages

ENDING = ".jsonld"
#: Characters before and after a quotation by which it is known among others.
_AROUND = 32
#: Columns of a quotation that are told of it, and what each is to the annotation.
_PURPOSES = {
    "speaker": "identifying",
    "sentences": "linking",
    "places": "linking",
    "sense": "assessing",
    "misattributed": "assessing",
    "why": "commenting",
}


def write(view: View) -> bytes:
    """Return the quotations whose words are at hand as a collection of annotations."""
    quotations = passages(view)
    wordless = len(view.table) - len(quotations)
    label = [
        view.title,
        *view.about(),
        *([f"{wordless} without words left out"] if wordless else []),
    ]
    items = [_annotation(passage, view) for passage in quotations]
    name = uuid5(NAMESPACE_URL, json.dumps(items)).urn  # the same for the same annotations
    page = {"id": f"{name}#page", "type": "AnnotationPage", "partOf": name, "items": items}
    collection = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": name,
        "type": "AnnotationCollection",
        "label": "; ".join(label),
        "total": len(items),
        "first": page,
    }
    return (json.dumps(all_visible(collection), ensure_ascii=False, indent=1) + "\n").encode()


def _annotation(passage: Passage, view: View) -> dict[str, Any]:
    return {
        "id": _iri("quotation", passage.key),
        "type": "Annotation",
        "motivation": "classifying",
        "body": [*_bodies(passage.row, view), _body("describing", _known(passage, view))],
        "target": {"source": _source(passage, view), "selector": _selectors(passage, view)},
    }


def _bodies(row: Row, view: View) -> list[dict[str, str]]:
    cells = [(name, cell(row.get(name), view.zone)) for name in _PURPOSES]
    bodies = [_body(_PURPOSES[name], f"{name}: {value}") for name, value in cells if value != ""]
    return [*([_body("classifying", row["class"])] if row.get("class") else []), *bodies]


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _known(passage: Passage, view: View) -> str:
    """The document's name, and for a record how it is known."""
    origin = f"document {passage.document}; {view.about()[0]}"
    if view.corpus and "key" in passage.row:
        basis = view.corpus.row("quotations", passage.key)["basis"]
        return f"record quotations {passage.key}; basis: {basis}; {origin}"
    return origin


def _source(passage: Passage, view: View) -> str:
    item = reference(view.corpus, passage.document) if view.corpus else {}
    return str(item.get("URL") or _iri("document", passage.document))


def _selectors(passage: Passage, view: View) -> list[dict[str, Any]]:
    words: dict[str, Any] = {"type": "TextQuoteSelector", "exact": passage.text}
    if passage.start < 0:
        return [words]
    end = passage.start + len(passage.text)
    if passage.document in view.texts:
        whole = view.texts[passage.document]
        words["prefix"] = whole[max(0, passage.start - _AROUND) : passage.start]
        words["suffix"] = whole[end : end + _AROUND]
    return [words, {"type": "TextPositionSelector", "start": passage.start, "end": end}]


def _iri(what: str, name: str) -> str:
    return f"urn:kcna-corpus:{what}:{quote(name, safe='', errors='replace')}"
