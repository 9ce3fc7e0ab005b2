"""The titles and bylines of pages: the h1, the site's name, persons, and lines in many languages."""

import json

import pytest

from kcna_corpus.reading import read_page
from kcna_corpus.reading.byline_names import is_organisation, single
from kcna_corpus.reading.bylines import name_in

TITLE = "Bridge at Varn closes for repairs"
TEXT = (
    "The bridge at Varn closes on Monday, and lorries will have to take the long road round the lake.",
    "Engineers found a crack in the third pillar, which had been mended twice since the war.",
    "A ferry takes walkers and cyclists across until the new beams have come from the mainland.",
)
PARAGRAPHS = "".join(f"<p>{t}</p>" for t in TEXT)


def page(body, head="", title=TITLE, text=PARAGRAPHS):
    return read_page(
        f"<html><head><title>{title}</title>{head}</head><body>{body}<article>{text}</article></body></html>".encode()
    )


def meta(name, content):
    return f'<meta property="{name}" content="{content}">'


def ld(data):
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


@pytest.mark.parametrize(
    "title",
    [
        f"{TITLE} - The Varn Post",
        f"{TITLE} | Varn | The Varn Post",
        f"The Varn Post: {TITLE}",
        f"{TITLE} — Varn Post Online",
        f"Varn Post » {TITLE}",
        f"{TITLE}_News_Varn Post",
        f"{TITLE} :: varnpost.example",
        TITLE,
        "The Varn Post",
        "Varn Post",
    ],
)
def test_the_h1_says_the_title(title):
    site = meta("og:site_name", "The Varn Post")
    for head in (site, site + meta("og:title", title), ""):
        assert page(f"<h1>{TITLE}</h1>", head, title).title == TITLE


@pytest.mark.parametrize(
    "body",
    [
        "<h1>The Varn Post</h1><h1>{}</h1>",
        "<h1><img alt=logo></h1><h2 class='entry-title'>{}</h2>",
        "<h1>Varn Post</h1><div class='article-title'><strong>{}</strong></div>",
        "<div id='articleTitle'>{}</div>",
        "<p class='news_title'>{}</p>",
    ],
)
def test_a_headline_is_found_where_the_title_is_the_site_s_name(body):
    head = meta("og:site_name", "The Varn Post")
    assert page(body.format(TITLE), head, "The Varn Post").title == TITLE
    assert page(body.format(TITLE), head, f"{TITLE} | The Varn Post").title == TITLE


@pytest.mark.parametrize(
    "body", ["<h1>{0}</h1>", "<h1><img alt='{0}'></h1>", "<h1>{0}</h1><p>{0}</p>"]
)
def test_a_headline_below_a_logo_that_no_data_name(body):
    name = "The Tarn Courier"
    lines = f"{body.format(name)}<h2>{TITLE}</h2>"
    assert page(lines, title=name).title == TITLE
    assert page(lines, meta("og:title", name), name).title == TITLE


def test_a_whole_title_is_no_name_of_a_site():
    title = "Five bridges that were closed, and what became of them"
    lines = f"<h1>{title}</h1><h3 class=title>The bridge at Varn</h3>"
    assert page(lines, meta("application-name", title), title).title == title


@pytest.mark.parametrize(
    ("body", "head", "title", "want"),
    [
        ("<h1>Bridge at Varn<br>closes for repairs</h1>", "", f"{TITLE} | Post", TITLE),
        ("<h1><span>Traffic:</span><span>Bridge at Varn closes</span></h1>", "", "Post", "Traffic: Bridge at Varn closes"),
        ("<h1><span>瓦恩</span><span>大桥关闭</span></h1>", "", "瓦恩大桥关闭 - 瓦恩日报", "瓦恩大桥关闭"),
        (f"<h1>{TITLE.upper()}</h1>", meta("og:title", TITLE), f"{TITLE} | Post", TITLE),
        (f"<h1><span>B</span>{TITLE[1:]}</h1>", "", f"{TITLE} | Post", TITLE),
        (f"<h1><a href='/'>Varn Post</a></h1><h2>{TITLE}</h2>", "", f"Varn Post - {TITLE}", TITLE),
        (f"<h1><a href='/'>Varn Post</a></h1><h3 class=post-title>{TITLE}</h3>", "", f"Varn Post: {TITLE}", TITLE),
        ("<h1>Traffic and Roads</h1>", "", f"{TITLE} | Varn Post", TITLE),
        ("<h1>Pillar</h1>", "", "Pillar - Varnpedia", "Pillar"),
        (f"<h1>{TITLE} <a href='#x'>¶</a></h1>", "", "Post", TITLE),
        ("<h1>Bridge at Varn closes</h1>", meta("og:title", f"Traffic: {TITLE}") + ld({"@type": "Article", "headline": f"Traffic: {TITLE}"}),
         "Post", f"Traffic: {TITLE}"),
        (f"<h1>{TITLE}</h1>", meta("og:title", "Varn Post - News from the bridge") + meta("og:site_name", "Varn Post"),
         "Varn Post - News from the bridge", TITLE),
        (f"<h1>Varn Post</h1><h2>{TITLE}</h2>", "", f"{TITLE} – Varn Post", TITLE),
        (f"<h1 class=logo>Varn Post</h1><div class=headline>{TITLE}</div>", "", "Varn Post", TITLE),
        # a kicker in a box of its own, which the page does not call its title
        (f"<h1><span>Traffic</span> <span>{TITLE}</span></h1>", "", f"{TITLE} - Varn Post", TITLE),
    ],
)  # fmt: skip
def test_what_an_h1_holds(body, head, title, want):
    assert page(body, head, title).title == want


