"""A draft is gone through in the frame of the other views."""

import pytest
from test_cases import case, made_case  # noqa: F401  fixtures
from test_cases_decisions import CLAIMED, FINED, STATED

import kcna_corpus as kc
from kcna_corpus.views.draft_cards import followed


@pytest.fixture
def review(case):  # noqa: F811
    return kc.DraftReview(case)


@pytest.fixture
def answers(review, monkeypatch):
    """What the script is answered when it asks for a step."""
    sent = []
    monkeypatch.setattr(review, "send", sent.append)

    def ask(action, *rows, **values):
        message = {"do": "step", "step": 1, "action": action, "rows": list(rows), "values": values}
        review._serve(None, message, None)
        return sent[-1]

    return ask


def card(review, event):
    return review._card(event)


def test_what_is_pressed_becomes_decisions_that_are_kept(case, review, answers):  # noqa: F811
    assert answers("accept", FINED) == {"step": 1, "pick": "", "fault": ""}
    answers("reject", CLAIMED)
    assert review.progress == (2, 3)
    assert kc.load(case).events["event"].tolist() == [FINED, STATED]
    again = kc.DraftReview(case)
    assert again.review.states == {CLAIMED: "left out", FINED: "accepted", STATED: "open"}
    answers("reject", FINED)  # turned round: one step, which one undo takes back
    assert review.review.states[FINED] == "left out"
    assert answers("undo")["pick"] == FINED
    assert review.review.states[FINED] == "accepted"
    assert answers("redo")["pick"] == FINED
    answers("reopen", FINED, CLAIMED)
    assert review.progress == (0, 3)
    assert len(kc.load(case).events) == 3


def test_all_that_are_shown_are_one_step(review, answers):
    answers("all", FINED, STATED, verdict="reject")
    assert review.progress == (2, 3)
    answers("undo")
    assert review.progress == (0, 3)


def test_every_step_is_undone_and_redone(review, answers):
    steps = [
        ("accept", [FINED], {}),
        ("reject", [STATED], {}),
        ("reopen", [STATED], {}),
        ("edit", [STATED], {"title": "Varn denies the sale", "start": "2031-05-10"}),
        ("split", [FINED], {"accounts": [f"herald@{FINED}"]}),
        ("merge", [CLAIMED], {"onto": STATED}),
        ("all", [f"{FINED}-2"], {"verdict": "accept"}),
    ]
    seen = [(review.reviewed.rows, review.review.states)]
    for action, rows, values in steps:
        assert answers(action, *rows, **values)["fault"] == ""
        seen.append((review.reviewed.rows, review.review.states))
    for before in seen[-2::-1]:
        answers("undo")
        assert (review.reviewed.rows, review.review.states) == before
    for after in seen[1:]:
        answers("redo")
        assert (review.reviewed.rows, review.review.states) == after
    assert review._last.startswith("Done again: Accepted “")


def test_steps_on_other_tables_are_undone_and_told(review, answers):
    review.review.merge("hugo-lind", "otto-berg", table="actors")
    review.review.accept(f"herald@{FINED}", table="accounts")
    review.accept(CLAIMED)
    for told in ("Accepted “Elin Moor", f"Accepted “herald@{FINED}”", "Merged “Hugo Lind” into"):
        assert answers("undo")["fault"] == ""
        assert review._last.startswith(f"Undone: {told}")
    assert [answers("redo")["pick"] for _ in range(3)] == ["", "", CLAIMED]


def test_what_the_records_refuse_is_answered_and_not_kept(review, answers):
    assert "no date" in answers("edit", FINED, start="Wednesday")["fault"]
    assert "some, not all" in answers("split", FINED, accounts=[])["fault"]
    assert "into itself" in answers("merge", FINED, onto=FINED)["fault"]
    assert review.review.made == []
    answers("merge", CLAIMED, onto=STATED)
    assert f"is merged into '{STATED}'; open it again first" in answers("accept", CLAIMED)["fault"]


def test_an_edit_takes_along_what_follows_from_it(review, answers):
    answers("edit", CLAIMED, start="2031-03-04", title="Moor counts the engines")
    row = review.reviewed.row("events", CLAIMED)
    assert (row["start"], row["end"], row["precision"]) == ("2031-03-04", "2031-03-04", "day")
    assert row["second_check"] == "corrected"
    span = {"start": "2031-03", "end": "2031-04", "precision": "month"}
    assert followed(span, {"start": "2031-02", "end": "2031-04"}) == {"start": "2031-02"}
    assert followed(span, {"start": "2031", "end": "2031"})["precision"] == "year"
    assert followed(span, {"precision": "vague", "start": "2031"})["precision"] == "vague"


