from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from duet.base import clock
from duet.base.tenancy.models import OrganisationKind, Role
from duet.base.tenancy.scope import everywhere
from duet.core.lifecycle import StepState
from duet.stages.cascade import actions
from duet.stages.cascade.models import Spread, SpreadState
from duet.stages.roadmaps.models import Activity, Step
from duet.stages.roadmaps.tests.build import proof
from tests import make
from tests.read import words

from . import build

LONG_AGO = make.LONG_AGO


def address(name, row, at="town"):
    return reverse(f"cascade:{name}", args=[at, row.pk])


@pytest.fixture
def lively(cast, sent):
    """The lyceum has done the regulation and proved it; the other school is late with it."""
    done = Step.objects.get(organisation=cast.lyceum, activity__title="Положение")
    done.state, done.done_on = StepState.DONE, build.TODAY
    done.save()
    proof(done, cast.anna)
    Step.objects.filter(organisation=cast.other, activity__title="Положение").update(due_on=build.TODAY - timedelta(days=3))
    return sent


def test_a_plan_not_sent_yet_asks_which_rows_to_send(cast, plan, as_):
    page = as_(cast.dina).get(address("plan", plan), follow=True)
    said = words(page)
    assert "Отмеченные строки станут делами 2 организаций" in said
    checked = page.content.decode().split("<input")
    assert [" checked" in box for box in checked if 'name="rows"' in box] == [False, True, True, True]
    assert "детские сады" in said
    assert "Передать и то, чей срок уже прошёл" in said


def test_the_rows_are_sent_with_one_press_and_the_page_says_who_has_done_what(cast, plan, as_, at_once):
    with everywhere():
        rows = build.addressed(plan)
    with at_once():
        answer = as_(cast.dina).post(address("publish", plan), {"rows": rows})
    assert answer.url == address("plan", plan)
    said = words(as_(cast.dina).get(answer.url))
    assert "3 строки у организаций" in said
    assert "2 организации выполнили 0 дел из" in said


def test_nothing_chosen_is_said_above_the_rows_and_sends_nothing(cast, plan, as_):
    answer = as_(cast.dina).post(address("publish", plan), {"rows": []})
    assert (answer.status_code, "Отметьте хотя бы одну строку" in words(answer)) == (422, True)
    with everywhere():
        assert not Spread.objects.exists()


def test_rows_of_another_plan_are_not_taken(cast, plan, as_):
    with everywhere():
        foreign = build.plan(cast.lyceum, cast.anna).activities.first()
    answer = as_(cast.dina).post(address("publish", plan), {"rows": [foreign.pk]})
    assert (answer.status_code, "карта изменилась" in words(answer)) == (422, True)


def test_each_row_shows_its_score(cast, lively, plan, as_):
    said = words(as_(cast.dina).get(address("plan", plan)))
    assert "Положение до 1 декабря 2026 г. · все организации 1 из 2" in said
    assert "просрочено 1. С подтверждением — 1." in said


def test_organisations_that_are_behind_stand_first(cast, lively, plan, as_):
    with everywhere():
        make.school("Школа № 8", "school-8", parent=cast.town)
    said = words(as_(cast.dina).get(address("plan", plan) + "?by=organisations"))
    assert said.index("Школа № 1") < said.index("Лицей № 7")
    assert "Школа № 8карта сюда ещё не передана" in said


def test_a_row_opens_down_to_each_organisation(cast, lively, plan, as_):
    with everywhere():
        row = plan.activities.get(title="Положение")
        step = Step.objects.get(organisation=cast.lyceum, activity__title="Положение")
    page = as_(cast.dina).get(address("row", row))
    said = words(page)
    assert "Сделано 1 из 2, просрочено 1, с подтверждением 1." in said
    assert "Лицей № 7 — 20 ноября Сделано 1" in said
    assert "Школа № 1 — 17 ноября Просрочено —" in said
    assert as_(cast.dina).get(step.url_at(cast.town)).status_code == 200


BOTH = ["Лицей № 7", "Школа № 1"]


@pytest.mark.parametrize(
    "shown, places", [("late", BOTH[1:]), ("waiting", BOTH[1:]), ("done", BOTH[:1]), ("unproved", []), ("nonsense", BOTH)]
)
def test_a_row_is_sifted(cast, lively, plan, as_, shown, places):
    with everywhere():
        row = plan.activities.get(title="Положение")
    page = words(as_(cast.dina).get(address("row", row) + f"?show={shown}"))
    assert [name for name in ("Лицей № 7", "Школа № 1") if name in page] == places
    assert ("Таких организаций нет" in page) == (not places)


