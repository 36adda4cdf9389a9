"""Which columns of a base somebody wants to see."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager, TenantQuerySet

from .profiles import Side


class ColumnChoice(TenantModel):
    """The columns a member chose for a base, by their names in ``bases.columns``, in the order of the table."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    base = models.CharField(max_length=10, choices=Side)
    columns = models.JSONField(default=list)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(base__in=Side.values), name="column_choice_base_known"),
            models.UniqueConstraint(fields=["member", "base"], name="columns_are_chosen_once_for_a_base"),
        ]

    def __str__(self) -> str:
        return f"{self.member}: {', '.join(self.columns)}"
