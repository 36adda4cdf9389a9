"""The pages of the yearly update, its remark on «Сегодня», the ways and tabs of the section."""

from datetime import date

import pytest
from django.urls import reverse

from duet.base.clock import moved_to
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.accounting.models import Update
from duet.stages.accounting.views.additions import parts_of, tabs, ways
from duet.stages.persons.models import Group, Person
from tests import make

from . import build

URL = "/lyceum-7/update/"
TODAY, LONG_AGO = build.TODAY, date(2024, 9, 1)


@pytest.fixture
def ulyana(cast):
    return build.mentee("Серова Ульяна Игоревна", cast.lyceum, cast.anna, confirmed_on=date(2026, 6, 1), arrived_on=LONG_AGO)


def text_of(answer):
    return answer.content.decode().replace("\xa0", " ")


@pytest.mark.parametrize(
    "group, columns, words",
    [
        ("new", {"arrived_on": date(2026, 9, 1)}, "здесь с 1 сентября"),
        ("left", {"left_on": date(2026, 9, 1)}, "выбытие 1 сентября"),
        ("young", {"status": "teacher", "young": False, "born_on": date(1992, 1, 1), "service_months": 400, "arrived_on": LONG_AGO}, ""),
        ("service", {"status": "teacher", "service_months": 30, "service_on": date(2026, 1, 1)}, "стаж достиг: 3 года"),
        (
            "grown",
            {"status": "teacher", "born_on": date(1970, 1, 1), "service_months": 30, "service_on": date(2026, 1, 1)},
            "стаж 3 года 4 месяца",
        ),
        ("missing", {"born_on": None}, "нет: дата рождения"),
        ("stale", {"confirmed_on": None}, "ещё не сверяли"),
        ("rest", {}, "сверено 1 июня"),
    ],
)
def test_each_group_says_what_was_found(cast, as_, ulyana, group, columns, words):
    with everywhere():
        Person.objects.filter(pk=ulyana.pk).update(**columns)
        if group == "young":
            words = "Новых молодых специалистов нет"
    text = text_of(as_(cast.anna).get(f"{URL}?group={group}"))
    assert words in text
    assert ("Серова Ульяна Игоревна" in text) is (group != "young")


def test_a_graduate_and_a_changed_class_are_found(cast, as_, ulyana):
    with everywhere():
        old = Group.objects.create(organisation=cast.lyceum, title="7 «В»")
        Person.objects.filter(pk=ulyana.pk).update(group=old)
        Update.objects.create(
            organisation=cast.lyceum,
            year=2025,
            on=date(2025, 9, 20),
            total=1,
            confirmed=1,
            by=cast.anna,
            groups={ulyana.pk: [old.pk, "7 «В»"]},
        )
        out = Group.objects.create(organisation=cast.lyceum, title="11, выпуск 2026", closed_on=date(2026, 6, 20))
        Person.objects.filter(pk=ulyana.pk).update(group=out)
    assert "раньше: 7 «В»" in text_of(as_(cast.anna).get(f"{URL}?group=moved"))
    assert "Серова" in text_of(as_(cast.anna).get(f"{URL}?group=finished"))


def test_without_a_group_the_first_that_waits_is_shown(cast, as_, ulyana):
    assert "Не хватает сведений" in text_of(as_(cast.anna).get(f"{URL}?group=unknown"))
    assert "Переходите к следующей группе" in text_of(as_(cast.gleb).get("/school-1/update/"))


def test_a_card_is_confirmed_and_the_group_is_shown_again(cast, as_, ulyana):
    client = as_(cast.anna)
    answer = client.post(f"{URL}confirm/", {"person": ulyana.pk, "group": "rest", "page": "1"}, follow=True)
    assert answer.redirect_chain[-1][0] == f"{URL}?group=rest&page=1"
    assert "карточка верна" in text_of(answer)
    part = client.post(f"{URL}confirm/", {"person": ulyana.pk, "group": "rest"}, headers={"HX-Request": "true"}, follow=True)
    assert "<html" not in text_of(part)
    assert "уже нет" in text_of(client.post(f"{URL}confirm/", {"person": "x", "group": "<b>"}, follow=True))


def test_a_whole_group_is_confirmed(cast, as_, ulyana):
    assert "Отмечено карточек: 1." in text_of(as_(cast.anna).post(f"{URL}confirm-all/", {"group": "rest"}, follow=True))
    assert "Отмечено карточек: 0." in text_of(as_(cast.anna).post(f"{URL}confirm-all/", {"group": "missing"}, follow=True))
    with everywhere():
        assert make.fresh(ulyana).confirmed_on == TODAY


