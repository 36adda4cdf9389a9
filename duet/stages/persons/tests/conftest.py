"""Lyceum 7 has a class, its teacher, a pupil with a mother, and everybody else who may look at a card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from duet.base.tenancy.models import Member, Role
from duet.stages.persons import additions
from duet.stages.persons.members import keep_card
from duet.stages.persons.models import Group, Person
from tests import make
from tests.make import Cast


@dataclass(frozen=True)
class House:
    """Who lives in it: Vera leads 7 «В», where Alla learns; Rita is Alla's mother; Ilya learns in 8 «А»."""

    seventh: Group
    eighth: Group
    vera: Member
    rita: Member
    alla: Person
    ilya: Person
    mother: Person
    father: Person
    boris: Person
    stranger: Person


@pytest.fixture
def house(cast: Cast) -> House:
    """People of Lyceum 7, and one of another school."""
    at = cast.lyceum
    vera = make.member("Шевцова Вера Степановна", Role.CLASS_TEACHER, at=at, email="vera@example.org", post="учитель музыки")
    rita = make.member("Зимина Рита Олеговна", Role.PARENT, at=at, email="rita@example.org")
    for member in (cast.anna, cast.boris, vera, rita):
        keep_card(member, make.SINCE)
    seventh, eighth = (Group.objects.create(organisation=at, title=title) for title in ("7 «В»", "8 «А»"))
    seventh.teacher = vera
    seventh.save()
    alla = make.person("Зимина Алла Ильинична", at, status="pupil", group=seventh, born_on=date(2013, 3, 5), phone="+7 900 000-00-07")
    ilya = make.person("Ерёмин Илья Львович", at, status="pupil", group=eighth, birth_year=2012)
    mother = Person.objects.get(member=rita)
    father = make.person("Ерёмин Лев Ильич", at, status="parent", phone="+7 900 000-00-08", email="lev@example.org")
    make.guardian(alla, mother)
    make.guardian(ilya, father, "father")
    stranger = make.person("Чужой Степан Ильич", cast.other, status="pupil")
    return House(seventh, eighth, vera, rita, alla, ilya, mother, father, Person.objects.get(member=cast.boris), stranger)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages without what the stages above add to them: their own tests look at that."""
    for name in ("_chapters", "_ways", "_marks"):
        monkeypatch.setattr(additions, name, [])
    monkeypatch.setattr(additions, "_tabs", [pair for pair in additions._tabs if pair[1].__module__ == "duet.stages.persons.tabs"])
