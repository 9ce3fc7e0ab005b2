"""What stands behind a candidate of a draft: its words on the pages, and what became of it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..clock.in_words import announced
from ..records.schema import SEPARATOR, TABLES, vocabularies
from .evidence import counted
from .parts import field, form

if TYPE_CHECKING:
    from ..cases.reviewing import Decisions
    from ..records.attaching import Attached
    from ..records.corpus import Corpus
    from ..records.csv_folder import Row

#: The columns that are changed on the screen.
EDITED = ("title", "kind", "start", "end", "precision", "place", "gloss", "note")
_COLUMNS = ("title", "printed", "kind", "precision", "place", "basis", "gloss", "note")
_SHOWN = ("Days", "Printed", "Kind", "Place", "Basis", "Note")  # the others where they changed
_WORDS = 140  # characters of an account, where one of several is chosen
_PRECISION = {4: "year", 7: "month", 10: "day", 16: "minute"}


class DraftCards:
    """A draft and what was decided of it, side by side."""

    def __init__(self, review: Decisions, drafted: Corpus) -> None:
        self.review, self.drafted, self.present = review, drafted, review.corpus
        self.states, self.rules = review.states, review.rules
        self._orders: dict[int, list[str]] = {}

    @cached_property
    def places(self) -> dict[str, tuple[int, int]]:
        """Of each event the first and last minute of its window, as it is now or was drafted."""
        minutes: dict[str, tuple[int, int]] = {}
        apart = [self._seen(key) for key in self.states if key not in self._known]
        for corpus in (*apart, self.drafted, self.present):
            events = corpus.events
            for event, low, high in zip(
                events["event"], events["earliest"], events["latest"], strict=True
            ):
                minutes[event] = (int(low.timestamp()) // 60, int(high.timestamp()) // 60)
        return minutes

    @cached_property
    def order(self) -> list[str]:
        """The candidates in the order of their windows."""
        return sorted(self.states, key=self.places.__getitem__)

    @cached_property
    def _known(self) -> set[str]:
        return {*self.drafted.by_key["events"], *self.present.by_key["events"]}

    def _seen(self, key: str) -> Corpus:
        """The records in which a candidate stands, or stood before it went."""
        for corpus in (self.present, self.drafted):
            if key in corpus.by_key["events"]:
                return corpus
        return self.review.last_seen(key)

    def event(self, key: str) -> Row:
        """The row of an event as it is now, or was drafted."""
        return self._seen(key).by_key["events"][key]

    def card(self, key: str) -> dict[str, Any]:
        """Return what stands behind a candidate."""
        now = self.event(key)
        accounts = [a for a in self.present.rows["accounts"] if a["event"] == key]
        telling = accounts or [a for a in self._seen(key).rows["accounts"] if a["event"] == key]
        return {
            "over": f"{self.states[key]} · {counted(len(telling), 'document')}",
            "title": now["title"],
            "facts": self._facts(key, now),
            "lists": [["Who tells of it", [self._account(a) for a in telling], False]],
            "forms": self._forms(key, now, accounts)
            if key in self.present.by_key["events"]
            else {},
        }

    # --- what changed

    def _facts(self, key: str, now: Row) -> list[list[Any]]:
        """What the event is, and where that is not as drafted, what it was."""
        was = self.drafted.by_key["events"].get(key, now)
        pairs = [("Days", announced(was), announced(now))]
        pairs += [(name.capitalize(), was[name], now[name]) for name in _COLUMNS]
        pairs.append(
            ("Told by", self._documents(self.drafted, key), self._documents(self.present, key))
        )
        facts = [[name, _turned(a, b)] for name, a, b in pairs if a != b or (b and name in _SHOWN)]
        facts.append(["In the timeline", self._between(key)])
        return [*facts, ["Rules", ", ".join(self.rules[key]) or "not drafted"]]

    def _documents(self, corpus: Corpus, key: str) -> str:
        return ", ".join(a["document"] for a in corpus.rows["accounts"] if a["event"] == key)

    def _between(self, key: str) -> list[Any]:
        """Between which neighbours an event stands, and stood where these are others now."""
        (before, after), (earlier, later) = (
            self._neighbours(corpus, key) for corpus in (self.present, self.drafted)
        )
        return ["after ", *_turned(earlier, before), "; before ", *_turned(later, after)]

    def _neighbours(self, corpus: Corpus, key: str) -> tuple[str, str]:
        order = ["", *self._order_of(corpus), ""]
        if key not in order:
            return "nothing: it is not in it", "nothing"
        at = order.index(key)
        titles = corpus.by_key["events"]
        pair = (order[at - 1], order[at + 1])
        before, after = (f"“{titles[e]['title']}”" if e else "nothing" for e in pair)
        return before, after

    def _order_of(self, corpus: Corpus) -> list[str]:
        if id(corpus) not in self._orders:
            events = corpus.events.sort_values(["earliest", "latest"], kind="stable")
            self._orders[id(corpus)] = events["event"].tolist()
        return self._orders[id(corpus)]

    # --- the words on the pages

    def _account(self, account: Row) -> list[Any]:
        """What a document says, in its own paragraph where the page is at hand."""
        page = self.present.attached.get(account["document"])
        when = f" ({account['as_of_printed']})" if account["as_of_printed"] else ""
        names = {a["actor"]: a["name"] for a in self.present.rows["actors"]}
        word = ", ".join(names.get(a, a) for a in account["on_word_of"].split(SEPARATOR) if a)
        head = f"{account['document']}, {account['stance']}{when}"
        start = [["b", head], f", on the word of {word}: " if word else ": "]
        parts = (
            _passages(page, account["sentences"].split(SEPARATOR), self._dates(page))
            if page
            else []
        )
        return [*start, *(parts or [account["gloss"]])]

    def _dates(self, page: Attached) -> list[tuple[int, int]]:
        """Where the words stand on a page that gave events their days."""
        trails = self.present.provenance
        if trails is None:
            return []
        rows = trails[(trails["table"] == "events") & (trails["document"] == page.name)]
        pairs = zip(rows["start"], rows["end"], strict=True)
        return sorted({(int(a), int(b)) for a, b in pairs if str(a).isdigit() and str(b).isdigit()})

    # --- what is asked for

    def _forms(self, key: str, now: Row, accounts: list[Row]) -> dict[str, Any]:
        fields = (self._field(name, now[name]) for name in EDITED)
        forms = {"edit": form(f"Change “{now['title']}”", "Save", *fields)}
        near = [self.event(e) for e in self._nearest(key) if e in self.present.by_key["events"]]
        if near:
            others = [[e["event"], f"{announced(e)} · {e['title']}"] for e in near]
            onto = field("onto", "It is one with", "one", others[0][0], others)
            forms["merge"] = form(f"Merge “{now['title']}” into another", "Merge", onto)
        if len(accounts) > 1:
            options = [[a["account"], f"{a['document']}: {self._begins(a)}"] for a in accounts]
            going = field("accounts", "These tell of another event", "many", [], options)
            forms["split"] = form(f"Split “{now['title']}”", "Split", going)
        return forms

    def _begins(self, account: Row) -> str:
        """The first words of an account, where the page is at hand."""
        page = self.present.attached.get(account["document"])
        keys = account["sentences"].split(SEPARATOR)
        pairs = zip(page.keys, page.sentences, strict=True) if page else ()
        words = " ".join(text for key, text in pairs if key in keys and text)
        return f"{words[:_WORDS]} …" if len(words) > _WORDS else words or account["gloss"]

    def _field(self, name: str, value: str) -> dict[str, Any]:
        cell = TABLES["events"].by_name[name]
        choices = vocabularies(self.present.rows["terms"]).get(cell.vocabulary, ())
        kind, options = "choice" if choices else "text", [[c, c] for c in choices]
        return field(name, name.capitalize(), kind, value, options, cell.about)

    def _nearest(self, key: str) -> list[str]:
        """The other events, those whose windows lie nearest first."""
        low, high = self.places[key]
        far = {e: max(0, a - high, low - b) for e, (a, b) in self.places.items() if e != key}
        return sorted(
            (e for e in far if e in self.states), key=lambda e: (far[e], self.order.index(e))
        )


def followed(row: Row, cells: dict[str, str]) -> dict[str, str]:
    """Return cells that a person changed, with those that follow from them.

    The last day follows the first where both were one; the precision follows what is written.

    >>> row = {"start": "2031-04", "end": "2031-04", "precision": "month"}
    >>> followed(row, {"start": "2031-04-07"})
    {'start': '2031-04-07', 'end': '2031-04-07', 'precision': 'day'}
    """
    cells = {name: value for name, value in cells.items() if row[name] != value}
    if "start" in cells and "end" not in cells and row["start"] == row["end"]:
        cells["end"] = cells["start"]
    written = {_PRECISION.get(len(cells.get(name, row[name]))) for name in ("start", "end")}
    if {"start", "end"} & {*cells} and "precision" not in cells and len(written) == 1:
        cells["precision"] = written.pop() or row["precision"]
    return {name: value for name, value in cells.items() if row[name] != value}


def _turned(was: str, now: str) -> list[Any]:
    if was == now:
        return [now]
    return [["ins", now or "nothing"], " (was ", ["del", was or "nothing"], ")"]


def _passages(page: Attached, keys: list[str], dates: list[tuple[int, int]]) -> list[Any]:
    """The paragraphs that hold sentences: these marked in them, and in these the days."""
    spans = dict(zip(page.keys, page.places, strict=True))
    places = sorted(spans[key] for key in keys if spans.get(key, (-1, -1))[0] >= 0)
    paragraphs: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for start, end in places:
        whole = (
            page.body.rfind("\n", 0, start) + 1,
            page.body.find("\n", end) % (len(page.body) + 1),
        )
        paragraphs.setdefault(whole, []).append((start, end))
    return [
        ["div", _marked(page.body, whole, "mark", marks, dates)]
        for whole, marks in paragraphs.items()
    ]


def _marked(
    text: str,
    whole: tuple[int, int],
    tag: str,
    spans: list[tuple[int, int]],
    inner: list[tuple[int, int]],
) -> list[Any]:
    """A text in parts: spans of it in a tag, and others in these bold."""
    parts: list[Any] = []
    at, last = whole
    for start, end in spans:
        if not at <= start < end <= last:
            continue
        within = _marked(text, (start, end), "b", inner, []) if inner else [text[start:end]]
        parts += [text[at:start], [tag, within]]
        at = end
    return [part for part in [*parts, text[at:last]] if part]
