from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from duet.base import clock
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.organisations import actions
from duet.stages.organisations.cards import Newcomer
from duet.stages.organisations.models import Colleague
from duet.stages.persons.members import keep_card, keep_member
from duet.stages.persons.models import Person, SearchWord
from tests import make
from tests.make import fresh

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("roles", "status"),
    [
        ((Role.MENTOR,), "teacher"),
        ((), "teacher"),
        ((Role.PARENT,), "parent"),
        ((Role.PARTNER,), "employer"),
        ((Role.PARENT, Role.MENTOR), "parent"),
    ],
)
def test_a_new_member_gets_a_card(roles, status, cast):
    with everywhere():
        actions.add_person(
            cast.lyceum, by=cast.anna, newcomer=Newcomer("Горина Яна Львовна", "логопед", "yana@example.org", roles), on=TODAY
        )
        card = Person.objects.get(full_name="Горина Яна Львовна")
        assert (card.status, card.post, card.email, card.arrived_on) == (status, "логопед", "yana@example.org", TODAY)
        assert list(Person.objects.search("горин логопед", TODAY)) == [card]


def test_what_changes_of_the_member_changes_on_the_card(house, cast):
    with everywhere():
        boris = Colleague.objects.get(pk=cast.boris.pk)
        actions.edit_person(boris, by=cast.anna, full_name="Павлов Борис Олегович", post="завуч", email="b@example.org", on=TODAY)
        actions.leave(boris, by=cast.anna, on=TODAY, at=clock.now())
    card = fresh(house.boris)
    assert (card.full_name, card.post, card.email, card.left_on) == ("Павлов Борис Олегович", "завуч", "b@example.org", TODAY)


def test_an_erased_card_is_not_filled_again(house, cast):
    with everywhere():
        house.boris.full_name, house.boris.erased_at = "Данные обезличены", clock.now()
        house.boris.save()
        keep_card(cast.boris, TODAY)
    assert fresh(house.boris).full_name == "Данные обезличены"


def test_a_card_without_a_member_changes_nobody(house):
    with everywhere():
        keep_member(house.alla)


def test_the_migration_makes_a_card_of_each_member_who_has_none(cast):
    with everywhere():
        parent = make.member("Зимина  Рита Олеговна-Ёлкина", Role.PARENT, at=cast.lyceum, post="врач")
        gone = make.member("Ушаков Пётр Львович", Role.PARTNER, at=cast.other)
        gone.left_on = TODAY
        gone.save()
        make.member("Программа «Дуэт»", Role.SYSTEM, at=cast.lyceum, account=False)
        keep_card(cast.anna, TODAY)
    module = import_module("duet.stages.persons.migrations.0002_cards_of_members")
    for _ in range(2):
        module.make_cards(apps, connection.schema_editor())
    with everywhere():
        cards = {card.full_name: card for card in Person.objects.all()}
        assert set(cards) == {
            cast.anna.full_name,
            cast.boris.full_name,
            cast.gleb.full_name,
            cast.dina.full_name,
            parent.full_name,
            gone.full_name,
        }
        card = cards[parent.full_name]
        assert (card.status, card.post, card.organisation, card.member) == ("parent", "врач", cast.lyceum, parent)
        assert card.sort_name == "зимина рита олеговна-елкина"
        assert (cards[gone.full_name].status, cards[gone.full_name].left_on) == ("employer", TODAY)
        words = SearchWord.objects.filter(person=card).values_list("word", "weight")
        assert set(words) >= {("зимина", 1), ("рита", 2), ("врач", 5)}
