"""Who looked at, took away or printed personal data; changes are in the journal of actions (requirement D3)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager, TenantQuerySet

from .people import Person


class LookKind(models.TextChoices):
    """What was done with the data."""

    VIEW = "view", "просмотр"
    EXPORT = "export", "выгрузка"
    PRINT = "print", "документ"


class Look(TenantModel):
    """One occasion. ``what`` is the page or the list in words; ``total`` is how many people were on it."""

    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=LookKind)
    what = models.CharField(max_length=200)
    total = models.PositiveIntegerField(default=1)
    at = models.DateTimeField(auto_now_add=True)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(kind__in=LookKind.values), name="look_kind_known")]
        indexes: ClassVar = [models.Index(fields=["organisation", "-at"])]

    def __str__(self) -> str:
        return f"{self.what}, {self.at:%d.%m.%Y %H:%M}"


class Seen(TenantModel):
    """Whom an occasion was about: each card that was opened, each person of a list that was taken away."""

    look = models.ForeignKey(Look, models.CASCADE, related_name="seen")
    person = models.ForeignKey(Person, models.CASCADE, related_name="looks")

    objects = TenantManager.from_queryset(TenantQuerySet)()

    def __str__(self) -> str:
        return f"{self.person}: {self.look}"
