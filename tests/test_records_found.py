"""The quotation records are what the library finds in the real reports, or a reviewed difference.

Needs the five documents; where they are not at hand the tests are skipped and say so.
"""

import csv
from pathlib import Path

import pandas as pd
import pytest

import kcna_corpus as kc

HERE = Path(__file__).parent
REPORTS = HERE.parent.parent / "shared" / "reports"
STATEMENT = "kcna-watch-2024-05-17"
FILES = {
    "000": "anews-2024-05-17",
    "001": "rocketparrot-2024-05-17",
    "003": "dailyguardian-2024-05-17",
    "004": "r9news-2024-05-17",
}

if not REPORTS.is_dir():
    pytest.skip("the five documents are not at hand: nothing to find", allow_module_level=True)


def read(number):
    (path,) = REPORTS.glob(f"{number}_*.txt")
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


@pytest.fixture(scope="module")
def sentences(shipped):
    """The statement's sentences, found in its page by their fingerprints."""
    lines = {}
    for line in read("002").split("\n"):
        for end in range(len(line.split(" ")), 0, -1):
            said = " ".join(line.split(" ")[:end])
            lines.setdefault(kc.fingerprint(said), said)
    prints = shipped.sentences.query("document == @STATEMENT").sort_values("position")
    return [lines[fingerprint] for fingerprint in prints["fingerprint"]]


@pytest.fixture(scope="module")
def found(sentences):
    table = pd.DataFrame({"document": FILES.values(), "text": [read(n) for n in FILES]})
    traced = kc.trace(table, sentences)
    speakers = {
        (doc, row.start): row.speaker
        for doc, text in zip(table["document"], table["text"], strict=True)
        for row in kc.find_quotations(text).itertuples()
    }
    traced["printed"] = [
        speakers[key] for key in zip(traced["document"], traced["start"], strict=True)
    ]
    return traced


def told(edits):
    return "; ".join(f"{kind} {position} {old} > {new}" for kind, position, old, new in edits)


def differences(shipped, found):
    """(quotation, column) -> what the library has instead of the record."""
    waiting, differs = found.copy(), {}
    edits = {}
    for e in shipped.rows["edits"]:
        row = (e["kind"], int(e["position"]), e["statement_words"], e["report_words"])
        edits.setdefault(e["quotation"], []).append(row)
    for row in shipped.rows["quotations"]:
        same = waiting[
            (waiting["document"] == row["document"])
            & (waiting["text"].map(kc.fingerprint) == row["fingerprint"])
            & (waiting["nested"] == bool(row["nested_in"]))
        ]
        assert len(same), f"{row['quotation']}: not found"
        one = same.iloc[0]
        waiting = waiting.drop(one.name)
        name = row["quotation"]
        numbers = [int(s.rpartition("/")[2]) for s in row["sentence"].split(" | ") if s]
        if one["sentences"] != numbers:
            differs[name, "sentences"] = " ".join(map(str, one["sentences"]))
        if one["class"] != row["class"]:
            differs[name, "class"] = one["class"]
        if (one["misattributed"] is not pd.NA and bool(one["misattributed"])) != (
            row["misattributed"] == "true"
        ):
            differs[name, "misattributed"] = str(one["misattributed"])
        listed = [(e["kind"], e["position"], e["statement"], e["report"]) for e in one["edits"]]
        if listed != edits.get(name, []):
            differs[name, "edits"] = told(listed)
        if not row["nested_in"] and one["printed"] != row["speaker_printed"]:
            differs[name, "speaker"] = one["printed"]
    for row in waiting.itertuples():
        differs[row.document, "quotations"] = row.text
    return differs


def test_all_differences_are_reviewed_and_no_more(shipped, found):
    with (HERE / "reviewed.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(row["reason"] for row in rows)
    reviewed = {(row["quotation"], row["column"]): row["library"] for row in rows}
    assert differences(shipped, found) == reviewed


def test_the_misattribution_is_flagged_and_told(found):
    (row,) = found[found["misattributed"]].to_dict("records")
    assert row["text"] == "the most absurd paradox"
    assert row["why"].endswith("given to Kim Jong-un, not to Kim Yo Jong.")


def test_sentences_nobody_quotes(found, sentences):
    assert kc.unquoted(found, sentences)["sentence"].tolist() == [0, 5, 6, 8]
