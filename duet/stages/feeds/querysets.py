from __future__ import annotations

from typing import Self

from django.db.models import Q

from duet.base.tenancy.models import Member
from duet.base.tenancy.querysets import TenantQuerySet


class FeedQuerySet(TenantQuerySet):
    """Subscriptions to dates."""

    def visible_to(self, member: Member) -> Self:
        """The member's own one and that of the organisation: an address is a secret, also from those above."""
        return self.at_desk(member).filter(Q(member=member) | Q(member__isnull=True))

    def personal(self) -> Self:
        """Of one person."""
        return self.filter(member__isnull=False)

    def common(self) -> Self:
        """Of whole organisations."""
        return self.filter(member__isnull=True)

    def for_door(self) -> Self:
        """With whose it is."""
        return self.select_related("organisation", "member__organisation", "member__user").prefetch_related("member__assignments")
