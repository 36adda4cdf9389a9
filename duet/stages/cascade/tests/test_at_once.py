"""Two people press in the same moment: what only a database with several writers can show."""

from __future__ import annotations

import pytest

from duet.base.tenancy.scope import everywhere
from duet.stages.cascade.models import Spread
from tests.at_once import at_once
from tests.make import fresh

from . import build

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_of_two_first_sendings_the_second_goes_on_with_the_first(cast, plan):
    refused = at_once(*[lambda: build.publish(fresh(plan), cast.dina)] * 2)
    assert refused == []
    with everywhere():
        assert Spread.objects.get().run == 2
