import re

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from duet.base.journal.models import Entry
from duet.base.tenancy.models import Organisation, OrganisationKind, Role
from duet.base.tenancy.scope import everywhere, scope
from duet.core.errors import Refusal
from duet.stages.organisations.actions import _parts, add_below, invite_below
from duet.stages.organisations.cards import Card, Newcomer
from duet.stages.organisations.models import Colleague, Invitation
from tests import make
from tests.make import SINCE, fresh
from tests.read import words

BELOW = reverse("organisations:below", args=["town"])
ADD = reverse("organisations:add_below", args=["town"])
GARDEN = {
    "kind": "kindergarten",
    "name": "Детский сад «Ёлочка»",
    "full_name": "",
    "city": "г. Верхнереченск",
    "head_name": "Лисина Лидия Львовна",
    "head_post": "",
    "contact_name": "Уткина Ульяна Юрьевна",
    "contact_post": "старший воспитатель",
    "contact_email": "utkina@example.org",
}


def renew(place: Organisation, org: str = "town") -> str:
    return reverse("organisations:invite_below", args=[org, place.pk])


def link_in(response) -> str:
    return re.search(r'value="(http[^"]+/invite/[^"]+)"', response.content.decode()).group(1)


def test_the_town_sees_its_schools_and_who_has_come_in(cast, as_):
    said = words(as_(cast.dina).get(BELOW))
    assert "Лицей № 7" in said
    assert "Белова Анна Сергеевна может входить" in said
    assert "Школа № 1" in said
    assert "Павлов" not in said


def test_another_town_is_not_seen(cast, as_):
    with everywhere():
        make.school("Чужая школа", "foreign", parent=make.municipality("Чужой город", "foreign-town"))
    assert "Чуж" not in words(as_(cast.dina).get(BELOW))


def test_a_school_has_no_such_page(cast, as_):
    assert as_(cast.anna).get(reverse("organisations:below", args=["lyceum-7"])).status_code == 403
    assert as_(cast.gleb).get(BELOW).status_code == 404


def test_the_region_sees_through_the_towns(cast, as_):
    with everywhere():
        region = make.organisation("Регион", "region", kind=OrganisationKind.REGION)
        cast.town.parent = region
        cast.town.save()
        for school in (cast.lyceum, cast.other):
            fresh(school).save()
        rita = make.member("Рогова Рита", Role.REGIONAL, at=region)
    said = words(as_(rita).get(reverse("organisations:below", args=["region"])))
    assert "Управление образования" in said
    assert "Школа. Управление образования" in said


def test_a_name_is_looked_for(cast, as_):
    said = words(as_(cast.dina).get(BELOW, {"q": "лицей"}))
    assert "Лицей № 7" in said
    assert "Школа № 1" not in said
    assert "Ничего не нашлось" in words(as_(cast.dina).get(BELOW, {"q": "[[["}))


def test_one_school_or_three_cost_the_same(cast, as_, django_assert_num_queries):
    client = as_(cast.dina)
    with everywhere():
        cast.other.members.all().update(left_on=SINCE)
    # Session, user, member and roles; the desks of the frame; count, organisations, curators, their roles, their invitations.
    with django_assert_num_queries(10):
        client.get(BELOW)
    with everywhere():
        for number in range(3):
            school = make.school(f"Школа {number}", f"more-{number}", parent=cast.town)
            make.invitation(make.member(f"Куратор {number}", Role.CURATOR, at=school, account=False), by=cast.dina)
    with django_assert_num_queries(10):
        client.get(BELOW)


def test_a_page_holds_fifty(cast, as_):
    with everywhere():
        for number in range(60):
            make.school(f"Школа {number:02}", f"s-{number}", parent=cast.town)
    client = as_(cast.dina)
    assert (
        client.get(BELOW).content.decode().count("куратора нет") + client.get(BELOW, {"page": 2}).content.decode().count("куратора нет")
        == 60
    )


def test_an_organisation_is_added_with_its_people_and_a_link(cast, as_, client):
    response = as_(cast.dina).post(ADD, GARDEN)
    garden = Organisation.objects.get(slug="detskij-sad-yolochka")
    assert (garden.parent, garden.path.startswith(cast.town.path), garden.head_post) == (cast.town, True, "заведующий")
    assert garden.upper_name == "Управление образования"
    with everywhere():
        people = {member.full_name: member.roles for member in garden.members.with_roles()}
    assert people == {"Уткина Ульяна Юрьевна": {Role.CURATOR}, "Лисина Лидия Львовна": {Role.HEAD}}
    assert [letter.to for letter in mail.outbox] == [["utkina@example.org"]]
    link = link_in(response)
    client.logout()
    client.post(link, {"email": "utkina@example.org", "password": "Осенние листья 7"})
    assert client.get(reverse("organisations:people", args=[garden.slug])).status_code == 200
    assert "Уткина Ульяна Юрьевна может входить" in words(as_(cast.dina).get(BELOW))


