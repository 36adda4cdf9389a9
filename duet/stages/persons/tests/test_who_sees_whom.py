"""DOMAIN.md §2.3, the line «person card, contacts»: role by role."""

from datetime import timedelta

import pytest
from django.urls import reverse

from duet.base import clock
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.persons.members import keep_card
from duet.stages.persons.models import Person
from tests import make
from tests.read import words

pytestmark = pytest.mark.usefixtures("alone")

EVERYBODY = {"Белова", "Павлов", "Шевцова", "Зимина Рита", "Зимина Алла", "Ерёмин Илья", "Ерёмин Лев"}


def seen(member) -> set[str]:
    """Surnames, with the given name where two share one."""
    with everywhere():
        names = Person.objects.visible_to(member).values_list("full_name", flat=True)
        return {
            name if name in EVERYBODY else " ".join(name.split()[:2]) if name.startswith(("Зимина", "Ерёмин")) else name.split()[0]
            for name in names
        }


def url(person, name="person", org="lyceum-7") -> str:
    return reverse(f"persons:{name}", args=[org, person.pk])


@pytest.fixture
def somebody(house, cast):
    """Somebody new at the lyceum in these roles, with a card of their own."""

    def make_one(*roles):
        with everywhere():
            member = make.member("Новая Нина Ивановна", *roles, at=cast.lyceum, email="nina@example.org")
            keep_card(member, make.SINCE)
        return member

    return make_one


@pytest.mark.parametrize("role", [Role.HEAD, Role.DEPUTY, Role.CURATOR, Role.METHODIST, Role.PSYCHOLOGIST, Role.DPO])
def test_who_keeps_the_cards_sees_all_of_them(role, somebody):
    assert seen(somebody(role)) == EVERYBODY | {"Новая"}


@pytest.mark.parametrize("role", [Role.MENTOR, Role.MENTEE, Role.PARENT, Role.PARTNER, Role.ADMIN, Role.CLASS_TEACHER])
def test_everybody_else_sees_only_themselves(role, somebody):
    assert seen(somebody(role)) == {"Новая"}


def test_the_council_knows_everybody_but_parents(somebody):
    assert seen(somebody(Role.COUNCIL)) == {"Белова", "Павлов", "Шевцова", "Зимина Алла", "Ерёмин Илья", "Новая"}


def test_a_class_teacher_sees_the_class_and_its_parents(house):
    assert seen(house.vera) == {"Шевцова", "Зимина Алла", "Зимина Рита"}


def test_a_class_teacher_loses_sight_of_a_class_that_was_let_out(house):
    with everywhere():
        house.seventh.closed_on = make.SINCE
        house.seventh.save()
    assert seen(house.vera) == {"Шевцова"}


def test_a_parent_sees_the_own_child(house):
    assert seen(house.rita) == {"Зимина Рита", "Зимина Алла"}


def test_nobody_below_is_seen_from_above(house, cast):
    assert seen(cast.dina) == set()


def test_another_school_sees_none_of_them(house, cast):
    assert seen(cast.gleb) == {"Чужой"}


def test_a_class_teacher_guesses_no_address(house, as_):
    client = as_(house.vera)
    assert [client.get(url(person)).status_code for person in (house.alla, house.mother, house.ilya, house.father, house.stranger)] == [
        200, 200, 404, 404, 404,
    ]  # fmt: skip


def test_a_parent_guesses_no_address(house, as_):
    client = as_(house.rita)
    assert [client.get(url(person)).status_code for person in (house.alla, house.mother, house.ilya, house.boris)] == [200, 200, 404, 404]


def test_a_mentor_opens_the_own_card_only(house, cast, as_):
    client = as_(cast.boris)
    assert [client.get(url(person)).status_code for person in (house.boris, house.alla)] == [200, 404]


def test_the_body_above_opens_no_card_of_a_school(house, cast, as_):
    assert as_(cast.dina).get(url(house.alla, org="town")).status_code == 404
    assert as_(cast.dina).get(url(house.alla)).status_code == 404


@pytest.mark.parametrize("name", ["edit", "leave", "guardians"])
def test_gleb_opens_nothing_of_the_lyceum_at_his_own_desk(name, house, cast, as_):
    assert as_(cast.gleb).get(url(house.alla, name, "school-1")).status_code == 404


def test_the_council_reads_a_part_of_a_card(house, somebody, as_):
    shown = words(as_(somebody(Role.COUNCIL)).get(url(house.alla)))
    assert "Зимина Алла Ильинична" in shown
    assert "7 «В»" in shown
    for hidden in ("2013", "+7 900", "Зимина Рита", "Согласи", "Изменить"):
        assert hidden not in shown


def test_the_council_is_not_told_who_consents(house, somebody, as_):
    client = as_(somebody(Role.COUNCIL))
    shown = words(client.get(reverse("persons:people", args=["lyceum-7"]), {"gate": "yes"}))
    assert "Зимина Алла" in shown
    assert "согласи" not in shown.lower()


def test_one_of_the_council_reads_the_whole_of_the_own_card(somebody, as_):
    member = somebody(Role.COUNCIL)
    assert "nina@example.org" in words(as_(member).get(url(member.card)))


def test_the_psychologist_reads_the_whole_card(house, somebody, as_):
    shown = words(as_(somebody(Role.PSYCHOLOGIST)).get(url(house.alla)))
    for said in ("5 марта 2013", "+7 900 000-00-07", "Зимина Рита Олеговна", "rita@example.org"):
        assert said in shown


def test_a_parent_reads_the_childs_card_and_changes_nothing(house, as_):
    shown = words(as_(house.rita).get(url(house.alla)))
    assert "5 марта 2013" in shown
    for hidden in ("Изменить", "Отметить выбытие", "Добавить или убрать"):
        assert hidden not in shown


def test_one_of_the_council_who_leads_a_class_opens_no_representatives_of_another(house, somebody, as_):
    client = as_(somebody(Role.COUNCIL, Role.CLASS_TEACHER))
    assert client.get(url(house.ilya, "guardians")).status_code == 403


def test_a_parent_sees_the_own_child_until_the_eighteenth_birthday(house, as_):
    with everywhere():
        house.alla.born_on = clock.today().replace(day=1) - timedelta(days=366 * 18)
        house.alla.save()
    assert seen(house.rita) == {"Зимина Рита"}
    assert as_(house.rita).get(url(house.alla)).status_code == 404
