import time

import pytest
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from duet.base.accounts.models import User
from tests import make
from tests.read import words

LOGIN, LOGOUT, HOME = reverse("account_login"), reverse("account_logout"), reverse("home")
PROFILE = reverse("profile:profile")


def log_in(client, email="anna@example.org", password=make.PASSWORD, **more):
    return client.post(LOGIN, {"login": email, "password": password, **more})


def test_the_right_password_leads_home(client, cast):
    assert log_in(client).headers["Location"] == HOME
    assert client.get(PROFILE).status_code == 200


def test_capitals_of_the_address_do_not_matter(client, cast):
    assert log_in(client, " Anna@Example.ORG ").status_code == 302


def test_a_wrong_password_and_an_unknown_address_look_the_same(client, cast):
    wrong, unknown = log_in(client, password="no"), log_in(client, "nobody@example.org")
    assert "Почта или пароль не подошли. Проверьте раскладку и Caps Lock." in words(wrong)
    assert words(wrong) == words(unknown)
    assert client.get(PROFILE).status_code == 302


def test_the_trouble_stands_beside_the_password(client, cast):
    shown = log_in(client, password="no").content.decode()
    assert 'aria-invalid="true"' in shown
    assert 'id="id_password_error"' in shown


def test_empty_fields_are_asked_for(client, db):
    assert log_in(client, "", "").status_code == 200


def test_one_goes_on_to_where_one_was_going(client, cast):
    page = reverse("organisations:people", args=["lyceum-7"])
    assert client.get(page).headers["Location"] == f"{LOGIN}?next={page}"
    assert log_in(client, next=page).headers["Location"] == page


@pytest.mark.parametrize(
    "outside", ["https://evil.example/", "//evil.example", "http:///evil.example", "javascript:alert(1)", "\\\\evil.example"]
)
def test_nobody_is_led_outside(client, cast, outside):
    assert log_in(client, next=outside).headers["Location"] == HOME
    assert client.post(LOGOUT, {"next": outside}).headers["Location"] == LOGIN


def test_the_browser_forgets_unless_asked_to_remember(client, cast):
    assert log_in(client).cookies["sessionid"]["max-age"] == ""
    client.post(LOGOUT)
    assert log_in(client, remember="on").cookies["sessionid"]["max-age"] == 60 * 60 * 24 * 14


def test_the_session_is_a_new_one(client, cast):
    client.get(LOGIN)
    client.session.save()
    before = client.cookies["sessionid"].value if "sessionid" in client.cookies else None
    log_in(client)
    assert client.cookies["sessionid"].value != before


def test_one_leaves_by_a_button_and_not_by_a_link(client, cast):
    log_in(client)
    assert client.get(LOGOUT).status_code == 200
    assert client.get(PROFILE).status_code == 200
    assert client.post(LOGOUT).headers["Location"] == LOGIN
    assert client.get(PROFILE).status_code == 302


def test_a_closed_account_does_not_come_in(client, cast):
    User.objects.filter(email="anna@example.org").update(is_active=False)
    response = log_in(client)
    assert response.status_code == 403
    assert "Учётная запись закрыта" in words(response)
    assert client.get(PROFILE).status_code == 302


def test_there_is_no_way_to_sign_up():
    names = {str(key) for key in get_resolver().reverse_dict}
    assert "account_signup" not in names
    for name in ("account_signup", "account_email", "socialaccount_signup", "socialaccount_connections"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


def test_after_five_wrong_tries_even_the_right_password_waits(client, cast):
    for _ in range(5):
        assert "не подошли" in words(log_in(client, password="no"))
    said = words(log_in(client))
    assert "Слишком много неудачных попыток. Подождите пять минут и попробуйте снова." in said
    assert client.get(PROFILE).status_code == 302


def test_the_others_are_not_kept_waiting(client, cast):
    for _ in range(6):
        log_in(client, password="no")
    assert log_in(client, "gleb@example.org").status_code == 302


def test_tries_at_many_accounts_from_one_place_are_stopped_too(client, cast):
    for number in range(10):
        log_in(client, f"user{number}@example.org", "no")
    assert "Слишком много неудачных попыток" in words(log_in(client))
    assert "Слишком много" not in words(client.post(LOGIN, {"login": "boris@example.org", "password": "no"}, REMOTE_ADDR="192.0.2.7"))


def test_the_wait_is_over_after_five_minutes(client, cast, monkeypatch):
    for _ in range(6):
        log_in(client, password="no")
    later = time.time() + 301
    monkeypatch.setattr(time, "time", lambda: later)
    assert log_in(client).status_code == 302


def test_behind_a_proxy_the_place_is_the_one_the_proxy_wrote(client, cast, settings):
    settings.BEHIND_TLS = True
    for number in range(10):
        client.post(LOGIN, {"login": f"u{number}@example.org", "password": "no"}, headers={"X-Forwarded-For": "203.0.113.9, 198.51.100.1"})
    blocked = client.post(LOGIN, {"login": "anna@example.org", "password": "no"}, headers={"X-Forwarded-For": "192.0.2.1, 198.51.100.1"})
    assert "Слишком много" in words(blocked)
    other = client.post(LOGIN, {"login": "anna@example.org", "password": "no"}, headers={"X-Forwarded-For": "198.51.100.1, 198.51.100.2"})
    assert "Слишком много" not in words(other)


def test_a_flood_gets_a_page_of_its_own(client, db):
    # A computer class may log in at once; what is more is a flood (ACCOUNT_RATE_LIMITS).
    for _ in range(120):
        client.post(LOGIN, {})
    response = client.post(LOGIN, {})
    assert response.status_code == 429
    assert "Слишком много попыток" in words(response)


def test_a_form_without_the_token_of_the_page_is_refused(cast):
    assert log_in(Client(enforce_csrf_checks=True)).status_code == 403
