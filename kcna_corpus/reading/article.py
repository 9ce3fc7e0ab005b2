"""The article among the blocks of a page: what trafilatura keeps, put in its place and trimmed."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, islice

import lxml.html
import trafilatura
from trafilatura.settings import Extractor

from . import boxes
from .alike import squeezed
from .blocks import Block, keep
from .bylines import is_byline
from .markup import FAULTS, lighten, uncommented, visible, words_of
from .sites import Site, elements
from .trimming import trim, without_copies

#: In aligning: what is short, how far on it is looked for, and how many lines are halved.
SHORT, NEAR, MOST_HALVINGS = 24, 2_000, 2_000
#: So many blocks are no common page.
MANY = 3000
#: An article of so many characters is no lead alone.
ENOUGH = 500
#: A line of more characters is no headline of a list.
PROSE = 100
#: A lead is longer than a label, and shorter than a text.
LEAST_LEAD, LONGEST_LEAD = 50, 800

_QUICKLY = Extractor(comments=False, fast=True)
_AS_TEXT = Extractor(comments=False)  # made anew at each call, it would take a tenth of the time
_MARKS = re.compile(r"\n\s*(?:[-–]\s)?\|?|\s\|\s?|^(?:- |\|)")
_OUTSIDE = "outside the article"
_LEAD = re.compile(
    r"(?<![a-z])(?:sub-?(?:title|head(?:line|ing)?)|lead|lede|dek|deck|standfirst|chapo|perex|vorspann"
    r"|summary|excerpt|intro)(?:[-_]{1,2}(?:text|paragraph|content))?(?![a-z]|[-_]{1,2}[a-z])",
    re.IGNORECASE,
)
_LEADS = ("p", "div", "h2", "h3", "span")
_BESIDE = ("figure", "aside", "nav", "footer", "li")
STANDFIRST = "the standfirst"


def find(
    tree: lxml.html.HtmlElement, title: str, site: Site | None, url: str = ""
) -> tuple[str, list[Block], list[bool], list[str]]:
    """Return a page's visible text, its blocks with the article kept, which are menus, and notes.

    An article that the page only holds in its data is added to both.
    """
    lighten(tree)
    uncommented(tree)
    text, blocks, asides = visible(tree)
    stated = elements(tree, site.body) if site else []
    extracted = "\n".join(visible(box)[0] for box in stated) or extract(tree, blocks)
    marked = _without_menus(align(blocks, extracted), asides) if extracted else []
    notes = []
    if extracted and not marked:
        notes.append("the page holds the article but does not show it")
        text, marked = unseen(text, blocks, extracted)
        asides += [False] * (len(marked) - len(asides))
    if not any(b.kept for b in marked):
        marked = keep(blocks, *((site.ends, site.drop) if site else ("", "")))
        if any(b.kept for b in marked):
            notes.append("the article was found by the rules for text dumps")
        else:
            notes.append("a script may build this page: save it when the browser shows the article")
    if not stated:
        marked = boxes.without_cards(tree, boxes.join(tree, marked), url)
    marked = without_copies(trim(marked, title, site))
    return text, marked, asides, notes + left_out(marked) + within(marked, boxes.headlines(tree))


def _without_menus(blocks: list[Block], asides: Sequence[bool]) -> list[Block]:
    """Drop the menus around an article so short that the whole page was taken for it."""
    own = [b.number for b in blocks if b.kept and not asides[b.number]]
    return [
        b._replace(kept=False, why=_OUTSIDE)
        if b.kept and own and not own[0] <= b.number <= own[-1]
        else b
        for b in blocks
    ]


def with_standfirst(
    blocks: Sequence[Block], title: int, descriptions: Sequence[str]
) -> list[Block]:
    """Keep the lines between title and article that the page describes or marks as its lead.

    >>> page = [Block(0, 0, 9, "Port shut"), Block(1, 10, 44, "The mayor gave the dockers a week"),
    ...     Block(2, 45, 74, "Dockers walked out on Friday.", True)]
    >>> [b.kept for b in with_standfirst(page, 0, ["The mayor gave the dockers a week."])]
    [False, True, True]
    """
    first = next((b for b in blocks if b.kept), None)
    leads = [key for t in descriptions if len(key := squeezed(t)) >= SHORT]
    if first is None or not 0 <= title < first.number or not leads:
        return list(blocks)
    opening, heading = squeezed(first.text), squeezed(blocks[title].text)
    standfirsts = {
        b.number
        for b in blocks[title + 1 : first.number]
        if len(line := squeezed(b.text)) >= SHORT
        and not opening.startswith(line)
        and line != heading
        and any(key.startswith(line) or line.startswith(key) for key in leads)
    }
    return [b._replace(kept=True, why=STANDFIRST) if b.number in standfirsts else b for b in blocks]


def leads(tree: lxml.html.HtmlElement) -> list[str]:
    """Return what a page marks as the lead of its article, or as the line below its headline."""
    boxes = (e for e in tree.iter(*_LEADS) if _LEAD.search(e.get("class") or ""))
    own = (e for e in islice(boxes, 8) if next(e.iterancestors(*_BESIDE), None) is None)
    lines = (words_of(e) for e in own if e.find(".//img") is None)
    return [t for t in lines if LEAST_LEAD < len(t) < LONGEST_LEAD and not is_byline(t)]


def left_out(blocks: Sequence[Block]) -> list[str]:
    """Say what of a page may belong to the article although it is not kept."""
    paragraphs = [b for b in blocks if b.kept]
    if not paragraphs:
        return []
    after = [b for b in blocks[paragraphs[-1].number + 1 :] if len(b.text) >= boxes.LONG]
    size, more = sum(len(b.text) for b in paragraphs), sum(len(b.text) for b in after)
    if more < 2 * boxes.LONG or more < size / 4:
        return []
    return [f"{more:,} characters in long paragraphs after the article are left out"]


def within(blocks: Sequence[Block], headlines: Sequence[str]) -> list[str]:
    """Say where another article may begin inside of what is kept."""
    lines = {" ".join(line.split()) for line in headlines}
    repeated = [
        b.text for b in [b for b in blocks if b.kept][1:] if " ".join(b.text.split()) in lines
    ]
    return [f"another headline stands inside the article: {repeated[0][:100]}"] if repeated else []


def extract(tree: lxml.html.HtmlElement, blocks: Sequence[Block]) -> str:
    """Return the article's text as trafilatura finds it; with less care among very many blocks.

    Its second opinion compares each paragraph with all others. It counts only where it brings
    twice as much text, or paragraphs where the first found none: not where that is paragraphs.
    """
    size = sum(len(b.text) for b in blocks)
    prose = sum(len("".join(p.itertext())) for p in tree.iter("p"))
    many = len(blocks) >= MANY
    try:
        if many or prose > 0.6 * size:
            extracted = trafilatura.extract(tree, options=_QUICKLY) or ""
            prose = sum(len(line) for line in extracted.split("\n") if len(line) > PROSE)
            enough = len(extracted) >= max(ENOUGH, size / 2) and prose > 0.8 * len(extracted)
            if many or enough:
                return extracted
        return trafilatura.extract(tree, options=_AS_TEXT) or ""
    except FAULTS:
        return ""


def align(blocks: Sequence[Block], text: str) -> list[Block]:
    """Return the blocks, kept where trafilatura's text covers most of their characters.

    Returns nothing if its words stand in the page in another order or not at all. A line that the
    page interrupts (by an advertisement, a note, a formula) is looked for in halves.
    """
    bare = [_bare(b.text) for b in blocks]
    bounds = [0, *accumulate(map(len, bare))]
    page = "".join(bare)
    covered = [0] * len(blocks)
    here = total = 0
    halvings = MOST_HALVINGS
    pieces = [_bare(p) for p in _MARKS.split(text)][::-1]  # lines, list items, cells
    total = sum(map(len, pieces))
    while pieces:
        piece = pieces.pop()
        # What is short stands in many places: far away, it is something else.
        far = len(page) if len(piece) > SHORT else here + NEAR
        hit = page.find(piece, here, far)
        if hit < 0 and len(piece) > SHORT:
            hit = page.find(piece)
        if hit < 0 and len(piece) > SHORT and halvings:
            halvings -= 1
            pieces += [piece[len(piece) // 2 :], piece[: len(piece) // 2]]
        if hit < 0 or not piece:
            continue
        here = hit + len(piece)
        i = bisect_right(bounds, hit) - 1
        while i < len(blocks) and bounds[i] < here:
            covered[i] += min(here, bounds[i + 1]) - max(hit, bounds[i])
            i += 1
    if sum(covered) < 0.6 * total:
        return []
    inside = [n > 0.5 * len(own) for n, own in zip(covered, bare, strict=True)]
    return [
        Block(b.number, b.start, b.end, b.text, kept, "article" if kept else _OUTSIDE)
        for b, kept in zip(blocks, inside, strict=True)
    ]


def _bare(text: str) -> str:
    """A text without spaces and without the signs that only shape it, which trafilatura drops."""
    bare = "".join(text.split())
    return bare if bare.isprintable() else "".join(filter(str.isprintable, bare))


def unseen(text: str, blocks: Sequence[Block], article: str) -> tuple[str, list[Block]]:
    """Return text and blocks with an article added that the page holds but does not show.

    Such an article stands in the page's data (JSON-LD), and a script puts it in its place.
    """
    unseen_blocks = [Block(b.number, b.start, b.end, b.text, False, _OUTSIDE) for b in blocks]
    at = len(text)
    for line in filter(None, (" ".join(p.split()) for p in _MARKS.split(article))):
        unseen_blocks.append(
            Block(len(unseen_blocks), at + 1, at + 1 + len(line), line, True, "article")
        )
        at += 1 + len(line)
    return "\n".join([text, *(b.text for b in unseen_blocks[len(blocks) :])]), unseen_blocks
