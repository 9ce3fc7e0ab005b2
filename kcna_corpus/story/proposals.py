"""Dated sentences of any documents become candidate events, ready to be edited into records."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from ..clock.windows import span
from ..dates import find_dates
from ..inputs import Text, dated_texts
from ..records.given import free
from ..text.sentences import sentence_spans
from ..text.words import length, letters
from .sequence import row_tuples

if TYPE_CHECKING:
    import pandas as pd

    from ..records.corpus import Corpus

COLUMNS = (
    "event earliest latest precision open_end earliest_utc latest_utc actors documents mentions "
    "certain"
).split()

_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")
_OWN = re.compile(r"['’]s?\Z")
#: Capitalised words that name nobody.
_NO_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december a an the this that these those he she "
    "it they we i you his her its their our my in on at by for from of to as and but or nor so "
    "yet if when while after before since until over under with without during according "
    "additionally furthermore however meanwhile moreover also then now there here both any all "
    "some most no not contradicting juche".split()
)
#: A dated line with fewer words than this beside its date is a title, a byline or a date.
_FEWEST_WORDS = 4
#: A longer "sentence" is a list or a table.
_LONGEST_SENTENCE = 2000


class Mention(NamedTuple):
    """One time expression in its sentence, and the actors named there."""

    document: Any
    zone: str | None
    sentence: tuple[int, int]
    row: Any
    who: frozenset[str]
    names: tuple[str, ...]

    @property
    def window(self) -> tuple[date, date]:
        """The first and the last day."""
        return self.row.earliest, self.row.latest


def propose_timeline(
    documents: pd.DataFrame | Sequence[str],
    published: str | date | Sequence[str | date | None] | None = None,
    corpus: Corpus | None = None,
) -> pd.DataFrame:
    """Propose events for a timeline: the dated sentences of documents, merged.

    A line that does not end as a sentence does (a title, a byline, a date, a cut teaser) proposes
    nothing. Expressions of different documents are one event when their windows are the same and
    an actor named before the one is named before the other.

    Parameters
    ----------
    documents : str, list, mapping, table, Reading or Corpus
        A table with the columns `text`, `published` and, if you like, `document` and `zone` (IANA);
        what gives one: a reading of pages, a corpus with pages attached; or a list of texts, or a
        mapping from names to texts.
    published : str, date, list or mapping, optional
        The day of publication, one for all or one for each, where the texts come without.
    corpus : Corpus, optional
        Its actors' names and aliases are known; without it, actors are runs of capitalised words.

    Returns
    -------
    pandas.DataFrame
        One row for each candidate, in order. Columns: event (a short name, made up), earliest and
        latest (days), precision, open_end, earliest_utc and latest_utc (the window in UTC that all
        its documents with a zone allow; NaT if none has one or they allow none), actors (list of
        str: short names, or names as printed), documents (list), mentions (list of dict: document,
        start and end of the sentence, date_start, date_end, text of the date, rule), certain
        (bool). Places count in the text that was given, of a page in its article.

    Raises
    ------
    ValueError
        If a table has no `text`, or there are not as many days as texts; as `find_dates`.

    Warns
    -----
    UserWarning
        If texts without a day of publication have expressions that count from it.

    See Also
    --------
    find_dates : Every time expression, one by one.

    Examples
    --------
    >>> texts = ["Ada Varn said on Friday that no plums were sold in 2030.",
    ...          "The denial by Ada Varn came on Friday."]
    >>> found = propose_timeline(texts, "2031-03-14")
    >>> found[["event", "earliest", "documents"]].astype(str).values.tolist()
    [['2030-ada-varn', '2030-01-01', '[0]'], ['2031-03-14-ada-varn', '2031-03-14', '[0, 1]']]
    """
    import pandas as pd

    listed = dated_texts(documents, published, "documents")
    namer = _aliases(corpus) if corpus else _runs([text for _, text, *_ in listed])
    by_window: dict[tuple[date, date], list[list[Mention]]] = {}
    undated = []
    for item in listed:
        rows = list(row_tuples(find_dates([item.text], item.published)))
        if item.published is None and any(row.value[:4] in ("", "XXXX") for row in rows):
            undated.append(str(item.document))
        for mention in _mentions(item, rows, namer):
            same_window = by_window.get(mention.window, [])
            by_window[mention.window] = _joined(same_window, mention)
    if undated:
        warnings.warn(_told_undated(undated, len(listed)), stacklevel=2)
    groups = [group for same_window in by_window.values() for group in same_window]
    groups.sort(key=lambda group: (*group[0].window, group[0].names))
    names = set[str]()
    rows = [[free(_named(group), names), *_row(group)] for group in groups]
    table = pd.DataFrame(rows, columns=COLUMNS)
    for column in ("earliest_utc", "latest_utc"):
        table[column] = pd.to_datetime(table[column], utc=True)
    return table


# --- documents and sentences ---------------------------------------------------------------------


def _told_undated(documents: list[str], count: int) -> str:
    which = ", ".join(documents[:3]) + (" …" if len(documents) > 3 else "")
    one = len(documents) == 1
    return (
        f"{len(documents)} of {count} texts {'has' if one else 'have'} no day of publication "
        f"({which}): “Monday” or “last year” in {'it' if one else 'them'} proposes nothing; "
        "published= gives the day"
    )


# --- actors --------------------------------------------------------------------------------------

Namer = Callable[[str], list[tuple[int, str]]]


def _aliases(corpus: Corpus) -> Namer:
    """Find the actors of a corpus by their names and aliases, the longest first."""
    actors: dict[str, str] = {}
    for row in corpus.rows["actors"]:
        for name in (row["name"], *row["aliases"].split(" | ")):
            if name and name[0].isupper():
                actors.setdefault(_plain(name), row["actor"])
    words = sorted(actors, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)") if words else None
    runs = _runs([])

    def find(sentence: str) -> list[tuple[int, str]]:
        plain = _plain(sentence)
        hits = list(pattern.finditer(plain)) if pattern else []
        spans = [(m.start(), m.end()) for m in hits]
        others = [
            (at, name)
            for at, name in runs(sentence)
            if not any(a < at + len(name) and at < b for a, b in spans)
        ]
        return sorted([*((m.start(), actors[m[0]]) for m in hits), *others])

    return find


def _plain(name: str) -> str:
    """A name with one sort of hyphen and apostrophe, as long as before."""
    return name.replace("’", "'").replace("‑", "-").replace("\xa0", " ")


def _runs(texts: Iterable[str]) -> Namer:
    """Find runs of capitalised words; a sentence's first word counts if it is no common word."""
    common = {w for text in texts for w in re.findall(r"(?<![\w'’-])[a-z]+(?![\w'’-])", text)}

    def find(sentence: str) -> list[tuple[int, str]]:
        runs: list[tuple[int, str]] = []
        last = -1
        for match in _WORD.finditer(sentence):
            word = _OWN.sub("", match[0]).rstrip(".") if "." not in match[0][:-1] else match[0]
            name = word[:1].isupper() and word.lower() not in _NO_NAMES
            if name and match.start() <= 1 and word.lower() in common:
                name = False
            if not name:
                last = -1
                continue
            if last >= 0 and sentence[last : match.start()] == " ":
                at, run = runs[-1]
                runs[-1] = (at, f"{run} {word}")
            else:
                runs.append((match.start(), word))
            last = match.start() + len(word)
        return runs

    return find


