"""The pages of assessments."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.accounting.models import Assessment, Mark, Moment, ParameterRow
from duet.stages.persons.models import Group, Person
from tests import make

from . import build

LIST, GROUP, COMPARE = "/lyceum-7/assessments/", "/lyceum-7/assessments/group/", "/lyceum-7/assessments/compare/"
PARAMETERS = "/lyceum-7/assessments/parameters/"
OCCASION = {"made_on": "2026-11-20", "assessor": "Белова А. С."}


@pytest.fixture
def ulyana(cast):
    return build.mentee("Серова Ульяна Игоревна", cast.lyceum, cast.anna)


def text_of(answer):
    return answer.content.decode().replace("\xa0", " ")


def url(person, moment="", query=""):
    args = [person.organisation.slug, person.pk]
    return (reverse("accounting:assess", args=[*args, moment]) if moment else reverse("accounting:assessment", args=args)) + query


def test_an_assessment_is_entered_and_shown(cast, as_, ulyana):
    client = as_(cast.anna)
    assert "Входная оценка" in text_of(client.get(url(ulyana, "entry")))
    given = {**OCCASION, "value-mood": "4,5", "value-anxiety": "17", "method-anxiety": "шкала Спилбергера", "comment": "тихая"}
    answer = client.post(url(ulyana, "entry"), given, follow=True)
    assert "Оценка записана." in text_of(answer)
    client.post(url(ulyana, "exit"), {**OCCASION, "value-mood": "6", "value-anxiety": "20"})
    text = text_of(client.get(url(ulyana)))
    for expected in ("было 4,5, стало 6", "+1,5", "+3", "Шкала Спилбергера", "тихая", "меньше — лучше"):
        assert expected in text
    again = text_of(client.get(url(ulyana, "entry")))
    assert 'value="4,5"' in again
    assert 'value="шкала Спилбергера"' in again


@pytest.mark.parametrize("typed", ["11", "0", "много", "NaN"])
def test_a_wrong_figure_is_said_beside_its_box(cast, as_, ulyana, typed):
    answer = as_(cast.anna).post(url(ulyana, "entry"), {**OCCASION, "value-mood": typed})
    assert answer.status_code == 422
    assert "Нужно число от 1 до 10." in text_of(answer)
    with everywhere():
        assert not Assessment.objects.exists()


def test_another_form_has_other_parameters(cast, as_, ulyana):
    text = text_of(as_(cast.anna).get(url(ulyana, "entry", "?form=RU")))
    assert "Готовность прийти на предприятие" in text
    as_(cast.anna).post(url(ulyana, "entry", "?form=RU"), {**OCCASION, "value-interest": "7"})
    with everywhere():
        assert Assessment.objects.get().form == "RU"


def test_without_consent_there_is_nothing_to_enter_or_to_see(cast, as_):
    with everywhere():
        nobody = build.pupil("Мохов Тимур Олегович", cast.lyceum)
        build.part(nobody)
    for address in (url(nobody), url(nobody, "entry")):
        assert "Согласия на обработку данных нет." in text_of(as_(cast.anna).get(address))
    assert as_(cast.anna).post(url(nobody, "entry"), {**OCCASION, "value-mood": "7"}).status_code == 422


def test_who_is_no_mentee_is_not_assessed(cast, as_):
    with everywhere():
        outside = build.pupil("Мохов Тимур Олегович", cast.lyceum, cast.anna)
    assert "Не в базе наставляемых" in text_of(as_(cast.anna).get(url(outside)))


def test_years_of_a_mentee_are_chosen(cast, as_, ulyana):
    with everywhere():
        build.part(ulyana, year=2024, joined_on=date(2024, 9, 1))
    text = text_of(as_(cast.anna).get(url(ulyana, query="?year=2024")))
    assert "2024/25 учебный год" in text
    assert "2026/27 учебный год" in text_of(as_(cast.anna).get(url(ulyana, query="?year=x")))


def test_a_mentee_sees_the_own_assessment_only(cast, as_, ulyana):
    with everywhere():
        own = make.member("Серова Ульяна Игоревна", Role.MENTEE, at=cast.lyceum)
        Person.objects.filter(pk=ulyana.pk).update(member=own)
        build.assess(ulyana, cast.anna, {"mood": Decimal(4)})
    text = text_of(as_(own).get(url(ulyana)))
    assert "Эмоциональное состояние" in text
    assert "Провести" not in text
    assert as_(own).get(url(ulyana, "entry")).status_code == 403
    assert as_(cast.boris).get(url(ulyana)).status_code == 404
    assert as_(cast.gleb).get(url(ulyana)).status_code == 404


def test_a_curator_of_a_class_who_is_a_mentor_sees_no_others(cast, as_, ulyana):
    """The card is seen, the assessment is not: it is of others."""
    with everywhere():
        vera = make.member("Шевчук Вера Степановна", Role.CLASS_TEACHER, Role.MENTOR, at=cast.lyceum)
        group = Group.objects.create(organisation=cast.lyceum, title="7 «В»", teacher=vera)
        Person.objects.filter(pk=ulyana.pk).update(group=group)
    assert as_(vera).get(url(ulyana)).status_code == 404
    assert as_(vera).get(reverse("accounting:record", args=["lyceum-7", ulyana.pk])).status_code == 200


def test_a_moment_that_is_none_is_not_found(cast, as_, ulyana):
    assert as_(cast.anna).get(url(ulyana, "middle")).status_code == 404


def test_the_list_says_who_has_no_entry_assessment(cast, as_, ulyana):
    with everywhere():
        timur = build.mentee("Мохов Тимур Олегович", cast.lyceum, cast.anna)
        build.part(build.pupil("Скрытый Пётр Ильич", cast.lyceum))
        build.assess(timur, cast.anna, {"mood": Decimal(4)})
    client = as_(cast.anna)
    text = text_of(client.get(LIST))
    assert "Нет входной оценки: 1" in text
    assert "Скрытый" not in text
    assert "Серова" not in text_of(client.get(LIST + "?have=entry"))
    assert "Мохов" not in text_of(client.get(LIST + "?have=none"))
    assert "Таких нет" in text_of(client.get(LIST + "?have=exit"))
    assert "Оценивать пока некого" in text_of(client.get(LIST + "?year=2024&group=1"))


def test_several_people_are_assessed_on_one_page(cast, as_, ulyana):
    with everywhere():
        timur = build.mentee("Мохов Тимур Олегович", cast.lyceum, cast.anna)
        build.assess(timur, cast.anna, {"mood": Decimal("4.5")})
        teacher = make.person("Зайцева Анна Дмитриевна", cast.lyceum)
        make.consent(teacher, by=cast.anna)
        build.part(teacher)
    client = as_(cast.anna)
    text = text_of(client.get(GROUP))
    assert 'value="4,5"' in text
    assert "Зайцева" not in text
    assert "Зайцева" in text_of(client.get(GROUP + "?form=CUSTOM"))
    assert "Мохов" not in text_of(client.get(GROUP + "?form=CUSTOM"))
    given = {**OCCASION, f"{ulyana.pk}-mood": "7", f"{timur.pk}-mood": "5"}
    assert "Записано оценок: 2" in text_of(client.post(GROUP, given, follow=True))
    with everywhere():
        assert sorted(Mark.objects.values_list("value", flat=True)) == [Decimal(5), Decimal(7)]


def test_a_wrong_figure_in_the_table_writes_nothing(cast, as_, ulyana):
    answer = as_(cast.anna).post(GROUP, {**OCCASION, f"{ulyana.pk}-mood": "70"})
    assert answer.status_code == 422
    assert "Нужно число от 1 до 10." in text_of(answer)


def test_after_a_page_of_the_table_comes_the_next(cast, as_):
    with everywhere():
        for number in range(30):
            build.mentee(f"Иванов{number:02} Пётр Ильич", cast.lyceum, cast.anna)
    client = as_(cast.anna)
    assert client.post(GROUP + "?page=1", OCCASION).headers["Location"] == GROUP + "?page=2"
    assert client.post(GROUP + "?page=2", OCCASION).headers["Location"] == GROUP + "?page=2"


def test_an_empty_table_says_why(cast, as_):
    assert "Оценивать некого" in text_of(as_(cast.anna).get(GROUP + "?form=TT&moment=exit"))


def compare_five(cast):
    for number in range(5):
        one = build.mentee(f"Иванов{number} Пётр Ильич", cast.lyceum, cast.anna)
        build.assess(one, cast.anna, {"mood": Decimal(4), "anxiety": Decimal(9), **({"future": Decimal(4)} if number else {})})
        build.assess(one, cast.anna, {"mood": Decimal(6), "anxiety": Decimal(11), "future": Decimal(5)}, moment=Moment.EXIT)


def test_a_group_is_compared_with_percentages_only_where_there_are_enough(cast, as_):
    with everywhere():
        compare_five(cast)
    text = text_of(as_(cast.anna).get(COMPARE))
    assert "100 % (5 из 5)" in text
    assert "4 из 4" in text
    assert "0 % (0 из 5)" in text
    assert "Иванов" not in text


def test_who_sees_no_names_sees_no_small_groups(cast, as_):
    with everywhere():
        compare_five(cast)
        head = make.member("Громов Андрей Павлович", Role.HEAD, at=cast.lyceum)
    text = text_of(as_(head).get(COMPARE))
    assert "100 % (5 из 5)" in text
    assert "4 из 4" not in text
    assert "Не показано показателей: 1." in text
    assert as_(head).get(LIST).status_code == 403


def test_with_nothing_to_compare_the_page_says_so(cast, as_):
    assert "Сравнивать пока нечего" in text_of(as_(cast.anna).get(COMPARE))


def test_parameters_are_chosen_and_added(cast, as_):
    client = as_(cast.anna)
    assert "Вовлечённость в учёбу" in text_of(client.get(PARAMETERS))
    client.post(f"{PARAMETERS}choose/?form=UU", {"used": ["mood"]})
    client.post(f"{PARAMETERS}add/?form=UU", {"title": "Самостоятельность", "scale": "s10", "up": "no"})
    with everywhere():
        assert ParameterRow.objects.exclude(title="").get().up is False
        assert ParameterRow.objects.filter(used=False).count() == 10
    answer = client.post(f"{PARAMETERS}add/?form=UU", {"title": "", "scale": "s10", "up": "no"})
    assert answer.status_code == 422
    assert "Заполните это поле." in text_of(answer)


@pytest.mark.parametrize("kind, form", [("college", "RS"), ("kindergarten", "TT"), ("additional", "PU"), ("school", "UU")])
def test_each_kind_of_organisation_begins_with_its_own_form(cast, as_, kind, form):
    with everywhere():
        type(cast.lyceum).objects.filter(pk=cast.lyceum.pk).update(kind=kind)
    assert f'value="{form}" selected' in text_of(as_(cast.anna).get(PARAMETERS))


@pytest.mark.parametrize("people", [1, 60])
@pytest.mark.parametrize("address, queries", [(LIST, 12), (GROUP, 13), (COMPARE, 10)])
def test_the_number_of_queries_does_not_grow(cast, as_, django_assert_num_queries, people, address, queries):
    with everywhere():
        for number in range(people):
            one = make.person(f"Иванов{number} Пётр", cast.lyceum, status="pupil", born_on=date(2000, 1, 1))
            make.consent(one, by=cast.anna)
            build.part(one)
            build.assess(one, cast.anna, {"mood": Decimal(5)})
    client = as_(cast.anna)
    client.get(address)
    with django_assert_num_queries(queries):
        client.get(address)
