"""The clock of the worker, and the round through the organisations."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from duet.base.clock import moved_to
from duet.base.tenancy.models import Organisation
from duet.base.tenancy.scope import everywhere
from duet.stages.reminders import jobs
from duet.stages.reminders.jobs import every_hour, is_time, send_round, written_to
from duet.stages.reminders.models import Digest, Round
from duet.stages.roadmaps.tests import build
from duet.stages.roadmaps.tests.build import TODAY
from tests import make

from .build import LATE, NOW, matter
from .post import HERE

DUMMY = "django.core.mail.backends.dummy.EmailBackend"


@pytest.fixture
def two_plans(cast, plan):
    """Boris is late at the lyceum, Gleb at his school."""
    matter(plan, LATE, who=cast.boris)
    matter(build.plan(cast.other, cast.gleb), NOW, who=cast.gleb)


@pytest.fixture
def letters_are_due(settings):
    """It is the hour of letters, whatever the hour."""
    settings.REMIND_HOUR = timezone.localtime().hour


def to_whom():
    return sorted(letter.to[0] for letter in mail.outbox)


EVERYBODY = ["anna@example.org", "boris@example.org", "gleb@example.org"]


def test_the_hour_comes_and_everybody_is_written_to(two_plans, letters_are_due):
    every_hour.call_local()
    assert to_whom() == EVERYBODY


def test_next_hour_nobody_is_written_to_again_nor_of_what_has_turned_up(two_plans, plan, cast, letters_are_due):
    every_hour.call_local()
    with everywhere():
        matter(plan, NOW, who=make.member("Рубцова Елена Андреевна", at=cast.lyceum))
    every_hour.call_local()
    assert to_whom() == EVERYBODY


def test_the_next_day_everybody_hears_again(two_plans, letters_are_due):
    every_hour.call_local()
    with moved_to(TODAY + timedelta(days=3)):
        every_hour.call_local()
    assert to_whom() == sorted(EVERYBODY * 2)


def test_before_the_hour_nothing_goes_out(two_plans, settings):
    settings.REMIND_HOUR = 24
    every_hour.call_local()
    assert mail.outbox == []


@pytest.mark.parametrize(
    "begins, hour, is_due", [(7, 6, False), (7, 7, True), (7, 20, True), (7, 21, False), (22, 22, True), (22, 23, False)]
)
def test_letters_go_out_by_day(settings, begins, hour, is_due):
    settings.REMIND_HOUR = begins
    assert is_time(hour) is is_due


def test_without_a_mail_server_nothing_is_queued(two_plans, settings, letters_are_due):
    settings.EMAIL_BACKEND = DUMMY
    every_hour.call_local()
    with everywhere():
        assert (Digest.objects.count(), Round.objects.count()) == (0, 0)


def test_the_round_goes_on_a_few_organisations_at_a_time(two_plans, cast, monkeypatch):
    monkeypatch.setattr(jobs, "AT_ONCE", 1)
    send_round.enqueue()
    assert to_whom() == EVERYBODY
    with everywhere():
        assert Round.objects.count() == 3


def test_a_rehearsal_and_what_is_below_it_writes_to_nobody(two_plans, cast):
    Organisation.objects.filter(pk=cast.lyceum.pk).update(plays_on=TODAY)
    assert list(written_to()) == [cast.town, cast.other]
    Organisation.objects.filter(pk=cast.lyceum.pk).update(plays_on=None)
    Organisation.objects.filter(pk=cast.town.pk).update(plays_on=TODAY)
    send_round.enqueue()
    assert mail.outbox == []


def test_when_the_server_is_down_the_round_waits_for_the_next_hour(two_plans, settings, letters_are_due):
    settings.EMAIL_BACKEND = f"{HERE}.Down"
    every_hour.call_local()
    with everywhere():
        assert Digest.objects.count() == 1
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    every_hour.call_local()
    assert to_whom() == EVERYBODY


def test_a_refused_letter_is_tried_at_the_next_hour(two_plans, settings, letters_are_due):
    settings.EMAIL_BACKEND = f"{HERE}.Picky"
    every_hour.call_local()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    every_hour.call_local()
    assert to_whom() == EVERYBODY


def test_trouble_in_one_organisation_does_not_keep_letters_from_the_others(two_plans, settings):
    settings.EMAIL_BACKEND = f"{HERE}.Broken"
    send_round.enqueue()
    assert to_whom() == ["gleb@example.org"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    send_round.enqueue()
    assert to_whom() == ["boris@example.org", "gleb@example.org"]


def run(*arguments):
    out = StringIO()
    call_command("remind", *arguments, stdout=out)
    return out.getvalue().strip()


def test_the_command_writes_now_and_only_once(two_plans):
    assert run() == "Ушло писем: 3. Не приняты сервером: 0."
    assert run() == "Ушло писем: 0. Не приняты сервером: 0."


def test_the_command_writes_to_one_organisation(two_plans):
    assert run("school-1") == "Ушло писем: 1. Не приняты сервером: 0."
    assert to_whom() == ["gleb@example.org"]


@pytest.mark.parametrize(
    "backend, place, said", [(DUMMY, "", "DUET_SMTP_HOST"), (f"{HERE}.Down", "", "не отвечает"), (f"{HERE}.Down", "school-99", "school-99")]
)
def test_the_command_says_what_is_wrong(two_plans, settings, backend, place, said):
    settings.EMAIL_BACKEND = backend
    with pytest.raises(CommandError, match=said):
        run(*filter(None, [place]))


def test_the_command_passes_a_rehearsal_by(two_plans, cast):
    Organisation.objects.filter(pk=cast.other.pk).update(plays_on=TODAY)
    with pytest.raises(CommandError, match="репетиция"):
        run("school-1")
