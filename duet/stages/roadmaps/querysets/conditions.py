"""What rows of plans are asked for by: conditions that hold on any query of activities, whatever it counts besides."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, TextField, Value
from django.db.models.functions import Concat
from django.db.models.lookups import Regex

from duet.core.finding import begins, patterns
from duet.core.lifecycle import OPEN, StepState

if TYPE_CHECKING:
    from .steps import StepQuerySet

OPEN_STATES = sorted(OPEN)
# Where words are looked for in a row, besides the points of its content.
WORDS = ("title", "result", "deadline_text", "responsible_text")


def model(name: str) -> Any:
    """A model of this stage: the models are built upon the querysets, so they are asked for by name when a query is made."""
    return apps.get_model("roadmaps", name)


def inside(name: str, **way: str) -> Any:
    """Rows of a model that belong to the row outside: ``inside("Step", activity="pk")``.

    The row outside has passed the scope, so what belongs to it need not pass it again: the join would be made for each row.
    """
    kind = model(name)
    return kind.objects._queryset_class(kind).filter(**{field: OuterRef(outer) for field, outer in way.items()})


def _steps() -> StepQuerySet:
    steps: StepQuerySet = inside("Step", activity="pk")
    return steps


def is_counted() -> Q:
    """Not every step is cancelled."""
    return Q(Exists(_steps().exclude(state=StepState.CANCELLED)))


def is_finished() -> Q:
    """Something is done and nothing is left."""
    return Q(Exists(_steps().filter(state=StepState.DONE))) & ~Q(Exists(_steps().open()))


def _is_late(on: date) -> Q:
    return Q(Exists(_steps().late(on)))


def _has_days_left() -> Q:
    return Q(Exists(_steps().open().filter(due_on__isnull=False)))


def _is_begun() -> Q:
    return Q(Exists(_steps().filter(state__in=(StepState.WORKING, StepState.DONE))))


def stands(standing: str, on: date) -> Q:
    """Rows whose worst step is so: the condition says what ``Tally.standing`` counts, and nothing is let through by an unknown word."""
    ahead = _has_days_left() & ~_is_late(on)
    return {
        "late": _is_late(on),
        "working": ahead & _is_begun(),
        "idle": ahead & ~_is_begun(),
        "asking": Q(Exists(_steps().open())) & ~_has_days_left(),
        "done": is_finished(),
        "cancelled": ~is_counted(),
    }.get(standing, Q(pk__in=[]))


def is_due(first: date, last: date) -> Q:
    """Some open step is due between the days, both included."""
    return Q(Exists(_steps().open().filter(due_on__gte=first, due_on__lte=last)))


def asks_for_day() -> Q:
    """Some open step has no day."""
    return Q(Exists(_steps().asking()))


def ends_outside() -> Q:
    """Some open step is due after the plan ends."""
    return Q(Exists(_steps().open().filter(due_on__gt=OuterRef("roadmap__ends_on"))))


def is_held() -> Q:
    """Somebody at work answers for it."""
    return Q(Exists(inside("Duty", activity="pk").held()))


def is_of(member: int) -> Q:
    """The member answers for it, by name or by role."""
    return Q(Exists(inside("Duty", activity="pk").of(member)))


def names_post(post: int) -> Q:
    """Its paper names the role."""
    return Q(Exists(inside("Duty", activity="pk").filter(post=post)))


def is_proved() -> Q:
    """Something is attached to some of its steps."""
    return Q(Exists(inside("Evidence", step__activity="pk")))


def is_done_unproved() -> Q:
    """Something is done with nothing attached."""
    return Q(Exists(_steps().filter(state=StepState.DONE).unproved()))


def promises(stems: Iterable[str]) -> Q:
    """The words of its result name a paper: a word of them begins so."""
    return Q(result__regex="|".join(map(begins, stems)))


def says(words: str) -> Q:
    """Everything asked for stands in the row, each word in its title, result, deadline, responsible, or in a point of its content."""
    found = Q()
    for pattern in patterns(words):
        points = inside("Item", activity="pk").filter(text__regex=pattern)
        found &= Q(Regex(_together(*WORDS), pattern)) | Q(Exists(points))
    return found


def _together(*fields: str) -> Concat:
    """One text of several: it is read once for each pattern."""
    return Concat(*(part for field in fields for part in (field, Value(" "))), output_field=TextField())
