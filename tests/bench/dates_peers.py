"""Dates in text: `find_dates` against `dateparser.search`, in one run on one core.

Run by hand, in an environment with the package (htmldate brings dateparser):

    python tests/bench/dates_peers.py [--repeats 3]

The text is the invented news of `tests/test_dates_news.py`, one article of ten sentences after the
other. Measured: words a second, the best of `--repeats`, and the share of the expressions that stand
there as days whose day is found at their place. The sentences were written for `find_dates`, so the
shares say what it is for, not how well it does on news that it has not seen. Nothing is asserted.
"""

import argparse
import sys
import time
from pathlib import Path

from dateparser.search import search_dates

from kcna_corpus import find_dates

sys.path.insert(0, str(Path(__file__).parent.parent))
from test_dates_news import SENTENCES


def ours(text, published):
    """Return the words and the day of each expression."""
    rows = find_dates(text, published).itertuples()
    return {(row.text, str(row.earliest)) for row in rows if row.precision == "day"}


def dateparser(text, published):
    """Return the same as dateparser finds it."""
    import datetime

    day = datetime.datetime.fromisoformat(published)
    settings = {"RELATIVE_BASE": day, "PREFER_DATES_FROM": "past"}
    found = search_dates(text, languages=["en"], settings=settings) or []
    return {(words, f"{moment:%Y-%m-%d}") for words, moment in found}


def days_of(want):
    """Return the expressions of a sentence whose value is a day."""
    pairs = (part.split(" = ") for part in want.split("; ") if part)
    return {(words, value) for words, value in pairs if len(value) == 10 and value[4] == "-"}


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    english = [s for s in SENTENCES if s[1].isascii()]
    articles = [
        (english[i][0], " ".join(sentence for _, sentence, _ in english[i : i + 10]))
        for i in range(0, len(english), 10)
    ]
    words = sum(len(text.split()) for _, text in articles)
    least = {}
    for _ in range(options.repeats):
        for find in (ours, dateparser):
            find("On 3 May 2024 it rained.", "2024-05-17")
            start = time.process_time()
            for published, text in articles:
                find(text, published)
            least.setdefault(find, []).append(time.process_time() - start)
    told = sum(len(days_of(want)) for *_, want in english)
    for find, seconds in least.items():
        right = sum(len(find(s, p) & days_of(want)) for p, s, want in english)
        speed = (
            f"{words / min(seconds):9,.0f} words/s {min(least[dateparser]) / min(seconds):6.1f} x"
        )
        print(f"{find.__name__:12}{speed}   {right} of {told} days right, at their place")


if __name__ == "__main__":
    main()
