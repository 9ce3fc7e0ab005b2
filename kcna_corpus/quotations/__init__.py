"""Quotations in a text: where they stand, who speaks, in which words.

`marks` pairs the marks, `unclosed` ends what is not closed, `tokens` turns a paragraph into a
string of kinds, `rules` and `handed` have the rules over it, `speakers` applies them, `reactions`
sets critics apart and `lent_voices` whoever lends a voice to another, `speech` tells speech from
scare quotes, `relay` finds the outlet that passes the words on, `attribution` puts them together
and asks `text.people` who is meant; `report_language` tells English from others, which `elsewhere`
is for; `reported` finds what is said to have been said in no marks, by `clauses` and `traits`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..inputs import each_text
from ..tables import frame, undisturbed
from ..text.plain import plain
from .attribution import attribute
from .marks import Span
from .quotation import TYPES, Quotation, as_given
from .unclosed import find_spans

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Quotation", "Span", "attribute", "find_quotations", "find_spans"]


@undisturbed()
def find_quotations(texts: object) -> pd.DataFrame:
    """Find every quotation of a text, or of many, with its speaker.

    Parameters
    ----------
    texts : str, list, mapping, table, Reading or Corpus
        An article, as it is: nothing is stripped or rewritten first; or a list of texts, a mapping
        from names to texts, a table with a column `text` and, if you like, `document`, or what
        gives one: a reading of pages, a corpus with pages attached.

    Returns
    -------
    pandas.DataFrame
        One row per quotation, in order of start:

        - `document`: the name of the text, its number in a list, 0 for one text;
        - `start`, `end`, `text`: ``text[start:end]`` of the text that was given, of a page in its
      article, is the quotation without its marks;
        - `speaker`, `speaker_start`, `speaker_end`: the words as printed, "" and -1 when nobody is
          named (speakers are read in English and Korean only); `cue`: the verb, or "according to";
        - `nested`: inside another quotation; `speech`: somebody's words, False for scare quotes,
          titles and quoted markup; `certain`: whether the rules that found this are sure ones;
        - `resolved`: the full name in the article that the speaker's words stand for, "" if none;
          `identified`: whether it is surely that name's person to whom the words are given;
        - `relay`: the outlet that passes the words on, "" if none.

    Raises
    ------
    TypeError, ValueError
        If what is given holds no texts, with what is needed.

    See Also
    --------
    trace : The same, with what became of the words of a statement.

    Examples
    --------
    >>> table = find_quotations("Anna Lind was wet. “It rains,” she said, Daily Post reported.")
    >>> table.loc[0, ["text", "speaker", "cue", "resolved", "relay"]].tolist()
    ['It rains,', 'she', 'said', 'Anna Lind', 'Daily Post']
    """
    rows = [
        (document, *quotation)
        for document, text, *_ in each_text(texts, "texts")
        for quotation in _quotations(text)
    ]
    return frame(rows, ["document", *Quotation._fields], TYPES)


def _quotations(text: str) -> list[Quotation]:
    """Find the quotations of a text as it reads; tell their places in the text as given."""
    read = plain(text)
    rows = attribute(read.text, find_spans(read.text))
    return [as_given(quotation, read) for quotation in rows]
