"""How long from a click on an actor to changed marks, and what a hundred clicks leave in memory.

Run by hand, in an environment with the "test" extra and a Chromium:

    python tests/bench/explorer_clicks.py [--clicks 20] [--sizes 83 5000] [--chromium PATH]

Measured in one JupyterLab on this machine, in one page of a real browser without a network, in
turns A B A B:

- A: Altair's `JupyterChart` with a list of actors whose callback sets `chart.params.who`; its marks
  are those of B's chart of the years (same rows, scales, shapes, tooltips), filtered by Vega.
- B: `kc.SequenceExplorer`, which filters in Python and has a second chart, a list and a table.

Both draw with the renderer that B takes at that size, and wide enough that all of it is visible. The
clock starts at the time stamp of the mouse's release, and stops ("changed") in the microtask after
Vega has drawn: told by a MutationObserver of the marks (SVG) or by the clearing of the picture
(canvas). "painted" is the end of the browser's next frame, with what else was done until then;
"all charts" is when the slower chart of B has changed. A picture that is the same after a click
counts as "unchanged". Sizes: the shipped events, or copies of them spread over the years.

Then a hundred clicks on B: the script heap after a forced collection, and (Linux) the browser's
processes. One JSON line for each figure, milliseconds and MB. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ipywidgets import Widget
    from playwright.sync_api import Browser, Page

    import kcna_corpus as kc

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --enable-precise-memory-info"
).split()
#: All charts of both ways are in view, so that both are painted.
VIEWPORT = {"width": 1500, "height": 3000}
WARM_UP = 2
#: How long the button stays down, in ms, as a hand does it: what JupyterLab does when a cell is
#: pressed (it selects the cell) is over before the clock starts.
PRESSED = 120
CLICKS_FOR_MEMORY = 100
#: The side whose list is clicked, and its list in A.
SIDE, RIVAL = "DPRK", "Rival"
#: Chart of A, then the charts of B, in the order of the page.
RIVAL_CHART, HOURS, YEARS = 0, 1, 2

# What the page notes: the last release of the mouse, and when each chart has changed since.
WATCH = """
window.bench = {
  start: 0, changed: [], painted: [], last: 0,
  watch() {
    document.querySelectorAll(".jp-OutputArea-output .vega-embed").forEach((chart, n) => {
      new MutationObserver((found) => {
        if (found.some((m) => m.target.closest?.(".role-mark"))) this.note(n);
      }).observe(chart, { subtree: true, childList: true, attributes: true });
      const context = chart.querySelector("canvas")?.getContext("2d");
      if (!context) return;
      const clear = context.clearRect;
      context.clearRect = function (...box) {
        queueMicrotask(() => window.bench.note(n));
        return clear.apply(this, box);
      };
    });
    addEventListener("mouseup", (e) => (this.start = this.last = e.timeStamp), true);
  },
  note(n) {
    this.last = performance.now();
    if (this.changed[n]) return;
    this.changed[n] = this.last;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (this.painted[n] = performance.now());
      port2.postMessage(0);
    });
  },
  reset() { this.start = 0; this.changed = []; this.painted = []; },
  picture(n) {
    const chart = document.querySelectorAll(".jp-OutputArea-output .vega-embed")[n];
    const canvas = chart.querySelector("canvas");
    if (canvas) return canvas.toDataURL();
    return [...chart.querySelectorAll("g.mark-symbol.role-mark path")]
      .map((p) => p.getAttribute("transform")).join();
  },
  quiet(n) {
    return this.start && this.painted[n] && performance.now() - this.last > 300;
  },
};
"""


# --- what runs in the notebook -------------------------------------------------------------------


def records(size: int) -> kc.Corpus:
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


def rival(explorer: kc.SequenceExplorer) -> Widget:
    """A: the marks of the explorer's years in a `JupyterChart`, with a list of one side's actors."""
    import altair as alt
    import ipywidgets as widgets

    import kcna_corpus as kc

    alt.JupyterChart.enable_offline()
    corpus, who = explorer.corpus, _acting(explorer.corpus)
    events = kc.timeline(corpus)["event"]  # the order of the rows
    rows = [
        {**row, "who": who.get(event, "")}
        for row, event in zip(explorer.charts.rows["events"], events, strict=True)
    ]
    renderer = "canvas" if explorer.charts.many else "svg"
    chart = alt.JupyterChart(_marks(rows), embed_options={"renderer": renderer, "actions": False})
    side = corpus.actors[corpus.actors["side"] == SIDE]
    active = {actor for text in who.values() for actor in text.split("|")}
    options = [
        (name, actor)
        for name, actor in zip(side["name"], side["actor"], strict=True)
        if actor in active
    ]
    box = widgets.SelectMultiple(description=RIVAL, options=options, rows=7)

    def filtered(change: dict[str, Any]) -> None:
        chart.params.who = "".join(f"|{actor}|" for actor in change["new"])

    box.observe(filtered, "value")
    return widgets.VBox([box, chart])


def _acting(corpus: kc.Corpus) -> dict[str, str]:
    """Event -> "|a||b|": its actors and those they act for."""
    above = dict(zip(corpus.actors["actor"], corpus.actors["of"], strict=True))
    found: dict[str, set[str]] = {}
    for row in corpus.rows["participants"]:
        actor = row["actor"]
        while actor:
            found.setdefault(row["event"], set()).add(actor)
            actor = above[actor]
    return {event: "".join(f"|{a}|" for a in sorted(actors)) for event, actors in found.items()}


def _marks(rows: list[dict[str, Any]]) -> Any:
    import altair as alt

    from kcna_corpus.views.charts import COLOURS, SHAPES

    names = sorted({row["side"] for row in rows})
    times = [row["middle"] for row in rows]
    time_scale = alt.Scale(type="utc", domain=[min(times), max(times)], padding=12)
    depth = max(row["y"] for row in rows) + 1
    y_scale = alt.Scale(domain=[0, depth], reverse=True, nice=False, zero=False)
    colours = alt.Scale(domain=names, range=list(COLOURS[: len(names)]))
    shapes = alt.Scale(domain=names, range=list(SHAPES[: len(names)]))
    return (
        alt.Chart(alt.Data(values=rows))
        .transform_filter("indexof(datum.who, who) >= 0")
        .mark_point(size=62, filled=True, opacity=0.9)
        .encode(
            x=alt.X("middle:T", scale=time_scale, title=None),
            y=alt.Y("y:Q", scale=y_scale, axis=None),
            color=alt.Color("side:N", scale=colours),
            shape=alt.Shape("side:N", scale=shapes),
            tooltip=[alt.Tooltip(f"{name}:N") for name in ("title", "when", "kind", "basis")],
            description="title:N",
        )
        .add_params(alt.param(name="who", value=""))
        .properties(width=1200, height=max(90, 9 * depth))
    )


def notebook(size: int) -> str:
    """The notebook that shows A above B."""
    cells = (
        f"import sys\nsys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        f"import kcna_corpus as kc\nfrom explorer_clicks import records, rival\n"
        f"explorer = kc.SequenceExplorer(records({size}))\nrival(explorer)",
        "explorer",
    )
    code = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": []}
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return json.dumps(
        {
            "cells": [{**code, "id": f"cell-{n}", "source": s} for n, s in enumerate(cells)],
            "metadata": {"kernelspec": kernel},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    )


# --- JupyterLab and a page in it -----------------------------------------------------------------


@contextmanager
def lab(home: Path) -> Iterator[tuple[str, str]]:
    """A JupyterLab on this machine that serves `home`: its address and token."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(16)
    places = {f"JUPYTER_{n}": str(home / n) for n in ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR")}
    options = f"--no-browser --ServerApp.ip=127.0.0.1 --ServerApp.port={port} --allow-root"
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *options.split(), f"--IdentityProvider.token={token}"],
        cwd=home,
        env={**os.environ, **places, "HOME": str(home), "JUPYTERLAB_SETTINGS_DIR": str(home / "s")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{address}/api?token={token}", timeout=1)
                break
            except OSError:
                time.sleep(0.1)
        yield address, token
    finally:
        server.terminate()
        server.wait(timeout=20)


@contextmanager
def opened(browser: Browser, address: str, token: str, name: str) -> Iterator[Page]:
    """The notebook, run, in a page that reaches this machine only."""
    context = browser.new_context(viewport=VIEWPORT)
    context.route(
        lambda url: not url.startswith(("http://127.0.0.1", "data:", "blob:")),
        lambda route: route.abort(),
    )
    page = context.new_page()
    page.goto(f"{address}/lab/tree/{name}?reset&token={token}")
    idle = "#jp-main-statusbar >> text=| Idle"
    page.wait_for_selector(idle, timeout=120_000)
    page.click("#jp-MainMenu >> text=Run")
    page.click("li[data-command='runmenu:run-all']")
    page.wait_for_function(
        "document.querySelectorAll('.jp-OutputArea-output .vega-embed :is(svg, canvas)').length > 2",
        timeout=180_000,
    )
    page.wait_for_selector(idle, timeout=180_000)
    page.wait_for_timeout(2000)
    page.evaluate(WATCH)
    page.evaluate("bench.watch()")
    yield page
    context.close()


# --- clicks --------------------------------------------------------------------------------------


def offered(page: Page, box: str) -> list[tuple[str, str]]:
    """The names in a list, each with the count that B adds."""
    labels = page.get_by_label(box, exact=True).locator("option").all_text_contents()
    return [(re.sub(r"\s\(\d+\)$", "", label), label.rpartition("(")[2]) for label in labels]


def turns(page: Page) -> Iterator[str]:
    """Actors without end, no two in a row with as many events: each click changes the marks."""
    return cycle({count: name for name, count in offered(page, SIDE)}.values())


def click(page: Page, box: str, name: str, chart: int) -> dict[str, Any]:
    """Click an actor, wait until all is quiet; the times since the click."""
    options = page.get_by_label(box, exact=True).locator("option")
    option = options.nth([offer for offer, _ in offered(page, box)].index(name))
    option.scroll_into_view_if_needed()
    before = page.evaluate("n => bench.picture(n)", chart)
    page.evaluate("bench.reset()")
    option.click(delay=PRESSED)
    page.wait_for_function("n => bench.quiet(n)", arg=chart, timeout=20_000, polling=100)
    noted = page.evaluate("({ start: bench.start, changed: bench.changed, at: bench.painted })")
    return {
        "changed": noted["changed"][chart] - noted["start"],
        "painted": noted["at"][chart] - noted["start"],
        "all charts": max(filter(None, noted["changed"])) - noted["start"],
        "same": page.evaluate("n => bench.picture(n)", chart) == before,
    }


def timed(page: Page, names: Iterator[str], size: int, clicks: int) -> None:
    """Click in turns in A and B, and print what both took."""
    ways = {"A JupyterChart.params": (RIVAL, RIVAL_CHART), "B SequenceExplorer": (SIDE, YEARS)}
    took: dict[str, list[dict[str, Any]]] = {way: [] for way in ways}
    for name in islice(names, WARM_UP + clicks):
        for way, (box, chart) in ways.items():
            took[way].append(click(page, box, name, chart))
    renderer = page.evaluate("document.querySelector('.vega-embed canvas') ? 'canvas' : 'svg'")
    for way, found in took.items():
        told(events=size, renderer=renderer, way=way, clicks=clicks, **_summary(found[WARM_UP:]))
    a, b = (_summary(found[WARM_UP:]) for found in took.values())
    ratios = {of: round(b[of]["median"] / a[of]["median"], 2) for of in ("changed", "painted")}
    told(events=size, ratio_b_to_a=ratios)


def _summary(found: list[dict[str, Any]]) -> dict[str, Any]:
    summary: dict[str, Any] = {}
    for of in ("changed", "painted", "all charts"):
        times = [each[of] for each in found]
        values = {"min": min(times), "median": median(times), "max": max(times)}
        summary[of] = {name: round(value, 1) for name, value in values.items()}
    return {**summary, "unchanged": sum(each["same"] for each in found)}


def told(**figures: Any) -> None:
    """Print one JSON line."""
    print(json.dumps(figures), flush=True)


# --- memory --------------------------------------------------------------------------------------


def memory(page: Page, names: Iterator[str], size: int) -> None:
    """A hundred clicks on B, and what they added."""
    before = _megabytes(page)
    for name in islice(names, CLICKS_FOR_MEMORY):
        click(page, SIDE, name, YEARS)
    after = _megabytes(page)
    growth = {of: round(after[of] - before[of], 1) for of in before}
    told(events=size, clicks=CLICKS_FOR_MEMORY, before_mb=before, after_mb=after, growth_mb=growth)


def _megabytes(page: Page) -> dict[str, float]:
    """The script heap after a collection; on Linux also the memory of the page's processes."""
    session = page.context.new_cdp_session(page)
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
        page.wait_for_timeout(300)
    session.detach()
    sizes = {"heap": page.evaluate("performance.memory.usedJSHeapSize") / 1e6}
    if Path("/proc/self/smaps_rollup").exists() and page.context.browser:
        session = page.context.browser.new_browser_cdp_session()
        found = session.send("SystemInfo.getProcessInfo")["processInfo"]
        session.detach()
        sizes["renderers"] = sum(_private(p["id"]) for p in found if p["type"] == "renderer")
    return {of: round(size, 1) for of, size in sizes.items()}


def _private(process: int) -> float:
    """Memory of a process in MB, what it shares counted in parts."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return int(re.findall(r"^Pss:\s+(\d+)", text, re.MULTILINE)[0]) * 1024 / 1e6


def main() -> None:
    """Measure every size."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--clicks", type=int, default=20, help="clicks on A and on B, each size")
    parser.add_argument("--sizes", type=int, nargs="+", default=[83, 5000], help="events")
    parser.add_argument("--chromium", default=found, help="the browser")
    asked = parser.parse_args()
    if not asked.chromium:
        print("no Chromium found: nothing was measured; name one with --chromium", file=sys.stderr)
        return
    from playwright.sync_api import Error

    try:
        _measure_all(asked)
    except Error as fault:  # a measurement that failed is told, not a failure
        print(f"not measured: {fault}", file=sys.stderr)


def _measure_all(asked: argparse.Namespace) -> None:
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        home = Path(folder)
        browser = playwright.chromium.launch(executable_path=asked.chromium, args=FLAGS)
        with lab(home) as (address, token):
            for size in asked.sizes:
                (home / f"{size}.ipynb").write_text(notebook(size), encoding="utf-8")
                with opened(browser, address, token, f"{size}.ipynb") as page:
                    names = turns(page)
                    timed(page, names, size, asked.clicks)
                    memory(page, names, size)
        browser.close()


if __name__ == "__main__":
    main()
