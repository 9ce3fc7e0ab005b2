"""Which reports descend from which: credited agencies, shared wording, order.

Runs of four words, hashed; of long texts a quarter of the hashes stands for all. Texts that share a
run are looked at in pairs along the order of their days, so that the work grows with the texts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ..happenings.narration import QUOTED
from ..inputs import Text, cell_value, dated_texts
from ..records.corpus import Corpus
from ..story.witnesses import recorded_lineage
from ..text.words import words
from .credits import credited

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]

#: Words in a run, and how long a text is of which only some runs are kept.
RUN, LONG, EVERY = 4, 400, 4
#: The share of the shorter text's runs that makes two texts copies, and that makes a parent likely.
COPY, LIKELY = 0.3, 0.12
#: Fewer runs in common than this are a phrase.
FEWEST = 10
COLUMNS = "document family copies parent share credited evidence why".split()


class Edge(NamedTuple):
    """Two texts with runs in common: their numbers, and the share of the shorter one's runs."""

    one: int
    other: int
    share: float
    common: int


def lineage(
    texts: Any,
    statement: Any = None,
    published: Any = None,
    progress: bool = False,
    event: str | None = None,
) -> pd.DataFrame:
    """Return for each report its likely parent with the evidence, and families of copies.

    Of texts that is worked out; of an event of records it is what these have found.

    Parameters
    ----------
    texts : str, list, mapping, DataFrame, Reading or Corpus
        What every call on texts takes: texts with their days, a reading, a corpus with pages
        attached.
    statement : str, optional
        The statement's text, or the name of one of the documents: its words are anybody's to quote
        and make no copies.
    published : str, date, list or mapping, optional
        For texts that come without their day: one for all, one for each, or by document.
    progress : bool, default False
        Show how many texts are done, on stderr.
    event : str, optional
        Short name of an event: `texts` is a Corpus, and what its records have is returned.

    Returns
    -------
    pandas.DataFrame
        One row for each report: `document`; `family` (the document that stands for all copies, the
        first in order; "" where a text has none), `copies` (in that family), `parent` (a document,
        or an agency that the report credits; "" where nothing decides), `share` (of its runs of
        words that the parent has too; of records not known), `credited` (the agency that it names
        as its source), `evidence` (list of: credited, wording, order; of records one of credited,
        page address, inferred) and `why` (a sentence; of records their note).

    Raises
    ------
    TypeError, ValueError
        If they are no texts, or the records have no such event.

    See Also
    --------
    show_lineage : The tree.
    draft : Uses it, so that copies of one text are one witness.
    witnesses : Who tells of an event, by parent, in records.

    Examples
    --------
    >>> first = "The old ferry sank off Osmund at dawn on a calm sea and nobody can say why it did."
    >>> texts = {"wire": first, "copy": first + " A clerk wept.", "own": "No boat was seen."}
    >>> found = lineage(texts, published={"wire": "2031-05-09", "copy": "2031-05-10"})
    >>> found[["document", "family", "parent"]].values.tolist()
    [['wire', 'wire', ''], ['copy', 'wire', 'wire'], ['own', '', '']]
    >>> import kcna_corpus as kc
    >>> table = lineage(kc.load(), event="kcna-denial-2024-05-17").set_index("document")
    >>> table.loc["jurnalpatroli-id", ["family", "parent", "evidence"]].tolist()
    ['reuters', 'rmol-id', ['inferred']]
    """
    import pandas as pd

    if event is not None:
        return pd.DataFrame(recorded_lineage(texts, event), columns=COLUMNS)
    listed = dated_texts(texts, published, "texts")
    if not listed and isinstance(texts, Corpus):
        raise ValueError(
            "texts: no pages are attached to these records; attach them, or give event="
        )
    stated = _stated(statement, listed)
    reports = [item for item in listed if item.document != stated]
    own = next((item.text for item in listed if item.document == stated), statement)
    quoted = _all_runs(own) if isinstance(own, str) else _all_runs("")
    shown = _shown(reports) if progress else reports
    runs = [_runs(item.text, quoted) for item in shown]
    order = sorted(range(len(reports)), key=lambda k: (_day(reports[k]) or "9999", k))
    edges = _edges(runs, order)
    families = _families(edges, order)
    sizes = Counter(families.values())
    rows = [_row(k, reports, edges[k], families, sizes) for k in range(len(reports))]
    return pd.DataFrame(rows, columns=COLUMNS)


def _stated(statement: Any, texts: Sequence[Text]) -> Any:
    names = [item.document for item in texts]
    return statement if isinstance(statement, str) and statement in names else None


def _day(item: Text) -> str:
    day = cell_value(item.published)
    return str(getattr(day, "day", day) or "") if day is not None else ""


def _all_runs(text: str) -> Hashes:
    """The hashes of a text's runs of words, each once."""
    import numpy as np

    hashes = np.array([hash_of(word) for word in words(text)], dtype=np.uint64)
    if len(hashes) < RUN:
        return np.empty(0, dtype=np.uint64)
    size = len(hashes) - RUN + 1
    mixed = np.zeros(size, dtype=np.uint64)
    for at in range(RUN):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + hashes[at : at + size]
        mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed)


