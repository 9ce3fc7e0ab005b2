"""Many articles in one file: exports of databases, lists of references, feeds, columns, content."""

import gzip
import io
import json
import textwrap
import warnings
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_reading_folder import zipped

from kcna_corpus.reading import ReadError
from kcna_corpus.reading.formats import (
    cell_text,
    guess_columns,
    kinds,
    read_many,
    reference_lists,
    signatures,
)
from kcna_corpus.reading.vocabulary import table

LAMP = "The keeper of the lamp on Sarn Rock said that she had seen no ship since the first snow."
ROPE = "Two ropes of the ferry were cut in the night, the guard of the quay told the harbour court."


def read(name, data, **how):
    data = data.encode() if isinstance(data, str) else data
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return list(read_many(name, data, **how))


def told(name, data, **how):
    items = read(name, data, **how)
    return [
        (i.document.title, i.document.publisher, i.document.published.day, i.document.byline)
        if i.document
        else i.reason
        for i in items
    ]


def docx(lines):
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')  # fmt: skip
    return out.getvalue()


def rtf(lines):
    coded = ["".join(c if c < "\x7f" else f"\\u{ord(c)}?" for c in line) for line in lines]
    return ("{\\rtf1\\ansi " + "\\par\n".join(coded) + "\\par}").encode()


