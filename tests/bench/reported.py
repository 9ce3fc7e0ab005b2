"""Reported speech: how well `find_reported` finds it, and the fit of the weights that it uses.

Run by hand, in an environment with the package, on a corpus of attributions in the format of brat
(PolNeAR: Newell, Margolin and Ruths 2018), whose parts have folders `text` and `attributions`:

    python tests/bench/reported.py FOLDER [--part dev]      # the weights of the package
    python tests/bench/reported.py FOLDER --folds 5         # cross-validated, on the part train
    python tests/bench/reported.py FOLDER --fit             # fits on train, writes clauses.npz

Measured: contents of attributions, exact (marks, spaces and stops at either end set aside) and
overlapping by half. *All* are those in quotation marks and those without, as found by
`find_quotations` and `find_reported` together; *indirect* those that touch no mark. Where somebody
is quoted over several sentences, the annotation has a piece for each: `joined` counts pieces of one
attribution between which nothing else stands as one content, `pieces` as they are annotated.
By likelihood: how many clauses are told at that likelihood, and how many of them are right.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

import kcna_corpus as kc
from kcna_corpus.quotations import clauses, find_spans, traits

STRIPPED = " \t\r\n\xa0\"“”„«»`'‘’.,;:!?-–—…"
MARK = re.compile("``|''|[\"“”„«»]")
#: Which words may report: as often as this in a cue, and of all times that they stand anywhere.
OFTEN, SHARE = 2, 0.04
#: The fit: a trait is kept if it was seen so often and weighs so much.
SEEN, LEAST = 5, 0.05
ROUNDS, RATE, DECAY, BATCH = 4, 0.06, 2e-3, 400
LEVELS = (0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9)

Place = tuple[int, int]


class Article(NamedTuple):
    """A text, and of each attribution the contents and the cues."""

    text: str
    attributions: list[tuple[list[Place], list[Place]]]


def load(folder: Path) -> list[Article]:
    """Read a part; where an article was annotated several times, the first time counts."""
    files: dict[str, Path] = {}
    for file in sorted((folder / "attributions").glob("*.ann")):
        files.setdefault(re.sub(r"_[0-9a-f]{4}$", "", file.stem), file)
    return [
        _article((folder / "text" / f"{name}.txt").read_bytes().decode(), file)
        for name, file in sorted(files.items())
    ]


def _article(text: str, file: Path) -> Article:
    places: dict[str, list[Place]] = {}
    found = []
    for line in file.read_bytes().decode().split("\n"):
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            spans = rest.partition("\t")[0].partition(" ")[2]
            places[name] = [tuple(map(int, span.split())) for span in spans.split(";")]  # type: ignore[misc]
        elif name.startswith("E"):
            roles = [role.split(":") for role in rest.split()]
            content, cue = (
                [
                    place
                    for role, of in roles
                    if role.startswith(kind)
                    for place in places.get(of, ())
                ]
                for kind in ("Content", "Cue")
            )
            found.append(([bare(text, *place) for place in content], cue))
    return Article(text, found)


def bare(text: str, start: int, end: int) -> Place:
    """A place without what may stand at either end."""
    while start < end and text[start] in STRIPPED:
        start += 1
    while end > start and text[end - 1] in STRIPPED:
        end -= 1
    return start, end


# --- what is asked, and what is right ------------------------------------------------------------


class Question(NamedTuple):
    """One choice: the step, the numbers of the traits of each candidate, and which is right."""

    step: str
    traits: list[Any]
    right: int


def reporting(articles: list[Article]) -> dict[str, float]:
    """The words that may report, with the share of times that they do."""
    within: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for article in articles:
        cues = [cue for _, of in article.attributions for cue in of]
        for tokens, _ in clauses.read(article.text, find_spans(article.text)):
            words = _words(tokens)
            every.update(words)
            within.update(words[number] for number in _inside(tokens, cues))
    shares = {word: within[word] / every[word] for word in within if within[word] >= OFTEN}
    return {w: share for w, share in shares.items() if share >= SHARE and w[0].isalpha()}


def _words(tokens: Any) -> list[str]:
    return ["Q" if k == "Q" else tokens.words(i, i + 1) for i, k in enumerate(tokens.kinds)]


def _inside(tokens: Any, places: list[Place]) -> set[int]:
    """The tokens that share a character with one of these places."""
    if not tokens.starts:
        return set()
    near = [of for of in places if tokens.starts[0] <= of[0] < tokens.ends[-1]]
    return {
        i
        for i, (start, end) in enumerate(zip(tokens.starts, tokens.ends, strict=True))
        if tokens.kinds[i] != "Q" and any(start < b and a < end for a, b in near)
    }


def questions(article: Article, words: dict[str, float]) -> Iterator[Question]:
    """Every choice that is made in an article, with the right answer."""
    for tokens, parts in clauses.read(article.text, find_spans(article.text)):
        heads: dict[int, list[Place]] = {}
        for content, cue in article.attributions:
            known = [
                (words[w], i) for i in _inside(tokens, cue) if (w := _word(tokens, i)) in words
            ]
            if known:
                heads.setdefault(max(known)[1], content)
        for of in parts:
            starts, ends = {}, {}
            for i in range(len(of.kinds)):
                start, end = bare(article.text, *_place(tokens, of.first + i))
                if start < end:
                    starts.setdefault(start, i)
                    ends[end] = i + 1
            for at, word in enumerate(of.words):
                if word in words:
                    content = heads.get(of.first + at)
                    place = _place(tokens, of.first + at)
                    yield from _choices(of, at, place, content or [], starts, ends)


def _word(tokens: Any, number: int) -> str:
    return str(tokens.words(number, number + 1))


def _place(tokens: Any, number: int) -> Place:
    return tokens.starts[number], tokens.ends[number]


def _choices(
    of: traits.Sentence,
    at: int,
    cue: Place,
    content: list[Place],
    starts: dict[int, int],
    ends: dict[int, int],
) -> Iterator[Question]:
    """The choices about one word that may report."""
    names = traits.of_cue(of, at)
    behind = min((place for place in content if place[0] >= cue[1]), default=None)
    before = max((place for place in content if place[1] <= cue[0]), default=None)
    for step, place in (("R", behind), ("L", before)):
        if place and not (place[0] in starts and place[1] in ends):
            continue  # it begins or ends where no token does, or in another sentence
        yield Question(step, [_numbers(step, names)], int(place is not None))
        if not place:
            continue
        start, end = starts[place[0]], ends[place[1]]
        if step == "R":
            yield from _choice(
                "s", start, {k: traits.of_start(of, at, k) for k in traits.starts(of, at)}
            )
            every = {k: traits.of_end(of, at, start, k) for k in traits.ends(of, start)}
            yield from _choice("e", end, every)
        elif end <= at:
            yield from _choice("p", end, {k: traits.of_stop(of, at, k) for k in traits.stops(at)})
            every = {k: traits.of_begin(of, at, end, k) for k in traits.begins(end)}
            yield from _choice("b", start, every)


def _choice(step: str, right: int, names: dict[int, list[str]]) -> Iterator[Question]:
    if right in names:
        numbers = [_numbers(step, of) for of in names.values()]
        yield Question(step, numbers, list(names).index(right))


def _numbers(step: str, names: list[str]) -> Any:
    return np.array([clauses.key(name, ord(step)) for name in names], np.uint32)


# --- the fit -------------------------------------------------------------------------------------


def fit(asked: list[Question]) -> dict[int, int]:
    """Fit log-linear models to the right answers by AdaGrad; the weights as whole numbers."""
    every = np.concatenate([of for question in asked for of in question.traits])
    numbers, place, count = np.unique(every, return_inverse=True, return_counts=True)
    sizes = np.array([len(of) for question in asked for of in question.traits])
    many = np.array([len(question.traits) for question in asked])
    alone = np.array([question.step in "RL" for question in asked])
    right = np.array([question.right for question in asked])
    begins = np.concatenate([[0], np.cumsum(many)])
    parts = np.concatenate([[0], np.cumsum(sizes)])
    known = count >= SEEN
    weights = np.zeros(len(numbers))
    squares = np.full(len(numbers), 1e-3)
    kept = np.zeros(len(numbers))
    random_order = np.random.default_rng(0)
    for turn in range(ROUNDS):
        order = random_order.permutation(len(asked))
        for at in range(0, len(order), BATCH):
            of = order[at : at + BATCH]
            rows = np.concatenate([np.arange(begins[k], begins[k + 1]) for k in of])
            own = np.concatenate([place[parts[row] : parts[row + 1]] for row in rows])
            heads = np.concatenate([[0], np.cumsum(sizes[rows])[:-1]])
            points = np.add.reduceat(weights[own], heads)
            firsts = np.concatenate([[0], np.cumsum(many[of])[:-1]])
            group = np.repeat(np.arange(len(of)), many[of])
            top = np.maximum.reduceat(points, firsts)
            top = np.where(alone[of], np.maximum(top, 0), top)  # against nothing, which weighs 0
            shares = np.exp(points - top[group])
            total = np.add.reduceat(shares, firsts) + np.where(alone[of], np.exp(-top), 0)
            error = shares / total[group]
            chosen = firsts + np.where(alone[of], 0, right[of])
            error[chosen] -= np.where(alone[of], right[of], 1)
            touched, inverse = np.unique(own, return_inverse=True)
            slope = np.bincount(inverse, np.repeat(error, sizes[rows])) * 40 / len(of)
            slope = (slope + DECAY * weights[touched]) * known[touched]
            squares[touched] += slope**2
            weights[touched] -= RATE * slope / np.sqrt(squares[touched])
        if 2 * turn >= ROUNDS:
            kept += weights
    kept /= ROUNDS - (ROUNDS + 1) // 2
    whole = np.clip(np.rint(kept * clauses.SCALE), -127, 127).astype(int)
    whole[np.abs(kept) < LEAST] = 0
    return dict(zip(numbers[whole != 0].tolist(), whole[whole != 0].tolist(), strict=True))


def fitted(articles: list[Article]) -> tuple[dict[int, int], frozenset[str]]:
    """The weights and the words that articles teach."""
    words = reporting(articles)
    return fit([q for article in articles for q in questions(article, words)]), frozenset(words)


def save(weights: dict[int, int], words: frozenset[str], file: Path) -> None:
    """Write what `clauses` reads."""
    order = sorted(weights)
    np.savez_compressed(
        file,
        traits=np.diff(order, prepend=0).astype(np.uint32),
        weights=np.array([weights[k] for k in order], np.int8),
        words=np.array("\n".join(sorted(words))),
    )


# --- the score -----------------------------------------------------------------------------------


def contents(article: Article, joined: bool) -> set[Place]:
    """What is attributed in an article."""
    found: set[Place] = set()
    for content, _ in article.attributions:
        pieces: list[Place] = []
        for start, end in sorted(place for place in content if place[0] < place[1]):
            last = pieces[-1] if pieces else (-1, -1)
            between = article.text[last[1] : start] if pieces else "-"
            if joined and pieces and not between.strip(STRIPPED) and "\n" not in between:
                pieces[-1] = (last[0], end)
            else:
                pieces.append((start, end))
        found.update(pieces)
    return found


def marked(text: str, start: int, end: int) -> bool:
    """Does it hold or touch a mark of quotation?"""
    return bool(MARK.search(text[max(0, start - 2) : end + 3]))


def found_in(article: Article) -> tuple[dict[Place, float], set[Place]]:
    """The clauses of an article, how likely each is; and the quotations, as both are told."""
    text = article.text
    told = {
        bare(text, clause.start, clause.end): clause.likely
        for clause in clauses.find_clauses(text, find_spans(text))
    }
    table = kc.find_quotations(text)
    table = table[table["speech"] & ~table["nested"]]
    return told, {bare(text, *place) for place in zip(table["start"], table["end"], strict=True)}


class Score:
    """Counts of what was told, what is right, and what of it agrees."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def add(self, told: set[Place], true: set[Place]) -> None:
        """Count one article."""
        self.counts += Counter(told=len(told), true=len(true), exact=len(told & true))
        self.counts["overlap"] += overlapping(told, true)

    def __str__(self) -> str:
        c = self.counts
        shares = []
        for kind in ("exact", "overlap"):
            p, r = c[kind] / max(1, c["told"]), c[kind] / max(1, c["true"])
            shares.append(f"{kind} P {p:.3f} R {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f}")
        return f"{'  '.join(shares)}  ({c['told']} told, {c['true']} true)"


