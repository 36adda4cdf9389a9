import pytest

from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.core.lifecycle import StepState
from duet.stages.roadmaps.actions import cancel_step, reopen_step
from tests.make import fresh
from tests.read import words

from . import build


def test_a_cancelled_step_keeps_its_reason_and_is_not_counted(cast, as_, url, plan, step):
    client = as_(cast.anna)
    client.post(url("cancel", step), {"reason": "Объединили с соседним."})
    assert (fresh(step).state, fresh(step).reason) == (StepState.CANCELLED, "Объединили с соседним.")
    assert "Отменено: Объединили с соседним." in words(client.get(url("step", step)))
    assert "Выполнено 0 из 0" in words(client.get(url("roadmap", plan)))


def test_without_a_reason_it_goes_on(cast, as_, url, step):
    page = as_(cast.anna).post(url("cancel", step), {"reason": ""})
    assert page.status_code == 422
    assert "Напишите причину" in words(page)
    assert fresh(step).state == StepState.WAITING
    with everywhere(), pytest.raises(Refusal, match="Напишите причину"):
        cancel_step(step, by=cast.anna, reason="   ")


def test_a_cancellation_is_taken_back(cast, step):
    with everywhere():
        cancel_step(step, by=cast.anna, reason="Не нужно.")
        reopen_step(step, by=cast.anna)
    assert fresh(step).state == StepState.WAITING


def test_a_mentor_does_not_cancel(cast, as_, url, step):
    assert as_(cast.boris).post(url("cancel", step), {"reason": "Не хочу."}).status_code == 403


def test_gleb_and_the_department_cancel_nothing(cast, as_, url, step):
    assert as_(cast.gleb).post(url("cancel", step, at="school-1"), {"reason": "Зачем?"}).status_code == 404
    assert as_(cast.dina).post(url("cancel", step, at="town"), {"reason": "Зачем?"}).status_code == 403
    assert fresh(step).state == StepState.WAITING


def test_what_came_from_above_is_cancelled_above(cast, plan):
    with everywhere():
        copy = build.plan(cast.lyceum, cast.dina, source=build.plan(cast.town, cast.dina))
        step = build.step(copy)
        with pytest.raises(Refusal):
            cancel_step(step, by=cast.anna, reason="не успеваем")