def centred(line):
    return " " * ((78 - len(line)) // 2) + line


OLD = [
    [centred("1 of 2 DOCUMENTS"), centred("Sarn Courier (Sarn)"), centred("April 9, 2031 Wednesday"), centred("Second Edition"),
     "No ship since\nthe first snow", "BYLINE: By Mira Halloran", "SECTION: NEWS; Pg. 3", "LENGTH: 18 words", "DATELINE: SARN, April 8, 2031",
     "HIGHLIGHT: What the keeper said on 1 March 2030", LAMP.replace("said that", "said\nthat"), "UPDATE: the second keeper agreed, she said.",
     "GRAPHIC: The lamp in May 1999", "LOAD-DATE: April 10, 2031", "LANGUAGE: ENGLISH", centred("Copyright 2031 Sarn Press"), centred("All Rights Reserved")],
    [centred("2 of 2 DOCUMENTS"), centred("The Tarn Post"), centred("8 April 2031"), "Ropes cut", "LENGTH: 19 words", ROPE, "LOAD-DATE: April 9, 2031"],
]  # fmt: skip
FOUND = [
    ("No ship since the first snow", "Sarn Courier (Sarn)", "2031-04-09", "Mira Halloran"),
    ("Ropes cut", "The Tarn Post", "2031-04-08", ""),
]
GERMAN = [
    ["Dokument 1 von 2", "Sarner Kurier", "9. April 2031 Mittwoch", "Kein Schiff seit dem ersten Schnee", "AUTOR: Von Mira Halloran", "RUBRIK: LOKALES; S. 3",
     "LÄNGE: 18 Wörter", "HIGHLIGHT: Was am 1. März 2030 gesagt wurde", LAMP, "UPDATE: 10. April 2031", "SPRACHE: GERMAN; DEUTSCH", "PUBLIKATIONSTYP: Zeitung"],
    ["Dokument 2 von 2", "Tarner Post", "8. April 2031 Dienstag", "Taue zerschnitten", "LÄNGE: 19 Wörter", ROPE, "SPRACHE: GERMAN; DEUTSCH"],
]  # fmt: skip
GERMAN_FOUND = [
    ("Kein Schiff seit dem ersten Schnee", "Sarner Kurier", "2031-04-09", "Mira Halloran"),
    ("Taue zerschnitten", "Tarner Post", "2031-04-08", ""),
]


def in_container(kind, articles):
    lines = [line for article in articles for line in article]
    if kind == "txt":
        return "\n\n\n".join(lines).replace("\n", "\r\n").encode()
    if kind == "html":
        shown = "".join(f"<div><p>{' '.join(line.split())}</p></div><br>" for line in lines)
        return f"<html><head><title> </title></head><body>{shown}</body></html>".encode()
    lines = [" ".join(line.split()) for line in lines]
    return rtf(lines) if kind == "rtf" else docx(lines)


@pytest.mark.parametrize("kind", ["txt", "html", "rtf", "docx"])
@pytest.mark.parametrize(
    ("articles", "found"), [(OLD, FOUND), (GERMAN, GERMAN_FOUND)], ids=["English", "German"]
)
def test_the_old_layout_of_nexis_in_every_container(kind, articles, found):
    data = in_container(kind, articles)
    assert told(f"a.{kind}", data) == found
    first, second = (i.document.body for i in read(f"a.{kind}", data))
    assert first.split("\n\n")[0] == LAMP
    assert second == ROPE
    assert "GRAPHIC" not in first
    assert "SPRACHE" not in first
    assert ("the second keeper agreed" in first) == (articles is OLD)


def test_the_new_layout_of_nexis_may_be_numbered_too():
    """Between "Document 1 of 2" and "End of Document", the title stands above paper and day."""
    text = "".join(
        f"Document {n} of 2\n\n{title}\n\nTarn Post\n\nApril {day}, 2031\n\nBody\n\n{body}\n\n"
        f"Load-Date: April 9, 2031\n\nEnd of Document\n\n"
        for n, title, day, body in ((1, "No ship", 9, LAMP), (2, "Ropes cut", 8, ROPE))
    )
    assert told("a.txt", text.encode()) == [
        ("No ship", "Tarn Post", "2031-04-09", ""),
        ("Ropes cut", "Tarn Post", "2031-04-08", ""),
    ]


def test_a_nexis_export_that_is_not_whole_says_so():
    text = in_container("txt", OLD).replace(b" of 2 DOC", b" of 3 DOC")
    assert told("a.txt", text)[2:] == ["3 articles announced, 2 found"]
    for first, last, of, lost in (
        (1, 4, 4, [2, 3]),
        (7, 8, 99, []),
        (7, 9, 99, [8 - 6]),
        (3, 3, 3, [0]),
    ):
        numbered = text.replace(b"1 of 3", b"%d of %d" % (first, of)).replace(
            b"2 of 3", b"%d of %d" % (last, of)
        )
        parts = [i.part for i in read("a.txt", numbered) if "announced" in i.reason]
        assert parts == [f"article {n}" if n else "" for n in lost]
    bare = in_container("txt", [OLD[0], OLD[1][:5]])
    assert told("a.txt", bare)[1] == "an article of Nexis without a text: Ropes cut"
    marks = "\n\n".join(
        ["Port", LAMP, "LOAD-DATE: May 1, 2031", "Rope", ROPE, "LOAD-DATE: May 2, 2031"]
    )
    with pytest.raises(
        ReadError, match=r"a Nexis export of many articles.*export it again as DOCX"
    ):
        read("a.txt", marks)


NEW = [
    ["Sarn Courier 9 April", "No ship since 3 May 2030", "Sarn Courier (Sarn)", "April 9, 2031 Wednesday 9:05 PM GMT", "Copyright 2031 Sarn Press All Rights Reserved",
     "Section: NEWS; Pg. 3", "Length: 18 words", "Byline: By Mira Halloran", "Highlight: What was said on 1 March 2030", "Dateline: TARN, March 2, 2031", "Body", LAMP, ROPE,
     "Classification", "Language: ENGLISH", "Load-Date: April 10, 2031", "End of Document"],
    ["Ropes cut", "The Tarn Post", "8 April 2031", "Correction Appended", "Copyright 2031 Tarn Post", "Length: 19 words", "Body", ROPE, "Correction", "It was one rope.", "Load-Date: April 9, 2031", "End of Document"],
]  # fmt: skip
NEW_FOUND = [
    ("No ship since 3 May 2030", "Sarn Courier (Sarn)", "2031-04-09", "Mira Halloran"),
    ("Ropes cut", "The Tarn Post", "2031-04-08", ""),
]


@pytest.mark.parametrize("kind", ["txt", "html", "rtf", "docx"])
def test_the_new_layout_of_nexis_in_every_container(kind):
    cover = [
        "Date and Time: Friday, April 11, 2031 7:11:00 PM",
        "Documents (2)",
        "1. No ship since 3 May 2030",
    ]
    data = in_container(kind, [cover, *NEW])
    assert told(f"a.{kind}", data) == NEW_FOUND
    first, second = (i.document.body for i in read(f"a.{kind}", data))
    assert (first, second) == (f"{LAMP}\n\n{ROPE}", ROPE)


@pytest.mark.parametrize(
    ("marks"),
    [
        ("Textkörper", "Ende des Dokuments", "Länge: 9 Wörter", "Autor: Mira Halloran"),
        ("Corps", "Fin du document", "Longueur: 9 mots", "Auteur: Mira Halloran"),
        ("Cuerpo", "Fin del documento", "Longitud: 9 palabras", "Autor: Mira Halloran"),
        ("Corpo", "Fine del documento", "Lunghezza: 9 parole", "Autore: Mira Halloran"),
        (
            "Corpo do documento",
            "Fim do documento",
            "Comprimento: 9 palavras",
            "Autor: Mira Halloran",
        ),
    ],
)
def test_the_new_layout_in_other_languages(marks):
    body, end, length, author = marks
    lines = ["Kurier heute", "Sarner Kurier", "9. April 2031 Mittwoch", "Copyright 2031 Sarn", length, author, "Highlight: Am 1. März 2030", body, LAMP, end]  # fmt: skip
    assert told("a.docx", docx(lines * 2)) == [("Kurier heute", "Sarner Kurier", "2031-04-09", "Mira Halloran")] * 2  # fmt: skip


RULE = "_" * 60
PROQUEST = {
    "English": ("Author", "Publication info", "Full text", "Publication title", "Publication date", "April 9, 2031", "Subject"),
    "German": ("Verfasser", "Publikationsinfo", "Volltext", "Titel der Publikation", "Erscheinungsdatum", "9. April 2031", "Thema"),
    "French": ("Auteur", "Informations de publication", "Texte intégral", "Titre de la publication", "Date de publication", "9 avril 2031", "Sujet"),
    "Italian": ("Autore", "Informazioni sulla pubblicazione", "Testo completo", "Titolo della pubblicazione", "Data di pubblicazione", "9 aprile 2031", "Argomento"),
    "Dutch": ("Auteur", "Publicatie-informatie", "Volledige tekst", "Titel van de publicatie", "Publicatiedatum", "9 april 2031", "Onderwerp"),
    "Portuguese": ("Autor", "Informações da publicação", "Texto completo", "Título da publicação", "Data de publicação", "9 de abril de 2031", "Assunto"),
}  # fmt: skip


@pytest.mark.parametrize("language", PROQUEST)
def test_proquest_texts(language):
    author, info, text, paper, day, when, subject = PROQUEST[language]
    one = [RULE, "No ship since the snow", f"{author}: Halloran, Mira; Velsk, Ada", f"{info}: Sarn Courier ; Sarn [Sarn]. 1 May 1999: A.1.",
           f"{text}: {LAMP}", f"Mayor: {ROPE}", f"{subject}: Ports", f"{paper}: Sarn Courier; Sarn", f"{day}: {when}"]  # fmt: skip
    end = [RULE, "Contact us at: http://www.proquest.com Copyright 2031 ProQuest LLC."]
    data = "\n\n".join([*one, *one, *end])
    expected = ("No ship since the snow", "Sarn Courier", "2031-04-09", "Mira Halloran, Ada Velsk")
    assert told("p.txt", data) == [expected] * 2
    numbered = data.replace(RULE, "Document 1 of 2", 1).replace(RULE, "Document 2 of 2", 1)
    assert told("p.txt", numbered) == [expected] * 2
    assert told("p.txt", numbered.replace("of 2", "of 3"))[2:] == ["3 articles announced, 2 found"]
    assert read("p.txt", data)[0].document.body == f"{LAMP}\n\nMayor: {ROPE}"


def test_proquest_without_the_title_of_its_paper_is_told_by_its_info():
    one = "\n\n".join(["Lamp out", "Publication info: Sarn Courier ; Sarn [Sarn]. 09 Apr 2031: A.1.", f"Full text: {LAMP}"])  # fmt: skip
    items = read("p.txt", f"Document 1 of 2\n\n{one}\n\n{RULE}\n\nDocument 2 of 2\n\n{one}")
    assert [i.document.published.day for i in items] == ["2031-04-09"] * 2


def test_proquest_without_its_last_lines_takes_paper_and_day_from_its_info():
    one = [RULE, "Lamp out", "Publication info: Sarn Courier ; Sarn [Sarn]. 09 Apr 2031: A.1.", f"Abstract: {LAMP}", "Full text: Not available.", "Publication title: Sarn Courier", "Database: ProQuest"]  # fmt: skip
    (item,) = read("p.txt", "\n\n".join(one))
    assert (item.document.published.day, item.document.body) == ("2031-04-09", LAMP)
    assert told("p.txt", "\n\n".join(one).replace(LAMP, "")) == [
        "an article of ProQuest without a text: Lamp out"
    ]


FACTIVA = ["No ship since the snow", "By Mira Halloran", "18 words", "9 April 2031", "10:21", "Sarn Courier", "SARNC", "English", "(c) 2031 Sarn Press", LAMP, ROPE, "Document SARNC00020310409e74900001"]  # fmt: skip
FACTIVA_GERMAN = ["Kein Schiff", "Mira Halloran", "18 Wörter", "9. April 2031", "Sarn Courier", "SARNC", "1", "Deutsch", "Copyright 2031 Sarn Press", LAMP, ROPE, "Dokument SARNC00020310409e7490000a"]  # fmt: skip
FACTIVA_JAPANESE = ["No ship since the snow", "Mira Halloran", "18 文字", "2031年4月9日", "Sarn Courier", "SARNC", "日本語", "Copyright 2031 Sarn Press", LAMP, ROPE, "文書 SARNC00020310409e7490000a"]  # fmt: skip
FACTIVA_RUSSIAN = ["No ship since the snow", "Mira Halloran", "18 слов", "9 апреля 2031", "Sarn Courier", "SARNC", "Русский", "Copyright 2031 Sarn Press", LAMP, ROPE, "Документ SARNC00020310409e7490000a"]  # fmt: skip
CODED = ["HD No ship since the snow", "BY By Mira Halloran", "WC 18 words", "PD 9 April 2031", "SN Sarn Courier", "SC SARNC", "LA English", f"LP {LAMP}", f"TD {ROPE}", "CO nobody : Nobody", "AN Document SARNC00020310409e74900001"]  # fmt: skip


@pytest.mark.parametrize("kind", ["txt", "html", "rtf", "docx"])
@pytest.mark.parametrize(
    "article",
    [FACTIVA, FACTIVA_GERMAN, FACTIVA_JAPANESE, FACTIVA_RUSSIAN, CODED],
    ids=["shown", "German", "Japanese", "Russian", "coded"],
)
def test_factiva_in_every_container(kind, article):
    data = in_container(kind, [article, article])
    title = "Kein Schiff" if article is FACTIVA_GERMAN else "No ship since the snow"
    assert told(f"f.{kind}", data) == [(title, "Sarn Courier", "2031-04-09", "Mira Halloran")] * 2
    assert read(f"f.{kind}", data)[1].document.body == f"{LAMP}\n\n{ROPE}"


def test_the_codes_of_factiva_may_stand_on_a_line_of_their_own():
    coded = "\n".join(CODED).replace("LP ", "LP   \n").replace("TD ", "TD \n")
    assert read("f.txt", f"{coded}\n\n{coded}")[1].document.body == f"{LAMP}\n\n{ROPE}"


@pytest.mark.parametrize(
    "text",
    [
        f"Three papers\n\n9 April 2031\n\n{LAMP}\n\nShe had read 1 of 2 documents.\n\n{ROPE}",
        f"Live\n\nUPDATE: the lamp is lit.\n\n{LAMP}\n\nUPDATE: the lamp is out.\n\n{ROPE}",
        f"Lamp\n\n{LAMP}\n\n{RULE}\n\nMore\n\n{ROPE}\n\n{RULE}\n\nAuthor: Ada Velsk",
        f"Lamp\n\n18 words\n\n{LAMP}\n\nDocument 9 of the court\n\n{ROPE}",
        f"Charter\n\nSection: Ports\n\n{LAMP}\n\nDocument 1 of 2\n\n{ROPE}",
        f"Charter\n\nLanguage: English\n\n{LAMP}\n\n{ROPE}\n\nEnd of Document",
        f"Text\n\nLENGTH: of the pier\n\n{LAMP}\n\n{ROPE}",
    ],
)
def test_a_page_that_merely_looks_like_an_export_stays_one(text):
    (item,) = read("a.txt", text)
    assert LAMP in item.document.page_text
    (page,) = read(
        "a.html", f"<html><body><p>{text.replace(chr(10) * 2, '</p><p>')}</p></body></html>"
    )
    assert LAMP in page.document.page_text


def test_every_sign_knows_its_example():
    for name, (_, example) in table("kinds").items():
        assert signatures.kind_of(example.encode()) == name
        assert name in kinds.READERS
    for export in kinds.EXPORTS:
        assert [e.name for e in kinds.EXPORTS if e.sign(export.example)] == [export.name]
        assert signatures.hints_at_export(export.example.encode())
        assert told("a.txt", export.example)[0][0] == "Port shut"
    assert {kind for _, kind in signatures.archives.MAGIC} - {"zip"} <= kinds.READERS.keys()


RIS = "TY  - NEWS\n{}\nT2  - Sarn Courier\nER  - \n"


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ("TI  - a\nPY  - 2031\nY1  - 2031/04/09/", "2031-04-09"),
        ("TI  - a\nY1  - 2030/01/02\nDA  - 2031/4/9", "2031-04-09"),
        ("TI  - a\nDA  - 2031\nPY  - 2031/04/09", "2031-04-09"),
        ("TI  - a\nDA  - 9 April 2031\nPY  - 2031", "2031-04-09"),
        ("TI  - a\nPY  - 2031", ""),
    ],
)
def test_the_fullest_date_of_ris(lines, day):
    ((_, paper, found, _),) = told("a.ris", RIS.format(lines))
    assert (paper, found) == ("Sarn Courier", day)


