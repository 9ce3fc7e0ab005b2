"""Dates of pages: every form, the three kinds, the choice, and the zones."""

import json
from datetime import date, datetime

import pytest

from kcna_corpus.clock.zones import to_utc
from kcna_corpus.reading import read_page
from kcna_corpus.reading.datewords import find

BODY = (
    "The harbour office of Osmund said that no boat had left the port since the storm, and nobody knew why.\n\n"
    "It was the third day of waiting, and the hall was full of people who had come to see the sea.\n"
)


def page(head, tail="", **how):
    return read_page(
        f"{head}\n\nHarbour office says no boat has left\n\n{BODY}\n{tail}".encode(), **how
    )


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("May 17, 2024", "2024-05-17"),
        ("17 May 2024", "2024-05-17"),
        ("17th of May, 2024", "2024-05-17"),
        ("Sept. 3, 2024", "2024-09-03"),
        ("2024-05-17", "2024-05-17"),
        ("2024/5/7", "2024-05-07"),
        ("2024.05.17.", "2024-05-17"),
        ("2024. 5. 17.", "2024-05-17"),
        ("2024년 5월 17일", "2024-05-17"),
        ("2024年5月17日", "2024-05-17"),
        ("17.05.2024", "2024-05-17"),
        ("05.06.2024", "2024-06-05"),
        ("17/05/2024", "2024-05-17"),
        ("05/17/2024", "2024-05-17"),
        ("17 de mayo de 2024", "2024-05-17"),
        ("17 mai 2024", "2024-05-17"),
        ("17. Mai 2024", "2024-05-17"),
        ("17 мая 2024", "2024-05-17"),
        ("17 Mayıs 2024", "2024-05-17"),
        ("Juche113.5.17", "2024-05-17"),
        ("Juche 113 (2024) May 17", "2024-05-17"),
        ("May 17, Juche 113", "2024-05-17"),
        ("주체113(2024)년 5월 17일", "2024-05-17"),
        ("May\xa017, 2024".replace("\xa0", " "), "2024-05-17"),
        ("Tue, 03/05/2019 - 13:45", "2019-03-05"),
        ("vendredi 03/05/2019", "2019-05-03"),
        ("5. Jänner 2019", "2019-01-05"),
        ("5. Mrz. 2019", "2019-03-05"),
        ("5. března 2019", "2019-03-05"),
        ("5 березня 2019", "2019-03-05"),
        ("5 Μαρτίου 2019", "2019-03-05"),
        ("5 مارس 2019", "2019-03-05"),
        ("2019. március 5.", "2019-03-05"),
        ("Mar 5 ’19", "2019-03-05"),
        ("05-Mar-98", "1998-03-05"),
        ("3.25.2019", "2019-03-25"),
        ("2April2031", "2031-04-02"),
        ("۲۸ اردیبهشت ۱۴۰۳", "2024-05-17"),
        ("1399/12/30", "2021-03-20"),
        ("17 พฤษภาคม 2567", "2024-05-17"),
        ("17 เม.ย. 2567", "2024-04-17"),
        ("20240517", "2024-05-17"),
    ],
)
def test_forms_with_one_meaning(words, day):
    assert [f.days for f in find(words)] == [(day,)]


@pytest.mark.parametrize(
    "words",
    [
        "31 June 2024",
        "2024-13-01",
        "00/00/2024",
        "31/31/2024",
        "1.2.3.4",
        "Juche113(2023).5.17",
        "call 2024 now",
        "192.168.10.12",
        "Room 12, 2024",
        "12 people 2024",
        "20241317",
        "call 20240517",
        "1400/12/30",
    ],
)
def test_what_is_no_date(words):
    assert [d for f in find(words) for d in f.days] == []


def test_two_meanings_are_two_candidates():
    assert find("05/06/2024")[0].days == ("2024-06-05", "2024-05-06")
    assert find("05/06/2024", "day first")[0].days == ("2024-06-05",)
    assert find("05/06/2024", "month first")[0].days == ("2024-05-06",)
    assert find("05/05/2024")[0].days == ("2024-05-05",)
    assert find("입력 24.05.17 10:30")[0].days == ("2024-05-17",)


def test_a_month_gives_no_day():
    got = page("Posted in May 2024")
    assert got.published.day == ""
    assert got.published.basis == "“May 2024” only (month only: no day is printed)"


