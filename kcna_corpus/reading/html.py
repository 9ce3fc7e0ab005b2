"""What a saved HTML page says of itself: its marked dates, its author and its addresses."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import cast
from urllib.parse import unquote

import htmldate
import lxml.etree
import lxml.html

from . import datelines, datewords
from .markup import FAULTS

_SCRIPTED = re.compile(
    r"""ub(?:lish|lished|lication|)_?(?:[aA]t|[oO]n|[dD]ate|[tT]ime|)\\?["']?\s?[:=]\s?\\?["']?"""
    r"""(\d[^"'<>;\\]{7,40})"""
)
_ELSEWHERE = re.compile(
    r"related|recommend|sidebar|(?<!elementor-)widget|footer|trending|popular|latest|more-|comment|teaser|promo",
    re.IGNORECASE,
)
_STAMPS = "datetime title content data-date data-datetime data-time data-timestamp".split()
_STAMPS += ["data-utime", "data-published", "data-epoch"]
_CLOCK_NAME = re.compile(
    r"(?<![a-z])(?:todays?(?:[-_]?date)?|(?:current|server|system|sys|live|local)[-_]?(?:date|time|day)"
    r"|clock|now|date[-_]?(?:now|today))(?![a-z])",
    re.IGNORECASE,
)
_DATED = re.compile(r"date|time|publish|posted")
_NAMES = lxml.etree.XPath("//@class | //@id", smart_strings=False)


def searched_date(tree: lxml.html.HtmlElement, url: str) -> Iterator[tuple[str, str, str]]:
    """Yield the date that htmldate, which trafilatura brings, finds where no rule of ours does.

    Its extensive search is left out: it loads the grammars of two hundred languages.
    """
    try:
        day = htmldate.find_date(tree, extensive_search=False, original_date=True, url=url or None)
    except FAULTS:
        day = None
    if day:
        yield "anywhere in the page", day, "general search"


def scripted(markup: str) -> Iterator[tuple[str, str, str]]:
    """Yield the dates that a page's scripts call its publication."""
    for script in islice(_SCRIPTED.finditer(markup, 0, 2_000_000), 3):
        yield "a script of the page", script[1], "page script"


def permalinks(tree: lxml.html.HtmlElement) -> list[str]:
    """Return the addresses that a page without one of its own gives for itself."""
    links = tree.xpath(
        "//link[@rel='alternate' or @rel='amphtml']/@href | //h1//a/@href"
        " | //a[contains(@rel,'bookmark')]/@href"
    )
    return [unquote(str(address)) for address in links[:30]]


def marked(tree: lxml.html.HtmlElement, markup: str) -> Iterator[tuple[str, str, str]]:
    """Yield elements outside menus and lists that are marked as dates, with what they show."""
    also = [name for name in _STAMPS[3:] if name in markup]
    for element in islice(_dated(tree, also), 80):
        shown = " ".join(" ".join(islice(element.itertext(), 40))[:200].split())
        stamps = [w.strip()[:60] for name in _STAMPS if (w := element.get(name))]
        words = next((w for w in stamps if datewords.find(datewords.spelled(w))), shown)
        words = datewords.spelled(words)
        dates = datewords.find(words) if len(words) <= 80 else []
        if not any(datelines.dates_page(words, f) for f in dates) or _aside(element):
            continue
        classes = f"{element.get('class') or ''} {element.get('id') or ''}"
        if re.search(r"today|current|clock|now|^today", f"{classes}\n{shown[:5]}", re.IGNORECASE):
            continue
        updated = re.search(r"updat|modif", classes + shown, re.IGNORECASE)
        rule = "updated" if updated else "marked in the page"
        yield f"<{element.tag} class={classes.strip()[:40]!r}>", f"{words}\n{shown}", rule


def clocks(tree: lxml.html.HtmlElement) -> frozenset[str]:
    """Return the short lines that a page marks as the day of its visitors' clock."""
    times: set[str] = set()
    if not any(_CLOCK_NAME.search(str(name)) for name in {*cast("list[str]", _NAMES(tree))}):
        return frozenset(times)
    for element in tree.iter("div", "span", "p", "li", "time", "td", "b", "em", "i", "strong"):
        classes = f"{element.get('class') or ''} {element.get('id') or ''}"
        if len(classes) > 3 and _CLOCK_NAME.search(classes):
            times.add(" ".join(element.text_content()[:120].split()))
    return frozenset(times)


def captions(tree: lxml.html.HtmlElement) -> frozenset[str]:
    """Return the lines below a page's pictures, whole and in their parts."""
    parts = (e for below in islice(tree.iter("figcaption"), 20) for e in islice(below.iter(), 20))
    return frozenset(" ".join("".join(islice(e.itertext(), 20))[:240].split()) for e in parts)


def is_aside(tree: lxml.html.HtmlElement, words: str) -> bool:
    """Whether a page shows words in nothing but menus, comments and lists beside its article."""
    shown = cast("list[lxml.html.HtmlElement]", tree.xpath("//text()[contains(., $w)]/..", w=words))
    return bool(shown) and all(map(_aside, shown))


def _dated(tree: lxml.html.HtmlElement, names: Sequence[str]) -> Iterator[lxml.html.HtmlElement]:
    for element in tree.iter("*"):
        classes = element.get("class")
        if (
            element.tag == "time"
            or (classes and _DATED.search(classes))
            or (element.tag in ("abbr", "span") and element.get("title"))
            or "date" in (element.get("id") or "")
            or any(element.get(name) for name in names)
        ):
            yield element


def _aside(element: lxml.html.HtmlElement) -> bool:
    """Whether an element stands in a menu or a list beside the article, which has the title."""
    for up in [element, *element.iterancestors()]:
        classes = " ".join(up.get(name) or "" for name in ("class", "id", "itemtype"))
        beside = up.tag in ("nav", "footer", "aside", "figcaption") or _ELSEWHERE.search(classes)
        if beside and up.tag not in ("body", "html") and up.find(".//h1") is None:
            return True
    return False
