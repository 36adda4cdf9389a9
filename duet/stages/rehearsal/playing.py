"""The colleagues of a rehearsal: while the day moves on, they do most of what they answer for, and are late with some."""

from __future__ import annotations

from datetime import date, timedelta

from duet.base.tenancy.models import Member, Organisation
from duet.stages.roadmaps import actions
from duet.stages.roadmaps.models import Step

from .town.year import proof

# One in ten is forgotten and done three weeks late; three in four come with a proof.
FORGOTTEN_ONE_IN, LATE_BY = 10, timedelta(days=21)
PROVED_OUT_OF = 4


def play(root: Organisation, *, since: date, until: date, without: set[int]) -> int:
    """Let the colleagues work from the day after ``since`` to ``until``; ``without`` are the members of whoever plays.

    Returns how many matters they have finished.
    """
    finished = 0
    leaders = _leaders(root)
    open_steps = Step.objects.filter(organisation__path__startswith=root.path).open().filter(due_on__lte=until)
    for step in open_steps.for_list().with_answerable().in_order():
        by = _who(step, leaders, without)
        if by is None or not _is_done(step, until):
            continue
        on = max(since + timedelta(days=1), min(until, step.due_on - timedelta(days=step.pk % PROVED_OUT_OF)))
        if step.pk % PROVED_OUT_OF:
            actions.attach_words(step, by=by, words=proof(step.pk, on))
        actions.finish_step(step, by=by, on=on)
        finished += 1
    return finished


def _leaders(root: Organisation) -> dict[int, Member]:
    """Who leads mentoring in each place: the second in the list of its people."""
    people: dict[int, list[Member]] = {}
    members = Member.objects.filter(organisation__path__startswith=root.path).at_work().with_roles().order_by("pk")
    for member in members:
        people.setdefault(member.organisation_id, []).append(member)
    return {place: (at_work[1] if len(at_work) > 1 else at_work[0]) for place, at_work in people.items()}


def _who(step: Step, leaders: dict[int, Member], without: set[int]) -> Member | None:
    """The colleague who does it; None when it is the player's own business."""
    answerable = step.activity.answerable or [leaders[step.organisation_id]]
    colleagues = [member for member in answerable if member.pk not in without]
    return colleagues[0] if colleagues and len(colleagues) == len(answerable) else None


def _is_done(step: Step, until: date) -> bool:
    if step.pk % FORGOTTEN_ONE_IN:
        return True
    return step.due_on is not None and step.due_on + LATE_BY <= until
