"""Exports, archives and folders: every format, what is rejected and why, and hostile files."""

import contextlib
import csv
import gzip
import io
import json
import operator
import os
import re
import stat
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from kcna_corpus import saving
from kcna_corpus.reading import (
    ReadError,
    files,
    folder,
    limits,
    read,
    read_folder,
    read_page,
    workers,
)
from kcna_corpus.reading.archives import Limits, entries, parse_xml
from kcna_corpus.reading.folder import read_on
from kcna_corpus.reading.formats import guess_columns, read_many
from kcna_corpus.saving import neutralise, restore

BODY = "The harbour office of Osmund said that no boat had left the port since the storm."
ROW = {
    "Headline": "No boat left",
    "Body": f"{BODY}\n-0-",
    "Publish Date": "2031-04-09",
    "URL": "https://ona.example/1",
    "Source": "ONA",
}


def documents(name, data, **how):
    return [i.document for i in read_many(name, data, **how) if i.document]


def docx(lines):
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return zipped(
        {"word/document.xml": f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'}
    )


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def table(kind):
    frame, out = pd.DataFrame([ROW]), io.BytesIO()
    if kind == "csv":
        return frame.to_csv(index=False).encode()
    if kind == "semicolons in CP949":
        return frame.assign(Headline="배는 없다").to_csv(index=False, sep=";").encode("cp949")
    if kind == "jsonl":
        return frame.to_json(orient="records", lines=True).encode()
    if kind == "json":
        return frame.to_json(orient="records").encode()
    frame.to_excel(out, index=False) if kind == "xlsx" else frame.to_parquet(out)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["csv", "semicolons in CP949", "jsonl", "json", "xlsx", "parquet"])
def test_tables_with_columns_guessed_aloud(kind):
    with pytest.warns(UserWarning, match="title = 'Headline', text = 'Body', url = 'URL'"):
        (one,) = documents(f"list.{kind if len(kind) < 8 else 'csv'}", table(kind))
    assert one.title in ("No boat left", "배는 없다")
    assert one.body.startswith(BODY)
    assert (one.published.day, one.publisher, one.url) == (
        "2031-04-09",
        "ONA",
        "https://ona.example/1",
    )
    assert one.notes[0].startswith("columns: ")


def test_columns_can_be_chosen_and_a_wrong_one_is_named():
    data = b"a,b\nNo boat left,x\n"
    (one,) = documents("l.csv", data, columns={"title": "a"})
    assert one.title == "No boat left"
    with pytest.raises(ReadError, match="there are: a, b"):
        documents("l.csv", data)
    with pytest.raises(ReadError, match="no column 'c' for 'title'"):
        guess_columns(["a", "b"], {"title": "c"})


def test_a_media_cloud_list_has_documents_without_text():
    data = b"stories_id,publish_date,title,url,language,media_name\n7,2031-04-09 10:00:00,No boat,https://a.example/1,en,ONA\n"
    with pytest.warns(UserWarning, match="guessed"):
        (one,) = documents("mc.csv", data)
    assert (one.title, one.body, one.published.day, one.publisher) == (
        "No boat",
        "",
        "2031-04-09",
        "ONA",
    )


def test_zotero_lists():
    csl = [{"type": "article", "title": "No boat", "author": [{"given": "Mira", "family": "Halloran"}, {"literal": "ONA"}],
            "issued": {"date-parts": [[2031, 4, 9]]}, "container-title": "Osmund Post", "URL": "https://a.example"}]  # fmt: skip
    (one,) = documents("zotero.json", json.dumps(csl).encode())
    assert (one.byline, one.published.day, one.publisher) == (
        "Mira Halloran, ONA",
        "2031-04-09",
        "Osmund Post",
    )
    ris = b"TY  - NEWS\r\nTI  - No boat\r\nAU  - Halloran, Mira\r\nDA  - 2031/04/09/\r\nUR  - https://a.example\r\nT2  - Osmund Post\r\nER  - \r\n"
    (two,) = documents("zotero.ris", ris * 1)
    assert (two.title, two.byline, two.published.day) == ("No boat", "Mira Halloran", "2031-04-09")
    assert len(documents("zotero.ris", ris * 3)) == 3


def test_a_nexis_export():
    article = ["No boat left", "Osmund Post", "April 9, 2031 Wednesday", "Copyright 2031 Osmund Post All Rights Reserved", "Section: NEWS",
               "Length: 15 words", "Byline: Mira Halloran", "Body", BODY, BODY, "Classification", "Language: ENGLISH", "Load-Date: April 10, 2031", "End of Document"]  # fmt: skip
    items = list(
        read_many(
            "nexis.docx",
            docx(["User Name: x", "Documents (3)", "1. No boat left", *article, *article]),
        )
    )
    one = items[0].document
    assert (one.title, one.publisher, one.byline) == (
        "No boat left",
        "Osmund Post",
        "Mira Halloran",
    )
    assert (one.published.day, one.body) == ("2031-04-09", f"{BODY}\n\n{BODY}")
    assert [i.part for i in items] == ["article 1", "article 2", "article 3"]
    assert items[2].reason == "3 articles announced, 2 found"
    (plain,) = documents("letter.docx", docx(["No boat left the port", BODY]))
    assert (plain.title, plain.body) == ("No boat left the port", BODY)


