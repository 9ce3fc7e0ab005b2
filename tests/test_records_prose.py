"""No notebook, README or datasheet states a count that is not derived here from the records."""

import json
import re
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

import kcna_corpus as kc
from kcna_corpus.views.phrase_rows import stamped

ROOT = Path(__file__).parent.parent
STATEMENT = "kcna-watch-2024-05-17"
DENIAL, SANCTIONS = "kcna-denial-2024-05-17", "us-sanctions-2024-05-16"
WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
COUNTED = (
    "documents? reports? witness(?:es)? languages? events? quotations? sentences? accounts? "
    "sources? renderings? inferences? stamps? figures?"
).split()
NUMBER = rf"\b(\d[\d,]*|{'|'.join(WORDS)})\b"
COUNT = re.compile(rf"{NUMBER} (?:other |fully coded )?(?:{'|'.join(COUNTED)})\b", re.IGNORECASE)
#: Numbers this small are grammar as often as a count ("no two reports", "one of them").
SMALL = 3
#: What is no count: days and years.
NO_COUNT = r"\b\d{1,2}(?:th)? (?:and \d{1,2} )?May(?: 2024)?\b|\bthe \d{1,2}th\b|\b20\d\d\b"


def classes(corpus):
    """The quotations of reports by what became of her words."""
    outer = corpus.quotations[corpus.quotations["nested_in"] == ""]
    return outer["class"].value_counts()


def paradox(corpus):
    """The renderings of what KCNA's English calls the most absurd paradox."""
    return corpus.renderings.query("phrase == 'most-absurd-paradox'")


def unquoted(corpus):
    """The sentences of the statement that no quotation follows."""
    quoted = {name for names in corpus.quotations["sentence"] for name in names}
    whole = corpus.sentences[corpus.sentences["document"] == STATEMENT]["sentence"]
    return len(set(whole) - quoted)


def containers(corpus):
    """What Washington and Seoul said in the last days of February, and how far apart."""
    sent = corpus.figures.query("measure == 'containers sent' and account == ''").set_index("event")
    first, second = sent.loc["us-2024-02-23"], sent.loc["shin-2024-02-26"]
    apart = int(second["said"][-2:]) - int(first["said"][-2:])
    return int(first["value"]), apart, int(second["value"])


def least_and_most(corpus):
    """The smallest and the largest number of containers that anybody gave, as said."""
    sent = corpus.figures.query("measure == 'containers sent' and account == ''")["value"]
    return int(sent.min()), int(sent.max())


def shortest_and_longest(corpus):
    """Minutes at least, and hours and minutes at most, between the sanctions and the denial."""
    found = kc.order(corpus, SANCTIONS, DENIAL)
    most = int(found.longest.total_seconds()) // 60
    return int(found.shortest.total_seconds()) // 60, most // 60, most % 60


def between_first_stamps(corpus):
    """Whole hours between the first stamp of the sanctions and the first of the denial."""
    latest = corpus.stamps[corpus.stamps["bound"] == "latest"]
    first = pd.to_datetime(latest.groupby("event")["instant"].min())
    return (round((first[DENIAL] - first[SANCTIONS]).total_seconds() / 3600),)


@cache
def invented():
    """The invented pages of two notebooks: the reading, each quotation traced, and the draft."""
    reading = kc.read_folder(ROOT / "notebooks" / "pages", progress=False)
    texts, statement = reading.texts(), "tna-statement.txt"
    document = kc.read_page(ROOT / "notebooks" / "pages" / statement)
    introduction = next(b.number for b in document.blocks if b.text.startswith("PORT HALDEN"))
    body = kc.PageReview(document, {introduction: False}).reviewed.body
    traced = kc.trace(texts[texts["document"] != statement], body, speaker="Ines Corvat")
    return reading.documents, traced["class"], kc.draft(reading, statement=statement)


def pages(_):
    """How many pages there are, and how many of them print their day."""
    documents, *_ = invented()
    printed = (documents["published_basis"] == "printed") & (documents["published"] != "")
    return len(documents), printed.sum()


def traced(_):
    """The quotations of the invented reports, those that follow the statement, word for word."""
    _, found, _ = invented()
    follows = ~found.isin(["unsure", "not in the statement"])
    return len(found), follows.sum(), (found == "verbatim").sum()


def drafted(_):
    """The documents of the draft that tell of the statement, and its quotations."""
    *_, draft = invented()
    tell = draft.accounts["event"].value_counts().max()
    return tell, len(draft.quotations)


