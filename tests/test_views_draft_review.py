"""A draft is gone through in the frame of the other views."""

import pytest
from test_drafts import case, folder  # noqa: F401  fixtures
from test_drafts_decisions import CLAIMED, FINED, STATED

import kcna_corpus as kc


@pytest.fixture
def review(case):  # noqa: F811
    return kc.DraftReview(case)


def test_what_is_pressed_becomes_decisions_that_are_kept(case, review):  # noqa: F811
    review.decided = {FINED: True}
    review.decided = {FINED: True, CLAIMED: False}
    assert review.progress == (2, 3)
    assert kc.load(case).events["event"].tolist() == [FINED, STATED]
    assert kc.DraftReview(case).decided == {CLAIMED: False, FINED: True}
    review.decided = {FINED: False}  # the one turned round, the other open again
    assert kc.load(case).events["event"].tolist() == [CLAIMED, STATED]
    review.decided = {}
    assert review.progress == (0, 3)
    assert len(kc.load(case).events) == 3


def test_every_step_is_undone_and_redone(review):
    steps = [{}]
    for act in (review.accept, review.reject):
        act(FINED)
        steps.append(review.decided)
    review.merge(CLAIMED, STATED)
    seen = [review.decided]
    while review.decided:
        review.undo()
        seen.append(review.decided)
    assert seen[-1] == {}
    for _ in seen:
        review.redo()
    assert review.decided == seen[0]


def test_a_card_has_the_sentences_of_the_pages_and_the_rules(review):
    card = review._card(FINED)
    (_, accounts, _) = card["lists"][0]
    assert any("fined two shipyards over about 1,200 engines" in told for told in accounts)
    assert ["Rules", "date: weekday"] in card["facts"]
    assert [name for name, _ in card["actions"]] == ["Accept", "Leave out", "Undecided"]


def test_rows_are_those_shown(review):
    review.reject(CLAIMED)
    review.show = ["left out"]
    assert review.rows()["event"].tolist() == [CLAIMED]
    review.show, review.search = [], "norway"
    assert review.rows()["event"].tolist() == [FINED]
    assert review.code == "kc.DraftReview(draft, search='norway').rows()"
    assert "1 of 3 candidates decided" in review.describe()


def test_what_is_unknown_is_named(review):
    with pytest.raises(ValueError, match=f"did you mean '{FINED}'"):
        review.accept(FINED + "x")
    with pytest.raises(Exception, match="did you mean 'left out'"):
        review.show = ["left"]


def test_the_view_is_a_page(review, tmp_path):
    review.accept(FINED)
    page = review.page(tmp_path / "review.html")
    assert page.stat().st_size > 1000
