"""«Напоминания»: one's own matters, and what has gone up to the curator and to the head."""

from datetime import timedelta

import pytest

from duet.base.clock import moved_to
from duet.base.tenancy.models import Assignment, Role
from duet.base.tenancy.scope import everywhere
from duet.stages.organisations.models import CalendarSpan
from duet.stages.roadmaps.actions import cancel_step, finish_step, postpone_step, reopen_step, take_step
from duet.stages.roadmaps.tests.build import TODAY, post
from tests import make
from tests.read import words

from .build import FAR, LATE, LATE_ENOUGH_FOR_THE_HEAD, NOW, ON_SUNDAY, SOON, matter

QUERIES = 17
QUIET = "На сегодня напоминать не о чем."


def shown(client, url, **query):
    answer = client.get(url("reminders"), query)
    assert answer.status_code == 200
    return words(answer)


def between(text, first, last):
    return text.split(first, 1)[1].split(last, 1)[0]


def test_ones_own_matters_lie_by_their_days(cast, as_, url, plan):
    with everywhere():
        for days, title in ((LATE, "Вчерашнее"), (NOW, "Сегодняшнее"), (ON_SUNDAY, "Воскресное"), (SOON, "В среду"), (FAR, "В четверг")):
            matter(plan, days, title, who=cast.boris)
    page = shown(as_(cast.boris), url)
    assert "За вами: 1 просрочено, 2 на сегодня, 1 на ближайшие дни." in page
    assert "Вчерашнее" in between(page, "Просрочено 1", "Сегодня и в выходные 2")
    assert "Воскресное" in between(page, "Сегодня и в выходные 2", "Скоро 1")
    assert "В среду" in page.split("Скоро 1")[1]
    assert "В четверг" not in page


def test_in_the_middle_of_the_week_today_is_one_day(cast, as_, url, plan):
    with everywhere():
        matter(plan, NOW, who=cast.boris)
    with moved_to(TODAY - timedelta(days=1)):
        assert "Скоро 1" in shown(as_(cast.boris), url)
    with moved_to(TODAY - timedelta(days=8)):
        assert QUIET in shown(as_(cast.boris), url)


def test_days_off_of_the_organisation_are_not_counted(cast, as_, url, plan):
    with everywhere():
        matter(plan, FAR + 1, "В пятницу", who=cast.boris)
        assert QUIET in shown(as_(cast.boris), url)
        CalendarSpan.objects.create(organisation=cast.lyceum, kind="off", starts_on=TODAY, ends_on=TODAY + timedelta(days=5))
    assert "В пятницу" in shown(as_(cast.boris), url)


def test_what_is_late_goes_up_to_the_curator_and_then_to_the_head(cast, as_, url, plan, head):
    with everywhere():
        matter(plan, LATE, "Вчерашнее", who=cast.boris)
        matter(plan, LATE_ENOUGH_FOR_THE_HEAD, "Давнее", who=cast.boris)
    curator, chief = shown(as_(cast.anna), url), shown(as_(head), url)
    assert "Нужен куратор: 2 дела." in curator
    assert "Павлов Б. И. · просрочено 7 дней" in curator.split("Нужен куратор 2 дела")[1]
    assert "Вчерашнее" in curator
    assert "Давнее" in chief.split("Нужен руководитель 1 дело")[1]
    assert "Вчерашнее" not in chief


def test_a_curator_who_is_the_head_reads_everything_once(cast, as_, url, plan, head):
    with everywhere():
        Assignment.objects.create(member=head, role=Role.CURATOR, since=TODAY)
        matter(plan, LATE_ENOUGH_FOR_THE_HEAD, "Давнее", who=cast.boris)
    page = shown(as_(head), url)
    assert "Нужен куратор 1 дело" in page
    assert "Нужен руководитель" not in page


def test_where_nobody_leads_the_head_hears_in_the_curators_place(cast, as_, url, plan, head):
    with everywhere():
        matter(plan, LATE, "Вчерашнее", who=cast.boris)
        cast.anna.assignments.all().delete()
    assert "Нужен куратор 1 дело" in shown(as_(head), url)


def test_ones_own_late_matter_is_not_told_twice(cast, as_, url, plan):
    with everywhere():
        matter(plan, LATE, "Вчерашнее", who=cast.anna)
    page = shown(as_(cast.anna), url)
    assert "Просрочено 1" in page
    assert "Нужен куратор" not in page


@pytest.mark.parametrize("days", [LATE, NOW, SOON])
def test_what_nobody_answers_for_is_the_curators_at_once(cast, as_, url, plan, days):
    with everywhere():
        matter(plan, days, "Ничьё")
        matter(plan, days, "Роль без людей", who=post(cast.lyceum, "психолог"))
        matter(plan, days, "Неизвестный", who="Никто Н. Н.")
    page = shown(as_(cast.anna), url)
    assert "Нужен куратор 3 дела" in page
    assert page.count("никто не отвечает") == 3


