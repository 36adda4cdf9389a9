from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import models

from .scope import CurrentPath

if TYPE_CHECKING:
    from duet.base.accounts.models import User

    from .models import Member, Organisation


class TenantQuerySet(models.QuerySet[Any]):
    """Rows of organisations."""

    def visible_to(self, member: Member) -> Self:
        """The rows this member may see; a stage narrows it where a role sees less."""
        return self.filter(organisation__path__startswith=member.organisation.path)

    def at_desk(self, member: Member) -> Self:
        """The rows of the member's own organisation, without those below it."""
        return self.filter(organisation=member.organisation_id)

    def at_desk_of(self, organisation: Organisation) -> Self:
        """The rows of this organisation, without those below it."""
        return self.filter(organisation=organisation)


class TenantManager(models.Manager[Any]):
    """Gives only rows inside the open scope."""

    def get_queryset(self) -> models.QuerySet[Any]:
        return super().get_queryset().filter(organisation__path__startswith=CurrentPath())


class OrganisationQuerySet(models.QuerySet[Any]):
    """The tree itself is not a tenant's row: who asks narrows it by ``visible_to`` or ``of``."""

    def visible_to(self, member: Member) -> Self:
        """The member's organisation and those below it."""
        return self.filter(path__startswith=member.organisation.path)

    def below(self, member: Member) -> Self:
        """Those below the member's organisation."""
        return self.visible_to(member).exclude(pk=member.organisation_id)

    def educational(self) -> Self:
        """Schools, kindergartens, colleges, centres: everybody who stands above nobody."""
        from .models import OrganisationKind  # noqa: PLC0415  # the models are made upon this module

        return self.exclude(kind__in=[kind for kind in OrganisationKind if kind.is_above])

    def of(self, user: User) -> Self:
        """The desks of a user."""
        return self.filter(members__user=user, members__left_on__isnull=True).order_by("name")


class MemberQuerySet(TenantQuerySet):
    """The people at work."""

    def at_work(self) -> Self:
        """Those who have not left; the program itself is not one of them."""
        return self.filter(left_on__isnull=True).exclude(assignments__role="system")

    def with_roles(self) -> Self:
        """With what ``roles`` and ``organisation`` need."""
        return self.select_related("organisation", "user").prefetch_related("assignments")

    def holding(self, *roles: str) -> Self:
        """Those who hold one of the roles now."""
        return self.filter(assignments__role__in=roles, assignments__until__isnull=True).distinct()
