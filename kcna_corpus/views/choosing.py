"""What is chosen, row by row: the same as js/frame/choose.js, for `rows()` in Python."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from math import inf
from typing import Any

from ..story.sequence import period
from ..text.cues import QUOTES

Row = dict[str, Any]

# words are asked for without their marks: a quotation may be typed as it was read
_BETWEEN = re.compile(rf"[ \t\n{QUOTES}()\[\],;:!?–—-]+|[.。…]+(?=[ \t\n{QUOTES}]|$)")


def choose(data: Mapping[str, Any], chosen: Mapping[str, Any]) -> list[list[int]]:
    """Return the number of each row that is shown; of copies that count once, all of theirs.

    `data` is what `views/frame.py` tells of, `chosen` the traits of its filters. Of copies the
    number of the one that stands for them comes first.

    >>> filters = [{"name": "kinds", "kind": "chips", "options": [["visit"], ["denial"]]}]
    >>> data = {"filters": filters, "fields": ["kinds"], "rows": [[[0]], [[1]]]}
    >>> choose(data, {"kinds": ["denial"]})
    [[1]]
    """
    rows = [_decided(data, chosen, dict(zip(data["fields"], r, strict=True))) for r in data["rows"]]
    filters = [part for part in data["filters"] if chosen.get(part["name"])]
    once = any(part["kind"] == "once" for part in filters)
    # of several copies, only what each is part of decides whether they stay
    late = [part["name"] for part in filters if once and part["kind"] == "only"]
    tests = [_test(data, part, chosen) for part in data["filters"] if part["name"] not in late]
    staying = [n for n, row in enumerate(rows) if all(test(row) for test in tests)]
    if not once:
        return [[n] for n in staying]
    copies: dict[str, list[int]] = {}
    for n in staying:
        copies.setdefault(rows[n]["once"], []).append(n)
    units = [
        sorted(own, key=lambda n: -rows[n]["weight"])
        for own in copies.values()
        if all(any(rows[n][name] for n in own) for name in late)
    ]
    return sorted(units)


def folded(text: str) -> str:
    """Return a text as it is searched: compatible forms are one, and small letters."""
    return unicodedata.normalize("NFKC", text).lower()


def has_words(text: str, words: str) -> bool:
    """Whether a text has every word that is asked for, as the script finds them.

    >>> has_words("Kim denies sales", "kim SALE"), has_words("Kim visits", "kim SALE")
    (True, False)
    >>> has_words("the most absurd paradox", "“Absurd paradox.”")
    True
    """
    hay = folded(text)
    return all(word in hay for word in _BETWEEN.split(folded(words)))


def _test(data: Mapping[str, Any], part: Row, chosen: Mapping[str, Any]) -> Callable[[Row], bool]:
    """What one filter lets through."""
    kind, name = part["kind"], part["name"]
    if kind == "period":
        return _in_period(chosen["start"], chosen["end"], chosen["zone"])
    value: Any = chosen[name]
    if kind == "hidden":
        return lambda row: bool(value or not row[name])
    if not value or kind == "once":
        return lambda _: True
    if kind == "text":
        return lambda row: has_words("\n".join(row[f] or "" for f in data["searched"]), value)
    if kind == "only":
        return lambda row: bool(row[name])
    numbers = {option[0]: n for n, option in enumerate(part["options"])}
    wanted = [numbers.get(one) for one in value]
    match = all if part.get("match") and chosen[part["match"]] == "all" else any
    return lambda row: match(n in row[name] for n in wanted)


def _in_period(start: str, end: str, zone: str) -> Callable[[Row], bool]:
    try:
        first, last = period(start or None, end or None, zone)
    except ValueError:  # the end is before the start, on a clock that was chosen after them
        return lambda _: False
    low, high = first.timestamp() if first else -inf, last.timestamp() if last else inf
    return lambda row: bool(row["to"] * 60 >= low and row["from"] * 60 <= high)


def _decided(data: Mapping[str, Any], chosen: Mapping[str, Any], row: Row) -> Row:
    """A row as decided by hand: whether it is kept, and whether anything was decided."""
    if "decided" in data:
        by = chosen[data["decided"]].get(str(row["key"]))
        row["show"] = [int(not row["rule"])] if by is None else [int(not by), 2]
    return row
