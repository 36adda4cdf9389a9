from datetime import date

import pytest
from django.urls import reverse

from duet.base import clock
from duet.base.journal.models import Entry
from duet.base.tenancy.scope import everywhere
from duet.stages.persons import actions
from duet.stages.persons.cards import Card
from duet.stages.persons.models import Group, Person
from tests import make
from tests.read import words

pytestmark = pytest.mark.usefixtures("alone")

ADD = reverse("persons:add", args=["lyceum-7"])
TODAY = date(2026, 11, 20)
TEACHER = {
    "full_name": "  Горина  Яна\tЛьвовна ",
    "status": "teacher",
    "post": "учитель химии",
    "subjects": "химия, биология",
    "service": "1 год 3 мес",
}


@pytest.fixture(autouse=True)
def today():
    with clock.moved_to(TODAY):
        yield


def found(name: str) -> Person | None:
    with everywhere():
        return Person.objects.filter(full_name=name).first()


def post(client, who="teacher", **form):
    return client.post(f"{ADD}?who={who}", form)


def test_a_teacher_is_written_down(cast, as_):
    response = post(as_(cast.anna), **TEACHER)
    yana = found("Горина Яна Львовна")
    assert response.headers["Location"] == reverse("persons:person", args=["lyceum-7", yana.pk])
    assert (yana.organisation, yana.status, yana.post, yana.subjects) == (cast.lyceum, "teacher", "учитель химии", "химия, биология")
    assert (yana.service_months, yana.service_on, yana.young, yana.arrived_on, yana.confirmed_on) == (15, TODAY, False, TODAY, TODAY)


def test_length_of_service_is_said_back_as_it_was_understood(cast, as_):
    client = as_(cast.anna)
    shown = words(client.post(f"{ADD}?who=teacher", {**TEACHER, "service": "Молодой специалист, 4 мес."}, follow=True))
    assert "Стаж понят так: молодой специалист, 4 месяца." in shown
    yana = found("Горина Яна Львовна")
    assert (yana.service_months, yana.young) == (4, True)


def test_a_label_alone_is_enough(cast, as_):
    post(as_(cast.anna), **{**TEACHER, "service": "молодой специалист"})
    yana = found("Горина Яна Львовна")
    assert (yana.service_months, yana.service_on, yana.young) == (None, None, True)


def test_words_that_are_no_length_of_service_are_asked_about(cast, as_):
    response = post(as_(cast.anna), **{**TEACHER, "service": "давно"})
    assert response.status_code == 422
    assert "Не понятно, какой это стаж" in words(response)
    assert found("Горина Яна Львовна") is None


def test_a_pupil_is_asked_for_the_class_and_not_for_the_subject(house, cast, as_):
    shown = as_(cast.anna).get(ADD).content.decode()
    assert 'name="group"' in shown
    assert 'name="subjects"' not in shown
    post(
        as_(cast.anna),
        "pupil",
        full_name="Горин Ян",
        status="pupil",
        group=house.eighth.pk,
        born_on="05.03.2013",
        birth_year="1999",
        sex="m",
    )
    yan = found("Горин Ян")
    assert (yan.group, yan.born_on, yan.birth_year, yan.sex) == (house.eighth, date(2013, 3, 5), None, "m")


def test_a_year_of_birth_is_enough(cast, as_):
    post(as_(cast.anna), "pupil", full_name="Горин Ян", status="pupil", birth_year="2013", arrived_on="2026-09-01")
    assert (found("Горин Ян").birth_year, found("Горин Ян").arrived_on) == (2013, date(2026, 9, 1))


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"born_on": "2030-01-01"}, "такой она быть не может"),
        ({"born_on": "1800-01-01"}, "Проверьте год: 1800."),
        ({"born_on": "вчера"}, "день, месяц, год"),
        ({"birth_year": "2027"}, "ещё не наступил"),
        ({"birth_year": "12"}, "Проверьте год рождения"),
        ({"birth_year": "две тысячи"}, "четыре цифры"),
        ({"full_name": ""}, "Заполните это поле"),
        ({"full_name": "123"}, "Напишите имя буквами"),
        ({"group": "999999"}, "Класс или группа"),
        ({"email": "почта"}, "Почта выглядит так"),
    ],
)
def test_what_cannot_be_is_asked_about_beside_the_field(form, said, cast, as_):
    response = post(as_(cast.anna), "pupil", **{"full_name": "Горин Ян", "status": "pupil", **form})
    assert response.status_code == 422
    assert said in words(response)
    assert found("Горин Ян") is None


