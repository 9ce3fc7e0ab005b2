"""How many speakers are marked `certain`, and how many of those are right, on PolNeAR.

Run by hand, with the folder of one part of the corpus, which holds `text` and `attributions`:

    python tests/bench/quotations_certain.py PATH/polnear/dev

PolNeAR marks who says what in news articles (`*.ann`, in the format of brat); of an article that
several people marked, the first marking counts. Compared is each quotation found to be speech that
shares at least half of its extent with a marked stretch between marks which has a source. Its
speaker is right if a word of it, in small letters and without articles and titles, stands in the
source, or if both are the same pronoun. Nothing is asserted.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_GLYPH = re.compile("``|''|[\"“”„«»]")
_SMALL = frozenset(
    "the a an his her their its our my this that these those mr mrs ms dr sen rep gov of and in at"
    " for to with on by from who was is s".split()
)
_PRONOUNS = frozenset("he she they it we i you him her them".split())


class Marked(NamedTuple):
    """A stretch that somebody marked as quoted, and its source as printed."""

    start: int
    end: int
    source: str


def articles(folder: Path) -> Iterator[tuple[str, list[Marked]]]:
    """Yield each article of a part with what is marked in it."""
    first: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        first.setdefault(re.sub(r"_[0-9a-f]{4}$", "", path.stem), path)
    for name, path in first.items():
        text = (folder / "text" / f"{name}.txt").read_bytes().decode()
        yield text, list(marked(text, path.read_bytes().decode()))


def marked(text: str, annotations: str) -> Iterator[Marked]:
    """Yield the quoted stretches with a source.

    Examples
    --------
    >>> text = "He said “rain” and “sun”."
    >>> lines = "T1\\tSource 0 2\\tHe\\nT2\\tContent 8 24\\t…\\nE1\\tAttribution:T3 Source:T1 Content:T2"
    >>> [(text[s.start : s.end], s.source) for s in marked(text, lines)]
    [('rain', 'He'), ('sun', 'He')]
    """
    parts: dict[str, list[tuple[int, int]]] = {}
    for line in annotations.split("\n"):
        name, *fields = line.rstrip("\r").split("\t")
        if name.startswith("T") and fields:
            places = fields[0].partition(" ")[2].split(";")
            parts[name] = [(int(a), int(b)) for a, b in (place.split(" ") for place in places)]
        elif name.startswith("E") and fields:
            roles = [role.split(":") for role in fields[0].split()]
            said, source = (
                [part for role, of in roles if role.startswith(kind) for part in parts.get(of, [])]
                for kind in ("Content", "Source")
            )
            words = " / ".join(text[a:b] for a, b in source)
            if words:
                yield from (Marked(*ends, words) for a, b in said for ends in quoted(text, a, b))


def quoted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches between marks; one without marks inside counts if they stand around it."""
    marks = list(_GLYPH.finditer(text, start, end))
    around = _GLYPH.search(text[max(0, start - 2) : start]) and _GLYPH.search(text[end : end + 3])
    opened = start if around or (marks and marks[0][0] in "”»") else -1
    for mark in marks:
        if opened >= 0:
            yield opened, mark.start()
            opened = mark.end() if mark[0] in "“„«``" else -1
        else:
            opened = mark.end()
    if opened >= 0:
        yield opened, end


def is_right(speaker: str, source: str) -> bool:
    """Tell whether a speaker is the source that is marked.

    Examples
    --------
    >>> [is_right(speaker, "Mr. Otto Berg") for speaker in ("Berg", "he", "Mr. Lind", "")]
    [True, False, False, False]
    """
    one, other = speaker.strip().lower(), source.strip().lower()
    if one in _PRONOUNS or other in _PRONOUNS:
        return one == other
    words = [
        set(re.findall(r"[^\W_]+", re.sub("[’']s", "", said))) - _SMALL for said in (one, other)
    ]
    return bool(words[0] & words[1])


def _shares(a: tuple[int, int], b: Marked) -> bool:
    both = min(a[1], b.end) - max(a[0], b.start)
    return 2 * both >= max(a[1], b.end) - min(a[0], b.start)


def main() -> None:
    """Print the two shares."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    import kcna_corpus as kc

    verdicts: list[tuple[bool, bool]] = []  # marked certain, right
    for text, stretches in articles(Path(sys.argv[1])):
        rows = kc.find_quotations(text)
        for row in rows[rows["speech"] & ~rows["nested"]].itertuples():
            near = [s for s in stretches if _shares((row.start, row.end), s)]
            if near:
                right = any(is_right(row.speaker, s.source) for s in near)
                verdicts.append((row.certain, right))
    sure = [right for certain, right in verdicts if certain]
    print(f"{len(verdicts)} quotations with a source; {sum(r for _, r in verdicts)} speakers right")
    print(f"{len(sure) / max(1, len(verdicts)):.3f} marked certain")
    print(f"{sum(sure) / max(1, len(sure)):.3f} of them right")


if __name__ == "__main__":
    main()
