"""What stands beside the documents of a year: plans, acts, partners, the numbers of the register."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef

from duet.base.tenancy.models import Organisation
from duet.core.calendar import day_of
from duet.core.documents.life import NUMBERED
from duet.core.lifecycle import StepState
from duet.core.readiness import Act, Agreement, Count, DoneStep, Plan
from duet.stages.acts.models import Act as ActRow
from duet.stages.documents.families import Family
from duet.stages.documents.models import Document
from duet.stages.editions.models import Edition
from duet.stages.partners.models import Envoy, Partner
from duet.stages.roadmaps.models import Roadmap, Step

_SHORT = 80


def plans_of(organisation: Organisation, year: int) -> tuple[Plan, ...]:
    """Roadmaps whose period meets the school year."""
    rows = Roadmap.objects.at_desk_of(organisation).filter(starts_on__lte=day_of(year + 1, 8, 31), ends_on__gte=day_of(year, 9, 1))
    editions = Edition._base_manager.filter(roadmap=OuterRef("pk"))
    found = rows.annotate(approved=Exists(editions)).order_by("-approved", "-starts_on", "pk").values_list("pk", "title", "approved")
    return tuple(Plan(pk, short(title), approved=approved) for pk, title, approved in found)


def unproved_of(plans: Iterable[Plan]) -> tuple[DoneStep, ...]:
    """Done steps with no evidence and no registered document."""
    done = Step.objects.filter(roadmap__in=[plan.pk for plan in plans], state=StepState.DONE).unproved()
    with_paper = Document.objects.filter(step=OuterRef("pk"), state__in=NUMBERED)
    rows = done.exclude(Exists(with_paper)).order_by("position", "pk").values_list("pk", "roadmap", "activity__title")
    return tuple(DoneStep(pk, plan, short(title)) for pk, plan, title in rows)


def acts_of(organisation: Organisation) -> tuple[Act, ...]:
    """Acts the organisation wrote down itself."""
    rows = ActRow.objects.at_desk_of(organisation).values_list("pk", "title", "day", "in_force_to")
    return tuple(Act(str(pk), title, day, ends_on) for pk, title, day, ends_on in rows)


def agreements_of(organisation: Organisation, on: date) -> tuple[Agreement, ...]:
    """Partners we still work with, each by its longest agreement."""
    sends = Envoy._base_manager.filter(partner=OuterRef("pk"), ended_on__isnull=True)
    partners = Partner.objects.at_desk_of(organisation).filter(closed_on__isnull=True).annotate(sends=Exists(sends))
    found = []
    for partner in partners.prefetch_related("agreements"):
        days = [agreement.last_day(on) for agreement in partner.agreements.all()]
        last_day = max((day for day in days if day), default=None) if None not in days else None
        found.append(Agreement(partner.pk, partner.name, signed=bool(days), last_day=last_day, sends_people=partner.sends))
    return tuple(found)


def counts_of(organisation: Organisation, year: int) -> tuple[Count, ...]:
    """Numbers given in the calendar years the school year lies in."""
    rows = Document.objects.at_desk_of(organisation).filter(state__in=NUMBERED, count__isnull=False, count_year__in=[year, year + 1])
    given = rows.order_by().values_list("series", "count_year", "count")
    return tuple(Count(str(Family(series).label), count_year, number) for series, count_year, number in given)


def short(title: str) -> str:
    """A title of a plan or a row may be a paragraph: its beginning, by whole words.

    >>> short("Приказ о наставничестве"), short("слово " * 40)[-12:]
    ('Приказ о наставничестве', 'слово слово…')
    """
    return title if len(title) <= _SHORT else f"{title[:_SHORT].rpartition(' ')[0]}…"