def test_a_title_keeps_what_is_no_site_s_name():
    for title in (
        "Varn: a bridge, a lake - and a crack",
        "Bridge closes | 3 pillars, 2 cracks, 1 ferry",
    ):
        assert page(f"<h1>{title}</h1>", title=title).title == title
    assert page("", title=TITLE).title == TITLE
    long = "What the third pillar of the bridge tells of those who built it"
    assert page(f"<h1>{long}</h1>", meta("og:title", TITLE), TITLE).title == TITLE
    assert page(f"<h1>{long}</h1>", ld({"headline": long}), "Bridge, Varn").title == long


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ada Roe", "Ada Roe"),
        ("BY ADA ROE", "ADA ROE"),
        ("By Ada Roe and Tom Vale | 17 May 2031", "Ada Roe and Tom Vale"),
        ("By Ada Roe Updated: May 17, 2031", "Ada Roe"),
        ("By April Vale May 17, 2031", "April Vale"),
        ("17 May 2031 • By Ada Roe • 3 min read", "Ada Roe"),
        ("Posted by Ada van der Roe on May 17", "Ada van der Roe"),
        ("Written by: Ada Roe", "Ada Roe"),
        ("Author: Ada Roe", "Ada Roe"),
        ("Von Jan Vogel, 17.05.2031", "Jan Vogel"),
        ("Par Léa Petit", "Léa Petit"),
        ("Por María Gil", "María Gil"),
        ("Автор: Иван Петров", "Иван Петров"),
        ("17 мая 2031, 10:20. Автор: Иван Петров", "Иван Петров"),
        ("2031年5月17日　記者：山田 海", "山田 海"),
        ("记者：李海 摄", "李海"),
        ("Текст: Анна Орлова", "Анна Орлова"),
        ("김바다 기자", "김바다"),
        ("기자명 김바다 기자", "김바다"),
        ("입력 2031.05.17 | 김바다 선임기자", "김바다"),
        ("김바다·이하늘 기자", "김바다·이하늘"),
        ("도쿄 = 김바다 특파원", "김바다"),
        ("본사기자 리바다", "리바다"),
        ("记者：李海", "李海"),
        ("作者:王山", "王山"),
        ("文/李海", "李海"),
        ("記者 / 王山", "王山"),
        ("執筆：山田海", "山田海"),
        ("文責：山田 海", "山田 海"),
        ("文・山田海", "山田海"),
        ("记者 李海", "李海"),
        ("記者李海／台北報導", "李海"),
        ("Yazan: Ayşe Demir", "Ayşe Demir"),
        ("Par Jeanne Blanc avec ONA", "Jeanne Blanc"),
        ("Ada Roe, Senior Staff Writer", "Ada Roe"),
        ("By Ada Roe and Tom Vale, Sea Correspondents | 17 May 2031", "Ada Roe and Tom Vale"),
        ("di Ada Roe | 17 maggio 2031", "Ada Roe"),
        ("By Ada Roe. Translated by Tom Vale", "Ada Roe"),
        ("Words by Ada Roe and Ida Moss. Photographs by Tom Vale", "Ada Roe and Ida Moss"),
        ("글 김바다 · 사진 이하늘", "김바다"),
        ("Ada Roe | Harbour correspondent for the Post", "Ada Roe"),
        ("By Ada Roe in Varn and Tom Vale in New Osmund", "Ada Roe and Tom Vale"),
        ("By Ada Roe in Varn, Osmund", "Ada Roe"),
        ("Par Élodie Vent (à Varn) et Luc Pré", "Élodie Vent et Luc Pré"),
        ("Analysis by Ada Roe, Sea Editor", "Ada Roe"),
        ("Words: Ada Roe | Photos: Tom Vale", "Ada Roe"),
        ("von Jana Vogel und Ole Moss (ona)", "Jana Vogel und Ole Moss"),
        ("Gepubliceerd: 5 mei 2031. Door: Jan de Wit", "Jan de Wit"),
        ("Иван Петров, корреспондент", "Иван Петров"),
        ("〔記者李海／台北報導〕", "李海"),
        ("Guest post by Ada Roe on May 17, 2031", "Ada Roe"),
        ("Gastbeitrag von Prof. Dr. Jan Vogel", "Prof. Dr. Jan Vogel"),
        ("Propos recueillis par Élodie Vent", "Élodie Vent"),
        ("김바다, 이하늘, 박나루 기자", "김바다, 이하늘, 박나루"),
        ("文・山田海　写真・川口花", "山田海"),
        ("文｜李海", "李海"),
        ("WRITTEN BY ADA ROE", "ADA ROE"),
        ("글·사진 김바다 선임기자", "김바다"),
        ("취재 김바다 · 사진 이하늘", "김바다"),
        ("Posted in Sea, Town by Ada Roe on May 17, 2031", "Ada Roe"),
        ("김바다 sea@post.example", "김바다"),
        ("By Ada Roe, ONA Sea Correspondent", "Ada Roe"),
        ("Ada Roe, Special to the Post", "Ada Roe"),
        ("By Ada May, Ida Ott and Tom Vale", "Ada May, Ida Ott and Tom Vale"),
        ("By Ada Roe May 17, 2031", "Ada Roe"),
        ("17 May 2031 · 3 min · Ada Roe", "Ada Roe"),
        ("Varn (ONA) – Von Ada Roe", "Ada Roe"),
        ("By ADA ROE, TOM VALE, and IDA MOSS", "ADA ROE, TOM VALE, and IDA MOSS"),
        ("By Ada Roe and Jean d’Arc", "Ada Roe and Jean d’Arc"),
        ("BY ADA ROE AND TOM VALE, SEA WRITERS", "ADA ROE AND TOM VALE"),
        ("Posted by adaroe on 17 May 2031", "adaroe"),
    ],
)
def test_names_on_lines(line, name):
    assert name_in(line) == name


