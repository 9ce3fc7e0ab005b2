"""Who wrote a page: names on the line that says so, marked in the page, or in its data.

A person comes before an organisation, and a name is never looked for in a headline or a caption.
The words that lead to a name, in many languages, are data in `words.toml`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice, pairwise

import lxml.html

from ..text.calendar import months, weekdays
from . import blocks as shapes
from .alike import squeezed
from .blocks import Block
from .pagedata import PageData
from .sites import Site, elements
from .tables import table

# Boxes beside the article, in which other names are marked.
_BESIDE = re.compile(
    r"comment|related|recommend|sidebar|widget|footer|teaser|promo|more-?from|caption|gallery",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONGEST = 60
_SMALL = r"(?:de|van|von|der|den|da|di|du|la|le|bin|al|el|dos|del|ten|ter|zu|af|y|e)"
_NAME = rf"[^\W\d_a-z][\w.’'-]*(?: (?:{_SMALL} ){{0,2}}[^\W\d_a-z][\w.’'-]*){{0,3}}"
_JOINED = r"(?:\s?,\s|\s?[&、·]\s?|\s(?:and|und|et|y|e|i|og|och|en|и)\s)"
_NAMES = re.compile(rf"{_NAME}(?:{_JOINED}{_NAME}){{0,5}}")
_TAGS = frozenset("a span div p address li strong em b cite".split())
# What _MARKED can match, with the h1 and the paragraphs that tell the place: one walk.
_PARTS = "uthor yline riter eporter ournalist utor uteur ontrib".split()
_PART = re.compile("|".join(_PARTS))
_ENDS_OPEN = re.compile(r"(?:,|&|·|、|\b(?:and|und|et|y|e))\s*$")
_BEGINS_OPEN = re.compile(r"\s*(?:,|&|·|、|(?:and|und|et|y|e)\b)")
_SPLIT = re.compile(
    r"\s*(?:,|;|&|、|·(?!\s?기자)|/|\||\band\b|\bund\b|\bet\b|\bwith\b)\s*", re.IGNORECASE
)
_STRIPPED = ' \t\r\n\xa0,.;:|/•·–—-*()[]【】<>«»"“”'
_MARKED = re.compile(
    r"(?<![a-z])(?:by[-_]?lines?|authors?|writers?|reporters?|journalists?|autor(?:en|e)?|auteur"
    r"|byline[-_]?authors?|contributors?)(?:[-_]?(?:names?|links?|info|list|item|text|title|details))?"
    r"(?![a-z])",
    re.IGNORECASE,
)
_NOT_MARKED = re.compile(
    r"photo|image|img|picture|credit|comment|bio|avatar|caption|related|follow|social|twitter|email"
    r"|more-?from|widget|sidebar|footer|recommend|teaser|card|date|time|job|role|desc|position",
    re.IGNORECASE,
)


def named_in_page(
    tree: lxml.html.HtmlElement,
    data: PageData,
    blocks: Sequence[Block],
    title: int,
    publisher: str = "",
    markup: str = "",
) -> str:
    """Return the byline of a page of HTML: the first source that names a person.

    Parameters
    ----------
    tree, data
        The page, and what its data say.
    blocks, title
        Its blocks, with the article kept, and the number of the block that is the title.
    publisher
        The site's name, which is no author's.
    """
    sites = {squeezed(s) for s in (publisher, data.publisher()) if s}
    stated = data.authors()
    told = [
        _cleaned(name for kind, name in stated if kind == "Person"),
        _cleaned(name for kind, name in stated if not kind),
        _cleaned(_metas(data)),
    ]
    persons = [[n for n in names if not is_organisation(n, sites)] for names in told]
    best = persons[0]
    if not best and ("author" in markup or "byline" in markup):
        named = [n for n in _cleaned(marked(tree)) if _looks_like_a_name(n)]
        best = [n for n in named if not is_organisation(n, sites)]
    line = [] if best else _cleaned([on_lines(blocks, title)])
    best = best or [n for n in line if not is_organisation(n, sites)]
    best = best or next((names for names in persons[1:] if names), [])
    # Data that name the same and more name them all.
    best = max((names for names in persons if {*best} < {*names}), key=len, default=best)
    if not best:  # a newsroom, where the article's own data name it
        papers = _cleaned(name for kind, name in stated if kind == "Organization")
        best = next((n for n in (*told, papers, line) if n and squeezed(n[0]) not in sites), [])
    return ", ".join(best)


def of_site(tree: lxml.html.HtmlElement, site: Site | None) -> str:
    """Return the names that stand where the site's rules say that they do."""
    found = [_shown(e) for e in elements(tree, site.byline if site else ())[:6]]
    return ", ".join(_cleaned(found))