def test_departures_and_returns_are_marked_in_place(cast, as_, ulyana):
    client, args = as_(cast.anna), ["lyceum-7", ulyana.pk]
    wrong = client.post(reverse("accounting:depart", args=args), {"left_on": "когда-то", "group": "rest"}, follow=True)
    assert "поставьте день выбытия" in text_of(wrong)
    client.post(reverse("accounting:depart", args=args), {"left_on": "2026-11-10", "group": "rest"})
    assert "Вернуть" in text_of(client.get(f"{URL}?group=left"))
    client.post(reverse("accounting:come_back", args=args), {"group": "left"})
    with everywhere():
        assert make.fresh(ulyana).left_on is None


def test_an_arrival_is_marked_in_place(cast, as_, ulyana):
    client, address = as_(cast.anna), f"{URL}arrive/"
    given = {"full_name": "Новикова Нина Ивановна", "status": "pupil", "arrived_on": "2026-11-19"}
    assert client.post(address, given).headers["Location"] == URL
    assert client.post(address, {**given, "full_name": "Новиков Иван Ильич", "more": "1"}).headers["Location"] == address
    assert "здесь с 19 ноября" in text_of(client.get(f"{URL}?group=new"))
    twice = client.post(address, {**given, "full_name": "серова ульяна игоревна"})
    assert twice.status_code == 422
    assert "Карточка с таким именем уже есть" in text_of(twice)


def test_an_update_is_finished_and_shown(cast, as_, ulyana):
    client = as_(cast.anna)
    assert "Не сверено" in text_of(client.get(URL))
    answer = text_of(client.post(f"{URL}finish/", follow=True))
    assert "Обновление базы закончено и записано." in answer
    assert "Что было найдено" in answer
    with everywhere():
        made = Update.objects.get()
    text = text_of(client.get(URL))
    assert "Что изменилось после обновления" in text
    assert "Без изменений" not in text
    assert made.get_absolute_url() in text
    with everywhere():
        old = Update.objects.create(
            organisation=cast.lyceum, year=2025, on=LONG_AGO, total=1, confirmed=1, by=cast.anna, figures={"found": {}}
        )
    assert old.get_absolute_url() in text_of(client.get(made.get_absolute_url()))
    assert "Обновление базы, 2026/27" in text_of(client.get(made.get_absolute_url()))
    assert as_(cast.gleb).get(made.get_absolute_url()).status_code == 404


def today_page(as_, member, on):
    with moved_to(on):
        return text_of(as_(member).get(reverse("roadmaps:today", args=[member.organisation.slug])))


def test_the_remark_stands_from_september_until_it_is_done(cast, as_, ulyana):
    assert "Обновите базу:" not in today_page(as_, cast.anna, date(2026, 8, 31))
    assert "Обновите базу: до 1 октября." in today_page(as_, cast.anna, date(2026, 9, 1)).replace("</b>", "")
    assert "срок был 1 октября" in today_page(as_, cast.anna, TODAY)
    assert "Обновите базу:" not in today_page(as_, cast.boris, TODAY)
    assert "Обновите базу:" not in today_page(as_, cast.gleb, TODAY)
    assert "Обновите базу:" not in today_page(as_, cast.dina, TODAY)
    with everywhere():
        build.update(cast.lyceum, cast.anna)
    assert "Обновите базу:" not in today_page(as_, cast.anna, TODAY)


def test_the_tab_leads_where_one_may_go(cast, ulyana):
    with everywhere():
        council = make.member("Советов Павел Ильич", Role.COUNCIL, at=cast.lyceum)
        first = {member.full_name: [tab.url for tab in tabs(member, TODAY)] for member in (cast.anna, council, cast.boris)}
        assert first == {
            "Белова Анна Сергеевна": ["/lyceum-7/accounting/"],
            "Советов Павел Ильич": ["/lyceum-7/assessments/compare/"],
            "Павлов Борис Ильич": [],
        }
        assert [choice.title for choice in parts_of(cast.anna, "update") if choice.current] == ["Обновление"]
        assert [way.title for way in ways(ulyana, cast.anna, TODAY)] == ["Личное дело", "Оценка"]
        assert list(ways(ulyana, cast.gleb, TODAY)) == []


@pytest.mark.parametrize("people", [1, 60])
def test_the_number_of_queries_does_not_grow(cast, as_, django_assert_num_queries, people):
    with everywhere():
        for number in range(people):
            build.part(make.person(f"Иванов{number} Пётр", cast.lyceum, status="pupil"))
    client = as_(cast.anna)
    client.get(URL)
    with django_assert_num_queries(12):
        client.get(URL)