def test_a_factiva_export_in_both_layouts():
    shown = f"""<html><head><title>Factiva</title></head><body>{
        f'''<div class="article enArticle"><div id="hd"><span class="enHeadline">No boat left</span></div>
      <div class="author">By Mira Halloran</div><div>15 words</div><div>9 April 2031</div><div>10:21</div><div>Osmund Post</div>
      <p class="articleParagraph enarticleParagraph">{BODY}</p><p class="articleParagraph enarticleParagraph">{BODY}</p></div>'''
        * 2
    }</body></html>"""
    one, _ = documents("f.html", shown.encode())
    assert (one.title, one.byline, one.publisher, one.published.day) == (
        "No boat left",
        "Mira Halloran",
        "Osmund Post",
        "2031-04-09",
    )
    assert one.body == f"{BODY}\n\n{BODY}"
    cells = {
        "HD": "No boat left",
        "BY": "Mira Halloran",
        "PD": "9 April 2031",
        "SN": "Osmund Post",
        "LP": f"<p>{BODY}</p>",
        "TD": f"<p>{BODY}</p>",
    }
    rows = "".join(f"<tr><td><b>{k}</b></td><td>{v}</td></tr>" for k, v in cells.items())
    (two,) = documents(
        "f.html", f"<html><body><!-- Factiva --><table>{rows}</table></body></html>".encode()
    )
    assert (two.title, two.body, two.published.day) == (
        "No boat left",
        f"{BODY}\n\n{BODY}",
        "2031-04-09",
    )


MHTML = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://ona.example/2031/04/09/x\r\nDate: Fri, 20 Jun 2031 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=euc-kr\r\nContent-Transfer-Encoding: base64\r\n\r\n%s\r\n--b--\r\n'
)


def test_a_page_saved_as_one_mail():
    import base64

    source = f"<html><body><h1>배는 없다</h1><p>{'오스문트 항만청은 배를 빌려준 적이 없다고 밝혔다. ' * 9}</p></body></html>".encode(
        "cp949"
    )
    page = read_page(MHTML % base64.encodebytes(source))
    assert "오스문트" in page.body
    assert (page.url, page.encoding.declared) == ("https://ona.example/2031/04/09/x", "euc-kr")
    assert [d.day for d in page.of_kind("captured")] == ["2031-06-20"]
    with pytest.raises(ReadError, match="without a page"):
        read_page(b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--")


def test_a_zip_of_anything_and_zips_inside():
    inner = zipped({"b.txt": BODY, "deep.zip": zipped({"c.txt": BODY})})
    data = zipped({"a.txt": BODY, "in.zip": inner, "l.jsonl": json.dumps({"title": "t"})})
    with pytest.warns(UserWarning, match="l.jsonl: columns: title = 'title'"):
        items = list(read_many("all.zip", data))
    assert [i.part for i in items if i.document] == ["a.txt", "in.zip/b.txt", "l.jsonl/row 1"]
    assert [i.reason[:22] for i in items if not i.document] == ["a zip in a zip in a zi"]


def linked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zipped({"../up.txt": BODY}), "a path with '..'"),
        (zipped({"a/../../up.txt": BODY}), "a path with '..'"),
        (zipped({"..\\up.txt": BODY}), "a path with '..'"),
        (zipped({"/etc/x.txt": BODY}), "an absolute path"),
        (zipped({"C:\\x.txt": BODY}), "an absolute path"),
        (linked(), "a link in a zip"),
        (zipped({"bomb.txt": b"0" * 30_000_000}), "as a bomb is"),
        (zipped({"a.txt": BODY})[:-30], "a broken zip"),
    ],
)
def test_hostile_zips_are_refused_with_a_reason(tmp_path, data, reason):
    (tmp_path / "x.zip").write_bytes(data)
    got = read_folder(tmp_path, progress=False)
    assert (got.summary["read"], got.summary["rejected"]) == (0, 1)
    assert re.search(reason, got.rejected.reason[0])


def test_sizes_are_counted_as_they_are_read():
    data = zipped({f"{i}.txt": os.urandom(40_000) for i in range(5)})
    with pytest.raises(ReadError, match="more than 100,000 bytes unpacked"):
        list(entries(data, Limits(total=100_000)))
    first = next(entries(data, Limits(entry=1000)))
    assert first.reason == "more than 1,000 bytes unpacked: refused"
    with pytest.raises(ReadError, match="a zip of 5 files"):
        list(entries(data, Limits(entries=4)))


