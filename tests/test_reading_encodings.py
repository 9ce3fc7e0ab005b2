"""Bytes become text: must be repaired, must stay unchanged, known to fail (and fails)."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kcna_corpus.reading import ReadError, read_page
from kcna_corpus.reading.decode import decode, repair, sniff

KOREAN = "오스문트 항만청은 배를 빌려준 적이 없다고 17일 밝혔다. 똠방각하와 펲시, 설믜도 있다."
ENGLISH = "The harbour’s chief said “never” — and the café stayed open."
TEXTS = {
    "cp949": KOREAN,
    "johab": "오스문트 항만청은 배를 빌려준 적이 없다고 밝혔다. 소문은 사실이 아니라고 말했다.",
    "gb18030": "奥斯蒙港务局发表声明，否认向邻国出借渡轮，称这是毫无根据的传言。",
    "big5hkscs": "奧斯蒙港務局發表聲明，否認向鄰國出借渡輪，這是沒有的事。",
    "cp932": "オスムンドの港湾局は、隣の国に船を貸したことはないと発表した。",
    "euc_jp": "オスムンドの港湾局は、隣の国に船を貸したことはないと発表した。",
    "cp1251": "Портовое управление Осмунда заявило, что не давало паромов соседям.",
    "koi8_r": "Портовое управление Осмунда заявило, что не давало паромов соседям.",
    "cp1253": "Το λιμεναρχείο του Όσμουντ δήλωσε ότι δεν δάνεισε πλοία.",
    "cp1256": "أعلنت سلطة الميناء أنها لم تعر أي سفينة إلى الجيران",
    "cp874": "สำนักงานท่าเรือแถลงว่าไม่เคยให้ยืมเรือ",
    "cp1252": "L’île d’Osmund a déclaré qu’aucun bateau n’était prêté à l’étranger.",
}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("label", ["", "the right one", "utf-8", "iso-8859-1", "nonsense-9"])
def test_an_encoding_is_found_under_any_label(name, label):
    text, how = decode(TEXTS[name].encode(name), name if label == "the right one" else label)
    assert text == TEXTS[name]
    assert how.used == name
    assert how.repairs == ()


@pytest.mark.parametrize(
    "text", [KOREAN, ENGLISH, TEXTS["cp932"], TEXTS["gb18030"], TEXTS["cp1251"]]
)
@pytest.mark.parametrize(
    "name",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"],
)
def test_unicode_with_and_without_its_mark(text, name):
    assert decode(text.encode(name))[0] == text


KOREAN_TEXTS = {
    "one line": "배를 빌려준 적이 없다고 밝혔다",
    "one word": "안녕하세요",
    "one name": "한국",
    "hanja": "大韓民國憲法 第一條 大韓民國은 民主共和國이다. 大韓民國의 主權은 國民에게 있고",
    "syllables of CP949 alone": "똠방각하와 펲시콜라, 설믜, 쌰오, 뷁, 햏자, 아햏햏",
    "loan words": "윈도우즈 컴퓨터 프로그램 데이터베이스 네트워크 텔레비전",
    "signs": "◆ 속보 ▶ 배 침몰 ※ ① 원인 ② 대책 … 「항만청」 발표·종합",
    "subtitles": "<SAMI><BODY><SYNC Start=1000><P Class=KRCC>배가 떠났어요<br>정말요?\n</BODY></SAMI>",
    "much markup": "<html><body>" + "<a href='/en'>Item</a>\n" * 300 + "<p>배는 떠났다.</p>",
    "among English": "The minister (장관) said no, and the harbour (항구) stayed shut for the third day.",
}
LABELS = (
    "ks_c_5601-1987 ks_c_5601-1989 x-euc-kr cseuckr ms949 uhc windows-949 euc-kr korean ksc_5601"
)


@pytest.mark.parametrize("name", KOREAN_TEXTS)
@pytest.mark.parametrize("label", ["", "utf-8", "iso-8859-1", "x-user-defined", *LABELS.split()])
def test_korean_is_found_in_short_texts_under_any_label(name, label):
    text = KOREAN_TEXTS[name]
    assert decode(text.encode("cp949"), label)[0] == text
    xml = f'<?xml version="1.0" encoding="{label or "euc-kr"}"?><rss><title>{text}</title></rss>'
    assert decode(xml.encode("cp949"))[0] == xml


@pytest.mark.parametrize("name", KOREAN_TEXTS)
@pytest.mark.parametrize("codec", ["johab", "iso2022_kr", "utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("label", ["", "unicode", "utf8mb4"])
def test_korean_in_other_encodings(name, codec, label):
    with contextlib.suppress(UnicodeEncodeError):  # older ones lack some syllables
        assert decode(KOREAN_TEXTS[name].encode(codec), label)[0] == KOREAN_TEXTS[name]


@pytest.mark.parametrize(
    "name", sorted(set(KOREAN_TEXTS) - {"one word", "one name", "much markup", "subtitles"})
)
@pytest.mark.parametrize("codec", ["cp949", "utf-8"])
def test_one_broken_or_lost_byte_does_not_change_the_encoding(name, codec):
    data = KOREAN_TEXTS[name].encode(codec)
    high = [i for i, b in enumerate(data) if b > 127]
    i = high[len(high) // 2]
    label = "euc-kr" if codec == "cp949" else ""
    for broken in (data[: i + 1], data[:i] + data[i + 1 :], data[:i] + b"\xff" + data[i:]):
        assert decode(broken, label)[1].used == codec


NEIGHBOURS = {
    "cp1252": [
        "naïve",
        "Ñandú",
        "Café",
        "10 €",
        "Señor, ¿qué?",
        "Müller größer Straße",
        "“Hello” – he said",
        "Åse så på sjøen",
    ],
    "cp1250": ["Zażółć gęślą jaźń", "Příliš žluťoučký kůň"],
    "cp1251": ["Привет", "ООО «Ромашка»", "Київ — столиця України"],
    "koi8_r": ["Привет мир"],
    "cp1253": ["Καλημέρα"],
    "cp1254": ["Türkiye’de şimdi çok güneşli bir gün ışığı"],
    "cp1255": ["שלום עולם וברוכים הבאים", "עברית"],
    "cp1256": ["مرحبا بالعالم"],
    "cp874": ["สวัสดี"],
    "euc_jp": ["こんにちは", "カタカナ テスト データ"],
    "cp932": ["こんにちは", "カタカナ テスト データ"],
    "gb18030": ["你好世界", "北京大学"],
    "big5hkscs": ["你好世界", "臺北市政府"],
}


@pytest.mark.parametrize("name", NEIGHBOURS)
def test_short_texts_of_neighbours_are_not_taken_for_korean(name):
    for text in NEIGHBOURS[name]:
        assert decode(text.encode(name))[0] == text
        assert decode(text.encode(name), name)[0] == text


RUSSIAN = "Управление порта сообщает, что оба парома стоят у причала и никуда не уходили."
OLD = {
    "iso8859_5": [RUSSIAN, "Служба маяков не подтвердила слухи."],
    "cp866": [RUSSIAN, "Служба маяков не подтвердила слухи."],
    "mac_cyrillic": [RUSSIAN, "Управа луке јавља да бродови нису отишли."],
    "koi8_r": [RUSSIAN],
    "koi8_u": ["Рада острова каже, що її млин ніхто не продавав, а ґанок іще стоїть."],
    "cp1251": [RUSSIAN, "Управління порту заявило, що обидва їхні пороми стоять."],
    "iso8859_2": [
        "Úřad přístavu řekl, že žádná loď neodplula; šest člunů čeká na povětrnost.",
        "Urząd portu mówi, że żaden prom nie wypłynął; sześć łodzi czeka.",
        "A kikötő hivatala szerint egyetlen hajó sem indult el; hűvös, erős szél fúj.",
        "A révész szerint az idő jó; előtte esett.",
        "Starostka povedala, že most ostane zatvorený.",
        "Lučka uprava kaže da nijedan čamac nije otišao; šest ih čeka.",
    ],
}


@pytest.mark.parametrize("name", OLD)
@pytest.mark.parametrize("label", ["", "utf-8", "nonsense-9"])
def test_old_encodings_without_a_label_or_under_a_false_one(name, label):
    for text in OLD[name]:
        assert decode(text.encode(name), label)[0] == text


def test_central_europe_under_the_label_of_the_west_and_the_reverse():
    polish = OLD["iso8859_2"][1]
    assert decode(polish.encode("cp1250"), "windows-1252")[0] == polish
    for text in ("A operação não põe em risco as relações.", "Sõnumid on õiged, ütles öövaht."):
        assert decode(text.encode("cp1252"), "iso-8859-1")[0] == text
        assert decode(text.encode("cp1252"))[0] == text


@pytest.mark.parametrize("label", ["windows-1251", "koi8-r", "iso-8859-5"])
@pytest.mark.parametrize("name", ["cp1251", "koi8_r", "iso8859_5", "cp866", "mac_cyrillic"])
def test_a_cyrillic_label_does_not_hide_another_encoding(name, label):
    assert decode(RUSSIAN.encode(name), label)[0] == RUSSIAN


EAST = {
    "euc_jp": "灯台の管理人は、夜の船を見なかったと記者に話した。",
    "gb18030": "灯塔管理员对记者说，他没有看见夜里的船。",
    "big5hkscs": "燈塔管理員對記者說，他沒有看見夜裡的船。",
    "cp949": "등대지기는 밤에 배를 보지 못했다고 기자에게 말했다.",
}


@pytest.mark.parametrize("name", EAST)
@pytest.mark.parametrize("label", ["gb2312", "euc-kr", "euc-jp", "big5", "shift_jis"])
def test_an_east_asian_label_does_not_hide_another_encoding(name, label):
    assert decode(EAST[name].encode(name), label)[0] == EAST[name]


@pytest.mark.xfail(strict=True, reason="eight bytes that are words in several encodings")
def test_a_short_text_that_is_known_to_be_misread():
    assert decode("東京都知事選挙".encode("euc_jp"))[0] == "東京都知事選挙"


def test_cp949_under_the_label_of_euc_kr_is_stated():
    source = f'<html><head><meta charset="euc-kr"></head><body><p>{KOREAN * 3}</p></body></html>'
    page = read_page(source.encode("cp949"))
    assert "똠방각하와 펲시" in page.body
    assert (page.encoding.declared, page.encoding.used) == ("euc-kr", "cp949")


def test_a_false_label_is_stated():
    how = decode(ENGLISH.encode(), "euc-kr")[1]
    assert (how.declared, how.sniffed, how.used) == ("euc-kr", "utf-8", "utf-8")


MUST_BE_REPAIRED = {
    "UTF-8 as Windows-1252": ENGLISH.encode().decode("cp1252", "replace").replace("\ufffd", "\x9d"),
    "UTF-8 as Latin-1": ENGLISH.encode().decode("latin-1"),
    "UTF-8 as Windows-1252, twice": ENGLISH.encode().decode("latin-1").encode().decode("latin-1"),
    "Korean UTF-8 as Latin-1": KOREAN.encode().decode("latin-1"),
    "Korean CP949 as Latin-1": KOREAN.encode("cp949").decode("latin-1"),
}
MUST_STAY = [
    ENGLISH,
    KOREAN,
    *TEXTS.values(),
    "SÃO PAULO and Âmbar",
    "the page shows â€™ where ’ should stand",
    "one sign, Ã©, is no proof",
    "naïve, Ærø, £5, 20°C, ½",
    "韓國 漢字와 한글",
    "zero\u200bwidth \u202abidi\u202c and\xa0no-break",
]
KNOWN_TO_FAIL = {
    "one mended sentence beside broken ones": f"{ENGLISH} {ENGLISH.encode().decode('latin-1')}",
    "Korean UTF-8 as CP949, which loses bytes": KOREAN.encode().decode("cp949", "replace"),
    "no-break spaces turned into spaces": "voilÃ  lâ€™Ã©tÃ©",
}


@pytest.mark.parametrize("name", MUST_BE_REPAIRED)
def test_mojibake_that_must_be_repaired_and_stated(name):
    mended, how = decode(MUST_BE_REPAIRED[name].encode())
    assert mended in (ENGLISH, KOREAN)
    assert "undone" in how.repairs[0]


@pytest.mark.parametrize("text", MUST_STAY)
def test_text_that_must_stay_unchanged(text):
    assert repair(text) == (text, "")


@pytest.mark.parametrize("name", KNOWN_TO_FAIL)
@pytest.mark.xfail(strict=True, reason="not certain, so not touched")
def test_mojibake_that_is_known_to_stay(name):
    assert repair(KNOWN_TO_FAIL[name])[1]


def test_broken_characters_are_counted():
    text, how = decode(b"caf" + b"\xff" + ENGLISH.encode() * 20)
    assert text.startswith("caf\ufffd")
    assert how.repairs == ("1 broken characters shown as \ufffd",)


def test_a_cut_last_character_does_not_change_the_encoding():
    assert decode(KOREAN.encode("cp949")[:-3] + b"\xb4")[1].used == "cp949"
    assert sniff(b"plain") == "ascii"


@pytest.mark.parametrize(
    "data", [bytes(range(32)) * 20, b"\x7fELF" + bytes(400), b"\xff\xd9" * 3 + b"\0\1" * 400]
)
def test_programs_and_pictures_are_no_text(data):
    with pytest.raises(ReadError, match="no text"):
        decode(data)


def page_or_error(data):
    with contextlib.suppress(ReadError):
        return read_page(data)
    return read_page(b"plain")


@settings(max_examples=300)
@given(st.binary(max_size=3000))
def test_any_bytes_give_a_page_or_a_clear_error(data):
    page = page_or_error(data)
    assert all(page.page_text[b.start : b.end] == b.text for b in page.blocks)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(
    ["<html>", "<body>", "<p>", "</p>", "<div class='date'>", "<table>", "<tr><td>", "<!--", "-->", "<script>", "</script>", "<time datetime='2024-05-17'>",
     "May 17, 2024", "17/05/2024", "Today: ", "A sentence that ends here, and is long enough to count.", "\n", "\n\n", "&lt;b&gt;", "\0", "한글 기사다.", "<meta charset='euc-kr'>", "READ ALSO", "\u200b"]
), max_size=40))  # fmt: skip
def test_any_markup_gives_a_page_or_a_clear_error(pieces):
    page = page_or_error("".join(pieces).encode())
    assert page.body == "\n\n".join(b.text for b in page.blocks if b.kept)
