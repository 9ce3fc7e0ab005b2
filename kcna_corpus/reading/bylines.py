"""Who wrote a page: names on the line that says so, marked in the page, or in its data.

A person comes before an organisation, and a name is never looked for in a headline or a caption.
The words that lead to a name, in many languages, are data in `words.toml`.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice, pairwise

import lxml.html

from . import blocks as shapes
from .alike import squeezed
from .blocks import Block
from .byline_names import (
    LONGEST,
    SMALL,
    STRIPPED,
    is_name,
    is_organisation,
    looks_like_one,
    single,
    until_stop,
)
from .pagedata import PageData
from .sites import Site, elements
from .vocabulary import expression, table

# Boxes beside the article, in which other names are marked.
_BESIDE = re.compile(
    r"comment|related|recommend|sidebar|(?<!elementor-)widget|footer|teaser|promo|more-?from|caption|gallery",
    re.IGNORECASE,
)
_CREDITED = re.compile(r"hoto|llustr|dited|ranslat|reviewed", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAMED = r"(?!(?:AND|UND)\b)[^\W\d_a-z][\w.’'-]*"
_NAME = rf"(?:Prof\. )?{_NAMED}(?:(?<!\w{{4}}\.) (?:{SMALL} ){{0,2}}(?:[dl][’'])?{_NAMED}){{0,3}}"
_AND = r"(?:and|AND|und|UND|et|y|e|i|og|och|en|и)\s"
_JOINED = rf"(?:\s?,\s(?:{_AND})?|\s?[&、·]\s?|\s{_AND})"
_NAMES = re.compile(rf"{_NAME}(?:{_JOINED}{_NAME}){{0,11}}")
_RANKS = "(?:선임|전문|인턴|온라인|수습)"  # of a reporter, and no name: 선임기자
_KOREANS = (
    rf"(?P<name>(?!{_RANKS})[가-힣]{{2,4}}(?:[·,] ?[가-힣]{{2,4}})*)\s?{_RANKS}?(?:기자|특파원)"
)
# Where each of several wrote: "By Ada Roe in Varn and Tom Vale (Osmund) and Jo Field".
_PLACE = re.compile(rf"\s(?:(?:in|à)\s{_NAME}|\([^()]{{2,40}}\))(?=,?\s{_AND}{_NAME})")
_TAGS = frozenset("a span div p address li strong em b cite".split())
# What _MARKED can match, with the h1 and the paragraphs that tell the place: one walk.
_PARTS = "uthor yline riter eporter ournalist utor uteur ontrib".split()
_PART = re.compile("|".join(_PARTS))
_ENDS_OPEN = re.compile(r"(?:,|&|·|、|\b(?:and|und|et|y|e))\s*$")
_BEGINS_OPEN = re.compile(r"\s*(?:,|&|·|、|(?:and|und|et|y|e)\b)")
_MARKED = re.compile(
    r"(?<![a-z])(?:by[-_]?lines?|authors?|writers?|reporters?|journalists?|autor(?:en|e)?|auteur"
    r"|byline[-_]?authors?|contributors?)(?:[-_]?(?:names?|links?|info|list|item|text|title|details))?"
    r"(?![a-z])",
    re.IGNORECASE,
)
_NOT_MARKED = re.compile(
    r"photo|image|img|picture|credit|comment|bio|avatar|caption|related|follow|social|twitter|email"
    r"|more-?from|widget|sidebar|footer|recommend|teaser|(?<!h-)(?<!v)card|categor|date|time|job|role|desc|position|note",
    re.IGNORECASE,
)
#: What the address of an author's own page holds, and how sure a link to it is.
_PROFILE = re.compile(
    r"/(?:authors?|autor(?:en|es)?|auteurs?|autore|profiles?|staff|editors?|contributors?"
    r"|columnists?|reporters?|journalists?|redakteure?|yazar(?:lar)?|writers?|bylines?|by)/[^/]{3}"
    r"|/(?:author|profile)-[^/]{3}",
    re.IGNORECASE,
)
_LINKED = 3
_SHORT = 50  # a longer line of the article names its authors where they are most of it
_ADDRESS = re.compile(r"[\s(–-]*https?://\S*")  # of "Ada Roe - https://roe.example"
_USER = re.compile(r"[a-z][a-z_.-]{2,24}")
_TURNED = re.compile(rf"^\s*((?:{SMALL} )*[^\s,]+), ?([^\W\d_][^,]*?)\s*$")
# "The Lamp, by Jane Field" names whose work is spoken of.
_WORK = re.compile(r".+[^\W\d_][,:] (?:by|von|par|por|di) ")


def named_in_page(
    tree: lxml.html.HtmlElement,
    data: PageData,
    blocks: Sequence[Block],
    title: int,
    publisher: str = "",
) -> str:
    """Return the byline of a page of HTML: the first source that names a person.

    `title` is the number of the block that is the title; the publisher's name is no author's.
    """
    sites = {squeezed(s) for s in (publisher, data.publisher()) if s}

    def persons(bylines: Iterable[str]) -> list[str]:
        return [n for n in bylines if not is_organisation(n, sites)]

    authors = data.authors()
    stated = single((name for kind, name in authors if kind == "Person"), stated=True)
    untyped = single((name for kind, name in authors if not kind), stated=True)
    metas = single(_metas(data), stated=True)
    best = persons(stated)
    near = [] if best else persons(marked(tree))
    line = [] if best or near else single([on_lines(blocks, title)])
    sources = (best, near, persons(line), persons(untyped), persons(metas))
    best = next((names for names in sources if names), [])
    # Data that name the same and more name them all.
    more = [n for n in map(persons, (stated, untyped, metas)) if _names_more(n, best)]
    best = max(more, key=len, default=best)
    if not best:  # a newsroom, where the article's own data name it
        papers = single((name for kind, name in authors if kind == "Organization"), stated=True)
        bylines = (stated, untyped, metas, papers, line)
        best = next((n for n in bylines if n and squeezed(n[0]) not in sites), [])
    return ", ".join(best)


def _names_more(names: Sequence[str], few: Sequence[str]) -> bool:
    """Whether names are those of a shorter list, or hold them whole, and more."""
    superset = all(any(squeezed(one) in squeezed(name) for name in names) for one in few)
    return superset and len("".join(names)) > len("".join(few))


def of_site(tree: lxml.html.HtmlElement, site: Site | None) -> str:
    """Return the names that stand where the site's rules say that they do."""
    shown = [_shown(e) for e in elements(tree, site.byline if site else ())[:6]]
    return ", ".join(single(shown))


