from datetime import date

from django.urls import reverse

from duet.base.clock import moved_to
from duet.base.journal.models import Entry
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.organisations.models import Invitation
from tests import make
from tests.make import fresh
from tests.read import words

NOVEMBER, DECEMBER = date(2025, 11, 20), date(2025, 12, 1)
DESK = reverse("organisations:desk", args=["lyceum-7"])


def act(name, member, org="lyceum-7"):
    return reverse(f"organisations:{name}", args=[org, member.pk])


def test_whoever_left_has_no_roles_and_no_way_in(cast, as_):
    with moved_to(NOVEMBER):
        as_(cast.anna).post(act("leave", cast.boris))
    assert (fresh(cast.boris).left_on, fresh(cast.boris).roles) == (NOVEMBER, frozenset())
    assert as_(cast.boris).get(DESK).status_code == 404


def test_the_journal_remembers_the_roles(cast, as_):
    as_(cast.anna).post(act("leave", cast.boris))
    with everywhere():
        assert Entry.objects.get(action="people.leave").note == {"roles": ["mentor"]}


def test_their_invitation_stops_working(cast, as_, client):
    with everywhere():
        nina = make.member("Новикова Нина Ивановна", Role.MENTOR, at=cast.lyceum, account=False)
        invitation, token = make.invitation(nina, by=cast.anna)
    as_(cast.anna).post(act("leave", nina))
    assert not fresh(invitation).is_waiting
    client.logout()
    assert client.get(reverse("invite:accept", args=[token])).status_code == 404


def test_they_come_back_in_the_roles_they_left_with(cast, as_):
    client = as_(cast.anna)
    with moved_to(NOVEMBER):
        client.post(act("leave", cast.boris))
    with moved_to(DECEMBER):
        client.post(act("bring_back", cast.boris))
    boris = fresh(cast.boris)
    assert (boris.left_on, boris.roles) == (None, {Role.MENTOR})
    assert {(one.since, one.until) for one in boris.assignments.all()} == {(make.SINCE, NOVEMBER), (DECEMBER, None)}


def test_a_curator_brings_no_administrator_back_as_one(cast, as_):
    with everywhere():
        admin = make.member("Админов Антон", Role.ADMIN, Role.MENTOR, at=cast.lyceum)
        head = make.member("Громов Алексей Петрович", Role.HEAD, at=cast.lyceum)
    as_(head).post(act("leave", admin))
    as_(cast.anna).post(act("bring_back", admin))
    assert fresh(admin).roles == {Role.MENTOR}


def test_a_curator_does_not_send_an_administrator_away(cast, as_):
    with everywhere():
        admin = make.member("Админов Антон", Role.ADMIN, at=cast.lyceum)
    response = as_(cast.anna).post(act("leave", admin), follow=True)
    assert "только руководитель или другой администратор" in words(response)
    assert fresh(admin).left_on is None


def test_the_last_who_manages_people_does_not_leave(cast, as_):
    response = as_(cast.anna).post(act("leave", cast.anna), follow=True)
    assert "управлять людьми здесь будет некому" in words(response)
    assert (fresh(cast.anna).left_on, fresh(cast.anna).roles) == (None, {Role.CURATOR})


def test_nobody_leaves_twice_or_comes_back_unasked(cast, as_):
    client = as_(cast.anna)
    assert "и так работает" in words(client.post(act("bring_back", cast.boris), follow=True))
    client.post(act("leave", cast.boris))
    assert "уже отмечен" in words(client.post(act("leave", cast.boris), follow=True))
    with everywhere():
        assert Entry.objects.filter(action="people.leave").count() == 1
        assert Invitation.objects.count() == 0


def test_whoever_leaves_by_their_own_hand_goes_home(cast, as_):
    with everywhere():
        second = make.member("Вторая Варвара", Role.CURATOR, at=cast.lyceum)
    response = as_(second).post(act("leave", second))
    assert response.headers["Location"] == reverse("home")


def test_gleb_sends_nobody_away(cast, as_):
    client = as_(cast.gleb)
    for name in ("leave", "bring_back"):
        assert client.post(act(name, cast.boris)).status_code == 404
        assert client.post(act(name, cast.boris, "school-1")).status_code == 404
    assert fresh(cast.boris).left_on is None