def test_a_matter_of_a_role_is_of_everybody_who_holds_it(cast, as_, url, plan):
    with everywhere():
        matter(plan, NOW, "Общее", who=post(cast.lyceum, "наставники", cast.boris))
    assert "Общее" in shown(as_(cast.boris), url)


def test_what_somebody_has_taken_is_theirs(cast, as_, url, plan):
    with everywhere():
        take_step(matter(plan, NOW, "Взятое"), by=cast.anna)
    assert "Сегодня и в выходные 1" in shown(as_(cast.anna), url)


def test_what_is_done_or_cancelled_is_reminded_of_no_more(cast, as_, url, plan):
    with everywhere():
        done, cancelled = matter(plan, LATE, who=cast.boris), matter(plan, LATE, who=cast.boris)
        finish_step(done, by=cast.boris, on=TODAY)
        cancel_step(cancelled, by=cast.anna, reason="Не нужно.")
    assert QUIET in shown(as_(cast.boris), url)
    assert QUIET in shown(as_(cast.anna), url)
    with everywhere():
        reopen_step(done, by=cast.boris)
    assert "Просрочено 1" in shown(as_(cast.boris), url)


def test_what_is_moved_waits_for_its_new_day(cast, as_, url, plan):
    with everywhere():
        step = matter(plan, LATE, "Приказ", who=cast.boris)
        postpone_step(step, by=cast.anna, to=TODAY + timedelta(days=SOON), reason="Болел.")
    assert "Скоро 1" in shown(as_(cast.boris), url)
    assert QUIET in shown(as_(cast.anna), url)


def test_work_that_lasts_is_spoken_of_at_its_end(cast, as_, url, plan):
    with everywhere():
        matter(plan, 60, who=cast.boris, continuous=True, opens_on=TODAY - timedelta(days=60))
        matter(plan, SOON, "До среды", who=cast.boris, continuous=True, opens_on=TODAY - timedelta(days=60))
    page = shown(as_(cast.boris), url)
    assert "За вами: 1 на ближайшие дни." in page
    assert "До среды" in page


def test_rows_without_a_day_are_told_to_the_curator(cast, as_, url, plan):
    with everywhere():
        matter(plan, None, who=cast.boris)
        matter(plan, None)
    assert "Остались без даты 2 мероприятия" in shown(as_(cast.anna), url).replace(" :", ":")
    assert "Без даты" not in shown(as_(cast.boris), url)


def test_other_organisations_are_not_heard_of(cast, as_, url, plan):
    with everywhere():
        matter(plan, LATE_ENOUGH_FOR_THE_HEAD, "Тайное")
    assert as_(cast.gleb).get(url("reminders")).status_code == 404
    for member, slug in ((cast.gleb, "school-1"), (cast.dina, "town")):
        page = words(as_(member).get(url("reminders", at=slug)))
        assert QUIET in page
        assert "Тайное" not in page


def test_two_desks_have_reminders_of_their_own(cast, as_, url, plan):
    with everywhere():
        make.member("Павлов Борис Ильич", Role.MENTOR, at=cast.other, account=cast.boris.user)
        matter(plan, LATE, "Лицейское", who=cast.boris)
    client = as_(cast.boris)
    assert "Лицейское" in words(client.get(url("reminders")))
    assert QUIET in words(client.get(url("reminders", at="school-1")))


def test_a_long_shelf_is_turned_page_by_page(cast, as_, url, plan):
    with everywhere():
        for number in range(22):
            matter(plan, LATE, f"Дело {number:02}", who=cast.boris)
    client = as_(cast.boris)
    first, second = shown(client, url), shown(client, url, late="2")
    assert "1–20 из 22" in first
    assert "21–22 из 22" in second
    assert "Дело 21" in second
    assert "Дело 21" not in first
    assert shown(client, url, late="99") == shown(client, url, late="2")
    assert shown(client, url, late="-1").replace("late=-1", "") == first


def test_a_link_leads_to_the_step(cast, as_, url, plan):
    with everywhere():
        step = matter(plan, LATE, who=cast.boris)
    assert f'href="/lyceum-7/steps/{step.pk}/"' in as_(cast.boris).get(url("reminders")).content.decode()


def test_it_says_how_letters_come_and_that_there_is_no_server(cast, as_, url, settings):
    assert "Письмо приходит утром: каждый рабочий день." in shown(as_(cast.boris), url)
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert "Почтовый сервер не подключён, поэтому писем нет," in shown(as_(cast.boris), url)


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_as_many_queries_whatever_the_rows(cast, as_, url, plan, django_assert_num_queries, rows):
    with everywhere():
        for number in range(rows):
            matter(plan, LATE, f"Дело {number}", who=post(cast.lyceum, f"роль {number}", cast.boris))
            matter(plan, LATE, f"Своё {number}", who=cast.anna)
    client = as_(cast.anna)
    with django_assert_num_queries(QUERIES):
        client.get(url("reminders"))
