"""The text of a container: DOCX, RTF, PDF or HTML, a blank line between its paragraphs."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import lxml.html

from .. import archives
from ..blocks import is_date_line
from ..decode import ReadError
from ..markup import parse
from .sheets import need

#: What separates the articles of an export where it draws a line.
RULE = "_" * 40

_BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 li ul ol table tr td th dd dt dl blockquote section article pre "
    "center header footer body".split()
)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Characters of a PDF that are read, and pages; tags of a DOCX.
LONGEST, PAGES, TAGS = 20_000_000, 20_000, 3_000_000
#: A line of this part of the usual width is a full one; narrower text is set word by word.
FULL, NARROW = 0.75, 25

_PRINTED = re.compile(r"^\s*(https?://\S+)\s+1/\d+\s*$", re.MULTILINE)
_KEY = re.compile(r"\d+")
# The number of a page, and what a browser prints at its head and foot.
_RUNNING = re.compile(
    r"(?:(?:page|seite|p[áa]g(?:ina|\.)|стр\.|sayfa)\s?)?[-–—]?\s?\d+\s?[-–—]?"
    r"(?:\s?(?:of|von|de|sur|di|из|/)\s?\d+)?"
    r"|https?://\S+ \d+/\d+|\d{1,4}[./-]\d\d?[./-]\d{2,4},? \d\d?:\d\d(?: ?[AP]M)? .+",
    re.IGNORECASE,
)
_OWN_LINE = re.compile(
    r"(?:By|BY|Von|Par|Por|Di) (?:[A-Z][\w.’'-]*[ ,]*){1,5}$|[•▪●■*–-] |\d+[.)] "
)


def of_docx(data: bytes) -> list[str]:
    """Return the text of a DOCX, with the paragraphs of its tables and frames, as one page."""
    xml = archives.office_part(data, "word/document.xml")
    if xml.count(b"<") > TAGS:
        raise ReadError(f"a DOCX of more than {TAGS:,} tags: split it")
    paragraphs = [
        "".join(map(_piece, p.iter()))
        for p in archives.parse_xml(xml).iterfind(f".//{_WORD}p")
        if next(p.iterancestors(f"{_WORD}p"), None) is None  # its text has that of those inside
    ]
    return ["\n\n".join(paragraphs)]


def _piece(element: lxml.etree._Element) -> str:
    signs = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}noBreakHyphen": "-"}
    return (element.text or "") if element.tag == f"{_WORD}t" else signs.get(str(element.tag), "")


def of_rtf(data: bytes) -> list[str]:
    """Return the text of an RTF file, a blank line between its paragraphs, as one page."""
    text = need("striprtf.striprtf").rtf_to_text(data.decode("latin-1"), errors="ignore")
    return [re.sub(r"\n+", "\n\n", text.replace("\r", "\n"))]


def pdf_pages(data: bytes) -> list[str]:
    """Return the text of a PDF, page by page.

    Raises ReadError if it holds no text but pictures of it, is locked, or has too much.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # a broken file is told of once, as such
    reader = need("pypdf").PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise ReadError("a PDF with a password: save it without")
    if len(reader.pages) > PAGES:
        raise ReadError(f"a PDF of {len(reader.pages):,} pages: split it")
    pages: list[str] = []
    remaining = longest = min(LONGEST, 1_000_000 + 50 * len(data))  # one page can be told for many
    for page in reader.pages:
        pages.append(page.extract_text())
        remaining -= len(pages[-1])
        if remaining < 0:
            raise ReadError(f"a PDF of more than {longest:,} characters: split it")
    if not "".join(pages).strip():
        raise ReadError("a PDF of pictures, without text: recognise its text (OCR) first")
    return pages


