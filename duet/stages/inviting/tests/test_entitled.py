from datetime import date

import pytest

from duet.base.tenancy.models import Organisation, OrganisationKind, Role
from duet.stages.inviting.entitled import objection, offered, usual_roles
from duet.stages.persons.models import Person

from .conftest import NOW, TODAY

SCHOOL, TOWN = Organisation(kind=OrganisationKind.SCHOOL), Organisation(kind=OrganisationKind.MUNICIPALITY)


@pytest.mark.parametrize(
    "status, sides, facts, roles",
    [
        ("teacher", ["mentor"], {}, {Role.MENTOR}),
        ("teacher", ["mentor", "mentee"], {}, {Role.MENTOR, Role.MENTEE}),
        ("teacher", [], {}, set()),
        ("teacher", [], {"leads_group": True}, {Role.CLASS_TEACHER}),
        ("teacher", ["mentor"], {"post": "Педагог-психолог"}, {Role.MENTOR, Role.PSYCHOLOGIST}),
        ("pupil", [], {}, {Role.MENTEE}),
        ("pupil", ["mentor"], {}, {Role.MENTOR}),
        ("student", [], {}, {Role.MENTEE}),
        ("parent", [], {}, {Role.PARENT}),
        ("parent", ["mentor"], {}, {Role.MENTOR, Role.PARENT}),
        ("employer", [], {}, {Role.PARTNER}),
        ("employer", ["mentor"], {}, {Role.MENTOR}),
        ("graduate", [], {}, set()),
    ],
)
def test_roles_follow_from_the_card_and_the_bases(status, sides, facts, roles):
    leads = facts.pop("leads_group", False)
    assert usual_roles(Person(status=status, **facts), sides, SCHOOL, leads_group=leads) == roles


def test_roles_that_a_place_does_not_have_are_not_offered():
    assert Role.CLASS_TEACHER in offered(SCHOOL)
    assert offered(TOWN) == (Role.PARTNER,)
    assert usual_roles(Person(status="parent"), [], TOWN) == frozenset()


def test_nobody_is_offered_a_role_that_manages():
    assert not set(offered(SCHOOL)) & {Role.HEAD, Role.DEPUTY, Role.CURATOR, Role.ADMIN, Role.DPO, Role.SYSTEM}


@pytest.mark.parametrize(
    "facts, keeps, said",
    [
        ({"status": "teacher"}, False, ""),
        ({"status": "pupil", "born_on": date(2012, 11, 20)}, True, ""),
        ({"status": "pupil", "born_on": date(2012, 11, 20)}, False, "Нет согласия представителя"),
        ({"status": "pupil", "born_on": date(2012, 11, 21)}, True, "Младше 14 лет"),
        ({"status": "pupil", "birth_year": 2012}, True, "Младше 14 лет"),
        ({"status": "pupil"}, True, "Впишите дату рождения"),
        ({"status": "pupil", "born_on": date(2008, 11, 20)}, False, ""),
        ({"status": "other", "born_on": date(2013, 1, 1)}, True, "Младше 14 лет"),
        ({"status": "teacher", "left_on": TODAY}, True, "выбыл"),
        ({"status": "teacher", "erased_at": NOW}, True, "объединена с другой или обезличена"),
        ({"status": "teacher", "merged_into_id": 1}, True, "объединена с другой или обезличена"),
    ],
)
def test_a_child_comes_in_from_fourteen_with_a_consent(facts, keeps, said):
    found = objection(Person(**facts), keeps=keeps, on=TODAY)
    assert said in found
    assert bool(found) == bool(said)
