"""What is kept of a rehearsal besides the invented town itself."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from duet.base.tenancy.models import Member, Organisation, TenantModel
from duet.base.tenancy.querysets import TenantManager
from duet.base.tenancy.scope import everywhere

from .querysets import RehearsalQuerySet


class RehearsalState(models.TextChoices):
    """The life of a rehearsal; one that is over leaves no row."""

    BUILDING = "building", "строится город"
    READY = "ready", "идёт"
    FAILED = "failed", "не построился"
    CLEARING = "clearing", "удаляется"


class Rehearsal(TenantModel):
    """A year that somebody plays in an invented town: ``root`` is its department, whose ``plays_on`` is the day there.

    ``organisation`` is the real desk it was begun at.
    """

    by = models.ForeignKey(Member, models.CASCADE, related_name="rehearsals")
    root = models.OneToOneField(Organisation, models.SET_NULL, null=True, blank=True, related_name="rehearsal")
    state = models.CharField(max_length=10, choices=RehearsalState, default=RehearsalState.BUILDING)
    begins_on = models.DateField("первый день")
    at = models.DateTimeField("начата")
    # The last move of the day, in words: what the colleagues have done meanwhile.
    said = models.CharField(max_length=300, blank=True)

    objects = TenantManager.from_queryset(RehearsalQuerySet)()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["by"], name="one_rehearsal_at_a_time"),
            models.CheckConstraint(condition=models.Q(state__in=RehearsalState.values), name="rehearsal_state_known"),
        ]

    def __str__(self) -> str:
        return f"{self.by}: {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        return reverse("rehearsal:rehearsal", args=[self.organisation.slug])

    @property
    def mark(self) -> str:
        """What stands at the end of the addresses of its town."""
        return f"rehearsal-{self.pk}"

    @property
    def is_under_way(self) -> bool:
        """Whether the page should ask again in a moment."""
        return self.state in (RehearsalState.BUILDING, RehearsalState.CLEARING)

    def desks(self) -> list[Member]:
        """Where the player works in the town."""
        if self.root is None:
            return []
        with everywhere():
            mine = Member.objects.filter(organisation__path__startswith=self.root.path, user=self.by.user_id)
            return list(mine.with_roles().order_by("-pk"))


def rehearsal_in(organisation: Organisation, *, lock: bool = False) -> Rehearsal:
    """The rehearsal that an organisation of its town belongs to; it stands at the real desk, outside of any scope there."""
    root = f"/{organisation.path.strip('/').split('/')[0]}/"
    with everywhere():
        rows = Rehearsal.objects.select_for_update(of=("self",)) if lock else Rehearsal.objects.all()
        found: Rehearsal = rows.for_page().get(root__path=root)
    return found
