"""АО «Прибор», a partner of Lyceum 7, with an agreement to the end of the school year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import override_settings

from duet.stages.partners.models import Agreement, Contact, Envoy, Partner
from duet.stages.persons.models import Person
from tests import make
from tests.make import Cast

TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with override_settings(TODAY=TODAY.isoformat()):
        yield


@pytest.fixture
def partner(cast: Cast) -> Partner:
    made: Partner = Partner.objects.create(
        organisation=cast.lyceum, name="АО «Прибор»", gives="Наставники для старших классов.", inn="7701234567"
    )
    return made


@pytest.fixture
def agreement(cast: Cast, partner: Partner) -> Agreement:
    made: Agreement = Agreement.objects.create(
        organisation=cast.lyceum, partner=partner, number="12", signed_on=date(2026, 8, 25), starts_on=date(2026, 9, 1),
        ends_on=date(2027, 8, 31), by=cast.anna,
    )  # fmt: skip
    return made


@pytest.fixture
def contact(cast: Cast, partner: Partner) -> Contact:
    made: Contact = Contact.objects.create(organisation=cast.lyceum, partner=partner, name="Зотов Пётр Ильич", phone="2-34-56")
    return made


@pytest.fixture
def engineer(cast: Cast) -> Person:
    return make.person("Орлов Антон Ильич", cast.lyceum, status="employer", post="инженер")


@pytest.fixture
def envoy(cast: Cast, partner: Partner, engineer: Person) -> Envoy:
    made: Envoy = Envoy.objects.create(organisation=cast.lyceum, partner=partner, person=engineer)
    return made
