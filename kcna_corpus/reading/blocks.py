"""The article among the blocks of a page that has lost its markup.

General extractors lean on tags; a text dump has none. What is left is shape: an article is the
stretch of the page where finished sentences outweigh menu lines, section labels, cut-off teasers,
dates and repetitions. The words that give clutter away are data, in `words.toml`.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from .decode import ReadError
from .vocabulary import pattern

#: Only so much of a block is looked at to tell what it is.
LOOK = 600
#: No page has more blocks.
MOST = 50_000

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_EDGES = " \t\xa0\u200b\u200e\u200f\u2060\u3000\ufeff"
_STAMP = re.compile(
    r"(?i:date|published|posted)\s*:?\s*\d{4}-\d\d-\d\d(?:T[\d:.+Z-]+)?\s+(?=[A-Z\"“'‘])"
)
_MARK = re.compile(r"(?<=\S)\s*-0-$")
_UNFINISHED = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|»)\s*$")
_FINISHED = re.compile(r"""(?:[.!?。！？؟।။።]|-0-)["'“”’»)\]）」』*\s]*$|[.:!?]["”’']?\s*$""")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_NAME = re.compile(r"(?:[^\W\d_a-z][\w.'’-]{0,20}\s?){2,4}$")
# A date or an hour and hardly anything else.
_CLOCKED = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th|\.)?[\s-]+(?:de )?[^\W\d]{3,10}\.?,?[\s-]+(?:de )?(?:19|20)\d\d\b"
    r"|\b[^\W\d]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d"
    r"|\b\d{1,4}[./-] ?\d{1,2}[./-] ?\d{2}"
    r"|\b(?:\d+|an?) ?(?:sec|min|hour|day|week|month|year)\w* ago\b"
    r"|\d\s?(?:분|시간|일|주|分钟|小时|天|時間)\s?[전前]|\d{4}[년年]|(?:Juche|주체)\s?\d|^(?:today|yesterday)\b|\d{1,2}:\d\d",
    re.IGNORECASE,
)


class Block(NamedTuple):
    """One paragraph or line of a page: where it stands, whether it is kept, and why."""

    number: int
    start: int
    end: int
    text: str
    kept: bool = False
    why: str = ""


# What a block adds to the article that it would be part of. A label costs more than the sentences
# of one teaser bring, so that only an article that goes on gets past it.
_COSTS = {
    "section label": -250,
    "site's own words": -200,
    "author box": -300,
    "date line": -80,
    "caption": -60,
    "credit line": -60,
    "short line": -40,
}
#: Kinds that are left out even between two paragraphs of the article.
NEVER_KEPT = frozenset(
    {"section label", "site's own words", "date line", "caption", "unfinished", "repeated"}
)


def split(text: str) -> list[Block]:
    r"""Return the blocks of `text`: its lines, or paragraphs where lines were wrapped by width.

    >>> [(b.start, b.text) for b in split("Menu\n\n  It rained. ")]
    [(0, 'Menu'), (8, 'It rained.')]
    """
    if next(islice(_LINE.finditer(text), MOST, None), None):
        raise ReadError(f"more than {MOST:,} lines: a list, not a page")
    spans = (piece for span in _paragraphs(text) for piece in _cut(text, *span))
    return [Block(n, start, end, text[start:end]) for n, (start, end) in enumerate(spans)]


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A date before the first sentence, and KCNA's end mark, are blocks of their own."""
    stamp = _STAMP.match(text[start : start + 80])
    mark = _MARK.search(text[max(start, end - 8) : end])
    first = start + stamp.end() if stamp else start
    last = max(start, end - 8) + mark.start() if mark else end
    if stamp:
        yield start, start + len(stamp.group().rstrip())
    if first < last:
        yield first, last
    if mark:
        yield end - 3, end


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    groups = list(_groups(text))
    wrapped = any(
        _one_width(g) and (len(g) > 2 or _goes_on(text, *g)) for g in groups if len(g) > 1
    )
    for group in groups:
        if wrapped and len(group) > 1 and _one_width(group):
            yield group[0][0], group[-1][1]
        else:
            yield from group


