"""Quotations traced to a statement: this package against what installs from PyPI, in one run.

Run by hand, in an environment with the package; peers are measured if they are installed:

    pip install scikit-learn sparse-dot-topn text-matcher quid
    python tests/bench/tracing_peers.py [--n 1000] [--m 13 2000] [--seed 1] [--slow 50]
    python tests/bench/tracing_peers.py --scorer PATH/tracing.py ...
    python tests/bench/tracing_peers.py --scale [10000 100000] [--m 2000] [--scorer PATH/tracing.py]

All see the same `--n` reports and the same `--m` sentences of a statement. The limits of the peers
are those that had the best F1 on another seed, for short statements and for long ones (for long ones
Quid has its own limit, too slow to try others); a peer that is not installed, fails, or takes longer
than `--limit` is listed with the reason:

- `kcna_corpus`: `trace`, its rows that are not `nested`; "unsure" counts as no class.
- `tf-idf + rapidfuzz`: tf-idf of groups of four letters, the three nearest sentences by
  sparse-dot-topn, the best of them by rapidfuzz's `partial_ratio`.
- `rapidfuzz, every pair`: `partial_ratio` of every quotation and every sentence.
- `text-matcher`: every quotation against the whole statement, which is prepared once.
- `Quid`: every report against the whole statement, which is prepared once; a match counts for the
  quotation that it lies in.

The peers know no quotations: they are given those between two marks of one paragraph. `--slow` gives
the slow ones the first so many reports; their seconds are then those to get ready, plus those to run
in proportion, marked "~", and there is one more row for our figures on those reports.

Reports and truth are those of the scorer: a Python file with `build(m, seed)`, a dict whose `pool`
has pairs with the sentence second; `reports(built, n, seed)`, which gives texts and truth (dicts with
`report`); and `score(truth, rows, n)`. Without one, they are invented, by functions of the same names
in this file.

Measured: recall and precision of the links, classes right and classes given, CPU seconds and those
for one of ours, the peak memory of the process. Every system runs in fresh processes of its own, on
one core and in one thread, its modules loaded before the clock starts; a quick one runs `--repeats`
times, its least time counts. `--scale` streams reports from a file through `trace_batches`: CPU
seconds for 1,000 (without reading them) and peak memory, each size in a fresh process, the first
size once more at the end. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import tempfile
import time
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from itertools import accumulate
from multiprocessing import get_context
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from quotations_peers import (
    THREADS,
    Measured,
    Peer,
    measured,
    one_core,
    opened,
    paired,
    peak_memory,
    table,
    versions,
)

Tracer = Callable[[Sequence[str]], list[dict[str, Any]]]
Link = dict[str, Any]  # report, start, end, primary (sentences), cls

#: Our classes in the words of the scorers.
CLASSES = {
    "other translation": "other_translation",
    "not in the statement": "not_in_primary",
    "unsure": None,
}
PACKAGES = ("rapidfuzz", "scikit-learn", "sparse-dot-topn", "text-matcher", "Quid")
#: Up to this many sentences the peers do best with lower limits, above with higher ones.
SHORT = 200
#: Reports that are made and written at a time.
BLOCK = 1000


# --- the systems ---------------------------------------------------------------------------------


def ours(sentences: Sequence[str]) -> Tracer:
    """`trace`."""
    import kcna_corpus as kc

    def trace(reports: Sequence[str]) -> list[Link]:
        rows = kc.trace(reports, list(sentences))
        rows = rows[~rows["nested"]]
        columns = (
            rows[name].tolist() for name in ("document", "start", "end", "sentences", "class")
        )
        return [
            {"report": doc, "start": start, "end": end, "primary": links, "cls": CLASSES.get(c, c)}
            for doc, start, end, links, c in zip(*columns, strict=True)
        ]

    return trace


def _plain(text: str) -> str:
    """Words in small letters, one space between."""
    return " ".join(re.findall(r"[^\W_]+(?:'[^\W_]+)*", text.lower().replace("’", "'")))


def _quotations(reports: Sequence[str]) -> list[tuple[int, int, int, str]]:
    """Report, start, end and plain words of every quotation of eight letters or more."""
    found = [
        (number, start, end, _plain(text[start:end]))
        for number, text in enumerate(reports)
        for start, end in paired(text)
    ]
    return [each for each in found if len(each[3]) >= 8]


def _link(report: int, start: int, end: int, *sentences: int) -> Link:
    return {"report": report, "start": start, "end": end, "primary": list(sentences)}


def every_pair(sentences: Sequence[str]) -> Tracer:
    """The best `partial_ratio` of all sentences."""
    import numpy as np
    from rapidfuzz import fuzz, process

    cutoff = 70 if len(sentences) <= SHORT else 80

    plain = [_plain(sentence) for sentence in sentences]

    def trace(reports: Sequence[str]) -> list[Link]:
        quotations, links = _quotations(reports), []
        for begin in range(0, len(quotations), 2000):
            block = quotations[begin : begin + 2000]
            scores = process.cdist(
                [words for *_, words in block],
                plain,
                scorer=fuzz.partial_ratio,
                score_cutoff=cutoff,
                dtype=np.uint8,
            )
            best = scores.argmax(1)
            for (*place, _), row, sentence in zip(block, scores, best, strict=True):
                if row[sentence]:
                    links.append(_link(*place, int(sentence)))
        return links

    return trace


def nearest_by_tfidf(sentences: Sequence[str]) -> Tracer:
    """The three sentences that share the rarest groups of four letters, then `partial_ratio`."""
    from rapidfuzz import fuzz
    from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer
    from sparse_dot_topn import sp_matmul_topn

    cutoff = 70 if len(sentences) <= SHORT else 75
    plain = [_plain(sentence) for sentence in sentences]
    groups = HashingVectorizer(
        analyzer="char_wb", ngram_range=(4, 4), alternate_sign=False, norm=None, lowercase=False
    )
    counted = groups.transform(plain)
    weights = TfidfTransformer(sublinear_tf=True).fit(counted)
    statement = weights.transform(counted).T.tocsr()

    def trace(reports: Sequence[str]) -> list[Link]:
        quotations, links = _quotations(reports), []
        for begin in range(0, len(quotations), 20_000):
            block = quotations[begin : begin + 20_000]
            asked = weights.transform(groups.transform([words for *_, words in block]))
            near = sp_matmul_topn(asked, statement, top_n=3, threshold=0.15, n_threads=1)
            for (*place, words), first, last in zip(
                block, near.indptr, near.indptr[1:], strict=False
            ):
                candidates = (
                    (fuzz.partial_ratio(words, plain[j]), int(j)) for j in near.indices[first:last]
                )
                score, sentence = max(candidates, default=(0, -1))
                if score >= cutoff:
                    links.append(_link(*place, sentence))
        return links

    return trace


class _Joined:
    """The statement as one text, and the sentences that lie in a stretch of it."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self.text = " ".join(sentences)
        self.starts = [0, *accumulate(len(sentence) + 1 for sentence in sentences)][:-1]

    def sentences(self, start: int, end: int) -> range:
        """Numbers of the sentences from `start` to `end`."""
        return range(bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1))


