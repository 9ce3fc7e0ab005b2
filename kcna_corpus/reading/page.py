"""One saved page, in any markup or none, becomes a document."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path

from lxml.html import HtmlElement

from ..clock.zones import iana_zone
from ..inputs import as_path
from ..text.language import language_of
from . import (
    article,
    bylines,
    datelines,
    datewords,
    headline,
    html,
    markup,
    pagedata,
    pagedates,
    published,
    toplines,
    trimming,
)
from . import blocks as shapes
from .archives import MAGIC
from .blocks import Block
from .decode import Encoding, ReadError, UnreadableError, decode
from .document import DateCandidate, Document, kept_text
from .limits import within
from .pagedates import Context
from .sites import elements, host_of, rules_for
from .wrapped import unwrapped

#: Endings of files that hold many articles, or one in fields of its own.
TABLES = frozenset(".csv .tsv .jsonl .json .ris .xlsx .docx .parquet .zip .eml .mbox".split())
#: A file larger than this is not read at all.
LARGEST = 256 * 1024 * 1024

_MARKUP = re.compile(
    r"<(?:!doctype html|html|head|body|div|article|table|p)(?=[\s>])", re.IGNORECASE
)
_PAGE = re.compile(r"<(?:html|!doctype html)\b", re.IGNORECASE)
_ENTITY = re.compile(r"<!(?:ENTITY|DOCTYPE(?!\s+html)[^>]*\[)", re.IGNORECASE)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_SOURCE = re.compile(
    r"(?:^|\|)\s*(?:Source|출처|来源|來源)\s?[:：](?!\s*<?https?:)\s*([^|\n]{2,60})"
)


def read_page(
    path_or_bytes: str | os.PathLike[str] | bytes,
    url: str | None = None,
    captured: str | date | None = None,
    zone: str | None = None,
) -> Document:
    r"""Return one saved page as a document: its article, its dates, and what was left out.

    Parameters
    ----------
    path_or_bytes : path or bytes
        A file, or its bytes: HTML, MHTML, a web archive of Safari, or the text of a page with all
        that stood around it.
    url : str, optional
        The page's address; it brings the site's rules, and the day that it may hold. Without it,
        the one that the page tells, in a text on a line of its own above the article.
    captured : str or date, optional
        The day on which the copy was made ("2024-07-21"): "2 hours ago" needs it.
    zone : str, optional
        The zone that the page's hours are in (IANA, "Asia/Seoul"), where the page leaves it open.

    Returns
    -------
    Document
        `body` is the article, in which every table counts; `page_text` the page around it.

    Raises
    ------
    ReadError
        If the file is none of these, with what to do instead. It is a `ValueError`.

    See Also
    --------
    read_folder : Many pages, and exports of databases.

    Examples
    --------
    >>> page = read_page(b"Today: July 21, 2024\nMay 17, 2024\n\nFerry sinks off Osmund\n\n"
    ...     b"The ferry sank off Osmund on Friday, and nobody was hurt, the harbour office said.")
    >>> page.title, page.published.day, [d.day for d in page.of_kind("captured")]
    ('Ferry sinks off Osmund', '2024-05-17', ['2024-07-21'])
    """
    day = captured_day(captured)
    if zone:
        iana_zone(zone)
    if isinstance(path_or_bytes, bytes):
        with within(len(path_or_bytes)):
            return from_bytes(path_or_bytes, url or "", day, zone)
    path = as_path(path_or_bytes, "path_or_bytes")
    if path.suffix.lower() in TABLES:
        raise ReadError(f"{os.fspath(path_or_bytes)}: no single page: use read_folder")
    try:
        data = read_file(path)
        with within(len(data)):
            document = from_bytes(data, url or "", day, zone)
    except ReadError as fault:
        raise ReadError(f"{os.fspath(path_or_bytes)}: {fault}") from fault
    changed = f"{datetime.fromtimestamp(path.stat().st_mtime, UTC):%Y-%m-%d}"
    of_file = DateCandidate("file", changed, changed, "file", "last change of the file", False)
    return replace(document, dates=(*document.dates, of_file))


def captured_day(captured: str | date | None) -> date | None:
    """Return the day of capture as a date."""
    if isinstance(captured, datetime):
        return captured.date()
    if captured is None:
        return None
    try:
        day = date.fromisoformat(str(captured).strip()[:10])
    except ValueError:
        raise ValueError(f"captured {captured!r} is no date: write it as 2024-05-17") from None
    if not 1900 <= day.year <= 2200:
        raise ValueError(f"captured {captured!r} is no day of our time")
    return day


def from_bytes(
    data: bytes,
    url: str = "",
    captured: date | None = None,
    zone: str | None = None,
    declared: str = "",
) -> Document:
    """Return the document in `data`; see `read_page`."""
    if not data.strip(b"\0 \t\r\n"):
        raise ReadError("an empty file")
    if page := unwrapped(data):
        data, declared = page.data, page.encoding
        url, captured = url or page.url, captured or page.captured
    refuse_binary(data)
    text, encoding = decode(data, declared)
    if not text.strip():
        raise ReadError("no text in the page")
    head = text.lstrip()[:20_000]
    feed = head[:5] == "<?xml" and not _PAGE.search(head)
    if feed or ("<" in head[:2000] and _MARKUP.search(head)):
        if _ENTITY.search(head):
            raise ReadError("XML with entities or its own document type: refused")
        if feed:
            return from_text(markup.bare(text), encoding, url, captured, zone)
        return _from_html(text, encoding, url, captured, zone)
    return from_text(text, encoding, url, captured, zone)


def refuse_binary(data: bytes) -> None:
    """Say what a file is that is no page."""
    if data.startswith(_PICTURES):
        raise ReadError("not a page but a picture")
    if kind := next((kind for start, kind in MAGIC if data.startswith(start)), ""):
        hint = "use read_folder, which reads it or says why not"
        raise ReadError(f"not a page but a file of the kind {kind}: {hint}")


def from_text(
    text: str,
    encoding: Encoding,
    url: str = "",
    captured: date | None = None,
    zone: str | None = None,
) -> Document:
    """Return the document in a text dump of a page."""
    url = url or toplines.address_in(text)
    site, rule_note = rules_for(url, captured)
    blocks = shapes.keep(shapes.split(text), *((site.ends, site.drop) if site else ("", "")))
    body, _, _ = kept_text(blocks)
    language = language_of(body or text)
    zone = zone or (site.zone if site else "") or None
    day_first = pagedates.writes_day_first(language, "", url)
    context = Context(url, captured, zone, site, day_first, pagedates.last_hour(language, url))
    title = toplines.find_title(blocks, body)
    dates = [*pagedates.in_text(blocks, title, context), *pagedates.in_address(url)]
    head = [b.text for b in blocks[: toplines.first_kept(blocks)]][-12:]
    publisher = (
        site.publisher
        if site
        else next((m[1].strip() for t in head if (m := _SOURCE.search(t[:300]))), "")
    )
    return assemble(
        title=blocks[title].text if title >= 0 else "",
        byline=bylines.named_in_dump(blocks, title),
        publisher=publisher or host_of(url),
        text=text,
        blocks=blocks,
        dates=dates,
        context=context,
        encoding=encoding,
        language=language,
        notes=(rule_note,) if rule_note else (),
    )


def _from_html(
    text: str, encoding: Encoding, url: str, captured: date | None, zone: str | None
) -> Document:
    address, day = markup.saved_from(text)
    url, captured = url or address, captured or (date.fromisoformat(day) if day else None)
    tree = markup.parse(text)
    data = pagedata.read(tree, url, text)
    url = url or data.address()
    site, rule_note = rules_for(url, captured)
    publisher = (site.publisher if site else "") or data.publisher()
    called = headline.title_of(tree, data, publisher, site.title if site else ())
    page_text, blocks, asides, article_notes = article.find(tree, called, site, url)
    stated = (tree.get("lang") or "").lower()
    language = stated[:2] or (site.language if site else "")
    language = language_of(kept_text(blocks)[0] or page_text, language)
    zone = zone or (site.zone if site else "") or None
    day_first = pagedates.writes_day_first(language, stated, url)
    context = Context(url, captured, zone, site, day_first, pagedates.last_hour(language, url))
    notes = [note for note in (rule_note, *article_notes) if note]
    above = blocks[: toplines.first_kept(blocks)]
    title = next((b.number for b in above[::-1] if trimming.is_title(b.text, called)), -1)
    if not called:
        blocks, title = toplines.titled(blocks)
        called = blocks[title].text if title >= 0 else data.heading
    below = range(title + 1, title + 7 if title >= 0 else 0)  # its box of names and days
    plain = [b for b, a in zip(blocks, asides, strict=True) if b.kept or not a or b.number in below]
    context = context._replace(captions=html.captions(tree))
    if any(shapes.is_date_line(b.text) for b in above[: max(title, 8)]):
        context = context._replace(clocks=html.clocks(tree))
    dates = _dates_in_html(tree, text, data, plain, title, context)
    if not blocks and not called and not any(d.kind == "printed" and d.day for d in dates):
        raise ReadError("no text in the page")
    if called and publisher and trimming.is_title(called, publisher):
        notes.append("the title is the site's name")
    blocks = article.with_standfirst(blocks, title, [*data.descriptions(), *article.leads(tree)])
    if day:
        dates.append(DateCandidate("captured", day, day, "the browser's note", "saved page", True))
    return assemble(
        title=called,
        byline=bylines.of_site(tree, site)
        or bylines.named_in_page(tree, data, plain, title, publisher),
        publisher=publisher or host_of(url),
        text=page_text,
        blocks=blocks,
        dates=dates,
        context=context,
        encoding=encoding,
        notes=tuple(notes),
        language=language,
    )


def _dates_in_html(
    tree: HtmlElement,
    text: str,
    data: pagedata.PageData,
    blocks: list[Block],
    title: int,
    context: Context,
) -> list[DateCandidate]:
    """Ask the slower sources only where the better ones are silent."""
    dates = [
        *pagedates.in_data(_of_site(tree, context), blocks, context),
        *pagedates.in_data(data.dates(), blocks, context),
        *pagedates.in_text(blocks, title, context),
        *pagedates.in_address(context.url),
    ]
    dates = [d for d in dates if d.rule != "end line" or not html.is_aside(tree, d.words)]
    if not any(d.rule in ("page data", "labelled", "site's rule") and d.day for d in dates):
        changed = {d.day for d in dates if d.rule == "updated" and d.start >= 0}
        marked = pagedates.in_data(html.marked(tree, text), blocks, context, title)
        dates = [*(replace(d, rule="updated") if d.day in changed else d for d in marked), *dates]
    strange = {d.day for d in dates if d.kind == "captured"} | data.days_of_others()
    if not any(d.kind == "printed" and d.day for d in dates):
        others = pagedates.in_data(html.scripted(text), blocks, context)
        dates += [d for d in others if d.day not in strange]
        linked = [d for url in html.permalinks(tree) for d in pagedates.in_address(url)]
        dates += linked[:1] if len({d.day for d in linked}) == 1 else []
    if not any(d.kind == "printed" and d.day for d in dates):
        parts = {t: datelines.is_bare_day(t) for t in headline.BETWEEN.split(data.heading)}
        strange |= {d for t in parts if not parts[t] for f in datewords.find(t) for d in f.days}
        titled = (("the page's title", t, "general search") for t in parts if parts[t])
        searched = (*titled, *html.searched_date(tree, context.url))
        others = pagedates.in_data(searched, blocks, context)
        dates += [d for d in others if d.day not in strange]
    return dates


def _of_site(tree: HtmlElement, context: Context) -> Iterator[tuple[str, str, str]]:
    """Yield the dates that stand where the site's rules say that they do."""
    for element in elements(tree, context.site.day if context.site else ())[:1]:
        printed = element.get("datetime") or element.get("content") or element.text_content()
        yield "where the site prints it", " ".join(printed.split()), "site's rule"


