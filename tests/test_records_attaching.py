"""Pages of the reader's beside the records: invented ones, and the five where they are at hand."""

import json
import random
from pathlib import Path

import pytest

import kcna_corpus as kc
from kcna_corpus.text.words import fingerprint, words

SHARED = Path(__file__).parent.parent.parent / "shared"
REPORTS = SHARED / "reports"
#: Where each of the five articles stands in its file, as coded by hand.
BODIES = SHARED / "research" / "gold_bodies.json"

STATEMENT = [
    "The orchards of Varland do not sell plums to anyone beyond the river.",
    "Nobody from outside has ever been led into our cellars or our stores.",
    "Whoever counts our baskets should rather count the wasps in his own garden.",
    "We shall pick and dry and keep our plums as our mothers have done.",
    "The harvest of this year feeds the children of the hill towns and nobody else.",
]
REPORT = [
    "A minister of Varland has denied that the country sells its plums abroad.",
    "“We never sell plums to anyone beyond the river,” Ada Varn said on Monday.",
    "The League said that it had seen the baskets with its own eyes last autumn.",
]
HEAD = "Today: July 21, 2031\nVarland Voice\nNews | Weather | Log in\nMarch 10, 2031\nOn the tale of plums\n\n"
TAIL = "\n\nRead next\nWasps seen in the hill towns\nSubscribe to our newsletter\n"


@pytest.fixture
def corpus(tiny):
    """Varland's records, with the fingerprints of invented texts."""
    rows = {name: [dict(row) for row in table] for name, table in tiny.rows.items()}
    blank = rows["sentences"][0]
    rows["sentences"] = [
        {**blank, "sentence": f"{name}/{n}", "document": name, "position": str(n)}
        | {"fingerprint": fingerprint(text), "words": str(len(words(text)))}
        for name, texts in (("varland-statement", STATEMENT), ("courier-report", REPORT))
        for n, text in enumerate(texts)
    ]
    quotation = rows["quotations"][0]
    quotation |= {"fingerprint": fingerprint("We never sell plums to anyone beyond the river")}
    quotation |= {"words": "9", "class": "altered", "text": ""}
    edit = rows["edits"][0]
    edit |= {"statement_words": "do not", "report_words": "never", "position": "4"}
    edit |= {"kind": "substituted", "quotation": quotation["quotation"]}
    rows["edits"] = [edit]
    from kcna_corpus.records.corpus import from_rows

    return from_rows(rows, "invented")


def page(sentences, head=HEAD, tail=TAIL):
    return head + "\n\n".join(sentences) + tail


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "statement.txt").write_text(page(STATEMENT), encoding="utf-8")
    (tmp_path / "report.html").write_bytes(
        "<html><meta charset='euc-kr'><body><nav>메뉴</nav><article>".encode("cp949")
        + "".join(f"<p>{s}</p>" for s in REPORT).encode("cp949")
        + b"</article></body></html>"
    )
    return tmp_path


def attached(corpus, folder):
    return corpus.attach(folder, progress=False)


def row(corpus, document):
    found = corpus.attachment[corpus.attachment["document"] == document]
    return found.iloc[0]


def test_pages_are_found_and_nothing_else_changes(corpus, folder):
    with_words = attached(corpus, folder)
    assert row(with_words, "varland-statement")[
        ["found", "moved", "missing", "status"]
    ].tolist() == [5, 0, 0, "found"]
    assert row(with_words, "courier-report")["status"] == "found"
    assert with_words.document("varland-statement").sentences == tuple(STATEMENT)
    assert corpus.attachment is None
    assert dict(corpus.attached) == {}
    assert with_words.events.equals(corpus.events)
    assert "2 documents attached" in " ".join(repr(with_words).split())


def test_a_reading_is_attached_without_reading_its_files_again(corpus, folder):
    reading = kc.read_folder(folder, progress=False)
    from_folder = attached(corpus, folder)
    for file in folder.iterdir():
        file.unlink()
    with_words = corpus.attach(reading)
    assert with_words.attachment.equals(from_folder.attachment)
    assert with_words.attached == from_folder.attached


