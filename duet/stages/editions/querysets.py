from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, NoReturn, Self

from django.apps import apps
from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce

from duet.base.journal.models import Entry
from duet.base.tenancy.querysets import TenantQuerySet

if TYPE_CHECKING:
    from duet.base.tenancy.models import Organisation
    from duet.stages.roadmaps.models import Roadmap

# An act may have begun before the approval and been written down after it.
BEGUN_BEFORE = timedelta(hours=1)
# What is done every day and changes no word of a plan; anything else may.
HARMLESS = tuple(f"roadmaps.{verb}" for verb in ("take", "finish", "reopen", "attach", "comment", "settle", "bind"))


class Frozen(TypeError):
    """An approved edition was about to be changed."""


class EditionQuerySet(TenantQuerySet):
    """Approved editions."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Never."""
        raise Frozen("An approved edition is never changed: approve the next one.")

    def of(self, roadmap: Roadmap) -> Self:
        """Those of one plan, the latest first."""
        return self.filter(roadmap=roadmap).order_by("-number")

    def light(self) -> Self:
        """Without the text."""
        return self.defer("plan")

    def with_stir(self) -> Self:
        """``stir``: how many lines the journal of the organisation has got since; while it is the same, nothing has changed."""
        since = Entry.objects.filter(organisation=OuterRef("organisation"), at__gte=OuterRef("at") - BEGUN_BEFORE)
        count = since.exclude(action__in=HARMLESS).order_by().values("organisation").annotate(n=Count("pk")).values("n")
        return self.annotate(stir=Coalesce(Subquery(count, output_field=IntegerField()), 0))

    def for_page(self) -> Self:
        """With its plan and whoever recorded it."""
        return self.select_related("organisation", "roadmap__organisation", "approved_by")


class AgreementQuerySet(TenantQuerySet):
    """Requests for agreement."""

    def of(self, roadmap: Roadmap) -> Self:
        """Those of one plan, the latest first."""
        return self.filter(roadmap=roadmap).order_by("-pk")

    def asked_of(self, organisation: Organisation) -> Self:
        """Those this body is to answer."""
        return self.filter(asked_of=organisation)

    def waiting(self) -> Self:
        """Not answered yet."""
        return self.filter(state="waiting")

    def agreed(self) -> Self:
        """Agreed to."""
        return self.filter(state="agreed")

    def in_force(self) -> Self:
        """Those the organisation has not taken back."""
        return self.exclude(state="withdrawn")

    def waiting_first(self) -> Self:
        """What waits for an answer, the oldest first; then the rest, the latest first."""
        asked = Case(When(state="waiting", then="pk"))
        return self.order_by(Case(When(state="waiting", then=0), default=1), asked.asc(), "-pk")

    def light(self) -> Self:
        """Without the text."""
        return self.defer("plan")

    def with_later_editions(self) -> Self:
        """``later_editions``: whether the plan was approved after the answer, or in these words before it."""
        editions = apps.get_model("editions", "Edition").objects.filter(roadmap=OuterRef("roadmap"), at__gte=OuterRef("answered_at"))
        return self.annotate(later_editions=Q(edition__isnull=False) | Exists(editions))

    def for_page(self) -> Self:
        """With the plan, the two organisations and those who asked and answered."""
        return self.select_related("organisation", "asked_of", "roadmap__organisation", "asked_by", "answered_by")
