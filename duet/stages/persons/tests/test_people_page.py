from datetime import date

import pytest
from django.urls import reverse

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.persons import additions, paging
from duet.stages.persons.indexing import index
from duet.stages.persons.models import Group, Look, SearchWord, Weight
from tests import make
from tests.read import words

pytestmark = pytest.mark.usefixtures("alone")

PEOPLE = reverse("persons:people", args=["lyceum-7"])


def names(client, **query) -> list[str]:
    return [line.person.full_name for line in client.get(PEOPLE, query).context["lines"]]


def test_everybody_stands_in_the_order_of_names(house, cast, as_):
    assert names(as_(cast.anna)) == [
        "Белова Анна Сергеевна",
        "Ерёмин Илья Львович",
        "Ерёмин Лев Ильич",
        "Зимина Алла Ильинична",
        "Зимина Рита Олеговна",
        "Павлов Борис Ильич",
        "Шевцова Вера Степановна",
    ]


def test_a_line_says_who_it_is_and_whether_there_is_a_consent(house, cast, as_):
    with everywhere():
        make.consent(house.alla, by=cast.anna, signer=house.mother)
    shown = words(as_(cast.anna).get(PEOPLE))
    assert "Зимина Алла Ильинична Ученица 7 «В» согласие есть" in shown
    assert "Ерёмин Илья Львович Ученик 8 «А» согласия нет" in shown
    assert "Павлов Борис Ильич Педагог учитель физики согласия нет" in shown
    assert "Ерёмин Лев Ильич Законный представитель Павлов" not in shown


def test_a_parent_is_not_reproached_for_a_consent_nobody_asks_of_them(house, cast, as_):
    shown = words(as_(cast.anna).get(PEOPLE, {"who": "parent"}))
    assert "Ерёмин Лев Ильич" in shown
    assert "согласия нет" not in shown


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"who": "pupil"}, ["Ерёмин Илья Львович", "Зимина Алла Ильинична"]),
        ({"who": "nobody of the kind"}, None),
        ({"q": "зимина"}, ["Зимина Алла Ильинична", "Зимина Рита Олеговна"]),
        ({"q": "зимина", "who": "parent"}, ["Зимина Рита Олеговна"]),
        ({"q": "ЕРЕМИН ил"}, ["Ерёмин Илья Львович", "Ерёмин Лев Ильич"]),
        ({"q": "физик"}, ["Павлов Борис Ильич"]),
        ({"q": "7 В"}, ["Зимина Алла Ильинична"]),
        ({"q": "Сергеевна Ильич"}, []),
        ({"q": "%_'\""}, None),
        ({"group": "nonsense"}, None),
    ],
)
def test_the_list_is_narrowed(query, found, house, cast, as_):
    everybody = 7
    listed = names(as_(cast.anna), **query)
    assert listed == found if found is not None else len(listed) == everybody


def test_a_class_is_chosen(house, cast, as_):
    assert names(as_(cast.anna), group=house.eighth.pk) == ["Ерёмин Илья Львович"]


def test_those_with_a_consent_and_those_without(house, cast, as_):
    with everywhere():
        make.consent(house.alla, by=cast.anna, signer=house.mother)
    client = as_(cast.anna)
    assert names(client, gate="yes") == ["Зимина Алла Ильинична"]
    assert names(client, gate="no", who="pupil") == ["Ерёмин Илья Львович"]


def test_those_who_left_stand_apart(house, cast, as_):
    with everywhere():
        house.ilya.left_on = date(2026, 5, 31)
        house.ilya.save()
    client = as_(cast.anna)
    assert "Ерёмин Илья Львович" not in names(client)
    assert names(client, here="left") == ["Ерёмин Илья Львович"]
    assert "Ерёмин Илья Львович" in names(client, here="all")


def test_a_surname_stands_before_a_competence(house, cast, as_):
    with everywhere():
        make.person("Астахова Инна Львовна", cast.lyceum, subjects="физика")
        make.person("Физикова Яна Львовна", cast.lyceum)
    assert names(as_(cast.anna), q="физик") == ["Физикова Яна Львовна", "Астахова Инна Львовна", "Павлов Борис Ильич"]


def test_what_is_past_registration_finds_nobody_whose_gate_is_shut(house, cast, as_):
    with everywhere():
        SearchWord.objects.create(organisation=cast.lyceum, person=house.boris, word="шахматы", weight=Weight.COMPETENCE, profile=True)
    client = as_(cast.anna)
    assert names(client, q="шахматы") == []
    with everywhere():
        make.consent(house.boris, by=cast.anna)
        SearchWord.objects.get_or_create(
            organisation=cast.lyceum, person=house.boris, word="шахматы", weight=Weight.COMPETENCE, profile=True
        )
    assert names(client, q="шахматы") == ["Павлов Борис Ильич"]


def test_a_former_surname_finds_the_person(house, cast, as_):
    with everywhere():
        house.mother.former_names = "Огнёва"
        house.mother.save()
        index([house.mother])
    assert names(as_(cast.anna), q="огнева") == ["Зимина Рита Олеговна"]


def test_what_was_typed_stays_in_the_field_and_in_the_pages(house, cast, as_):
    shown = as_(cast.anna).get(PEOPLE, {"q": '"зимина', "who": "pupil"}).content.decode()
    assert 'value="&quot;зимина"' in shown
    assert '<option value="pupil" selected>' in shown


def test_htmx_gets_only_the_list(house, cast, as_):
    part = as_(cast.anna).get(PEOPLE, {"q": "Павлов"}, headers={"HX-Request": "true"}).content.decode()
    assert part.strip().startswith('<div id="found"')
    assert "<html" not in part


