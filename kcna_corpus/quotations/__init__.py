"""Quotations in a text: where they stand, who speaks, in which words.

`marks` pairs the marks, `tokens` turns a paragraph into a string of kinds, `speakers` has the rules
over that string, `speech` tells speech from scare quotes, `names` finds the person who is meant and
the outlet that relays, `attribution` puts them together; `cues` is the vocabulary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..texts import each_text
from .attribution import Quotation, attribute
from .marks import Span, find_spans

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Quotation", "Span", "attribute", "find_quotations", "find_spans"]


def find_quotations(texts: object) -> pd.DataFrame:
    """Find every quotation of a text, or of many, with its speaker.

    Parameters
    ----------
    texts
        An article, as it is: nothing is stripped or rewritten first; or a list of texts, a mapping
        from names to texts, a table with a column `text` and, if you like, `document`, or what
        gives one: a reading of pages, a corpus with pages attached.

    Returns
    -------
    pandas.DataFrame
        One row per quotation, in order of start:

        - `document`: the name of the text, its number in a list, 0 for one text;
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

    rows = [
        (document, *quotation)
        for document, text, *_ in each_text(texts, "texts")
        for quotation in attribute(text, find_spans(text))
    ]
    return pd.DataFrame(rows, columns=["document", *Quotation._fields])
