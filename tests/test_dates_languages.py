"""Days of other languages, the language a text is taken for, and many texts at once."""

import subprocess
import sys

import pandas as pd
import pytest

from kcna_corpus.dates import find_dates
from kcna_corpus.dates.tongue import taken_for
from kcna_corpus.text.calendar import months

FRIDAY = "2024-05-17"


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("de", "Die Fähre sank am 2. März 2021 im Hafen.", "2021-03-02", "2021-03-02"),
        ("de", "Laut Vertrag vom 1. Sept. 2020 ist der Bau zu.", "2020-09-01", "2020-09-01"),
        ("de", "Seit Oktober 2019 ruht der Bau.", "2019-10-01", "2019-10-31"),
        ("fr", "Le bac a coulé le 1er février 2021.", "2021-02-01", "2021-02-01"),
        ("fr", "Le quai est fermé depuis août 2020.", "2020-08-01", "2020-08-31"),
        ("es", "El barco zarpó el 12 de octubre de 2018.", "2018-10-12", "2018-10-12"),
        ("pt", "O porto fechou em 1.º de junho de 2022.", "2022-06-01", "2022-06-01"),
        ("it", "Il porto ha chiuso il 1º giugno 2022.", "2022-06-01", "2022-06-01"),
        ("pt", "O cais fechou em 30 de novembro de 2017.", "2017-11-30", "2017-11-30"),
        ("ru", "Порт закрыли 4 июля 2019 г.", "2019-07-04", "2019-07-04"),
        ("ru", "Это было в феврале 2020 года.", "2020-02-01", "2020-02-29"),
        ("uk", "Порт зачинили 8 травня 2021 року.", "2021-05-08", "2021-05-08"),
        ("tr", "Liman 6 Ağustos 2020 tarihinde kapandı.", "2020-08-06", "2020-08-06"),
        ("ja", "港は令和3年4月1日に閉じた。", "2021-04-01", "2021-04-01"),
        ("ja", "２０２１年４月に港は閉じた。", "2021-04-01", "2021-04-30"),
        ("zh", "港口于 2021 年 10 月 11 日关闭。", "2021-10-11", "2021-10-11"),
        ("zh", "港口于二〇二一年十月十一日关闭。", "2021-10-11", "2021-10-11"),
        ("zh", "主体113（2024）年5月17日", "2024-05-17", "2024-05-17"),
    ],
)
def test_days_with_their_year(language, text, first, last):
    (row,) = find_dates(text, FRIDAY).itertuples()
    assert (str(row.earliest), str(row.latest), row.certain) == (first, last, True)
    assert row.language in (language, "")


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("2024年5月17、18日に会談した", "17/17 18/18"),
        ("2024年5月8日、9日、10日に会談した", "8/8 9/9 10/10"),
        ("会谈于2024年5月8日至10日举行。", "8/10 10/10"),
        ("2024年5月8、9、10日", "8/8 9/9 10/10"),
        ("2024年5月8日、10個の船", "8/8"),
        ("2024年5月8日、3日後に", "8/8"),
    ],
)
def test_days_that_share_their_month(text, spans):
    rows = find_dates(text, FRIDAY).itertuples()
    assert " ".join(f"{row.earliest.day}/{row.latest.day}" for row in rows) == spans


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Die Brücke blieb vom 6. bis 9. Juni 2022 zu.", "06-06/06-09 06-09"),
        ("Zwischen dem 29. Juni und dem 4. Juli 2022 fuhr nichts.", "06-29 07-04"),
        ("Vom 30. Dezember bis zum 2. Januar 2022 fuhr nichts.", "2021-12-30/01-02 01-02"),
        ("Il ponte fu chiuso dal 6 al 9 giugno 2022.", "06-06/06-09 06-09"),
        ("Мост был закрыт с 6 по 9 июня 2022 года.", "06-06/06-09 06-09"),
        ("Köprü 6-9 Haziran 2022 günlerinde kapalıydı.", "06-06/06-09 06-09"),
        ("De mars à juin 2022, le pont fut barré.", "03-01/06-30 06-01/06-30"),
        ("Heft 6 - 9. Juni 2022, die Brücke", "?06-06/06-09 06-09"),
        ("Man kam mit 12 und 9. Juni 2022 schloss die Brücke.", "06-09"),
        ("El puente cerró el 6 de junio del año 2022.", "06-06"),
    ],
)
def test_two_days_of_which_one_lacks_month_or_year(text, rows):
    found = []
    for row in find_dates(text, FRIDAY).itertuples():
        days = dict.fromkeys(str(day).removeprefix("2022-") for day in (row.earliest, row.latest))
        found.append("?" * (not row.certain) + "/".join(days))
    assert " ".join(found) == rows


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("В 1980-х годах мост ремонтировали.", ("1980-01-01", "1989-12-31", False)),
        ("橋は1980年代に架けられた。", ("1980-01-01", "1989-12-31", False)),
        ("En el verano de 2022.", ("2022-01-01", "2022-12-31", False)),
        ("En el año 2022 cayó el puente.", ("2022-01-01", "2022-12-31", True)),
        ("The Juni 2022 fair was small.", ("2022-01-01", "2022-12-31", False)),
    ],
)
def test_a_year_that_is_a_part_of_what_is_printed_is_not_certain(text, row):
    (got,) = find_dates(text, FRIDAY).itertuples()
    assert (str(got.earliest), str(got.latest), got.certain) == row


