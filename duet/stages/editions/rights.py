"""Who approves a roadmap, who asks for its agreement and who gives it (DOMAIN.md §2.3, §5.2)."""

from __future__ import annotations

from duet.base.access.policy import at_home, curator, deputy, grant, head, municipal, regional, upper
from duet.base.tenancy.models import Member
from duet.core.rights import Rule
from duet.stages.roadmaps.rights import reader


def _is_asked(member: Member, subject: object) -> bool:
    # At the door there is no request yet: the action asks again with it in hand.
    return subject is None or getattr(subject, "asked_of_id", None) == member.organisation_id


asked = Rule("если согласования просят у этого органа", _is_asked)
approver = head | deputy | curator | municipal | regional

RIGHTS = {
    "editions.view": reader,
    "editions.stamp": approver & at_home,
    "editions.approve": approver & at_home,
    "editions.ask": approver & at_home,
    "editions.answer": (head | municipal | regional) & upper & asked,
}
grant(RIGHTS)