def _groups(text: str) -> Iterator[list[tuple[int, int]]]:
    """Lines with no blank one between them."""
    group: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        start, end = line.span()
        start += _margin(text[start : start + LOOK])
        end -= _margin(text[max(start, end - LOOK) : end][::-1])
        gap = text[group[-1][1] : start][:9].replace("\r\n", "\n") if group else ""
        if start >= end or gap.count("\n") + gap.count("\r") > 1:
            yield group
            group = []
        if start < end:
            group.append((start, end))
    yield group


def _margin(text: str) -> int:
    return len(text) - len(text.lstrip(_EDGES))


def _one_width(lines: list[tuple[int, int]]) -> bool:
    """Lines of one width, but for the last, are one wrapped paragraph."""
    widths = [end - start for start, end in lines]
    longest, shortest = max(widths[:-1]), min(widths[:-1])
    return (
        shortest >= 48 and longest <= 110 and longest - shortest <= 20 and widths[-1] <= longest + 6
    )


def _goes_on(text: str, line: tuple[int, int], following: tuple[int, int]) -> bool:
    """A line whose sentence ends in the next one was cut at its width."""
    return text[line[1] - 1].isalnum() and text[following[0]].islower()


def kinds(blocks: Sequence[Block]) -> list[str]:
    r"""Return what each block is by its shape: "sentences", "short line", "date line" and so on.

    >>> kinds(split("READ ALSO\n\nMinister resigns\n\nHe said on Friday that he would go."))
    ['section label', 'short line', 'sentences']
    """
    times = Counter(_key(b.text) for b in blocks)
    starts: set[str] = set()
    shapes = []
    for block in blocks:
        key, kind = _key(block.text), kind_of(block.text)
        again = times[key] > 1 and kind in ("sentences", "unfinished", "short line")
        # Finished sentences that stand twice are the article once; short lines never are.
        shapes.append("repeated" if again and (kind != "sentences" or key in starts) else kind)
        starts.add(key)
    return shapes


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text[:LOOK]).casefold()


def kind_of(text: str) -> str:
    """Return what one block is by its shape: the first of `_SHAPES` that fits."""
    return next(kind for kind, fits in _SHAPES if fits(text, text[:LOOK].strip(_EDGES)))


#: What a block can be, asked in this order with its text and the beginning of it.
_SHAPES: tuple[tuple[str, Callable[[str, str], object]], ...] = (
    ("sentences", lambda text, _: len(text) >= 400 and _FINISHED.search(text[-80:])),
    ("section label", lambda text, _: is_label(text)),
    ("site's own words", lambda text, head: len(text) < 500 and says("asides", head)),
    ("date line", lambda text, _: is_date_line(text)),
    ("credit line", lambda text, head: len(text) < 120 and is_credit(head)),
    ("caption", lambda text, head: len(text) < 300 and says("captions", head)),
    ("unfinished", lambda text, _: len(text) < 400 and _UNFINISHED.search(text[-80:])),
    ("sentences", lambda text, head: _FINISHED.search(text[-80:]) and words(head) >= 4),
    ("short line", lambda text, head: words(head) < 15 and len(text) < 200),
    # Long, and no end in sight: a script without full stops, or a whole page in one line.
    ("sentences", lambda text, head: len(text) > 300 or _UNSPACED.search(head)),
    ("unfinished", lambda _, __: True),
)


def is_credit(text: str) -> bool:
    """Whether a line credits the article to an agency and says nothing else."""
    return pattern("clutter", "credits").fullmatch(text.lower()) is not None


def is_date_line(text: str) -> bool:
    """Whether a line holds a date or an hour and is no sentence."""
    if len(text) > 120 or not _CLOCKED.search(text):
        return False
    return not (_FINISHED.search(text) and words(text) > 6)


def words(text: str) -> float:
    """Return the number of words, counting two characters as one where words are not spaced."""
    return len(text.split()) + len(_UNSPACED.findall(text)) / 2 + len(_HANGUL.findall(text)) / 6


def is_label(text: str) -> bool:
    """Whether a block is a section label ("Read also"), alone or with a headline after a colon."""
    head = text[:80].strip(_EDGES + "*#>-–—•|►▶■[]【】<>").lower()
    label = pattern("clutter", "sections").match(head)
    if not label or len(text) > 200:
        return False
    rest = head[label.end() :]
    after = label.group()[-1] + rest.lstrip(" ")[:1]
    return len(text) <= 40 or not rest or after[0] == ":" or after[1:] in (":", "-", "–", "|", "»")


