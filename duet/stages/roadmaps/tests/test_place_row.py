"""A row put into a live plan, taken out of it, set elsewhere."""

from __future__ import annotations

from datetime import date

import pytest

from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.core.plans import PlanRow
from duet.stages.roadmaps import actions
from duet.stages.roadmaps.models import Activity, Change, Roadmap, Stage
from tests.make import fresh
from tests.read import words

from . import build
from .editing import dates, laid, order_of

HTMX = {"HX-Request": "true"}


@pytest.fixture
def plan(cast) -> Roadmap:
    return laid(cast.lyceum, cast.anna)


@pytest.fixture
def order(plan) -> Activity:
    """The row of the order."""
    found: Activity = plan.activities.get(number="1.1")
    return found


@pytest.fixture
def report(plan) -> Activity:
    """The row of the monthly report."""
    found: Activity = plan.activities.get(number="1.2")
    return found


# A new row


def test_a_new_row_stands_below_another_one_with_the_next_free_number(cast, as_, url, order, plan):
    page = as_(cast.anna).get(url("insert_row", order))
    assert "Строка встанет ниже «Приказ о наставничестве»." in words(page)
    given = {"title": "Семинар", "stage": order.stage_id, "deadline_text": "до 1 марта 2027", "responsible_text": "куратор"}
    answer = as_(cast.anna).post(url("insert_row", order), given)
    with everywhere():
        rows = list(plan.activities.in_order())
        assert [(row.number, row.title) for row in rows[:3]] == [
            ("1.1", "Приказ о наставничестве"), ("1.3", "Семинар"), ("1.2", "Отчёт"),
        ]  # fmt: skip
        assert answer.url == f"/lyceum-7/roadmaps/{plan.pk}/#r{rows[1].pk}"
        assert dates(rows[1]) == [("", date(2027, 3, 1), "waiting")]
        assert Change.objects.get().what == "Добавлена строка 1.3 «Семинар»"


def test_a_new_row_may_go_to_another_stage_and_have_a_number_of_its_own(cast, as_, url, order, plan):
    with everywhere():
        other = Stage.objects.get(number="2")
    as_(cast.anna).post(url("insert_row", order), {"title": "Семинар", "stage": other.pk, "number": "2.7"})
    with everywhere():
        assert [row.number for row in other.activities.in_order()] == ["2.1", "2.7"]


def test_a_new_row_goes_to_the_end_of_the_stage_of_the_address(cast, as_, url, plan):
    with everywhere():
        first, last = plan.stages.all()
    client = as_(cast.anna)
    assert f'<option value="{last.pk}" selected>' in client.get(url("new_row", plan)).content.decode()
    assert f'<option value="{first.pk}" selected>' in client.get(url("new_row", plan) + f"?stage={first.pk}").content.decode()
    client.post(url("new_row", plan), {"title": "Семинар", "stage": first.pk})
    with everywhere():
        assert [row.number for row in first.activities.in_order()] == ["1.1", "1.2", "1.3"]


@pytest.mark.parametrize(
    "given, said", [({"title": ""}, "Заполните это поле"), ({"title": "С", "deadline_text": "авось"}, "Срок не понят")]
)
def test_a_new_row_is_asked_about_as_any_other(cast, as_, url, plan, given, said):
    with everywhere():
        stage = plan.stages.first()
    page = as_(cast.anna).post(url("new_row", plan), {"stage": stage.pk} | given)
    assert page.status_code == 422
    assert said in words(page)
    read = as_(cast.anna).post(url("new_row", plan) + "?read", {"deadline_text": "до 1 марта 2027"}, headers=HTMX)
    assert words(read) == "Срок понят так: до 1 марта 2027"


def test_a_plan_without_stages_asks_for_one_first(cast, as_, url):
    with everywhere():
        bare = build.plan(cast.lyceum, cast.anna)
    page = as_(cast.anna).get(url("new_row", bare), follow=True)
    assert "Сначала добавьте этап: строки стоят в этапах." in words(page)
    assert "Этапов пока нет." in words(page)


def test_a_new_row_of_an_empty_stage_is_its_first(cast, plan):
    with everywhere():
        actions.add_stage(plan, by=cast.anna, title="Обучение", number="3")
        stage = plan.stages.get(number="3")
        actions.insert_row(plan, by=cast.anna, stage=stage, words=PlanRow("Семинар"), on=build.TODAY)
        assert [row.number for row in stage.activities.all()] == ["3.1"]