def text_matcher(sentences: Sequence[str]) -> Tracer:
    """text-matcher on every quotation; no stop words, which would need a download."""
    from text_matcher.matcher import Matcher, Text

    class Prepared(Text):
        """Keeps its n-grams, which the matcher asks for at every comparison, and its offsets."""

        def preprocess(self, text: str) -> None:
            """Leave hyphens alone: healing them would move all that follows."""

        def ngrams(self, n: int) -> Any:
            kept = self.__dict__.setdefault("kept", {})
            if n not in kept:
                kept[n] = super().ngrams(n)
            return kept[n]

    cutoff = 1 if len(sentences) <= SHORT else 2  # trigrams in a row
    joined = _Joined(sentences)
    statement = Prepared(joined.text, "statement", removeStopwords=False)

    def trace(reports: Sequence[str]) -> list[Link]:
        links = []
        for number, start, end, _ in _quotations(reports):
            with suppress(IndexError):  # no words, or a match at the very end
                quotation = Text(reports[number][start:end], "quotation", removeStopwords=False)
                matcher = Matcher(quotation, statement, threshold=0, cutoff=cutoff)
                _, _, places = matcher.match()
                if places:
                    longest = max(places, key=lambda place: place[1] - place[0])
                    links.append(_link(number, start, end, *joined.sentences(*longest)))
        return links

    return trace


