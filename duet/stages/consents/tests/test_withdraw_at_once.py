"""A withdrawal and something else in the same moment: the gate ends as the last word says, whoever was first."""

from __future__ import annotations

from threading import Event
from time import sleep

import pytest
from django.db import transaction

from duet.base.clock import moved_to
from duet.base.tenancy.scope import everywhere
from duet.core.consents import Use
from duet.stages.consents.actions.errands import do_errand
from duet.stages.consents.expiring import remember
from duet.stages.consents.models import Errand
from duet.stages.consents.settling import settle
from duet.stages.persons import gate
from duet.stages.persons.models import Person
from tests import make
from tests.at_once import at_once

from .taking import NAME, NOW, TODAY, take

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def kept(cast):
    return make.consent(make.person("Зорина Вера Львовна", cast.lyceum), by=cast.anna)


def on_friday(act):
    """The day is moved in each thread by itself."""

    def acting():
        with moved_to(TODAY):
            act()

    return acting


@pytest.mark.parametrize("turn", range(5))
def test_a_withdrawal_is_heard_whatever_is_settled_beside_it(cast, kept, turn):
    with everywhere():
        shown = make.consent(kept.person, "dissemination", by=cast.anna, cells=[NAME])
    at_once(
        on_friday(lambda: take(make.fresh(kept), cast.anna)),
        on_friday(lambda: take(make.fresh(shown), cast.anna)),
        on_friday(lambda: settle(Person.objects.filter(pk=kept.person_id), TODAY)),
    )
    with everywhere():
        assert not gate.may(kept.person, Use.KEEP, TODAY)
        assert gate.cells_of(kept.person, Use.PUBLISH, TODAY) == frozenset()


def test_whoever_settles_while_a_withdrawal_is_being_written_hears_it(cast, kept):
    """The withdrawal is said and not committed yet: whoever works the permits out beside it waits for it."""
    said = Event()

    def taking():
        with transaction.atomic():
            take(make.fresh(kept), cast.anna)
            said.set()
            sleep(0.5)

    def settling():
        said.wait(timeout=10)
        settle(Person.objects.filter(pk=kept.person_id), TODAY)

    at_once(on_friday(taking), on_friday(settling))
    with everywhere():
        assert not gate.may(kept.person, Use.KEEP, TODAY)


def test_of_two_withdrawals_one_is_written_down(cast, kept):
    refused = at_once(*[on_friday(lambda: take(make.fresh(kept), cast.anna))] * 2)
    assert len(refused) == 1
    with everywhere():
        assert Errand.objects.count() == 3


def test_of_two_who_do_an_errand_one_has_done_it(cast, kept):
    with everywhere():
        errand = take(kept, cast.anna)["answer"]
    refused = at_once(*[lambda: do_errand(make.fresh(errand), by=cast.anna, outcome="Ответ вручён.", on=TODAY, at=NOW)] * 2)
    assert len(refused) == 1


def test_two_clocks_remember_once(cast):
    with everywhere():
        make.consent(make.person("Сизова Ольга Юрьевна", cast.lyceum), by=cast.anna, until=TODAY)
    at_once(*[on_friday(lambda: remember(cast.lyceum, on=TODAY))] * 2)
    with everywhere():
        assert Errand.objects.count() == 1
