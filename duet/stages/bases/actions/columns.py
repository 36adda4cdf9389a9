"""How a member likes to see a base."""

from __future__ import annotations

from collections.abc import Sequence

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation

from ..columns import COLUMNS
from ..models import ColumnChoice, Side


@action("bases.choose_columns")
def choose_columns(organisation: Organisation, *, by: Member, base: Side, columns: Sequence[str]) -> ColumnChoice:
    """Remember the columns; none brings the usual ones back."""
    known = [column.name for column in COLUMNS[base] if column.name in columns]
    choice, _ = ColumnChoice.objects.update_or_create(member=by, base=base, defaults={"organisation": organisation, "columns": known})
    note(base=base, columns=known)
    made: ColumnChoice = choice
    return made
