import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.urls import reverse

from tests import make
from tests.read import words

LOGIN, INDEX, ON = reverse("account_login"), reverse("mfa_index"), reverse("mfa_activate_totp")
CODE, PROFILE, CODES = reverse("mfa_authenticate"), reverse("profile:profile"), reverse("mfa_view_recovery_codes")


def code_of(secret: str, ahead: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + ahead))


@pytest.fixture
def secret(client, cast, settings, django_capture_on_commit_callbacks) -> str:
    """Anna has logged in, has shown her password again and has switched the second step on."""
    # A test that begins at the end of a half-minute would otherwise meet the next one.
    settings.MFA_TOTP_TOLERANCE = 1
    client.post(LOGIN, {"login": "anna@example.org", "password": make.PASSWORD})
    again = client.get(ON).headers["Location"]
    client.post(again, {"password": make.PASSWORD, "next": ON})
    secret = re.search(r'class="key">(\w+)<', client.get(ON).content.decode()).group(1)
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(ON, {"code": code_of(secret)})
    assert response.headers["Location"] == CODES
    return secret


def out(client):
    client.post(reverse("account_logout"))
    return client.post(LOGIN, {"login": "anna@example.org", "password": make.PASSWORD})


def test_the_password_is_asked_again_before_the_step_is_switched_on(client, cast):
    client.post(LOGIN, {"login": "anna@example.org", "password": make.PASSWORD})
    response = client.get(ON)
    assert response.headers["Location"].startswith(reverse("account_reauthenticate"))
    assert "Пароль не подошёл" in words(client.post(response.headers["Location"], {"password": "no"}))


def test_the_drawing_is_part_of_the_page(client, cast):
    """The policy of the page lets in no outside picture."""
    client.post(LOGIN, {"login": "anna@example.org", "password": make.PASSWORD})
    client.post(client.get(ON).headers["Location"], {"password": make.PASSWORD, "next": ON})
    assert 'src="data:image/svg+xml;base64,' in client.get(ON).content.decode()


def test_a_wrong_first_code_switches_nothing_on(client, cast):
    client.post(LOGIN, {"login": "anna@example.org", "password": make.PASSWORD})
    client.post(client.get(ON).headers["Location"], {"password": make.PASSWORD, "next": ON})
    client.get(ON)
    assert "Код не подошёл" in words(client.post(ON, {"code": "000000"}))
    assert not Authenticator.objects.exists()


def test_the_password_alone_lets_in_no_more(client, secret):
    assert out(client).headers["Location"].startswith(CODE)
    assert client.get(PROFILE).status_code == 302
    assert "Второй шаг" in words(client.get(CODE))


def test_the_code_lets_in(client, secret):
    out(client)
    assert client.post(CODE, {"code": code_of(secret)}).status_code == 302
    assert client.get(PROFILE).status_code == 200
    assert "включён" in words(client.get(PROFILE))


def test_a_code_is_good_once(client, secret):
    code = code_of(secret)
    out(client)
    client.post(CODE, {"code": code})
    out(client)
    assert "Код не подошёл" in words(client.post(CODE, {"code": code}))


def test_a_wrong_code_does_not(client, secret):
    out(client)
    assert "Код не подошёл" in words(client.post(CODE, {"code": "000000"}))
    assert client.get(PROFILE).status_code == 302


def test_guessing_codes_is_stopped(client, secret):
    out(client)
    for _ in range(5):
        client.post(CODE, {"code": "000000"})
    assert "Слишком много неудачных попыток" in words(client.post(CODE, {"code": code_of(secret)}))
    assert client.get(PROFILE).status_code == 302


def test_a_spare_code_lets_in_once(client, secret):
    spare = re.search(r"<li>(\d{8})</li>", client.get(CODES).content.decode()).group(1)
    out(client)
    client.post(CODE, {"code": spare})
    assert client.get(PROFILE).status_code == 200
    out(client)
    client.post(CODE, {"code": spare})
    assert client.get(PROFILE).status_code == 302


def test_spare_codes_are_downloaded_as_plain_words(client, secret):
    response = client.get(reverse("mfa_download_recovery_codes"))
    assert response.headers["Content-Type"].startswith("text/plain")
    assert len(re.findall(r"^\d{8}$", response.content.decode(), re.MULTILINE)) == 10


def test_new_spare_codes_replace_the_old(client, secret):
    before = client.get(CODES).content
    client.post(reverse("mfa_generate_recovery_codes"))
    assert client.get(CODES).content != before


def test_the_step_is_switched_off(client, secret):
    off = reverse("mfa_deactivate_totp")
    assert "Выключить второй шаг?" in words(client.get(off))
    client.post(off)
    assert not Authenticator.objects.exists()
    assert out(client).headers["Location"] == reverse("home")


def test_whoever_is_in_the_middle_may_begin_anew(client, secret):
    out(client)
    client.post(reverse("account_logout"), {"next": LOGIN})
    assert client.get(CODE).headers["Location"] == LOGIN


def test_gleb_sees_no_codes_of_hers(as_, cast, secret):
    assert as_(cast.gleb).get(CODES).status_code == 404


def test_asking_for_a_letter_does_not_bar_the_second_step(client, cast):
    """allauth would then take the address for a doubtful one."""
    client.post(reverse("account_reset_password"), {"email": "anna@example.org"})
    client.post(LOGIN, {"login": "anna@example.org", "password": make.PASSWORD})
    assert client.get(ON).headers["Location"].startswith(reverse("account_reauthenticate"))
