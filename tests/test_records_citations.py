"""Citations in every style, each read back by the library that others read it with."""

import json
import sys
import warnings

import bibtexparser
import pytest
from bibtexparser.middlewares import LatexDecodingMiddleware

import kcna_corpus as kc
from kcna_corpus.records.citations import STYLES
from kcna_corpus.records.references import bibtex, formatted, reference, reference_to
from kcna_corpus.records.schema import TABLES

HOSTILE = "50 % of {plums} & $x_1$ \\evil{} #1 ~ ^ \x1b\n<b>@book{b, title={c}}</b>, \ud83d"


def read_bibtex(text):
    library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    return {
        entry.key: {k: f.value for k, f in entry.fields_dict.items()} for entry in library.entries
    }


def test_a_citation_has_the_basis_of_the_window_as_the_timeline_does(tiny, shipped):
    for corpus in (tiny, shipped):
        for event, basis in zip(corpus.events["event"], corpus.events["window_basis"], strict=True):
            for style in ("full", "line"):
                told = corpus.cite("events", event, style).rsplit("Basis: ", 1)[1]
                assert told.startswith(basis), (event, style)


def test_where_a_stamp_is_weaker_both_bases_are_named(shipped):
    told = shipped.cite("events", "kcna-denial-2024-05-17")
    assert "Basis: inferred (the announced time: printed). " in told


def test_every_row_can_be_cited_in_every_style(tiny):
    for name in TABLES:
        for row in range(len(tiny.rows[name])):
            for style in STYLES:
                told = tiny.cite(name, row, style)
                assert f"data version {tiny.version}" in told, (name, row, style)
                assert style not in ("line",) or "\n" not in told


def test_apa_and_chicago(shipped):
    """Typed by hand from the manuals' forms for a page of a site."""
    title = "North Korea Debunks 'Absurd Rumor' Claims of Arms Exports to Russia"
    address = (
        "https://rocketparrot.com/north-korea-debunks-absurd-rumor-claims-of-arms-exports-to-russia"
    )
    apa, record = shipped.cite("quotations", "rocketparrot-2024-05-17:q1", "apa").split("\n")
    assert apa == f"Rocket Parrot. (2024, May 17). {title}. {address}"
    assert record.endswith(
        f"Basis: printed. Record quotations rocketparrot-2024-05-17:q1, data version {shipped.version}."
    )
    chicago = shipped.cite("documents", "rocketparrot-2024-05-17", "chicago").split("\n")[0]
    assert chicago == f"Rocket Parrot. 2024. “{title}”. May 17. {address}."


def test_an_inferred_day_is_uncertain_in_every_style(tiny):
    item = reference(tiny, "courier-report")
    assert item["issued"] == {"date-parts": [[2031, 3, 10]], "circa": True}
    assert formatted([item], "apa")[0].startswith("Hill Courier. (ca. 2031, March 10). ")
    assert "2031?" in formatted([item], "chicago")[0]
    assert "note = {day inferred; record documents courier-report" in bibtex([item])


def test_a_page_without_title_and_day_is_not_given_any(shipped):
    told = shipped.cite("sources", "24smi-2024-05-16", "apa")
    assert told.startswith("24SMI (RIA). (n.d.). [Title and day not recorded]. ")


def test_styles_warn_of_nothing(shipped):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        shipped.cite("events", "kcna-denial-2024-05-17", "chicago")


def test_bibtex_is_read_back(shipped):
    told = shipped.cite("quotations", "rocketparrot-2024-05-17:q1", "bibtex")
    (read,) = read_bibtex(told).values()
    assert (read["year"], read["month"], read["day"]) == ("2024", "may", "17")
    assert read["urldate"] == "2025-05-25"
    assert "Record quotations rocketparrot-2024-05-17:q1" in read["note"]
    every = "\n\n".join(
        bibtex([reference(shipped, name)]) for name in shipped.documents["document"]
    )
    assert sorted(read_bibtex(every)) == sorted(shipped.documents["document"])


def test_hostile_texts_stay_texts():
    item = reference_to(
        HOSTILE, HOSTILE, HOSTILE, "2031", "printed", "https://example.org/{}\\ \n,@x{"
    )
    ((key, read),) = read_bibtex(bibtex([item])).items()
    shown = "50 % of {plums} & $x_1$ \\evil{} #1 ~ ^ � <b>@book{b, title={c}}</b>, �"
    assert read["title"].replace("ˆ", "^") == shown  # the decoder has a circumflex of its own
    raw = bibtexparser.parse_string(bibtex([item])).entries[0].fields_dict  # urls are verbatim
    assert raw["url"].value == "https://example.org/%7B%7D%5C%20%0A,@x%7B"
    assert key.isascii()
    assert shown in formatted([item], "apa")[0]


def test_csl_json_is_read_back(shipped):
    from citeproc.source.json import CiteProcJSON

    items = json.loads(shipped.cite("events", "kcna-denial-2024-05-17", "csl-json"))
    for item in items:
        assert item["id"] in CiteProcJSON([{k: v for k, v in item.items() if k != "note"}])
    assert [i["id"] for i in items] == shipped.events.set_index("event")["source"][
        "kcna-denial-2024-05-17"
    ]
    assert all("Basis: inferred" in item["note"] for item in items)


def test_an_unknown_style_is_told_the_choices(tiny):
    with pytest.raises(ValueError, match="no style 'mla'; one of full, line, apa, chicago, bibtex"):
        tiny.cite("actors", 0, "mla")


def test_without_the_library_the_extra_is_named(tiny, monkeypatch):
    monkeypatch.setitem(sys.modules, "citeproc", None)
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'kcna-corpus\[cite\]'"):
        tiny.cite("actors", 0, "apa")
    assert tiny.cite("actors", 0, "bibtex")


def test_what_a_draft_leaves_open_is_no_part_of_its_citation(tmp_path):
    report = "Ada Varn said on 9 May 2031 that “the pier is shut”.\n"
    statement = "Statement by Ada Varn\n\n9 May 2031\n\nThe pier is shut. No boat sails.\n"
    (tmp_path / "a.txt").write_text(report, encoding="utf-8")
    (tmp_path / "s.txt").write_text(statement, encoding="utf-8")
    draft = kc.draft(kc.read_folder(tmp_path, progress=False), statement="s.txt")
    for table in ("events", "accounts", "sentences"):
        for key in getattr(draft, table).iloc[:, 0]:
            told = draft.cite(table, key)
            assert "Not written" not in told
            assert ", ." not in told
    assert ", no address. Basis" in draft.cite("events", draft.events["event"][0])
