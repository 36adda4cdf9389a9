"""What is kept of a plan sent down: which rows, to whom, and how far the sending is."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.urls import reverse

from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager
from duet.base.ui.words import percent
from duet.core.plans.addressing import Audience
from duet.stages.roadmaps.models import Activity, Roadmap

from .querysets import ErrandQuerySet, SpreadQuerySet

# A sending that has said nothing for this long was interrupted and is offered to go on.
SILENT_AFTER = timedelta(minutes=2)


class SpreadState(models.TextChoices):
    """The way of a plan down."""

    QUEUED = "queued", "ждёт очереди"
    RUNNING = "running", "передаётся"
    DONE = "done", "передана"
    FAILED = "failed", "прервана"


class Spread(TenantModel):
    """A plan of a body above whose rows are obligations of the organisations below.

    ``run`` grows with each sending: an older one that still works stops at its next portion. ``digest`` is of what was sent
    last, ``past`` says whether rows whose day had passed went as well. Organisations that came after ``at`` get only what is ahead.
    """

    roadmap = models.OneToOneField(Roadmap, models.CASCADE, related_name="sending")
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField("передана впервые")
    sent_on = models.DateField("передаётся на день")
    past = models.BooleanField("и то, чей срок прошёл", default=False)
    state = models.CharField(max_length=10, choices=SpreadState, default=SpreadState.QUEUED)
    run = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    moved_at = models.DateTimeField("последний признак жизни")
    digest = models.CharField(max_length=64, blank=True)
    withdrawn_on = models.DateField("отозвана", null=True, blank=True)
    # Counted by ``with_errands``.
    sent: int

    objects = TenantManager.from_queryset(SpreadQuerySet)()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.CheckConstraint(condition=models.Q(state__in=SpreadState.values), name="spread_state_known")]

    def __str__(self) -> str:
        return str(self.roadmap)

    def get_absolute_url(self) -> str:
        return reverse("cascade:plan", args=[self.organisation.slug, self.roadmap_id])

    @property
    def is_under_way(self) -> bool:
        """Whether the page should ask again in a moment."""
        return self.state in (SpreadState.QUEUED, SpreadState.RUNNING)

    def is_silent(self, at: datetime) -> bool:
        """Whether it was interrupted: under way, and no sign of life for a while."""
        return self.is_under_way and at - self.moved_at > SILENT_AFTER

    @property
    def percent(self) -> int:
        """How much is sent, 0–100."""
        return percent(self.done, self.total)


class Errand(TenantModel):
    """A row sent down: to which kinds of organisations (all when empty) and whose roles answer for it there."""

    spread = models.ForeignKey(Spread, models.CASCADE, related_name="errands")
    activity = models.OneToOneField(Activity, models.CASCADE, related_name="errand")
    kinds = models.JSONField(default=list)
    codes = models.JSONField(default=list)
    withdrawn_on = models.DateField("отозвана", null=True, blank=True)

    objects = TenantManager.from_queryset(ErrandQuerySet)()

    class Meta:
        ordering = ["activity__position", "pk"]

    def __str__(self) -> str:
        return str(self.activity)

    @property
    def audience(self) -> Audience:
        """Who it is meant for."""
        return Audience(frozenset(self.kinds), tuple(self.codes))


def audience_fields(meant: Audience) -> dict[str, Any]:
    """The audience as columns of an errand."""
    return {"kinds": sorted(meant.kinds), "codes": list(meant.codes)}
