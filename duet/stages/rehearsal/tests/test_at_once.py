"""The button pressed twice in the same moment: what only a database with several writers can show."""

from __future__ import annotations

import pytest

from duet.base.tenancy.scope import everywhere
from duet.stages.rehearsal.actions import start_rehearsal
from duet.stages.rehearsal.models import Rehearsal
from duet.stages.roadmaps.tests.build import TODAY
from tests import make
from tests.at_once import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_of_two_presses_one_begins_a_rehearsal(cast, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    refused = at_once(*[lambda: start_rehearsal(cast.lyceum, by=make.fresh(cast.anna), on=TODAY, at=make.LONG_AGO)] * 2)
    assert refused == ["Репетиция уже начата. Закончите её, чтобы начать новую."]
    with everywhere():
        assert Rehearsal.objects.count() == 1
