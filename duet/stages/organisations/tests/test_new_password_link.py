import pytest
from django.test import Client
from django.urls import reverse

from duet.base.journal.models import Entry
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.organisations.models import Purpose
from tests import make
from tests.make import fresh
from tests.read import words

SECRET = "Зимние яблоки 5"


@pytest.fixture
def link(cast):
    return reverse("invite:accept", args=[make.invitation(cast.boris, by=cast.anna, purpose=Purpose.PASSWORD)[1]])


def test_the_password_is_changed_and_asked_for(client, link, cast):
    assert "Павлов Борис Ильич" in words(client.get(link))
    response = client.post(link, {"password": SECRET})
    assert response.headers["Location"] == reverse("account_login")
    assert fresh(cast.boris.user).check_password(SECRET)
    assert client.get(link).status_code == 404


def test_nobody_is_logged_in_by_the_link_alone(client, link):
    client.post(link, {"password": SECRET})
    assert client.get(reverse("profile:profile")).status_code == 302


def test_other_browsers_are_out(client, link, cast):
    elsewhere = Client()
    elsewhere.force_login(cast.boris.user)
    client.post(link, {"password": SECRET})
    assert elsewhere.get(reverse("profile:profile")).status_code == 302


def test_a_poor_password_changes_nothing(client, link, cast):
    response = client.post(link, {"password": "123"})
    assert response.status_code == 422
    assert fresh(cast.boris.user).check_password(make.PASSWORD)


def test_the_journal_says_so(client, link, cast):
    client.post(link, {"password": SECRET})
    with everywhere():
        line = Entry.objects.get(action="people.renew_password")
    assert (line.by, line.organisation) == (cast.boris, cast.lyceum)


def test_the_link_gives_no_account_to_somebody_elses_browser(cast, as_, link):
    """Gleb opens it while he is logged in: he may set the password Boris will use, but joins nothing."""
    as_(cast.gleb).post(link, {"password": SECRET})
    assert fresh(cast.boris).user == cast.boris.user
    with everywhere():
        assert cast.gleb.user.memberships.count() == 1


def test_a_link_made_before_the_person_began_to_work_elsewhere_is_void(client, link, cast):
    with everywhere():
        make.member("Павлов Борис Ильич", Role.MUNICIPAL, at=cast.town, account=cast.boris.user)
    response = client.post(link, {"password": SECRET}, headers={"Referer": f"http://testserver{link}"}, follow=True)
    assert "работает и в других организациях" in words(response)
    assert fresh(cast.boris.user).check_password(make.PASSWORD)


def test_a_link_to_an_account_that_is_gone_is_void(client, link, cast):
    cast.boris.user.delete()
    response = client.post(link, {"password": SECRET}, headers={"Referer": f"http://testserver{link}"}, follow=True)
    assert "больше не действует" in words(response)
