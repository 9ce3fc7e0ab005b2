"""JupyterLab in a real browser, on this machine only: run all, choose, switch, click, look.

Needs a Chromium. Without one the tests are skipped and say so, unless KCNA_CORPUS_BROWSER is
"required": then a missing browser is a failure. Screenshots are kept in .artifacts/. With
KCNA_CORPUS_SLOWED=4 every page runs as in a browser four times slower.
"""

import nbformat
import pytest
from browsing import SLOWED, Notebook, cells_of, needs_browser, view, violations

import kcna_corpus as kc

needs_browser()


def opened(notebook, slowed=SLOWED):
    """A fixture: a notebook in a fresh page of the browser, of which every cell has run."""

    @pytest.fixture
    def page(browser, lab):
        shown = Notebook(browser, lab, notebook, slowed)
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
FORMULA = 'from IPython.display import Markdown\nMarkdown("$x^2$")'


@pytest.fixture
def prices(browser, lab):
    """A notebook with a table in which sums of money stand, and after it a formula."""
    cells = [nbformat.v4.new_code_cell(source) for source in (PRICES, FORMULA)]
    notebook = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(notebook, lab[2] / "prices.ipynb")
    shown = Notebook(browser, lab, "prices.ipynb")
    try:
        shown.run_all(".jp-OutputArea-output table")
        yield shown
    finally:
        shown.close()


def test_a_sum_is_no_formula(prices):
    page = prices.page
    page.locator(".jp-OutputArea-output mjx-container").wait_for()  # formulas are set late
    table = page.locator(".jp-OutputArea-output table")
    assert table.locator("mjx-container").count() == 0
    assert "It costs $5, not $6." in table.text_content()
    assert "From $1 to $2." in table.text_content()


#: How many events the shipped records have.
EVENTS = len(kc.load().events)
HERS = len(kc.timeline(kc.load(), "Kim Yo Jong"))
DENIAL = "Kim Yo Jong denies weapons are for Russia"


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
    shown.get_by_role("status").get_by_text(f"{HERS} of {EVENTS} events").wait_for()
    assert shown.locator(".kc-r[data-n]").count() == HERS

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
    shown = Notebook(browser, lab, "state.ipynb")
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


def test_a_slow_browser_filters_and_keys_do_not_reach_the_notebook(sequence_slowed):
    page = sequence_slowed.page
    shown = view(page, "In what order did it happen?")
    cells = cells_of(page)
    shown.locator(".kc-r[data-n='0']").click()
    for key in "bdda":  # add a cell below, delete the cell, add one above
        page.keyboard.press(key)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    find = shown.get_by_label("Find words").first
    find.press_sequentially("bdd")
    assert cells_of(page) == cells
    find.fill("")
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
    cells = cells_of(page)
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
    assert cells_of(page) == cells
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


def test_views_in_the_notebook_s_own_colours(sequence):
    page = sequence.page
    change = "(theme) => jupyterapp.commands.execute('apputils:change-theme', { theme })"
    ground = "getComputedStyle(document.querySelector('.kc')).backgroundColor"
    for theme, is_ground in (("Dark", "!=="), ("Light", "===")):
        page.evaluate(change, f"JupyterLab {theme}")
        page.wait_for_function(f"{ground} {is_ground} 'rgb(255, 255, 255)'")
        sequence.shot(f"lab-{theme.lower()}")
        assert violations(page) == []


def test_a_saved_notebook_shows_its_view_when_its_kernel_is_gone(browser, lab):
    """Run, save, close, and open again: trusted, so that the script may draw what is stored."""
    name = "01-sequence.ipynb"
    first = Notebook(browser, lab, name)
    first.run_all()
    # JupyterLab puts its layout away, too: only the notebook's own answer tells that it is saved
    with first.page.expect_response(
        lambda answer: answer.request.method == "PUT" and "/api/contents/" in answer.url
    ):
        first.page.keyboard.press("Control+s")
    first.close()
    again = Notebook(browser, lab, name)
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
    page = Notebook(browser, lab, "02-did-she-say-that.ipynb")
    try:
        table = page.page.locator(".kc-still table").first
        table.wait_for()
        page.page.wait_for_timeout(2500)
        assert table.is_visible()
        assert page.page.get_by_text("Run the notebook").first.is_visible()
        assert not page.page.get_by_text("Error displaying widget").first.is_visible()
    finally:
        page.close()
