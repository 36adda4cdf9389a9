"""The invented school that golden texts are drawn for. Call inside ``everywhere()``."""

from __future__ import annotations

from datetime import date
from typing import Any

from duet.base.tenancy.models import Member, Organisation, OrganisationKind, Role
from duet.stages.documents.drawing import Drawn, draw
from duet.stages.documents.kinds import Kind
from duet.stages.documents.models import Document
from duet.stages.persons.models import Group, Person, Sex, Status
from tests import make

DAY = date(2026, 10, 3)


def school() -> Organisation:
    """Школа № 12 города Верхнереченска under its department."""
    town = make.organisation("Управление образования города Верхнереченска", "town-12", kind=OrganisationKind.MUNICIPALITY)
    place = make.organisation("Школа № 12", "school-12", parent=town, head="Громов Андрей Павлович")
    place.full_name = "Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 12»"
    place.city, place.head_post, place.upper_name = "г. Верхнереченск", "директор", town.name
    place.save()
    return place


def at_work(place: Organisation, full_name: str, post: str, *roles: Role, sex: str = Sex.FEMALE) -> Member:
    """A member with a card."""
    member = make.member(full_name, *roles, at=place, post=post)
    person = Person.objects.filter(member=member).first() or Person(
        organisation=place, member=member, full_name=full_name, status=Status.TEACHER
    )
    person.post, person.sex = post, sex
    person.save()
    return member


def pupil(place: Organisation, full_name: str, sex: str, title: str = "8 «А»") -> Person:
    """A pupil of a class."""
    group, _ = Group.objects.get_or_create(organisation=place, title=title)
    found: Person = Person.objects.create(organisation=place, full_name=full_name, status=Status.PUPIL, group=group, sex=sex)
    return found


def who(full_name: str, post: str = "", person: int | None = None) -> dict[str, Any]:
    """A person as answered."""
    return {"person": person, "name": full_name, "post": post}


LEAD = who("Белозёрова Марина Сергеевна", "заместитель директора по методической работе")
MENTOR = who("Тимофеева Ольга Николаевна", "учитель математики")
MENTEE = who("Зайцева Анна Дмитриевна", "учитель математики")
OTHER_MENTOR = who("Шевчук Виктор Степанович", "учитель истории")
OTHER_MENTEE = who("Сорокин Никита Андреевич", "учитель истории")
LEARNER = who("Ким Роман Олегович", "")


def drawn(place: Organisation, kind: Kind, answers: dict[str, Any], **columns: Any) -> Drawn:
    """A document of the kind as its page would show it; nothing but the row is saved."""
    by = Member.objects.filter(organisation=place, assignments__role=Role.CURATOR).first() or at_work(
        place, LEAD["name"], LEAD["post"], Role.CURATOR
    )
    document = Document.objects.create(
        organisation=place, kind=kind.name, family=kind.family, title=kind.title, made_by=by, year=2026, day=DAY, answers=answers,
        signer_name="Громов Андрей Павлович", signer_post="директор", signer_basis="Устава", **columns,
    )  # fmt: skip
    return draw(document, by=by, on=DAY)
