"""A real browser that reaches this machine only, for the tests of views."""

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ARTIFACTS = ROOT / ".artifacts"
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
SLOWED = float(os.environ.get("KCNA_CORPUS_SLOWED", "1"))
REQUIRED = os.environ.get("KCNA_CORPUS_BROWSER") == "required"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def needs_browser():
    """Skip the tests of a file, and say so, where there is no browser and none is asked for."""
    if not CHROMIUM and not REQUIRED:
        pytest.skip("no Chromium found: the browser tests did not run", allow_module_level=True)


def slow_down(page, rate):
    """Let a page run as in a browser that is so many times slower."""
    if rate > 1:
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": rate})


def violations(page):
    """What axe-core finds against WCAG 2.2 A and AA, a line each."""
    from axe_playwright_python.sync_playwright import Axe

    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = Axe().run(page, context=".kc", options={"runOnly": {"type": "tag", "values": tags}})
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found.response["violations"]
        for node in each["nodes"]
    ]


def keep_picture(page, name):
    """Keep what the browser shows, to be looked at."""
    ARTIFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTIFACTS / f"{name}.png")
