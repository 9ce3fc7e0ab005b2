"""Who reports what of an event, as of when; and where accounts and figures cannot both be right.

A day that an account gives may be the event's day where it happened or its day where the account is
read: both are turned into UTC, and only windows that do not touch are a conflict.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from ..clock.windows import event_span, span, utc
from ..clock.zones import UNKNOWN, zone_name
from ..records.corpus import Corpus, known_corpus
from ..records.schema import SEPARATOR
from .actors import above, names
from .figures import in_conflict, quantity_of
from .terms import counting_as

if TYPE_CHECKING:
    import pandas as pd

    from ..records.csv_folder import Row

COLUMNS = "event other_event kind one one_says other other_says why records".split()
KINDS = ("date", "number", "actor", "stance")
#: The kind of a row that only looks like a conflict.
SAME_MOMENT = "same moment in another zone"


class Dated(NamedTuple):
    """The days that one account gives an event, and the window that they can mean, in UTC."""

    account: str
    document: str
    start: str
    end: str
    zones: tuple[str, ...]
    earliest: datetime
    latest: datetime

    @property
    def days(self) -> str:
        """The days as the record has them."""
        return self.start if self.start == self.end else f"{self.start} to {self.end}"


def disagreements(corpus: Corpus, apparent: bool = False) -> pd.DataFrame:
    """Return where accounts and figures cannot both be right, event by event.

    Parameters
    ----------
    corpus : Corpus
        The records.
    apparent : bool, default False
        Also list days that differ only because they are told in different zones (`kind` "same
        moment in another zone"): no conflict.

    Returns
    -------
    pandas.DataFrame
        One row for each two sides. Columns: event, other_event (the same, unless figures of two
        events are compared), kind (date, number, actor, stance), one and other (lists of str:
        documents, or speakers), one_says and other_says, why (a sentence to check), records (list
        of str: the accounts and figures it rests on). A date is compared as a window: local days in
        the zone of the event and in that of the document's readers (any, if not known), turned into
        UTC. Figures are compared for the same quantity, and as running totals, which may grow; none
        is “the” figure.

    Raises
    ------
    TypeError
        If what is given is no corpus.

    See Also
    --------
    witnesses : Who tells of an event independently.
    AccountsExplorer : Accounts and conflicts, side by side.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> found = kc.disagreements(kc.load())
    >>> row = found[found["kind"] == "actor"].iloc[0]
    >>> row["one"], row["one_says"], row["other_says"]
    (['rocketparrot-2024-05-17'], 'on the word of Kim Jong Un', 'on the word of Kim Yo Jong')
    """
    import pandas as pd

    accounts: dict[str, list[Row]] = {}
    for account in known_corpus(corpus).rows["accounts"]:
        accounts.setdefault(account["event"], []).append(account)
    figures: dict[str, list[Row]] = {}
    for figure in corpus.rows["figures"]:
        figures.setdefault(quantity_of(figure), []).append(figure)
    rank = {
        name: n for n, name in enumerate(corpus.events.sort_values(["latest", "event"])["event"])
    }
    rows = [
        row for same_measure in figures.values() for row in in_conflict(corpus, same_measure, rank)
    ]
    for event in corpus.rows["events"]:
        reports = accounts.get(event["event"], [])
        rows += [*_dates(corpus, event, reports, apparent), *_actors(corpus, event, reports)]
        rows += _stances(corpus, event, reports)
    rows.sort(key=lambda row: (rank[row[0]], (*KINDS, SAME_MOMENT).index(row[2]), row[3], row[5]))
    return pd.DataFrame(rows, columns=COLUMNS)


def dated(corpus: Corpus, event: Row, account: Row) -> Dated | None:
    """Return the window of an account's own days; None if it gives no day.

    The days may be meant where the event happened or where the document is read: the window reaches
    from the first minute of either to the last. Where the readers' zone is not known, it may be
    any.

    >>> import kcna_corpus as kc
    >>> corpus = kc.load()
    >>> account = corpus.row("accounts", "worldjournal-zh@kcna-denial-2024-05-17")
    >>> found = dated(corpus, corpus.row("events", account["event"]), account)
    >>> found.days, found.zones, found.latest.isoformat()
    ('2024-05-16', ('America/New_York', 'Asia/Pyongyang'), '2024-05-17T03:59:00+00:00')
    """
    start = account["as_of_start"] or account["as_of_end"]
    end = account["as_of_end"] or start
    if not start:
        return None
    document = corpus.row("documents", account["document"])
    return _dated(account["account"], document, start, end, event["zone"])


# --- dates ---------------------------------------------------------------------------------------

Conflict = list[object]


def _dates(corpus: Corpus, event: Row, accounts: list[Row], apparent: bool) -> Iterator[Conflict]:
    spans = [d for a in accounts if (d := dated(corpus, event, a))]
    sides: dict[str, list[Dated]] = {}
    for side in (_announced(event), *spans):
        sides.setdefault(f"{side.days}{'' if side.account else ' announced'}", []).append(side)
    for first, second in combinations(sides.values(), 2):
        pairs = [(a, b) for a in first for b in second if _apart(a, b)]
        if pairs:
            yield _conflict(event, [a for a, _ in pairs], [b for _, b in pairs])
        elif apparent and _days_differ(first[0], second[0]):
            yield _no_conflict(event, first, second)
    if apparent:
        dates = {a["account"] for a in accounts if a["as_of_start"] or a["as_of_end"]}
        yield from _early_pages(corpus, event, [a for a in accounts if a["account"] not in dates])


def _early_pages(corpus: Corpus, event: Row, accounts: list[Row]) -> Iterator[Conflict]:
    """Documents that give no day and are dated before the event's own: by their readers' days."""
    early: list[Dated] = []
    for account in accounts:
        document = corpus.row("documents", account["document"])
        day = document["published"]
        if day and document["zone"] not in ("", UNKNOWN):
            page = _dated(account["account"], document, day, day, document["zone"])
            if page.end < event["start"] and not _apart(page, _announced(event)):
                early.append(page)
    if early:
        yield _no_conflict(event, [_announced(event)], early)


def _dated(account: str, document: Row, start: str, end: str, zone: str) -> Dated:
    possible = {zone, document["zone"] or UNKNOWN}
    windows = [span(start, end, zone) for zone in possible]
    earliest, latest = min(w[0] for w in windows), max(w[1] for w in windows)
    zones = tuple(sorted(map(zone_name, possible)))
    return Dated(account, document["document"], start, end, zones, earliest, latest)


def _announced(event: Row) -> Dated:
    zone = event["zone"]
    return Dated("", "", event["start"], event["end"], (zone_name(zone),), *event_span(event))


def _apart(a: Dated, b: Dated) -> bool:
    return a.latest < b.earliest or b.latest < a.earliest


def _days_differ(a: Dated, b: Dated) -> bool:
    """Whether the days, as days of one calendar, have none in common."""
    first, second = (span(dated.start, dated.end, "UTC") for dated in (a, b))
    return first[1] < second[0] or second[1] < first[0]


def _side(dates: list[Dated]) -> tuple[list[str], str]:
    documents = list(dict.fromkeys(d.document or "the record" for d in dates))
    return documents, f"{dates[0].days}{'' if dates[0].account else ' (announced)'}"


def _conflict(event: Row, first: list[Dated], second: list[Dated]) -> Conflict:
    if first[0].earliest > second[0].earliest:
        first, second = second, first
    end, start = max(d.latest for d in first), min(d.earliest for d in second)
    why = (
        f"{_side(first)[1]} ends at {utc(end)} at the latest, and {_side(second)[1]} begins at "
        f"{utc(start)} at the earliest, in any of the zones {_zones([*first, *second])}."
    )
    return _row(event, "date", first, second, why)


def _no_conflict(event: Row, first: list[Dated], second: list[Dated]) -> Conflict:
    start = max(first[0].earliest, second[0].earliest)
    end = min(first[0].latest, second[0].latest)
    why = (
        f"Both hold from {utc(start)} to {utc(end)}: the days are those of "
        f"{_zones([*first, *second])}."
    )
    return _row(event, SAME_MOMENT, first, second, why)


def _zones(dates: list[Dated]) -> str:
    return ", ".join(sorted({zone for d in dates for zone in d.zones}))


def _row(event: Row, kind: str, first: list[Dated], second: list[Dated], why: str) -> Conflict:
    records = list(dict.fromkeys(d.account for d in [*first, *second] if d.account))
    sides = (*_side(first), *_side(second))
    return [event["event"], event["event"], kind, *sides, why, records]


# --- actors and stances --------------------------------------------------------------------------


def _actors(corpus: Corpus, event: Row, accounts: list[Row]) -> Iterator[Conflict]:
    """Accounts that give an utterance to somebody who neither made nor carried it."""
    if event["kind"] not in counting_as(corpus, "uttered"):
        return
    taking_part = [p for p in corpus.rows["participants"] if p["event"] == event["event"]]
    spoke = [p["actor"] for p in taking_part if p["role"] == "agent"]
    agents = {p["actor"] for p in taking_part if p["role"] in ("agent", "partner")}
    if not spoke:
        return
    agents |= {d["upstream"] for d in corpus.rows["documents"] if d["upstream"]}  # they relay
    for account in accounts:
        sources = [a for a in account["on_word_of"].split(SEPARATOR) if a]
        wrong = [a for a in sources if not _linked(corpus, a, agents)]
        if wrong:
            others = [a for a in accounts if a is not account and a["on_word_of"]]
            right = [
                a["document"]
                for a in others
                if all(_linked(corpus, w, agents) for w in a["on_word_of"].split(SEPARATOR))
            ]
            one, other = (", ".join(names(corpus, side)) for side in (wrong, spoke))
            yield [
                *(event["event"], event["event"], "actor", [account["document"]]),
                *(f"on the word of {one}", right or ["the record"], f"on the word of {other}"),
                f"“{event['title']}” was said by {other}; {account['document']} gives it to "
                f"{one}{_quotations(corpus, account['document'], wrong)}.",
                [account["account"]],
            ]


def _linked(corpus: Corpus, actor: str, actors: set[str]) -> bool:
    """Whether one of `actors` is this actor, acts for it, or is whom it acts for."""
    return bool(above(corpus, actor) & actors) or any(actor in above(corpus, k) for k in actors)


def _quotations(corpus: Corpus, document: str, speakers: list[str]) -> str:
    wrong = [
        q["quotation"]
        for q in corpus.rows["quotations"]
        if q["document"] == document and q["misattributed"] == "true" and q["speaker"] in speakers
    ]
    return f" (see quotation {', '.join(wrong)})" if wrong else ""


def _stances(corpus: Corpus, event: Row, accounts: list[Row]) -> Iterator[Conflict]:
    """Documents that assert an event against documents that deny it."""
    asserting, denying = (
        [a for a in accounts if a["stance"] == stance] for stance in ("asserting", "denying")
    )
    if asserting and denying and event["kind"] not in counting_as(corpus, "uttered"):
        sides = [[a["document"] for a in side] for side in (asserting, denying)]
        why = f"“{event['title']}” is asserted by {len(asserting)} and denied by {len(denying)}."
        records = [a["account"] for a in (*asserting, *denying)]
        name = event["event"]
        yield [name, name, "stance", sides[0], "asserted", sides[1], "denied", why, records]
