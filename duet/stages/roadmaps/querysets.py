from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Self

from django.apps import apps
from django.db.models import Case, CharField, Count, Exists, F, Max, Min, OuterRef, Q, Subquery, Value, When, Window
from django.db.models.functions import Coalesce, RowNumber

from duet.base.tenancy.models import Member
from duet.base.tenancy.querysets import TenantQuerySet
from duet.core.lifecycle import OPEN, StepState

OPEN_STATES = sorted(OPEN)
IN_ORDER = (F("due_on").asc(nulls_last=True), F("roadmap").asc(), F("activity__position").asc(), F("position").asc(), F("pk").asc())
# What ``Duty.people`` needs.
WHO_ANSWERS = ("member", "post__holdings__member")


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


def _model(name: str) -> Any:
    # The models are built upon this module, so it asks for them by name when a query is made.
    return apps.get_model("roadmaps", name)


class PostQuerySet(TenantQuerySet):
    """Responsible roles of the organisation's papers."""

    def with_holders(self) -> Self:
        """With what ``holders_now`` needs."""
        return self.prefetch_related("holdings__member")

    def for_news(self) -> Self:
        """With its address."""
        return self.select_related("organisation")

    def with_held(self) -> Self:
        """``held``: how many people hold the role now."""
        held = Q(holdings__until__isnull=True, holdings__member__left_on__isnull=True)
        return self.annotate(held=Count("holdings", filter=held, distinct=True))

    def vacant(self) -> Self:
        """Roles that nobody holds now."""
        return self.with_held().filter(held=0)

    def with_load(self) -> Self:
        """``load``: how many rows of live plans name the role."""
        return self.annotate(load=Count("duties__activity", distinct=True))

    def for_page(self) -> Self:
        """With what its page shows."""
        return self.for_news().with_holders()

    def in_use(self) -> Self:
        """Roles that some row names."""
        return self.filter(Exists(_model("Duty").objects.filter(post=OuterRef("pk"))))

    def vacant_first(self) -> Self:
        """Roles nobody holds, then the others, each by name; asks for ``with_held``."""
        return self.order_by(Case(When(held=0, then=0), default=1), "title", "pk")


class DutyQuerySet(TenantQuerySet):
    """Who answers for rows."""

    def held(self) -> Self:
        """Those that somebody at work stands behind: the person named, or a holder of the role."""
        by_name = Q(member__left_on__isnull=True, member__isnull=False)
        by_post = Q(person="", member__isnull=True, post__holdings__until__isnull=True, post__holdings__member__left_on__isnull=True)
        return self.filter(by_name | (by_post & Q(post__holdings__isnull=False)))

    def of(self, member: Member) -> Self:
        """Those of this member, by name or by role."""
        by_post = Q(person="", member__isnull=True, post__holdings__until__isnull=True, post__holdings__member=member)
        return self.filter(Q(member=member) | by_post)

    def named_here(self) -> Self:
        """People set for a row in the program, whom its paper does not name."""
        return self.filter(post__isnull=True, person="")

    def unmatched(self) -> Self:
        """Names of the papers that nobody of the organisation bears yet."""
        return self.filter(member__isnull=True).exclude(person="")


class RoadmapQuerySet(TenantQuerySet):
    """Live plans."""

    def for_page(self) -> Self:
        """With the organisation they belong to and the document they came from."""
        return self.select_related("organisation", "upload")

    def for_news(self) -> Self:
        """With its address."""
        return self.select_related("organisation")

    def latest_first(self) -> Self:
        """By the beginning of their period."""
        return self.order_by("-starts_on", "-pk")

    def nearest(self, on: date) -> Self:
        """The plan in force first, then the one to come, then the latest that is over."""
        return self.order_by(
            Case(When(starts_on__lte=on, ends_on__gte=on, then=0), When(starts_on__gt=on, then=1), default=2), "-starts_on", "-pk"
        )

    def with_progress(self, on: date) -> Self:
        """``total`` and ``done``: rows; ``late`` and ``asking``: steps. Rows that are cancelled altogether are not counted."""
        # Each figure is a query of its own inside: joined and grouped, the figures would multiply one another.
        activities, steps = (_model(name).objects.filter(roadmap=OuterRef("pk")) for name in ("Activity", "Step"))
        return self.annotate(
            total=_counted(activities.counted()),
            done=_counted(activities.finished()),
            late=_counted(steps.late(on)),
            asking=_counted(steps.asking()),
        )


def _counted(rows: TenantQuerySet) -> Coalesce:
    """How many of them each roadmap has, as a subquery."""
    return Coalesce(Subquery(rows.order_by().values("roadmap").annotate(n=Count("pk")).values("n")), 0)


def _of_same_row() -> StepQuerySet:
    """Open steps of the row that the step outside belongs to."""
    steps: StepQuerySet = _model("Step").objects.open().filter(activity=OuterRef("activity"))
    return steps


def is_doubtful(rows: str = "") -> Q:
    """A row on review that waits for a person; ``rows`` is the way to it («rows__»)."""
    return ~Q(**{f"{rows}doubts": []}) & Q(**{f"{rows}settled": False, f"{rows}skipped": False})


def _is_counted() -> Q:
    return Q(Exists(_model("Step").objects.filter(activity=OuterRef("pk")).exclude(state=StepState.CANCELLED)))


def _is_finished() -> Q:
    steps = _model("Step").objects.filter(activity=OuterRef("pk"))
    return Q(Exists(steps.filter(state=StepState.DONE))) & ~Q(Exists(steps.open()))


