"""What one person is reminded of, as conditions of a query; the same arithmetic as ``core.reminding``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Subquery, Value, When

from duet.base.tenancy.querysets import TenantQuerySet
from duet.core.reminding import Windows

if TYPE_CHECKING:
    from duet.base.tenancy.models import Member
    from duet.stages.roadmaps.querysets import StepQuerySet

# A letter that the mail server refused is tried again at the next hours of the same day.
MOST_ATTEMPTS = 6


class Shelf(StrEnum):
    """Where a step lies on the page of reminders: one's own matters first, then what has gone up, then what was put off."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    CURATOR = "curator"
    HEAD = "head"
    SNOOZED = "snoozed"


@dataclass(frozen=True, slots=True)
class Ear:
    """Who listens: somebody at work, whatever goes up to them besides their own."""

    member: Member
    is_curator: bool = False
    is_head: bool = False


def _model(app: str, name: str) -> Any:
    # Models are built upon querysets, so they are asked for by name when a query is made.
    return apps.get_model(app, name)


def reminded(steps: StepQuerySet, ear: Ear, windows: Windows) -> StepQuerySet:
    """Open steps that the listener hears of on the day, with ``shelf`` and ``until`` (of what they have put off)."""
    snoozed = _model("reminders", "Snooze").objects.filter(member=ear.member, step=OuterRef("pk")).in_force(windows.on)
    rung = Case(*_rungs(ear, windows), default=Value(""), output_field=CharField())
    heard = steps.open().filter(due_on__lte=windows.soon).annotate(rung=rung).exclude(rung="")
    found: StepQuerySet = heard.annotate(
        until=Subquery(snoozed.values("until")[:1]),
        shelf=Case(When(Exists(snoozed), then=Value(Shelf.SNOOZED)), default=F("rung"), output_field=CharField()),
    )
    return found


def _rungs(ear: Ear, windows: Windows) -> list[When]:
    duties = _model("roadmaps", "Duty").objects.filter(activity=OuterRef("activity"))
    mine = Q(taken_by=ear.member) | Q(Exists(duties.of(ear.member)))
    untaken = Q(taken_by__isnull=True) | Q(taken_by__left_on__isnull=False)
    nobody = untaken & ~Q(Exists(duties.held()))
    rungs = [
        When(mine & Q(due_on__lt=windows.on), then=Value(Shelf.LATE)),
        When(mine & Q(due_on__lte=windows.today), then=Value(Shelf.TODAY)),
        When(mine, then=Value(Shelf.SOON)),
    ]
    if ear.is_curator:
        rungs.append(When(Q(due_on__lte=windows.curator) | nobody, then=Value(Shelf.CURATOR)))
    elif ear.is_head:
        rungs.append(When(Q(due_on__lte=windows.head), then=Value(Shelf.HEAD)))
    return rungs


class SnoozeQuerySet(TenantQuerySet):
    """What people have put off for themselves."""

    def in_force(self, on: date) -> Self:
        """Those that still hold on the day; on the day ``until`` one is reminded again."""
        return self.filter(until__gt=on)


class DigestQuerySet(TenantQuerySet):
    """Letters, and the attempts at them."""

    def failed(self) -> Self:
        """Those that did not, and have not been tried too often."""
        return self.filter(sent_at__isnull=True, attempts__lt=MOST_ATTEMPTS).exclude(failed="")

    def latest_first(self) -> Self:
        """By day."""
        return self.order_by("-on", "-pk")
