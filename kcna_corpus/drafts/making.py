"""A reading becomes records: each row with its rule, and a list of what became none."""

from __future__ import annotations

import ctypes
import os
import re
import sys
import warnings
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tqdm.auto import tqdm

from .. import __version__
from ..clock.zones import iana_zone
from ..dates.tongue import READ_WHOLE, taken_for
from ..happenings.drafted_pages import Page, pages_of, short_name
from ..happenings.happening import Mention
from ..happenings.mentions import ONLY_NAMED, Left, read_page
from ..happenings.named_actors import Cast
from ..inputs import gist
from ..records.checks import check_rows
from ..records.corpus import from_rows
from ..records.decisions import Decision, replay, without_orphans
from ..records.frames import zone_of_most
from ..records.given import free
from ..records.problems import CorpusError
from ..saving import Results
from ..text.language import language_name
from ..text.nearest import did_you_mean, nearest
from .book import Book, Trail
from .event import Event
from .events import events_of
from .homes import zone_of_statement
from .write_pages import (
    sentence_rows,
    upstream_of,
    write_actors,
    write_documents,
    write_terms,
)
from .write_quotations import quotations_of, write_quotations
from .write_story import key_of, write_accounts, write_events, write_figures, write_stamps

if TYPE_CHECKING:
    import pandas as pd

    from ..reading import Document, Reading
    from ..records.corpus import Corpus
    from ..records.csv_folder import Rows

#: Of each page the numbers of its sentences without a date.
Undated = list[tuple[Page, "array[int]"]]
LEFT_OUT = "document sentence words reason".split()
VERSION = "0.1.0"
#: A row that is left out can leave others without what they refer to.
_ROUNDS = 5


def draft(
    reading: Reading,
    statement: str | os.PathLike[str] | Document | None = None,
    zone: str | None = None,
    *,
    speaker: str | None = None,
    progress: bool = True,
) -> Corpus:
    r"""Return records that a program has drafted from pages, for a person to go through.

    Nothing in it is checked by anybody: every event says so, glosses are not written, sides and
    topics are open. What is undecided stays so.

    Parameters
    ----------
    reading : Reading
        What `read_folder` gave.
    statement : str, path or Document
        The name of the page that is the statement, such as "statement.html"; or the page itself,
        as `read_page` gives it. Without it, an error says that one is needed.
    zone : str, optional
        The zone in which the statement's day is counted (IANA); without it, that of its dateline
        or of the agency whose page it is, and else it is open.
    speaker : str, optional
        Who made the statement, where its title and its first lines do not name one person.
    progress : bool, default True
        Count the pages on the standard error stream, if it takes more than some seconds.

    Returns
    -------
    Corpus
        With `provenance` (table, row, document, file, sentence, start and end in the article,
        rule, certain) and `left_out` (document, sentence, words of the date, reason).

    Raises
    ------
    TypeError, ValueError
        If it is no reading, or the statement is none of its pages, or a name much like that of the
        speaker is on the pages and this one is not, with the nearest names.

    See Also
    --------
    read_folder : What gives a reading.
    Corpus.save : Where the draft is kept.

    Examples
    --------
    >>> import tempfile, pathlib, kcna_corpus as kc
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     for name, text in {
    ...         "statement": "9 May 2031\n\nAda Varn issued the following statement.\n\n"
    ...         "No ferry of ours was sold to the island. We shall not sell one.",
    ...         "courier": "10 May 2031\n\n“No ferry of ours was sold to the island,” "
    ...         "Ada Varn said on Friday. The island has not answered yet.",
    ...     }.items():
    ...         _ = pathlib.Path(folder, name + ".txt").write_text(text)
    ...     found = kc.draft(kc.read_folder(folder, progress=False), "statement.txt")
    >>> found.events[["event", "start", "second_check"]].values.tolist()[0]
    ['ada-varn-2031-05-09', '2031-05-09', 'not checked']
    >>> found.quotations["class"].tolist()
    ['verbatim']
    """
    if statement is None or not str(statement).strip():
        raise ValueError("statement: name the page that is the statement, such as 'statement.html'")
    return corpus_of(redraft(reading, statement, zone, speaker, progress=progress))


class Draft(NamedTuple):
    """What is drafted, before it becomes a corpus: thousands of pages leave no room for both."""

    rows: Rows
    zone: str
    provenance: pd.DataFrame
    left_out: pd.DataFrame
    version: str = VERSION
    share: str = "records"


