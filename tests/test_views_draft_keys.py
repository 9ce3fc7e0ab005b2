"""A draft is gone through in a real browser by keyboard alone, as in `test_views_browser`."""

import nbformat
import pytest
from browsing import SLOWED
from test_drafts import case, folder  # noqa: F401  fixtures
from test_drafts_decisions import CLAIMED, FINED, STATED
from test_views_browser import CELLS, Page, lab, view  # noqa: F401  fixtures

from kcna_corpus.records.decisions import Decision, in_force, read_decisions


@pytest.fixture(params=[SLOWED, max(SLOWED, 4)], ids=["as it is", "slowed"])
def draft(request, browser, lab, case):  # noqa: F811
    """A notebook with the review of a case of invented pages."""
    cell = nbformat.v4.new_code_cell(f"import kcna_corpus as kc\nkc.DraftReview({str(case)!r})")
    notebook = nbformat.v4.new_notebook(cells=[cell])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(notebook, lab[2] / "draft.ipynb")
    page = Page(browser, lab, "draft.ipynb", request.param)
    try:
        page.run_all()
        yield page
    finally:
        page.close()


def test_a_draft_is_reviewed_by_keyboard_alone(draft, case):  # noqa: F811
    page, file = draft.page, case / "draft" / "decisions.csv"
    shown, cells = view(page, "What of the draft is right?"), page.locator(CELLS).count()
    rows, status = shown.locator(".kc-r[data-n]"), shown.get_by_role("status")

    def press(key, done, state, row):
        """Press a letter; wait for the progress and for the state of a row."""
        page.keyboard.press(key)
        status.get_by_text(f"{done} of 3 done", exact=True).wait_for()
        rows.nth(row).locator(".kc-tag", has_text=state).wait_for()

    assert rows.count() == 3  # in order: claimed, fined, stated
    rows.first.focus()
    press("a", 1, "accepted", 0)
    press("n", 1, "open", 1)
    press("r", 2, "left out", 2)
    press("u", 1, "open", 2)
    press("y", 2, "left out", 2)
    assert "Done again: Left out “" in status.first.text_content()
    press("n", 2, "open", 1)
    page.keyboard.press("e")
    title = shown.get_by_role("textbox", name="Title")
    title.wait_for()
    assert shown.get_by_role("button", name="Save Enter").count() == 1
    page.keyboard.press("Escape")  # nothing is changed, and the row has the focus again
    page.keyboard.press("e")
    title.wait_for()
    page.keyboard.press("Control+A")
    page.keyboard.type("Norway fines a shipyard")
    press("Enter", 3, "changed", 1)
    rows.nth(1).get_by_text("Norway fines a shipyard").wait_for()
    assert title.count() == 0

    made = read_decisions(file)
    assert [decision.action for decision in made] == ["accept", "reject", "undo", "redo", "edit"]
    assert in_force(made)[:2] == [
        Decision("accept", "events", CLAIMED),
        Decision("reject", "events", STATED),
    ]
    assert made[-1].row == FINED
    assert made[-1].cells == {"title": "Norway fines a shipyard"}
    assert page.locator(CELLS).count() == cells
    assert draft.errors == []