def unwrapped(pages: Sequence[str]) -> str:
    r"""Return the text of printed pages, its paragraphs in one line each, without running heads.

    A line as wide as most goes on in the next, on the next page too.

    >>> pages = ["The port of Osmund was shut on Friday\n2", "in rain.\nIt was wet.\n3"]
    >>> unwrapped(pages).split("\n\n")
    ['The port of Osmund was shut on Friday in rain.', 'It was wet.']
    """
    sheets = [[" ".join(line.split()) for line in tidied(p).strip().split("\n")] for p in pages]
    lines = [line for sheet in _without_heads(sheets) for line in sheet]
    sizes = sorted(len(line) for line in lines if line)
    width = sizes[int(0.9 * len(sizes))] if sizes else 0
    out: list[str] = []
    for before, line in pairwise(["", *lines]):
        goes_on = len(before) >= FULL * width or (width < NARROW and before)
        if goes_on and line and not (_begins(line) or is_date_line(before)):
            out[-1] = _joined(out[-1], line)
        elif line:
            out.append(line)
    return "\n\n".join(out)


def printed_address(pages: Sequence[str]) -> str:
    r"""Return the address that a browser prints at the foot of each page; "" where it did not.

    >>> printed_address(["Port shut\nhttps://lantern.example/2031/05/17/port 1/2"])
    'https://lantern.example/2031/05/17/port'
    """
    addresses = (_PRINTED.search(page[-400:]) for page in pages[:1])
    return next((m[1] for m in addresses if m), "")


def _without_heads(sheets: list[list[str]]) -> list[list[str]]:
    """Pages without their numbers, and without what stands at the edge of others too."""
    edges = [{_KEY.sub("0", line) for line in _edges(sheet)} for sheet in sheets]
    often = Counter(key for keys in edges for key in keys)
    out = []
    for number, sheet in enumerate(sheets):
        drop = {line for line in _edges(sheet) if _RUNNING.fullmatch(line)}
        if number:
            drop |= {line for line in _edges(sheet) if often[_KEY.sub("0", line)] > 1}
            drop |= {line for line in _edges(sheet)[:1] if is_date_line(line)}
        out.append([line for line in sheet if line not in drop])
    return out


def _edges(sheet: Sequence[str]) -> list[str]:
    lines = [line for line in sheet if line]
    return [*lines[:2], *lines[-2:]]


def _begins(line: str) -> bool:
    """Whether a line is one of its own: a date, a byline, an entry of a list."""
    return is_date_line(line) or bool(_OWN_LINE.match(line))


def _joined(before: str, line: str) -> str:
    if re.search(r"[^\W\d_]-$", before) and line[0].islower():
        return before[:-1] + line
    close = re.search(r"[\u3040-\u30ff\u3400-\u9fff]$", before) is not None
    return before + ("" if close else " ") + line


def of_html(markup: str) -> str:
    r"""Return the text of a page with a blank line between its blocks, whoever hid them.

    >>> of_html("<p>Port<br>shut</p><hr><p>It is.</p>").split("\n\n")[0]
    'Port\nshut'
    """
    pieces = "".join(_pieces(parse(markup)))
    lines = (" ".join(line.split(" ")).strip() for line in pieces.replace("\xa0", " ").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _pieces(root: lxml.html.HtmlElement) -> Iterator[str]:
    """Text and breaks in their order, without recursion: some pages nest deep."""
    for event, element in lxml.etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        shown = tag not in ("script", "style", "head", "title") and event in ("start", "end")
        if event == "start":
            if tag == "hr" or (tag == "a" and (element.get("name") or "").startswith("DocID_")):
                yield f"\n\n{RULE}\n\n"
            yield "\n" if tag == "br" else "\n\n" if tag in _BLOCKS else ""
            yield re.sub(r"\s+", " ", element.text or "") if shown else ""
        else:
            yield "\n\n" if tag in _BLOCKS else ""
            yield re.sub(r"\s+", " ", element.tail or "")


def paragraphs(text: str) -> list[str]:
    r"""Return the paragraphs of a text: lines between blank ones, joined.

    >>> paragraphs("  Port\nshut\n\n\nIt is.\n")
    ['Port shut', 'It is.']
    """
    return [p for p in (" ".join(part.split()) for part in re.split(r"\n\s*\n", text)) if p]


def tidied(text: str) -> str:
    """Return a text with line feeds alone and plain spaces, its form feeds as blank lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
    return re.sub(r"[\xa0\u2007\u202f]", " ", text.replace("\ufeff", ""))