def overlapping(told: set[Place], true: set[Place]) -> int:
    """How many pairs, each of its own, share half of what either has."""
    pairs = []
    for a in told:
        for b in true:
            both = min(a[1], b[1]) - max(a[0], b[0])
            share = both / (max(a[1], b[1]) - min(a[0], b[0]))
            if share >= 0.5:
                pairs.append((share, a, b))
    used: set[tuple[int, Place]] = set()
    for _, a, b in sorted(pairs, reverse=True):
        if (0, a) not in used and (1, b) not in used:
            used |= {(0, a), (1, b)}
    return len(used) // 2


def report(articles: list[Article], found: list[tuple[dict[Place, float], set[Place]]]) -> None:
    """Print the figures."""
    for least in LEVELS:
        scores: defaultdict[str, Score] = defaultdict(Score)
        for article, (told, quoted) in zip(articles, found, strict=True):
            clear = {place for place, likely in told.items() if likely >= least}
            rest = {q for q in quoted if not any(a <= q[0] + 1 and q[1] - 1 <= b for a, b in clear)}
            for joined in (True, False):
                name = f"all, {'joined' if joined else 'pieces'}"
                scores[name].add(clear | rest, contents(article, joined))
            true = contents(article, True)
            text = article.text
            scores["indirect"].add(
                {place for place in clear if not marked(text, *place)},
                {place for place in true if not marked(text, *place)},
            )
        for name, score in scores.items():
            print(f"{least:.2f}  {name:11} {score}")


