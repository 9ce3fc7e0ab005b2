"""A draft is gone through in a real browser by keyboard alone, as in `test_views_browser`."""

import nbformat
import pytest
from browsing import SLOWED, Notebook, cells_of, view
from test_cases import case, made_case  # noqa: F401  fixtures
from test_cases_decisions import CLAIMED, FINED, STATED

from kcna_corpus.records.decisions import Decision, in_force, read_decisions


@pytest.fixture
def draft(request, browser, lab, case):  # noqa: F811
    """A notebook with the review of a case of invented pages; in a slow browser, if asked for."""
    cell = nbformat.v4.new_code_cell(f"import kcna_corpus as kc\nkc.DraftReview({str(case)!r})")
    notebook = nbformat.v4.new_notebook(cells=[cell])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(notebook, lab[2] / "draft.ipynb")
    page = Notebook(browser, lab, "draft.ipynb", getattr(request, "param", SLOWED))
    try:
        page.run_all()
        yield page
    finally:
        page.close()


@pytest.mark.parametrize("draft", [max(SLOWED, 4)], ids=["slowed"], indirect=True)
def test_a_draft_is_reviewed_by_keyboard_alone(draft, case):  # noqa: F811
    page, file = draft.page, case / "draft" / "decisions.csv"
    shown, cells = view(page, "What of the draft is right?"), cells_of(page)
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
    card = shown.locator(".kc-card")
    words, days = card.get_by_text("Who tells of it"), card.get_by_text("Days", exact=True)
    assert words.bounding_box()["y"] < days.bounding_box()["y"]
    card.evaluate("card => { card.style.height = '90px'; }")
    page.keyboard.press("Space")
    assert card.evaluate("card => card.scrollTop") > 0
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
    assert cells_of(page) == cells
    assert draft.errors == []


def test_what_was_typed_outlives_a_look_at_another_row(draft, case):  # noqa: F811
    page, file = draft.page, case / "draft" / "decisions.csv"
    shown = view(page, "What of the draft is right?")
    rows, title = shown.locator(".kc-r[data-n]"), shown.get_by_role("textbox", name="Title")
    rows.first.click()
    page.keyboard.press("e")
    title.wait_for()
    rows.nth(1).click()  # nothing was typed: the card is that of the row
    title.wait_for(state="detached")
    page.keyboard.press("e")
    title.fill("Norway fines a shipyard")
    rows.nth(2).click()
    for key in "enau":  # no step is made of one row while the card asks about another
        page.keyboard.press(key)
        shown.get_by_text("First save or cancel").wait_for()
    assert title.input_value() == "Norway fines a shipyard"
    title.press("Enter")
    rows.nth(1).get_by_text("Norway fines a shipyard").wait_for()
    assert [decision.action for decision in read_decisions(file)] == ["edit"]
    assert draft.errors == []


def test_merge_split_all_and_previous_by_keyboard_each_undone_and_redone(draft, case):  # noqa: F811
    page, file = draft.page, case / "draft" / "decisions.csv"
    shown = view(page, "What of the draft is right?")
    rows, status = shown.locator(".kc-r[data-n]"), shown.get_by_role("status")
    boxes, pressed = shown.locator("form input"), []

    def press(key, told=None):
        """Press a key; wait for what the status then says."""
        pressed.append(key)
        page.keyboard.press(key)
        if told:
            status.get_by_text(told).first.wait_for()
            boxes.first.wait_for(state="detached")  # the answer that closes a form comes last

    def undone_and_redone(count):
        press("u", "Undone:")
        press("y", "Done again:")
        rows.nth(count - 1).wait_for()
        assert rows.count() == count

    rows.first.focus()
    for key, row in (("n", 0), ("n", 1), ("n", 2), ("p", 1)):
        press(key)
        rows.nth(row).and_(shown.locator("[aria-selected=true]")).wait_for()
    press("s")
    boxes.nth(1).wait_for()
    press("Tab")  # from the first account to the second
    press("Space")
    press("Enter", "Split “")
    undone_and_redone(4)
    rows.nth(1).focus()
    press("m")
    boxes.first.wait_for()
    press("Enter", "Merged “")
    undone_and_redone(4)
    press("b")
    boxes.first.wait_for()
    press("Enter", "Accepted 3 candidates")
    undone_and_redone(4)

    made = in_force(read_decisions(file))
    assert [decision.action for decision in made] == ["split", "merge", "accept"]
    assert made[0].row == FINED
    assert [*made[0].cells] == [f"herald@{FINED}"]
    assert len(pressed) <= 20
    assert draft.errors == []