def test_lines_without_a_tag_go_on_with_the_field_above():
    entry = f"TI  - No ship\n   since the snow\nAU  - Halloran, Mira\nA1  - Velsk, Ada\nAB  - {LAMP}\n\n{ROPE}\nKW  - a\nb"
    (item,) = read("a.dat", "\ufeff" + RIS.format(entry).replace("\n", "\r\n"))
    assert (item.document.title, item.document.byline) == ("No ship since the snow", "Mira Halloran, Ada Velsk")  # fmt: skip
    assert item.document.body.split() == f"{LAMP} {ROPE}".split()


def test_bibtex():
    bib = r"""% a library
@string{sc = "Sarn Courier"}
@article{a1, title = {No {Ship} since the \"Uberfahrt}, author = {Halloran, Mira and {ONA}}, journal = sc # {}, date = {2031-04-09}, abstract = {LAMP}}
@online(b2, title = "Caf\'e {\"on} the quay", author = "Ada Velsk", year = 2031, month = apr, day = 9, url = {https://sarn.example/a_b})
""".replace("LAMP", LAMP.replace("said", "{said}"))
    one, two = (i.document for i in read("list.bib", bib))
    assert (one.title, one.byline, one.published.day, one.body) == ("No Ship since the Überfahrt", "Mira Halloran, ONA", "2031-04-09", LAMP)  # fmt: skip
    assert (two.title, two.byline, two.published.day, two.url) == ("Café ön the quay", "Ada Velsk", "2031-04-09", "https://sarn.example/a_b")  # fmt: skip
    assert reference_lists.bibtex_fields("title = {" * 3_000, 0)["title"].startswith("title")


