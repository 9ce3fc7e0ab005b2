"""Paragraphs of the article that the extractor left in the box beside the one that it took."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

import lxml.html

from .blocks import LOOK, Block, kind_of

#: A paragraph of so many characters is seldom a teaser.
LONG = 150

_TEXTS = ("p", "h2", "h3", "h4", "li", "blockquote", "pre")

Place = tuple[str, ...]


def join(tree: lxml.html.HtmlElement, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, kept too where they lie as the article's own paragraphs do.

    That is in boxes of the same names, in the same `<article>`, and not below another headline.
    """
    beside = {b.number for b in blocks if _may_belong(b)}
    if not beside:
        return list(blocks)
    numbers: dict[str, list[int]] = {}
    for b in blocks[::-1]:
        numbers.setdefault(_key(b.text), []).append(b.number)
    places: dict[int, Place] = {}
    for element, place in _placed(tree):
        found = numbers.get(_key("".join(element.itertext())))
        if found:
            places[found.pop() if len(found) > 1 else found[0]] = place
    common = Counter(places[b.number] for b in blocks if b.kept and b.number in places)
    own = {place for place, times in common.items() if times > 1 and place[0] == "p"}
    return [
        b._replace(kept=True, why="beside the article, in a box of its kind")
        if b.number in beside and places.get(b.number) in own
        else b
        for b in blocks
    ]


def headlines(tree: lxml.html.HtmlElement) -> list[str]:
    """Return the lines that begin another article than the page's first, as written."""
    heads = list(tree.iter("h1"))[:40]
    for part in islice(tree.iter("article"), 40):
        first = next(part.iter("h1", "h2", "h3"), None)
        heads += [first] if first is not None and first not in heads else []
    return ["".join(head.itertext()) for head in heads[1:]]


def _may_belong(block: Block) -> bool:
    return not block.kept and len(block.text) >= LONG and kind_of(block.text) == "sentences"


def _placed(tree: lxml.html.HtmlElement) -> Iterator[tuple[lxml.html.HtmlElement, Place]]:
    """The elements that hold text, with the names of it and of two boxes, article and headline."""
    articles = {element: n for n, element in enumerate(tree.iter("article"))}
    heads = 0
    for element in tree.iter("h1", *_TEXTS):
        if element.tag == "h1":
            heads += 1
            continue
        up = element.getparent()
        over = up.getparent() if up is not None else None
        within = next((articles[a] for a in element.iterancestors("article")), -1)
        names = (*_names(element), *_names(up), *_names(over))
        yield element, (*names, str(within), str(heads))


def _names(element: lxml.html.HtmlElement | None) -> tuple[str, str]:
    return ("", "") if element is None else (str(element.tag), element.get("class") or "")


def _key(text: str) -> str:
    return "".join(text[: 2 * LOOK].split())
