"""A saved HTML page: its visible text in blocks, what trafilatura keeps of it, and its data."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import accumulate, islice, zip_longest
from urllib.parse import unquote

import htmldate
import lxml.etree
import lxml.html
import trafilatura
from trafilatura import metadata as meta
from trafilatura.settings import Document as Metadata
from trafilatura.settings import Extractor

from . import datewords
from .blocks import LOOK, MOST, NEVER_KEPT, Block, is_credit, is_date_line, is_label, kinds, says
from .decode import ReadError
from .sites import Site

#: More markup than this, without scripts and embedded pictures, is no saved article.
LARGEST, MOST_TAGS = 10_000_000, 300_000
#: In aligning: what is short, how far on it is looked for, and how many lines are halved.
SHORT, NEAR, MOST_HALVINGS = 24, 2_000, 2_000

# What trafilatura and htmldate raise on broken pages.
_FAULTS = (ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError)
_EMBEDDED = re.compile(r"""data:[\w.+/-]{0,60};base64,[A-Za-z0-9+/=\s%]{200,}""")
_SCRIPT = re.compile(
    r"<(script|style)\b(?![^>]{0,200}ld\+json)[^>]{0,2000}>.*?</\1\s*>", re.IGNORECASE | re.DOTALL
)
_SPACE = re.compile(r"[ \t\r\n\f]{2,}|[\t\r\n\f]")  # single spaces are most of a page
_UNSEEN = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>]*>"
    r"|<(script|style|noscript|template|svg|math|head|iframe|object|select|button|textarea)\b"
    r"(?:[^>]*/>|[^>]*>.*?</\1>)",
    re.DOTALL,
)
_BESIDE_OPENS = re.compile(r"<(?:nav|footer|aside)\b[^>]*(?<!/)>")
_BESIDE_CLOSES = re.compile(r"</(?:nav|footer|aside)>")
_INLINE_TAG = re.compile(
    r"</?(?:[abiqsu]|span|img|abbr|acronym|b(?:di|do|ig)|c(?:ite|ode)|d(?:ata|el|fn)|em|font|ins|kbd"
    r"|label|mark|r(?:p|t|uby)|s(?:amp|mall|trike|trong|ub|up)|t(?:ime|t)|var|wbr)\b[^>]*>"
)
_ANY_TAG = re.compile(r"<!\[CDATA\[|\]\]>|</?[A-Za-z][^<>]{0,5000}>|<\?xml[^<>]{0,500}>")
_BLOCK_TAG = re.compile(r"<[^>]*>")
_BREAK = re.compile("([\x01-\x03]+)")
_SCRIPTED = re.compile(
    r"""ub(?:lish|lished|lication|)_?(?:[aA]t|[oO]n|[dD]ate|[tT]ime|)\\?["']?\s?[:=]\s?\\?["']?"""
    r"""(\d[^"'<>;\\]{7,40})"""
)
_ELSEWHERE = re.compile(
    r"related|recommend|sidebar|widget|footer|trending|popular|latest|more-|comment|teaser|promo",
    re.IGNORECASE,
)
# Attributes, and not in one expression: joining two long lists of elements takes their product.
_AUTHORS = (
    "//@rel[.='author']",
    "//@itemprop[.='author']",
    "//@class[contains(.,'author') or contains(.,'byline')]",
)
_STAMPS = (
    "datetime",
    "title",
    "content",
    *(
        f"data-{n}"
        for n in ("date", "datetime", "time", "timestamp", "utime", "published", "epoch")
    ),
)
_CLOCK_NAME = re.compile(
    r"(?<![a-z])(?:todays?(?:[-_]?date)?|(?:current|server|system|sys|live|local)[-_]?(?:date|time|day)"
    r"|clock|now|date[-_]?(?:now|today))(?![a-z])",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    rf"""(?:class|id)\s*=\s*["']?[^"'>]{{0,80}}?{_CLOCK_NAME.pattern}""", re.IGNORECASE
)
_DATED = re.compile(r"date|time|publish|posted")
_HUGE_TAG = re.compile(r"<[A-Za-z][^<>]{150000}")  # parsers compare each attribute with all
#: So many blocks are no common page.
MANY = 3000
_QUICKLY = Extractor(comments=False, fast=True)
_AS_TEXT = Extractor(comments=False)  # made anew at each call, it would take a tenth of the time
_MARKS = re.compile(r"\n\s*(?:[-–]\s)?\|?|\s\|\s?|^(?:- |\|)")
_OUTSIDE = "outside the article"
_SAVED = re.compile(
    r"<!--\s*saved from url=\(\d+\)(\S+)|url:\s*(https?://\S+)\s+saved date:\s*([^\n]{8,60})"
)


