"""«Не напоминать об этом до …»"""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from duet.base.clock import moved_to
from duet.base.journal.models import Entry
from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.stages.reminders.actions import snooze_step, wake_step
from duet.stages.reminders.models import Snooze
from duet.stages.roadmaps.actions import finish_step
from duet.stages.roadmaps.tests.build import TODAY
from tests.read import words

from .build import LATE, LATE_ENOUGH_FOR_THE_HEAD, matter

MONDAY = date(2026, 11, 23)


@pytest.fixture
def step(cast, plan):
    """Boris is late with it."""
    return matter(plan, LATE, "Приказ", who=cast.boris)


def page(client, url):
    return words(client.get(url("reminders")))


def test_a_person_is_silent_to_until_the_day(cast, as_, url, step):
    response = as_(cast.boris).post(url("snooze", step), {"until": "2026-11-23"}, follow=True)
    assert "До 23 ноября Дуэт вам об этом не напомнит." in words(response)
    assert "Отложено вами 1 дело" in words(response)
    assert "Просрочено 1" not in words(response)
    with moved_to(MONDAY):
        assert "Просрочено 1" in page(as_(cast.boris), url)


def test_those_above_hear_of_it_as_before(cast, as_, url, plan, head):
    with everywhere():
        step = matter(plan, LATE_ENOUGH_FOR_THE_HEAD, "Давнее", who=cast.boris)
        snooze_step(step, by=cast.boris, until=MONDAY, on=TODAY)
        snooze_step(step, by=cast.anna, until=MONDAY, on=TODAY)
    assert "Нужен руководитель 1 дело" in page(as_(head), url)
    assert "Отложено вами 1 дело" in page(as_(cast.anna), url)


def test_it_is_taken_back(cast, as_, url, step):
    client = as_(cast.boris)
    client.post(url("snooze", step), {"until": "2026-11-23"})
    assert "Просрочено 1" in words(client.post(url("wake", step), follow=True))
    with everywhere():
        assert Snooze.objects.count() == 0


def test_a_second_day_replaces_the_first(cast, step):
    with everywhere():
        for day in (MONDAY, MONDAY + timedelta(days=1)):
            snooze_step(step, by=cast.boris, until=day, on=TODAY)
        assert [str(snooze) for snooze in Snooze.objects.all()] == ["Приказ — до 24.11.2026"]


@pytest.mark.parametrize(
    "until, said",
    [("", "Укажите день"), ("2026-11-20", "от завтрашнего"), ("2026-12-22", "не дальше месяца"), ("когда-нибудь", "25.11.2025")],
)
def test_a_slip_is_explained_beside_the_matter(cast, as_, url, step, until, said):
    response = as_(cast.boris).post(url("snooze", step), {"until": until})
    assert (response.status_code, said in words(response)) == (422, True)
    with everywhere():
        assert Snooze.objects.count() == 0


@pytest.mark.parametrize("days", [0, 32])
def test_the_rule_holds_without_the_form_too(cast, step, days):
    with everywhere(), pytest.raises(Refusal, match="от завтрашнего дня до месяца"):
        snooze_step(step, by=cast.boris, until=TODAY + timedelta(days=days), on=TODAY)


def test_what_is_done_needs_no_silence(cast, step):
    with everywhere():
        finish_step(step, by=cast.boris, on=TODAY)
        with pytest.raises(Refusal, match="уже закрыто"):
            snooze_step(step, by=cast.boris, until=MONDAY, on=TODAY)


def test_the_journal_has_it(cast, step):
    with everywhere():
        snooze_step(step, by=cast.boris, until=MONDAY, on=TODAY)
        wake_step(step, by=cast.boris)
        notes = [entry.note for entry in Entry.objects.filter(action="reminders.snooze").order_by("pk")]
    assert notes == [{"until": "2026-11-23"}, {"until": None}]


def test_strangers_and_those_above_put_nothing_off(cast, as_, url, step):
    assert as_(cast.gleb).post(url("snooze", step), {"until": "2026-11-23"}).status_code == 404
    assert as_(cast.dina).post(url("snooze", step, at="town"), {"until": "2026-11-23"}).status_code == 404
    with everywhere(), pytest.raises(PermissionDenied):
        snooze_step(step, by=cast.dina, until=MONDAY, on=TODAY)