@pytest.mark.parametrize("kind", ["student", "parent", "graduate", "employer", "other"])
def test_everybody_has_a_form(kind, cast, as_):
    assert as_(cast.anna).get(ADD, {"who": kind}).status_code == 200
    post(as_(cast.anna), kind, full_name="Горин Ян", status=kind, workplace="Завод «Луч»")
    assert found("Горин Ян").status == kind


def test_a_form_of_a_teacher_makes_no_pupil(cast, as_):
    post(as_(cast.anna), **{**TEACHER, "status": "pupil"})
    assert found("Горина Яна Львовна").status == "teacher"


@pytest.mark.parametrize(
    ("full_name", "form"),
    [
        ("Зимина А. И.", {}),
        ("Зимина Алла Ильинична", {"birth_year": "2013"}),
        ("Королёва Алла Ильинична", {"born_on": "2013-03-05"}),
    ],
)
def test_a_likely_twin_is_shown_before_a_second_card_is_made(full_name, form, house, cast, as_):
    client, before = as_(cast.anna), Person._base_manager.count()
    given = {"full_name": full_name, "status": "pupil", **form}
    response = post(client, "pupil", **given)
    shown = words(response)
    assert response.status_code == 200
    assert "Похоже, такой человек уже есть." in shown
    assert "Зимина Алла Ильинична , 7 «В»" in shown or "Зимина Алла Ильинична, 7 «В»" in shown
    assert reverse("persons:person", args=["lyceum-7", house.alla.pk]) in response.content.decode()
    assert Person._base_manager.count() == before
    post(client, "pupil", **given, anyway="1")
    assert Person._base_manager.count() == before + 1


def test_a_namesake_of_another_school_is_nobodys_twin(house, cast, as_):
    post(as_(cast.anna), "pupil", full_name="Чужой Степан Ильич", status="pupil")
    with everywhere():
        assert Person.objects.filter(full_name="Чужой Степан Ильич").count() == 2


def test_a_class_teacher_adds_a_pupil_to_the_own_class(house, as_):
    client = as_(house.vera)
    shown = client.get(ADD).content.decode()
    assert "7 «В»" in shown
    assert "8 «А»" not in shown
    post(client, "pupil", full_name="Горин Ян", status="pupil", group=house.seventh.pk)
    assert found("Горин Ян").group == house.seventh


def test_a_class_teacher_adds_nobody_to_another_class_or_to_none(house, as_):
    client = as_(house.vera)
    assert post(client, "pupil", full_name="Горин Ян", status="pupil", group=house.eighth.pk).status_code == 422
    assert "Остальных добавит куратор" in words(post(client, "pupil", full_name="Горин Ян", status="pupil"))
    assert found("Горин Ян") is None


def test_a_class_teacher_is_not_told_who_the_twin_is(house, as_):
    shown = words(post(as_(house.vera), "pupil", full_name="Ерёмин Илья", status="pupil", group=house.seventh.pk))
    assert "уже записан в другом классе" in shown
    assert "8 «А»" not in shown
    assert "Львович" not in shown


def test_a_class_teacher_adds_pupils_only(house, as_):
    assert "Педагог" not in words(as_(house.vera).get(ADD, {"who": "teacher"}))
    assert "Остальных добавит куратор" in words(post(as_(house.vera), **TEACHER))
    assert found("Горина Яна Львовна") is None


def test_a_class_of_another_school_is_refused_by_the_action(house, cast):
    with everywhere():
        strange = Group.objects.create(organisation=cast.other, title="7 «В»")
        with pytest.raises(actions.cards.Refusal, match="Такого класса или группы здесь нет"):
            actions.register(cast.lyceum, by=cast.anna, card=Card("Горин Ян", "pupil", group=strange.pk), on=TODAY)


def test_the_journal_has_numbers_and_no_names(cast, as_):
    post(as_(cast.anna), **TEACHER)
    with everywhere():
        line = Entry.objects.get(action="persons.add")
    assert (line.by, line.organisation, line.note) == (cast.anna, cast.lyceum, {"person": found("Горина Яна Львовна").pk})


def test_gleb_and_boris_add_nobody(cast, as_):
    assert post(as_(cast.gleb), **TEACHER).status_code == 404
    assert post(as_(cast.boris), **TEACHER).status_code == 403
    assert found("Горина Яна Львовна") is None


def test_a_card_is_found_at_once(cast, as_):
    post(as_(cast.anna), **TEACHER)
    with everywhere():
        assert [person.full_name for person in Person.objects.search("горин хими", TODAY)] == ["Горина Яна Львовна"]
        assert make.person("Горин Ян", cast.other).pk not in [person.pk for person in Person.objects.search("хими", TODAY)]
