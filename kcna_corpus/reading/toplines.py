"""The title among the lines above an article: of a text dump, or of a page that names none."""

import re
from itertools import takewhile

from . import blocks as shapes
from . import bylines
from .alike import stems
from .blocks import Block
from .document import kept_text

_LIKELY = 0.5  # so much of a line that stands in the article
_BRACKETED = re.compile(r"[(\[（［][^()\[\]（）［］]*[)\]）］]")  # from where, or by whom
_ADDRESS = re.compile(
    r"(?:[^\W\d]{2,12}\s?[:：]\s*)?<?(https?://[^\s<>\"]{4,500})>?"
)  # Source: https://…
_HEAD_LINES, _LONG_LINE = 8, 160  # lines above an article; characters of which most have fewer
_NO_TITLES = ("section label", "site's own words", "caption", "credit line")


def find_title(blocks: list[Block], body: str) -> int:
    """Return the number of the line above the article that shares most words with it.

    If none does, the last that is long enough for a headline; -1 if there is none. A line of two
    words is a title only where no longer one is.
    """
    body_stems = stems(body[:4000])
    best, title = 0.25, -1
    above = blocks[: first_kept(blocks)][-30:]
    scores: dict[int, tuple[float, float]] = {}
    signed = first_kept(blocks)  # the first line that dates or signs: a title stands above it
    sized = [(shapes.words(block.text), block) for block in above if len(block.text) <= 250]
    for words, block in [*(s for s in sized if s[0] >= 3), *(s for s in sized if s[0] == 2)]:
        if title >= 0 and words == 2:
            break
        shape = shapes.kind_of(block.text)
        if shape in _NO_TITLES or _BRACKETED.fullmatch(block.text):
            continue
        author = bylines.name_in(block.text)
        if (shape == "date line" and (words < 7 or author)) or 2 * len(author) > len(block.text):
            signed = min(signed, block.number)
            continue
        own = stems(block.text)
        score = len(own & body_stems) / max(len(own), 3)
        scores[block.number] = score, words
        if score >= best or (best <= 0.25 and words >= 4 and shape != "date line"):
            best, title = max(score, best), block.number
    heads = [(score, k) for k, (score, words) in scores.items() if k < signed and words >= 4]
    if title > signed and heads and max(heads)[0] >= _LIKELY:
        title = max(heads)[1]
    # The line below a title often says more of the article than the title does.
    above_it, below_it = scores.get(title - 1, (0, 0)), scores.get(title, (0, 0))
    return title - 1 if above_it[0] >= _LIKELY and 4 <= above_it[1] < below_it[1] else title


def address_in(text: str) -> str:
    r"""Return the only address that stands on a line of its own above an article, as whence it is.

    >>> address_in("A ferry sinks\n\nhttps://ledger.example/ferry\n\nA ferry has sunk.")
    'https://ledger.example/ferry'
    >>> address_in("https://a.example/1\nhttps://b.example/2\nA ferry has sunk.")
    ''
    """
    lines = [line.strip() for line in text[: _HEAD_LINES * 1000].splitlines() if line.strip()]
    above = takewhile(lambda line: len(line) < _LONG_LINE or "://" in line, lines[:_HEAD_LINES])
    addresses = {match[1] for line in above if (match := _ADDRESS.fullmatch(line))}
    return addresses.pop() if len(addresses) == 1 else ""


def titled(blocks: list[Block]) -> tuple[list[Block], int]:
    """Find the title among the blocks of a page that names none: a short line may head its text."""
    first = first_kept(blocks)
    heads = first < len(blocks) and shapes.kind_of(blocks[first].text) == "short line"
    if heads and any(b.kept for b in blocks[first + 1 :]):
        blocks = [b._replace(kept=False) if b.number == first else b for b in blocks]
    title = find_title(blocks, kept_text(blocks)[0])
    if heads and title != first:
        blocks = [b._replace(kept=True) if b.number == first else b for b in blocks]
    return blocks, title


def first_kept(blocks: list[Block]) -> int:
    """Return the number of the article's first block; that behind the last if none is kept."""
    return next((b.number for b in blocks if b.kept), len(blocks))
