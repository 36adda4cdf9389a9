"""The clock of reminders: once after each of its days, on working days, never from a rehearsal."""

from datetime import UTC, date, datetime

import pytest
from django.core import mail

from duet.base.clock import moved_to
from duet.base.journal.models import Entry
from duet.stages.documents import actions, jobs
from duet.stages.documents.models import Acquaintance, Visa
from duet.stages.documents.reading import Reader
from duet.stages.documents.tests import build
from tests.make import fresh

EVERYWHERE = True
# Thursday, 1 October.
ASKED = datetime(2026, 10, 1, 9, tzinfo=UTC)


@pytest.fixture
def go(monkeypatch):
    """The worker knocks on that day; whom it wrote to."""

    def knock(day):
        mail.outbox.clear()
        monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(day.year, day.month, day.day, 9, tzinfo=UTC))
        with moved_to(day):
            jobs.every_hour.call_local()
        return sorted(letter.to[0] for letter in mail.outbox)

    return knock


@pytest.fixture
def row(cast, registered):
    return actions.ask_to_read(registered, by=cast.anna, people=[Reader("Зорина Вера", "", "zorina@example.org")], at=ASKED)[0]


def test_a_reader_is_reminded_after_three_days_and_after_a_week(go, row):
    reader = ["zorina@example.org"]
    assert [go(date(2026, 10, day)) for day in (2, 5, 5, 6, 8, 8, 9, 20)] == [[], reader, [], [], reader, [], [], []]
    assert fresh(row).reminded_at.date() == date(2026, 10, 8)


def test_a_day_off_is_made_up_for(go, row):
    # 4 October is a Sunday.
    assert go(date(2026, 10, 4)) == []
    assert go(date(2026, 10, 12)) == ["zorina@example.org"]
    assert go(date(2026, 10, 13)) == []


def test_whoever_was_reminded_by_hand_waits_for_the_next_day_of_reminding(cast, go, registered, row):
    actions.remind(registered, by=cast.anna, at=datetime(2026, 10, 4, 9, tzinfo=UTC))
    assert [go(date(2026, 10, day)) for day in (5, 8)] == [[], ["zorina@example.org"]]


def test_whoever_has_read_hears_nothing(cast, go, registered, row):
    actions.mark_known(registered, by=cast.anna, rows=[row], day=build.DAY, on=build.DAY)
    assert go(date(2026, 10, 20)) == []


def test_an_annulled_document_is_not_spoken_of(go, registered, row):
    type(registered).objects.filter(pk=registered.pk).update(state="annulled")
    assert go(date(2026, 10, 20)) == []


def test_nobody_in_a_rehearsal_is_written_to(cast, go, row):
    cast.lyceum.plays_on = date(2026, 10, 20)
    cast.lyceum.save()
    assert go(date(2026, 10, 20)) == []
    assert fresh(row).reminded_at is None


def test_at_night_nobody_is_written_to(go, row, settings):
    settings.REMIND_HOUR = 23
    assert go(date(2026, 10, 5)) == []


def test_those_who_agree_and_sign_are_reminded_after_two_days(cast, go, document, agreers, director):
    actions.send(document, by=cast.anna, agreers=agreers, in_order=True, on=build.DAY, at=ASKED)
    first = [agreers[0].user.email]
    # 3 October is a Saturday.
    assert [go(date(2026, 10, day)) for day in (2, 3, 5, 6)] == [[], [], first, first]
    assert [go(date(2026, 10, day)) for day in (7, 9)] == [[], []]
    visa = Visa.objects.get(member=agreers[0])
    actions.agree(visa, by=agreers[0], at=datetime(2026, 10, 9, 9, tzinfo=UTC))
    assert go(date(2026, 10, 12)) == [agreers[1].user.email]
    actions.agree(Visa.objects.get(member=agreers[1]), by=agreers[1], at=datetime(2026, 10, 12, 9, tzinfo=UTC))
    assert [go(date(2026, 10, day)) for day in (13, 14, 15)] == [[], ["head@example.org"], []]
    assert Entry.objects.filter(action="documents.remind").count() == 4


def test_the_trouble_of_one_school_does_not_stop_the_others(go, row, monkeypatch, caplog):
    def stumble(organisation, **more):
        raise RuntimeError("no")

    monkeypatch.setattr("duet.stages.documents.jobs.claim", stumble)
    assert go(date(2026, 10, 5)) == []
    assert "could not be reminded" in caplog.text


def test_a_letter_says_that_a_document_waits(cast, document, agreers, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        actions.send(document, by=cast.anna, agreers=agreers[:1], in_order=False, on=build.DAY, at=ASKED)
    with django_capture_on_commit_callbacks(execute=True):
        actions.agree(Visa.objects.get(), by=agreers[0], at=ASKED)
    agree, sign = mail.outbox
    assert (agree.to, agree.subject) == ([agreers[0].user.email], "Лицей № 7: документ ждёт вашего согласования")
    assert (sign.to, sign.subject) == (["head@example.org"], "Лицей № 7: документ ждёт вашей подписи")
    assert f"/documents/{document.pk}/" in agree.body
    assert "Белов" not in agree.body + sign.body


def test_from_where_nobody_writes_nothing_goes(cast, document, row, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    jobs.write_to_waiting.enqueue(document.pk)
    jobs.write_to_waiting.enqueue(999_999)
    jobs.write_to_readers.enqueue([row.pk])
    jobs.every_hour.call_local()
    assert mail.outbox == []
    assert Acquaintance.objects.filter(reminded_at__isnull=False).count() == 0
