"""Decisions on a draft are data: kept one by one, undone, redone, replayed."""

import re
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_cases import case, made_case  # noqa: F401  fixtures

import kcna_corpus as kc
from kcna_corpus import cli
from kcna_corpus.cases.reviewing import Decisions, _agreed, agreement
from kcna_corpus.records.decisions import (
    Decision,
    append_decision,
    combined,
    in_force,
    read_decisions,
)

FINED, STATED, CLAIMED = "norway-2031-05-07", "ada-varn-2031-05-09", "elin-moor-2031-03"


def keys(corpus, table="events"):
    return [row[table[:-1]] for row in corpus.rows[table]]


@pytest.fixture
def review(case):  # noqa: F811
    return Decisions(case)


def test_each_decision_is_in_the_folder_at_once_and_loaded_again(case, review):  # noqa: F811
    drafted = (case / "events.csv").read_bytes()
    review.accept(FINED)
    review.edit(STATED, "title", "Varn denies the sale")
    review.reject(CLAIMED)
    assert review.progress == (3, 3)
    corpus = kc.load(case)
    events = {row["event"]: row for row in corpus.rows["events"]}
    assert set(events) == {FINED, STATED}
    assert events[FINED]["second_check"] == "confirmed"
    assert events[STATED]["title"] == "Varn denies the sale"
    assert events[STATED]["second_check"] == "corrected"
    assert "elin-moor" not in keys(corpus, "actors")  # whom nothing names any more
    assert corpus.rows["figures"] == []
    assert (case / "events.csv").read_bytes() == drafted
    assert Decisions(case).decisions == review.decisions


def test_every_step_is_undone_and_redone(case, review):  # noqa: F811
    states = [review.corpus.rows]
    review.accept(FINED)
    states.append(review.corpus.rows)
    review.merge(CLAIMED, FINED)
    states.append(review.corpus.rows)
    review.reject(STATED)
    states.append(review.corpus.rows)
    for state in states[-2::-1]:
        review.undo()
        assert review.corpus.rows == state
    review.undo()  # nothing is left to undo
    for state in states[1:]:
        review.redo()
        assert review.corpus.rows == state == Decisions(case).corpus.rows
    review.redo()
    assert review.corpus.rows == states[-1]


def test_a_merge_moves_what_refers_to_it(review):
    review.merge(CLAIMED, FINED)
    accounts = review.corpus.rows["accounts"]
    courier = [row for row in accounts if (row["document"], row["event"]) == ("courier", FINED)]
    assert len(courier) == 1  # one document, one event, one account
    assert courier[0]["sentences"].count("courier/") == 2
    assert review.corpus.rows["figures"][0]["account"] == courier[0]["account"]
    assert review.corpus.rows["events"][0]["source"].split(" | ") == ["courier", "herald"]


def test_a_split_gives_accounts_an_event_of_their_own(review):
    review.split(FINED, [f"herald@{FINED}"], "second-fine")
    assert keys(review.corpus).count("second-fine") == 1
    of = {row["account"]: row["event"] for row in review.corpus.rows["accounts"]}
    assert (of[f"herald@{FINED}"], of[f"courier@{FINED}"]) == ("second-fine", FINED)


def test_a_merge_of_actors_keeps_both_names(review):
    review.merge("hugo-lind", "otto-berg", table="actors")
    (berg,) = [row for row in review.corpus.rows["actors"] if row["actor"] == "otto-berg"]
    assert "Hugo Lind" in berg["aliases"].split(" | ")
    speakers = {row["speaker"] for row in review.corpus.rows["quotations"]}
    assert "hugo-lind" not in speakers


def test_a_decision_that_breaks_a_rule_is_refused_and_not_kept(case, review):  # noqa: F811
    with pytest.raises(kc.CorpusError, match="no date"):
        review.edit(FINED, "start", "Wednesday")
    with pytest.raises(ValueError, match="did you mean 'norway-2031-05-07'"):
        review.accept("norway-2031-05-08")
    with pytest.raises(ValueError, match="did you mean 'title'"):
        review.edit(FINED, "titel", "x")
    assert review.decisions == []
    assert not (case / "draft" / "decisions.csv").exists()


def test_a_file_that_was_cut_off_loses_its_last_line_only(case, review):  # noqa: F811
    review.accept(FINED)
    review.accept(STATED)
    file = case / "draft" / "decisions.csv"
    whole = file.read_bytes()
    for cut in range(len(whole)):
        file.write_bytes(whole[:cut])
        kept = read_decisions(file)
        assert kept == review.decisions[: len(kept)]
    file.write_bytes(whole[:-5])
    again = Decisions(case)
    assert again.progress == (1, 3)
    again.accept(STATED)
    assert read_decisions(file) == review.decisions