def test_nobody_found_says_what_to_do(house, cast, as_):
    assert "Никого не нашлось" in words(as_(cast.anna).get(PEOPLE, {"q": "Нетакого"}))


def test_an_empty_place_says_how_to_begin(cast, as_):
    assert "Пока никого" in words(as_(cast.anna).get(PEOPLE))


def test_a_page_holds_fifty(cast, as_):
    with everywhere():
        for number in range(60):
            make.person(f"Человек {number:02}", cast.lyceum)
    client = as_(cast.anna)
    assert len(names(client)) == 50
    assert len(names(client, page=2)) == 10
    assert len(names(client, page="нет такой")) == 50


def test_one_person_or_sixty_cost_the_same(cast, as_, django_assert_num_queries):
    with everywhere():
        make.person("Человек первый", cast.lyceum)
    client = as_(cast.anna)
    # Session, user, member and roles; the desks of the frame; the classes, the count, the page, its people, the gate, the journal.
    with django_assert_num_queries(11):
        client.get(PEOPLE)
    # What was searched for is found and counted at once.
    with django_assert_num_queries(10):
        client.get(PEOPLE, {"q": "человек"})
    with everywhere():
        for number in range(60):
            make.person(f"Человек {number:02}", cast.lyceum, status="pupil")
    with django_assert_num_queries(11):
        client.get(PEOPLE)
    with django_assert_num_queries(10):
        client.get(PEOPLE, {"q": "человек"})


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "=1+1", "\"'><img src=x onerror=alert(1)>", "{{ member }}"])
def test_what_people_write_is_not_markup(name, cast, as_):
    with everywhere():
        made = make.person(name, cast.lyceum, post=name, subjects=name, phone=name, former_names=name)
    for url in (
        PEOPLE,
        f"{PEOPLE}?q={name}",
        reverse("persons:person", args=["lyceum-7", made.pk]),
        reverse("persons:edit", args=["lyceum-7", made.pk]),
    ):
        shown = as_(cast.anna).get(url).content.decode()
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown
    assert name in words(as_(cast.anna).get(PEOPLE))


def test_a_class_teacher_is_told_that_it_is_the_own_class(house, as_):
    shown = words(as_(house.vera).get(PEOPLE))
    assert "Мой класс" in shown
    assert "Добавить ученика" in shown
    assert "Классы" not in shown
    assert names(as_(house.vera)) == ["Зимина Алла Ильинична", "Зимина Рита Олеговна", "Шевцова Вера Степановна"]


def test_a_class_teacher_finds_nobody_of_another_class(house, as_):
    assert names(as_(house.vera), q="Ерёмин") == []


def test_stages_above_add_a_few_words_to_a_line(house, cast, as_, monkeypatch):
    monkeypatch.setattr(additions, "_marks", [])
    additions.add_marks(lambda people, viewer, on: {house.alla.pk: "ждёт наставника"})
    additions.add_marks(lambda people, viewer, on: {house.alla.pk: "кандидат"})
    assert "Зимина Алла Ильинична ждёт наставника кандидат Ученица" in words(as_(cast.anna).get(PEOPLE))


def test_the_look_at_the_list_is_written_down(house, cast, as_):
    as_(cast.anna).get(PEOPLE, {"who": "pupil"})
    with everywhere():
        look = Look.objects.get()
    assert (look.by, look.kind, look.what, look.total) == (cast.anna, "view", "Список людей", 2)


def test_gleb_does_not_find_the_page(cast, as_):
    assert as_(cast.gleb).get(PEOPLE).status_code == 404


def test_the_section_has_its_tabs(cast, as_):
    shown = words(as_(cast.anna).get(PEOPLE))
    assert "Классы Правила Доступ и роли" in shown, "seldom opened pages stand under «Ещё»"
    access = as_(cast.anna).get(reverse("organisations:people", args=["lyceum-7"])).content.decode()
    assert f'<a href="{PEOPLE}">Все</a>' in access
    assert 'aria-current="true">Доступ и роли</a>' in access


def test_who_may_not_list_people_still_finds_access_in_the_menu(cast, as_):
    with everywhere():
        admin = make.member("Костин Олег Ильич", Role.ADMIN, at=cast.lyceum, email="admin@example.org")
    shown = as_(admin).get(reverse("organisations:people", args=["lyceum-7"])).content.decode()
    assert PEOPLE not in shown
    assert "Люди" in shown


def test_a_class_teacher_of_two_classes_chooses_between_them_only(house, as_):
    client = as_(house.vera)
    assert 'name="group"' not in client.get(PEOPLE).content.decode()
    with everywhere():
        house.eighth.teacher = house.vera
        house.eighth.save()
        Group.objects.create(organisation=house.seventh.organisation, title="9 «Г»")
    shown = client.get(PEOPLE).content.decode()
    assert 'name="group"' in shown
    assert "9 «Г»" not in shown
    assert names(client, group=house.eighth.pk) == ["Ерёмин Илья Львович"]


def test_a_search_that_finds_too_many_is_counted_by_itself(cast, as_, monkeypatch):
    monkeypatch.setattr(paging, "AT_ONCE", 55)
    with everywhere():
        for number in range(60):
            make.person(f"Человек {number:02}", cast.lyceum)
    client = as_(cast.anna)
    assert names(client, q="человек", page=2) == [f"Человек {number}" for number in range(50, 60)]
    assert "60 человек" in words(client.get(PEOPLE, {"q": "человек"}))
    monkeypatch.setattr(paging, "AT_ONCE", 60)
    assert names(client, q="человек", page=2) == [f"Человек {number}" for number in range(50, 60)]
    assert "60 человек" in words(client.get(PEOPLE, {"q": "человек"}))
