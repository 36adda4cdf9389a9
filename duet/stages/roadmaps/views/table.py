"""The rows of a plan in ready words: deadline, people, documents, state."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from duet.base.access.policy import can
from duet.base.tenancy.models import Member
from duet.base.ui.signs import Kind
from duet.base.ui.typography import NBSP
from duet.base.ui.words import day, from_today
from duet.core.lifecycle import StepState

from ..models import Activity, Evidence, Step
from ..models.standing import Standing, Tally, standing_of, tally
from .answering import Answer, answers
from .days import near_day, overdue

SOON_DAYS = 7
SIGNS = {
    Standing.LATE: Kind.LATE,
    Standing.WORKING: Kind.WORK,
    Standing.IDLE: Kind.IDLE,
    Standing.ASKING: Kind.SOON,
    Standing.DONE: Kind.DONE,
    Standing.CANCELLED: Kind.IDLE,
}
SAID = {
    Standing.LATE: "Просрочено",
    Standing.WORKING: "В работе",
    Standing.IDLE: "Не начато",
    Standing.ASKING: "Нужна дата",
    Standing.DONE: "Сделано",
    Standing.CANCELLED: "Отменено",
}
PROOFS_AT_ONCE = 3


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One step of a row: its name and day, its sign and state."""

    step: Step
    title: str
    kind: Kind
    state: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A row of the table.

    ``light`` is late, soon or done; ``under`` are the lines under the words of the deadline; ``asking`` is the step that
    waits for a day from the viewer.
    """

    activity: Activity
    step: Step
    items: list[str]
    light: str
    deadline: str
    under: tuple[str, ...]
    asking: Step | None
    may_assign: bool
    answers: list[Answer]
    proofs: list[Evidence]
    more_proofs: int
    kind: Kind
    state: str
    state_note: str
    occurrences: list[Occurrence]


def plan_row(activity: Activity, viewer: Member, on: date) -> PlanRow:
    """The row; ``activity`` was asked for ``for_table``."""
    steps = list(activity.steps.all())
    nearest, counted = _nearest(steps), tally(steps, on)
    may_ask = can(viewer, "roadmaps.schedule", activity)
    standing = counted.standing
    proofs = [proof for step in steps for proof in step.evidence.all()]
    return PlanRow(
        activity=activity,
        step=nearest,
        items=[item.text for item in activity.items.all()],
        light=_light(standing, nearest, on),
        deadline=activity.deadline_text,
        under=_under(activity, steps, nearest, on),
        asking=next((step for step in steps if step.is_open and step.due_on is None), None) if may_ask else None,
        may_assign=can(viewer, "roadmaps.bind", activity),
        answers=answers(activity, viewer),
        proofs=proofs[:PROOFS_AT_ONCE],
        more_proofs=max(0, len(proofs) - PROOFS_AT_ONCE),
        kind=SIGNS[standing],
        state=_state(counted, steps, on),
        state_note=_state_note(counted, steps, on),
        occurrences=[occurrence(step, on) for step in steps] if len(steps) > 1 else [],
    )


def _nearest(steps: list[Step]) -> Step:
    """The open step to look at first: the earliest day; else one without a day; else the last one."""
    dated = [step for step in steps if step.is_open and step.due_on]
    if dated:
        return min(dated, key=lambda step: (step.due_on, step.position))
    return next((step for step in steps if step.is_open), steps[-1])


def _light(standing: Standing, nearest: Step, on: date) -> str:
    if standing == Standing.LATE:
        return "late"
    if standing in (Standing.DONE, Standing.CANCELLED):
        return "done"
    near = nearest.due_on is not None and (nearest.due_on - on).days <= SOON_DAYS
    return "soon" if near or standing == Standing.ASKING else ""


def _under(activity: Activity, steps: list[Step], nearest: Step, on: date) -> tuple[str, ...]:
    """The next day, unless the words name it, and that it was moved. What the words mean stands on the page of the step."""
    lines = []
    repeated = len(steps) > 1
    if nearest.is_open and nearest.due_on and not _says(activity.deadline_text, nearest.due_on):
        lines.append(f"{'ближайший — ' if repeated else 'до '}{near_day(nearest.due_on, on)}")
    if nearest.is_open and nearest.was_moved and nearest.first_due_on:
        lines.append(f"перенесено с {near_day(nearest.first_due_on, on)}")
    return tuple(lines)


def _says(text: str, due: date) -> bool:
    """Whether the words of a deadline name the day themselves.

    >>> [_says(text, date(2026, 11, 5)) for text in ("до 5 ноября 2026 г.", "до 05.11.2026", "до 15 ноября", "ноябрь")]
    [True, True, False, False]
    """
    said = {day(due).replace(NBSP, " "), f"{due:%d} {day(due).split(NBSP)[1]}", f"{due:%d.%m}"}
    plain = " ".join(text.casefold().split())
    return any(re.search(rf"(?<!\d){re.escape(words)}", plain) for words in said)


def _state(counted: Tally, steps: list[Step], on: date) -> str:
    """«Просрочено на 6 дней», «Просрочено 2 из 9», «Сделано»."""
    said = SAID[counted.standing]
    if not counted.late:
        return said
    if counted.total > 1:
        return f"{said} {counted.late} из{NBSP}{counted.total}"
    oldest = min(step.due_on for step in steps if step.due_on and step.is_late(on))
    return f"{said} на{NBSP}{overdue(oldest, on)}"


def _state_note(counted: Tally, steps: list[Step], on: date) -> str:
    if counted.open:
        return f"сделано {counted.done} из {counted.total}" if counted.done and not counted.late else ""
    done = [step.done_on for step in steps if step.done_on]
    return near_day(max(done), on) if done else ""


def occurrence(step: Step, on: date) -> Occurrence:
    """One step among the others of its row."""
    standing = standing_of(step, on)
    named = step.name or (near_day(step.due_on, on) if step.due_on else "без даты")
    return Occurrence(step, named, SIGNS[standing], _step_state(step, standing, on))


def _step_state(step: Step, standing: Standing, on: date) -> str:
    if step.state == StepState.DONE and step.done_on:
        return f"Сделано {near_day(step.done_on, on)}"
    if step.due_on is None or not step.is_open:
        return SAID[standing]
    far = from_today(step.due_on, on)
    return (
        f"Просрочено, {far}"
        if standing == Standing.LATE
        else f"До {near_day(step.due_on, on)}" + (", в работе" if standing == Standing.WORKING else "")
    )