@pytest.mark.parametrize(
    "line",
    [
        "17 May 2031 · 3 min read · News",
        "17 May 2031 · 3 min read · Old Harbour",
        "Osmund · 3 min · Old Harbour",
        "Published by council on 17 May 2031",
        "The notes were posted by sailors on Varn",
        "Posted by sailors on deck",
        "Published by the council on 17 May",
        "Bridge Praised by Old Harbour Master",
        "Lake Crossed By Ferry Alone",
        "Three Men Held by Varn Police",
        "Closed by May 2031",
        "By the lake",
        "Varn Ferry Sinks, Columnist Says",
        "by far the longest bridge",
        "di ponte in ponte",
        "von Osmund nach Varn",
        "Von Anfang an dabei",
        "담당 기자",
        "외신 기자",
        "기자들이 다리를 보았다",
        "시민 기자단 모집",
        "记者会在桥上举行",
    ],
)
def test_words_that_name_no_author(line):
    assert name_in(line) == ""


@pytest.mark.parametrize(
    ("body", "head", "name"),
    [
        ("<h1>T</h1><p class=byline>By <a rel=author>Ada Roe</a></p>", meta("author", "Varn Post"), "Ada Roe"),
        ("<h1>T</h1>", meta("author", "Varn Media Ltd") + ld({"author": {"@type": "Person", "name": "Ada Roe"}}),
         "Ada Roe"),
        ("<h1>T</h1>", ld({"@type": "Article", "author": [{"@type": "Organization", "name": "ONA"},
                                                         {"@type": "Person", "name": "Ada Roe"}]}), "Ada Roe"),
        ("<h1>T</h1>", ld({"@graph": [{"@type": "Article", "author": {"@id": "#a"}},
                                      {"@type": "Person", "@id": "#a", "name": "Ada Roe"}]}), "Ada Roe"),
        ("<h1>T</h1>", ld({"@graph": [{"@type": "Person", "@id": "#a", "name": "Ada Roe"},
                                      {"@type": "Article", "author": {"@id": "#a"}}]}), "Ada Roe"),
        ("<h1>T</h1>", ld({"@type": "Article", "author": ["Ada Roe", "Tom Vale"]}), "Ada Roe, Tom Vale"),
        ("<h1>T</h1>", ld([{"@type": "NewsArticle", "headline": "Mill sold", "author": "Tom Vale"},
                           {"@type": "NewsArticle", "headline": TITLE, "author": "Ada Roe"}]), "Ada Roe"),
        ("<h1>T</h1>", ld({"@type": "Article", "comment": {"author": {"@type": "Person", "name": "Tom Vale"}}}), ""),
        ("<h1>T</h1><p><span class='author-name'>Ada Roe</span><span>Staff writer</span></p>", "", "Ada Roe"),
        ("<h1>T</h1><div class=author><a>Ada Roe</a>, <a>Tom Vale</a></div>", "", "Ada Roe, Tom Vale"),
        ("<h1>T</h1><div class=authors><a>Ada Roe</a> and <a>Tom Vale</a></div>", "", "Ada Roe, Tom Vale"),
        ("<h1>T</h1><figure><figcaption class=author>Tom Vale/ONA</figcaption></figure>", "", ""),
        ("<h1>T</h1><div class='comments'><span class='comment-author'>Tom Vale</span></div>", "", ""),
        ("<h1>T</h1><p>Photo: Tom Vale / ONA</p>", "", ""),
        ("<div class=related><a rel=author>Tom Vale</a></div><h1>T</h1><p>By Ada Roe</p>", "", "Ada Roe"),
        ("<h1>T</h1><p itemprop=author itemscope itemtype='https://schema.org/Person'><b itemprop=name>Ada Roe</b></p>",
         "", "Ada Roe"),
        ("<h1>T</h1>", meta("author", "Ada Roe") + meta("og:site_name", "Varn Post"), "Ada Roe"),
        ("<h1>T</h1>", meta("author", "Varn Post") + meta("og:site_name", "Varn Post"), ""),
        ("<h1>T</h1>", meta("author", "https://varn.example/ada"), ""),
        ("<h1>T</h1>", meta("article:author", "/@adaroe") + meta("author", "Ada Roe"), "Ada Roe"),
        ("<h1>T</h1><p class='h-card p-author'><a href='/about'>Ada Roe</a></p>", "", "Ada Roe"),
        ("<h1>T</h1>", "<meta name=byl value='By Ada Roe'>", "Ada Roe"),
        ("<h1>T</h1>", meta("article:author", "https://social.example/varn") + meta("parsely-author", "Ada Roe"), "Ada Roe"),
        ("<h1>T</h1><div class=x1><a href='/profile/ada-roe-7'>Ada Roe</a></div>", "", "Ada Roe"),
        ("<h1>T</h1><div>By</div><div>Ada Roe</div>", "", "Ada Roe"),
        ("<h1>T</h1><aside><address><a rel=author>Ada Roe</a> and <a rel=author>Tom Vale</a></address></aside>", "",
         "Ada Roe, Tom Vale"),
        ("<h1>T</h1><nav>Written by: <a href='/author/ada'>Ada Roe</a></nav>", "", "Ada Roe"),
        ("<h1>T</h1><p>Submitted by Ada Roe on 2 April 2031</p>", "", "Ada Roe"),
        ("<h1>T</h1>", ld({"@type": "Article", "author": "Ada Roe &amp; Tom Vale"}), "Ada Roe, Tom Vale"),
        ("<h1>T</h1><span itemprop=author>Ada Roe</span>", "", "Ada Roe"),
        ("<h1>T</h1>", meta("twitter:label1", "Written by") + meta("twitter:data1", "Ada Roe"), "Ada Roe"),
        ("<h1>T</h1>", meta("twitter:label2", "Verfasst von") + meta("twitter:data2", "Ada Roe"), "Ada Roe"),
        ("<h1>T</h1>", meta("twitter:label1", "Est. reading time") + meta("twitter:data1", "Three Minutes"), ""),
        ("<h1>T</h1><p>By Ada Roe, Reuters</p>", "", "Ada Roe"),
        ("<h1>T</h1><p class=byline>Words: Ada Roe; pictures: Tom Vale</p>", "", "Ada Roe"),
        ("<h1>T</h1><p>By <a rel=author>adaroe</a></p>", "", "adaroe"),
        ("<h1>T</h1><p>By <a class=author>subscribe</a></p>", "", ""),
        ("<h1>T</h1>", ld({"@type": "Article", "author": {"@type": "Person", "givenName": "Ada", "familyName": "Roe"}}),
         "Ada Roe"),
    ],
)  # fmt: skip
def test_a_person_comes_before_a_paper(body, head, name):
    assert page(body.replace(">T<", f">{TITLE}<"), head).byline == name