def test_a_size_that_lies_is_not_believed():
    data = bytearray(zipped({"a.txt": b"0" * 5_000_000}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")  # "ten bytes unpacked"
    assert all(e.reason or len(e.data) <= 10 for e in entries(bytes(data)))


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'


def test_xml_with_entities_is_refused():
    for data in (ENTITIES, ENTITIES.decode().encode("utf-16")):
        with pytest.raises(ReadError, match="DOCTYPE or entities"):
            parse_xml(data)
    with pytest.raises(ReadError, match="DOCTYPE or entities"):
        documents("x.docx", zipped({"word/document.xml": ENTITIES}))
    book = io.BytesIO()
    openpyxl.Workbook().save(book)
    with zipfile.ZipFile(book, "a") as archive:
        archive.writestr("xl/extra.xml", ENTITIES)
    with pytest.raises(ReadError, match="DOCTYPE or entities"):
        documents("x.xlsx", book.getvalue())
    with pytest.raises(ReadError, match="refused"):
        read_page(ENTITIES.replace(b"<x>", b"<html><body>"))


def test_a_folder_with_everything_that_goes_wrong(tmp_path):
    (tmp_path / "x.html").mkdir()
    (tmp_path / "x.html" / "good.txt").write_text(BODY)
    (tmp_path / "empty.html").touch()
    (tmp_path / "con.txt").write_text(BODY)
    (tmp_path / ("é" * 100 + ".txt")).write_text(BODY)
    (tmp_path / "A.txt").write_text(BODY)
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "e\u0301.txt").write_text(BODY)
    (tmp_path / "\u00e9.txt").write_text(BODY)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden").write_text(BODY)
    (tmp_path / "page.html").write_text(
        f"<html><body><p>{BODY}</p><p>{BODY} Again.</p></body></html>"
    )
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "a.js").write_text("x")
    (tmp_path / "link.txt").symlink_to(tmp_path / "none")
    os.mkfifo(tmp_path / "pipe.txt")
    got = read_folder(tmp_path, progress=False)
    assert got.summary == {"expected": 12, "read": 8, "rejected": 4, "files": 12, "ignored": 2}
    reasons = dict(zip(got.rejected.file, got.rejected.reason, strict=True))
    assert reasons == {
        "empty.html": "an empty file",
        "link.txt": "no such file",
        "picture.png": ".png is no format that is read",
        "pipe.txt": "not an ordinary file",
    }
    assert got.documents.document.is_unique
    assert repr(got) == "<Reading: 12 expected, 8 read, 4 rejected>"
    with pytest.raises(ReadError, match="no such folder"):
        read_folder(tmp_path / "none")


