"""Pages become documents: the article, its title, byline and publisher, and what was dropped."""

import json
from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path

import pytest
import trafilatura

from kcna_corpus.reading import Published, ReadError, article, infer_day, markup, read_page
from kcna_corpus.reading.blocks import is_label, keep, kinds, split

PAGES = Path(__file__).parent / "pages"
SENTENCE = (
    "The harbour office of Osmund said on Friday that no boat had left the port since the storm."
)


def test_a_saved_page_of_html():
    page = read_page(PAGES / "minister.html")
    assert page.title == "Minister denies ferry lease"
    assert page.byline == "Mira Halloran"
    assert page.publisher == "Osmund Post"
    assert page.url == "https://www.osmund-post.example/politics/ferry-lease"
    assert page.language == "en"
    assert page.body.startswith("The minister of Osmund denied on Wednesday")
    assert page.body.endswith("since the new year.")
    assert page.published.day == "2031-04-09"
    assert page.page_text[page.page_start : page.page_end].startswith("The minister of Osmund")
    dropped = {b.text: b.why for b in page.blocks if not b.kept}
    assert dropped["Minister denies ferry lease"] == "title"
    assert "Storm leaves thousands without power 18 June 2031" in dropped


def test_html_keeps_what_trafilatura_keeps_of_the_article():
    theirs = trafilatura.extract((PAGES / "minister.html").read_text(encoding="utf-8"))
    ours = read_page(PAGES / "minister.html").body
    assert all(p in theirs for p in ours.split("\n\n"))


def saved(*parts, head=""):
    return f"<html><head>{head}</head><body>{''.join(parts)}</body></html>".encode()


def test_an_advertisement_inside_a_paragraph_does_not_cost_the_article():
    told = [f"{SENTENCE} It was the {n} day of waiting." for n in ("first", "second", "third")]
    broken = told[1].replace(" It was", "<aside>Buy a boat today, cheap</aside> It was")
    page = read_page(
        saved("<article><p>", "</p><p>".join([told[0], broken, told[2]]), "</p></article>")
    )
    assert not page.notes
    assert page.body.split() == " ".join(told).split()


def test_an_article_in_the_page_s_data_alone_is_read():
    told = " ".join(f"{SENTENCE} That was hour {n}." for n in range(4))
    data = json.dumps({"@type": "NewsArticle", "articleBody": told})
    page = read_page(
        saved(
            "<h1>Ferries</h1><p>Loading</p>",
            head=f'<script type="application/ld+json">{data}</script>',
        )
    )
    assert page.body == told
    assert page.notes == ("the page holds the article but does not show it",)
    assert page.page_text[page.page_start : page.page_end] == told


TOLD = [f"{SENTENCE} It was the {n} day of waiting." for n in ("first", "second", "third")]
PARAGRAPHS = "".join(f"<p>{p}</p>" for p in TOLD)


def test_a_title_that_is_the_site_s_name_is_noted():
    site = '<meta property="og:site_name" content="Osmund Post">'
    page = read_page(saved(PARAGRAPHS, head=f"<title>Osmund Post</title>{site}"))
    assert page.notes == ("the title is the site's name",)
    page = read_page(
        saved("<h1>Ferries stay in</h1>", PARAGRAPHS, head=f"<title>Ferries stay in</title>{site}")
    )
    assert page.notes == ()


@pytest.mark.parametrize(
    "beside",
    [
        f'<div data-films="{"x" * 200_000}"></div>',
        f"<div data-state='{'{&quot;a&quot;:1},' * 20_000}'></div>",
        f'<div data-html="{"<p>hidden</p>" * 20_000}"></div>',
        f"<div data-x={'y' * 200_000}></div>",
        f'<svg><path d="{"M1 2L3 4" * 30_000}"/></svg>',
        f"<i {' '.join(f'a{i}' for i in range(40_000))}></i>",
        "<noscript><div class=a></noscript>",
        "<noscript><ul><li></noscript><noscript><b></noscript>",
        "<script>document.write('<noscript>')</script><noscript>No script</noscript>",
        "<button><div>Menu",
    ],
)
def test_what_stands_in_the_way_is_cut_and_not_the_page(beside):
    for parts in ([beside, PARAGRAPHS], [PARAGRAPHS, beside]):
        page = read_page(saved("<h1>Ferries stay in</h1><div>", *parts, "</div>"))
        assert page.body == "\n\n".join(TOLD)


