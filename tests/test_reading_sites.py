"""Each site's rules give what they promise on the invented page beside them."""

from datetime import date

import pytest

from kcna_corpus.reading import read_page
from kcna_corpus.reading.sites import FOLDER, all_sites, rules_for


@pytest.mark.parametrize("host", all_sites())
@pytest.mark.parametrize("known", [True, False], ids=["with its rules", "by the general rules"])
def test_a_site_gives_what_its_rules_promise(host, known):
    expected = all_sites()[host].expected
    page = read_page(FOLDER / f"{host}.txt", url=f"https://{host}/a" if known else None)
    assert page.title == expected["title"]
    assert page.byline == expected.get("byline", "")
    assert page.published.day == expected["published"]
    assert page.published.basis == expected.get("basis", "printed")
    assert page.body.startswith(expected["begins"])
    assert page.body.endswith(expected["ends"])
    assert [d.day for d in page.of_kind("captured")] == [
        expected[k] for k in ("viewed",) if k in expected
    ]
    if known:
        assert page.publisher == all_sites()[host].publisher


def test_rules_are_not_used_outside_the_dates_for_which_they_hold():
    site, said = rules_for("https://r9news.in/x", date(2030, 1, 1))
    assert site is None
    assert said == "rules for r9news.in hold from 2024-05-01 to 2024-12-31; not used"


def test_rules_are_found_for_a_host_below():
    site, _ = rules_for("https://amp.R9news.in:443/x")
    assert site is not None
    assert site.publisher == "R9 News"


def test_every_site_has_its_page():
    assert {p.stem for p in FOLDER.glob("*.toml")} == {p.stem for p in FOLDER.glob("*.txt")}
