import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests import make
from tests.make import fresh
from tests.read import words

SECRET = "Осенние листья 7"
CHANGE, RESET, LOGIN = reverse("account_change_password"), reverse("account_reset_password"), reverse("account_login")
SENT = reverse("account_reset_password_done")


def test_a_password_is_changed_and_other_browsers_are_out(cast, as_):
    elsewhere = Client()
    elsewhere.force_login(cast.anna.user)
    client = as_(cast.anna)
    response = client.post(CHANGE, {"oldpassword": make.PASSWORD, "password1": SECRET, "password2": SECRET})
    assert response.headers["Location"] == reverse("profile:profile")
    assert fresh(cast.anna.user).check_password(SECRET)
    assert client.get(CHANGE).status_code == 200
    assert elsewhere.get(CHANGE).status_code == 302


@pytest.mark.parametrize(
    ("old", "first", "second", "trouble"),
    [
        ("no", SECRET, SECRET, "Это не ваш нынешний пароль"),
        (make.PASSWORD, "кот", "кот", "нужно не меньше восьми знаков"),
        (make.PASSWORD, "Белова Анна", "Белова Анна", "Слишком похож на ваше имя"),
        (make.PASSWORD, SECRET, "другое", "парол"),
    ],
)
def test_a_trouble_is_said_and_nothing_changes(cast, as_, old, first, second, trouble):
    response = as_(cast.anna).post(CHANGE, {"oldpassword": old, "password1": first, "password2": second})
    assert trouble in words(response)
    assert fresh(cast.anna.user).check_password(make.PASSWORD)


def test_tries_at_the_present_password_are_limited(cast, as_):
    client = as_(cast.anna)
    statuses = [client.post(CHANGE, {"oldpassword": "no", "password1": SECRET, "password2": SECRET}).status_code for _ in range(6)]
    assert statuses == [200] * 5 + [429]


def link() -> str:
    (letter,) = mail.outbox
    return re.search(r"http://testserver(/\S+)", letter.body).group(1)


def test_a_forgotten_password_is_renewed_by_a_letter(client, cast):
    assert client.post(RESET, {"email": "Anna@example.org"}).headers["Location"] == SENT
    assert mail.outbox[0].to == ["anna@example.org"]
    page = client.get(link(), follow=True)
    assert "Новый пароль" in words(page)
    form = page.redirect_chain[-1][0]
    client.post(form, {"password1": SECRET, "password2": SECRET})
    assert fresh(cast.anna.user).check_password(SECRET)
    assert client.post(LOGIN, {"login": "anna@example.org", "password": SECRET}).status_code == 302


def test_the_letter_is_good_once(client, cast):
    client.post(RESET, {"email": "anna@example.org"})
    form = client.get(link(), follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": SECRET, "password2": SECRET})
    assert "Ссылка не действует" in words(Client().get(link(), follow=True))


def test_a_spoiled_link_says_so(client, cast):
    client.post(RESET, {"email": "anna@example.org"})
    assert "Ссылка не действует" in words(client.get(link()[:-4] + "zzz/"))


def test_an_unknown_address_gets_no_letter_and_the_same_page(client, cast):
    assert client.post(RESET, {"email": "nobody@example.org"}).headers["Location"] == SENT
    assert mail.outbox == []


def test_without_a_mail_server_the_page_says_whom_to_ask(client, cast, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    for response in (client.get(RESET), client.post(RESET, {"email": "anna@example.org"})):
        assert "Попросите у куратора вашей организации новую ссылку" in words(response)


def test_asking_for_letters_is_limited(client, cast):
    statuses = [client.post(RESET, {"email": "anna@example.org"}).status_code for _ in range(6)]
    assert statuses == [302] * 5 + [429]


def test_whoever_came_by_the_single_sign_on_may_set_a_password(cast, as_):
    cast.anna.user.set_unusable_password()
    cast.anna.user.save()
    client = as_(cast.anna)
    given = reverse("account_set_password")
    assert client.get(CHANGE).headers["Location"] == given
    assert "До сих пор вы входили без пароля" in words(client.get(given))
    client.post(given, {"password1": SECRET, "password2": SECRET})
    assert fresh(cast.anna.user).check_password(SECRET)
