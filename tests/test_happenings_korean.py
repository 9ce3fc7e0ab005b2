"""A draft of Korean pages: which day a clause tells, who speaks, what several pages tell of."""

from __future__ import annotations

import pytest

import kcna_corpus as kc
from kcna_corpus.happenings.korean_clauses import KoreanClauses, korean_title
from kcna_corpus.happenings.named_actors import Cast

PAGES = {
    "statement.txt": """체신성 부부장 김서린 담화
2032년 9월 12일
(항구 9월 12일발 중앙통신) 체신성 부부장 김서린은 12일 담화를 발표하였다.
지난 9월 3일에도 적들은 우리 령해에 무인기를 침투시켰다. 우리는 모든 통신선을 차단할것이다.
""",
    "lantern.txt": """김서린 "통신선 모두 차단할 것"
입력 2032.09.12 09:10
박하늘 기자
체신성 부부장 김서린이 12일 담화에서 이웃 섬이 지난 3일 무인기를 침투시켰다고 주장했다.
김 부부장은 이날 공개한 담화에서 "우리는 모든 통신선을 차단할 것이다"라고 위협했다.
2018년 두 섬은 어업합의를 체결했다. 수로국은 11일 무인기를 보낸 사실이 없다고 밝혔다.
""",
    "pier.txt": """수로국 "무인기 보낸 적 없다"
2032년 9월 13일
이바다 기자
수로국 대변인은 13일 정례브리핑에서 "무인기를 보낸 사실이 없다"고 말했다.
앞서 김서린 부부장은 12일 담화를 내고 이웃 섬이 3일 무인기를 침투시켰다고 주장했다.
두 섬은 2018년 어업합의를 체결한 바 있다. 오는 15일까지 회의가 열린다.
""",
}