def test_bulk_decisions_by_document_and_rule(review):
    assert review.open_of(document="herald") == [FINED, STATED]
    review.accept(*review.open_of(document="courier", rule="date"))
    assert review.open == []
    assert len(review.decisions) == 1  # one step, which one undo takes back
    review.undo()
    assert review.progress == (0, 3)


def test_a_candidate_that_is_gone_adds_documents_to_no_other(review):
    review.split(FINED, [f"herald@{FINED}"], "second-fine")
    review.split(STATED, [f"mirror@{STATED}"], "a-word")
    review.merge("a-word", FINED)
    review.reject("second-fine")
    review.split(FINED, [f"mirror@{STATED}"], "third")
    told = review.documents
    assert told[FINED] == ["courier", "herald"]
    assert [told[key] for key in ("second-fine", "a-word", "third")] == [
        ["herald"],
        ["mirror"],
        ["mirror"],
    ]


def test_hostile_cells_stay_text(tmp_path):
    hostile = Decision("edit", "events", "a", "title", '=HYPERLINK("x")\n",')
    append_decision(tmp_path / "d.csv", hostile)
    assert read_decisions(tmp_path / "d.csv") == [hostile]
    assert in_force([hostile]) == [hostile]


def test_an_update_keeps_what_was_decided(case, review):  # noqa: F811
    from kcna_corpus.cases.update import update_case

    review.reject(FINED)
    text = (
        "Gazette\n\n12 May 2031\n\nNorway last Wednesday fined two shipyards for engines that were "
    )
    text += "sold to the island.\n\nMara Tilde opened a new yard on Saturday, a clerk said."
    (case / "pages" / "gazette.txt").write_text(text, encoding="utf-8")
    update_case(case, progress=False)
    assert set(keys(kc.load(case))) == {CLAIMED, STATED, "mara-tilde-2031-05-10"}


def test_agreement_of_two_reviews(case):  # noqa: F811
    one, other = Decisions(kc.load(case)), Decisions(kc.load(case))
    one.edit(FINED, "kind", "statement")
    other.reject(STATED)
    table = agreement(one.corpus, other.corpus).set_index("column")
    assert table.loc["kept", ["rows", "agree"]].tolist() == [3, 2]
    assert table.loc["kind", ["rows", "agree"]].tolist() == [2, 1]
    assert table.loc["kind", "alpha"] == pytest.approx(0.0)
    assert table.loc["start", "alpha"] == 1


@pytest.mark.parametrize(
    ("one", "other", "alpha"),
    [
        # K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), A and B
        ("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0", 0.095),
        ("a a b b d c c c e d d a", "b a b b b c c c e d d d", 0.692),
    ],
)
def test_alpha_of_published_examples(one, other, alpha):
    pairs = list(zip(one.split(), other.split(), strict=True))
    assert _agreed(pairs)[2] == pytest.approx(alpha, abs=0.0005)


def test_what_two_persons_decided_becomes_one(case):  # noqa: F811
    draft = kc.load(case)
    one, other = Decisions(draft), Decisions(draft)
    one.accept(FINED)
    one.edit(STATED, "title", "Varn denies the sale")
    one.edit(CLAIMED, "title", "Moor counts engines")
    other.edit(FINED, "title", "Oslo fines two yards")
    other.edit(STATED, "title", "Varn denies it all")
    other.edit(CLAIMED, "title", "Moor counts engines")
    made, open_pairs = combined(one.made, other.made)
    assert [(a.row, a.value, b.value) for a, b in open_pairs] == [
        (STATED, "Varn denies the sale", "Varn denies it all")
    ]
    assert [(d.action, d.row) for d in made] == [
        ("accept", FINED), ("edit", CLAIMED), ("edit", FINED),
    ]  # fmt: skip
    assert combined(other.made, one.made)[1] == [(b, a) for a, b in open_pairs]
    other.undo()
    other.reject(CLAIMED)
    assert [a.row for a, _ in combined(one.made, other.made)[1]] == [STATED, CLAIMED]