def test_a_row_is_not_put_into_another_plan(cast, plan, order):
    with everywhere():
        foreign = build.stage(build.plan(cast.lyceum, cast.anna))
        for act in (
            lambda: actions.insert_row(plan, by=cast.anna, stage=foreign, words=PlanRow("Семинар"), on=build.TODAY),
            lambda: actions.move_row(order, by=cast.anna, stage=foreign),
            lambda: actions.edit_row(order, by=cast.anna, words=PlanRow("Приказ"), on=build.TODAY, stage=foreign),
            lambda: actions.add_stage(plan, by=cast.anna, title="Обучение", after=foreign),
        ):
            with pytest.raises(Refusal, match="в другой карте"):
                act()


# A row taken out


def test_a_row_nothing_was_done_about_is_taken_out(cast, as_, url, order, plan):
    page = as_(cast.anna).post(url("drop_row", order), follow=True)
    assert "Убрана строка 1.1 «Приказ о наставничестве»." in words(page)
    with everywhere():
        assert [row.number for row in plan.activities.in_order()] == ["1.2", "2.1"]


def test_in_the_table_a_row_taken_out_turns_the_page(cast, as_, url, order):
    assert as_(cast.anna).post(url("drop_row", order), headers=HTMX)["HX-Refresh"] == "true"


@pytest.mark.parametrize("mark", ["done", "proof", "remark"])
def test_a_row_something_was_done_about_is_cancelled_instead(cast, as_, url, order, mark):
    with everywhere():
        step = order.steps.get()
        if mark == "done":
            actions.finish_step(step, by=cast.anna, on=build.TODAY)
        elif mark == "proof":
            actions.attach_words(step, by=cast.anna, words="протокол")
        else:
            actions.comment_step(step, by=cast.anna, text="Жду.")
        with pytest.raises(Refusal, match="Отмените мероприятие на его странице"):
            actions.drop_row(order, by=cast.anna)
    page = as_(cast.anna).get(url("edit_row", order)).content.decode()
    assert f'href="{url("step", step)}#cancel">Отменить мероприятие' in page
    assert "Убрать строку" not in page


def test_a_row_of_a_body_above_that_is_answered_below_is_not_taken_out(cast):
    with everywhere():
        above = build.plan(cast.town, cast.dina)
        row = build.step(above).activity
        build.activity(build.plan(cast.lyceum, cast.anna, source=above), origin=row)
        with pytest.raises(Refusal, match="уже выполняют организации ниже"):
            actions.drop_row(row, by=cast.dina)


# Another place


def test_a_row_goes_up_and_down_over_the_border_of_a_stage_too(cast, as_, url, plan, order):
    client = as_(cast.anna)
    client.post(url("move_row", order))
    assert order_of(plan) == ["1.2", "1.1", "2.1"]
    client.post(url("move_row", order))
    assert (order_of(plan), str(fresh(order).stage)) == (["1.2", "1.1", "2.1"], "2. Итоги")
    client.post(url("move_row", order))
    assert order_of(plan) == ["1.2", "2.1", "1.1"]
    for _ in range(2):
        client.post(url("move_row", order), {"up": "1"})
    assert (order_of(plan), str(fresh(order).stage)) == (["1.2", "1.1", "2.1"], "1. Подготовка")
    client.post(url("move_row", order), {"up": "1"})
    assert order_of(plan) == ["1.1", "1.2", "2.1"]


def test_a_row_goes_through_an_empty_stage(cast, as_, url, plan, report):
    with everywhere():
        actions.add_stage(plan, by=cast.anna, title="Обучение", after=report.stage)
    client = as_(cast.anna)
    client.post(url("move_row", report))
    assert str(fresh(report).stage) == "Обучение"
    client.post(url("move_row", report))
    assert str(fresh(report).stage) == "2. Итоги"
    assert client.post(url("move_row", report), headers=HTMX)["HX-Refresh"] == "true"


def test_the_first_row_goes_no_higher_and_the_last_no_lower(cast, as_, url, plan, order):
    with everywhere():
        last = plan.activities.get(number="2.1")
    client = as_(cast.anna)
    assert "Строка и так первая в карте." in words(client.post(url("move_row", order), {"up": "1"}))
    assert "Строка и так последняя в карте." in words(client.post(url("move_row", last)))


def test_a_row_that_stands_there_already_makes_no_change(cast, plan, report, order):
    with everywhere():
        assert actions.move_row(report, by=cast.anna, stage=report.stage, after=order) is None


def test_a_neighbour_that_has_left_the_stage_is_said(cast, plan, order, report):
    with everywhere():
        other = plan.stages.get(number="2")
        with pytest.raises(Refusal, match="Соседнюю строку уже переставили в другой этап"):
            actions.move_row(order, by=cast.anna, stage=other, after=report)