def test_names_of_other_articles_are_left_out():
    cards = "".join(
        f"<li><span itemprop=author>{name}</span></li>" for name in ("Tom Vale", "Ida Moss")
    )
    told = page(
        f"<h1>{TITLE}</h1><p itemprop=author>Ada Roe</p>", text=f"{PARAGRAPHS}<ul>{cards}</ul>"
    )
    assert told.byline == "Ada Roe"
    boxes = [f"<div class=box><a rel=author>{name}</a></div>" for name in ("Ada Roe", "Tom Vale")]
    long = f"<p>{'The ferry sails at noon. ' * 8}</p>" * 3
    foot = [f"<h1>{TITLE}</h1>{long}{box}" for box in (boxes[0], "".join(boxes))]
    assert [page("", text=text).byline for text in foot] == ["Ada Roe", ""]
    body = (
        f"<h1>{TITLE}</h1><p>"
        + "The ferry sails at noon. " * 8
        + "<a href='/author/tom-vale'>Tom Vale</a></p>"
    )
    assert page(body, "").byline == ""


def test_a_name_in_the_foot_of_the_article_is_its_author_s():
    foot = "<footer class='entry-footer'><a rel='{}' href='/by/ada'>Ada Roe</a> in News</footer>"
    for rel, name in (("author", "Ada Roe"), ("bookmark", "")):
        assert page("", text=f"<h1>{TITLE}</h1>{PARAGRAPHS}{foot.format(rel)}").byline == name
    other = f"<article><h2>Mill sold</h2>{foot.format('author')}</article>"
    assert page("", text=f"<h1>{TITLE}</h1>{PARAGRAPHS}</article>{other}").byline == ""