def _metas(data: PageData) -> list[str]:
    names = table("bylines")["metas"]
    stated = [
        # As libraries write it, each author in an element: "Roe, Ada".
        (n, _TURNED.sub(r"\2 \1", words) if n == "citation_author" or "creator" in n else words)
        for n, words in ((n, _ADDRESS.sub("", words)) for n, words in data.metas if n in names)
        if words and words[0] not in "/@"
    ]
    if stated:
        return [words for n, words in stated if n == stated[0][0]]
    # A card for sharing says "Written by" in one element and the name in the next.
    card = expression("bylines", "cards")
    numbers = (n for n in "12" if card.fullmatch(data.meta(f"twitter:label{n}")))
    return [data.meta(f"twitter:data{n}") for n in numbers]


def marked(tree: lxml.html.HtmlElement) -> list[str]:
    """Return the names that are marked as the author's beside the title, else as the page's.

    Pictures, comments and lists are left out. The first of the surest marks counts, and those that
    stand beside it: all in its own box, as sure ones in the next; far from the title, the one name
    that has the surest.
    """
    marks: list[tuple[int, lxml.html.HtmlElement]] = []
    below: dict[str, None] = {}
    titled, read = tree.find(".//h1") is None, 0
    for element in tree.iter("h1", *_TAGS):  # a search by XPath takes four times as long
        if element.tag == "h1":
            if marks:
                break  # another headline, with a byline of its own
            titled = True
        if titled and element.tag == "p":
            read += len(element.text_content()) > 100
        if read > 2 and marks:
            break
        far = not titled or read > 2
        rank = -1 if far and not element.get("rel") else _rank(element)
        if rank < 0 or (far and rank) or (rank == _LINKED and read > 1):
            continue
        if not _is_beside(element, read <= 1) and (names := _name_of(element)):
            if far:
                below |= dict.fromkeys(names)
            else:
                marks.append((rank, element))
    if not marks:
        return [*below] if len(below) == 1 else []
    best, surest = min(marks, key=lambda mark: mark[0])
    near = [up for up in islice(surest.iterancestors(), 2) if up.tag not in ("body", "html")]
    credited = _CREDITED.search(near[0].text_content()[:400]) if near else None
    boxes = {r: near if r == best else [] if credited else near[:1] for r, _ in marks}
    group = [e for r, e in marks if e is surest or any(u in boxes[r] for u in e.iterancestors())]
    return single(n for e in (group if len(group) < 7 else [surest]) for n in _name_of(e))