# --- candidates ----------------------------------------------------------------------------------


def _mentions(item: Text, rows: list[Any], named: Namer) -> Iterator[Mention]:
    document, text, _, zone = item
    dated = [row for row in rows if row.earliest is not None]
    spans = (
        span for span in sentence_spans(text, whole=True) if span[1] - span[0] <= _LONGEST_SENTENCE
    )
    current = next(spans, None)
    inside: list[Mention] = []
    for row in dated:
        while current and current[1] < row.end:
            current, inside = next(spans, None), []
        if not current or row.start < current[0] or row.relation == "to" or not row.latest:
            continue
        sentence = text[current[0] : current[1]]
        if length(sentence.replace(row.text, " "), row.language) < _FEWEST_WORDS:
            continue
        at, behind = row.start - current[0], row.end - current[0]
        names = [name for name in named(sentence) if not at <= name[0] < behind]
        follows = row.anchor_kind == "event"
        first = [] if follows else [name for start, name in names if start < at]
        who = first or [name for start, name in names if start > at][:1]
        keys = frozenset(letters(name) for name in who)
        mention = Mention(
            document, zone, current, row, keys, tuple(dict.fromkeys(n for _, n in names))
        )
        if not any(_same_span(mention, other) for other in inside):
            inside.append(mention)
            yield mention


def _same_span(mention: Mention, other: Mention) -> bool:
    """Whether one expression of a sentence only gives the other its length or its start."""
    linked = any(
        (a.row.start, a.row.end) == (b.row.anchor_start, b.row.anchor_end)
        for a, b in ((mention, other), (other, mention))
    )
    return linked and mention.row.earliest == other.row.earliest


def _joined(groups: list[list[Mention]], mention: Mention) -> list[list[Mention]]:
    """Add a mention to the groups of its window that it agrees with; they become one."""
    same = [_agree(group, mention) for group in groups]
    whole = [m for group, agrees in zip(groups, same, strict=True) if agrees for m in group]
    others = [group for group, agrees in zip(groups, same, strict=True) if not agrees]
    return [*others, [*whole, mention]]


def _agree(group: list[Mention], mention: Mention) -> bool:
    return any(m.who & mention.who or not (m.who or mention.who) for m in group)


def _row(group: list[Mention]) -> list[Any]:
    first = group[0].row
    mentions = [
        {
            "document": m.document,
            "start": m.sentence[0],
            "end": m.sentence[1],
            "date_start": m.row.start,
            "date_end": m.row.end,
            "text": m.row.text,
            "rule": m.row.rule,
        }
        for m in group
    ]
    actors = list(dict.fromkeys(name for m in group for name in m.names))
    documents = list(dict.fromkeys(m.document for m in group))
    certain = all(bool(m.row.certain) for m in group)
    days = [first.earliest, first.latest, first.precision, bool(first.open_end)]
    return [*days, *_moments(group), actors, documents, mentions, certain]


def _moments(group: list[Mention]) -> tuple[datetime | None, datetime | None]:
    """The window in UTC that every document with a zone allows."""
    first, last = (day.isoformat() for day in group[0].window)
    spans = [span(first, last, m.zone) for m in group if m.zone]
    if not spans:
        return None, None
    earliest, latest = max(s[0] for s in spans), min(s[1] for s in spans)
    return (earliest, latest) if earliest <= latest else (None, None)


def _named(group: list[Mention]) -> str:
    """A short name: the day, month or year, and the actor named most."""
    sizes = {"day": 10, "month": 7}
    when = group[0].row.earliest.isoformat()[: sizes.get(group[0].row.precision, 4)]
    counts = Counter(name for m in group for name in m.names if letters(name) in m.who)
    most = counts.most_common(1)[0][0] if counts else "event"
    return "-".join([when, *re.findall(r"[^\W_]+", most.lower())])
