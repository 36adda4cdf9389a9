from datetime import date

import pytest
from django.urls import reverse

from duet.base import clock
from duet.base.tenancy.scope import everywhere
from duet.stages.persons import additions
from duet.stages.persons.additions import Chapter, Way
from duet.stages.persons.models import CardRules, Look, PermitRow, Person, Seen
from duet.stages.persons.words import who
from tests import make
from tests.read import words

pytestmark = pytest.mark.usefixtures("alone")


def url(person) -> str:
    return reverse("persons:person", args=["lyceum-7", person.pk])


def test_a_card_says_what_registration_knows(house, cast, as_):
    with everywhere(), clock.moved_to(date(2026, 11, 20)):
        boris = house.boris
        boris.subjects, boris.category, boris.birth_year = "физика, астрономия", "first", 1998
        boris.service_months, boris.service_on, boris.former_names = 15, date(2026, 9, 1), "Петров"
        boris.phone, boris.address = "+7 900 000-00-01", "Верхнереченск, Садовая, 1"
        boris.save()
        shown = words(as_(cast.anna).get(url(boris)))
    for said in (
        "Павлов Борис Ильич", "Педагог, учитель физики", "Прежние фамилии Петров", "Год рождения 1998", "Предметы физика, астрономия",
        "Категория первая", "Стаж 1 год 5 месяцев", "Молодой специалист да", "+7 900 000-00-01", "boris@example.org", "Садовая",
    ):  # fmt: skip
        assert said in shown


def test_the_rules_of_the_organisation_say_who_is_young(house, cast, as_):
    with everywhere():
        house.boris.birth_year, house.boris.service_months = 1998, 200
        house.boris.save()
        CardRules.objects.create(organisation=cast.lyceum, young_both=True)
        assert not house.boris.is_young(clock.today(), CardRules.objects.of(cast.lyceum))
        assert house.boris.is_young(clock.today(), CardRules.objects.of(cast.other))
        assert not house.alla.is_young(clock.today(), CardRules.objects.of(cast.other))
    assert "Молодой специалист" not in words(as_(cast.anna).get(url(house.boris)))


def test_a_child_stands_with_its_representatives_and_how_to_reach_them(house, cast, as_):
    shown = words(as_(cast.anna).get(url(house.ilya)))
    assert "Ерёмин Лев Ильич Отец, +7 900 000-00-08, lev@example.org" in shown
    assert "Дети Ерёмин Илья Львович 8 «А»" in words(as_(cast.anna).get(url(house.father)))


def test_a_child_without_a_representative_asks_for_one(house, cast, as_):
    with everywhere():
        orphan = make.person("Горин Ян Ильич", cast.lyceum, status="pupil")
    assert "Записать родителя" in words(as_(cast.anna).get(url(orphan)))


def test_the_gate_is_said_in_words(house, cast, as_):
    client = as_(cast.anna)
    assert "Согласия нет: хранится только карточка." in words(client.get(url(house.alla)))
    with everywhere():
        make.consent(house.alla, by=cast.anna, signer=house.mother, until=date(2099, 5, 31))
        PermitRow.objects.filter(person=house.alla).update(until=date(2099, 5, 31))
    assert "Согласие есть до 31 мая 2099" in words(client.get(url(house.alla)))
    with everywhere():
        PermitRow.objects.filter(person=house.alla).update(until=None)
    assert "Согласие есть" in words(client.get(url(house.alla)))
    assert "хранится только карточка" not in words(client.get(url(house.father)))


def test_each_look_at_a_card_is_written_down_and_not_at_ones_own(house, cast, as_):
    as_(cast.anna).get(url(house.alla))
    as_(cast.boris).get(url(house.boris))
    with everywhere():
        look, seen = Look.objects.get(), Seen.objects.get()
    assert (look.by, look.what, seen.person) == (cast.anna, "Карточка", house.alla)


def test_stages_above_add_chapters_and_ways(house, cast, as_):
    template = "persons/parts/tabs.html"
    additions.add_chapters(2, lambda person, viewer, on: [Chapter("Запросы", template), Chapter("Коротко", template, aside=True)])
    additions.add_chapters(1, lambda person, viewer, on: [Chapter("Согласия", template)])
    additions.add_ways(1, lambda person, viewer, on: [Way("Личное дело", "/record/", "files"), Way("Выписка", "/extract/")])
    shown = words(as_(cast.anna).get(url(house.alla)))
    assert shown.index("Согласия") < shown.index("Запросы") < shown.index("Личное дело") < shown.index("Выписка") < shown.index("Коротко")


def test_the_address_of_a_merged_card_leads_to_the_one_that_stayed(house, cast, as_):
    with everywhere():
        second = make.person("Зимина А. И.", cast.lyceum, status="pupil", merged_into=house.alla)
    assert as_(cast.anna).get(url(second)).headers["Location"] == url(house.alla)


def test_an_erased_card_says_so_and_nothing_else(house, cast, as_):
    with everywhere():
        house.ilya.erased_at = clock.now()
        house.ilya.save()
    shown = words(as_(cast.anna).get(url(house.ilya)))
    assert "обезличены" in shown
    for hidden in ("2012", "Изменить", "Отметить выбытие", "Ерёмин Лев", "Согласия нет"):
        assert hidden not in shown


def test_one_representative_or_three_cost_the_same(house, cast, as_, django_assert_num_queries):
    client = as_(cast.anna)
    # Session, user, member and roles; the desks of the frame; the card, two lines of the journal, the gate, who speaks for whom.
    with django_assert_num_queries(11):
        client.get(url(house.alla))
    with everywhere():
        for name in ("Зимин Илья Петрович", "Зимина Нина Львовна"):
            make.guardian(house.alla, make.person(name, cast.lyceum, status="parent"), "guardian")
    with django_assert_num_queries(11):
        client.get(url(house.alla))


@pytest.mark.parametrize(
    ("full_name", "sex", "status", "said"),
    [
        ("Зимина Алла Ильинична", "", "pupil", "ученица"),
        ("Ким Ли", "f", "student", "студентка"),
        ("Ким Ли", "", "pupil", "ученик"),
        ("Зимина Алла Ильинична", "m", "pupil", "ученик"),
        ("Белова Анна Сергеевна", "", "teacher", "педагог"),
    ],
)
def test_who_somebody_is_agrees_with_the_name(full_name, sex, status, said, cast):
    assert who(Person(full_name=full_name, sex=sex, status=status)) == said
