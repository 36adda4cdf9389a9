"""The five documents that started the project: every stage, row, item, deadline and role (DOMAIN.md, Appendix A).

They lie beside the checkout and hold real names, so the names are taken from the documents themselves.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from duet.core.calendar import Period
from duet.core.deadlines import Kind
from duet.core.roadmaps import About, Draft, recognise

from .drawing import grid_of_tabs
from .keeping import words_in, words_kept

SOURCES = Path(__file__).parents[5] / "shared" / "sources"
FILES = sorted(SOURCES.glob("*.txt")) if SOURCES.is_dir() else []
SCHOOL, COLLEGE, TOWN, KINDERGARTEN, YEAR_PLAN = range(5)

pytestmark = pytest.mark.skipif(len(FILES) != 5, reason="the source documents are not beside the checkout")


def text_of(index: int) -> str:
    return FILES[index].read_text(encoding="utf-8")


def read(index: int) -> Draft:
    return recognise(grid_of_tabs(text_of(index)), source=FILES[index].name)


def sizes(draft: Draft) -> list[int]:
    return [len(stage.activities) for stage in draft.stages]


def items(draft: Draft) -> list[int]:
    return [len(activity.content) for activity in draft.activities]


def numbers(draft: Draft) -> list[str | None]:
    return [stage.number for stage in draft.stages]


@pytest.mark.parametrize("index", range(5))
def test_no_word_of_a_source_is_lost_or_added(index):
    assert words_kept(read(index)) == words_in(grid_of_tabs(text_of(index)))


@pytest.mark.parametrize("index", range(5))
def test_titles_stand_in_the_source_without_numbers_and_marks(index):
    plain = re.sub(r"\s+", " ", re.sub(r"</?\w+>|\*\*|\\", "", text_of(index)))
    for stage in read(index).stages:
        assert stage.title in plain
        assert not re.match(r"[\d.]+\s", stage.title)
    for activity in read(index).activities:
        assert activity.title
        assert not re.match(r"[\d.)-]+\s|[-–•]", activity.title)


def test_the_school_has_six_stages_twelve_rows_and_twenty_six_items():
    draft = read(SCHOOL)
    assert numbers(draft) == ["1", "2", "3", "4", "5", "6"]
    assert sizes(draft) == [3, 2, 1, 2, 2, 2]
    assert items(draft) == [2, 1, 3, 2, 2, 3, 1, 2, 4, 1, 2, 3]
    assert draft.period == Period.calendar_years(2023, 2025)
    assert draft.organisation in draft.title
    assert draft.header[:3] == ("№", "Наименование этапа", "Мероприятия")


def test_the_school_has_every_deadline_and_one_that_is_missing():
    draft = read(SCHOOL)
    september = "сентябрь 2023"
    assert [activity.deadline_text for activity in draft.activities] == [
        "август 2023", september, september, september, september, "", september, september, september, "два раза в год",
        "май 2024", "май 2024",
    ]  # fmt: skip
    missing = draft.activities[5]
    assert missing.deadline.kind is Kind.UNSPECIFIED
    assert About.DEADLINE not in missing.inherited
    assert [doubt.about for doubt in missing.doubts] == [About.DEADLINE]
    assert all(activity.deadline.end for activity in draft.activities if activity.deadline_text and "раза" not in activity.deadline_text)


def test_the_school_has_every_role():
    deputy, heads, director = "заместитель директора", "руководители МО", "директор"
    roles = [activity.responsible for activity in read(SCHOOL).activities]
    assert roles[:5] == [(deputy,), (deputy, heads), (director, deputy), (deputy, heads), (deputy, heads)]
    assert roles[7] == (director,)
    assert all(role == (deputy, "руководитель МО") for role in [roles[5], roles[6], *roles[8:]])


def test_the_college_has_seven_stages_sixteen_rows_and_fifty_four_items():
    draft = read(COLLEGE)
    assert numbers(draft) == ["1", "2", "3", "4", "5", "6", "7"]
    assert sizes(draft) == [4, 2, 2, 2, 2, 2, 2]
    assert items(draft) == [2, 6, 4, 3, 6, 2, 3, 2, 1, 4, 4, 3, 5, 1, 3, 5]
    assert draft.period == Period.school_year(2022)
    assert draft.organisation in draft.title


def test_the_college_inherits_under_merged_cells_and_says_so():
    draft = read(COLLEGE)
    both = frozenset({About.DEADLINE, About.RESPONSIBLE})
    inherited = {index: activity.inherited for index, activity in enumerate(draft.activities) if activity.inherited}
    assert inherited == {5: both, 7: both, 9: both, 13: frozenset({About.DEADLINE}), 15: both}
    for index in inherited:
        assert draft.activities[index].deadline == draft.activities[index - 1].deadline
        assert draft.activities[index].doubts


def test_the_college_has_every_deadline_and_role():
    draft = read(COLLEGE)
    first = [activity for stage in draft.stages for activity in stage.activities[:1]]
    assert [activity.deadline_text for activity in first] == [
        "Сентябрь 2022 года", "Октябрь 2022 года", "Октябрь-ноябрь 2022 года.", "В течение учебного года", "Ноябрь-декабрь 2022 года",
        "Декабрь 2022 года", "Июнь 2023 года",
    ]  # fmt: skip
    assert all(activity.deadline.end for activity in draft.activities)
    pair = ("Координатор", "Кураторы наставничества")
    assert [activity.responsible for activity in first] == [pair, pair, ("методисты",), ("Куратор",), pair, pair, pair]
    assert draft.activities[1].responsible == ("Заместители директора", "классные руководители")


def test_the_town_has_five_sections_and_thirty_two_rows():
    draft = read(TOWN)
    assert sizes(draft) == [5, 4, 9, 9, 5]
    assert [activity.number for activity in draft.activities] == [str(number) for number in range(1, 33)]
    assert draft.period == Period.calendar_years(2022, 2024)
    assert draft.organisation is None
    assert draft.approval is None
    assert all(activity.result for activity in draft.activities)


def test_the_town_has_every_deadline():
    draft = read(TOWN)
    texts = [activity.deadline_text for activity in draft.activities]
    assert texts[17] == "По итогам реализации программы наставничества, 2022-2024"
    assert texts[5] == "01.12.2022"
    quarterly = "2022-2024 ежеквартально до 5 числа месяца, следующего за отчетным"
    assert [index for index, text in enumerate(texts, 1) if text == quarterly] == [13, 14, 17, 29]
    assert draft.activities[28].deadline.occurrences[0] == date(2022, 4, 5)
    assert all(activity.deadline.kind is not Kind.UNSPECIFIED for activity in draft.activities)


def test_the_town_has_every_role_in_spite_of_doubled_cells():
    draft = read(TOWN)
    long_names = {draft.activities[0].responsible, draft.activities[2].responsible}
    assert len(long_names) == 2
    department = [number for number, activity in enumerate(draft.activities, 1) if activity.responsible == ("УО",)]
    both = [number for number, activity in enumerate(draft.activities, 1) if activity.responsible == ("УО", "ОО")]
    assert department == [2]
    assert both == [6, 7, 8, 9, 10, 22, 23, 26, 27, 30, 31, 32]
    rest = [activity.responsible for number, activity in enumerate(draft.activities, 1) if number not in {1, 2, 3, *both}]
    assert set(rest) == {("ОО",)}
    assert {"УО", "ОО", "ЦМН"} <= {short for short, _ in draft.abbreviations}


def test_the_order_around_the_roadmap_of_the_town_is_kept_aside():
    draft = read(TOWN)
    assert len(draft.asides) > 100
    assert not any("Комплекс мер («дорожная карта»)" in aside for aside in draft.asides)


def test_the_kindergarten_has_eighteen_activities_without_deadlines():
    draft = read(KINDERGARTEN)
    assert sizes(draft) == [5, 2, 2, 2, 3, 3, 1]
    assert [count for count in items(draft) if count] == [2]
    assert {activity.deadline.kind for activity in draft.activities} == {Kind.UNSPECIFIED}
    assert not any(activity.parties for activity in draft.activities)
    assert {doubt.about for doubt in draft.doubts} == {About.DEADLINE, About.RESPONSIBLE}
    assert draft.period is None
    assert draft.approval.day is None
    assert draft.approval.order_no is None
    assert draft.approval.position in text_of(KINDERGARTEN)


def test_the_plan_of_a_year_has_sixteen_rows_and_five_items():
    draft = read(YEAR_PLAN)
    assert numbers(draft) == ["1", "2", "3", "4"]
    assert sizes(draft) == [7, 4, 4, 1]
    assert [activity.number for activity in draft.activities] == [
        *(f"1.{number}" for number in range(1, 8)), "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3", None, "4.1",
    ]  # fmt: skip
    assert [count for count in items(draft) if count] == [5]
    assert draft.period == Period.calendar_years(2021)


def test_the_plan_of_a_year_has_every_deadline():
    draft = read(YEAR_PLAN)
    whole = "в течение всего периода реализации ЦМН"
    assert [activity.deadline_text for activity in draft.activities] == [
        "до 19.02.2021г.", "до 19.02.2021г.", "до 19.02.2021г.", whole, "в течение года", "до 30.12.2021", "до 05.03.2021г.", whole, whole,
        "в течение двух недель с даты определения модели", "в соответствии со сроками реализации программ наставничества", "ежеквартально",
        "декабрь 2021 г.", "декабрь 2021 г.", "ежемесячно до 25 числа", "с 1 января по 31 декабря 2021 г.",
    ]  # fmt: skip
    assert draft.activities[-1].deadline.end == date(2021, 12, 31)


def test_the_plan_of_a_year_has_two_people_whole():
    draft = read(YEAR_PLAN)
    named = {name for activity in draft.activities for name in activity.persons}
    written = {" ".join(match) for match in re.findall(r"([А-ЯЁ][а-яё]+) ((?:[А-ЯЁ]\.){2})", text_of(YEAR_PLAN))}
    assert len(named) == 2
    assert written <= named
    roles = [activity.responsible for activity in draft.activities]
    head, curator = "Директор школы", "Куратор внедрения ЦМН"
    assert roles[:2] == [(head,), (head,)]
    assert [len(role) for role in roles] == [1, 1, 2, 1, 1, 1, 2, *[1] * 9]
    assert set(roles[7:]) == {(curator,)}


def test_the_plan_of_a_year_has_both_stamps():
    approval, agreement = read(YEAR_PLAN).approval, read(YEAR_PLAN).agreement
    assert (approval.day, approval.order_no) == (date(2021, 2, 15), "18п")
    assert (agreement.day, agreement.order_no) == (None, None)
    for stamp in (approval, agreement):
        surname, initials = stamp.name.split(" ")
        assert re.search(re.escape(initials) + r"\s?" + surname, text_of(YEAR_PLAN))
        assert stamp.position.startswith("Директор ")
