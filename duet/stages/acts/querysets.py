"""What we ask about acts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Self

from django.db.models import Count, Exists, OuterRef, Q

from duet.base.tenancy.models import Assignment, Member, Organisation, Role
from duet.base.tenancy.querysets import TenantQuerySet

if TYPE_CHECKING:
    from .library import Entry

# Whom local acts are read to: those at work, not pupils, parents or partners.
STAFF = (
    Role.HEAD, Role.DEPUTY, Role.CURATOR, Role.METHODIST, Role.COUNCIL, Role.MENTOR, Role.CLASS_TEACHER, Role.PSYCHOLOGIST, Role.MUNICIPAL,
    Role.REGIONAL, Role.DPO, Role.ADMIN,
)  # fmt: skip


def staff_of(member: Member) -> TenantQuerySet:
    """The staff of the member's own organisation: with a role of the staff, or with a post."""
    at_work: TenantQuerySet = Member.objects.visible_to(member).at_desk(member).at_work()
    held = Assignment.objects.filter(member=OuterRef("pk"), role__in=STAFF, until__isnull=True)
    return at_work.filter(Exists(held) | ~Q(post=""))


class ActQuerySet(TenantQuerySet):
    """Acts written down by hand."""

    def visible_to(self, member: Member) -> Self:
        """Those of the member's own organisation and of the bodies above it; these lie outside a scope (see ``library``)."""
        return self.holding_for(member.organisation)

    def holding_for(self, organisation: Organisation) -> Self:
        """Those that the organisation lives by: its own and those of the bodies above it."""
        return self.filter(organisation__in=[int(number) for number in organisation.path.split("/") if number])

    def ending(self, on: date, days: int) -> Self:
        """Those in force whose last day is so near."""
        begun = Q(in_force_from__isnull=True) | Q(in_force_from__lte=on)
        return self.filter(begun, in_force_to__gte=on, in_force_to__lte=on + timedelta(days=days))


class StudyQuerySet(TenantQuerySet):
    """Who has studied what, and who was asked to."""

    def visible_to(self, member: Member) -> Self:
        """Those of the member's own organisation."""
        return self.at_desk(member)

    def of(self, member: Member) -> Self:
        """One's own."""
        return self.filter(member=member)

    def about(self, entry: Entry) -> Self:
        """Those of one act."""
        return self.filter(act=entry.act) if entry.act else self.filter(code=entry.key)

    def of_staff(self) -> Self:
        """Those of people still at work here."""
        return self.filter(member__left_on__isnull=True)

    def waiting(self) -> Self:
        """Asked for and not yet done."""
        return self.filter(asked_on__isnull=False, studied_on__isnull=True)

    def studied_by_act(self) -> dict[str, int]:
        """How many have studied each act, by its key. One query."""
        rows = self.filter(studied_on__isnull=False).order_by().values_list("code", "act").annotate(number=Count("pk"))
        return {code or str(act): number for code, act, number in rows}
