from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from duet.base.clock import moved_to
from duet.base.journal.models import Entry
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere, scope
from duet.core.errors import Refusal
from duet.stages.organisations.actions import _parts, assign_roles
from tests import make
from tests.make import fresh
from tests.read import words

NOVEMBER = date(2025, 11, 20)


def url(member, org="lyceum-7"):
    return reverse("organisations:assign", args=[org, member.pk])


def held(member):
    return {(one.role, one.since, one.until) for one in member.assignments.all()}


def test_a_role_is_given_and_another_ends_and_both_stay_in_the_history(cast, as_):
    with moved_to(NOVEMBER):
        as_(cast.anna).post(url(cast.boris), {"roles": ["council"]})
    assert fresh(cast.boris).roles == {Role.COUNCIL}
    assert held(cast.boris) == {("mentor", make.SINCE, NOVEMBER), ("council", NOVEMBER, None)}


def test_the_history_is_on_the_page(cast, as_):
    client = as_(cast.anna)
    with moved_to(NOVEMBER):
        client.post(url(cast.boris), {"roles": []})
        shown = client.get(reverse("organisations:person", args=["lyceum-7", cast.boris.pk])).content.decode()
    assert "Прежние роли" in shown
    assert "Ролей пока нет" in shown


def test_a_role_may_be_given_back_on_the_same_day(cast, as_):
    client = as_(cast.anna)
    client.post(url(cast.boris), {"roles": []})
    client.post(url(cast.boris), {"roles": ["mentor"]})
    assert fresh(cast.boris).roles == {Role.MENTOR}


def test_the_journal_says_what_was_given_and_taken(cast, as_):
    as_(cast.anna).post(url(cast.boris), {"roles": ["council"]})
    with everywhere():
        assert Entry.objects.get(action="people.assign").note == {"given": ["council"], "taken": ["mentor"]}


def test_gleb_gives_no_roles_here(cast, as_):
    client = as_(cast.gleb)
    assert client.post(url(cast.boris), {"roles": ["council"]}).status_code == 404
    assert client.post(url(cast.boris, "school-1"), {"roles": ["council"]}).status_code == 404
    assert fresh(cast.boris).roles == {Role.MENTOR}


def test_a_mentor_does_not_raise_himself(cast, as_):
    assert as_(cast.boris).post(url(cast.boris), {"roles": ["curator"]}).status_code == 403


@pytest.mark.parametrize("role", ["admin", "municipal", "regional", "system", "nobody"])
def test_a_curator_of_a_school_gives_nothing_above_a_school(cast, as_, role):
    assert as_(cast.anna).post(url(cast.boris), {"roles": [role]}).status_code == 422
    assert fresh(cast.boris).roles == {Role.MENTOR}


def test_the_action_itself_refuses_what_the_form_would(cast):
    with scope(cast.lyceum), pytest.raises(Refusal, match="администратора"):
        assign_roles(cast.boris, by=cast.anna, roles=[Role.ADMIN], on=NOVEMBER)
    with scope(cast.lyceum), pytest.raises(Refusal, match="не бывает"):
        assign_roles(cast.boris, by=cast.anna, roles=[Role.MUNICIPAL], on=NOVEMBER)


def test_the_head_makes_an_administrator(cast, as_):
    with everywhere():
        head = make.member("Громов Алексей Петрович", Role.HEAD, at=cast.lyceum)
    as_(head).post(url(cast.boris), {"roles": ["mentor", "admin"]})
    assert fresh(cast.boris).roles == {Role.MENTOR, Role.ADMIN}


def test_a_curator_does_not_take_away_what_she_cannot_give(cast, as_):
    with everywhere():
        admin = make.member("Админов Антон", Role.ADMIN, Role.MENTOR, at=cast.lyceum)
    as_(cast.anna).post(url(admin), {"roles": ["council"]})
    assert fresh(admin).roles == {Role.ADMIN, Role.COUNCIL}


def test_the_last_who_manages_people_keeps_the_right(cast, as_):
    response = as_(cast.anna).post(url(cast.anna), {"roles": ["mentor"]}, follow=True)
    assert "управлять людьми здесь будет некому" in words(response)
    assert fresh(cast.anna).roles == {Role.CURATOR}


def test_a_head_without_an_account_does_not_count(cast, as_):
    with everywhere():
        make.member("Громов Алексей Петрович", Role.HEAD, at=cast.lyceum, account=False)
    as_(cast.anna).post(url(cast.anna), {"roles": ["mentor"]})
    assert fresh(cast.anna).roles == {Role.CURATOR}


def test_with_another_curator_she_may_lay_it_down(cast, as_):
    with everywhere():
        make.member("Вторая Варвара", Role.CURATOR, at=cast.lyceum)
    as_(cast.anna).post(url(cast.anna), {"roles": ["mentor"]})
    assert fresh(cast.anna).roles == {Role.MENTOR}


def test_the_database_holds_a_role_once(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        cast.boris.assignments.create(role=Role.MENTOR, since=NOVEMBER)


def test_two_who_give_the_same_role_at_once_get_a_clear_word(cast):
    """The second one read the roles before the first one wrote."""
    with scope(cast.lyceum), pytest.raises(Refusal, match="только что изменил"):
        _parts.give(cast.boris, [Role.MENTOR], on=NOVEMBER)


def test_a_curator_does_not_make_herself_the_head(cast, as_):
    answer = as_(cast.anna).post(url(cast.anna), {"roles": ["curator", "head"]}, follow=True)
    assert "Роль руководителя передаёт сам руководитель" in words(answer)
    assert fresh(cast.anna).roles == {Role.CURATOR}


def test_a_curator_writes_down_a_head_who_has_no_account_yet(cast, as_):
    with everywhere():
        head = make.member("Орлов Пётр Ильич", at=cast.lyceum, account=False)
    as_(cast.anna).post(url(head), {"roles": ["head"]})
    assert fresh(head).roles == {Role.HEAD}


@pytest.mark.parametrize("roles", [[], ["mentor"]])
def test_a_curator_does_not_unseat_a_head_who_logs_in(cast, as_, roles):
    with everywhere():
        head = make.member("Орлов Пётр Ильич", Role.HEAD, at=cast.lyceum)
    as_(cast.anna).post(url(head), {"roles": roles})
    as_(cast.anna).post(reverse("organisations:leave", args=["lyceum-7", head.pk]))
    assert (fresh(head).roles, fresh(head).left_on) == ({Role.HEAD}, None)


def test_a_curator_gives_no_second_head_beside_one_who_logs_in(cast, as_):
    with everywhere():
        make.member("Орлов Пётр Ильич", Role.HEAD, at=cast.lyceum)
    as_(cast.anna).post(url(cast.boris), {"roles": ["mentor", "head"]})
    assert fresh(cast.boris).roles == {Role.MENTOR}


def test_a_newcomer_is_no_second_head_either(cast, as_):
    with everywhere():
        make.member("Орлов Пётр Ильич", Role.HEAD, at=cast.lyceum)
    as_(cast.anna).post(reverse("organisations:add_person", args=["lyceum-7"]), {"full_name": "Чужой Человек", "roles": ["head"]})
    with everywhere():
        assert not cast.lyceum.members.filter(full_name="Чужой Человек").exists()


def test_the_head_passes_the_role_on(cast, as_):
    with everywhere():
        head = make.member("Орлов Пётр Ильич", Role.HEAD, at=cast.lyceum)
    as_(head).post(url(cast.anna), {"roles": ["curator", "head"]})
    assert fresh(cast.anna).roles == {Role.CURATOR, Role.HEAD}
