from __future__ import annotations

from typing import Any, Self

from django.db.models import CharField, Lookup

from duet.base.tenancy.querysets import TenantQuerySet

# After every letter of ours in the order of code points.
_LAST = "\uffff"


@CharField.register_lookup
class Begins(Lookup):
    """``word__begins="иван"``: the index is used in both databases (SQLite's LIKE would not use it)."""

    lookup_name = "begins"

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        left, params = self.process_lhs(compiler, connection)
        return f"({left} >= %s AND {left} < %s)", [*params, self.rhs, *params, f"{self.rhs}{_LAST}"]

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        left, params = self.process_lhs(compiler, connection)
        # Kept words are letters and digits only: there is nothing to escape.
        return f"{left} LIKE %s", [*params, f"{self.rhs}%"]


class SearchWordQuerySet(TenantQuerySet):
    """Words of cards."""

    def beginning(self, stem: str) -> Self:
        """Those that begin so."""
        return self.filter(word__begins=stem)