def corpus_of(drafted: Draft) -> Corpus:
    """Return a draft as a corpus."""
    corpus = from_rows(drafted.rows, drafted.version)
    return replace(
        corpus, **{k: v for k, v in drafted._asdict().items() if k not in ("rows", "version")}
    )


def redraft(
    reading: Reading,
    statement: object,
    zone: str | None = None,
    speaker: str | None = None,
    *,
    keys: Mapping[str, str] | None = None,
    kept: Path | None = None,
    progress: bool = False,
) -> Draft:
    """Return a draft in which pages that have a key already keep it; see `draft`.

    What is read of each page is kept in a folder, if one is given, for a run that goes on.
    """
    import pandas as pd

    pages = pages_of(reading, statement, keys)
    del reading
    _return_memory()
    drafted = _written(pages, zone, speaker, kept, progress)
    drafted.rows["sentences"] += sentence_rows(pages)  # and no page is left
    rows, refused = _sound(drafted.rows)
    left_out = drafted.left_out
    if refused:
        left_out = pd.concat([left_out, _table(refused, LEFT_OUT)], ignore_index=True)
    zone = drafted.zone or zone_of_most(rows)
    return drafted._replace(rows=rows, zone=zone, left_out=left_out)


def _return_memory() -> None:
    """Give what the reading left to the system: of 3,000 pages an eighth of all memory.

    The C library keeps the holes between small pieces that live on, unless it is asked (glibc).
    """
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)


def _written(
    pages: list[Page], zone: str | None, speaker: str | None, folder: Path | None, progress: bool
) -> Draft:
    """The rows of every table but sentences, and what became none."""
    results = Results(folder, _state(pages, speaker)) if folder else None
    cast = Cast(page.body for page in pages)
    if speaker is not None:
        speaker = _speaker(speaker, pages, cast)
    quotations, issuer = quotations_of(pages, cast, speaker or "")
    upstream = upstream_of(pages)  # before much is kept of each: it takes room
    mentions, left, undated = _read(pages, cast, results, progress)
    quoting = {
        page.key: {
            page.sentence_at(q["start"])
            for q in quoted
            if q["sentences"] and q["class"] != "unsure"
        }
        for page in pages
        if (
            quoted := [
                q for q in quotations.get(page.key, ()) if q["sentences"] or q["person"] == issuer
            ]
        )
    }
    events, rest = events_of(pages, mentions, cast, issuer, quoting)
    left += [Left(m.page, m.sentence, m.printed, _why_open(m)) for m in rest]
    stated = next((page for page in pages if page.is_statement), None)
    day_zone = iana_zone(zone).key if zone else zone_of_statement(stated) if stated else ""
    book = Book(pages, cast, issuer, _keyed(events, issuer), quotations, upstream, day_zone)
    for write in (
        write_documents, write_events, write_accounts, write_stamps, write_figures,
        write_quotations, write_actors, write_terms,
    ):  # fmt: skip
        write(book)
    left_out = _table(_left_out(left, undated), LEFT_OUT)
    return Draft(book.rows, day_zone, _table(book.trails, Trail._fields), left_out)


def _speaker(name: object, pages: list[Page], cast: Cast) -> str:
    """Return who is called so on the pages; a name that is only like one of theirs is refused."""
    if not isinstance(name, str):
        raise TypeError(f"speaker: a name is needed, not {gist(name)}")
    names = list(cast.persons)
    person = cast.person(name) if name else ""
    if not name or person in names:
        return person
    if " " not in name.strip() and (bearer := cast.bearers(name)):
        return bearer[0]  # the one who has this surname
    texts = (" ".join((p.body, p.row["title"], p.row["byline"])) for p in pages)
    whole = re.compile(rf"(?<!\w){re.escape(name)}(?![a-z])", re.IGNORECASE)
    if not any(whole.search(words) for words in texts):
        message = f"speaker: no page names {name!r}"
        if nearest(name, names):
            raise ValueError(message + did_you_mean(name, names))
        warnings.warn(message, stacklevel=5)
    return person


def _state(pages: list[Page], speaker: str | None) -> str:
    """All that a page's happenings depend on: who is named on any page, above all."""
    digest = sha256(f"{__version__} {speaker}".encode())
    for page in pages:
        digest.update(
            f"{page.key} {page.published} {page.lead}\n{page.body}".encode("utf-8", "replace")
        )
    return digest.hexdigest()


