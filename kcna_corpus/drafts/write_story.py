"""The tables of a draft that tell the story: events, participants, accounts, stamps, figures."""

import re
from collections import Counter
from datetime import date

from ..clock.windows import event_span, instant
from ..clock.zones import UNKNOWN
from ..happenings.drafted_pages import Page
from ..happenings.happening import Mention
from ..happenings.mentions import AHEAD
from ..happenings.titles import worth
from ..records.schema import UNWRITTEN
from ..text.cues import DENYING
from ..text.words import words
from .book import Book, each_account, joined, short
from .event import Event
from .homes import zone_of

_DENIES = DENYING | {"denial", "denials"}
_LONGEST_DATE = 15
#: Words before a number, and the qualifier that they make of it.
QUALIFIERS = {
    "about": "about around some approximately roughly nearly almost an-estimated estimated",
    "over": "over more-than exceeding above",
    "at least": "at-least no-fewer-than no-less-than",
    "up to": "up-to as-many-as as-much-as no-more-than",
}
_QUALIFIER = {
    words.replace("-", " "): name for name, ways in QUALIFIERS.items() for words in ways.split()
}
_FIGURE = re.compile(
    rf"(?:\b(?P<qualifier>{'|'.join(sorted(_QUALIFIER, key=len, reverse=True))})\s)?"
    r"(?<![\w.,$€£-])(?P<value>\d{1,3}(?:,\d{3})+|\d{2,15})(?:\s(?P<scale>thousand|million|billion))?"
    r"\s(?P<unit>(?:[A-Za-z-]+\s){0,2}?[a-z-]{3,}s)\b",
    re.IGNORECASE,
)
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_NO_UNITS = frozenset("years months weeks days hours minutes seconds times".split())


def write_events(book: Book) -> None:
    """Each event with its window, its zone, and what its pages differ in."""
    for key, event in book.events:
        zone, rests_on = zone_of(event, book.cast, book.zone)
        start, end = _dates(event)
        book.add(
            "events",
            event=key,
            title=_title(book, event),
            gloss=UNWRITTEN,
            kind="statement" if event.speech else "happening",
            place=next((m.place for m in event.mentions if m.place), ""),
            zone=zone or UNKNOWN,
            printed=_printed(event),
            start=start,
            end=end,
            precision=event.precision,
            second_check="not checked",
            disagreement=_differing(event),
            source=joined([page.key for page in event.pages] or [_statement_key(book)]),
            basis=event.basis,
            note=f"Zone {rests_on}." if rests_on else "",
        )
        for m in event.mentions:
            sure = m.certain and bool(zone) and not event.differs
            book.trail("events", key, m.page, m.sentence, (m.start, m.end), m.rule, sure)
        for name in filter(None, [book.issuer]) if event.of_statement else event.acting:
            documents = list(dict.fromkeys(m.page.key for m in event.mentions if name in m.agents))
            documents = documents or [page.key for page in event.pages] or [_statement_key(book)]
            actor = {book.actor(name, document) for document in documents}.pop()
            book.add(
                "participants",
                event=key,
                actor=actor,
                role="agent",
                source=joined(documents),
                basis="printed",
            )


def _statement_key(book: Book) -> str:
    return book.statement.key if book.statement else ""


def _title(book: Book, event: Event) -> str:
    if event.of_statement:
        return f"Statement by {book.issuer}" if book.issuer else "The statement"
    titles = Counter(m.title for m in event.mentions if m.title)
    title = max(titles, key=lambda title: (*worth(title), titles[title]), default="No title yet")
    return title[0].upper() + title[1:]


def _printed(event: Event) -> str:
    printed = [m.printed for m in event.mentions if m.printed]
    return short(printed[0], _LONGEST_DATE) if printed else "no date is printed"


def _dates(event: Event) -> tuple[str, str]:
    """First and last day; a month or year as such, where it is a whole one."""
    first, last = event.first.isoformat(), event.last.isoformat()
    size = {"month": 7, "year": 4}.get(event.precision, 10)
    if event.precision in ("day", "minute", "vague"):
        return first, last
    start = first[:size]
    whole = last[:size] == start and (event.last.month, event.last.day) >= _end(event)
    return start, start if whole else last


def _end(event: Event) -> tuple[int, int]:
    return (12, 31) if event.precision == "year" else (event.last.month, 28)


def _differing(event: Event) -> str:
    """Days on which the pages do not agree, as far as both are days."""
    days = Counter(
        day for m in event.mentions if m.first and m.first == m.last and (day := m.first)
    )
    if len(days) < 2:
        return ""
    return "Days differ: " + ", ".join(
        f"{day.isoformat()} in {count} place{'s'[: count != 1]}"
        for day, count in sorted(days.items())
    )


