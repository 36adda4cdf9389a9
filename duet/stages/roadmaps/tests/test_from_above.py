"""What a body above laid down: a section of the organisation's own plan, a page of its own, lines of «Сегодня»."""

from datetime import date, timedelta

import pytest

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.core.calendar import Period
from duet.core.plans import PlanRow, PlanStage
from duet.stages.roadmaps.actions import finish_step
from duet.stages.roadmaps.models.laying import lay_stages
from tests import make
from tests.read import words

from . import build


@pytest.fixture
def source(cast):
    """The plan of the town."""
    return build.plan(cast.town, cast.dina, title="Карта города")


@pytest.fixture
def laid(cast, source):
    """What of it came to the lyceum: two rows, one of them late."""
    plan = build.plan(cast.lyceum, cast.dina, title="Карта города", source=source)
    for title, days in (("Сведения о кураторах", -3), ("Мониторинг города", 30)):
        build.step(build.activity(plan, title), due=build.TODAY + timedelta(days=days))
    return plan


def shown(client, url, name, row=None, at="lyceum-7", **query):
    answer = client.get(url(name, row, at=at) if row else url(name, at=at), query)
    assert answer.status_code == 200
    return words(answer)


def test_the_rows_from_above_are_the_last_section_of_the_own_plan(cast, as_, url, plan, step, laid):
    text = shown(as_(cast.anna), url, "roadmap", plan)
    assert "Поручения: Управление образования" in text
    assert text.index("Приказ о наставничестве") < text.index("Поручения: Управление") < text.index("Сведения о кураторах")


def test_they_are_counted_apart(cast, as_, url, plan, step, laid):
    text = shown(as_(cast.anna), url, "roadmap", plan)
    assert "Выполнено 0 из 1 мероприятия. Из двух поручений сверху не выполнено ни одного, одно просрочено." in text
    with everywhere():
        finish_step(laid.steps.first(), by=cast.anna, on=build.TODAY)
    assert "Из двух поручений сверху выполнено одно." in shown(as_(cast.anna), url, "roadmap", plan)


def test_a_plan_without_anything_from_above_says_nothing_of_it(cast, as_, url, plan, step):
    text = shown(as_(cast.anna), url, "roadmap", plan)
    assert "сверху" not in text
    assert "Поручения" not in text


def test_a_plan_of_another_year_does_not_stand_beside(cast, as_, url, source, step):
    with everywhere():
        old = build.plan(cast.lyceum, cast.anna, period=Period.school_year(2025), source=source)
        build.step(old, title="Прошлогоднее")
    assert "Прошлогоднее" not in shown(as_(cast.anna), url, "roadmap", step.roadmap)


def test_filters_go_over_them_too(cast, as_, url, plan, step, laid):
    late = shown(as_(cast.anna), url, "roadmap", plan, show="late")
    assert ("Сведения о кураторах" in late, "Мониторинг города" in late) == (True, False)
    above = shown(as_(cast.anna), url, "roadmap", plan, stage="above")
    assert ("Мониторинг города" in above, "Показано 2 из 3" in above) == (True, True)


def test_a_finished_section_is_folded_until_it_is_asked_for(cast, as_, url, plan, step, laid):
    with everywhere():
        for one in laid.steps.all():
            finish_step(one, by=cast.anna, on=build.TODAY)
    client = as_(cast.anna)
    page = client.get(url("roadmap", plan)).content.decode()
    assert f'id="a{laid.pk}" class="folded"' in page
    assert f'href="?open=a{laid.pk}#a{laid.pk}"' in page
    assert f'id="a{laid.pk}" class="folded"' not in client.get(url("roadmap", plan), {"open": f"a{laid.pk}"}).content.decode()


def test_its_own_page_says_who_changes_it(cast, as_, url, laid):
    text = shown(as_(cast.anna), url, "roadmap", laid)
    assert "Пришло сверху. Мероприятия и сроки меняет Управление образования, здесь отмечают выполнение." in text
    assert "Выполнено 0 из 2 мероприятий. Одно просрочено." in text
    assert "Поручения:" not in text


def test_the_department_sees_the_section_of_an_organisation_below(cast, as_, url, plan, step, laid):
    text = shown(as_(cast.dina), url, "roadmap", plan, at="town")
    assert "Поручения: Управление образования" in text


