"""Who may do what with legal acts (requirement B1)."""

from __future__ import annotations

from duet.base.access.policy import anyone, at_home, curator, deputy, grant, head, methodist, municipal, regional
from duet.base.tenancy.models import Member
from duet.core.rights import Rule


def _is_oneself(member: Member, subject: object) -> bool:
    # At the door there is no subject yet: the action asks again with the member in hand.
    return subject is None or (isinstance(subject, Member) and subject.pk == member.pk)


oneself = Rule("за себя", _is_oneself)
leader = head | deputy | curator | methodist | municipal | regional

RIGHTS = {
    "acts.view": anyone,
    "acts.check": anyone,
    "acts.study": anyone & oneself,
    "acts.forget": anyone & oneself,
    "acts.add": leader & at_home,
    "acts.edit": leader & at_home,
    "acts.retire": leader & at_home,
    "acts.restore": leader & at_home,
    "acts.ask": leader & at_home,
    "acts.see_studied": leader & at_home,
}
grant(RIGHTS)
