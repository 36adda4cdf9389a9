"""What was changed in a plan, in words, with the way to take it back."""

from __future__ import annotations

from datetime import date

import pytest

from duet.base.tenancy.scope import everywhere
from duet.core.plans import PlanRow, PlanStage
from duet.stages.roadmaps import actions
from duet.stages.roadmaps.models import Activity, Change, Roadmap
from duet.stages.roadmaps.models.laying import lay_stages
from duet.stages.roadmaps.views.history import CHANGES_ON_A_PAGE
from tests.make import fresh
from tests.read import words

from . import build

PAPER = (
    PlanStage(
        "Подготовка",
        "1",
        (
            PlanRow("Приказ о наставничестве", "1.1", ("назначить куратора", "назначить наставников"), "до 15 октября 2026", "директор"),
            PlanRow("Отчёт", "1.2", (), "ежемесячно до 25 числа", "куратор"),
        ),
    ),
    PlanStage("Итоги", "2", (PlanRow("Итоговая встреча", "2.1", deadline="май 2027", responsible="куратор"),)),
)


@pytest.fixture
def plan(cast) -> Roadmap:
    made = build.plan(cast.lyceum, cast.anna)
    lay_stages(made, PAPER, on=build.TODAY)
    return made


def row(plan: Roadmap, number: str) -> Activity:
    found: Activity = plan.activities.get(number=number)
    return found


def edit(activity: Activity, cast, **changes: object) -> Change:
    known = {
        "title": activity.title, "number": activity.number, "items": tuple(item.text for item in activity.items.all()),
        "deadline": activity.deadline_text, "responsible": activity.responsible_text, "result": activity.result,
    }  # fmt: skip
    change = actions.edit_row(activity, by=cast.anna, words=PlanRow(**known | changes), on=build.TODAY)
    assert change is not None
    return change


def shown(client, url, plan):
    answer = client.get(url("changes", plan))
    assert answer.status_code == 200
    return words(answer)


def test_who_changed_what_and_from_what_to_what(cast, as_, url, plan):
    with everywhere():
        edit(
            row(plan, "1.1"), cast, title="Приказ о наставниках", number="1.0", result="приказ", deadline="до 1 декабря 2026",
            responsible="заместитель директора", items=("назначить куратора", "назначить наставников приказом"),
        )  # fmt: skip
    page = as_(cast.anna).get(url("changes", plan)).content.decode()
    said = shown(as_(cast.anna), url, plan)
    assert "Исправлена строка 1.0 «Приказ о наставниках» Белова А. С., сегодня" in said
    assert "Название Приказ о наставничестве наставниках" in said
    assert "<del>15 октября</del><ins>1 декабря</ins>" in page
    assert "наставников<ins> приказом</ins>" in page


def test_what_came_went_and_changed_places_is_told(cast, as_, url, plan):
    with everywhere():
        actions.insert_row(plan, by=cast.anna, stage=plan.stages.last(), words=PlanRow("Семинар", items=("тема",)), on=build.TODAY)
        actions.drop_row(row(plan, "1.2"), by=cast.anna)
        actions.move_row(row(plan, "2.2"), by=cast.anna, stage=plan.stages.last())
        actions.move_row(row(plan, "2.1"), by=cast.anna, stage=plan.stages.first(), after=row(plan, "1.1"))
        actions.edit_stage(plan.stages.last(), by=cast.anna, title="Подведение итогов", number="II")
        actions.add_stage(plan, by=cast.anna, title="Обучение", after=plan.stages.first())
    said = shown(as_(cast.anna), url, plan)
    for told in (
        "Добавлен этап «Обучение»",
        "Исправлен этап «II. Подведение итогов»",
        "Переставлена строка 2.1 «Итоговая встреча»",
        "Этап II. Подведение итогов 1. Подготовка",
        "Место после 2.1 «Итоговая встреча» в начале",
        "Убрана строка 1.2 «Отчёт»",
        "Добавлена строка 2.2 «Семинар»",
    ):
        assert told in said, told
    assert "Содержание" not in said


def test_moved_days_are_told_one_by_one(cast, as_, url, plan):
    with everywhere():
        step = row(plan, "1.2").steps.get(name="ноябрь 2026")
        other = row(plan, "2.1").steps.get()
        actions.move_steps(step, by=cast.anna, to=date(2026, 12, 4), reason="Каникулы.", also={other.pk: date(2027, 6, 1)})
    said = shown(as_(cast.anna), url, plan)
    assert "1.2 «Отчёт», ноябрь 2026 25 ноября 4 декабря" in said
    assert "2.1 «Итоговая встреча» 31 мая 1 июня" in said


def test_a_day_where_there_was_none_is_told(cast, as_, url, plan):
    with everywhere():
        edit(row(plan, "1.1"), cast, deadline="")
        actions.move_steps(row(plan, "1.1").steps.get(), by=cast.anna, to=date(2026, 12, 4), reason="Договорились.")
    assert "1.1 «Приказ о наставничестве» без даты 4 декабря" in shown(as_(cast.anna), url, plan)


