"""What an extractor keeps at the edges of an article and between its paragraphs is taken out."""

import re
from collections.abc import Sequence
from itertools import pairwise

from . import bylines, datelines, datewords
from .blocks import (
    LOOK,
    NEVER_KEPT,
    Block,
    is_credit,
    is_date_line,
    is_label,
    kind_of,
    kinds,
    says,
    words,
)
from .sites import Site

#: So many words that stand twice are a copy: right after themselves, and elsewhere.
FEW, MANY_WORDS = 12, 30
#: So many numbered captions are a gallery.
PICTURES = 4
_AFTER = "after the article"
_BOX = 14  # lines that a box of labels has at most

_NUMBERED = re.compile(r"(\d{1,3})\s?/\s?(\d{1,3})(?=\s[^\W\d]|$)")
# What agencies write below a report: -0-, (END), ###.
_END_MARK = re.compile(r"-0-|-30-|\((?:END|끝)\)|[#*]( ?[#*]){2}")
# "Home > World > Osmund"
_PATH = re.compile(r"\S\s*[>›»＞]\s*\S.{0,60}[>›»＞]?\s*\S")


def trim(blocks: Sequence[Block], title: str, site: Site | None) -> list[Block]:
    """Drop from what trafilatura kept: the title, date lines at its head, sections at its end."""
    paragraphs = [b for b in blocks if b.kept]
    out: dict[int, str] = {}
    for i, b in enumerate(paragraphs[:4]):
        if is_title(b.text, title):
            out[b.number] = "title"
            menu = (
                a for a in paragraphs[:i] if len(a.text) < 60 and kind_of(a.text) != "sentences"
            )
            out |= {a.number: "above the title" for a in menu}
        elif is_date_line(b.text) or (len(b.text) < 60 and _dates_page(b.text)):
            out[b.number] = "date line before the article"
    out = _labels(paragraphs) | out
    out |= _at_the_head([b for b in paragraphs if b.number not in out])
    out |= _promises(paragraphs) | _gallery(paragraphs)
    written, size = 0, sum(len(b.text) for b in paragraphs)
    for i, b in enumerate(paragraphs):
        if len(b.text) < 60 and (is_label(b.text) or is_credit(b.text) or _is_caption(b.text)):
            out[b.number] = "a label, a caption or a credit"
        if site and site.drop and re.search(site.drop, b.text[:LOOK]):
            out[b.number] = "site's rule"
        ends = site and site.ends and re.search(site.ends, b.text[:LOOK])
        if ends or (
            written > 0.65 * size and is_label(b.text) and _only_lists(paragraphs[i + 1 :])
        ):
            out |= {r.number: _AFTER for r in paragraphs[i:]}
            break
        written += len(b.text)
    for b in [b for b in paragraphs if out.get(b.number) != _AFTER][-2:]:
        notice = len(paragraphs) > 3 and datewords.is_notice(b.text)
        if notice or (len(b.text) < 60 and datelines.is_end_line(b.text)):
            out[b.number] = "date line after the article"
        elif _END_MARK.fullmatch(b.text):
            out[b.number] = "the agency's end mark"
    return [b._replace(kept=False, why=out[b.number]) if b.number in out else b for b in blocks]


def _labels(paragraphs: Sequence[Block]) -> dict[int, str]:
    """The box of labels above the first paragraph, one of which dates the page."""
    run = [b for b in paragraphs[:_BOX] if len(b.text) < 80]
    first = next((i for i, b in enumerate(paragraphs[:_BOX]) if b not in run), len(paragraphs))
    run = [b for b in paragraphs[:first] if kind_of(b.text) != "sentences"]
    pairs = (is_date_line(b.text) and datelines.is_bare_label(a.text) for a, b in pairwise(run))
    days = (is_date_line(b.text) and datewords.is_notice(b.text) for b in run)  # "Published: 9 May"
    if first == len(paragraphs) or not (any(pairs) or any(days)):
        return {}
    last = max(i for i, b in enumerate(run) if is_date_line(b.text) or ":" in b.text)
    box = run[: last + 1 + datelines.is_bare_label(run[last].text)]
    labels = [b for b in box if len(b.text) < datelines.LABEL or is_date_line(b.text)]
    return {b.number: "a box of labels" for b in labels}


def _at_the_head(paragraphs: Sequence[Block]) -> dict[int, str]:
    """What stands above the first paragraph: the path to the page and its byline."""
    out: dict[int, str] = {}
    for b in paragraphs[:3]:
        if len(b.text) > 200 or kind_of(b.text) == "sentences":
            break
        if _PATH.search(b.text) or bylines.is_byline(b.text):
            out[b.number] = "before the first paragraph"
    return out if len(paragraphs) > len(out) + 1 else {}


def _promises(paragraphs: Sequence[Block]) -> dict[int, str]:
    """Offers of letters and apps, and lines that lead to other articles, among the paragraphs."""
    edges = {b.number for b in (*paragraphs[:2], *paragraphs[-4:])}
    out: dict[int, str] = {}
    for b in paragraphs:
        near = b.number in edges
        if len(b.text) < (300 if near else 140) and says("offers", b.text):
            out[b.number] = "an offer of the site"
        elif 60 <= len(b.text) < 200 and is_label(b.text) and not b.text.endswith((".", "。")):
            out[b.number] = "a line that leads elsewhere"
    return out


def _gallery(paragraphs: Sequence[Block]) -> dict[int, str]:
    """The captions of a row of pictures within the article: "1/12 The quay", "2/12 The ferry"."""
    rows: dict[str, list[tuple[int, int]]] = {}
    for at, b in enumerate(paragraphs):
        if m := _NUMBERED.match(b.text):
            rows.setdefault(m[2], []).append((at, int(m[1])))
    for row in rows.values():
        if len(row) >= PICTURES and [n for _, n in row] == list(range(1, len(row) + 1)):
            last = row[-1][0] + row[1][0] - row[0][0]
            return {b.number: "a gallery of pictures" for b in paragraphs[row[0][0] : last]}
    return {}


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
    paragraphs = [b for b in blocks if b.kept]
    keys = ["".join(b.text.split()) for b in paragraphs]
    first: dict[str, int] = {}
    copies: set[int] = set()
    i = 0
    while i < len(paragraphs):
        earlier = first.setdefault(keys[i], i)
        run = 0
        while earlier + run < i < len(paragraphs) - run and keys[earlier + run] == keys[i + run]:
            run += 1
        lengths = [words(b.text[:LOOK]) for b in paragraphs[i : i + run]]
        length = sum(n for n in lengths if n > FEW / 2)  # short lines stand twice in many texts
        if length >= (FEW if earlier + run == i else MANY_WORDS):
            copies |= {b.number for b in paragraphs[i : i + run]}
        i += max(run, 1)
    return [b._replace(kept=False, why="repeated") if b.number in copies else b for b in blocks]


def is_title(text: str, title: str) -> bool:
    """Whether a line is the title, which may bear the site's name at its end.

    >>> is_title("Port -- shut down after the vote", "Port shut down after the vote | Osmund Post")
    True
    """
    line, whole = (re.sub(r"\W+|_", "", words).casefold() for words in (text, title))
    if not line:
        return text.strip() == title.strip()
    return line == whole or (len(line) > 20 and whole.startswith(line))


def _only_lists(rest: Sequence[Block]) -> bool:
    shapes = kinds(rest)
    return sum(s in NEVER_KEPT or s == "short line" for s in shapes) >= 0.7 * len(shapes)