def assemble(
    *,
    title: str,
    byline: str,
    publisher: str,
    text: str,
    blocks: list[Block],
    dates: list[DateCandidate],
    context: Context,
    encoding: Encoding,
    language: str,
    notes: tuple[str, ...] = (),
) -> Document:
    """Return the document that these parts make; its body and dates are worked out."""
    body, start, end = kept_text(blocks)
    notes = notes if body else (*notes, "no article found")
    if context.captured and not any(d.kind == "captured" and d.certain for d in dates):
        day = f"{context.captured:%Y-%m-%d}"
        dates.append(DateCandidate("captured", day, day, "the reader", "as the reader says", True))
    lead, _, _ = kept_text([b for b in blocks if b.why != article.STANDFIRST])
    dates = published.set_apart(dates, context, lead)
    dates += pagedates.from_lead(lead, dates, context)
    return Document(
        title=unescape(re.sub(r"^#{1,6}\s+", "", title)),  # of Markdown; escaped twice
        byline=byline,
        publisher=publisher,
        body=body,
        page_start=start,
        page_end=end,
        page_text=text,
        dates=tuple(dates),
        published=published.choose(dates, lead, context, text),
        language=language,
        blocks=tuple(blocks),
        encoding=encoding,
        url=context.url,
        notes=notes,
    )


def read_file(path: Path) -> bytes:
    """Return a file's bytes, or say why it cannot be read."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ReadError("a folder, not a page: use read_folder")
        if not stat.S_ISREG(status.st_mode):
            raise ReadError("not an ordinary file")
        if status.st_size > LARGEST:
            raise ReadError(f"{status.st_size:,} bytes, over the limit of {LARGEST:,}")
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError("no such file") from None
    except OSError as fault:
        raise UnreadableError(f"unreadable file: {fault.strerror or fault}") from fault