def test_relative_dates_need_the_capture():
    assert find("2 hours ago")[0].days == ()
    got = page("Posted 3 days ago")
    assert got.published.basis == "“3 days ago” only (relative: needs captured=)"
    told = page("Posted 3 days ago", captured="2024-05-20").published
    assert (told.day, told.certain) == ("2024-05-17", False)
    assert page("입력 2일 전", captured="2024-05-20").published.day == "2024-05-18"


def test_a_viewer_s_date_never_wins():
    for head in (
        "Today: July 21, 2024\nMay 17, 2024",
        "May 17, 2024\nToday: July 21, 2024",
        "March 20, 2026Mar 20, 2026\nNews\n\nDate: 17/05/2024 | Source: ONA",
        "Sunday, July 21, 2024\nPublished: May 17, 2024",
        "July 21, 2024\nHome\nMay 17, 2024",
    ):
        got = page(head)
        assert got.published.day == "2024-05-17", head
        assert all(d.day > "2024-05-17" for d in got.of_kind("captured")), head
        assert got.of_kind("captured"), head
    alone = page("Today: July 21, 2024")
    assert (alone.published.day, alone.published.basis) == ("", "not printed")


def test_an_ambiguous_date_is_said_to_be_so_unless_the_page_decides():
    said = page("Published: 05/06/2024").published
    assert said.basis == "ambiguous: 2024-06-05 (day first) or 2024-05-06 (month first)"
    assert said.day == ""
    assert (
        page("Published: 05/06/2024", tail="www.ona.example (Juche113.6.5.)").published.day
        == "2024-06-05"
    )
    earlier = page("Published: 05/06/2024", captured="2024-05-20").published
    assert (earlier.day, earlier.basis) == ("2024-05-06", "inferred")
    assert page("Published: 17/05/2024").published.certain
    french = html(after="<p>Publié le 05/06/2024</p>").replace(b"<html>", b'<html lang="fr">')
    assert read_page(french).published[:2] == ("2024-06-05", "inferred")
    assert read_page(french.replace(b'"fr"', b'"en-US"')).published.day == ""


def test_dates_of_other_articles_are_not_the_page_s():
    got = page("", tail="Recent Posts\n\nCouncil votes\nJune 1, 2024\n\n2 hours ago")
    assert (got.published.day, got.published.basis, got.dates) == ("", "not printed", ())


def test_an_update_is_not_the_publication():
    got = page("Updated: 20 May 2024 | Published: 17 May 2024")
    assert (got.published.day, got.published.rule) == ("2024-05-17", "labelled")
    assert page("Last updated 20 May 2024").published.rule == "updated"


def test_an_address_holds_a_day_and_an_archive_its_capture():
    got = page("", url="https://web.archive.org/web/20240721101010/https://a.example/2024/05/17/x")
    assert (got.published.day, got.published.basis) == ("2024-05-17", "page address")
    assert [d.day for d in got.of_kind("captured")] == ["2024-07-21"]
    assert page("", url="http://[broken").published.day == ""


def html(head="", before="", after=""):
    told = BODY.strip().split("\n\n")
    paragraphs = "".join(f"<p>{p}{' So it was.' * n}</p>" for n in range(3) for p in told)
    return f"<html><head>{head}</head><body>{before}<h1>Harbour office says no boat has left</h1>{after}<div>{paragraphs}</div></body></html>".encode()


@pytest.mark.parametrize(
    ("source", "day"),
    [
        (
            html('<meta property="article:published_time" content="2024-05-17T08:00:00+09:00">'),
            "2024-05-17",
        ),
        (
            html(
                '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-05-17"}</script>'
            ),
            "2024-05-17",
        ),
        (html('<meta name="date" content="17/05/2024">'), "2024-05-17"),
        (html(after='<time datetime="2024-05-17T10:00">two months ago</time>'), "2024-05-17"),
        (
            html(
                before="<div>Today: July 21, 2024</div>",
                after='<span class="entry-date">May 17, 2024</span>',
            ),
            "2024-05-17",
        ),
        (
            html(
                before='<div id="clock">July 21, 2024</div>',
                after="<div>Posted on May 17, 2024</div>",
            ),
            "2024-05-17",
        ),
        (
            html(
                '<meta property="article:modified_time" content="2024-06-01">',
                after="<p>17 May 2024</p>",
            ),
            "2024-05-17",
        ),
    ],
)
def test_dates_in_html(source, day):
    assert read_page(source).published.day == day


