"""Who these tests are about: Alla, a pupil, and her mother; Pyotr, who works elsewhere and takes part."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from duet.base.tenancy.models import Role
from duet.stages.bases.models import ConfidentialNote, Participation, Profile, Request
from duet.stages.persons.models import Group
from duet.stages.privacy.orders import Order
from tests import make

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def today(settings):
    settings.TODAY = TODAY.isoformat()


@pytest.fixture
def dpo(cast):
    return make.member("Орлова Полина Львовна", Role.DPO, at=cast.lyceum, email="dpo@example.org", post="юрист")


@pytest.fixture
def alla(cast):
    group = Group.objects.create(organisation=cast.lyceum, title="9 «А»")
    return make.person(
        "Зимина Алла Ильинична", cast.lyceum, status="pupil", group=group, born_on=date(2011, 5, 4), phone="+7 900 000-00-01",
        address="улица Лесная, 5",
    )  # fmt: skip


@pytest.fixture
def vera(cast, alla):
    adult = make.person("Зимина Вера Олеговна", cast.lyceum, status="parent", phone="+7 900 000-00-02", email="vera@example.org")
    make.guardian(alla, adult)
    return adult


@pytest.fixture
def pyotr(cast):
    """A partner's engineer with a consent and everything past registration."""
    person = make.person(
        "Кедров Пётр Ильич", cast.lyceum, status="employer", phone="+7 900 000-00-03", email="kedrov@example.org", workplace="завод «Волна»"
    )
    make.consent(person, by=cast.anna)
    fill(person, cast)
    return person


def fill(person, cast):
    """Everything past registration."""
    place = cast.lyceum
    Profile.objects.create(organisation=place, person=person, competences=["чертежи", "станки"])
    Participation.objects.create(organisation=place, person=person, side="mentor", year=2026, joined_on=TODAY)
    Request.objects.create(organisation=place, person=person, topic="Хочу вести кружок", source="self", by=cast.anna)
    ConfidentialNote.objects.create(organisation=place, person=person, by=cast.boris, text="тайное слово")


@pytest.fixture
def order():
    return Order("отзыв согласия", (("Белова Анна Сергеевна", "заместитель директора"), ("Громов А. П.", "директор")))
