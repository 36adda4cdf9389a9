import re

import pytest
from django.core import mail
from django.urls import reverse

from duet.base.journal.models import Entry
from duet.base.tenancy.models import Member, Role
from duet.base.tenancy.scope import everywhere, scope
from duet.core.errors import Refusal
from duet.stages.inviting.actions import let_in
from duet.stages.inviting.views.additions import tabs, ways
from duet.stages.organisations.models import Invitation
from duet.stages.persons.models import Person
from tests import make
from tests.make import fresh
from tests.read import words

from .conftest import NOW, TODAY


def page(pk, org="lyceum-7"):
    return reverse("inviting:person", args=[org, pk])


def link_in(response):
    return re.search(r'value="(http[^"]+/invite/[^"]+)"', response.content.decode()).group(1)


def invites(by, person, *, roles=(Role.MENTOR,), email="", at=NOW):
    with scope(by.organisation):
        card = Person.objects.select_related("organisation", "member", "group").get(pk=person.pk)
        return let_in(card, by=by, roles=roles, email=email, on=TODAY, at=at)


def test_a_card_gets_a_member_with_the_role_and_a_link(as_, cast, pyotr):
    client = as_(cast.anna)
    assert 'value="mentor" checked' in re.sub(r' (id|class|aria-\w+)="[^"]*"', "", client.get(page(pyotr.pk)).content.decode())
    response = client.post(page(pyotr.pk), {"roles": ["mentor"], "email": "kedrov@example.org"})
    assert link_in(response)
    member = fresh(pyotr).member
    assert (member.full_name, member.email, member.organisation) == ("Кедров Пётр Ильич", "kedrov@example.org", cast.lyceum)
    assert member.roles == {Role.MENTOR}
    (letter,) = mail.outbox
    assert letter.to == ["kedrov@example.org"]
    with everywhere():
        # The stage below makes a card for every member it hears of: here there is one already.
        assert Person.objects.filter(full_name="Кедров Пётр Ильич").count() == 1
        assert Entry.objects.filter(action="inviting.let_in").get().note == {"member": member.pk, "roles": ["mentor"]}


def test_by_the_link_the_person_comes_to_their_own_desk(as_, client, cast, vera, alla):
    link = link_in(as_(cast.anna).post(page(vera.pk), {"roles": ["parent"], "email": ""}))
    client.logout()
    response = client.post(link, {"email": "vera@example.org", "password": make.PASSWORD}, follow=True)
    assert response.status_code == 200
    assert fresh(vera).member.user.email == "vera@example.org"
    with everywhere():
        assert set(Person.objects.visible_to(fresh(vera).member)) == {vera, alla}


def test_a_link_given_before_stops_working(as_, client, cast, pyotr):
    mentor = {"roles": ["mentor"], "email": ""}
    first = link_in(as_(cast.anna).post(page(pyotr.pk), mentor))
    assert "Новая отменит её" in words(client.get(page(pyotr.pk)))
    second = link_in(as_(cast.anna).post(page(pyotr.pk), mentor))
    client.logout()
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200


def test_a_member_known_before_keeps_their_roles(cast, nina):
    with everywhere():
        member = make.member("Новикова Нина Ивановна", Role.COUNCIL, at=cast.lyceum, account=False)
        Person.objects.filter(pk=nina.pk).update(member=member)
    invites(cast.anna, nina, email="new@example.org")
    assert fresh(member).roles == {Role.COUNCIL, Role.MENTOR}
    assert (fresh(member).email, fresh(nina).email) == ("new@example.org", "new@example.org")


def test_whoever_can_log_in_gets_no_link_that_would_be_a_new_password(as_, cast):
    with everywhere():
        card = make.person("Павлов Борис Ильич", cast.lyceum, member=cast.boris, email="boris@example.org")
    with pytest.raises(Refusal, match="уже входит"):
        invites(cast.anna, card, email="evil@example.org")
    assert fresh(cast.boris).email == "boris@example.org"
    shown = words(as_(cast.anna).get(page(card.pk)))
    assert "Этот человек уже входит в Дуэт" in shown
    with everywhere():
        assert not Invitation.objects.exists()


def test_an_address_of_somebody_else_is_refused(cast, nina, pyotr):
    """Or a letter meant for one would let in the other."""
    for email in ("boris@example.org", "BORIS@example.org"):
        with pytest.raises(Refusal, match="уже записана, это Павлов"):
            invites(cast.anna, nina, email=email)
    assert fresh(nina).member is None
    invites(cast.anna, pyotr, email="gleb@example.org")  # Gleb works elsewhere: his account is his own.


def test_an_account_of_another_school_is_not_taken_over_by_its_address(client, cast, pyotr):
    """The link opens a new membership; the account of that address is entered only with its password."""
    issued = invites(cast.anna, pyotr, email="gleb@example.org")
    url = reverse("invite:accept", args=[issued.token])
    response = client.post(url, {"email": "gleb@example.org", "password": "another long secret"})
    assert response.status_code == 422
    assert "уже есть" in words(response)
    assert fresh(pyotr).member.user is None
    assert cast.gleb.user.check_password(make.PASSWORD)