def test_a_neighbour_or_a_stage_that_is_gone_is_not_named(cast, as_, url, plan):
    with everywhere():
        actions.move_row(row(plan, "1.2"), by=cast.anna, stage=plan.stages.last(), after=row(plan, "2.1"))
        actions.move_row(row(plan, "1.2"), by=cast.anna, stage=plan.stages.last())
        Activity.objects.filter(number="2.1").delete()
        actions.move_row(row(plan, "1.1"), by=cast.anna, stage=plan.stages.last())
        actions.drop_stage(plan.stages.first(), by=cast.anna)
    said = shown(as_(cast.anna), url, plan)
    assert "Место в другом месте в начале" in said
    assert "Этап этапа больше нет 2. Итоги" in said


def test_what_can_be_taken_back_has_a_button_and_the_rest_says_why_not(cast, as_, url, plan):
    with everywhere():
        first = edit(row(plan, "1.1"), cast, title="Приказ")
        second = edit(row(plan, "1.1"), cast, title="Приказ директора")
    client = as_(cast.anna)
    page = client.get(url("changes", plan))
    assert f'action="{url("undo", second)}"' in page.content.decode()
    assert f'action="{url("undo", first)}"' not in page.content.decode()
    assert "Не вернуть: после этого изменено ещё раз" in words(page)
    back = client.post(url("undo", second), {"next": url("changes", plan)}, follow=True)
    assert "Отменено: исправлена строка 1.1 «Приказ директора»" in words(back)
    assert "вернули как было: Белова А. С." in words(back)
    assert f'action="{url("undo", first)}"' in back.content.decode()
    assert fresh(second).undone_by == cast.anna


def test_a_refusal_comes_back_to_the_page(cast, as_, url, plan):
    with everywhere():
        first = edit(row(plan, "1.1"), cast, title="Приказ")
        edit(row(plan, "1.1"), cast, title="Приказ директора")
    there = f"http://testserver{url('changes', plan)}"
    page = as_(cast.anna).post(url("undo", first), headers={"Referer": there}, follow=True)
    assert "Вернуть как было не получится: строка 1.1 «Приказ директора»" in words(page)


def test_a_bare_undo_goes_to_the_plan(cast, as_, url, plan):
    with everywhere():
        first, second = edit(row(plan, "1.1"), cast, title="Приказ"), edit(row(plan, "1.2"), cast, title="Сводка")
    client = as_(cast.anna)
    assert client.post(url("undo", first)).url == url("roadmap", plan)
    assert client.post(url("undo", second), {"next": "https://elsewhere.example/"}).url == url("roadmap", plan)


def test_whoever_only_reads_has_no_buttons(cast, as_, url, plan):
    with everywhere():
        edit(row(plan, "1.1"), cast, title="Приказ")
    client = as_(cast.boris)
    assert "Вернуть как было" not in shown(client, url, plan)
    assert "Изменения" in words(client.get(url("roadmap", plan)))
    assert "Добавить мероприятие" not in words(client.get(url("roadmap", plan)))


def test_the_ways_stand_on_ones_own_plan_only(cast, as_, url, plan):
    assert "Добавить мероприятие" in words(as_(cast.anna).get(url("roadmap", plan)))
    assert "Изменения" not in words(as_(cast.dina).get(url("roadmap", plan, at="town")))
    with everywhere():
        plan.source = build.plan(cast.town, cast.dina)
        plan.save()
    assert "Добавить мероприятие" not in words(as_(cast.anna).get(url("roadmap", plan)))


def test_without_changes_it_says_what_will_be_here(cast, as_, url, plan):
    assert "Изменений пока нет" in shown(as_(cast.anna), url, plan)


def test_an_edit_is_news_for_whoever_was_away(cast, as_, url, plan):
    with everywhere():
        edit(row(plan, "1.1"), cast, title="Приказ")
    assert "строка исправлена" in words(as_(cast.boris).get(url("today"))).lower()


def test_markup_is_only_text(cast, as_, url, plan):
    bad = "<script>alert(1)</script>"
    with everywhere():
        edit(row(plan, "1.1"), cast, title=bad, responsible=bad, items=(bad,))
    assert "<script>alert" not in as_(cast.anna).get(url("changes", plan)).content.decode()


def test_the_department_does_not_read_who_changed_what(cast, as_, url, plan):
    assert as_(cast.dina).get(url("changes", plan, at="town")).status_code == 404
    assert as_(cast.gleb).get(url("changes", plan, at="school-1")).status_code == 404


@pytest.mark.parametrize("rows", [1, 3, CHANGES_ON_A_PAGE + 5])
def test_the_page_asks_as_often_for_many_changes_as_for_one(cast, as_, url, plan, rows, django_assert_num_queries):
    with everywhere():
        for number in range(rows):
            edit(row(plan, "1.1"), cast, title=f"Приказ {number}", items=(f"пункт {number}",), deadline=f"до {number + 1} декабря 2026")
            actions.move_steps(row(plan, "1.2").steps.last(), by=cast.anna, to=date(2027, 9, 1 + number), reason="Так вышло.")
    client = as_(cast.anna)
    client.get(url("changes", plan))
    with django_assert_num_queries(22):
        client.get(url("changes", plan))