@pytest.mark.parametrize(
    "source",
    [
        f"<html data-x='{'y' * 200_000}'><body><h1>Ferries</h1>{PARAGRAPHS}</body></html>",
        f"<html><body><h1>Ferries</h1>{PARAGRAPHS}<i data-x='{'y' * 12_000_000}'></i></body></html>",
        f"<html><body><noscript><h1>Ferries</h1>{PARAGRAPHS}</noscript></body></html>",
        f"<html><body><p>Menu</p><noscript><h1>Ferries</h1>{PARAGRAPHS}</noscript></body></html>",
        f"<html lang='en' /><body><h1>Ferries</h1>{PARAGRAPHS}</body></html>",
        f"<html><body></body></html><html><body><h1>Ferries</h1>{PARAGRAPHS}",
        f"{' ' * 25_000}<html><body><h1>Ferries</h1>{PARAGRAPHS}</body></html>",
        f"<html><head><style>p {{}}</head><body><h1>Ferries</h1>{PARAGRAPHS}</body></html>",
        f"<html><head><title>Ferries</head><body><h1>Ferries</h1>{PARAGRAPHS}</body></html>",
        f"<html><body><!-- menu <h1>Ferries</h1>{PARAGRAPHS}</body></html>",
        f"<html><body><iframe src=a><h1>Ferries</h1>{PARAGRAPHS}</body></html>",
    ],
    ids=range(11),
)
def test_what_never_ends_does_not_hide_the_page(source):
    assert read_page(source.encode()).body.endswith("\n\n".join(TOLD))


@pytest.mark.parametrize("deep", [260, 1_000])
def test_deep_nesting_is_read_whole(deep):
    page = read_page(saved("<div>" * deep, "<h1>Ferries</h1>", PARAGRAPHS, "</div>" * deep))
    assert page.body == "\n\n".join(TOLD)


def test_nesting_too_deep_to_be_read_whole_is_refused():
    with pytest.raises(ReadError, match="nested too deep to be read whole: save the page's text"):
        read_page(saved(PARAGRAPHS, "<div>" * 5_000, PARAGRAPHS, "</div>" * 5_000))


def test_a_page_that_a_script_builds_gives_title_and_day():
    head = (
        "<title>Ferries stay in - Osmund Post</title>"
        '<meta property="og:title" content="Ferries stay in">'
        '<meta property="article:published_time" content="2031-04-09">'
    )
    for shown in ("", "<div id=root></div>", "<noscript>You need a script.</noscript>"):
        page = read_page(saved(shown, head=head))
        assert (page.title, page.published.day) == ("Ferries stay in", "2031-04-09")
        assert page.body == ""
        assert "no article found" in page.notes
        assert any("a script may build this page" in n for n in page.notes)
    with pytest.raises(ReadError, match="no text in the page"):
        read_page(saved("<div id=root></div>"))


def cards(names, leads="/news/{}"):
    return "".join(
        f"<div class=card><h3><a href='{leads.format(n)}'>{name} is told of</a></h3>"
        f"<p>{name} was seen on the quay of Osmund, and nobody knew whence it had come that day.</p></div>"
        for n, name in enumerate(names)
    )


def test_cards_of_other_articles_are_not_the_article():
    names = ["A seal", "A whale", "An old lamp"]
    body = f"<article><h1>No boat has left the port</h1>{PARAGRAPHS}%s</article>"
    assert read_page(saved(body % cards(names))).body.split("\n\n") == TOLD
    # What leads to shops is a list of things, and two cards are no list.
    for kept in (cards(names, "https://shop.example/{}"), cards(names[:2])):
        assert "A whale was seen" in read_page(saved(body % kept)).body


def test_a_gallery_is_not_the_article():
    shown = [f"{n}/4 The ferry in dock {n}" for n in range(1, 5)]
    text = [
        f"The boat lay there for the whole of week {n}, and its crew had gone home." for n in "1234"
    ]
    rows = [line for pair in zip(shown, text, strict=True) for line in pair]
    told = [*TOLD[:2], *rows, *TOLD[2:]]
    page = read_page(saved("<article>", *(f"<p>{line}</p>" for line in told), "</article>"))
    assert page.body.split("\n\n") == TOLD


