"""Who may do what with organisations and their people (requirements L1 and L2, DOMAIN.md §2.3)."""

from __future__ import annotations

from duet.base.access.policy import (
    admin,
    anyone,
    at_home,
    council,
    curator,
    deputy,
    grant,
    head,
    methodist,
    municipal,
    psychologist,
    regional,
    upper,
)
from duet.base.tenancy.models import Member, Organisation
from duet.core.rights import Rule


def _is_below(member: Member, subject: object) -> bool:
    # At the door there is no subject yet: the action asks again with the organisation in hand.
    if subject is None:
        return True
    return isinstance(subject, Organisation) and subject.path.startswith(member.organisation.path) and subject.pk != member.organisation_id


def _is_invited(member: Member, subject: object) -> bool:
    return getattr(subject, "member_id", None) == member.pk


below = Rule("с организацией ниже своей", _is_below)
invited = Rule("тот, кого пригласили", _is_invited)
nobody = Rule("только сама программа", lambda member, subject: False)

manager = head | deputy | curator | municipal | regional | admin
coordinator = head | deputy | municipal | regional | admin

RIGHTS = {
    "organisations.enter": anyone,
    "organisations.set_up": nobody,
    "organisations.edit": manager & at_home,
    "organisations.view_below": coordinator & upper,
    "organisations.add_below": coordinator & upper & at_home,
    "organisations.invite_below": coordinator & upper & below,
    "calendar.view": anyone,
    "calendar.add": manager & at_home,
    "calendar.edit": manager & at_home,
    "calendar.remove": manager & at_home,
    "calendar.fill": manager & at_home,
    "calendar.take": manager & at_home,
    "people.view": (manager | methodist | council | psychologist) & at_home,
    "people.add": manager & at_home,
    "people.edit": manager & at_home,
    "people.assign": manager & at_home,
    "people.invite": manager & at_home,
    "people.cancel_invitation": manager & at_home,
    "people.leave": manager & at_home,
    "people.bring_back": manager & at_home,
    "people.join": invited,
    "people.renew_password": invited,
}
grant(RIGHTS)
