import logging

from django.urls import reverse

from duet.base.journal.models import Entry
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from tests import make

LOGIN = reverse("account_login")


def lines():
    with everywhere():
        return [(one.action, one.organisation.slug, one.by.full_name) for one in Entry.objects.order_by("pk").for_page()]


def test_coming_and_going_stands_in_every_organisation_of_the_person(client, cast):
    with everywhere():
        make.member("Белова А. С.", Role.MENTOR, at=cast.other, account=cast.anna.user)
    client.post(LOGIN, {"login": "anna@example.org", "password": make.PASSWORD})
    client.post(reverse("account_logout"))
    assert lines() == [
        ("accounts.log_in", "lyceum-7", "Белова Анна Сергеевна"),
        ("accounts.log_in", "school-1", "Белова А. С."),
        ("accounts.log_out", "lyceum-7", "Белова Анна Сергеевна"),
        ("accounts.log_out", "school-1", "Белова А. С."),
    ]


def test_a_failed_try_is_written_in_the_name_of_the_program(client, cast, caplog):
    client.post(LOGIN, {"login": "anna@example.org", "password": "no"})
    assert lines() == [("accounts.log_in_failed", "lyceum-7", "Программа «Дуэт»")]
    with everywhere():
        line = Entry.objects.get()
    assert (line.about, line.note) == (cast.anna, {"address": "127.0.0.1"})


def test_the_log_of_the_server_has_numbers_and_no_addresses_of_people(client, cast, caplog):
    caplog.set_level(logging.WARNING, "duet.accounts")
    client.post(LOGIN, {"login": "anna@example.org", "password": "no"})
    client.post(LOGIN, {"login": "nobody@example.org", "password": "no"})
    said = [record.getMessage() for record in caplog.records if record.name == "duet.accounts"]
    assert said == [f"A failed log-in: user {cast.anna.user.pk}, from 127.0.0.1.", "A failed log-in: user unknown, from 127.0.0.1."]
    assert "@" not in "".join(said)


def test_a_stranger_writes_nothing_in_anybodys_journal(client, cast):
    client.post(LOGIN, {"login": "nobody@example.org", "password": "no"})
    assert lines() == []


def test_a_new_password_is_written_down(cast, as_):
    new = {"oldpassword": make.PASSWORD, "password1": "Осенние листья 7", "password2": "Осенние листья 7"}
    as_(cast.anna).post(reverse("account_change_password"), new)
    assert lines()[-1] == ("accounts.change_password", "lyceum-7", "Белова Анна Сергеевна")


def test_gleb_has_none_of_it_in_his_school(client, cast):
    client.post(LOGIN, {"login": "anna@example.org", "password": make.PASSWORD})
    with everywhere():
        assert not Entry.objects.filter(organisation=cast.other).exists()
