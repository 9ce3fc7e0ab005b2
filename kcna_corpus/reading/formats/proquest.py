"""Exports of ProQuest: articles between ruled lines, a label before each field."""

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from .. import datewords
from ..decode import Encoding
from ..vocabulary import labels, mark
from .item import Item, article, missing, names_of
from .texts import RULE, paragraphs

_mark, _labels = partial(mark, "proquest"), partial(labels, "proquest_labels")


def is_proquest(text: str) -> bool:
    r"""Whether a text is an export of ProQuest: labels of its fields, and its text or its name.

    >>> is_proquest("Port shut\n\nFull text: It is.\n\nPublication title: Lantern; Osmund")
    True
    >>> is_proquest("Full text: of the treaty\n\nIt is short.")
    False
    """
    kinds = {m.lastgroup for m in _labels().finditer(text)}
    paper = {"publisher", "info"} & kinds
    return bool(paper) and ("text" in kinds or "ProQuest" in text)


def read_proquest(text: str, how: Encoding, captured: date | None) -> Iterator[Item]:
    """Yield the articles of an export; a part with neither title nor text is its cover or end."""
    number = 0
    ruled = re.sub(r"^[^\S\n]*_{20,}[^\S\n]*$", RULE, text, flags=re.MULTILINE)
    for part in _mark("announced").sub(RULE, ruled).split(RULE):
        fields = proquest_fields(part)
        if not (fields["publisher"] or fields["date"]):
            continue
        number += 1
        yield article(number, fields, how, "ProQuest", captured)
    announced = max((int(m[1]) for m in _mark("announced").finditer(text)), default=0)
    if announced > number:
        yield from missing(announced, range(1, number + 1))


def proquest_fields(part: str) -> dict[str, str]:
    """Return the fields of an article: the first line is its title, each other has its label."""
    values: dict[str, list[str]] = {}
    name = "headline"
    for paragraph in paragraphs(part):
        label = _labels().match(paragraph)
        name = str(label.lastgroup) if label else name
        if words := paragraph[label.end() :].strip() if label else paragraph:
            values.setdefault(name, []).append(words)
    info = " ".join(values.get("info", ()))
    title = values.get("title") or values.get("headline", [""])[-1:]
    dates = datewords.find(info)
    day = info[dates[-1].start : dates[-1].end] if dates else ""
    paper = " ".join(values.get("publisher", ())) or info
    text = [p for p in values.get("text", ()) if not _mark("missing").match(p)]
    people = re.split(r"\s*;\s*", " ".join(values.get("byline", ())))
    return {
        "title": " ".join(title),
        "byline": names_of(people),
        "publisher": re.split(r"\s*[;\[]", paper, maxsplit=1)[0].strip(),
        "date": " ".join(values.get("date", ())) or day,
        "url": "".join(values.get("url", [""])[:1]),
        "text": "\n\n".join(text or values.get("abstract", ())),
    }
