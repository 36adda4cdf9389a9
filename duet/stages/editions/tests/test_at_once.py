"""Two people press in the same moment: what only a database with several writers can show."""

from __future__ import annotations

import pytest

from duet.base import clock
from duet.base.tenancy.scope import everywhere
from duet.stages.editions.actions import agree, approve, return_request
from duet.stages.editions.models import Edition, WorkingText
from tests.at_once import at_once
from tests.make import fresh

from . import build

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_of_two_approvals_one_is_made(cast, plan):
    with everywhere():
        seen = WorkingText(plan).seen
    refused = at_once(
        lambda: approve(fresh(plan), by=cast.anna, on=build.ORDER_DAY, number="143-од", seen=seen),
        lambda: approve(fresh(plan), by=cast.anna, on=build.ORDER_DAY, number="144-од", seen=seen),
    )
    assert len(refused) == 1
    with everywhere():
        assert Edition.objects.count() == 1


def test_of_two_answers_one_is_given(cast, asked, head):
    refused = at_once(
        lambda: agree(fresh(asked), by=head, position="Начальник", name="", on=build.TODAY, at=clock.now()),
        lambda: return_request(fresh(asked), by=cast.dina, remark="Нет сроков.", on=build.TODAY, at=clock.now()),
    )
    assert len(refused) == 1
    assert not fresh(asked).is_waiting
