"""A folder of saved pages: `read_folder` against trafilatura alone, in one run.

Run by hand, in an environment with the package:

    python tests/bench/reading_peers.py [FOLDER] [--pages 1000] [--repeats 3]

Without a folder, two sets of `--pages` invented HTML pages are written to a temporary folder: of 9 kB
and of 110 kB, the second with the scripts, menus and cards that saved pages have. Measured, each in
fresh interpreters in turn, the least of `--repeats`: the seconds of `trafilatura.extract` over all
files, on one core and by `multiprocessing.Pool` on all; those of `read_page` on one core; those of
`read_folder` and of reading only half of the files; and the peak memory of every process of
`read_folder` together (from /proc). Imports are not counted, the start of worker processes is.
Then, warm and in one interpreter: pages a second of one core (`time.process_time`) by `read_page`
and by `trafilatura.extract` with its metadata, which gives the title, author and day as well.
Nothing is asserted.
"""

import argparse
import contextlib
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from datetime import date, timedelta
from pathlib import Path

PLACES = "harbour ferry council bridge orchard tram court school river museum market lake".split()
VERBS = "said reported denied announced opened closed visited repaired counted sold".split()
PEOPLE = "Mira Halloran,Tom Okafor,Ines Valdez,Jun Seo-yeon,Piet Amsel".split(",")


def paragraph(rng):
    """A paragraph of three to six invented sentences."""
    return " ".join(
        f"The {rng.choice(PLACES)} office {rng.choice(VERBS)} on day {rng.randrange(400)} that the"
        f" {rng.choice(PLACES)} and the {rng.choice(PLACES)} of {rng.choice(PEOPLE)} were"
        f" {rng.choice(VERBS)} {rng.randrange(2000)} times, and nobody there knew of it."
        for _ in range(rng.randrange(3, 7))
    )


def page(rng, large):
    """An invented page: menus, an article, a list of others; large ones with scripts and cards."""
    day = date(2031, 1, 1) + timedelta(days=rng.randrange(600))
    title = f"The {rng.choice(PLACES)} of Osmund {rng.choice(VERBS)} again, {rng.randrange(9999)}"
    menu = "".join(f'<li><a href="/s/{i}"><span>Part {i}</span></a></li>' for i in range(30))
    body = "".join(f"<p>{paragraph(rng)}</p>\n" for _ in range(rng.randrange(5, 12)))
    also = "".join(
        f'<li><a href="/x/{i}">The {rng.choice(PLACES)} {rng.choice(VERBS)}</a>'
        f'<span class="date">{day + timedelta(days=i):%B %d, %Y}</span></li>'
        for i in range(8)
    )
    head = f"<title>{title}</title>"
    if rng.random() < 0.6:
        head += f'<meta property="article:published_time" content="{day}T08:12:00+02:00">'
    extra = ""
    if large:
        head += "<style>" + "".join(f".c{i}{{margin:{i}px}}\n" for i in range(900)) + "</style>"
        data = json.dumps({f"k{i}": rng.random() for i in range(1500)})
        head += f"<script>window.__DATA__={data}</script>"
        extra = "".join(
            f'<div class="card"><div class="in"><a href="/a/{i}"><img src="/i/{i}.jpg" alt=""></a>'
            f'<div class="card-body"><span class="tag">World</span><h4><a href="/a/{i}">The '
            f"{rng.choice(PLACES)} opens, {i}</a></h4></div></div></div>"
            for i in range(90)
        )
        menu *= 5
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}</head><body>'
        f"<nav><ul>{menu}</ul></nav><article><h1>{title}</h1>"
        f'<p class="byline">By {rng.choice(PEOPLE)}</p><time>{day:%d %B %Y}</time>{body}</article>'
        f'<aside class="related"><h3>Related</h3><ul>{also}</ul></aside>{extra}'
        f"<footer><p>All rights reserved.</p></footer></body></html>"
    )


def extract(path):
    """Return how many characters trafilatura finds in a file."""
    import trafilatura

    return len(trafilatura.extract(Path(path).read_bytes(), include_comments=False) or "")


