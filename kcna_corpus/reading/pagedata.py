"""What a page's data say of the article: JSON-LD, microdata and meta elements, as typed nodes.

A page's data tell of many things: the article, its pictures, its comments, the stories beside it,
the claim that it checks. Each node keeps its type and its path, and counts only where it is this
article: by its headline, by its address, or because it names neither and stands for the page.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

import lxml.html

from .alike import same_headline
from .vocabulary import table

#: What leads from one node to another that is the same article.
_SAME = frozenset(
    ("@graph", "mainEntity", "mainEntityOfPage", "mainContentOfPage", "blogPost", "blogPosts")
)
#: The types of a node that can be an article; one without a type can be.
_ARTICLE = re.compile(
    r"(?:Article|Posting|Post|Page|Review|Report|Recipe|Work|Question|HowTo|Episode|Essay)$"
)
_FILM = re.compile(r"(?:(?:Video|Audio)Object|Episode)$")
_LONGEST, _DEEPEST, _MOST = 2_000_000, 12, 400
_BROKEN_DATE = re.compile(
    r'"(datePublished|dateCreated|uploadDate|dateModified)"\s*:\s*'
    r'(?:"([^"]{4,40})"|(\d{10}(?:\d{3})?)\b)'
)
_WRAPPED = re.compile(r"^\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?)\s*")
_LOOSE_COMMA = re.compile(r",(?=\s*[}\]])")
_SENTENCE = 7  # words that no site has for its name
_MARKED = ("datePublished", "dateCreated", "dateModified", "author", "creator", "headline", "url")


class Node(NamedTuple):
    """One thing that a page's data describe, where it stands in them, and what is said of it."""

    source: str
    types: tuple[str, ...]
    path: tuple[str, ...]
    values: Mapping[str, Any]

    @property
    def headline(self) -> str:
        """What the node calls itself; "" where it does not say."""
        names = ("headline", "alternativeHeadline", *(("name",) if self.is_film else ()))
        return text_of(next(filter(None, map(self.values.get, names)), ""))

    @property
    def is_film(self) -> bool:
        """Whether the node is a film, a sound or a part of a row, which go by their `name`."""
        return any(map(_FILM.search, self.types))

    @property
    def addresses(self) -> list[str]:
        """The addresses that the node gives for itself."""
        stated = [self.values.get(k) for k in ("url", "mainEntityOfPage", "@id")]
        references = (t.get("@id") or t.get("url") if isinstance(t, Mapping) else t for t in stated)
        return [t for t in references if isinstance(t, str) and "/" in t]