def test_two_words_are_a_title_in_a_text_dump_where_nothing_longer_is():
    lines = ["Bridge closes", "By Ada Roe", "17 May 2031", *TEXT]
    assert read_page("\n\n".join(lines).encode()).title == "Bridge closes"
    assert read_page("\n\n".join(["Varn bridge", TITLE, *lines[1:]]).encode()).title == TITLE


def test_a_title_of_markdown_has_no_sign():
    text = (
        b"# Lamp lit again\n\n17 May 2031\n\n" + b"The lamp of Tarn was lit again on Friday. " * 4
    )
    assert read_page(text).title == "Lamp lit again"


def test_a_line_that_only_names_its_author_is_no_title():
    body = (
        "Osmund will die Fähre von 1998 nicht mehr fahren lassen, sagte der Hafen. Das gilt ab Mai."
    )
    page = read_page(f"Laterne\nStreit um alte Schiffe\nVon Anna Vogel\n\n{body}\n".encode())
    assert (page.title, page.byline) == ("Streit um alte Schiffe", "Anna Vogel")
    page = read_page(f"By George, the ferry rests\n\n{body}\n".encode())
    assert page.title == "By George, the ferry rests"


def test_the_line_below_a_title_is_none_though_it_says_more_of_the_article():
    below = "A crack in the third pillar, and a ferry for walkers and cyclists"
    assert read_page("\n\n".join([TITLE, below, *TEXT]).encode()).title == TITLE
    told = "Third pillar: why the ferry takes walkers and cyclists"
    assert read_page("\n\n".join(["Bridge at Varn", told, *TEXT]).encode()).title == told


def test_a_byline_stands_far_above_the_article_where_pictures_lie_between():
    pictures = "".join(f"<li>Picture {n} of the old pillar</li>" for n in range(20))
    body = f"<h1>{TITLE}</h1><p>By Ada Roe</p><p>17 May 2031</p><ul>{pictures}</ul>"
    told = page(body)
    assert (told.byline, told.published.day) == ("Ada Roe", "2031-05-17")


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ana Ruiz y Juan Gil", ["Ana Ruiz", "Juan Gil"]),
        ("Анна Белова и Иван Петров", ["Анна Белова", "Иван Петров"]),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Ada Roe, Tom Vale and Ida Moss", ["Ada Roe", "Tom Vale", "Ida Moss"]),
        ("Ada Roe (dpa)", ["Ada Roe"]),
        ("Ada Roe, Varn", ["Ada Roe"]),
        ("Edited by: Ada Roe", ["Ada Roe"]),
        ("Amy View", ["Amy View"]),
        ("June Sunday", ["June Sunday"]),
        ("Ada Roe, Political Correspondent", ["Ada Roe"]),
        ("本报记者 王山", ["王山"]),
        ("Ada Roe – Harbour Correspondent", ["Ada Roe"]),
        ("<a href='/x'>Ada Roe</a>", ["Ada Roe"]),
    ],
)
def test_single_names(author, names):
    assert single([author], stated=True) == names


