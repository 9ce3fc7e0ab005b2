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

import nbformat
import pytest
from browsing import ROOT, SLOWED, keep_picture, needs_browser, slow_down, violations

import kcna_corpus as kc

needs_browser()


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
    command = f"--no-browser --ServerApp.ip=127.0.0.1 --ServerApp.port={port} --allow-root --LabApp.expose_app_in_browser=True"
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

    def _only_here(self, route):
        if route.request.url.startswith(("http://127.0.0.1", "data:", "blob:")):
            route.continue_()
        else:
            self.abroad.append(route.request.url)
            route.abort()

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
        self.page.wait_for_timeout(400)
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


#: How many events the shipped records have.
EVENTS = len(kc.load().events)
DENIAL = "Kim Yo Jong denies weapons are for Russia"
CELLS = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell"


def view(page, title):
    """One explorer of the notebook, by its title."""
    return page.get_by_role("region", name=title, exact=True).first


def test_run_all_then_choose_switch_pick_copy_save(sequence):
    page = sequence.page
    shown = view(page, "In what order did it happen?")
    sequence.shot("lab-sequence")

    # everything, then an actor by another name: rows and count follow
    shown.get_by_role("button", name="Clear all").click()
    shown.get_by_role("status").get_by_text(f"{EVENTS} events", exact=True).wait_for()
    find = shown.get_by_role("combobox", name="Find an actor, by any name")
    find.fill("김여정")
    find.press("Enter")
    shown.get_by_role("status").get_by_text(f"4 of {EVENTS} events").wait_for()
    assert shown.locator(".kc-r[data-n]").count() == 4

    # another clock: the 17th in Seoul becomes the 16th in Washington
    shown.get_by_role("button", name="15–17 May 2024").click()
    row = shown.get_by_role("row").filter(has_text=DENIAL)
    assert "17 May, 00:00–06:37" in row.text_content()
    shown.get_by_role("button", name="Washington").click()
    assert "16 May, 11:00–17:37" in row.text_content()

    # a pick: the card; and the kernel knows all of it
    row.click()
    card = shown.locator(".kc-card")
    card.get_by_role("heading", name=DENIAL).wait_for()
    assert card.locator("a[href^='https://kcnawatch.org']").count() >= 1
    sequence.shot("lab-denial-in-washington")

    # the citation goes to the clipboard, the view to a file
    card.get_by_label("Style of the citation").select_option("BibTeX")
    card.get_by_role("button", name="Copy citation").click()
    shown.get_by_text("Citation copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith("@")
    shown.get_by_text("Save view").click()
    with page.expect_download() as saved:
        shown.get_by_role("button", name="One page for everyone").click()
    assert saved.value.suggested_filename == "sequence-view.html"
    assert sequence.errors == []
    assert sequence.abroad == []


def test_what_is_chosen_is_one_state_with_python(browser, lab):
    """What a click chooses the kernel has, and what Python sets is shown."""
    cells = [
        "import kcna_corpus as kc\nexplorer = kc.SequenceExplorer(kc.load())\nexplorer",
        "explorer.kinds",
        "explorer.kinds = ['visit']",
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in cells[:1]])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(notebook, lab[2] / "state.ipynb")
    shown = Page(browser, lab, "state.ipynb")
    try:
        shown.run_all()
        page = shown.page
        page.locator(".kc-chip", has_text="denial").click()
        page.get_by_role("status").get_by_text(
            f"{len(kc.timeline(kc.load(), kinds='denial'))} of"
        ).wait_for()
        page.locator(".jp-Cell .cm-content").last.click()
        for source, then in ((cells[1], "['denial']"), (cells[2], None)):
            page.keyboard.press("Control+A")
            page.keyboard.insert_text(source)
            page.keyboard.press("Control+Enter")
            if then:  # the cell of the explorer is replaced by what it answers
                page.locator(".jp-OutputArea-output", has_text=then).wait_for()
        assert shown.errors == []
    finally:
        shown.close()


def test_keys_in_a_view_do_not_reach_the_notebook(sequence):
    page = sequence.page
    shown = view(page, "In what order did it happen?")
    cells = page.locator(CELLS).count()
    shown.locator(".kc-r[data-n='0']").click()
    for key in "bdda":  # add a cell below, delete the cell, add one above
        page.keyboard.press(key)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    shown.get_by_label("Find words").first.press_sequentially("bdd")
    assert page.locator(CELLS).count() == cells
    assert sequence.errors == []


def test_a_slow_browser_draws_and_filters(sequence_slowed):
    shown = view(sequence_slowed.page, "In what order did it happen?")
    shown.locator(".kc-chip", has_text="denial").click()
    shown.get_by_role("status").get_by_text(f"1 of {EVENTS} events").wait_for()
    assert sequence_slowed.errors == []


