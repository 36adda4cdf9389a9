"""Who was looked at and found to be two people: they are not asked about again."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager, TenantQuerySet

from .people import Person


class NotTwins(TenantModel):
    """«Это разные люди»; ``one`` is always the card with the smaller number."""

    one = models.ForeignKey(Person, models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, models.CASCADE, related_name="+")
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(one__lt=models.F("other")), name="different_people_in_order"),
            models.UniqueConstraint(fields=["one", "other"], name="two_people_are_told_apart_once"),
        ]

    def __str__(self) -> str:
        return f"{self.one} и {self.other}"
