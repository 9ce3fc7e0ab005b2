"""The article among the blocks of a page: what trafilatura keeps, put in its place and trimmed."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

import lxml.html
import trafilatura
from trafilatura.settings import Extractor

from . import datelines, datewords
from .blocks import (
    LOOK,
    NEVER_KEPT,
    Block,
    is_credit,
    is_date_line,
    is_label,
    keep,
    kinds,
    says,
    words,
)
from .markup import FAULTS, visible
from .sites import Site, elements

#: In aligning: what is short, how far on it is looked for, and how many lines are halved.
SHORT, NEAR, MOST_HALVINGS = 24, 2_000, 2_000
#: So many words that stand twice are a copy: right after themselves, and elsewhere.
FEW, MANY_WORDS = 12, 30
#: A paragraph of so many characters is seldom a teaser.
LONG = 150

MANY = 3000

_QUICKLY = Extractor(comments=False, fast=True)

_AS_TEXT = Extractor(comments=False)  # made anew at each call, it would take a tenth of the time

_MARKS = re.compile(r"\n\s*(?:[-–]\s)?\|?|\s\|\s?|^(?:- |\|)")

_OUTSIDE = "outside the article"


def find(
    tree: lxml.html.HtmlElement, title: str, site: Site | None
) -> tuple[str, list[Block], list[bool], list[str]]:
    """Return a page's visible text, its blocks with the article kept, which are menus, and notes.

    An article that the page only holds in its data is added to both.
    """
    text, blocks, asides = visible(tree)
    boxes = elements(tree, site.body) if site else []
    extracted = "\n".join(visible(box)[0] for box in boxes) or extract(tree, len(blocks))
    kept = align(blocks, extracted) if extracted else []
    notes = []
    if extracted and not kept:
        notes.append("the page holds the article but does not show it")
        text, kept = unseen(text, blocks, extracted)
        asides += [False] * (len(kept) - len(asides))
    if not any(b.kept for b in kept):
        kept = keep(blocks, *((site.ends, site.drop) if site else ("", "")))
        if any(b.kept for b in kept):
            notes.append("the article was found by the rules for text dumps")
        else:
            notes.append("a script may build this page: save it when the browser shows the article")
    kept = without_copies(trim(kept, title, site))
    return text, kept, asides, notes + left_out(kept)


def left_out(blocks: Sequence[Block]) -> list[str]:
    """Say what of a page may belong to the article although it is not kept."""
    kept = [b for b in blocks if b.kept]
    if not kept:
        return []
    after = [b for b in blocks[kept[-1].number + 1 :] if len(b.text) >= LONG]
    size, more = sum(len(b.text) for b in kept), sum(len(b.text) for b in after)
    if more < 2 * LONG or more < size / 4:
        return []
    return [f"{more:,} characters in long paragraphs after the article are left out"]


def extract(tree: lxml.html.HtmlElement, blocks: int = 0) -> str:
    """Return the article's text as trafilatura finds it; with less care among very many blocks.

    Its second opinion compares each paragraph with all others.
    """
    try:
        options = _AS_TEXT if blocks < MANY else _QUICKLY
        return trafilatura.extract(tree, options=options) or ""
    except FAULTS:
        return ""


def align(blocks: Sequence[Block], text: str) -> list[Block]:
    """Return the blocks, kept where trafilatura's text covers most of their characters.

    Returns nothing if its words stand in the page in another order or not at all. A line that the
    page interrupts (by an advertisement, a note, a formula) is looked for in halves.
    """
    bare = ["".join(b.text.split()) for b in blocks]
    bounds = [0, *accumulate(map(len, bare))]
    page = "".join(bare)
    covered = [0] * len(blocks)
    here = total = 0
    halvings = MOST_HALVINGS
    pieces = ["".join(p.split()) for p in _MARKS.split(text)][::-1]  # lines, list items, cells
    total = sum(map(len, pieces))
    while pieces:
        piece = pieces.pop()
        # What is short stands in many places: far away, it is something else.
        far = len(page) if len(piece) > SHORT else here + NEAR
        found = page.find(piece, here, far)
        if found < 0 and len(piece) > SHORT:
            found = page.find(piece)
        if found < 0 and len(piece) > SHORT and halvings:
            halvings -= 1
            pieces += [piece[len(piece) // 2 :], piece[: len(piece) // 2]]
        if found < 0 or not piece:
            continue
        here = found + len(piece)
        i = bisect_right(bounds, found) - 1
        while i < len(blocks) and bounds[i] < here:
            covered[i] += min(here, bounds[i + 1]) - max(found, bounds[i])
            i += 1
    if sum(covered) < 0.6 * total:
        return []
    inside = [n > 0.5 * len(own) for n, own in zip(covered, bare, strict=True)]
    return [
        Block(b.number, b.start, b.end, b.text, kept, "article" if kept else _OUTSIDE)
        for b, kept in zip(blocks, inside, strict=True)
    ]


def unseen(text: str, blocks: Sequence[Block], article: str) -> tuple[str, list[Block]]:
    """Return text and blocks with an article added that the page holds but does not show.

    Such an article stands in the page's data (JSON-LD), and a script puts it in its place.
    """
    found = [Block(b.number, b.start, b.end, b.text, False, _OUTSIDE) for b in blocks]
    at = len(text)
    for line in filter(None, (" ".join(p.split()) for p in _MARKS.split(article))):
        found.append(Block(len(found), at + 1, at + 1 + len(line), line, True, "article"))
        at += 1 + len(line)
    return "\n".join([text, *(b.text for b in found[len(blocks) :])]), found


def trim(blocks: Sequence[Block], title: str, site: Site | None) -> list[Block]:
    """Drop from what trafilatura kept: the title, date lines at its head, sections at its end."""
    kept = [b for b in blocks if b.kept]
    out: dict[int, str] = {}
    for b in kept[:4]:
        if is_title(b.text, title):
            out[b.number] = "title"
        elif is_date_line(b.text) or (len(b.text) < 60 and _dates_page(b.text)):
            out[b.number] = "date line before the article"
    for b in kept[-2:]:
        notice = len(kept) > 3 and datewords.is_notice(b.text)
        if notice or (len(b.text) < 60 and datelines.is_end_line(b.text)):
            out[b.number] = "date line after the article"
    written, size = 0, sum(len(b.text) for b in kept)
    for i, b in enumerate(kept):
        if len(b.text) < 60 and (is_label(b.text) or is_credit(b.text) or _is_caption(b.text)):
            out[b.number] = "a label, a caption or a credit"
        if site and site.drop and re.search(site.drop, b.text[:LOOK]):
            out[b.number] = "site's rule"
        ends = site and site.ends and re.search(site.ends, b.text[:LOOK])
        if ends or (written > 0.65 * size and is_label(b.text) and _only_lists(kept[i + 1 :])):
            out |= {r.number: "after the article" for r in kept[i:]}
            break
        written += len(b.text)
    return [b._replace(kept=False, why=out[b.number]) if b.number in out else b for b in blocks]


def _dates_page(text: str) -> bool:
    dates = datewords.find(text)
    return any(datelines.dates_page(text, f) for f in dates) or datelines.is_unread(text)


def _is_caption(text: str) -> bool:
    """A sentence of a Korean agency begins with the paper's name, as a caption ends with it."""
    return says("captions", text) and not text.endswith("다.")


