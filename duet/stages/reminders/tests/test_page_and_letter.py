"""The page asks the database and the letter counts in memory: both must tell everybody the same."""

from datetime import timedelta

import pytest

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.core.reminding import Frequency, Rules
from duet.stages.organisations.models import CalendarSpan
from duet.stages.reminders.actions import set_rules, snooze_step
from duet.stages.reminders.listening import ear_of, windows_of
from duet.stages.reminders.querysets import Shelf, reminded
from duet.stages.reminders.telling import burning
from duet.stages.roadmaps.actions import cancel_step, finish_step
from duet.stages.roadmaps.models import Holding, Step
from duet.stages.roadmaps.tests.build import TODAY, duty, post
from tests import make

from .build import matter


@pytest.fixture
def people(cast, plan, head):
    """Everybody, and a plan where everything happens."""
    gone = make.member("Ким Олег Робертович", Role.MENTOR, at=cast.lyceum)
    mentors = post(cast.lyceum, "наставники", cast.boris, gone)
    former = post(cast.lyceum, "бывшая роль", gone)
    Holding.objects.create(post=former, member=cast.boris, since=TODAY, until=TODAY)
    for days in (-12, -8, -7, -6, -3, -1, 0, 1, 2, 3, 5, 6, 8, None):
        for who in (None, cast.anna, cast.boris, gone, mentors, former, "Никто Н. Н."):
            matter(plan, days, f"{who} {days}", who=who)
    duty(matter(plan, -3, who=gone).activity, cast.boris)
    for taker in (head, gone):
        matter(plan, -3, taken_by=taker)
    finish_step(matter(plan, -3, who=cast.boris), by=cast.anna, on=TODAY)
    cancel_step(matter(plan, -3, who=cast.boris), by=cast.anna, reason="Не нужно.")
    snooze_step(matter(plan, -3, "Отложенное", who=cast.boris), by=cast.boris, until=TODAY + timedelta(days=1), on=TODAY)
    gone.left_on = TODAY
    gone.save()
    return [cast.anna, cast.boris, head]


def on_page(ear, windows):
    found = {}
    for step in reminded(Step.objects.at_desk(ear.member), ear, windows):
        found.setdefault(Shelf(step.shelf), set()).add(step.pk)
    found.pop(Shelf.SNOOZED, None)
    return found


def in_letter(ear, fire):
    told = fire.told(ear, Frequency.DAILY)
    return {shelf: {matter.step for matter in matters} for shelf, matters in told.shelves.items()}


@pytest.mark.parametrize("rules", [Rules(), Rules(before=0, curator=2, head=2), Rules(before=6, curator=1, head=9)])
def test_they_tell_the_same(cast, people, rules):
    with everywhere():
        set_rules(cast.lyceum, by=cast.anna, rules=rules)
        CalendarSpan.objects.create(
            organisation=cast.lyceum, kind="off", starts_on=TODAY - timedelta(days=4), ends_on=TODAY - timedelta(days=3)
        )
        for days in (0, 1, 3):
            windows = windows_of(cast.lyceum, TODAY + timedelta(days=days))
            fire = burning(cast.lyceum, windows)
            for member in people:
                ear = ear_of(member)
                assert on_page(ear, windows) == in_letter(ear, fire)


def test_everybody_hears_something(cast, people):
    with everywhere():
        windows = windows_of(cast.lyceum, TODAY)
        fire = burning(cast.lyceum, windows)
        shelves = {member: set(in_letter(ear_of(member), fire)) for member in people}
    anna, boris, head = people
    assert shelves[anna] == {Shelf.LATE, Shelf.TODAY, Shelf.SOON, Shelf.CURATOR}
    assert shelves[boris] == {Shelf.LATE, Shelf.TODAY, Shelf.SOON}
    assert shelves[head] == {Shelf.LATE, Shelf.HEAD}
