"""The single sign-on, with a provider that really answers over the network of this machine."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from duet.base.accounts.models import User
from tests import make
from tests.make import fresh
from tests.read import words

START, BACK = reverse("openid_connect_login", args=["oidc"]), reverse("openid_connect_callback", args=["oidc"])
LOGIN, PROFILE = reverse("account_login"), reverse("profile:profile")


class Provider(BaseHTTPRequestHandler):
    """As little of OpenID Connect as a provider needs."""

    person: dict = {}

    def answer(self, facts):
        body = json.dumps(facts).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        base = f"http://127.0.0.1:{self.server.server_port}"
        if self.path.startswith("/.well-known/"):
            pages = ("authorization", "token", "userinfo")
            self.answer({"issuer": base, "jwks_uri": f"{base}/keys", **{f"{page}_endpoint": f"{base}/{page}" for page in pages}})
        else:
            self.answer(self.person)

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.answer({"access_token": "token", "token_type": "Bearer"})

    def log_message(self, *args):
        pass


@pytest.fixture
def provider(settings):
    server = HTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    app = {"provider_id": "oidc", "name": "Школьный портал", "client_id": "duet", "secret": "s", "settings": {"server_url": base}}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    yield base
    server.shutdown()
    server.server_close()


def sign_on(client, **person):
    """Press the button, be sent to the provider, come back as ``person``."""
    Provider.person = {"sub": "1", **person}
    away = client.post(START)
    state = parse_qs(urlsplit(away.headers["Location"]).query)["state"][0]
    return client.get(BACK, {"code": "code", "state": state})


def test_the_log_in_offers_it_and_lets_the_form_lead_there(client, cast, provider):
    response = client.get(LOGIN)
    assert "Школьный портал" in words(response)
    assert provider in response.headers["Content-Security-Policy"].split("form-action", 1)[1].split(";")[0]


def test_without_a_provider_nothing_is_offered(client, cast):
    response = client.get(LOGIN)
    assert START not in response.content.decode()
    assert response.headers["Content-Security-Policy"].split("form-action", 1)[1].split(";")[0].strip() == "'self'"


def test_an_account_comes_in_by_its_verified_address(client, cast, provider):
    response = sign_on(client, email="Anna@example.org", email_verified=True)
    assert response.headers["Location"] == reverse("home")
    assert "Белова Анна Сергеевна" in words(client.get(PROFILE))


def test_the_password_stays(client, cast, provider):
    sign_on(client, email="anna@example.org", email_verified=True)
    assert fresh(cast.anna.user).check_password(make.PASSWORD)


def test_an_address_nobody_vouches_for_lets_nobody_in(client, cast, provider):
    response = sign_on(client, email="anna@example.org", email_verified=False)
    assert response.status_code == 403
    assert client.get(PROFILE).status_code == 302


def test_no_account_is_made(client, cast, provider):
    response = sign_on(client, email="new@example.org", email_verified=True)
    assert response.status_code == 403
    assert "Учётной записи нет" in words(response)
    assert not User.objects.filter(email="new@example.org").exists()


def test_a_closed_account_stays_closed(client, cast, provider):
    User.objects.filter(pk=cast.anna.user.pk).update(is_active=False)
    assert sign_on(client, email="anna@example.org", email_verified=True).status_code == 403
    assert client.get(PROFILE).status_code == 302


def test_an_answer_to_no_question_is_refused(client, cast, provider):
    response = client.get(BACK, {"code": "code", "state": "invented"})
    assert response.status_code == 401
    assert "Единый вход не ответил" in words(response)


def test_whoever_changes_their_mind_is_told_so(client, cast, provider):
    away = client.post(START)
    state = parse_qs(urlsplit(away.headers["Location"]).query)["state"][0]
    response = client.get(BACK, {"error": "access_denied", "state": state})
    assert response.status_code == 401


def test_a_provider_that_is_down_spoils_nothing(client, cast, settings):
    app = {"provider_id": "oidc", "name": "Портал", "client_id": "duet", "secret": "s", "settings": {"server_url": "http://127.0.0.1:9"}}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    assert client.get(LOGIN).status_code == 200
    response = client.post(START)
    assert response.status_code == 502
    assert "Единый вход не ответил" in words(response)


def test_a_link_from_outside_starts_nothing(client, cast, provider):
    assert client.get(START).status_code == 405
