"""Each site's rules give what they promise on the invented page beside them."""

from datetime import date
from pathlib import Path

import pytest

from kcna_corpus.reading import read_page
from kcna_corpus.reading.sites import FOLDER, all_sites, elements, rules_for

PAGES = sorted(p.name for p in FOLDER.iterdir() if p.suffix in (".txt", ".html"))


@pytest.mark.parametrize("name", PAGES)
def test_a_site_gives_what_its_rules_promise(name):
    host = name.rpartition(".")[0]
    site = all_sites()[host]
    expected = site.expected
    page = read_page(FOLDER / name, url=f"https://{host}/{expected.get('path', 'a')}")
    assert page.title == expected["title"]
    assert page.byline == expected.get("byline", "")
    assert page.published.day == expected["published"]
    assert page.published.basis == expected.get("basis", "printed")
    assert page.body.startswith(expected["begins"])
    assert page.body.endswith(expected["ends"])
    assert [d.day for d in page.of_kind("captured")] == [
        expected[k] for k in ("viewed",) if k in expected
    ]
    assert page.publisher == site.publisher
    assert page.language == expected.get("language", "en")


@pytest.mark.parametrize("name", PAGES)
def test_without_its_rules_a_site_is_never_surely_misread(name):
    expected = all_sites()[name.rpartition(".")[0]].expected
    told = read_page(FOLDER / name).published
    assert told.day == expected["published"] or not told.certain


def test_a_rule_s_places_are_asked_in_their_order():
    from lxml.html import fromstring

    page = fromstring(
        "<div><p class='a  top'>1</p><p id='b'><i>2</i></p><p class='top-b'>3</p></div>"
    )
    for places, found in (
        ([".top"], "1"),
        (["#b i", ".top"], "2"),
        ([".none", "p"], "1"),
        ([".b"], ""),
        (["p.top"], "1"),
        (["i.top", "p#b"], "2"),
    ):
        assert "".join(e.text_content() for e in elements(page, places)[:1]) == found


@pytest.mark.parametrize("place", ["p > i", "a[href]", "p.top.b", ".", "p:first-child"])
def test_what_is_no_place_is_refused(place):
    from lxml.html import fromstring

    with pytest.raises(ValueError, match="is no place"):
        elements(fromstring("<p>1</p>"), [place])


def test_every_place_of_every_site_is_one():
    from lxml.html import fromstring

    page = fromstring("<p>1</p>")
    for site in all_sites().values():
        for places in (site.title, site.day, site.byline, site.body):
            assert elements(page, places) == []


def test_a_page_in_another_layout_is_read_by_the_general_rules():
    told = (
        "The boats stayed at the pier all winter, and the office let everybody look at its lists."
    )
    page = f"<h1>Osmund denies it</h1><p>9 April 2031</p><article><p>{told}</p><p>{told[:60]}.</p></article>"
    got = read_page(page.encode(), url="https://www.yna.co.kr/view/x")
    assert (got.title, got.published.day, got.publisher) == (
        "Osmund denies it",
        "2031-04-09",
        "연합뉴스",
    )
    assert got.body.startswith(told)


def test_rules_are_not_used_outside_the_dates_for_which_they_hold():
    site, said = rules_for("https://r9news.in/x", date(2030, 1, 1))
    assert site is None
    assert said == "rules for r9news.in hold from 2024-05-01 to 2024-12-31; not used"


def test_rules_are_found_for_a_host_below():
    site, _ = rules_for("https://amp.R9news.in:443/x")
    assert site is not None
    assert site.publisher == "R9 News"


def test_every_site_has_its_page():
    assert {p.stem for p in FOLDER.glob("*.toml")} == {Path(name).stem for name in PAGES}
