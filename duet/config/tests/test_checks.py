"""Wrong settings are named with an id and a way out."""

from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.db import connection

from duet.config import checks


@pytest.fixture
def ids():
    """The ids of what is wrong now."""
    return lambda: {message.id for message in run_checks(tags=[checks.TAG])}


@pytest.fixture(autouse=True)
def good(settings, tmp_path):
    """An installation with nothing to say about."""
    settings.DEBUG, settings.DEMO, settings.TODAY, settings.BEHIND_TLS = False, False, "", False
    settings.ALLOWED_HOSTS = ["localhost"]
    settings.SECRET_KEY = "k" * 50
    settings.DATA_DIR = tmp_path
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"


def test_a_good_installation_has_nothing_to_hear(ids):
    assert ids() == set()


def test_no_address_stops_the_start(ids, settings):
    settings.ALLOWED_HOSTS = []
    assert ids() == {"duet.E001"}


def test_any_address_is_a_danger(ids, settings):
    settings.ALLOWED_HOSTS, settings.BEHIND_TLS = ["*"], True
    assert ids() == {"duet.W001"}


def test_debugging_a_demonstration_and_open_passwords_are_not_for_the_network(ids, settings):
    settings.ALLOWED_HOSTS, settings.DEBUG, settings.DEMO = ["duet.school.ru"], True, True
    assert ids() == {"duet.W002", "duet.W003", "duet.W004"}


def test_encryption_in_front_is_enough(ids, settings):
    settings.ALLOWED_HOSTS, settings.BEHIND_TLS = ["duet.school.ru"], True
    assert ids() == set()


def test_a_short_key_stops_the_start(ids, settings):
    settings.SECRET_KEY = "secret"
    assert ids() == {"duet.E002"}


def test_a_key_that_others_can_read_is_named(ids, settings):
    key = Path(settings.DATA_DIR) / "secret-key"
    key.write_text("k" * 50)
    key.chmod(0o644)
    assert ids() == {"duet.W005"}
    key.chmod(0o600)
    assert ids() == set()


def test_a_folder_that_is_not_there_cannot_be_written(ids, settings, tmp_path):
    settings.DATA_DIR = tmp_path / "absent"
    assert ids() == {"duet.E003"}


def test_an_old_database_stops_the_start(ids, monkeypatch):
    monkeypatch.setattr(checks, "OLDEST_SQLITE", (99, 0))
    assert ids() == ({"duet.E004"} if connection.vendor == "sqlite" else set())


@pytest.mark.parametrize(("today", "id_"), [("вчера", "duet.E005"), ("2026-02-30", "duet.E005"), ("2026-11-20", "duet.W006")])
def test_the_moved_clock_is_a_date_and_is_remembered(ids, settings, today, id_):
    settings.TODAY = today
    assert ids() == {id_}


def test_a_limit_of_nothing_stops_the_start(ids, settings):
    settings.MAX_UPLOAD_BYTES = 0
    assert ids() == {"duet.E006"}


def test_no_mail_is_good_to_know(ids, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert ids() == {"duet.I001"}


def test_every_message_says_what_to_do(settings):
    settings.ALLOWED_HOSTS, settings.DEBUG, settings.DEMO, settings.TODAY, settings.SECRET_KEY = ["*"], True, True, "?", "x"
    assert all(message.hint for message in run_checks(tags=[checks.TAG]))
