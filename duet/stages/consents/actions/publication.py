"""Whether the organisation shows its public list."""

from __future__ import annotations

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation

from ..models import Operator


@action("consents.open_list")
def open_list(organisation: Organisation, *, by: Member, is_open: bool) -> Operator:
    """Show the list to everybody, or to nobody; who stands on it each person decides."""
    operator: Operator
    operator, _ = Operator.objects.update_or_create(organisation=organisation, defaults={"public_list": is_open})
    note(open=is_open)
    return operator
