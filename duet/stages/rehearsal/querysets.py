from __future__ import annotations

from typing import Self

from duet.base.accounts.models import User
from duet.base.tenancy.querysets import TenantQuerySet


class RehearsalQuerySet(TenantQuerySet):
    """Years played in an invented town."""

    def of(self, user: User) -> Self:
        """Those this person plays, at whatever desk they began."""
        return self.filter(by__user=user)

    def for_page(self) -> Self:
        """With where it was begun and where it is played."""
        return self.select_related("organisation", "root", "by")
