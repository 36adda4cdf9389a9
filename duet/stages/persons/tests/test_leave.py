from datetime import date

import pytest
from django.urls import reverse

from duet.base import clock
from duet.base.journal.models import Entry
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.stages.persons import actions
from tests import make
from tests.make import fresh
from tests.read import words

pytestmark = pytest.mark.usefixtures("alone")

TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def today():
    with clock.moved_to(TODAY):
        yield


def url(person, name="leave") -> str:
    return reverse(f"persons:{name}", args=["lyceum-7", person.pk])


def test_a_pupil_leaves_on_a_day_and_comes_back(house, cast, as_):
    client = as_(cast.anna)
    assert 'value="2026-11-20"' in client.get(url(house.alla)).content.decode()
    client.post(url(house.alla), {"left_on": "2026-10-30"})
    assert fresh(house.alla).left_on == date(2026, 10, 30)
    assert "Не здесь с 30 октября" in words(client.get(url(house.alla, "person")))
    client.post(url(house.alla, "come_back"))
    assert fresh(house.alla).left_on is None
    with everywhere():
        notes = [entry.note for entry in Entry.objects.filter(action__in=["persons.leave", "persons.come_back"])]
    assert notes == [{"left_on": "2026-10-30"}] * 2


def test_whoever_could_log_in_cannot_any_longer_and_can_again(house, cast, as_):
    client = as_(cast.anna)
    client.post(url(house.boris), {"left_on": "2026-11-01"})
    assert (fresh(house.boris).left_on, fresh(cast.boris).left_on) == (date(2026, 11, 1), TODAY)
    assert not fresh(cast.boris).assignments.filter(until__isnull=True).exists()
    client.post(url(house.boris, "come_back"))
    assert (fresh(house.boris).left_on, fresh(cast.boris).left_on) == (None, None)
    assert fresh(cast.boris).assignments.filter(until__isnull=True, role=Role.MENTOR).exists()


def test_a_methodist_does_not_shut_the_door_to_anybody(house, cast, as_):
    with everywhere():
        methodist = make.member("Лунина Инна Львовна", Role.METHODIST, at=cast.lyceum, email="inna@example.org")
    response = as_(methodist).post(url(house.boris), {"left_on": "2026-11-01"})
    assert "отмечает куратор, руководитель или администратор" in words(response)
    assert (fresh(house.boris).left_on, fresh(cast.boris).left_on) == (None, None)
    as_(methodist).post(url(house.alla), {"left_on": "2026-11-01"})
    assert fresh(house.alla).left_on == date(2026, 11, 1)


def test_the_last_who_manages_people_does_not_leave(house, cast):
    with everywhere(), pytest.raises(Refusal, match="управлять людьми здесь будет некому"):
        actions.leave(cast.anna.card, by=cast.anna, left_on=TODAY, on=TODAY, at=clock.now())
    assert fresh(cast.anna).left_on is None


@pytest.mark.parametrize(
    ("day", "said"),
    [("2026-11-21", "ещё не наступил"), ("2020-01-01", "появился здесь позже"), ("когда-то", "день, месяц, год"), ("", "Заполните")],
)
def test_a_day_that_cannot_be_is_refused(day, said, house, cast, as_):
    with everywhere():
        house.alla.arrived_on = date(2025, 9, 1)
        house.alla.save()
    assert said in words(as_(cast.anna).post(url(house.alla), {"left_on": day}))
    assert fresh(house.alla).left_on is None


def test_nobody_leaves_twice_or_comes_back_from_here(house, cast, as_):
    client = as_(cast.anna)
    assert "и так здесь" in words(client.post(url(house.alla, "come_back")))
    client.post(url(house.alla), {"left_on": "2026-11-01"})
    assert "уже отмечен" in words(client.post(url(house.alla), {"left_on": "2026-11-02"}))


def test_gleb_sends_nobody_of_the_lyceum_away(house, cast, as_):
    assert as_(cast.gleb).post(reverse("persons:leave", args=["school-1", house.alla.pk]), {"left_on": "2026-11-01"}).status_code == 404
