"""Alla of 14, her mother, a boy of 12, a partner's engineer, a teacher outside the bases."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from duet.stages.bases.models import Participation
from duet.stages.persons.models import Group
from tests import make

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def today(settings):
    settings.TODAY = TODAY.isoformat()


@pytest.fixture
def group(cast):
    return Group.objects.create(organisation=cast.lyceum, title="9 «А»")


@pytest.fixture
def vera(cast):
    return make.person("Зимина Вера Олеговна", cast.lyceum, status="parent", email="vera@example.org")


@pytest.fixture
def alla(cast, group, vera):
    child = make.person(
        "Зимина Алла Ильинична", cast.lyceum, status="pupil", group=group, born_on=date(2011, 5, 4), email="alla@example.org"
    )
    make.guardian(child, vera)
    make.consent(child, by=cast.anna, signer=vera)
    return child


@pytest.fixture
def misha(cast, group, vera):
    child = make.person("Зимин Михаил Ильич", cast.lyceum, status="pupil", group=group, born_on=date(2014, 5, 4))
    make.guardian(child, vera)
    return child


@pytest.fixture
def pyotr(cast):
    person = make.person("Кедров Пётр Ильич", cast.lyceum, status="employer", email="kedrov@example.org")
    Participation.objects.create(organisation=cast.lyceum, person=person, side="mentor", year=2026, joined_on=TODAY)
    return person


@pytest.fixture
def nina(cast):
    return make.person("Новикова Нина Ивановна", cast.lyceum, post="учитель химии", email="nina@example.org")
