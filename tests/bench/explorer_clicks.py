"""What an explorer costs: to build, to keep in a notebook, to click on, to see first.

Run by hand, in an environment with the "test" extra and a Chromium:

    python tests/bench/explorer_clicks.py [--runs 5] [--sizes 0 5000] [--chromium PATH]

- CPU: the first `SequenceExplorer` of a process, records loaded, its libraries included; then the
  next one (of the same records, which share what is drawn, and of records loaded anew).
- State: what one explorer, and five of a notebook (two of events, two of accounts, one of
  quotations), send to the browser and would leave in a saved notebook.
- Clicks, in a page opened from disk, so without the way to a kernel, which draws nothing: from the
  event of a click on a chip until rows, axis and counts have changed ("changed"), and until the
  frame that shows them is painted ("painted"); the same for a click on a row and its card. Sizes:
  the shipped events, and filled up with copies spread over the years.
- Run All: in a JupyterLab on this machine, from the click on *Run All Cells* to the first row of
  the explorer in sight, with a fresh kernel, then again in the same.

One JSON line for each figure, seconds, milliseconds or MB. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from browsing import FLAGS  # noqa: E402  # beside the tests

CPU = """
import time, json, kcna_corpus as kc
corpus, other = kc.load(), kc.load()
corpus.events, other.events
told = []
for records in (corpus, corpus, other):
    start = time.process_time()
    kc.SequenceExplorer(records)
    told.append(time.process_time() - start)
print(json.dumps(told))
"""
TIMED = """async (selector) => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(0);
  }));
  await frame();
  const start = performance.now();
  document.querySelector(selector).click();
  const changed = performance.now() - start;
  await frame();
  return [changed, performance.now() - start];
}"""


def records(size: int) -> Any:
    """The shipped records, filled up to `size` events with copies over the years."""
    import kcna_corpus as kc

    corpus = kc.load()
    shipped = corpus.rows["events"]
    events, taking_part = [], []
    for n in range(size - len(shipped)):
        row = shipped[n % len(shipped)]
        day = (date(2021, 1, 1) + timedelta(days=n * 7919 % 1400)).isoformat()
        new = {"event": f"copy-{n}", "title": f"{row['title']} {n}", "precision": "day"}
        events.append({**row, **new, "start": day, "end": day})
        taking_part += [
            {**p, "event": f"copy-{n}"}
            for p in corpus.rows["participants"]
            if p["event"] == row["event"]
        ]
    if not events:
        return corpus
    return corpus.with_rows("events", events).with_rows("participants", taking_part)


def tell(what: str, **figures: Any) -> None:
    """Print one figure."""
    print(json.dumps({"what": what, **figures}), flush=True)


def cpu(runs: int) -> None:
    """CPU of the first explorer of a process, and of the next."""
    found = []
    for _ in range(runs):
        done = subprocess.run([sys.executable, "-c", CPU], capture_output=True, check=True)
        found.append(json.loads(done.stdout))
    names = ("first", "next", "next, other records")
    tell(
        "CPU, s",
        **{n: round(median(f), 3) for n, f in zip(names, zip(*found, strict=True), strict=True)},
    )


def state() -> None:
    """Bytes of one explorer and of five."""
    import kcna_corpus as kc

    corpus = kc.load()
    made = (kc.SequenceExplorer, kc.SequenceExplorer, kc.QuotationExplorer)
    views = [of(corpus) for of in (*made, kc.AccountsExplorer, kc.AccountsExplorer)]
    models = {m.model_id: m for v in views for m in (v, v._source, v._script)}
    size = {n: len(json.dumps(m.get_state(), default=str)) / 1e6 for n, m in models.items()}
    one = [sum(size[m.model_id] for m in (v, v._source, v._script)) for v in views]
    tell("state, MB", one=round(max(one), 3), five=round(sum(size.values()), 3))


def clicks(chromium: str, sizes: list[int], runs: int) -> None:
    """Milliseconds from a click to what it changes."""
    from playwright.sync_api import sync_playwright

    import kcna_corpus as kc

    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for size in sizes:
            view = kc.SequenceExplorer(records(size))
            view.data["styles"].clear()
            page = browser.new_page(viewport={"width": 1500, "height": 1000})
            page.goto(view.page(Path(folder) / f"{size}.html").as_uri())
            page.wait_for_selector(".kc-r[data-n]")
            for what, selector in (
                ("chip", ".kc-chip[aria-pressed]"),
                ("row", ".kc-r[data-n='%d']"),
            ):
                found = [
                    page.evaluate(TIMED, selector % (n % 5 + 1) if "%" in selector else selector)
                    for n in range(2 * runs + 4)
                ][4:]
                changed, painted = (round(median(f), 1) for f in zip(*found, strict=True))
                events = len(view.data["rows"])
                tell(f"click on a {what}, ms", events=events, changed=changed, painted=painted)
        browser.close()


def run_all(chromium: str) -> None:
    """Seconds from Run All to the first row, with a fresh kernel and again."""
    import nbformat
    from conftest import lab
    from playwright.sync_api import sync_playwright

    home = Path(tempfile.mkdtemp())
    served = lab.__wrapped__(_Places(home))
    address, token, notebooks = next(served)
    cell = "import kcna_corpus as kc\nkc.SequenceExplorer(kc.load())"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell)])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(notebook, notebooks / "first.ipynb")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport={"width": 1500, "height": 1000})
        page.goto(f"{address}/lab/tree/first.ipynb?reset&token={token}")
        page.wait_for_selector("#jp-main-statusbar >> text=| Idle", timeout=60_000)
        times = []
        for _ in range(3):
            page.click("#jp-MainMenu >> text=Run")
            start = time.perf_counter()
            page.click("li[data-command='runmenu:run-all']")
            page.wait_for_selector(".kc-r[data-n]", timeout=60_000)
            times.append(round(time.perf_counter() - start, 2))
            page.evaluate("document.querySelectorAll('.kc').forEach((e) => e.remove())")
        tell("Run All to the first row, s", fresh=times[0], again=min(times[1:]))
        browser.close()
    next(served, None)
    shutil.rmtree(home, ignore_errors=True)


class _Places:
    """What pytest gives a fixture: folders of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def mktemp(self, name: str) -> Path:
        folder = self.home / name
        folder.mkdir(parents=True)
        return folder


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--runs", type=int, default=5)
    asked.add_argument("--sizes", type=int, nargs="+", default=[0, 5000])
    asked.add_argument("--chromium", default=shutil.which("chromium") or "google-chrome")
    options = asked.parse_args()
    cpu(options.runs)
    state()
    clicks(options.chromium, options.sizes, options.runs)
    run_all(options.chromium)