KOREAN = (
    "바른의 다리가 월요일부터 닫히고 화물차들은 호수를 도는 긴 길로 다녀야 한다고 시가 밝혔다.",
    "기술자들은 전쟁 뒤에 두 번이나 고친 셋째 기둥에서 금이 간 곳을 찾았다고 말했다.",
)


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ("(바른=바다뉴스) 홍길동 기자 = ", "", "홍길동"),
        ("[바다뉴스 홍길동 기자] ", "", "홍길동"),
        ("[바른=바다뉴스] 홍길동 특파원 = ", "", "홍길동"),
        ("홍길동 기자 = ", "", "홍길동"),
        ("", "홍길동 기자 hong@example.org", "홍길동"),
        ("", "홍길동 선임기자 hong@example.org", "홍길동"),
        ("", "[바다뉴스 홍길동 기자]", "홍길동"),
        ("", "홍길동·이하늘 기자", "홍길동, 이하늘"),
        ("", "홍길동 hong@example.org", "홍길동"),
        ("", "", ""),
    ],
)
def test_a_korean_reporter_stands_before_or_below_the_article(first, last, name):
    told = [first + KOREAN[0], *KOREAN[1:], *([last] if last else [])]
    text = "".join(f"<p>{t}</p>" for t in told)
    assert page("<h1>바른 다리 닫혀</h1>", title="바른 다리 닫혀", text=text).byline == name
    assert read_page("\n\n".join(["바른 다리 닫혀", *told]).encode()).byline == name


@pytest.mark.parametrize("line", ["By Ada Roe", "By Ada Roe Published: May 17, 2031 04:04 PM"])
def test_a_byline_in_a_text_dump(line):
    for title, name in ((TITLE, "Ada Roe"), ("Bridge Praised by Old Harbour Master", "Ada Roe")):
        assert read_page("\n\n".join([title, line, *TEXT]).encode()).byline == name
    assert (
        read_page("\n\n".join(["Bridge Praised by Old Harbour Master", *TEXT]).encode()).byline
        == ""
    )


def test_the_site_s_name_behind_a_colon_is_no_part_of_the_title():
    site = meta("og:site_name", "瓦恩の日誌")
    for mark in (":", "：", "・"):
        assert (
            page("", site, f"橋が閉じる「第三の柱」{mark}瓦恩の日誌").title
            == "橋が閉じる「第三の柱」"
        )
    assert page("", site, "瓦恩の日誌").title == "瓦恩の日誌"


def test_papers_are_told_from_persons():
    for paper in (
        "Varn News",
        "ONA",
        "Varn Media GmbH",
        "Web Desk",
        "바다일보",
        "瓦恩日报",
        "varn.com",
    ):
        assert is_organisation(paper), paper
    for person in ("Ada Roe", "Tom Vale-Newsome", "김바다", "李海", "Anna Pressman"):
        assert not is_organisation(person), person


def test_a_headline_in_the_data_alone_is_taken_before_the_site_s_name():
    head = ld({"@type": "NewsArticle", "headline": TITLE})
    assert page("", head, "Varnpost").title == TITLE


def test_an_h1_before_a_colon_is_the_site_s_name_where_the_rest_is_a_heading():
    blog = f"<h1>Bridge notes</h1><h3 class='post-title'>{TITLE}</h3>"
    assert page(blog, title=f"Bridge notes: {TITLE}").title == TITLE
    assert page("<h1>Bridge notes</h1>", title=f"Bridge notes: {TITLE}").title != TITLE


def test_whose_work_a_short_line_names_is_no_author():
    text = f"<p>The Lamp, by Jane Field</p>{PARAGRAPHS}"
    assert page(f"<h1>{TITLE}</h1>", text=text).byline == ""


def test_each_author_in_an_element_of_the_head_is_one_person():
    names = ("Roe, Ada", "van der Vale, Jan-Tom", "Moss, Ida")
    metas = "".join(f'<meta name="citation_author" content="{name}">' for name in names)
    first = "<p class='authors'><span><i>Ada</i> <i>Roe</i></span>, <span><i>Jan-Tom</i></span></p>"
    assert (
        page(f"<h1>{TITLE}</h1>{first}", metas).byline == "Ada Roe, Jan-Tom van der Vale, Ida Moss"
    )


