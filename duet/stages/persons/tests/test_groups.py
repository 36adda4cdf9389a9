from datetime import date

import pytest
from django.urls import reverse

from duet.base import clock
from duet.base.journal.models import Entry
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.stages.persons import actions
from duet.stages.persons.models import Group, Person
from tests import make
from tests.make import fresh
from tests.read import words

pytestmark = pytest.mark.usefixtures("alone")

TODAY = date(2026, 6, 1)
GROUPS, ADD = reverse("persons:groups", args=["lyceum-7"]), reverse("persons:add_group", args=["lyceum-7"])


@pytest.fixture(autouse=True)
def today():
    with clock.moved_to(TODAY):
        yield


def url(group, name="group", org="lyceum-7") -> str:
    return reverse(f"persons:{name}", args=[org, group.pk])


def titles() -> list[str]:
    with everywhere():
        return sorted(Group.objects.filter(organisation__slug="lyceum-7").values_list("title", flat=True))


def test_classes_stand_as_people_read_them(house, cast, as_):
    with everywhere():
        for title in ("10 «А»", "2 «Б»", "Хор"):
            Group.objects.create(organisation=cast.lyceum, title=title)
    shown = words(as_(cast.anna).get(GROUPS))
    assert "2 «Б» никто 0 7 «В» Шевцова Вера Степановна 1 8 «А» никто 1 10 «А» никто 0 Хор никто 0" in shown


def test_only_those_who_learn_here_now_are_counted(house, cast, as_):
    with everywhere():
        make.person("Горин Ян", cast.lyceum, status="pupil", group=house.seventh, left_on=TODAY)
        make.person("Горина Яна", cast.lyceum, status="pupil", group=house.seventh, erased_at=clock.now())
        make.person("Горина Я.", cast.lyceum, status="pupil", group=house.seventh, merged_into=house.alla)
        make.person("Горин Пётр", cast.lyceum, status="graduate", group=house.seventh)
    assert "7 «В» Шевцова Вера Степановна 1" in words(as_(cast.anna).get(GROUPS))


def test_one_class_or_sixty_cost_the_same(cast, as_, django_assert_num_queries):
    with everywhere():
        Group.objects.create(organisation=cast.lyceum, title="1 «А»")
    client = as_(cast.anna)
    # Session, user, member and roles; the desks of the frame; the classes.
    with django_assert_num_queries(6):
        client.get(GROUPS)
    with everywhere():
        Group.objects.bulk_create(Group(organisation=cast.lyceum, title=f"Группа {number}", teacher=cast.boris) for number in range(60))
    with django_assert_num_queries(6):
        assert len(client.get(GROUPS).context["page"]) == 50


def test_a_place_without_classes_has_groups(cast, as_):
    with everywhere():
        cast.lyceum.kind = "college"
        cast.lyceum.save()
    shown = words(as_(cast.anna).get(GROUPS))
    assert "Группы" in shown
    assert "Пока ни одного" in shown


def test_a_class_is_added_as_it_is_written(cast, as_):
    as_(cast.anna).post(ADD, {"title": " 7в ", "teacher": ""})
    assert titles() == ["7 «В»"]


def test_who_leads_a_class_gets_the_role_that_shows_it(cast, as_):
    as_(cast.anna).post(ADD, {"title": "7в", "teacher": cast.boris.pk})
    with everywhere():
        assert Group.objects.get().teacher == cast.boris
        assert fresh(cast.boris).roles == {Role.MENTOR, Role.CLASS_TEACHER}


def test_a_methodist_names_the_teacher_but_gives_no_role(cast, as_):
    with everywhere():
        methodist = make.member("Лунина Инна Львовна", Role.METHODIST, at=cast.lyceum, email="inna@example.org")
    as_(methodist).post(ADD, {"title": "7в", "teacher": cast.boris.pk})
    with everywhere():
        assert Group.objects.get().teacher == cast.boris
        assert fresh(cast.boris).roles == {Role.MENTOR}


def test_the_same_class_is_not_added_twice(house, cast, as_):
    assert "7 «В» уже есть в списке" in words(as_(cast.anna).post(ADD, {"title": '7 "в"'}))
    assert titles() == ["7 «В»", "8 «А»"]


def test_a_class_without_a_name_is_refused(cast, as_):
    assert as_(cast.anna).post(ADD, {"title": "  "}).status_code == 422
    with everywhere(), pytest.raises(Refusal, match="Назовите класс"):
        actions.add_group(cast.lyceum, by=cast.anna, title=" ", teacher=None, on=TODAY)


