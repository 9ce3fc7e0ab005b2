"""What a draft joins of coverage that a person has coded; and the weights by which it joins.

    python tests/bench/joining.py CASE [CASE ...] [--fit] [--list]

A CASE is a folder with `pages/` (`statement.html` among them) and `answers.json`:

    {"statement": "statement.html",
     "events": [{"id": "e1", "gloss": "…", "start": "2031-05-09", "end": "2031-05-09",
                 "tellings": [{"page": "courier.html", "words": "four to eight words as printed",
                               "date_words": "on Friday"}]}]}

Printed of each case: of the events that two or more pages date, how many have a row that all these
pages tell; how many of their pages the best row of each has; pairs of tellings rightly and wrongly
in one row. `--fit` learns the weights of `kcna_corpus.drafts.likelihood` from the cases, prints
them, and what they reach on each case when learnt from the others.
"""

import argparse
import itertools
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from unittest.mock import patch

import numpy as np

import kcna_corpus as kc
from kcna_corpus.drafts import joining, likelihood
from kcna_corpus.drafts.event import holds, window_of

PLAIN = str.maketrans("‘’“”–—‑\xa0", "''\"\"--- ")
RIDGE, STEPS = 1.0, 50


def plain(text):
    """A text with plain signs and single spaces."""
    return re.sub(r"\s+", " ", text.translate(PLAIN)).strip().casefold()


class Case:
    """A coded case: what its pages tell, drafted, and what of that is which event."""

    def __init__(self, folder):
        self.name = Path(folder).name
        self.answers = json.loads((Path(folder) / "answers.json").read_text("utf-8"))
        self.reading = kc.read_folder(Path(folder) / "pages", progress=False)
        self.draft()

    def draft(self):
        """Draft it, and find each telling among the rows: (event, page, mention or None)."""
        joined_by = joining.Joining.joined
        tables = {}

        def spy(own, events, rest):
            rows, left = joined_by(own, events, rest)
            tables.update(joining=own, rows=list(rows), left=list(left))
            return rows, left

        with patch.object(joining.Joining, "joined", spy):
            kc.draft(self.reading, self.answers["statement"], progress=False)
        self.joining, self.rows = tables["joining"], tables["rows"]
        self.row_of = {id(m): n for n, row in enumerate(self.rows) for m in row.mentions}
        self.mentions = [m for row in self.rows for m in row.mentions] + tables["left"]
        self.tellings = [
            (event["id"], telling["page"], self._mention(telling))
            for event in self.answers["events"]
            for telling in event["tellings"]
        ]

    def _mention(self, telling):
        words, date_words = plain(telling["words"]), plain(telling.get("date_words", ""))
        told = [
            m
            for m in self.mentions
            if str(m.page.document).endswith(telling["page"])
            and words in plain(m.page.words(m.sentence))
            and (
                set(plain(m.printed).split()) & set(date_words.split()) - {"on", "in", "the", "of"}
            )
        ]
        place = {id(m): plain(m.page.words(m.sentence)).find(words) for m in told}

        def distance(m):
            return abs(m.start - m.page.sentences[m.sentence][0] - place[id(m)])

        return min(told, key=distance, default=None)

    def score(self):
        """Counts of what is joined."""
        counts, events = Counter(), defaultdict(list)
        for event, page, mention in self.tellings:
            events[event].append((page, mention))
        for told in events.values():
            pages = {page for page, _ in told}
            if len(pages) < 2:
                continue
            rows = defaultdict(set)
            for page, mention in told:
                if id(mention) in self.row_of:
                    rows[self.row_of[id(mention)]].add(page)
            best = max(map(len, rows.values()), default=0)
            counts.update(events=1, whole=best == len(pages), two=best > 1, pages=len(pages),
                          best=best)  # fmt: skip
        for (a, p, m), (b, q, n) in itertools.combinations(self.tellings, 2):
            if p != q and {id(m), id(n)} <= self.row_of.keys():
                same = self.row_of[id(m)] == self.row_of[id(n)]
                if same and m is not n:
                    counts["right" if a == b else "wrong"] += 1
        return counts

    def pairs(self):
        """The traits of each two tellings that can be one, and whether they are."""
        known = {id(m): (event, m) for event, _, m in self.tellings if m}
        measure = self.joining.measure
        stated = next((row.first for row in self.rows if row.of_statement), None)
        for (a, m), (b, n) in itertools.combinations(known.values(), 2):
            windows = [window_of(x, stated) for x in (m, n)]
            if all(windows) and (holds(*windows) or holds(*windows[::-1])):
                yield measure.traits(m, n), float(a == b)


def learnt(pairs):
    """The weights of a logistic regression, by trait."""
    traits = list(pairs[0][0])
    x = np.array([[row[t] for t in traits] for row, _ in pairs])
    y = np.array([same for _, same in pairs])
    scale = x.std(0) + 1e-6
    scale[traits.index("even")] = 1.0
    z, w = x / scale, np.zeros(len(traits))
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(z @ w, -30, 30)))
        slope = z.T @ (p - y) + RIDGE * w
        w -= np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + RIDGE * np.eye(len(w)), slope)
    return dict(zip(traits, map(float, (w / scale).round(2)), strict=True))


def shown(name, counts):
    """One line of figures."""
    n = counts["events"] or 1
    sure = counts["right"] / max(1, counts["right"] + counts["wrong"])
    print(f"{name:16} {counts['events']:3} events: whole {counts['whole'] / n:.2f}, two pages "
          f"{counts['two'] / n:.2f}; pages in the best row {counts['best']} of {counts['pages']}; "
          f"pairs right {counts['right']}, wrong {counts['wrong']} ({sure:.2f})")  # fmt: skip


def listed(case):
    """Print the rows in which tellings of several events stand."""
    rows = defaultdict(set)
    for event, page, mention in case.tellings:
        if id(mention) in case.row_of:
            rows[case.row_of[id(mention)]].add((event, page, mention.printed, mention.title))
    for number, told in rows.items():
        if len({event for event, *_ in told}) > 1:
            print(f"  {case.rows[number].first}", *sorted(told), sep="\n    ")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cases", nargs="+", metavar="CASE")
    parser.add_argument("--fit", action="store_true", help="learn the weights")
    parser.add_argument("--list", action="store_true", help="list what is wrongly in one row")
    options = parser.parse_args()
    cases = [Case(folder) for folder in options.cases]
    total = Counter()
    for case in cases:
        total += (counts := case.score())
        shown(case.name, counts)
        if options.list:
            listed(case)
    shown("all", total)
    if not options.fit:
        return
    pairs = [list(case.pairs()) for case in cases]
    total = Counter()
    for number, case in enumerate(cases):
        others = [pair for n, own in enumerate(pairs) if n != number for pair in own]
        with patch.object(likelihood, "WEIGHTS", learnt(others)):
            case.draft()
        total += (counts := case.score())
        shown(f"{case.name}, unseen", counts)
    shown("all, unseen", total)
    for trait, weight in learnt([pair for own in pairs for pair in own]).items():
        print(f'    "{trait}": {weight},')


if __name__ == "__main__":
    main()