def test_zotero_rdf_and_api():
    space = " ".join(f'xmlns:{k}="{v}"' for k, v in table("rdf").items())
    rdf = f"""<?xml version="1.0"?><rdf:RDF {space}><bib:Article rdf:about="#1"><z:itemType>newspaperArticle</z:itemType>
<dcterms:isPartOf><bib:Newspaper><dc:title>Sarn Courier</dc:title></bib:Newspaper></dcterms:isPartOf>
<bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Halloran</foaf:surname><foaf:givenName>Mira</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
<dc:title>No ship</dc:title><dc:date>2031-04-09</dc:date><dc:identifier><dcterms:URI><rdf:value>https://sarn.example/a</rdf:value></dcterms:URI></dc:identifier>
<dcterms:abstract>{LAMP}</dcterms:abstract></bib:Article><z:Attachment><z:itemType>attachment</z:itemType><dc:title>x.pdf</dc:title></z:Attachment></rdf:RDF>"""
    expected = ("No ship", "Sarn Courier", "2031-04-09", "Mira Halloran")
    assert told("z.rdf", rdf) == [expected]
    item = {"itemType": "newspaperArticle", "title": "No ship", "creators": [{"creatorType": "author", "firstName": "Mira", "lastName": "Halloran"}],
            "publicationTitle": "Sarn Courier", "date": "2031-04-09", "abstractNote": LAMP, "url": "https://sarn.example/a", "dateAdded": "2032-01-01T00:00:00Z"}  # fmt: skip
    api = [{"key": "A", "version": 1, "data": item}, {"key": "B", "data": {"itemType": "attachment", "title": "x.pdf"}}]  # fmt: skip
    assert told("z.json", json.dumps(api)) == [expected]


def test_feeds():
    rss = f"""<?xml version="1.0" encoding="windows-1252"?><rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Sarn Courier</title>
<item><title>No ship &amp; no sail</title><link>https://sarn.example/a</link><dc:creator>Mira Halloran</dc:creator><pubDate>Wed, 09 Apr 2031 07:00:00 +0900</pubDate>
<description>short</description><content:encoded><![CDATA[<p>{LAMP}</p><p>Caf\u00e9.</p>]]></content:encoded></item>
<item><title>Ropes cut</title><guid>https://sarn.example/b</guid><description>&lt;p&gt;{ROPE}&lt;/p&gt;</description></item></channel></rss>"""
    one, two = (i.document for i in read("feed.php", rss.encode("cp1252")))
    assert (one.title, one.publisher, one.published.day, one.byline, one.url) == ("No ship & no sail", "Sarn Courier", "2031-04-09", "Mira Halloran", "https://sarn.example/a")  # fmt: skip
    assert (one.body, two.body, two.url) == (f"{LAMP}\n\nCafé.", ROPE, "https://sarn.example/b")
    atom = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Sarn Courier</title><entry><title type="html">No ship</title><link rel="self" href="https://sarn.example/x"/>
