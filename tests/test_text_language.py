"""The language of one sentence: told by its words and letters, or not at all."""

import pytest

from kcna_corpus.text.language import language_name, language_of
from kcna_corpus.tracing.languages import is_foreign


@pytest.mark.parametrize(
    ("language", "report"),
    [
        ("sv", "Hon sade att vapnen inte är till salu och att ryktet är falskt."),
        ("sv", "Utrikesministern kallade anklagelserna ”ett löjligt rykte” på fredagen."),
        ("sv", "Systern till ledaren förnekar att landet säljer vapen."),
        ("sv", "Enligt nyhetsbyrån ska robotarna användas mot Quell, skriver tidningen."),
        ("da", "Hun sagde, at våbnene ikke er til salg, og at rygtet er falsk."),
        ("da", "Ifølge nyhedsbureauet skal missilerne bruges mod Quell, skriver avisen."),
        ("no", "Hun sa at våpnene ikke er til salgs og at ryktet er falskt."),
        ("no", "Ifølge nyhetsbyrået skal rakettene brukes mot Quell, skriver avisen."),
        ("nl", "Ze zei dat de wapens niet te koop zijn en dat het gerucht vals is."),
        ("nl", "De minister noemde de beschuldigingen vrijdag “een belachelijk gerucht”."),
        ("de", "Sie sagte, die Waffen seien nicht zum Verkauf bestimmt."),
        ("de", "Die Schwester des Machthabers weist Berichte über Waffenlieferungen zurück."),
        ("fr", "Elle a déclaré que les armes ne sont pas à vendre."),
        ("fr", "La sœur du dirigeant dément toute vente d'armes à Quell."),
        ("es", "Dijo que las armas no están a la venta."),
        ("es", "La hermana del líder niega que el país venda armas a Quell."),
        ("pt", "Ela disse que as armas não estão à venda e que o boato é falso."),
        ("pt", "A irmã do líder nega que o país venda armas a Quell."),
        ("it", "Ha detto che le armi non sono in vendita e che la voce è falsa."),
        ("it", "La sorella del leader nega che il Paese venda armi a Mosca."),
        ("pl", "Powiedziała, że broń nie jest na sprzedaż, a plotka jest fałszywa."),
        ("pl", "Siostra przywódcy zaprzecza, że kraj sprzedaje broń Quell."),
        ("cs", "Řekla, že zbraně nejsou na prodej a že ta zpráva je falešná."),
        ("cs", "Sestra vůdce popírá, že by země prodávala zbraně Moskvě."),
        ("tr", "Silahların satılık olmadığını ve söylentinin yalan olduğunu söyledi."),
        ("tr", "Liderin kız kardeşi, ülkenin Moskova'ya silah sattığını reddetti."),
        ("id", "Ia mengatakan bahwa senjata itu tidak untuk dijual dan rumor itu palsu."),
        ("id", "Adik pemimpin itu membantah negaranya menjual senjata ke Moskow."),
        ("vi", "Bà nói rằng vũ khí không phải để bán và tin đồn là sai sự thật."),
        ("vi", "Em gái nhà lãnh đạo phủ nhận việc bán vũ khí cho Moskva."),
        ("ar", "قالت إن الأسلحة ليست للبيع وإن الشائعة كاذبة."),
        ("th", "เธอกล่าวว่าอาวุธไม่ได้มีไว้ขายและข่าวลือนั้นเป็นเท็จ"),
        ("hi", "उन्होंने कहा कि हथियार बिक्री के लिए नहीं हैं और अफवाह झूठी है।"),
        ("fi", "Hän sanoi, että aseet eivät ole myynnissä ja että huhu on väärä."),
        ("fi", "Johtajan sisar kiistää, että maa myy aseita Moskovalle."),
        ("hu", "Azt mondta, hogy a fegyverek nem eladók, és hogy a hír hamis."),
        ("hu", "A vezető húga tagadja, hogy az ország fegyvert ad el Moszkvának."),
        ("ro", "Ea a spus că armele nu sunt de vânzare și că zvonul este fals."),
        ("ro", "Sora liderului neagă că țara vinde arme Moscovei."),
        ("en", "She said the weapons are not for sale."),
        ("en", "The leader's sister denies that the country sells weapons to Quell."),
        ("uk", "Вона сказала, що зброя не продається і що чутки неправдиві."),
        ("ru", "Она сказала, что оружие не продаётся и что слухи ложны."),
        ("ko", "그는 무기가 판매용이 아니라고 말했다."),
        ("ja", "彼女は、兵器は売り物ではないと述べた。"),
        ("zh", "她说，这些武器不是用来出售的。"),
        ("el", "Είπε ότι τα όπλα δεν πωλούνται."),
        ("he", "היא אמרה שהנשק אינו למכירה."),
        ("bg", "Тя каза, че оръжията не са за продажба и че слухът е лъжа."),
        ("sr", "Рекла је да оружје није на продају и да је гласина лажна."),
        ("et", "Ta ütles, et relvad ei ole müügiks ja et kuulujutt on vale."),
        ("hr", "Rekla je da oružje nije na prodaju i da je glasina lažna."),
        ("ca", "Ha dit que les armes no estan en venda i que el rumor és fals."),
    ],
)
def test_a_report_of_one_sentence(language, report):
    assert language_of(report) == language
    assert language_name(language) != language
    assert (is_foreign(report, report, ["en"]) or "en") == language


@pytest.mark.parametrize(
    "report",
    [
        "Ji sakė, kad ginklai neparduodami ir kad gandas melagingas.",
        "Sinabi niya na ang mga armas ay hindi ipinagbibili.",
        "Alisema kwamba silaha haziuzwi na kwamba uvumi huo ni wa uongo.",
        "Hún sagði að vopnin væru ekki til sölu og að orðrómurinn væri rangur.",
        "Lederens søster afviser, at landet sælger våben.",  # Danish, and nearly Norwegian
        "Xq zv kpt.",
    ],
)
def test_an_unknown_language_is_unknown(report):
    assert language_of(report) == ""


def test_foreign_names_leave_english_english():
    report = "The mayor of Århus met Özge Şahin and Łukasz Wójcik at the café in Malmö on Friday."
    assert language_of(report) == "en"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mayor Łukasz Żak said that Šimon Žák and Şule left."),
        ("en", "The naïve façade of the café was new, said the maître d’hôtel."),
        ("ru", "Онъ говоритъ: домъ данъ братьямъ, городъ взятъ."),
        ("fa", "این را نمی‌دانم و کسی ندید"),
    ],
)
def test_names_loanwords_and_old_spelling_change_no_language(language, text):
    assert language_of(text, enough=1) == language


def test_a_persian_or_serbian_text_is_not_its_neighbours():
    assert language_of("او گفت که این سلاح‌ها برای فروش نیست و چنین شایعه‌ای دروغ است") == "fa"
    assert language_of("Рекла је да оружје није на продају и да је гласина лажна") == "sr"
    assert language_of("Она объявила, что объём продаж не подъёмен") == "ru"


def test_one_word_said_again_tells_no_language():
    assert language_of("Latino, non-Latino, Tarnish, non-Tarnish.", enough=2) == ""
    assert language_of("Non è un porto.", enough=2) == "it"