def test_places_count_in_the_article_and_in_the_page(corpus, folder):
    statement = attached(corpus, folder).document("varland-statement")
    assert [statement.body[slice(*place)] for place in statement.places] == STATEMENT
    page = statement.page.page_text
    assert [page[slice(*place)] for place in statement.page_places] == STATEMENT
    with pytest.raises(AttributeError, match=r"Attached\.text is called Attached\.body now"):
        statement.text  # noqa: B018


def test_start_and_end_reach_from_the_first_sentence_to_the_last(corpus, folder):
    with_words = attached(corpus, folder)
    found, document = row(with_words, "varland-statement"), with_words.document("varland-statement")
    text = document.page.page_text[found["page_start"] : found["page_end"]]
    assert text.startswith(STATEMENT[0])
    assert text.endswith(STATEMENT[-1])


def test_moved_and_missing_sentences_are_told(corpus, folder):
    order = [STATEMENT[n] for n in (0, 2, 3, 4, 1)]
    (folder / "statement.txt").write_text(page(order), encoding="utf-8")
    found = row(attached(corpus, folder), "varland-statement")
    assert (found["found"], found["moved"], found["status"]) == (4, 1, "moved")
    assert found["note"] == "moved: 1"
    (folder / "statement.txt").write_text(page(STATEMENT[:2] + STATEMENT[3:]), encoding="utf-8")
    with_words = attached(corpus, folder)
    found = row(with_words, "varland-statement")
    assert (found["found"], found["missing"], found["status"]) == (4, 1, "in part")
    assert found["note"] == "missing: 2"
    assert with_words.document("varland-statement").sentences[2] == ""


def test_two_pages_for_one_document_are_told_and_the_better_counts(corpus, folder):
    (folder / "a-copy.txt").write_text(page(STATEMENT[:4]), encoding="utf-8")
    with_words = attached(corpus, folder)
    told = with_words.attachment.query("document == 'varland-statement'")
    assert told["file"].tolist() == ["statement.txt", "a-copy.txt"]
    assert told["status"].tolist() == ["found", "second page"]
    assert told["note"].tolist() == ["2 pages have it", "missing: 4; 2 pages have it"]
    assert with_words.document("varland-statement").file == "statement.txt"


def test_a_teaser_before_the_article_does_not_count(corpus, folder):
    text = page(STATEMENT, head=f"Varland Voice\n{STATEMENT[3]}\nLog in\n{HEAD}")
    (folder / "statement.txt").write_text(text, encoding="utf-8")
    found = row(attached(corpus, folder), "varland-statement")
    assert found["status"] == "found"
    assert found["page_start"] >= text.index(STATEMENT[0])


