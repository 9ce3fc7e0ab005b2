"""News sentences, all invented, with the values that the guidelines of TIMEX3 give.

They were typed from the guidelines before the code had read them.
"""

import pytest

from kcna_corpus.dates import find_dates

#: The day it was printed | the sentence | each expression with its value.
SENTENCES = """
2013-03-21 | The ministers will meet Friday in Brussels. | Friday = 2013-03-22
2024-05-17 | The court rejected the appeal on Friday. | Friday = 2024-05-17
1998-02-09 | PARIS (AP) - A bomb went off Monday outside a bank. | Monday = 1998-02-09
2019-10-02 | Voters go to the polls on Sunday. | Sunday = 2019-10-06
2007-06-13 | The inquiry is to open on Monday, officials said. | Monday = 2007-06-18
2015-01-08 | Police said late Wednesday that two men had fled. | late Wednesday = 2015-01-07
2011-08-04 | Shares fell Thursday after a weak report, and analysts said Friday's figures could be worse. | Thursday = 2011-08-04; Friday = 2011-08-05
2020-04-06 | Mourners gathered Sunday night near the church. | Sunday night = 2020-04-05TNI
2002-11-21 | The strike begins Tuesday unless talks succeed. | Tuesday = 2002-11-26
1996-07-30 | He is due to appear in court next Tuesday. | next Tuesday = 1996-08-06
2016-06-22 | The suspect was arrested last Saturday. | last Saturday = 2016-06-18
2022-09-07 | Classes resume this Thursday. | this Thursday = 2022-09-08
2018-12-10 | The storm could reach the coast by Wednesday. | Wednesday = 2018-12-12
2009-03-18 | The bank is expected to announce its plan on Thursday. | Thursday = 2009-03-19
2021-02-24 | The mission lasted from Sunday through Tuesday. | Sunday = 2021-02-21; Tuesday = 2021-02-23
2004-03-17 | The office has been closed since last February. | last February = 2004-02
2012-04-10 | The prince was born in November. | November = 2011-11
2012-04-10 | The prince will marry in November. | November = 2012-11
2001-10-03 | In September, sales dropped 3 percent. | September = 2001-09
2017-05-02 | A decision is expected in mid-May. | mid-May = 2017-05
2017-05-02 | Talks are planned for late June. | late June = 2017-06
2023-08-11 | The pact was signed in mid-2021. | mid-2021 = 2021
2010-05-12 | Sales may rise in May, he said. | May = 2010-05
2014-02-20 | He may march again, his lawyer said. |
2006-08-16 | The troops leave next month. | next month = 2006-09
2006-08-16 | The treaty expires at the end of next month. | the end of next month = 2006-09
1997-10-27 | Exports grew in the August-to-October period. | August = 1997-08; October = 1997-10
2008-07-15 | Prices rose in June and July. | June = 2008-06; July = 2008-07
2005-09-01 | Early last month the dam gave way. | Early last month = 2005-08
2013-04-17 | The blasts of April 15 killed three people. | April 15 = 2013-04-15
2003-01-20 | The ship left on Dec. 28. | Dec. 28 = 2002-12-28
2003-12-20 | The deadline is Jan. 15. | Jan. 15 = 2004-01-15
2011-09-08 | Since Sept. 11, 2001, airports have changed. | Sept. 11, 2001 = 2001-09-11
2011-09-08 | The Sept. 11 attacks changed airports. | Sept. 11 = 2001-09-11
2011-09-08 | The 9/11 attacks changed airports. | 9/11 = 2001-09-11
2024-05-20 | The note is dated 5/17. | 5/17 = 2024-05-17
2024-05-20 | The note is dated 17/5. | 17/5 = 2024-05-17
2024-05-20 | The meeting of May 16-17 ended early. | May 16 = 2024-05-16; 17 = 2024-05-17
2024-05-20 | The 3rd of June will be a holiday. | The 3rd of June = 2024-06-03
1994-06-08 | He landed on the morning of June 6, 1944. | the morning of June 6, 1944 = 1944-06-06TMO
2000-11-10 | The vote was held on Tuesday, November 7. | Tuesday, November 7 = 2000-11-07
1995-07-20 | The week of March 6 was the worst. | The week of March 6 = 1995-W10
2016-03-01 | Flights resume on the 12th. | the 12th = 2016-03-12
2016-03-01 | The storm of February 29th broke windows. | February 29th = 2016-02-29
2013-03-25 | The vote, on 24 March, was calm. | 24 March = 2013-03-24
2024-05-17 | The firm lost money between 2015 and 2018. | 2015 = 2015; 2018 = 2018
2024-05-17 | The song was popular in the '60s. | the '60s = 196
2024-05-17 | Rents doubled in the mid-1990s. | the mid-1990s = 199
2024-05-17 | The bridge is from the late 19th century. | the late 19th century = 18
2024-05-17 | The team won the title in the 2022-23 season. | 2022 = 2022; 23 = 2023
2024-05-17 | The plan covers fiscal 2025. | fiscal 2025 = 2025
2024-05-17 | Spending in FY2023 was flat. | FY2023 = 2023
2024-05-17 | Growth in the first half of 2024 was slow. | the first half of 2024 = 2024-H1
2024-05-17 | Net profit for Q1 2024 was flat. | Q1 2024 = 2024-Q1
2024-05-17 | Margins in 1Q 2024 were flat. | 1Q 2024 = 2024-Q1
2024-05-17 | Sales in H1 2023 fell. | H1 2023 = 2023-H1
2024-08-17 | In the year to March, prices rose. | the year = P1Y; March = 2024-03
2024-08-17 | In the three months to June, prices rose. | the three months = P3M; June = 2024-06
2015-11-03 | The company was founded in 1899 by two brothers. | 1899 = 1899
2015-11-03 | More than 2000 people fled the town. |
2015-11-03 | The 1991 Gulf War lasted 42 days. | 1991 = 1991; 42 days = P42D
2015-11-03 | Boeing 1500 seats were sold. |
2015-11-03 | By the end of 2016 the base will shut. | the end of 2016 = 2016
2015-11-03 | At the beginning of the 1970s oil was cheap. | the beginning of the 1970s = 197
2012-07-04 | Growth picked up in the second quarter. | the second quarter = 2012-Q2
2012-07-04 | The economy shrank in the fourth quarter. | the fourth quarter = 2011-Q4
2012-07-04 | She left office late last year. | late last year = 2011
2012-07-04 | Elections are due later this year. | later this year = 2012
2012-07-04 | Earlier this week, he resigned. | Earlier this week = 2012-W27
2012-07-04 | It opened earlier in the year. | earlier in the year = 2012
2012-07-04 | It is the worst drought this century. | this century = 20
2012-07-04 | The rules changed earlier this decade. | earlier this decade = 201
2012-07-04 | The summer of 2010 was hot. | The summer of 2010 = 2010-SU
2014-09-17 | The flood came two years ago. | two years ago = 2012
2014-09-17 | The flood came a week or so ago. | a week or so ago = 2014-W37
2014-09-17 | He died 10 days ago. | 10 days ago = 2014-09-07
2014-09-17 | He died three days earlier, on Sunday's eve. | three days earlier = 2014-09-14; Sunday = 2014-09-14
2014-09-17 | They met some 20 years ago. | some 20 years ago = 1994
2014-09-17 | They met several years ago. | several years ago = PAST_REF
2014-09-17 | They met half a century ago. | half a century ago = 1964
2014-09-17 | They met a decade ago. | a decade ago = 2004
2014-09-17 | A dozen years ago the mill shut. | A dozen years ago = 2002
2014-09-17 | Four were shot in the past 24 hours. | the past 24 hours = PT24H
2014-09-17 | Prices rose in recent weeks. | recent weeks = PAST_REF
2014-09-17 | Prices will rise in the coming months. | the coming months = FUTURE_REF
2014-09-17 | It has rained for the past three days. | the past three days = P3D
2014-09-17 | The trial lasted nearly two years. | nearly two years = P2Y
2014-09-17 | The tunnel will take at least 10 years to build. | at least 10 years = P10Y
2014-09-17 | A two-and-a-half year inquiry ended. | two-and-a-half year = P2.5Y
2014-09-17 | They waited for hours. | hours = PTXH
2014-09-17 | The attack came on Aug. 30. The following day, troops moved in. | Aug. 30 = 2014-08-30; The following day = 2014-08-31
2014-09-17 | The attack came on Aug. 30. The same day, troops moved in. | Aug. 30 = 2014-08-30; The same day = 2014-08-30
2014-09-17 | The attack came on Aug. 30. That day, troops moved in. | Aug. 30 = 2014-08-30; That day = 2014-08-30
2014-09-17 | He won in 2009 and lost three years later. | 2009 = 2009; three years later = 2012
2014-09-17 | The paper opened two years ago Friday. | two years ago Friday = 2012-09-19
2021-06-30 | The agency is now hiring. | now = PRESENT_REF
2021-06-30 | He currently lives in Rome. | currently = PRESENT_REF
2021-06-30 | The mine closed recently. | recently = PAST_REF
2021-06-30 | Nobody knows the future. | the future = FUTURE_REF
2021-06-30 | In the past, the river froze. | the past = PAST_REF
2021-06-30 | It was a moment of calm; a second man fell. |
2021-06-30 | The fall of the minister was swift. |
2021-06-30 | She is 30 now. | now = PRESENT_REF
2021-06-30 | Today's Europe is richer. | Today = 2021-06-30
2021-06-30 | The army spring its trap in the second half. |
2021-06-30 | The march on the capital may second the motion. |
2021-06-30 | They talked over the weekend. | the weekend = 2021-W25-WE
2021-06-30 | They will talk this weekend. | this weekend = 2021-W26-WE
2021-06-30 | Gunmen struck this morning. | this morning = 2021-06-30TMO
2021-06-30 | Rain is forecast for tomorrow night. | tomorrow night = 2021-07-01TNI
2021-06-30 | The bus leaves at 9 a.m. Thursday. | 9 a.m. Thursday = 2021-07-01T09:00
2021-06-30 | He prays every day and plays twice a week. | every day = P1D; a week = P1W
2021-12-27 | The plant shut on Christmas Eve. | Christmas Eve = 2021-12-24
2021-12-27 | They will marry on New Year's Day. | New Year's Day = 2022-01-01
2021-12-27 | Last New Year's Eve was quiet. | Last New Year's Eve = 2020-12-31
1996-05-30 | The accident, the day before yesterday, hurt six. | the day before yesterday = 1996-05-28
1996-05-30 | They leave the day after tomorrow. | the day after tomorrow = 1996-06-01
1996-05-30 | A week from Friday, the ban ends. | A week from Friday = 1996-06-07
1996-05-30 | The talks ended a week ago Monday. | a week ago Monday = 1996-05-20
1996-05-30 | The strike could end within weeks. | weeks = PXW
1996-05-30 | Last year's loss was the worst since 1987. | Last year = 1995; 1987 = 1987
1996-05-30 | The law passes this year or next year. | this year = 1996; next year = 1997
1996-05-30 | It rose 4 percent, compared with the same period last year. | last year = 1995
1996-05-30 | By year-end, the debt will be paid. | year-end = 1996
1996-05-30 | It was in June last year that he fell ill. | June last year = 1995-06
1996-05-30 | In the early 1980s and late 1970s rates were high. | the early 1980s = 198; late 1970s = 197
1996-05-30 | In the fifties he sang. | the fifties = 195
1996-05-30 | In the eighteenth century they traded furs. | the eighteenth century = 17
2019-03-04 | The two last met in Hanoi last week. | last week = 2019-W09
2019-03-04 | It is the third time this month. | this month = 2019-03
2019-03-04 | Nearly a year later, no one knows. | Nearly a year later = 2020
2019-03-04 | Prime Minister Theresa May said no; May lost. |
2019-03-04 | The Sun and the Mon people. |
2019-03-04 | Yesterday afternoon a mast fell. | Yesterday afternoon = 2019-03-03TAF
2019-03-04 | Tomorrow's vote is crucial. | Tomorrow = 2019-03-05
2024-05-20 | 5월 17일 발표했다. | 5월 17일 = 2024-05-17
2024-05-20 | 지난 16일 밝혔다. | 지난 16일 = 2024-05-16
2024-05-20 | 지난해 11월 발사했다. | 지난해 11월 = 2023-11
2024-05-20 | 올해 수출이 늘었다. | 올해 = 2024
2024-05-20 | 내년 초 완공된다. | 내년 초 = 2025
2024-05-20 | 17일 오전 발사했다. | 17일 오전 = 2024-05-17TMO
2024-05-20 | 작년 회담이 열렸다. | 작년 = 2023
2024-05-20 | 지난달 말 회담이 열렸다. | 지난달 말 = 2024-04
2024-05-20 | 이달 초 열렸다. | 이달 초 = 2024-05
2024-05-20 | 어제 밝혔다. 오늘은 비가 온다. 내일 떠난다. | 어제 = 2024-05-19; 오늘 = 2024-05-20; 내일 = 2024-05-21
2024-05-20 | 모레 도착하며 그저께 떠났다. | 모레 = 2024-05-22; 그저께 = 2024-05-18
2024-05-20 | 3년 전 약속이다. | 3년 전 = 2021
2024-05-20 | 이틀 뒤 발표한다. | 이틀 뒤 = 2024-05-22
2024-05-20 | 주체113(2024)년 5월 17일 평양 | 주체113(2024)년 5월 17일 = 2024-05-17
2024-05-20 | 2024.5.17. 평양 | 2024.5.17 = 2024-05-17
2024-05-20 | (Juche 113(2024).5.17.) | Juche 113(2024).5.17 = 2024-05-17
2024-05-20 | Pyongyang, May 17 (KCNA) -- a notice. | May 17 = 2024-05-17
2013-03-22 | The president said in an interview published Friday that he would not run again. | Friday = 2013-03-22
2013-03-22 | A court is expected to rule early next week. | early next week = 2013-W13
2013-03-22 | The euro hit its lowest level since mid-November on Thursday. | mid-November = 2012-11; Thursday = 2013-03-21
2013-03-22 | Italy's February 24-25 election gave no party a majority. | February 24 = 2013-02-24; 25 = 2013-02-25
2013-03-22 | The ban came into force on 1 January this year. | 1 January this year = 2013-01-01
2013-03-22 | She was elected in the May 2010 vote. | May 2010 = 2010-05
2013-03-22 | The company will report first-quarter results on April 23. | first-quarter = 2013-Q1; April 23 = 2013-04-23
2013-03-22 | Two-thirds of 2012 revenues came from abroad. | 2012 = 2012
2013-03-22 | In 2011 and 2012 droughts hit the region. | 2011 = 2011; 2012 = 2012
2013-03-22 | The 2008 and 2012 elections were close. | 2008 = 2008; 2012 = 2012
2013-03-22 | The law dates back to the 1930s. | the 1930s = 193
2013-03-22 | At least 45 people died last month, and 12 this month. | last month = 2013-02; this month = 2013-03
2013-03-22 | Snow is expected on Saturday and Sunday. | Saturday = 2013-03-23; Sunday = 2013-03-24
2013-03-22 | The pair met on Wednesday and will meet again on Monday. | Wednesday = 2013-03-20; Monday = 2013-03-25
2013-03-22 | Officials had hoped to finish by the end of March. | the end of March = 2013-03
2013-03-22 | He has been in custody since December 2011. | December 2011 = 2011-12
2013-03-22 | Three weeks earlier, on March 1, the mine flooded. | Three weeks earlier = 2013-W09; March 1 = 2013-03-01
2024-07-22 | They met on 27 June. Eight days earlier, on 13 July, a dam broke. | 27 June = 2024-06-27; Eight days earlier = 2024-07-13; 13 July = 2024-07-13
2013-03-22 | The dispute began in late 2010 and ended in early 2012. | late 2010 = 2010; early 2012 = 2012
2013-03-22 | Cyprus has until Monday to raise the money. | Monday = 2013-03-25
2013-03-22 | Parliament will vote later on Friday. | Friday = 2013-03-22
2013-03-22 | Police said on Thursday night that nobody was hurt. | Thursday night = 2013-03-21TNI
2013-03-22 | The fire broke out shortly before 3 a.m. on Friday. | 3 a.m. on Friday = 2013-03-22T03:00
2013-03-22 | Sales in the year to the end of January rose 2%. | the year = P1Y; the end of January = 2013-01
2013-03-22 | GDP shrank by 0.3% in the final quarter of 2012. | the final quarter of 2012 = 2012-Q4
2013-03-22 | Unemployment rose in the three months to January. | the three months = P3M; January = 2013-01
2013-03-22 | It is the third such attack in as many weeks. |
2013-03-22 | The former minister, 61, died Tuesday of cancer. | Tuesday = 2013-03-19
2013-03-22 | Updated 14:05 GMT, 22 March 2013 | 14:05 GMT, 22 March 2013 = 2013-03-22T14:05
2013-03-22 | The ceasefire began at midnight on Sunday. | midnight on Sunday = 2013-03-17T24:00
2013-03-22 | Today, the town has 500 people. | Today = 2013-03-22
2013-03-22 | Nowadays few remember it. | Nowadays = PRESENT_REF
2013-03-22 | It was built some time ago. | some time ago = PAST_REF
2013-03-22 | They have not spoken in years. | years = PXY
2013-03-22 | He served a 10-year sentence. | 10-year = P10Y
2013-03-22 | Prices have doubled in the last five years. | the last five years = P5Y
2013-03-22 | The next day, he fled. | The next day = 2013-03-23
2013-03-22 | On Monday he won. The next day he lost. | Monday = 2013-03-18; The next day = 2013-03-19
2013-03-22 | In January he won. A month later he lost. | January = 2013-01; A month later = 2013-02
2013-03-22 | The film is set in 1960s London. | 1960s = 196
2013-03-22 | By Friday evening the army had left. | Friday evening = 2013-03-22TEV
2013-03-22 | The 21st century will belong to Asia. | The 21st century = 20
2013-03-22 | The euro zone will return to growth in 2014, the bank forecasts. | 2014 = 2014
2013-03-22 | He arrived in Britain in September 1939. | September 1939 = 1939-09
2013-03-22 | The tax takes effect on July 1. | July 1 = 2013-07-01
2013-03-22 | Nine months on, little has changed. | Nine months = P9M
2013-03-22 | The plane was due at 7.30pm local time. | 7.30pm local time = 2013-03-22T19:30
2013-03-22 | Thousands gathered for the 10-day festival, which runs until 31 March. | 10-day = P10D; 31 March = 2013-03-31
2013-03-22 | The World Cup in 2022 will be in Qatar. | 2022 = 2022
2013-03-22 | In the spring of 1945 the war ended. | the spring of 1945 = 1945-SP
2013-03-22 | About 1,900 homes were lost in 1998's flood. | 1998 = 1998
2013-03-22 | Flight 1907 from Rome had 1945 seats. |
2013-03-22 | The 2013-14 budget will be read on Wednesday. | 2013 = 2013; 14 = 2014; Wednesday = 2013-03-27
2013-03-22 | BRUSSELS, March 22 (Reuters) - The bank said on Friday it would wait. | March 22 = 2013-03-22; Friday = 2013-03-22
2013-03-22 | NEW YORK (CNNMoney) Stocks rose Friday, capping a fourth week of gains. | Friday = 2013-03-22
2013-03-22 | Kim, who is now 30, took power in December 2011. | now = PRESENT_REF; December 2011 = 2011-12
2013-03-22 | The treaty was signed in Paris on the 3rd of September, 1783. | the 3rd of September, 1783 = 1783-09-03
2013-03-22 | The study followed women from 1976 through 2008. | 1976 = 1976; 2008 = 2008
2013-03-22 | More than a year ago, it closed. | More than a year ago = 2012
2013-03-22 | That year, the party split. | That year = 2013
2013-03-22 | In 1994 he left. That year, the party split. | 1994 = 1994; That year = 1994
2013-03-22 | At the same time, costs rose. |
2013-03-22 | The minute hand fell off; the second half was dull. |
2013-03-22 | He fell in the second minute of the match. |
2013-03-22 | The Friday Times and The Sunday Telegraph reported it. |
2013-03-22 | Season tickets fall in price each spring. | each spring = XXXX-SP
2013-03-22 | Every Saturday, he sails. | Every Saturday = XXXX-WXX-6
2013-03-22 | The show airs Monday through Thursday. | Monday = 2013-03-18; Thursday = 2013-03-21
2013-03-22 | Tens of thousands marched on 15 February 2003. | 15 February 2003 = 2003-02-15
2013-03-22 | He was born on 5 Aug 1961 in Honolulu. | 5 Aug 1961 = 1961-08-05
2013-03-22 | Born in 1961, he grew up in Hawaii in the early 1970s. | 1961 = 1961; the early 1970s = 197
2013-03-22 | The strike is in its third week. |
2013-03-22 | The strike will last one to two weeks. | two weeks = P2W
2013-03-22 | The rate is 1.9 percent a year. | a year = P1Y
2013-03-22 | They will be tried within the next two months. | the next two months = P2M
2013-03-22 | It is 10 years to the day since the war began. | 10 years = P10Y
2013-03-22 | An hour earlier, he had been seen alive. | An hour earlier = 2013-03-22TXX:XX
2013-03-22 | The judge set a hearing for April 2. | April 2 = 2013-04-02
2013-03-22 | A summit is planned for Thursday. | Thursday = 2013-03-28
2013-03-22 | The meeting, scheduled for Tuesday, was called off. | Tuesday = 2013-03-26
2013-03-22 | Ahead of Sunday's game, he trained alone. | Sunday = 2013-03-24
2013-03-22 | After Sunday's game, he went home. | Sunday = 2013-03-17
2013-03-22 | He spoke before Thursday's summit. | Thursday = 2013-03-21
2013-03-22 | He leaves for Moscow on Saturday. | Saturday = 2013-03-23
2013-03-22 | Elections take place on Sunday. | Sunday = 2013-03-24
2013-03-22 | Tickets go on sale Tuesday. | Tuesday = 2013-03-26
2013-03-22 | The army seized power in a coup on Tuesday. | Tuesday = 2013-03-19
2013-03-22 | The pope, chosen on March 13, is Argentine. | March 13 = 2013-03-13
1998-03-05 | The Labor Department reports on Friday how many jobs were created last month. | Friday = 1998-03-06; last month = 1998-02
1998-03-05 | Iraq agreed on Feb. 23 to open the sites. | Feb. 23 = 1998-02-23
1998-03-05 | The space shuttle is scheduled to lift off April 16. | April 16 = 1998-04-16
1998-03-05 | In 1997, the firm earned $3 a share, against $2 in 1996. | 1997 = 1997; 1996 = 1996
2005-07-08 | Four bombs went off in London on Thursday morning. | Thursday morning = 2005-07-07TMO
2005-07-08 | The July 7 bombings killed dozens. | July 7 = 2005-07-07
2005-07-08 | London won the right to host the 2012 Olympics a day earlier. | 2012 = 2012; a day earlier = 2005-07-07
2016-11-09 | Mr. Trump will be sworn in on Jan. 20. | Jan. 20 = 2017-01-20
2016-11-09 | Turnout was the lowest since the 1996 race. | 1996 = 1996
2016-11-09 | For the first time since 2006, the party controls both houses. | 2006 = 2006
2016-11-09 | The Nov. 8 vote ended a two-year campaign. | Nov. 8 = 2016-11-08; two-year = P2Y
2016-11-09 | Stocks tumbled overnight, then recovered by midday. | midday = 2016-11-09T12:00
2016-11-09 | Four years ago, Mr. Romney lost here. | Four years ago = 2012
2016-11-09 | The economy grew at a 2.9 percent annual rate in the July-September quarter. | July = 2016-07; September = 2016-09
2020-05-06 | The lockdown, imposed on March 23, will be eased from Monday. | March 23 = 2020-03-23; Monday = 2020-05-11
2020-05-06 | The 2020 season may not restart until September. | 2020 = 2020; September = 2020-09
2020-05-06 | The bank expects a rebound in 2021. | 2021 = 2021
2020-05-06 | The eurozone shrank 3.8% in the first three months of the year. | the first three months = P3M; the year = 2020
2020-05-06 | Sales fell 18.1% in April from March. | April = 2020-04; March = 2020-03
2020-05-06 | As of early May, 30 states had eased the rules. | early May = 2020-05
2020-05-06 | The hearing, originally set for May 18, has been put off to June. | May 18 = 2020-05-18; June = 2020-06
1994-09-21 | The troops landed Monday; by Wednesday they held the port. | Monday = 1994-09-19; Wednesday = 1994-09-21
1994-09-21 | Two days ago he was in Haiti. | Two days ago = 1994-09-19
1994-09-21 | The embargo was tightened in May and again on June 10. | May = 1994-05; June 10 = 1994-06-10
1994-09-21 | It is not clear when he will leave; Oct. 15 is the deadline. | Oct. 15 = 1994-10-15
1994-09-21 | In September 1991 the president was overthrown. | September 1991 = 1991-09
1994-09-21 | The accord, reached late Sunday, averted an invasion. | late Sunday = 1994-09-18
2009-01-15 | A US Airways jet crashed into the river on Thursday. | Thursday = 2009-01-15
2009-01-15 | The inauguration is next Tuesday. | next Tuesday = 2009-01-20
2009-01-15 | Unemployment hit 7.2% in December, the highest in 16 years. | December = 2008-12; 16 years = P16Y
2009-01-15 | The company cut 4,000 jobs last autumn. | last autumn = 2008-FA
2009-01-15 | It plans to close two plants by mid-2010. | mid-2010 = 2010
2009-01-15 | The offensive, now in its 20th day, began on 27 December. | now = PRESENT_REF; 27 December = 2008-12-27
2009-01-15 | The truce ended on December 19. | December 19 = 2008-12-19
2009-01-15 | Gas supplies were cut off on 7 January. | 7 January = 2009-01-07
2009-01-15 | The bank will publish results on 9 February. | 9 February = 2009-02-09
2009-01-15 | He served as governor from 1999 to 2006. | 1999 = 1999; 2006 = 2006
2012-09-30 | The vote will be held this coming Tuesday. | this coming Tuesday = 2012-10-02
2012-09-30 | Last Tuesday, the king fell ill. | Last Tuesday = 2012-09-25
2012-09-30 | The debate on Wednesday will be the first of three. | Wednesday = 2012-10-03
2012-09-30 | Wednesday's debate will be the first of three. | Wednesday = 2012-10-03
2012-09-30 | He died at the age of 84 on Saturday, his family said. | Saturday = 2012-09-29
2012-09-30 | The drought of 2012 is the worst in half a century. | 2012 = 2012; half a century = P50Y
2012-09-30 | Fiscal year 2013 begins on Monday. | Fiscal year 2013 = 2013; Monday = 2012-10-01
2012-09-30 | A recount took place in the early 2000s. | the early 2000s = 200
2012-09-30 | They rallied on the anniversary of the Oct. 7, 2001, invasion. | Oct. 7, 2001 = 2001-10-07
2012-09-30 | Three people were killed in 1,500 attacks this year alone. | this year = 2012
2024-01-02 | He turned 40 on New Year's Day. | New Year's Day = 2024-01-01
2024-01-02 | North Korea fired shells on Friday, its third such drill in a week. | Friday = 2023-12-29; a week = P1W
2024-01-02 | The satellite, launched last November, works. | last November = 2023-11
2024-01-02 | It will launch three more satellites in 2024. | 2024 = 2024
2024-01-02 | KCNA said on Jan. 1 that he spoke on Dec. 31. | Jan. 1 = 2024-01-01; Dec. 31 = 2023-12-31
2024-01-02 | The United Nations Security Council adopted resolution 2397 in December 2017. | December 2017 = 2017-12
2024-01-02 | The 1950-53 Korean War ended in a truce. | 1950 = 1950; 53 = 1953
2024-01-02 | She was last seen at 11:30 p.m. on Dec. 30. | 11:30 p.m. on Dec. 30 = 2023-12-30T23:30
2024-01-02 | Sixty years on, the case is open. | Sixty years = P60Y
2024-01-02 | The law takes effect this spring. | this spring = 2024-SP
2024-01-02 | In the future, it may snow less. | the future = FUTURE_REF
2024-01-02 | The deal is a first step; the second day of talks was calm. |
2024-01-02 | The government may fall in a second vote. |
2024-01-02 | It was the first time in a decade. | a decade = P10Y
2024-01-02 | The monthly magazine and the daily paper closed. | monthly = P1M; daily = P1D
2024-01-02 | Once a year they meet; a decade ago they did not. | a year = P1Y; a decade ago = 2014
2024-01-02 | He has just over two weeks to decide. | two weeks = P2W
2024-01-02 | Around 3,000 came on Sunday, Dec. 31, 2023. | Sunday, Dec. 31, 2023 = 2023-12-31
2013-03-22 | It is due by the end of the decade. | the end of the decade = 201
2013-03-22 | Rain fell on the weekend of March 2. | the weekend of March 2 = 2013-W09-WE
2013-03-22 | The week before last, he resigned. | The week before last = 2013-W10
2013-03-22 | Guns fired the night before last. | the night before last = 2013-03-20TNI
2013-03-22 | It fell the Monday before last. | the Monday before last = 2013-03-11
2013-03-22 | It shut the weekend before last. | the weekend before last = 2013-W10-WE
2013-03-22 | It shut the summer before last. | the summer before last = 2011-SU
2013-03-22 | It shut the June before last. | the June before last = 2011-06
2013-03-22 | The fourth of July is a holiday. | The fourth of July = 2012-07-04
2013-03-22 | A vote is held every four years. | every four years = P4Y
2013-03-22 | The month of May was dry. | The month of May = 2012-05
2013-03-22 | By the year's end, it was gone. | the year's end = 2013
2013-03-22 | They talked for half a day. | half a day = P0.5D
2013-03-22 | The doors open at 7.30pm on Saturday. | 7.30pm on Saturday = 2013-03-23T19:30
2016-02-01 | The race drew crowds this winter. | this winter = 2015-WI
2016-05-01 | The show ends this December. | this December = 2016-12
2016-06-23 | Germany tried it in the '20s. | the '20s = 192
2016-06-23 | The ballots, 1128 of them, were for him. |
2016-06-23 | The abbey was founded in 1128. | 1128 = 1128
2016-06-23 | A USA Today poll found a tie. |
2016-06-23 | It will stay shut for two more weeks. | two more weeks = P2W
2016-06-23 | He spoke for nearly an hour. | nearly an hour = PT1H
2016-06-23 | No mill was built in about a decade. | about a decade = P10Y
2016-06-23 | The day-long talks failed. | day-long = P1D
2016-06-23 | They waited a couple of months. | a couple of months = P2M
2016-06-23 | It imports about three-quarters of its wheat. |
2016-06-23 | One day he will return. |
2016-06-23 | The party daily Granite was printed. |
2016-06-23 | Sales in the first quarter rose from a year ago. | the first quarter = 2016-Q1; a year ago = 2015-Q1
2016-11-23 | The loan runs through January, it said. | January = 2017-01
"""


@pytest.mark.parametrize("row", SENTENCES.strip().splitlines())
def test_news(row):
    published, sentence, want = map(str.strip, row.split("|"))
    rows = find_dates(sentence, published).itertuples()
    assert "; ".join(f"{row.text} = {row.value}" for row in rows) == want
