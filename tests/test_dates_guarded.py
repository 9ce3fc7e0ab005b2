"""What is no date, what is not certain, and what counts from the text: never a false day."""

import pytest

from kcna_corpus.dates import find_dates

FRIDAY = "2024-05-17"


def found(text, published=FRIDAY, **options):
    """What is printed, and its first and last day; `?` before what is not certain."""
    return [
        ("" if row.certain else "?") + row.text + "".join(f" {day}" for day in days(row))
        for row in find_dates(text, published, **options).itertuples()
    ]


def days(row):
    return dict.fromkeys(str(day) for day in (row.earliest, row.latest) if day)


@pytest.mark.parametrize(
    "text",
    [
        "Resolutions 1695, 1701 and 1737 bind the port.",
        "Under UNSCR 1929 and its successors 2087 and 2321 it may not sail.",
        "A/RES/1995 was not read.",
        "UNSCR1718 is old.",
        "La loi n° 2021 ferme le port.",
        "Le décret 2021-1040 ferme le port.",
        "1950명이 왔다.",
        "The suit is Case 2024-cv-1718.",
        "The 1267 Sanctions Committee was told.",
        "the 1591 committee and the 1929 panel",
        "Law No. 1987 of the island",
        "Case 2019 is open, and so is File 2021.",
        "Licence no. 1998 lapsed.",
        "안보리 결의 제1695호와 1929호를 지켰다.",
        "Paper 2021-118 and memo 2022-00417",
        "Some 1900 of the crates were empty.",
        "The 1267, 1518 and 1988 Committees met.",
        "제재위 1718위원회",
        "It lay under sections 1701 to 1705 of the code, pp. 1912-1950.",
        "more than 1900 sailed, 1800 km away",
        *(
            "ISBN 978-0-1999-2018-4",
            "the journal, ISSN 2049-1999",
            "S/2009/364",
            "memo 2019-2041/B",
            "memo 1999/B",
            "memo 2022-0145",
        ),
        *("paragraphs 5-7 of 1874", "para. 28 of 2094 and paragraph 8 of 1718"),
        *("under 42 U.S.C. § 1983", "the pass at 2010 m", "the T-1995 tank"),
        *("The office at 1987 Harbour Street was shut.", "No. 20240517", "call 20240517 again"),
        *("Ada Roe, 61, of 1987 Harbour Road", "Ada Roe, 1987 West Quay Street, spoke"),
        *("a 1500-metre race", "the 1900-seat hall"),
    ],
)
def test_numbers_of_things_are_no_years(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Resolution 1695 of 2006", ["2006 2006-01-01 2006-12-31"]),
        ("Resolutions 1695, 1929 and, in 2013, a third", ["2013 2013-01-01 2013-12-31"]),
        (
            "Resolution 1695 of 2006 and 1929 of 2010",
            [f"{year} {year}-01-01 {year}-12-31" for year in (2006, 2010)],
        ),
        ("S/RES/1737 (2006)", ["2006 2006-01-01 2006-12-31"]),
        (
            "resolutions passed in 2006, 2009 and 2013",
            [f"{year} {year}-01-01 {year}-12-31" for year in (2006, 2009, 2013)],
        ),
        ("In 1987 Harbour Street was paved.", ["1987 1987-01-01 1987-12-31"]),
        ("On 3 May 1987 Harbour Street was paved.", ["3 May 1987 1987-05-03"]),
        ("On May 3, 1987 Harbour Street was paved.", ["May 3, 1987 1987-05-03"]),
        ("from 9 p.m. on May 3 to 5 a.m. on May 4",
         ["?9 p.m. on May 3 2024-05-03 2024-05-04", "?5 a.m. on May 4 2024-05-04"]),
        ("On May 3 and 20 more boats sank.", ["May 3 2024-05-03"]),
        ("on April 5, 6 and 9, 2023", ["April 5 2023-04-05", "6 2023-04-06", "9, 2023 2023-04-09"]),
        ("on the 5th, 6th and 9th of April",
         ["the 5th 2024-04-05", "6th 2024-04-06", "9th of April 2024-04-09"]),
        ("On May 3 and 12 boats sank.", ["May 3 2024-05-03", "?12 2024-05-12"]),
        ("On May 3 and 12, boats sank.", ["May 3 2024-05-03", "12 2024-05-12"]),
        ("Osmund, May 17, 2024/ONA/ -- It sank.", ["May 17, 2024 2024-05-17"]),
        ("Address: 1987 Harbour Street", []),
        ("Notes\r\n20240517\r\nof the quay", ["?20240517 2024-05-17"]),
        ("the years 2018-2019-2020",
         [f"20{y} 20{y}-01-01 20{min(y + 1, 20)}-12-31" for y in (18, 19, 20)]),
        ("the papers 2019-2087", ["?2019 2019-01-01 2087-12-31", "?2087 2087-01-01 2087-12-31"]),
        ("Notes\n20240517\nof the quay", ["?20240517 2024-05-17"]),
        ("in any case 2025 will be dry", ["?2025 2025-01-01 2025-12-31"]),
        ("Decision 1950 stands.", ["?1950 1950-01-01 1950-12-31"]),
        ("문은 2019년에 닫혔다", ["2019년 2019-01-01 2019-12-31"]),
        ("the 1905 treaty", ["1905 1905-01-01 1905-12-31"]),
        ("The Osmund 2022 Fair", ["?2022 2022-01-01 2022-12-31"]),
        ("It left on 2023-4-9.", ["2023-4-9 2023-04-09"]),
        ("It left on 9-4-2023 and 23-4-2023.", ["?9-4-2023 2023-04-09 2023-09-04",
                                               "23-4-2023 2023-04-23"]),
        ("the war of 1904-1905", ["1904 1904-01-01 1905-12-31", "1905 1905-01-01 1905-12-31"]),
        ("the season 2019-20", ["2019 2019-01-01 2020-12-31", "20 2020-01-01 2020-12-31"]),
        ("the season 1999-00", ["1999 1999-01-01 2000-12-31", "00 2000-01-01 2000-12-31"]),
        ("file 2023-07", ["?2023-07 2023-07-01 2023-07-31"]),
        ("2023-7, 2023-04-123, version 1.2.3", []),
        ("June 30 to July 2, 2023", ["June 30 2023-06-30 2023-07-02", "July 2, 2023 2023-07-02"]),
        ("from the 3rd to the 5th of April",
         ["the 3rd 2024-04-03 2024-04-05", "the 5th of April 2024-04-05"]),
        ("the night of 8/9 June 2023", ["8 2023-06-08", "9 June 2023 2023-06-09"]),
        ("from June third through 9th", ["June third 2024-06-03 2024-06-09",
                                         "9th 2024-06-09"]),
        ("from 09.04.2023 to 23.04.2023", ["09.04.2023 2023-04-09 2023-04-23",
                                           "23.04.2023 2023-04-23"]),
    ],
)  # fmt: skip
def test_figures(text, want):
    assert found(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("It sank on some Friday.", ["?Friday 2024-05-17"]),
        ("It sank on Friday the 13th.", ["?Friday 2024-05-17"]),
        ("It sank on Monday, May 14.", ["?Monday, May 14 2024-05-14"]),
        ("It sank on Monday, August 1, 2022.", ["Monday, August 1, 2022 2022-08-01"]),
        ("It sank on Monday, August 1, 2023.", ["?Monday, August 1, 2023 2023-08-01"]),
        ("April Roe and June Vale spoke.",
         ["?April 2024-04-01 2024-04-30", "?June 2024-06-01 2024-06-30"]),
        ("In April Roe spoke.", ["April 2024-04-01 2024-04-30"]),
        ("The vote is on Friday week.", ["?Friday 2024-05-24"]),
        ("On Friday week-long talks ended.", ["Friday 2024-05-17", "?week-long"]),
        ("May Day was cold, April Roe was told by June Vale.",
         ["May Day 2024-05-01", "?April 2024-04-01 2024-04-30", "?June 2024-06-01 2024-06-30"]),
        ("The ferry of April Roe sank.", ["April 2024-04-01 2024-04-30"]),
        ("Old April Roe spoke.", ["?April 2024-04-01 2024-04-30"]),
        ("It will be held on May 10.", ["?May 10 2024-05-10"]),
        ("They met Thursday last week.", ["Thursday 2024-05-09", "?last week 2024-05-06 2024-05-12"]),
        ("They met on Tuesday of next week.",
         ["Tuesday 2024-05-21", "?next week 2024-05-20 2024-05-26"]),
        ("Last week, on Tuesday, it sank.",
         ["?Last week 2024-05-06 2024-05-12", "?Tuesday 2024-05-07"]),
        ("Last month, on Thursday, it sank.",
         ["Last month 2024-04-01 2024-04-30", "?Thursday 2024-05-16"]),
        ("the Thursday before", ["?Thursday 2024-05-16"]),
        ("She left on Thursday before noon.", ["Thursday 2024-05-16", "?noon 2024-05-16"]),
        ("the third Thursday", ["?Thursday 2024-05-16"]),
        ("Thursday the 4th", ["?Thursday 2024-05-16"]),
        ("that Thursday", ["?that Thursday 2024-05-23"]),
        ("in June of that year", ["?June of that year 2024-06-01 2024-06-30"]),
        ("It opens in May.", ["May 2024-05-01 2024-05-31"]),
        ("It shut in May.", ["May 2024-05-01 2024-05-17"]),
        ("They remember September 11.", ["?September 11 2023-09-11"]),
        ("It passed by 1867 votes to 1844.",
         ["?1867 1867-01-01 1867-12-31", "?1844 1844-01-01 1844-12-31"]),
        ("“We sail tomorrow,” she wrote on 3 March 2020.",
         ["?tomorrow 2024-05-18", "3 March 2020 2020-03-03"]),
        ("He said in 2016: “Next year we win.”",
         ["2016 2016-01-01 2016-12-31", "?Next year 2025-01-01 2025-12-31"]),
        ("It had sunk on Thursday.", ["?Thursday 2024-05-16"]),
        ("the vote of Nov. 5", ["?Nov. 5 2023-11-05"]),
        ("It passed on Nov. 5.", ["Nov. 5 2023-11-05"]),
        ("She will succeed him on Feb. 1.", ["Feb. 1 2025-02-01"]),
        ("A month ago, on the 3rd.", ["A month ago 2024-04-01 2024-04-30", "?the 3rd 2024-05-03"]),
        ("the October Revolution", ["?October 2023-10-01 2023-10-31"]),
        ("It sells at Christmas.", ["?Christmas 2023-12-25"]),
        ("this winter", ["?this winter 2023-12-01 2024-02-29"]),
        ("In May 2022 it rose; a month later it fell. In July it sank.",
         ["May 2022 2022-05-01 2022-05-31", "?a month later 2022-06-01 2022-06-30",
          "?July 2023-07-01 2023-07-31"]),
        ("fiscal 2023 and the third quarter", ["?fiscal 2023 2023-01-01 2023-12-31",
                                               "?the third quarter 2024-07-01 2024-09-30"]),
        ("the fiscal year 2023-2024", ["?the fiscal year 2023 2023-01-01 2024-12-31",
                                       "?2024 2024-01-01 2024-12-31"]),
        ("The 2023 fiscal year ended.", ["?2023 2023-01-01 2023-12-31"]),
        ("the financial year 2023", ["?2023 2023-01-01 2023-12-31"]),
        ("Jail in March in Ames. Tom Vale is set to sail.", ["March 2024-03-01 2024-03-31"]),
        ("The report of April 2023 said that last year was dry.",
         ["April 2023 2023-04-01 2023-04-30", "?last year 2023-01-01 2023-12-31"]),
        ("On 3 April she said she would sail next week.",
         ["3 April 2024-04-03", "?next week 2024-05-20 2024-05-26"]),
        ("In April it rose, she said on Thursday.",
         ["April 2024-04-01 2024-04-30", "Thursday 2024-05-16"]),
        ("She said it rose in 2022 and fell last year.",
         ["2022 2022-01-01 2022-12-31", "last year 2023-01-01 2023-12-31"]),
        ("On Thursday she said that it rained last year.",
         ["Thursday 2024-05-16", "last year 2023-01-01 2023-12-31"]),
        ("the school year 2022-23 and the 2021 tax year",
         ["?2022 2022-01-01 2023-12-31", "?23 2023-01-01 2023-12-31", "?2021 2021-01-01 2021-12-31"]),
        ("It sank days ago, or months ago.", ["?days ago", "?months ago"]),
        ("It sank last April.", ["?last April 2024-04-01 2024-04-30"]),
        ("At 1900 she left.", ["?1900 1900-01-01 1900-12-31"]),
        ("It is a week on Friday.", ["?a week", "?Friday 2024-05-17"]),
        ("the last Friday in August", ["?the last Friday 2024-05-10", "?August 2024-08-01 2024-08-31"]),
        ("It sank two years ago this month.",
         ["?two years ago 2022-01-01 2022-12-31", "?this month 2024-05-01 2024-05-31"]),
        ("It sank on this day in 1953.", ["?this day 2024-05-17", "1953 1953-01-01 1953-12-31"]),
        ("the third quarter of 2023", ["the third quarter of 2023 2023-07-01 2023-09-30"]),
        ("They met in 2018. In February they met again.",
         ["2018 2018-01-01 2018-12-31", "?February 2024-02-01 2024-02-29"]),
        ("It was signed on 8 May 1987. On May 2 it was read.",
         ["8 May 1987 1987-05-08", "?May 2 2024-05-02"]),
        ("They met in 2018.\n\nIn February they met again.",
         ["2018 2018-01-01 2018-12-31", "February 2024-02-01 2024-02-29"]),
        ("It fell from 1850 to 1790.",
         ["?1850 1850-01-01 1850-12-31", "?1790 1790-01-01 1790-12-31"]),
        ("They met on Wednesday and Thursday.", ["Wednesday 2024-05-15", "Thursday 2024-05-16"]),
        ("They may agree on Saturday or Sunday.", ["?Saturday 2024-05-18", "?Sunday 2024-05-19"]),
        ("On Tuesday or Saturday it rained.", ["?Tuesday 2024-05-14", "?Saturday 2024-05-18"]),
        ("It sank on Tuesday, May 14.", ["Tuesday, May 14 2024-05-14"]),
        ("It sank on 7 Dec 41.", ["?7 Dec 2023-12-07"]),
        ("It lies there to this day.", []),
    ],
)  # fmt: skip
def test_what_more_words_take_from_a_day(text, want):
    assert found(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("지난해 11월 3일 떠났다.", ["지난해 11월 3일 2023-11-03"]),
        ("16일 배가 왔다. 이날 비가 왔다.", ["16일 2024-05-16", "이날 2024-05-16"]),
        ("15일 떠났던 배가 이날 돌아왔다.", ["15일 2024-05-15", "?이날 2024-05-15"]),
        ("17일 밝혔다. 지난 4월 9일 졌다. 이날 회의에서",
         ["17일 2024-05-17", "지난 4월 9일 2024-04-09", "?이날 2024-04-09"]),
        ("재작년 2월 9일과 내년 1월 5일", ["재작년 2월 9일 2022-02-09", "내년 1월 5일 2025-01-05"]),
        ("지난해 11월 3~5일", ["지난해 11월 3 2023-11-03 2023-11-05", "5일 2023-11-05"]),
        ("2022년에 떠났다. 이듬해 3월 1일 왔다.",
         ["2022년 2022-01-01 2022-12-31", "이듬해 3월 1일 2023-03-01"]),
        ("2023. 4. 9. 알림", ["2023. 4. 9 2023-04-09"]),
        ("(23.4.9) 항구 소식", ["23.4.9 2023-04-09"]),
        ("1970년대에 지었다", ["?1970년대 1970-01-01 1979-12-31"]),
        ("80년대 초반", ["?80년대 초반 1980-01-01 1983-04-30"]),
        ("2023.4.3~4.9 열렸다", ["2023.4.3 2023-04-03 2023-04-09", "4.9 2023-04-09"]),
        ("2023. 4. 3.(월) ∼9일까지", ["2023. 4. 3.(월) 2023-04-03 2023-04-09", "9일 2023-04-09"]),
        ("지난 3월 1∼5일 훈련했다", ["지난 3월 1 2024-03-01 2024-03-05", "5일 2024-03-05"]),
        ("'23.4.30~5.2", ["'23.4.30 2023-04-30 2023-05-02", "5.2 2023-05-02"]),
        ("2023.4.3 - 20 척", ["2023.4.3 2023-04-03"]),
        ("2023.4.3 -20 척", ["2023.4.3 2023-04-03"]),
        ("2023.4.3 - 4.9", ["?2023.4.3 2023-04-03 2023-04-09", "?4.9 2023-04-09"]),
        ("2023.12.30~1.2", ["?2023.12.30 2023-12-30 2024-01-02", "?1.2 2024-01-02"]),
        ("2023.4.30~2", ["2023.4.30 2023-04-30"]),
        ("2023.4.30~2.5배", ["2023.4.30 2023-04-30"]),
        ("2023.4.3~20 boats sank", ["?2023.4.3 2023-04-03 2023-04-20", "?20 2023-04-20"]),
        ("5월 3일 동안 쉬었다.", ["5월 2024-05-01 2024-05-31"]),
        ("5월 13일간 쉬었다.", ["5월 2024-05-01 2024-05-31"]),
        ("2023.4.3~20명", ["2023.4.3 2023-04-03"]),
        ("2023.4.3~20개국", ["2023.4.3 2023-04-03"]),
        ("2023.4.3~20까지", ["2023.4.3 2023-04-03 2023-04-20", "20 2023-04-20"]),
        ("선박 2019년 4월 27일 떠났다", ["2019년 4월 27일 2019-04-27"]),
        ("4월 27일 일정을 알렸다.", ["4월 27일 2024-04-27"]),
        ("5월 3일 왔다. 이틀 뒤 떠났다.", ["5월 3일 2024-05-03", "?이틀 뒤 2024-05-05"]),
        ("이틀 뒤 떠날 예정이다.", ["이틀 뒤 2024-05-19"]),
        ("이틀 뒤 회의", ["?이틀 뒤 2024-05-19"]),
        ("지난해 하반기", ["지난해 하반기 2023-07-01 2023-12-31"]),
        ("지난주 금요일과 다음 주 화요일", ["지난주 금요일 2024-05-10", "다음 주 화요일 2024-05-21"]),
        ("지난 금요일에 열렸다", ["지난 금요일 2024-05-10"]),
        ("올해 1분기", ["올해 1분기 2024-01-01 2024-03-31"]),
        ("두 달 전 떠났다", ["두 달 전 2024-03-01 2024-03-31"]),
        ("일주일 전에", ["?일주일 전 2024-05-06 2024-05-12"]),
        ("3년 전에", ["?3년 전 2021-01-01 2021-12-31"]),
        ("2022년 6월 3일 떠나 같은 달 8일 왔다. 같은 해 11월 다시 갔다.",
         ["2022년 6월 3일 2022-06-03", "같은 달 8일 2022-06-08", "같은 해 11월 2022-11-01 2022-11-30"]),
        ("2019년에 시작했다. 같은 달 3일", ["2019년 2019-01-01 2019-12-31", "?같은 달 3일"]),
        ("2019년 3월 떠나 전년 10월 일을", ["2019년 3월 2019-03-01 2019-03-31", "전년 10월 2018-10-01 2018-10-31"]),
        ("동월 3일과 동년 5월", ["?동월 3일", "?동년 5월"]),
        ("23년 5월 시작했다", ["?23년 5월 2023-05-01 2023-05-31"]),
        ("2018년 4월과 9월", ["2018년 4월 2018-04-01 2018-04-30", "9월 2018-09-01 2018-09-30"]),
        ("2018년 11월과 2월", ["2018년 11월 2018-11-01 2018-11-30", "?2월 2018-02-01 2018-02-28"]),
        ("3년간 일했다", []),
        ("3일 만에, 10년 만의 1일1식, 23일 만입니다. 5일 만.", []),
        ("16일 만찬을 열었다.", ["16일 2024-05-16"]),
        ("2019헌라6, 2020고합12 사건", []),
        ("4월혁명", ["?4월 2024-04-01 2024-04-30"]),
        ("5월에 떠났다.", ["5월 2024-05-01 2024-05-17"]),
        ("5월 임시회에서 뽑았다.", ["5월 2024-05-01 2024-05-31"]),
        ("2~3일 걸린다.", ["?3일 2024-05-03"]),
        ("5일장과 3일치", []),
        ("1~4월에 늘었다.", ["1~4월 2024-01-01 2024-04-30"]),
        ("2023년 1∼4월, 지난해 7-9월",
         ["2023년 1∼4월 2023-01-01 2023-04-30", "지난해 7-9월 2023-07-01 2023-09-30"]),
        ("3월 5일, 2023년 4월", ["3월 5일 2024-03-05", "2023년 4월 2023-04-01 2023-04-30"]),
        ("3월 5, 6, 7일 왔다.", ["3월 5 2024-03-05", "6 2024-03-06", "7일 2024-03-07"]),
        ("2030세대는 2000만 원을 냈다. 전화 1899-2024", []),
        ("2019-2023 회의와 2023시즌", ["?2019 2019-01-01 2023-12-31", "?2023 2023-01-01 2023-12-31",
                                  "?2023 2023-01-01 2023-12-31"]),
        ("지난 4월 떠났다.", ["지난 4월 2024-04-01 2024-04-30"]),
        ("5월호를 냈다.", ["?5월 2024-05-01 2024-05-31"]),
        ("2025년 중 3분기와 4분기", ["2025년 2025-01-01 2025-12-31", "?3분기 2024-07-01 2024-09-30",
                               "?4분기 2023-10-01 2023-12-31"]),
        ("4월 값은 전년비 올랐다", ["4월 2024-04-01 2024-04-30", "?전년 2023-01-01 2023-12-31"]),
        ("작년보다, 전년 3월 9일보다", ["작년 2023-01-01 2023-12-31", "?전년 3월 9일 2022-03-09"]),
        ("회의 1 2019년 배가 왔다", ["2019년 2019-01-01 2019-12-31"]),
        ("값이 올랐다. 3박 4일 일정의 2일차, 1일 평균 2000명", []),
        ("작년보다 늘었고 전년 동기 대비 올랐다",
         ["작년 2023-01-01 2023-12-31", "?전년 2022-01-01 2022-12-31"]),
        ("23년 4월 9일에", ["23년 4월 9일 2023-04-09"]),
        ("올 4월 9일에", ["올 4월 9일 2024-04-09"]),
        ("그해 4월 9일에", ["?그해 4월 9일"]),
        ("4월 9일부터 12일까지", ["4월 9일 2024-04-09 2024-04-12", "12일 2024-04-12"]),
        ("3/4분기", ["?3/4분기 2024-07-01 2024-09-30"]),
        ("7월에 배가 떠났다.", ["7월 2023-07-01 2023-07-31"]),
        ("7월에 배가 떠날 예정이다.", ["7월 2024-07-01 2024-07-31"]),
        ("7월 2일 BMW 회의가 있다.", ["?7월 2일 2024-07-02"]),
        ("7월 2일 회의", ["?7월 2일 2024-07-02"]),
        ("28일 떠났다고 밝혔다.", ["28일 2024-04-28"]),
        ("28일 회의", ["?28일 2024-05-28"]),
        ("28일 떠날 계획이다.", ["28일 2024-05-28"]),
        ("4월 9일 공동선언", ["?4월 9일 2024-04-09"]),
    ],
)  # fmt: skip
def test_korean(text, want):
    assert found(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The crews met this Tuesday.", ["this Tuesday 2024-05-14"]),
        ("This Tuesday the crews rang the bell.", ["This Tuesday 2024-05-14"]),
        ("The crews will meet this Tuesday.", ["this Tuesday 2024-05-21"]),
        ("On July 2 the crews met and sang.", ["?July 2 2024-07-02"]),
        ("On July 2 the crews will meet.", ["July 2 2024-07-02"]),
        ("On May 2 the crews met.", ["May 2 2024-05-02"]),
        ("the March 9 Joint Communique", ["?March 9"]),
        ("the 9 March Ferry Agreement of 1998",
         ["9 March 1998-03-09", "1998 1998-01-01 1998-12-31"]),
        ("the March 9 agreement", ["?March 9 2024-03-09"]),
        ("the historic March 9 joint declaration", ["?March 9 2024-03-09"]),
        ("the July 2 victory", ["?July 2 2024-07-02"]),
        ("the March 9 vote", ["March 9 2024-03-09"]),
        ("March 9 rioters were tried.", ["?March 9 2024-03-09"]),
        ("the March 9 ferry sinking", ["?March 9 2024-03-09"]),
        ("the May 9 attack", ["May 9 2024-05-09"]),
        ("the Jan. 6 panel", ["?Jan. 6 2024-01-06"]),
        ("Nothing has moved since Jan. 6, she said.", ["?Jan. 6 2024-01-06 2024-05-17"]),
        ("They sailed on Oct. 7.", ["Oct. 7 2023-10-07"]),
    ],
)  # fmt: skip
def test_tense_and_names(text, want):
    assert found(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("It shut on 7 May. The day before, rain fell.",
         ["7 May 2024-05-07", "?The day before 2024-05-06"]),
        ("It shut on 7 May. Rain had fallen two days before.",
         ["7 May 2024-05-07", "?two days before 2024-05-05"]),
        ("It opened in 2019. The year after, it was sold.",
         ["2019 2019-01-01 2019-12-31", "?The year after 2020-01-01 2020-12-31"]),
        ("The day before, rain fell.", ["?The day before"]),
        ("the day before the vote of 3 May",
         ["?the day before 2024-05-02", "3 May 2024-05-03"]),
        ("by the end of the month", ["?the end of the month 2024-05-17 2024-05-31"]),
        ("It opened in 2019. By the end of the year it had closed.",
         ["2019 2019-01-01 2019-12-31", "?the end of the year 2019-09-01 2019-12-31"]),
        ("not before the end of June", ["the end of June 2024-06-21 2024-06-30"]),
        ("By the end of March it had shut.", ["?the end of March 2024-03-21 2024-03-31"]),
        ("It shut on 7 May. The day before it had rained.",
         ["7 May 2024-05-07", "?The day before 2024-05-06"]),
        ("at the end of 2021", ["the end of 2021 2021-09-01 2021-12-31"]),
    ],
)  # fmt: skip
def test_anchors_in_the_text(text, want):
    assert found(text) == want


@pytest.mark.parametrize(
    "text",
    [
        *("It sank recently.", "She presently lives here.", "in the current law", "in the past"),
        *("a four-year plan", "some years ago", "over the coming months"),
    ],
)
def test_what_has_no_window_is_not_certain(text):
    assert [word for word in found(text) if word[0] != "?"] == []


@pytest.mark.parametrize(
    "text", ["The current swept it out.", "A current ran here.", "The current is strong."]
)
def test_water_is_no_time(text):
    assert found(text) == []
