"""Where accounts differ, who is a witness, who denies what; and copies with one thing shifted."""

import random
from datetime import date, timedelta

import pandas as pd
import pytest

import kcna_corpus as kc
from kcna_corpus.records.checks import check_rows
from kcna_corpus.records.corpus import from_rows
from kcna_corpus.story import accounts, figures

DENIAL = "kcna-denial-2024-05-17"
#: Every conflict that the shipped records have, checked by hand against their sources.
REVIEWED = {
    ("joint-2024-01-09", "joint-2024-01-09", "number"),  # 47 states, 48 states
    ("us-2024-03-18", "shin-2024-03-18", "number"),  # 10,000 and 7,000 on one day
    ("joint-2024-05-01", "joint-2024-05-01", "number"),  # 50 states, Jiji 49
    ("shin-2024-02-26", "us-2024-02-23", "number"),  # 6,700 three days after 10,000
    ("shin-2024-03-18", "us-2024-02-23", "number"),  # 7,000 a month after 10,000
    (DENIAL, DENIAL, "actor"),  # the lead that gives it to Kim Jong Un
}


def told(corpus, **options):
    return kc.disagreements(corpus, **options).to_dict("records")


def flagged(corpus, record):
    return [row for row in told(corpus) if record in row["records"]]


def copy_of(corpus, table, row, **changes):
    """The corpus with a copy of one row, in which something is changed."""
    key = "account" if table == "accounts" else "figure"
    return corpus.with_rows(table, [{**row, key: "a-copy", **changes}])


def test_the_shipped_records_have_these_conflicts_and_no_other(shipped):
    rows = told(shipped)
    assert {(row["event"], row["other_event"], row["kind"]) for row in rows} == REVIEWED
    assert all(row["why"].endswith(".") and row["records"] for row in rows)


def test_the_denial_on_two_calendars_is_one_moment(shipped):
    assert not any(row["kind"] == "date" for row in told(shipped))
    same = [r for r in told(shipped, apparent=True) if r["kind"] == accounts.SAME_MOMENT]
    assert ["worldjournal-zh"] in [row["other"] for row in same]
    pages = next(row for row in same if "localnews8-ap-brief" in row["other"])
    assert (pages["one_says"], pages["other_says"]) == ("2024-05-17 (announced)", "2024-05-16")


@pytest.mark.parametrize("document", ["localnews8-ap-brief", "startribune-ap", "lapresse-afp-fr"])
@pytest.mark.parametrize("day", ["2024-05-16", "2024-05-17"])
def test_kst_and_edt_are_no_conflict(shipped, document, day):
    row = shipped.row("accounts", f"{document}@{DENIAL}")
    corpus = copy_of(shipped, "accounts", row, as_of_start=day, as_of_end=day)
    assert flagged(corpus, "a-copy") == []


@pytest.mark.parametrize(
    ("document", "day"),
    [("dailyguardian-2024-05-17", "2024-05-17"), ("rocketparrot-2024-05-17", "2024-05-16")],
)
def test_the_sanctions_on_the_calendars_of_their_readers(shipped, document, day):
    """Washington's 16 May ends on the morning of the 17th in India."""
    row = shipped.row("accounts", f"{document}@us-sanctions-2024-05-16")
    corpus = copy_of(shipped, "accounts", row, as_of_start=day, as_of_end=day)
    assert flagged(corpus, "a-copy") == []


def test_a_day_that_no_calendar_explains(shipped):
    row = shipped.row("accounts", f"worldjournal-zh@{DENIAL}")
    corpus = copy_of(shipped, "accounts", row, as_of_start="2024-05-15", as_of_end="2024-05-15")
    found = flagged(corpus, "a-copy")
    assert {row["kind"] for row in found} == {"date"}
    record = next(row for row in found if "the record" in row["other"])
    assert "2024-05-15 ends at 16 May 2024 03:59 UTC at the latest" in record["why"]


