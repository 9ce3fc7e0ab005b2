"""What may be given as texts, and as a statement: decided here, for every call that takes them.

A reading and a corpus are known by their `texts()` alone, a page by its `body` and an attached
document by its `sentences`, so that nothing here knows records, pages or tables.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import repeat
from os import PathLike, fspath
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from .text.nearest import did_you_mean, nearest
from .text.words import UNSPACED, letters

#: What a table may call the name of a text, the first found.
NAMES = ("document", "doc_id")

_ENDINGS = (
    "txt text md rst html? xhtml mhtml? maff warc wacz webarchive pdf docx? odt rtf pages epub eml "
    "xml json jsonl csv tsv xlsx? ods zip gz tgz ris enw bib py ipynb"
).replace(" ", "|")
#: (what it is, an expression for a whole line, an example): such a line is no text but a place.
_PLACES = (
    ("one word with a file's ending", rf"(?i)\S+\.(?:{_ENDINGS})", "statement.txt"),
    ("with folders", rf"(?i)[^/\\]*[/\\].*\.(?:{_ENDINGS})", "my pages/the statement.html"),
    ("a short name", rf"(?i)(?:\S+ ){{1,4}}\S+\.(?:{_ENDINGS})", "the statement 2.docx"),
    ("from a root", r"(?:~|\.{1,2}|[A-Za-z]:)?[/\\](?![/\\ ]).*[^\s.!?…。]", "/home/ann/pages"),
    (
        "folders without spaces",
        # neither 17/05/2024 nor May/June: one part begins with a small letter
        r"(?=(?:.*[/\\])?[a-z])[A-Za-z0-9_.~-]+(?:[/\\][A-Za-z0-9_.~-]+)*[/\\][A-Za-z0-9_.~-]*",
        "pages/statement",
    ),
    ("an address", r"(?i)(?:file|https?|ftp)://\S+", "https://example.org/1"),
)
#: Lao, Burmese and Khmer, which are told by their letters alone.
_UNSPACED_SCRIPT = r"[\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff]"
_LONGEST_PLACE = 300


class Text(NamedTuple):
    """One text that was given, with its name and what a table says of its day and zone."""

    document: Any
    text: str
    published: Any = None
    zone: str | None = None


def as_texts(source: Any, what: str = "reports") -> tuple[list[str], list[Any]]:
    """Return the texts, and the name of the document of each.

    The source is a text (its document is 0), a list of texts (0, 1, …), a mapping from names to
    texts, a table with a column `text` and, if you like, `document` (or `doc_id`), or what has one
    as `texts()`: a reading of pages, a corpus with pages attached. A page that was read is a text,
    its body; so is a review of one, as it was decided. `what` is what the caller calls it, for
    messages.

    Raises TypeError or ValueError if they are no texts; the message names the row and the column.

    >>> as_texts(["No plums.", "No pears."])
    (['No plums.', 'No pears.'], [0, 1])
    >>> as_texts({"Courier": "No plums.", "Herald": "No pears."})
    (['No plums.', 'No pears.'], ['Courier', 'Herald'])
    """
    listed = list(each_text(source, what))
    return [item.text for item in listed], [item.document for item in listed]


def each_text(source: Any, what: str = "reports") -> Iterator[Text]:
    """Yield what `as_texts` takes, one by one; from an iterator only as fast as it is asked for.

    >>> next(each_text(f"Text {n}." for n in range(9)))
    Text(document=0, text='Text 0.', published=None, zone=None)
    """
    if not getattr(source, "attached", True):
        raise ValueError(f"{what}: no pages are attached; corpus.attach(folder) attaches yours")
    if callable(getattr(source, "texts", None)):
        source = source.texts()
    if _is_table(source):
        return _rows(source, what)
    if isinstance(source, str):
        source = [_no_place(source, what)]
    elif hasattr(source, "body") or hasattr(source, "reviewed"):
        source = [source]
    elif isinstance(source, Mapping):
        source = source.items()
    elif not _is_list(source):
        raise TypeError(f"{what}: a text, a list of texts or a table is needed, not {gist(source)}")
    return _items(source, what)


def dated_texts(source: Any, published: Any = None, what: str = "reports") -> list[Text]:
    """Return what `as_texts` takes, each text with its day of publication.

    `published` is for texts that come without their day: one for all, one for each, or by document.
    Raises ValueError if there are not as many days as texts, or a day is of no document.

    >>> [item.published for item in dated_texts(["No plums.", "No pears."], "2031-03-14")]
    ['2031-03-14', '2031-03-14']
    """
    texts = list(each_text(source, what))
    if isinstance(published, Mapping):
        if strange := [name for name in published if name not in {t.document for t in texts}]:
            names = [str(t.document) for t in texts]
            hint = did_you_mean(str(strange[0]), names)
            raise ValueError(f"published: no document {strange[0]!r} is among the texts{hint}")
        days = [published.get(item.document) for item in texts]
    elif isinstance(published, Iterable) and not (
        isinstance(published, str) or hasattr(published, "day")
    ):
        days = [cell_value(day) for day in published]
    else:
        days = [published] * len(texts)
    if len(days) != len(texts):
        raise ValueError(f"{len(texts)} texts, but {len(days)} days of publication")
    return [
        item if item.published is not None else item._replace(published=day)
        for item, day in zip(texts, days, strict=True)
    ]


def as_statement(statement: Any) -> dict[str, str | list[str]]:
    """Return each version of a statement: a text, or the list of its sentences.

    One version without a name is called "". A version is a text, a list of sentences, a page that
    was read or an attached document; a mapping names several. Raises TypeError or ValueError if it
    is none, is empty, or is the name of a file.

    >>> as_statement("No plums.")
    {'': 'No plums.'}
    >>> as_statement({"ours": ["No plums."], "theirs": "Plums: none."})
    {'ours': ['No plums.'], 'theirs': 'Plums: none.'}
    """
    versions = statement if isinstance(statement, Mapping) else {"": statement}
    by_name = {str(name): _version(name, version) for name, version in versions.items()}
    texts = [text for v in by_name.values() for text in ([v] if isinstance(v, str) else v)]
    if not any(re.search(r"\w", text) for text in texts):
        raise ValueError("statement: it is empty; there are no words in it")
    return by_name


def texts_and_statement(
    reports: Any, statement: Any
) -> tuple[list[str], list[Any], dict[str, str | list[str]]]:
    """Return the reports' texts and names, and the statement, which may be named as one of them.

    A statement that is the name of a document among the reports is that document, which is then
    no report.

    >>> texts_and_statement({"a.txt": "He said “no plums”.", "b.txt": "No plums."}, "b.txt")
    (['He said “no plums”.'], ['a.txt'], {'': 'No plums.'})
    """
    if _is_table(reports) and {"text", "start", "nested"} <= {*reports.columns}:
        raise ValueError(
            "reports: these are quotations, and no texts; give what they were found in"
        )
    texts, documents = as_texts(reports)
    versions = dict(statement) if isinstance(statement, Mapping) else {"": statement}
    stated = set()
    for name, version in versions.items():
        if (number := _named(version, documents)) is not None:
            versions[name] = texts[number]
            stated.add(number)
    rest = [k for k in range(len(texts)) if k not in stated]
    return [texts[k] for k in rest], [documents[k] for k in rest], as_statement(versions)


def as_path(value: Any, what: str) -> Path:
    """Return what was given as a path, ~ as the home folder; refuse what is none."""
    if not isinstance(value, str | PathLike) or not isinstance(name := fspath(value), str):
        raise TypeError(f"{what}: a path is needed, not {gist(value)}")
    if not name.strip():
        raise ValueError(f"{what}: the path is empty; '.' is the folder you are in")
    if re.match(r"(?i)(?:https?|ftp):/", name):
        raise ValueError(f"{what}: {name!r} is an address: nothing is fetched; save the page first")
    return Path(name).expanduser() if re.match(r"~(?:[/\\]|$)", name) else Path(name)


def is_place(text: str) -> bool:
    """Whether a text is the name of a file or a folder, or an address, and says nothing itself.

    >>> [is_place(text) for text in ("statement.txt", "/home/ann/pages", "See statement.txt.")]
    [True, True, False]
    """
    line = text.strip()
    if len(line) > _LONGEST_PLACE or len(line.splitlines()) != 1:
        return False
    return any(re.fullmatch(form, line) for _, form, _ in _PLACES)


def _rows(table: Any, what: str) -> Iterator[Text]:
    """Each row of a table."""
    columns = list(table.columns)
    if columns.count("text") != 1:
        hint = did_you_mean("text", map(str, columns))
        hint = "; a reading gives them as .texts()" if "body" in columns else hint
        number = "several columns" if "text" in columns else "no column"
        raise ValueError(f"{what}: {number} 'text'{hint}")
    key = next((name for name in NAMES if name in columns), "")
    names = list(table[key]) if key else range(len(table))
    dated = (
        map(cell_value, table[name]) if name in columns else repeat(None)
        for name in ("published", "zone")
    )
    for row, (document, text, *rest) in enumerate(zip(names, table["text"], *dated, strict=False)):
        if cell_value(document) is None:
            raise ValueError(f"{what}, row {row}, column {key!r}: {gist(document)} is no name")
        yield Text(document, _checked(text, row, what), *rest)


def _items(items: Iterable[Any], what: str) -> Iterator[Text]:
    """Each item of a list: a text, a page, or one of these after its name."""
    for row, item in enumerate(items):
        pair = isinstance(item, tuple) and len(item) == 2
        document, source = item if pair else (row, item)
        source = getattr(source, "reviewed", source)
        day = cell_value(getattr(getattr(source, "published", None), "day", None))
        yield Text(document, _checked(getattr(source, "body", source), row, what), day)


def _checked(text: object, row: int, what: str) -> str:
    if not isinstance(text, str):
        raise TypeError(f"{what}, row {row}, column 'text': {gist(text)} is not a text")
    return text


def cell_value(value: Any) -> Any:
    """Return the value of a cell; None for an empty one.

    >>> cell_value(float("nan")), cell_value(""), cell_value("2031-03-14")
    (None, None, '2031-03-14')
    """
    try:
        empty = value is None or bool(value == "") or bool(value != value)  # noqa: PLR0124  NaN
    except (TypeError, ValueError):  # pandas' NA has no truth
        empty = True
    return None if empty else value


def _is_table(source: Any) -> bool:
    return hasattr(source, "columns") and hasattr(source, "__getitem__")


def _is_list(source: Any) -> bool:
    """A set has no order, bytes no letters, a path no words."""
    wrong = isinstance(source, bytes | bytearray | memoryview | PathLike | Set)
    return isinstance(source, Iterable) and not wrong


def gist(value: object) -> str:
    """Say what something is that was not needed, in few words: it may be very long.

    >>> gist(None), gist({"a": 1}), gist(b"x")
    ('None', 'one dict', "b'x', bytes: decode them, or read the file with read_page")
    """
    if isinstance(value, PathLike):
        return f"the path {str(value)!r}: read it first, with read_page or read_folder"
    if isinstance(value, bytes):
        return f"{value[:20]!r}, bytes: decode them, or read the file with read_page"
    if value is None or isinstance(value, int | float | str):
        return repr(value)[:60]
    return f"one {type(value).__name__}"


def _no_place(text: str, where: str) -> str:
    if is_place(text):
        raise ValueError(
            f"{where}: {text.strip()!r} is the name of a file, a folder or a page, and no text; "
            "read it first, with read_page or read_folder"
        )
    return text


def is_name(text: str) -> bool:
    """Whether a text is one word without a stop: the name of something, and nothing is said in it.

    Where words are written without spaces, one run of letters may say much.

    >>> [is_name(text) for text in ("statement", "Never.", "我们从未出售", "យើងមិនដែលលក់អាវុធ")]
    [True, False, False, False]
    """
    line = text.strip()
    if not re.fullmatch(r"[^\s.!?…]+", line) or re.search(_UNSPACED_SCRIPT, line):
        return False
    from .text.language import language_of  # most texts are more than one word

    return language_of(line) not in UNSPACED


def _version(name: object, version: Any) -> str | list[str]:
    """One version: a text, or its sentences as they are."""
    where = f"statement {name!r}" if name else "statement"
    if _is_table(version) or callable(getattr(version, "texts", None)):
        raise TypeError(f"{where}: one text is needed, not {gist(version)} of texts")
    version = getattr(version, "reviewed", version)
    version = getattr(version, "sentences", getattr(version, "body", version))
    if isinstance(version, str):
        return _no_name(version, where)
    if not _is_list(version) or isinstance(version, Mapping):
        raise TypeError(f"{where}: a text or a list of sentences is needed, not {gist(version)}")
    sentences = list(version)
    for number, sentence in enumerate(sentences):
        if not isinstance(sentence, str):
            raise TypeError(f"{where}, sentence {number}: {gist(sentence)} is not a text")
    if len(sentences) == 1:
        _no_name(sentences[0], where)
    return sentences


def _no_name(text: str, where: str) -> str:
    if is_name(text) and re.search(r"\w", text):
        raise ValueError(
            f"{where}: {text.strip()!r:.60} is the name of something, and no text; give the text "
            "itself, or the name of a document that is among the reports"
        )
    return _no_place(text, where)


def _named(stated: Any, documents: list[Any]) -> int | None:
    """The number of the document that a statement is the name of.

    A name that none of them has is refused here, where the names are known.
    """
    if not isinstance(stated, str | PathLike):
        return None
    name = str(stated).strip()
    for wanted in (name, re.sub(r"^\./", "", name.replace("\\", "/"))):
        if wanted and wanted in documents:
            return documents.index(wanted)
    names = [document for document in documents if isinstance(document, str)]
    is_path = isinstance(stated, PathLike) or is_place(name)
    like = _same_name(name, names)
    if not (is_path or like or is_name(name)):
        return None
    close = like or nearest(name, names)
    hint = f"; did you mean {' or '.join(map(repr, close))}" if close else ""
    what = "the name of a file, a folder or a page, no text" if is_path else "the name of something"
    step = f"; read it first: kc.read_page({name!r})" if is_path else "; give the text itself"
    raise ValueError(
        f"statement: {name!r:.200} is {what}, and none of the reports is called so{hint}{step}"
    )


def _same_name(name: str, names: list[str]) -> list[str]:
    """Names that are the same but for their folder, ending, case and signs."""
    key = letters(name) if len(name) <= _LONGEST_PLACE else ""
    return [item for item in names if key and key in (letters(item), letters(PurePath(item).stem))]
