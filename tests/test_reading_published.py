"""A page's own day: its data, its lines, its visitors' clock, and what makes a day certain."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcna_corpus.reading import read_page

TITLE = "Bridge at Varn closes for repairs"
TEXT = (
    "The bridge at Varn closes on Monday, and lorries will have to take the long road round the lake.",
    "Engineers found a crack in the third pillar, which had been mended twice since the war.",
    "A ferry takes walkers and cyclists across until the new beams have come from the mainland.",
)


def page(head="", top="", below="", within="", after="", title=TITLE, lang="en", first=""):
    paragraphs = [f"<p>{first}{TEXT[0]}</p>", f"<p>{TEXT[1]}</p>", within, f"<p>{TEXT[2]}</p>"]
    return (
        f"<html lang='{lang}'><head><title>{title}</title>{head}</head><body>{top}<main><article>"
        f"<h1>{title}</h1>{below}{''.join(paragraphs)}{after}</article></main></body></html>"
    ).encode()


def ld(*data):
    return "".join(f'<script type="application/ld+json">{json.dumps(d)}</script>' for d in data)


def meta(name, content):
    return f'<meta property="{name}" content="{content}">'


OWN = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2031-05-17T11:00:00Z"}
OTHER = {"@type": "NewsArticle", "headline": "Mill sold", "datePublished": "2032-02-03"}
WITHOUT_NAME = {"@type": "NewsArticle", "datePublished": "2031-05-17"}


@pytest.mark.parametrize(
    "head",
    [
        ld([OTHER, OWN]),
        ld({"@type": "ItemList", "itemListElement": [{"item": OTHER}]}, OWN),
        ld({**OWN, "video": {"@type": "VideoObject", "datePublished": "2030-01-02"}}),
        ld({"hasPart": [OTHER], **OWN}),
        ld({"mentions": OTHER, "citation": [OTHER], **OWN}),
        ld({"isPartOf": {"@type": "PublicationIssue", "datePublished": "2029-09-09"}, **OWN}),
        ld({"@type": "WebPage", "mainEntity": OWN, "relatedLink": [OTHER]}),
        ld({"@type": "Review", "itemReviewed": {"@type": "Book", "datePublished": "1999-01-01"},
            "datePublished": "2031-05-17"}),
        ld({"@type": "LiveBlogPosting", "headline": TITLE, "datePublished": "2031-05-17",
            "liveBlogUpdate": [{"@type": "BlogPosting", "datePublished": "2031-05-20"}]}),
        ld({"@type": "Organization", "foundingDate": "1950-01-01", "datePublished": "1950-01-01"},
           WITHOUT_NAME),
        ld({"@type": "Event", "datePublished": "2033-01-01", "startDate": "2033-02-01"}, OWN),
        ld({"@graph": [{"@type": "WebSite", "datePublished": "2001-01-01"}, OTHER, OWN]}),
    ],
)  # fmt: skip
def test_only_data_of_this_article_date_it(head):
    told = read_page(page(head)).published
    assert told[:2] == ("2031-05-17", "printed")
    assert told.certain


@pytest.mark.parametrize("name", ["url", "@id", "mainEntityOfPage"])
def test_data_are_this_article_s_by_their_address(name):
    data = [
        {"@type": "NewsArticle", name: f"https://varn.example/{n}", "datePublished": day}
        for n, day in (("mill-sold", "2030-02-01"), ("bridge-closes", "2031-05-17"))
    ]
    told = read_page(page(ld(*data)), url="https://www.varn.example/bridge-closes?utm=x")
    assert told.published.day == "2031-05-17"
    reference = {"@type": "NewsArticle", "mainEntityOfPage": {"@id": "/bridge-closes/"}}
    head = ld(data[0], {**reference, "datePublished": "2031-05-18"})
    assert read_page(page(head), url="https://varn.example/bridge-closes").published.day == (
        "2031-05-18"
    )


def test_data_of_one_other_article_give_way_to_what_the_page_shows():
    assert read_page(page(ld(OTHER), below="<p>17 May 2031</p>")).published.day == "2031-05-17"
    alone = read_page(page(ld(OTHER))).published
    assert (alone.day, alone.certain) == ("2032-02-03", False)


def test_microdata_count_by_their_item():
    item = '<div itemscope itemtype="https://schema.org/{}" itemprop="{}"><h2 itemprop="headline">{}</h2><meta itemprop="datePublished" content="{}"></div>'
    others = item.format("Comment", "comment", "I see", "2031-06-09") + item.format(
        "NewsArticle", "itemListElement", "Mill sold", "2032-01-01"
    )
    own = '<meta itemprop="datePublished" content="2031-05-17">'
    told = read_page(page(top=others, below=own)).published
    assert (told.day, told.certain) == ("2031-05-17", True)
    listed = item.format("NewsArticle", "", "Mill sold", "2032-01-01").replace(' itemprop=""', "")
    assert read_page(page(top=listed, below=own)).published.day == "2031-05-17"


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type":"Article","datePublished":"2031-05-17",} -->',
        '//<![CDATA[\n{"datePublished":"2031-05-17"}//]]>',
        '{"@type":"Article","headline":"Bridge\tat\nVarn closes for repairs","datePublished":"2031-05-17"};',
        '{"@type":"Article","author":"A "quoted" name","datePublished":"2031-05-17"}',
        '[[{"datePublished":["2031-05-17"]}]]',
        '{"datePublished":{"@value":"2031-05-17"}}',
    ],
)
def test_data_are_read_as_far_as_they_can_be_parsed(script):
    head = f'<script type="application/ld+json">{script}</script>'
    assert read_page(page(head)).published.day == "2031-05-17"
    assert read_page(page(head.replace("2031-05-17", "[[[[" * 5000))).published.day == ""


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>Published 3 May 2030</p>",
        "<div style='margin: 0; DISPLAY : none'><p>Published <b>3 May 2030</b></p></div>",
        "<p style='visibility:hidden'><span hidden>Posted: </span>3 May 2030</p>",
    ],
)
def test_a_day_that_the_page_hides_is_none_that_its_readers_see(hidden):
    seen = read_page(page(below=f"{hidden}<p>Published 17 May 2031</p>"))
    alone = read_page(page(below=hidden))
    assert (seen.published.day, "3 May" in seen.page_text) == ("2031-05-17", False)
    assert alone.published.day == "" or alone.published.basis == "inferred"


def test_a_day_alone_between_the_parts_of_a_title_is_likely_its_page_s():
    told = page().replace(b"</title>", b" - 17.05.2031 - Varn Post</title>")
    of_page = read_page(told).published
    assert (of_page.day, of_page.basis) == ("2031-05-17", "inferred")
    assert read_page(told.replace(b" - 17", b" on 17")).published.day == ""


@pytest.mark.parametrize(
    "box", ["<section id=comments>{}</section>", "<div class=related>{}</div>"]
)
def test_a_day_in_a_box_below_the_article_is_not_its_own(box):
    other = "<div><time datetime='2032-02-03'>February 3, 2032</time> Ida</div><p>Too bad.</p>"
    assert read_page(page(after=box.format(other))).published.day == ""


def test_a_day_that_its_label_calls_changed_is_so_where_it_is_marked_too():
    dates = "<div>Updated:</div><p><time datetime='2032-03-06'>Mar 6, 2032</time></p>"
    dates += "<div>Published:</div><p><time datetime='2031-05-17'>May 17, 2031</time></p>"
    assert read_page(page(below=dates)).published.day == "2031-05-17"


def test_a_thread_is_dated_by_the_post_that_opens_it():
    kind = "<div itemscope itemtype='https://schema.org/DiscussionForumPosting'>"
    post = kind + "<time itemprop='datePublished' datetime='{}'>{}</time><p>A post.</p></div>"
    days = (("2031-05-17", "May 17, 2031"), ("2031-06-09", "June 9, 2031"))
    posts = "".join(post.format(*day) for day in days)
    assert read_page(page(below=posts)).published.day == "2031-05-17"


@pytest.mark.parametrize(
    "how",
    [
        {"top": "<p>9 May 2031</p>"},
        {"head": ld({**OWN, "dateModified": "2031-05-09T11:00:00Z"})},
    ],
)
def test_nobody_looks_at_a_page_or_changes_it_before_it_is_published(how):
    told = read_page(page(**{"head": ld(OWN), **how})).published
    assert (told.day, told.certain) == ("2031-05-17", False)
    shown = read_page(page(**{"head": ld(OWN), **how, "below": "<p>17 May 2031</p>"})).published
    assert shown.certain


@pytest.mark.parametrize("box", ["aside", "footer"])
def test_a_box_of_names_and_days_below_the_title_is_looked_at_whatever_its_tag(box):
    line = f"<{box}><p>Ada Roe</p><p>Thu 9 May 2031 15.26 BST</p></{box}>"
    assert read_page(page(below=line)).published[:4:3] == ("2031-05-09", "beside the title")
    assert not read_page(page(head=ld(OWN), below=line)).published.certain


def test_a_notice_between_an_article_and_its_comments_dates_it():
    notice = "<p>Posted by ada at 6:20 PM, Saturday, May 17, 2031</p>"
    read = read_page(page(after=f"{notice}<p>3 comments:</p><p>Kit said... June 1, 2032</p>"))
    assert (read.published.day, read.body.endswith(TEXT[2])) == ("2031-05-17", True)


def test_a_list_of_days_below_the_article_dates_nothing():
    days = "<div class='timeline'><p>3 March 2030: mended.</p><p>7 May 2031: painted.</p></div>"
    assert read_page(page(after=days)).published.day == ""
    assert read_page(page(below="<p>17 May 2031</p>", after=days)).published.day == "2031-05-17"


def test_the_day_of_a_look_below_an_article_is_no_part_of_it():
    read = read_page(page(below="<p>17 May 2031</p>", after="<p>Retrieved June 14, 2032</p>"))
    assert (read.published.day, "Retrieved" in read.body) == ("2031-05-17", False)
    assert [d.day for d in read.of_kind("captured")] == ["2032-06-14"]


def test_an_article_that_a_script_will_show_is_read():
    assert TEXT[2] in read_page(page().replace(b"<main>", b"<main style='display:none'>")).body


@pytest.mark.parametrize(
    "line",
    [
        "Title: The Lake. Released: June 17, 2025 by Varn Books",
        "First published: 1 March 1999",
        "The song was published on June 17, 2025.",
        "Released June 17, 2025",
        "Issued: 2 February 2020, Ministry of Roads",
        "Date of the photograph: 3 March 1931",
    ],
)
def test_a_labelled_date_inside_the_article_does_not_beat_the_page_s_own(line):
    for how in ({"below": "<p>Ada Roe | 17 May 2031</p>"}, {"head": ld(OWN)}):
        assert read_page(page(within=f"<p>{line}</p>", **how)).published.day == "2031-05-17"
    address = "https://varn.example/2031/05/17/bridge"
    assert read_page(page(within=f"<p>{line}</p>"), url=address).published.day == "2031-05-17"


@pytest.mark.parametrize(
    ("below", "after", "day"),
    [
        ("<figcaption><p>Varn</p><p>2 May 2029</p></figcaption>", "", ""),
        (
            "<p>Ada Roe · 17 May 2031</p><p>The oldest pillar is older than the road to Varn.</p><p>Date: Sunday, 8 June 2031</p>",
            "",
            "2031-05-17",
        ),
        ("<p>Mise en ligne le samedi 17 mai 2031</p>", "", "2031-05-17"),
    ],
)
def test_a_caption_and_a_day_that_the_article_is_about_are_not_its_own(below, after, day):
    assert read_page(page(below=below, after=after)).published.day == day


def test_a_short_korean_paragraph_is_more_than_the_head_of_an_article():
    lines = (
        "다리는 월요일부터 닫히며 화물차는 호수를 돌아 먼 길로 다녀야 한다.",
        "기둥은 전쟁 뒤에 벌써 두번이나 고친것이라고 기사들이 말했다.",
    )
    markup = f"<html lang='ko'><h1>바른 다리</h1><p>{lines[0]}</p><p>{lines[1]}</p><p>개봉: 2029. 2. 24.</p><p>{lines[0]}</p>"
    got = read_page(markup.encode(), url="https://varn.example/2031/05/17/bridge").published
    assert got.day == "2031-05-17"


def test_what_the_address_bears_out_comes_before_what_it_contradicts():
    for line in ("Released: June 17, 2025 by Varn Books", "Published: 3 January 2030"):
        lines = f"<p>{line}</p><p>by Ada | Dec 20, 2031</p>"
        for address in ("2031/12/20/the-lake", "2031/12/the-lake/", "20311220-lake"):
            told = read_page(page(below=lines), url=f"https://varn.example/{address}").published
            assert told.day == "2031-12-20"


CLOCK = "<header><div>Tuesday, June 20, 2034</div><a href='/'>Home</a></header>"


@pytest.mark.parametrize(
    ("how", "url"),
    [
        ({}, "https://varn.example/news/2031/05/17/bridge"),
        ({}, "https://varn.example/20310517_bridge.html"),
        ({"first": "VARN, May 17, 2031 (ONA) -- "}, ""),
        ({"first": "Varn, 17 May 2031 (ona/AB) – "}, ""),
        ({"below": "<p>Published May 17,2031</p>"}, ""),
        ({"below": "<p>By Ada Roe, 17 May 2031</p>"}, ""),
        ({"below": "<div>2031.05.17 10:20</div>"}, ""),
        ({"head": ld(OWN)}, ""),
        ({"after": "<p>www.kcna.kp (Juche120.5.17.)</p>"}, ""),
        ({"after": "<p>Published on 17 May 2031</p>"}, ""),
    ],
)
def test_the_day_in_the_page_s_head_is_the_visitor_s(how, url):
    got = read_page(page(top=CLOCK, **how), url=url)
    assert got.published.day == "2031-05-17"
    assert [d.day for d in got.of_kind("captured")] == ["2034-06-20"]


def test_a_day_in_the_page_s_head_alone_is_no_certain_day_and_none_if_it_is_the_capture_s():
    assert read_page(page(top=CLOCK), captured="2034-06-20").published.day == ""
    marked = CLOCK.replace("<div>", '<div id="currentDate">')
    assert read_page(page(top=marked)).published.day == ""
    assert not read_page(page(top=CLOCK)).published.certain
    told = read_page(page(head=ld(OWN), top=CLOCK), captured="2034-06-20").published
    assert told.day == "2031-05-17"
    assert told.certain


@pytest.mark.parametrize("place", ["top", "below"])
def test_a_date_with_two_readings_is_one_date(place):
    for lang, day in (("de", "2033-11-02"), ("en-GB", "2033-11-02"), ("en", ""), ("en-US", "")):
        got = read_page(page(**{place: "<div>02/11/2033</div>"}, lang=lang))
        assert got.published.day == day
        assert not got.published.certain
        assert got.of_kind("captured") == ()
    decided = page(**{place: "<div>02/11/2033</div>"}, after="<p>Sold: 02/25/2033</p>")
    assert read_page(decided).published.day == "2033-02-11"


def test_dots_are_day_first_and_not_certain_where_months_may_come_first():
    for words, lang, certain in (
        ("05.06.2031", "en", False), ("05.06.2031", "de", True), ("17.06.2031", "en", True),
        ("05.05.2031", "en", True),
    ):  # fmt: skip
        told = read_page(page(below=f"<p>Published: {words}</p>", lang=lang)).published
        assert (told.day[:7], told.certain) == (f"2031-{words[3:5]}", certain)


@pytest.mark.parametrize(
    ("stamp", "how", "url", "day"),
    [
        ("2031-05-18T02:10:00+00:00", {}, "https://varn.example/2031/05/17/a", "2031-05-17"),
        ("2031-05-16T23:30:00Z", {}, "https://varn.example/20310517-a", "2031-05-17"),
        ("2031-05-16T21:37:00Z", {"below": "<p>17 May 2031</p>"}, "", "2031-05-17"),
        ("2031-05-18T01:00:00Z", {"below": "<p>Posted: 17 May 2031</p>"}, "", "2031-05-17"),
        ("2031-05-18T01:00Z", {"below": "<time datetime='2031-05-17T21:00-04:00'>17 May 2031</time>"}, "",
         "2031-05-17"),
        ("2031-05-16T22:00:00Z", {"head": ld({**OWN, "datePublished": "2031-05-17T07:00:00+09:00"})}, "",
         "2031-05-17"),
    ],
)  # fmt: skip
def test_a_day_in_utc_gives_way_to_the_local_day(stamp, how, url, day):
    head = meta("article:published_time", stamp) + how.pop("head", "")
    assert read_page(page(head, **how), url=url).published.day == day


def test_a_moment_in_utc_near_midnight_is_not_certain_alone():
    for hour, certain in ((0, False), (3, False), (5, True), (12, True), (21, True), (23, False)):
        head = meta("article:published_time", f"2031-05-17T{hour:02}:12:00Z")
        assert read_page(page(head)).published[0::4][0] == "2031-05-17"
        assert read_page(page(head)).published.certain is certain
    local = meta("article:published_time", "2031-05-17T23:12:00+09:00")
    assert read_page(page(local)).published.certain


@pytest.mark.parametrize(
    ("head", "how", "day"),
    [
        (meta("article:published_time", "2031-05-20") + ld(OWN), {}, "2031-05-17"),
        (meta("article:published_time", "2031-05-17"), {"below": "<p>14 May 2031</p>"}, "2031-05-17"),
        (meta("pubdate", "2030-01-01") + meta("date", "2031-05-17"), {"below": "<p>17 May 2031</p>"},
         "2031-05-17"),
        (meta("parsely-pub-date", "2020-01-01") + ld(OWN), {}, "2031-05-17"),
        (ld({**OWN, "datePublished": "2031-05-17"}, {**OWN, "datePublished": "2031-05-16"}), {}, "2031-05-17"),
        (meta("DCSext.articleFirstPublished", "2019-02-05") + ld(OWN), {}, "2031-05-17"),
        (meta("date", "2031-05-17"), {"after": "<p>www.kcna.kp (Juche120.5.18.)</p>"}, "2031-05-17"),
    ],
)  # fmt: skip
def test_where_sources_disagree_no_day_is_certain(head, how, day):
    told = read_page(page(head, **how)).published
    assert (told.day, told.certain) == (day, False)


@pytest.mark.parametrize(
    ("line", "certain"),
    [
        ("Published: 17 May 2031", True),
        ("Posted by Ada Roe on 17 May 2031", True),
        ("Veröffentlicht am 17. Mai 2031 von Ada Roe", True),
        ("입력 2031.05.17 10:30", True),
        ("Game released: 17 May 2031", False),
        ("Released: 17 May 2031", False),
        ("Date: 17 May 2031", False),
        ("Fecha: 17 de mayo de 2031", False),
        ("DVD Release: 17 May 2031", False),
    ],
)
def test_a_label_of_another_thing_makes_no_day_certain(line, certain):
    told = read_page(page(below=f"<p>{line}</p>")).published
    assert (told.day, told.certain) == ("2031-05-17", certain)


def test_what_was_created_below_an_article_may_be_a_group():
    assert read_page(page(after="<p>Posted 17 May 2031</p>")).published.certain
    assert not read_page(page(after="<p>Created 17 May 2031</p>")).published.certain


def test_what_is_no_other_day_of_publication_leaves_it_certain():
    changed = {**OWN, "dateModified": "2031-08-01"}
    for head in (
        ld(changed),
        ld(OWN) + meta("article:modified_time", "2031-08-01"),
        ld(OWN) + meta("dcterms.created", "2031-04-01"),
        ld({"@type": "WebPage", "datePublished": "2029-01-01"}, OWN),
        ld(OWN, FOUNDED),
    ):
        told = read_page(page(head, below="<p>17 May 2031</p>")).published
        assert (told.day, told.certain) == ("2031-05-17", True)


FOUNDED = {"@type": "Organization", "name": "Varn Post", "datePublished": "1950-01-01"}


@pytest.mark.parametrize(
    "signed",
    [
        "<p>주체120(2031)년 5월 17일</p><p>바 른(끝)</p>",
        "<p>(끝)</p><p>주체120년 5월 17일</p>",
        "<p>May 17, Juche 120 (2031)</p><p>Varn</p>",
    ],
)
def test_a_statement_s_own_day_is_likely_its_page_s(signed):
    got = read_page(page(after=signed)).published
    assert (got.day, got.rule, got.certain) == ("2031-05-17", "end line", False)
    told = read_page(page(after=f"{signed}<p>www.kcna.kp (Juche120.5.18.)</p>")).published
    assert told.day == "2031-05-18"


@pytest.mark.parametrize(
    "end",
    [
        "www.kcna.kp (Juche120.5.17.)",
        "-0- www.kcna.kp (Juche 120. 5. 17.)",
        "(Juche120.5.17.)",
        "www.kcna.kp (주체120.5.17.)",
        "www.kcna.kp (主体120.5.17.)",
        "www.kcna.kp (チュチェ120.5.17.)",
        "www.kcna.kp (чучхе 120.5.17.)",
        "www.kcna.kp (2031.5.17.)",
    ],
)
def test_the_agency_s_end_line_dates_an_article_wherever_it_stands(end):
    for source in (
        page(after=f"<p>{end}</p>"),
        page().replace(b"mainland.", f"mainland. {end}".encode()),
    ):
        got = read_page(source)
        assert (got.published.day, got.published.rule) == ("2031-05-17", "end line")
    listed = page(after=f"<h2>More from this site</h2><p>Mill sold</p><p>{end}</p>")
    assert read_page(listed).published.day == ""


@pytest.mark.parametrize(
    "line",
    [
        "Varn, May 17 (ONA) -- ",
        "VARN, May 17 /ONA/ - ",
        "VARN, May 17. /ONA/. ",
        "VARN, 17 May (ONA) – ",
        "Lake Varn, Osmund, May 17 (ONA) -- ",
        "VARN — May 17 — ",
        "VARN (ONA), 17 May — ",
        "ВАРН, 17 мая. /ОНА/. ",
        "바른 5월 17일 (오나) ",
        "（バルン5月17日発オナ通信）",
        "奥娜社瓦恩5月17日电 ",
    ],
)
def test_a_dateline_without_its_year_takes_it_from_the_capture(line):
    got = read_page(page(first=line), captured="2032-01-02").published
    assert (got.day, got.basis, got.certain) == ("2031-05-17", "inferred", False)
    assert read_page(page(first=line)).published.day == ""
    assert read_page(page(first=line), captured="2031-05-18").published.day == "2031-05-17"


def test_words_that_only_look_like_a_dateline_are_none():
    for line in ("On May 17 (Monday) ", "By May 17 - ", "He said, on May 17, "):
        assert read_page(page(first=line), captured="2032-01-02").published.day == ""


@pytest.mark.parametrize(
    "line",
    [
        "Keeper of the bridge since 4 June 2019",
        "Tom Vale was born on 3 March 1990 in Varn.",
        "The Bridge Of 4 June 2019 And After",
        "How the flood of 4 June 2019 came to Varn",
        "Flood of 4 June 2019: what we know",
        "2019년 6월 4일 홍수가 남긴 것들과 다리의 운명",
        "Das Hochwasser vom 4. Juni 2019 und seine Folgen",
        "Photo: Tom Vale, 4 June 2019",
        "Date of birth: 4 June 2019",
        "Deadline: 4 June 2019",
        "Court date: 4 June 2019",
        "Ferry Sinks 4 June 2019 Off Varn",
    ],
)
def test_a_date_in_a_sentence_beside_the_title_is_not_the_page_s(line):
    got = read_page(page(below=f"<p>{line}</p>")).published
    assert got.day == "" or (got.basis != "printed" and not got.certain)


@pytest.mark.parametrize(
    "line",
    [
        "Ada Roe, Varn — 17 May 2031, 10:30",
        "17 May 2031 | 3 min read",
        "Von Jan Vogel | 17. Mai 2031, 14:30 Uhr",
        "Publié le 17 mai 2031 à 10h30 par Léa Petit",
        "This story was published on 17 May 2031 and updated since.",
        "Monday, 17 May 2031 - 04:12 PM",
        "입력 2031-05-17 10:30 | 김바다 기자",
        "来源：瓦恩日报 2031年5月17日 10:30",
        "17 мая 2031, 12:30 МСК",
        "Objavljeno: 17.05.2031.",
        "Submitted by ada on Sat, 17 May 2031 - 12:00",
        "geschrieben am 17.5.2031 in sonstiges",
        "Eintrag vom 17. Mai 2031, 12:30 Uhr, Kategorie: Allgemein",
        "For immediate release: May 17, 2031",
        "(dpa) 17.05.2031, 10:12",
    ],
)
def test_a_line_of_names_and_labels_dates_the_page(line):
    assert read_page(page(below=f"<p>{line}</p>")).published[:2] == ("2031-05-17", "printed")


@pytest.mark.parametrize(
    "how",
    [
        {"below": "<p>Published 17 May 2034</p>"},
        {"below": "<time datetime='2034-05-17'>17 May 2034</time>"},
        {"head": ld({**OWN, "datePublished": "2034-05-17"})},
        {"after": "<p>www.kcna.kp (Juche123.5.17.)</p>"},
    ],
)
def test_nothing_is_published_after_it_was_saved(how):
    told = read_page(page(**how), captured="2032-01-02").published
    assert (told.day, told.certain) == ("", False)
    how["below"] = how.get("below", "") + "<p>17 May 2031</p>"
    assert read_page(page(**how), captured="2032-01-02").published.day == "2031-05-17"


@pytest.mark.parametrize(
    "line",
    [
        "17. maí 2031", "17 maja 2031 r.", "17. мај 2031.", "17 tháng 5 năm 2031", "١٧ مايو ٢٠٣١", "２０３１年５月１７日",
        "令和13年5月17日", "二〇三一年五月十七日", "17 พฤษภาคม 2574", "17 मई 2031", "१७ मई २०३१",
        "2031 m. gegužės 17 d.", "2031. gada 17. maijs", "17 de maig de 2031", "17 במאי 2031", "17 май 2031 г.",
    ],
)  # fmt: skip
def test_dates_of_more_languages_are_read(line):
    assert read_page(page(below=f"<p>{line}</p>")).published.day == "2031-05-17"


@pytest.mark.parametrize(
    "line", ["17 Bealtaine 2031", "2031ko maiatzaren 17a", "17.V.2031", "17 Tut 2031", "۱۷ مه ۲۰۳۱"]
)
def test_a_date_that_is_not_read_is_not_said_to_be_missing(line):
    told = read_page(page(below=f"<p>{line}</p>")).published
    line = line.translate(str.maketrans("۰۱۲۳۷", "01237"))
    assert (told.day, told.basis) == ("", f"“{line}” only (a date in a form that is not read)")


ANY_DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["@type", "@id", "@graph", "author", "url", "name", "headline", "datePublished"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(ANY_DATA)
def test_any_data_are_read_or_left(data):
    told = read_page(page(ld(data), below="<p>17 May 2031</p>")).published
    assert told.day
    nested = "[" * 900 + json.dumps(WITHOUT_NAME) + "]" * 900
    head = f'<script type="application/ld+json">{nested}</script>'
    assert read_page(page(head, below="<p>17 May 2031</p>")).published.day == "2031-05-17"


GERMAN = (
    "Die Brücke von Varn ist gesperrt, und die Lastwagen müssen den langen Weg um den See nehmen."
)


@pytest.mark.parametrize(
    ("data", "day"),
    [
        (f"<h1>Varn</h1><p>02/11/2033</p><p>{GERMAN}</p><p>{GERMAN}</p>".encode(), "2033-11-02"),
        (f"02/11/2033\n\n{GERMAN[:35]}\n\n{GERMAN} {GERMAN}".encode(), "2033-11-02"),
        (page(below="<p>02/11/2033</p>", lang=""), ""),
    ],
)
def test_the_language_of_the_text_says_which_way_round_a_date_is(data, day):
    assert read_page(data).published.day == day


def test_a_reading_that_the_data_bear_out_is_the_only_one():
    stamp = meta("article:published_time", "2033-02-11T09:00:00Z")
    told = read_page(page(stamp, below="<p>Published: 02/11/2033</p>")).published
    assert (told.day, told.certain) == ("2033-02-11", True)


@pytest.mark.parametrize(
    ("head", "below"),
    [
        (meta("article:published_time", "2031-06-06T01:10:00Z"), "<p>Published 06/05/2031</p>"),
        ("", "<time datetime='2031-06-06T03:30:00Z'>June 5, 2031, 11:30 PM ET</time>"),
        (meta("article:published_time", "2031-06-06T03:30:00Z"), "<p>June 5, 2031 at 11:30 p.m.</p>"),
    ],
)  # fmt: skip
def test_the_local_day_is_taken_in_whatever_form_it_is_shown(head, below):
    assert read_page(page(head, below=below)).published.day == "2031-06-05"


def test_a_day_at_the_top_that_the_dateline_belies_is_the_visitor_s():
    told = read_page(page(top="<p>Sunday, July 21, 2024</p>", first="VARN, May 17 (ONA) -- "))
    assert [d.rule for d in told.of_kind("captured")] == ["later than the dateline"]
    assert (told.published.day, told.published.basis) == ("2024-05-17", "inferred")
    near = read_page(page(top="<p>Sunday, May 19, 2024</p>", first="VARN, May 17 (ONA) -- "))
    assert near.published.day == "2024-05-19"


@pytest.mark.parametrize(
    ("head", "top", "title"),
    [
        (ld({"@type": "WebSite", "datePublished": "2012-03-01"}), "", TITLE),
        ("", "<span id='current-date'>21 July 2024</span>", TITLE),
        ("", "", "What happened on 3 March 2011 at Varn"),
    ],
)
def test_a_search_of_the_whole_page_finds_no_day_of_something_else(head, top, title):
    assert read_page(page(head, top, title=title)).published.day == ""


@pytest.mark.parametrize(
    "how",
    [
        {"head": ld(OTHER, {**OTHER, "headline": "Quay sold", "datePublished": "2030-01-02"})},
        {
            "after": "<div itemscope itemtype='https://schema.org/Comment'>"
            "<time itemprop='datePublished' datetime='2032-02-03'>3 Feb 2032</time><p>Good.</p></div>"
        },
        {"below": "<p>Deadline: Tuesday, 3 February 2032</p>"},
    ],
)
def test_the_days_of_other_articles_of_comments_and_of_what_is_due_are_not_its_own(how):
    assert read_page(page(**how)).published.basis != "printed"


def test_an_episode_by_another_name_is_not_the_article():
    episode = {"@type": "PodcastEpisode", "name": "Mill sold", "datePublished": "2030-02-03"}
    told = read_page(page(ld(episode), below="<p>Posted on 17 May 2031</p>")).published
    assert told[:2] == ("2031-05-17", "printed")


def test_the_day_of_another_film_disputes_none():
    film = {"@type": "VideoObject", "name": "How bridges are built", "uploadDate": "2033-01-02"}
    assert read_page(page(ld(OWN, film))).published.certain


@pytest.mark.parametrize("line", ["When: 3 June 2031, 19:00", "1950 – 3 June 2031"])
def test_the_day_of_an_event_or_of_a_life_is_not_the_page_s(line):
    assert read_page(page(below=f"<p>{line}</p>")).published.day == ""


def test_the_day_of_a_correction_disputes_none():
    line = "<p>Published: 17 May 2031 | Corrected: 3 June 2031</p>"
    polish = "<p>Data publikacji: 17.05.2031 00:41, aktualizacja: 03.06.2031</p>"
    assert read_page(page(below=polish, lang="pl")).published.day == "2031-05-17"
    told = read_page(page(below=line)).published
    assert (told.day, told.certain) == ("2031-05-17", True)


@pytest.mark.parametrize(
    "line",
    [
        "2031. május 17. szombat 10:30",
        "sobota 17. 5. 2031 10:30",
        "17 พ.ค. 2574",
        "17 май 2031, 10:30 ч.",
        "2031年5月17日 10時30分（2031年5月18日 9時00分更新）",
        "lördag 17 maj 2031 kl 10.30",
        "السبت، 17 مايو 2031",
    ],
)
def test_weekdays_hours_and_short_months_of_more_languages_are_read(line):
    assert read_page(page(below=f"<p>{line}</p>")).published.day == "2031-05-17"


def test_the_day_from_which_machines_count_is_none():
    stamp = meta("article:published_time", "1970-01-01T00:00:00Z")
    assert read_page(page(stamp, below="<p>17 May 2031</p>")).published.day == "2031-05-17"
    assert read_page(page(stamp)).published.day == ""


END = "www.kcna.kp (Juche120.5.17.)"


@pytest.mark.parametrize(
    ("head", "after"),
    [
        (meta("article:published_time", "2031-05-16T21:37:00Z"), f"<p>{END}</p>"),
        (meta("article:published_time", "2031-05-16T22:00:00Z") + meta("date", "2031-05-17"), ""),
    ],
)
def test_a_day_in_utc_gives_way_to_the_end_line_and_to_a_day_without_hour(head, after):
    assert read_page(page(head, after=after)).published.day == "2031-05-17"


def test_an_afternoon_in_utc_may_be_the_next_day_in_the_east():
    stamp = meta("article:published_time", "2031-05-16T16:37:00Z")
    korean = "<p>오스문드 항구가 표결 뒤 문을 닫았다고 시장이 밝혔다.</p>" * 2
    for lang, text, certain in (("ko", korean, False), ("en", f"<p>{TEXT[0]}</p>", True)):
        told = read_page(f"<html lang={lang}>{stamp}<h1>Varn</h1>{text}</html>".encode()).published
        assert (told.day, told.certain) == ("2031-05-16", certain)


def test_a_label_in_a_box_of_its_own_says_what_the_next_line_is():
    def box(*rows):
        return (
            "<dl>" + "".join(f"<dt>{label}</dt><dd>{words}</dd>" for label, words in rows) + "</dl>"
        )

    rows = ("From:", "Road office"), ("Published", "17 May 2031"), ("Last updated", "3 June 2031")
    got = read_page(page(below=box(*rows)))
    assert (got.published.day, got.published.rule, got.published.certain) == (
        "2031-05-17",
        "labelled",
        True,
    )
    assert got.body.startswith(TEXT[0])
    rows = "".join(
        f"<dd>{row}</dd>" for row in ("Written by Ada Roe", "Published: 17 May 2031", "Hits: 9")
    )
    got = read_page(page(below=f"<dl class=info><dt>Details</dt>{rows}</dl>"))
    assert (got.published.day, got.published.certain, got.byline) == ("2031-05-17", True, "Ada Roe")
    assert got.body.startswith(TEXT[0])
    assert (
        read_page(page(below="<p>Edition of 17 May 2031, page 3</p>")).published.day == "2031-05-17"
    )
    heading = "<h4>Old stones and a ferry</h4>"
    rows = (("Published", "17 May 2031"), ("Filed under:", "Harbour"))
    got = read_page(page(below=box(*rows) + heading))
    assert got.body.startswith("Old stones and a ferry")
    for label in ("Effective date", "When:", "Date of hearing"):
        rows = (label, "3 June 2031"), ("Published", "17 May 2031")
        assert read_page(page(below=box(*rows))).published.day == "2031-05-17"
    assert read_page(page(below=box(("When:", "3 June 2031")))).published.day == ""


def test_the_day_of_the_last_change_below_an_article_is_not_certain():
    line = "<p>This page was last edited on 17 May 2031, at 09:41 (UTC).</p>"
    told = read_page(page(after=line)).published
    assert (told.day, told.rule, told.certain) == ("2031-05-17", "updated", False)


def test_a_site_s_rule_for_the_visit_holds_above_the_title_alone():
    lines = [f"<div>주체{y - 1911}({y})년 5월 17일</div>" for y in (2033, 2031)]
    source = page(top=lines[0], below=lines[1], lang="ko")
    got = read_page(source, url="http://uriminzokkiri.com/index.php?no=1")
    assert (got.published.day, [d.day for d in got.of_kind("captured")]) == (
        "2031-05-17",
        ["2033-05-17"],
    )


def test_a_day_alone_below_an_article_is_not_certain():
    told = read_page("\n\n".join([TITLE, *TEXT, "March 20, 2036"]).encode()).published
    assert not told.certain


def test_the_month_in_the_address_decides_between_two_readings():
    told = read_page(page(below="<p>02/11/2033</p>"), url="https://varn.example/2033/11/bridge")
    assert told.published.day == "2033-11-02"


@pytest.mark.parametrize(
    "line", ["Friday, 14 March 2031", "14 March 2031", "03/14/2031", "no date"]
)
def test_the_weekday_of_the_lead_is_no_weekday_of_a_known_day(line):
    words = "The four inspectors will be sent to the harbour on Tuesday, their director said. " * 4
    page = read_page(f"The harbour\n\n{line}\n\n{words}".encode())
    assert page.published.weekday == ("Tuesday" if line == "no date" else "")
    assert bool(page.published.day) == (line != "no date")
