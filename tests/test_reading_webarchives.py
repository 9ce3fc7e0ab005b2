"""Web archives: WARC plain and packed, and WACZ, written here byte by byte as the format says."""

import gzip
import io
import zipfile

import pytest

from kcna_corpus.reading import ReadError, read_folder
from kcna_corpus.reading.exports import kinds

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
