"""The stages of a live plan: named, added, taken out when empty."""

from __future__ import annotations

import pytest
from django.urls import reverse

from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.stages.roadmaps import actions
from duet.stages.roadmaps.models import Change, Roadmap, Stage
from tests.make import fresh
from tests.read import words

from . import build


@pytest.fixture
def plan(cast) -> Roadmap:
    made = build.plan(cast.lyceum, cast.anna)
    build.step(build.activity(made, under=build.stage(made, 1, "Подготовка")))
    build.stage(made, 2, "Итоги")
    return made


def at(name: str, stage: Stage, org: str = "lyceum-7") -> str:
    return reverse(f"roadmaps:{name}", args=[org, stage.roadmap_id, stage.pk])


def titles(plan: Roadmap) -> list[str]:
    with everywhere():
        return [str(stage) for stage in plan.stages.all()]


def test_the_stages_are_listed_with_their_rows(cast, as_, url, plan):
    page = words(as_(cast.anna).get(url("stages", plan)))
    assert "1. Подготовка 1 строка" in page
    assert "2. Итоги пустой" in page


def test_a_new_stage_goes_to_the_end_or_after_another(cast, as_, url, plan):
    client = as_(cast.anna)
    with everywhere():
        first = plan.stages.first()
    client.post(url("stages", plan), {"title": "Обучение", "number": "3"})
    page = client.post(url("stages", plan), {"title": " Отбор ", "number": "1а", "after": first.pk}, follow=True)
    assert titles(plan) == ["1. Подготовка", "1а. Отбор", "2. Итоги", "3. Обучение"]
    assert "Добавлен этап «1а. Отбор»." in words(page)


def test_a_stage_needs_a_title(cast, as_, url, plan):
    with everywhere():
        stage = plan.stages.first()
    client = as_(cast.anna)
    assert client.post(url("stages", plan), {"title": ""}).status_code == 422
    assert client.post(at("edit_stage", stage), {"title": ""}).status_code == 422
    with everywhere():
        for act in (lambda: actions.add_stage(plan, by=cast.anna, title=" "), lambda: actions.edit_stage(stage, by=cast.anna, title=" ")):
            with pytest.raises(Refusal, match="Напишите, как называется этап"):
                act()
    assert titles(plan) == ["1. Подготовка", "2. Итоги"]


def test_the_first_stage_of_all(cast):
    with everywhere():
        bare = build.plan(cast.lyceum, cast.anna)
        actions.add_stage(bare, by=cast.anna, title="Подготовка")
    assert titles(bare) == ["Подготовка"]


def test_a_stage_is_called_otherwise(cast, as_, plan):
    with everywhere():
        stage = plan.stages.first()
    client = as_(cast.anna)
    assert "Убрать можно только этап, в котором нет строк." in words(client.get(at("edit_stage", stage)))
    client.post(at("edit_stage", stage), {"title": "Старт", "number": "I"})
    assert titles(plan) == ["I. Старт", "2. Итоги"]
    page = client.post(at("edit_stage", stage), {"title": "Старт", "number": "I"}, follow=True)
    assert "Ничего не изменилось." in words(page)
    with everywhere():
        assert Change.objects.count() == 1


def test_an_empty_stage_is_taken_out_and_one_with_rows_is_not(cast, as_, plan):
    with everywhere():
        first, last = plan.stages.all()
    client = as_(cast.anna)
    assert "Убрать пустой этап" in words(client.get(at("edit_stage", last)))
    page = client.post(at("drop_stage", last), follow=True)
    assert "Убран этап «2. Итоги»." in words(page)
    assert "В этом этапе есть строки" in words(client.post(at("drop_stage", first)))
    assert titles(plan) == ["1. Подготовка"]


def test_a_stage_taken_out_meanwhile_is_said(cast, plan):
    with everywhere():
        gone = plan.stages.last()
        Stage.objects.filter(pk=gone.pk).delete()
        for act in (lambda: actions.edit_stage(gone, by=cast.anna, title="Старт"), lambda: actions.drop_stage(gone, by=cast.anna)):
            with pytest.raises(Refusal, match="Этого этапа в карте больше нет"):
                act()


def test_gleb_boris_and_the_department_touch_no_stage(cast, as_, url, plan):
    with everywhere():
        stage = plan.stages.last()
    for name in ("edit_stage", "drop_stage"):
        assert as_(cast.boris).post(at(name, stage), {"title": "Чужое"}).status_code == 403
        assert as_(cast.gleb).post(at(name, stage, "school-1"), {"title": "Чужое"}).status_code == 404
        assert as_(cast.dina).post(at(name, stage, "town"), {"title": "Чужое"}).status_code == 404
    assert fresh(stage).title == "Итоги"


def test_a_stage_of_another_plan_is_not_reached_through_this_one(cast, as_, plan):
    with everywhere():
        other = build.stage(build.plan(cast.lyceum, cast.anna))
    address = reverse("roadmaps:edit_stage", args=["lyceum-7", plan.pk, other.pk])
    assert as_(cast.anna).get(address).status_code == 404


def test_stages_laid_down_above_are_named_above(cast, as_, url, plan):
    with everywhere():
        plan.source = build.plan(cast.town, cast.dina)
        plan.save()
    assert as_(cast.anna).get(url("stages", plan)).status_code == 422


@pytest.mark.parametrize("rows", [1, 3, 60])
def test_the_list_asks_as_often_for_many_stages_as_for_one(cast, as_, url, plan, rows, django_assert_num_queries):
    with everywhere():
        for number in range(rows):
            build.stage(plan, 10 + number)
    client = as_(cast.anna)
    client.get(url("stages", plan))
    with django_assert_num_queries(10):
        client.get(url("stages", plan))
