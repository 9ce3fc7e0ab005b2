"""Pages in files of another kind: WARC and WACZ, what Safari saves, mails; written here as the formats say."""

import gzip
import io
import plistlib
import zipfile

import pytest

from kcna_corpus.reading import ReadError, read_folder, read_page
from kcna_corpus.reading.formats import kinds

LAMP = (
    "The lamp on the pier of Osmund was lit again on Friday after the keeper had mended its lens."
)
PAGE = f"<html><head><title>Lamp lit</title></head><body><h1>Lamp lit</h1><p>{LAMP}</p><p>{LAMP[4:]}</p></body></html>"
HTML = PAGE.encode()
KOREAN = "등대는 금요일에 다시 켜졌다고 항구 사무소가 밝혔다. 등대지기는 렌즈를 고쳤다고 말했다."


def record(body=HTML, status="200 OK", kind="text/html", of="response", address="https://a.example/lamp", more=""):  # fmt: skip
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {of}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2031-05-18T03:04:05Z\r\n"
        f"Content-Type: application/http; msgtype={of}\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def chunked(body):
    half = len(body) // 2
    return (
        b"".join(b"%x\r\n%s\r\n" % (len(b), b) for b in (body[:half], body[half:])) + b"0\r\n\r\n"
    )


RECORDS = [
    record(of="request"),
    record(b"", "301 Moved", more="Location: https://a.example/lamp\r\n"),
    record(),
    record(b"GIF89a", kind="image/gif"),
    record(
        chunked(gzip.compress(PAGE.replace(LAMP, KOREAN).encode("euc-kr"), mtime=0)),
        kind="text/html; charset=EUC-KR",
        address="https://a.example/2031/05/17/lamp",
        more="Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
    ),
    record(b"", address="https://a.example/empty"),
    record(of="revisit"),
]


def wacz():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("datapackage.json", '{"profile": "data-package"}')
        archive.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0"}\n')
        archive.writestr("archive/data.warc.gz", b"".join(map(gzip.compress, RECORDS)))
        archive.writestr("indexes/index.cdx", "com,example)/lamp 20310518030405 {}")
    return out.getvalue()


FILES = {
    "a.warc": b"".join(RECORDS),
    "a.warc.gz": b"".join(map(gzip.compress, RECORDS)),
    "one.warc.gz": gzip.compress(b"".join(RECORDS)),
    "a.wacz": wacz(),
    "a.zip": wacz(),
}


@pytest.mark.parametrize("name", FILES)
def test_a_web_archive_holds_pages_with_address_and_day_of_capture(name, tmp_path):
    (tmp_path / name).write_bytes(FILES[name])
    got = read_folder(tmp_path, progress=False)
    told = got.documents[["title", "url", "published", "date_captured"]].to_numpy().tolist()
    assert told == [
        ["Lamp lit", "https://a.example/lamp", "", "2031-05-18"],
        ["Lamp lit", "https://a.example/2031/05/17/lamp", "2031-05-17", "2031-05-18"],
    ]
    assert LAMP in got.documents.body[0]
    assert KOREAN in got.documents.body[1]
    assert got.rejected.reason.tolist() == ["https://a.example/empty: an empty file"]
    assert got.documents.document.is_unique


def test_a_web_archive_without_pages_or_cut_off(tmp_path):
    with pytest.raises(ReadError, match="a web archive without a page of HTML"):
        list(kinds.read_many("a.warc", RECORDS[3]))
    whole = RECORDS[2] + RECORDS[4]
    items = list(kinds.read_safely("a.warc", whole[:-200], None, None))
    assert [bool(item.document) for item in items][:1] == [True]
    (tmp_path / "a.warc").write_bytes(b"WARC/1.0\r\n")
    assert read_folder(tmp_path, progress=False).summary["rejected"] == 1


def test_the_library_for_web_archives_is_asked_for_by_name(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "warcio.archiveiterator", None)
    (item,) = kinds.read_safely("a.warc", RECORDS[2], None, None)
    assert item.reason.endswith('pip install "kcna-corpus[documents]"')
    assert item.passing


