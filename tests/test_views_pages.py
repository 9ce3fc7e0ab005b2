"""Pages opened from disk in a real browser, with the network cut: by mouse, by keyboard, at three
widths and in two themes, with hostile records, with thousands of rows, on paper.

Screenshots are kept in .artifacts/.
"""

import re

import pytest
from browsing import SLOWED, keep_picture, needs_browser, slow_down, violations
from test_views_frame import EVIL, hostile_views

import kcna_corpus as kc

needs_browser()

PAGE = ("Home | News | Sport\n\nNo ferry sails\n\n" + "The harbour office of Osmund said that no ferry "
        "sails before the storm has passed.\n\n" * 3 + "Subscribe to our letter")  # fmt: skip
SPOKEN = {"Courier": "“No plums,” Ada Varn said. “No pears either,” she added. " * 4,
          "Herald": "“No figs,” Tom Hill told the Herald. “Never,” she said.", "Pilot": "“Yes,” it read."}  # fmt: skip
VIEWS = {
    "sequence": kc.SequenceExplorer,
    "quotations": kc.QuotationExplorer,
    "accounts": kc.AccountsExplorer,
    "speakers": lambda _: kc.SpeakersExplorer.of(SPOKEN),
    "phrases": lambda corpus: kc.PhraseExplorer(corpus, "most-absurd-paradox"),
    "page": lambda _: kc.PageReview(kc.read_page(PAGE.encode())),
}
WIDTHS = (1600, 1100, 700)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Every view of the shipped records as a page of its own, by name."""
    folder, corpus = tmp_path_factory.mktemp("pages"), kc.load()
    return {name: make(corpus).page(folder / f"{name}.html") for name, make in VIEWS.items()}


@pytest.fixture
def opened(browser):
    """Open a file in a window of its own, offline; nothing may go wrong or out."""
    contexts, faults = [], []

    def open_(path, width=1600, height=900, slowed=SLOWED):
        context = browser.new_context(viewport={"width": width, "height": height})
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.set_offline(True)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000 * slowed)
        slow_down(page, slowed)
        page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("dialog", lambda dialog: faults.append(f"dialog: {dialog.message}"))
        page.on(
            "request",
            lambda r: None if r.url.startswith(("file:", "blob:")) else faults.append(r.url),
        )
        page.goto(path.as_uri())
        page.wait_for_selector(".kc-r[data-n]")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert faults == []


CUT = """() => {
  const wide = [document.scrollingElement.scrollWidth - innerWidth].filter((over) => over > 0);
  const cut = [...document.querySelectorAll(".kc button, .kc label, .kc .kc-ch, .kc h3, .kc dt, .kc .kc-text, .kc .kc-state, .kc .kc-when")]
    .filter((e) => e.offsetParent && (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== "visible"
      || e.getBoundingClientRect().right > innerWidth + 1))
    .map((e) => e.textContent);
  return { wide, cut };
}"""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", VIEWS)
def test_nothing_is_cut_and_everybody_can_read_it(made, opened, name, width):
    page = opened(made[name], width)
    page.locator(".kc-r[data-n]").nth(2).click()
    page.locator(".kc-card h3").wait_for()
    keep_picture(page, f"{name}-{width}-light")
    assert page.evaluate(CUT) == {"wide": [], "cut": []}
    assert violations(page) == []
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    keep_picture(page, f"{name}-{width}-dark")
    if width == max(WIDTHS):  # colours do not depend on it
        assert violations(page) == []


def test_words_are_read_from_their_side_and_only_what_fits_is_offered(made, opened):
    page = opened(made["phrases"])
    languages = page.get_by_role("group", name="Language")
    assert not languages.get_by_role("button", name="Spanish").is_visible()
    languages.get_by_role("button", name="Arabic").click()
    assert page.locator(".kc-head [role=status]").text_content().startswith("3 of")
    words = page.locator(".kc-r[data-n] [lang='ar']")
    assert words.evaluate_all("all => all.map((e) => getComputedStyle(e).direction)") == ["rtl"] * 3
    words.first.click()
    title = page.locator(".kc-card h3")
    assert title.get_attribute("lang") == "ar"
    assert title.evaluate("e => getComputedStyle(e).direction") == "rtl"
    phrases = page.get_by_role("group", name="Phrase")
    phrases.get_by_role("button", name="the most absurd paradox").click()
    phrases.get_by_role("button", name="for export to Russia").click()
    assert languages.get_by_role("button", name="Spanish").is_visible()


def test_filters_by_mouse(made, opened):
    page = opened(made["sequence"])
    count = page.locator(".kc-head [role=status]")
    denial = page.locator(".kc-chip", has_text="denial")
    told = int(denial.locator(".kc-n").text_content())
    denial.click()
    assert count.text_content().startswith(f"{told} of")
    denial.click()  # a second click takes it back
    assert " of " not in count.text_content()
    page.get_by_role("button", name="DPRK").click()
    page.locator(".kc-panel .kc-chip").first.click()
    assert page.locator(".kc-token").count() == 1
    page.get_by_role("button", name="Clear all").click()
    assert page.locator(".kc-token").count() == 0
    page.get_by_label("Find words").fill("no such word")
    page.get_by_text("Nothing matches.").wait_for()
    page.locator(".kc-none .kc-link").click()  # what there is without it
    assert " of " not in count.text_content()


def test_a_drag_on_the_strip_chooses_days(made, opened):
    page = opened(made["sequence"])
    box = page.locator(".kc-strip").bounding_box()
    middle = box["y"] + 30
    page.mouse.move(box["x"] + box["width"] * 0.6, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.8, middle, steps=4)
    page.mouse.up()
    start = page.get_by_label("From", exact=True).input_value()
    end = page.get_by_label("To", exact=True).input_value()
    assert start.split()[-1] == "2023"
    assert end.split()[-1] in ("2023", "2024")
    assert " of " in page.locator(".kc-head [role=status]").text_content()


def test_a_bound_that_cannot_be_is_explained_and_kept(made, opened):
    page = opened(made["sequence"], slowed=max(SLOWED, 4))
    start, end = page.get_by_label("From", exact=True), page.get_by_label("To", exact=True)
    start.fill("May 2024")
    start.press("Enter")
    end.fill("April 2024")
    end.press("Enter")
    page.get_by_text("That is before the start, May 2024.").wait_for()
    assert end.input_value() == "April 2024"
    assert end.get_attribute("aria-invalid") == "true"
    page.locator(".kc-chip", has_text="denial").click()
    assert end.input_value() == "April 2024"
    assert page.get_by_text("That is before the start").is_visible()
    end.fill("17 May 2024")
    end.press("Enter")
    assert page.get_by_text("That is before the start").count() == 0
    assert page.locator(".kc-foot code").text_content() == (
        'kc.timeline(corpus, kinds=["denial"], start="2024-05", end="2024-05-17", zone="Asia/Seoul")'
    )


def test_an_unknown_name_offers_the_nearest(made, opened):
    page = opened(made["sequence"])
    find = page.get_by_role("combobox")
    find.fill("Kim Yo Jungg")
    find.press("Enter")
    page.get_by_text("Nobody here is called “Kim Yo Jungg”.").wait_for()
    assert find.input_value() == "Kim Yo Jungg"
    page.locator(".kc-fault .kc-chip", has_text="Kim Yo Jong").click()
    assert page.locator(".kc-token").text_content().startswith("Kim Yo Jong")


def test_clear_all_clears_a_name_that_is_typed_and_not_chosen(made, opened):
    page = opened(made["sequence"])
    find = page.get_by_role("combobox")
    page.locator(".kc-chip", has_text="denial").click()
    find.fill("Kim Yo")
    page.get_by_role("option").first.wait_for()
    page.get_by_role("button", name="Clear all").click()
    assert find.input_value() == ""
    assert page.get_by_role("option").count() == 0


def test_nobody_is_said_to_be_unknown_who_is_there(made, opened):
    page = opened(made["sequence"])
    find, token = page.get_by_role("combobox"), page.locator(".kc-token")
    find.fill("US")
    find.press("Escape")
    find.press("Enter")  # shows again what was put away, and says no falsehood
    assert page.locator(".kc-fault", has_text="Nobody").count() == 0
    assert page.get_by_role("option").first.text_content().startswith("United States")
    find.press("Enter")
    assert token.text_content().startswith("United States")
    page.get_by_role("button", name="Clear all").click()
    find.fill("김여정")
    page.wait_for_timeout(300)  # leaving the field shut its list late
    find.press("Enter")
    assert token.text_content().startswith("Kim Yo Jong")


def test_each_day_of_a_narrow_axis_is_named(opened, shipped, tmp_path):
    view = kc.SequenceExplorer(shipped, start="2024-05-15", end="2024-05-17")
    page = opened(view.page(tmp_path / "days.html"), 700)
    assert page.locator(".kc-ticks text").all_text_contents() == ["15 May", "16 May", "17 May"]


def test_a_crowded_day_leaves_the_others_in_sight(opened, tmp_path):
    corpus = kc.load()
    one = corpus.row("events", "kcna-denial-2024-05-17")
    crowd = [one | {"event": f"day-{n}"} for n in range(80)]
    acting = [row | {"event": e["event"]} for e in crowd
              for row in corpus.rows["participants"] if row["event"] == one["event"]]  # fmt: skip
    many = corpus.with_rows("events", crowd).with_rows("participants", acting)
    page = opened(kc.SequenceExplorer(many).page(tmp_path / "crowd.html"))
    drawn = page.locator(".kc-strip").evaluate(
        "strip => [...strip.querySelectorAll('.kc-some, .kc-full')]"
        ".map((e) => e.getBoundingClientRect()).filter((r) => r.height && (r.height < 1.5 || r.width < 1.5)).length"
    )
    assert drawn == 0


def test_that_nothing_matches_is_in_sight_and_marks_are_no_words(made, opened):
    page = opened(made["quotations"])
    count, find = page.locator(".kc-head [role=status]"), page.get_by_label("Find words")
    find.fill("zzz")
    page.get_by_text("Nothing matches.").wait_for()
    rows, told = page.locator(".kc-rows").bounding_box(), page.locator(".kc-none").bounding_box()
    assert told["y"] + told["height"] < rows["y"] + rows["height"]
    find.fill("absurd paradox")
    bare = count.text_content()
    find.fill("“Absurd paradox.”")
    assert count.text_content() == bare
    assert " 0 of " not in bare


def test_by_keyboard_alone(made, opened):
    page = opened(made["sequence"])
    page.get_by_role("combobox").focus()
    page.keyboard.type("OFAC")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert page.locator(".kc-token").count() == 1
    page.keyboard.press("Backspace")  # an empty field: the last name goes
    assert page.locator(".kc-token").count() == 0
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.kc-r[data-n]')"):
            break
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.locator(".kc-p .kc-tx").text_content()
    assert page.locator(".kc-card h3").text_content() == chosen
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.getAttribute('aria-rowindex')") == page.locator(
        ".kc-grid"
    ).get_attribute("aria-rowcount")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.classList.contains('kc-card')")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.n") == "0"
    rows = page.locator(".kc-r[data-n][tabindex='0']")
    assert rows.count() == 1


def test_witnesses_fold_and_cells_are_reached_by_arrows(made, opened):
    page = opened(made["accounts"])
    head = page.locator(".kc-g").first
    count = page.locator(".kc-r[data-n]").count()
    assert head.get_attribute("aria-expanded") == "true"
    head.focus()
    page.keyboard.press("ArrowLeft")
    assert page.locator(".kc-g").first.get_attribute("aria-expanded") == "false"
    page.keyboard.press("ArrowRight")
    assert page.locator(".kc-r[data-n]").count() == count
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "gridcell"
    told = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert page.locator(".kc-card h3").text_content() == told.split(":")[0]
    assert page.locator(".kc-here").get_attribute("aria-label") == told


@pytest.mark.parametrize("name", ["sequence", "quotations", "accounts"])
def test_the_header_stays_while_rows_scroll_and_hides_none_that_has_the_focus(made, opened, name):
    page = opened(made[name])
    page.evaluate("document.querySelector('.kc-rows').style.height = '330px'")
    page.locator(".kc-r[data-n]").first.click()
    page.keyboard.press("End")
    page.keyboard.press("ArrowUp")
    tops = "[...document.querySelectorAll('.kc-rows, .kc-hr')].map((e) => e.getBoundingClientRect().top)"
    assert page.evaluate("document.querySelector('.kc-rows').scrollTop") > 0
    rows, header = page.evaluate(tops)
    assert 0 <= header - rows <= 2
    for _ in range(12):
        page.keyboard.press("ArrowUp")
        under = page.evaluate(
            "document.activeElement.getBoundingClientRect().top"
            " - document.querySelector('.kc-hr').getBoundingClientRect().bottom"
        )
        assert under >= -2


def test_names_of_columns_stand_upright_only_where_there_is_no_room(made, opened):
    page = opened(made["accounts"])
    heights = [page.locator(".kc-hr").bounding_box()["height"]]
    page.get_by_role("button", name="15 more").click()
    heights.append(page.locator(".kc-hr").bounding_box()["height"])
    assert heights[0] < 110 < heights[1]
    assert page.evaluate("document.activeElement.closest('.kc-hr') !== null")


def test_a_long_line_of_choices_shows_those_that_show_most(made, opened):
    page = opened(made["phrases"])
    page.get_by_role("button", name="Clear all").click()
    sense = page.get_by_role("group", name="Sense")
    few = sense.locator(".kc-chip:visible").count()
    sense.get_by_role("button", name=re.compile(r"^\d+ more$")).click()
    shown = sense.locator(".kc-chip:visible")
    assert 6 <= few <= 14 < (all_chips := shown.count())
    shown.last.click()  # of those that show least: it stays, and is none of those that are left
    sense.get_by_role("button", name="fewer").click()
    assert sense.get_by_role("button", name=f"{all_chips - shown.count()} more").count() == 1


def test_a_sentence_says_when_none_of_its_quotations_is_chosen(made, opened):
    page = opened(made["quotations"])
    page.locator(".kc-r[data-n='2']").click()
    card = page.locator(".kc-card")
    card.get_by_text("verbatim").first.wait_for()
    page.get_by_role("button", name="unsure").click()
    card.get_by_text("None of its quotations is among those chosen.").wait_for()


def test_sorting(made, opened):
    page = opened(made["sequence"])
    page.get_by_role("button", name="Event", exact=True).click()
    titles = page.locator(".kc-tx").all_text_contents()
    assert titles == sorted(titles, key=lambda t: re.sub(r"[^\w ]", "!", t).lower())
    assert page.get_by_role("columnheader", name="Event").get_attribute("aria-sort") == "ascending"
    assert page.evaluate("document.activeElement.textContent") == "Event ↑"


@pytest.mark.parametrize("style", ["Full", "One line", "BibTeX", "CSL-JSON"])
def test_citations_are_in_the_page(made, opened, style):
    page = opened(made["sequence"])
    page.locator(".kc-r[data-n]").first.click()
    page.get_by_label("Style of the citation").select_option(style)
    page.get_by_role("button", name="Copy citation").click()
    page.get_by_text("Citation copied.").wait_for()
    told = page.evaluate("navigator.clipboard.readText()")
    assert told.startswith({"BibTeX": "@", "CSL-JSON": "["}.get(style, "Party congress"))


def test_hostile_records_are_text(browser, opened, shipped, tmp_path):
    views = hostile_views(shipped)
    from kcna_corpus.views.html_page import write_page

    page = opened(write_page(tmp_path / "evil.html", views, f"{EVIL} $x$"))
    for tab in page.get_by_role("tab").all():
        tab.click()
        panel = page.get_by_role("tabpanel")
        panel.locator(".kc-r[data-n]").nth(1).click()
        panel.locator(".kc-card h3").wait_for()
        assert panel.get_by_text("<img src=x onerror=alert(1)>").count() > 0
        assert page.locator("img, iframe, .kc script").count() == 0
        assert page.locator("a[href^='javascript']").count() == 0


def test_thousands_of_rows_are_drawn_where_they_are_seen(opened, shipped, tmp_path):
    event = shipped.rows["events"][0]
    part = next(p for p in shipped.rows["participants"] if p["event"] == event["event"])
    days = [f"20{n % 24:02}-{n % 12 + 1:02}-{n % 28 + 1:02}" for n in range(5000)]
    copies = [{**event, "event": f"copy-{n}", "title": f"Copy {n}", "start": d, "end": d}
              for n, d in enumerate(days)]  # fmt: skip
    many = shipped.with_rows("events", copies)
    many = many.with_rows("participants", [{**part, "event": f"copy-{n}"} for n in range(5000)])
    view = kc.SequenceExplorer(many)
    view.data["styles"].clear()  # citations of thousands are not what is tested here
    page = opened(view.page(tmp_path / "many.html"), slowed=max(SLOWED, 4))
    assert page.locator(".kc-strip .kc-all").count() > 100  # bars, and no marks
    assert page.locator(".kc-strip path").count() == 0
    assert page.locator(".kc-r[data-n]").count() < 100
    page.locator(".kc-r[data-n]").first.click()
    page.keyboard.press("End")
    page.locator(f".kc-r[aria-rowindex='{len(many.events) + 1}']").wait_for()
    assert page.locator(".kc-r[data-n]").count() < 100
    page.locator(".kc-chip", has_text="denial").click()
    denials = (shipped.events["kind"] == "denial").sum()
    assert page.locator(".kc-head [role=status]").text_content().startswith(f"{denials} of 5,")


def test_on_paper_it_is_a_table(made, opened):
    page = opened(made["sequence"])
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".kc-r[data-n]").count() == len(kc.load().events)
    assert not page.locator(".kc-filters").is_visible()
    assert page.locator("footer").is_visible()


def test_tabs_by_keyboard(opened, shipped, tmp_path):
    from kcna_corpus.views.html_page import write_page

    views = [make(shipped) for name, make in VIEWS.items()]
    page = opened(write_page(tmp_path / "all.html", views))
    page.get_by_role("tab", name="Sequence").focus()
    page.keyboard.press("ArrowRight")
    assert page.get_by_role("tab", name="Quotations").get_attribute("aria-selected") == "true"
    assert page.locator(".kc:visible").count() == 1
    assert (tmp_path / "all.html").stat().st_size < 1_000_000


def test_words_are_told_of_in_other_tabs(opened, shipped, tmp_path):
    from kcna_corpus.views.html_page import write_page

    views = [make(shipped) for name, make in VIEWS.items() if name in ("sequence", "quotations")]
    page = opened(write_page(tmp_path / "two.html", views))
    count, tabs = page.locator(".kc:visible .kc-head"), page.get_by_role("tab")
    # what is chosen in a tab must not make its number untrue
    tabs.nth(1).click()
    page.locator(".kc:visible .kc-chip[aria-pressed]").first.click()
    tabs.nth(0).click()
    assert "In other tabs" not in count.text_content()
    page.locator(".kc:visible").get_by_label("Find words").fill("absurd")
    there = kc.QuotationExplorer(shipped, search="absurd").rows()
    assert len(there) > 0
    found = page.get_by_role("button", name=f"{len(there)} in Quotations")
    assert violations(page) == []
    found.click()
    assert tabs.nth(1).get_attribute("aria-selected") == "true"
    find = page.locator(".kc:visible").get_by_label("Find words")
    assert find.input_value() == "absurd"
    assert page.locator(".kc:visible .kc-chip[aria-pressed='true']").count() == 0
    find.fill("no such word anywhere")
    assert "In other tabs" not in count.text_content()


def test_a_page_of_ones_own_case_says_whose_words_it_shows(shipped):
    from dataclasses import replace

    from kcna_corpus.views.html_page import page_html

    foot = page_html([kc.SequenceExplorer(shipped)]).partition("<footer>")[2].partition("</footer>")
    assert "CC BY 4.0" in foot[0]
    assert "none is in this page" in foot[0]
    case = replace(shipped, share="records", attached={"a": None, "b": None})
    view = kc.SequenceExplorer(shipped)
    view.corpus = case
    own = page_html([VIEWS["speakers"](shipped)])
    assert "words of texts, which belong to their publishers" in own
    foot = page_html([view]).partition("<footer>")[2].partition("</footer>")
    assert "words of 2 pages, which belong to their publishers" in foot[0]
    assert "CC BY" not in foot[0]


def test_a_day_whose_zone_is_not_known_is_shown_as_announced(opened, shipped, tmp_path):
    like = shipped.rows["events"][0]
    event = {**like, "event": "new", "title": "A ferry sails", "start": "2024-05-17",
             "end": "2024-05-17", "precision": "day", "zone": "Etc/Unknown"}  # fmt: skip
    corpus = shipped.with_rows("events", [event])
    made = kc.SequenceExplorer(corpus, search="A ferry sails", picked="new").page(
        tmp_path / "a.html"
    )
    page = opened(made)
    assert page.inner_text(".kc-r[data-n] .kc-when") == "17 May 2024, zone not known"
    assert "17 May 2024, zone not known" in page.inner_text(".kc-card")
