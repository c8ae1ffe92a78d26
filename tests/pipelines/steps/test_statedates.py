"""Lines that state when an article was published or changed, in the forms of pages and scrapes."""

from __future__ import annotations

import pytest

from dateline.pipelines.steps.statedates import date_line, dates_beside, leading_date

PUBLISHED = """
Published August 4, 2017 10:33AM (EDT) | 2017-08-04T14:33:00Z
PUBLISHED: August 4, 2017 at 10:33 a.m. EDT | 2017-08-04T14:33:00Z
Published: Friday, August 4th 2017, 10:33 am EDT | 2017-08-04T14:33:00Z
Published 10:33 AM EDT Aug 4, 2017 | 2017-08-04T14:33:00Z
Published 10:33 a.m. ET Aug. 4, 2017 | 2017-08-04T14:33:00Z
Posted: Aug 04, 2017 10:33 AM EDT | 2017-08-04T14:33:00Z
Posted on August 4, 2017 |
First posted 4 Aug 2017, 10:33am |
First published on Fri 4 Aug 2017 15.33 BST | 2017-08-04T14:33:00Z
Originally published August 4, 2017 at 10:33 am Eastern Daylight Time | 2017-08-04T14:33:00Z
Aug. 4, 2017, 10:33 a.m. Pacific | 2017-08-04T17:33:00Z
Friday 4 August 2017 15:33 BST | 2017-08-04T14:33:00Z
Date: 04.08.2017 |
04/08/2017 15:33 BST | 2017-08-04T14:33:00Z
08/04/17 10:33 AM EDT | 2017-08-04T14:33:00Z
August 4, 2017 • Heard on Morning Edition |
Veröffentlicht am 4. August 2017 um 16:33 Uhr |
Publié le 4 août 2017 à 16h33 |
Mis en ligne le 04.08.2017 à 16:33 |
Publicado: 4 de agosto de 2017 |
Pubblicato il 4 agosto 2017 alle 16:33 |
Gepubliceerd op 4 augustus 2017 om 16:33 |
Publicerad 4 augusti 2017 |
Julkaistu 4.8.2017 klo 16.33 |
Opublikowano: 4 sierpnia 2017 |
Yayınlanma: 4 Ağustos 2017 16:33 |
Опубликовано 4 августа 2017 |
发布：2017年8月4日 |
公開日：2017年8月4日 16時33分 |
입력 2017.08.04 16:33 |
"""
MODIFIED = """
Updated August 4, 2017 10:33AM (EDT)
UPDATED: Friday, August 4, 2017, 10:33 a.m.
Last updated at 10:33 AM ET, August 4, 2017
Last modified on Fri 4 Aug 2017 15.33 BST
Aktualisiert am 04.08.2017, 16:33 Uhr
Letzte Änderung: 4. August 2017
Mis à jour le 4 août 2017 à 16h33
Actualizado el 4 de agosto de 2017
Última actualización: 04.08.2017
Ultimo aggiornamento 4 agosto 2017
Bijgewerkt: 4 augustus 2017
Senast uppdaterad 4 augusti 2017
Päivitetty 4.8.2017
Güncelleme: 4 Ağustos 2017
Обновлено 4 августа 2017
수정 2017.08.04 16:33
Date modified: August 4, 2017
Last modified date: 4 August 2017
Dernière modification : 4 août 2017
Data aktualizacji: 4 sierpnia 2017
August 4, 2017 (updated)
2017年8月4日 更新
2017年8月4日 16時33分更新
2017.08.04. 오후 4:33 수정
"""
UNRELATED = """
Printed on August 4, 2017
Retrieved August 4, 2017
Accessed 4 August 2017
Expires August 4, 2017
Comments close on August 4, 2017
Event date: Friday, August 4, 2017
Born August 4, 2017
Valid until August 4, 2017
Abgerufen am 4. August 2017
"""
NEITHER = """
The mayor resigned on 4 August 2017.
Protesters gathered outside the court on August 4, 2017, as the judge read the verdict
FILE - In this August 4, 2017, file photo, the senator leaves the chamber
Copyright 2017 The Herald
Call 555-0142 between 10:33 and 11
August 2017
Section 8/4 of the act
"""


