"""Who may do what with the bases of mentors and mentees (DOMAIN.md §2.3)."""

from __future__ import annotations

from duet.base.access.policy import at_home, class_teacher, council, dpo, grant, head, mentee, mentor, psychologist
from duet.base.tenancy.models import Member
from duet.core.rights import Rule
from duet.stages.persons.rights import keeper


def _is_own_card(member: Member, subject: object) -> bool:
    # At the door there is no subject yet: the action asks again with the card in hand.
    return subject is None or getattr(subject, "member_id", None) == member.pk


def _is_own_class(member: Member, subject: object) -> bool:
    group = getattr(subject, "group", None)
    return subject is None or (group is not None and group.teacher_id == member.pk)


def _is_author(member: Member, subject: object) -> bool:
    return subject is None or getattr(subject, "by_id", None) == member.pk


own_card = Rule("на своей карточке", _is_own_card)
own_class = Rule("в своём классе", _is_own_class)
author = Rule("тот, кто записал", _is_author)
overseer = keeper | head | psychologist | dpo

RIGHTS = {
    "bases.view": (overseer | class_teacher) & at_home,
    "bases.export": (keeper | head) & at_home,
    "bases.choose_columns": (overseer | class_teacher) & at_home,
    "bases.join": keeper & at_home,
    "bases.carry": keeper & at_home,
    "bases.amend": keeper & at_home,
    "bases.leave": keeper & at_home,
    "bases.bring_back": keeper & at_home,
    "bases.strike_out": keeper & at_home,
    "bases.fill_profile": (keeper | ((mentor | mentee) & own_card)) & at_home,
    "bases.view_requests": (overseer | class_teacher | council) & at_home,
    "bases.export_requests": (keeper | head) & at_home,
    "bases.add_request": (keeper | psychologist | (class_teacher & own_class)) & at_home,
    "bases.edit_request": (keeper | ((psychologist | class_teacher) & author)) & at_home,
    "bases.close_request": (keeper | ((psychologist | class_teacher) & author)) & at_home,
    "bases.open_request": (keeper | ((psychologist | class_teacher) & author)) & at_home,
    "bases.view_notes": psychologist & at_home,
    "bases.add_note": psychologist & at_home,
    "bases.edit_note": psychologist & author & at_home,
    "bases.remove_note": psychologist & author & at_home,
}
grant(RIGHTS)
