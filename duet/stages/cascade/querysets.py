from __future__ import annotations

from typing import Any, Self

from django.db.models import Count, Q

from duet.base.tenancy.querysets import TenantQuerySet


class SpreadQuerySet(TenantQuerySet):
    """Plans sent down."""

    def in_force(self) -> Self:
        """Those that have not been taken back."""
        return self.filter(withdrawn_on__isnull=True)

    def for_page(self) -> Self:
        """With the plan and who sent it."""
        return self.select_related("roadmap__organisation", "by")

    def with_errands(self) -> Self:
        """``sent``: how many rows are with the organisations now."""
        return self.annotate(sent=Count("errands", filter=Q(errands__withdrawn_on__isnull=True)))


class ErrandQuerySet(TenantQuerySet):
    """Rows sent down."""

    def in_force(self) -> Self:
        """Those that have not been taken back."""
        return self.filter(withdrawn_on__isnull=True)

    def with_words(self) -> Any:
        """With the row, its stage, its points and its days: what an organisation gets."""
        return self.select_related("activity__stage").prefetch_related("activity__items", "activity__steps")
