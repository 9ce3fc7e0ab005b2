"""The choices that look most like a name that is none of them."""

import re
from collections.abc import Iterable


def nearest(value: str, choices: Iterable[str], count: int = 3) -> list[str]:
    """Return the choices that look most like `value`, the best first, whatever their case.

    Where none looks like it, those that hold it as a word.

    >>> nearest("kncna", ["kcna", "yonhap"]), nearest("denial", ["dprk-denial-2024", "yonhap"])
    (['kcna'], ['dprk-denial-2024'])
    """
    import difflib  # only a name that is none needs it

    folded: dict[str, str] = {}
    for choice in choices:
        folded.setdefault(choice.casefold(), choice)
    close = difflib.get_close_matches(value.casefold(), folded, n=count, cutoff=0.5)
    if not close and value.strip():
        word = re.compile(rf"\b{re.escape(value.strip().casefold())}\b")
        close = list(filter(word.search, folded))[:count]
    return [folded[c] for c in close]


def did_you_mean(value: str, choices: Iterable[str]) -> str:
    """Return "; did you mean 'a' or 'b'?" for the nearest choices, or the first few of them all.

    >>> did_you_mean("befor", ["before", "after"])
    "; did you mean 'before'?"
    """
    choices = list(choices)
    close = nearest(value, choices)
    if close:
        return "; did you mean " + " or ".join(repr(c) for c in close) + "?"
    if not choices:
        return ""
    some = ", ".join(repr(c) for c in choices[:8])
    return f"; choose from {some}" + (" …" if len(choices) > 8 else "")
