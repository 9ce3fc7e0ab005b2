"""Accounts as a table and as evidence: who reports what, as of when, on whose word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..clock.in_words import when
from ..records.schema import SEPARATOR
from ..story.accounts import dated, disagreements
from ..story.actors import names
from ..story.quotation_table import records
from ..story.witnesses import Lines, called, chain, witnesses
from ..text.signs import escape
from .evidence import link

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

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> table = reported(kc.load())
    >>> table.loc[table["conflicts"].map(bool), "report"].tolist()
    ['Rocket Parrot']
    """
    import pandas as pd

    found: dict[str, list[str]] = {}
    for conflict in records(disagreements(corpus)):
        own = [r for r in conflict["records"] if r in _accounts(corpus)]
        for account in own:
            found.setdefault(account, []).append(conflict["kind"])
    labels, lines = _labels(corpus), Lines(corpus)
    own_word = {
        (row["event"], name) for row in records(witnesses(corpus)) for name in row["differing"]
    }
    rows = []
    for account in corpus.rows["accounts"]:
        event = corpus.row("events", account["event"])
        told = dated(corpus, event, account)
        document = account["document"]
        parent = lines.of(document, account["event"]).parent
        witness = document if (account["event"], document) in own_word else parent
        rows.append(
            [
                *(account["account"], account["event"], event["title"], document, labels[document]),
                *(called(corpus, witness), account["stance"]),
                *(account["as_of_printed"], told.days if told else ""),
                *((told.earliest, told.latest) if told else (None, None)),
                names(corpus, [w for w in account["on_word_of"].split(SEPARATOR) if w]),
                list(dict.fromkeys(found.get(account["account"], []))),
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


def independent(table: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each event and witness: the account that says most; its copies listed.

    A witness in whose documents any conflict was found keeps the row that has it.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> table = reported(kc.load())
    >>> len(independent(table)) < len(table) == len(kc.load().accounts)
    True
    """
    best: dict[tuple[str, str], tuple[tuple[bool, bool, int], int]] = {}
    copies: dict[tuple[str, str], list[str]] = {}
    for n, row in enumerate(records(table)):
        key = (row["event"], row["witness"])
        copies.setdefault(key, []).append(row["document"])
        weight = (bool(row["conflicts"]), bool(row["as_of"]), -n)
        if key not in best or weight > best[key][0]:
            best[key] = (weight, n)
    keep = sorted(n for _, n in best.values())
    chosen = table.iloc[keep].reset_index(drop=True)
    pairs = zip(chosen["event"], chosen["witness"], strict=True)
    chosen["documents"] = [copies[pair] for pair in pairs]
    return chosen


def account_html(corpus: Corpus, account: str) -> str:
    """Return one account with its window, its chain of word and its conflicts, all escaped.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> page = account_html(kc.load(), "rocketparrot-2024-05-17@kcna-denial-2024-05-17")
    >>> "gives it to Kim Jong Un" in page, "Agence France-Presse" in page
    (True, True)
    """
    row = corpus.row("accounts", account)
    event, document = corpus.row("events", row["event"]), corpus.row("documents", row["document"])
    told = dated(corpus, event, row)
    steps = chain(corpus, row["document"], row["event"])
    words = names(corpus, [w for w in row["on_word_of"].split(SEPARATOR) if w])
    path = dict.fromkeys([*(called(corpus, step) for step in steps.steps), ", ".join(words)])
    facts = {
        "Stance": row["stance"],
        "As of": f"“{row['as_of_printed']}”" if row["as_of_printed"] else "",
        "Days": f"{told.days}, in {' or '.join(told.zones)}" if told else "none given",
        "In UTC": when(told.earliest, told.latest) if told else "",
        "Chain of word": " → ".join(step for step in path if step),
        "Basis": f"{row['basis']}; of the chain: {steps.basis}",
    }
    listed = "".join(
        f"<tr><th scope='row' style='text-align:left'>{escape(name)}</th>"
        f"<td style='text-align:left'>{escape(value)}</td></tr>"
        for name, value in facts.items()
        if value
    )
    head = f"<h4>{link(document['address'], document['publisher'])}: {escape(event['title'])}</h4>"
    body = f"<p>{escape(row['gloss'])}</p><table>{listed}</table>{_conflicts(corpus, account)}"
    return f"<section aria-label='Account'>{head}{body}</section>"


def _conflicts(corpus: Corpus, account: str) -> str:
    rows = records(disagreements(corpus, apparent=True))
    told = [
        f"<li><b>{escape(row['kind'])}</b>: {escape(row['why'])}</li>"
        for row in rows
        if account in row["records"]
    ]
    return f"<b>Where it differs</b><ul>{''.join(told)}</ul>" if told else ""


def _accounts(corpus: Corpus) -> set[str]:
    return {row["account"] for row in corpus.rows["accounts"]}


def _labels(corpus: Corpus) -> dict[str, str]:
    """A name for each document: its publisher, with its agency or language if several share it."""
    rows: list[dict[str, Any]] = [dict(row) for row in corpus.rows["documents"]]
    labels = {row["document"]: row["publisher"] for row in rows}
    for part in ("agency", "language", "document"):
        seen = list(labels.values())
        for row in rows:
            name = labels[row["document"]]
            if seen.count(name) > 1:
                parent = called(corpus, row["upstream"] or row["document"])
                own = {"agency": parent, **row}[part]
                labels[row["document"]] = f"{name} ({own})"
    return labels