@pytest.mark.parametrize(("day", "kinds"), [("2024-05-16", set()), ("2024-05-14", {"date"})])
def test_readers_whose_zone_is_not_known_may_be_anywhere(shipped, day, kinds):
    row = shipped.row("accounts", f"updatenews-vi@{DENIAL}")
    corpus = copy_of(shipped, "accounts", row, as_of_start=day, as_of_end=day)
    assert {found["kind"] for found in flagged(corpus, "a-copy")} == kinds


# --- copies with one date or number shifted ------------------------------------------------------


def shifted_days(row, seed):
    """Both days moved by more than any two calendars differ, or by more than their own length."""
    start, end = (date.fromisoformat(row[c]) for c in ("as_of_start", "as_of_end"))
    least = (end - start).days + 3
    move = timedelta(days=random.Random(seed).randint(least, least + 60))
    move *= random.Random(seed + 1).choice((-1, 1))
    return {"as_of_start": (start + move).isoformat(), "as_of_end": (end + move).isoformat()}


def shifted_number(row, seed):
    rng = random.Random(seed)
    value = float(row["value"])
    new = max(1, round(value * rng.choice((0.5, 0.8, 0.9, 1.1, 1.25, 2))))
    return {"value": str(new if new != value else new + 1)}


def copies(corpus):
    """Each copy with one date or number shifted, and the record that it is a copy of."""
    for seed, row in enumerate(corpus.rows["accounts"]):
        if row["as_of_start"]:
            yield "accounts", row, shifted_days(row, seed)
    for seed, row in enumerate(corpus.rows["figures"]):
        yield "figures", row, shifted_number(row, seed)


def test_shifted_copies_are_found_and_nothing_else(shipped, capsys):
    before = {(row["event"], row["other_event"], row["kind"]) for row in told(shipped)}
    total = found = false = pairs = 0
    for table, row, changes in copies(shipped):
        corpus = copy_of(shipped, table, row, **changes)
        rows = told(corpus)
        total += 1
        found += any("a-copy" in r["records"] for r in rows)
        wrong = [r for r in rows if "a-copy" not in r["records"]]
        false += sum((r["event"], r["other_event"], r["kind"]) not in before for r in wrong)
        pairs += compared(corpus)
        dates = [r for r in wrong if r["kind"] == "date"]
        assert not any("worldjournal-zh" in r["one"] + r["other"] for r in dates)
    with capsys.disabled():
        share = f"{found}/{total} shifted copies found ({100 * found / total:.1f} %)"
        print(f"\n{share}, {false} false flags in {pairs} pairs of accounts and figures")
    assert found >= 0.95 * total
    assert false <= pairs / 100


def compared(corpus):
    """How many pairs of dated accounts of one event, and of figures for one quantity, there are."""
    groups = {}
    for row in corpus.rows["accounts"]:
        if row["as_of_start"]:
            groups[row["event"]] = groups.get(row["event"], 1) + 1  # the record is one more
    for row in corpus.rows["figures"]:
        groups[figures.quantity_of(row)] = groups.get(figures.quantity_of(row), 0) + 1
    return sum(n * (n - 1) // 2 for n in groups.values())


def test_one_day_s_shift_is_a_conflict_unless_a_calendar_explains_it(shipped, capsys):
    silent, total = [], 0
    for row in shipped.rows["accounts"]:
        if len(row["as_of_start"]) == 10 and row["as_of_start"] == row["as_of_end"]:
            for days in (-1, 1):
                day = date.fromisoformat(row["as_of_start"]) + timedelta(days=days)
                total += 1
                changes = dict.fromkeys(("as_of_start", "as_of_end"), day.isoformat())
                corpus = copy_of(shipped, "accounts", row, **changes)
                if not flagged(corpus, "a-copy"):
                    silent.append((row, corpus))
    with capsys.disabled():
        print(
            f"\n{len(silent)} of {total} copies shifted by one day: a reader's calendar explains it"
        )
    for row, corpus in silent:
        event = corpus.row("events", row["event"])
        told = accounts.dated(corpus, event, corpus.row("accounts", "a-copy"))
        assert len(told.zones) > 1


# --- numbers, actors, stances --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "kinds"),
    [
        ({"value": "7001"}, {"number"}),
        ({"speaker": "rok-military", "value": "7200"}, set()),
        ({"speaker": "rok-military", "value": "9000", "qualifier": "exactly"}, {"number"}),
        (
            {"speaker": "nis", "event": "nis-2023-11-01", "said": "2023-11-01", "value": "3000"},
            set(),
        ),
        ({"measure": "", "quantity": "rail cars", "value": "1"}, set()),
    ],
)
def test_figures_are_compared_for_one_quantity(shipped, changes, kinds):
    row = shipped.row("figures", "containers-shin-2024-03-18")
    corpus = copy_of(shipped, "figures", row, **changes)
    own = [r for r in flagged(corpus, "a-copy") if "containers-shin-2024-03-18" in r["records"]]
    assert {r["kind"] for r in own} == kinds