ADDRESS = "https://a.example/2031/05/17/lamp"


def safari(data=HTML, encoding="UTF-8", fmt=plistlib.FMT_BINARY):
    page = {"WebResourceData": data, "WebResourceURL": ADDRESS, "WebResourceMIMEType": "text/html"}
    if encoding:
        page["WebResourceTextEncodingName"] = encoding
    return plistlib.dumps({"WebMainResource": page, "WebSubresources": []}, fmt=fmt)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("lamp.webarchive", safari()),
        ("lamp.webarchive", safari(fmt=plistlib.FMT_XML)),
        ("lamp", safari()),
        (
            "lamp.webarchive",
            safari(HTML.replace(b"lens", "línse".encode("cp1252")), "windows-1252"),
        ),
    ],
)
def test_a_page_that_safari_saved_is_read(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    reading = read_folder(tmp_path, progress=False)
    assert reading.documents[["title", "url"]].values.tolist() == [["Lamp lit", ADDRESS]]
    assert reading.documents.body.tolist()[0].startswith("The lamp on the pier of Osmund was lit")
    assert read_page(data).title == "Lamp lit"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"bplist00 and no more", "a broken web archive of Safari"),
        (plistlib.dumps(["x"], fmt=plistlib.FMT_BINARY), "no web archive of Safari with a page"),
        (plistlib.dumps({"WebMainResource": {"WebResourceData": "text"}}), "with a page in it"),
        (safari(b"\x89PNG\r\n\x1a\n" + b"\0" * 99), "not a page but a picture"),
    ],
)
def test_what_only_looks_like_a_page_of_safari_is_refused_by_name(data, told):
    with pytest.raises(ReadError, match=told):
        read_page(data)


MAIL = (
    "From: =?utf-8?q?Hafenb=C3=BCro?= <press@port.example>\nSubject: =?utf-8?b?TGFtcCBsaXQ=?=\n"
    "Date: Sat, 17 May 2031 23:30:00 +0900\nMIME-Version: 1.0\n"
)
PARTS = (
    'Content-Type: multipart/mixed; boundary="x"\n\n'
    f"--x\nContent-Type: text/html; charset=utf-8\n\n<p>{LAMP}</p>\n"
    "--x\nContent-Type: application/pdf\nContent-Disposition: attachment\n\nJVBERi0=\n--x--\n"
)


@pytest.mark.parametrize(
    ("rest", "note"),
    [
        (f"Content-Type: text/plain; charset=utf-8\n\n{LAMP}\n", "a mail"),
        (PARTS, "a mail; 1 attached, not read"),
        (PARTS.replace("--x\n", f"--x\nContent-Type: text/plain\n\n{LAMP}\n--x\n", 1), "a mail; 1"),
    ],
)
def test_a_mail_is_an_article_of_whoever_sent_it(tmp_path, rest, note):
    (tmp_path / "release.eml").write_text(MAIL + rest)
    reading = read_folder(tmp_path, progress=False)
    row = reading.documents.iloc[0]
    assert (row.title, row.publisher, row.published) == ("Lamp lit", "Hafenbüro", "2031-05-17")
    assert (row.body.strip(), row.published_at) == (LAMP, "2031-05-17T14:30:00Z")
    assert note in row.notes


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ("Content-Type: application/pdf\n\nJVBERi0=\n", "a mail without a text"),
        ("X: " + "; a=b" * 30_000 + "\n\nIt is lit.", "header does not end"),
        ("Content-Type: text/plain; charset=nothing\nDate: never\n\n" + LAMP, ""),
        ("", "a mail without a text"),
    ],
)
def test_a_mail_that_cannot_be_read_says_why(tmp_path, rest, told):
    (tmp_path / "release.eml").write_text(MAIL + rest)
    reading = read_folder(tmp_path, progress=False)
    assert [told in reason for reason in reading.rejected.reason] == [True] * bool(told)
    with pytest.raises(ReadError, match=r"release\.eml: no single page: use read_folder"):
        read_page(tmp_path / "release.eml")