class ActivityQuerySet(TenantQuerySet):
    """Rows of live plans."""

    def counted(self) -> Self:
        """Rows that are not cancelled altogether."""
        return self.filter(_is_counted())

    def finished(self) -> Self:
        """Rows whose every step is done (cancelled ones are passed over)."""
        return self.filter(_is_finished())

    def by_place(self) -> list[dict[str, Any]]:
        """``organisation__path`` with ``total`` and ``done`` rows of each."""
        rows = self.order_by().values("organisation__path")
        return list(rows.annotate(total=Count("pk", filter=_is_counted()), done=Count("pk", filter=_is_finished())))

    def in_order(self) -> Self:
        """As the document has them."""
        return self.order_by("position", "pk")

    def unanswered(self) -> Self:
        """Rows that name nobody at all."""
        return self.filter(~Exists(_model("Duty").objects.filter(activity=OuterRef("pk"))))

    def doubtful(self) -> Self:
        """Rows with sentences nobody has answered yet."""
        return self.exclude(doubts=[])

    def with_progress(self, on: date) -> Self:
        """Counts of steps by what they are today, and the days they lie between; ``Standing`` is made of them."""
        is_open = Q(steps__state__in=OPEN_STATES)
        return self.annotate(
            steps_open=Count("steps", filter=is_open),
            steps_done=Count("steps", filter=Q(steps__state=StepState.DONE)),
            steps_working=Count("steps", filter=Q(steps__state=StepState.WORKING)),
            steps_late=Count("steps", filter=is_open & Q(steps__due_on__lt=on)),
            steps_asking=Count("steps", filter=is_open & Q(steps__due_on__isnull=True)),
            steps_week=Count("steps", filter=is_open & Q(steps__due_on__gte=on, steps__due_on__lte=week_end(on))),
            steps_outside=Count("steps", filter=is_open & Q(steps__due_on__gt=F("roadmap__ends_on"))),
            first_on=Min(Coalesce("steps__opens_on", "steps__due_on")),
            last_on=Max("steps__due_on"),
        )

    def with_marks(self, member: Member) -> Self:
        """``mine``, ``nobody`` (nobody at work answers for it) and ``unproved`` (something is done and nothing attached)."""
        duties = _model("Duty").objects.filter(activity=OuterRef("pk"))
        done = _model("Step").objects.filter(activity=OuterRef("pk"), state=StepState.DONE)
        return self.annotate(mine=Exists(duties.of(member)), nobody=~Exists(duties.held()), unproved=Exists(done.unproved()))

    def for_news(self) -> Self:
        """With its name and its plan."""
        return self.select_related("roadmap__organisation")

    def light(self) -> Self:
        """With its stage, and without the words of the cells: enough to count and to sift."""
        return self.select_related("stage").only(
            "organisation", "roadmap", "position", "doubts", "stage__position", "stage__number", "stage__title"
        )

    def for_table(self) -> Self:
        """With everything a row of the table shows: items, people, steps, evidence."""
        return self.select_related("stage").prefetch_related("items", *(f"duties__{part}" for part in WHO_ANSWERS), "steps__evidence__file")


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
        return self.filter(~Exists(_model("Evidence").objects.filter(step=OuterRef("pk"))))

    def of(self, member: Member) -> Self:
        """What this member answers for, by name or by role, or has taken."""
        return self.filter(Q(taken_by=member) | Exists(_model("Duty").objects.of(member).filter(activity=OuterRef("activity"))))

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

    def in_order(self) -> Self:
        """By day, then as the document has them."""
        return self.order_by(*IN_ORDER)

    def for_list(self) -> Self:
        """With what a line of «Сегодня» shows."""
        return self.select_related("organisation", "activity__stage", "roadmap", "taken_by").prefetch_related(
            *(f"activity__duties__{part}" for part in WHO_ANSWERS)
        )

    def for_news(self) -> Self:
        """With its name and its address."""
        return self.select_related("organisation", "activity")

    def for_page(self) -> Self:
        """With what the page of one step shows."""
        return (
            self.for_list()
            .select_related("done_by")
            .prefetch_related("evidence__file", "evidence__by", "comments__by", "activity__items", "activity__steps")
        )


class ChangeQuerySet(TenantQuerySet):
    """Edits of plans."""

    def for_page(self) -> Self:
        """With who made and who took back."""
        return self.select_related("by", "undone_by", "roadmap__organisation")


class EvidenceQuerySet(TenantQuerySet):
    """What proves steps."""

    def for_download(self) -> Self:
        """Files with their rows."""
        return self.filter(file__isnull=False).select_related("file")


class UploadQuerySet(TenantQuerySet):
    """Documents on their way to a plan."""

    def unfinished(self) -> Self:
        """Those a person has not saved or put aside."""
        return self.exclude(state__in=["saved", "dropped"])

    def with_doubts(self) -> Self:
        """``left``: how many rows wait for a person."""
        return self.annotate(left=Count("rows", filter=is_doubtful("rows__")))

    def for_page(self) -> Self:
        """With its file and what it became."""
        return self.select_related("organisation", "file", "roadmap__organisation", "by")

    def for_news(self) -> Self:
        """With its name and its address."""
        return self.select_related("organisation")


class DraftRowQuerySet(TenantQuerySet):
    """Rows on review."""

    def doubtful(self) -> Self:
        """Those that wait for a person."""
        return self.filter(is_doubtful())

    def mended(self) -> Self:
        """Those a person changed."""
        return self.filter(mended=True)

    def skipped(self) -> Self:
        """Those a person left out."""
        return self.filter(skipped=True)

    def for_page(self) -> Self:
        """With the document they belong to."""
        return self.select_related("organisation", "upload__organisation", "upload__file")

    def kept(self) -> Self:
        """Those that go into the plan."""
        return self.filter(skipped=False)
