"""JupyterLab in a real browser, on this machine only: run all, choose, switch, click, look.

Needs a Chromium. Without one the tests are skipped and say so, unless KCNA_CORPUS_BROWSER is
"required": then a missing browser is a failure. Screenshots are kept in .artifacts/. With
KCNA_CORPUS_SLOWED=4 every page runs as in a browser four times slower.
"""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import nbformat
import pytest

import kcna_corpus as kc

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

if not CHROMIUM and not REQUIRED:
    pytest.skip("no Chromium found: the browser tests did not run", allow_module_level=True)


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """The address of a JupyterLab with a copy of the notebooks."""
    home = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "notebooks", home / "notebooks")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(16)
    places = {f"JUPYTER_{n}": str(home / n) for n in ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR")}
    command = f"--no-browser --ServerApp.ip=127.0.0.1 --ServerApp.port={port} --allow-root"
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *command.split(), f"--IdentityProvider.token={token}"],
        cwd=home / "notebooks",
        env={**os.environ, **places, "HOME": str(home), "JUPYTERLAB_SETTINGS_DIR": str(home / "s")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}/api?token={token}", timeout=1)
            break
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    yield address, token, home / "notebooks"
    server.terminate()
    server.wait(timeout=20)


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    assert CHROMIUM, "no Chromium, and KCNA_CORPUS_BROWSER asks for one"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


