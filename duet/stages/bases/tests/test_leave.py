"""A participation is put right, ended, taken back and struck out."""

from datetime import date

import pytest

from duet.core.errors import Refusal
from duet.stages.bases import actions
from duet.stages.bases.models import Participation, Side
from tests import make

from . import build
from .build import TODAY

EVERYWHERE = True


@pytest.fixture
def row(cast):
    return build.participation(build.person("Ильина Ольга Павловна", cast.lyceum), mentee_kind="request")


def test_why_and_since_when_are_put_right(cast, row):
    actions.amend(row, by=cast.anna, kind="newcomer", joined_on=date(2026, 9, 10), on=TODAY)
    kept = make.fresh(row)
    assert (kept.mentee_kind, kept.joined_on) == ("newcomer", date(2026, 9, 10))


def test_a_mentor_stays_without_a_kind(cast):
    row = build.participation(build.person("Ильина Ольга Павловна", cast.lyceum), Side.MENTOR)
    actions.amend(row, by=cast.anna, kind="young", joined_on=TODAY, on=TODAY)
    assert make.fresh(row).mentee_kind == ""


def test_nobody_joins_tomorrow_or_after_the_end(cast, row):
    with pytest.raises(Refusal, match="сегодняшним днём"):
        actions.amend(row, by=cast.anna, kind="", joined_on=date(2026, 11, 21), on=TODAY)
    row.ended_on = date(2026, 10, 1)
    with pytest.raises(Refusal, match="позже дня"):
        actions.amend(row, by=cast.anna, kind="", joined_on=date(2026, 10, 2), on=TODAY)


def test_one_leaves_with_an_outcome_and_may_come_back(cast, row):
    actions.leave(row, by=cast.anna, outcome="Программа пройдена", ended_on=TODAY, on=TODAY)
    assert (make.fresh(row).ended_on, make.fresh(row).outcome) == (TODAY, "Программа пройдена")
    with pytest.raises(Refusal, match="уже завершено"):
        actions.leave(row, by=cast.anna, outcome="", ended_on=TODAY, on=TODAY)
    actions.bring_back(row, by=cast.anna)
    assert (make.fresh(row).ended_on, make.fresh(row).outcome) == (None, "")
    with pytest.raises(Refusal, match="и так в базе"):
        actions.bring_back(row, by=cast.anna)


@pytest.mark.parametrize("day", [date(2026, 8, 31), date(2026, 11, 21)])
def test_one_leaves_between_joining_and_today(cast, row, day):
    with pytest.raises(Refusal, match="не раньше"):
        actions.leave(row, by=cast.anna, outcome="", ended_on=day, on=TODAY)


def test_a_candidate_leaves_without_an_outcome(cast, row):
    build.shut(row.person)
    with pytest.raises(Refusal, match="согласия"):
        actions.leave(row, by=cast.anna, outcome="Программа пройдена", ended_on=TODAY, on=TODAY)
    actions.leave(row, by=cast.anna, outcome="", ended_on=TODAY, on=TODAY)
    assert make.fresh(row).ended_on == TODAY


def test_a_mistake_is_struck_out_and_the_card_stays(cast, row):
    actions.strike_out(row, by=cast.anna)
    assert not Participation.objects.exists()
    assert make.fresh(row.person)