@dataclass(frozen=True)
class PageData:
    """The data of one page: its nodes, its meta elements, its <title> and its own addresses."""

    nodes: tuple[Node, ...]
    metas: tuple[tuple[str, str], ...]
    heading: str
    #: what the page's data, its <title> and its h1 call the page
    names: tuple[str, ...]
    addresses: tuple[str, ...]

    def meta(self, *names: str) -> str:
        """Return the first of these meta elements that is there."""
        first_of = dict(reversed(self.metas))
        return next((first_of[n] for n in names if first_of.get(n)), "")

    @cached_property
    def own(self) -> list[Node]:
        """The nodes that are this article, those that say so by name or address first."""
        could = [(self._is_named(n), n) for n in self.nodes if self._can_be_article(n)]
        sure = [n for named, n in could if named]
        open_ones = [n for named, n in could if not (named or n.headline or self._astray(n))]
        first = {n.types: n for n in open_ones[::-1]}  # of a thread, the post that opens it
        return sure + [n for n in open_ones if n.source != "microdata" or n is first[n.types]]

    @cached_property
    def others(self) -> list[Node]:
        """What could be the article but for its headline or address: one node at most."""
        could = [] if self.own else [n for n in self.nodes if self._can_be_article(n)]
        return could if len(could) == 1 else []

    def _can_be_article(self, node: Node) -> bool:
        typed = not node.types or any(_ARTICLE.search(t) for t in node.types)
        return typed and set(node.path) <= _SAME

    @cached_property
    def _paths(self) -> set[str]:
        return {path_of(a) for a in self.addresses} - {""}

    def _is_named(self, node: Node) -> bool:
        if self._paths & {path_of(a) for a in node.addresses}:
            return True
        return any(same_headline(node.headline, name) for name in self.names)

    def _astray(self, node: Node) -> bool:
        """Whether a node gives addresses and none is the page's."""
        there = {path_of(a) for a in node.addresses} - {""}
        return bool(self._paths and there and not self._paths & there)

    def dates(self) -> Iterator[tuple[str, str, str]]:
        """Yield (where, words, rule) for each date that is said of this article."""
        own = [*self.own, *[n for n in self.nodes if n.source == "broken JSON-LD"]]
        published = [
            *_stated([n for n in own if n.source != "microdata"], "datePublished"),
            *self._in_metas("published_meta"),
            *_stated([n for n in own if n.source == "microdata"], "datePublished"),
        ]
        # When its text or its film was made is told where nothing says when it was published.
        films = [n for n in self.nodes if n.is_film and not n.path]
        films = [n for n in films if not n.headline or self._is_named(n)]
        creations = [
            *_stated(own, "dateCreated"),
            *self._in_metas("created_meta"),
            *_stated([*own, *films], "uploadDate"),
        ]
        for where, words in published or creations:
            yield where, words, "page data"
        for where, words in creations if published else ():
            yield where, words, "when it was made"
        for where, words in _stated(self.others, "datePublished"):
            yield where, words, "data under another headline"
        for where, words in [*_stated(own, "dateModified"), *self._in_metas("updated_meta")]:
            yield where, words, "updated"

    def days_of_others(self) -> set[str]:
        """Return the days that the data give to what is not the article."""
        films = [n for n in self.nodes if n.is_film and not n.path]
        kept = {id(n) for n in (*self.own, *self.others, *films)}
        others = (n.values for n in self.nodes if id(n) not in kept)
        names = ("datePublished", "dateCreated", "uploadDate")
        return {text_of(values.get(name))[:10] for values in others for name in names}

    def _in_metas(self, kind: str) -> list[tuple[str, str]]:
        names = table("dates")[kind]
        return [(f"meta {n}", words[:60]) for n, words in self.metas if n in names]

    def authors(self) -> list[tuple[str, str]]:
        """Return (kind, name) of the article's authors: "Person", "Organization" or ""."""
        named = [n for n in self.nodes if n.values.get("name") or n.values.get("familyName")]
        nodes = {n.values["@id"]: n for n in named if isinstance(n.values.get("@id"), str)}
        names: dict[tuple[str, str], None] = {}
        for node in self.own + self.others:
            for key in ("author", "creator"):
                for who in _listed(node.values.get(key)):
                    names |= dict.fromkeys(_author(who, nodes))
            if any(kind != "Organization" for kind, _ in names):
                break
        return list(names)

    def publisher(self) -> str:
        """Return the name of the paper or the site; "" where the data give none."""
        stated_by = (n.values.get("publisher") for n in [*self.own, *self.others])
        stated = next((name for t in stated_by for w in _listed(t) if (name := text_of(w))), "")
        metas = ("og:site_name", "application-name", "dc.publisher", "twitter:site")
        candidates = (self.meta(metas[0]), stated, *map(self.meta, metas[1:]))
        names = [n.lstrip("@") for n in candidates if n and "://" not in n]
        # A page's whole title stands there for a name by mistake.
        return next((n for n in names if n != self.heading or len(n.split()) < _SENTENCE), "")

    def descriptions(self) -> list[str]:
        """Return what the page says of itself in a sentence or two."""
        stated = [text_of(n.values.get("description")) for n in self.own]
        names = ("description", "og:description", "twitter:description")
        return [t for t in (*map(self.meta, names), *stated) if t]

    def address(self) -> str:
        """Return the address that the page gives for itself."""
        return next((a for a in self.addresses if a.startswith(("http:", "https:"))), "")


