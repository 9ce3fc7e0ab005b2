"""A saved page's markup: made whole, parsed, and what a reader of the page sees in blocks."""

import re
from collections import Counter
from html import unescape
from itertools import islice, zip_longest
from typing import cast

import lxml.etree
import lxml.html

from . import datewords
from .blocks import MOST, Block
from .decode import ReadError

#: More markup than this, without scripts and embedded pictures, is no saved article.
LARGEST, MOST_TAGS = 10_000_000, 300_000
#: A longer tag is cut: parsers compare each attribute with all others.
LONGEST_TAG = 150_000
#: What trafilatura and htmldate raise on broken pages.
FAULTS = (ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError)
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
# <html /> or </html> ends a page that goes on: the end of the file is one enough.
_ENDED = re.compile(
    r"(<(?:html|body|!doctype)\b[^<>]{0,2000}?)\s*/\s*(?=>)|</(?:html|body)\s*>", re.IGNORECASE
)
_HUGE_TAG = re.compile(rf"<[A-Za-z][^<>]{{{LONGEST_TAG},}}")
_LONG_VALUE = re.compile(r"""(=\s*")[^"]{1000,}|(=\s*')[^']{1000,}|(=\s*)[^\s"'<>=]{1000,}""")
# What browsers take as text up to its end tag; unclosed, it goes to the end of the page.
_RAW_TEXT = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|textarea|title)\b.*?(?:</\1\s*>|\Z)"
    r"|(<noscript\b)[^>]*>.*?</noscript\s*>",
    re.IGNORECASE | re.DOTALL,
)
_NOSCRIPT_END = re.compile(r"</noscript\s*>", re.IGNORECASE)
_NOSCRIPT = re.compile(r"<noscript\b[^>]*>(.*?)</noscript", re.IGNORECASE | re.DOTALL)
_OPENED = re.compile(r"<([A-Za-z]+)")
_VOID = frozenset("img link meta br hr input source wbr IMG LINK META BR HR INPUT".split())
_NOSCRIPT_TAG = re.compile(r"</?noscript\b[^>]*>", re.IGNORECASE)
_CONTROL = bytes({*range(32), 127} - {9, 10, 12, 13})  # what no XML holds
_NO_PAGES = bytes.maketrans(b"\f", b" ")
_BOXES = ("button", "select", "object", "svg", "math", "iframe", "template", "noscript")
# What a page keeps from its readers: a day in it is no day that they see.
_HIDDEN = lxml.etree.XPath("//@hidden/.. | //@style[contains(., 'none') or contains(., 'den')]/..")
_COMMENTED = lxml.etree.XPath(
    "//*[self::div or self::section][contains(@class, 'omment') or contains(@id, 'omment')]"
)
_UNSHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LINE = 200  # what is longer may be an article that a script shows
_SAVED = re.compile(
    r"<!--\s*saved from url=\(\d+\)(\S+)|url:\s*(https?://\S+)\s+saved date:\s*([^\n]{8,60})"
)


def parse(text: str) -> lxml.html.HtmlElement:
    """Return the tree of a page; scripts and embedded pictures are thrown away before parsing."""
    markup = _EMBEDDED.sub("data:,", text) if "base64," in text else text
    if len(markup) > LONGEST_TAG:
        markup = _HUGE_TAG.sub(_shortened, markup)
    if len(markup) > LARGEST:
        markup = _SCRIPT.sub("", markup)
    if len(markup) > LARGEST or markup.count("<") > MOST_TAGS:
        raise ReadError(f"more than {LARGEST:,} characters or {MOST_TAGS:,} tags of HTML")
    markup = _closed(markup)
    if "noscript" in markup or "NOSCRIPT" in markup:
        markup = _without_noscript(markup)
    return _tree(markup)


def _shortened(tag: re.Match[str]) -> str:
    """A huge tag without its long values; without its attributes where there are too many."""
    cut = _LONG_VALUE.sub(r"\1\2\3", tag.group())
    return cut if len(cut) < LONGEST_TAG else re.split(r"[\s/]", cut, maxsplit=1)[0][:100]


def _closed(markup: str) -> str:
    """Take out what hides all: a title, style, field or comment without an end, a root's end."""
    markup = _ENDED.sub(r"\1", markup)
    for name in ("title", "style", "textarea", "iframe"):
        if f"<{name}" in markup and f"</{name}" not in markup:
            markup = re.sub(rf"<{name}\b[^>]*>", "", markup)
    opened = markup.rfind("<!--")
    if opened > markup.rfind("-->") and "<p" in markup[opened:]:
        markup = markup[:opened] + markup[opened + 4 :]
    return markup


def _without_noscript(markup: str) -> str:
    """Take out what browsers with scripts do not show: a tag left open there hides the rest.

    Where most of a page's paragraphs stand there, they are what can be read.
    """
    last = max((m.end() for m in _NOSCRIPT_END.finditer(markup)), default=0)  # never past it
    inside = [m[1] for m in _NOSCRIPT.finditer(markup, 0, last)]
    if all(map(_is_whole, inside)) and not any("<p" in part for part in inside):
        return markup
    shown = _RAW_TEXT.sub(lambda m: "" if m[2] else m[0], markup[:last]) + markup[last:]
    if sum(map(_prose, inside)) > max(_LINE, _prose(shown)):
        return _NOSCRIPT_TAG.sub("", markup)
    return shown


