"""What we ask about partners."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db.models import Count, Exists, OuterRef, Prefetch, Q

from duet.base.tenancy.querysets import TenantQuerySet
from duet.core.finding import patterns

from .terms import WARN_DAYS, State

if TYPE_CHECKING:
    from duet.base.tenancy.models import Member


def _of_partner() -> Any:
    """Agreements of the partner outside, who has passed the scope already."""
    kind: Any = apps.get_model("partners", "Agreement")
    return kind.objects._queryset_class(kind).filter(partner=OuterRef("pk"))


class PartnerQuerySet(TenantQuerySet):
    """Partner organisations."""

    def visible_to(self, member: Member) -> Self:
        """Those of the member's own organisation: each body has partners of its own."""
        return self.at_desk(member)

    def represented_by(self, member: Member) -> Self:
        """Those that send the member themselves: what their representative sees."""
        named = {"envoys__person__member": member, "envoys__ended_on__isnull": True}
        return self.at_desk(member).filter(**named).distinct()

    def search(self, words: str) -> Self:
        """Every word stands in the name, the ИНН, what they give, or in a contact."""
        found = self
        for pattern in patterns(words):
            of_contact = Q(contacts__name__iregex=pattern) | Q(contacts__post__iregex=pattern)
            found = found.filter(Q(name__iregex=pattern) | Q(inn__iregex=pattern) | Q(gives__iregex=pattern) | of_contact)
        return found.distinct() if words.strip() else found

    def in_state(self, state: State, on: date) -> Self:
        """Those who stand so on the day: ``terms.standing_of`` as a question to the database."""
        held, ahead = Exists(_of_partner().in_force(on)), Exists(_of_partner().ahead(on))
        lasting, known = Exists(_of_partner().in_force(on + timedelta(days=WARN_DAYS + 1))), Exists(_of_partner())
        asked = {
            State.FORCE: held & lasting,
            State.ENDING: held & ~lasting,
            State.AHEAD: ~held & ahead,
            State.OVER: known & ~held & ~ahead,
            State.NONE: ~known,
        }
        return self.filter(asked[state])

    def for_list(self) -> Self:
        """With what a line of the list shows."""
        people = Count("envoys", filter=Q(envoys__ended_on__isnull=True), distinct=True)
        return self.annotate(people=people).prefetch_related("agreements", "contacts").order_by("sort_name", "pk")


class PartnerAgreementQuerySet(TenantQuerySet):
    """Agreements with them."""

    def visible_to(self, member: Member) -> Self:
        """Those of the member's own organisation."""
        return self.at_desk(member)

    def in_force(self, on: date) -> Self:
        """Begun, not over and not ended early; what prolongs itself is never over by itself."""
        not_over = Q(ends_on__isnull=True) | Q(ends_on__gte=on) | Q(prolongs=True)
        not_ended = Q(ended_early_on__isnull=True) | Q(ended_early_on__gt=on)
        return self.filter(not_over, not_ended, starts_on__lte=on)

    def ahead(self, on: date) -> Self:
        """Signed and not begun."""
        return self.filter(starts_on__gt=on, ended_early_on__isnull=True)


class ContactQuerySet(TenantQuerySet):
    """Whom to call at a partner's."""

    def visible_to(self, member: Member) -> Self:
        """Those of the member's own organisation."""
        return self.at_desk(member)


class EnvoyQuerySet(TenantQuerySet):
    """People of partners who take part here."""

    def visible_to(self, member: Member) -> Self:
        """Those of the member's own organisation whose card stands."""
        return self.at_desk(member).filter(person__merged_into__isnull=True, person__erased_at__isnull=True)

    def going_on(self) -> Self:
        """Those who are still sent."""
        return self.filter(ended_on__isnull=True)

    def for_page(self) -> Self:
        """With the card and the partner."""
        return self.select_related("person__group", "person__organisation", "partner__organisation", "organisation")


def people_of_partners(member: Member) -> Prefetch[str, Any, str]:
    """For the partners of a representative: ``sent`` of each, in their order."""
    rows = apps.get_model("partners", "Envoy").objects.visible_to(member).going_on().for_page()
    return Prefetch("envoys", rows.order_by("person__sort_name", "pk"), to_attr="sent")
