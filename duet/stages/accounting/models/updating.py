"""The yearly update of the base, finished (C6)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse

from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager, TenantQuerySet
from duet.core.calendar import years_in_words


class Update(TenantModel):
    """Who finished it, when, and its figures. ``groups`` are the classes people were in: {person: [number, title]}.

    By the number, because a class that moves up a year is called anew and stays the same.
    """

    year = models.PositiveSmallIntegerField("учебный год")
    on = models.DateField("закончена")
    figures = models.JSONField(default=dict)
    groups = models.JSONField(default=dict)
    total = models.PositiveIntegerField("карточек")
    confirmed = models.PositiveIntegerField("сверено")
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        ordering: ClassVar = ["-year"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation", "year"], name="one_update_a_year")]

    def __str__(self) -> str:
        return f"Обновление базы, {years_in_words(self.year)}"

    def get_absolute_url(self) -> str:
        return reverse("accounting:updated", args=[self.organisation.slug, self.pk])