def main() -> None:
    """Fit, or measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--folds", type=int, default=0, help="so many parts of train, each in turn")
    parser.add_argument("--only", type=int, default=0, help="of these, the first so many")
    parser.add_argument("--fit", action="store_true")
    asked = parser.parse_args()
    part = "train" if asked.fit or asked.folds else asked.part
    articles = load(asked.folder / part)
    if asked.fit:
        weights, words = fitted(articles)
        save(weights, words, Path(clauses.__file__).with_name("clauses.npz"))
        print(f"{len(weights)} weights, {len(words)} words")
        return
    if not asked.folds:
        clauses.LIKELY = min(LEVELS)
        report(articles, [found_in(article) for article in articles])
        return
    random.Random(1).shuffle(articles)
    tested: list[Article] = []
    found = []
    for fold in range(asked.only or asked.folds):
        others = [a for number, a in enumerate(articles) if number % asked.folds != fold]
        weights, words = fitted(others)
        print(f"fold {fold}: {len(weights)} weights, {len(words)} words", flush=True)
        clauses.weights, clauses.cues = lambda w=weights: w, lambda w=words: w  # type: ignore[assignment,misc]
        clauses.LIKELY = min(LEVELS)
        tested += articles[fold :: asked.folds]
        found += [found_in(article) for article in articles[fold :: asked.folds]]
    report(tested, found)


if __name__ == "__main__":
    main()
