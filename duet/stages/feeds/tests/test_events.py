"""What stands in a feed: whose steps, which days, in what words."""

from datetime import UTC, date, datetime, timedelta

import pytest

from duet.base.clock import moved_to
from duet.base.journal.models import Entry
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.feeds import events as of_feeds
from duet.stages.feeds.events import events
from duet.stages.roadmaps.actions import cancel_step, finish_step, postpone_step, release_step, take_step
from duet.stages.roadmaps.models import Item
from duet.stages.roadmaps.tests import build as plans
from tests import make

TODAY = plans.TODAY
SITE = "https://duet.example.org"


def titles(feed, on=TODAY):
    with everywhere():
        return [event.summary for event in events(feed, on, site=SITE)]


def the_event(feed, on=TODAY):
    with everywhere():
        (event,) = events(feed, on, site=SITE)
    return event


def test_a_person_sees_what_they_answer_for_and_what_they_took(cast, plan, mine):
    with everywhere():
        by_name = plans.activity(plan, "По имени")
        plans.duty(by_name, cast.boris)
        by_role = plans.activity(plan, "По роли")
        plans.duty(by_role, plans.post(cast.lyceum, "наставники", cast.boris))
        for row in (by_name, by_role, plans.activity(plan, "Взято"), plans.activity(plan, "Чужое")):
            step = plans.step(row)
            if row.title == "Взято":
                step.taken_by = cast.boris
                step.save()
    assert titles(mine) == ["По имени", "По роли", "Взято"]


def test_the_organisation_sees_all_of_its_own(cast, plan, common):
    with everywhere():
        plans.step(plan, title="Первое")
        plans.step(plan, title="Второе", due=TODAY + timedelta(days=1))
        plans.step(plan, title="Без даты", due=None)
    assert titles(common) == ["Первое", "Второе"]


def test_sixty_days_back_and_everything_ahead(cast, plan, common):
    with everywhere():
        for days in (-61, -60, 0, 900):
            plans.step(plan, title=f"{days}", due=TODAY + timedelta(days=days), state="done")
    assert titles(common) == ["✓ Сделано: -60", "✓ Сделано: 0", "✓ Сделано: 900"]


def test_the_state_stands_before_the_title(cast, plan, common):
    with everywhere():
        done, cancelled, _late, working, _waiting = (
            plans.step(plan, title=title, due=TODAY + timedelta(days=days))
            for title, days in (("Раз", -4), ("Два", -3), ("Три", -2), ("Четыре", 0), ("Пять", 1))
        )
        finish_step(done, by=cast.anna, on=TODAY)
        cancel_step(cancelled, by=cast.anna, reason="Не нужно.")
        take_step(working, by=cast.anna)
    assert titles(common) == ["✓ Сделано: Раз", "Отменено: Два", "Просрочено: Три", "Четыре", "Пять"]


def test_a_repeated_row_names_each_occurrence(cast, plan, common):
    with everywhere():
        row = plans.activity(plan, "Отчёт")
        plans.step(row, name="ноябрь")
        plans.step(row, due=date(2026, 12, 25), name="декабрь")
    assert titles(common) == ["Отчёт (ноябрь)", "Отчёт (декабрь)"]


def test_the_description_says_what_and_who_by_role(cast, plan, mine, common):
    with everywhere():
        row = plans.activity(plan, "Анкета", deadline_text="до 20 ноября", result="Сводка", responsible_text="Павлов Б. И., куратор")
        for position, text in enumerate(("педагоги", "ученики"), 1):
            Item.objects.create(organisation=cast.lyceum, activity=row, position=position, text=text)
        for who in (plans.post(cast.lyceum, "куратор", cast.anna), cast.boris, "Сидорова К. К.", cast.anna):
            plans.duty(row, who)
        plans.step(row)
    said = "— педагоги\n— ученики\nРезультат: Сводка\nСрок по карте: до 20 ноября\nОтвечает: {}\nДорожная карта: Дорожная карта"
    assert the_event(mine).description == said.format("куратор, вы, сотрудник организации")
    assert the_event(common).description == said.format("куратор, сотрудник организации")


def test_no_names_of_people_no_reasons_and_no_remarks_leave(cast, plan, mine):
    with everywhere():
        step = plans.step(plan)
        plans.duty(step.activity, cast.boris)
        plans.duty(step.activity, make.member("Секретова Ия Львовна", Role.MENTOR, at=cast.lyceum))
        postpone_step(step, by=cast.anna, to=TODAY + timedelta(days=3), reason="Болеет Белова.")
    event = the_event(mine)
    for word in ("Белова", "Секретова", "Павлов", "Болеет"):
        assert word not in event.summary + event.description


def test_the_address_is_of_the_page_of_the_step(cast, step, mine):
    assert the_event(mine).url == f"{SITE}/lyceum-7/steps/{step.pk}/"


def test_the_number_of_an_event_outlives_its_changes(cast, step, mine):
    first = the_event(mine)
    with everywhere():
        postpone_step(step, by=cast.anna, to=TODAY + timedelta(days=9), reason="Каникулы.")
        step.activity.title = "Иначе"
        step.activity.save()
    assert the_event(mine).uid == first.uid


def test_the_same_step_has_one_number_in_every_feed(cast, step, mine, common):
    assert the_event(mine).uid == the_event(common).uid


def test_two_installations_give_different_numbers(cast, step, mine):
    first = the_event(mine)
    mine.organisation.created_at += timedelta(microseconds=1)
    assert the_event(mine).uid != first.uid


def test_two_readings_of_the_same_say_the_same(cast, step, mine):
    with everywhere():
        take_step(step, by=cast.boris)
    assert the_event(mine) == the_event(mine)


def test_every_change_moves_the_count_and_the_moment_forward(cast, plan, step, mine):
    found = [the_event(mine)]
    with everywhere():
        for act in (
            lambda: take_step(step, by=cast.boris),
            lambda: release_step(step, by=cast.boris),
            lambda: Entry.objects.create(organisation=cast.lyceum, action="roadmaps.edit", by=cast.anna, about=step.activity),
            lambda: Entry.objects.create(organisation=cast.lyceum, action="roadmaps.move", by=cast.anna, about=plan),
            lambda: finish_step(step, by=cast.boris, on=TODAY),
        ):
            act()
            found.append(the_event(mine))
    assert [event.sequence for event in found] == [0, 1, 2, 3, 4, 5]
    assert [event.changed for event in found] == sorted({event.changed for event in found})


def test_becoming_late_is_a_change_too(cast, step, mine):
    before, after = the_event(mine), the_event(mine, TODAY + timedelta(days=1))
    assert (before.sequence, after.sequence) == (0, 1)
    # Midnight in Moscow.
    assert after.changed == max(before.changed, datetime(2026, 11, 20, 21, tzinfo=UTC))


def test_in_a_rehearsal_the_day_is_its_own(cast, client, read, step, mine):
    cast.lyceum.plays_on = TODAY + timedelta(days=30)
    cast.lyceum.save()
    with moved_to(TODAY):
        assert read(mine).events[0]["SUMMARY"].startswith("Репетиция. Просрочено")


@pytest.fixture
def narrow(monkeypatch):
    monkeypatch.setattr(of_feeds, "EVENTS_AT_MOST", 2)


def test_of_too_many_the_nearest_are_given(cast, plan, common, narrow):
    with everywhere():
        for days in (3, 1, 2):
            plans.step(plan, title=f"Через {days}", due=TODAY + timedelta(days=days))
    assert titles(common) == ["Через 1", "Через 2"]
