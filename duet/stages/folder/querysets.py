"""What we ask about folders."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from duet.base.tenancy.querysets import TenantQuerySet

if TYPE_CHECKING:
    from duet.base.tenancy.models import Member


class FolderBuildQuerySet(TenantQuerySet):
    """Folders of a year as they were put together."""

    def visible_to(self, member: Member) -> Self:
        """Those of the member's own organisation: they name people."""
        return self.at_desk(member)

    def for_page(self) -> Self:
        """With whoever made them, without the list of people."""
        return self.select_related("organisation", "by", "file").defer("people")

    def kept_until(self, day: date) -> Self:
        """Those with a file whose time is over on the day."""
        return self.filter(kept_until__lt=day, file__isnull=False)
