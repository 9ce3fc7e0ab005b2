"""What explorers tell the script, piece by piece: filters, columns, calls; and their traits."""

import base64
import json
import zlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import traitlets

from ..clock.zones import iana_zone
from ..story.sequence import filter_values
from ..text.language import UNKNOWN, language_name
from ..text.nearest import did_you_mean
from ..text.signs import escape, visible_json
from .evidence import table_html

#: What a filter of names is given.
Asked = str | Iterable[str]
#: What every view can be saved as; see `exports` for the rest.
SAVES = [
    ["html", "One page for everyone (HTML)"],
    ["csv", "Table (CSV)"],
    ["xlsx", "Table (Excel)"],
]
#: What a view that can be drawn is saved as, too.
FIGURES = [["svg", "Figure (SVG)"], ["png", "Figure (PNG)"]]
REFERENCES = [["csl-json", "Sources (CSL-JSON)"], ["bibtex", "Sources (BibTeX)"]]
#: The styles of citations, as a reader knows them.
STYLES = {
    "full": "Full",
    "line": "One line",
    "apa": "APA",
    "chicago": "Chicago",
    "bibtex": "BibTeX",
    "csl-json": "CSL-JSON",
}
#: What a reader of a saved notebook is told, where nothing runs.
HINT = "A stored table. Run the notebook (Run, Run All Cells) to filter, sort and look behind rows."
# Of the two outputs of a view in JupyterLab the live one is seen, and the table where it is none.
_CELL = ".jp-OutputArea-child"
_HIDE = (
    f"{_CELL}:has(.kc) + {_CELL}:has(.kc-still), "
    f"{_CELL}:not(:has(.kc)):has(+ {_CELL} .kc-still) {{ display: none }} "
    ".kc-still { animation: kc-wait 0.7s } @keyframes kc-wait { from, 99% { opacity: 0 } } "
    ".kc-still td, .kc-still th, .kc-still caption "
    "{ text-align: left !important; vertical-align: top }"
)
#: The field that searches, beside the number of rows.
SEARCH = {"name": "search", "label": "Find words", "kind": "text", "beside": "rows"}


def chips(name: str, label: str, options: Iterable[Any]) -> dict[str, Any]:
    """Return a line of chips: `options` are names, or (name, number of its colour).

    >>> chips("kinds", "What", ["visit"])["options"]
    [['visit', 'visit']]
    """
    choices = [[o, o] if isinstance(o, str) else [o[0], o[0], o[1]] for o in options]
    return {"name": name, "label": label, "kind": "chips", "options": choices}


def languages(codes: Iterable[str]) -> list[dict[str, Any]]:
    """Return a line of chips for languages by name, "und" last; no line for one language alone.

    >>> languages(["ko", "fr", "fr", "und"])[0]["options"], languages(["ko"])
    ([['fr', 'French'], ['ko', 'Korean'], ['und', 'unknown']], [])
    """
    distinct = sorted({*codes}, key=lambda code: (code == UNKNOWN, language_name(code)))
    choices = [[code, language_name(code)] for code in distinct]
    return [{**chips("languages", "Language", []), "options": choices}] if len(choices) > 1 else []


def names(
    name: str, label: str, options: Iterable[Any], groups: Iterable[str] = (), **more: Any
) -> dict[str, Any]:
    """Return a line of names: options are names, or [value, label, number of its group, aliases].

    `find` is what the field says, and `nobody` who is not there when no name is like that typed.

    >>> names("reports", "Report", ["Courier"])["options"]
    [['Courier', 'Courier', 0, []]]
    """
    listed = [[one, one, 0, []] if isinstance(one, str) else one for one in options]
    line = {"name": name, "label": label, "kind": "names", "options": listed}
    usual = {"find": f"Find: {label.lower()}", "nobody": f"No {label.lower()}"}
    return {**line, "groups": [*groups] or ["all"], **usual, **more}


def flag(name: str, label: str, kind: str, beside: str) -> dict[str, str]:
    """Return a box to tick at the end of another filter's line."""
    return {"name": name, "label": label, "kind": kind, "beside": beside}


def traits_of(part: Mapping[str, Any]) -> list[Any]:
    """Return the traits that a filter chooses, as `call` takes them.

    >>> traits_of({"name": "actors", "kind": "names", "match": "match"})
    ['actors', ('match', 'any')]
    """
    if part["kind"] == "period":
        return ["start", "end", "zone"]
    return [part["name"], *([(part["match"], "any")] if part.get("match") else [])]


