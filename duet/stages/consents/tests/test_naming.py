"""Names go up with the consent to that, through the real hook (docs/decisions/0009)."""

import pytest
from django.urls import reverse

from duet.base.clock import moved_to
from duet.base.tenancy.scope import everywhere
from duet.stages.consents.naming import known_above
from duet.stages.persons.models import Person
from duet.stages.roadmaps.actions import take_step
from duet.stages.roadmaps.tests import build
from tests import make
from tests.read import words

from .taking import TODAY


@pytest.fixture(autouse=True)
def on_friday():
    with moved_to(TODAY):
        yield


@pytest.fixture
def card(cast):
    """The card of Boris, with the consent to keep his data."""
    made = Person.objects.create(organisation=cast.lyceum, full_name=cast.boris.full_name, status="teacher", member=cast.boris)
    make.consent(made, by=cast.anna)
    return made


@pytest.fixture
def page(cast, as_):
    """What the department reads of a step that Boris has taken."""
    with everywhere():
        step = build.step(build.plan(cast.lyceum, cast.anna))
        build.duty(step.activity, cast.boris)
        take_step(step, by=cast.boris)
    return lambda: words(as_(cast.dina).get(reverse("roadmaps:step", args=["town", step.pk])))


def test_a_name_goes_up_with_the_consent_and_is_gone_with_the_withdrawal(cast, card, page):
    assert "Павлов" not in page()
    with everywhere():
        make.consent(card, "transfer", by=cast.anna, cells=[["", "above"]])
    assert "В работе — Павлов Б. И." in page()
    with everywhere():
        make.consent(card, "transfer", by=cast.anna, says="withdrawn", on=TODAY)
    assert "Павлов" not in page()


def test_a_consent_for_a_partner_is_none_for_the_department(cast, card, page):
    with everywhere():
        make.consent(card, "transfer", by=cast.anna, cells=[["", "partner:5"]])
    assert "Павлов" not in page()


@everywhere()
def test_a_card_that_was_erased_has_no_name(cast, card):
    make.consent(card, "transfer", by=cast.anna, cells=[["", "above"]])
    assert known_above([cast.boris.pk], cast.dina) == {cast.boris.pk}
    Person.objects.update(erased_at=card.made_at)
    assert known_above([cast.boris.pk], cast.dina) == frozenset()