def ld(data):
    return f'<script type="application/ld+json; charset=utf-8">{json.dumps(data)}</script>'


FILM = {"@type": "VideoObject", "uploadDate": "2018-01-01T08:00:00Z"}
OTHERS = '<div class="related"><time datetime="2018-03-05">5 March 2018</time></div>'


@pytest.mark.parametrize(
    ("source", "day"),
    [
        (html(ld(FILM) + ld({"datePublished": "2024-05-17T08:00:00Z"})), "2024-05-17"),
        (html(ld([FILM, {"datePublished": 1715932800000}])), "2024-05-17"),
        (html('<meta http-equiv="Date" content="Fri, 17 May 2024 09:00:00 GMT">'), "2024-05-17"),
        (html('<meta name="pubdate" content="20240517090000">'), "2024-05-17"),
        (
            html(
                '<meta itemprop="dateCreated" content="2024-05-17">'
                '<meta itemprop="dateModified" content="2024-06-05">'
            ),
            "2024-05-17",
        ),
        (html('<script>var p={"publishedAt":"2024-05-17T10:00Z"}</script>'), "2024-05-17"),
        (html('<link rel="alternate" href="/2024/05/17/boats/feed/">'), "2024-05-17"),
        (html(after='<span data-time="1715932800000">long ago</span>'), "2024-05-17"),
        (html(after='<span title="Friday, 17 May 2024 at 10:00">2 yrs</span>'), "2024-05-17"),
        (html(after="<div class=date><div>May</div><div>17</div><div>2024</div></div>"), "2024-05-17"),
        (html(after=OTHERS + '<time datetime="2024-05-17">17 May 2024</time>'), "2024-05-17"),
        (html(before='<div class="page has-sidebar">', after="<time>17 May 2024</time>"), "2024-05-17"),
        (html(before="<p>5 June 2023</p>", after="<p>17 May 2024</p>"), "2024-05-17"),
        (html(after="<aside><details><summary>Fri 17 May 2024 09.00 BST</summary></details></aside>"), "2024-05-17"),
    ],
)  # fmt: skip
def test_dates_in_data_scripts_links_and_attributes(source, day):
    assert read_page(source).published.day == day


@pytest.mark.parametrize(
    "line",
    [
        "This entry was posted on Friday, May 17th, 2024 at 10:14 am and is filed under News.",
        "Dieser Beitrag wurde am 17. Mai 2024 von admin veröffentlicht.",
        "Letzte Änderung: 17.05.2024",
        "Erstellt am 17.05.2024, zuletzt geändert am 10.06.2024",
    ],
)
def test_a_notice_at_the_end_is_a_date_and_no_part_of_the_article(line):
    source = html().replace(b"</div></body>", f"<p>{line}</p></div></body>".encode())
    got = read_page(source)
    assert got.published.day == "2024-05-17"
    assert line not in got.body


def test_a_dateline_with_its_year_is_a_date():
    lines = "OSMUND, May 17, 2024 /ONA/ --|(OSMUND, May 17, 2024) --|Osmund (ona), 17. Mai 2024 –"
    lines += "|OSMUND—May 17, 2024—"
    for line in (f"{line} The".encode() for line in lines.split("|")):
        source = html().replace(b"<p>The", b"<p>" + line, 1)
        assert read_page(source).published[:2] == ("2024-05-17", "printed")
    told = html().replace(b"<p>The", b"<p>On May 17, 2024, the", 1)
    assert read_page(told).published.day == ""


def test_the_page_s_other_dates_tell_which_way_round_they_are_written():
    line = "<p>Posted 03/05/2024</p>"
    for other, day in (("03/27/2024", "2024-03-05"), ("27/03/2024", "2024-05-03")):
        source = html(after=line, before=f"<p>Boats sold since {other}: none.</p>")
        assert read_page(source).published.day == day
    assert read_page(html(after=line)).published.day == ""
    assert (
        read_page(html(after=line), url="https://post.example.uk/a").published.day == "2024-05-03"
    )


