"""The speakers of quotations: who is quoted, where, as printed, and how surely it is they."""

from __future__ import annotations

from itertools import combinations
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from ..inputs import gist
from ..tables import frame
from ..text import korean
from ..text.folded import fold, skeleton
from ..text.persons import is_person, same_person

if TYPE_CHECKING:
    import pandas as pd

_NEEDED = "document speaker resolved identified speech text".split()
COLUMNS = "speaker quotations documents printed named numbers".split()


def by_speaker(quotations: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each speaker, those quoted most first; scare quotes are left out.

    Columns: speaker (the full name, else the words as printed), quotations (how many),
    documents (list), printed (list: the names as printed), named ("surely" where each quotation is
    given to that person beyond doubt; "in part", "not surely", "nobody named"), numbers (list: the
    rows of `quotations`). Names that are surely one person's are one row (see `same_person`); words
    that stand for nobody surely, such as a pronoun, have a row for each document. It takes no other
    table.

    >>> from kcna_corpus import find_quotations
    >>> texts = {"Courier": "“No plums,” Ada Varn said.", "Herald": "“No pears,” she said."}
    >>> by_speaker(find_quotations(texts))[["speaker", "quotations", "named"]].to_numpy().tolist()
    [['Ada Varn', 1, 'surely'], ['she (Herald)', 1, 'not surely']]
    """
    if not set(_NEEDED) <= {*getattr(quotations, "columns", ())}:
        raise TypeError(
            f"quotations: what kc.find_quotations gives is needed, not {gist(quotations)}"
        )
    own: dict[str, list[tuple[int, dict[Any, Any]]]] = {}
    for n, row in enumerate(quotations.to_dict("records")):
        if row["speech"]:
            own.setdefault(_key(row), []).append((n, row))
    for key, fuller in _fuller({key: _name(own[key][0][1]) for key in own}).items():
        own[fuller] = sorted(own[fuller] + own.pop(key), key=itemgetter(0))
    order = sorted(own, key=lambda key: (not key, -len(own[key])))
    return frame([_speaker(own[key]) for key in order], COLUMNS)


def _fuller(called: dict[str, str]) -> dict[str, str]:
    """For each further name of a person the first one, where all of these names are one's surely.

    Alan Roe is nobody of Alan M. Roe and Alan T. Roe.
    """
    persons = {key: name for key, name in called.items() if "(" not in key and is_person(name)}
    sharing: dict[str, set[str]] = {}
    for key, name in persons.items():
        for word in ["한"] if korean.is_name(name) else map(skeleton, fold(name).split()):
            sharing.setdefault(word, set()).add(key)
    alike = {key: {key} for key in persons}
    for keys in sharing.values():
        for one, other in combinations(sorted(keys), 2):
            if same_person(persons[one], persons[other]):
                alike[one].add(other)
                alike[other].add(one)
    order = list(persons)
    return {
        key: first
        for key, names in alike.items()
        if key != (first := min(names, key=order.index))
        and all(alike[name] == names for name in names)
    }


def _name(row: dict[Any, Any]) -> str:
    name: str = row["resolved"] or row["speaker"]
    return name


def _key(row: dict[Any, Any]) -> str:
    name = _name(row)
    letters = "".join(sign for sign in name.casefold() if sign.isalnum())
    return letters if not name or _is_name(row) else f"{letters} ({row['document']})"


def _is_name(row: dict[Any, Any]) -> bool:
    return bool(row["resolved"] or row["identified"])


def _speaker(own: list[tuple[int, dict[Any, Any]]]) -> list[Any]:
    numbers, rows = [n for n, _ in own], [row for _, row in own]
    name, surely = _name(rows[0]), [row["identified"] for row in rows]
    named = "surely" if all(surely) else "in part" if any(surely) else "not surely"
    documents = [*dict.fromkeys(str(row["document"]) for row in rows)]
    printed = [*dict.fromkeys(row["speaker"] for row in rows if row["speaker"])]
    if not name:
        return ["nobody named", len(rows), documents, printed, "nobody named", numbers]
    speaker = name if _is_name(rows[0]) else f"{name} ({documents[0]})"
    return [speaker, len(rows), documents, printed, named, numbers]
