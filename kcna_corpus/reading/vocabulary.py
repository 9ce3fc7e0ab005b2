"""The words that reading goes by: `words.toml` and `formats.toml`, loaded when first asked for."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Return one table of `words.toml`, or of `formats.toml`."""
    return dict(_all()[name])


@cache
def pattern(section: str, name: str) -> re.Pattern[str]:
    """Return a list of expressions as one; it is asked of text in small letters.

    That is four times as fast as ignoring case.
    """
    return re.compile("|".join(f"(?:{p})" for p in table(section)[name]))


@cache
def expression(section: str, name: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Return one expression of a table."""
    return re.compile(table(section)[name], flags)


def mark(section: str, name: str) -> re.Pattern[str]:
    """Return a mark of an export: an expression for the lines of a text."""
    return expression(section, name, re.MULTILINE)


@cache
def labels(section: str) -> re.Pattern[str]:
    """Return the labels of an export as one expression, a group for each."""
    groups = "|".join(f"(?P<{name}>{words})" for name, words in table(section).items())
    return re.compile(rf"^[^\S\n]*(?:{groups})[^\S\n]?:", re.MULTILINE)


@cache
def _all() -> dict[str, Any]:
    here = Path(__file__).parent
    texts = [(here / name).read_text(encoding="utf-8") for name in ("words.toml", "formats.toml")]
    return tomllib.loads("\n".join(texts))
