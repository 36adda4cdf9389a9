"""What we ask of documents on their way to a plan."""

from __future__ import annotations

from typing import Self

from django.db.models import Count, Q

from duet.base.tenancy.querysets import TenantQuerySet


def is_doubtful(rows: str = "") -> Q:
    """A row on review that waits for a person; ``rows`` is the way to it («rows__»)."""
    return ~Q(**{f"{rows}doubts": []}) & Q(**{f"{rows}settled": False, f"{rows}skipped": False})


class UploadQuerySet(TenantQuerySet):
    """Documents on their way to a plan."""

    def unfinished(self) -> Self:
        """Those a person has not saved or put aside."""
        return self.exclude(state__in=["saved", "dropped"])

    def with_doubts(self) -> Self:
        """``left``: how many rows wait for a person."""
        return self.annotate(left=Count("rows", filter=is_doubtful("rows__")))

    def for_page(self) -> Self:
        """With its file and what it became."""
        return self.select_related("organisation", "file", "roadmap__organisation", "by")

    def for_news(self) -> Self:
        """With its name and its address."""
        return self.select_related("organisation")


class DraftRowQuerySet(TenantQuerySet):
    """Rows on review."""

    def doubtful(self) -> Self:
        """Those that wait for a person."""
        return self.filter(is_doubtful())

    def mended(self) -> Self:
        """Those a person changed."""
        return self.filter(mended=True)

    def skipped(self) -> Self:
        """Those a person left out."""
        return self.filter(skipped=True)

    def for_page(self) -> Self:
        """With the document they belong to."""
        return self.select_related("organisation", "upload__organisation", "upload__file")

    def kept(self) -> Self:
        """Those that go into the plan."""
        return self.filter(skipped=False)
