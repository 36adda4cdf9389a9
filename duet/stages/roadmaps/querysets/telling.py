"""Rows of different kinds in one list."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast

from duet.base.tenancy.querysets import TenantQuerySet


class Told(TenantQuerySet):
    """Rows that can stand in one list with rows of other models."""

    def told(self, kind: str, field: str) -> QuerySet[Any, Any]:
        """(kind, text of the field) of each, to be joined by ``union``; those that are alike become one there."""
        words = {"kind": Value(kind, output_field=CharField()), "words": Cast(field, CharField())}
        rows: QuerySet[Any, Any] = self.order_by().annotate(**words).values_list("kind", "words")
        return rows
