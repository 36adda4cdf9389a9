"""«Перечень запросов»: by block, with names for those who may know them."""

import pytest
from django.urls import reverse

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.bases.models import Audience, Block
from duet.stages.persons.models import Look
from tests.read import words

from . import build
from .files import rows_of, text_of

LIST = reverse("bases:requests", args=["lyceum-7"])


def file(form):
    return reverse("bases:requests_file", args=["lyceum-7", form])


@pytest.fixture
def olga(cast):
    person = build.person("Ильина Ольга Павловна", cast.lyceum, post="учитель физики")
    build.request(person, cast.anna, "Дисциплина в пятом классе", block=Block.DISCIPLINE, level=3)
    build.request(person, cast.anna, "Тайна куратора", block=Block.STRESS, seen_by=Audience.CURATOR)
    build.request(person, cast.anna, "Уже решено", block=Block.METHODS, closed_on=build.TODAY)
    build.request(person, cast.anna, "Прочее", level=1)
    return person


def test_open_requests_stand_block_by_block_with_their_counts(cast, as_, olga):
    shown = words(as_(cast.anna).get(LIST))
    assert "Открыто 3 запроса в 3 областях" in shown
    assert "Все 3 Дисциплина 1 Стресс и усталость 1 Другое 1" in shown
    assert "Дисциплина Дисциплина в пятом классе Ильина Ольга Павловна учитель физики значительные затруднения" in shown
    assert "Уже решено" not in shown


def test_one_block_is_chosen(cast, as_, olga):
    assert "Прочее" not in words(as_(cast.anna).get(LIST, {"block": "discipline"}))
    other = words(as_(cast.anna).get(LIST, {"block": "other"}))
    assert "Прочее" in other
    assert "в пятом классе" not in other
    assert "В этой области запросов нет" in words(as_(cast.anna).get(LIST, {"block": "nonsense"}))


def test_each_sees_the_requests_they_may_see(cast, as_, olga):
    shown = words(as_(build.member("Некто Методист", Role.METHODIST, at=cast.lyceum)).get(LIST))
    assert "Открыто 2 запроса" in shown
    assert "Тайна куратора" not in shown


def test_a_class_teacher_sees_the_own_class(cast, as_, vera, seventh, olga):
    build.request(build.person("Ёлкин Тимур Олегович", cast.lyceum, status="pupil", group=seventh), cast.anna, "Найти друзей")
    shown = words(as_(vera).get(LIST))
    assert "Открыто 1 запрос в 1 области" in shown
    assert "Найти друзей" in shown


def test_the_council_gets_figures_and_no_names(cast, as_, olga):
    for index in range(3):
        build.request(build.person(f"Ким Олег {index}", cast.lyceum), cast.anna, block=Block.DIGITAL)
    shown = words(as_(build.member("Некто Советник", Role.COUNCIL, at=cast.lyceum)).get(LIST))
    assert "Цифровые инструменты 3" in shown
    assert "Дисциплина меньше трёх" in shown
    assert "Ильина" not in shown
    assert "Ким" not in shown
    assert "в пятом классе" not in shown
    assert "Стресс" not in shown


def test_a_withdrawal_takes_requests_off_the_list_at_once(cast, as_, olga):
    build.shut(olga)
    assert "Открытых запросов нет" in words(as_(cast.anna).get(LIST))
    assert "Дисциплина" not in text_of(as_(cast.anna).get(file("xlsx")))


def test_strangers_and_those_without_the_right_see_no_list(cast, as_, olga):
    assert as_(cast.gleb).get(LIST).status_code == 404
    assert as_(cast.boris).get(LIST).status_code == 403
    assert "Ильина" not in words(as_(cast.dina).get(reverse("bases:requests", args=["town"])))


def test_the_list_goes_on_paper_and_it_is_written_down_whose(cast, as_, olga):
    rows = rows_of(as_(cast.anna).get(file("xlsx")))
    assert rows[0][0] == "Содержит персональные данные"
    assert [row[1:5] for row in rows if row[0] in ("1", "2", "3")] == [
        ["Дисциплина", "Дисциплина в пятом классе", "значительные затруднения", "Ильина Ольга Павловна"],
        ["Стресс и усталость", "Тайна куратора", "", "Ильина Ольга Павловна"],
        ["Другое", "Прочее", "незначительные затруднения", "Ильина Ольга Павловна"],
    ]
    with everywhere():
        assert Look.objects.get(kind="export").total == 1
    assert as_(build.member("Некто Советник", Role.COUNCIL, at=cast.lyceum)).get(file("xlsx")).status_code == 403


def test_the_head_takes_only_what_the_head_may_read(cast, as_, olga):
    assert "Тайна куратора" not in text_of(as_(build.member("Некто Главный", Role.HEAD, at=cast.lyceum)).get(file("docx")))


@pytest.mark.parametrize("many", [1, 60])
def test_the_list_asks_the_same_number_of_queries(cast, as_, many, django_assert_num_queries):
    for index in range(many):
        build.request(build.person(f"Ильина Ольга {index}", cast.lyceum), cast.anna)
    client = as_(cast.anna)
    client.get(LIST)
    with django_assert_num_queries(11):
        client.get(LIST)