def hash_of(word: str) -> int:
    """Return a number for a word, the same in every run of the program."""
    value = 0xCBF29CE484222325
    for byte in word.encode("utf-8", "replace"):
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


def _runs(text: str, without: Hashes) -> Hashes:
    """The runs of what a text says itself: two that quote one source copy nothing of each other."""
    import numpy as np

    own = np.concatenate([_all_runs(part) for part in QUOTED.split(text)])
    runs = np.setdiff1d(own, without)
    return runs[runs % EVERY == 0] if len(runs) > LONG else runs


def _edges(runs: Sequence[Hashes], order: Sequence[int]) -> dict[int, list[Edge]]:
    """The pairs of texts that share enough; each is told at both of its texts."""
    edges: dict[int, list[Edge]] = defaultdict(list)
    for one, other in _pairs(runs, order):
        edge = _edge(runs, one, other)
        if edge.common >= FEWEST and edge.share >= LIKELY:
            edges[one].append(edge)
            edges[other].append(edge)
    return edges


def _pairs(runs: Sequence[Hashes], order: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Texts next to each other among all that share a run, and each with the first of them."""
    import numpy as np

    if not any(len(hashes) for hashes in runs):
        return set()
    ranks = np.empty(len(runs), dtype=np.int64)
    ranks[np.array(order)] = np.arange(len(runs))
    all_runs = np.concatenate(runs)
    owners = np.repeat(ranks, [len(hashes) for hashes in runs])
    sorting = np.lexsort((owners, all_runs))
    all_runs, owners = all_runs[sorting], owners[sorting]
    same = all_runs[1:] == all_runs[:-1]
    starts = np.flatnonzero(np.concatenate(([True], ~same)))
    first = np.repeat(owners[starts], np.diff(np.append(starts, len(owners))))
    next_to = np.stack([owners[:-1][same], owners[1:][same]], axis=1)
    with_first = np.stack([first[1:][same], owners[1:][same]], axis=1)
    pairs, counts = np.unique(np.concatenate([next_to, with_first]), axis=0, return_counts=True)
    likely = pairs[counts >= 3]
    back = np.array(order)
    return {(int(back[a]), int(back[b])) for a, b in likely if a != b}


def _edge(runs: Sequence[Hashes], one: int, other: int) -> Edge:
    import numpy as np

    a, b = runs[one], runs[other]
    if bool((a % EVERY).any()) != bool((b % EVERY).any()):  # of one only some runs are kept
        a, b = a[a % EVERY == 0], b[b % EVERY == 0]
    common = len(np.intersect1d(a, b, assume_unique=True))
    return Edge(one, other, common / max(1, min(len(a), len(b))), common)


def _families(edges: dict[int, list[Edge]], order: Sequence[int]) -> dict[int, int]:
    """Text -> the first of its copies."""
    parent = {number: number for number in edges}

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    ranks = {number: at for at, number in enumerate(order)}
    for own_edges in list(edges.values()):
        for edge in own_edges:
            if edge.share >= COPY:
                first, second = sorted((root(edge.one), root(edge.other)), key=ranks.__getitem__)
                parent[second] = first
    sizes = Counter(root(number) for number in parent)
    return {number: root(number) for number in parent if sizes[root(number)] > 1}


def _row(
    number: int,
    reports: Sequence[Text],
    edges: Sequence[Edge],
    families: dict[int, int],
    sizes: Counter[int],
) -> list[Any]:
    own, agency = reports[number], credited(reports[number].text)
    family = families.get(number)
    copies = sizes[family] if family is not None else 0
    best = max(edges, key=lambda edge: (_earlier(edge, number, reports), edge.share), default=None)
    parent, share, evidence, why = "", 0.0, [], "Nothing shows where it comes from."
    if best:
        other = best.one if best.other == number else best.other
        share = best.share
        evidence.append("wording")
        why = f"It shares {share:.0%} of its runs of words with {reports[other].document}"
        if _earlier(best, number, reports):
            parent = reports[other].document
            evidence.append("order")
            why += ", which is of an earlier day."
        else:
            why += "; which of them was first is open."
    if agency:
        evidence.insert(0, "credited")
        why = f"It credits {agency}. " + (why if best else "")
        parent = parent or agency
    first = reports[family].document if family is not None else ""
    return [own.document, first, copies, parent, round(share, 3), agency, evidence, why.strip()]


def _earlier(edge: Edge, number: int, reports: Sequence[Text]) -> bool:
    other = edge.one if edge.other == number else edge.other
    mine, its = _day(reports[number]), _day(reports[other])
    return bool(mine and its and its < mine)


def _shown(reports: Sequence[Text]) -> Iterable[Text]:
    from tqdm.auto import tqdm

    shown: Iterable[Text] = tqdm(reports, desc="compared", unit=" texts")
    return shown
