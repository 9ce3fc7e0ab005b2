"""Misattribution in real reports: how many flags are wrong, and how many true ones are found.

Run by hand, with the folder of one part of PolNeAR (as for `quotations_certain.py`):

    python tests/bench/misattributed.py PATH/polnear/train

People marked who says what in these articles. Of each person whom an article names in full, all
marked quotations of seven words and more, from all articles, are taken for one statement, and the
articles for its reports. `trace` is then asked twice: whether the words are given to somebody else
than the person, where every flag is wrong (unless the marking is), and than a stranger, where every
quotation is to be flagged. Nothing is asserted.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from quotations_certain import Marked, articles

import kcna_corpus as kc

LEAST_WORDS = 7
STRANGER = "Ada Varnholt"
_TITLES = r"(?:(?:[A-Z][a-z]+\.|Mr|Mrs|Ms|Sen|Gov|Rep|Dr|President|Senator|Governor|Secretary) )*"
_SOURCE = re.compile(rf"{_TITLES}(?:[A-Z][\w’'-]+ )?(?P<surname>[A-Z][\w’'-]+),?")


def full_name(text: str, source: str) -> str:
    """Return the full name of a source that is a name, as the article has it most often, or "".

    Examples
    --------
    >>> full_name("Anna Lind left. “Rain,” Lind said.", "Lind")
    'Anna Lind'
    >>> full_name("Anna Lind left.", "a Lind aide")
    ''
    """
    named = _SOURCE.fullmatch(source.strip())
    if not named:
        return ""
    surname = re.escape(named["surname"])
    whole = re.findall(rf"\b([A-Z][a-z]+) ((?:[A-Z]\. )?{surname})\b(?![’']s)", text)
    names = Counter(
        f"{one} {other}" for one, other in whole if not re.search(rf"\b{one.lower()}\b", text)
    )
    return names.most_common(1)[0][0] if len(names) == 1 else ""


def sentence(words: str) -> str:
    """Return quoted words as a sentence of a statement."""
    words = words.strip(" ,")
    words = words[:1].upper() + words[1:].rstrip(".")
    return words if words.endswith(("?", "!")) else f"{words}."


def main() -> None:
    """Print the counts of both questions."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    texts: dict[str, str] = {}
    own: dict[str, dict[str, list[Marked]]] = defaultdict(lambda: defaultdict(list))
    for number, (text, stretches) in enumerate(articles(Path(sys.argv[1]))):
        texts[str(number)] = text
        for stretch in stretches:
            name = full_name(text, stretch.source)
            if name and len(text[stretch.start : stretch.end].split()) >= LEAST_WORDS:
                own[name][str(number)].append(stretch)
    flags: dict[str, Counter[str]] = {"the person": Counter(), "a stranger": Counter()}
    for name, places in own.items():
        reports = {key: texts[key] for key in places}
        words = [sentence(texts[key][s.start : s.end]) for key in places for s in places[key]]
        for asked, speaker in (("the person", name), ("a stranger", STRANGER)):
            rows = kc.trace(reports, [*dict.fromkeys(words)], speaker=speaker)
            for row in rows[rows["sentences"].astype(bool)].itertuples():
                if any(s.start < row.end and row.start < s.end for s in places[row.document]):
                    flags[asked][str(row.misattributed)] += 1
                    if asked == "the person" and str(row.misattributed) == "True":
                        print(f"  {name}: given to {row.speaker}: {row.text[:60]!r}")
    for asked, counts in flags.items():
        print(f"{asked}: {counts['True']} flagged, {counts['False']} not, {counts['<NA>']} open")


if __name__ == "__main__":
    main()
