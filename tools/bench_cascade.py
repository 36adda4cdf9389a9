"""A plan of the department sent down to a thousand organisations, and sent once more with nothing new in it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench_pages import Measure
    from bench_town import Town

ORGANISATIONS, ROWS = 1000, 32
STARTS, ENDS = date(2026, 9, 1), date(2027, 8, 31)
# By turns: twelve days a year, four, one, one: 144 obligations of each organisation.
DEADLINES = ("ежемесячно до 25 числа", "ежеквартально до 5 числа месяца, следующего за отчётным", "до 1 декабря", "май")


def cascade(town: Town) -> Iterator[Measure]:
    """Opens organisations below ``town.department`` up to a thousand and sends a plan of 32 rows to them (promised: 20 s).

    Called last, on the database of ``bench_town.py``; each Measure is a line of the table, ``ms`` of the whole sending.
    """
    from bench_pages import Measure  # noqa: PLC0415  # it asks for this module after it has started
    from django.db import transaction  # noqa: PLC0415  # after setup

    from duet.base import clock  # noqa: PLC0415
    from duet.base.tenancy.scope import everywhere  # noqa: PLC0415
    from duet.core.plans import PlanRow, PlanStage  # noqa: PLC0415
    from duet.stages.cascade.actions import publish_plan  # noqa: PLC0415
    from duet.stages.cascade.jobs import send_plan  # noqa: PLC0415
    from duet.stages.roadmaps.models import Roadmap, Step  # noqa: PLC0415
    from duet.stages.roadmaps.models.laying import lay_stages  # noqa: PLC0415

    with everywhere(), transaction.atomic():
        _open(town)
        plan = Roadmap.objects.create(
            organisation=town.department, title="План города", starts_on=STARTS, ends_on=ENDS, made_by=town.coordinator
        )
        rows = (
            PlanRow(f"Мероприятие {n}", number=str(n), deadline=DEADLINES[n % 4], responsible="ОО", result="Справка") for n in range(ROWS)
        )
        lay_stages(plan, [PlanStage("Работа организаций", rows=tuple(rows))], on=STARTS)
        chosen = list(plan.activities.values_list("pk", flat=True))
        spread = publish_plan(plan, by=town.coordinator, rows=chosen, past=True, on=clock.today(), at=clock.now())
        # The job is done here and not by a worker.
        transaction.get_connection().run_on_commit = []
    for name in (f"cascade to {ORGANISATIONS:,} organisations", "the same again, nothing new"):
        begun = time.perf_counter()
        send_plan.call(spread.pk, spread.run)
        ms = round(1000 * (time.perf_counter() - begun), 1)
        with everywhere():
            yield Measure(name, ms, note=f"{Step.objects.filter(roadmap__source=plan).count():,} steps")


def _open(town: Town) -> None:
    """Schools with a curator each, until there are a thousand organisations."""
    from duet.base.tenancy.models import Assignment, Member, Organisation, OrganisationKind, Role  # noqa: PLC0415

    standing = Organisation.objects.filter(parent=town.department).count()
    for number in range(standing, ORGANISATIONS):
        school = Organisation(kind=OrganisationKind.SCHOOL, name=f"Школа № {number}", slug=f"bench-{number}", parent=town.department)
        school.save()
        curator = Member.objects.create(organisation=school, full_name=f"Куратор Анна {number}")
        Assignment.objects.create(member=curator, role=Role.CURATOR, since=STARTS)
