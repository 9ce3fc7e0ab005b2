"""What a cell says in plain words: lists, markup and entities undone."""

import html
import math
import re
from collections.abc import Iterable, Mapping
from html.entities import html5
from typing import Any

import lxml.html

_BLOCKS = "p|div|h[1-6]|li|ul|ol|blockquote|section|article|table|tr|figure|header|footer|pre"
_TAG = re.compile(
    rf"</(?:{_BLOCKS}|a|b|i|em|strong|span|u|font|td|body|html)\s*>|<(?:br|hr|img|p)\b[^<>]*>",
    re.IGNORECASE,
)
_BREAK = re.compile(rf"</?(?:{_BLOCKS})\b[^<>]*>", re.IGNORECASE)
_LINE = re.compile(r"<br\b[^<>]*>\s?", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_NAMES = ("rendered", "name", "title", "main", "original", "content", "value", "text", "#text")
_QUOTED = re.compile(r"""'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)\"""")


def cell_text(value: Any) -> str:
    r"""Return what a cell holds as a text: the parts of a list as paragraphs, a thing by its name.

    >>> cell_text(None), cell_text(1715904000.0), cell_text({"name": "Evening Lantern"})
    ('', '1715904000', 'Evening Lantern')
    >>> cell_text({"summary": ["It is shut."], "sections": [{"paragraphs": ["Nobody came."]}]})
    'It is shut.\n\nNobody came.'
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, Mapping):
        content = next((value[n] for n in _NAMES if value.get(n)), None)
        value = content if content is not None else list(value.values())
        return cell_text(value)
    if isinstance(value, list | tuple):
        return "\n\n".join(filter(None, map(cell_text, value)))
    text = str(value).strip()
    # Half of a character, which no file can hold: two halves make one, one alone is broken.
    return (
        text
        if text.isascii()
        else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    )


def cell_parts(value: Any) -> list[Any]:
    """Return the parts of a cell that is a list, or was written as one.

    >>> cell_parts("['Ada Roe', 'Ben Hale']"), cell_parts("Ada Roe; Ben Hale")
    (['Ada Roe', 'Ben Hale'], ['Ada Roe', 'Ben Hale'])
    """
    if isinstance(value, list | tuple):
        return list(value)
    text = value.strip() if isinstance(value, str) else value
    if isinstance(text, str) and text[:1] == "[" and text[-1:] == "]":
        return [a or b for a, b in _QUOTED.findall(text)]
    return [p.strip() for p in text.split(";")] if isinstance(text, str) else [value]


def plain(text: str) -> str:
    r"""Return a cell's text without tags and entities, where it was written as markup.

    >>> plain("<p>Roe &amp; Co</p><p>It&#39;s shut.</p>"), plain("a < b and b > c, R&D")
    ("Roe & Co\n\nIt's shut.", 'a < b and b > c, R&D')
    """
    for _ in range(2):  # some markup was escaped once more
        if _TAG.search(text):
            text = _without_tags(text)
        elif _ENTITY.search(text):
            text = _ENTITY.sub(_meant, text)
        else:
            break
    return text.strip()


def _meant(entity: re.Match[str]) -> str:
    """The sign that an entity stands for; what is none stays, though it begins like one."""
    entity_known = entity[0][1] == "#" or entity[0][1:] in html5
    return html.unescape(entity[0]) if entity_known else entity[0]


def _without_tags(markup: str) -> str:
    broken = _LINE.sub("\n", _BREAK.sub("\n\n", markup))
    try:
        root = lxml.html.fragment_fromstring(broken, create_parent="div")
    except (lxml.etree.ParserError, ValueError):
        return markup
    for unseen in root.xpath(".//script | .//style"):
        unseen.drop_tree()
    lines: Iterable[str] = (" ".join(line.split()) for line in root.text_content().split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
