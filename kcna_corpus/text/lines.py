"""Line ends that only wrap a paragraph, and those that part what is said."""

import re
from functools import lru_cache
from itertools import pairwise

_BLANK_LINE = re.compile(r"\n\s*\n")
_NEXT_WORD = re.compile(r"\S*")
_ENDS = (*'.!?:”»"', "")  # a line of a text without blank lines that ends so is a paragraph
_NARROWEST, _WIDEST = 50, 120  # characters: lines that are wrapped by hand are of such a width


@lru_cache(2)  # asked twice of each text
def unwrapped(text: str) -> str:
    r"""Write a space for each line end that only wraps a paragraph; every place stays the same.

    A line is wrapped where its next word has no more room in it. A stamp above the text ends before
    its line is full, and so does the last line of a paragraph.

    >>> wrapped = "The keeper of the old granary, who had slept in it, Joss\nImber, spoke."
    >>> unwrapped(f"9:15 GMT\n{wrapped}\n\nIt rained.").split("\n")[:2]
    ['9:15 GMT', 'The keeper of the old granary, who had slept in it, Joss Imber, spoke.']
    """
    if "\n" not in text:
        return text
    spaced = bool(_BLANK_LINE.search(text))
    lines = text.split("\n")
    width = max(map(len, lines))
    if not _NARROWEST <= width <= _WIDEST:
        return text
    parts = [lines[0]]
    for line, after in pairwise(lines):
        word = _NEXT_WORD.match(after)
        full = len(line) + 1 + len(word[0] if word else "") > width
        full = full and (spaced or line.rstrip()[-1:] not in _ENDS)
        full = full or (spaced and after[:1].islower() and len(line) > _NARROWEST)
        parts += [" " if line.strip() and after[:1].strip() and full else "\n", after]
    return "".join(parts)
