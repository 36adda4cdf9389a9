"""Who may do what: the only place that answers.

Each stage keeps a short table in its ``rights.py``; they are gathered at start-up. docs/reference/rights.md is printed from them.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied

from duet.base.tenancy.models import Member, Role
from duet.core.rights import Rule

RIGHTS: dict[str, Rule] = {}


def grant(table: Mapping[str, Rule]) -> None:
    """Add a stage's table; a right is said once."""
    if twice := RIGHTS.keys() & table.keys():
        raise ValueError(f"Said twice: {', '.join(sorted(twice))}")
    RIGHTS.update(table)


def role(value: Role) -> Rule:
    """Whoever holds the role at this desk."""
    return Rule(str(value.label), lambda member, subject: value in member.roles)


def can(member: Member, right: str, subject: object = None) -> bool:
    """Whether the member may. The program itself may whatever an action lets it."""
    return Role.SYSTEM in member.roles or RIGHTS[right](member, subject)


def must(member: Member, right: str, subject: object = None) -> None:
    """``can``, or 403."""
    if not can(member, right, subject):
        raise PermissionDenied(right)


head, deputy, curator = role(Role.HEAD), role(Role.DEPUTY), role(Role.CURATOR)
methodist, council, psychologist = role(Role.METHODIST), role(Role.COUNCIL), role(Role.PSYCHOLOGIST)
mentor, mentee, class_teacher = role(Role.MENTOR), role(Role.MENTEE), role(Role.CLASS_TEACHER)
parent, partner, dpo = role(Role.PARENT), role(Role.PARTNER), role(Role.DPO)
municipal, regional, admin = role(Role.MUNICIPAL), role(Role.REGIONAL), role(Role.ADMIN)
anyone = Rule("каждый участник организации", lambda member, subject: True)
upper = Rule("в вышестоящем органе", lambda member, subject: member.organisation.is_above)


def _is_own(member: Member, subject: object) -> bool:
    owner = getattr(subject, "organisation_id", None) or getattr(subject, "pk", None)
    return owner == member.organisation_id


# A department sees what stands below it and changes only its own.
at_home = Rule("в своей организации", lambda member, subject: subject is None or _is_own(member, subject))
