"""The frame: the script filters as Python does; pages let nothing in or out; every text is text."""

import base64
import hashlib
import json
import random
import re
import shutil
import subprocess
import zlib
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kcna_corpus as kc
from kcna_corpus.records.corpus import from_rows
from kcna_corpus.views import frame, html_page

PARTS = Path(frame.__file__).parent / "js" / "frame"
EXPLORERS = (kc.SequenceExplorer, kc.QuotationExplorer, kc.AccountsExplorer, kc.PhraseExplorer)
NODE = shutil.which("node")
needs_node = pytest.mark.skipif(not NODE, reason="no Node found: the script was not run alone")
#: Reads {data, state} lines, prints what the script makes of each.
DRIVER = """
import { createInterface } from "node:readline";
import { choose, code } from "./choose.js";
import { bound, crowd, readBound, ticks } from "./time.js";
const datas = new Map();
for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  if (asked.data) { datas.set(asked.name, asked.data); console.log("{}"); continue; }
  if (asked.typed != null) { console.log(JSON.stringify(readBound(asked.typed))); continue; }
  if (asked.bound) { console.log(JSON.stringify(bound(...asked.bound))); continue; }
  if (asked.ticks) { console.log(JSON.stringify(ticks(...asked.ticks))); continue; }
  if (asked.windows) { console.log(JSON.stringify(crowd(asked.windows))); continue; }
  const data = datas.get(asked.name);
  const { kept, counts } = choose(data, asked.state);
  console.log(JSON.stringify({ kept: kept.map((i) => data.items[i].key), counts, code: code(data.code, asked.state) }));
}
"""