def test_today_says_from_whom_a_matter_comes(cast, as_, url, plan, step, laid):
    text = shown(as_(cast.anna), url, "today")
    assert "Сведения о кураторах От управления образования" in text
    assert "Приказ о наставничестве Павлов Б. И." in text


def test_the_department_is_not_told_that_its_own_rows_are_its_own(cast, as_, url, laid):
    assert "Сведения о кураторах Лицей № 7" in shown(as_(cast.dina), url, "today", at="town")


def test_a_name_that_cannot_be_declined_stays_as_it_is(cast, as_, url, laid):
    with everywhere():
        cast.town.name = "Городской отдел образования"
        cast.town.save()
    assert "Сверху: Городской отдел образования" in shown(as_(cast.anna), url, "today")


def test_the_plan_of_today_is_the_own_one(cast, as_, url, source, laid):
    with everywhere():
        own = build.plan(cast.lyceum, cast.anna, period=Period(date(2026, 1, 1), date(2026, 10, 1)))
        finish_step(build.step(own), by=cast.anna, on=build.TODAY)
    text = shown(as_(cast.anna), url, "today")
    assert "Выполнено всё: 1 мероприятие." in text


def test_with_nothing_of_its_own_the_plan_from_above_is_the_plan(cast, as_, url, laid):
    assert "пока не выполнено ни одно" in shown(as_(cast.anna), url, "today")
    answer = as_(cast.anna).get(url("roadmaps"))
    assert answer.status_code == 200
    assert "поручения сверху, Управление образования · выполнено 0 из 2" in words(answer)


def test_the_only_own_plan_opens_at_once_whatever_came_from_above(cast, as_, url, plan, laid):
    answer = as_(cast.anna).get(url("roadmaps"))
    assert (answer.status_code, answer.url) == (302, url("roadmap", plan))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_section_costs_no_query_a_row(cast, as_, url, plan, step, source, rows, django_assert_num_queries):
    with everywhere():
        laid = build.plan(cast.lyceum, cast.dina, source=source)
        for number in range(rows):
            build.duty(build.step(build.activity(laid, f"Поручение {number}")).activity, cast.boris)
    client = as_(cast.anna)
    client.get(url("roadmap", plan))
    with django_assert_num_queries(13):
        client.get(url("roadmap", plan))


def test_nobody_is_led_to_change_the_words_of_a_row_from_above(cast, as_, url, plan, step, laid):
    page = as_(cast.anna).get(url("roadmap", plan)).content.decode()
    with everywhere():
        ways = [f'href="{url("edit_row", row)}"' in page for row in (step.activity, laid.activities.first())]
    assert ways == [True, False]
    assert "/rows/" not in as_(cast.anna).get(url("roadmap", laid)).content.decode()


def test_gleb_does_not_find_it(cast, as_, url, laid):
    assert as_(cast.gleb).get(url("roadmap", laid, at="school-1")).status_code == 404


def test_plans_of_two_bodies_stand_one_after_another(cast, as_, url, plan, step, laid):
    with everywhere():
        region = make.organisation("Министерство образования", "region", kind="region")
        other = build.plan(cast.lyceum, cast.dina, source=build.plan(region, cast.dina))
        build.step(build.activity(other, "Отчёт министерству"))
    text = shown(as_(cast.anna), url, "roadmap", plan)
    assert (
        text.index("Поручения: Управление образования")
        < text.index("Поручения: Министерство образования")
        < text.index("Отчёт министерству")
    )


def test_in_a_plan_of_a_body_above_organisations_are_no_vacant_role(cast, as_, url):
    with everywhere():
        above = build.plan(cast.town, cast.dina)
        rows = (PlanRow("Положение", deadline="май", responsible="руководители ОО"),)
        lay_stages(above, [PlanStage("Работа", rows=rows)], on=build.TODAY)
        make.member("Начальник Пётр Ильич", Role.HEAD, at=cast.town)
    page = words(as_(cast.dina).get(above.get_absolute_url()))
    assert "Руководители ООкаждая организация" in page
    assert "роль не назначена" not in page
    assert "Роли не назначены" not in words(as_(cast.dina).get(url("today", at="town")))
    assert "руководители ОО" not in words(as_(cast.dina).get(url("posts", at="town")))