def test_page_data_in_utc_gives_way_to_the_day_that_readers_saw():
    meta = '<meta property="article:published_time" content="2024-05-16T22:30:00Z">'
    assert read_page(html(meta)).published.day == "2024-05-16"
    assert read_page(html(meta), zone="Asia/Seoul").published.day == "2024-05-17"
    assert (
        read_page(html(meta, after="<p>Published: 17 May 2024</p>")).published.day == "2024-05-17"
    )
    assert read_page(html(meta, after="<p>17 May 2024, 7:30</p>")).published.day == "2024-05-17"
    noon = meta.replace("T22:30", "T09:30")  # nowhere was it the next day
    assert read_page(html(noon, after="<p>17 May 2024</p>")).published.day == "2024-05-16"
    early = meta.replace("T22:30:00Z", "T22:30:00+02:00")
    assert read_page(html(early, after="<p>17 May 2024</p>")).published.day == "2024-05-16"


def test_offsets_stay_true_beside_characters_without_width():
    got = page("\u200f\ufeffPublished:\xa0May\xa017,\xa02024")
    one = got.of_kind("printed")[0]
    assert one.day == "2024-05-17"
    assert got.page_text[one.start : one.end] == "May\xa017,\xa02024"


@pytest.mark.parametrize(
    ("local", "name", "zone", "utc"),
    [
        ((2024, 5, 17, 6, 37), "KST", None, "2024-05-16T21:37:00Z"),
        ((2024, 5, 17, 6, 37), "+09:00", None, "2024-05-16T21:37:00Z"),
        ((2024, 5, 17, 6, 37), "GMT+9", None, "2024-05-16T21:37:00Z"),
        ((2024, 5, 17, 12, 0), "IST", None, ""),
        ((2024, 5, 17, 12, 0), "IST", "Asia/Kolkata", "2024-05-17T06:30:00Z"),
        ((2024, 5, 17, 12, 0), "CST", None, ""),
        ((2024, 5, 17, 12, 0), "CST", "Asia/Shanghai", "2024-05-17T04:00:00Z"),
        ((2024, 1, 17, 12, 0), "EST", None, "2024-01-17T17:00:00Z"),
        ((2024, 5, 17, 12, 0), "EST", None, ""),
        ((2024, 5, 17, 12, 0), "ET", None, "2024-05-17T16:00:00Z"),
        ((2024, 5, 17, 12, 0), "Washington time", None, "2024-05-17T16:00:00Z"),
        ((2024, 5, 17, 12, 0), "KST", "America/New_York", "2024-05-17T03:00:00Z"),
        ((2024, 5, 17, 12, 0), "", None, ""),
        ((2015, 8, 14, 12, 0), "KST", "Asia/Pyongyang", "2015-08-14T03:00:00Z"),
        ((2015, 8, 15, 12, 0), "KST", "Asia/Pyongyang", "2015-08-15T03:30:00Z"),
        ((2018, 5, 4, 12, 0), "Pyongyang time", None, "2018-05-04T03:30:00Z"),
        ((2018, 5, 5, 12, 0), "Pyongyang time", None, "2018-05-05T03:00:00Z"),
        ((2024, 5, 17, 12, 0), "XYZ", None, ""),
    ],
)
def test_zones_and_their_traps(local, name, zone, utc):
    assert to_utc(datetime(*local), name, zone)[0] == utc


def test_an_hour_and_its_zone_are_read_beside_the_date():
    one = page("Published: May 17, 2024 6:37 AM KST").of_kind("printed")[0]
    assert one.moment == "2024-05-16T21:37:00Z"
    open_one = page("Published: May 17, 2024 6:37 PM IST").of_kind("printed")[0]
    assert (open_one.day, open_one.moment) == ("2024-05-17", "")
    assert "say which with zone=" in open_one.note
    assert (
        page("입력 2024.05.17 오후 3:10", zone="Asia/Seoul").of_kind("printed")[0].moment
        == "2024-05-17T06:10:00Z"
    )


def test_the_file_s_own_date_is_kept_apart(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(BODY)
    assert [d.kind for d in read_page(path).dates] == ["file"]
    assert read_page(path).published.day == ""
    assert date.fromisoformat(read_page(path).dates[0].day)