def test_reports_classes_and_a_cell(wording):
    page = wording.page
    shown = view(page, "Who quoted which sentence, and how?")
    wording.shot("lab-wording")
    shown.locator(".kc-chip", has_text="R9 News").click()
    shown.get_by_role("status").get_by_text("3 of 35 quotations").wait_for()
    shown.get_by_role("gridcell", name="R9 News: altered").last.click()
    card = shown.locator(".kc-card")
    card.get_by_role("heading", name="Sentence 11").wait_for()
    assert card.locator("ins").all_text_contents() == ["harboring", "thoughts"]
    card.get_by_role("button", name="Copy citation").click()
    shown.get_by_text("Citation copied.").wait_for()
    assert "Fingerprint" in page.evaluate("navigator.clipboard.readText()")
    assert wording.errors == []
    assert wording.abroad == []


def test_a_page_is_reviewed_by_mouse_and_keyboard(pages):
    page = pages.page
    shown = view(page, "What was kept of the page, and why?")
    cells = page.locator(CELLS).count()
    shown.locator(".kc-r", has_text="Press Statement of Harbour Marshal").click()
    card = shown.locator(".kc-card")
    card.get_by_role("button", name="Keep", exact=True).click()
    shown.locator(".kc-p .kc-tag", has_text="kept").wait_for()
    assert "{3: True}" in shown.locator(".kc-foot code").text_content()
    shown.locator(".kc-p").focus()
    for key in ("ArrowDown", "b", "d", "d", "Enter"):
        page.keyboard.press(key)
    card.get_by_role("heading", name="Block 4").wait_for()
    card.get_by_role("button", name="Drop", exact=True).focus()
    page.keyboard.press("Enter")
    assert "{3: True, 4: False}" in shown.locator(".kc-foot code").text_content()
    assert page.locator(CELLS).count() == cells
    shown.get_by_text("Save view").click()
    with page.expect_download() as saved:
        shown.get_by_role("button", name="Decisions (JSON)").click()
    assert saved.value.suggested_filename == "page-view.json"
    pages.shot("lab-review")
    assert pages.errors == []
    assert pages.abroad == []


def test_witnesses_conflicts_and_an_account(accounts):
    page = accounts.page
    shown = view(page, "By whose account?")
    accounts.shot("lab-accounts")
    find = shown.get_by_role("combobox", name="Find an event, by its words")
    find.fill("denies weapons")
    find.press("Enter")
    shown.get_by_label("one row for each witness").check()
    shown.get_by_role("status").get_by_text("witnesses").wait_for()
    shown.get_by_label("conflicts only").check()
    wrong = shown.get_by_role("gridcell", name="in conflict: actor")
    wrong.click()
    card = shown.locator(".kc-card")
    card.get_by_role("heading", name=DENIAL).wait_for()
    assert card.get_by_text("gives it to Kim Jong Un").is_visible()
    assert accounts.errors == []
    assert accounts.abroad == []


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_views_in_the_notebook_s_own_colours(sequence, theme):
    page = sequence.page
    change = "(theme) => jupyterapp.commands.execute('apputils:change-theme', { theme })"
    page.evaluate(change, theme)
    page.wait_for_function(
        "(dark) => (document.body.dataset.jpThemeLight === 'false') === dark", arg="Dark" in theme
    )
    page.wait_for_timeout(500)
    ground = page.evaluate("getComputedStyle(document.querySelector('.kc')).backgroundColor")
    assert (ground == "rgb(255, 255, 255)") == ("Light" in theme)
    sequence.shot(f"lab-{theme.split()[1].lower()}")
    assert violations(page) == []


def test_a_saved_notebook_shows_its_view_when_its_kernel_is_gone(browser, lab):
    """Run, save, close, and open again: trusted, so that the script may draw what is stored."""
    name = "01-sequence.ipynb"
    first = Page(browser, lab, name)
    first.run_all()
    first.page.keyboard.press("Control+s")
    first.page.wait_for_timeout(1500)
    first.close()
    again = Page(browser, lab, name)
    try:
        view = again.page.locator(".kc-live")
        view.get_by_text(DENIAL).click()
        view.locator(".kc-card h3").get_by_text(DENIAL).wait_for()
        view.get_by_role("button", name="exercise").click()
        assert view.locator(".kc-r[data-n]").count() == 1
        again.page.wait_for_timeout(2500)  # the widget's own message comes late
        assert not again.page.get_by_text("Error displaying widget").is_visible()
        assert not again.page.locator(".kc-still table").is_visible()
        assert again.page.get_by_text("Run it to save this view").is_visible()
        again.shot("lab-reopened")
    finally:
        again.close()


def test_a_notebook_as_it_is_shipped_shows_tables(browser, lab):
    """Without what draws the view, as where a notebook is not trusted: a table, and how to run."""
    page = Page(browser, lab, "02-did-she-say-that.ipynb")
    try:
        table = page.page.locator(".kc-still table").first
        table.wait_for()
        page.page.wait_for_timeout(2500)
        assert table.is_visible()
        assert page.page.get_by_text("Run the notebook").first.is_visible()
        assert not page.page.get_by_text("Error displaying widget").first.is_visible()
    finally:
        page.close()