class Page:
    """A notebook in a browser that reaches this machine only."""

    def __init__(self, browser, lab, notebook, slowed=SLOWED):
        address, token, _ = self.lab = lab
        self.context = browser.new_context(
            viewport={"width": 1500, "height": 1100}, accept_downloads=True
        )
        self.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.errors, self.abroad = [], []
        self.context.route("**/*", self._only_here)
        self.page = self.context.new_page()
        self.page.set_default_timeout(30_000 * slowed)
        if slowed > 1:
            session = self.context.new_cdp_session(self.page)
            session.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
        self.patience = 60_000 * slowed
        self.page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.goto(f"{address}/lab/tree/{notebook}?reset&token={token}")
        try:
            self.page.wait_for_selector(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell")
        except Exception:
            self.shot("no-notebook")
            raise

    def _only_here(self, route):
        if route.request.url.startswith(("http://127.0.0.1", "data:", "blob:")):
            route.continue_()
        else:
            self.abroad.append(route.request.url)
            route.abort()

    def run_all(self, shows=".jp-OutputArea-output .vega-embed svg"):
        idle = "#jp-main-statusbar >> text=| Idle"
        self.page.wait_for_selector(idle, timeout=self.patience)
        self.page.click("#jp-MainMenu >> text=Run")
        self.page.click("li[data-command='runmenu:run-all']")
        self.page.wait_for_selector(shows, timeout=self.patience)
        self.page.wait_for_selector(idle, timeout=self.patience)

    def shot(self, name, width=1500, height=2400):
        """Keep a picture of the notebook from its top, as high as asked."""
        ARTIFACTS.mkdir(exist_ok=True)
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.evaluate("document.querySelector('.jp-WindowedPanel-outer').scrollTop = 0")
        self.page.wait_for_timeout(800)
        self.page.screenshot(path=ARTIFACTS / f"{name}.png")

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


def opened(notebook, slowed=SLOWED):
    """A fixture: a notebook in a fresh page of the browser, of which every cell has run."""

    @pytest.fixture
    def page(browser, lab):
        shown = Page(browser, lab, notebook, slowed)
        try:
            shown.run_all()
            yield shown
        finally:
            shown.close()

    return page


sequence = opened("01-sequence.ipynb")
sequence_slowed = opened("01-sequence.ipynb", slowed=max(SLOWED, 4))
wording = opened("02-did-she-say-that.ipynb")
pages = opened("03-your-own-pages.ipynb")
accounts = opened("04-by-whose-account.ipynb")


PRICES = """import pandas as pd
import kcna_corpus as kc

told = ["It costs $5, not $6.", r"$x^2$ and \\(y\\)"]
kc.show(pd.DataFrame({"a $sum$": told}), "From $1 to $2.")"""


@pytest.fixture
def prices(browser, lab):
    """A notebook with one table, in which sums of money stand."""
    cell = nbformat.v4.new_code_cell(PRICES)
    notebook = nbformat.v4.new_notebook(cells=[cell])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(notebook, lab[2] / "prices.ipynb")
    shown = Page(browser, lab, "prices.ipynb")
    try:
        shown.run_all(".jp-OutputArea-output table")
        yield shown
    finally:
        shown.close()


def test_a_sum_is_no_formula(prices):
    page = prices.page
    page.wait_for_timeout(1500)  # formulas are set late
    table = page.locator(".jp-OutputArea-output table")
    assert table.locator("mjx-container").count() == 0
    assert "It costs $5, not $6." in table.text_content()
    assert "From $1 to $2." in table.text_content()


HOURS, YEARS = 0, 1
#: How many events the shipped records have.
EVENTS = len(kc.load().events)
DENIAL = "Kim Yo Jong denies weapons are for Russia"


def chart(page, number):
    return page.locator(".jp-OutputArea-output .vega-embed svg").nth(number)


def marks(page, number):
    return chart(page, number).locator("g.mark-symbol.role-mark path")


def until(page, number, count):
    """Wait until a chart has so many marks, and no other number."""
    page.wait_for_function(
        """([number, count]) => {
            const charts = document.querySelectorAll(".jp-OutputArea-output .vega-embed svg");
            const marks = charts[number]?.querySelectorAll("g.mark-symbol.role-mark path");
            return marks && marks.length === count;
        }""",
        arg=[number, count],
        timeout=20_000,
    )


def test_run_all_then_choose_switch_click_copy_save(sequence):
    page = sequence.page
    until(page, YEARS, EVENTS)
    sequence.shot("sequence-after-run-all", height=6400)

    # an actor: marks, status and table follow
    page.get_by_label("DPRK", exact=True).select_option(label="Kim Yo Jong (4)")
    until(page, YEARS, 4)
    page.get_by_text(f"4 of {EVENTS} events shown.").wait_for()
    rows = page.get_by_role("region", name="Events")
    assert rows.locator("tbody tr").count() == 4

    # another zone: the 17th in Seoul becomes the 16th in Washington
    assert rows.get_by_text("17 May 2024, 00:00–06:37").count() == 1
    page.get_by_label("Zone", exact=True).select_option("America/New_York")
    rows.get_by_text("16 May 2024, 11:00–17:37").wait_for()
    page.wait_for_timeout(300)
    assert "local time in America/New_York" in chart(page, HOURS).text_content()

    # a click on a mark: the evidence of that event
    chart(page, HOURS).locator("g.mark-rect.role-mark path").first.click()
    evidence = page.locator("section[aria-label=Evidence]")
    evidence.get_by_role("heading", name=DENIAL).wait_for()
    assert evidence.get_by_text("What each document says of it").is_visible()
    assert evidence.locator("a[href^='https://kcnawatch.org']").count() >= 1
    sequence.shot("sequence-denial-in-washington")

    # the citation goes to the clipboard, the view to files
    page.get_by_role("button", name="Copy citation").click()
    page.get_by_text("Citation copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith(DENIAL)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save view").click()
    assert saved.value.suggested_filename == "sequence.csv"

    page.get_by_role("button", name="Show everything").click()
    until(page, YEARS, EVENTS)
    assert sequence.errors == []
    assert sequence.abroad == []


def test_what_was_not_applied_is_said_until_the_next_change(sequence_slowed):
    """A period that ends before it starts: said in words, and the box is as it was."""
    page = sequence_slowed.page
    page.get_by_label("From", exact=True).fill("2024-05-01")
    page.get_by_label("To", exact=True).fill("2024-04-01")
    told = page.get_by_text("Not applied: start '2024-05-01' is after end '2024-04-01'.")
    told.wait_for()
    page.wait_for_function("!document.querySelectorAll('input[type=date]')[1].value")
    assert page.get_by_label("From", exact=True).input_value() == "2024-05-01"
    page.wait_for_timeout(500)
    assert told.is_visible()
    page.get_by_label("From", exact=True).fill("")
    page.get_by_text(f"{EVENTS} of {EVENTS} events shown.").wait_for()
    assert sequence_slowed.errors == []


def test_keys_in_a_control_do_not_reach_the_notebook(sequence):
    page = sequence.page
    until(page, YEARS, EVENTS)
    cells = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell").count()
    listed = page.get_by_label("Event", exact=True)
    listed.focus()
    for key in "bdda":  # add a cell below, delete the cell, add one above
        page.keyboard.press(key)
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    page.locator("section[aria-label=Evidence]").wait_for()
    assert page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell").count() == cells


def test_a_narrow_window_cuts_nothing(sequence):
    page = sequence.page
    until(page, YEARS, EVENTS)
    sequence.shot("sequence-narrow", width=760, height=3200)
    assert [p["plot"] > 300 for p in narrow(page)] == [True, True]
    assert all(p["fits"] for p in narrow(page))


def narrow(page):
    """Of each chart: how wide its plot is, and whether its cell and the lists fit the window."""
    return page.evaluate(
        """() => [...document.querySelectorAll(".vega-embed")].map((chart) => {
            const output = chart.closest(".jp-OutputArea-output");
            const edge = output.getBoundingClientRect().right;
            const lists = [...output.querySelectorAll("select")];
            return {
                plot: chart.querySelector("path.background").getBoundingClientRect().width,
                scrolls: chart.parentElement.scrollWidth > chart.parentElement.clientWidth,
                fits: output.scrollWidth <= output.clientWidth
                    && lists.every((list) => list.getBoundingClientRect().right <= edge),
            };
        })"""
    )


@pytest.mark.parametrize("notebook", ["wording", "accounts"])
def test_a_matrix_keeps_its_width_in_a_narrow_window_and_scrolls(request, notebook):
    shown = request.getfixturevalue(notebook)
    shown.shot(f"{notebook}-narrow", width=700, height=4600)
    places = narrow(shown.page)
    assert len(places) == 2
    for place in places:
        assert place["plot"] > 250, place
        assert place["scrolls"], place
        assert place["fits"], place


def cells(page):
    return chart(page, 0).locator("g.mark-rect.role-mark path")


def test_reports_classes_and_a_cell(wording):
    page = wording.page
    page.wait_for_function(
        "document.querySelectorAll('.vega-embed svg').length >= 2", timeout=60_000
    )
    wording.shot("wording-after-run-all", height=7000)
    assert cells(page).count() == 21

    page.get_by_label("Report", exact=True).first.select_option("R9 News")
    page.get_by_text("3 of 35 quotations shown.").wait_for()
    page.wait_for_function(
        "document.querySelector('.vega-embed svg').querySelectorAll('g.mark-rect.role-mark path')"
        ".length === 3"
    )
    cells(page).last.scroll_into_view_if_needed()
    box = cells(page).last.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 4, box["y"] + box["height"] / 2)
    beside = page.locator("section[aria-label=Wording]").first
    beside.get_by_role("heading", name="Sentence 10").wait_for()
    assert beside.locator("ins").all_text_contents() == ["harboring", "thoughts"]
    wording.shot("wording-sentence-10")
    page.get_by_role("button", name="Copy citation").first.click()
    page.get_by_text("Citation copied.").first.wait_for()
    assert "Fingerprint" in page.evaluate("navigator.clipboard.readText()")
    assert wording.errors == []
    assert wording.abroad == []