def says(kind: str, text: str) -> bool:
    """Whether `text` holds one of the words of a kind of clutter."""
    return pattern("clutter", kind).search(text.lower()) is not None


def keep(blocks: Sequence[Block], ends: str = "", drop: str = "") -> list[Block]:
    """Return the blocks with the article among them kept, and a reason for each.

    `ends` and `drop` are a site's own: the block that ends its articles, and those never in one.
    """
    shapes = kinds(blocks)
    for i, block in enumerate(blocks):
        look = block.text[:LOOK]
        if (ends and re.search(ends, look)) or (drop and re.search(drop, look)):
            shapes[i] = "section label"
    first, last = _best(blocks, shapes)
    last = _without_author_box(blocks, first, last)
    marked, after_label = [], False
    for i, block in enumerate(blocks):
        inside = first <= i < last
        bare = shapes[i] == "section label" and len(block.text) < 60
        lead_in = after_label and shapes[i] != "sentences"  # a headline below "Read also"
        kept = inside and shapes[i] not in NEVER_KEPT and not lead_in
        after_label = bare or (lead_in and not kept)
        why = "article" if kept else _reason(shapes[i], i, first, last)
        marked.append(block._replace(kept=kept, why=why))
    return marked


def _reason(shape: str, at: int, first: int, last: int) -> str:
    if first <= at < last:
        return "below a section label" if shape == "short line" else shape
    side = "before" if at < first else "after"
    return f"{side} the article" if shape == "sentences" else f"{shape} {side} the article"


def _best(blocks: Sequence[Block], shapes: Sequence[str]) -> tuple[int, int]:
    """The stretch with the largest sum of weights."""
    best, total, start, span = 0.0, 0.0, 0, (0, 0)
    for i, (block, shape) in enumerate(zip(blocks, shapes, strict=True)):
        if total <= 0:
            total, start = 0.0, i
        total += _weight(block.text, shape)
        if total > best:
            best, span = total, (start, i + 1)
    if best or not blocks:
        return span
    plain = [i for i, s in enumerate(shapes) if s in ("short line", "unfinished")]
    return (plain[0], plain[-1] + 1) if plain else (0, 0)  # no sentence at all: keep what is plain


def _weight(text: str, shape: str) -> float:
    dense = len(_UNSPACED.findall(text[:LOOK])) + len(_HANGUL.findall(text[:LOOK]))
    size = min(len(text), LOOK) + dense  # such a character carries more
    if shape == "sentences":
        return float(size)
    if shape in ("unfinished", "repeated"):
        return -40 - 0.7 * min(size, 300)
    if shape == "section label" and re.match(r"[^:|»]{3,20}[:|»] *\S", text):
        return -60.0  # "Read also: a headline", all in one line
    return float(_COSTS[shape])


def _without_author_box(blocks: Sequence[Block], first: int, last: int) -> int:
    """Cut a name, and what it says of its bearer or of the site, from the end of the article."""
    size = sum(len(b.text) for b in blocks[first:last])
    tail = 0
    for i in range(last - 1, first, -1):
        tail += len(blocks[i].text)
        if tail > 0.35 * size:
            break
        after = blocks[i + 1 : i + 3]
        if is_name(blocks[i].text) and any(says("biographies", b.text[:LOOK]) for b in after):
            last = i
        elif i == last - 1 and says("biographies", blocks[i].text[:LOOK]) and tail < 400:
            last = i if _first_person(blocks[i].text) else last
    return last


def _first_person(text: str) -> bool:
    return bool(re.match(r"(?:I am|I'm|We|At our|The (?:author|writer)|\S+ \S+ is an? )", text))


def is_name(text: str) -> bool:
    """Whether a line is two to four capitalised words and nothing else, as a name is.

    >>> is_name("Mira Halloran"), is_name("Minister resigns over tapes")
    (True, False)
    """
    return len(text) <= 40 and _NAME.match(text.strip(_EDGES)) is not None