def _prose(markup: str) -> int:
    """How many characters stand in paragraphs."""
    paragraphs = (p.partition("</p")[0] for p in markup.split("<p")[1:])
    return sum(len(_BLOCK_TAG.sub("", p)) for p in paragraphs)


def _is_whole(part: str) -> bool:
    opened = sum(tag not in _VOID for tag in _OPENED.findall(part))
    return "<!--" not in part and opened == part.count("</")


def _tree(markup: str) -> lxml.html.HtmlElement:
    parser = lxml.html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    # Its own way to a class for each tag, in Python, would take a tenth of the time.
    parser.set_element_class_lookup(
        lxml.etree.ElementDefaultClassLookup(element=lxml.html.HtmlElement)
    )
    try:
        markup = markup.replace("\ufffe", "").replace("\uffff", "")
        data = markup.encode("utf-8", "replace").translate(_NO_PAGES, _CONTROL)
        tree = lxml.html.document_fromstring(data, parser=parser)
    except (ValueError, RecursionError, AssertionError, lxml.etree.ParserError) as fault:
        raise ReadError("no HTML that can be parsed") from fault
    if any(e.type == lxml.etree.ErrorTypes.ERR_RESOURCE_LIMIT for e in parser.error_log):
        raise ReadError("elements nested too deep to be read whole: save the page's text instead")
    for box in list(tree.iter(*_BOXES)):  # never closed, it would hide the article
        if isinstance(box, lxml.html.HtmlElement) and _is_open(box):
            box.drop_tag()
    return tree


def words_of(element: lxml.html.HtmlElement) -> str:
    """Return what an element says, on one line."""
    return " ".join(element.text_content().split())


def _is_open(box: lxml.html.HtmlElement) -> bool:
    """Whether an element for small things holds a headline or paragraphs."""
    paragraphs = sum(len("".join(p.itertext())) > 80 for p in box.iter("p"))
    return paragraphs > 2 or box.find(".//h1") is not None


def bare(text: str) -> str:
    r"""Return what an XML file that is no page (a feed, an outline) says, its tags taken out.

    >>> bare("<?xml version='1.0'?><item><title>Ferries</title>It rained.</item>").split("\n")
    ['', '', '', 'Ferries', 'It rained.', '']
    """
    for _ in range(2):  # a feed holds the markup of its articles, escaped
        text = unescape(_ANY_TAG.sub("\n", text))
    return text


def lighten(tree: lxml.html.HtmlElement) -> None:
    """Take out what nobody reads: each search and each copy of the tree is the faster for it.

    Data in scripts stay. Lines that are hidden become templates, which `visible` leaves out.
    """
    lxml.etree.strip_elements(
        tree, "style", "svg", "noscript", "iframe", "template", with_tail=False
    )
    for script in tree.iter("script"):
        if "json" not in (script.get("type") or ""):
            script.text = None
    for box in cast("list[lxml.html.HtmlElement]", _HIDDEN(tree)):
        unshown = box.get("hidden") is not None or _UNSHOWN.search(box.get("style", ""))
        short = len("".join(islice(box.itertext(), 60))) < _LINE
        within = next(box.iterancestors("template"), None)
        if unshown and short and within is None and box.find(".//h1") is None:
            box.tag = "template"


def uncommented(tree: lxml.html.HtmlElement) -> None:
    """Take its names from a box that is called one of comments and holds the article.

    That is the first paragraph and much of the others; comments have a box for each.
    """
    named = set(cast("list[lxml.html.HtmlElement]", _COMMENTED(tree)))
    sizes: Counter[lxml.html.HtmlElement | None] = Counter()
    for p in tree.iter("p") if named else ():
        if (size := len("".join(p.itertext()))) > 100:
            sizes[next((up for up in p.iterancestors() if up in named), None)] += size
    first = next(iter(sizes), None)
    if first is not None and 3 * sizes[first] > sizes.total():
        first.attrib.pop("class", None)
        first.attrib.pop("id", None)


def visible(tree: lxml.html.HtmlElement) -> tuple[str, list[Block], list[bool]]:
    """Return the text that a reader of the page sees, its blocks, and which are navigation.

    The tree is written out again as XML, so that tags can be told from text by their brackets: a
    walk over its elements takes longer than finding the article.
    """
    body = tree.find("body") if tree.find("body") is not None else tree
    markup = _UNSEEN.sub("", lxml.etree.tostring(body, encoding="unicode", with_tail=False))
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


def saved_from(text: str) -> tuple[str, str]:
    """Return the address and the day that a browser wrote into the page when saving it.

    >>> saved_from("<!-- saved from url=(0021)https://example.org/a -->")
    ('https://example.org/a', '')
    """
    address = _SAVED.search(text[:4000])
    if not address:
        return "", ""
    days = datewords.find(re.sub(r"^\w+ (\w+) (\d+) (\d{4}).*", r"\1 \2 \3", address[3] or ""))
    return address[1] or address[2], days[0].days[0] if days and days[0].days else ""
