"""What we ask of lists on their way to cards."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db.models import Count, Q

from duet.base.tenancy.querysets import TenantQuerySet

UNFINISHED = ("queued", "reading", "read", "failed", "writing")


class BatchQuerySet(TenantQuerySet):
    """Lists somebody brought."""

    def for_page(self) -> Self:
        """With the file, who brought it and where."""
        return self.select_related("organisation", "file", "by", "written_by")

    def kept_until(self, on: date) -> Self:
        """Those whose rows and files should have been deleted by the day."""
        return self.filter(kept_until__lt=on, wiped_on__isnull=True)


class LineQuerySet(TenantQuerySet):
    """People of the lists, as the rows told of them."""

    def of(self, batch: object) -> Self:
        """Those of one list, in its order."""
        return self.filter(batch=batch)

    def bad(self) -> Self:
        """Those that cannot be written until somebody mends them."""
        return self.filter(is_bad=True, skipped=False)

    def doubtful(self) -> Self:
        """Those that can be written and ask for a look."""
        return self.filter(is_bad=False, is_doubtful=True, skipped=False)

    def alike(self) -> Self:
        """Those who look like somebody known, whatever was decided."""
        return self.filter(has_likely=True, is_bad=False, skipped=False)

    def undecided(self) -> Self:
        """Those of whom nobody has said yet whether they are somebody known."""
        return self.alike().filter(decision="")

    def skipped(self) -> Self:
        """Those left out."""
        return self.filter(skipped=True)

    def clear(self) -> Self:
        """Those who will be written."""
        return self.filter(is_bad=False, skipped=False).exclude(has_likely=True, decision="")

    def refused(self) -> Self:
        """Those who were or would be left out: bad, or skipped by hand."""
        return self.filter(Q(is_bad=True) | Q(skipped=True))

    def waiting(self) -> Self:
        """Those with something that waits for a consent."""
        return self.filter(waits=True, person__isnull=False)

    def for_page(self) -> Self:
        """With the list they are of and the cards they became."""
        return self.select_related("organisation", "batch__organisation", "person__organisation", "twin", "twin_line")

    def counted(self) -> dict[str, int]:
        """How many of each sort; one query."""
        ready = Q(is_bad=False, skipped=False)
        asks = ready & Q(has_likely=True, decision="")
        found: dict[str, int] = self.aggregate(
            all=Count("pk"),
            bad=Count("pk", filter=Q(is_bad=True, skipped=False)),
            doubtful=Count("pk", filter=ready & Q(is_doubtful=True)),
            alike=Count("pk", filter=ready & Q(has_likely=True)),
            undecided=Count("pk", filter=asks),
            sure=Count("pk", filter=asks & Q(is_sure=True)),
            left_out=Count("pk", filter=Q(skipped=True)),
            ready=Count("pk", filter=ready),
        )
        return found | {"clear": found["ready"] - found["undecided"], "skipped": found["left_out"]}
