"""Who may do what with cards of people (DOMAIN.md §2.3)."""

from __future__ import annotations

from duet.base.access.policy import (
    at_home,
    class_teacher,
    council,
    curator,
    deputy,
    dpo,
    grant,
    head,
    mentee,
    mentor,
    methodist,
    municipal,
    parent,
    psychologist,
    regional,
    upper,
)
from duet.base.tenancy.models import Member
from duet.core.rights import Rule


def _is_of_own_class(member: Member, subject: object) -> bool:
    # At the door there is no subject yet: the action asks again with the child in hand.
    group = getattr(subject, "group", None)
    return subject is None or (group is not None and group.teacher_id == member.pk)


of_own_class = Rule("в своём классе", _is_of_own_class)

keeper = curator | deputy | methodist | municipal | regional
overseer = keeper | head | psychologist | dpo

RIGHTS = {
    # What of the lists and cards each of them sees, ``visible_to`` narrows: a class, a child, oneself.
    "persons.view": (overseer | council | class_teacher | parent | mentor | mentee) & at_home,
    "persons.list": (overseer | council | class_teacher) & at_home,
    "persons.sent_up": (head | deputy | municipal | regional) & upper,
    "persons.add": (keeper | class_teacher) & at_home,
    "persons.edit": keeper & at_home,
    "persons.leave": keeper & at_home,
    "persons.come_back": keeper & at_home,
    "persons.guard": (keeper | class_teacher & of_own_class) & at_home,
    "persons.unguard": (keeper | class_teacher & of_own_class) & at_home,
    "persons.view_groups": overseer & at_home,
    "persons.add_group": keeper & at_home,
    "persons.edit_group": keeper & at_home,
    "persons.close_group": keeper & at_home,
    "persons.move_up": keeper & at_home,
    "persons.merge": keeper & at_home,
    "persons.tell_apart": keeper & at_home,
    "persons.set_rules": (keeper | head | dpo) & at_home,
}
grant(RIGHTS)