def quid(sentences: Sequence[str]) -> Tracer:
    """Quid on every report; of the matches in a quotation, the longest gives the link."""
    from quid.core.Quid import Quid

    least = 3 if len(sentences) <= SHORT else 5  # words
    joined = _Joined(sentences)
    compare = Quid(min_match_length=least, include_text_in_result=False)
    ready = compare.prepare_source_data(joined.text)

    def trace(reports: Sequence[str]) -> list[Link]:
        links = []
        for number, text in enumerate(reports):
            matches = [
                (m.target_span.start, m.target_span.end, m.source_span.start, m.source_span.end)
                for m in compare.compare(joined.text, text, *ready)
            ]
            for start, end in paired(text):
                inside = [
                    m for m in matches if 2 * (min(end, m[1]) - max(start, m[0])) > m[1] - m[0]
                ]
                if inside:
                    longest = max(inside, key=lambda m: m[1] - m[0])
                    links.append(_link(number, start, end, *joined.sentences(*longest[2:])))
        return links

    return trace


PEERS = (
    Peer("kcna_corpus", ("kcna_corpus",), ours),
    Peer(
        "tf-idf + sparse-dot-topn + rapidfuzz",
        ("sklearn", "sparse_dot_topn", "rapidfuzz"),
        nearest_by_tfidf,
    ),
    Peer("rapidfuzz, every pair", ("rapidfuzz", "numpy"), every_pair, slow=True),
    Peer("text-matcher", ("text_matcher",), text_matcher, slow=True),
    Peer("Quid", ("quid",), quid, slow=True),
)


# --- invented reports ----------------------------------------------------------------------------

SYLLABLES = "ba co del fi gar hu jo kel li mon nu pra quo rin sa tor ul ve wy zan".split()
SMALL = "the of a and to in that is for it was on with as by not will be".split()
WEIGHTS = {
    "verbatim": 16, "fragment": 14, "trimmed": 14, "altered": 24, "other_translation": 6, "foreign": 18,
}  # fmt: skip
SAYS = ("{} said: {}", "{}, speaking on Friday: {}", "According to {}, {}")
PEOPLE = ("Anna Lind", "the mayor", "she", "Boris Marsh", "a spokesman")


def build(m: int, seed: int) -> dict[str, Any]:
    """A statement of `m` sentences, and sentences that are not in it, of words that nobody knows."""
    rng = random.Random(seed)
    lengths = (2, 2, 3, 3, 3)
    words = sorted({"".join(rng.choices(SYLLABLES, k=rng.choice(lengths))) for _ in range(4000)})
    # words are as rare as their rank, as words are
    rare = list(accumulate(1 / (rank + 20) for rank in range(len(words))))

    def sentence() -> str:
        count = rng.randint(8, 30)
        told = [
            rng.choice(SMALL) if rng.random() < 0.4 else rng.choices(words, cum_weights=rare)[0]
            for _ in range(count)
        ]
        return " ".join(told).capitalize() + "."

    return {
        "pool": [(0, sentence()) for _ in range(m)],
        "foreign": [sentence() for _ in range(2000)],
        "words": words,
    }


def reports(built: dict[str, Any], n: int, seed: int) -> tuple[list[str], list[dict[str, Any]]]:
    """`n` reports with three to six quotations each, and the truth about each quotation."""
    rng, texts, truth = random.Random(seed), [], []
    for number in range(n):
        text = ""
        for _ in range(rng.randint(3, 6)):
            text += " ".join(rng.choices(built["foreign"], k=rng.randint(1, 3))) + "\n"
            kind = rng.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
            sentence = rng.randrange(len(built["pool"]))
            words = built["pool"][sentence][1].split()
            said, cls = _changed(rng, kind, words, built["words"])
            links = [] if kind == "foreign" else [sentence]
            if kind == "foreign":
                said, cls = rng.choice(built["foreign"]), "not_in_primary"
            if kind == "fragment":  # it may stand in several sentences
                links = [k for k, (_, each) in enumerate(built["pool"]) if said in each]
            opening, closing = rng.choice(('""', "“”"))
            before, after = (
                rng.choice(SAYS).format(rng.choice(PEOPLE), f"{opening}|{closing}").split("|")
            )
            start = len(text) + len(before)
            text += f"{before}{said}{after}\n"
            truth.append(
                {
                    "report": number,
                    "start": start,
                    "end": start + len(said),
                    "ok": links,
                    "cls": cls,
                }
            )
        texts.append(text)
    return texts, truth


