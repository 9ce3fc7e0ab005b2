"""An invented archive: a harbour, a strike that a spokeswoman denies, and a year of other news.

Some reports quote her, some cut or alter her words, many copy one another; the rest only fill.
"""

import random
from collections.abc import Iterator
from itertools import islice
from os import PathLike
from pathlib import Path
from typing import Any

SPEAKER = "Mara Lindqvist"
STATEMENT = (
    "The port authority of Varland has never hired guards to break the strike of the crane crews.",
    "What is told of armed men on the quay is a fairy tale spun by rival harbours.",
    "Our warehouses hold salted herring, timber and nothing that burns.",
    "We opened our ledgers to the auditors in March, and they counted every last barrel.",
    "Nobody has been dismissed, and nobody will be dismissed, for standing at the gate.",
    "The crews asked for warm meals on night shifts, and warm meals they shall have.",
    "Those who lent the rumour their headlines owe the dockers an apology.",
    "Varland needs no lectures on labour from ports that load ships by candlelight.",
    "If foreign insurers raise their premiums over gossip, the loss will be theirs.",
    "We shall go on dredging the northern channel until the spring tides.",
    "The ferry to Ostra sails twice a day, strike or no strike.",
    "I invite every editor who doubts it to count the cranes with me at dawn.",
    "Time will show who told the truth about the harbour.",
)
_OUTLETS = (
    "Varland Courier|Ostra Herald|Northern Post|Lake Gazette|Hill Tribune|Coast Radio|Mill Street "
    "Journal|Evening Lamp|Harbour Mail|Plain Dealer of Ostra|Capital Wire|The Dredger"
).split("|")
_WHO = "council|baker|orchestra|school|tram line|museum|club|mayor|library|bridge|market|brewery"
_DID = "opened|postponed|praised|painted|refused|moved|counted|repaired|sold|welcomed|closed"
_WHAT = "plan|roof|garden|concert|budget|kitchen|timetable|statue|harvest|contract|playground|debt"
_HOW = "on Friday|without a word|for the second time|in the rain|at some cost|after a long debate"
_WHERE = "near the hill|in Ostra|beside the lake|at the old station|in Varland|behind the mill"
_WHY = "because nobody objected|to the surprise of many|as the law demands|which pleased the press"
_SYLLABLES = "bal dor fen gar hul iv jor kel lun mir nes ost pel rud sig tov ur vel wik yar".split()
_LINES = (
    f"{SPEAKER}, a spokeswoman of the port, said: “{{}}”",
    f"“{{}}” {SPEAKER} told reporters.",
    "The spokeswoman said: “{}”",
    f"According to {SPEAKER}, “{{}}”",
    "A docker, Otto Brandt, said: “{}”",
)
_QUOTED, _COPIED = 0.02, 0.4  # of all reports; of those that quote
_DAYS = 10
_GROUP = 5000  # rows of a row group


def demo_reports(
    reports: int, seed: int, paragraphs: int = 3, quoted: float = _QUOTED
) -> Iterator[dict[str, str]]:
    """Yield invented reports: document, outlet, day, text.

    >>> next(demo_reports(1, seed=7))["text"][:53]
    'The statue of Nespelvel: the council counted Urveldor'
    """
    rng = random.Random(seed)
    fill = [_paragraph(rng) for _ in range(1000)]
    earlier: list[tuple[str, int]] = []
    for number in range(reports):
        outlet, day = rng.choice(_OUTLETS), rng.randrange(_DAYS)
        if rng.random() >= quoted:
            text = "\n\n".join(rng.choices(fill, k=paragraphs))
        elif earlier and rng.random() < _COPIED:
            text, first = rng.choice(earlier[-200:])
            day = min(_DAYS - 1, first + rng.randrange(3))
        else:
            day = min(_DAYS - 1, int(rng.expovariate(0.5)))
            text = _story(rng, [_paragraph(rng) for _ in range(paragraphs)])
            earlier.append((text, day))
        yield {
            "document": f"report-{number:07d}",
            "outlet": outlet,
            "day": f"2031-03-{day + 1:02d}",
            "text": text,
        }


def write_demo(
    folder: str | PathLike[str], reports: int = 20_000, seed: int = 1, files: int = 4, **more: Any
) -> Path:
    """Write invented reports as so many files of Parquet; return the folder."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    Path(folder).mkdir(parents=True, exist_ok=True)
    for number in range(files):
        invented = demo_reports(reports // files, seed * 1000 + number, **more)
        schema = pa.schema([(name, pa.string()) for name in ("document", "outlet", "day", "text")])
        with pq.ParquetWriter(Path(folder) / f"reports-{number:03d}.parquet", schema) as writer:
            while rows := list(islice(invented, _GROUP)):
                copies = [{**row, "document": f"{number}-{row['document']}"} for row in rows]
                writer.write_table(pa.Table.from_pylist(copies, schema))
    return Path(folder)


def _paragraph(rng: random.Random) -> str:
    def pick(words: str) -> str:
        return rng.choice(words.split("|"))

    def name() -> str:
        return "".join(rng.choice(_SYLLABLES) for _ in range(3)).title()

    first = (
        f"The {pick(_WHAT)} of {name()}: the {pick(_WHO)} {pick(_DID)} {name()}'s {pick(_WHAT)} "
        f"{pick(_HOW)}."
    )
    rest = [
        f"The {pick(_WHO)} of {name()} {pick(_DID)} {name()}'s {pick(_WHAT)} {pick(_WHERE)}, "
        f"{pick(_WHY)}."
        for _ in range(rng.randint(1, 3))
    ]
    sentence = (
        f"“The {pick(_WHAT)} of {name()} was {pick(_DID)} {pick(_HOW)},” said the {pick(_WHO)}."
    )
    return " ".join([first, *rest, sentence])


def _story(rng: random.Random, paragraphs: list[str]) -> str:
    """A report with one to three quotations, one in five of them altered, some cut."""
    for _ in range(rng.randint(1, 3)):
        words = rng.choice(STATEMENT).split()
        if rng.random() < 0.3:
            words = words[: rng.randint(5, len(words))]
        elif rng.random() < 0.2:
            words[rng.randrange(1, len(words) - 1)] = rng.choice(_WHAT.split("|"))
        line = rng.choice(_LINES).format(" ".join(words).rstrip(".,") + ",")
        paragraphs.insert(rng.randrange(len(paragraphs) + 1), line)
    return "\n\n".join(paragraphs)
