"""The pages where cards are compared."""

from __future__ import annotations

from datetime import date

import pytest

from duet.base.tenancy.scope import everywhere
from duet.stages.persons.forms.merging import MergeForm
from duet.stages.persons.merging_pairs import likely_pairs
from duet.stages.persons.models import Category, Group, Look, NotTwins, Person, Status
from tests import make
from tests.make import fresh
from tests.read import words as words_of

LIST = "/lyceum-7/persons/twins/"
MAY = date(1990, 5, 2)


@pytest.fixture
def pair(cast) -> tuple[Person, Person]:
    one = make.person("Зимина А. С.", cast.lyceum, born_on=MAY, phone="111-111", post="учитель")
    other = make.person("Зимина Анна Сергеевна", cast.lyceum, born_on=MAY, post="учитель")
    return one, other


def merge_url(one: Person, other: Person) -> str:
    return f"/lyceum-7/persons/{one.pk}/merge/{other.pk}/"


def test_the_list_asks_about_likely_twins_and_says_why(cast, as_, pair):
    page = words_of(as_(cast.anna).get(LIST))
    assert "1 человек записан" in page
    assert "Почти наверняка" in page
    assert "Та же фамилия и инициалы, та же дата рождения, тот же класс или должность" in page
    with everywhere():
        assert Look.objects.get().total == 2


def test_the_surest_stand_first(cast, as_, pair):
    with everywhere():
        make.person("Абрамов Лев", cast.lyceum)
        make.person("Абрамов Л.", cast.lyceum)
        assert [pair.sure for pair in likely_pairs(cast.anna)] == [True, False]


def test_an_organisation_without_twins_is_told_so(cast, as_):
    assert "Повторов не видно" in words_of(as_(cast.anna).get(LIST))


def test_people_of_another_school_are_not_compared(cast, as_, pair):
    assert "Повторов не видно" in words_of(as_(cast.gleb).get("/school-1/persons/twins/"))
    assert as_(cast.gleb).get(f"/school-1/persons/{pair[0].pk}/merge/{pair[1].pk}/").status_code == 404


def test_the_list_costs_the_same_for_one_pair_and_for_many(cast, as_, pair, django_assert_num_queries):
    client = as_(cast.anna)
    client.get(LIST)
    with django_assert_num_queries(11):
        client.get(LIST)
    with everywhere():
        for number in range(60):
            for name in ("Антон Павлович", "А. П."):
                make.person(f"Громов{chr(1072 + number % 32)}{chr(1072 + number // 32)} {name}", cast.lyceum)
    client.get(LIST)
    with django_assert_num_queries(11):
        answer = client.get(LIST)
    assert len(answer.context["rows"]) == 50


def test_the_cards_stand_beside_each_other_and_the_fuller_is_chosen(cast, as_, pair):
    page = as_(cast.anna).get(merge_url(*pair))
    form = page.context["form"]
    assert {name: field.initial for name, field in form.fields.items()} == {"full_name": "theirs", "phone": "mine"}
    words = words_of(page)
    assert "Совпадает" in words
    assert "02.05.1990" in words


@pytest.mark.parametrize(
    "mine, theirs, chosen",
    [
        ("учитель", "учитель химии", "theirs"),
        ("учитель химии", "Учитель", "mine"),
        ("методист", "учитель", "theirs"),
        ("методист", "", "mine"),
    ],
)
def test_of_two_words_the_fuller_is_chosen_and_then_the_newer(cast, mine, theirs, chosen):
    with everywhere():
        one, other = make.person("Зимина Анна", cast.lyceum, post=mine), make.person("Зимина Анна", cast.lyceum, post=theirs)
    assert MergeForm(kept=one, lost=other).fields["post"].initial == chosen


def test_cards_are_merged_as_chosen(cast, as_, pair):
    one, other = pair
    answer = as_(cast.anna).post(merge_url(one, other), {"full_name": "theirs", "phone": "mine"})
    assert answer.status_code == 302
    assert (fresh(one).full_name, fresh(one).phone, fresh(other).merged_into_id) == ("Зимина Анна Сергеевна", "111-111", one.pk)


def test_nothing_is_merged_until_everything_is_chosen(cast, as_, pair):
    answer = as_(cast.anna).post(merge_url(*pair), {"full_name": "theirs"})
    assert answer.status_code == 422
    assert "Выберите, что оставить." in words_of(answer)
    assert fresh(pair[1]).merged_into_id is None


def test_cards_that_differ_in_nothing_are_merged_at_once(cast, as_):
    with everywhere():
        one, other = make.person("Ким Олег", cast.lyceum), make.person("Ким Олег", cast.lyceum)
    assert "ни в чём не расходятся" in words_of(as_(cast.anna).get(merge_url(one, other)))
    as_(cast.anna).post(merge_url(one, other))
    assert fresh(other).merged_into_id == one.pk


def test_a_shadow_is_not_compared_again(cast, as_, pair):
    with everywhere():
        Person.objects.filter(pk=pair[1].pk).update(merged_into=pair[0])
    assert as_(cast.anna).get(merge_url(*pair)).status_code == 404


def test_whoever_was_told_apart_is_not_asked_about_again(cast, as_, pair):
    one, other = pair
    client = as_(cast.anna)
    assert client.post(f"/lyceum-7/persons/{other.pk}/apart/{one.pk}/").url == LIST
    assert "Повторов не видно" in words_of(client.get(LIST))
    with everywhere():
        assert NotTwins.objects.get().other_id == other.pk


def test_every_column_is_said_in_words(cast):
    with everywhere():
        group = Group.objects.create(organisation=cast.lyceum, title="7 «А»")
        full = make.person(
            "Зимина Анна", cast.lyceum, status=Status.PUPIL, sex="f", birth_year=2013, group=group, category=Category.FIRST, young=True,
            service_months=15, service_on=date(2026, 9, 1), workplace="Лицей", subjects="физика", email="a@example.org", address="Тула",
        )  # fmt: skip
        bare = make.person("Зимина А.", cast.lyceum, service_months=3)
    form = MergeForm(kept=full, lost=bare)
    assert {name: [words for _, words in field.choices] for name, field in form.fields.items()} == {
        "full_name": ["Зимина Анна", "Зимина А."],
        "sex": ["женский", "не указано"],
        "born_on": ["2013 год", "не указано"],
        "status": ["ученик", "педагог"],
        "group": ["7 «А»", "не указано"],
        "workplace": ["Лицей", "не указано"],
        "subjects": ["физика", "не указано"],
        "category": ["первая", "не указано"],
        "service": ["1 год 3 месяца на 01.09.2026", "3 месяца"],
        "young": ["да", "нет"],
        "email": ["a@example.org", "не указано"],
        "address": ["Тула", "не указано"],
    }
    assert [name for name, field in form.fields.items() if field.initial == "theirs"] == ["status"]


def test_what_was_found_is_kept_until_a_card_changes(cast, pair):
    with everywhere():
        first = likely_pairs(cast.anna)
        assert likely_pairs(cast.anna) == first
        pair[0].full_name = "Громова Вера"
        pair[0].save()
        assert likely_pairs(cast.anna) == []
