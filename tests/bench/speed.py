"""How fast this checkout is, for one of another checkout, in one run.

Run by hand, in an environment with the package:

    python tests/bench/speed.py OTHER [--texts FOLDER] [--scorer PATH/tracing.py]

`OTHER` is the folder of another checkout. `find_quotations` is asked about each text of `--texts`
(files `*.txt`), `trace` about the reports of `--scorer`, a file as for `tracing_peers`; without
them, texts and reports are those that the two files beside this one invent.

Printed for each work: the CPU seconds of the other and of this one, how many times as fast this one
is, and whether their tables are equal cell by cell. Each has a process of its own, on the same core;
they take turns, so that what else the machine does slows both; the least time of `--repeats` counts,
with caches filled. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import quotations_peers
import tracing_peers

HERE = Path(__file__).resolve().parents[2]


def start(checkout: Path) -> ProcessPoolExecutor:
    """A process that imports the package from a checkout."""
    return ProcessPoolExecutor(1, get_context("spawn"), _load, (str(checkout),))


def _load(checkout: str) -> None:
    quotations_peers.one_core()
    sys.path.insert(0, checkout)
    import kcna_corpus

    if not Path(kcna_corpus.__file__).is_relative_to(checkout):
        raise ImportError(f"{checkout}: no package there")


def timed(call: str, calls: list[tuple[Any, ...]]) -> tuple[float, str]:
    """The CPU seconds of some calls, and a digest of the cells of their tables."""
    import kcna_corpus

    function = getattr(kcna_corpus, call)
    began = time.process_time()
    tables = [function(*arguments) for arguments in calls]
    seconds = time.process_time() - began
    cells = repr([(list(table), table.astype(object).values.tolist()) for table in tables])
    return seconds, hashlib.sha256(cells.encode("utf-8", "surrogatepass")).hexdigest()


def compared(
    checkouts: list[Path], call: str, calls: list[tuple[Any, ...]], repeats: int
) -> tuple[list[float], bool]:
    """The least seconds of each checkout, and whether all gave the same."""
    pools = [start(checkout) for checkout in checkouts]
    runs = [[pool.submit(timed, call, calls).result() for pool in pools] for _ in range(repeats)]
    for pool in pools:
        pool.shutdown()
    least = [min(seconds for seconds, _ in run) for run in zip(*runs, strict=True)]
    return least, len({digest for run in runs for _, digest in run}) == 1


def main() -> None:
    """Compare the two checkouts in each work."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("other", type=Path, help="the folder of another checkout")
    parser.add_argument("--texts", type=Path, help="a folder of articles, *.txt")
    parser.add_argument("--scorer", type=Path, help="a Python file with `build` and `reports`")
    parser.add_argument("--n", type=int, nargs="+", default=[500, 1000], help="reports")
    parser.add_argument("--m", type=int, default=2000, help="sentences of the statement")
    parser.add_argument("--repeats", type=int, default=7)
    asked = parser.parse_args()
    os.environ.update(dict.fromkeys(quotations_peers.THREADS, "1"))
    if asked.texts:
        texts = [path.read_text("utf-8") for path in sorted(asked.texts.glob("*.txt"))]
    else:
        texts = [article["text"] for article in quotations_peers.invented(100, 1)]
    works = [(f"{len(texts)} texts", "find_quotations", [(text,) for text in texts])]
    scorer = quotations_peers.opened(asked.scorer) if asked.scorer else None
    bench = scorer or SimpleNamespace(**vars(tracing_peers))
    built = bench.build(asked.m, 0)
    sentences = [sentence for _, sentence in built["pool"]]
    for n in asked.n:
        reports, _ = bench.reports(built, n, 1)
        works.append((f"{n} reports", "trace", [(reports, sentences)]))
    print("work                           other    this  times as fast  tables", flush=True)
    for name, call, calls in works:
        checkouts = [asked.other.resolve(), HERE]
        (other, this), same = compared(checkouts, call, calls, asked.repeats)
        what = f"{call}, {name}"
        tables = "equal" if same else "differ"
        print(f"{what:28}{other:8.3f}{this:8.3f}{other / this:15.2f}  {tables}", flush=True)


if __name__ == "__main__":
    main()
