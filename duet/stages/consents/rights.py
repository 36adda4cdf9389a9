"""Who may do what with consents (DOMAIN.md §2.3)."""

from __future__ import annotations

from duet.base.access.policy import (
    at_home,
    class_teacher,
    curator,
    deputy,
    dpo,
    grant,
    head,
    mentee,
    mentor,
    municipal,
    parent,
    psychologist,
    regional,
)
from duet.core.rights import Rule

nobody = Rule("только сама программа", lambda member, subject: False)
keeper = curator | deputy | dpo | municipal | regional

RIGHTS = {
    # What of the list each of them sees, ``visible_to`` narrows: a class, a child, oneself.
    "consents.list": (keeper | head | psychologist | class_teacher) & at_home,
    "consents.read": (keeper | head | class_teacher | mentor | mentee | parent) & at_home,
    # How it was signed: address, browser, scan.
    "consents.evidence": (keeper | head) & at_home,
    "consents.export": (keeper | head) & at_home,
    "consents.ask": keeper & at_home,
    "consents.cancel": keeper & at_home,
    "consents.remind": (keeper | class_teacher) & at_home,
    "consents.slip": (keeper | class_teacher) & at_home,
    "consents.register": (keeper | class_teacher) & at_home,
    "consents.texts": (keeper | head) & at_home,
    "consents.edit_text": keeper & at_home,
    "consents.operator": (keeper | head) & at_home,
    # A withdrawal by the signer's own link is written down by the program.
    "consents.withdraw": keeper & at_home,
    "consents.errands": (keeper | head) & at_home,
    "consents.do_errand": keeper & at_home,
    "consents.extend_errand": keeper & at_home,
    "consents.publication": (keeper | head) & at_home,
    "consents.open_list": (curator | deputy | head | municipal | regional) & at_home,
    # By a personal link: the signer is nobody's member.
    "consents.sign": nobody,
    "consents.refuse": nobody,
    "consents.try_code": nobody,
    "consents.want_slip": nobody,
}
grant(RIGHTS)