def parse(text: str) -> lxml.html.HtmlElement:
    """Return the tree of a page; scripts and embedded pictures are thrown away before parsing."""
    markup = _EMBEDDED.sub("data:,", text) if "base64," in text else text
    if len(markup) > LARGEST:
        markup = _SCRIPT.sub("", markup)
    if len(markup) > LARGEST or markup.count("<") > MOST_TAGS:
        raise ReadError(f"more than {LARGEST:,} characters or {MOST_TAGS:,} tags of HTML")
    if _HUGE_TAG.search(markup):
        raise ReadError("a tag of more than 150,000 characters: no saved page")
    try:
        tree = trafilatura.load_html(markup.replace("\0", "\ufffd"))
    except (ValueError, RecursionError, AssertionError):
        tree = None
    if tree is None:
        raise ReadError("no HTML that can be parsed")
    return tree


def bare(text: str) -> str:
    r"""Return what an XML file that is no page (a feed, an outline) says, its tags taken out.

    Examples
    --------
    >>> bare("<?xml version='1.0'?><item><title>Ferries</title>It rained.</item>").split("\n")
    ['', '', '', 'Ferries', 'It rained.', '']
    """
    for _ in range(2):  # a feed holds the markup of its articles, escaped
        text = unescape(_ANY_TAG.sub("\n", text))
    return text


def visible(tree: lxml.html.HtmlElement) -> tuple[str, list[Block], list[bool]]:
    """Return the text that a reader of the page sees, its blocks, and which are navigation.

    The tree is written out again as XML, so that tags can be told from text by their brackets: a
    walk over its elements takes longer than finding the article.
    """
    seen = tree.find("body") if tree.find("body") is not None else tree
    markup = _UNSEEN.sub("", lxml.etree.tostring(seen, encoding="unicode", with_tail=False))
    markup = _BESIDE_OPENS.sub("\x02", markup)
    markup = _BLOCK_TAG.sub("\x01", _INLINE_TAG.sub("", _BESIDE_CLOSES.sub("\x03", markup)))
    blocks: list[Block] = []
    asides: list[bool] = []
    at = depth = 0
    pieces = iter(_BREAK.split(unescape(_SPACE.sub(" ", markup))))
    for piece, after in zip_longest(pieces, pieces, fillvalue=""):
        if words := piece.strip(" "):  # NBSP and its like stay
            blocks.append(Block(len(blocks), at, at + len(words), words))
            asides.append(depth > 0)
            at += len(words) + 1
        depth += after.count("\x02") - after.count("\x03")
    if len(blocks) > MOST:
        raise ReadError(f"more than {MOST:,} blocks: a list, not a page")
    return "\n".join(b.text for b in blocks), blocks, asides


def article(tree: lxml.html.HtmlElement, blocks: int = 0) -> str:
    """Return the article's text as trafilatura finds it; with less care among very many blocks.

    Its second opinion compares each paragraph with all others.
    """
    try:
        options = _AS_TEXT if blocks < MANY else _QUICKLY
        return trafilatura.extract(tree, options=options) or ""
    except _FAULTS:
        return ""


