"""People of a document: who agrees, who signs, who reads."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db.models import Q

from duet.base.tenancy.querysets import TenantQuerySet

if TYPE_CHECKING:
    from duet.base.tenancy.models import Member


class VisaQuerySet(TenantQuerySet):
    """Agreements to a text."""

    def visible_to(self, member: Member) -> Self:
        """Those of the member's own organisation; the document is asked first."""
        return self.at_desk(member)

    def asked_of(self, member: Member) -> Self:
        """What waits for this member."""
        return self.at_desk(member).filter(member=member, state="asked")


class AcquaintanceQuerySet(TenantQuerySet):
    """Who reads what."""

    def visible_to(self, member: Member) -> Self:
        """Those of the member's own organisation; the document is asked first."""
        return self.at_desk(member)

    def waiting(self) -> Self:
        """Of registered documents, not read yet."""
        return self.filter(known_on__isnull=True, document__state="registered")

    def asked_of(self, member: Member) -> Self:
        """What waits for this member."""
        return self.at_desk(member).waiting().filter(member=member)


class OwnTemplateQuerySet(TenantQuerySet):
    """Templates of one's own."""

    def visible_to(self, member: Member) -> Self:
        """Those of the member's own organisation."""
        return self.at_desk(member)

    def in_use(self) -> Self:
        """Those that new documents are made with."""
        return self.filter(retired_at__isnull=True)


class SpellingQuerySet(TenantQuerySet):
    """Cases put right by people."""

    def visible_to(self, member: Member) -> Self:
        """Those of the member's own organisation."""
        return self.at_desk(member)


class SigningPowerQuerySet(TenantQuerySet):
    """Who may sign."""

    def visible_to(self, member: Member) -> Self:
        """Those of the member's own organisation."""
        return self.at_desk(member)

    def on(self, day: date) -> Self:
        """Those that hold on that day."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)