def read(tree: lxml.html.HtmlElement, url: str = "", markup: str = "itemprop") -> PageData:
    """Return the data of a page; `markup` tells quickly whether it holds any microdata.

    >>> page = lxml.html.fromstring(
    ...     "<html><head><title>Port shut</title><script type='application/ld+json'>"
    ...     '{"headline": "Port shut", "datePublished": "2031-05-17", "comment":'
    ...     ' {"datePublished": "2031-06-09"}}</script></head></html>')
    >>> [words for _, words, _ in read(page).dates()]
    ['2031-05-17']
    """
    nodes: list[Node] = []
    metas: list[tuple[str, str]] = []
    heading = canonical = ""
    for tag in tree.iter("script", "meta", "title", "link"):
        if tag.tag == "meta":
            metas += _meta(tag)
        elif tag.tag == "title":
            heading = heading or " ".join((tag.text or "").split())
        elif tag.tag == "link":
            canonical = canonical or (tag.get("href", "") if tag.get("rel") == "canonical" else "")
        elif "ld+json" in (tag.get("type") or ""):
            nodes += _json_nodes((tag.text or "")[:_LONGEST])
    if "itemprop" in markup:
        nodes += _microdata(tree)
    first_of = dict(reversed(metas))
    shown = [" ".join(h.text_content()[:400].split()) for h in tree.iter("h1")]
    names = [heading, first_of.get("og:title", ""), first_of.get("twitter:title", ""), *shown[:6]]
    addresses = [a for a in (url, canonical, first_of.get("og:url", "")) if a]
    return PageData(
        tuple(nodes[:_MOST]), tuple(metas), heading, tuple(filter(None, names)),
        tuple(addresses),
    )  # fmt: skip


def _meta(tag: lxml.html.HtmlElement) -> list[tuple[str, str]]:
    name = tag.get("property") or tag.get("name") or tag.get("http-equiv")
    if not name and tag.get("itemprop") and tag.getparent().tag == "head":
        name = tag.get("itemprop")
    words = (tag.get("content") or tag.get("value") or "").strip()
    return [(n, words) for n in (name or "").lower().split()] if words else []


def _json_nodes(text: str) -> Iterator[Node]:
    """The nodes of one block of JSON-LD, as far as it can be parsed."""
    plain = _WRAPPED.sub("", text).strip()
    for attempt in (plain, _LOOSE_COMMA.sub("", plain)):
        try:
            data, _ = json.JSONDecoder(strict=False).raw_decode(attempt)
        except (ValueError, RecursionError):
            continue
        yield from islice(_below(data, ()), _MOST)
        return
    dates: dict[str, str] = {}
    for name, words, seconds in _BROKEN_DATE.findall(text):
        dates.setdefault(name, words or seconds)
    if dates:
        yield Node("broken JSON-LD", (), (), dates)


def _below(data: Any, path: tuple[str, ...], depth: int = 0) -> Iterator[Node]:
    """A node of JSON-LD and all that stand below it, each with the names that lead to it."""
    if depth > _DEEPEST:
        return
    for value_here in _listed(data)[:_MOST]:
        if isinstance(value_here, Mapping):
            types = tuple(str(t).rpartition("/")[2] for t in _listed(value_here.get("@type")))
            yield Node("JSON-LD", types, path, value_here)
            for name, value in value_here.items():
                if isinstance(value, (dict, list)):
                    yield from _below(value, (*path, str(name)), depth + 1)
        elif isinstance(value_here, list):
            yield from _below(value_here, path, depth + 1)


