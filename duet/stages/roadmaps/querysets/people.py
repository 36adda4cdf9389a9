"""What we ask of roles, and of who answers for rows."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db.models import Case, Count, Exists, Q, QuerySet, When

from duet.base.tenancy.models import Member

from .conditions import OPEN_STATES, inside
from .telling import Told

# What ``Duty.people`` needs.
WHO_ANSWERS = ("member", "post__holdings__member")


# The code of a party of a body above that is all organisations below it («ОО»): nobody is bound to it, and nobody is missing.
ORGANISATIONS_BELOW = "R-BELOW"


class PostQuerySet(Told):
    """Responsible roles of the organisation's papers."""

    def with_holders(self) -> Self:
        """With what ``holders_now`` needs."""
        return self.prefetch_related("holdings__member")

    def for_news(self) -> Self:
        """With its address."""
        return self.select_related("organisation")

    def with_held(self) -> Self:
        """``held``: how many people hold the role now."""
        held = Q(holdings__until__isnull=True, holdings__member__left_on__isnull=True)
        return self.annotate(held=Count("holdings", filter=held, distinct=True))

    def vacant(self) -> Self:
        """Roles that nobody holds now."""
        return self.with_held().filter(held=0)

    def with_load(self) -> Self:
        """``load``: how many rows of live plans name the role."""
        return self.annotate(load=Count("duties__activity", distinct=True))

    def for_page(self) -> Self:
        """With what its page shows."""
        return self.for_news().with_holders()

    def in_use(self) -> Self:
        """Roles that some row names, and people of the organisation hold; «ОО» of a body above is no such role."""
        return self.filter(Exists(inside("Duty", post="pk"))).exclude(code=ORGANISATIONS_BELOW)

    def held_by(self) -> QuerySet[Any, Any]:
        """(post, member, full name) of everybody who holds one of them now, the longest holders first."""
        held = self.filter(holdings__until__isnull=True, holdings__member__left_on__isnull=True, holdings__isnull=False)
        held = held.order_by("holdings__since", "holdings__pk")
        return held.values_list("pk", "holdings__member", "holdings__member__full_name")

    def vacant_first(self) -> Self:
        """Roles nobody holds, then the others, each by name; asks for ``with_held``."""
        return self.order_by(Case(When(held=0, then=0), default=1), "title", "pk")


class DutyQuerySet(Told):
    """Who answers for rows."""

    def held(self) -> Self:
        """Those that somebody stands behind: the person named, a holder of the role at work, or the organisations below."""
        by_name = Q(member__left_on__isnull=True, member__isnull=False)
        by_post = Q(person="", member__isnull=True, post__holdings__until__isnull=True, post__holdings__member__left_on__isnull=True)
        return self.filter(by_name | (by_post & Q(post__holdings__isnull=False)) | Q(post__code=ORGANISATIONS_BELOW))

    def of(self, member: Member | int) -> Self:
        """Those of this member (or of the number of one), by name or by role."""
        by_post = Q(person="", member__isnull=True, post__holdings__until__isnull=True, post__holdings__member=member)
        return self.filter(Q(member=member) | by_post)

    def named(self) -> QuerySet[Any, Any]:
        """Of each, in order: the row; the role, its title and code; the member, their name and day of leaving; the name; the agreement."""
        who = ("post", "post__title", "post__code", "member", "member__full_name", "member__left_on")
        return self.order_by("position", "pk").values_list("activity", *who, "person", "by_agreement")

    def named_here(self) -> Self:
        """People set for a row in the program, whom its paper does not name."""
        return self.filter(post__isnull=True, person="")

    def late_of_people(self, on: date) -> QuerySet[Any, Any]:
        """(member, full name, step, day) of everything late, by name and by role, once for each way it comes to them."""
        late = self.order_by().filter(activity__steps__state__in=OPEN_STATES, activity__steps__due_on__lt=on)
        shown = ("activity__steps__pk", "activity__steps__due_on")
        own = late.filter(member__isnull=False, member__left_on__isnull=True).values_list("member", "member__full_name", *shown)
        held = Q(post__holdings__until__isnull=True, post__holdings__member__left_on__isnull=True, post__holdings__isnull=False)
        by_role = late.filter(held, member__isnull=True, person="")
        who = ("post__holdings__member", "post__holdings__member__full_name")
        return own.union(by_role.values_list(*who, *shown), all=True)

    def unmatched(self) -> Self:
        """Names of the papers that nobody of the organisation bears yet."""
        return self.filter(member__isnull=True).exclude(person="")