class Script:
    """The script in Node, asked one line at a time."""

    def __init__(self, folder):
        shutil.copytree(PARTS, folder, dirs_exist_ok=True)
        (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
        (folder / "driver.mjs").write_text(DRIVER, encoding="utf-8")
        self.process = subprocess.Popen(
            [NODE, "driver.mjs"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def ask(self, **asked):
        self.process.stdin.write(json.dumps(asked).encode() + b"\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


@pytest.fixture(scope="module")
def script(tmp_path_factory):
    started = Script(tmp_path_factory.mktemp("script"))
    yield started
    started.process.stdin.close()
    started.process.wait(timeout=20)


@pytest.fixture(scope="module")
def views(script):
    """One explorer of each kind, known to the script by its name."""
    corpus = kc.load()
    page = kc.read_page(b"Home | News\n\nNo ferry sails\n\nThe office of Osmund said that no ferry "
                        b"sails before the storm has passed.\n\nSubscribe to our letter")  # fmt: skip
    found = {
        "sequence": kc.SequenceExplorer(corpus),
        "quotations": kc.QuotationExplorer(corpus),
        "accounts": kc.AccountsExplorer(corpus),
        "phrases": kc.PhraseExplorer(corpus),
        "page": kc.PageReview(page),
        "speakers": kc.SpeakersExplorer.of(SPOKEN),
    }
    for name, view in found.items():
        script.ask(name=name, data=view.data)
    return found


SPOKEN = {"a": "“No arms deal,” Kim Yo Jong said. “Russia?” she asked.", "b": "“Ferry,” he said."}
ZONES = ("Asia/Seoul", "UTC", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe")
DAYS = st.sampled_from(
    ["", "2022", "2023-11", "2024-05", "2024-05-16", "2024-05-17", "2024-03-10", "2024-10-27",
     "2024-05-17T06:37+09:00"]
)  # fmt: skip
WORDS = st.sampled_from(
    ["", " ", "russia", "Kim  YO", "arms deal", "ＤＰＲＫ", "paradox", "no-such-word", "Σ", "ferry",
     "“arms-deal.”", "paradox, «Kim’s»", "...", "U.S."]
)  # fmt: skip


@st.composite
def states(draw, view):
    """What a reader may choose in a view, by mouse, keyboard or Python."""
    chosen = {}
    for part in view.data["filters"]:
        name = part["name"]
        if "options" in part:
            values = [value for value, *_ in part["options"]]
            chosen[name] = draw(st.lists(st.sampled_from(values), max_size=3, unique=True))
            if part.get("match"):
                chosen[part["match"]] = draw(st.sampled_from(["any", "all"]))
        elif part["kind"] == "period":
            chosen |= {"start": draw(DAYS), "end": draw(DAYS), "zone": draw(st.sampled_from(ZONES))}
        elif part["kind"] == "text":
            chosen[name] = draw(WORDS)
        else:
            chosen[name] = draw(st.booleans())
    if "decided" in view.data["state"]:
        keys = [str(key) for key in view.data["keys"]]
        chosen["decided"] = draw(st.dictionaries(st.sampled_from(keys), st.booleans(), max_size=3))
    return chosen


def key_of(rows):
    return next(
        c
        for c in ("rendering", "account", "event", "key", "number", "speaker")
        if c in rows.columns
    )


@needs_node
@pytest.mark.parametrize(
    "name", ["sequence", "quotations", "accounts", "phrases", "page", "speakers"]
)
@settings(max_examples=60)
@given(data=st.data())
def test_the_script_filters_as_python_does(views, script, name, data):
    view = views[name]
    usual = {trait: view.trait_defaults(trait) for trait in view.data["state"]}
    chosen = {**usual, **data.draw(states(view))}
    for trait in ("start", "end"):
        if trait in chosen:
            setattr(view, trait, "")
    try:
        for trait, value in chosen.items():
            setattr(view, trait, value)
    except ValueError as fault:  # the script refuses such a period too, beside its field
        assert "is after end" in str(fault)  # noqa: PT017
        return
    state = view._chosen()
    told = script.ask(name=name, state=state)
    rows = view.rows()
    assert told["kept"] == rows[key_of(rows)].tolist(), state
    assert told["code"] == view.code, state


@needs_node
@pytest.mark.parametrize(
    ("name", "conflicting"),
    [("sequence", 0), ("quotations", 0), ("accounts", 0), ("accounts", 1), ("speakers", 0)],
)
def test_a_number_beside_a_choice_is_what_choosing_it_shows(views, script, name, conflicting):
    view = views[name]
    for trait in view.data["state"]:
        setattr(view, trait, view.trait_defaults(trait))
    if name == "sequence":
        view.kinds, view.zone = ["denial", "statement"], "Asia/Seoul"
    if name == "accounts":
        view.independent, view.conflicting = True, bool(conflicting)
    counts = script.ask(name=name, state=view._chosen())["counts"]
    generator = random.Random(4)
    for part, of in zip(view.data["filters"], counts, strict=True):
        for n in generator.sample(range(len(of)), min(6, len(of))):
            before = getattr(view, part["name"])
            setattr(view, part["name"], [part["options"][n][0]])
            assert len(view.rows()) == of[n], (part["name"], part["options"][n])
            setattr(view, part["name"], before)


@needs_node
@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("May 2024", "2024-05"),
        ("17 May 2024", "2024-05-17"),
        ("May 17, 2024", "2024-05-17"),
        (" sept 2023 ", "2023-09"),
        ("2024", "2024"),
        ("2024-5-7", "2024-05-07"),
        ("2024-05-17T06:37+09:00", "2024-05-17T06:37+09:00"),
        ("", ""),
    ],
)
def test_bounds_are_read_as_they_are_typed(script, typed, value):
    assert script.ask(typed=typed) == {"value": value}


@needs_node
@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("30 February 2024", "There is no day “30 February 2024”."),
        ("2023-02-29", "There is no day “2023-02-29”."),
        ("Maytime 2024", "“Maytime 2024” is no day: write May 2024, 17 May 2024 or 2024-05-17."),
        ("16/05/2024", "“16/05/2024” is no day: write May 2024, 17 May 2024 or 2024-05-17."),
        *(
            (moment, f"“{moment}” is no day: write May 2024, 17 May 2024 or 2024-05-17.")
            for moment in ("2024-05-17T06:37", "2024-05-17T25:00Z", "2024-05-17Tfoo:bar")
        ),
        ("soon", "“soon” is no day: write May 2024, 17 May 2024 or 2024-05-17."),
    ],
)
def test_a_bound_that_cannot_be_is_explained(script, typed, fault):
    assert script.ask(typed=typed) == {"fault": fault}


@needs_node
@pytest.mark.parametrize(
    ("bound", "moment"),
    [
        (["2024-05-17", "Asia/Seoul", False], "2024-05-16T15:00Z"),
        (["2024-05", "America/New_York", True], "2024-06-01T03:59Z"),
        (["2024", "UTC", False], "2024-01-01T00:00Z"),
        (["2024-09-08", "America/Santiago", False], "2024-09-08T04:00Z"),  # midnight is skipped
        (["2024-10-27", "Asia/Beirut", True], "2024-10-27T21:59Z"),
    ],
)
def test_bounds_are_moments_of_the_zone(script, bound, moment):
    from datetime import datetime

    assert script.ask(bound=bound) == datetime.fromisoformat(moment).timestamp() * 1000


@needs_node
@pytest.mark.parametrize(
    ("days", "unit", "first"),
    [(2, "hour", "Fri 17 May"), (10, "day", "17 May"), (30, "week", "22 May"), (300, "month", "Jul 2024"), (2000, "year", "2025")],
)  # fmt: skip
def test_the_axis_follows_the_period(script, days, unit, first):
    start = 1715871600_000  # 17 May 2024, 00:00 in Seoul
    told = script.ask(ticks=[start, start + days * 86_400_000, "Asia/Seoul"])
    assert told["unit"] == unit
    assert next(tick["label"] for tick in told["found"] if tick["label"]) == first


@needs_node
@pytest.mark.parametrize(
    ("starts", "seen"),
    [
        ([0, 1000, 1001, 1002, 1003], (1000, 1004)),  # one of five is far away
        ([0, 3, 1000, 1001, 1002], (0, 1003)),  # two of five are not a few
        ([1000, 1001, 1002, 1003, 9000], (1000, 1004)),
        ([0, 100, 200, 300, 400], (0, 401)),  # nowhere a crowd
        ([0, 99_000, *range(100_000, 100_006)], (100_000, 100_006)),  # one far, one farther
        ([7], (7, 8)),
        ([], (0, 0)),
    ],
)
def test_an_axis_leaves_out_few_that_are_far_away(script, starts, seen):
    windows = [{"from": start, "to": start + 1} for start in starts]
    assert tuple(script.ask(windows=windows)) == seen


@needs_node
@pytest.mark.parametrize(
    ("windows", "seen"),
    [
        ([(0, 365), (90, 91), (92, 93), (95, 96)], (90, 96)),  # a year beside days
        ([(0, 365), (90, 91), (92, 93)], (0, 365)),  # one of three are not a few
        ([(94, 120), (90, 91), (92, 93), (95, 96)], (90, 120)),  # it does not hold the others
        ([(0, 365), (0, 365), (0, 31), (90, 120)], (0, 365)),
    ],
)
def test_an_axis_leaves_out_few_that_hold_all_others(script, windows, seen):
    told = script.ask(windows=[{"from": start, "to": end} for start, end in windows])
    assert tuple(told) == seen


@needs_node
def test_weeks_begin_with_their_month(script):
    told = script.ask(ticks=[1734361200_000, 1734361200_000 + 40 * 86_400_000, "Asia/Seoul"])
    days = ["22 Dec", "1 Jan", "8 Jan", "15 Jan", "22 Jan"]  # from 17 December 2024
    assert [tick["label"] for tick in told["found"]] == days


def test_no_table_breaks_a_date_at_its_hyphens():
    import pandas as pd

    html = kc.show(
        pd.DataFrame({"of": [["2024-05-16", "2024-05-17 06:37"], "x-2024-05-17", "<2024-05-16"]})
    )._repr_html_()
    whole = [t for t in ("2024-05-16", "2024-05-17 06:37") if f"nowrap'>{t}</span>" in html]
    assert len(whole) == 2
    assert ">x-2024-05-17<" in html
    assert "&lt;<span" in html


def test_records_are_told_by_their_titles_where_they_are_given(shipped):
    import pandas as pd

    table = pd.DataFrame({
        "document": ["uol-afp-pt", "r9news-2024-05-17"], "of": [["kcna-denial-2024-05-17"], []],
        "actors": ["russia", ""], "words": ["russia", "no key"], "left": ["", ""],
    })  # fmt: skip
    assert kc.show(table, corpus=shipped).cells == [
        ["UOL (1)", "Kim Yo Jong denies weapons are for Russia", "Russia", "russia", ""],
        ["R9 News", "", "", "no key", ""],
    ]
    assert kc.show(table).cells[0][0] == "uol-afp-pt"
    assert table["document"][0] == "uol-afp-pt", "the table itself is left as it is"


def test_a_citation_is_read_as_a_paragraph(shipped):
    shown = kc.show(shipped.cite("events", "kcna-denial-2024-05-17") + " <b>$1$")
    assert "&lt;b&gt;$1$" in shown._repr_html_()
    assert "mathjax_ignore" in shown._repr_html_()
    assert repr(shown).startswith("Kim Yo Jong denies weapons")


# --- pages ----------------------------------------------------------------------------------------

EVIL = "<img src=x onerror=alert(1)></script><!--\u2028]]>&lt;b&gt;\x1b$x$"


class Elements(HTMLParser):
    """The elements of a page as a browser sees them, and the text of its scripts."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.scripts = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self.scripts.append((tag, dict(attrs), ""))

    def handle_endtag(self, tag):
        self.tags.append((f"/{tag}", {}))

    def handle_data(self, data):
        if self.tags and self.tags[-1][0] in ("script", "style") and self.scripts:
            tag, attrs, text = self.scripts[-1]
            self.scripts[-1] = (tag, attrs, text + data)


def hostile(corpus):
    """The shipped records with markup in every text that is shown."""
    rows = {name: [dict(row) for row in table] for name, table in corpus.rows.items()}
    for event in rows["events"]:
        event |= {name: f"{EVIL} {event[name]}" for name in ("title", "gloss", "place", "note")}
    for actor in rows["actors"]:
        actor["name"] = f"{EVIL} {actor['name']}"
    for table in ("sources", "documents"):
        for row in rows[table]:
            row |= {"publisher": f"{row['publisher']} {EVIL}", "address": "javascript:alert(1)"}
    for account in rows["accounts"]:
        account |= {"gloss": EVIL, "as_of_printed": EVIL}
    for sentence in rows["sentences"]:
        sentence["gloss"] = EVIL
    return from_rows(rows, EVIL)


def hostile_views(corpus):
    """Views of such records; in all but one without the styles that another package sets, slowly."""
    evil = hostile(corpus)
    views = [made(evil) for made in EXPLORERS]
    for view in views[1:]:
        view.data["styles"][:] = [s for s in view.data["styles"] if s[0] not in ("apa", "chicago")]
    return views


@pytest.fixture(scope="module")
def whole():
    """All views of the shipped records on one page."""
    corpus = kc.load()
    return html_page.page_html([of(corpus) for of in EXPLORERS])


def test_a_page_runs_its_own_script_and_nothing_else(whole):
    found = Elements(whole)
    (policy,) = [a["content"] for t, a in found.tags if a.get("http-equiv")]
    assert policy.startswith("default-src 'none'")
    for tag, attributes, text in found.scripts:
        if attributes.get("type") == "text/plain":
            continue
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not [a for _, a in found.tags if "src" in a or any(n.startswith("on") for n in a)]
    assert [t for t, _ in found.tags].count("script") == 2


def test_a_page_says_what_it_is_and_how_to_cite_it(whole, shipped):
    assert f"data version {shipped.version}" in whole
    assert "CC BY 4.0" in whole
    assert "To cite: The kcna_corpus contributors" in whole


def test_pages_are_small(shipped):
    for made in EXPLORERS:
        assert len(html_page.page_html([made(shipped)]).encode()) < 450_000


def test_a_page_of_all_views_is_small(whole):
    assert len(whole.encode()) < 600_000


def unpacked(text):
    return json.loads(zlib.decompress(base64.b64decode(text)))


def test_a_page_has_every_card_and_citation(whole, shipped):
    told = next(s for _, a, s in Elements(whole).scripts if a.get("id") == "kc-data")
    sequence, *_ = unpacked(told)
    data = sequence["values"]["data"]
    assert set(unpacked(data["cards"])) == set(shipped.events["event"])
    cites = unpacked(data["cites"])
    key = "kcna-denial-2024-05-17"
    assert cites[key]["full"] == shipped.cite("events", key)
    assert cites[key]["bibtex"].startswith("@")


def test_no_text_becomes_markup(shipped, tmp_path):
    for view in hostile_views(shipped):
        page = view.page(tmp_path / "page.html").read_text(encoding="utf-8")
        still = view._repr_mimebundle_()["text/html"]
        for html in (page, still):
            assert "img" not in {tag for tag, _ in Elements(html).tags}
        assert "&lt;img" in still
        assert "\u2028" not in page
        assert page.count("</script>") == 2


def test_a_saved_notebook_has_what_draws_its_view_unless_the_rows_are_too_many(
    shipped, monkeypatch
):
    view = kc.SequenceExplorer(shipped, kinds="denial")
    still = view._repr_mimebundle_()["text/html"]
    place = next(a for tag, a in Elements(still).tags if a.get("class") == "kc-live")
    told = unpacked(place["data-told"])
    assert told["values"]["kinds"] == ["denial"]
    assert told["values"]["data"] == json.loads(json.dumps(view.data))
    assert "export function stored" in told["code"]
    assert len(place["data-told"]) < 300_000
    monkeypatch.setattr("kcna_corpus.views.frame.MANY", 5)
    many = kc.SequenceExplorer(kc.load())  # of other records, whose data are made anew
    assert "kc-live" not in many._repr_mimebundle_()["text/html"]


def test_an_address_is_a_link_only_if_it_is_one():
    """Cards carry addresses as they are; the script alone makes links, and only of the web's."""
    source = html_page.script("frame")
    assert source.count("href:") == 2  # a link of a card, and a file that is saved
    assert r"/^https?:\/\//i.test(a)" in source
    assert not re.search(r"innerHTML|insertAdjacentHTML|outerHTML|document\.write|eval\(", source)


def test_a_page_needs_a_folder(shipped, tmp_path):
    view = kc.SequenceExplorer(shipped)
    with pytest.raises(IsADirectoryError, match="name a file in it"):
        view.page(tmp_path)
    with pytest.raises(FileNotFoundError, match="there is no folder"):
        view.page(tmp_path / "missing" / "view.html")


def test_explorers_of_one_corpus_share_what_they_draw(shipped):
    first, second = kc.SequenceExplorer(shipped), kc.SequenceExplorer(shipped, kinds="denial")
    assert first.source == second.source
    assert first.script == kc.QuotationExplorer(shipped).script
    assert kc.SequenceExplorer(kc.load()).source != first.source


def test_the_state_of_five_explorers_is_small(shipped):
    made = [kc.SequenceExplorer, kc.SequenceExplorer, kc.QuotationExplorer, kc.AccountsExplorer,
            kc.AccountsExplorer]  # fmt: skip
    views = [of(shipped) for of in made]
    models = {
        model.model_id: model for view in views for model in (view, view._source, view._script)
    }
    sizes = {
        name: len(json.dumps(model.get_state(), default=str)) for name, model in models.items()
    }
    assert sum(sizes.values()) < 800_000
    for view in views:
        assert sum(sizes[m.model_id] for m in (view, view._source)) < 300_000


def test_many_events_ask_for_their_cards(shipped):
    event = shipped.row("events", "kcna-denial-2024-05-17")
    part = next(p for p in shipped.rows["participants"] if p["event"] == event["event"])
    many = shipped.with_rows("events", [{**event, "event": f"copy-{n}"} for n in range(700)])
    many = many.with_rows("participants", [{**part, "event": f"copy-{n}"} for n in range(700)])
    view, sent = kc.SequenceExplorer(many), []
    assert view.data["cards"] == ""
    view.send = sent.append
    view._serve(None, {"do": "card", "key": "copy-3"}, None)
    view._serve(None, {"do": "cite", "key": "copy-3", "style": "line"}, None)
    view._serve(None, {"do": "cite", "key": "copy-3", "style": "mla"}, None)
    assert sent[0]["card"]["title"] == event["title"]
    assert "copy-3" in sent[1]["copy"]
    assert sent[2]["say"].startswith("Not done: no style 'mla'")
    assert set(unpacked(pages_values(view)["cards"])) >= {"copy-3", "kcna-denial-2024-05-17"}


def pages_values(view):
    view.data["styles"].clear()  # thousands of citations are not what is tested here
    return view._values()["data"]


@pytest.mark.parametrize(
    "kind", ["html", "csv", "xlsx", "svg", "png", "ics", "timelinejs", "bibtex"]
)
def test_what_is_saved_is_the_view(shipped, kind):
    view, sent = kc.SequenceExplorer(shipped, kinds="denial"), []
    view.send = sent.append
    view._serve(None, {"do": "save", "kind": kind}, None)
    (file,) = sent[0]["files"]
    made = base64.b64decode(file["base64"])
    assert file["name"].startswith("sequence-view.")
    assert file["name"].removeprefix("sequence-view.") not in shipped.rows
    starts = {"html": b"<!doctype", "svg": b"<svg", "png": b"\x89PNG", "xlsx": b"PK", "ics": b"BEGIN",
              "csv": b"event,", "bibtex": b"@", "timelinejs": b"{"}  # fmt: skip
    assert made.startswith(starts[kind])
    if kind in ("csv", "svg", "timelinejs"):
        assert b"US sanctions five" not in made
        assert b"Kim Yo Jong denies weapons" in made


def test_what_cannot_be_saved_is_said(shipped):
    view, sent = kc.AccountsExplorer(shipped), []
    view.send = sent.append
    view._serve(None, {"do": "save", "kind": "ics"}, None)
    view._serve(None, {"do": "save", "kind": "tiff"}, None)
    assert all(message.get("files") or message["say"].startswith("Not done: ") for message in sent)
