"""Whose names the bodies above may read: those who consented to the transfer (docs/decisions/0009)."""

from __future__ import annotations

from collections.abc import Iterable

from duet.base import clock
from duet.base.tenancy.models import Member
from duet.core.consents import RECIPIENT_ABOVE, Use
from duet.stages.persons.models import PermitRow


def known_above(members: Iterable[int], viewer: Member) -> frozenset[int]:
    """The numbers of those whose consent lets their names go up. One query."""
    held = PermitRow.objects.filter(person__member__in=list(members), use=Use.TRANSFER, resource=RECIPIENT_ABOVE, field="")
    return frozenset(held.holding(clock.today()).filter(person__erased_at__isnull=True).values_list("person__member", flat=True))
