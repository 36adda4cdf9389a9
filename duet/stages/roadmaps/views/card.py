"""What the page of one step shows, in ready words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from duet.base import clock
from duet.base.access.policy import can
from duet.base.tenancy.models import Member
from duet.base.ui.typography import NBSP
from duet.base.ui.words import from_today
from duet.core.deadlines import Ask
from duet.core.lifecycle import StepState

from ..forms import steps as forms
from ..forms.posts import WhoAnswers
from ..models import Step
from ..models.history import history_of, name_of
from ..models.standing import Standing, standing_of
from ..naming import known
from .answering import answering_for, answers
from .board import asks_for_event
from .days import near_day, overdue
from .table import SAID, SIGNS, occurrence

ACTS = ("take", "finish", "postpone", "cancel", "reopen", "schedule", "attach", "comment", "bind", "settle", "edit")
# What whoever laid the row down does with it, and not those it came to.
OF_ABOVE = ("postpone", "cancel", "edit")
# Who may do it, in words for the one who may not.
WHO_MAY = {
    "finish": "Отмечает ответственный или куратор.",
    "postpone": "Срок переносит и мероприятие отменяет куратор или руководитель.",
    "schedule": "Дату назначает куратор или руководитель.",
}
FROM_ABOVE = "Это мероприятие другой организации: отмечает она сама, вы видите, как идут дела."
LAID_ABOVE = "Строку и срок меняет вышестоящая организация: она передала это мероприятие."
DATES_AT_FIRST = 4
DATES_AT_MOST = 12


def card(step: Step, viewer: Member, on: date) -> dict[str, Any]:
    """The context of ``roadmaps/step.html``."""
    standing = standing_of(step, on)
    laid_above = step.roadmap.is_from_above
    may = {act: can(viewer, f"roadmaps.{act}", step) and not (laid_above and act in OF_ABOVE) for act in ACTS}
    others = [other for other in step.activity.steps.all() if other.pk != step.pk]
    names = known(_people(step), viewer)
    return {
        "step": step,
        "on": on,
        "may": may,
        "kind": SIGNS[standing],
        "state": SAID[standing],
        "state_words": _state_words(step, standing, viewer, on, names),
        "answers": answers(step.activity, viewer, names),
        "others": [occurrence(other, on) for other in others],
        "evidence": [(proof, name_of(proof.by, step.organisation, viewer=viewer, names=names)) for proof in step.evidence.all()],
        "comments": [(remark, name_of(remark.by, step.organisation, viewer=viewer, names=names)) for remark in step.comments.all()],
        "history": history_of(step, viewer=viewer, today=on),
        "ask_words": _ask_words(step),
        "is_over": not step.is_open,
        "real_today": clock.real_today(),
        "why_not": _why_not(step, viewer, may),
        "own": step.organisation_id == viewer.organisation_id,
    } | _forms(step, viewer, may)


def _people(step: Step) -> Iterable[int | None]:
    """Everybody the card may name."""
    yield from (step.taken_by_id, step.done_by_id)
    yield from (proof.by_id for proof in step.evidence.all())
    yield from (remark.by_id for remark in step.comments.all())
    yield from answering_for(step.activity)


def _state_words(step: Step, standing: Standing, viewer: Member, on: date, names: frozenset[int]) -> str:
    """«Просрочено на 6 дней», «В работе — Рубцова Е. А.», «Сделано 12 ноября — Ким О. Р.»"""
    if standing == Standing.LATE and step.due_on:
        return f"Просрочено на{NBSP}{overdue(step.due_on, on)}"
    if step.state == StepState.DONE and step.done_on and step.done_by:
        return f"Сделано {near_day(step.done_on, on)} — {name_of(step.done_by, step.organisation, viewer=viewer, names=names)}"
    if step.state == StepState.WORKING and step.taken_by:
        return f"В работе — {name_of(step.taken_by, step.organisation, viewer=viewer, names=names)}"
    if standing == Standing.IDLE and step.due_on:
        return f"Не начато, срок {from_today(step.due_on, on)}"
    return SAID[standing]


def _ask_words(step: Step) -> str:
    words = step.activity.deadline_text
    said = f"В документе: «{words}»." if words else "В документе срока нет."
    if not asks_for_event(step):
        return said
    meaning = step.activity.deadline_words
    return f"{said} {f'Понято так: {meaning}. ' if meaning else ''}Укажите день события, срок посчитается сам."


def _why_not(step: Step, viewer: Member, may: dict[str, bool]) -> str:
    if step.organisation_id != viewer.organisation_id:
        return FROM_ABOVE
    if not step.is_open:
        return ""
    said = WHO_MAY | ({"postpone": LAID_ABOVE} if step.roadmap.is_from_above else {})
    return " ".join(words for act, words in said.items() if not may[act] and (act != "schedule" or step.ask))


def _forms(step: Step, viewer: Member, may: dict[str, bool]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "finish_form": forms.Finish(step=step),
        "move_form": forms.Move(step=step),
        "cancel_form": forms.Cancel(step=step),
        "remark_form": forms.Remark(step=step),
        "attach_form": forms.Attach(step=step),
    }
    if may["bind"]:
        named = next((duty.member_id for duty in step.activity.duties.all() if not duty.words), None)
        found["assign_form"] = WhoAnswers(organisation=viewer.organisation, initial={"member": named})
    if step.ask == Ask.DATES:
        first = _proposed(step)
        spare = range(max(0, DATES_AT_MOST - len(first)))
        return found | {"dates_form": forms.ScheduleDates(step=step), "first_dates": first, "more_dates": spare}
    return found | {"schedule_form": forms.Schedule(step=step)} if step.ask else found


def _proposed(step: Step) -> list[date | None]:
    """A field for each time the row still asks for, and some to spare when their number is not known."""
    asking = [step, *(other for other in step.activity.steps.all() if other.pk != step.pk and other.ask == Ask.DATES and other.is_open)]
    days = sorted((other.proposed_on for other in asking if other.proposed_on), key=date.toordinal)
    return [*days, *[None] * (len(asking) - len(days))] if len(asking) > 1 else [None] * DATES_AT_FIRST
