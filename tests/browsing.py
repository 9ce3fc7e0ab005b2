"""A real browser that reaches this machine only, for the tests of views."""

import base64
import json
import os
import re
import shutil
import urllib.request
import zlib
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
    "--disable-component-update --disable-sync --host-resolver-rules"
).split()
FLAGS[-1] += "=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


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


def shown_on(path):
    """What a saved page shows: each view's label and values."""
    html = Path(path).read_text(encoding="utf-8")
    packed = re.search(r'id="kc-data">([^<]*)<', html)[1]
    return json.loads(zlib.decompress(base64.b64decode(packed)))


def cells_of(page):
    """How many cells the notebook has: a page draws those far below only later."""
    return page.evaluate("jupyterapp.shell.currentWidget.content.model.cells.length")


def view(page, title):
    """One explorer of the notebook, by its title."""
    return page.get_by_role("region", name=title, exact=True).first


class Notebook:
    """A notebook in a browser that reaches this machine only."""

    def __init__(self, browser, lab, notebook, slowed=SLOWED):
        address, token, _ = self.lab = lab
        self.context = browser.new_context(
            viewport={"width": 1500, "height": 1100}, accept_downloads=True
        )
        self.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.errors, self.abroad = [], []
        self.context.on("request", lambda request: self._note(request.url))
        self.page = self.context.new_page()
        self.page.set_default_timeout(30_000 * slowed)
        slow_down(self.page, slowed)
        self.patience = 60_000 * slowed
        self.page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.goto(f"{address}/lab/tree/{notebook}?reset&token={token}")
        try:
            self.page.wait_for_selector(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell")
        except Exception:
            self.shot("no-notebook")
            raise

    def _note(self, address):
        if not address.startswith(("http://127.0.0.1", "data:", "blob:")):
            self.abroad.append(address)

    def run_all(self, shows=".kc .kc-r[data-n]"):
        idle = "#jp-main-statusbar >> text=| Idle"
        self.page.wait_for_selector(idle, timeout=self.patience)
        self.page.click("#jp-MainMenu >> text=Run")
        self.page.click("li[data-command='runmenu:run-all']")
        self.page.wait_for_selector(shows, timeout=self.patience)
        self.page.wait_for_selector(idle, timeout=self.patience)

    def shot(self, name):
        """Keep a picture of the notebook from its top."""
        self.page.evaluate("document.querySelector('.jp-WindowedPanel-outer').scrollTop = 0")
        self.page.evaluate("new Promise((done) => requestIdleCallback(done, { timeout: 400 }))")
        keep_picture(self.page, name)

    def close(self):
        """Leave nothing to the next test: neither the page nor the kernel."""
        self.context.close()
        for session in json.loads(self._ask("GET", "sessions")):
            self._ask("DELETE", f"sessions/{session['id']}")

    def _ask(self, method, what):
        address, token, _ = self.lab
        request = urllib.request.Request(f"{address}/api/{what}?token={token}", method=method)
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.read()