def test_a_page_is_reviewed_by_mouse_and_keyboard(pages):
    page = pages.page
    kept = page.get_by_role("region", name="Kept and dropped").first
    kept.get_by_text("5 of 19 blocks kept, 1 decided by hand.").wait_for()
    pages.shot("pages-after-run-all", height=5200)

    # an option, then a button: the block, the counts and the columns follow
    listed = page.get_by_label("Block", exact=True).first
    listed.select_option(label="dropped 3: Press Statement of Harbour Marshal Ines Corvat")
    block = page.locator("section[aria-label=Block]").first
    block.get_by_role("heading", name="Block 3: dropped").wait_for()
    page.get_by_role("button", name="Keep", exact=True).first.click()
    kept.get_by_text("6 of 19 blocks kept, 2 decided by hand.").wait_for()
    block.get_by_role("heading", name="Block 3: kept, by hand").wait_for()
    row = kept.locator("tbody tr").nth(3).locator("td")
    assert "Press Statement" in row.nth(0).text_content()
    assert row.nth(1).text_content() == ""

    # by keyboard: the next block, and the button after the list; no key reaches the notebook
    cells = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell").count()
    listed.focus()
    for key in ("ArrowDown", "b", "d", "d"):
        page.keyboard.press(key)
    listed.select_option(
        label="dropped 4: Date: 09/05/2031 | Source: TNA | Read original version at source"
    )
    block.get_by_role("heading", name="Block 4: dropped").wait_for()
    listed.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    kept.get_by_text("7 of 19 blocks kept, 3 decided by hand.").wait_for()
    assert page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell").count() == cells

    # the decisions are saved as data
    names = set()
    page.on("download", lambda saved: names.add(saved.suggested_filename))
    page.get_by_role("button", name="Save view (CSV, JSON)").first.click()
    page.get_by_text("blocks.csv, decisions.json saved.").wait_for()
    page.wait_for_timeout(500)
    assert names == {"blocks.csv", "decisions.json"}
    pages.shot("pages-reviewed", height=3200)
    assert pages.errors == []
    assert pages.abroad == []