def column(kind: str, label: str, field: str = "", **more: Any) -> dict[str, Any]:
    """Return a column before those of a matrix."""
    return {"kind": kind, "label": label, "field": field, **more}


def field(
    name: str, label: str, kind: str, value: Any, options: Iterable[Any] = (), about: str = ""
) -> dict[str, Any]:
    """Return a field of a form: *text*, or *choice*, *one* or *many* of [value, label]."""
    line = {"name": name, "label": label, "kind": kind, "value": value, "about": about}
    return {**line, "options": [*options]}


def form(title: str, does: str, *fields: dict[str, Any]) -> dict[str, Any]:
    """Return what is asked before a step that needs more than a press; `does` is its button."""
    return {"title": title, "does": does, "fields": [*fields]}


def bold_lines(*lines: str) -> list[list[Any]]:
    """Return lines as the script draws them: words between ** are bold.

    >>> bold_lines("A **window** is two moments.")
    [['A ', ['b', 'window'], ' is two moments.']]
    """
    return [
        [["b", part] if n % 2 else part for n, part in enumerate(line.split("**"))]
        for line in lines
    ]


def numbered(rows: list[dict[str, Any]], filters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return rows with the numbers of the options that they have, in place of their names.

    >>> numbered([{"kinds": "visit"}], [chips("kinds", "What", ["denial", "visit"])])
    [{'kinds': [1]}]
    """
    numbers = {
        part["name"]: {option[0]: n for n, option in enumerate(part["options"])}
        for part in filters
        if "options" in part
    }
    return [
        {
            name: _numbers(cell, numbers[name]) if name in numbers else cell
            for name, cell in row.items()
        }
        for row in rows
    ]


def _numbers(options: Any, numbers: dict[str, int]) -> list[int]:
    listed = [options] if isinstance(options, str) else options
    return [numbers[one] if isinstance(one, str) else one for one in listed]


def card_text(card: dict[str, Any]) -> str:
    r"""Return a card as plain text.

    >>> card_text({"title": "Varn", "lists": [["Courier", [["“No”", ["div", ["she"]]]]]]})
    'Varn\nCourier: “No” she'
    """
    lists = [f"{name}: {_plain(part)}" for name, parts, *_ in card["lists"] for part in parts]
    return "\n".join([card["title"], *lists])


def _plain(part: Any) -> str:
    """Told text without its tags."""
    if not isinstance(part, list):
        return str(part)
    return " ".join(_plain(own[1] if isinstance(own, list) else own).strip() for own in part)


def cell_text(column: Mapping[str, Any], value: Any) -> str:
    """Return what a row shows in a column: of a list its parts, in a column of numbers how many."""
    if isinstance(value, list):
        return str(len(value)) if column["kind"] == "number" else ", ".join(value)
    return str(value)


def compact(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return rows as the names of their fields, said once, and their values.

    >>> compact([{"key": "a", "n": 1}, {"key": "b", "n": 2}])
    {'fields': ['key', 'n'], 'rows': [['a', 1], ['b', 2]]}
    """
    return {"fields": [*rows[0]] if rows else ["key"], "rows": [[*row.values()] for row in rows]}


def call(start: str, first: str, names: Iterable[Any], end: str, mark: str = "'") -> dict[str, Any]:
    """Return how a call is written: `names` are traits, or (trait, its usual value)."""
    traits = [[name] if isinstance(name, str) else list(name) for name in names]
    return {
        "start": start,
        "first": [first] if first else [],
        "names": traits,
        "end": end,
        "mark": mark,
    }


def calls_of(made: str, names: Iterable[Any]) -> list[dict[str, Any]]:
    """Return the calls of a view that no corpus gives: as it is made, then what is set."""
    return [call(made, "", [], ".rows()"), call(f"{made}  # then set ", "", names, "")]


def code(calls: list[dict[str, Any]], chosen: Mapping[str, Any]) -> str:
    """Return the first of the calls that knows every trait that is set.

    >>> code([call("rows(", "corpus", ["kinds"], ")")], {"kinds": ["denial"]})
    "rows(corpus, kinds=['denial'])"
    """
    usual = {name[0]: (name[1] if len(name) > 1 else None) for name in calls[-1]["names"]}
    is_set = {name for name in usual if chosen[name] and chosen[name] != usual[name]}
    best = next(c for c in calls if is_set <= {name[0] for name in c["names"]})
    arguments = [
        f"{'' if len(name) > 2 else f'{name[0]}='}{_written(chosen[name[0]], best['mark'])}"
        for name in best["names"]
        if name[0] in is_set
    ]
    return str(best["start"] + ", ".join([*best["first"], *arguments]) + best["end"])


def _written(value: Any, mark: str) -> str:
    if mark == "'" or not isinstance(value, str | list):
        return repr(value)
    return str(json.dumps(value, ensure_ascii=False))


def packed(value: Any) -> str:
    """Return data, every text in them visible, as a text that the script unpacks when needed.

    >>> len(packed(["plums"] * 1000)) < 100
    True
    """
    return base64.b64encode(zlib.compress(visible_json(value).encode())).decode("ascii")


def still_html(caption: str, columns: list[str], rows: list[list[str]], stored: str = "") -> str:
    """Return a table for a reader of a saved notebook, with a line that says how to run it.

    `stored` is HTML that puts the view in its place, where a notebook is trusted.

    >>> "<td>&lt;b&gt;</td>" in still_html("One.", ["Title"], [["<b>"]])
    True
    """
    table = table_html(columns, rows, caption, "")
    return (
        f"<style>{_HIDE}</style><div class='kc-still'><p><em>{HINT}</em></p>"
        "<div style='max-height: 480px; overflow: auto' tabindex='0' role='region' "
        f"aria-label='{escape(caption)}'>{table}</div>{stored}</div>"
    )


# --- traits ---------------------------------------------------------------------------------------


class Names(traitlets.List):  # type: ignore[type-arg]  # generic for type checkers only
    """A list of names; one alone may be given as text, as to `timeline`, and none as None.

    With a `noun` each has to be an option of the filter that has the trait's name.
    """

    def __init__(self, noun: str = "") -> None:
        super().__init__(traitlets.Unicode())
        self.noun = noun

    def validate(self, obj: Any, value: Any) -> Any:
        """Return the names as a list."""
        names = super().validate(obj, filter_values(value, str(self.name)))
        return (
            all_known(names, obj._options(self.name), self.noun) if self.noun and names else names
        )


class Picked(traitlets.Unicode):  # type: ignore[type-arg]
    """The key of the picked row; empty for none."""

    def validate(self, obj: Any, value: Any) -> Any:
        """Return the key."""
        key = super().validate(obj, value)
        if key and key not in obj.data["keys"]:
            noun = obj.data.get("lineNouns" if obj.data.get("all_lines") else "nouns")[0]
            raise ValueError(f"no {noun} {key!r}" + did_you_mean(key, obj.data["keys"]))
        return key


class Zone(traitlets.Unicode):  # type: ignore[type-arg]
    """An IANA zone, "UTC" until one is chosen."""

    default_value = "UTC"

    def validate(self, obj: Any, value: Any) -> Any:
        """Return the name of the zone; a ValueError for none offers the nearest."""
        return iana_zone(super().validate(obj, value)).key


class Moment(traitlets.Unicode):  # type: ignore[type-arg]
    """A day or a moment as text; a date or a datetime may be given, and none as None."""

    def validate(self, obj: Any, value: Any) -> Any:
        """Return the moment as text."""
        if isinstance(value, date):  # a datetime is one too
            value = value.isoformat()
        if not isinstance(value, str | None):
            kind = type(value).__name__
            raise TypeError(f"{self.name} is text, a date or a datetime, not {kind}")
        return super().validate(obj, value or "")


def all_known(names: list[str], options: Iterable[str], what: str) -> list[str]:
    """Return the names; raise a ValueError with the nearest for one that is not known.

    >>> all_known(["denyin"], ["asserting", "denying"], "stance")
    Traceback (most recent call last):
    ValueError: unknown stance 'denyin'; did you mean 'denying'?
    >>> all_known(["denying"], [], "stance")
    Traceback (most recent call last):
    ValueError: unknown stance 'denying'; here is none to choose
    """
    options = list(options)
    for name in names:
        if name not in options:
            choices = did_you_mean(name, options) or "; here is none to choose"
            raise ValueError(f"unknown {what} {name!r}{choices}")
    return names
