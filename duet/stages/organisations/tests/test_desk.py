import pytest
from django.urls import reverse

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from tests import make
from tests.read import words

DESK = reverse("organisations:desk", args=["lyceum-7"])
HOME = reverse("home")


@pytest.mark.parametrize("role", [Role.CURATOR, Role.HEAD, Role.MENTOR, Role.MENTEE, Role.PSYCHOLOGIST])
def test_whoever_lives_by_the_roadmap_goes_to_today(cast, as_, role):
    with everywhere():
        member = make.member("Кто-то Здешний", role, at=cast.lyceum)
    assert as_(member).get(DESK).headers["Location"] == reverse("roadmaps:today", args=["lyceum-7"])


def test_a_parent_is_told_what_they_are(cast, as_):
    with everywhere():
        parent = make.member("Ильина Вера Олеговна", Role.PARENT, at=cast.lyceum)
    response = as_(parent).get(DESK)
    assert "Вы — законный представитель." in words(response)
    assert reverse("organisations:people", args=["lyceum-7"]) not in response.content.decode()


def test_an_administrator_is_led_to_people(cast, as_):
    with everywhere():
        admin = make.member("Админов Антон", Role.ADMIN, Role.PARTNER, at=cast.lyceum)
    response = as_(admin).get(DESK)
    assert "Вы — представитель партнёра, администратор системы." in words(response)
    assert reverse("organisations:people", args=["lyceum-7"]) in response.content.decode()


def test_without_a_role_one_is_told_whom_to_ask(cast, as_):
    with everywhere():
        nobody = make.member("Ничей Никита", at=cast.lyceum)
    assert "Попросите куратора" in words(as_(nobody).get(DESK))


def test_gleb_has_no_desk_here(cast, as_):
    assert as_(cast.gleb).get(DESK).status_code == 404


def test_the_last_desk_is_remembered(cast, as_):
    with everywhere():
        make.member("Белова Анна Сергеевна", Role.MENTOR, at=cast.other, account=cast.anna.user)
    client = as_(cast.anna)
    assert "Где сегодня работаем?" in words(client.get(HOME))
    client.get(reverse("organisations:desk", args=["school-1"]))
    assert client.get(HOME).headers["Location"] == reverse("organisations:desk", args=["school-1"])
    client.get(DESK)
    assert client.get(HOME).headers["Location"] == DESK
