from __future__ import annotations

import re
from collections import Counter

import pytest

from duet.core.calendar import Period
from duet.core.catalogue import CATALOGUE, CHECKED, SOURCES, STAGES, Facts, Item, Kind, Level, Severity, Situation, item, items_of
from duet.core.deadlines import Context, parse, unfold
from duet.core.responsible import read_responsible

SCHOOL_YEAR, CALENDAR_YEAR = Period.school_year(2026), Period.calendar_years(2027)


def test_the_catalogue_has_123_items_by_seven_stages():
    assert len(CATALOGUE) == 123
    assert [len(items_of(stage)) for stage in STAGES] == [37, 16, 10, 10, 12, 18, 20]


def test_codes_go_one_after_another():
    assert [one.code for one in CATALOGUE] == [
        f"ST{stage}-{number:02}" for stage in STAGES for number in range(1, len(items_of(stage)) + 1)
    ]


def test_an_unknown_code_is_no_item():
    with pytest.raises(KeyError):
        item("ST8-01")


def test_no_two_items_have_one_title():
    assert [title for title, count in Counter(one.title for one in CATALOGUE).items() if count > 1] == []


@pytest.mark.parametrize("one", CATALOGUE, ids=lambda one: one.code)
def test_an_item_is_ready_to_be_a_row(one: Item):
    assert re.match("[А-Я]", one.title)
    assert not one.title.endswith(".")
    assert re.match("[А-Я]", one.deliverable)
    assert one.roles
    assert one.kinds <= set(Kind)


def test_what_the_law_demands_names_the_law():
    assert [one.code for one in CATALOGUE if one.level is Level.LAW and not one.basis] == []


def test_the_law_demands_these():
    assert {one.code for one in CATALOGUE if one.severity is Severity.LAW} == {
        "ST1-30", "ST1-35", "ST1-36", "ST2-02", "ST2-03", "ST2-16", "ST3-03", "ST3-04", "ST5-06", "ST5-07", "ST5-12", "ST7-17",
        "ST7-19", "ST7-20",
    }  # fmt: skip


def test_pairs_of_employees_want_article_351_8():
    wanted = {one.code for one in CATALOGUE if one.condition is Situation.LABOUR_PAIRS}
    assert wanted == {"ST1-35", "ST3-04", "ST5-06", "ST5-07", "ST7-17"}
    assert {item(code).basis for code in wanted} == {"ст. 351.8 ТК РФ"}


def test_municipal_items_are_wanted_of_a_department_only():
    assert {one.condition for one in CATALOGUE if one.level is Level.MUNICIPAL} == {Situation.MUNICIPAL}


def test_what_repeats_another_item_names_it():
    assert {one.code: one.same_as for one in CATALOGUE if one.same_as} == {"ST1-37": "ST5-08"}


def test_levels_are_three_grades_for_people():
    assert [level.severity.label for level in Level] == [
        "нарушение закона", "нет ключевого мероприятия методологии", "рекомендуется", "рекомендуется", "рекомендуется",
    ]  # fmt: skip
    assert [severity.demand for severity in Severity] == ["требует закон", "ключевое", "рекомендуется"]


def test_every_situation_is_asked_and_its_absence_said():
    assert [situation.value for situation in Situation] == list(Facts.__dataclass_fields__)
    for situation in Situation:
        assert situation.question.endswith("?")
        assert situation.absence.endswith(".")


def phrases() -> list[tuple[str, Period]]:
    return sorted(
        {(one.school_year, SCHOOL_YEAR) for one in CATALOGUE} | {(one.calendar_year, CALENDAR_YEAR) for one in CATALOGUE},
        key=lambda pair: (pair[1].start, pair[0]),
    )


@pytest.mark.parametrize(("phrase", "period"), phrases())
def test_a_deadline_of_the_catalogue_has_days_in_its_year(phrase, period):
    dues = unfold(parse(phrase, Context(period=period)), period)
    assert dues
    assert all(due.on for due in dues)
    august_before = SCHOOL_YEAR.start.replace(month=8, day=1)
    after = period.end.replace(year=period.end.year + 1)  # what is reported for the last quarter
    assert all(august_before <= due.on <= after for due in dues)


def test_a_deadline_of_the_catalogue_names_no_year():
    assert [phrase for phrase, _ in phrases() if re.search(r"\d{4}", phrase)] == []


@pytest.mark.parametrize("role", sorted({role for one in CATALOGUE for role in one.roles}))
def test_a_role_of_the_catalogue_is_understood(role):
    parties = read_responsible(role)
    assert [party.title for party in parties] == [role]
    assert parties[0].sure
    assert parties[0].code or role == "Управление образования"


def test_it_is_said_where_the_catalogue_comes_from():
    assert "2026" in CHECKED
    assert "ст. 351.8 ТК РФ" in [act for act, _ in SOURCES]
