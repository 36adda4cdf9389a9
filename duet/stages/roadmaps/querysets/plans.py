"""What we ask of plans and their rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db.models import Case, Count, Exists, F, Max, Min, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from duet.base.tenancy.models import Member
from duet.base.tenancy.querysets import TenantQuerySet
from duet.core.lifecycle import StepState

from . import conditions
from .conditions import OPEN_STATES, inside
from .steps import week_end
from .telling import Told

if TYPE_CHECKING:
    from ..models import Roadmap


OF_STAGE = ("stage__position", "stage__number", "stage__title")


class RoadmapQuerySet(TenantQuerySet):
    """Live plans."""

    def for_page(self) -> Self:
        """With the organisation they belong to, the document they came from, or the body above that laid them down."""
        return self.select_related("organisation", "upload", "source__organisation")

    def made_here(self) -> Self:
        """The organisation's own, without what came from above."""
        return self.filter(source__isnull=True)

    def laid_beside(self, plan: Roadmap) -> Self:
        """What bodies above laid down for the organisation of the plan at the same time; nothing beside such a plan itself."""
        if plan.source_id:
            return self.none()
        at_once = self.filter(organisation=plan.organisation_id, starts_on__lte=plan.ends_on, ends_on__gte=plan.starts_on)
        return at_once.filter(source__isnull=False).exclude(pk=plan.pk).for_page().order_by("starts_on", "pk")

    def for_news(self) -> Self:
        """With its address."""
        return self.select_related("organisation")

    def latest_first(self) -> Self:
        """By the beginning of their period."""
        return self.order_by("-starts_on", "-pk")

    def nearest(self, on: date) -> Self:
        """The plan in force first, then the one to come, then the latest that is over; what came from above after all of them."""
        came = Case(When(source__isnull=True, then=0), default=1)
        in_force = Case(When(starts_on__lte=on, ends_on__gte=on, then=0), When(starts_on__gt=on, then=1), default=2)
        return self.order_by(came, in_force, "-starts_on", "-pk")

    def with_progress(self, on: date) -> Self:
        """``total`` and ``done``: rows; ``late`` and ``asking``: steps. Rows that are cancelled altogether are not counted."""
        # Each figure is a query of its own inside: joined and grouped, the figures would multiply one another.
        activities, steps = (inside(name, roadmap="pk") for name in ("Activity", "Step"))
        return self.annotate(
            total=_counted(activities.counted()),
            done=_counted(activities.finished()),
            late=_counted(steps.late(on)),
            asking=_counted(steps.asking()),
        )


def _counted(rows: TenantQuerySet) -> Coalesce:
    """How many of them each roadmap has, as a subquery."""
    return Coalesce(Subquery(rows.order_by().values("roadmap").annotate(n=Count("pk")).values("n")), 0)


class ActivityQuerySet(Told):
    """Rows of live plans."""

    def counted(self) -> Self:
        """Rows that are not cancelled altogether."""
        return self.filter(conditions.is_counted())

    def finished(self) -> Self:
        """Rows whose every step is done (cancelled ones are passed over)."""
        return self.filter(conditions.is_finished())

    def in_order(self) -> Self:
        """As the document has them."""
        return self.order_by("position", "pk")

    def unanswered(self) -> Self:
        """Rows that name nobody at all."""
        return self.filter(~Exists(inside("Duty", activity="pk")))

    def doubtful(self) -> Self:
        """Rows with sentences nobody has answered yet."""
        return self.exclude(doubts=[])

    def from_above(self) -> Self:
        """Rows that a body above laid down."""
        return self.filter(roadmap__source__isnull=False)

    def standing(self, standing: str, on: date) -> Self:
        """Rows whose state is this name of ``Standing``."""
        return self.filter(conditions.stands(standing, on))

    def due_between(self, first: date, last: date) -> Self:
        """Rows with an open step due between the days, both included."""
        return self.filter(conditions.is_due(first, last))

    def undated(self) -> Self:
        """Rows with an open step that has no day."""
        return self.filter(conditions.asks_for_day())

    def ending_outside(self) -> Self:
        """Rows with an open step due after the plan ends."""
        return self.filter(conditions.ends_outside())

    def answered_by(self, member: int) -> Self:
        """Rows the member with this number answers for, by name or by role."""
        return self.filter(conditions.is_of(member))

    def naming_post(self, post: int) -> Self:
        """Rows whose paper names the role with this number."""
        return self.filter(conditions.names_post(post))

    def held_by_nobody(self) -> Self:
        """Rows nobody at work answers for."""
        return self.exclude(conditions.is_held())

    def proved(self, whether: bool) -> Self:
        """Rows with something attached to some step, or with nothing."""
        return self.filter(conditions.is_proved()) if whether else self.exclude(conditions.is_proved())

    def done_unproved(self) -> Self:
        """Rows where something is done and nothing is attached to it."""
        return self.filter(conditions.is_done_unproved())

    def promising(self, stems: Iterable[str]) -> Self:
        """Rows whose words of the result have a word that begins so."""
        return self.filter(conditions.promises(stems))

    def saying(self, words: str) -> Self:
        """Rows where each of the words begins some word, in any case, «е» for «ё»."""
        return self.filter(conditions.says(words))

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
        duties, done = inside("Duty", activity="pk"), inside("Step", activity="pk").filter(state=StepState.DONE)
        return self.annotate(mine=Exists(duties.of(member)), nobody=~Exists(duties.held()), unproved=Exists(done.unproved()))

    def for_news(self) -> Self:
        """With its name and its plan."""
        return self.select_related("roadmap__organisation")

    def light(self) -> Self:
        """With its stage, and without the words of the cells: enough to count and to sift."""
        return self.select_related("stage").only("organisation", "roadmap", "position", "doubts", *OF_STAGE)

    def for_table(self) -> Self:
        """With its stage and the words that a row of the table shows, and nothing that belongs to it."""
        words = ("number", "title", "result", "deadline_text")
        return self.select_related("stage").only("organisation", "roadmap", "position", "doubts", *words, *OF_STAGE)

    def points(self) -> QuerySet[Any, Any]:
        """(row, text) of every point of their content, in order."""
        return self.filter(items__isnull=False).order_by("items__position", "items__pk").values_list("pk", "items__text")


class ChangeQuerySet(TenantQuerySet):
    """Edits of plans."""

    def for_page(self) -> Self:
        """With who made and who took back."""
        return self.select_related("by", "undone_by", "roadmap__organisation")