def test_an_unreadable_file_is_rejected(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(BODY)

    def refuse(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    assert (
        read_folder(tmp_path, progress=False).rejected.reason[0]
        == "unreadable file: Permission denied"
    )


def test_progress_is_counted_on_standard_error(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(BODY)
    read_folder(tmp_path)
    out, err = capsys.readouterr()
    assert out == ""
    assert "read: 100%" in err
    assert "1/1" in err


RISKY = ["-0-", "=1+1", "+1", "@a", "\tx", "'=1", "'tis", "plain", "", "'-0-", "＝1", "a\nb"]


def test_formulas_are_neutral_and_come_back():
    for text in RISKY:
        written = neutralise(text)
        assert not re.match(r"[=+\-@\t\r＝]", written)
        assert restore(written) == text


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_written_table_is_neutral_and_reads_back_unchanged(tmp_path, ending):
    source = "\n".join(
        json.dumps({"title": f"{t} title", "text": f"{t} {BODY} -0-"})
        for t in ("-0-", "=1+1", "+x", "@y")
    )
    (tmp_path / "in.jsonl").write_text(source)
    with pytest.warns(UserWarning, match="guessed"):
        first = read_folder(tmp_path / "in.jsonl", progress=False)
    target = tmp_path / f"out.{ending}"
    saving.write_table(first.documents, target)
    cells = pd.read_csv(target) if ending == "csv" else pd.read_excel(target)
    assert not cells.title.str.match(r"[=+\-@]").any()
    again = read_folder(target, progress=False)
    for column in ("title", "body"):
        assert list(again.documents[column]) == list(first.documents[column])


def test_a_cell_too_long_for_xlsx_says_so(tmp_path):
    with pytest.raises(ValueError, match="write CSV"):
        saving.write_table(pd.DataFrame({"body": ["a" * 40_000]}), tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_read_writes_a_folder_and_continues_where_it_stopped(tmp_path, monkeypatch):
    pages, out = tmp_path / "pages", tmp_path / "pages" / "out"
    pages.mkdir()
    for n in range(3):
        (pages / f"{n}.txt").write_text(f"{BODY} {n}.")
    real, seen = files.read_rows, []

    def once(root, file, *rest):
        seen.append(file.name)
        if len(seen) == 3:
            raise KeyboardInterrupt
        return real(root, file, *rest)

    monkeypatch.setattr(files, "read_rows", once)
    with pytest.raises(KeyboardInterrupt):
        read(pages, out, progress=False)
    assert sorted(p.name for p in out.iterdir()) == ["parts"]
    assert len(list((out / "parts").iterdir())) == 2
    got = read(pages, out, progress=False)
    assert seen == ["0.txt", "1.txt", "2.txt", "2.txt"]
    assert got.summary["read"] == 3
    assert sorted(p.name for p in out.iterdir()) == [
        "documents.csv",
        "parts",
        "rejected.csv",
        "summary.json",
    ]
    (pages / "1.txt").write_text(f"{BODY} changed.")
    assert "changed" in read(pages, out, progress=False).documents.body[1]
    assert seen[4:] == ["1.txt"]
    assert json.loads((out / "summary.json").read_text()) == got.summary


def test_payloads_come_out_as_text(tmp_path):
    bad = '<img src=x onerror="alert(1)">'
    source = f"<html><head><title>{bad.replace('<', '&lt;')}</title></head><body><p>{bad.replace('<', '&lt;')} {BODY}</p><p>{BODY} More.</p><script>alert(2)</script></body></html>"
    page = read_page(source.encode())
    assert "alert(2)" not in page.page_text
    assert bad in page.body  # text: whoever shows it must escape it
    frame = read_folder(_saved(tmp_path, source), progress=False).documents
    assert "<img" not in frame.to_html()


def _saved(tmp_path, source):
    (tmp_path / "p.html").write_text(source)
    return tmp_path


@pytest.mark.parametrize(
    "line", [b"The ferry sank. ", "한".encode(), b"1/2/", b"<p>", b"\n", b"ab\n"]
)
def test_huge_files_are_read_or_refused_in_seconds(line):
    data = line * (8_000_000 // len(line))
    if line in (b"<p>", b"\n", b"ab\n"):
        with pytest.raises(ReadError, match=r"empty|more than"):
            read_page(data)
    else:
        assert len(read_page(data).page_text) > 1_000_000


def test_a_script_without_a_guard_reads_on_every_core_the_same(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    for n in range(5):
        (pages / f"{n}.txt").write_text(f"{BODY} {n}.")
    (pages / "table.csv").write_text(f'heading,story\nFerry sinks,"{BODY}"\n')
    (pages / "empty.txt").write_bytes(b"")
    script = tmp_path / "script.py"
    script.write_text(
        "import sys, warnings\n"
        "from kcna_corpus.reading import files, read_folder\n"
        "files.ENOUGH = 0\n"
        "with warnings.catch_warnings(record=True) as told:\n"
        "    warnings.simplefilter('always')\n"
        "    reading = read_folder(sys.argv[1])\n"
        "print([str(w.message) for w in told if w.category is UserWarning])\n"
        "print(reading.summary, reading.documents.to_csv(index=False))\n"
    )
    done = subprocess.run(
        [sys.executable, script, pages], capture_output=True, text=True, check=True
    )
    with pytest.warns(UserWarning, match="guessed"):
        here = read_folder(pages, progress=False)
    warned, _, rest = done.stdout.partition("\n")
    assert "table.csv: columns: title = 'heading', text = 'story' (guessed" in warned
    assert rest == f"{here.summary} {here.documents.to_csv(index=False)}\n"
    assert here.summary == {"expected": 7, "read": 6, "rejected": 1, "files": 7, "ignored": 0}
    assert "7/7" in done.stderr


def test_a_file_that_brings_the_parser_down_is_given_up_alone():
    tasks = [(abs, -3), (os._exit, 1), *[(abs, -4)] * 40]
    got = list(workers.each(operator.call, tasks, crashed=lambda *_: "given up"))
    assert got == [3, "given up", *[4] * 40]
    row = files.crashed(Path("pages"), Path("pages/bad.html"), None, None)
    reason = "the parser crashed on this file"
    assert row == [{"file": "bad.html", "part": "", "reason": reason, "passing": True}]


def test_processes_keep_to_a_limit_of_memory():
    resource = pytest.importorskip("resource")
    tasks = [(resource.RLIMIT_DATA,)] * 2
    got = list(workers.each(resource.getrlimit, tasks, crashed=lambda *_: None))
    assert got == [(workers.MEMORY, workers.MEMORY)] * 2


def test_a_file_that_takes_too_much_memory_is_given_up_in_the_same_process(tmp_path, monkeypatch):
    resource = pytest.importorskip("resource")
    if not Path("/proc/self/statm").exists():
        pytest.skip("this system tells of no limit")
    before = resource.getrlimit(resource.RLIMIT_DATA)
    monkeypatch.setattr(limits, "MEMORY", 50_000_000)
    (tmp_path / "far.json").write_text("[" + ",".join(["{}"] * 3_000_000) + "]")
    (tmp_path / "good.txt").write_text(BODY)
    got = read_folder(tmp_path / "far.json", progress=False)
    assert got.rejected["reason"].tolist() == ["not enough memory"]
    assert resource.getrlimit(resource.RLIMIT_DATA) == before
    with pytest.raises(ReadError, match="not enough memory: split the file"), limits.within(0):
        bytes(2_000_000_000)  # more than the process can have given back and still hold
    assert read_page(tmp_path / "good.txt").body == BODY


def test_what_ends_in_time_leaves_the_thread_as_it_was(monkeypatch):
    raised = []  # an exception that is set and taken back makes a profiler wait for ever
    monkeypatch.setattr(limits, "_raise_in", lambda *what: raised.append(what))
    with limits.within(2_000):
        pass
    assert not raised


def test_a_file_that_takes_too_long_is_given_up(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "b.txt").write_text(BODY)

    def never_ends(file, *_):
        yield files.Item("", None, "first")
        while file.name == "a.txt":
            pass

    monkeypatch.setattr(limits, "LONGEST", 0.2)
    monkeypatch.setattr(files, "read_items", never_ends)
    rejected = read_folder(tmp_path, progress=False).rejected
    assert rejected[["file", "reason"]].to_numpy().tolist() == [
        ["a.txt", "first"],
        ["a.txt", "not read within 0.2 seconds: split the file, or read it alone"],
        ["b.txt", "first"],
    ]
    monkeypatch.setattr(workers, "START", 3)
    tasks = [(0,), (30,), (0,)]
    assert list(workers.each(time.sleep, tasks, lambda *_: "given up", lambda _: 1)) == [
        None,
        "given up",
        None,
    ]


def test_a_table_without_a_text_says_which_columns_are_left(tmp_path):
    (tmp_path / "a.csv").write_text("Headline,Body copy,Pages\nFerry sinks,It sank.,3\n")
    with pytest.warns(UserWarning, match="no column taken for the text, of 'Body copy', 'Pages'"):
        read_folder(tmp_path, progress=False)
    reading = read_folder(tmp_path, progress=False, columns={"text": "Body copy"})
    assert reading.documents.body.tolist() == ["It sank."]
    with pytest.raises(ValueError, match="no field 'body'; there are title, text, url, date"):
        read_folder(tmp_path, progress=False, columns={"body": "Body copy"})
    with pytest.raises(ReadError, match=r"a\.csv: no single page: use read_folder"):
        read_page(tmp_path / "a.csv")
    with pytest.raises(ValueError, match="captured '17/05/24' is no date: write it as 2024-05-17"):
        read_folder(tmp_path, progress=False, captured="17/05/24")


def test_a_reading_gives_its_texts_as_trace_takes_them(tmp_path):
    import kcna_corpus as kc

    words = "Ada Velsk said the ferry was “a dear old boat” and wept at the harbour of Osmund."
    (tmp_path / "a.txt").write_text(f"Ferry sinks\n\nPublished: May 17, 2024\n\n{words}")
    reading = read_folder(tmp_path, progress=False)
    assert reading.texts().to_dict("records") == [
        {"document": "a.txt", "text": words, "published": "2024-05-17"}
    ]
    found = kc.trace(reading.texts(), ["She was a dear old boat."])
    assert found[["document", "class"]].to_numpy().tolist() == [["a.txt", "verbatim"]]
    assert kc.trace(reading, ["She was a dear old boat."]).equals(found)
    assert kc.propose_timeline(reading).equals(kc.propose_timeline(reading.texts()))
    assert kc.QuotationExplorer.of(reading, ["She was a dear old boat."]).quoted.reports == [
        "a.txt"
    ]
    with pytest.raises(ValueError, match=r"a reading gives them as \.texts\(\)"):
        kc.trace(reading.documents, ["She was a dear old boat."])
    (batch,) = kc.trace_batches(reading.texts(), ["She was a dear old boat."], progress=False)
    assert batch.equals(found)


def test_a_page_is_kept_with_its_reading_and_what_is_decided_reaches_tracing(tmp_path):
    import kcna_corpus as kc

    words = "Ada Velsk said the ferry was “a dear old boat” and wept at the harbour of Osmund."
    more = "The harbour master of Osmund called that “a sad old song” and went home to his dog."
    file = tmp_path / "a.txt"
    file.write_text(f"Ferry sinks\n\nPublished: May 17, 2024\n\n{words}\n\n{more}")
    reading = read_folder(tmp_path, progress=False)
    page = read_page(file.read_bytes())
    file.unlink()
    assert reading.page("a.txt") == page
    number = next(block.number for block in page.blocks if block.text == more)
    decided = reading.decide({"a.txt": {number: False}})
    assert decided.documents["body"].tolist() == [words]
    assert decided.documents["length"].tolist() == [len(words)]
    assert decided.page("a.txt").body == words
    assert kc.find_quotations(decided)["text"].tolist() == ["a dear old boat"]
    assert kc.find_quotations(reading)["text"].tolist() == ["a dear old boat", "a sad old song"]
    assert kc.find_quotations(kc.PageReview(page, {number: False})).equals(
        kc.find_quotations(page.decide({number: False}))
    )
    with pytest.raises(ValueError, match=r"no document 'b\.txt'; did you mean 'a\.txt'\?"):
        reading.page("b.txt")
    with pytest.raises(ValueError, match="no block 99"):
        reading.decide({"a.txt": {99: True}})
    with pytest.raises(AttributeError, match=r"Document\.text is called Document\.page_text now"):
        page.text  # noqa: B018


def test_a_second_run_has_the_pages_too(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("The ferry to Osmund was late again, they said.")
    first, second = (read(tmp_path / "in", tmp_path / "out", progress=False) for _ in "ab")
    page = read_page((tmp_path / "in" / "a.txt").read_bytes())
    assert second.page("a.txt") == first.page("a.txt") == page


def test_pages_that_print_their_hour_are_in_the_order_of_their_hours(tmp_path):
    import kcna_corpus as kc

    assert list(kc.publications(read_folder(tmp_path, progress=False)).columns)[-2:] == [
        "earliest",
        "latest",
    ]
    for name, hour in (("a", "18:05"), ("b", "06:37")):
        (tmp_path / f"{name}.txt").write_text(
            f"Ferry sinks\n\nPublished: May 17, 2024 {hour} KST\n\n{BODY}"
        )
    (tmp_path / "c.txt").write_text(f"Ferry sinks\n\nPublished: May 17, 2024\n\n{BODY}")
    reading = read_folder(tmp_path, progress=False)
    assert reading.documents.published_at.tolist() == [
        "2024-05-17T09:05:00Z",
        "2024-05-16T21:37:00Z",
        "",
    ]
    table = kc.publications(reading, "Asia/Seoul")
    assert table.file.tolist() == ["b.txt", "a.txt", "c.txt"]
    assert [f"{t:%H:%M}" for t in table.latest] == ["06:37", "18:05", "23:59"]


def test_zips_in_zips_keep_one_limit_whatever_they_are_called(tmp_path):
    deep = zipped({"a.txt": BODY})
    for _ in range(3):
        deep = zipped({"a.dat": deep})
    (tmp_path / "deep.zip").write_bytes(deep)
    got = read_folder(tmp_path, progress=False)
    assert got.summary["read"] == 0
    assert "only 2 deep is read" in got.rejected.reason[0]
    inner = zipped({"a.txt": os.urandom(60_000), "b.txt": os.urandom(60_000)})
    with pytest.raises(ReadError, match="more than 100,000 bytes unpacked"):
        list(entries(zipped({"x.dat": inner}), Limits(total=100_000)))


def test_a_zip_is_filtered_as_a_folder_is(tmp_path):
    files = {".hidden.txt": BODY, "__MACOSX/._a.txt": BODY, "a.exe": BODY, "in/a.txt": BODY}
    (tmp_path / "a.zip").write_bytes(zipped(files))
    got = read_folder(tmp_path, progress=False)
    assert got.documents.part.tolist() == ["in/a.txt"]
    assert got.rejected[["part", "reason"]].to_numpy().tolist() == [
        ["a.exe", ".exe is no format that is read"]
    ]


def cut_off_book():
    book = io.BytesIO()
    sheet = openpyxl.Workbook()
    sheet.active.append(["title", "text"])
    sheet.active.append(["Ferry sinks", BODY])
    sheet.save(book)
    with zipfile.ZipFile(book) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"][:-60]
    return zipped(parts)


MAIL = (
    "From: <Saved by Blink>\nDate: {date}\nMIME-Version: 1.0\n"
    'Content-Type: multipart/related; type="text/html"; boundary="x"\n\n'
    "--x\nContent-Type: text/html; charset=utf-8\n\n<html><body><p>{body}</p></body></html>\n--x--\n"
)


@pytest.mark.parametrize(
    ("name", "data", "read", "reasons"),
    [
        ("cut.xlsx", cut_off_book(), 1, ["broken: "]),
        ("items.json", b'[{"issued":{"date-parts":[["x"]]},"title":"a"},{"issued":{},"title":"b"}]', 1, ["no item of CSL-JSON"]),
        ("big.json", b'[{"issued":{"date-parts":[[1e400]]},"title":"x"}]', 0, ["no item of CSL-JSON"]),
        ("zone.mhtml", MAIL.format(date="Mon, 1 Jan 2020 00:00:00 +99999999999999", body=BODY).encode(), 1, []),
        ("none.ris", b"hello there", 0, ["no article in it"]),
        ("folders.zip", zipped({"a/": ""}), 0, ["no article in it"]),
        ("deep.jsonl", b"[" * 100_000 + b"\n" + b'{"title":"a","text":"b"}', 1, ["no JSON"]),
    ],
)  # fmt: skip
@pytest.mark.filterwarnings("ignore:.*guessed")
def test_one_bad_file_never_stops_the_rest(tmp_path, name, data, read, reasons):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(BODY)
    got = read_folder(tmp_path, progress=False)
    assert got.summary["read"] == read + 1
    assert len(got.rejected) == len(reasons)
    assert all(r.startswith(told) for r, told in zip(got.rejected.reason, reasons, strict=True))


def test_xml_may_not_hide_its_entities_in_an_encoding():
    hidden = b'<?xml version="1.0" encoding="utf-7"?>+ADwAIQ-DOCTYPE x +AFsAPAAh-ENTITY e "boo"+AD4AXQA+-<x>&e;</x>'
    with pytest.raises(ReadError, match="could hide"):
        parse_xml(hidden)


def test_what_would_take_minutes_is_refused_or_short():
    many = " ".join(f'a{i}="x"' for i in range(20_000))
    assert (
        BODY in read_page(f"<html><body><div {many}>{BODY}</div></body></html>".encode()).page_text
    )
    with pytest.raises(ReadError, match="header does not end"):
        read_page(MAIL.replace('"x"\n', '"x"' + "; a=b" * 30_000 + "\n", 1).encode())
    stamps = '<p><time datetime="2024-05-17">17 May</time></p>' * 8_000
    assert BODY in read_page(f"<html><body>{stamps}<p>{BODY}</p></body></html>".encode()).page_text
    nested = '<div class="article">' * 200 + '<p class="articleParagraph">x</p>' * 2_000
    (one,) = documents("factiva.html", f"<html><body>{nested}</body></html>".encode())
    assert one.body.count("x") == 2_000


def test_a_link_to_a_folder_is_not_followed(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.txt").write_text(BODY)
    (pages / "loop").symlink_to(pages)
    assert read_folder(pages, progress=False).summary["expected"] == 1


def test_a_file_is_whole_or_as_it_was(tmp_path):
    target = tmp_path / "a.csv"
    target.write_text("before")
    with pytest.raises(ValueError, match="does not fit a cell"):
        saving.write_table(pd.DataFrame({"body": ["a" * 40_000]}), target.with_suffix(".xlsx"))
    with contextlib.suppress(RuntimeError), saving.whole(target) as temporary:
        temporary.write_text("half")
        raise RuntimeError
    assert target.read_text() == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]


def test_days_that_no_calendar_holds_are_not_told():
    page = read_page(BODY.encode(), url="http://web.archive.org/web/99999999/https://x.example/a")
    assert not list(page.of_kind("captured"))
    with pytest.raises(ValueError, match="no day of our time"):
        read_page(BODY.encode(), captured="0001-01-01")
    with pytest.raises(ReadError, match="no such folder"):
        read_folder("a" * 5000, progress=False)
    with pytest.raises(TypeError, match="a mapping, field -> column"):
        read_folder(".", progress=False, columns="title")


def test_what_a_machine_caused_is_tried_again_by_the_next_run(tmp_path, monkeypatch):
    pages, out = tmp_path / "pages", tmp_path / "out"
    pages.mkdir()
    (pages / "a.txt").write_text(BODY)
    (pages / "b.parquet").write_bytes(table("parquet"))
    (pages / "c.csv").write_bytes(b"n\n1\n")
    real = Path.read_bytes

    def refuse(self):
        if self.suffix == ".txt":
            raise PermissionError(13, "Permission denied")
        return real(self)

    with monkeypatch.context() as machine:
        machine.setattr(Path, "read_bytes", refuse)
        machine.setitem(sys.modules, "pyarrow.parquet", None)
        reasons = read(pages, out, progress=False).rejected.reason.tolist()
    assert reasons[0] == "unreadable file: Permission denied"
    assert reasons[1] == 'this format needs pyarrow: pip install "kcna-corpus[parquet]"'
    assert len(list((out / "parts").iterdir())) == 1
    with pytest.warns(UserWarning, match="guessed"):
        again = read(pages, out, progress=False)
    assert again.documents.file.tolist() == ["a.txt", "b.parquet"]
    assert again.rejected.file.tolist() == ["c.csv"]
    assert len(list((out / "parts").iterdir())) == 3


def test_another_version_reads_again(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(BODY)
    real, seen = files.read_rows, []
    monkeypatch.setattr(files, "read_rows", lambda *task: seen.append(task) or real(*task))
    for version in ("1", "1", "2"):
        monkeypatch.setattr(folder, "__version__", version)
        read(tmp_path / "a.txt", tmp_path / "out", progress=False)
    assert len(seen) == 2


@pytest.mark.filterwarnings("ignore:.*guessed")
def test_what_a_run_wrote_is_not_read_again(tmp_path):
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "summary.json").write_text('[{"title": "Lamp out"}]')  # somebody's own
    counts = {"expected": 2, "read": 2, "rejected": 0, "files": 2, "ignored": 0}
    assert read(tmp_path, tmp_path / "out", progress=False).summary == counts
    into = read(tmp_path, tmp_path, progress=False)
    assert into.documents.file.tolist() == ["a.txt", "in/summary.json"]
    again = read_folder(tmp_path, progress=False)
    assert again.documents.file.tolist() == ["a.txt", "in/summary.json"]
    assert again.summary["rejected"] == 0
    assert read(tmp_path, tmp_path, progress=False).summary["read"] == 2


def test_a_folder_that_lets_nobody_in_is_counted(tmp_path, monkeypatch):
    for name in ("open", "shut"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(BODY)
    real = os.scandir

    def refuse(path="."):
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    got = read_folder(tmp_path, progress=False)
    assert got.summary == {"expected": 2, "read": 1, "rejected": 1, "files": 1, "ignored": 0}
    assert got.rejected.to_numpy().tolist() == [
        ["shut", "", "a folder that is closed: Permission denied"]
    ]


def test_what_a_killed_run_left_is_cleared_by_the_next(tmp_path, monkeypatch):
    pages, out = tmp_path / "pages", tmp_path / "out"
    pages.mkdir()
    (pages / "a.txt").write_text(BODY)
    code = (
        "import os, sys; from pathlib import Path; from kcna_corpus.reading import read\n"
        "count = iter(range(9)); real = Path.replace\n"
        "Path.replace = lambda self, to: os._exit(1) if next(count) == int(sys.argv[3]) else real(self, to)\n"
        "read(sys.argv[1], sys.argv[2], progress=False)"
    )
    for stage in ("0", "1"):  # within `parts`, then within the folder itself
        subprocess.run([sys.executable, "-c", code, pages, out, stage], check=False)
        assert [p for p in out.rglob(".*") if p.is_file()]
        read(pages, out, progress=False)
        assert not [p for p in out.rglob(".*") if p.is_file()]
        (pages / "a.txt").write_text(f"{BODY} Again.")


@pytest.mark.filterwarnings("ignore:.*guessed")
def test_a_carriage_return_alone_stays_within_its_cell(tmp_path):
    cells = ["a\r=1+1", "b\r\nc", "plain", "=1\r+2", 'q"\r', "\r"]
    frame = pd.DataFrame({"title": cells, "n": range(len(cells)), "x": [1.5, None, 2, 3, 4, 5]})
    written = saving.csv_text(frame)
    assert len(list(csv.reader(io.StringIO(written, newline="")))) == len(cells) + 1
    saving.write_table(frame, tmp_path / "a.csv")
    back = saving.read_csv(tmp_path / "a.csv")
    assert back.title.tolist() == cells
    assert back.n.tolist() == list("012345")
    assert written.split("\n")[0] == "title,n,x"


@pytest.mark.filterwarnings("ignore:.*guessed")
@pytest.mark.parametrize("ending", ["jsonl", "json"])
def test_half_a_character_does_not_stop_the_folder(tmp_path, ending):
    rows = r'{"title": "Lamp \ud83d out", "text": "<p>BODY \udc00</p>", "\ud800": "x"}'
    rows = rows.replace("BODY", BODY)
    (tmp_path / f"a.{ending}").write_text(f"{rows}\n{rows}\n" if ending == "jsonl" else f"[{rows}]")
    (tmp_path / "b.html").write_text(
        f"<html><body><p>&#xD800; {BODY}</p><p>{BODY}</p></body></html>"
    )
    got = read(tmp_path, tmp_path / "out", progress=False)
    assert got.summary["rejected"] == 0
    assert got.documents.title[0] == "Lamp \ufffd out"
    assert read(tmp_path, tmp_path / "out", progress=False).documents.equals(got.documents)
    assert (tmp_path / "out" / "documents.csv").read_text(encoding="utf-8")


def far_sheet(place):
    book = io.BytesIO()
    openpyxl.Workbook().save(book)
    with zipfile.ZipFile(book) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    cells = "".join(
        f'<row r="{row}"><c r="{column}{row}" t="inlineStr"><is><t>title</t></is></c></row>'
        for column, row in place
    )
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + cells
        + "</sheetData></worksheet>"
    )
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    return zipped(parts)


def dictionary_bomb():
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    texts = pa.DictionaryArray.from_arrays(
        pa.array([0] * 9_000, pa.int32()), pa.array(["x" * 1_000_000])
    )
    pq.write_table(pa.table({"title": texts}), out, compression="zstd")
    return out.getvalue()


def test_what_a_sheet_says_of_its_size_is_not_believed(tmp_path):
    with zipfile.ZipFile(io.BytesIO(far_sheet([("A", 1), ("B", 1), ("A", 3)]))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    size = b'<dimension ref="A1:XFD999999999999"/><sheetData>'
    parts[name] = parts[name].replace(b"<sheetData>", size)
    (tmp_path / "a.xlsx").write_bytes(zipped(parts))
    with pytest.warns(UserWarning, match="guessed"):
        assert read_folder(tmp_path, progress=False).documents.title.tolist() == ["title"]


def nested_bomb():
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    texts = pa.DictionaryArray.from_arrays(
        pa.array([0] * 50_000, pa.int32()), pa.array(["x" * 100_000])
    )
    pq.write_table(
        pa.table({"title": pa.ListArray.from_arrays(range(0, 50_001, 500), texts)}),
        out,
        compression="zstd",
    )
    return out.getvalue()


def many_rows():
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.table({"title": ["a"] * 1_000_000}), out, compression="zstd")
    return out.getvalue()


def overlapping():
    data = bytearray(zipped({"a.txt": os.urandom(50_000), "b.txt": b"b"}))
    second = data.rindex(b"PK\x01\x02")
    data[second + 42 : second + 46] = (0).to_bytes(4, "little")  # where the first file lies
    return bytes(data)


def swollen():
    paragraph = b"<w:p><w:r><w:t>a</w:t></w:r></w:p>"
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<w:document xmlns:w="{main}"><w:body>'.encode() + paragraph * 600_000
    return zipped({"word/document.xml": body + os.urandom(99_000).hex().encode()})


BOMBS = {
    "swollen.docx": (swollen, "a DOCX of more than 3,000,000 tags: split it"),
    "far.xlsx": (lambda: far_sheet([("A", 1), ("A", 10**12)]), "a sheet of 1,000,000,000,000 rows"),
    "wide.xlsx": (lambda: far_sheet([("A", 1), ("XFD", 1_048_576)]), "a sheet of 1,048,576 rows and 16,384 columns"),
    "bomb.parquet": (dictionary_bomb, "a table of more than 200,000,000 characters"),
    "nested.parquet": (nested_bomb, "a table of more than 200,000,000 characters"),
    "rows.parquet": (many_rows, "a table of 1,000,000 rows: refused"),
    "overlapping.zip": (overlapping, "a zip whose files overlap"),
    "bomb.gz": (lambda: gzip.compress(b"0" * 80_000_000), "a gzip file of more than"),
    "bomb.txt.gz": (lambda: gzip.compress(os.urandom(70_000_000), 0), "67,108,864 bytes unpacked: unpack it first"),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_before_they_go_off(tmp_path, name):
    make, reason = BOMBS[name]
    (tmp_path / name).write_bytes(make())
    code = (
        "import sys; from kcna_corpus.reading import read_folder\n"
        "try:\n"
        "    import resource; resource.setrlimit(resource.RLIMIT_DATA, (1 << 30, 1 << 30))\n"
        "except ImportError: pass\n"
        "print(read_folder(sys.argv[1], progress=False).rejected.reason.tolist())"
    )
    done = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True, timeout=60)  # fmt: skip
    assert reason in done.stdout


def test_a_reading_that_nobody_reviews_has_the_same_documents(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "late.txt").write_text("9 May 2031\n\nThe ferry to Osmund was late.", "utf-8")
    whole = read_folder(pages, progress=False)
    for _ in range(2):  # read, and as it was kept
        reading = read_on(pages, tmp_path / "kept", progress=False, review=False)
        assert reading.documents.equals(whole.documents)
        assert (len(whole.packed), len(reading.packed)) == (1, 0)