def test_names_in_the_box_of_the_surest_mark_are_named_too():
    links = "".join(f"<span><a href='/by/{n}-roe'>{n} Roe</a>, </span>" for n in ("Ada", "Ida"))
    last = "<span class='last-byline'><a href='/by/jo-hale'>Jo Hale</a></span>"
    assert (
        page(f"<h1>{TITLE}</h1><p>By {links} and {last}</p>").byline == "Ada Roe, Ida Roe, Jo Hale"
    )
    drawn = "<p>By <b class='byline'>Jo Hale</b> Illustration by <a href='/by/ida'>Ida Roe</a></p>"
    assert page(f"<h1>{TITLE}</h1>{drawn}").byline == "Jo Hale"


def test_a_button_before_the_name_is_no_name():
    line = (
        "<div id='Byline'><a href='/print'>Print</a> <a href='/staff/ada'>Ada Roe, Post</a></div>"
    )
    assert page(f"<h1>{TITLE}</h1>{line}").byline == "Ada Roe"
    assert page(f"<h1>{TITLE}</h1><p class='author'>Ada deVane</p>").byline == "Ada deVane"
    assert page(f"<h1>{TITLE}</h1><p>By Varn News</p>").byline == ""
    user = "<div class='byline'><div>by <address><a href='/m/6'>seareaper</a></address></div></div>"
    assert page(f"<h1>{TITLE}</h1>{user}").byline == "seareaper"


def test_an_address_is_no_part_of_a_name():
    for words, name in (("Ada Roe - https://roe.example/", "Ada Roe"), ("https://roe.example", "")):
        assert page(f"<h1>{TITLE}</h1>", f'<meta name="author" content="{words}">').byline == name
    assert page(f"<h1>{TITLE}</h1><p>By Ada\xa0Roe</p>").byline == "Ada Roe"


def test_a_part_s_heading_is_not_the_title():
    parts = f"{PARAGRAPHS}<h2>Why this old bridge?</h2>{PARAGRAPHS}"
    assert page("<h1>Week 19</h1>", title="Week 19", text=parts).title == "Week 19"


def test_a_name_in_small_letters_is_borne_out_by_the_address_of_its_page():
    for at, name in (("/editors/ada-roe-01/", "ada roe"), ("/editors/12/", "")):
        assert page(f"<h1>{TITLE}</h1><div><a href='{at}'>ada roe</a></div>").byline == name


def test_a_box_of_the_page_s_builder_is_not_beside_the_article():
    head = f"<div class='elementor-widget'><h1>{TITLE}</h1></div><div class='elementor-widget'>"
    assert page(f"{head}<a href='/author/ada/'>Ada Roe</a></div>").byline == "Ada Roe"


def test_a_byline_below_another_headline_is_not_the_article_s():
    other = (
        "<h1><a href='/mill'>Mill sold</a></h1><a class='byline' href='/author/ida'>Ida Moss</a>"
    )
    own = "<span>By <a href='/author/ada-roe'>Ada Roe</a></span>"
    assert page(f"<h1>{TITLE}</h1>{own}{other}").byline == "Ada Roe"


def test_a_role_in_wide_brackets_is_no_part_of_a_name():
    assert page(f"<h1>{TITLE}</h1><p class='author'>山田 海（記者）</p>").byline == "山田 海"


def test_a_title_that_was_escaped_twice_is_read():
    assert page("<h1>Tide &amp;amp; lamp of Varn</h1>", title="x").title == "Tide & lamp of Varn"


def test_reporters_come_before_a_credit_on_their_line():
    assert (
        page(f"<h1>{TITLE}</h1><p>김바다·이하늘 기자 / 사진=박나루</p>").byline == "김바다, 이하늘"
    )
    assert page(f"<h1>{TITLE}</h1><p>사진 박나루 기자</p>").byline == ""


def test_a_line_of_many_authors_is_a_byline_however_long():
    names = "Ada Roe, Tom Vale, Ida del Moss, Jan van der Wit, Jo Field, Kit Hale and Ole Lund"
    read = page(f"<h1>{TITLE}</h1>", text=f"<p>By {names} in Varn</p>{PARAGRAPHS}")
    assert read.byline.split(", ") == names.replace(" and", ",").split(", ")
    assert "Ole Lund" not in read.body


@pytest.mark.parametrize("title", [f"Varn Post - {TITLE}", f"The Varn Book: {TITLE}"])
def test_a_title_without_an_h1_is_the_lesser_heading_that_the_page_s_title_sets_apart(title):
    assert page(f"<h3>News</h3><b>{TITLE}</b>", title=title).title == TITLE


def test_a_line_that_names_the_author_is_no_part_of_the_article():
    read = page(f"<h1>{TITLE}</h1>", text=f"<p>Analysis by Ada Roe, Sea Editor</p>{PARAGRAPHS}")
    assert (read.byline, "Ada Roe" in read.body) == ("Ada Roe", False)


