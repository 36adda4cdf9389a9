import pytest
from django.urls import reverse

from duet.base.ui import views
from duet.base.ui.appearance import COOKIE, Appearance

pytestmark = pytest.mark.urls("duet.base.ui.tests.urls")

PAGE = "/appearance/"


def test_what_is_kept_is_read_back():
    look = Appearance(theme="dark", vision="blue", size="3", space="2")
    assert Appearance.read(look.cookie()) == look


@pytest.mark.parametrize("cookie", ["", "theme-purple", "....", "size-9.vision-", 'theme-dark"onload=x', "nonsense"])
def test_nonsense_in_the_cookie_is_the_ordinary_look(cookie):
    assert Appearance.read(cookie) == Appearance()


def test_the_ordinary_version_has_no_size_of_its_own():
    assert Appearance().changed({"size": "3"}) == Appearance()


def test_a_stranger_may_choose(client):
    answer = client.post(PAGE, {"vision": "wb", "size": "2", "next": PAGE})
    assert answer.status_code == 302
    assert client.cookies[COOKIE].value == "vision-wb.size-2"
    assert not client.cookies[COOKIE]["httponly"]


def test_the_next_page_already_looks_so(client):
    client.post(PAGE, {"theme": "dark"})
    assert '<html lang="ru" data-theme="dark">' in client.get(PAGE).content.decode()


def test_one_wish_does_not_undo_another(client):
    client.post(PAGE, {"theme": "dark"})
    client.post(PAGE, {"vision": "bw"})
    assert client.cookies[COOKIE].value == "theme-dark.vision-bw"


def test_the_ordinary_look_leaves_no_cookie(client):
    client.post(PAGE, {"theme": "dark"})
    client.post(PAGE, {"theme": ""})
    assert client.cookies[COOKIE].value == ""
    assert client.cookies[COOKIE]["max-age"] == 0


def test_one_goes_back_to_where_one_was(client):
    assert client.post(PAGE, {"theme": "dark", "next": "/school/pairs/?page=2"}).url == "/school/pairs/?page=2"


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example", ""])
def test_one_is_not_sent_to_a_strange_place(client, address):
    assert client.post(PAGE, {"theme": "dark", "next": address}).url == reverse("ui:appearance")


def test_the_referer_is_not_trusted_either(client):
    page = client.get(PAGE, headers={"referer": "https://evil.example/x"}).content.decode()
    assert "evil.example" not in page


def test_other_methods_are_refused(client):
    assert client.delete(PAGE).status_code == 405


def test_the_views_ask_for_no_right_and_no_log_in():
    for view in (views.appearance, views.components):
        assert view.right is None
        assert view.login_required is False


def test_the_components_are_shown_only_while_developing(client, settings):
    settings.DEBUG = False
    assert client.get(PAGE + "components/").status_code == 404
    settings.DEBUG = True
    assert client.get(PAGE + "components/").status_code == 200
