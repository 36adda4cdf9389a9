"""An account of people as it was issued: later changes do not alter it (C3)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse

from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager, TenantQuerySet
from duet.core.accounting.quarters import Span, span_of


class Extract(TenantModel):
    """``rows`` are the lines as they were printed, each with the number of the person («person»): whoever has since withdrawn
    the consent is not named when it is shown. ``figures`` are its totals.
    """

    year = models.PositiveSmallIntegerField("учебный год")
    span = models.CharField("за какое время", max_length=5)
    as_of = models.DateField("по состоянию на")
    rows = models.JSONField(default=list)
    figures = models.JSONField(default=dict)
    total = models.PositiveIntegerField("человек")
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["organisation", "-at"])]

    def __str__(self) -> str:
        return f"Персонифицированный учёт, {self.of.title}"

    def get_absolute_url(self) -> str:
        return reverse("accounting:issued", args=[self.organisation.slug, self.pk])

    @property
    def of(self) -> Span:
        """Its span."""
        found = span_of(self.year, self.span)
        assert found is not None, "An extract is made of a known span."
        return found