def test_a_parent_or_a_stranger_leads_no_class(house, cast, as_):
    client = as_(cast.anna)
    for nobody in (house.rita.pk, cast.gleb.pk):
        assert client.post(ADD, {"title": "9а", "teacher": nobody}).status_code == 422
    with everywhere(), pytest.raises(Refusal, match="кто здесь работает"):
        actions.add_group(cast.lyceum, by=cast.anna, title="9а", teacher=cast.gleb, on=TODAY)


def test_a_class_is_called_otherwise_and_its_people_are_found_by_it(house, cast, as_):
    as_(cast.anna).post(url(house.seventh), {"title": "9-Ж", "teacher": house.vera.pk})
    assert (fresh(house.seventh).title, fresh(house.seventh).teacher) == ("9 «Ж»", house.vera)
    with everywhere():
        assert list(Person.objects.search("9 ж", TODAY)) == [house.alla]
        assert list(Person.objects.search("7 в", TODAY)) == []
        assert Entry.objects.get(action="persons.edit_group").note == {"before": "7 «В»", "title": "9 «Ж»"}


def test_a_teacher_who_has_left_is_said_to_have(house, cast, as_):
    with everywhere():
        house.vera.left_on = TODAY
        house.vera.save()
    client = as_(cast.anna)
    assert "больше не работает" in words(client.get(GROUPS))
    assert "Шевцова Вера Степановна, ушёл" in words(client.get(url(house.seventh)))
    client.post(url(house.seventh), {"title": "7 «В»", "teacher": ""})
    assert fresh(house.seventh).teacher is None


def test_a_class_is_let_out(house, cast, as_):
    client = as_(cast.anna)
    assert "1 ученик станет выпускником" in words(client.get(url(house.seventh, "close_group")))
    client.post(url(house.seventh, "close_group"))
    group, alla = fresh(house.seventh), fresh(house.alla)
    assert (group.title, group.closed_on, alla.status, alla.group) == ("7 «В», выпуск 2026", TODAY, "graduate", group)
    assert fresh(house.mother).status == "parent"
    shown = words(client.get(GROUPS, {"closed": "1"}))
    assert "7 «В», выпуск 2026" in shown
    with everywhere():
        assert list(Person.objects.search("выпуск", TODAY)) == [house.alla]


def test_who_has_left_before_is_no_graduate(house, cast, as_):
    with everywhere():
        gone = make.person("Горин Ян", cast.lyceum, status="pupil", group=house.seventh, left_on=TODAY)
    as_(cast.anna).post(url(house.seventh, "close_group"))
    assert fresh(gone).status == "pupil"


def test_an_empty_class_is_closed_and_its_title_is_free(cast, as_):
    client = as_(cast.anna)
    for _ in range(2):
        client.post(ADD, {"title": "7в"})
        with everywhere():
            group = Group.objects.open().get()
        assert "Закрыть" in words(client.get(url(group, "close_group")))
        client.post(url(group, "close_group"))
    client.post(ADD, {"title": "7в"})
    assert titles() == ["7 «В»", "7 «В», закрыт 01.06.2026", "7 «В», закрыт 01.06.2026 (2)"]


def test_a_long_title_has_room_for_its_end(cast):
    with everywhere():
        group = actions.add_group(cast.lyceum, by=cast.anna, title="Я" * 60, teacher=None, on=TODAY)
        actions.close_group(group, by=cast.anna, on=TODAY)
    assert len(group.title) == 50
    assert group.title.endswith("Я, закрыт 01.06.2026")


def test_a_class_that_was_let_out_is_not_changed(house, cast, as_):
    client = as_(cast.anna)
    client.post(url(house.seventh, "close_group"))
    assert "Менять здесь больше нечего" in words(client.get(url(house.seventh)))
    assert "уже выпущен или закрыт" in words(client.post(url(house.seventh), {"title": "7в", "teacher": ""}))
    assert "уже выпущен или закрыт" in words(client.post(url(house.seventh, "close_group")))


def test_gleb_touches_no_class_of_the_lyceum(house, cast, as_):
    client = as_(cast.gleb)
    for name in ("group", "close_group"):
        assert client.post(url(house.seventh, name, "school-1"), {"title": "Моя"}).status_code == 404
    assert titles() == ["7 «В»", "8 «А»"]


def test_a_title_is_not_markup(cast, as_):
    client = as_(cast.anna)
    client.post(ADD, {"title": "<b>=1+1</b>"})
    assert "&lt;b&gt;=1+1&lt;/b&gt;" in client.get(GROUPS).content.decode()
