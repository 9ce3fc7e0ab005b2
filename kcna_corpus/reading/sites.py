"""Rules for single sites, as data: one file a site, with the dates for which they hold.

Beside each file of rules stands an invented page of that layout and what it must give; a test
reads them all, so a site that has changed its layout is a clear room to mend. A rule only adds to
what the general ones find.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lxml.html

FOLDER = Path(__file__).parent / "sites"
_STEP = re.compile(r"([\w-]*)(?:([.#])([\w-]+))?(?<=.)")


@dataclass(frozen=True)
class Site:
    """What is known of one site's pages.

    `viewed` and `printed` match the lines with the viewer's date and the article's; `ends` the
    block after an article; `drop` blocks that never belong to it. `title`, `day`, `byline` and
    `body` say in which elements of a page of HTML these stand, the surest first.
    """

    host: str
    publisher: str
    seen: tuple[date, date]
    viewed: str = ""
    printed: str = ""
    order: str = ""
    zone: str = ""
    ends: str = ""
    drop: str = ""
    language: str = ""
    title: tuple[str, ...] = ()
    day: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    expected: Mapping[str, Any] = field(default_factory=dict)


def host_of(url: str | None) -> str:
    """Return the host of an address, without "www." and without case; "" for none.

    >>> host_of("https://www.Example.org:80/a"), host_of("http://[broken")
    ('example.org', '')
    """
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def rules_for(url: str | None, captured: date | None = None) -> tuple[Site | None, str]:
    """Return the rules for an address, and what is to be said about them.

    A copy captured outside the dates for which the rules hold is read without them.
    """
    host = host_of(url)
    site = all_sites().get(host) or all_sites().get(host.partition(".")[2])
    if site is None:
        return None, ""
    first, last = site.seen
    if captured and not first <= captured <= last:
        return None, f"rules for {site.host} hold from {first} to {last}; not used"
    return site, f"rules for {site.host}, seen from {first} to {last}"


def elements(tree: lxml.html.HtmlElement, selectors: Sequence[str]) -> list[lxml.html.HtmlElement]:
    """Return the elements of the first place that a page has: names of classes, ids and tags.

    >>> page = lxml.html.fromstring("<div class='top day'><b>17 May</b></div>")
    >>> [e.text for e in elements(page, ["#none", ".day b"])]
    ['17 May']
    """
    for selector in selectors:
        path = "".join(map(_step, selector.split())).removeprefix("//")
        if matches := tree.xpath(f"descendant-or-self::{path}"):
            return list(matches)
    return []


def _step(name: str) -> str:
    """One element on the way to a place: `p`, `.class`, `p.class`, `#id`, `p#id`."""
    step = _STEP.fullmatch(name)
    if not step:
        raise ValueError(f"{name!r} is no place: write p, .class, p.class, #id or p#id")
    tag, mark, value = step.groups()
    if mark == ".":
        value = f"[contains(concat(' ', normalize-space(@class), ' '), ' {value} ')]"
    elif mark:
        value = f"[@id='{value}']"
    return f"//{tag or '*'}{value or ''}"


@cache
def all_sites() -> dict[str, Site]:
    """Return the rules of every site, by host."""
    sites = {}
    for path in sorted(FOLDER.glob("*.toml")):
        rules = tomllib.loads(path.read_text(encoding="utf-8"))
        rules |= {name: tuple(value) for name, value in rules.items() if isinstance(value, list)}
        sites[rules["host"]] = Site(**rules)
    return sites