@pytest.mark.parametrize(
    "text",
    [
        "Der Hafen wurde am 9. September geschlossen, sagte die Stadt.",
        "Le port a fermé en septembre, dit la ville.",
        "理事会は5月17日に開かれた。",
        "Am Dienstag um 17:30 Uhr war der Hafen zu.",
        "Порт закрыли в прошлом году.",
    ],
)
def test_what_needs_an_anchor_stays_out(text):
    assert find_dates(text, FRIDAY).empty


@pytest.mark.parametrize(
    "text",
    [
        "Die Fracht sank in 2000 Metern Tiefe vor 1900 Zuschauern.",
        "Le bac peut porter jusqu’en haut, depuis 2000 ans, en 1900 exemplaires.",
        "До 2000 человек пришли на берег, билет стоил с 1900 рублей.",
    ],
)
def test_a_count_behind_a_preposition_is_not_surely_a_year(text):
    assert not find_dates(text, FRIDAY).certain.any()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Přišlo 2000 lidí na 1900 míst.", "cs"),
        ("Zum Fest auf der Insel kamen 1800 Menschen mit dem Boot.", "de"),
        ("El año pasado llegaron 1900 personas al puerto de la isla.", "es"),
    ],
)
def test_counts_of_other_languages_stay_out(text, language):
    assert find_dates(text, FRIDAY).empty
    (row,) = find_dates(f"{text} 17.5.2024", FRIDAY).itertuples()
    assert (row.value, row.language) == ("2024-05-17", language)


def test_a_figure_before_a_stop_is_not_surely_a_year_in_a_language_that_is_not_known():
    assert not find_dates("2019. gada 5. janvārī.", FRIDAY).certain.any()


def test_a_year_is_certain_where_a_word_makes_it_one():
    for text in (
        "Im Jahr 2019 sank die Fähre.",
        "В 2019 году порт закрыли.",
        "港は2019年に閉じた。",
    ):
        (row,) = find_dates(text, FRIDAY).itertuples()
        assert (row.value, row.certain) == ("2019", True)
    for text in ("2019年度予算が成立した。", "2019年第一季度增长了。", "2019年初、港は閉じた。"):
        (row,) = find_dates(text, FRIDAY).itertuples()
        assert (row.value, row.certain) == ("2019", False)
    (row,) = find_dates("Das Fest 2019 der Stadt gilt für die Fähre.", FRIDAY).itertuples()
    assert (row.value, row.certain) == ("2019", False)


def test_a_year_of_another_calendar_is_not_certain():
    (row,) = find_dates("شمسی 1397/02/27", FRIDAY).itertuples()
    assert not row.certain


@pytest.mark.parametrize(
    "text",
    [
        *("It was signed on 17 Bealtaine 2019.", "Это было 17 брезня 2019 г. в порту."),
        *("ngày 17 tháng 5 năm 2019", "17 במאי 2019", "17 मई 2019"),
    ],
)
def test_a_month_that_is_not_known_leaves_the_year_uncertain(text):
    (row,) = find_dates(text, FRIDAY).itertuples()
    assert (row.value, row.certain) == ("2019", False)


def test_a_month_alone_in_an_english_text_may_be_another_word():
    (row,) = find_dates("The Mars 2020 rover was built for it.", FRIDAY).itertuples()
    assert row.value == "2020"
    (row,) = find_dates("It was signed, he said, “le 3 mai 2019”.", FRIDAY).itertuples()
    assert row.value == "2019-05-03"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Charles de Gaulle came last March.", "en"),
        ("9:00 IST, 3 May 2024", "en"),
        ("on Thursday", "en"),
        ("Der Hafen schloss im September.", "de"),
        ("The paper Вечерний Осмунд wrote that the port was shut on Friday.", "en"),
    ],
)
def test_language(text, language):
    assert taken_for(text) == language


def test_every_language_has_twelve_months():
    for language in ("de", "fr", "es", "it", "pt", "ru", "uk", "tr", "pl", "ar"):
        assert sorted(set(months(language).values())) == list(range(1, 13))


TEXTS = ["It shut on Monday.", "Nothing.", "It opened today."]


