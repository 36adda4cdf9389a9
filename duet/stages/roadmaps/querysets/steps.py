"""What we ask of the dated occurrences of rows, and of what proves them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Self

from django.db.models import Case, CharField, Count, Exists, F, Max, Min, OuterRef, Q, Value, When, Window
from django.db.models.functions import RowNumber

from duet.base.tenancy.models import Member
from duet.base.tenancy.querysets import TenantQuerySet
from duet.core.lifecycle import StepState

from .conditions import OPEN_STATES, inside
from .people import WHO_ANSWERS

IN_ORDER = (F("due_on").asc(nulls_last=True), F("roadmap").asc(), F("activity__position").asc(), F("position").asc(), F("pk").asc())


class Shelf(StrEnum):
    """Where an open step lies on the page «Сегодня»."""

    LATE = "late"
    WEEK = "week"
    NEXT = "next"
    LATER = "later"
    ASKING = "asking"


def week_end(on: date) -> date:
    """The Sunday of the week of this day.

    >>> week_end(date(2026, 11, 20)), week_end(date(2026, 11, 22)) == week_end(date(2026, 11, 23))
    (datetime.date(2026, 11, 22), False)
    """
    return on + timedelta(days=6 - on.weekday())


class StepQuerySet(TenantQuerySet):
    """Dated occurrences of the rows."""

    def open(self) -> Self:
        """Not done and not cancelled."""
        return self.filter(state__in=OPEN_STATES)

    def late(self, on: date) -> Self:
        """Open after their day."""
        return self.open().filter(due_on__lt=on)

    def asking(self) -> Self:
        """Open and without a day: a person is asked for it."""
        return self.open().filter(due_on__isnull=True)

    def unproved(self) -> Self:
        """Nothing is attached to them."""
        return self.filter(~Exists(inside("Evidence", step="pk")))

    def of(self, member: Member) -> Self:
        """What this member answers for, by name or by role, or has taken."""
        return self.filter(Q(taken_by=member) | Exists(inside("Duty", activity="activity").of(member)))

    def foremost(self) -> Self:
        """Of each row the open step to look at first: the earliest day, else one without a day, else its last step.

        With ``of_row`` (how many steps the row has), ``asks`` (the number of one that has no day) and ``last_done`` (the latest day done).
        """
        is_open, row = Q(state__in=OPEN_STATES), F("activity")
        urgency = Case(When(is_open & Q(due_on__isnull=False), then=0), When(is_open, then=1), default=2)
        place = Case(When(is_open, then="position"), default=-F("position"))
        order = (urgency.asc(), Case(When(is_open, then="due_on")).asc(), place.asc(), F("pk").asc())
        return (
            self.order_by()
            .annotate(
                turn=Window(RowNumber(), partition_by=row, order_by=order),
                of_row=Window(Count("pk"), partition_by=row),
                asks=Window(Min(Case(When(is_open & Q(due_on__isnull=True), then="pk"))), partition_by=row),
                last_done=Window(Max("done_on"), partition_by=row),
            )
            .filter(turn=1)
        )

    def shelved(self, on: date) -> Self:
        """Open ones with ``shelf``: late, up to Sunday, next week, later, or without a day.

        Of what is far, and of what has no day, only the nearest step of a row is there: nine months of one report are no news.
        """
        sunday = week_end(on)
        shelf = Case(
            When(due_on__isnull=True, then=Value(Shelf.ASKING)),
            When(due_on__lt=on, then=Value(Shelf.LATE)),
            When(due_on__lte=sunday, then=Value(Shelf.WEEK)),
            When(due_on__lte=sunday + timedelta(days=7), then=Value(Shelf.NEXT)),
            default=Value(Shelf.LATER),
            output_field=CharField(),
        )
        sooner = Q(due_on__lt=OuterRef("due_on")) | Q(due_on=OuterRef("due_on"), position__lt=OuterRef("position"))
        repeated = Q(shelf=Shelf.LATER) & Exists(_of_same_row().filter(sooner))
        asked_already = Q(shelf=Shelf.ASKING) & Exists(_of_same_row().filter(due_on__isnull=True, position__lt=OuterRef("position")))
        return self.open().annotate(shelf=shelf).exclude(repeated | asked_already)

    def cut(self, first: Mapping[str, int], size: Mapping[str, int]) -> Self:
        """Of ``shelved``: the rows of each shelf after its ``first`` ones, at most ``size`` of them, with ``place`` and ``shelf_size``."""
        after = Case(*(When(shelf=shelf, then=Value(count)) for shelf, count in first.items()), default=Value(0))
        upto = Case(*(When(shelf=shelf, then=Value(first.get(shelf, 0) + count)) for shelf, count in size.items()), default=Value(0))
        return self.annotate(
            place=Window(RowNumber(), partition_by=F("shelf"), order_by=IN_ORDER),
            shelf_size=Window(Count("pk"), partition_by=F("shelf")),
            after=after,
            upto=upto,
        ).filter(place__gt=F("after"), place__lte=F("upto"))

    def by_place(self, on: date) -> list[dict[str, Any]]:
        """``organisation__path`` with its figures: ``total`` rows that are not cancelled altogether and ``left`` ones of them that are
        not finished; ``late``, ``week`` and ``asking`` steps, ``next_on``, the nearest day ahead."""
        is_open = Q(state__in=OPEN_STATES)
        counts = {
            "total": Count("activity", filter=~Q(state=StepState.CANCELLED), distinct=True),
            "left": Count("activity", filter=is_open, distinct=True),
            "late": Count("pk", filter=is_open & Q(due_on__lt=on)),
            "week": Count("pk", filter=is_open & Q(due_on__gte=on, due_on__lte=week_end(on))),
            "asking": Count("pk", filter=is_open & Q(due_on__isnull=True)),
            "next_on": Min("due_on", filter=is_open & Q(due_on__gte=on)),
        }
        return list(self.order_by().values("organisation__path").annotate(**counts))

    def in_order(self) -> Self:
        """By day, then as the document has them."""
        return self.order_by(*IN_ORDER)

    def for_list(self) -> Self:
        """With what a line of «Сегодня» shows, apart from who answers."""
        heavy = (
            "roadmap__facts",
            "roadmap__asides",
            "roadmap__source__facts",
            "roadmap__source__asides",
            "activity__doubts",
            "activity__codes",
        )
        return self.select_related("organisation", "activity", "roadmap__source__organisation", "taken_by").defer(*heavy)

    def with_answerable(self) -> Self:
        """With the people who answer for the rows: what the rights ask of a step."""
        return self.prefetch_related(*(f"activity__duties__{part}" for part in WHO_ANSWERS))

    def for_news(self) -> Self:
        """With its name and its address."""
        return self.select_related("organisation", "activity")

    def for_page(self) -> Self:
        """With what the page of one step shows."""
        return (
            self.select_related("organisation", "activity__stage", "roadmap__source__organisation", "taken_by", "done_by")
            .with_answerable()
            .prefetch_related("evidence__file", "evidence__by", "comments__by", "activity__items", "activity__steps")
        )


def _of_same_row() -> StepQuerySet:
    """Open steps of the row that the step outside belongs to."""
    steps: StepQuerySet = inside("Step", activity="activity").open().order_by()
    return steps


class EvidenceQuerySet(TenantQuerySet):
    """What proves steps."""

    def first_of_rows(self, number: int) -> Self:
        """At most so many of each row, in the order of its steps; ``of_row`` is how many it has."""
        row = F("step__activity")
        order = ("step__position", "step", "at", "pk")
        return (
            self.annotate(turn=Window(RowNumber(), partition_by=row, order_by=order), of_row=Window(Count("pk"), partition_by=row))
            .filter(turn__lte=number)
            .order_by("turn")
        )

    def for_download(self) -> Self:
        """Files with their rows."""
        return self.filter(file__isnull=False).select_related("file")
