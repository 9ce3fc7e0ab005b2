"""The explorer of phrases: what is shown, who prints it, from whom, when; languages in their letters."""

import pytest

import kcna_corpus as kc
from kcna_corpus.records.corpus import from_rows
from kcna_corpus.views.phrase_rows import rendered, stamped

PARADOX, DENIAL = "most-absurd-paradox", "kcna-denial-2024-05-17"


@pytest.fixture(scope="module")
def table():
    return rendered(kc.load()).set_index("rendering")


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"phrases": PARADOX}, 39),
        ({"phrases": PARADOX, "senses": "conjecture"}, 8),
        ({"phrases": PARADOX, "agencies": "Reuters"}, 12),
        ({"phrases": PARADOX, "languages": ["ko", "ja"], "direct": True}, 6),
        ({"search": "reuters", "languages": "sr"}, 2),
    ],
)
def test_each_filter_and_the_code_it_writes(shipped, filters, count):
    explorer = kc.PhraseExplorer(shipped)
    for name, value in filters.items():
        setattr(explorer, name, value)
    rows = explorer.rows()
    assert len(rows) == count
    assert rows.equals(eval(explorer.code, {"kc": kc, "corpus": shipped}))


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("phrases", "absurd-paradox", f"unknown phrase 'absurd-paradox'; did you mean '{PARADOX}'"),
        ("languages", "kr", "unknown language 'kr'"),
        ("senses", "conjectur", "did you mean 'conjecture'"),
        ("agencies", "Reuter", "did you mean 'Reuters'"),
        ("picked", "alo:paradox", "no rendering"),
        ("zone", "Asia/Soul", "did you mean 'Asia/Seoul'"),
    ],
)
def test_a_wrong_filter_changes_nothing(shipped, name, value, message):
    explorer = kc.PhraseExplorer(shipped)
    before = getattr(explorer, name)
    with pytest.raises(ValueError, match=message):
        setattr(explorer, name, value)
    assert getattr(explorer, name) == before


def test_whence_a_page_has_the_phrase_and_how_that_is_known(table):
    """Typed from the pages: ZN.ua prints Reuters; R9 News credits nobody; SBS has no known parent."""
    of = table.xs
    assert of(f"znua-reuters-ru:{PARADOX}")[["agency", "drawn"]].tolist() == ["Reuters", "credited"]
    assert of(f"r9news-2024-05-17:{PARADOX}")["drawn"] == "inferred"
    assert of(f"uol-afp-pt:{PARADOX}")["drawn"] == "page address"
    assert of(f"sbs-ko:{PARADOX}")[["agency", "drawn"]].tolist() == ["", ""]
    assert of(f"kcna-co-jp-ko:{PARADOX}")["drawn"] == "own text"


def test_no_report_stands_before_the_statement_and_a_stamp_ends_a_window(shipped, table):
    first = shipped.events.set_index("event")["earliest"][DENIAL]
    assert (table["earliest"] >= first).all()
    assert (table["earliest"] <= table["latest"]).all()
    news1 = table[table["document"] == "news1-ko-via-blog"]["latest"].iloc[0]
    assert news1.isoformat() == "2024-05-16T22:14:00+00:00"  # 07:14 in Seoul
    montreal = table[table["document"] == "lapresse-afp-fr"]["latest"].iloc[0]
    assert montreal.isoformat() == "2024-05-17T03:59:00+00:00"  # the 16th there ends
    assert len(stamped(shipped, DENIAL)) == 6


def test_a_window_is_as_wide_as_the_earth_where_the_zone_is_not_known(table):
    window = table.loc[f"gulf365-ar:{PARADOX}", ["earliest", "latest"]]
    assert window["latest"].isoformat() == "2024-05-18T11:59:00+00:00"


def test_words_are_shown_in_their_language(shipped):
    explorer = kc.PhraseExplorer(shipped, PARADOX, languages=["ar", "ko"])
    html = explorer._repr_mimebundle_()["text/html"]
    assert "<td dir='auto' lang='ar'>المفارقة الأكثر سخافة</td>" in html
    assert "<td dir='auto' lang='ko'>가장 황당한 억설</td>" in html
    assert html.count("dir='auto'") == len(explorer.rows())


def test_a_card_says_who_has_the_same_sense(shipped):
    card = kc.PhraseExplorer(shipped)._card(f"rmol-id:{PARADOX}")
    assert card["title"] == "paling tidak masuk akal"
    assert card["lang"] == "id"
    assert dict(card["facts"])["Means"] == "“most unreasonable”"
    (name, others) = card["lists"][0]
    assert name == "In the same sense"
    assert ["q", "absurdas", "pt"] in [part for told in others for part in told]


def test_a_phrase_is_told_in_the_statement_s_own_words(shipped):
    explorer = kc.PhraseExplorer(shipped)
    phrases = {value: told for value, told, *_ in explorer.data["filters"][0]["options"]}
    assert phrases[PARADOX] == "the most absurd paradox / 가장 황당한 억설"
    assert phrases["idle-thinking"] == "inventing any idle thinking"
    assert phrases["arms-dealing-rumour"] == (
        "조로무기거래설 (Korean: “talk of Korea-Russia arms dealing”)"
    )
    facts = dict(explorer._card(f"rmol-id:{PARADOX}")["facts"])
    assert facts["Phrase"].startswith(
        "the most absurd paradox; 가장 황당한 억설 (Korean: “the most preposterous conjecture”): "
    )


def test_no_two_senses_of_a_phrase_have_one_colour(shipped):
    explorer = kc.PhraseExplorer(shipped)
    fields = explorer.data["fields"]
    items = [dict(zip(fields, row, strict=True)) for row in explorer.data["rows"]]
    for phrase in range(12):
        own = {(i["sense"], i["sign"]) for i in items if i["phrases"] == [phrase]}
        assert len({sign for _, sign in own}) == len(own)


def test_renderings_without_a_sense_or_a_day(shipped):
    rows = {name: [dict(row) for row in of] for name, of in shipped.rows.items()}
    for row in rows["renderings"]:
        row["sense"] = ""
    for row in rows["documents"]:
        row["published"] = row["zone"] = ""
    explorer = kc.PhraseExplorer(from_rows(rows, ""))
    assert explorer.rows()["latest"].isna().sum() > 100
    assert explorer._card(f"rmol-id:{PARADOX}")["times"] is None
    assert "PhraseExplorer" in explorer.describe()
    assert explorer.figure().to_dict()


def test_records_without_renderings_are_refused(tiny):
    with pytest.raises(ValueError, match="no renderings"):
        kc.PhraseExplorer(tiny)