def test_another_qualifier_alone_is_no_conflict(shipped):
    row = shipped.row("figures", "containers-shin-2024-03-18")
    corpus = copy_of(shipped, "figures", row, qualifier="over")
    assert len(told(corpus)) == len(told(shipped))


def test_each_figure_has_its_speaker_and_day(shipped):
    row = next(r for r in told(shipped) if r["event"] == "shin-2024-02-26")
    assert (row["one"], row["other"]) == (["US State Department"], ["Shin Won-sik"])
    assert row["one_says"] == "over 10,000 containers, 2024-02-23"
    assert "A running total cannot fall." in row["why"]


def test_the_misattributed_denial_names_its_quotation(shipped):
    row = next(r for r in told(shipped) if r["kind"] == "actor")
    assert row["one"] == ["rocketparrot-2024-05-17"]
    assert len(row["other"]) == (shipped.accounts["event"] == DENIAL).sum() - 1
    assert "rocketparrot-2024-05-17:q1" in row["why"]


def test_an_event_asserted_and_denied(shipped):
    row = shipped.row("accounts", "r9news-2024-05-17@strikes-2023-24")
    corpus = copy_of(shipped, "accounts", row, document="rbc-ru", stance="denying")
    assert [r["kind"] for r in flagged(corpus, "a-copy")] == ["stance"]


def test_records_without_accounts_or_figures(tiny):
    assert kc.disagreements(tiny).empty
    bare = from_rows({**tiny.rows, "accounts": []}, "bare")
    assert list(kc.disagreements(bare).columns) == accounts.COLUMNS
    assert kc.witnesses(bare).empty
    assert kc.AccountsExplorer(bare).rows().empty


# --- witnesses -----------------------------------------------------------------------------------


def test_copies_of_one_parent_are_one_witness(shipped):
    found = kc.witnesses(shipped, DENIAL).set_index("witness")
    assert found["documents"].map(len).sum() == (shipped.accounts["event"] == DENIAL).sum()
    assert "rmol-id" in found.loc["reuters", "documents"]
    assert "jurnalpatroli-id" in found.loc["reuters", "documents"]
    assert found.loc["anews-2024-05-17", "documents"] == ["anews-2024-05-17"]
    assert found.loc["reuters", "chain"] == "JurnalPatroliNews → RMOL → Reuters → Kim Yo Jong"
    assert found.loc["associated-press", "basis"] == "inferred"


def test_an_agency_is_no_witness_to_what_nobody_has_from_it(shipped):
    """RBC credits KCNA for the denial: of the American sanctions it has not heard from KCNA."""
    sanctions = kc.witnesses(shipped, "us-sanctions-2024-05-16").set_index("witness")
    assert "kcna" not in sanctions.index
    assert not sanctions.loc["rbc-ru", "independent"]
    assert "rbc-ru" in kc.witnesses(shipped, DENIAL).set_index("witness").loc["kcna", "documents"]


@pytest.mark.parametrize("event", ["us-sanctions-2024-05-16", "putin-xi-statement-2024-05-16"])
def test_who_is_named_as_a_witness_is_credited_by_somebody(shipped, event):
    documents = set(shipped.documents["document"])
    for row in kc.witnesses(shipped, event).itertuples():
        assert row.independent or row.witness in documents or "not named" in row.name