def _read(
    pages: list[Page], cast: Cast, results: Results | None, progress: bool
) -> tuple[list[Mention], list[Left], Undated]:
    """What pages tell, what of that has no day, and of each page the sentences without a date."""
    mentions: list[Mention] = []
    left: list[Left] = []
    undated: Undated = []
    for page in tqdm(pages, "draft", unit=" pages", disable=not progress, delay=5):
        stored = results.get(page.key) if results else None
        if stored is None:
            cast.spellings.clear()
            happenings, out = read_page(page, cast)
            if results:
                results.put(
                    page.key, [cast.spellings, *map(_packed, happenings), *map(_packed, out)]
                )
        else:
            for name in stored[0]:
                cast.person(name)
            happenings, out = _unpacked(page, stored[1:])
        mentions += happenings
        left += out
        if not page.published.day:
            left.append(Left(page, -1, "", f"a page without a day: {page.published.basis}"))
        sentences = {m.sentence for m in happenings} | {item.sentence for item in out}
        numbers = range(page.lead, len(page.sentences))
        undated.append((page, array("I", (n for n in numbers if n not in sentences))))
    return mentions, left, undated


def _packed(item: Mention | Left) -> list[Any]:
    """A happening, or what became none, as plain data without its page."""
    return [*map(_plain, item[1:])]


def _plain(cell: Any) -> Any:
    if isinstance(cell, frozenset):
        return sorted(cell)
    return str(cell) if isinstance(cell, date) else cell


def _unpacked(page: Page, items: list[list[Any]]) -> tuple[list[Mention], list[Left]]:
    """The happenings of a page that were packed, and what became none."""
    happenings, left = [], []
    for item in items:
        if len(item) < len(Left._fields):
            left.append(Left(page, *item))
            continue
        m = Mention(page, *item)
        first, last = (date.fromisoformat(str(day)) if day else None for day in (m.first, m.last))
        agents, others, answers = tuple(m.agents), tuple(m.others), tuple(m.answers)
        words = frozenset(map(sys.intern, m.stems))
        happenings.append(m._replace(first=first, last=last, agents=agents, others=others,
                                answers=answers, stems=words, meant=tuple(m.meant)))  # fmt: skip
    return happenings, left


def _why_open(mention: Mention) -> str:
    if not mention.page.published.day:
        return "no day without that of the page"
    if not mention.told:
        return ONLY_NAMED
    return "nothing tells the day" if mention.first is None else "told by nobody else"


def _keyed(events: list[Event], issuer: str) -> list[tuple[str, Event]]:
    """Each event with a short name, in the order of their days."""
    taken: set[str] = set()
    ordered = sorted(events, key=lambda e: (e.first, e.last, not e.of_statement))
    keyed = []
    for event in ordered:
        agents = [issuer] if event.of_statement and issuer else event.agents
        who = short_name(agents[0]) if agents else ""
        keyed.append((free(key_of(event, who or "event"), taken), event))
    return keyed


def _sound(rows: Rows) -> tuple[Rows, list[tuple[str, ...]]]:
    """The rows that keep every rule of records; what breaks one is left out, as the rule says."""
    refused: list[tuple[str, ...]] = []
    for _ in range(_ROUNDS):
        problems = check_rows(rows, rights=False)
        if not problems:
            return rows, refused
        refused += [("", f"{p.table}/{p.row}", "", f"no record: {p.message}") for p in problems]
        rejections = [Decision("reject", p.table, p.row) for p in problems]
        rows = without_orphans(replay(rows, rejections))
    raise CorpusError("the draft", problems)


def _left_out(left: Iterable[Left], undated: Undated) -> Iterator[tuple[str, ...]]:
    for item in left:
        name = item.page.name(item.sentence) if item.sentence >= 0 else ""
        yield item.page.key, name, item.printed, item.reason
    for page, numbers in undated:
        language = taken_for(page.body)
        reason = "a sentence without a date"
        if language not in (*READ_WHOLE, ""):
            reason += f"; of {language_name(language)} only days with their year are read"
        for number in numbers:
            yield page.key, page.name(number), "", reason


def _table(rows: Iterable[tuple[Any, ...]], columns: Sequence[str]) -> pd.DataFrame:
    """A table, filled column by column: of a million rows none is kept beside it."""
    import pandas as pd

    cells: list[list[Any]] = [[] for _ in columns]
    for row in rows:
        for column, cell in zip(cells, row, strict=True):
            column.append(cell)
    return pd.DataFrame(dict(zip(columns, cells, strict=True)))