def test_the_journal_of_the_town_has_the_line(cast, as_):
    as_(cast.dina).post(ADD, GARDEN)
    with everywhere():
        line = Entry.objects.get(action="organisations.add_below")
    assert (line.organisation, line.by) == (cast.town, cast.dina)
    assert set(line.note) == {"organisation", "member"}


@pytest.mark.parametrize("kind", ["municipality", "region", "palace", ""])
def test_only_what_stands_below_a_town_is_added(cast, as_, kind):
    assert as_(cast.dina).post(ADD, {**GARDEN, "kind": kind}).status_code == 422
    with scope(cast.town), pytest.raises(Refusal, match="нельзя поставить ниже"):
        add_below(cast.town, by=cast.dina, card=Card("region", "Х"), contact=Newcomer("У"), on=SINCE, at=make.LONG_AGO)


def test_a_school_adds_nothing_below_itself(cast, as_):
    assert as_(cast.anna).post(reverse("organisations:add_below", args=["lyceum-7"]), GARDEN).status_code == 403
    assert as_(cast.gleb).post(ADD, GARDEN).status_code == 404
    assert not Organisation.objects.filter(name=GARDEN["name"]).exists()


def test_whoever_has_not_come_in_gets_a_new_link(cast, as_):
    as_(cast.dina).post(ADD, GARDEN)
    garden = Organisation.objects.get(slug="detskij-sad-yolochka")
    assert "Новая ссылка: Детский сад «Ёлочка»" in words(as_(cast.dina).get(BELOW))
    assert link_in(as_(cast.dina).post(renew(garden)))
    with everywhere():
        assert [one.is_waiting for one in Invitation.objects.order_by("pk")] == [False, True]


def test_whoever_has_come_in_gets_none_from_above(cast, as_):
    assert "уже входит в Дуэт" in words(as_(cast.dina).post(renew(cast.lyceum), follow=True))
    with everywhere():
        assert not Invitation.objects.exists()


def test_a_school_without_a_curator_says_so(cast, as_):
    with everywhere():
        empty = make.school("Пустая", "empty", parent=cast.town)
    assert "сейчас нет куратора" in words(as_(cast.dina).post(renew(empty), follow=True))


def test_nobody_makes_links_for_a_place_that_is_not_below(cast, as_):
    with everywhere():
        foreign = make.school("Чужая школа", "foreign", parent=make.municipality("Чужой город", "foreign-town"))
        make.member("Чужой Чеслав", Role.CURATOR, at=foreign, account=False)
    assert as_(cast.dina).post(renew(foreign)).status_code == 404
    assert as_(cast.dina).post(renew(cast.town)).status_code == 404
    assert as_(cast.gleb).post(renew(cast.other, "school-1")).status_code == 403
    with everywhere():
        assert not Invitation.objects.exists()


def test_the_right_itself_stops_at_the_edge_of_the_tree(cast):
    with everywhere():
        foreign = make.school("Чужая школа", "foreign")
    with scope(cast.town), pytest.raises(PermissionDenied):
        invite_below(foreign, by=cast.dina, at=make.LONG_AGO)


def test_two_schools_of_one_name_get_two_addresses(cast, as_):
    for _ in range(2):
        as_(cast.dina).post(ADD, {**GARDEN, "contact_email": ""})
    assert Organisation.objects.filter(slug__startswith="detskij-sad-yolochka").count() == 2


def test_the_same_address_taken_at_the_same_moment_gets_a_clear_word(cast, monkeypatch):
    """The second one looked for a free address before the first one took it."""
    monkeypatch.setattr(_parts, "free_slug", lambda name, taken: "lyceum-7")
    with scope(cast.town), pytest.raises(Refusal, match="в эту же минуту"):
        add_below(cast.town, by=cast.dina, card=Card("school", "Лицей"), contact=Newcomer("Кто-то"), on=SINCE, at=make.LONG_AGO)
    with everywhere():
        assert not Colleague.objects.filter(full_name="Кто-то").exists()


def test_a_head_nobody_named_is_nobody(cast, as_):
    as_(cast.dina).post(ADD, {**GARDEN, "head_name": ""})
    with everywhere():
        assert [one.full_name for one in Organisation.objects.get(name=GARDEN["name"]).members.all()] == ["Уткина Ульяна Юрьевна"]


def test_what_is_opened_below_a_rehearsal_belongs_to_it(cast, as_):
    """Or its people would work in earnest in a place that is thrown away with the town."""
    with everywhere():
        Organisation.objects.filter(pk=cast.town.pk).update(plays_on=SINCE)
    page = words(as_(cast.dina).post(ADD, GARDEN))
    assert Organisation.objects.get(slug="detskij-sad-yolochka").plays_on == SINCE
    assert "Это репетиция, поэтому письма нет" in page
    assert mail.outbox == []
