"""Who may do what with roadmaps (the row «roadmap» of DOMAIN.md §2.3)."""

from duet.base.access.policy import (
    at_home,
    class_teacher,
    council,
    curator,
    deputy,
    grant,
    head,
    mentee,
    mentor,
    methodist,
    municipal,
    psychologist,
    regional,
)
from duet.base.tenancy.models import Member
from duet.core.rights import Rule


def _answers(member: Member, subject: object) -> bool:
    # At the door there is no subject yet: the action asks again with the step in hand.
    return subject is None or member.pk in getattr(subject, "answerable_ids", ())


def _finished(member: Member, subject: object) -> bool:
    # A slip of the hand is taken back by whoever made it.
    return subject is None or getattr(subject, "done_by_id", None) == member.pk


finisher = Rule("тот, кто отметил выполнение", _finished)
responsible = Rule("ответственный за мероприятие", _answers)
keeper = curator | deputy | head | methodist | municipal | regional
reader = keeper | council | psychologist | mentor | mentee | class_teacher

RIGHTS = {
    "roadmaps.view": reader,
    "roadmaps.start": keeper & at_home,
    "roadmaps.upload": keeper & at_home,
    "roadmaps.mend": keeper & at_home,
    "roadmaps.save": keeper & at_home,
    "roadmaps.drop": keeper & at_home,
    "roadmaps.take": (keeper | responsible) & at_home,
    "roadmaps.finish": (keeper | responsible) & at_home,
    "roadmaps.attach": (keeper | responsible) & at_home,
    "roadmaps.comment": reader & at_home,
    "roadmaps.schedule": keeper & at_home,
    "roadmaps.postpone": keeper & at_home,
    "roadmaps.cancel": keeper & at_home,
    "roadmaps.reopen": (keeper | finisher) & at_home,
    "roadmaps.bind": keeper & at_home,
    "roadmaps.settle": keeper & at_home,
    "roadmaps.edit": keeper & at_home,
    "roadmaps.undo": keeper & at_home,
}
grant(RIGHTS)
