"""A row whose words were changed: its steps and those who answer are laid anew, and what people have put into them stays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Q

from duet.core.deadlines import Due, as_json, parse
from duet.core.lifecycle import StepState
from duet.core.plans.refitting import refit

from ..querysets import StepQuerySet
from .laying import Meant, context_of, dues, duties_of, fill, step_of
from .meaning import NO_DEADLINE, NOBODY
from .plan import Activity, Duty
from .steps import Comment, Evidence, Step


def touched(activity: Activity) -> StepQuerySet:
    """Steps of the row that are done, or that something was attached to or said about."""
    proofs, remarks = (kind.objects.filter(step=OuterRef("pk")) for kind in (Evidence, Comment))
    found: StepQuerySet = activity.steps.filter(Q(state=StepState.DONE) | Exists(proofs) | Exists(remarks))
    return found


def put_words(activity: Activity, one: Meant, *, rereads: tuple[bool, bool]) -> None:
    """The new words and what they mean; questions about words that are gone go with them. ``rereads``: deadline, responsible."""
    old = parse(activity.deadline_text, context_of(activity.roadmap)).doubts
    answered = {*(old if rereads[0] else ()), *([NO_DEADLINE] if rereads[0] else ()), *([NOBODY] if rereads[1] else ())}
    doubts = [doubt for doubt in activity.doubts if doubt not in answered]
    fill(activity, one)
    activity.doubts = doubts
    activity.save()


def lay_duties_anew(activity: Activity, one: Meant, *, on: date) -> None:
    """Whoever the new words name; whom they named before and name still stays bound, and so do people assigned in the program."""
    here = list(activity.duties.named_here())
    named = [duty for duty in activity.duties.all() if duty not in here]
    laid = [_still(duty, named) for duty in duties_of(activity.organisation, [(activity, one)], on=on)]
    for position, duty in enumerate([*laid, *here], 1):
        duty.position = position
        duty.save()
    Duty.objects.filter(pk__in=[duty.pk for duty in named]).delete()


def _still(duty: Duty, named: list[Duty]) -> Duty:
    """The one that stands already, taken out of ``named``; or the new one."""
    known = next((one for one in named if (one.post_id, one.person) == (duty.post_id, duty.person)), None)
    if known is None:
        return duty
    named.remove(known)
    known.by_agreement, known.member = duty.by_agreement, known.member or duty.member
    return known


def lay_steps_anew(activity: Activity, one: Meant) -> None:
    """The new deadline unfolded: steps that answer it go on, done ones and those with evidence or remarks stay, the rest come or go.

    Other words with the same meaning change no step: a day that a person has given stays.
    """
    if as_json(one.deadline) == activity.deadline:
        return
    standing, wanted = list(activity.steps.all()), dues(one, activity.roadmap)
    kept = {step.pk for step in standing if not step.is_open} | set(touched(activity).values_list("pk", flat=True))
    matches = refit([(step.name, step.first_due_on or step.due_on) for step in standing], [(due.name, due.on) for due in wanted])
    going_on = {index for index in matches if index is not None}
    rest = [step for index, step in enumerate(standing) if index not in going_on]
    steps = [_refitted(activity, due, None if index is None else standing[index]) for due, index in zip(wanted, matches, strict=True)]
    _save(_in_order(steps, [step for step in rest if step.pk in kept]))
    Step.objects.filter(pk__in=[step.pk for step in rest if step.pk not in kept]).delete()


def _refitted(activity: Activity, due: Due, step: Step | None) -> Step:
    """The step that answers the due day; what is closed is only named as the others are."""
    if step is None:
        return step_of(activity, due, 0)
    step.name = due.name
    if not step.is_open:
        return step
    fresh = step_of(activity, due, 0)
    if not (step.was_moved and step.first_due_on == due.on):
        # Why the old day was moved says nothing about the new one.
        step.due_on, step.ask, step.reason = fresh.due_on, fresh.ask, "" if step.was_moved else step.reason
    for name in ("opens_on", "first_due_on", "proposed_on", "continuous"):
        setattr(step, name, getattr(fresh, name))
    return step


def _in_order(steps: list[Step], others: Sequence[Step]) -> list[Step]:
    """As the deadline unfolds; what stays besides stands among them by its day."""
    if not others:
        return steps
    return sorted([*steps, *others], key=lambda step: (step.due_on is None, step.due_on or date.max))


def _save(steps: Sequence[Step]) -> None:
    for position, step in enumerate(steps, 1):
        step.position = position
        step.save()