def _name_of(element: lxml.html.HtmlElement) -> list[str]:
    shown = _shown(element)
    if not 2 < len(shown) < 3 * LONGEST or shapes.says("captions", shown):
        return []
    led = re.match(r"\s*by\s", element.text_content()[:40], re.IGNORECASE)
    signed = 0 <= _rank(element) < 2 or led  # a user's name may be in small letters
    page = squeezed(element.get("href") or "")  # /editors/ada-roe bears "ada roe" out
    return [
        n
        for n in single([shown])
        if looks_like_one(n)
        or (signed and _USER.fullmatch(n))
        or (" " in n and n.islower() and squeezed(n) in page)
    ]


def _shown(element: lxml.html.HtmlElement) -> str:
    """The names that an element begins with: "Ada Roe" of "By", "Ada Roe", "Staff writer"."""
    parts: list[str] = []
    for part in (" ".join(t.split()) for t in islice(element.itertext(), 16)):
        if parts and part in (",", "/", "|"):  # between names that are links
            parts[-1] += ","
        elif part.strip(STRIPPED) and not _leads(part) and (parts or _says(part)):
            parts.append(part)
    if len(parts) in (2, 3) and all(re.fullmatch(r"[^\W\d_a-z][\w’'-]*", p) for p in parts):
        return " ".join(parts)  # a first name and a last
    names = parts[:1]
    for last, part in pairwise(parts):
        if not _ENDS_OPEN.search(last) and not _BEGINS_OPEN.match(part):
            break
        names.append(part)
    return " ".join(names)


def _says(words: str) -> bool:
    """Whether words are more than a button before a name: "Print"."""
    return " " in words or bool(until_stop(words))


def _leads(words: str) -> bool:
    """Whether words are nothing but what leads to a name: "By", "Text:"."""
    return expression("bylines", "leading").fullmatch(f"{words} ") is not None


def _rank(element: lxml.html.HtmlElement) -> int:
    """How sure a mark is: rel and itemprop, names of classes, a link to a profile; -1: none."""
    if "author" in (element.get("rel") or "").split():
        return 0
    if "author" in (element.get("itemprop") or "").split():
        return 1
    classes, number = element.get("class") or "", element.get("id") or ""
    if _PART.search(classes) or "yline" in number:
        classes = _CAMEL.sub("-", f"{classes} {number}")
        if element.tag != "h1" and _MARKED.search(classes) and not _NOT_MARKED.search(classes):
            return 2
    if element.tag == "a" and _PROFILE.search(element.get("href") or ""):
        prose = next(element.iterancestors("p"), element)
        return _LINKED if len(prose.text_content()) < 2 * LONGEST else -1
    return -1


def _is_beside(element: lxml.html.HtmlElement, heads: bool) -> bool:
    """Whether an element is another thing's; `heads`: it stands between title and article."""
    for up in [element, *element.iterancestors()]:
        if up.tag in ("figure", "figcaption"):
            return True
        if up.tag == "footer" and _is_signed(element, up):
            return False
        if up.tag in ("footer", "aside", "nav") and not heads:
            return True
        if up.tag in ("article", "main", "body") or up.find(".//h1") is not None:
            return False
        classes = f"{up.get('class') or ''} {up.get('id') or ''}"
        if up.tag != "header" and _BESIDE.search(classes):
            return True
    return False