@pytest.mark.parametrize("row", PUBLISHED.strip().split("\n"))
def test_a_line_of_publication_gives_its_day_and_instant(row: str) -> None:
    line, _, instant = (cell.strip() for cell in row.rpartition("|"))
    assert [(c.role, c.day, c.instant) for c in date_line(line)] == [("published", "2017-08-04", instant)]


@pytest.mark.parametrize("line", MODIFIED.strip().split("\n"))
def test_a_line_of_an_update_is_never_one_of_publication(line: str) -> None:
    assert [(c.role, c.day) for c in date_line(line)] == [("modified", "2017-08-04")]


@pytest.mark.parametrize("line", UNRELATED.strip().split("\n"))
def test_a_line_that_dates_something_else_is_refused_with_the_reason(line: str) -> None:
    assert [(c.day, c.refused) for c in date_line(line)] == [("", "unrelated")]


def test_the_first_and_last_day_of_an_occasion_are_no_dates_of_the_article() -> None:
    found = date_line("Friday, August 4, 2017 – August 6, 2017")
    assert [(c.day, c.refused) for c in found] == [("", "unrelated"), ("", "unrelated")]


def test_a_word_of_another_date_counts_only_just_before_one() -> None:
    assert [c.day for c in date_line("Closing Bell: August 4, 2017")] == ["2017-08-04"]
    assert [c.day for c in date_line("Event posted August 4, 2017")] == ["2017-08-04"]
    assert [c.role for c in date_line("August 4, 2017, updated 3 hours ago")] == ["published"]


def test_hostile_lines_are_read_without_backtracking() -> None:
    # Taken apart in every way that they can be, either line were to take hours.
    assert [c.role for c in date_line("2017-08-04" + " 1:11" * 29 + "更新x")] == ["published"]
    assert date_line("Today" + "_day" * 36 + "x 2017-08-04") == ()


@pytest.mark.parametrize("line", NEITHER.strip().split("\n"))
def test_a_sentence_or_a_caption_states_no_date_of_its_article(line: str) -> None:
    assert date_line(line) == ()


@pytest.mark.parametrize(
    "line",
    [
        "Published: August 4, 2017 10:33 am | Updated: August 5, 2017 9 am",
        "Posted Aug 4, 2017 at 10:33 AM Updated Aug 5, 2017 at 9:00 AM",
        "Aug. 4, 2017 Updated: Aug. 5, 2017 9:00 a.m.",
        "First posted Fri 4 Aug 2017 15.33 BST, last modified on Sat 5 Aug 2017 09.00 BST",
        "Veröffentlicht am 04.08.2017, aktualisiert am 05.08.2017",
        "Publié le 04.08.2017 à 16:33, mis à jour le 05.08.2017 à 09:00",
        "2017年8月4日公開 2017年8月5日更新",
    ],
)
def test_a_line_of_both_gives_each_its_day(line: str) -> None:
    assert [(c.role, c.day) for c in date_line(line)] == [("published", "2017-08-04"), ("modified", "2017-08-05")]


def test_an_order_of_numbers_that_nothing_settles_is_refused_with_the_reason() -> None:
    assert [(c.day, c.refused) for c in date_line("Posted 04/08/2017 10:33 AM")] == [("", "ambiguous")]
    assert [c.day for c in date_line("Posted 04/08/2017 10:33 AM", "America/New_York")] == ["2017-04-08"]
    assert [c.day for c in date_line("Publicado 04/08/2017 10:33", lang="es")] == ["2017-08-04"]


def test_beside_a_date_may_stand_names_and_an_outlet_and_no_clause() -> None:
    assert [c.day for c in dates_beside("Ann Lee, The Orla Herald, Aug. 4, 2017")] == ["2017-08-04"]
    assert dates_beside("who was then the mayor of the town on Aug. 4, 2017, and is now its governor") == ()


def test_a_scrapes_leading_date_is_read_and_an_empty_one_skipped() -> None:
    (found,), end = leading_date("date 2017-08-04T10:33:00-04:00\nMud buries villages")
    assert (found.instant, end) == ("2017-08-04T14:33:00Z", 31)
    (none,), _ = leading_date("date None\nMud")
    assert (none.day, none.refused) == ("", "unreadable")
