"""Quotations in a text: where they stand, who speaks, in which words.

`marks` pairs the marks, `tokens` turns a paragraph into a string of kinds, `speakers` has the rules
over that string, `speech` tells speech from scare quotes, `names` finds the person who is meant and
the outlet that relays, `attribution` puts them together; `cues` is the vocabulary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .attribution import Quotation, attribute
from .marks import Span, find_spans

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Quotation", "Span", "attribute", "find_quotations", "find_spans"]


def find_quotations(text: str) -> pd.DataFrame:
    """Find every quotation of a text, with its speaker.

    Parameters
    ----------
    text
        One article, as it is: nothing is stripped or rewritten first.

    Returns
    -------
    pandas.DataFrame
        One row per quotation, in order of start:

        - `start`, `end`, `text`: ``text[start:end]`` is the quotation without its marks;
        - `speaker`, `speaker_start`, `speaker_end`: the words as printed, "" and -1 when nobody is
          named; `cue`: the verb, or "according to";
        - `nested`: inside another quotation; `speech`: somebody's words, False for scare quotes,
          titles and quoted markup; `certain`: whether the rules that found this are sure ones;
        - `resolved`: the full name in the article that the speaker's words stand for, "" if none;
        - `relay`: the outlet that passes the words on, "" if none.

    Examples
    --------
    >>> table = find_quotations("Anna Lind was wet. “It rains,” she said, Daily Post reported.")
    >>> table.loc[0, ["text", "speaker", "cue", "resolved", "relay"]].tolist()
    ['It rains,', 'she', 'said', 'Anna Lind', 'Daily Post']
    """
    import pandas as pd

    return pd.DataFrame(attribute(text, find_spans(text)), columns=list(Quotation._fields))