def test_the_standfirst_is_part_of_the_article():
    lead = "The boats of Osmund lie in the dock until the council has met"
    head = f'<meta name="description" content="{lead}.">'
    dated = "<p>By Ada Roe</p><p>17 May 2031</p>"
    article = f"<article>{PARAGRAPHS}</article>"
    page = read_page(saved(f"<h1>Ferries stay in</h1><div>{lead}</div>{dated}", article, head=head))
    assert page.body.split("\n\n") == [lead, *TOLD]
    assert (page.byline, page.published.day) == ("Ada Roe", "2031-05-17")
    bare = read_page(saved(f"<div>{lead}</div><h1>Ferries stay in</h1>{dated}", article, head=head))
    assert bare.body.split("\n\n") == TOLD


def test_a_print_view_is_the_article_once():
    copy = f"<div class=print>{PARAGRAPHS}</div>"
    each_twice = "".join(f"<p>{p}</p>" * 2 for p in TOLD)
    heads = "".join(f"<h3>Part {n}</h3><p>{p}</p>" for n, p in enumerate(TOLD))
    for parts, want in (
        ([PARAGRAPHS, copy], TOLD),
        ([each_twice], TOLD),
        ([heads, f"<div>{heads}</div>"], [t for n, p in enumerate(TOLD) for t in (f"Part {n}", p)]),
    ):
        page = read_page(saved("<article><h1>Ferries stay in</h1>", *parts, "</article>"))
        assert page.body.split("\n\n") == want


@pytest.mark.parametrize(
    "line",
    [
        "Get the Osmund Post's evening newsletter, which is sent six days a week.",
        "You may occasionally receive promotional content from the Osmund Post.",
        "Related: Harbour office of Osmund plans a longer pier for all of its ferries",
        "Download our app to follow the ferries.",
        "Already a subscriber? Log in to read what the harbour office says.",
        "Weiterlesen mit Post Plus. Jetzt testen.",
        "Il vous reste 72% de cet article à lire. La suite est réservée aux abonnés.",
        "この記事は有料会員限定です。残り1,234文字",
        "뉴스레터를 구독하고 항만 소식을 받아 보세요",
    ],
)
@pytest.mark.parametrize("at", [0, 2, 3])
def test_an_offer_between_the_paragraphs_is_not_the_article(line, at):
    told = [f"<p>{p}</p>" for p in TOLD]
    told.insert(at, f"<p>{line}</p>")
    page = read_page(saved("<article><h1>Ferries stay in</h1>", *told, "</article>"))
    assert page.body.split("\n\n") == TOLD


@pytest.mark.parametrize(
    "line",
    [
        "He told her to get up to speed with the rules of the harbour before the spring.",
        "The newsletter of the harbour office is read by nobody, she said.",
        "By Friday nobody in Osmund had seen a boat.",
        "Visitors must register to continue, and the guard reads their names aloud.",
        "Support for the mayor fell, and the journalism school of Osmund counted it.",
        "The tide is > 3 metres on most days of the spring, the office said.",
    ],
)
@pytest.mark.parametrize("at", [0, 2, 3])
def test_what_looks_like_an_offer_and_must_stay(line, at):
    told = [*TOLD[:at], line, *TOLD[at:]]
    parts = [f"<p>{p}</p>" for p in told]
    page = read_page(saved("<article><h1>Ferries stay in</h1>", *parts, "</article>"))
    assert page.body.split("\n\n") == told


@pytest.mark.parametrize("line", ["Home > World > Osmund", "By Mira Halloran and Tom Okafor"])
def test_the_path_and_the_byline_above_the_first_paragraph_are_not_the_article(line):
    page = read_page(saved(f"<article><p>{line}</p>{PARAGRAPHS}</article>"))
    assert page.body.split("\n\n") == TOLD


LONGER = [
    f"In the {n} week of the storm the harbour office said again that no ferry had been lent, that"
    " the boats lay in dock, and that whoever told it otherwise had never seen the sea."
    for n in ("first", "second", "third", "fourth", "fifth", "sixth")
]


def boxed(*paragraphs, name="entry-content", tag="div"):
    return f"<{tag} class={name}>{''.join(f'<p>{p}</p>' for p in paragraphs)}</{tag}>"


def test_an_article_in_two_boxes_is_read_whole():
    page = read_page(saved("<h1>Osmund denies</h1>", boxed(*LONGER[:3]), boxed(*LONGER[3:])))
    assert page.body.split("\n\n") == LONGER
    assert not page.notes


@pytest.mark.parametrize(
    "below",
    [
        boxed(*LONGER[3:], name="comment-text"),
        f"<h1>Tern denies</h1>{boxed(*LONGER[3:])}",
    ],
)
def test_what_lies_below_another_headline_or_in_another_box_is_noted(below):
    page = read_page(saved("<h1>Osmund denies</h1>", boxed(*LONGER[:3]), below))
    assert page.body.split("\n\n") == LONGER[:3]
    assert "in long paragraphs after the article are left out" in page.notes[0]


