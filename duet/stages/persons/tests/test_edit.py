from datetime import date

import pytest
from django.urls import reverse

from duet.base import clock
from duet.base.journal.models import Entry
from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.stages.persons import actions, gate
from duet.stages.persons.cards import Card
from duet.stages.persons.models import Person
from tests import make
from tests.make import fresh
from tests.read import words

pytestmark = pytest.mark.usefixtures("alone")

TODAY = date(2026, 11, 20)
BORIS = {"full_name": "Павлов Борис Ильич", "status": "teacher", "post": "учитель физики", "email": "boris@example.org"}


@pytest.fixture(autouse=True)
def today():
    with clock.moved_to(TODAY):
        yield


def url(person, org="lyceum-7") -> str:
    return reverse("persons:edit", args=[org, person.pk])


def test_the_curator_puts_a_card_right(house, cast, as_):
    response = as_(cast.anna).post(url(house.boris), {**BORIS, "subjects": "физика", "category": "first", "phone": "+7 900 1"})
    boris = fresh(house.boris)
    assert response.headers["Location"] == reverse("persons:person", args=["lyceum-7", boris.pk])
    assert (boris.subjects, boris.category, boris.phone, boris.confirmed_on) == ("физика", "first", "+7 900 1", TODAY)
    with everywhere():
        assert Entry.objects.get(action="persons.edit").note == {"changed": ["subjects", "category", "phone"]}


def test_the_member_is_called_as_the_card_is(house, cast, as_):
    as_(cast.anna).post(url(house.boris), {**BORIS, "full_name": "Павлов-Громов Борис Ильич", "post": "учитель астрономии"})
    assert (fresh(cast.boris).full_name, fresh(cast.boris).post) == ("Павлов-Громов Борис Ильич", "учитель астрономии")


def test_a_changed_surname_is_remembered_and_finds_the_person(house, cast, as_):
    as_(cast.anna).post(url(house.mother), {"full_name": "Огнёва Рита Олеговна", "status": "parent"})
    assert fresh(house.mother).former_names == "Зимина"
    with everywhere():
        assert house.mother in Person.objects.search("зимина рита", TODAY)
        assert house.mother in Person.objects.search("огнева", TODAY)


def test_former_surnames_may_be_written_by_hand(house, cast, as_):
    as_(cast.anna).post(url(house.mother), {"full_name": "Огнёва Рита Олеговна", "status": "parent", "former_names": "Зимина, Лугова"})
    assert fresh(house.mother).former_names == "Зимина, Лугова"


def test_a_surname_that_comes_back_is_not_written_twice(house, cast, as_):
    client = as_(cast.anna)
    for name in ("Огнёва Рита Олеговна", "Зимина Рита Олеговна", "Огнёва Рита Олеговна"):
        client.post(url(house.mother), {"full_name": name, "status": "parent", "former_names": fresh(house.mother).former_names})
    assert fresh(house.mother).former_names == "Зимина, Огнёва"


def test_length_of_service_that_nobody_touched_keeps_its_day(house, cast, as_):
    with everywhere():
        house.boris.service_months, house.boris.service_on = 15, date(2026, 9, 1)
        house.boris.save()
    client = as_(cast.anna)
    assert 'value="1 год 5 месяцев"' in client.get(url(house.boris)).content.decode()
    client.post(url(house.boris), {**BORIS, "service": "1 год 5 месяцев"})
    assert (fresh(house.boris).service_months, fresh(house.boris).service_on) == (15, date(2026, 9, 1))
    client.post(url(house.boris), {**BORIS, "service": "2 года"})
    assert (fresh(house.boris).service_months, fresh(house.boris).service_on) == (24, TODAY)
    client.post(url(house.boris), {**BORIS, "service": ""})
    assert (fresh(house.boris).service_months, fresh(house.boris).service_on, fresh(house.boris).young) == (None, None, False)


def test_what_the_form_does_not_ask_stays(house, cast, as_):
    with everywhere():
        house.alla.subjects, house.alla.workplace = "хор", "Музыкальная школа"
        house.alla.save()
    as_(cast.anna).post(url(house.alla), {"full_name": "Зимина Алла Ильинична", "status": "graduate"})
    alla = fresh(house.alla)
    assert (alla.status, alla.group, alla.born_on) == ("graduate", None, None)
    assert (alla.subjects, alla.workplace) == ("хор", "Музыкальная школа")


def test_a_class_that_was_let_out_stays_on_the_card(house, cast, as_):
    with everywhere():
        house.seventh.closed_on = TODAY
        house.seventh.save()
    client = as_(cast.anna)
    assert f'<option value="{house.seventh.pk}" selected>' in client.get(url(house.alla)).content.decode()
    client.post(
        url(house.alla), {"full_name": "Зимина Алла Ильинична", "status": "pupil", "group": house.seventh.pk, "born_on": "2013-03-05"}
    )
    assert fresh(house.alla).group == house.seventh


def test_the_day_somebody_came_is_kept_when_it_is_left_empty(house, cast, as_):
    as_(cast.anna).post(url(house.boris), BORIS)
    assert fresh(house.boris).arrived_on == make.SINCE


def test_a_birthday_that_makes_a_child_of_an_adult_shuts_the_gate(house, cast, as_):
    with everywhere():
        grown = make.person("Горин Ян Ильич", cast.lyceum, status="student", born_on=date(2000, 1, 1))
        make.consent(grown, by=cast.anna)
        assert gate.may(grown, gate.Use.KEEP, TODAY)
    as_(cast.anna).post(url(grown), {"full_name": "Горин Ян Ильич", "status": "student", "born_on": "2012-01-01"})
    with everywhere():
        assert not gate.may(grown, gate.Use.KEEP, TODAY)


def test_a_wrong_form_is_shown_again(house, cast, as_):
    response = as_(cast.anna).post(url(house.boris), {**BORIS, "full_name": ""})
    assert response.status_code == 422
    assert "Заполните это поле" in words(response)


@pytest.mark.parametrize("shadow", ["erased", "merged"])
def test_a_shadow_is_not_worked_with(shadow, house, cast):
    with everywhere():
        if shadow == "erased":
            house.ilya.erased_at = clock.now()
        else:
            house.ilya.merged_into = house.alla
        house.ilya.save()
        for act in (
            lambda: actions.edit(house.ilya, by=cast.anna, card=Card.of(house.ilya), on=TODAY),
            lambda: actions.leave(house.ilya, by=cast.anna, left_on=TODAY, on=TODAY, at=clock.now()),
            lambda: actions.come_back(house.ilya, by=cast.anna, on=TODAY),
            lambda: actions.guard(house.ilya, by=cast.anna, adult=house.mother, kin="mother", on=TODAY),
            lambda: actions.guard(house.alla, by=cast.anna, adult=house.ilya, kin="mother", on=TODAY),
        ):
            with pytest.raises(Refusal, match="объединена с другой или обезличена"):
                act()


def test_a_class_teacher_changes_no_card(house, as_):
    assert as_(house.vera).post(url(house.alla), {"full_name": "Иная"}).status_code == 403


def test_gleb_changes_nobody_of_the_lyceum(house, cast, as_):
    assert as_(cast.gleb).post(url(house.alla, "school-1"), {"full_name": "Иная"}).status_code == 404
    assert fresh(house.alla).full_name == "Зимина Алла Ильинична"
