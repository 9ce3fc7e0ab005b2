"""An archive traced by `trace_dataset` beside `trace_batches`, and what its filter loses.

Run by hand, in an environment with the extra `bulk`:

    python tests/bench/archive.py [--reports 1000000] [--base 5000] [--folder DIR]
    python tests/bench/archive.py --scorer PATH/tracing.py [--m 13 200 2000] [--n 500]

The archive is invented (`archive.demo`): reports of 3 kB in Parquet, 20,000 a part, one in a hundred
quotes the statement of 13 sentences. `trace_batches` reads `--base` of the same reports, once before
and once after the archive is traced, from memory; its seconds are taken in proportion. Told: the
ratio by the clock, and by CPU seconds (two cores can have twice that), the largest memory of this
process and of the largest that it started.

With a scorer (as for `tracing_peers.py`), nothing is timed: `--n` of its reports, in which every
quotation is the statement's or nearly so, stand among nineteen times as many without a quotation of
it (the scorer's `bodies`); told are the links that all of `trace` makes and those that the filter
loses, those of rewritten quotations apart. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow.parquet as pq
from loky import get_reusable_executor

import kcna_corpus as kc
from kcna_corpus.archive import demo, planning

PARAGRAPHS, QUOTED, PART = 10, 0.01, 20_000


def main() -> None:
    """Measure what was asked for."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--reports", type=int, default=1_000_000)
    asked.add_argument("--base", type=int, default=5_000)
    asked.add_argument("--folder", type=Path)
    asked.add_argument("--scorer", type=Path)
    asked.add_argument("--m", type=int, nargs="+", default=[13, 200, 2000])
    asked.add_argument("--n", type=int, default=500)
    options = asked.parse_args()
    if options.scorer:
        for size in options.m:
            lost(options.scorer, size, options.n)
        return
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        timed(Path(folder), options.reports, options.base)


def timed(folder: Path, reports: int, base: int) -> None:
    """Trace the archive, and some of it by `trace_batches`."""
    files = max(1, reports // PART)
    begun = time.perf_counter()
    about = f"{reports}, files={files}, paragraphs={PARAGRAPHS}, quoted={QUOTED}"
    call = f"demo.write_demo({str(folder / 'archive')!r}, {about})"
    made = f"from kcna_corpus.archive import demo; {call}"
    subprocess.run([sys.executable, "-c", made], check=True)  # its memory is not ours
    print(f"{reports:,} reports written in {time.perf_counter() - begun:.0f} s")
    first = next((folder / "archive").glob("*.parquet"))
    some = pq.ParquetFile(first).read(["document", "text"]).slice(0, base).to_pandas()
    print(f"characters of a report: {some['text'].map(len).mean():.0f}")
    seconds = [batches(some)]
    begun, busy = time.perf_counter(), cpu()
    run = kc.trace_dataset(folder / "archive", list(demo.STATEMENT), out=folder / "out")
    took = time.perf_counter() - begun
    get_reusable_executor().shutdown(wait=True)  # only then its processes are counted
    busy = cpu() - busy
    seconds.append(batches(some))
    print(run)
    for how, mine, alone in zip(
        ("by the clock", "CPU"), (took, busy), map(sum, zip(*seconds, strict=True)), strict=True
    ):
        rate = len(some) * len(seconds) / alone
        told = f"trace_batches {rate:,.0f} reports a second, trace_dataset {reports / mine:,.0f}"
        print(f"{how}: {told}; ratio {reports / mine / rate:.1f}")
    for who, name in (
        (resource.RUSAGE_SELF, "this process"),
        (resource.RUSAGE_CHILDREN, "another"),
    ):
        print(f"largest memory, {name}: {resource.getrusage(who).ru_maxrss / 1024:.0f} MB")


def cpu() -> float:
    """CPU seconds of this process and of those that it has ended."""
    return sum(os.times()[:4])


def batches(reports: pd.DataFrame) -> tuple[float, float]:
    """Seconds in which `trace_batches` reads the reports, by the clock and of the CPU."""
    pairs = zip(reports["document"], reports["text"], strict=True)
    begun, busy = time.perf_counter(), cpu()
    for _ in kc.trace_batches(pairs, list(demo.STATEMENT), progress=False):
        pass
    return time.perf_counter() - begun, cpu() - busy


def lost(path: Path, size: int, count: int) -> None:
    """Count the links that the filter loses on the scorer's reports."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    built = scorer.build(size, 0)
    texts, truth = scorer.reports(built, count, 1)
    said = [sentence for _, sentence in built["pool"]]
    rng = random.Random(1)
    rest = ["\n".join(rng.sample(body, len(body))) for body in built["bodies"]]
    rest = [rng.choice(rest) for _ in range(19 * count)]
    sample = rng.sample([*texts, *rest], min(2000, 20 * count))
    choice = planning.choose({"": said}, sample, 0.999)
    for filtered in (choice.filter, choice.filter._replace(everything="")):
        kept = filtered.keeps(pl.Series("text", texts, pl.String))
        share = filtered.keeps(pl.Series("text", rest, pl.String)).mean()
        rewritten = {(of["report"], of["text"]) for of in truth if of["sub"] == "rewritten"}
        links = [
            (bool(kept[row.document]), (row.document, row.text) in rewritten)
            for row in kc.trace(texts, said).itertuples()
            if row.sentences
        ]
        told = {
            "sentences": size, "runs": len(filtered.runs), "links": len(links),
            "lost": sum(not k for k, r in links if not r), "lost rewritten":
            sum(not k for k, r in links if r), "others kept": f"{share:.1%}",
            "everything": filtered.everything,
        }  # fmt: skip
        print(told, flush=True)


if __name__ == "__main__":
    main()