def _changed(rng: random.Random, kind: str, words: list[str], others: list[str]) -> tuple[str, str]:
    """What a report makes of a sentence, and the class of that."""
    words = words.copy()
    if kind == "fragment":
        begin = rng.randrange(len(words) - 5)
        return " ".join(words[begin : begin + rng.randint(4, 6)]).rstrip("."), "verbatim"
    if kind == "trimmed" and len(words) > 12:
        begin = rng.randint(3, len(words) - 8)
        words[begin : begin + 4] = rng.choice(([], ["…"], ["[...]"]))
        return " ".join(words), "trimmed"
    if kind in ("altered", "other_translation"):
        share = rng.uniform(0.4, 0.6) if kind == "other_translation" else 0
        for k in rng.sample(range(1, len(words) - 1), max(1, int(share * (len(words) - 2)))):
            words[k] = rng.choice(others)
        return " ".join(words), kind
    return " ".join(words), "verbatim"


def score(truth: list[dict[str, Any]], rows: list[Link], n: int) -> dict[str, float]:
    """Recall and precision of links, `cls_acc` and `cls_share` of the found."""
    of: dict[int, list[Link]] = {}
    for row in rows:
        of.setdefault(row["report"], []).append(row)
    asked = [true for true in truth if true["ok"]]
    found, right = 0, set()
    classes: list[bool] = []
    for true in asked:
        hits = [
            row
            for row in of.get(true["report"], [])
            if 2 * (min(row["end"], true["end"]) - max(row["start"], true["start"]))
            >= true["end"] - true["start"]
            and set(row["primary"]) & set(true["ok"])
        ]
        right |= {id(row) for row in hits}
        found += bool(hits)
        if hits and (given := hits[0].get("cls")):
            near = ("altered", "other_translation")
            classes.append(given == true["cls"] or (true["cls"] == near[1] and given in near))
    figures = {
        "recall": found / max(1, len(asked)),
        "precision": len(right) / max(1, sum(bool(row["primary"]) for row in rows)),
    }
    if classes:
        figures |= {"cls_acc": sum(classes) / len(classes), "cls_share": len(classes) / found}
    return figures


# --- the table -----------------------------------------------------------------------------------

HEAD = (
    "system", "reports", "recall", "precision", "F1", "classes right", "given", "CPU s",
    "CPU s : ours", "F1 : ours", "MB",
)  # fmt: skip


def compared(bench: Any, n: int, m: int, asked: argparse.Namespace) -> str:
    """The table of all systems on the same reports and sentences."""
    built = bench.build(m, asked.seed - 1)
    sentences = [sentence for _, sentence in built["pool"]]
    texts, truth = bench.reports(built, n, asked.seed)
    few = min(n, asked.slow or n)
    rows: list[Sequence[str]] = []
    base: tuple[float, float] | None = None

    def figures(name: str, run: Measured, part: int) -> None:
        nonlocal base
        found = bench.score(
            [true for true in truth if true["report"] < part],
            [row for row in run.result if row["report"] < part],
            part,
        )
        recall, precision = found["recall"], found["precision"]
        f1 = 2 * recall * precision / max(1e-9, recall + precision)
        # our row on a part tells how good we are there, not how quick
        whole = base is None or part == n or name != PEERS[0].name
        seconds = run.ready + run.seconds * n / part if whole else 0.0
        base = base or (f1, seconds)
        about = "~" if part < n else ""
        rows.append(
            (
                name,
                f"{part:,}",
                *(f"{share:.3f}" for share in (recall, precision, f1)),
                f"{found['cls_acc']:.3f}" if "cls_acc" in found else "–",
                f"{found['cls_share']:.3f}" if "cls_share" in found else "–",
                f"{about}{seconds:,.2f}" if whole else "",
                f"{about}{seconds / base[1]:,.3g}" if whole else "",
                f"{f1 / base[0]:.2f}" if whole else "",
                f"{run.peak:.0f}" if whole else "",
            )
        )

    first: Measured | None = None
    for peer in PEERS:
        part = few if peer.slow else n
        run = measured(peer, texts[:part], sentences, repeats=asked.repeats, limit=asked.limit)
        if isinstance(run, str):
            rows.append((peer.name, run))
            continue
        first = first or run
        figures(peer.name, run, part)
    if few < n and first:
        figures(PEERS[0].name, first, few)
    return table(HEAD, rows)


