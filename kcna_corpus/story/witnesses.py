"""The chain of word: document → agency → issuer. Copies of one parent are one witness."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ..records.corpus import Corpus, known_corpus
from ..records.schema import SEPARATOR
from .actors import above, event_named, names

if TYPE_CHECKING:
    import pandas as pd

    from ..records.csv_folder import Row

COLUMNS = "event witness name documents stances word chain basis differing independent".split()
_UPSTREAM = ("upstream", "upstream_document", "upstream_basis")
#: How it is known from whom a document has a story, by the basis of that.
CREDITS = {"printed": "credited", "page address": "page address", "inferred": "inferred"}
_BASES = ("printed", "page address", "inferred")


class Chain(NamedTuple):
    """Where a document has a story from.

    `parent` is the agency, or the document itself where none is known; `steps` lead to it, from the
    document on; `basis` is the weakest of the steps', `parent_basis` that of the parent alone (""
    where none is known).
    """

    parent: str
    steps: tuple[str, ...]
    basis: str
    parent_basis: str = ""


class Parent(NamedTuple):
    """One step up: an agency, or a document, and how that is known."""

    agency: str
    document: str
    basis: str


class WitnessCount(NamedTuple):
    """How many tell of an event independently: at least, at most, and why the two differ."""

    at_least: int
    at_most: int
    why: str


def witnesses(corpus: Corpus, event: str | None = None) -> pd.DataFrame:
    """Return who tells of an event independently: documents of one parent are one witness.

    A parent belongs to an account: a paper that credits an agency for a denial has not heard from
    it of whatever else it tells (see `Lines.chain`).

    Parameters
    ----------
    corpus : Corpus
        The records.
    event : str, optional
        An event, by its short name or its title; None for all that documents tell of.

    Returns
    -------
    pandas.DataFrame
        One row for each event and witness, those with most documents first. Columns: event, witness
        (short name of the agency, or of the document where no parent is known), name, documents,
        stances, word (on whose word), chain (str: document → agency → issuer, of the longest),
        basis (the weakest of what ties the documents to the parent), differing (the documents that
        give it another speaker or stance than most copies of that parent), independent (bool,
        surely: the parent is credited, or the text is the issuer's own). documents, stances, word
        and differing are lists of str.

    Raises
    ------
    ValueError
        For an unknown event, with the nearest names.

    See Also
    --------
    witness_count : How many there are, at least and at most.
    disagreements : Where their accounts cannot both be right.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> found = kc.witnesses(kc.load(), "kcna-denial-2024-05-17").set_index("witness")
    >>> found.loc["afp", "differing"], bool(found.loc["afp", "independent"])
    (['rocketparrot-2024-05-17'], True)
    """
    import pandas as pd

    events = list(known_corpus(corpus).by_key["events"])
    if event is not None:
        event = event_named(corpus, event)
    lines = Lines(corpus)
    groups: dict[tuple[str, str], list[tuple[Row, Chain]]] = {}
    for account in corpus.rows["accounts"]:
        if event in (None, account["event"]):
            chain_of = lines.chain(account["document"], account["event"])
            groups.setdefault((account["event"], chain_of.parent), []).append((account, chain_of))
    rows = [_witness(corpus, *key, pairs) for key, pairs in groups.items()]
    rows.sort(key=lambda row: (events.index(row[0]), -len(row[3]), row[2]))
    return pd.DataFrame(rows, columns=COLUMNS)


def witness_count(corpus: Corpus, event: str) -> WitnessCount:
    """Return how many tell of an event independently: at least, at most, and why.

    Documents whose parent is not known may share one, and one that is inferred may be another's:
    they count for the most, not for the least.

    Parameters
    ----------
    corpus : Corpus
        The records.
    event : str
        An event, by its short name or its title.

    Returns
    -------
    WitnessCount
        `at_least`, `at_most` (both 0 where no document tells of the event) and `why`, a sentence.

    Raises
    ------
    ValueError
        For an unknown event, with the nearest names.

    See Also
    --------
    witnesses : Who they are.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> count = kc.witness_count(kc.load(), "joint-2024-05-01")
    >>> count.at_least, count.at_most, count.why
    (0, 0, 'No document of the records tells of it.')
    """
    table = witnesses(corpus, event_named(corpus, event))
    if table.empty:
        return WitnessCount(0, 0, "No document of the records tells of it.")
    sure = table["independent"]
    alone = table["witness"].isin(list(corpus.by_key["documents"]))
    tellings = {
        "Credited": table["name"][sure],
        "Parent only inferred": table["name"][~sure & ~alone],
        "Parent not known, so that they may share one, also one named here": table["name"][
            ~sure & alone
        ],
    }
    why = [f"{reason}: {', '.join(names)}." for reason, names in tellings.items() if len(names)]
    why.append(f"Number of documents: {table['documents'].map(len).sum()}.")
    return WitnessCount(max(1, int(sure.sum())), len(table), " ".join(why))


def _witness(corpus: Corpus, event: str, parent: str, pairs: list[tuple[Row, Chain]]) -> list[Any]:
    accounts, chains = zip(*pairs, strict=True)
    documents = list(dict.fromkeys(a["document"] for a in accounts))
    words = [w for a in accounts for w in a["on_word_of"].split(SEPARATOR) if w]
    longest = max(chains, key=lambda c: len(c.steps))
    steps = [display_name(corpus, step) for step in longest.steps]
    return [
        *(event, parent, display_name(corpus, parent), documents),
        list(dict.fromkeys(a["stance"] for a in accounts)),
        list(dict.fromkeys(words)),
        " → ".join(dict.fromkeys([*steps, *names(corpus, words[:1])])),
        max((c.basis for c in chains), key=_BASES.index),
        _differing(corpus, accounts),
        any(c.parent_basis in _BASES[:2] for c in chains),
    ]


def _differing(corpus: Corpus, accounts: Sequence[Row]) -> list[str]:
    """The documents that say otherwise than most copies of one parent; all, if none has a majority.

    Naming nobody is no difference; nor is naming a body and its speaker.
    """
    on_word = {a["document"]: frozenset(a["on_word_of"].split(SEPARATOR)) for a in accounts}
    credited = {document: words for document, words in on_word.items() if words != {""}}
    ranks = Counter(credited.values()).most_common()
    most = [words for words, times in ranks if times == ranks[0][1]]
    if any(not _agree(corpus, most[0], words) for words in most[1:]):
        return list(credited)
    return [document for document, words in credited.items() if not _agree(corpus, most[0], words)]


def _agree(corpus: Corpus, one: Collection[str], other: Collection[str]) -> bool:
    """Whether each who is named by one is named by the other, or acts for one who is, or is one."""
    lines = {actor: above(corpus, actor) for actor in (*one, *other)}
    return all(
        any(a in lines[b] or b in lines[a] for b in theirs)
        for own, theirs in ((one, other), (other, one))
        for a in own
    )


class Lines:
    """The lines of descent of all accounts of a corpus, each found once."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.documents = corpus.by_key["documents"]
        self.accounts = {(r["document"], r["event"]): r for r in corpus.rows["accounts"]}
        tellings = (*corpus.rows["documents"], *corpus.rows["accounts"])
        self.agencies = {row["upstream"] for row in tellings}
        self.sides: dict[str, set[str]] = {}
        self.carriers: set[str] = set()
        for row in corpus.rows["participants"]:
            if row["role"] != "target":
                self.sides.setdefault(row["event"], set()).add(row["actor"])
            if row["role"] in ("partner", "present"):
                self.carriers.add(row["actor"])

    def chain(self, document: str, event: str) -> Chain:
        """Return where a document has what it tells of an event from, step by step.

        An agency that acts for one side is credited for what that side does, and for nothing else.

        >>> import kcna_corpus as kc
        >>> lines = Lines(kc.load())
        >>> lines.chain("jurnalpatroli-id", "kcna-denial-2024-05-17").steps
        ('jurnalpatroli-id', 'rmol-id', 'reuters')
        >>> lines.chain("rbc-ru", "kcna-denial-2024-05-17").parent
        'kcna'
        >>> lines.chain("rbc-ru", "us-sanctions-2024-05-16").parent
        'rbc-ru'
        """
        steps, bases = [document], [self.documents[document]["basis"]]
        parent = self.parent(document, event)
        while parent.document in self.documents and parent.document not in steps:
            steps.append(parent.document)
            bases.append(parent.basis)
            parent = self.parent(parent.document, event)
        if parent.agency:
            steps.append(parent.agency)
            bases.append(parent.basis)
        own_text = self.documents[steps[-1]]["role"] == "statement" if not parent.agency else False
        agency_basis = parent.basis if parent.agency else "printed" if own_text else ""
        return Chain(steps[-1], tuple(steps), max(bases, key=_BASES.index), agency_basis)

    def parent(self, document: str, event: str) -> Parent:
        """Return the account's own parent, or its document's if that is credited for this event."""
        row, account = self.documents[document], self.accounts.get((document, event))
        if account and any(account[column] for column in _UPSTREAM):
            row = account
        agency, copied, basis = (row[column] for column in _UPSTREAM)
        if row is not account:
            agency = agency if agency and self._carries(agency, event) else ""
            copied = copied if (copied, event) in self.accounts else ""
            organ = "" if agency else self.organ(row)
            if organ and self._carries(organ, event):
                agency, basis = organ, "printed"
        return Parent(agency, copied, basis or "inferred")

    def organ(self, document: Row) -> str:
        """The actor whose own medium this is: by its outlet, or an agency by its publisher."""
        outlet, publisher = document["outlet"], document["publisher"]
        for row in self.corpus.rows["actors"]:
            called = (row["name"], *row["aliases"].split(SEPARATOR))
            if (
                outlet in called
                if outlet
                else publisher in called and row["actor"] in self.agencies
            ):
                return row["actor"]
        return ""

    def _carries(self, agency: str, event: str) -> bool:
        """Whether an agency that a document credits can be meant for this event too.

        One that carries somebody's words (partner, or present), or acts for a side, is credited for
        these and for nothing else; one that stands outside, for all that the document tells.
        """
        side = above(self.corpus, agency)
        if len(side) == 1 and agency not in self.carriers:
            return True
        return any(side & above(self.corpus, actor) for actor in self.sides.get(event, ()))


def recorded_lineage(corpus: Corpus, event: str) -> list[list[Any]]:
    """Return the rows of `lineage` for what tells of an event, as the records have them.

    >>> import kcna_corpus as kc
    >>> rows = recorded_lineage(kc.load(), "kcna-denial-2024-05-17")
    >>> next(row for row in rows if row[0] == "znua-reuters-ru")[3:7]
    ['reuters', nan, 'reuters', ['credited']]
    """
    event = event_named(corpus, event)
    lines = Lines(corpus)
    accounts = [row for row in corpus.rows["accounts"] if row["event"] == event]
    tops = {row["document"]: lines.chain(row["document"], event).parent for row in accounts}
    sizes = Counter(tops.values())
    rows = []
    for account in accounts:
        document, top = account["document"], tops[account["document"]]
        parent = lines.parent(document, event)
        whence = parent.document or parent.agency
        how = CREDITS[parent.basis] if whence else ""
        family, copies = (top, sizes[top]) if whence or sizes[top] > 1 else ("", 0)
        credited = parent.agency if how in ("credited", "page address") else ""
        why = account["note"] or lines.documents[document]["note"]
        rows.append([document, family, copies, whence, math.nan, credited, [how] * bool(how), why])
    return rows


def display_name(corpus: Corpus, key: str) -> str:
    """Return the name of an actor, or the publisher of a document."""
    for table, name in (("actors", "name"), ("documents", "publisher")):
        if row := corpus.by_key[table].get(key):
            return row[name]
    return key
