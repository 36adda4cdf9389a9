from django.template.loader import render_to_string
from django.urls import reverse

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from tests import make
from tests.read import words

HOME = reverse("home")


def test_a_stranger_goes_to_the_log_in(client, cast):
    assert client.get(HOME).headers["Location"] == reverse("account_login")


def test_the_first_one_ever_goes_to_the_first_run(client, db):
    assert client.get(HOME).headers["Location"] == reverse("setup:organisation")


def test_one_desk_is_no_choice(cast, as_):
    assert as_(cast.gleb).get(HOME).headers["Location"] == reverse("organisations:desk", args=["school-1"])


def test_of_several_desks_one_chooses(cast, as_):
    with everywhere():
        make.member("Сомов Глеб Петрович", Role.MENTOR, at=cast.lyceum, account=cast.gleb.user)
    response = as_(cast.gleb).get(HOME)
    assert "Лицей № 7" in words(response)
    assert reverse("organisations:desk", args=["lyceum-7"]) in response.content.decode()


def test_a_desk_one_has_lost_is_not_gone_back_to(cast, as_):
    client = as_(cast.gleb)
    client.get(reverse("organisations:desk", args=["school-1"]))
    with everywhere():
        cast.gleb.left_on = make.SINCE
        cast.gleb.save()
    assert "Организации пока нет" in words(client.get(HOME))


def test_whoever_has_no_desk_is_told_what_to_do(client, cast):
    client.force_login(make.user("nobody@example.org"))
    assert "Попросите её куратора прислать вам ссылку-приглашение" in words(client.get(HOME))


def test_an_unknown_address_gets_a_page_of_ours(client, db):
    response = client.get("/no/such/page/at/all/")
    assert response.status_code == 404
    assert "Такой страницы нет" in words(response)


def test_whoever_may_not_look_is_told_whom_to_ask(cast, as_):
    response = as_(cast.boris).get(reverse("organisations:people", args=["lyceum-7"]))
    assert response.status_code == 403
    assert "попросите куратора" in words(response)


def test_the_page_of_a_fault_needs_no_request():
    assert "Программа ошиблась" in render_to_string("500.html")
