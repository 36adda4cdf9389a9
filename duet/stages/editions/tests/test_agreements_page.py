import pytest

from duet.base import clock
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.editions.actions import agree, return_request, withdraw_request
from tests import make

from . import build
from .build import words

QUERIES = 8
OF_ONE = 11


def test_what_waits_comes_first_the_oldest_before(cast, as_, url, plan, asked, head):
    with everywhere():
        other = build.plan(cast.other, cast.gleb, title="Карта школы")
        build.activity(other)
        build.request(other, cast.gleb)
        agree(asked, by=head, position="Начальник", name="", on=build.TODAY, at=clock.now())
    text = words(as_(head).get(url("agreements", at="town")))
    assert "Ждут ответа: 1 карта." in text
    assert "Школа № 1 Карта школы, 2026/27 учебный год Ждёт ответа · отправлено 20 ноября 2026 г. Прочитать Лицей № 7" in text
    assert "2026/27 учебный год Согласовано" in text


def test_what_was_returned_stays_and_what_was_taken_back_goes(cast, as_, url, plan, asked, head):
    with everywhere():
        return_request(asked, by=head, remark="Нет.", on=build.TODAY, at=clock.now())
        other = build.plan(cast.other, cast.gleb)
        build.activity(other)
        withdraw_request(build.request(other, cast.gleb), by=cast.gleb)
    text = words(as_(head).get(url("agreements", at="town")))
    assert ("Возвращено с замечанием" in text, "Школа № 1" in text) == (True, False)
    assert "Все карты, которые прислали, разобраны." in text


def test_before_the_first_request_it_says_what_will_be_here(cast, as_, url, head):
    assert "Карт на согласовании нет" in words(as_(head).get(url("agreements", at="town")))


def test_the_frozen_text_is_read_with_its_stamps_and_without_names_of_colleagues(cast, as_, url, asked):
    text = words(as_(cast.dina).get(url("agreement", asked, at="town")))
    assert "УТВЕРЖДАЮ Директор ________________ О. М. Полынина" in text
    assert "1.1 Приказ о наставничестве до 15 октября" in text
    assert "Лицей № 7 Дорожная карта прислана на согласование 20 ноября 2026 г." in text
    assert "Белова" not in text
    assert ("Согласовать" in text, "Вернуть с замечанием" in text) == (True, True)


def test_the_form_begins_with_the_head_of_the_department_or_with_whoever_answers(cast, as_, url, asked):
    client = as_(cast.dina)
    assert 'value="Дёмина Дина Олеговна"' in client.get(url("agreement", asked, at="town")).content.decode()
    cast.town.head_post, cast.town.head_name = "начальник", "Орлов П. С."
    cast.town.save()
    assert 'value="Орлов П. С."' in client.get(url("agreement", asked, at="town")).content.decode()


def test_the_organisation_reads_what_it_sent(cast, as_, url, asked):
    text = words(as_(cast.anna).get(url("agreement", asked)))
    assert "На согласовании" in text
    assert "Отправлено 20 ноября 2026 г., Белова А. С." in text
    assert ("Отозвать" in text, "Согласовать" in text) == (True, False)
    assert "Отозвать" not in words(as_(cast.boris).get(url("agreement", asked)))


def test_an_answer_is_shown_with_who_signed_and_who_recorded(cast, as_, url, asked, head):
    with everywhere():
        agree(asked, by=head, position="Начальник управления", name="Орлов П. С.", on=build.TODAY, at=clock.now())
    said = "Согласовано Начальник управления Орлов П. С., 20 ноября 2026 г. Отметка в программе: "
    assert f"{said}Управление образования" in words(as_(cast.anna).get(url("agreement", asked)))
    assert f"{said}Орлов П. С." in words(as_(head).get(url("agreement", asked, at="town")))


def test_a_returned_text_is_compared_with_the_next_one(cast, as_, url, plan, asked, head):
    with everywhere():
        return_request(asked, by=head, remark="Добавьте согласия.", on=build.TODAY, at=clock.now())
        build.activity(plan, "Сбор согласий")
        second = build.request(plan, cast.anna)
    client = as_(head)
    answer = client.get(url("agreement", second, at="town"))
    address = f"{url('compare', plan, at='town')}?a=r{asked.pk}&b=r{second.pk}"
    assert address.replace("&", "&amp;") in answer.content.decode()
    assert "добавлено Сбор согласий" in words(client.get(address))
    returned = words(client.get(url("agreement", asked, at="town")))
    assert "Добавьте согласия." in returned
    assert "С тех пор, как карту отправили" not in returned


def test_a_school_has_no_such_list(cast, as_, url, asked):
    school_head = make.member("Полынина Ольга Марковна", Role.HEAD, at=cast.lyceum)
    assert as_(school_head).get(url("agreements")).status_code == 403
    assert as_(cast.gleb).get(url("agreements", at="town")).status_code == 404


def test_a_methodist_of_the_department_reads_and_does_not_answer(cast, as_, url, asked):
    methodist = make.member("Лебедева Инна Львовна", Role.METHODIST, at=cast.town)
    text = words(as_(methodist).get(url("agreement", asked, at="town")))
    assert ("Приказ о наставничестве" in text, "Согласовать" in text) == (True, False)
    assert as_(methodist).get(url("agreements", at="town")).status_code == 403


def schools(cast, number):
    for place in range(number):
        school = make.school(f"Школа {place:02}", f"school-x{place}", parent=cast.town)
        own = build.plan(school, cast.anna)
        build.activity(own)
        curator = make.member(f"Куратор {place}", Role.CURATOR, at=school)
        build.request(own, curator)


def test_many_are_turned_page_by_page(cast, as_, url, head, monkeypatch):
    monkeypatch.setattr("duet.stages.editions.views.agreements.ON_A_PAGE", 2)
    with everywhere():
        schools(cast, 3)
    client = as_(head)
    first, second = (words(client.get(url("agreements", at="town"), {"page": number})) for number in (1, 2))
    assert ("Школа 01" in first, "Школа 02" in first, "Школа 02" in second) == (True, False, True)


@pytest.mark.parametrize("number", [1, 3, 8])
def test_the_queries_are_counted(cast, as_, url, head, number, django_assert_num_queries):
    with everywhere():
        schools(cast, number)
    client = as_(head)
    client.get(url("agreements", at="town"))
    with django_assert_num_queries(QUERIES):
        client.get(url("agreements", at="town"))


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_queries_of_one_are_counted(cast, as_, url, head, rows, django_assert_num_queries):
    with everywhere():
        own = build.plan(cast.lyceum, cast.anna)
        for number in range(rows):
            build.step(build.activity(own, f"Дело {number}"))
        sent = build.request(own, cast.anna)
        build.activity(own, "Потом")
    client = as_(head)
    client.get(url("agreement", sent, at="town"))
    with django_assert_num_queries(OF_ONE):
        client.get(url("agreement", sent, at="town"))