def write_accounts(book: Book) -> None:
    """Each event and page: what the page says of it, as of when, on whose word."""
    for key, event, page in each_account(book):
        name = f"{page.key}@{key}"
        mentions = event.by_page.get(page.key, [])
        with_days = (m for m in reversed(mentions) if m.first and m.last)
        # Friday, not the week beside it
        dated = min(with_days, key=lambda m: m.last - m.first, default=None)
        words = _words_of(book, event, page, mentions)
        book.add(
            "accounts",
            account=name,
            document=page.key,
            event=key,
            stance=_stance(book, event, page, bool(words)),
            on_word_of=joined([book.actor(who, page.key) for who in words]),
            as_of_printed=short(dated.printed, _LONGEST_DATE) if dated else "",
            as_of_start=str(dated.first) if dated else "",
            as_of_end=str(dated.last) if dated else "",
            sentences=joined([page.name(n) for n in _sentences(book, event, page, mentions)]),
            gloss=UNWRITTEN,
            source=page.key,
            basis="printed" if mentions or event.of_statement else "inferred",
        )
        for m in mentions:
            book.trail("accounts", name, page, m.sentence, (m.start, m.end), m.rule, m.certain)


def _words_of(book: Book, event: Event, page: Page, mentions: list[Mention]) -> list[str]:
    if not event.of_statement:
        speech = mentions if event.speech else ()
        told_by = [name for m in mentions for name in m.word_of]
        return told_by or [a for a in event.acting if any(a in m.agents for m in speech)]
    quoted = book.quotations.get(page.key, ())
    speakers = [q["person"] for q in quoted if q["sentences"] and q["person"] in book.cast.persons]
    own = [book.issuer] if page.is_statement or not speakers else []
    return [name for name in dict.fromkeys([*own, *speakers]) if name]


def _stance(book: Book, event: Event, page: Page, reported: bool) -> str:
    if page.is_statement and event.of_statement:
        heads = " ".join(p.row["title"] for p in book.pages if not p.is_statement)
        text = " ".join(m.page.words(m.sentence) for m in event.mentions)
        return "asserting" if _DENIES.isdisjoint(words(f"{heads} {text}")) else "denying"
    return "reporting" if reported else "asserting"


def _sentences(book: Book, event: Event, page: Page, mentions: list[Mention]) -> list[int]:
    numbers = {m.sentence for m in mentions}
    if event.of_statement and page.is_statement:
        numbers |= set(range(page.lead, len(page.sentences)))
    elif event.of_statement:
        quoted = book.quotations.get(page.key, ())
        numbers |= {page.sentence_at(q["start"]) for q in quoted if q["sentences"]}
    return sorted(number for number in numbers if number >= page.lead)


def write_stamps(book: Book) -> None:
    """A page that prints its hour and zone shows that what it tells of was public by then."""
    rows = {row["event"]: row for row in book.rows["events"]}
    for key, event, page in each_account(book):
        moment, row = page.row["published_at"], rows[key]
        if not moment or row["precision"] not in ("day", "minute"):
            continue
        first, last = event_span(row)
        if not first <= instant(moment) < last or _is_ahead(event, page):
            continue  # it bounds nothing, or its page tells of it before it happens
        name = f"{page.key}@{key}"
        book.add(
            "stamps",
            stamp=name,
            event=key,
            aspect="a page that tells of it is published",
            printed=moment,
            zone="UTC",
            instant=moment,
            bound="latest",
            source=page.key,
            basis="printed",
        )
        book.trail("stamps", name, page, -1, (-1, -1), "the page prints hour and zone", True)


def _is_ahead(event: Event, page: Page) -> bool:
    """Whether a page tells of what may still be to come: by the day, or by its words."""
    to_come = [m for m in event.by_page.get(page.key, ()) if not m.speech]
    return page.published.day < event.first.isoformat() or any(
        AHEAD.search(page.words(m.sentence)) for m in to_come
    )


def write_figures(book: Book) -> None:
    """Numbers in what somebody said, each with speaker, day and qualifier."""
    for key, event in book.events:
        if not event.speech or event.of_statement:
            continue
        for m in event.mentions:
            speakers = [a for a in event.acting if a in m.agents]
            words = m.page.words(m.sentence)
            start = m.page.sentences[m.sentence][0]
            for figure in _FIGURE.finditer(words) if len(speakers) == 1 else ():
                unit = figure["unit"].split()
                first, last = start + figure.start(), start + figure.end()
                if first <= m.start < last or unit[-1] in _NO_UNITS:
                    continue
                _write_figure(book, key, event, m, speakers[0], figure)


def _write_figure(
    book: Book, key: str, event: Event, m: Mention, speaker: str, figure: re.Match[str]
) -> None:
    name = f"{m.page.key}@{key}:{len(book.rows['figures'])}"
    value = int(figure["value"].replace(",", "")) * _SCALES.get((figure["scale"] or "").lower(), 1)
    qualifier = _QUALIFIER.get((figure["qualifier"] or "").lower(), "exactly")
    book.add(
        "figures",
        figure=name,
        event=key,
        speaker=book.actor(speaker, m.page.key),
        said=_dates(event)[0],
        quantity=" ".join(figure["unit"].split()),
        qualifier=qualifier,
        value=str(value),
        unit=figure["unit"].split()[-1],
        account=f"{m.page.key}@{key}",
        source=m.page.key,
        basis="printed",
    )
    at = m.page.sentences[m.sentence][0]
    span = (at + figure.start(), at + figure.end())
    book.trail("figures", name, m.page, m.sentence, span, "number", certain=False)


def key_of(event: Event, taken_name: str) -> str:
    """A short name for an event: who, and the day, month or year."""
    sizes = {"day": 10, "minute": 10, "month": 7}
    when: date = event.first
    return f"{taken_name}-{when.isoformat()[: sizes.get(event.precision, 4)]}"
