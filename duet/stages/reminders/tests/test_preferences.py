"""How often letters come: everybody chooses for themselves."""

import pytest
from django.db import IntegrityError, transaction

from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.core.reminding import Frequency, Rules
from duet.stages.reminders.actions import prefer, set_rules
from duet.stages.reminders.models import Digest, Preference, Round, preference_of
from duet.stages.reminders.querysets import MOST_ATTEMPTS
from duet.stages.roadmaps.tests.build import TODAY
from tests.make import LONG_AGO
from tests.read import words


def chosen(member):
    with everywhere():
        kept = preference_of(member)
        return kept.frequency, kept.weekday, kept.everything


def test_until_one_chooses_letters_come_every_day(cast):
    assert chosen(cast.anna) == ("daily", 0, False)


def test_a_person_chooses_and_changes_their_mind(cast, as_, url):
    client = as_(cast.anna)
    response = client.post(url("settings"), {"frequency": "weekly", "weekday": "2", "everything": "on"}, follow=True)
    assert "Письмо приходит утром: раз в неделю, по средам." in words(response)
    assert chosen(cast.anna) == ("weekly", 2, True)
    assert "Писем вы не получаете." in words(client.post(url("settings"), {"frequency": "never", "weekday": "2"}, follow=True))
    assert chosen(cast.anna) == ("never", 2, False)


def test_a_mentor_is_not_offered_everything_and_does_not_get_it(cast, as_, url):
    assert "Писать обо всём" in words(as_(cast.anna).get(url("settings")))
    client = as_(cast.boris)
    assert "Писать обо всём" not in words(client.get(url("settings")))
    client.post(url("settings"), {"frequency": "daily", "weekday": "0", "everything": "on"})
    assert chosen(cast.boris) == ("daily", 0, False)


@pytest.mark.parametrize("given", [{"weekday": "0"}, {"frequency": "hourly", "weekday": "0"}, {"frequency": "weekly", "weekday": "6"}])
def test_a_slip_changes_nothing(cast, as_, url, given):
    assert as_(cast.anna).post(url("settings"), given).status_code == 422
    assert chosen(cast.anna) == ("daily", 0, False)


def test_nobody_chooses_for_another(cast, as_, url):
    with everywhere(), pytest.raises(Refusal, match="каждый выбирает сам"):
        prefer(cast.boris, by=cast.anna, frequency=Frequency.NEVER, weekday=0, everything=False)
    assert as_(cast.gleb).post(url("settings"), {"frequency": "never", "weekday": "0"}).status_code == 404


def test_letters_on_sunday_are_impossible(cast):
    with everywhere(), pytest.raises(IntegrityError), transaction.atomic():
        Preference.objects.create(organisation=cast.lyceum, member=cast.anna, weekday=6)


@pytest.mark.parametrize(
    "facts, said",
    [
        ({"sent_at": LONG_AGO}, "Последнее письмо ушло:"),
        (
            {"failed": "почтовый сервер не отвечает"},
            "Письмо за 20 ноября не ушло: почтовый сервер не отвечает. Дуэт попробует ещё раз через час.",
        ),
        ({"failed": "почтовый сервер не отвечает", "attempts": MOST_ATTEMPTS}, "не отвечает. Как часто присылать письма"),
        ({}, "Ушло ли письмо за 20 ноября, неизвестно"),
    ],
)
def test_the_page_says_what_became_of_the_last_letter(cast, as_, url, facts, said):
    with everywhere():
        Digest.objects.create(organisation=cast.lyceum, member=cast.anna, on=TODAY, kind="daily", **facts)
    assert said in words(as_(cast.anna).get(url("reminders")))
    assert said not in words(as_(cast.boris).get(url("reminders")))


def test_rows_are_named_for_the_administrator(cast):
    with everywhere():
        kept = prefer(cast.anna, by=cast.anna, frequency=Frequency.WEEKLY, weekday=0, everything=False)
        letter = Digest.objects.create(organisation=cast.lyceum, member=cast.anna, on=TODAY, kind="daily")
        round_ = Round.objects.create(organisation=cast.lyceum, on=TODAY, letters=3)
        rules = set_rules(cast.lyceum, by=cast.anna, rules=Rules())
    assert (str(kept), str(letter)) == ("Белова Анна Сергеевна: раз в неделю", "20.11.2026, Белова Анна Сергеевна")
    assert (str(round_), str(rules)) == ("20.11.2026: 3", "3 / 1 / 5")