def metadata(tree: lxml.html.HtmlElement, url: str) -> Metadata:
    """Return title, author, site and address as trafilatura finds them.

    Its own `extract_metadata` does the same, but its searches for the date and for the author
    take longer than finding the article.
    """
    found = Metadata()
    try:
        found = meta.extract_meta_json(tree, meta.examine_meta(tree))
        found.title = found.title or meta.extract_title(tree)
        found.url = found.url or meta.extract_url(tree, url or None)
        found.sitename = (found.sitename or meta.extract_sitename(tree) or "").lstrip("@") or None
        found.clean_and_trim()
    except _FAULTS:
        pass  # bugs on broken pages; what was found so far stands
    return found


def author(tree: lxml.html.HtmlElement, markup: str) -> str:
    """Return the first short text that is marked as the author's name."""
    if "author" not in markup and "byline" not in markup:
        return ""
    for element in (a.getparent() for path in _AUTHORS for a in tree.xpath(path)[:5]):
        words = " ".join(element.text_content()[:200].split())
        name = re.sub(r"^(?:written )?by:? +", "", words, flags=re.IGNORECASE)
        if 2 < len(name) < 50 and len(name.split()) < 6 and not re.search(r"\d", name):
            return name
    return ""


def searched_date(tree: lxml.html.HtmlElement, url: str) -> Iterator[tuple[str, str, str]]:
    """Yield the date that htmldate, which trafilatura brings, finds where no rule of ours does.

    Its extensive search is left out: it loads the grammars of two hundred languages.
    """
    try:
        day = htmldate.find_date(tree, extensive_search=False, original_date=True, url=url or None)
    except _FAULTS:
        day = None
    if day:
        yield "anywhere in the page", day, "general search"


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
        words = pieces.pop()
        # What is short stands in many places: far away, it is something else.
        far = len(page) if len(words) > SHORT else here + NEAR
        found = page.find(words, here, far)
        if found < 0 and len(words) > SHORT:
            found = page.find(words)
        if found < 0 and len(words) > SHORT and halvings:
            halvings -= 1
            pieces += [words[len(words) // 2 :], words[: len(words) // 2]]
        if found < 0 or not words:
            continue
        here = found + len(words)
        i = bisect_right(bounds, found) - 1
        while i < len(blocks) and bounds[i] < here:
            covered[i] += min(here, bounds[i + 1]) - max(found, bounds[i])
            i += 1
    if sum(covered) < 0.6 * total:
        return []
    inside = [n > 0.5 * len(words) for n, words in zip(covered, bare, strict=True)]
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
        elif is_date_line(b.text) or (len(b.text) < 60 and datewords.find(b.text)):
            out[b.number] = "date line before the article"
    for b in kept[-2:]:
        if len(kept) > 3 and datewords.is_notice(b.text):
            out[b.number] = "date line after the article"
    written, size = 0, sum(len(b.text) for b in kept)
    for i, b in enumerate(kept):
        if len(b.text) < 60 and (is_label(b.text) or is_credit(b.text) or says("captions", b.text)):
            out[b.number] = "a label, a caption or a credit"
        if site and site.drop and re.search(site.drop, b.text[:LOOK]):
            out[b.number] = "site's rule"
        ends = site and site.ends and re.search(site.ends, b.text[:LOOK])
        if ends or (written > 0.65 * size and is_label(b.text) and _only_lists(kept[i + 1 :])):
            out |= {r.number: "after the article" for r in kept[i:]}
            break
        written += len(b.text)
    return [b._replace(kept=False, why=out[b.number]) if b.number in out else b for b in blocks]


def is_title(text: str, title: str) -> bool:
    """Whether a line is the title, which may bear the site's name at its end."""
    line, whole = "".join(text.split()), "".join(title.split())
    return line == whole or (len(line) > 20 and whole.startswith(line))


def _only_lists(rest: Sequence[Block]) -> bool:
    shapes = kinds(rest)
    return sum(s in NEVER_KEPT or s == "short line" for s in shapes) >= 0.7 * len(shapes)


def scripted(markup: str) -> Iterator[tuple[str, str, str]]:
    """Yield the dates that a page's scripts call its publication."""
    for found in islice(_SCRIPTED.finditer(markup, 0, 2_000_000), 3):
        yield "a script of the page", found[1], "page script"


def permalinks(tree: lxml.html.HtmlElement) -> list[str]:
    """Return the addresses that a page without one of its own gives for itself."""
    found = tree.xpath(
        "//link[@rel='alternate' or @rel='amphtml']/@href | //h1//a/@href"
        " | //a[contains(@rel,'bookmark')]/@href"
    )
    return [unquote(str(address)) for address in found[:30]]


def marked(tree: lxml.html.HtmlElement, markup: str) -> Iterator[tuple[str, str, str]]:
    """Yield elements outside menus and lists that are marked as dates, with what they show."""
    also = [name for name in _STAMPS[3:] if name in markup]
    for element in islice(_dated(tree, also), 80):
        shown = " ".join(" ".join(islice(element.itertext(), 40))[:200].split())
        told = [w.strip()[:60] for name in _STAMPS if (w := element.get(name))]
        words = next((w for w in told if datewords.find(datewords.spelled(w))), shown)
        words = datewords.spelled(words)
        if len(words) > 80 or not datewords.find(words) or _aside(element):
            continue
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        if re.search(r"today|current|clock|now|^today", f"{named}\n{shown[:5]}", re.IGNORECASE):
            continue
        updated = re.search(r"updat|modif", named + shown, re.IGNORECASE)
        rule = "updated" if updated else "marked in the page"
        yield f"<{element.tag} class={named.strip()[:40]!r}>", f"{words}\n{shown}", rule


def clocks(tree: lxml.html.HtmlElement, markup: str) -> frozenset[str]:
    """Return the short lines that a page marks as the day of its visitors' clock."""
    if not _CLOCK.search(markup):
        return frozenset()
    found = set()
    for element in tree.iter("div", "span", "p", "li", "time", "td", "b", "em", "i", "strong"):
        if _CLOCK_NAME.search(f" {element.get('class') or ''} {element.get('id') or ''} "):
            found.add(" ".join(element.text_content()[:120].split()))
    return frozenset(found)


def _dated(tree: lxml.html.HtmlElement, names: Sequence[str]) -> Iterator[lxml.html.HtmlElement]:
    for element in tree.iter("*"):
        told = element.get("class")
        if (
            element.tag == "time"
            or (told and _DATED.search(told))
            or (element.tag in ("abbr", "span") and element.get("title"))
            or "date" in (element.get("id") or "")
            or any(element.get(name) for name in names)
        ):
            yield element


def _aside(element: lxml.html.HtmlElement) -> bool:
    """Whether an element stands in a menu or a list beside the article, which has the title."""
    for up in [element, *element.iterancestors()]:
        told = f"{up.get('class') or ''} {up.get('id') or ''}"
        beside = up.tag in ("nav", "footer", "aside") or _ELSEWHERE.search(told)
        if beside and up.tag not in ("body", "html") and up.find(".//h1") is None:
            return True
    return False


def saved_from(text: str) -> tuple[str, str]:
    """Return the address and the day that a browser wrote into the page when saving it.

    Examples
    --------
    >>> saved_from("<!-- saved from url=(0021)https://example.org/a -->")
    ('https://example.org/a', '')
    """
    found = _SAVED.search(text[:4000])
    if not found:
        return "", ""
    days = datewords.find(re.sub(r"^\w+ (\w+) (\d+) (\d{4}).*", r"\1 \2 \3", found[3] or ""))
    return found[1] or found[2], days[0].days[0] if days and days[0].days else ""