def test_a_changed_plan_offers_to_send_the_changes(cast, sent, plan, as_, at_once):
    assert "Карта изменилась" not in words(as_(cast.dina).get(address("plan", plan)))
    with everywhere():
        plan.activities.filter(title="Положение").update(title="Положение о наставничестве")
    assert "Передать изменения" in words(as_(cast.dina).get(address("plan", plan)))
    with at_once():
        as_(cast.dina).post(address("again", plan))
    assert "Карта изменилась" not in words(as_(cast.dina).get(address("plan", plan)))
    with everywhere():
        assert Activity.objects.filter(organisation=cast.lyceum, title="Положение о наставничестве").exists()


def test_a_plan_is_taken_back_and_may_be_sent_again(cast, sent, plan, as_, at_once):
    with at_once():
        as_(cast.dina).post(address("withdraw", plan))
    said = words(as_(cast.dina).get(address("plan", plan)))
    assert "Карта отозвана 20 ноября" in said
    assert "Передать снова" in said
    assert "checked" in as_(cast.dina).get(address("publish", plan)).content.decode()


def test_the_page_moves_while_the_plan_is_on_its_way(cast, sent, plan, as_):
    with everywhere():
        Spread.objects.update(state=SpreadState.RUNNING, done=40, total=100, moved_at=clock.now())
    page = as_(cast.dina).get(address("plan", plan))
    assert "Передаём организациям: 40 из 100" in words(page)
    assert 'hx-trigger="load delay:1s"' in page.content.decode()


@pytest.mark.parametrize("facts", [{"state": SpreadState.RUNNING, "moved_at": LONG_AGO}, {"state": SpreadState.FAILED}])
def test_a_sending_that_stopped_is_offered_to_go_on(cast, sent, plan, as_, facts):
    with everywhere():
        Spread.objects.update(done=40, total=100, **facts)
    said = words(as_(cast.dina).get(address("plan", plan)))
    assert "Передача остановилась на 40 из 100." in said
    assert "Продолжить" in said


def test_a_methodist_sees_and_sends_nothing(cast, sent, plan, as_):
    with everywhere():
        methodist = make.member("Лебедева Инна Львовна", Role.METHODIST, at=cast.town)
    assert "Отозвать" not in words(as_(methodist).get(address("plan", plan)))
    assert as_(methodist).post(address("withdraw", plan)).status_code == 403


def test_gleb_does_not_see_the_page_of_the_town(cast, sent, plan, as_):
    assert as_(cast.gleb).get(address("plan", plan)).status_code == 404
    assert as_(cast.gleb).get(address("plan", plan, at="school-1")).status_code == 403


def test_the_plan_of_the_town_leads_to_its_page(cast, sent, plan, as_):
    assert address("plan", plan) in as_(cast.dina).get(plan.get_absolute_url()).content.decode()


def test_without_organisations_the_page_says_where_to_add_them(cast, as_, plan):
    with everywhere():
        lonely = make.organisation("Управление", "lonely", kind=OrganisationKind.MUNICIPALITY)
        sender = make.member("Некто Иван Иванович", Role.MUNICIPAL, at=lonely)
        own = build.plan(lonely, sender)
    assert "Ниже пока нет организаций" in words(as_(sender).get(address("publish", own, at="lonely")))
    with everywhere():
        actions.publish_plan(own, by=sender, rows=build.addressed(own), past=False, on=build.TODAY, at=build.NOW)
    assert "Ниже пока нет организаций" in words(as_(sender).get(address("plan", own, at="lonely") + "?by=organisations"))


@pytest.mark.parametrize("number", [1, 3])
def test_the_queries_are_counted(cast, plan, as_, at_once, number, django_assert_num_queries):
    with everywhere():
        for extra in range(number):
            make.school(f"Школа № {extra + 20}", f"school-{extra + 20}", parent=cast.town)
    with at_once(), everywhere():
        build.publish(plan, cast.dina)
    client = as_(cast.dina)
    with everywhere():
        row = plan.activities.get(title="Положение")
    for url, queries in ((address("plan", plan), 14), (address("plan", plan) + "?by=organisations", 15), (address("row", row), 9)):
        client.get(url)
        with django_assert_num_queries(queries):
            client.get(url)


@pytest.mark.parametrize("name", ["plan", "publish", "again", "withdraw"])
def test_a_number_no_plan_can_have_is_not_found(name, cast, as_):
    url = reverse(f"cascade:{name}", args=["town", 10**30])
    client = as_(cast.dina)
    assert (client.post(url) if name in ("again", "withdraw") else client.get(url)).status_code == 404


def test_a_plan_of_thousands_of_rows_may_be_ticked_whole(cast, plan, as_):
    answer = as_(cast.dina).post(address("publish", plan), {"rows": list(range(10**6, 10**6 + 3000))})
    assert (answer.status_code, "Обновите страницу: карта изменилась." in words(answer)) == (422, True)