<link href="https://sarn.example/a"/><author><name>Mira Halloran</name></author><published>2031-04-09T10:00:00Z</published><updated>2032-01-01T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{LAMP}</p></div></content></entry></feed>"""
    (only,) = (i.document for i in read("a.atom", atom))
    assert (only.title, only.published.day, only.byline, only.url, only.body) == ("No ship", "2031-04-09", "Mira Halloran", "https://sarn.example/a", LAMP)  # fmt: skip
    with pytest.raises(ReadError, match="entities or its own document type"):
        read(
            "a.rss",
            '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss><item>&a;</item></rss>',
        )


def test_xml_that_repeats_an_element_holds_as_many_articles():
    rows = [("No ship", "2031-04-09", LAMP), ("Ropes cut", "2031-04-10", ROPE)]
    one, two = (
        f"<piece><title>{title}</title><date>{day}</date><body>{text}</body></piece>"
        for title, day, text in rows
    )
    head = '<?xml version="1.0"?>\n<export>'
    for xml in (f"{head}{one}{two}</export>", f"{head}<all>{one}{two}</all></export>"):
        read_as = [i.document for i in read("a.xml", xml)]
        assert [(d.title, d.published.day, d.body) for d in read_as] == rows
    assert [i.document.body for i in read("a.xml", f"{head}<a><b>{LAMP}</b></a></export>")] == [
        LAMP
    ]


TOOLS = {
    "fundus": {"title": "No ship", "authors": ["Mira Halloran"], "publishing_date": "2031-04-09 07:00:00+09:00", "publisher": "Sarn Courier",
               "body": {"summary": [], "sections": [{"headline": [], "paragraphs": [LAMP]}]}, "topics": ["sea"], "lang": "en"},
    "trafilatura": {"title": "No ship", "author": "Mira Halloran", "hostname": "sarn.example", "date": "2031-04-09", "sitename": "Sarn Courier", "source": "https://sarn.example/a",
                    "text": LAMP, "excerpt": "short", "fingerprint": "x", "filedate": "2032-01-01"},
    "newspaper": {"title": "No ship", "authors": "['Mira Halloran']", "publish_date": "2031-04-09T00:00:00", "text": LAMP, "source_url": "https://sarn.example", "url": "https://sarn.example/a", "source": "Sarn Courier", "top_image": "https://sarn.example/a.jpg"},
    "news-please": {"title": "No ship", "authors": ["Mira Halloran"], "date_download": "2032-01-01", "date_modify": None, "date_publish": "2031-04-09 05:12:00", "maintext": LAMP, "description": "short", "source_domain": "Sarn Courier", "url": "https://sarn.example/a"},
    "a news service": {"source": {"id": None, "name": "Sarn Courier"}, "author": "Mira Halloran", "title": "No ship", "description": "short", "url": "https://sarn.example/a", "urlToImage": "x", "publishedAt": "2031-04-09T05:12:00Z", "content": LAMP},
    "an event registry": {"uri": "81", "lang": "eng", "date": "2031-04-09", "time": "05:12:00", "url": "https://sarn.example/a", "title": "No ship", "body": LAMP, "source": {"uri": "sarn.example", "title": "Sarn Courier"}, "authors": [{"uri": "mh", "name": "Mira Halloran"}]},
    "a paper's archive": {"abstract": "short", "lead_paragraph": LAMP, "headline": {"main": "No ship"}, "byline": {"original": "By Mira Halloran"}, "pub_date": "2031-04-09T05:12:00+0000", "web_url": "https://sarn.example/a", "source": "Sarn Courier"},
    "a paper's own": {"webTitle": "No ship", "webPublicationDate": "2031-04-09T05:12:00Z", "webUrl": "https://sarn.example/a", "fields": {"bodyText": LAMP, "byline": "Mira Halloran", "publication": "Sarn Courier"}},
    "a weblog": {"id": 7, "date": "2031-04-09T05:12:00", "link": "https://sarn.example/a", "title": {"rendered": "No ship"}, "content": {"rendered": f"<p>{LAMP}</p>"}, "author_name": "Mira Halloran", "site_name": "Sarn Courier"},
}  # fmt: skip


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize(
    "shape", ["alone", "list", "lines", "articles", "results", "data", "below", "numbered"]
)
def test_the_columns_of_common_tools(tool, shape):
    row = TOOLS[tool]
    data = {
        "alone": row,
        "list": [row],
        "articles": {"status": "ok", "totalResults": 1, "articles": [row]},
        "results": {"count": 1, "results": [row], "facets": [{"name": "sea"}]},
        "data": {"data": [row], "title": "A search"},
        "below": {"response": {"status": "ok", "docs": [row]}},
        "numbered": {"0": row, "1": row},
    }.get(shape)
    text = f"{json.dumps(row)}\n{json.dumps(row)}\n" if shape == "lines" else json.dumps(data)
    items = read("list.json", text)
    assert len(items) == 2 if shape in ("lines", "numbered") else 1
    for item in items:
        found = item.document
        assert (found.title, found.publisher, found.published.day) == ("No ship", "Sarn Courier", "2031-04-09")  # fmt: skip
        assert (found.byline, found.body) == ("Mira Halloran", LAMP)


@pytest.mark.parametrize(
    ("header", "row", "day"),
    [
        ("url,url_mobile,title,seendate,domain,language", "https://sarn.example/a,,No ship,20310409T051200Z,sarn.example,English", "2031-04-09"),
        ("DATE;SourceCommonName;DocumentIdentifier", "20310409051200;sarn.example;https://sarn.example/a", "2031-04-09"),
        ("Title\tPublication-Date\tURL", "No ship\t9 April 2031\thttps://sarn.example/a", "2031-04-09"),
        ("Titel|Datum|Quelle|Volltext", f"No ship|9. April 2031|sarn.example|{LAMP}", "2031-04-09"),
        ("sep=;\nTitle, or head;Headline;Date;Domain", "x;No ship;2031-04-09;sarn.example", "2031-04-09"),
        ("Überschrift;Erscheinungsdatum;Medium;Text", f"No ship;09.04.2031;sarn.example;{LAMP}", "2031-04-09"),
        ("제목,언론사,일자,본문", f"No ship,sarn.example,20310409,{LAMP}", "2031-04-09"),
    ],
)  # fmt: skip
def test_the_columns_of_tables(header, row, day):
    ((_, paper, found, _),) = told("list.csv", f"{header}\n{row}\n")
    assert (paper, found) == ("sarn.example", day)


def test_a_day_on_which_a_machine_saw_a_page_is_inferred():
    (item,) = read("g.csv", "title,url,seendate\nNo ship,https://sarn.example/a,20310409T051200Z\n")
    assert (item.document.published.day, item.document.published.basis) == (
        "2031-04-09",
        "inferred",
    )


def test_columns_come_from_all_records_not_from_the_first():
    rows = [
        {"id": 1, "headline": "No ship"},
        {"headline": "Ropes", "content": ROPE, "text": None},
        {"headline": "Lamp", "text": LAMP},
    ]
    assert [i.document.body for i in read("a.jsonl", "\n".join(map(json.dumps, rows)))] == [
        "",
        ROPE,
        LAMP,
    ]
    assert guess_columns(["maintext", "pubDate"]) == {"text": "maintext", "date": "pubDate"}
    with pytest.raises(ReadError, match="there are: Datei, Zahl"):
        guess_columns(["Datei", "Zahl"])


def test_one_order_of_day_and_month_for_a_whole_column():
    def days(*dates, **how):
        return [
            d[2]
            for d in told("a.csv", "title,date\n" + "".join(f"No ship,{d}\n" for d in dates), **how)
        ]

    assert days("05/04/2031", "17/04/2031") == ["2031-04-05", "2031-04-17"]
    assert days("05/04/2031", "04/17/2031") == ["2031-05-04", "2031-04-17"]
    assert days("05/04/2031", "06/04/2031") == ["", ""]
    assert days("05.04.2031", "04.17.2031") == ["2031-05-04", "2031-04-17"]
    assert days("05.04.2031", "17.04.2031") == ["2031-04-05", "2031-04-17"]
    assert days("05/04/2031", "17/04/2031", "04/17/2031") == ["", "2031-04-17", "2031-04-17"]
    assert days("05/04/2031", "06/04/2031", captured=date(2031, 4, 10)) == [
        "2031-04-05",
        "2031-04-06",
    ]
    with pytest.warns(
        UserWarning, match="dates that can be read day first or month first: 2, left open"
    ):
        list(read_many("a.csv", b"title,date\na,05/04/2031\nb,06/04/2031\n"))


CELLS = {
    "<p>Roe &amp; Co said: &quot;No.&quot;</p>": 'Roe & Co said: "No."',
    "&lt;p&gt;It&#39;s shut.&lt;/p&gt;&lt;p&gt;Yes.&lt;/p&gt;": "It's shut.\n\nYes.",
    "One<br/>two<br>three": "One\ntwo\nthree",
    "A &ldquo;farce&rdquo; &#8212; &#x2018;really&#x2019;": "A “farce” — ‘really’",
    "He read <em>The Lamp</em> twice.": "He read The Lamp twice.",
    "<div><script>alert(1)</script>Shut.</div>": "Shut.",
    "A &amp;quot;farce&amp;quot;": 'A "farce"',
    "a < b and c > d; R&D, AT&T; Q&A": "a < b and c > d; R&D, AT&T; Q&A",
    "x<y, y>z & &c. <3": "x<y, y>z & &c. <3",
    "mail <ada@sarn.example> now": "mail <ada@sarn.example> now",
    "A &notaword; and &;": "A &notaword; and &;",
}


@pytest.mark.parametrize("cell", CELLS)
def test_markup_in_a_cell_becomes_words(cell):
    assert cell_text.plain(cell) == CELLS[cell]


PAGE = f"<html><head><title>No ship</title></head><body><h1>No ship</h1><p>{LAMP}</p><p>{ROPE}</p></body></html>"


@pytest.mark.parametrize(
    "name",
    ["a.php", "a.aspx", "a.jsp", "a.cgi", "a.shtml", "a", "a.csv", "a.txt", "a.json", "a.xls", "Mr. Smith goes", "news.17", "index.php.17"],
)  # fmt: skip
@pytest.mark.parametrize(
    "start", ["", "\ufeff\n <!-- saved -->\n", '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">']
)
def test_a_page_is_a_page_whatever_it_is_called(name, start):
    data = (start + PAGE).encode()
    for packed in (data, gzip.compress(data, mtime=0)):
        ((title, *_),) = told(name + (".gz" if packed != data else ""), packed)
        assert title == "No ship"
        assert kinds.unreadable(name, data) == ""


@pytest.mark.parametrize("name", ["program.exe", "style.css", "movie.mp4", "script.js"])
@pytest.mark.parametrize("data", [b"MZ\0\1", b"a { color: red }", LAMP.encode()])
def test_what_no_content_tells_is_refused_by_its_ending(name, data):
    assert kinds.unreadable(name, data) == f".{name.rpartition('.')[2]} is no format that is read"


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0", "save it as DOCX or XLSX"),
        ("a.bz2", b"BZh9", "unpack it first"),
        ("a.rar", b"Rar!\x1a", "pack it as ZIP"),
        ("a.epub", zipped({"mimetype": b"application/epub+zip"}), "unpack its pages first"),
        ("a.gz", gzip.compress(gzip.compress(PAGE.encode())), "a gzip file in a gzip file"),
        ("a.gz", gzip.compress(PAGE.encode())[:-40], "cut off"),
        ("a.exe.gz", gzip.compress(b"MZ\0", mtime=0), ".exe is no format that is read"),
    ],
)
def test_what_is_refused_says_what_to_do(name, data, what):
    with pytest.raises(ReadError, match=what):
        read(name, data)


def test_content_wins_over_the_ending():
    ris, lines = (
        RIS.format("TI  - No ship"),
        json.dumps({"title": "No ship"}) + "\n" + json.dumps({"title": "b"}),
    )
    assert told("a.txt", ris)[0][0] == "No ship"
    assert [t[0] for t in told("a.txt", lines)] == ["No ship", "b"]
    assert [t[0] for t in told("a.json", lines)] == ["No ship", "b"]
    assert [
        t[0] for t in told("a.txt", f"title\turl\ttext\nNo ship\thttps://sarn.example\t{LAMP}\n")
    ] == ["No ship"]
    assert [i.document.body for i in read("a.bin", docx([LAMP]))] == [LAMP]
    utf16 = RIS.format("TI  - No ship").encode("utf-16")
    assert told("a.ris", utf16)[0][0] == "No ship"
    assert told("a.txt", utf16)[0][0] == "No ship"


def test_a_line_separator_is_no_end_of_a_line_of_json():
    line = json.dumps(
        {"title": "No\u2028ship\u0085", "text": f"{LAMP}\u2028{ROPE}"}, ensure_ascii=False
    )
    assert len(read("a.jsonl", f"{line}\n{line}\n")) == 2


def test_a_nexis_text_without_blank_lines_between_its_labels():
    text = "1 of 2 DOCUMENTS\nSarn Courier\nApril 9, 2031 Wednesday\nNo ship\nBYLINE: Mira Halloran\nLENGTH: 18 words\n{0}\nLOAD-DATE: April 10, 2031\n2 of 2 DOCUMENTS\nTarn Post\n8 April 2031\nRopes cut\nLENGTH: 9 words\n{1}\nLANGUAGE: ENGLISH"
    data = text.format(LAMP, ROPE)
    assert told("a.txt", data) == [("No ship", "Sarn Courier", "2031-04-09", "Mira Halloran"), ("Ropes cut", "Tarn Post", "2031-04-08", "")]  # fmt: skip
    assert [i.document.body for i in read("a.txt", data)] == [LAMP, ROPE]


def test_the_new_layout_with_an_unknown_word_above_the_text():
    lines = [["No ship", "Sarn Courier", "9 April 2031", "Copyright 2031 Sarn Press", "Length: 18 words", "Tekst", LAMP, "Load-Date: April 10, 2031", "End of Document"]]  # fmt: skip
    (item,) = read("a.docx", in_container("docx", lines))
    assert (item.document.title, item.document.body) == ("No ship", LAMP)


def test_europresse():
    article = f"""<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">Le Courrier de Sarn, no. 31</span></div>