def without_copies(blocks: Sequence[Block]) -> list[Block]:
    """Drop what stands twice among the kept blocks, as a print view repeats the article.

    A refrain may stand twice: only a run of thirty words does not, or a paragraph right after
    itself.
    """
    kept = [b for b in blocks if b.kept]
    keys = ["".join(b.text.split()) for b in kept]
    first: dict[str, int] = {}
    copies: set[int] = set()
    i = 0
    while i < len(kept):
        earlier = first.setdefault(keys[i], i)
        run = 0
        while earlier + run < i < len(kept) - run and keys[earlier + run] == keys[i + run]:
            run += 1
        told = [words(b.text[:LOOK]) for b in kept[i : i + run]]
        said = sum(n for n in told if n > FEW / 2)  # short lines stand twice in many texts
        if said >= (FEW if earlier + run == i else MANY_WORDS):
            copies |= {b.number for b in kept[i : i + run]}
        i += max(run, 1)
    return [b._replace(kept=False, why="repeated") if b.number in copies else b for b in blocks]


def is_title(text: str, title: str) -> bool:
    """Whether a line is the title, which may bear the site's name at its end."""
    line, whole = "".join(text.split()), "".join(title.split())
    return line == whole or (len(line) > 20 and whole.startswith(line))


def _only_lists(rest: Sequence[Block]) -> bool:
    shapes = kinds(rest)
    return sum(s in NEVER_KEPT or s == "short line" for s in shapes) >= 0.7 * len(shapes)