def test_a_person_of_a_later_node_comes_before_an_organisation_of_the_first():
    check = {"@type": "ClaimReview", "author": {"@type": "Organization", "name": "Varn Checks"}}
    own = {
        "@type": "NewsArticle",
        "headline": TITLE,
        "author": {"@type": "Person", "name": "Ada Roe"},
    }
    assert page(f"<h1>{TITLE}</h1>", ld([check, own])).byline == "Ada Roe"


def test_a_korean_dateline_is_no_caption_and_no_title():
    """As agencies print it, and as dumps keep it: invented."""
    lead = "(오스문트=연합뉴스) 박하늘 기자 = 오스문트 항만청은 배를 빌려줬다는 주장을 부인했다."
    more = "항만청은 배를 누구에게도 빌려주지 않았다고 거듭 말했다. 시장은 아무 말도 하지 않았다."
    page = f"항만청 “배 빌려준 적 없다”\n\n연합뉴스 2031. 5. 17. 06:37\n\n{lead}\n\n{more}\n"
    read = read_page(page.encode())
    assert read.body.startswith("(오스문트=연합뉴스) 박하늘 기자 = 오스문트 항만청은")
    assert (read.byline, read.published.day) == ("박하늘", "2031-05-17")

    line = "(오스문트=뉴스1) 박하늘 기자 | 2031-05-17 07:14 송고 | 2031-05-17 08:16 최종수정"
    read = read_page(f"항만청 “배 빌려준 적 없다”\n\n{line}\n\n{more}\n".encode())
    assert (read.byline, read.published.day) == ("박하늘", "2031-05-17")

    agency = "주체120(2031)년 5월 17일\n\n항만청 부청장 담화\n\n(오스문트 5월 17일발 중앙통신)"
    assert read_page(f"{agency}\n\n{more}\n".encode()).title == "항만청 부청장 담화"

    caption = "(오스문트=연합뉴스) 박하늘 기자 = 항만청이 배를 살피고 있다. 2031.5.17 a@example.org"
    assert caption not in read_page(f"{agency}\n\n{caption}\n\n{more}\n".encode()).body


def test_a_label_in_a_paragraph_of_its_own_leads_to_the_name_below():
    body = f"<h1>{TITLE}</h1>"
    assert page(body, text=f"<p>Written by</p><p>Ada Roe</p>{PARAGRAPHS}").byline == "Ada Roe"
    assert page(body, text=f"<p>Ada Roe</p>{PARAGRAPHS}").byline == ""


def test_a_subhead_below_the_byline_is_no_title():
    """Both say as much of the article; the title stands above who wrote it and when."""
    page = """Old mill of Tarn is to be sold after ten dry years

By Ada Roe
Published 17 May 2031, 09:40

Ten dry years left the mill of Tarn to be sold

The council of Tarn will sell the old mill, it said on Monday. Ten dry years have left the wheel
above the stream, and nobody has paid for flour since the bakery closed its doors.

The mayor said that the money will go to the school. No price was named by the council.
"""
    read = read_page(page.encode())
    assert (read.title, read.byline) == (page.partition("\n")[0], "Ada Roe")
    assert read.body.startswith("The council of Tarn")  # its lines are cut at their width


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ("https://ledger.example/2031/05/02/ferry\nFerry sinks off Ode", "https://ledger.example/2031/05/02/ferry"),
        ("Ferry sinks off Ode\nSource: http://ledger.example/a?b=1", "http://ledger.example/a?b=1"),
        ("Ferry sinks off Ode\n출처: <http://ledger.example/a>", "http://ledger.example/a"),
        # two, one within a sentence, none of the web, one below the article's first paragraph
        ("https://ledger.example/a\nhttps://star.example/b\nFerry sinks off Ode", ""),
        ("Read it at https://ledger.example/a now\nFerry sinks off Ode", ""),
        ("javascript:alert(1)\nFerry sinks off Ode", ""),
        ("Ferry sinks off Ode\n\n" + "The ferry sank in fog near the old mill of Ode, said a clerk. " * 4
         + "\n\nhttps://star.example/b", ""),
    ],
)  # fmt: skip
def test_the_address_above_a_text_is_whence_it_is(head, address):
    text = f"{head}\n\nThe ferry sank near Ode on 2 May 2031, and nobody was hurt, a clerk of the port said."
    document = read_page(text.encode())
    assert document.url == address
    assert document.publisher == (address.split("/")[2] if address else "")
    assert read_page(text.encode(), url="https://own.example/x").url == "https://own.example/x"