def _is_signed(element: lxml.html.HtmlElement, foot: lxml.html.HtmlElement) -> bool:
    """Whether an element names its author in the foot of the article that the title heads."""
    if "author" not in (element.get("rel") or "").split():
        return False
    article = next(foot.iterancestors("article", "main"), None)
    return article is not None and article.find(".//h1") is not None


def on_lines(blocks: Sequence[Block], title: int) -> str:
    """Return the name on the line that says who wrote the article; "" where none does.

    The lines between the title and the article come first, then those above the title, then the
    beginning and the end of the article itself.
    """
    own = [i for i, b in enumerate(blocks) if b.kept]
    first, last = (own[0], own[-1]) if own else (len(blocks), len(blocks))
    head = [
        b
        for i, b in enumerate(blocks[:first])
        if b.number != title and (i >= first - 12 or 0 <= title < b.number <= title + 6)
    ]
    head.sort(key=lambda b: b.number < title)
    lines = {b.number: b.text for b in head}
    for block in head:
        led = lines.get(block.number - 1, "").strip()  # "By", and the name in a box of its own
        line = f"{led} {block.text}" if _leads(led) else block.text
        if _may_name(line) and (name := name_in(line)):
            return name
    for block, above in ((blocks[i], blocks[i - 1].text if i else "") for i in own[:2]):
        line = f"{above} {block.text}" if _leads(above) else block.text
        opened = [m for f in _forms("opening") if (m := f.match(block.text[:90]))]
        name = opened[0]["name"] if opened else name_in(line) if is_byline(line) else ""
        if opened or (name and len(line) < max(_SHORT, 2 * len(name))):
            return name
    for block in blocks[last : last + 5]:
        if block.number > last and shapes.is_label(block.text):
            break
        if len(block.text) < 80 and (name := _at_foot(block.text)):
            return name
    return ""


def is_byline(line: str) -> bool:
    """Whether a line says who wrote the article, as that of a book or a picture does not.

    >>> is_byline("Analysis by Ada Roe, Sea Editor"), is_byline("Photo: Ada Roe")
    (True, False)
    """
    return _may_name(line) and not _WORK.match(line) and bool(name_in(line))


def _may_name(line: str) -> bool:
    # "By Ada Roe, Reuters", "홍길동·이바다 기자 / 사진=박나루"
    led = re.match(r"(?:by|von|par|por)\s|(?!사진)[가-힣·, ]{2,20}기자", line, re.IGNORECASE)
    return len(line) < 200 and bool(led or not shapes.says("captions", line[:120]))


def name_in(line: str) -> str:
    """Return the name that a line gives for its author; "" where it gives none.

    >>> name_in("By Ada Roe Published: 17 May 2031"), name_in("Lamp Praised by Old Harbour Master")
    ('Ada Roe', '')
    >>> name_in("By Ada Roe in Varn and Tom Vale in Osmund")
    'Ada Roe and Tom Vale'
    >>> name_in("17 May 2031 · 3 min · Ada Roe")
    'Ada Roe'
    >>> name_in("기자명 김바다 기자"), name_in("Автор: Иван Петров")
    ('김바다', 'Иван Петров')
    """
    line = _PLACE.sub("", line[:200].replace("\xa0", " "))
    for form in _forms("lines"):
        for line_match in form.finditer(line):
            name = until_stop(line_match["name"], line[line_match.end("name") :])
            if name and is_name(name):
                whole = line_match["name"]  # Osmund News, and not Osmund
                return whole if " " not in name and is_organisation(whole) else name
    return ""


def _at_foot(text: str) -> str:
    name = next((m["name"] for f in _forms("foot") if (m := f.search(text))), "")
    return name if name and is_name(name) else ""


@cache
def _forms(where: str) -> list[re.Pattern[str]]:
    filled = (f.replace("NAMES", _NAMES.pattern) for f in table("bylines")[where])
    return [re.compile(form.replace("KOREANS", _KOREANS)) for form in filled]


def named_in_dump(blocks: Sequence[Block], title: int) -> str:
    """Return the byline of a page that has lost its markup."""
    return ", ".join(single([on_lines(blocks, title)])) or signature(blocks)


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