<span class="DocHeader">Une, mercredi 9 avril 2031, p. 3</span><div class="titreArticle"><p class="titreArticleVisu rdp__articletitle">Aucun navire</p></div>
<div class="docAuthors">Mira Halloran</div></header><section><div class="DocText clearfix"><div class="docOcurrContainer"><p>{LAMP}</p><p>{ROPE}</p></div></div></section></article>"""
    data = f"<html><body>{article}{article}</body></html>"
    assert told("e.HTML", data) == [("Aucun navire", "Le Courrier de Sarn", "2031-04-09", "Mira Halloran")] * 2  # fmt: skip
    for later in (data, data.replace('"DocText clearfix"', '"text"')):
        assert read("e.HTML", later)[0].document.body == f"{LAMP}\n\n{ROPE}"


def test_entries_of_ris_without_their_ends():
    assert told("a.ris", "TY  - NEWS\nTI  - a\nDA  - Apr 9\nPY  - 2031\nTY  - NEWS\nTI  - b\nPY  - 2031///\n") == [("a", "", "2031-04-09", ""), ("b", "", "", "")]  # fmt: skip


def pdf(pages):
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for lines in pages:
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        stream = f"BT /F 10 Tf 50 780 Td {shown} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {len(objects)} 0 R /Resources << /Font << /F 3 0 R >> >> >>"
        )
    kids = " ".join(f"{n} 0 R" for n in range(5, 5 + 2 * len(pages), 2))
    objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"
    out = b"%PDF-1.4\n"
    places = []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{n} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(out)
    return (
        out
        + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()
    )


def test_pdf_of_an_export_of_one_page_and_of_none(monkeypatch):
    assert told("a.pdf", pdf([NEW[0], NEW[1]])) == NEW_FOUND
    (page,) = read("a.pdf", pdf([["Lamp out", "", LAMP[:60], LAMP[60:], ROPE]]))
    assert ROPE in page.document.page_text
    with pytest.raises(ReadError, match=r"without text: recognise its text \(OCR\) first"):
        read("a.pdf", pdf([[]]))
    monkeypatch.setattr("kcna_corpus.reading.formats.texts.LONGEST", 2_000)
    with pytest.raises(ReadError, match="a PDF of more than 2,000 characters: split it"):
        read("a.pdf", pdf([["a" * 800]] * 3))
    for module, name, data in (
        ("pypdf", "a.pdf", pdf([["a"]])),
        ("striprtf.striprtf", "a.rtf", rtf(["a"])),
    ):
        monkeypatch.setitem(__import__("sys").modules, module, None)
        (item,) = kinds.read_safely(name, data, None, None)
        assert item.reason.endswith('pip install "kcna-corpus[documents]"')
        assert item.passing


def wrapped(text, width=50):
    return textwrap.wrap(text, width)


@pytest.mark.parametrize(
    "pages",
    [
        [["Sarn Rock", "Lamp out at Sarn", "By Ada Roe", "9 April 2031", *wrapped(LAMP), *wrapped(ROPE)]],
        [["Lamp out at Sarn", "By Ada Roe", "9 April 2031", *wrapped(LAMP, 40)[:2], "Page 1 of 2"],
         ["Sarn Rock 9 April 2031", *wrapped(LAMP, 40)[2:], *wrapped(ROPE, 40), "Page 2 of 2"]],
        [["4/11/31, 10:12 AM Lamp out at Sarn - Sarn Rock", "Lamp out at Sarn", "By Ada Roe", "9 April 2031",
          *wrapped(LAMP), "https://sarn.example/2031/04/09/lamp 1/2"],
         ["4/11/31, 10:12 AM Lamp out at Sarn - Sarn Rock", *wrapped(ROPE), "https://sarn.example/2031/04/09/lamp 2/2"]],
        [["Lamp out at Sarn", "By Ada Roe", "9 April 2031", "The keep-", "er of the lamp on", *wrapped(LAMP[26:], 17), *wrapped(ROPE, 17)]],
    ],
    ids=["one page", "over two pages", "printed by a browser", "narrow, with hyphens"],
)  # fmt: skip
def test_lines_of_a_pdf_are_as_wide_as_its_paper(pages):
    (item,) = read("a.pdf", pdf(pages))
    page = item.document
    assert (page.title, page.byline, page.published.day) == (
        "Lamp out at Sarn",
        "Ada Roe",
        "2031-04-09",
    )
    assert " ".join(page.body.split()) == f"{LAMP} {ROPE}"


def test_a_summary_stands_for_a_text_only_where_there_is_none():
    rows = [
        {"title": "a", "text": LAMP, "summary": "short"},
        {"title": "b", "text": "", "summary": "short"},
    ]
    assert [i.document.body for i in read("a.json", json.dumps(rows))] == [LAMP, ""]
    assert [i.document.body for i in read("a.json", json.dumps(rows[1:]))] == ["short"]
    (item,) = read("a.json", json.dumps([{"title": "a", "content": f"{LAMP} [+1234 chars]"}]))
    assert "the text is cut off: [+1234 chars]" in item.document.notes[0]


def test_tei():
    header = """<teiHeader><fileDesc><titleStmt><title>No ship</title><author>Halloran, Mira</author></titleStmt><publicationStmt><publisher>An archive</publisher><date when="2040-01-01"/></publicationStmt>
