"""Accounts as a table: who reports what, as of when, on whose word; and as a card each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..records.frames import sentences_at_hand
from ..records.schema import SEPARATOR
from ..story.accounts import dated, disagreements
from ..story.actors import names
from ..story.quotation_table import records
from ..story.witnesses import Lines, display_name, witnesses
from .event_cards import link

if TYPE_CHECKING:
    import pandas as pd

    from ..records.corpus import Corpus

COLUMNS = (
    "account event title document report witness stance printed as_of earliest latest word "
    "conflicts documents basis gloss"
).split()


def reported(corpus: Corpus) -> pd.DataFrame:
    """Return one row for each account, in the order of the events and of the documents.

    Columns: account, event, title, document, report (its publisher, told apart by its agency),
    witness (name of its parent; its own, where it says otherwise than that parent's other copies),
    stance, printed (the words for the date), as_of (days), earliest and latest (what these can
    mean, in UTC), word (list: on whose word), conflicts (list of kinds), documents (list: itself),
    basis, gloss.

    >>> import kcna_corpus as kc
    >>> table = reported(kc.load())
    >>> wrong = table["conflicts"].map(lambda kinds: "actor" in kinds)
    >>> table.loc[wrong, "report"].tolist()
    ['Rocket Parrot']
    """
    import pandas as pd

    conflicts = in_conflict(corpus)
    publishers, lines = labels(corpus), Lines(corpus)
    own_word = {
        (row["event"], name) for row in records(witnesses(corpus)) for name in row["differing"]
    }
    rows = []
    for account in corpus.rows["accounts"]:
        event = corpus.row("events", account["event"])
        dating = dated(corpus, event, account)
        document = account["document"]
        parent = lines.chain(document, account["event"]).parent
        witness = document if (account["event"], document) in own_word else parent
        rows.append(
            [
                *(account["account"], account["event"], event["title"]),
                *(document, publishers[document]),
                *(display_name(corpus, witness), account["stance"]),
                *(account["as_of_printed"], dating.days if dating else ""),
                *((dating.earliest, dating.latest) if dating else (None, None)),
                names(corpus, [w for w in account["on_word_of"].split(SEPARATOR) if w]),
                conflicts.get(account["account"], []),
                *([document], account["basis"], account["gloss"]),
            ]
        )
    table = pd.DataFrame(rows, columns=COLUMNS)
    for column in ("earliest", "latest"):
        table[column] = pd.to_datetime(table[column], utc=True)
    order = corpus.events.sort_values(["earliest", "latest", "event"])["event"].tolist()
    places = [row["document"] for row in corpus.rows["documents"]]
    ranks = [
        (order.index(event), places.index(document), n)
        for n, (event, document) in enumerate(zip(table["event"], table["document"], strict=True))
    ]
    return table.iloc[[n for *_, n in sorted(ranks)]].reset_index(drop=True)


def in_conflict(corpus: Corpus) -> dict[str, list[str]]:
    """Return the accounts that are part of a conflict, each with its kinds.

    A figure that no document alone gives is told at its event: the accounts of this event stand
    or fall with it.

    >>> import kcna_corpus as kc
    >>> in_conflict(kc.load())["rocketparrot-2024-05-17@kcna-denial-2024-05-17"]
    ['actor']
    """
    of_event: dict[str, list[str]] = {}
    for account in corpus.rows["accounts"]:
        of_event.setdefault(account["event"], []).append(account["account"])
    figures = {
        row["figure"]: [row["account"]] if row["account"] else of_event.get(row["event"], [])
        for row in corpus.rows["figures"]
    }
    conflicts: dict[str, dict[str, None]] = {}
    for conflict in records(disagreements(corpus)):
        for record in conflict["records"]:
            for account in figures.get(record, [record]):
                conflicts.setdefault(account, {})[conflict["kind"]] = None
    return {account: list(kinds) for account, kinds in conflicts.items()}


#: Stances, each with a letter and the number of its colour.
STANCES = {"asserting": ("A", 1), "denying": ("D", 6), "reporting": ("R", 5)}


def letters(row: dict[str, Any]) -> str:
    """Return the letter of a stance, with the day of the month and a mark for a conflict."""
    start, _, end = row["as_of"].partition(" to ")
    day = start[8:10].lstrip("0") if start and not end else ""
    return STANCES[row["stance"]][0] + day + ("!" if row["conflicts"] else "")


def account_card(
    corpus: Corpus, account: str, differs: list[dict[str, Any]], lines: Lines
) -> dict[str, Any]:
    """Return one account with its window, its chain of word and its conflicts.

    `differs` are the rows of `disagreements` that may rest on it, the apparent ones too; `lines`
    those of the corpus.

    >>> import kcna_corpus as kc
    >>> corpus = kc.load()
    >>> found = kc.disagreements(corpus).to_dict("records")
    >>> key = "rocketparrot-2024-05-17@kcna-denial-2024-05-17"
    >>> dict(account_card(corpus, key, found, Lines(corpus))["facts"])["Chain of word"]
    'Rocket Parrot → Agence France-Presse → Kim Yo Jong, Kim Jong Un'
    """
    row = corpus.row("accounts", account)
    event, document = corpus.row("events", row["event"]), corpus.row("documents", row["document"])
    dating, steps = dated(corpus, event, row), lines.chain(row["document"], row["event"])
    words = names(corpus, [w for w in row["on_word_of"].split(SEPARATOR) if w])
    path = dict.fromkeys([*(display_name(corpus, step) for step in steps.steps), ", ".join(words)])
    texts = sentences_at_hand(corpus.attached)
    window = [int(end.timestamp()) // 60 for end in dating[-2:]] if dating else None
    facts: list[list[Any]] = [
        ["As of", f"“{row['as_of_printed']}”" if row["as_of_printed"] else ""],
        ["Days", f"{dating.days}, in {' or '.join(dating.zones)}" if dating else "none given"],
        ["In UTC", [["when", *window, "UTC"]] if window else ""],
        ["Dated", f"{document['published'] or 'no day'}, {document['published_basis']}"],
        ["Chain of word", " → ".join(step for step in path if step)],
        ["Basis", f"{row['basis']}; of the chain: {steps.basis}"],
    ]
    figures = [f["figure"] for f in corpus.rows["figures"] if f["account"] == account]
    own = {account, *figures}
    differing = [
        [["b", conflict["kind"]], f": {conflict['why']}"]
        for conflict in differs
        if own & {*conflict["records"]}
        or row["event"] in (conflict["event"], conflict["other_event"])
        if conflict["kind"] == "number" or own & {*conflict["records"]}
    ]
    return {
        "over": [["sign", STANCES[row["stance"]][1], row["stance"]], " · ", link(document)],
        "title": event["title"],
        "text": row["gloss"],
        "facts": [fact for fact in facts if fact[1]],
        "lists": [
            ["Where it differs", differing],
            [
                "Its words",
                [[["q", texts[key]]] for key in row["sentences"].split(SEPARATOR) if key in texts],
            ],
        ],
    }


def labels(corpus: Corpus) -> dict[str, str]:
    """Return a name for each document: its publisher, with what tells apart those that share one.

    >>> import kcna_corpus as kc
    >>> labels(kc.load())["uol-afp-pt"]
    'UOL (Agence France-Presse)'
    """
    rows: list[dict[str, Any]] = [dict(row) for row in corpus.rows["documents"]]
    publishers = {row["document"]: row["publisher"] for row in rows}
    for part in ("agency", "language", "document"):
        values = list(publishers.values())
        for row in rows:
            name = publishers[row["document"]]
            if values.count(name) > 1:
                parent = display_name(corpus, row["upstream"] or row["document"])
                own = {"agency": parent, **row}[part]
                publishers[row["document"]] = f"{name} ({own})"
    return publishers
