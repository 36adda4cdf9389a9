"""Words of the section that depend on who looks and where."""

from __future__ import annotations

from duet.base.tenancy.models import Member, Organisation, OrganisationKind, Role

from .models import Person, Sex, Status
from .querysets import KEEPERS

WITH_CLASSES = frozenset({OrganisationKind.SCHOOL})


def sees_own_class_only(member: Member) -> bool:
    """A class teacher without a wider role."""
    return Role.CLASS_TEACHER in member.roles and not member.roles & {*KEEPERS, Role.COUNCIL}


def section(member: Member) -> str:
    """What the section is called in the menu."""
    return "Мой класс" if sees_own_class_only(member) else "Люди"


def groups(organisation: Organisation) -> str:
    """Schools have classes, everybody else has groups."""
    return "Классы" if organisation.kind in WITH_CLASSES else "Группы"


_HERS = {Status.PUPIL: "ученица", Status.STUDENT: "студентка", Status.GRADUATE: "выпускница", Status.OTHER: "другая участница"}
_OF_A_FATHER = ("вна", "чна", "кызы", "гызы")


def who(person: Person) -> str:
    """«ученица», «педагог»: who somebody is, in the gender of the card or, where it is silent, of the patronymic."""
    hers = person.sex == Sex.FEMALE or (not person.sex and person.full_name.lower().endswith(_OF_A_FATHER))
    return _HERS.get(Status(person.status), person.get_status_display()) if hers else person.get_status_display()


def asks_consent(person: Person) -> bool:
    """Whether anything past registration is ever kept of them: of a parent it is not, they are there to sign for a child."""
    return person.status != Status.PARENT
