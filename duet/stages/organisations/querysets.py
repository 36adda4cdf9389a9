from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db.models import Q

from duet.base.tenancy.querysets import MemberQuerySet, OrganisationQuerySet, TenantQuerySet
from duet.core.calendar import Period

from .kinds import LEADING, MANAGERS

if TYPE_CHECKING:
    from duet.base.tenancy.models import Member


def patterns(words: str) -> list[str]:
    """A pattern for each word looked for; «е» finds «ё». SQLite compares only Latin letters without regard to case, patterns all.

    >>> patterns("Белозерова 7-й")
    ['б[её]лоз[её]рова', '7\\\\-й']
    """
    return [re.sub("[её]", "[её]", re.escape(word.lower())) for word in words.split()]


def named(organisations: OrganisationQuerySet, words: str) -> OrganisationQuerySet:
    """Those whose name, place or head has every word."""
    for pattern in patterns(words):
        by_name = Q(name__iregex=pattern) | Q(full_name__iregex=pattern)
        organisations = organisations.filter(by_name | Q(city__iregex=pattern) | Q(head_name__iregex=pattern))
    return organisations


class ColleagueQuerySet(MemberQuerySet):
    """The people of one organisation."""

    def visible_to(self, member: Member) -> Self:
        """Those of the member's own organisation: names do not go up the tree (DOMAIN.md §1.6). The program itself is not a person."""
        return self.at_desk(member).exclude(assignments__role="system")

    def gone(self) -> Self:
        """Those who have left."""
        return self.filter(left_on__isnull=False)

    def managing(self) -> Self:
        """Those at work who can log in and manage people."""
        return self.at_work().holding(*MANAGERS).filter(user__isnull=False)

    def leading(self) -> Self:
        """Those at work who lead mentoring in their organisation."""
        return self.at_work().holding(*set(LEADING.values()))

    def for_list(self) -> Self:
        """With what ``roles`` and ``account`` need."""
        return self.with_roles().prefetch_related("invitations")

    def search(self, words: str) -> Self:
        """Every word stands somewhere in the name, the post or the address."""
        found = self
        for pattern in patterns(words):
            found = found.filter(Q(full_name__iregex=pattern) | Q(post__iregex=pattern) | Q(email__iregex=pattern))
        return found


class InvitationQuerySet(TenantQuerySet):
    """Links that let a person in."""

    def waiting(self) -> Self:
        """Neither used nor cancelled; the time may be over."""
        return self.filter(accepted_at__isnull=True, cancelled_at__isnull=True)

    def in_force(self, at: datetime) -> Self:
        """Those that still let in at the moment."""
        return self.waiting().filter(expires_at__gt=at)

    def for_page(self) -> Self:
        """With who invites, whom, where and in what roles."""
        return self.select_related("organisation", "member__user", "member__organisation", "made_by").prefetch_related(
            "member__assignments"
        )


class CalendarSpanQuerySet(TenantQuerySet):
    """Days of an organisation's own calendar."""

    def clashing(self, kind: str, span: Period) -> Self:
        """Those of the same kind with a day in common."""
        return self.filter(kind=kind, starts_on__lte=span.end, ends_on__gte=span.start)