@pytest.mark.parametrize(
    "parts",
    [
        ["<h1>Osmund denies</h1>", boxed(*LONGER[:3]), "<article><h2>Tern denies</h2>", boxed(*LONGER[3:])],
        ["<article><h1>Osmund denies</h1>", PARAGRAPHS, "<h1>Tern denies</h1>", PARAGRAPHS[:-9], " more.</p>"],
    ],
)  # fmt: skip
def test_another_headline_inside_the_article_is_noted(parts):
    page = read_page(saved(*parts))
    assert "another headline stands inside the article: Tern denies" in page.notes


def test_a_refrain_stands_as_often_as_it_is_said():
    refrain = "No boat has left the harbour, and no boat will leave it before the storm is over."
    parts = [t for p in TOLD for t in (f"<p>{p}</p>", f"<p>{refrain}</p>")]
    page = read_page(saved("<article><h1>Ferries stay in</h1>", *parts, "</article>"))
    assert page.body.count(refrain) == 3


@pytest.mark.parametrize(
    "told", [f"<![CDATA[<p>{SENTENCE}</p>]]>", f"&lt;p&gt;{SENTENCE}&lt;/p&gt;"]
)
def test_a_feed_is_read_without_its_tags(told):
    feed = f'<?xml version="1.0" encoding="euc-kr"?><rss><item><title>오스문트</title><description>{told}</description></item></rss>'
    page = read_page(feed.encode("cp949"))
    assert page.body == SENTENCE
    assert page.encoding.used == "cp949"
    with pytest.raises(ReadError, match="entities"):
        read_page(feed.replace("<rss>", '<!DOCTYPE rss [<!ENTITY a "b">]><rss>').encode("cp949"))


def test_a_title_with_the_site_s_name_and_bare_labels_are_not_the_article():
    told = [f"<p>{SENTENCE} It was the {n} day.</p>" for n in ("first", "second", "third")]
    page = read_page(
        saved(
            "<article><p>Harbour office keeps its boats in</p>", told[0], "<p>Advertisement</p>",
            *told[1:], "</article>",
            head="<title>Harbour office keeps its boats in - Osmund Post</title>",
        )
    )  # fmt: skip
    assert page.body.split("\n\n") == [t[3:-4] for t in told]


def test_blocks_are_places_in_the_text():
    for name in ("minister.html", "wrapped.txt", "mena.txt"):
        page = read_page(PAGES / name)
        assert all(page.page_text[b.start : b.end] == b.text for b in page.blocks)
        assert page.body == "\n\n".join(b.text for b in page.blocks if b.kept)


def test_lines_wrapped_by_width_are_one_paragraph():
    page = read_page(PAGES / "wrapped.txt")
    assert [b.text[:20] for b in page.blocks if b.kept] == [
        "The ferries of Osmun",
        "Forty passengers sle",
        "The office said that",
    ]
    assert page.title == "Osmund ferries stay in port"
    assert page.published.day == "2031-05-02"


def test_a_korean_page():
    page = read_page(PAGES / "mena.txt")
    assert page.title == '오스문트 항만청 "배를 빌려준 적 없다"'
    assert page.byline == "박하늘"
    assert page.language == "ko"
    assert page.published.day == "2031-04-09"
    assert page.body.startswith("오스문트 항만청은 9일")
    assert page.body.endswith("공개한 바 있다.")


def test_blocks_can_be_kept_and_dropped_by_hand_and_replayed():
    page = read_page(PAGES / "wrapped.txt")
    first = next(b.number for b in page.blocks if b.kept)
    changed = page.decide({first: False, 0: True})
    assert changed.body.startswith("HARBOUR TIMES\n\nForty passengers")
    assert changed.page_start == 0
    assert page.decide({}) == page
    with pytest.raises(ValueError, match="no block 99"):
        page.decide({99: True})
    with pytest.raises(FrozenInstanceError):
        page.body = ""  # type: ignore[misc]


