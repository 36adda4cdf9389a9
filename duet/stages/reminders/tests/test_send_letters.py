"""The letters of an organisation on a day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail

from duet.base.accounts.models import User
from duet.base.journal.models import Entry
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.core.reminding import Frequency, Rules
from duet.stages.organisations.models import CalendarSpan
from duet.stages.reminders.actions import prefer, set_rules, snooze_step
from duet.stages.reminders.models import Digest, Round
from duet.stages.reminders.postman import DOWN, REFUSED, Tally, send_letters
from duet.stages.reminders.querysets import MOST_ATTEMPTS
from duet.stages.roadmaps.actions import finish_step, postpone_step
from duet.stages.roadmaps.tests import build
from duet.stages.roadmaps.tests.build import TODAY, post
from tests import make

from .build import FAR, LATE, LATE_ENOUGH_FOR_THE_HEAD, NOW, SOON, matter
from .post import HERE

AT = datetime(2026, 11, 20, 4, 7, tzinfo=UTC)
MONDAY, SATURDAY = date(2026, 11, 23), date(2026, 11, 21)
# Of two letters; each costs four of them.
QUERIES, OF_A_LETTER = 29, 4


def send(at, on=TODAY):
    return send_letters(at, on=on, at=AT)


def to_whom():
    return sorted(letter.to[0] for letter in mail.outbox)


def of(member):
    return next(letter for letter in mail.outbox if letter.to == [member.user.email])


def kept(member):
    with everywhere():
        return Digest.objects.get(member=member)


def wants(member, frequency, weekday=0, *, everything=False):
    with everywhere():
        prefer(member, by=member, frequency=frequency, weekday=weekday, everything=everything)


def test_the_responsible_is_written_to_before_the_day_on_it_and_after_it(cast, plan):
    with everywhere():
        late, now, soon = (matter(plan, days, f"Дело {days}", who=cast.boris) for days in (LATE, NOW, SOON))
        matter(plan, FAR, "Далёкое", who=cast.boris)
    send(cast.lyceum)
    letter = of(cast.boris)
    assert letter.subject == "Дуэт: 1 просрочено, 1 на сегодня, 1 на ближайшие дни"
    assert [title in letter.body for title in ("Дело -1", "Дело 0", "Дело 5", "Далёкое")] == [True, True, True, False]
    assert kept(cast.boris).steps == [late.pk, now.pk, soon.pk]
    assert (kept(cast.boris).sent_at, kept(cast.boris).kind) == (AT, "daily")


def test_the_curator_and_the_head_are_written_to_when_it_has_gone_up(cast, plan, head):
    with everywhere():
        matter(plan, LATE, "Вчерашнее", who=cast.boris)
    send(cast.lyceum)
    assert to_whom() == ["anna@example.org", "boris@example.org"]
    assert of(cast.anna).subject == "Дуэт: 1 для куратора"
    with everywhere():
        matter(plan, LATE_ENOUGH_FOR_THE_HEAD, "Давнее", who=cast.boris)
    send(cast.lyceum, on=MONDAY)
    assert "Давнее" in of(head).body
    assert "Вчерашнее" not in of(head).body


def test_the_organisation_has_numbers_of_its_own(cast, plan, head):
    with everywhere():
        matter(plan, LATE, who=cast.boris)
        set_rules(cast.lyceum, by=cast.anna, rules=Rules(before=0, curator=1, head=1))
        matter(plan, SOON, "Скорое", who=cast.boris)
    send(cast.lyceum)
    assert "gromov@example.org" in to_whom()
    assert "Скорое" not in of(cast.boris).body


def test_nothing_to_say_no_letter(cast, plan):
    with everywhere():
        matter(plan, FAR, who=cast.boris)
        done = matter(plan, LATE, who=cast.boris)
        finish_step(done, by=cast.boris, on=TODAY)
        moved = matter(plan, LATE, who=cast.boris)
        postpone_step(moved, by=cast.anna, to=TODAY + timedelta(days=30), reason="Болел.")
    assert send(cast.lyceum) == Tally()
    assert mail.outbox == []


def test_on_days_off_nobody_is_written_to(cast, plan):
    with everywhere():
        matter(plan, LATE, who=cast.boris)
        CalendarSpan.objects.create(organisation=cast.town, kind="off", starts_on=TODAY, ends_on=TODAY)
    assert send(cast.lyceum) == send(cast.lyceum, on=SATURDAY) == Tally()


def test_whoever_has_left_or_has_no_account_is_not_written_to(cast, plan):
    with everywhere():
        absent = make.member("Котова Галина Ивановна", Role.MENTOR, at=cast.lyceum, account=False, email="kotova@example.org")
        closed = make.member("Ким Олег Робертович", Role.MENTOR, at=cast.lyceum)
        parent = make.member("Лапин Егор Ильич", Role.PARENT, at=cast.lyceum)
        cast.boris.left_on = TODAY
        cast.boris.save()
        closed.user.is_active = False
        closed.user.save()
        for member in (absent, closed, parent, cast.boris):
            matter(plan, NOW, who=member)
    send(cast.lyceum)
    # What only somebody who has left answered for is nobody's: the curator hears of it.
    assert to_whom() == ["anna@example.org"]


def test_each_desk_writes_a_letter_of_its_own_and_says_which(cast, plan):
    with everywhere():
        twin = make.member("Павлов Борис Ильич", Role.MENTOR, at=cast.other, account=cast.boris.user)
        matter(plan, NOW, "Лицейское", who=cast.boris)
        matter(build.plan(cast.other, cast.gleb), LATE, "Школьное", who=twin)
    send(cast.lyceum)
    send(cast.other)
    letters = [letter for letter in mail.outbox if letter.to == ["boris@example.org"]]
    assert [letter.subject for letter in letters] == ["Дуэт: 1 на сегодня — Лицей № 7", "Дуэт: 1 просрочено — Школа № 1"]
    assert "Школьное" not in letters[0].body


def test_a_role_without_people_is_told_to_the_curator_at_once(cast, plan):
    with everywhere():
        matter(plan, SOON, "Анкета", who=post(cast.lyceum, "психолог"))
    send(cast.lyceum)
    assert to_whom() == ["anna@example.org"]


def test_what_was_put_off_is_not_written_of_to_that_person_alone(cast, plan):
    with everywhere():
        step = matter(plan, LATE, who=cast.boris)
        snooze_step(step, by=cast.boris, until=MONDAY, on=TODAY)
    send(cast.lyceum)
    assert to_whom() == ["anna@example.org"]
    send(cast.lyceum, on=MONDAY)
    assert to_whom() == ["anna@example.org", "anna@example.org", "boris@example.org"]


def test_rows_without_a_day_are_told_to_the_curator_once_a_week(cast, plan):
    with everywhere():
        matter(plan, None)
    send(cast.lyceum)
    assert mail.outbox == []
    send(cast.lyceum, on=MONDAY)
    assert (to_whom(), of(cast.anna).subject) == (["anna@example.org"], "Дуэт: 1 без даты")
    assert "У 1 мероприятия нет даты" in of(cast.anna).body


def test_a_weekly_letter_comes_on_its_day_and_looks_a_week_ahead(cast, plan):
    wants(cast.boris, Frequency.WEEKLY)
    with everywhere():
        matter(plan, 9, "В воскресенье", who=cast.boris)
        matter(plan, 10, "Через неделю", who=cast.boris)
    send(cast.lyceum)
    assert mail.outbox == []
    send(cast.lyceum, on=MONDAY)
    assert of(cast.boris).subject == "Дуэт: 1 на этой неделе"
    assert "Через неделю" not in of(cast.boris).body
    assert "раз в неделю" in of(cast.boris).body


def test_a_weekly_letter_may_be_about_what_is_late_alone(cast, plan):
    wants(cast.boris, Frequency.WEEKLY, weekday=4)
    with everywhere():
        matter(plan, LATE, who=cast.boris)
    send(cast.lyceum)
    assert of(cast.boris).subject == "Дуэт: 1 просрочено"


def test_a_weekly_letter_on_another_day_says_seven_days(cast, plan):
    wants(cast.boris, Frequency.WEEKLY, weekday=4)
    with everywhere():
        matter(plan, FAR, who=cast.boris)
    send(cast.lyceum)
    assert of(cast.boris).subject == "Дуэт: 1 на семь дней вперёд"


def test_whoever_refused_letters_gets_none(cast, plan):
    wants(cast.boris, Frequency.NEVER)
    with everywhere():
        matter(plan, NOW, who=cast.boris)
    assert send(cast.lyceum) == Tally()


def test_a_keeper_may_ask_for_everything_and_a_mentor_may_not(cast, plan, head):
    wants(cast.anna, Frequency.DAILY, everything=True)
    wants(cast.boris, Frequency.DAILY, everything=True)
    with everywhere():
        other = make.member("Рубцова Елена Андреевна", Role.MENTOR, at=cast.lyceum)
        matter(plan, SOON, "Чужое", who=other)
        matter(plan, SOON, "Борисово", who=cast.boris)
    send(cast.lyceum)
    assert of(cast.anna).subject == "Дуэт: 2 по организации"
    assert "ОСТАЛЬНОЕ ПО ОРГАНИЗАЦИИ — 2" in of(cast.anna).body
    assert "Чужое" not in of(cast.boris).body


def test_repeated_it_sends_nothing_twice(cast, plan):
    with everywhere():
        matter(plan, LATE, who=cast.boris)
    assert send(cast.lyceum) == Tally(sent=2)
    assert send(cast.lyceum) == Tally()
    assert len(mail.outbox) == 2


def test_interrupted_in_the_middle_of_a_letter_it_never_sends_that_one_again(cast, plan, settings):
    settings.EMAIL_BACKEND = f"{HERE}.Killed"
    with everywhere():
        matter(plan, LATE, who=cast.boris)
    with pytest.raises(KeyboardInterrupt):
        send(cast.lyceum)
    assert to_whom() == ["anna@example.org"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send(cast.lyceum) == Tally(sent=1)
    assert to_whom() == ["anna@example.org", "boris@example.org"]
    assert kept(cast.anna).sent_at is None


def test_a_letter_somebody_else_has_begun_is_left_to_them(cast, plan):
    with everywhere():
        matter(plan, NOW, who=cast.boris)
        Digest.objects.create(organisation=cast.lyceum, member=cast.boris, on=TODAY, kind="daily")
    assert send(cast.lyceum) == Tally()


def test_two_workers_at_once_send_a_letter_once(cast, plan, settings):
    settings.EMAIL_BACKEND = f"{HERE}.Rival"
    with everywhere():
        matter(plan, LATE, who=cast.boris)
    assert send(cast.lyceum) == Tally(sent=1)
    assert to_whom() == ["anna@example.org"]


def test_a_refused_letter_is_tried_again_and_the_others_go_out(cast, plan, settings):
    settings.EMAIL_BACKEND = f"{HERE}.Picky"
    with everywhere():
        step = matter(plan, LATE, who=cast.boris)
    assert send(cast.lyceum) == Tally(sent=1, failed=1)
    assert (kept(cast.boris).failed, kept(cast.boris).attempts) == (REFUSED, 1)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send(cast.lyceum) == Tally(sent=1)
    assert (kept(cast.boris).failed, kept(cast.boris).attempts, kept(cast.boris).steps) == ("", 2, [step.pk])


def test_an_address_no_letter_can_have_keeps_nobody_else_waiting(cast, plan):
    with everywhere():
        matter(plan, NOW, who=post(cast.lyceum, "наставники", cast.boris, cast.anna))
        User.objects.filter(pk=cast.anna.user.pk).update(email="anna@example.org\nBcc: all@example.org")
    assert send(cast.lyceum) == Tally(sent=1, failed=1)
    assert to_whom() == ["boris@example.org"]


def test_it_is_not_tried_for_ever_nor_when_it_was_done_meanwhile(cast, plan, settings):
    settings.EMAIL_BACKEND = f"{HERE}.Picky"
    with everywhere():
        step = matter(plan, NOW, who=cast.boris)
    assert [send(cast.lyceum).failed for _ in range(MOST_ATTEMPTS + 1)] == [1] * MOST_ATTEMPTS + [0]
    with everywhere():
        Digest.objects.update(attempts=1)
        finish_step(step, by=cast.boris, on=TODAY)
    assert send(cast.lyceum) == Tally()


def test_when_the_server_is_down_the_rest_waits_for_the_next_hour(cast, plan, settings):
    settings.EMAIL_BACKEND = f"{HERE}.Down"
    with everywhere():
        matter(plan, LATE, who=cast.boris)
    assert send(cast.lyceum) == Tally(failed=1, is_down=True)
    with everywhere():
        assert (Digest.objects.count(), Digest.objects.get().failed, Round.objects.count()) == (1, DOWN, 0)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send(cast.lyceum) == Tally(sent=2)


def test_the_journal_says_how_many_letters_went_out_and_no_names(cast, plan):
    with everywhere():
        matter(plan, LATE, who=cast.boris)
    send(cast.lyceum)
    with everywhere():
        entry = Entry.objects.get(action="reminders.send")
    assert (entry.note, entry.about, entry.by.roles) == ({"letters": 2}, cast.lyceum, {Role.SYSTEM})


def test_old_letters_are_forgotten(cast, plan):
    with everywhere():
        for days in (91, 90):
            Digest.objects.create(organisation=cast.lyceum, member=cast.boris, on=TODAY - timedelta(days=days), kind="daily")
            Round.objects.create(organisation=cast.lyceum, on=TODAY - timedelta(days=days))
    send(cast.lyceum)
    with everywhere():
        assert [digest.on for digest in Digest.objects.all()] == [TODAY - timedelta(days=90)]
        assert [round_.on for round_ in Round.objects.order_by("on")] == [TODAY - timedelta(days=90), TODAY]


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_as_many_queries_whatever_the_rows(cast, plan, django_assert_num_queries, rows):
    with everywhere():
        for number in range(rows):
            matter(plan, LATE, f"Дело {number}", who=post(cast.lyceum, f"роль {number}", cast.boris))
    with django_assert_num_queries(QUERIES):
        send(cast.lyceum)


def test_one_person_more_is_one_letter_more(cast, plan, django_assert_num_queries):
    with everywhere():
        other = make.member("Рубцова Елена Андреевна", Role.MENTOR, at=cast.lyceum)
        matter(plan, LATE, who=post(cast.lyceum, "наставники", cast.boris, other))
    with django_assert_num_queries(QUERIES + OF_A_LETTER):
        send(cast.lyceum)
