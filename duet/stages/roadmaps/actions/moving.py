"""A date moved by hand, alone or with those that follow it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member
from duet.base.ui.words import count, day
from duet.core.errors import Refusal

from ..models import Change, Roadmap, Step
from ..models.keeping import Keeper, must_be_own

# A day farther than this from the plan is a slip of the pen, not a plan.
FARTHEST = timedelta(days=366 * 2)
NO_REASON = "Напишите причину: её увидят руководитель и проверяющие."


@action("roadmaps.postpone")
def postpone_step(step: Step, *, by: Member, to: date, reason: str) -> Step:
    """Move one day, with a reason; the day of the document is kept beside it."""
    must_be_own(step.roadmap)
    return _moved(step, to, reason)


@action("roadmaps.postpone")
def move_steps(step: Step, *, by: Member, to: date, reason: str, also: Mapping[int, date] | None = None) -> Change:
    """Move the day of a step together with those of other steps of its plan (by their numbers): one edit, taken back as one."""
    others = {pk: on for pk, on in (also or {}).items() if pk != step.pk}
    keeper = Keeper(step.roadmap, steps=[step.pk, *others])
    was, found = _moved(step, to, reason), _of_plan(step.roadmap, others)
    for other in found:
        postpone_step(other, by=by, to=others[other.pk], reason=reason)
    change = keeper.keep(_told(was, found), by=by)
    assert change is not None, "Another day is a difference."
    return change


def _of_plan(roadmap: Roadmap, others: Mapping[int, date]) -> list[Step]:
    found = list(Step.objects.filter(roadmap=roadmap, pk__in=others).select_related("roadmap", "activity", "organisation").order_by("pk"))
    if len(found) != len(others):
        raise Refusal("Карта за это время изменилась: части этих сроков в ней больше нет. Откройте страницу заново.")
    return found


def _moved(step: Step, to: date, reason: str) -> Step:
    step.refresh_from_db(from_queryset=Step.objects.select_for_update(of=("self",)))
    if not step.is_open:
        raise Refusal(f"Перенести можно только то, что ещё не сделано и не отменено: «{step}».")
    if step.due_on == to:
        raise Refusal(f"Это тот же срок: {day(to)}. Укажите другую дату.")
    if not reason.strip():
        raise Refusal(NO_REASON)
    _must_be_near(step.roadmap, to)
    was, step.reason = step.due_on, reason.strip()
    note(was=was.isoformat() if was else "", now=to.isoformat(), reason=step.reason)
    step.due_on, step.ask = to, ""
    # What is due earlier may begin earlier.
    step.opens_on = min(step.opens_on, to) if step.opens_on else None
    step.save(update_fields=["due_on", "ask", "reason", "opens_on"])
    return step


def _must_be_near(roadmap: Roadmap, to: date) -> None:
    if not roadmap.starts_on - FARTHEST <= to <= roadmap.ends_on + FARTHEST:
        raise Refusal(f"{day(to)} {to.year} года — слишком далеко: карта рассчитана на {roadmap.period}. Проверьте год.")


def _told(step: Step, others: list[Step]) -> str:
    """«Перенесён срок на 4 декабря: «Отчёт» и ещё 2 срока»"""
    together = f" и ещё {count(len(others), 'срок,срока,сроков')}" if others else ""
    return f"Перенесён срок на {day(step.due_on) if step.due_on else ''}: «{str(step)[:150]}»{together}"
