"""Paragraphs of the article that the extractor left in the box beside the one that it took."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

import lxml.html

from .blocks import LOOK, Block, kind_of
from .pagedata import path_of
from .sites import host_of

#: A paragraph of so many characters is seldom a teaser.
LONG = 150

_TEXTS = ("p", "h2", "h3", "h4", "li", "blockquote", "pre")

Place = tuple[str, ...]
_HEADS = ("h2", "h3", "h4", "h5")
#: So many cards of other articles are a list of them; so much of the article stays without it.
CARDS, LEFT = 3, 300


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
        numbered = numbers.get(_key("".join(element.itertext())))
        if numbered:
            places[numbered.pop() if len(numbered) > 1 else numbered[0]] = place
    common = Counter(places[b.number] for b in blocks if b.kept and b.number in places)
    own = {place for place, times in common.items() if times > 1 and place[0] == "p"}
    return [
        b._replace(kept=True, why="beside the article, in a box of its kind")
        if b.number in beside and places.get(b.number) in own
        else b
        for b in blocks
    ]


def without_cards(tree: lxml.html.HtmlElement, blocks: Sequence[Block], url: str) -> list[Block]:
    """Drop the cards of other articles: one paragraph below a heading that leads elsewhere."""
    name = max(host_of(url).split(".")[:-1], key=len, default="")
    teasers = dict(t for head in islice(tree.iter(*_HEADS), 200) for t in _teaser(head, name, url))
    paragraphs = [b for b in blocks if b.kept] if teasers else []
    cards = {b.number: teasers[_key(b.text)] for b in paragraphs[1:] if _key(b.text) in teasers}
    heads = {b.number for b in paragraphs[1:] if _key(b.text) in cards.values()}
    length = sum(len(b.text) for b in paragraphs if b.number not in cards)
    if len(cards) < CARDS or length < LEFT:
        return list(blocks)
    return [
        b._replace(kept=False, why="a card of another article")
        if b.number in cards or b.number in heads
        else b
        for b in blocks
    ]


def _teaser(head: lxml.html.HtmlElement, name: str, url: str) -> Iterator[tuple[str, str]]:
    """The keys of a heading with a link within the site, and of the one paragraph in its box."""
    up = head.getparent()
    link = up if up is not None and up.tag == "a" else head.find(".//a")
    href = link.get("href") or "" if link is not None else ""
    outside = re.match(r"(?:https?:)?//([^/]+)", href)
    if not href or href[0] == "#" or (outside and (not name or name not in outside[1])):
        return
    if path_of(href) == path_of(url):
        return
    for _ in range(4):
        if up is None or up.tag in ("body", "main", "article") or up.find(".//h1") is not None:
            return
        if next(islice(up.iter(*_HEADS), 1, None), None) is not None:
            return
        paragraphs = [
            words for p in islice(up.iter("p"), 20) if len(words := "".join(p.itertext())) > 40
        ]
        if paragraphs:
            if len(paragraphs) == 1:
                yield _key(paragraphs[0]), _key("".join(head.itertext()))
            return
        up = up.getparent()


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
