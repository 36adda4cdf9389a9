"""A plan without a document: from a ready template, or from last year's plan moved to a new year."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import asdict
from datetime import date

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation
from duet.core.calendar import Period
from duet.core.errors import Refusal
from duet.core.plans import Plan, stamp_as_json
from duet.core.plans.shifting import Shifted, ShiftedRow, shift
from duet.core.responsible import read_responsible
from duet.core.templates import Template
from duet.core.workdays import WorkCalendar

from ..models import Activity, Roadmap, Stage, Step
from ..models.laying import Meant, lay_out, lay_stages
from ..models.words import plan_of

NOTHING_LEFT = "Вы отметили все строки как лишние. Оставьте хотя бы одну."


@action("roadmaps.start")
def start_from_template(
    organisation: Organisation, *, by: Member, on: date, template: Template, period: Period, without: Collection[str] = (), press: str = "",
    another: bool = False,
) -> Roadmap:  # fmt: skip
    """Make the plan of this year out of a template; ``without`` are the keys of rows to leave out.

    ``press`` names one press of the button: the second one leads to the plan that the first has made. Where the year has a plan
    already, only ``another`` lets a second one in.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    made: Roadmap | None = Roadmap.objects.filter(organisation=organisation, facts__press=press).first() if press else None
    if made is not None:
        note(roadmap=made.pk, again=True)
        return made
    own = Roadmap.objects.filter(organisation=organisation, source=None, starts_on=period.start, ends_on=period.end)
    there = own.order_by("pk").first()
    if there is not None and not another:
        raise Refusal(f"Карта на {period} уже есть: «{there}». Если нужна ещё одна, откройте образец снова и нажмите «Создать ещё одну».")
    plan = template.plan(period, without=without)
    if not plan.rows:
        raise Refusal(NOTHING_LEFT)
    roadmap = _made(plan, organisation, by, template=template.code, press=press)
    note(roadmap=roadmap.pk, template=template.code, activities=len(lay_stages(roadmap, plan.stages, on=on)))
    return roadmap


@action("roadmaps.start")
def move_to_year(
    old: Roadmap, *, by: Member, on: date, to: Period, calendar: WorkCalendar | None = None, without: Collection[str] = ()
) -> Roadmap:
    """Make the plan of a new year out of an old one; ``without`` are the keys of rows to leave out (``PlanRow.key``).

    Nothing that was done goes along: no marks, papers, stamps' numbers or days. The second press leads to the plan already made.
    ``calendar`` gives the working days of the organisation.
    """
    old.refresh_from_db(from_queryset=Roadmap.objects.select_for_update(of=("self",)))
    if old.is_from_above:
        raise Refusal("Строки этой карты задаёт вышестоящий орган: на новый год её перенесёт он.")
    if to.start <= old.starts_on:
        raise Refusal(f"Карта уже составлена на {old.period}. Выберите год позже.")
    made: Roadmap | None = Roadmap.objects.filter(previous=old, starts_on=to.start, ends_on=to.end).first()
    if made is not None:
        note(roadmap=made.pk, again=True)
        return made
    shifted = shift(plan_of(old), to, calendar or WorkCalendar())
    if all(row.was.key in without for row in shifted.rows):
        raise Refusal(NOTHING_LEFT)
    roadmap = _made(shifted.plan, old.organisation, by, previous=old)
    note(roadmap=roadmap.pk, year=str(to), activities=_lay(roadmap, shifted, without, on=on))
    return roadmap


def _made(plan: Plan, organisation: Organisation, by: Member, *, previous: Roadmap | None = None, **facts: str) -> Roadmap:
    assert plan.period is not None
    roadmap: Roadmap = Roadmap.objects.create(
        organisation=organisation,
        title=plan.title[:1000] or "Дорожная карта наставничества",
        starts_on=plan.period.start,
        ends_on=plan.period.end,
        facts=facts
        | {
            "organisation": plan.organisation or organisation.full_name or organisation.name,
            "header": list(plan.header),
            "abbreviations": dict(plan.abbreviations),
        }
        | ({"stamps": [stamp_as_json(stamp) for stamp in plan.stamps]} if plan.stamps else {}),
        previous=previous,
        made_by=by,
    )
    return roadmap


def _lay(roadmap: Roadmap, shifted: Shifted, without: Collection[str], *, on: date) -> int:
    """The rows that go along, with the days people had set; how many they are."""
    kept = list(_kept(roadmap, shifted, without))
    abbreviations = dict(shifted.plan.abbreviations)
    activities = lay_out(roadmap, [(stage, _meant(row, abbreviations)) for stage, row in kept], on=on)
    _set_days(list(zip(activities, (row for _, row in kept), strict=True)))
    return len(activities)


def _kept(roadmap: Roadmap, shifted: Shifted, without: Collection[str]) -> Iterator[tuple[Stage, ShiftedRow]]:
    """The rows with their stages; a stage that loses all its rows goes with them."""
    rows = iter(shifted.rows)
    position = 0
    for stage in shifted.plan.stages:
        kept = [row for _, row in zip(stage.rows, rows, strict=False) if row.was.key not in without]
        if kept:
            position += 1
            home = Stage.objects.create(
                organisation=roadmap.organisation, roadmap=roadmap, position=position, number=stage.number[:20], title=stage.title
            )
            yield from ((home, row) for row in kept)


def _meant(row: ShiftedRow, abbreviations: dict[str, str]) -> Meant:
    parties = read_responsible(row.now.responsible, abbreviations=abbreviations)
    return Meant(row.now, row.deadline, [asdict(party) for party in parties], row.doubts)


def _set_days(pairs: list[tuple[Activity, ShiftedRow]]) -> None:
    """Days that the words leave open, as they were set last year; more of them than steps make more steps."""
    carried = [(activity, row) for activity, row in pairs if row.carried]
    steps: dict[int, list[Step]] = {}
    for step in Step.objects.filter(activity__in=[activity for activity, _ in carried]).order_by("position"):
        steps.setdefault(step.activity_id, []).append(step)
    set_now, more = [], []
    for activity, row in carried:
        for place in row.carried:
            day, laid = row.now.days[place], steps[activity.pk]
            if place < len(laid):
                laid[place].due_on, laid[place].first_due_on, laid[place].ask = day, day, ""
                set_now.append(laid[place])
            else:
                more.append(_one_more(activity, place, day))
    Step.objects.bulk_update(set_now, ["due_on", "first_due_on", "ask"])
    Step.objects.bulk_create(more)


def _one_more(activity: Activity, place: int, day: date | None) -> Step:
    return Step(
        organisation_id=activity.organisation_id, activity=activity, roadmap_id=activity.roadmap_id, position=place + 1,
        due_on=day, first_due_on=day,
    )  # fmt: skip
