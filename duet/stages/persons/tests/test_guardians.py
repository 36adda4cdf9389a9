from datetime import date

import pytest
from django.urls import reverse

from duet.base import clock
from duet.base.journal.models import Entry
from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.stages.persons import actions
from duet.stages.persons.models import Guardian, Person
from tests import make
from tests.read import words

pytestmark = pytest.mark.usefixtures("alone")

TODAY = date(2026, 11, 20)
FATHER = {"full_name": "Зимин Илья Петрович", "kin": "father", "phone": "+7 900 000-00-09"}


@pytest.fixture(autouse=True)
def today():
    with clock.moved_to(TODAY):
        yield


def url(child, org="lyceum-7") -> str:
    return reverse("persons:guardians", args=[org, child.pk])


def kin_of(child) -> dict[str, str]:
    with everywhere():
        return {guardian.adult.full_name: guardian.kin for guardian in Guardian.objects.of(child)}


def test_somebody_new_is_written_down_as_a_representative(house, cast, as_):
    as_(cast.anna).post(url(house.alla), FATHER)
    assert kin_of(house.alla) == {"Зимина Рита Олеговна": "mother", "Зимин Илья Петрович": "father"}
    with everywhere():
        made = Person.objects.get(full_name="Зимин Илья Петрович")
        assert Entry.objects.get(action="persons.guard").note == {"adult": made.pk, "kin": "father"}
    assert (made.status, made.phone, made.confirmed_on) == ("parent", "+7 900 000-00-09", TODAY)


def test_somebody_known_is_found_and_chosen(house, cast, as_):
    client = as_(cast.anna)
    shown = words(client.get(url(house.alla), {"q": "ерем"}))
    assert "Ерёмин Лев Ильич" in shown
    assert "Ерёмин Илья Львович" not in shown
    client.post(
        reverse("persons:guard", args=["lyceum-7", house.alla.pk, house.father.pk]), {"kin": "guardian", "paper": "постановление № 5"}
    )
    assert kin_of(house.alla) == {"Зимина Рита Олеговна": "mother", "Ерёмин Лев Ильич": "guardian"}


def test_nobody_is_chosen_without_saying_who_it_is_to_the_child(house, cast, as_):
    shown = words(as_(cast.anna).post(reverse("persons:guard", args=["lyceum-7", house.alla.pk, house.father.pk]), follow=True))
    assert "Выберите, кем этот человек приходится ребёнку" in shown
    assert kin_of(house.alla) == {"Зимина Рита Олеговна": "mother"}


def test_a_pupil_cannot_be_chosen(house, cast, as_):
    address = reverse("persons:guard", args=["lyceum-7", house.alla.pk, house.ilya.pk])
    assert as_(cast.anna).post(address, {"kin": "mother"}).status_code == 404


def test_a_representative_is_taken_off_and_the_card_stays(house, cast, as_):
    with everywhere():
        guardian = Guardian.objects.get(child=house.alla)
    as_(cast.anna).post(reverse("persons:unguard", args=["lyceum-7", house.alla.pk, guardian.pk]))
    assert kin_of(house.alla) == {}
    with everywhere():
        assert Person.objects.filter(pk=house.mother.pk).exists()
        assert Entry.objects.get(action="persons.unguard").note == {"adult": house.mother.pk}


def test_a_representative_of_another_child_is_not_taken_off_here(house, cast, as_):
    with everywhere():
        guardian = Guardian.objects.get(child=house.ilya)
    assert as_(cast.anna).post(reverse("persons:unguard", args=["lyceum-7", house.alla.pk, guardian.pk])).status_code == 404


def test_a_likely_twin_is_shown_before_a_second_card_is_made(house, cast, as_):
    client = as_(cast.anna)
    given = {"full_name": "Еремин Лев", "kin": "father"}
    shown = words(client.post(url(house.alla), given))
    assert "Похоже, такой человек уже есть" in shown
    assert "Ерёмин Лев Ильич" in shown
    assert kin_of(house.alla) == {"Зимина Рита Олеговна": "mother"}
    client.post(url(house.alla), {**given, "anyway": "1"})
    assert kin_of(house.alla) == {"Зимина Рита Олеговна": "mother", "Еремин Лев": "father"}


def test_a_wrong_form_is_shown_again(house, cast, as_):
    response = as_(cast.anna).post(url(house.alla), {"full_name": "Зимин Илья Петрович"})
    assert response.status_code == 422
    assert "Выберите что-нибудь одно" in words(response)


def test_a_class_teacher_names_representatives_in_the_own_class(house, as_):
    as_(house.vera).post(url(house.alla), FATHER)
    assert "Зимин Илья Петрович" in kin_of(house.alla)
    assert as_(house.vera).post(url(house.ilya), FATHER).status_code == 404


def test_a_class_teacher_is_not_told_of_parents_of_other_classes(house, as_):
    client = as_(house.vera)
    assert "Ерёмин" not in words(client.get(url(house.alla), {"q": "Ерёмин"}))
    shown = words(client.post(url(house.alla), {"full_name": "Ерёмин Лев", "kin": "father"}))
    assert "уже записан. Спросите куратора" in shown
    assert "Ильич" not in shown.replace("Ильинична", "")
    address = reverse("persons:guard", args=["lyceum-7", house.alla.pk, house.father.pk])
    assert client.post(address, {"kin": "father"}).status_code == 404


def test_an_adult_needs_nobody(house, cast, as_):
    with everywhere():
        house.alla.born_on = date(2008, 1, 1)
        house.alla.save()
    assert "Совершеннолетний отвечает за себя сам" in words(as_(cast.anna).get(url(house.alla)))
    with everywhere(), pytest.raises(Refusal, match="отвечает за себя сам"):
        actions.guard(house.alla, by=cast.anna, adult=house.father, kin="father", on=TODAY)


def test_who_cannot_speak_for_a_child_is_refused(house, cast):
    with everywhere():
        foreign = make.person("Чужая Инна Львовна", cast.other, status="parent")
        for adult, said in (
            (house.ilya, "несовершеннолетний"),
            (house.alla, "только взрослый"),
            (foreign, "только взрослый"),
            (house.mother, "уже среди"),
        ):
            with pytest.raises(Refusal, match=said):
                actions.guard(house.alla, by=cast.anna, adult=adult, kin="mother", on=TODAY)


def test_a_parent_names_nobody(house, as_):
    assert as_(house.rita).get(url(house.alla)).status_code == 403
