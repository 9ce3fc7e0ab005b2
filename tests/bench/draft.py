"""What a draft of the five documents has of the shipped records; what thousands of pages cost.

Run by hand: python tests/bench/draft.py FOLDER [RECORDS], where FOLDER holds the five documents,
prints links and classes of the statement's quotations, events with the right window and others,
recall and precision of accounts, and speakers.

python tests/bench/draft.py --pages N [--kills K] makes a case of N invented pages of 7 kB in a
process of its own, prints its time and memory, and with --kills kills another K times at random
until it is through: both must have written the same.
"""

import argparse
import hashlib
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
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


# --- thousands of pages ---

FIRST = "Ada Otto Elin Hugo Mara Ivo Nils Tara Olga Pavel Rosa Sten Ulla Viktor Anna Bela".split()
LAST = "Berg Moor Lind Tilde Roe Falk Holm Ness Dahl Krag Lund Munk Rask Skov Thorn Vik".split()
STATES = "Norway Sweden Finland Denmark Estonia Latvia Poland Germany France Italy Japan".split()
ACTS = [
    "fined two shipyards over {0},400 engines", "opened a yard at the harbour of {1}",
    "signed a pact on {1}", "said that {0} containers had gone to {1}", "closed the {1} mill",
]  # fmt: skip
STATED = [
    "No ferry of ours was sold to the island, and none will be.",
    "We have opened the yards to nobody.",
    "The tale of a trade is the most foolish fable of this spring.",
]
SIZE, COPIES, TOLD = 7_000, 0.25, 6


def invent_pages(folder, count):
    """Write a statement and so many pages: a quarter of them are copies, each tells six events."""
    chance = random.Random(1)
    parts = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split()
    words = ["".join(chance.choices(parts, k=chance.randint(2, 4))) for _ in range(6_000)]
    head = "Agency\n\n9 May 2031\n\nAda Varn issued the following statement:\n\n"
    (folder / "statement.txt").write_text(head + " ".join(STATED), "utf-8")
    events = [
        (chance.choice([f"{chance.choice(FIRST)} {chance.choice(LAST)}", chance.choice(STATES)]),
         chance.choice(ACTS).format(chance.randint(2, 90), chance.choice(words)),
         date(2031, 3, 1) + timedelta(days=chance.randrange(70)))
        for _ in range(max(20, count // 10))
    ]  # fmt: skip
    body, bodies = "", []
    for number in range(count):
        if bodies and chance.random() < COPIES:
            body = chance.choice(bodies)
        else:
            told = chance.sample(events, TOLD)
            lines = [f"On {day.day} {day:%B} {who} {act}." for who, act, day in told]
            while sum(map(len, lines)) < SIZE:
                lines.append(" ".join(chance.choices(words, k=14)).capitalize() + ".")
            chance.shuffle(lines)
            lines.insert(0, f"Ada Varn spoke on Friday. “{chance.choice(STATED)}” she said.")
            body = "\n\n".join(" ".join(lines[k : k + 4]) for k in range(0, len(lines), 4))
            bodies = [*bodies, body][-50:]
        title = " ".join(chance.choices(words, k=6)).capitalize()
        day = 9 + chance.randrange(10)
        text = f"{title}\n\n{day} May 2031\n\n{body}\n"
        (folder / f"p{number:05}.txt").write_text(text, "utf-8")


def made_case(pages, case):
    """Start the command that makes a case."""
    code = "import sys; from kcna_corpus.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "new", str(case), "--pages", str(pages)]
    return subprocess.Popen(
        [*command, "--statement", "statement.txt"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def digest(case):
    """A hash of all that a case holds, without its pages."""
    made = hashlib.sha256()
    for file in sorted([*case.glob("*.*"), *case.glob("draft/*")]):
        made.update(file.name.encode() + file.read_bytes())
    return made.hexdigest()


def whole(count, kills):
    """Make a case of invented pages at once, and again with kills; print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "pages").mkdir()
        invent_pages(root / "pages", count)
        begun = time.monotonic()
        status = made_case(root / "pages", root / "case").wait()
        took = time.monotonic() - begun
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(f"{count:,} pages: {took:.0f} s, {used.ru_utime + used.ru_stime:.0f} s of work, "
              f"{used.ru_maxrss / 1000:.0f} MB, exit {status}", flush=True)  # fmt: skip
        chance, done = random.Random(2), 0
        while kills and not (root / "killed").exists():
            run = made_case(root / "pages", root / "killed")
            try:
                run.wait(chance.uniform(0.05, 0.35) * took if done < kills else None)
            except subprocess.TimeoutExpired:
                run.kill()
                run.wait()
                done += 1
                print(f"killed {done} times", flush=True)
        if kills:
            same = digest(root / "case") == digest(root / "killed")
            print(f"killed {done} times: {'the same' if same else 'ANOTHER'} draft")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", help="the five documents")
    parser.add_argument("records", nargs="?", help="records; the shipped ones if none are given")
    parser.add_argument("--pages", type=int, help="so many invented pages instead")
    parser.add_argument("--kills", type=int, default=0, help="how often a second run is killed")
    options = parser.parse_args()
    if options.pages:
        whole(options.pages, options.kills)
    else:
        compare(options.folder, kc.load(options.records))


def compare(folder, records):
    """Print what a draft of the five documents has of the records."""
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
