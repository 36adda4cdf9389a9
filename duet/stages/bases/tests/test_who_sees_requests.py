"""Each request says who may see it; every role is asked."""

import pytest

from duet.base.tenancy.models import Role
from duet.stages.bases.models import Audience, Request
from duet.stages.persons.models import Guardian
from tests import make

from . import build
from .build import TODAY

EVERYWHERE = True

EVERYTHING = {"team", "leaders", "care", "curator"}
SEEN = {
    Role.CURATOR: EVERYTHING,
    Role.HEAD: {"team", "leaders"},
    Role.DEPUTY: {"team", "leaders"},
    Role.PSYCHOLOGIST: {"team", "care"},
    Role.METHODIST: {"team"},
    Role.DPO: {"team"},
    # At a school the coordinators of bodies above have no business; at their own desk they are the curators.
    Role.MUNICIPAL: EVERYTHING,
    Role.REGIONAL: EVERYTHING,
    Role.SYSTEM: EVERYTHING,
    # These see their class, their child or themselves only: of somebody else nothing.
    Role.CLASS_TEACHER: set(),
    Role.COUNCIL: set(),
    Role.MENTOR: set(),
    Role.MENTEE: set(),
    Role.PARENT: set(),
    Role.PARTNER: set(),
    Role.ADMIN: set(),
}


def ask_all(person, by):
    for audience in Audience:
        build.request(person, by, seen_by=audience)


def seen_by(member, on=TODAY):
    return {request.seen_by for request in Request.objects.visible_to(member, on)}


def test_every_role_is_in_the_table():
    assert set(SEEN) == set(Role)


@pytest.mark.parametrize("role", Role)
def test_of_somebody_else_each_role_sees_what_the_table_says(cast, role):
    ask_all(build.person("Ильина Ольга Павловна", cast.lyceum), cast.anna)
    assert seen_by(build.member("Некто Иной", role, at=cast.lyceum)) == SEEN[role]


@pytest.mark.parametrize("role", Role)
def test_nobody_of_another_organisation_sees_anything(cast, role):
    ask_all(build.person("Ильина Ольга Павловна", cast.lyceum), cast.anna)
    for place in (cast.other, cast.town):
        assert seen_by(build.member("Некто Иной", role, at=place)) == set()


@pytest.mark.parametrize("role", [Role.MENTOR, Role.MENTEE, Role.COUNCIL, Role.ADMIN, Role.PARTNER])
def test_of_oneself_one_sees_what_the_whole_team_sees(cast, role):
    member = build.member("Ильина Ольга Павловна", role, at=cast.lyceum)
    ask_all(build.person("Ильина Ольга Павловна", cast.lyceum, member=member), cast.anna)
    assert seen_by(member) == {"team"}


def test_a_class_teacher_sees_the_own_class_only(cast, vera, seventh):
    ask_all(build.person("Ёлкин Тимур Олегович", cast.lyceum, status="pupil", group=seventh), cast.anna)
    other = build.led_class("8 «А»", cast.boris)
    build.request(build.person("Носова Варвара Ильинична", cast.lyceum, status="pupil", group=other), cast.anna, "Чужой класс")
    assert [request.topic for request in Request.objects.visible_to(vera, TODAY)] == ["Как вести дневник"]


def test_a_parent_sees_what_the_team_sees_of_the_child(cast):
    mother = build.member("Ёлкина Вера Павловна", Role.PARENT, at=cast.lyceum)
    card = build.person("Ёлкина Вера Павловна", cast.lyceum, status="parent", member=mother)
    child = build.person("Ёлкин Тимур Олегович", cast.lyceum, status="pupil")
    Guardian.objects.create(organisation=cast.lyceum, child=child, adult=card, kin="mother")
    ask_all(child, cast.anna)
    assert seen_by(mother) == {"team"}


def test_without_a_day_the_gate_is_left_to_whoever_asks(cast):
    person = build.person("Ильина Ольга Павловна", cast.lyceum, kept=False)
    build.request(person, cast.anna)
    assert seen_by(cast.anna, None) == {"team"}
    assert not Request.objects.visible_to(cast.anna).permitted(TODAY).exists()


def test_who_wrote_it_down_always_sees_it(cast, nina):
    build.request(build.person("Ильина Ольга Павловна", cast.lyceum), nina, seen_by=Audience.CURATOR)
    assert seen_by(nina) == {"curator"}


def test_a_class_teacher_whose_pupil_has_gone_to_another_class_sees_nothing_any_more(cast, vera, seventh):
    pupil = build.person("Ёлкин Тимур Олегович", cast.lyceum, status="pupil", group=seventh)
    build.request(pupil, vera)
    assert seen_by(vera) == {"team"}
    pupil.group = None
    pupil.save()
    assert seen_by(vera) == set()


@pytest.mark.parametrize("role", Role)
def test_a_withdrawal_hides_everything_from_everybody_at_once(cast, role):
    person = build.person("Ильина Ольга Павловна", cast.lyceum)
    ask_all(person, cast.anna)
    build.shut(person)
    assert seen_by(build.member("Некто Иной", role, at=cast.lyceum)) == set()


def test_at_the_desk_of_the_town_its_coordinator_is_the_curator(cast):
    ask_all(build.person("Ильина Ольга Павловна", cast.town), cast.dina)
    assert seen_by(make.fresh(cast.dina)) == EVERYTHING