def _metas(data: PageData) -> list[str]:
    names = table("bylines")["metas"]
    first = next((n for n, _ in data.metas if n in names), "")
    return [words for n, words in data.metas if n == first and first]


def marked(tree: lxml.html.HtmlElement) -> Iterator[str]:
    """Yield the names that are marked as the author's, outside pictures, comments and lists.

    The first of the surest marks counts, and those that stand beside it.
    """
    found: list[tuple[tuple[bool, int], lxml.html.HtmlElement]] = []
    titled, read = tree.find(".//h1") is None, 0
    for element in tree.iter("h1", *_TAGS):  # a search by XPath takes four times as long
        titled |= element.tag == "h1"
        if titled and read <= 2 and element.tag == "p":
            read += len(element.text_content()) > 100
        rank = _rank(element)
        if rank >= 0 and not _is_beside(element) and 2 < len(_shown(element)) < 3 * _LONGEST:
            far = not titled or read > 2
            found.append(((far, rank), element))
        if len(found) > 60:
            break
    best = min((rank for rank, _ in found), default=(True, 0))
    alike = [element for rank, element in found if rank == best]
    near = list(alike[0].iterancestors())[:2] if alike else []
    beside = [e for e in alike[1:] if any(up in near for up in e.iterancestors())]
    yield from map(_shown, [*alike[:1], *(beside if len(beside) < 6 else [])])


def _shown(element: lxml.html.HtmlElement) -> str:
    """The names that an element begins with: "Ada Roe" of "By", "Ada Roe", "Staff writer"."""
    parts = [" ".join(t.split()) for t in islice(element.itertext(), 16)]
    parts = [p for p in parts if p.strip(_STRIPPED) and not _leading().fullmatch(f"{p} ")]
    if len(parts) in (2, 3) and all(re.fullmatch(r"[^\W\d_a-z][\w’'-]*", p) for p in parts):
        return " ".join(parts)  # a first name and a last
    names = parts[:1]
    for last, part in pairwise(parts):
        if not _ENDS_OPEN.search(last) and not _BEGINS_OPEN.match(part):
            break
        names.append(part)
    return " ".join(names)


def _rank(element: lxml.html.HtmlElement) -> int:
    """How sure a mark is: rel and itemprop before the names of classes; -1 for none."""
    if "author" in (element.get("rel") or "").split():
        return 0
    if "author" in (element.get("itemprop") or "").split():
        return 1
    named, number = element.get("class") or "", element.get("id") or ""
    if element.tag == "h1" or not (_PART.search(named) or "yline" in number):
        return -1
    named = _CAMEL.sub("-", f"{named} {number}")
    if not _MARKED.search(named) or _NOT_MARKED.search(named):
        return -1
    return 2


def _is_beside(element: lxml.html.HtmlElement) -> bool:
    for up in [element, *element.iterancestors()]:
        if up.tag in ("figure", "figcaption", "footer", "nav", "aside"):
            return True
        if up.tag in ("article", "main", "body") or up.find(".//h1") is not None:
            return False
        named = f"{up.get('class') or ''} {up.get('id') or ''}"
        if up.tag != "header" and _BESIDE.search(named):
            return True
    return False


def on_lines(blocks: Sequence[Block], title: int) -> str:
    """Return the name on the line that says who wrote the article; "" where none does.

    The lines between the title and the article come first, then those above the title, then the
    beginning and the end of the article itself.
    """
    kept = [i for i, b in enumerate(blocks) if b.kept]
    first, last = (kept[0], kept[-1]) if kept else (len(blocks), len(blocks))
    head = [b for b in blocks[max(0, first - 12) : first] if b.number != title]
    head.sort(key=lambda b: b.number < title)
    for block in head:
        if _is_byline(block.text) and (name := name_in(block.text)):
            return name
    for block in (blocks[i] for i in kept[:2]):
        line = block.text if len(block.text) < 50 else ""
        name = _opening(block.text) or (name_in(line) if _is_byline(line) else "")
        if name:
            return name
    for block in blocks[last : last + 5]:
        if block.number > last and shapes.is_label(block.text):
            break
        if len(block.text) < 80 and (name := _at_foot(block.text)):
            return name
    return ""


def _is_byline(line: str) -> bool:
    return len(line) < 200 and not shapes.says("captions", line[:120])


def name_in(line: str) -> str:
    """Return the name that a line gives for its author; "" where it gives none.

    Examples
    --------
    >>> name_in("By Ada Roe Published: 17 May 2031"), name_in("Lamp Praised by Old Harbour Master")
    ('Ada Roe', '')
    >>> name_in("기자명 김바다 기자"), name_in("Автор: Иван Петров")
    ('김바다', 'Иван Петров')
    """
    for form in _forms("lines"):
        for found in form.finditer(line[:200]):
            name = _until_stop(found["name"])
            if name and _is_name(name):
                return name
    return ""