def timed(way, folder, share):
    """Print the seconds of one way of reading a folder, as JSON."""
    import multiprocessing

    import trafilatura  # noqa: F401

    import kcna_corpus as kc

    files = sorted(str(p) for p in Path(folder).iterdir())
    files = files[: int(len(files) * share)]
    kc.read_page(files[0])
    peak = [0]
    stop = threading.Event()
    if way == "read_folder":
        threading.Thread(target=watch, args=(peak, stop), daemon=True).start()
    start = time.perf_counter()
    if way == "trafilatura":
        for file in files:
            extract(file)
    elif way == "trafilatura, all cores":
        with multiprocessing.Pool() as pool:
            pool.map(extract, files, chunksize=8)
    elif way == "read_page":
        for file in files:
            kc.read_page(file)
    elif share == 1:
        assert kc.read_folder(folder, progress=False).summary["read"] == len(files)
    else:
        with tempfile.TemporaryDirectory() as some:
            for file in files:
                (Path(some) / Path(file).name).symlink_to(file)
            kc.read_folder(some, progress=False)
    seconds = time.perf_counter() - start
    stop.set()
    print(json.dumps({"seconds": seconds, "mb": peak[0] / 1024}))


def side_by_side(folder, repeats):
    """Print the pages a second of one core, of both from the same bytes in turn, as JSON."""
    import trafilatura

    import kcna_corpus as kc

    pages = [p.read_bytes() for p in sorted(Path(folder).iterdir())]
    ways = {
        "read_page": kc.read_page,
        "trafilatura, with its metadata": lambda page: trafilatura.extract(
            page, with_metadata=True, include_comments=False
        ),
    }
    best = dict.fromkeys(ways, float("inf"))
    for read in ways.values():
        read(pages[0])
    for _ in range(repeats):
        for way, read in ways.items():
            start = time.process_time()
            for one in pages:
                with contextlib.suppress(kc.reading.ReadError):
                    read(one)
            best[way] = min(best[way], time.process_time() - start)
    print(json.dumps({way: len(pages) / seconds for way, seconds in best.items()}))


def watch(peak, stop):
    """Note the most memory that this process and those below it hold at one time."""
    import os

    while not stop.wait(0.5):
        total = 0
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
                if folder.name != str(os.getpid()) and parent != str(os.getpid()):
                    continue
                status = (folder / "status").read_text()
                total += int(status.partition("VmRSS:")[2].split()[0])
            except (OSError, IndexError):
                continue
        peak[0] = max(peak[0], total)


def compare(folder, repeats):
    """Print one row for each way of reading a folder."""
    files = list(Path(folder).iterdir())
    size = sum(p.stat().st_size for p in files) / len(files)
    print(f"{len(files):,} pages of {size / 1000:,.0f} kB")
    ways = [
        ("trafilatura", 1),
        ("trafilatura, all cores", 1),
        ("read_page", 1),
        ("read_folder", 1),
        ("read_folder", 0.5),
    ]
    best = {}
    for _ in range(repeats):
        for way, share in ways:
            command = [sys.executable, __file__, "--one", way, str(folder), str(share)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            told = json.loads(done.stdout)
            once = (told["seconds"], told["mb"])
            best[way, share] = min(once, best.get((way, share), once))
    one, two = best["trafilatura", 1][0], best["trafilatura, all cores", 1][0]
    for (way, share), (seconds, mb) in best.items():
        told = f"{way}{', half of the pages' if share < 1 else ''}"
        memory = f"{mb:,.0f} MB" if mb else ""
        by = f"{seconds / one / share:5.2f} {seconds / two / share:5.2f}"
        print(f"{told:36} {seconds:7.2f} s {by}  {memory}")
    print("ratios: to trafilatura on one core, and on all; for half of the pages, times two")
    command = [sys.executable, __file__, "--side-by-side", str(folder), "--repeats", str(repeats)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    speeds = json.loads(done.stdout)
    for way, speed in speeds.items():
        print(f"{way:36} {speed:7.1f} pages a second of one core, warm")
    ours, theirs = speeds.values()
    print(f"ratio: {ours / theirs:.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    parser.add_argument("--side-by-side", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        way, folder, share = options.one
        timed(way, folder, float(share))
    elif options.side_by_side:
        side_by_side(options.side_by_side, options.repeats)
    elif options.folder:
        compare(options.folder, options.repeats)
    else:
        for large in (False, True):
            rng = random.Random(7)
            with tempfile.TemporaryDirectory() as folder:
                for i in range(options.pages):
                    text = page(rng, large)
                    (Path(folder) / f"{i:05}.html").write_text(text, encoding="utf-8")
                compare(folder, options.repeats)


if __name__ == "__main__":
    main()
