"""Where two versions of a sentence may differ in sense: numbers, negation, modals, names."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from ..text import calendar
from ..text.language import language_of
from ..text.spelling import number

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_MARK = re.compile(r"(?<=\d)[.,](?=\d)")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_POINT = frozenset(
    ["en", "ko", "ja", "zh", "th"]
)  # where 1,000 is a thousand, and 1.5 less than two
_SCALES = {100: "hundred", 1000: "thousand"}
_LEAST = 2  # one is an article in many languages
_WHOLE = 0.75  # of a sentence's length: so much of it, in a wordier language, should have its “not”
_TEN, _MYRIAD = 10, 10_000


def differences(a: str, b: str) -> list[dict[str, Any]]:
    """Return what one text has and the other has not, by `kind`: possible differences of sense.

    >>> differences("We must not sell 40,000 lamps to Russia.", "우리는 4만개의 등을 팔지 않는다.")
    [{'kind': 'modal', 'a': ['must'], 'b': []}, {'kind': 'name', 'a': ['Russia'], 'b': []}]
    >>> differences("We sell nothing.", "Wir verkaufen zwei Lampen.")
    [{'kind': 'number', 'a': [], 'b': ['2']}, {'kind': 'negation', 'a': ['nothing'], 'b': []}]
    """
    languages = [language_of(text, enough=1) for text in (a, b)]
    differing = []
    numbers = [_numbers(text, code) for text, code in zip((a, b), languages, strict=True)]
    one, other = numbers
    if one is not None and other is not None and one != other:
        figures = _TOKEN.findall(_MARK.sub("", f"{a} {b}"))
        kind = "figure" if {f"{value:g}" for value in one ^ other} & {*figures} else "number"
        differing.append({"kind": kind, "a": _written(one), "b": _written(other)})
    for kind in ("negation", "modal"):
        words = [_words(kind, text, code) for text, code in zip((a, b), languages, strict=True)]
        if None not in words and words[0].keys() != words[1].keys():
            differing.append({"kind": kind, "a": _all(words[0]), "b": _all(words[1])})
    names = [named(text) for text in (a, b)]
    if names[0] != names[1]:
        differing.append(
            {"kind": "name", "a": sorted(names[0] - names[1]), "b": sorted(names[1] - names[0])}
        )
    return differing


def named(text: str) -> set[str]:
    """Return the states and capitals that a text names.

    >>> sorted(named("Séoul et la Corée du Nord"))
    ['Seoul', 'the DPRK']
    """
    return {name for name, pattern in _names().items() if pattern.search(text)}


def strange(words: str, sentence: str, stated_names: set[str]) -> str:
    """Say what speaks against words being a sentence's: a name not in `stated_names`, a number.

    >>> strange("nous avons quarante tonnes de riz", "We have rice.", set())
    'it has the number 40, which that sentence has not'
    >>> strange("Téhéran n’a rien vendu", "We sold nothing.", {"Russia"})
    'it names Tehran, which the statement does not'
    """
    capitals = _table()["capitals"]
    at_home = stated_names | {capitals.get(name, "") for name in stated_names}
    names = sorted(name for name in named(words) if not {name, capitals.get(name)} & at_home)
    if names:
        return f"it names {names[0]}, which the statement does not"
    numbers, own = (_numbers(text, language_of(text, enough=1)) for text in (words, sentence))
    if numbers is None or own is None or numbers <= own:
        return ""
    return f"it has the number {_written(numbers - own)[0]}, which that sentence has not"


def negated_once(words: str, sentence: str) -> str:
    """Say that only one of the two has a “not”; a small part of a sentence may leave its out.

    >>> negated_once("los drones de Corea del Sur", "We fear no drones of Seoul.")
    'only one of the two has a “not”'
    >>> negated_once("los drones", "We fear no drones of Seoul.")
    ''
    """
    here, there = (
        _words("negation", text, language_of(text, enough=1)) for text in (words, sentence)
    )
    if None in (here, there) or bool(here) == bool(there):
        return ""
    part = there and len(words) < _WHOLE * len(sentence)
    return "" if part else "only one of the two has a “not”"


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("versions.toml").read_text(encoding="utf-8"))


@cache
def _names() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(expression) for name, expression in _table()["names"].items()}


@cache
def _expression(kind: str, what: str, code: str) -> re.Pattern[str] | None:
    expression = _table()[kind][what].get(code)
    return re.compile(expression, re.IGNORECASE) if expression else None


def _words(kind: str, text: str, code: str) -> Any:
    """The words of each sort of a kind that are there; None if the language is not known."""
    words = {}
    for what in _table()[kind]:
        expression = _expression(kind, what, code)
        if expression is None:
            return None
        if forms := [match[0].strip() for match in expression.finditer(text)]:
            words[what] = forms
    return words


def _all(words: dict[str, list[str]]) -> list[str]:
    return [word for group in words.values() for word in group]


# --- numbers -------------------------------------------------------------------------------------


def _written(values: set[float]) -> list[str]:
    return [f"{value:.12g}" for value in sorted(values)]


@cache
def _dates(code: str) -> re.Pattern[str]:
    months = "|".join(map(re.escape, calendar.months(code) if code else ())) or "-"
    return re.compile(_table()["writing"]["dates"].replace("{months}", months), re.IGNORECASE)


@cache
def _values(words: str) -> dict[str, int]:
    """Read a row of words: the value behind a sign of equality, or two, three and so on."""
    split = (word.partition("=") for word in words.split())
    return {word: int(value or at) for at, (word, _, value) in enumerate(split, _LEAST)}


@cache
def _eastern() -> tuple[re.Pattern[str], dict[str, int]]:
    writing = _table()["writing"]
    values = _values(writing["signs"]) | _values(writing["units"])
    every = "".join(values)
    signs = "".join(sign for sign in values if not "가" <= sign <= "힣")
    counted = rf"(?=\s?(?:{writing['counted']}))"
    units = "".join(_values(writing["units"]))
    figures = rf"\d[\d,.]*\s?[{units}][\d{every}]*"
    return re.compile(rf"{figures}|(?<=百分之)[{signs}]+|[{signs}]+{counted}"), values


def _as_figures(match: re.Match[str]) -> str:
    """Read what Eastern writing writes with large units: 4만 is 40000."""
    _, values = _eastern()
    total = part = one = 0.0
    for token in re.findall(r"\d[\d,.]*|\S", match[0]):
        value = values.get(token) or float(token.replace(",", "").rstrip("."))
        if value < _TEN or token[0].isdigit():
            one = value
        elif value < _MYRIAD:
            part, one = part + (one or 1) * value, 0.0
        else:
            total, part, one = total + (part + one or 1) * value, 0.0, 0.0
    return f" {total + part + one:.12g} "


def _numbers(text: str, code: str) -> set[float] | None:
    """The numbers from two on; None for a language whose numbers are not known."""
    table = _table()["numbers"]
    if code not in table and code not in ("en", "ja", "zh"):
        return None
    words = _values(table.get(code, ""))
    text = _eastern()[0].sub(_as_figures, _dates(code).sub(" ", text))
    values, run = set(), ""
    for token in [*_TOKEN.findall(text), ""]:
        figure = _figure(token, words, code)
        longer = f"{run} {figure}".strip()
        joined = code == "en" or figure in _SCALES.values()  # ten days, three states are two
        if figure and joined and number(longer) is not None:
            run = longer
        else:
            values.add(number(run) or 0.0)
            run = figure if figure and number(figure) is not None else ""
    return {value for value in values if value >= _LEAST}


def _figure(token: str, words: dict[str, int], code: str) -> str:
    """A token as figures or as an English word for a number; "" if it is none."""
    if token[:1].isdigit():
        if code in _POINT:
            return token
        return _MARK.sub("", token) if _THOUSANDS.fullmatch(token) else token.replace(",", ".")
    word = token.lower()
    if code == "en":
        return word if number(word) is not None or word == "and" else ""
    value = words.get(word) or (_begun(word, words) if code == "ko" else None)
    return _SCALES.get(value, str(value)) if value else ""


def _begun(word: str, words: dict[str, int]) -> int | None:
    """The number that a Korean word begins with: a particle, or what is counted, follows."""
    for start in sorted(words, key=len, reverse=True):
        if word.startswith(start) and (
            len(start) > 1 or re.match(_table()["writing"]["counted"], word[len(start) :])
        ):
            return words[start]
    return None
