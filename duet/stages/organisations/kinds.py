"""What depends on the kind of an organisation: roles people hold there, the head's post, who may stand below.

Tables of requirement L2 and DOMAIN.md §2.1; nothing here asks the database.
"""

from __future__ import annotations

from dataclasses import dataclass

from duet.base.tenancy.models import Member, OrganisationKind, Role

_MANAGING = (Role.HEAD, Role.DEPUTY)
_EDUCATION = (
    *_MANAGING,
    Role.CURATOR,
    Role.METHODIST,
    Role.COUNCIL,
    Role.MENTOR,
    Role.MENTEE,
    Role.PSYCHOLOGIST,
    Role.PARENT,
    Role.PARTNER,
    Role.DPO,
    Role.ADMIN,
)
_WITH_CLASSES = (*_EDUCATION[:7], Role.CLASS_TEACHER, *_EDUCATION[7:])

ROLES: dict[str, tuple[Role, ...]] = {
    OrganisationKind.SCHOOL: _WITH_CLASSES,
    OrganisationKind.KINDERGARTEN: _EDUCATION,
    OrganisationKind.COLLEGE: _WITH_CLASSES,
    OrganisationKind.ADDITIONAL: _EDUCATION,
    OrganisationKind.MUNICIPALITY: (*_MANAGING, Role.MUNICIPAL, Role.METHODIST, Role.COUNCIL, Role.PARTNER, Role.DPO, Role.ADMIN),
    OrganisationKind.REGION: (*_MANAGING, Role.REGIONAL, Role.METHODIST, Role.COUNCIL, Role.PARTNER, Role.DPO, Role.ADMIN),
}

# Whoever holds one of these manages the people of the organisation.
MANAGERS = frozenset({Role.HEAD, Role.DEPUTY, Role.CURATOR, Role.MUNICIPAL, Role.REGIONAL, Role.ADMIN})
# Who leads mentoring there: sets the program up, answers to the body above.
LEADING: dict[str, Role] = {
    **dict.fromkeys(OrganisationKind, Role.CURATOR),
    OrganisationKind.MUNICIPALITY: Role.MUNICIPAL,
    OrganisationKind.REGION: Role.REGIONAL,
}
HEAD_POSTS: dict[str, str] = {
    OrganisationKind.SCHOOL: "директор",
    OrganisationKind.KINDERGARTEN: "заведующий",
    OrganisationKind.COLLEGE: "директор",
    OrganisationKind.ADDITIONAL: "директор",
    OrganisationKind.MUNICIPALITY: "начальник управления",
    OrganisationKind.REGION: "руководитель",
}
_EDUCATIONAL = tuple(kind for kind in OrganisationKind if not kind.is_above)
BELOW: dict[str, tuple[OrganisationKind, ...]] = {
    OrganisationKind.REGION: (OrganisationKind.MUNICIPALITY, *_EDUCATIONAL),
    OrganisationKind.MUNICIPALITY: _EDUCATIONAL,
}


@dataclass(frozen=True, slots=True)
class KindWords:
    """A kind of organisation in plain words."""

    title: str
    hint: str


KIND_WORDS: dict[str, KindWords] = {
    OrganisationKind.SCHOOL: KindWords("Школа, лицей, гимназия", "учителя и ученики"),
    OrganisationKind.KINDERGARTEN: KindWords("Детский сад", "воспитатели и специалисты"),
    OrganisationKind.COLLEGE: KindWords("Колледж или техникум", "преподаватели, студенты, работодатели"),
    OrganisationKind.ADDITIONAL: KindWords("Дополнительное образование", "дом творчества, школа искусств, спортивная школа"),
    OrganisationKind.MUNICIPALITY: KindWords("Управление образования", "муниципалитет и его методический центр"),
    OrganisationKind.REGION: KindWords("Регион", "министерство, институт развития образования, региональный центр наставничества"),
}


def grantable(by: Member) -> tuple[Role, ...]:
    """Roles this member may give in their own organisation: those of its kind.

    Only the head and an administrator make administrators.
    """
    roles = ROLES[by.organisation.kind]
    if Role.SYSTEM in by.roles or by.roles & {Role.HEAD, Role.ADMIN}:
        return roles
    return tuple(role for role in roles if role != Role.ADMIN)


def changeable(by: Member, member: Member) -> tuple[Role, ...]:
    """Roles of ``member`` that ``by`` may give or take: the grantable ones, and those held since the organisation was of another kind."""
    given = grantable(by)
    held = member.roles - {Role.ADMIN, Role.SYSTEM}
    return (*given, *(role for role in Role if role in held and role not in given))
