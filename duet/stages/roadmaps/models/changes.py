from __future__ import annotations

from django.db import models

from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager

from ..querysets import ChangeQuerySet
from .plan import Roadmap


class Change(TenantModel):
    """One edit of a plan that can be taken back: what its rows were before and after, as Django serializes them.

    ``before`` lacks the rows that the edit added, ``after`` lacks those it took away.
    """

    roadmap = models.ForeignKey(Roadmap, models.CASCADE, related_name="changes")
    what = models.CharField("что сделано", max_length=300)
    before = models.JSONField(default=list)
    after = models.JSONField(default=list)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = TenantManager.from_queryset(ChangeQuerySet)()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.what
