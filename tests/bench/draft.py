"""What a draft of the five documents has of the shipped records.

Run by hand: python tests/bench/draft.py FOLDER [RECORDS], where FOLDER holds the five documents.
Prints links and classes of the statement's quotations, events with the right window and others,
recall and precision of accounts, and speakers.
"""

import sys
from pathlib import Path

import kcna_corpus as kc

DOCUMENTS = {
    "000": "anews-2024-05-17",
    "001": "rocketparrot-2024-05-17",
    "002": "kcna-watch-2024-05-17",
    "003": "dailyguardian-2024-05-17",
    "004": "r9news-2024-05-17",
}
STATEMENT = "002"


def drafted(folder):
    """The draft, its documents under the keys of the records."""
    reading = kc.read_folder(folder, progress=False)
    (statement,) = Path(folder).glob(f"{STATEMENT}*")
    draft = kc.draft(reading, statement.name)
    keys = {row["document"]: DOCUMENTS[row["document"][:3]] for row in draft.rows["documents"]}
    return draft, keys


def positions(cell, keys):
    """(document, position) of each sentence in a cell."""
    parts = [sentence.rpartition("/") for sentence in cell.split(" | ") if sentence]
    return {(keys.get(document, document), int(number)) for document, _, number in parts}


def quotations(draft, keys, records):
    """Right links and classes, right speakers, and what is wrong."""
    names = {row["actor"]: row["name"] for row in draft.rows["actors"]}
    known = {}
    for row in records.rows["actors"]:
        for name in (row["name"], *row["aliases"].split(" | ")):
            if name:
                known.setdefault(name.casefold().replace("-", " "), row["actor"])
    rows = [(keys[row["document"]], row) for row in draft.rows["quotations"]]
    linked, right_links, spoken, right_speakers, wrong = 0, 0, 0, 0, []
    for want in records.rows["quotations"]:
        if want["document"] not in DOCUMENTS.values() or want["nested_in"]:
            continue
        found = [
            r for d, r in rows if (d, r["fingerprint"]) == (want["document"], want["fingerprint"])
        ]
        one = found[0] if found else dict.fromkeys(want, "")
        if want["sentence"]:
            linked += 1
            same = positions(one["sentence"], keys) == positions(want["sentence"], {})
            good = same and one["class"] == want["class"]
            right_links += good
            wrong += [] if good else [f"{want['quotation']}: {one['sentence']} {one['class']}"]
        spoken += 1
        speaker = known.get(names.get(one["speaker"], "").casefold().replace("-", " "), "")
        right_speakers += speaker == want["speaker"]
        if speaker != want["speaker"]:
            wrong.append(f"{want['quotation']}: speaker {speaker!r} for {want['speaker']!r}")
        if one["misattributed"] == "true" != want["misattributed"]:
            wrong.append(f"{want['quotation']}: falsely misattributed")
    return (right_links, linked), (right_speakers, spoken), wrong


def told(rows, keys):
    """Each account: document, event, sentences, first and last day as told."""
    return [
        (
            keys.get(row["document"], row["document"]),
            row["event"],
            positions(row["sentences"], keys),
            row["as_of_start"],
            row["as_of_end"],
        )
        for row in rows
    ]


def same_account(ours, theirs):
    """Whether two accounts of one document tell of one happening: by sentence, or by its day."""
    document, _, sentences, *days = ours
    dated = all(days) and days == theirs[3:]
    return document == theirs[0] and bool(sentences & theirs[2] or (dated and not sentences))


def main():
    folder = sys.argv[1]
    records = kc.load(sys.argv[2] if len(sys.argv) > 2 else None)
    draft, keys = drafted(folder)
    links, speakers, wrong = quotations(draft, keys, records)
    mine = told(draft.rows["accounts"], keys)
    theirs = told([r for r in records.rows["accounts"] if r["document"] in DOCUMENTS.values()], {})
    events = {row["event"]: row for row in records.events.to_dict("records")}
    own = {row["event"]: row for row in draft.events.to_dict("records")}
    pairs = [(a, b) for a in mine for b in theirs if same_account(a, b)]
    right = set()
    for a, b in pairs:
        ours, record = own[a[1]], events[b[1]]
        overlap = ours["earliest"] <= record["latest"] and record["earliest"] <= ours["latest"]
        if overlap or (a[3] and a[3:] == b[3:]):
            right.add(b[1])
    matched = {a[1] for a, _ in pairs}
    wanted = {b[1] for b in theirs}
    print(f"links and classes: {links[0]} of {links[1]}")
    print(f"speakers: {speakers[0]} of {speakers[1]}")
    print(f"events with the right window: {len(right)} of {len(wanted)}; missing {wanted - right}")
    print(f"other events: {sorted(set(own) - matched)}")
    found = [b for b in theirs if any(b is pair[1] for pair in pairs)]
    good = [a for a in mine if any(a is pair[0] for pair in pairs)]
    print(f"accounts: recall {len(found)} of {len(theirs)}, precision {len(good)} of {len(mine)}")
    for line in wrong:
        print("  ", line)


if __name__ == "__main__":
    main()
