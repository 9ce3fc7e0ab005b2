"""What stands behind an event: a card of plain data, in which every text stays text."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from ..clock.in_words import zoneless_days
from ..clock.windows import event_span, instant, utc
from ..clock.zones import UNKNOWN
from ..records.frames import sentences_at_hand
from ..records.schema import SEPARATOR, UNWRITTEN
from ..story.actors import above
from ..story.witnesses import Lines
from .evidence import counted
from .periods import city

if TYPE_CHECKING:
    from ..records.corpus import Corpus
    from ..records.csv_folder import Row

_WINDOW = ["event", "earliest", "latest", "earliest_from", "latest_from", "window_basis"]
_ROLES = ("agent", "partner", "target", "present")


class Cards:
    """The tables of a corpus, found by event, once for all cards."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.events = {row["event"]: row for row in corpus.rows["events"]}
        windows: list[dict[str, Any]] = corpus.events[_WINDOW].to_dict("records")  # type: ignore[assignment]
        self.windows = {row["event"]: row for row in windows}
        self.credited = credited(corpus)
        self.names = {row["actor"]: row["name"] for row in corpus.rows["actors"]}
        self.sides = {row["actor"]: row["side"] for row in corpus.rows["actors"]}
        self.places = {row["source"]: row for row in corpus.rows["sources"]}
        self.places.update({row["document"]: row for row in corpus.rows["documents"]})
        self.texts = sentences_at_hand(corpus.attached)
        lines, accounts = Lines(corpus), corpus.rows["accounts"]
        parents = {(a["event"], lines.chain(a["document"], a["event"]).parent) for a in accounts}
        self.witnesses = Counter(event for event, _ in parents)  # at most: some may be one
        self.of = {
            table: _by_event(corpus.rows[table])
            for table in ("participants", "accounts", "inferences", "stamps")
        }
        self.stamps = {
            event: [stamp_mark(row) for row in sorted(rows, key=lambda r: str(r["instant"]))]
            for event, rows in self.of["stamps"].items()
        }
        marks = [row["term"] for row in corpus.rows["terms"] if row["vocabulary"] == "side"]
        self.marks = {side: n for n, side in enumerate(marks)}

    def days(self, event: str) -> str:
        """Return the days as announced of an event whose zone is not known, "" of another."""
        return zoneless_days(self.events[event])

    def more(self, event: str) -> str:
        """Return what is searched beside the title."""
        row = self.events[event]
        return " ".join(row[name] for name in ("gloss", "printed", "place", "note") if row[name])

    def card(self, event: str) -> dict[str, Any]:
        """Return what stands behind an event.

        >>> import kcna_corpus as kc
        >>> card = Cards(kc.load()).card("kcna-denial-2024-05-17")
        >>> card["title"], dict(card["facts"])["Basis"]
        ('Kim Yo Jong denies weapons are for Russia', 'inferred')
        """
        row, window = self.events[event], self.windows[event]
        acting = sorted(self.of["participants"][event], key=lambda p: _ROLES.index(p["role"]))
        side = next((self.sides[p["actor"]] for p in acting if p["role"] == "agent"), "")
        times = [int(window[end].timestamp()) // 60 for end in ("earliest", "latest")]
        return {
            "over": " · ".join(filter(None, (row["kind"], side))),
            "mark": self.marks.get(side, -1),
            "title": row["title"],
            "times": times,
            "days": self.days(event),
            "text": row["gloss"],
            "facts": self._facts(row, window, acting),
            "lists": [
                ["Who did what", [self._participant(p) for p in acting], True],
                ["Stamps seen, by time", self._stamped(event)],
                self._documents(event),
                [
                    "Who ties it to another event",
                    [self._inference(i) for i in self.of["inferences"][event]],
                ],
                ["Sources", [self.place(s) for s in row["source"].split(SEPARATOR)], True],
            ],
        }

    def place(self, source: str) -> list[Any]:
        """Return a page or a document as a link, and how it is known."""
        row = self.places.get(source)
        return [link(row), f" ({row['basis']})"] if row else [source]

    def account(self, row: Row) -> list[Any]:
        """Return what one document says of an event, on whose word, and its words if at hand."""
        document = self.places[row["document"]]
        dated = f" “{row['as_of_printed']}”" if row["as_of_printed"] else ""
        word = ", ".join(self.names[a] for a in row["on_word_of"].split(SEPARATOR) if a)
        gloss = "." if row["gloss"] == UNWRITTEN else f": {row['gloss']}"
        parts: list[Any] = [
            link(document),
            f" ({document['language']}), {row['stance']}{dated}{gloss}",
            f" On the word of {word}." if word else "",
        ]
        texts = [self.texts[k] for k in row["sentences"].split(SEPARATOR) if k in self.texts]
        return [*parts, *(part for text in texts for part in (" ", ["q", text]))]

    def _facts(self, row: Row, window: dict[str, Any], acting: list[Row]) -> list[list[Any]]:
        agents = [self.names[p["actor"]] for p in acting if p["role"] in ("agent", "partner")]
        ends = [window[name].to_pydatetime() for name in ("earliest", "latest")]
        facts = [
            ["Window", _bounds(row, window)],
            ["In UTC", " – ".join(map(utc, ends))],
            ["Who", ", ".join(dict.fromkeys(agents))],
            ["Announced", f"{row['printed']}; to the {row['precision']}"],
            ["Basis", window["window_basis"]],
            ["Place", row["place"]],
            ["Checked", row["second_check"]],
            ["Sources differ", row["disagreement"]],
            ["Note", row["note"]],
        ]
        return [fact for fact in facts if fact[1]]

    def _documents(self, event: str) -> list[Any]:
        accounts = self.of["accounts"][event]
        if not accounts:
            return ["Documents", []]
        count = self.witnesses[event]
        most = f"at most {count} witnesses" if count > 1 else "one witness"
        title = f"{counted(len(accounts), 'document')}, {most}"
        return [title, [self.account(a) for a in accounts]]

    def _stamped(self, event: str) -> list[list[Any]]:
        """Who showed it when: each stamp with its page, on the clock that is chosen."""
        pages = sorted(self.of["stamps"][event], key=lambda row: instant(row["instant"]))
        marks = [(row, stamp_mark(row)) for row in pages]
        return [
            [
                ["when", minute, minute],
                " · ",
                *self.place(row["source"])[:1],
                f": {words}. {row['note']}",
            ]
            for row, (minute, _, words) in marks
        ]

    def _participant(self, row: Row) -> str:
        act = f": {row['act']}" if row["act"] else ""
        return f"{self.names[row['actor']]} ({row['role']}){act}"

    def _inference(self, row: Row) -> list[Any]:
        about = self.events[row["about"]]["title"]
        words = f" in the words “{row['words']}”" if row["words"] else ""
        relation = f": {row['relation']} “{about}”{words} ({row['basis']})"
        return [link(self.places[row["document"]]), relation]


def credited(corpus: Corpus) -> dict[str, set[str]]:
    """Return the actors that each event counts for: those who take part, and whom they act for.

    >>> import kcna_corpus as kc
    >>> "dprk" in credited(kc.load())["kcna-denial-2024-05-17"]
    True
    """
    actors = defaultdict[str, set[str]](set)
    for row in corpus.rows["participants"]:
        actors[row["event"]] |= above(corpus, row["actor"])
    return actors


def _bounds(row: Row, window: dict[str, Any]) -> str:
    """What the window rests on: the time that was announced, or at an end a stamp."""
    first, last = event_span(row)
    precise = row["start"] == row["end"] and row["precision"] in ("day", "month", "year")
    announced = f"announced {row['precision'] if precise else 'time'}"
    clock = "in any zone" if row["zone"] == UNKNOWN else f"on the clock of {city(row['zone'])}"
    if (window["earliest"], window["latest"]) == (first, last):
        return f"the whole {announced}, {clock}"
    low, high = (f"the {edge} of the {announced}, {clock}" for edge in ("start", "end"))
    low = low if window["earliest"] == first else window["earliest_from"]
    return f"from {low}, to {high if window['latest'] == last else window['latest_from']}"


def _by_event(rows: list[Row]) -> defaultdict[str, list[Row]]:
    events = defaultdict[str, list[Any]](list)
    for row in rows:
        events[row["event"]].append(row)
    return events


def stamp_mark(row: Row) -> list[Any]:
    """Return a stamp as a mark on a bar: its minute, whether its zone is assumed, its words."""
    assumed = row["basis"] != "printed"
    how = "zone assumed" if row["basis"] == "inferred" else row["basis"]
    words = f"{row['aspect']}, printed as {row['printed']}" + (f"; {how}" if assumed else "")
    return [int(instant(row["instant"]).timestamp()) // 60, int(assumed), words]


def link(row: Row) -> list[str]:
    """Return a page as a part of a card: a link only if its address is one."""
    return ["a", row["address"], row["publisher"]]
