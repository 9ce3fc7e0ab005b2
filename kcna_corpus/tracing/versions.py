"""Two versions of one statement, sentence beside sentence, and where their sense may differ."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from ..inputs import as_statement
from ..tables import frame
from . import meaning
from .differences import differences as possible
from .table import statement_sentences

COLUMNS = ("a", "b", "kind", "likeness", "certain", "differences", "why")
#: So many sentences of one version may be one of the other, with one to one tried first.
STEPS = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (1, 0), (0, 1))
#: What a sentence that stands alone is worth, and what a joined one costs: set on four statements
#: in English and Korean, three of them invented; of a pair the least was worth twelve, of what no
#: version shares the most two hundredths.
ALONE, JOINED = 0.04, 0.17
#: Likeness is held against that of so many neighbours elsewhere.
NEIGHBOURS = 3
_KINDS = {(1, 1): "one to one", (1, 0): "only in a", (0, 1): "only in b"}


def align(version_a: Any, version_b: Any) -> pd.DataFrame:
    """Set two versions of one statement side by side, in any two of sixteen languages.

    The sentences are compared by meaning (`pip install "kcna-corpus[languages]"`), and taken in
    order: one to one, one to many, many to one, or alone.

    Parameters
    ----------
    version_a, version_b : str, list of str, Document, Attached or PageReview
        A text, a list of sentences, a page that was read, or an attached document.

    Returns
    -------
    pandas.DataFrame
        `a` and `b` (lists of positions from 0), `kind` (one to one, one to many, many to one, only
        in a, only in b), `likeness` (a cosine; NaN where one stands alone), `certain` (the same
        neighbours are found from either side), `differences` (list of dict: `kind` figure, number,
        negation, modal or name (of a state or capital), and what `a` and `b` have of it: possible
        differences of sense, for a reader to judge) and `why`.

    Raises
    ------
    RuntimeError
        If the extra is missing, or its model is damaged.
    TypeError, ValueError
        If a version is no text, or empty.

    See Also
    --------
    trace : follows the quotations of reports to a statement.

    Examples
    --------
    >>> table = align("We sold two boats. Nobody helped us.",
    ...               "Wir haben drei Boote verkauft. Niemand hat uns geholfen.")
    >>> table[["a", "b", "kind"]].values.tolist()
    [[[0], [0], 'one to one'], [[1], [1], 'one to one']]
    >>> table["differences"][0]
    [{'kind': 'number', 'a': ['2'], 'b': ['3']}]
    """
    a, b = (_sentences(version, name) for version, name in ((version_a, "a"), (version_b, "b")))
    likeness, beyond = _compared(a, b)
    rows = [_row(a, b, first, second, likeness, beyond) for first, second in _path(a, b, beyond)]
    return frame(rows, COLUMNS, {"likeness": "float64", "certain": bool})


def _sentences(version: Any, name: str) -> list[str]:
    try:
        versions = statement_sentences(as_statement(version))
    except (TypeError, ValueError) as fault:
        raise type(fault)(f"version_{name}: {fault}") from fault
    if len(versions) != 1:
        raise ValueError(f"version_{name}: one version is needed, not {len(versions)}")
    return next(iter(versions.values()))


def _groups(sentences: list[str]) -> list[tuple[int, int]]:
    longest = max(step[0] for step in STEPS)
    return [(at, n) for n in range(1, longest + 1) for at in range(len(sentences) - n + 1)]


def _compared(
    a: list[str], b: list[str]
) -> tuple[dict[tuple[int, ...], float], dict[tuple[int, ...], float]]:
    """The likeness of each run of sentences of either version, and that beyond what is usual."""
    groups_a, groups_b = _groups(a), _groups(b)
    places_a, places_b = (
        meaning.encode([" ".join(version[at : at + n]) for at, n in groups])
        for version, groups in ((a, groups_a), (b, groups_b))
    )
    alike = places_a @ places_b.T
    usual_a = _usual(alike[:, : len(b)])
    usual_b = _usual(alike[: len(a)].T)
    beyond = alike - (usual_a[:, None] + usual_b[None, :]) / 2
    keys = [(*one, *two) for one in groups_a for two in groups_b]
    return (
        dict(zip(keys, alike.ravel().tolist(), strict=True)),
        dict(zip(keys, beyond.ravel().tolist(), strict=True)),
    )


def _usual(alike: Any) -> Any:
    """The mean likeness to the next neighbours behind the nearest; 0 where there are none."""
    if alike.shape[1] < 2:
        return np.zeros(len(alike))
    return np.sort(alike, axis=1)[:, -NEIGHBOURS - 1 : -1].mean(1)


def _path(
    a: list[str], b: list[str], beyond: dict[tuple[int, ...], float]
) -> Iterator[tuple[range, range]]:
    """The way through both versions, in order, that is worth most."""
    worth: dict[tuple[int, int], float] = {(0, 0): 0.0}
    step_to: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            for p, q in STEPS:
                if p > i or q > j:
                    continue
                if p and q:
                    gain = beyond[i - p, p, j - q, q] * (p + q) / 2 - JOINED * (p + q - 2)
                else:
                    gain = ALONE
                value = worth[i - p, j - q] + gain
                if (i, j) not in worth or ((i or j) and value > worth[i, j]):
                    worth[i, j], step_to[i, j] = value, (p, q)
    i, j = len(a), len(b)
    pairs = []
    while i or j:
        p, q = step_to[i, j]
        pairs.append((range(i - p, i), range(j - q, j)))
        i, j = i - p, j - q
    yield from reversed(pairs)


def _row(
    a: list[str],
    b: list[str],
    first: range,
    second: range,
    likeness: dict[tuple[int, ...], float],
    beyond: dict[tuple[int, ...], float],
) -> tuple[Any, ...]:
    sizes = len(first), len(second)
    kind = _KINDS.get(sizes) or ("one to many" if sizes[0] == 1 else "many to one")
    if not first or not second:
        why = f"No sentence of the other version is near to it; it stands {kind}."
        return [*first], [*second], kind, np.nan, False, [], why
    like = likeness[first.start, len(first), second.start, len(second)]
    certain = all(_nearest(i, b, beyond) in second for i in first) and all(
        _nearest(j, a, beyond, turned=True) in first for j in second
    )
    texts = (" ".join(version[k] for k in run) for version, run in ((a, first), (b, second)))
    differing = possible(*texts)
    why = f"Likeness {like:.2f}; " + (
        "each is nearest to the other." if certain else "unsure: another sentence is as near."
    )
    return [*first], [*second], kind, round(like, 3), certain, differing, why


def _nearest(
    at: int, others: list[str], beyond: dict[tuple[int, ...], float], turned: bool = False
) -> int:
    """The sentence of the other version that is nearest to one."""
    key = (lambda k: (k, 1, at, 1)) if turned else (lambda k: (at, 1, k, 1))
    return max(range(len(others)), key=lambda k: beyond[key(k)])