def test_two_cards_with_one_address_are_told_apart(cast, nina, pyotr):
    invites(cast.anna, nina, email="one@example.org")
    with pytest.raises(Refusal, match="объедините карточки"):
        invites(cast.anna, pyotr, email="one@example.org")


def test_a_merged_card_lets_nobody_in(as_, cast, nina, pyotr):
    with everywhere():
        Person.objects.filter(pk=nina.pk).update(merged_into=pyotr)
    with pytest.raises(Refusal, match="объединена"):
        invites(cast.anna, nina)
    assert as_(cast.anna).post(page(nina.pk), {"roles": ["mentor"]}, follow=True).status_code in (200, 409, 422)
    with everywhere():
        assert not Invitation.objects.exists()


def test_a_child_under_fourteen_is_not_let_in_and_the_mother_is_offered(as_, cast, misha, vera):
    client = as_(cast.anna)
    shown = words(client.get(page(misha.pk)))
    assert "Младше 14 лет" in shown
    assert "Пригласить: Зимина В. О." in shown
    client.post(page(misha.pk), {"roles": ["mentee"], "email": ""})
    assert fresh(misha).member is None


def test_a_child_of_fourteen_is_let_in_while_the_consent_stands(cast, alla, vera):
    invites(cast.anna, alla, roles=[Role.MENTEE])
    with everywhere():
        make.consent(alla, by=cast.anna, signer=vera, says="withdrawn", on=TODAY)
    with pytest.raises(Refusal, match="Нет согласия представителя"):
        invites(cast.anna, alla, roles=[Role.MENTEE])


@pytest.mark.parametrize("roles", [[], [Role.HEAD], [Role.ADMIN], [Role.MENTOR, Role.CURATOR], [Role.SYSTEM]])
def test_only_roles_of_mentoring_are_given_here(cast, nina, roles):
    with pytest.raises(Refusal, match="выберите, в какой роли"):
        invites(cast.anna, nina, roles=roles)


def test_a_role_that_is_not_offered_is_not_taken_from_the_form(as_, cast, nina):
    response = as_(cast.anna).post(page(nina.pk), {"roles": ["admin"], "email": ""})
    assert response.status_code == 422
    assert fresh(nina).member is None


def test_a_card_of_another_organisation_is_not_there(as_, cast, nina):
    gleb = as_(cast.gleb)
    assert gleb.post(page(nina.pk, "school-1"), {"roles": ["mentor"]}).status_code == 404
    assert gleb.post(page(nina.pk), {"roles": ["mentor"]}).status_code == 404
    assert as_(cast.dina).post(page(nina.pk, "town"), {"roles": ["partner"]}).status_code == 404
    with everywhere():
        assert not Member._base_manager.filter(full_name="Новикова Нина Ивановна").exists()


def test_a_mentor_and_a_parent_invite_nobody(as_, cast, nina, vera, alla):
    invites(cast.anna, vera, roles=[Role.PARENT])
    mother = fresh(vera).member
    with everywhere():
        mother.user = make.user("vera@example.org")
        mother.save()
    for member in (cast.boris, mother):
        client = as_(member)
        for url in (page(nina.pk), page(alla.pk), reverse("inviting:people", args=["lyceum-7"])):
            assert client.get(url).status_code == 403
            assert client.post(url, {"roles": ["mentor"]}).status_code == 403


def test_a_parent_opens_no_other_child_by_its_number(as_, cast, vera, alla, nina):
    invites(cast.anna, vera, roles=[Role.PARENT])
    mother = fresh(vera).member
    with everywhere():
        mother.user = make.user("vera@example.org")
        mother.save()
        stranger = make.person("Чужой Ребёнок", cast.lyceum, status="pupil")
    client = as_(mother)
    assert client.get(reverse("persons:person", args=["lyceum-7", alla.pk])).status_code == 200
    for person in (stranger, nina):
        assert client.get(reverse("persons:person", args=["lyceum-7", person.pk])).status_code == 404
        assert client.get(reverse("privacy:journal_of", args=["lyceum-7", person.pk])).status_code == 404


@pytest.mark.parametrize("role", [Role.PARENT, Role.MENTOR, Role.MENTEE, Role.CLASS_TEACHER, Role.CURATOR])
def test_everybody_has_a_way_to_their_own_card(as_, cast, nina, role):
    member = make.member("Новикова Нина Ивановна", role, at=cast.lyceum, email="nina@example.org")
    with everywhere():
        Person.objects.filter(pk=nina.pk).update(member=member)
    response = as_(member).get(reverse("inviting:mine", args=["lyceum-7"]))
    assert response["Location"] == nina.get_absolute_url()
    assert as_(member).get(response["Location"]).status_code == 200


def test_the_card_and_the_section_lead_here(cast, nina, pyotr):
    with everywhere():
        assert [way.title for way in ways(nina, cast.anna, TODAY)] == ["Пригласить в Дуэт"]
        assert list(ways(nina, cast.boris, TODAY)) == []
        assert list(ways(make.person("Павлов", cast.lyceum, member=cast.boris), cast.anna, TODAY)) == []
        nina.left_on = TODAY
        assert list(ways(nina, cast.anna, TODAY)) == []
        assert [tab.title for tab in tabs(cast.anna, TODAY)] == ["Приглашения"]
        assert list(tabs(cast.boris, TODAY)) == []