# --- scale ---------------------------------------------------------------------------------------


def written(bench: Any, built: dict[str, Any], n: int, seed: int, path: Path) -> None:
    """Write `n` reports, one JSON text a line."""
    with path.open("w", encoding="utf-8") as file:
        for begin in range(0, n, BLOCK):
            texts, _ = bench.reports(built, min(BLOCK, n - begin), seed * 1_000_000 + begin)
            file.writelines(json.dumps(text) + "\n" for text in texts)


def streamed(path: str, n: int, sentences: list[str]) -> tuple[float, float, int]:
    """CPU seconds of `trace_batches` over `n` reports of a file, peak memory, and rows."""
    import kcna_corpus as kc

    one_core()
    sum(len(t) for t in kc.trace_batches(["“Warm-up.”"], sentences[:1], progress=False))
    reading = 0.0

    def lines() -> Iterator[str]:
        nonlocal reading
        with Path(path).open(encoding="utf-8") as file:
            for _ in range(n):
                start = time.thread_time()
                text = json.loads(file.readline())
                reading += time.thread_time() - start
                yield text

    start = time.process_time()
    rows = sum(len(found) for found in kc.trace_batches(lines(), sentences, progress=False))
    return time.process_time() - start - reading, peak_memory(), rows


def scaled(bench: Any, sizes: Sequence[int], m: int, seed: int) -> str:
    """The table of `trace_batches` by number of reports."""
    built = bench.build(m, seed - 1)
    sentences = [sentence for _, sentence in built["pool"]]
    rows: list[Sequence[str]] = []
    first = 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        written(bench, built, max(sizes), seed, path)
        for n in (*sizes, sizes[0]):
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
                seconds, peak, found = process.submit(streamed, str(path), n, sentences).result()
            each = 1000 * seconds / n
            first = first or each
            rows.append(
                (
                    f"{n:,}",
                    f"{found:,}",
                    f"{seconds:.1f}",
                    f"{each:.3f}",
                    f"{each / first:.3f}",
                    f"{peak:.0f}",
                )
            )
    return table(("reports", "rows", "CPU s", "for 1,000", ": first", "MB"), rows)


def main() -> None:
    """Measure what is asked and print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--scorer", type=Path, help="a Python file with `build`, `reports`, `score`"
    )
    parser.add_argument("--n", type=int, default=1000, help="reports")
    parser.add_argument("--m", type=int, nargs="+", default=[13, 2000], help="sentences")
    parser.add_argument("--seed", type=int, default=1, help="of the reports")
    parser.add_argument("--slow", type=int, default=0, help="reports for the slow peers, 0 for all")
    parser.add_argument("--repeats", type=int, default=3, help="runs of a quick system")
    parser.add_argument("--limit", type=int, default=900, help="CPU seconds for one system")
    parser.add_argument(
        "--scale", type=int, nargs="*", help="sizes for `trace_batches`, in place of the table"
    )
    asked = parser.parse_args()
    os.environ.update(dict.fromkeys(THREADS, "1"))
    bench = opened(asked.scorer) if asked.scorer else SimpleNamespace(**globals())
    of = "the scorer's" if asked.scorer else "invented"
    print(f"{of} reports, seed {asked.seed}; one core; {versions(PACKAGES)}", flush=True)
    if asked.scale is not None:
        m = max(asked.m)
        print(f"\ntrace_batches, {m:,} sentences\n", flush=True)
        print(scaled(bench, asked.scale or (10_000, 100_000), m, asked.seed))
        return
    for m in asked.m:
        print(f"\n{asked.n:,} reports, {m:,} sentences\n", flush=True)
        print(compared(bench, asked.n, m, asked), flush=True)


if __name__ == "__main__":
    main()
