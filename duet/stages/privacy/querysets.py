"""What we ask about requests of people and acts of destruction."""

from __future__ import annotations

from typing import Self

from duet.base.tenancy.querysets import TenantQuerySet


class SubjectRequestQuerySet(TenantQuerySet):
    """Requests of people about their own data."""

    def open(self) -> Self:
        """Not answered yet."""
        return self.filter(answered_on__isnull=True)

    def for_page(self) -> Self:
        """With whom it is about and who wrote it down."""
        return self.select_related("person__group", "organisation", "file", "taken_by")


class DestructionActQuerySet(TenantQuerySet):
    """Acts of destruction."""

    def for_page(self) -> Self:
        """With who made it and its papers."""
        return self.select_related("organisation", "by", "person", "docx", "pdf", "log_xlsx", "log_pdf")
