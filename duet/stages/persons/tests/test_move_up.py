from datetime import date

import pytest
from django.urls import reverse

from duet.base import clock
from duet.base.journal.models import Entry
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.stages.persons import actions, gate
from duet.stages.persons.models import Group, Person
from duet.stages.persons.moving import Moved, proposed
from tests import make
from tests.make import fresh
from tests.read import words

pytestmark = pytest.mark.usefixtures("alone")

TODAY = date(2026, 6, 1)
MOVE = reverse("persons:move_up", args=["lyceum-7"])


@pytest.fixture(autouse=True)
def today():
    with clock.moved_to(TODAY):
        yield


@pytest.fixture
def classes(cast) -> dict[str, Group]:
    return {title: Group.objects.create(organisation=cast.lyceum, title=title) for title in ("7 «В»", "8 «В»", "10 «А»", "11 «А»", "Хор")}


def shown_form(client) -> dict[str, str]:
    """What the browser would send if nobody touched anything."""
    return {field.html_name: field.value() for line in client.get(MOVE).context["form"].lines for field in line[1:]}


def titles() -> list[str]:
    with everywhere():
        return sorted(Group.objects.filter(organisation__slug="lyceum-7").values_list("title", flat=True))


def test_all_classes_move_up_a_year_in_one_action(classes, cast, as_):
    with everywhere():
        pupil = make.person("Горин Ян", cast.lyceum, status="pupil", group=classes["7 «В»"])
        leaver = make.person("Горин Пётр", cast.lyceum, status="pupil", group=classes["11 «А»"])
    client = as_(cast.anna)
    client.post(MOVE, shown_form(client))
    assert titles() == ["11 «А»", "11 «А», выпуск 2026", "8 «В»", "9 «В»", "Хор"]
    assert (fresh(pupil).group.title, fresh(pupil).status) == ("8 «В»", "pupil")
    assert (fresh(leaver).group.title, fresh(leaver).status) == ("11 «А», выпуск 2026", "graduate")
    with everywhere():
        assert list(Person.objects.search("горин 8", TODAY)) == [pupil]
        assert Entry.objects.get(action="persons.move_up").note == {"let_out": 1, "renamed": 3}


def test_nothing_changes_until_it_is_agreed_to(classes, cast, as_):
    before = titles()
    shown = words(as_(cast.anna).get(MOVE))
    assert "Пока не нажата кнопка, ничего не меняется" in shown
    assert "Хор" not in shown
    assert titles() == before


def test_a_second_press_of_the_button_moves_nobody_again(classes, cast, as_):
    client = as_(cast.anna)
    form = shown_form(client)
    client.post(MOVE, form)
    after = titles()
    assert "возможно, их уже перевели" in words(client.post(MOVE, form, follow=True))
    assert titles() == after


def test_a_class_may_stay_or_be_let_out(classes, cast, as_):
    client = as_(cast.anna)
    client.post(MOVE, shown_form(client) | {f"is_{classes['10 «А»'].pk}": "stays", f"is_{classes['8 «В»'].pk}": "out"})
    assert titles() == ["10 «А»", "11 «А», закрыт 01.06.2026", "8 «В»", "8 «В», закрыт 01.06.2026", "Хор"]


def test_two_classes_do_not_become_one(classes, cast, as_):
    client, before = as_(cast.anna), titles()
    response = client.post(MOVE, shown_form(client) | {f"is_{classes['8 «В»'].pk}": "stays"})
    assert "стали бы одним классом 8 «В»" in words(response)
    assert titles() == before


def test_a_class_nobody_decided_about_stops_the_whole(classes, cast, as_):
    client, before = as_(cast.anna), titles()
    form = shown_form(client)
    del form[f"is_{classes['7 «В»'].pk}"]
    response = client.post(MOVE, form)
    assert response.status_code == 422
    assert "Решите, что будет с этим классом" in words(response)
    assert titles() == before


def test_a_class_is_not_moved_into_one_that_nobody_was_asked_about(classes, cast):
    """A group called by hand like a class that is to come."""
    with everywhere():
        move = {classes["7 «В»"].pk: Moved("7 «В»", to="8 «В»")}
        with pytest.raises(Refusal, match="стали бы одним классом"):
            actions.move_up(cast.lyceum, by=cast.anna, moved=move, on=TODAY)
        with pytest.raises(Refusal, match="Посмотрите список ещё раз"):
            actions.move_up(cast.lyceum, by=cast.anna, moved={}, on=TODAY)


def test_a_class_of_another_school_is_not_moved(classes, cast):
    with everywhere():
        strange = Group.objects.create(organisation=cast.other, title="7 «В»")
        with pytest.raises(Refusal, match="Посмотрите список ещё раз"):
            actions.move_up(cast.lyceum, by=cast.anna, moved={strange.pk: Moved("7 «В»", to="8 «В»")}, on=TODAY)


@pytest.mark.parametrize(
    ("titles", "usual"),
    [
        (["9 «А»", "10 «А»"], ["10 «А»", "11 «А»"]),
        (["8 «А»", "9 «А»"], ["9 «А»", "out"]),
        (["11 класс", "1 класс"], ["2 класс", "out"]),
        (["ИС-21", "Старшая"], []),
    ],
)
def test_what_is_usual(titles, usual):
    assert ["out" if move.out else move.to for _, move in proposed([Group(title=title) for title in titles])] == usual


def test_a_graduate_without_a_birthday_speaks_for_himself_from_now_on(classes, cast, as_):
    """A learner counts as a minor, anybody else as an adult: the consent of the mother is not enough any longer."""
    with everywhere():
        leaver = make.person("Горин Пётр", cast.lyceum, status="pupil", group=classes["11 «А»"])
        mother = make.person("Горина Анна Львовна", cast.lyceum, status="parent")
        make.consent(leaver, by=cast.anna, signer=mother)
        assert gate.may(leaver, gate.Use.KEEP, TODAY)
    client = as_(cast.anna)
    client.post(MOVE, shown_form(client))
    with everywhere():
        assert not gate.may(leaver, gate.Use.KEEP, TODAY)


def test_where_there_are_no_classes_there_is_nothing_to_move(cast, as_):
    client = as_(cast.anna)
    assert "Переводить некого" in words(client.get(MOVE))
    assert "Перевести классы" not in words(client.get(reverse("persons:groups", args=["lyceum-7"])))


def test_a_class_teacher_moves_nobody(house, as_):
    assert as_(house.vera).post(MOVE).status_code == 403


def test_the_head_looks_and_does_not_move(classes, cast, as_):
    with everywhere():
        head = make.member("Главный Олег Ильич", Role.HEAD, at=cast.lyceum, email="head@example.org")
    assert as_(head).get(MOVE).status_code == 403
    assert "Перевести классы" not in words(as_(head).get(reverse("persons:groups", args=["lyceum-7"])))