def _opening(text: str) -> str:
    return next((m["name"] for f in _forms("opening") if (m := f.match(text[:90]))), "")


def _at_foot(text: str) -> str:
    found = next((m["name"] for f in _forms("foot") if (m := f.search(text))), "")
    return found if found and _is_name(found) else ""


@cache
def _forms(where: str) -> list[re.Pattern[str]]:
    filled = (f.replace("NAMES", _NAMES.pattern) for f in table("bylines")[where])
    return [re.compile(form) for form in filled]


def _until_stop(names: str) -> str:
    """A run of names up to the first word that is none: "Ada Roe Published" is Ada Roe."""
    out: list[str] = []
    for word in names.split():
        bare = word.strip(_STRIPPED).lower()
        dated = out and (bare in months() or bare in weekdays())  # April Glaser is a name
        if bare in _stops() or dated:
            break
        out.append(word)
    return re.sub(r"\s(?:and|und|et|y|e|&)$", "", " ".join(out)).strip(_STRIPPED + "&")


@cache
def _stops() -> frozenset[str]:
    return frozenset(table("bylines")["stops"].split())


def _is_name(name: str) -> bool:
    hangul = re.fullmatch(r"[가-힣·, ]+", name)
    if hangul and any(n.strip() in _stops() for n in re.split(r"[·, ]", name)):
        return False
    if name.lower() in months() or name.lower() in weekdays():
        return False
    return 1 < len(name) <= 2 * _LONGEST and re.search(r"\d|https?:|@", name) is None


def _looks_like_a_name(name: str) -> bool:
    """Whether a text is a few words with capitals, or few characters where there are none."""
    if re.search(r"[\u3040-\u9fff\uac00-\ud7a3]", name):
        return len(name) <= 12
    words = [w for w in name.split() if not re.fullmatch(_SMALL, w)]
    return 0 < len(words) <= 5 and all(not w[0].islower() for w in words)


def _cleaned(names: Iterable[str]) -> list[str]:
    """Single names, without "By", titles behind a bar, addresses and repetitions."""
    found: dict[str, str] = {}
    for told in names:
        words = re.sub(r"https?:\S+|\S+@\S+|@\w+|\(\s*\)", " ", told)
        words = re.sub(r"\s+", " ", words).strip(_STRIPPED)
        words = _leading().sub("", words)
        for part in _SPLIT.split(words):
            name = _of_one(part)
            if name and _is_name(name):
                found.setdefault(squeezed(name), name)
    # "Ada" beside "Ada Roe" is the same person.
    return [n for k, n in found.items() if not any(k in o and k != o for o in found)]


def _of_one(part: str) -> str:
    hangul = re.match(r"\s*([가-힣]{2,4})\s?(?:\S{0,6}기자|특파원)", part)
    if hangul:
        return hangul[1]
    name = _until_stop(part)
    if name != part.strip(_STRIPPED) and is_organisation(name):
        name = part.strip(_STRIPPED)  # "AOL Staff"
    elif " " not in name and " " in part.strip(_STRIPPED):
        return ""  # "Get" of "Get email alerts"
    half = len(name) // 2
    name = name[:half].strip() if name[:half].strip() == name[half:].strip() else name
    return name if len(name) <= _LONGEST and len(name.split()) <= 6 else ""


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(table("bylines")["leading"], re.IGNORECASE)


def is_organisation(name: str, sites: Iterable[str] = ()) -> bool:
    """Whether a name is a paper's, an agency's or a newsroom's.

    Examples
    --------
    >>> is_organisation("Osmund News GmbH"), is_organisation("Mira Halloran")
    (True, False)
    """
    short = re.fullmatch(r"[A-Z]{2,6}", name)
    return bool(short or squeezed(name) in sites or _organisations().search(name))


@cache
def _organisations() -> re.Pattern[str]:
    return re.compile(table("bylines")["organisations"], re.IGNORECASE)


def named_in_dump(blocks: Sequence[Block], title: int) -> str:
    """Return the byline of a page that has lost its markup."""
    return ", ".join(_cleaned([on_lines(blocks, title)])) or signature(blocks)


def signature(blocks: Sequence[Block]) -> str:
    """Return a name that stands alone below the article, above what is said of its bearer."""
    last = max((b.number for b in blocks if b.kept), default=len(blocks))
    below = blocks[last + 1 : last + 5]
    for block, after in pairwise(below):
        if shapes.is_label(block.text):
            break
        biography = shapes.says("biographies", after.text[: shapes.LOOK])
        if shapes.is_name(block.text) and (biography or after.text == block.text):
            return block.text
    return ""
