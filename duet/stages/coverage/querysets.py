from __future__ import annotations

from typing import Self

from duet.base.tenancy.querysets import TenantQuerySet


class WaiverQuerySet(TenantQuerySet):
    """Items an organisation has decided to do without."""

    def for_page(self) -> Self:
        """With who decided."""
        return self.select_related("by")


class LinkQuerySet(TenantQuerySet):
    """What a person has said about a row and an item."""

    def of_plan(self, roadmap: object) -> Self:
        """About the rows of one plan."""
        return self.filter(activity__roadmap=roadmap)