MUST_BE_DROPPED = {
    "a section below the article": "Related Articles\n\nCouncil votes on harbour tax",
    "teasers cut off": "The council voted on a tax that every boat of more than twelve metres must pay when it…",
    "teasers cut off without a mark": "The council voted on a tax that every boat of more than twelve metres must pay when it comes to",
    "the site about itself": "We use cookies to improve your visit and you agree to them by reading on.",
    "a copyright line": "© 2031 Osmund Post. All rights reserved.",
    "headlines that stand twice": "Storm leaves thousands dark\n\nStorm leaves thousands dark",
    "a list with dates": "Council votes\nMay 2, 2031\nStorm over Tern\nMay 1, 2031",
    "a box about the author": "Tom Okafor\n\nTom Okafor is a reporter at the Osmund Post and covers harbours.",
    "a Korean rights line": "저작권자 ⓒ 오스문트 일보, 무단 전재 및 재배포 금지",
}
MUST_STAY = {
    "a subheading": "What the law says",
    "a question": "Who saw the boat?",
    "a heading that is a name": "Harbour Street",
    "a list inside": "- two white boats\n- one red funnel",
    "a sentence about related things": "Related crimes have been reported in three other harbours of the island this year.",
    "a sentence on subscribing": "He told the court that nobody had to subscribe to the view that boats are holy.",
    "a sentence that names a journalist": "The boat was seen by a reporter who has worked for the Osmund Post for many years.",
    "a short sentence": "It was dark.",
}
KNOWN_TO_FAIL = {
    "a full paragraph of another article, with no label": (
        "The council of Osmund voted on Monday for a tax on every boat of more than twelve metres, and the mayor said so."
    ),
}
ARTICLE = [
    f"{SENTENCE} It was the {n} day of waiting, and the hall was full."
    for n in ("first", "second", "third", "fourth")
]


@pytest.mark.parametrize("name", MUST_BE_DROPPED)
def test_clutter_that_must_be_dropped(name):
    page = read_page("\n\n".join([*ARTICLE, MUST_BE_DROPPED[name]]).encode())
    assert page.body == "\n\n".join(ARTICLE)


@pytest.mark.parametrize("name", MUST_STAY)
def test_what_looks_like_clutter_and_must_stay(name):
    page = read_page("\n\n".join([*ARTICLE[:2], MUST_STAY[name], *ARTICLE[2:]]).encode())
    assert page.body.split("\n\n") == [*ARTICLE[:2], *MUST_STAY[name].split("\n"), *ARTICLE[2:]]


@pytest.mark.parametrize("name", KNOWN_TO_FAIL)
@pytest.mark.xfail(strict=True, reason="shape alone does not tell one article from another")
def test_clutter_that_is_known_to_stay(name):
    page = read_page("\n\n".join([*ARTICLE, KNOWN_TO_FAIL[name]]).encode())
    assert page.body == "\n\n".join(ARTICLE)


def test_a_dump_in_one_line_is_kept_whole():
    page = read_page(f"date 2031-04-09 {SENTENCE} {SENTENCE}".encode())
    assert page.body == f"{SENTENCE} {SENTENCE}"
    assert page.page_start == len("date 2031-04-09 ")
    assert page.published == Published("2031-04-09", "printed", "2031-04-09", "labelled", True)


def test_a_page_with_no_sentence_keeps_what_is_plain():
    assert read_page(b"Osmund\nHarbour\nFerries").body == "Osmund\n\nHarbour\n\nFerries"
    page = read_page(b"Menu\nSubscribe")
    assert page.body == ""
    assert page.notes == ("no article found",)


def test_the_end_mark_is_not_the_article():
    page = read_page(f"{SENTENCE} -0-".encode())
    assert page.body == SENTENCE


def test_a_day_is_inferred_only_beside_neighbours_that_agree():
    page = read_page(SENTENCE.encode())
    assert (page.published.day, page.published.basis) == ("", "not printed; a Friday")
    assert infer_day(page.published, ["2031-04-11", "2031-04-11", "2031-04-09"]).day == "2031-04-11"
    assert infer_day(page.published, ["2031-04-11", "2031-04-18"]).day == ""
    assert infer_day(page.published, []).day == ""


def test_labels_are_short_or_have_a_colon():
    assert is_label("Read also: Council votes")
    assert is_label("More From ONA.example (En)")
    assert is_label("관련기사")
    assert not is_label("More on the harbour was known only to the three men who had built it.")
    assert not is_label("Latest boats fail")