def until_cells(page, count):
    """Wait until the first chart has so many cells, and no other number."""
    page.wait_for_function(
        """(count) => {
            const chart = document.querySelector(".vega-embed svg");
            return chart?.querySelectorAll("g.mark-rect.role-mark path").length === count;
        }""",
        arg=count,
        timeout=20_000,
    )


def test_witnesses_conflicts_and_an_account(accounts):
    page = accounts.page
    page.wait_for_function(
        "document.querySelectorAll('.vega-embed svg').length >= 2", timeout=60_000
    )
    accounts.shot("accounts-after-run-all", height=7000)
    # by mouse, the denial, then one row for each witness
    corpus = kc.load()
    every, denial = len(corpus.accounts), "kcna-denial-2024-05-17"
    one_each = len(kc.AccountsExplorer(corpus, events=[denial], independent=True).rows())
    until_cells(page, every)
    page.get_by_label("Event", exact=True).first.select_option(DENIAL)
    until_cells(page, int((corpus.accounts["event"] == denial).sum()))
    page.get_by_label("Independent witnesses only").first.check()
    until_cells(page, one_each)
    told = f"{one_each} of {every} accounts, one for each witness, of 1 event shown."
    page.get_by_text(told).first.wait_for()

    # a click on the witness in conflict: its chain of word and what differs
    conflict = page.locator(".vega-embed svg").first.locator("path[aria-label*='in conflict']")
    conflict.scroll_into_view_if_needed()
    box = conflict.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 4, box["y"] + box["height"] / 2)
    beside = page.locator("section[aria-label=Account]").first
    beside.get_by_role("heading", name="Rocket Parrot").wait_for()
    assert beside.get_by_text("Agence France-Presse").is_visible()
    assert beside.get_by_text("gives it to Kim Jong Un").is_visible()
    accounts.shot("accounts-witnesses")

    # the list works by keyboard, and its keys do not reach the notebook
    number = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell").count()
    page.get_by_label("Account", exact=True).first.focus()
    for key in ("b", "d", "d", "Home"):
        page.keyboard.press(key)
    beside.get_by_role("heading", name="KCNA Watch").or_(
        beside.get_by_role("heading", name="A News")
    ).wait_for()
    assert page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell").count() == number
    page.get_by_role("button", name="Copy citation").first.click()
    page.get_by_text("Citation copied.").first.wait_for()
    assert "Record accounts" in page.evaluate("navigator.clipboard.readText()")
    assert accounts.errors == []
    assert accounts.abroad == []
