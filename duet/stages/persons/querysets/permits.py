from __future__ import annotations

from datetime import date
from typing import Self

from django.db.models import Q

from duet.base.tenancy.querysets import TenantQuerySet


class PermitQuerySet(TenantQuerySet):
    """What may be done with people's data."""

    def holding(self, on: date) -> Self:
        """Those in force on the day."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=on))
