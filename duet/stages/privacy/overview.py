"""How things stand with personal data, in a few figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from duet.base.tenancy.models import Member
from duet.core.consents import Use
from duet.stages.consents.models import Consent, Errand
from duet.stages.persons.models import Look, LookKind, Person

from .keeping import due_now
from .models import DestructionAct, SubjectRequest

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Overview:
    """Figures of one organisation."""

    people: int
    kept: int
    waiting: int
    running_out: int
    errands: dict[str, Any]
    requests: dict[str, Any]
    due: int
    acts: int
    exports: list[Look]

    @property
    def without(self) -> int:
        """People of whom only the card may be kept."""
        return self.people - self.kept


def overview(viewer: Member, on: date, soon: date) -> Overview:
    """A constant number of queries."""
    here = Person.objects.visible_to(viewer).at_desk(viewer).here()
    consents = Consent.objects.visible_to(viewer).at_desk(viewer)
    late = Count("pk", filter=Q(due_on__lt=on))
    looks = Look.objects.visible_to(viewer).at_desk(viewer).exclude(kind=LookKind.VIEW)
    return Overview(
        people=here.count(),
        kept=here.permitted(Use.KEEP, on).count(),
        waiting=consents.asked().count(),
        running_out=consents.running_out(on, soon).count(),
        errands=Errand.objects.visible_to(viewer).at_desk(viewer).open().aggregate(open=Count("pk"), late=late),
        requests=SubjectRequest.objects.visible_to(viewer).at_desk(viewer).open().aggregate(open=Count("pk"), late=late),
        due=sum(number for _, _, number in due_now(viewer.organisation, on)),
        acts=DestructionAct.objects.visible_to(viewer).at_desk(viewer).count(),
        exports=list(looks.select_related("by")[:SHOWN]),
    )
