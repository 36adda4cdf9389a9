"""What we ask about consents."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from duet.base.tenancy.querysets import TenantQuerySet
from duet.stages.persons.querysets.permits import PermitQuerySet

if TYPE_CHECKING:
    from duet.base.tenancy.models import Member


class ConsentQuerySet(TenantQuerySet):
    """Consents of one organisation."""

    def visible_to(self, member: Member) -> Self:
        """Those of the people the member may see; nothing below."""
        from duet.stages.persons.models import Person  # noqa: PLC0415  # the models are made upon this module

        return self.filter(person__in=Person.objects.whole_for(member).values("pk"), organisation=member.organisation_id)

    def asked(self) -> Self:
        """Those that wait for an answer."""
        return self.filter(state="asked")

    def standing(self, on: date) -> Self:
        """Given, not withdrawn, not over."""
        return self.filter(state="given").filter(Q(until__isnull=True) | Q(until__gte=on))

    def over(self, on: date) -> Self:
        """Given once, past their term."""
        return self.filter(state="given", until__lt=on)

    def running_out(self, on: date, by: date) -> Self:
        """Standing now, over by the day."""
        return self.standing(on).filter(until__lte=by)

    def for_list(self) -> Self:
        """With whom they are about and who signs."""
        return self.select_related("organisation", "person__group", "person__organisation", "signer", "text", "file")

    def for_words(self) -> Self:
        """With everything the text is filled in with."""
        found = self.select_related("person__group", "signer", "text", "organisation__parent")
        return found.prefetch_related("person__guardians")


class ConsentTextQuerySet(TenantQuerySet):
    """Versions of texts."""

    def visible_to(self, member: Member) -> Self:
        """Those of the member's own organisation."""
        return self.at_desk(member)

    def about(self, kind: str, *, minor: bool) -> Self:
        """Those of one text, the newest first."""
        return self.filter(kind=kind, minor=minor).order_by("-version")


class CollectionQuerySet(TenantQuerySet):
    """Consents asked of a whole list."""

    def visible_to(self, member: Member) -> Self:
        """Those of the member's own organisation."""
        return self.at_desk(member)

    def open(self) -> Self:
        """Those still watched."""
        return self.filter(closed_at__isnull=True)

    def with_answers(self) -> Self:
        """With ``expected_count`` and ``signed_count`` on each."""
        rows = ExpectedQuerySet(apps.get_model("consents", "Expected")).filter(collection=OuterRef("pk")).order_by()
        everybody = rows.values("collection").annotate(n=Count("pk")).values("n")
        signed = rows.with_answers().filter(ANSWERS["signed"]).values("collection").annotate(n=Count("pk")).values("n")
        return self.annotate(expected_count=Coalesce(Subquery(everybody), 0), signed_count=Coalesce(Subquery(signed), 0))


class ExpectedQuerySet(TenantQuerySet):
    """People of collections."""

    def with_answers(self) -> Self:
        """With ``waits``, ``refused``, ``given`` on each: what was answered within the collection."""
        return self.annotate(waits=_answered("asked"), refused=_answered("refused", "withdrawn"), given=_answered("given"))

    def visible_to(self, member: Member) -> Self:
        """Those the member may see: a class teacher sees their own class."""
        from duet.stages.persons.models import Person  # noqa: PLC0415  # the models are made upon this module

        return self.filter(person__in=Person.objects.whole_for(member).values("pk"))

    def for_list(self) -> Self:
        """With whom they are about."""
        return self.select_related("person__group", "person__organisation")

    def counted(self) -> dict[str, int]:
        """How many there are in each way. One query."""
        ways = {f"n_{name}": Count("pk", filter=condition) for name, condition in ANSWERS.items()}
        found = self.with_answers().aggregate(n_everybody=Count("pk"), **ways)
        return {name.removeprefix("n_"): number for name, number in found.items()}


# Each person of a collection is in one of these: what still waits counts most, then what was refused.
ANSWERS = {
    "waits": Q(waits=True),
    "refused": Q(waits=False, refused=True),
    "signed": Q(waits=False, refused=False, given=True),
    "unasked": Q(waits=False, refused=False, given=False),
}


def _answered(*states: str) -> Exists:
    consents = apps.get_model("consents", "Consent")
    rows = ConsentQuerySet(consents).filter(person=OuterRef("person"), collection=OuterRef("collection"), state__in=states)
    return Exists(rows)


class ConsentErrandQuerySet(TenantQuerySet):
    """What people have to do after a withdrawal and before a consent is over."""

    def visible_to(self, member: Member) -> Self:
        """Those of the member's own organisation: nobody above does them."""
        return self.at_desk(member)

    def open(self) -> Self:
        """Not done, and not overtaken: nobody is asked again whose consent lasts longer by now."""
        kept = PermitQuerySet(apps.get_model("persons", "PermitRow")).filter(person=OuterRef("person"), use="keep")
        lasts = Exists(kept.filter(Q(until__isnull=True) | Q(until__gt=OuterRef("due_on"))))
        # What a person demanded is done whatever was said since; what followed by itself may be overtaken.
        overtaken = (
            Q(kind__in=("grown", "cosign"))
            | Q(kind="renew", consent__kind__in=("processing", "cosignature"))
            | Q(kind="destroy", demand="")
        )
        return (
            self.filter(done_at__isnull=True)
            .exclude(kind="renew", consent__state__in=("withdrawn", "replaced", "cancelled", "refused"))
            .exclude(overtaken & lasts)
        )

    def done(self) -> Self:
        """Done, the latest first."""
        return self.filter(done_at__isnull=False).order_by("-done_at", "-pk")

    def reminders(self) -> Self:
        """Those about consents to be asked for again."""
        return self.filter(kind__in=("renew", "grown", "cosign"))

    def for_list(self) -> Self:
        """With whom and what they are about."""
        return self.select_related("organisation", "person__group", "consent__signer", "done_by")


class SigningLinkQuerySet(TenantQuerySet):
    """Personal links to sign by."""

    def visible_to(self, member: Member) -> Self:
        """Those of the member's own organisation; whose of them, the page asks."""
        return self.at_desk(member)

    def of(self, signers: Iterable[int]) -> Self:
        """Those these signers hold now, with whose they are and where."""
        return self.filter(signer__in=list(signers), cancelled_at__isnull=True).select_related("signer", "organisation")

    def in_force(self, on: date) -> Self:
        """Those that still open the page."""
        return self.filter(cancelled_at__isnull=True, expires_on__gte=on)