@pytest.fixture(scope="module")
def drafted(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return kc.draft(kc.read_folder(folder, progress=False), statement="statement.txt")


def test_what_several_korean_pages_tell_of_is_one_event(drafted):
    events = {row.title: row for row in drafted.events.itertuples()}
    statement = events["Statement by 김서린"]
    assert (statement.start, sorted(statement.source)) == (
        "2032-09-12",
        ["lantern", "pier", "statement"],
    )
    flown = next(row for title, row in events.items() if title.endswith("무인기를 침투시켰다"))
    assert (flown.start, sorted(flown.source)) == ("2032-09-03", ["lantern", "pier", "statement"])
    signed = next(row for title, row in events.items() if title.endswith("어업합의를 체결했다"))
    assert (signed.start, sorted(signed.source)) == ("2018", ["lantern", "pier"])
    assert {row.start for row in events.values()} == {
        "2018", "2032-09-03", "2032-09-11", "2032-09-12", "2032-09-13",
    }  # fmt: skip


def test_whoever_is_named_by_surname_and_office_is_an_actor(drafted):
    assert drafted.actors["name"].tolist() == ["김서린"]
    told = drafted.quotations.set_index("document")[["speaker", "class"]].apply(tuple, axis=1)
    assert ("김서린", "verbatim") in told["lantern"].tolist()


@pytest.mark.parametrize(
    ("day", "clause"),
    [
        ("2일", "항구는 지난 2일 등대를 닫았다고"),
        ("4일의", ""),  # of a noun
        ("5일부터", ""),  # it lasts
        ("7일", ""),  # it only says which plan
        ("6일", "등대지기는 6일 울었다"),
    ],
)
def test_a_clause_ends_with_the_first_verb_behind_its_day(day, clause):
    text = (
        "항구는 지난 2일 등대를 닫았다고 주장하며 4일의 회의를 5일부터 미뤘고 등대지기는 6일 울었다. "
        "시장은 7일 발표한 계획을 접었다."
    )
    at = text.index(day)
    told = KoreanClauses(text).of_date((0, len(text)), (at, at + 2))
    assert told.text == clause
    assert korean_title(told, day).endswith(("닫았다", "울었다", "")[2 * (not clause) :])


@pytest.mark.parametrize(
    ("text", "day", "clause"),
    [
        # What is reported in a statement of that day is said on it.
        ("박 부장은 3일 통신을 통해 보도된 담화에서 다리를 비난했다.", "3일",
         "박 부장은 3일 통신을 통해 보도된 담화에서 다리를 비난했다"),
        ("박 부장은 3일 발표된 담화를 비난했다.", "3일", ""),
        ("4일 항구통신에 따르면 박 부장은 다리를 비난했다.", "4일", ""),
        ("지난 2018년 항구회담 후 처음으로 배가 떠났다.", "2018년", ""),
        ("등대는 9일 안으로 문을 닫았다.", "9일", ""),
        ("시장이 배를 보낸 가운데 박 부장은 9일 다리를 비난했다.", "9일", "박 부장은 9일 다리를 비난했다"),
    ],
)  # fmt: skip
def test_the_day_of_what_is_said_and_of_what_it_is_only_drawn_from(text, day, clause):
    at = text.index(day)
    assert KoreanClauses(text).of_date((0, len(text)), (at, at + len(day))).text == clause


def test_of_other_languages_it_is_said_that_no_clause_is_read(tmp_path):
    (tmp_path / "a.txt").write_text(PAGES["statement.txt"], encoding="utf-8")
    german = "Streit um die Fähre\n\nAm 2. März 2031 hatte ein Boot auf die Fähre geschossen.\n"
    (tmp_path / "b.txt").write_text(german, encoding="utf-8")
    draft = kc.draft(kc.read_folder(tmp_path, progress=False), statement="a.txt")
    draft.save(tmp_path / "case")
    left = (tmp_path / "case" / "draft" / "left_out.csv").read_text("utf-8")
    assert "2. März 2031,German: what a day dates is read in English and Korean alone" in left


def test_one_person_in_two_scripts_is_one_actor(tmp_path):
    pages = {
        "statement.txt": "Statement by Kim Seo-rin\n\n12 September 2032\n\nKim Seo-rin, vice director, "
        "issued this statement.\n\nWe shall cut every line. Nobody will mend one.\n",
        "lantern.txt": PAGES["lantern.txt"],
        "post.txt": "Lines to be cut\n\n13 September 2032\n\nKim Seo Rin said on Sunday that her "
        "office would “cut every line”. Pak Nam Su, of the island, did not answer.\n",
    }
    for name, text in pages.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    draft = kc.draft(kc.read_folder(tmp_path, progress=False), statement="statement.txt")
    persons = draft.actors[draft.actors["kind"] == "person"]
    assert "김서린" in persons.set_index("name").loc["Kim Seo Rin", "aliases"]
    assert "김서린" not in persons["name"].tolist()
    event = draft.events[draft.events["start"] == "2032-09-12"]
    assert [sorted(pages) for pages in event["source"]] == [["lantern", "post"]]


def test_one_page_s_answer_to_a_doing_is_another_doing(tmp_path):
    """Korean has one noun for what is done: whose differs tell of two happenings of one day."""
    pages = {
        "statement.txt": PAGES["statement.txt"],
        "a.txt": "등대\n\n2032년 9월 13일\n\n섬의 어부들은 11일 이웃 섬의 풍선에 맞서는 차원에서 낡은 등대 방송을 재개했다.",
        "b.txt": "풍선\n\n2032년 9월 13일\n\n섬의 이웃이 11일 풍선을 살포했다. 섬의 어부들은 11일 등대 방송을 재개했다.",
    }
    for name, text in pages.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    draft = kc.draft(kc.read_folder(tmp_path, progress=False), statement="statement.txt")
    rows = draft.events[draft.events["start"] == "2032-09-11"]
    assert sorted(map(sorted, rows["source"])) == [["a", "b"], ["b"]]


@pytest.mark.parametrize(
    ("text", "day", "agents"),
    [
        ("북한은 9일 다리를 폭파했다.", "9일", ("North Korea",)),
        ("김서린 부부장은 배가 떠났다고 9일 밝혔다.", "9일", ("Kim Seo Rin",)),
        ("북한은 한국이 9일 배를 보냈다고 주장했다.", "9일", ("South Korea",)),
        ("김서린 부부장은 9일 등대를 닫겠다고 밝혔다.", "9일", ("Kim Seo Rin",)),
        ("수로국은 9일 배를 보냈다.", "9일", ()),
        ("김정은 위원장은 9일 배를 띄웠다.", "9일", ("Kim Jong Un",)),
        (
            "김서린 부부장이 배를 띄웠다고 조선중앙통신이 9일 보도했다.",
            "9일",
            ("Korean Central News Agency",),
        ),
        ("김서린 부부장은 웃었다. 김 부부장은 9일 배를 띄웠다.", "9일", ("Kim Seo Rin",)),
    ],
)
def test_who_acts_in_a_korean_clause_is_who_stands_before_its_verb(text, day, agents):
    at = text.index(day)
    clauses = KoreanClauses(text, Cast(["Kim Seo Rin left. Kim Jong Un sang."]))
    clause = clauses.of_date((text.find(". ") + 1, len(text)), (at, at + len(day)))
    assert clause.agents == agents
    assert clause.speech == text.endswith(("밝혔다.", "보도했다."))
