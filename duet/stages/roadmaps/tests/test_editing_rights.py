"""Who may edit the rows of a plan."""

from __future__ import annotations

import pytest

from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.core.plans import PlanRow
from duet.stages.roadmaps import actions
from duet.stages.roadmaps.models import Activity, Roadmap, Step
from tests.make import fresh
from tests.read import words

from . import build
from .editing import edit, form, laid, order_of


@pytest.fixture
def plan(cast) -> Roadmap:
    return laid(cast.lyceum, cast.anna)


@pytest.fixture
def order(plan) -> Activity:
    """The row of the order."""
    found: Activity = plan.activities.get(number="1.1")
    return found


ACTS = ["edit_row", "insert_row", "drop_row", "move_row"]


@pytest.mark.parametrize("act", ACTS)
def test_only_a_keeper_of_plans_edits(cast, as_, url, order, plan, act):
    before = order_of(plan)
    typed = form(order, title="Чужое")
    assert as_(cast.boris).post(url(act, order), typed).status_code == 403
    assert as_(cast.gleb).post(url(act, order, at="school-1"), typed).status_code == 404
    assert as_(cast.dina).post(url(act, order, at="town"), typed).status_code == 404
    assert (order_of(plan), fresh(order).title) == (before, "Приказ о наставничестве")


@pytest.mark.parametrize("act", ACTS)
def test_rows_laid_down_above_are_edited_above(cast, as_, url, order, plan, act):
    with everywhere():
        plan.source = build.plan(cast.town, cast.dina)
        plan.save()
    before = order_of(plan)
    page = as_(cast.anna).post(url(act, order), form(order, title="Своё"))
    assert page.status_code == 422
    assert "Строки и сроки этой карты меняет тот, кто её передал: Управление образования." in words(page)
    assert (order_of(plan), fresh(order).title) == (before, "Приказ о наставничестве")


def test_the_actions_refuse_a_plan_from_above_too(cast, order, plan):
    with everywhere():
        stage = order.stage
        plan.source = build.plan(cast.town, cast.dina)
        plan.save()
        plan, order, stage = fresh(plan), fresh(order), fresh(stage)
        for act in (
            lambda: edit(order, cast.anna, title="Своё"),
            lambda: actions.insert_row(plan, by=cast.anna, stage=stage, words=PlanRow("Своё"), on=build.TODAY),
            lambda: actions.drop_row(order, by=cast.anna),
            lambda: actions.move_row(order, by=cast.anna, stage=stage),
            lambda: actions.add_stage(plan, by=cast.anna, title="Своё"),
            lambda: actions.edit_stage(stage, by=cast.anna, title="Своё"),
            lambda: actions.drop_stage(stage, by=cast.anna),
        ):
            with pytest.raises(Refusal, match="тот, кто её передал"):
                act()
        assert not Step.objects.filter(activity__title="Своё").exists()