<sourceDesc><bibl><publisher>Sarn Courier</publisher><date when="2031-04-09">last week</date></bibl></sourceDesc></fileDesc></teiHeader>"""
    one = f"<TEI>{header}<text><body><div><p>{LAMP}</p><p>{ROPE} <hi>Yes.</hi></p></div></body></text></TEI>"
    corpus = f'<?xml version="1.0"?><teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{one}{one}</teiCorpus>'
    for name, data, times in (("a.xml", one, 1), ("a.tei", corpus, 2)):
        assert told(name, data) == [("No ship", "Sarn Courier", "2031-04-09", "Mira Halloran")] * times  # fmt: skip
        assert read(name, data)[0].document.body == f"{LAMP}\n\n{ROPE} Yes."


PIECES = ["1 of 2 DOCUMENTS", "LENGTH: 5 words", "Length: 5 words", "LOAD-DATE: May 1, 2031", "Body", "End of Document", "May 1, 2031", "", RULE, "Full text: a", "Publication title: b",
          "5 words", "Document LANT000020310517e75h0001p", "HD x", "TY  - NEWS", "TI  - a", "ER  - ", "@article{a, title = {b}", "note = \"x\" # y", "}", "{", "[", "]", '{"title": "a"}', '"data":',
          "title,date,text", "a,05/06/2031,b", "<html>", "<p>x</p>", "<article class='article'>", "DocText titreArticle", "factiva enarticle", "\0", "\ufeff", "{\\rtf1 "]  # fmt: skip


@settings(max_examples=300)
@given(
    st.lists(st.sampled_from(PIECES), max_size=14),
    st.sampled_from(["txt", "html", "json", "csv", "ris", "bib", "rtf", "php"]),
)
def test_any_pieces_of_exports_give_articles_or_a_reason(pieces, ending):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        items = list(kinds.read_safely(f"a.{ending}", "\n".join(pieces).encode(), None, None))
    for item in items:
        assert (item.document is None) == bool(item.reason)
        assert not item.reason.startswith("broken: ")


def test_a_broken_feed_is_read_as_far_as_it_holds():
    item = "<item><title>Tar & feathers</title><link>https://sarn.example/a?b=1&c=2</link></item>"
    items = read(
        "a.rss", f"<rss><channel><title>Sarn &#26; Courier</title>{item}{item}</channel></rss>"
    )
    assert len(items) == 2
    assert items[0].document.title.startswith("Tar")
    assert items[0].document.notes[0].startswith("feed; broken XML, read as far as it holds: ")
    with pytest.raises(ReadError, match="DOCTYPE or entities"):
        read("a.rss", '<rss><!ENTITY a "b"><item>&a;</item></rss>')


@pytest.mark.parametrize(
    "authors",
    [
        "author: Ada Roe; Ida Moss",
        "authors:\n  - Ada Roe\n  - Ida Moss",
        "author: ['Ada Roe', 'Ida Moss']",
    ],
)
def test_a_text_whose_head_names_its_fields(authors):
    head = f'---\ntitle: "Ropes cut: two"\n{authors}\nsitename: Tarn Post\ndate: 2031-04-08\ntags: []\n---\n'
    assert told("a.md", f"{head}\n{ROPE}\n\n---\n\n{LAMP}") == [
        ("Ropes cut: two", "Tarn Post", "2031-04-08", "Ada Roe, Ida Moss")
    ]
    assert read("a.md", head + ROPE)[0].document.body == ROPE
    undated = head.replace("date: 2031-04-08\n", "")
    assert told("a.md", f"{undated}\n8 April 2031\n\n{ROPE}")[0][:3] == (
        "Ropes cut: two", "Tarn Post", "2031-04-08"
    )  # fmt: skip
    ruled = f"---\n\nRopes cut\n\n8 April 2031\n\n---\n\n{ROPE}"  # no head, but rules
    assert told("a.md", ruled) == [("Ropes cut", "", "2031-04-08", "")]


def test_a_list_of_endnote_is_refused_with_what_to_do():
    with pytest.raises(ReadError, match="export it as RIS"):
        read("a.enw", "%0 Newspaper Article\n%T Ropes cut\n")


def test_a_mailbox_gives_each_of_its_mails():
    one = "From ada@post.example Tue Apr  8 09:00:00 2031\nSubject: {}\nDate: Tue, 8 Apr 2031 09:00:00 +0000\n\n{}\n\n"
    text = (
        one.format("Ropes", f">From the quay: {ROPE}")
        + one.format("Lamp", f"Then\nFrom here on\n{LAMP}")
        + one.format("Empty", "")
    )
    for data in (text, text.replace("\n", "\r\n")):
        mails = read("in.mbox", data)
        assert [m.part for m in mails] == ["mail 1", "mail 2", "mail 3"]
        assert [m.document.title for m in mails[:2]] == ["Ropes", "Lamp"]
        assert mails[0].document.body.startswith("From the quay")
        assert mails[2].reason


def test_days_that_a_spreadsheet_counts_are_told_and_never_certain():
    table_of = f"title;text;date\nRopes;{ROPE};47946\nLamp;{LAMP};47945.5\nNone;{ROPE};\n"
    with pytest.warns(UserWarning, match="counted from 1899-12-30"):
        days = [i.document.published for i in read_many("a.csv", table_of.encode())]
    assert [(p.day, p.basis, p.certain) for p in days[:2]] == [
        ("2031-04-08", "inferred", False),
        ("2031-04-07", "inferred", False),
    ]
    assert told("a.csv", table_of.replace("47946", "2031"))[1][2] == ""  # not all of them