def test_pages_of_nothing_and_rejected_ones_are_listed(corpus, folder):
    (folder / "other.txt").write_text(f"The ferry was late.\n\n{STATEMENT[0]}", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    told = attached(corpus, folder).attachment.set_index("file")
    assert told.loc["other.txt", "status"] == "other page"
    assert told.loc["other.txt", "note"] == "has 1 of 5 sentences of varland-statement"
    assert told.loc["empty.txt", "status"] == "rejected"
    assert told.loc["empty.txt", "note"]


def test_a_page_in_a_zip_and_an_article_in_a_table(corpus, folder):
    import zipfile

    import pandas as pd

    (folder / "statement.txt").unlink()
    (folder / "report.html").unlink()
    with zipfile.ZipFile(folder / "saved.zip", "w") as archive:
        archive.writestr("in/statement.txt", page(STATEMENT))
    article = {"title": "Plums", "words of it": " ".join(REPORT), "date": "2031-03-11", "url": ""}
    pd.DataFrame([article]).to_csv(folder / "export.csv", index=False)
    columns = {"text": "words of it", "date": "date"}
    with_words = corpus.attach(folder, progress=False, columns=columns)
    found = row(with_words, "varland-statement")
    assert (found["file"], found["part"], found["status"]) == (
        "saved.zip",
        "in/statement.txt",
        "found",
    )
    assert row(with_words, "courier-report")[["file", "status"]].tolist() == ["export.csv", "found"]
    assert with_words.document("courier-report").sentences == tuple(REPORT)


def test_a_document_without_sentences_is_known_by_its_address(corpus, folder):
    from kcna_corpus.records.corpus import from_rows

    rows = dict(corpus.rows)
    rows["sentences"] = [r for r in rows["sentences"] if r["document"] == "varland-statement"]
    link = "<link rel='canonical' href='http://www.courier.example.org/plums/2/'>"
    words = "".join(f"<p>{s} It is told at some length here.</p>" for s in REPORT)
    html = f"<html><head>{link}</head><body><article>{words}</article></body></html>"
    (folder / "report.html").write_text(html, encoding="utf-8")
    with_words = attached(from_rows(rows, "fewer"), folder)
    assert row(with_words, "courier-report")[["file", "status"]].tolist() == [
        "report.html",
        "by address",
    ]
    assert list(with_words.attached) == ["varland-statement"]


def test_nothing_at_all(corpus, tmp_path):
    with_words = attached(corpus, tmp_path)
    assert with_words.attachment["status"].tolist() == ["missing", "missing"]
    with pytest.raises(ValueError, match="no document is attached"):
        with_words.document("varland-statement")
    with pytest.raises(kc.ReadError, match="no such folder"):
        corpus.attach(tmp_path / "nowhere")


def test_a_corpus_without_sentences(tiny, tmp_path):
    from kcna_corpus.records.corpus import from_rows

    bare = from_rows({**tiny.rows, "sentences": [], "quotations": [], "edits": []}, "bare")
    with pytest.raises(ValueError, match="knows no sentences"):
        bare.attach(tmp_path)


def test_unknown_documents_are_named(corpus, folder):
    (folder / "report.html").unlink()
    with_words = attached(corpus, folder)
    with pytest.raises(ValueError, match="'courier-report' is not attached"):
        with_words.document("courier-report")
    with pytest.raises(ValueError, match="did you mean 'varland-statement'"):
        with_words.document("varland-statment")


def test_an_attached_statement_can_be_traced_to(corpus, folder):
    with_words = attached(corpus, folder)
    statement = with_words.document("varland-statement")
    traced = kc.trace(with_words.texts(), statement)
    assert traced["sentences"].tolist() == [[0]]
    assert traced["document"].tolist() == ["courier-report"]
    assert len(with_words.texts("")) == 2
    known = corpus.row("documents", "courier-report")
    row = with_words.texts().iloc[0]
    assert (row["published"], row["zone"]) == (known["published"], known["zone"])


def test_a_statement_with_a_missing_sentence_keeps_its_numbers(corpus, folder):
    (folder / "statement.txt").write_text(page(STATEMENT[1:]), encoding="utf-8")
    statement = attached(corpus, folder).document("varland-statement")
    assert kc.trace([f"“{STATEMENT[3]}”"], statement)["sentences"].tolist() == [[3]]


def test_the_explorer_shows_the_full_words(corpus, folder):
    explorer = kc.QuotationExplorer(attached(corpus, folder))
    card = explorer._card("0")
    assert card["text"][:2] == ["The orchards of Varland ", ["del", "do not"]]
    told = str(card)
    assert "'“', 'We ', ['ins', 'never'], ' sell plums to anyone beyond the river', '”'" in told
    assert "In our words" in told
    assert kc.QuotationExplorer(corpus).rows()["text"].tolist() == [""]


def test_adding_rows_keeps_what_is_attached(corpus, folder):
    term = {"vocabulary": "kind", "term": "fair", "definition": "a market day"}
    more = attached(corpus, folder).with_rows(
        "terms", [{**term, "source": "own definition", "basis": "inferred"}]
    )
    assert more.document("varland-statement").sentences == tuple(STATEMENT)


def test_hostile_pages_are_text_in_the_table_and_the_explorer(corpus, folder):
    evil = "<img src=x onerror=alert(1)>"
    (folder / "report.html").unlink()
    (folder / "<svg onload=alert(1)>.txt").write_text(
        page(REPORT, head=f"{evil}\nMarch 10, 2031\n\n", tail=f"\n\n{evil}"), encoding="utf-8"
    )
    with_words = attached(corpus, folder)
    shown = kc.show(with_words.attachment, evil)._repr_html_()
    assert "<img" not in shown
    assert "<svg" not in shown
    explorer = kc.QuotationExplorer(with_words)
    made = explorer.page(folder.parent / "page.html").read_text(encoding="utf-8")
    assert "<img" not in made + explorer._repr_mimebundle_()["text/html"]


@pytest.mark.parametrize("seed", range(5))
def test_noise_in_a_page_does_not_hide_its_sentences(corpus, folder, seed):
    rng = random.Random(seed)
    unseen = ["\u200b", "\u2060", "\u200e", "\u00ad", "\u202b"]
    text = page(STATEMENT)
    noisy = "".join(
        c + rng.choice(unseen) if c.isalpha() and rng.random() < 0.1 else c for c in text
    )
    noisy = "".join("\u00a0" if c == " " and rng.random() < 0.3 else c for c in noisy)
    (folder / "statement.txt").write_text(noisy, encoding="utf-8")
    found = row(attached(corpus, folder), "varland-statement")
    assert found["status"] == "found"


# --- the five documents --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def five():
    if not REPORTS.is_dir():
        pytest.skip("the five documents are not at hand")
    return kc.load().attach(REPORTS, progress=False)


def test_every_sentence_of_the_five_documents_attaches(five):
    told = five.attachment
    assert told["status"].tolist() == ["found"] * 5
    assert told.set_index("document")["found"].to_dict() == {
        "anews-2024-05-17": 11,
        "rocketparrot-2024-05-17": 12,
        "kcna-watch-2024-05-17": 13,
        "dailyguardian-2024-05-17": 20,
        "r9news-2024-05-17": 23,
    }


def test_every_quotation_of_the_five_documents_attaches(five):
    known = {r["quotation"]: r["document"] for r in five.rows["quotations"]}
    found = {q for document in five.attached.values() for q in document.quotations}
    assert found == set(known)
    texts = kc.QuotationExplorer(five, nested=True).rows()
    printed = dict(zip(texts["key"], texts["text"], strict=True))
    prints = {r["quotation"]: r["fingerprint"] for r in five.rows["quotations"]}
    assert {q: fingerprint(text) for q, text in printed.items()} == prints


def test_the_day_that_a_weekday_means_beside_the_others(five):
    guardian = five.document("dailyguardian-2024-05-17")
    assert guardian.page.published.basis == "not printed; a Friday"
    assert guardian.day == "17 May 2024, inferred"
    days = {name: document.day for name, document in five.attached.items()}
    days.pop("dailyguardian-2024-05-17")
    assert set(days.values()) == {"17 May 2024, printed"}


def texts(part):
    """Every text of a card."""
    if isinstance(part, str):
        return [part]
    parts = part.values() if isinstance(part, dict) else part if isinstance(part, list) else []
    return [text for inner in parts for text in texts(inner)]


def test_the_evidence_of_an_event_has_the_words(five, shipped):
    account = next(
        a for a in five.rows["accounts"] if a["document"] == "r9news-2024-05-17" and a["sentences"]
    )
    words = five.document("r9news-2024-05-17").sentences[
        int(account["sentences"].split(" | ")[0].rpartition("/")[2])
    ]
    for corpus, shown in ((five, True), (shipped, False)):
        explorer = kc.SequenceExplorer(corpus)
        assert (words in texts(explorer._card(account["event"]))) == shown


def test_alone_a_weekday_means_no_day(tmp_path):
    if not REPORTS.is_dir():
        pytest.skip("the five documents are not at hand")
    (guardian,) = REPORTS.glob("003*")
    alone = kc.load().attach(guardian, progress=False)
    assert alone.document("dailyguardian-2024-05-17").day == "not printed; a Friday"


def test_tracing_the_attached_reports_gives_the_coded_classes(five):
    traced = kc.trace(five.texts(), five.document("kcna-watch-2024-05-17"))
    coded = five.quotations[five.quotations["nested_in"] == ""]
    assert len(traced) >= len(coded)
    verbatim = traced[(traced["class"] == "verbatim") & ~traced["nested"]]
    assert len(verbatim) >= 13


def test_the_articles_are_where_a_person_found_them(five):
    coded = {
        d["file"]: d["body"] for d in json.loads(BODIES.read_text(encoding="utf-8"))["documents"]
    }
    for document in five.attached.values():
        start, end = coded[document.file]
        shared = max(0, min(end, document.page.page_end) - max(start, document.page.page_start))
        assert shared / (document.page.page_end - document.page.page_start) >= 0.98, document.name
        assert shared / (end - start) >= 0.98, document.name
