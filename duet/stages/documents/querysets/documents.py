"""Documents: whose they are, which wait, how they are found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from duet.base.access.policy import can
from duet.base.tenancy.querysets import TenantQuerySet
from duet.core.documents import DocumentState
from duet.core.documents.life import NUMBERED
from duet.core.finding import patterns

from ..kinds import private_kinds
from .people import AcquaintanceQuerySet

if TYPE_CHECKING:
    from duet.base.tenancy.models import Member


def _counted(rows: QuerySet[Any], key: str) -> Coalesce:
    """How many of the rows hang on the document outside, which has passed the scope already. Counted for the rows of a page only: a
    join would count for the whole register first.
    """
    found = rows.filter(**{key: OuterRef("pk")}).order_by().values(key).annotate(total=Count("pk")).values("total")
    return Coalesce(Subquery(found), 0)


class DocumentQuerySet(TenantQuerySet):
    """Documents of an organisation."""

    def visible_to(self, member: Member) -> Self:
        """All of the own organisation for whoever keeps them; others see what they sign, agree to or have to read, and local acts
        in force (DOMAIN.md §2.3). A private one is seen by its author and its people only. A body above sees none: they name people
        (decision 0009).
        """
        own = self.at_desk(member)
        mine = Q(signer=member) & ~Q(state__in=[DocumentState.DRAFT, DocumentState.DROPPED])
        mine |= Q(pk__in=own.filter(visas__member=member).exclude(visas__state="waiting").values("pk"))
        mine |= Q(pk__in=own.filter(acquaintances__member=member, state__in=NUMBERED).values("pk"))
        mine |= Q(family="regulation", state=DocumentState.REGISTERED)
        # Whoever sees an order sees what goes with it.
        mine |= Q(main__in=own.filter(mine).values("pk"))
        if not can(member, "documents.see_all"):
            return own.filter(mine)
        private = private_kinds()
        return own.filter(mine | Q(made_by=member) | ~Q(kind__in=private)) if private else own

    def open_to_all(self) -> Self:
        """Without private ones, which nobody reads but their people: they are in no folder, journal or check."""
        private = private_kinds()
        return self.exclude(kind__in=private) if private else self

    def of_year(self, year: int) -> Self:
        """Those of a school year, by its September."""
        return self.filter(year=year)

    def in_register(self) -> Self:
        """Those with a number, annulled ones among them."""
        return self.filter(state__in=NUMBERED)

    def search(self, words: str) -> Self:
        """Every word stands in the title, the number or the text."""
        found = self
        for pattern in patterns(words):
            found = found.filter(words__iregex=pattern)
        return found

    def for_list(self) -> Self:
        """With what a line of the register shows, the newest first, drafts on top."""
        reading = apps.get_model("documents", "Acquaintance")
        counts = {
            "known": _counted(AcquaintanceQuerySet(reading).filter(known_on__isnull=False), "document"),
            "asked": _counted(AcquaintanceQuerySet(reading), "document"),
            "annexes_count": _counted(DocumentQuerySet(self.model), "main"),
        }
        rows = self.select_related("organisation", "made_by", "step__activity").annotate(**counts)
        return rows.order_by("-made_at", "-pk")

    def for_register(self) -> Self:
        """In the order of the journal: by days and numbers, annexes after their orders."""
        rows = self.select_related("organisation", "main").annotate(
            main_family=Coalesce("main__family", "family"),
            main_count=Coalesce("main__count", "count", Value(0)),
            root=Coalesce("main_id", "pk"),
        )
        return rows.order_by("day", "main_family", "main_count", "root", F("annex_number").asc(nulls_first=True))

    def best_first(self, words: str) -> Self:
        """The document of that very number before those that only mention it."""
        asked = " ".join(words.split())
        if not asked:
            return self
        hit = Case(When(number__in=[asked, asked.lower(), asked.upper()], then=Value(0)), default=Value(1), output_field=IntegerField())
        return self.annotate(hit=hit).order_by("hit", *self.query.order_by)

    def for_page(self) -> Self:
        """With what its page shows."""
        return self.select_related(
            "organisation",
            "made_by",
            "signer",
            "registered_by",
            "step__activity__roadmap",
            "main",
            "annulled_by",
            "docx",
            "pdf",
            "template",
        )


class RevisionQuerySet(TenantQuerySet):
    """Texts of documents."""

    def visible_to(self, member: Member) -> Self:
        """Those of the member's own organisation; the document is asked first."""
        return self.at_desk(member)


class DocumentBatchQuerySet(TenantQuerySet):
    """Many papers at once."""

    def visible_to(self, member: Member) -> Self:
        """Those of the member's own organisation."""
        return self.at_desk(member)