def test_the_copy_that_differs_is_told(shipped):
    found = kc.witnesses(shipped, DENIAL).set_index("witness")
    assert found.loc["afp", "differing"] == ["rocketparrot-2024-05-17"]
    assert len(found.loc["afp", "documents"]) == 6
    assert found["differing"].map(len).sum() == 1
    seoul = kc.witnesses(shipped, "unification-ministry-2024-05-17").set_index("witness")
    assert len(seoul.loc["associated-press", "documents"]) == 2  # the body, and its speaker
    assert seoul["differing"].map(len).sum() == 0


def test_an_account_has_its_own_parent(tiny):
    """Of three empty columns its document's is meant; a basis alone says: not from there."""
    event, paper = "denial-2031-03-10", "courier-report"
    rows = {row["account"]: row for row in tiny.rows["accounts"]}
    told = rows.pop(f"{paper}@{event}")
    for changes, witness, sure in (
        ({}, "vna", True),
        ({"upstream": "fruit-ministry", "upstream_basis": "inferred"}, "fruit-ministry", False),
        ({"upstream_basis": "printed"}, paper, False),
    ):
        changed = from_rows({**tiny.rows, "accounts": [{**told, **changes}]}, "changed")
        (row,) = kc.witnesses(changed, event).to_dict("records")
        assert (row["witness"], row["independent"]) == (witness, sure)


def test_an_agency_s_own_page_is_no_witness_beside_its_copies(tiny):
    """It is the agency's by the publisher's name; a paper that an actor is, is nobody's agency."""
    paper, event = "courier-report", "denial-2031-03-10"
    own = {**tiny.row("documents", paper), "document": "wire", "upstream": "", "outlet": ""}
    own |= {"upstream_document": "", "upstream_basis": "", "publisher": "Varland News Agency"}
    told = {**tiny.row("accounts", f"{paper}@{event}"), "document": "wire", "account": "wire@event"}
    for publisher, witness, sure in (("Varland News Agency", "vna", True), ("Wire", "wire", False)):
        press = {**tiny.row("actors", "vna"), "actor": "the-wire", "name": "Wire", "aliases": ""}
        rows = {
            **tiny.rows,
            "documents": [*tiny.rows["documents"], {**own, "publisher": publisher}],
            "accounts": [*tiny.rows["accounts"], told],
            "actors": [*tiny.rows["actors"], press],
        }
        found = kc.witnesses(from_rows(rows, "changed"), event)
        (row,) = found[found["documents"].map(lambda keys: "wire" in keys)].to_dict("records")
        assert (row["witness"], row["independent"]) == (witness, sure)


def test_an_agency_with_news_of_its_own_is_an_agency(shipped):
    """Reuters published an answer of Kyiv's; its copies of the denial are its copies still."""
    assert {"event": "kyiv-2024-05-07", "actor": "reuters", "role": "agent"}.items() <= next(
        p for p in shipped.rows["participants"] if p["actor"] == "reuters"
    ).items()
    assert "reuters" in set(kc.witnesses(shipped, DENIAL)["witness"])


def test_accounts_that_copy_each_other_are_refused(tiny):
    event, papers = "denial-2031-03-10", ("courier-report", "varland-statement")
    rows = [
        {**tiny.row("accounts", f"{one}@{event}"), "upstream_document": other}
        for one, other in (papers, papers[::-1])
    ]
    (problem,) = check_rows({**tiny.rows, "accounts": rows})
    assert problem[:3] == ("accounts", f"courier-report@{event}", "upstream_document")
    assert "leads back to it" in problem.message


def test_an_agency_of_one_side_is_credited_for_that_side_alone(tiny):
    """The paper has Varland's denial from Varland's agency; the League's ban it has not."""
    told = tiny.row("accounts", "courier-report@denial-2031-03-10")
    ban = {**told, "account": "courier-report@ban", "event": "ban-2031-03-09", "on_word_of": ""}
    found = kc.witnesses(tiny.with_rows("accounts", [ban])).set_index("event")
    assert found.loc["ban-2031-03-09", "witness"] == "courier-report"
    assert set(found.loc[["denial-2031-03-10"], "witness"]) == {"vna"}