def test_a_card_has_the_paragraph_with_the_words_marked(review):
    (_, accounts, _) = card(review, FINED)["lists"][0]
    courier = next(part for part in accounts if part[0] == ["b", "courier, asserting (Wednesday)"])
    marks = [part for part in courier[-1][1] if part[0] == "mark"]
    assert marks == [
        [
            "mark",
            [
                "On ",
                ["b", ["Wednesday"]],
                " the Norwegian government fined two shipyards over about 1,200 engines sold to the "
                "island.",
            ],
        ]
    ]
    assert ["Rules", "date: weekday"] in card(review, FINED)["facts"]


def test_a_card_tells_what_is_other_than_drafted(review):
    untouched = dict(card(review, STATED)["facts"])
    assert untouched["Days"] == ["9 May 2031"]
    fined, claimed = (review._cards.event(key)["title"] for key in (FINED, CLAIMED))
    review.edit(STATED, start="2031-02-01", end="2031-02-01")
    review.merge(FINED, CLAIMED)
    facts = dict(card(review, STATED)["facts"])
    assert facts["Days"] == [["ins", "1 February 2031"], " (was ", ["del", "9 May 2031"], ")"]
    assert facts["In the timeline"] == [
        "after ",
        *[["ins", "nothing"], " (was ", ["del", f"“{fined}”"], ")"],
        "; before ",
        *[["ins", f"“{claimed}”"], " (was ", ["del", "nothing"], ")"],
    ]
    assert dict(card(review, FINED)["facts"])["In the timeline"][1][1].startswith("nothing")
    assert dict(card(review, CLAIMED)["facts"])["Told by"][0] == ["ins", "courier, herald"]


def test_what_a_step_did_is_in_words(review):
    review.reject(CLAIMED)
    title = review._cards.event(CLAIMED)["title"]
    changed = "actors 5 → 4, events 3 → 2, participants 3 → 2, accounts 7 → 6, figures 1 → 0"
    assert review._last == f"Left out “{title}” ({changed})."
    assert review.data["steps"]["progress"] == [1, 3]
    assert review.data["steps"]["last"] == review._last


def test_rows_are_those_shown(review):
    review.reject(CLAIMED)
    review.show = ["left out"]
    assert review.rows()["event"].tolist() == [CLAIMED]
    review.show, review.search = [], "norway"
    assert review.rows()["event"].tolist() == [FINED]
    assert review.code == "kc.DraftReview(draft, search='norway').rows()"
    review.search, review.pages = "", "herald"
    assert review.rows()["event"].tolist() == [FINED, STATED]
    review.pages, review.rules = [], "date: month"
    assert review.rows()["event"].tolist() == [CLAIMED]
    assert "1 of 3 candidates done" in review.describe()


def test_what_is_unknown_is_named(review):
    with pytest.raises(ValueError, match=f"did you mean '{FINED}'"):
        review.accept(FINED + "x")
    with pytest.raises(Exception, match="did you mean 'left out'"):
        review.show = ["left"]
    with pytest.raises(Exception, match="did you mean 'herald'"):
        review.pages = ["heralt"]


def test_the_view_is_a_page_without_steps(review, tmp_path):
    review.accept(FINED)
    page = review.page(tmp_path / "review.html")
    assert page.stat().st_size > 1000


def test_what_was_split_off_and_left_out_stays_in_the_list(case, review, answers):  # noqa: F811
    review.split(FINED, [f"herald@{FINED}"], "second-fine")
    answers("reject", "second-fine")
    assert "second-fine" not in kc.load(case).events["event"].tolist()
    for seen in (review, kc.DraftReview(case)):
        row = seen.table.set_index("event").loc["second-fine"]
        assert (row["state"], list(row["pages"])) == ("left out", ["herald"])
        assert seen._card("second-fine")["over"] == "left out · 1 document"
        assert seen.progress[1] == 4
    answers("accept", "second-fine")
    assert "second-fine" in kc.load(case).events["event"].tolist()
    answers("undo")
    answers("undo")
    assert review.review.states["second-fine"] == "open"


def test_a_zone_that_is_none_is_refused(review):
    with pytest.raises(ValueError, match="did you mean 'Asia/Seoul'"):
        review.zone = "Seoul"