def test_kinds_of_blocks():
    assert kinds(split("Home\nMay 2, 2031\n2 hours ago\nONA\nAFP\nPhoto: Tern\n" + SENTENCE)) == [
        "short line",
        "date line",
        "date line",
        "short line",
        "credit line",
        "caption",
        "sentences",
    ]
    assert [b.kept for b in keep(split("Home\n" + SENTENCE))] == [False, True]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (b"", "an empty file"),
        (b" \n\t", "an empty file"),
        (b"%PDF-1.7", "the kind pdf: use read_folder, which reads it or says why not"),
        (b"PK\x03\x04rest", "use read_folder"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"<html><body>", "no text|no HTML"),
    ],
)
def test_what_is_no_page_says_so(given, told):
    with pytest.raises(ReadError, match=told):
        read_page(given)


def test_a_wrong_path_a_folder_and_a_wrong_zone_say_so(tmp_path):
    with pytest.raises(ReadError, match=r"none\.html: no such file"):
        read_page(tmp_path / "none.html")
    (tmp_path / "x.html").mkdir()
    with pytest.raises(ReadError, match=r"x\.html: a folder, not a page"):
        read_page(tmp_path / "x.html")
    (tmp_path / "empty.html").touch()
    with pytest.raises(ReadError) as told:
        read_page(str(tmp_path / "empty.html"))
    assert str(told.value) == f"{tmp_path / 'empty.html'}: an empty file"
    with pytest.raises(ValueError, match="unknown zone 'Korea time'; did you mean 'Asia/Seoul'"):
        read_page(SENTENCE.encode(), zone="Korea time")
    with pytest.raises(ValueError, match="captured 'yesterday' is no date: write it as 2024-05-17"):
        read_page(SENTENCE.encode(), captured="yesterday")


def test_the_reader_s_capture_is_a_candidate():
    page = read_page(SENTENCE.encode(), captured=date(2031, 4, 14))
    assert [(d.day, d.rule) for d in page.of_kind("captured")] == [
        ("2031-04-14", "as the reader says")
    ]
    assert [(d.day, d.certain) for d in page.of_kind("printed")] == [("2031-04-11", False)]
    assert page.published.day == ""


@pytest.mark.parametrize(
    "text", ["The port is shut.", "오스문드 항구가 금요일에 문을 닫았다고 시장이 밝혔다."]
)
def test_an_article_of_one_sentence_is_read_without_the_menus_around_it(text):
    menu = "<nav><a href='/'>Home</a> <a href='/w'>World</a></nav>"
    page = f"<header>{menu}</header><h1>Ferries</h1><p>{text}</p><footer>About us, jobs</footer>"
    assert read_page(page.encode()).body == text


@pytest.mark.parametrize("mark", ["-0-", "(END)", "(끝)", "###", "* * *"])
def test_what_stands_above_the_title_and_the_mark_at_the_end_are_no_article(mark):
    text = "<br>".join(TOLD)
    cells = f"Home<br>News<br><b>Ferries stay in</b><br>{text}<br>{mark}"
    page = f"<html><title>Ferries stay in</title><table><tr><td>{cells}</td></tr></table></html>"
    assert read_page(page.encode()).body == "\n\n".join(TOLD)


def test_signs_that_only_shape_words_do_not_hide_the_article():
    told = [t.replace("o", "\u200co\u00ad") for t in TOLD]
    page = read_page(saved("<h1>Ferries</h1>", *(f"<p>{t}</p>" for t in told)))
    assert page.body == "\n\n".join(told)
    assert page.notes == ()


def test_what_is_marked_as_the_lead_is_told_from_pictures_and_bylines():
    lead = "The board of Osmund wants the old boats back before the ice comes."
    for line, leads in (
        (f"<p class='article__lead'>{lead}</p>", [lead]),
        (f"<h2 class='post-subtitle'>{lead}</h2>", [lead]),
        (f"<p class='lead-image'>{lead}</p>", []),
        (f"<div class='lead'><img src=a>{lead}</div>", []),
        ("<p class='subtitle'>By Ada Roe and Tom Vale, correspondents in Osmund</p>", []),
    ):
        assert article.leads(markup.parse(f"<h1>Ferries</h1>{line}{PARAGRAPHS}")) == leads


def test_a_box_called_after_comments_may_hold_the_article():
    comments = "".join(f"<div class='comment'><p>{t}</p></div>" for t in TOLD[::-1])
    shown = saved("<h1>Ferries</h1>", f"<div class='comments-open'>{PARAGRAPHS}</div>", comments)
    assert read_page(shown).body == "\n\n".join(TOLD)
    shown = saved("<h1>Ferries</h1>", PARAGRAPHS, f"<div class='comments'>{SENTENCE * 9}</div>")
    assert read_page(shown).body == "\n\n".join(TOLD)
