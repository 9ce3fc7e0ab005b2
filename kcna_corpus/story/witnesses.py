"""The chain of word: document → agency → issuer. Copies of one parent are one witness."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ..records.corpus import known_corpus
from ..records.schema import SEPARATOR
from ..text.nearest import did_you_mean
from .accounts import names

if TYPE_CHECKING:
    import pandas as pd

    from ..records.corpus import Corpus

COLUMNS = "event witness name documents stances word chain basis".split()
_BASES = ("printed", "page address", "inferred")


class Chain(NamedTuple):
    """Where a document has its text from.

    `parent` is the agency, or the document itself where none is known; `steps` lead to it, from the
    document on; `basis` is the weakest of the steps'.
    """

    parent: str
    steps: tuple[str, ...]
    basis: str


def witnesses(corpus: Corpus, event: str | None = None) -> pd.DataFrame:
    """Return who tells of an event independently: documents of one parent are one witness.

    Parameters
    ----------
    corpus
        The records.
    event
        Short name of an event; None for all that documents tell of.

    Returns
    -------
    pandas.DataFrame
        One row for each event and witness, those with most documents first. Columns: event, witness
        (short name of the agency, or of the document where no parent is known), name, documents
        (list), stances (list), word (list: on whose word), chain (document → agency → issuer, of
        the longest), basis (the weakest of what ties the documents to the parent).

    Raises
    ------
    ValueError
        For an unknown event, with the nearest names.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> found = kc.witnesses(kc.load(), "us-sanctions-2024-05-16")
    >>> len(found), found["name"].tolist()[:2]
    (7, ['Agence France-Presse', 'Anadolu Agency'])
    """
    import pandas as pd

    known = [row["event"] for row in known_corpus(corpus).rows["events"]]
    if event is not None and event not in known:
        raise ValueError(f"unknown event {event!r}" + did_you_mean(str(event), known))
    chains = {row["document"]: chain(corpus, row["document"]) for row in corpus.rows["documents"]}
    told: dict[tuple[str, str], list[dict[str, str]]] = {}
    for account in corpus.rows["accounts"]:
        if event in (None, account["event"]):
            key = (account["event"], chains[account["document"]].parent)
            told.setdefault(key, []).append(account)
    rows: list[list[Any]] = []
    for (name, parent), accounts in told.items():
        documents = list(dict.fromkeys(a["document"] for a in accounts))
        words = [w for a in accounts for w in a["on_word_of"].split(SEPARATOR) if w]
        longest = max((chains[d] for d in documents), key=lambda c: len(c.steps))
        told_steps = [called(corpus, step) for step in longest.steps]
        rows.append(
            [
                *(name, parent, called(corpus, parent), documents),
                list(dict.fromkeys(a["stance"] for a in accounts)),
                list(dict.fromkeys(words)),
                " → ".join(dict.fromkeys([*told_steps, *names(corpus, words[:1])])),
                max((chains[d].basis for d in documents), key=_BASES.index),
            ]
        )
    rows.sort(key=lambda row: (known.index(row[0]), -len(row[3]), row[2]))
    return pd.DataFrame(rows, columns=COLUMNS)


def chain(corpus: Corpus, document: str) -> Chain:
    """Return where a document has its text from, step by step.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> chain(kc.load(), "jurnalpatroli-id")
    Chain(parent='reuters', steps=('jurnalpatroli-id', 'rmol-id', 'reuters'), basis='inferred')
    >>> chain(kc.load(), "kcna-watch-2024-05-17").parent
    'kcna'
    """
    rows = {row["document"]: row for row in corpus.rows["documents"]}
    steps, bases = [document], [rows[document]["basis"]]
    row = rows[document]
    while row["upstream_document"] in rows and row["upstream_document"] not in steps:
        bases.append(row["upstream_basis"] or "inferred")
        row = rows[row["upstream_document"]]
        steps.append(row["document"])
    agency = row["upstream"] or _organ(corpus, row["outlet"])
    if agency:
        bases.append(row["upstream_basis"] or "printed")
        steps.append(agency)
    return Chain(steps[-1], tuple(steps), max(bases, key=_BASES.index))


def called(corpus: Corpus, key: str) -> str:
    """Return the name of an actor, or the publisher of a document."""
    for table, column, name in (
        ("actors", "actor", "name"),
        ("documents", "document", "publisher"),
    ):
        for row in corpus.rows[table]:
            if row[column] == key:
                return row[name]
    return key


def _organ(corpus: Corpus, outlet: str) -> str:
    """The actor that has the outlet's name: an agency that carries its own text."""
    for row in corpus.rows["actors"]:
        if outlet and outlet in (row["name"], *row["aliases"].split(SEPARATOR)):
            return row["actor"]
    return ""
