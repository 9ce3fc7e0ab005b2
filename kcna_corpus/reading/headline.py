"""The title of a page: what its h1 says where that is part of <title>, without the site's name."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

import lxml.html

from .alike import squeezed, stems
from .markup import words_of
from .pagedata import PageData
from .sites import elements, host_of

#: A longer line is no headline.
LONGEST = 300
#: What stands between a headline and the site's name in <title>.
BETWEEN = re.compile(r"\s+[-–—|·•»«›‹~:/⋆*<>]+\s+|\s*[|｜_¦]\s*|\s*::+\s*|：(?=[^：]{2,16}$)")
_NAMED = re.compile(
    r"(?<![a-z])(?:(?:article|story|post|entry|news|page|main|view|content|gisa|doc)[-_]?)*"
    r"(?:title|headline|heading|tit|subject)(?![a-z])(?![-_](?:sub|site|section|widget|bar|list))",
    re.IGNORECASE,
)
_LOGO = re.compile(r"(?<![a-z])(?:logo|brand|site-?(?:title|name))(?![a-z])", re.IGNORECASE)
_NOT_NAMED = re.compile(
    r"site|widget|sub-?(?:title|head)|section|sidebar|related|nav|menu|logo|block-title|list|teaser"
    r"|card|comment|recommend|more|footer|author|caption|promo|newsletter|modal|popup|banner",
    re.IGNORECASE,
)


_LITTLE = frozenset(("the", "and", "for"))  # words of a site's name that any text has
_NAME = 5  # words: a longer title is no site's name
_SPACELESS = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def title_of(
    tree: lxml.html.HtmlElement, data: PageData, publisher: str = "", places: Sequence[str] = ()
) -> str:
    """Return the headline of a page, "" if it gives none.

    The publisher's name is no part of it; `places` are where the site's rules say that it stands.

    >>> from .pagedata import read
    >>> page = lxml.html.fromstring("<html><head><title>Lamp lit again - The Tarn Courier</title>"
    ...     "</head><body><h1>The Tarn Courier</h1><h1>Lamp lit again</h1></body></html>")
    >>> title_of(page, read(page))
    'Lamp lit again'
    """
    for element in elements(tree, places)[:1]:
        if line := words_of(element):
            return line
    sites = [s for s in (publisher, _host_name(data), *_logos(tree, data.heading)) if s]
    body = _body(tree)
    stated = [data.meta("og:title"), data.heading, data.meta("twitter:title")]
    shown = [h for h in _headings(tree, stated) if not _is_site(h, sites)]
    could = shown or _set_apart(tree, stated)
    parts = [h for h in could if any(_is_part(h, s, sites, body) for s in stated if s)]
    headline = next((n.headline for n in data.own if n.headline), "")
    agreed = squeezed(headline) == squeezed(stated[0]) and not BETWEEN.search(headline)
    if headline and agreed and not _is_weak(headline, sites, body):
        return headline
    if parts:
        whole = squeezed(next(filter(None, stated)))
        best = max(parts, key=lambda h: (len(stems(h) & body), whole.startswith(squeezed(h))))
        bare = squeezed(best) == whole and len(best.split()) < _NAME  # it may be the site's name
        if not (bare and _is_weak(best, sites, body)):
            return next((s for s in stated if _is_respaced(s, best)), best)
    best = _plain(stated[0] or headline, sites, shown)
    slogan = stated[0] and _is_site(BETWEEN.split(stated[0])[0], sites) and best not in shown
    if headline and best != headline and (headline in shown or best.startswith(headline)):
        best = headline
    # An h1 says more than a <title> that is written for searches.
    likely = [h for h in shown if not _is_weak(h, sites, body)]
    best = best or max(
        likely, key=lambda h: len(stems(h) & (body | stems(data.heading))), default=""
    )
    stated_title = _plain(data.heading or stated[2], sites, shown)
    of_page = len(stems(stated_title) & body) > len(stems(best) & body)
    alike = 2 * len(stems(stated_title) & stems(best)) >= len(stems(best))
    telling = max(likely, key=lambda h: len(stems(h) & body), default="")
    if slogan and telling and len(stems(telling) & body) >= len(stems(best) & body):
        best = telling
    aside = not alike or best in BETWEEN.split(data.heading)  # the site's name behind the title
    if not best or (best in shown and of_page and aside):
        best = stated_title  # the h1 is the name of a section
    if _is_weak(best, sites, body):
        stated_of = [n.headline for n in data.others]
        others = [*shown, *_named(tree), _plain(data.heading, sites, shown), *stated_of]
        best = next((h for h in others if h and not _is_weak(h, sites, body)), best)
    if not best or _is_site(best, sites):
        best = next(iter(shown), "")
    return best


def _host_name(data: PageData) -> str:
    """The name in an address: "lantern" of "www.lantern.example"."""
    parts = host_of(next(iter(data.addresses), "")).split(".")
    return max(parts[:-1], key=len, default="")


def _body(tree: lxml.html.HtmlElement) -> set[str]:
    """What the page's paragraphs tell, as stems."""
    paragraphs = islice((p.text_content() for p in tree.iter("p")), 60)
    return stems(" ".join(t[:600] for t in paragraphs if len(t) > 60)[:6000])


def _logos(tree: lxml.html.HtmlElement, title: str) -> Iterator[str]:
    """What an h1 says that leads home, or is marked as the site's name, or stands before ":"."""
    for h in islice(tree.iter("h1"), 12):
        links = h.findall(".//a")
        home = len(links) == 1 and re.fullmatch(
            r"https?://[^/]+|(?:https?://[^/]+)?/(?:index\.\w+)?", links[0].get("href") or "x"
        )
        line = " ".join(h.text_content()[:100].split())
        rest = title.partition(f"{line}: ")[2]
        lesser = rest and any(rest == _line_of(other) for other in tree.iter("h2", "h3"))
        if home or lesser or _LOGO.search(f"{h.get('class') or ''} {h.get('id') or ''}"):
            yield line