def test_witnesses_are_counted_at_least_and_at_most(shipped, tiny):
    count = kc.witness_count(shipped, DENIAL)
    table = kc.witnesses(shipped, DENIAL)
    assert (count.at_least, count.at_most) == (table["independent"].sum(), len(table))
    assert count.at_least < count.at_most
    assert "may share one" in count.why
    assert "A News" in count.why.partition("may share one")[2]
    assert kc.witness_count(tiny, "ban-2031-03-09")[:2] == (0, 0)
    with pytest.raises(ValueError, match=f"did you mean '{DENIAL}'"):
        kc.witness_count(shipped, "kcna-denial")


def test_witnesses_of_every_event(shipped):
    table = kc.witnesses(shipped)
    assert table["documents"].map(len).sum() == len(shipped.accounts)
    with pytest.raises(ValueError, match=f"did you mean '{DENIAL}'"):
        kc.witnesses(shipped, "kcna-denial")


# --- claims and denials --------------------------------------------------------------------------


def test_who_claims_containers_and_who_denies(shipped):
    table = kc.claims(shipped, "containers").set_index("event")
    assert [told[0] for told in table["figures"] if told] == [
        "over 1,000 containers (John Kirby, 2023-10-13)",
        "about 2,000 containers (ROK military, 2023-11-02)",
        "about 5,000 containers (Shin Won-sik, 2023-12-29)",
        "over 10,000 containers (US State Department, 2024-02-23)",
        "about 6,700 containers (Shin Won-sik, 2024-02-26)",
        "about 7,000 containers (Shin Won-sik, 2024-03-18)",
        "at least 10,000 containers (Jung Pak, 2024-03-18)",
        "over 11,000 containers (Robert Wood, 2024-05-20)",
        "at least 10,000 containers (Shin Won-sik, 2024-06-14)",
        "over 11,000 containers (Robert Wood, 2024-06-14)",
        "at least 13,000 containers (ROK Defence Intelligence Agency, 2024-08-27)",
        "over 16,500 containers (Robert Koepcke, 2024-09-04)",
        "over 18,000 containers (Robert Wood, 2024-11-27)",
        "over 20,000 containers (Linda Thomas-Greenfield, 2024-12-18)",
        "over 20,000 containers (Dorothy Shea, 2025-01-08)",
        "about 16,000 containers (Open Source Centre, 2025-04-15)",
    ]
    assert table.loc["shin-2024-06-14", "denied_in"] == ["dprk-denial-2024-10-24"]
    assert table.loc["shin-2024-03-18", "denied_in"][0] == DENIAL
    assert "not made for sale to Russia" in table.loc["shin-2024-03-18", "denials"][0]


def test_denials_and_dismissals_are_told_apart(shipped):
    table = kc.claims(shipped, ["shells", "missiles"]).set_index(["matter", "event"])
    first = table.loc[("shells", "us-claims-2022-09")]
    assert first["denied_in"][0] == "dprk-denial-2022-09"
    missiles = table.loc[("missiles", "wh-2024-01-04")]
    assert [told.split(",")[0] for told in missiles["dismissals"]] == [
        "Vasily Nebenzya",
        "Kim Song",
        "Maria Zakharova",
    ]
    told = kc.claims(shipped)["dismissals"].explode().dropna()
    assert not told.str.startswith("KCNA").any()  # of drills: no answer to a claim about arms


def test_nobody_denies_the_oil(shipped):
    table = kc.claims(shipped, "petroleum")
    assert set(table["event"]) == {"ft-oil-2024-03", "wh-oil-2024-05-02"}
    assert table["denied_in"].map(len).sum() == 0
    with pytest.raises(ValueError, match="did you mean 'petroleum'"):
        kc.claims(shipped, "petrol")


def test_tables_are_new_and_nothing_is_changed(shipped):
    before = {name: [dict(r) for r in rows] for name, rows in shipped.rows.items()}
    for call in (kc.disagreements, kc.witnesses, kc.claims):
        assert isinstance(call(shipped), pd.DataFrame)
    assert shipped.rows == before