def _microdata(tree: lxml.html.HtmlElement) -> Iterator[Node]:
    """The items of a page's microdata; what is marked outside all items is the page's own."""
    items: dict[Any, tuple[lxml.html.HtmlElement | None, dict[str, Any]]] = {}
    for element in tree.xpath("//*[@itemprop or @pubdate]")[: 5 * _MOST]:
        names = (element.get("itemprop") or "datePublished").split()
        scope = next(
            (up for up in element.iterancestors() if up.get("itemscope") is not None), None
        )
        if element.tag == "meta" and scope is None and element.getparent().tag == "head":
            continue
        _, values = items.setdefault(scope, (scope, {}))
        for name in names:
            if name in _MARKED and name not in values:
                values[name] = _marked_value(element)
            elif name in ("author", "creator") and scope is not None:  # else `bylines` looks where
                values[name] = [*_listed(values[name]), _marked_value(element)]
    for scope, values in items.values():
        kind = (scope.get("itemtype") or "").rpartition("/")[2] if scope is not None else ""
        path = _path_of(scope) if scope is not None else ()
        yield Node("microdata", (kind,) if kind else (), path, values)


def _path_of(scope: lxml.html.HtmlElement) -> tuple[str, ...]:
    ups = [scope, *scope.iterancestors()]
    return tuple(up.get("itemprop") for up in ups if up.get("itemprop"))[::-1]


def _marked_value(element: lxml.html.HtmlElement) -> Any:
    stamp = element.get("content") or element.get("datetime")
    words = stamp or " ".join(element.text_content()[:300].split())
    if element.get("itemscope") is None:
        return words or element.get("href", "")
    name = element.find(".//*[@itemprop='name']")
    named = _marked_value(name) if name is not None else words
    return {"@type": (element.get("itemtype") or "").rpartition("/")[2], "name": named}


def _stated(nodes: Iterable[Node], name: str) -> list[tuple[str, str]]:
    """What nodes say under a name; what a page says counts only where no article says it."""
    rows = []
    for node in nodes:
        words = text_of(node.values.get(name))
        if words:
            row = (f"{node.source} {name}", words[:60].strip())
            rows.append((any(t.endswith("Page") for t in node.types), row))
    surest = min((page for page, _ in rows), default=False)
    return [row for page, row in rows if page == surest]


def _author(who: Any, nodes: Mapping[str, Node]) -> Iterator[tuple[str, str]]:
    kind = ""
    if isinstance(who, Mapping):
        reference = who.get("@id")
        if not who.get("name") and isinstance(reference, str) and reference in nodes:
            who = nodes[reference].values
        kinds = [str(t).rpartition("/")[2] for t in _listed(who.get("@type"))]
        kind = "Person" if "Person" in kinds else "Organization" if kinds else ""
        if not who.get("name") and who.get("familyName"):
            who = f"{text_of(who.get('givenName'))} {text_of(who['familyName'])}"
    for name in _listed(who.get("name")) if isinstance(who, Mapping) else [who]:
        if words := text_of(name):
            yield kind, words


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def text_of(value: Any) -> str:
    """Return a value of the data as words: the first of a list, the name or value of a node.

    >>> text_of(["2031-05-17"]), text_of({"@value": "Port shut"}), text_of(None)
    ('2031-05-17', 'Port shut', '')
    """
    for _ in range(3):
        if isinstance(value, list):
            value = value[0] if value else ""
        if isinstance(value, Mapping):
            value = value.get("@value") or value.get("name")
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    words = str(value)
    return " ".join((unescape(words) if "&" in words else words).split())


def path_of(address: str) -> str:
    """Return the last part of an address that names a page, to compare addresses by.

    >>> path_of("https://m.lantern.example/news/port-shut/?x=1"), path_of("https://a.example/")
    ('port-shut', '')
    >>> path_of("https://lantern.example/view.php?id=7")
    'view?id=7'
    """
    try:
        parts = urlsplit(unquote(address.partition("#")[0]))
    except ValueError:
        return ""
    last = [p for p in parts.path.split("/") if p and p != "amp"]
    name = re.sub(r"\.(?:s?html?|php|aspx?|amp)$", "", last[-1].lower()) if last else ""
    # "view.php" and its like name nothing without what follows.
    bare = len(name) < 12 and not re.search(r"\d|-", name)
    return f"{name}?{parts.query}" if parts.query and name and bare else name