def _headings(tree: lxml.html.HtmlElement, stated: Sequence[str]) -> list[str]:
    parts = {squeezed(part) for title in stated for part in BETWEEN.split(title)}
    lines = (_without_kicker(h, parts) for h in islice(tree.iter("h1"), 12))
    return [h for h in dict.fromkeys(lines) if 2 < len(h) <= LONGEST]


def _without_kicker(heading: lxml.html.HtmlElement, parts: set[str]) -> str:
    """What an h1 says, or its box that the page calls its title: a kicker stands in another."""
    line = _line_of(heading)
    if squeezed(line) in parts:
        return line
    boxes = map(_line_of, heading.iter("span", "em", "strong", "div"))
    return max((t for t in boxes if " " in t and squeezed(t) in parts), key=len, default=line)


def _set_apart(tree: lxml.html.HtmlElement, stated: Sequence[str]) -> list[str]:
    """The lesser headings of a page without an h1 that its <title> sets apart from other words."""
    parts = {squeezed(p) for s in stated for p in (*BETWEEN.split(s), s.partition(": ")[2])}
    heads = islice(tree.iter("h2", "h3", "h4", "b", "strong", "font"), 60)
    return [line for line in map(_line_of, heads) if squeezed(line) in parts and " " in line]


def _line_of(heading: lxml.html.HtmlElement) -> str:
    """A heading on one line: what a break or boxes of their own part stays apart."""
    parts = [part for part in heading.itertext() if part.strip()]
    own = (heading.text, *(child.tail for child in heading))
    boxed = len(heading) > 1 and not any((t or "").strip() for t in own)
    apart = (boxed or heading.find(".//br") is not None) and not _SPACELESS.search("".join(parts))
    line = (" " if apart else "").join(parts)
    return " ".join(line[: LONGEST + 1].split()).rstrip("¶# ")


def _is_respaced(title: str, heading: str) -> bool:
    """Whether a title is a heading with its own spaces, or in small letters where that has none."""
    one, other = ("".join(t.split()) for t in (title, heading))
    return one == other or (heading.isupper() and one.casefold() == other.casefold())


def _is_site(title: str, sites: Sequence[str]) -> bool:
    """Whether a title is a site's name or its address, or part of these."""
    bare = squeezed(title)
    return not bare or any(
        bare in (name, f"the{name}", f"{name}com") or (len(name) > 4 and bare in name)
        for name in map(squeezed, sites)
        if name
    )


def _is_part(heading: str, title: str, sites: Sequence[str], body: set[str]) -> bool:
    """Whether a heading is the part of a title that is no name of a site or section."""
    bare, whole = squeezed(heading), squeezed(title)
    if bare not in whole or not bare:
        return False
    if 2 * len(bare) >= len(whole):
        return True
    # The shorter part: it is the headline if it begins the title and the rest is less of the text.
    rest = [p for p in BETWEEN.split(title) if p and squeezed(p) not in bare]
    shared = max((len(stems(p) & body) for p in rest if not _is_site(p, sites)), default=0)
    begins = whole.startswith(bare)
    many = len(stems(heading)) > 1 or (begins and not shared)
    return many and len(stems(heading) & body) + begins > shared


def _plain(title: str, sites: Sequence[str], shown: Sequence[str]) -> str:
    """A title without the site's name before or behind it."""
    first, colon, rest = title.partition(": ")
    if colon and _is_site(first, sites):
        title = rest.strip()
    behind = (s for s in sites if len(s) > 3 and re.search(rf"[:：・]\s?{re.escape(s)}$", title))
    title = title[: len(title) - len(next(behind, ""))].rstrip(" :：・") if sites else title
    for _ in range(3):
        marks = list(BETWEEN.finditer(title))
        if not marks:
            return title
        begin, end = title[: marks[-1].start()].strip(), title[marks[-1].end() :].strip()
        first, rest = title[: marks[0].start()].strip(), title[marks[0].end() :].strip()
        if begin and (_is_site(end, sites) or begin in shown or _is_suffix(begin, end)):
            title = begin
        elif rest and (_is_site(first, sites) or rest in shown):
            title = rest
        else:
            return title
    return title


def _is_suffix(begin: str, end: str) -> bool:
    """Whether the end of a title is, by its size, the name of a site."""
    return len(end.split()) <= 4 and len(end) < 35 and len(begin) > 1.5 * len(end)


def _is_weak(title: str, sites: Sequence[str], body: set[str]) -> bool:
    little = _LITTLE if len(title.split()) < _NAME else frozenset()
    support = not body or not (stems(title) - little).isdisjoint(body)
    return _is_site(title, sites) or len(stems(title)) < 2 or not support


def _named(tree: lxml.html.HtmlElement) -> Iterator[str]:
    """Short lines that are marked as a title by their class, or stand as a lesser heading."""
    for element in tree.iter("div", "p", "span", "strong", "td", "h2", "h3"):
        classes = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _NAMED.search(classes) and not _NOT_NAMED.search(classes):
            words = " ".join(element.text_content()[: LONGEST + 1].split())
            if 4 < len(words) <= LONGEST:
                yield words
    for element in islice(tree.iter("h2", "h3", "p"), 40):
        if element.tag == "p":
            if len(element.text_content()) > 60:
                return  # what stands below the first paragraph heads a part
            continue
        words = " ".join(element.text_content()[: LONGEST + 1].split())
        if 12 < len(words) <= LONGEST and not _NOT_NAMED.search(element.get("class") or ""):
            yield words
