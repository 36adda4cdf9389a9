import pytest
from django.core.exceptions import PermissionDenied

from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.core.lifecycle import StepState
from duet.stages.roadmaps.actions import finish_step, release_step, take_step
from tests.make import fresh
from tests.read import words

from . import build


def test_whoever_takes_a_step_is_shown_beside_it(cast, as_, url, step):
    client = as_(cast.boris)
    client.post(url("take", step))
    assert (fresh(step).state, fresh(step).taken_by) == (StepState.WORKING, cast.boris)
    assert "В работе — Павлов Б. И." in words(client.get(url("step", step)))


def test_a_taken_step_is_among_the_takers_own(cast, as_, url, plan):
    with everywhere():
        taken = build.step(plan, title="Общая встреча")
    as_(cast.anna).post(url("take", taken))
    assert "Общая встреча" in words(as_(cast.anna).get(url("today"), {"whose": "mine"}))


def test_a_step_is_laid_down_again_by_the_way_back_of_the_toast(cast, as_, url, step):
    client = as_(cast.boris)
    said = client.post(url("take", step), {"next": url("today")}, follow=True)
    assert f'action="{url("release", step)}"' in said.content.decode()
    client.post(url("release", step))
    assert (fresh(step).state, fresh(step).taken_by) == (StepState.WAITING, None)


def test_a_step_is_not_taken_twice(cast, step):
    with everywhere():
        take_step(step, by=cast.boris)
        with pytest.raises(Refusal, match="Уже отмечено"):
            take_step(step, by=cast.anna)


def test_what_nobody_has_taken_is_not_laid_down(cast, step):
    with everywhere(), pytest.raises(Refusal, match="только то, что в работе"):
        release_step(step, by=cast.boris)


def test_what_is_done_is_not_taken(cast, step):
    with everywhere():
        finish_step(step, by=cast.boris, on=build.TODAY)
        with pytest.raises(Refusal, match="Сначала верните"):
            take_step(step, by=cast.anna)


def test_a_mentor_does_not_take_what_is_not_theirs(cast, as_, url, plan):
    with everywhere():
        foreign = build.step(plan)
    assert as_(cast.boris).post(url("take", foreign)).status_code == 403
    assert fresh(foreign).state == StepState.WAITING


def test_the_department_does_not_take_a_step_of_the_lyceum(cast, as_, url, step):
    assert as_(cast.dina).post(url("take", step, at="town")).status_code == 403
    with everywhere(), pytest.raises(PermissionDenied):
        take_step(step, by=cast.dina)


def test_gleb_does_not_find_the_step(cast, as_, url, step):
    assert as_(cast.gleb).post(url("take", step)).status_code == 404
    assert as_(cast.gleb).post(url("take", step, at="school-1")).status_code == 404
    assert fresh(step).state == StepState.WAITING
