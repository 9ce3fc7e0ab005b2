"""REFI-QDA project (https://www.qdasoftware.org): texts with their quotations coded by class.

It holds the texts themselves: a file of the reader's own pages, not one to publish.
"""

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from ...text.signs import visible
from ..view import Passage, View, cell, passages

ENDING = ".qdpx"
_SPACE = "urn:QDA-XML:project:1.0"
#: What a selection tells of its quotation.
_COLUMNS = ("speaker", "sense", "misattributed", "why")


def write(view: View) -> bytes:
    """Return the texts at hand, and the places of their quotations, as a project."""
    placed = [p for p in passages(view) if p.start >= 0 and p.document in view.texts]
    if not placed:
        raise ValueError("a .qdpx holds the texts of the quotations: give texts=, or attach pages")
    texts = {p.document: view.texts[p.document] for p in placed}
    project = io.BytesIO()
    with zipfile.ZipFile(project, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("project.qde", _project(view, placed, texts))
        for name, text in texts.items():
            # one sign for one, so that places hold however a program reads the ends of lines
            file.writestr(f"sources/{_guid('text', name)}.txt", visible(text).replace("\r", " "))
    return project.getvalue()


def _project(view: View, placed: list[Passage], texts: Iterable[str]) -> bytes:
    user, now = _guid("user", "kcna_corpus"), f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    creation = {"creatingUser": user, "creationDateTime": now}
    spaces: Any = {None: _SPACE}  # its types know no space without a prefix
    root = etree.Element(f"{{{_SPACE}}}Project", nsmap=spaces)
    _set(root, name=view.title, origin=view.about()[0], creationDateTime=now)
    _add(_add(root, "Users"), "User", guid=user, name="kcna_corpus")
    codes = _add(_add(root, "CodeBook"), "Codes")
    for code in dict.fromkeys(map(_code, placed)):
        _add(codes, "Code", guid=_guid("code", code), name=code, isCodable="true")
    sources = _add(root, "Sources")
    for name in texts:
        guid = _guid("text", name)
        path = f"internal://{guid}.txt"
        source = _add(sources, "TextSource", guid=guid, name=name, plainTextPath=path, **creation)
        for passage in placed:
            if passage.document == name:
                _select(source, passage, view, creation)
    _add(root, "Description").text = visible("\n".join(view.about()))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _select(source: Any, passage: Passage, view: View, creation: dict[str, str]) -> None:
    span = (str(passage.start), str(passage.start + len(passage.text)))
    name = f"{passage.document}:{span[0]}:{passage.key}"
    selection = _add(
        source, "PlainTextSelection", guid=_guid("selection", name), name=passage.text[:60],
        startPosition=span[0], endPosition=span[1], **creation,
    )  # fmt: skip
    cells = [(column, cell(passage.row.get(column), view.zone)) for column in _COLUMNS]
    lines = [f"{column}: {value}" for column, value in cells if value != ""]
    _add(selection, "Description").text = visible("\n".join([*lines, f"quotation {passage.key}"]))
    coding = _add(selection, "Coding", guid=_guid("coding", name), **creation)
    _add(coding, "CodeRef", targetGUID=_guid("code", _code(passage)))


def _code(passage: Passage) -> str:
    return str(passage.row.get("class") or "quotation")


def _add(parent: Any, tag: str, /, **attributes: str) -> Any:
    return _set(etree.SubElement(parent, f"{{{_SPACE}}}{tag}"), **attributes)


def _set(element: Any, /, **attributes: str) -> Any:
    for name, value in attributes.items():
        element.set(name, visible(value))
    return element


def _guid(what: str, name: str) -> str:
    """The same for the same thing, so that a project can be exported again."""
    return str(uuid5(NAMESPACE_URL, f"urn:kcna-corpus:{what}:{visible(name)}"))