#: File -> sentence with its numbers left open -> what they are: digits, or words where a word
#: stands there ("W").
NUMBERED = {
    "README.md": {
        "with {} reports of it in {} languages": lambda c: (
            (c.documents["role"] == "report").sum(),
            c.documents["language"].nunique(),
        ),
    },
    "kcna_corpus/data/README.md": {
        "{W} documents were read whole": lambda c: ((c.documents["coding"] == "full").sum(),),
        "the {w} fully coded documents": lambda c: (c.sentences["document"].nunique(),),
        "The {w} documents in full": lambda c: ((c.documents["coding"] == "full").sum(),),
        "the {w} fully coded reports": lambda c: (c.quotations["document"].nunique(),),
        "From the {w} reports": lambda c: (c.quotations["document"].nunique(),),
    },
    "01-sequence.ipynb": {
        "by at least {} minutes and at most {} hours {} minutes": shortest_and_longest,
        "of the denial (21:37 UTC) are about {w} hours": between_first_stamps,
    },
    "02-did-she-say-that.ipynb": {
        "{W} reports put words": lambda c: (c.quotations["document"].nunique(),),
        "{W} reports were read whole": lambda c: (c.quotations["document"].nunique(),),
        "Of the {} quotations, {} follow the statement and {} of these keep": lambda c: (
            classes(c).sum(),
            classes(c).sum() - classes(c)["not in the statement"],
            classes(c)["verbatim"],
        ),
        "in {w} a word was changed or dropped between the marks, {w} are cut, and {w} follow": lambda c: [
            classes(c)[name] for name in ("altered", "trimmed", "other translation")
        ],
        "{w} of the {w} sentences nobody quotes": lambda c: (
            unquoted(c),
            (c.sentences["document"] == STATEMENT).sum(),
        ),
    },
    "04-by-whose-account.ipynb": {
        "Washington's {} {w} days before Seoul's {}": containers,
        "the {} documents that carry the denial are at least {} and at most {} witnesses": lambda c: (
            (c.accounts["event"] == DENIAL).sum(),
            *kc.witness_count(c, DENIAL)[:2],
        ),
        "(from {} to {}, each with": least_and_most,
    },
    "06-one-phrase.ipynb": {
        "In {} renderings in {} languages the noun is a theory {} times, a paradox {} times and a conjecture {w} times": lambda c: (
            len(paradox(c)),
            paradox(c)["language"].nunique(),
            *(paradox(c)["sense"].value_counts()[s] for s in ("theory", "paradox", "conjecture")),
        ),
        "{w} renderings have no noun left": lambda c: ((paradox(c)["sense"] == "no noun").sum(),),
        "in {w} languages.": lambda c: (c.renderings["language"].nunique(),),
        "{W} pages have a stamp": lambda c: (len(stamped(c, DENIAL)),),
    },
    "03-your-own-pages.ipynb": {
        "a statement and {w} reports of it": lambda c: (pages(c)[0] - 1,),
        "All {w} can be read; {w} print their day": pages,
        "The {w} reports, by the names": lambda c: (pages(c)[0] - 1,),
        "Of the {w} quotations {w} follow the statement, {w} of them word for word": traced,
        "know the sentences of {w} documents": lambda c: (c.sentences["document"].nunique(),),
    },
    "05-a-case-of-your-own.ipynb": {
        "For the {w} invented pages": lambda c: pages(c)[:1],
        "one event that {w} documents tell of, with their days and on whose word, the {w} quotations": drafted,
    },
}
TEMPLATES = [(file, text, rule) for file, rules in NUMBERED.items() for text, rule in rules.items()]


def notebooks():
    return sorted((ROOT / "notebooks").glob("*.ipynb"))


def prose(file):
    """The words of a file; of a notebook its markdown, paragraph by paragraph."""
    path = ROOT / file if file.endswith(".md") else ROOT / "notebooks" / file
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ipynb":
        cells = json.loads(text)["cells"]
        text = "\n\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
    return text


def filled(template, values):
    """The sentence with its numbers: {} as digits, {w} and {W} as a word."""
    left = list(values)
    for sign in re.findall(r"\{[wW]?\}", template):
        value = int(left.pop(0))
        word = WORDS[value] if sign != "{}" else f"{value:,}"
        template = template.replace(sign, word.capitalize() if sign == "{W}" else word, 1)
    return template


@pytest.mark.parametrize(
    ("file", "template", "derive"), TEMPLATES, ids=[t for _, t, _ in TEMPLATES]
)
def test_each_number_in_prose_is_what_the_records_give(shipped, file, template, derive):
    assert filled(template, derive(shipped)) in prose(file)


def test_no_other_count_stands_in_prose():
    """Counts anywhere, and every number of an answer, are listed in NUMBERED."""
    for file in ["README.md", "kcna_corpus/data/README.md", *(path.name for path in notebooks())]:
        text = prose(file)
        listed = [
            re.sub(r"\\\{[wW]?\\\}", r"[\\w,]+", re.escape(t)) for t in NUMBERED.get(file, ())
        ]
        left = re.sub("|".join([*listed, NO_COUNT, r"\*\*Rows\.\*\* \d+"]), " ", text)
        found = [m.group() for m in COUNT.finditer(left) if number(m.group(1)) > SMALL]
        answer = next((p for p in left.split("\n") if p.startswith("**Answer.**")), "")
        found += [n for n in re.findall(NUMBER, answer) if number(n) > SMALL]
        if file.startswith("07"):  # of an archive made by a seed: what its cells print is tested
            found = [
                n for n in found if not re.search(rf"\b{number(n.split()[0])}\b", printed(file))
            ]
        assert not found, (file, found)


@pytest.mark.parametrize("file", [path.name for path in notebooks()])
def test_each_number_of_an_answer_is_printed_by_a_cell(file):
    """Beside each answer stands the call that gives it."""
    answer = next(p for p in prose(file).split("\n") if p.startswith("**Answer.**"))
    told = {number(n) for n in re.findall(NUMBER, re.sub(NO_COUNT, " ", answer))}
    outputs = printed(file)
    assert not {n for n in told if n > 1 and not re.search(rf"(?<!\d)0?{n}(?!\d)", outputs)}


def printed(file):
    """What the cells of a notebook print, its numbers without commas."""
    cells = json.loads((ROOT / "notebooks" / file).read_text(encoding="utf-8"))["cells"]
    outputs = [out for cell in cells if cell["cell_type"] == "code" for out in cell["outputs"]]
    read = [out.get("text") or out.get("data", {}).get("text/plain", "") for out in outputs]
    return re.sub(r"(?<=\d),(?=\d{3})", "", "\n".join(map("".join, read)))


def number(text):
    return WORDS.index(text.lower()) if text.lower() in WORDS else int(text.replace(",", ""))
