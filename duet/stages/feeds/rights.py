"""Who may subscribe to what: their own dates each reader, those of the organisation whoever keeps its plans."""

from __future__ import annotations

from duet.base.access.policy import at_home, grant
from duet.base.tenancy.models import Member, Organisation
from duet.core.rights import Rule
from duet.stages.roadmaps.rights import keeper, reader


def _is_personal(member: Member, subject: object) -> bool:
    # At the door there is no subject yet: the action asks again with the feed, or with whoever wants one.
    if subject is None:
        return True
    return member.pk == (subject.pk if isinstance(subject, Member) else getattr(subject, "member_id", None))


def _is_common(member: Member, subject: object) -> bool:
    return isinstance(subject, Organisation) or (subject is not None and getattr(subject, "member_id", 0) is None)


personal = Rule("своя подписка", _is_personal)
common = Rule("подписка организации", _is_common)
owner = (reader & personal) | (keeper & common & at_home)

RIGHTS = {
    "feeds.view": reader,
    "feeds.open": owner,
    "feeds.change": owner,
    "feeds.remind": owner,
}
grant(RIGHTS)
