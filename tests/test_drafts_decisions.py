"""Decisions on a draft are data: kept one by one, undone, redone, replayed."""

import pytest
from test_drafts import case, folder  # noqa: F401  fixtures

import kcna_corpus as kc
from kcna_corpus.drafts.reviewing import Decisions, agreement
from kcna_corpus.records.decisions import Decision, append_decision, in_force, read_decisions

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


def test_hostile_cells_stay_text(tmp_path):
    hostile = Decision("edit", "events", "a", "title", '=HYPERLINK("x")\n",')
    append_decision(tmp_path / "d.csv", hostile)
    assert read_decisions(tmp_path / "d.csv") == [hostile]
    assert in_force([hostile]) == [hostile]


def test_an_update_keeps_what_was_decided(case, review):  # noqa: F811
    from kcna_corpus.drafts.update import update_case

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