def test_two_persons_are_compared_row_by_row_and_cell_by_cell():
    one = [
        Decision("accept", "events", "fair | flood"),
        Decision("edit", "events", "ferry", "title | kind", '["A ferry", "visit"]'),
    ]
    other = [
        Decision("reject", "events", "flood"),
        Decision("edit", "events", "ferry", "kind", "claim"),
        Decision("undo"),
        Decision("edit", "events", "ferry", "kind", "visit"),
    ]
    made, open_pairs = combined(one, other)
    assert [(d.action, d.row, d.column, d.value) for d in made] == [
        ("accept", "fair", "", ""),
        ("edit", "ferry", "title", "A ferry"),
        ("edit", "ferry", "kind", "visit"),
    ]
    assert [(a.action, b.action, a.row) for a, b in open_pairs] == [("accept", "reject", "flood")]


def test_two_cases_are_compared_and_joined_by_command(case, tmp_path, capsys):  # noqa: F811
    copy = shutil.copytree(case, tmp_path / "copy")
    one, other = Decisions(case), Decisions(copy)
    one.accept(FINED)
    other.reject(FINED)
    other.edit(STATED, "title", "Varn denies it all")
    assert cli.main(["compare", str(case), str(copy), "--join"]) == 0
    told = capsys.readouterr().out
    assert "1 decisions differ" in told
    assert f"{FINED}: accept, or reject" in told
    events = {row["event"]: row for row in kc.load(case).rows["events"]}
    assert events[FINED]["second_check"] == "confirmed"
    assert events[STATED]["title"] == "Varn denies it all"
    assert STATED in keys(kc.load(copy))
    with pytest.raises(ValueError, match="two drafts"):
        Decisions(case).join(Decisions(kc.load()))


EVENTS = st.sampled_from([FINED, STATED, CLAIMED, f"{FINED}-2"])
CELLS = st.sampled_from(
    [{"title": "=1\n2"}, {"start": "2031-01"}, {"start": "2031-01-02", "end": "2031-01-03"}]
)
STEPS = st.one_of(
    st.tuples(st.sampled_from(["accept", "reject", "reopen"]), st.lists(EVENTS, max_size=3)),
    st.tuples(st.just("edit"), st.tuples(EVENTS), CELLS),
    st.tuples(st.just("merge"), st.tuples(EVENTS, EVENTS)),
    st.tuples(st.just("split"), st.just((FINED, [f"herald@{FINED}"], f"{FINED}-2"))),
    st.tuples(st.sampled_from(["undo", "redo"]), st.just(())),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, max_size=14))
def test_whatever_is_decided_undone_and_redone_is_what_its_steps_make(case, steps):  # noqa: F811
    file = case / "draft" / "decisions.csv"
    file.unlink(missing_ok=True)
    review = Decisions(case)
    done, undone = [review.corpus.rows], []
    for action, given_rows, *cells in steps:
        before = len(review.made)
        try:
            getattr(review, action)(*given_rows, **(cells[0] if cells else {}))
        except ValueError:
            assert review.corpus.rows == done[-1]
            assert len(review.made) == before
            continue
        if len(review.made) == before:
            continue  # nothing to do
        if action == "undo":
            undone.append(done.pop())
        elif action == "redo":
            done.append(undone.pop())
        else:
            done.append(review.corpus.rows)
            undone.clear()
        assert review.corpus.rows == done[-1]
    again = Decisions(case)  # as after a kill
    assert (again.made, again.states) == (review.made, review.states)
    assert again.corpus.rows == done[-1] == kc.load(case).rows
    file.unlink(missing_ok=True)
    alone = Decisions(case)
    for decision in review.decisions:
        append_decision(file, decision)
    assert Decisions(case).corpus.rows == done[-1]
    assert alone.made == []


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("acept,events,a,,", "line 2: no action 'acept'; did you mean 'accept'?"),
        ("accept,events,a", "line 2: 3 cells, not 5: action, table, row, column, value"),
        ('edit,events,a,start | end,"[""2031"""', "are no values of start | end"),
        ("edit,events,a,start | end,2031", "are no values of start | end"),
    ],
)
def test_a_file_that_somebody_broke_is_refused_by_line(case, line, why):  # noqa: F811
    file = case / "draft" / "decisions.csv"
    file.write_text(f"action,table,row,column,value\n{line}\n", encoding="utf-8")
    with pytest.raises(kc.CorpusError, match=re.escape(why)):
        Decisions(case)
    with pytest.raises(kc.CorpusError, match=re.escape(why)):
        kc.load(case)
    assert line in file.read_text(encoding="utf-8")


def test_two_reviews_of_one_case_take_up_what_the_other_decided(case, review):  # noqa: F811
    other = Decisions(case)
    review.accept(FINED)
    other.reject(STATED)
    review.undo()  # the last step of the case, whoever made it
    assert review.states == {CLAIMED: "open", FINED: "accepted", STATED: "open"}
    assert Decisions(case).corpus.rows == review.corpus.rows
