"""Who keeps the law of personal data here (DOMAIN.md §2.3, the row «log of access», and R-DPO)."""

from __future__ import annotations

from duet.base.access.policy import admin, at_home, curator, dpo, grant, head, municipal, regional
from duet.base.tenancy.models import Member
from duet.core.rights import Rule
from duet.stages.persons.models import Guardian, Person


def _is_concerned(member: Member, subject: object) -> bool:
    # At the door there is no card in hand yet: the view asks again with it.
    if not isinstance(subject, Person):
        return subject is None
    return subject.member_id == member.pk or Guardian.objects.filter(child=subject, adult__member=member).exists()


concerned = Rule("тот, о ком карточка, и его законный представитель", _is_concerned)
overseer = head | dpo | admin
leader = head | dpo | curator | municipal | regional

RIGHTS = {
    "privacy.view": (leader | admin) & at_home,
    "privacy.journal": overseer & at_home,
    "privacy.journal_of": (overseer | concerned) & at_home,
    "privacy.extract": leader & at_home,
    "privacy.take_request": leader & at_home,
    "privacy.answer_request": leader & at_home,
    "privacy.erase": leader & at_home,
    "privacy.depersonalise": leader & at_home,
    "privacy.set_terms": leader & at_home,
    "privacy.destroy_due": leader & at_home,
}
grant(RIGHTS)
