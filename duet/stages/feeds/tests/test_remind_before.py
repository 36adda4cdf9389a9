import pytest

from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.stages.feeds.actions import remind_before
from tests.make import fresh


def test_the_choice_is_kept(cast, mine):
    with everywhere():
        remind_before(mine, by=cast.boris, days=3)
    assert fresh(mine).remind_before == 3


def test_what_is_not_among_the_choices_is_refused(cast, mine):
    with everywhere(), pytest.raises(Refusal, match="за день, за три дня"):
        remind_before(mine, by=cast.boris, days=2)
    assert fresh(mine).remind_before == 0
