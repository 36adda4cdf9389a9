from datetime import date

import pytest

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.stages.roadmaps.actions import bind_post
from tests import make
from tests.read import words

from . import build


@pytest.fixture
def mentors(cast):
    return build.post(cast.lyceum, "наставники")


def held(post):
    with everywhere():
        return sorted((str(holding.member), holding.since, holding.until) for holding in post.holdings.all())


def test_the_people_ticked_hold_the_role_from_today(cast, as_, url, mentors):
    as_(cast.anna).post(url("post", mentors), {"members": [cast.boris.pk]})
    assert held(mentors) == [("Павлов Борис Ильич", build.TODAY, None)]


def test_whoever_is_not_ticked_any_more_held_it_until_today(cast, as_, url, mentors):
    with everywhere():
        bind_post(mentors, by=cast.anna, members=[cast.boris], on=date(2026, 9, 1))
    as_(cast.anna).post(url("post", mentors), {"members": [cast.anna.pk]})
    assert held(mentors) == [("Белова Анна Сергеевна", build.TODAY, None), ("Павлов Борис Ильич", date(2026, 9, 1), build.TODAY)]


def test_whoever_stays_keeps_their_day(cast, mentors):
    with everywhere():
        bind_post(mentors, by=cast.anna, members=[cast.boris], on=date(2026, 9, 1))
        bind_post(mentors, by=cast.anna, members=[cast.boris, cast.anna], on=build.TODAY)
    assert held(mentors) == [("Белова Анна Сергеевна", build.TODAY, None), ("Павлов Борис Ильич", date(2026, 9, 1), None)]


def test_the_matters_go_to_whoever_holds_the_role_now(cast, as_, url, plan, mentors):
    with everywhere():
        step = build.step(plan, title="Первые встречи")
        build.duty(step.activity, mentors)
    boris = as_(cast.boris)
    assert "Первые встречи" not in words(boris.get(url("today")))
    as_(cast.anna).post(url("post", mentors), {"members": [cast.boris.pk]})
    assert "Первые встречи" in words(as_(cast.boris).get(url("today")))
    as_(cast.boris).post(url("finish", step))
    assert make.fresh(step).done_by == cast.boris


def test_nobody_ticked_leaves_the_role_vacant(cast, as_, url, mentors):
    with everywhere():
        bind_post(mentors, by=cast.anna, members=[cast.boris], on=date(2026, 9, 1))
    said = as_(cast.anna).post(url("post", mentors), {"members": []}, follow=True)
    assert "«наставники»: пока никого." in words(said)
    assert "роль не назначена" in words(said)


def test_a_role_is_released_at_once(cast, mentors):
    with everywhere():
        bind_post(mentors, by=cast.anna, members=[cast.boris, cast.anna], on=date(2026, 9, 1))
        bind_post(mentors, by=cast.anna, members=[], on=build.TODAY)
    assert {until for _, _, until in held(mentors)} == {build.TODAY}


def test_a_colleague_of_another_organisation_is_not_in_the_list(cast, as_, url, mentors):
    page = as_(cast.anna).post(url("post", mentors), {"members": [cast.gleb.pk]})
    assert page.status_code == 422
    assert "Этого человека нет в организации" in words(page)
    with everywhere(), pytest.raises(Refusal, match="Из другой организации: 1"):
        bind_post(mentors, by=cast.anna, members=[cast.gleb], on=build.TODAY)
    assert held(mentors) == []


def test_whoever_has_left_holds_nothing(cast, as_, url, plan, mentors):
    with everywhere():
        gone = make.member("Ушаков Пётр Львович", Role.MENTOR, at=cast.lyceum)
        build.duty(build.activity(plan), mentors)
        bind_post(mentors, by=cast.anna, members=[gone], on=date(2026, 9, 1))
        gone.left_on = build.TODAY
        gone.save()
    shown = words(as_(cast.anna).get(url("posts")))
    assert "Ушаков" not in shown
    assert "роль не назначена" in shown


def test_who_usually_holds_it_is_offered_while_nobody_does(cast, as_, url, mentors):
    with everywhere():
        mentors.code = "R-MENTOR"
        mentors.save()
    shown = as_(cast.anna).get(url("post", mentors)).content.decode()
    assert f'value="{cast.boris.pk}"' in shown
    assert shown.count("checked") == 1


def test_a_mentor_looks_and_does_not_bind(cast, as_, url, mentors):
    shown = words(as_(cast.boris).get(url("post", mentors)))
    assert "Назначает куратор или руководитель." in shown
    assert as_(cast.boris).post(url("post", mentors), {"members": [cast.boris.pk]}).status_code == 403
    assert held(mentors) == []


def test_gleb_and_the_department_do_not_find_the_role(cast, as_, url, mentors):
    assert as_(cast.gleb).get(url("post", mentors, at="school-1")).status_code == 404
    assert as_(cast.dina).get(url("post", mentors, at="town")).status_code == 404
