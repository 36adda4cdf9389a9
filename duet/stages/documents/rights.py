"""Who may do what with documents (requirement B5, DOMAIN.md §2.3)."""

from __future__ import annotations

from duet.base.access.policy import anyone, at_home, curator, deputy, dpo, grant, head, methodist, municipal, regional
from duet.core.rights import Rule

nobody = Rule("только сама программа", lambda member, subject: False)
keeper = curator | deputy | methodist | municipal | regional
leader = keeper | head
addressee = Rule("кому документ послан", lambda member, subject: getattr(subject, "member_id", None) == member.pk)
signer = Rule("кто подписывает", lambda member, subject: getattr(subject, "signer_id", None) == member.pk)

RIGHTS = {
    # What of the list each of them sees, ``visible_to`` narrows.
    "documents.list": anyone & at_home,
    "documents.see_all": (leader | dpo) & at_home,
    "documents.read": anyone & at_home,
    "documents.draft": leader & at_home,
    "documents.edit": leader & at_home,
    "documents.reword": leader & at_home,
    "documents.spell": leader & at_home,
    "documents.discard": leader & at_home,
    "documents.templates": leader & at_home,
    "documents.bring_template": leader & at_home,
    "documents.retire_template": leader & at_home,
    "documents.batch": leader & at_home,
    "documents.send": leader & at_home,
    "documents.call_back": leader & at_home,
    "documents.answer": anyone & at_home,
    "documents.agree": addressee & at_home,
    "documents.return": (addressee | signer) & at_home,
    "documents.sign": (signer | head) & at_home,
    "documents.mark_signed": leader & at_home,
    "documents.drop": leader & at_home,
    "documents.register": leader & at_home,
    "documents.annul": leader & at_home,
    "documents.print": nobody,
    "documents.attach": leader & at_home,
    "documents.number": leader & at_home,
    "documents.power": leader & at_home,
    "documents.ask_to_read": leader & at_home,
    "documents.know": addressee & at_home,
    "documents.know_by_link": nobody,
    "documents.mark_known": leader & at_home,
    "documents.remind": leader & at_home,
    "documents.withdraw_asking": leader & at_home,
}
grant(RIGHTS)