@pytest.mark.parametrize(
    ("texts", "documents"),
    [
        (TEXTS[0], [0]),
        (TEXTS, [0, 2]),
        (iter(TEXTS), [0, 2]),
        (dict(zip("abc", TEXTS, strict=True)), ["a", "c"]),
        (pd.DataFrame({"document": [*"abc"], "text": TEXTS}), ["a", "c"]),
        (pd.DataFrame({"doc_id": [7, 8, 9], "text": TEXTS}), [7, 9]),
    ],
)
def test_many_texts(texts, documents):
    rows = find_dates(texts, FRIDAY)
    assert rows["document"].tolist() == documents
    assert str(rows["earliest"][0]) == "2024-05-13"


def test_each_text_has_its_day():
    days = ["2024-05-17", None, "2024-05-20"]
    want = ["2024-05-13", "2024-05-20"]
    table = pd.DataFrame({"text": TEXTS, "published": days})
    for given in (
        (TEXTS, days),
        (table,),
        (table, "2000-01-01"),
        (dict(zip("abc", TEXTS, strict=True)), dict(zip("abc", days, strict=True))),
    ):
        assert find_dates(*given)["earliest"].map(str).tolist() == want  # fmt: skip


def test_what_are_no_texts():
    with pytest.raises(ValueError, match="3 texts, but 2 days"):
        find_dates(TEXTS, [FRIDAY, FRIDAY])
    with pytest.raises(ValueError, match="no document 'd'"):
        find_dates(dict(zip("abc", TEXTS, strict=True)), {"d": FRIDAY})
    with pytest.raises(ValueError, match="name of a file"):
        find_dates("pages/statement.txt", FRIDAY)
    with pytest.raises(ValueError, match="is no date"):
        find_dates(TEXTS, 2024)


def test_an_article_that_is_cut_short_before_a_day_is_no_part_of_it():
    (row,) = find_dates("L’8 settembre 1943 il re parlò alla radio.", FRIDAY).itertuples()
    assert (f"{row.earliest}", row.precision, row.certain) == ("1943-09-08", "day", True)


def test_a_number_in_too_little_text_to_tell_its_language_is_no_certain_year():
    assert not find_dates("2010 kişi geldi.", "2024-05-17")["certain"].any()
    assert not find_dates("He met the 2000 men who sailed.", "2024-05-17")["certain"].any()


def test_a_language_is_a_row_of_two_tables():
    """Its months and its commonest words make its dates read, and nothing else names it."""
    code = """
from kcna_corpus.text import calendar, language
calendar._table()["months"]["xx"] = "uno dufo trivo kavo penso seso sepo oko navo deko uneko dudeko"
language._table()["languages"]["xx"] = "lu mi sa vo tau rem"
import kcna_corpus as kc
(row,) = kc.find_dates("Lu ferbo sa mi, rem 17 kavo 2031.").to_dict("records")
assert (row["value"], row["language"]) == ("2031-04-17", "xx"), row
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_figures_of_the_east_begin_with_the_year():
    for text, language in (("港は24.05.17に閉じた。", "ja"), ("港口于24.05.17关闭。", "zh")):
        (row,) = find_dates(text, FRIDAY).itertuples()
        assert (str(row.earliest), row.language) == ("2024-05-17", language)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("港は昨年12月に閉じ、来年の4月3日に開く。", ["2023-12-01", "2025-04-03"]),
        (
            "港口去年十二月三十日关闭，今年5月27、28日开放。",
            ["2023-12-30", "2024-05-27", "2024-05-28"],
        ),
        ("橋は一昨年5月に落ちた。", ["2022-05-01"]),
    ],
)
def test_a_year_that_a_word_of_the_east_names_counts_from_the_publication(text, days):
    rows = find_dates(text, FRIDAY)
    assert rows["earliest"].map(str).tolist() == days
    assert rows["certain"].all()
    assert not find_dates(text)["certain"].any()


def test_a_day_that_comes_again_in_a_month_is_not_surely_the_last():
    (row,) = find_dates("They refused to sing on January 20.", "2024-12-12").itertuples()
    assert not row.certain
    (row,) = find_dates("They will be armed come January 20.", "2024-12-12").itertuples()
    assert str(row.earliest) == "2025-01-20"


def test_a_version_is_no_sure_day():
    for text in (
        "Osmund 3.1.6 이 오늘 릴리스되었습니다. 3.0.7 이하는 닫혔다.",
        "オズムンド 2.6.2 がリリースされました。港は閉じた。",
        "Вышел Osmund 2.1.10. Этот релиз не предназначен для порта.",
        "Questo utilizzo non richiede di aggiornare Osmund 2.1.9 a 2.1.10 nel porto.",
    ):
        rows = find_dates(text, "2024-05-17")
        assert not rows[rows.text.str.contains(".", regex=False)].certain.any()
    assert find_dates("(24.5.17) 오스문드통신이 전했다.", "2024-05-17").certain.all()
    assert find_dates("Der Rat tagte am 17.5.24 im alten Hafen.", "2024-05-17").certain.all()
