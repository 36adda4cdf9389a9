"""The organisation's own terms of keeping."""

from __future__ import annotations

from collections.abc import Mapping

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation

from ..keeping import terms_of
from ..models import KeepingTerms


@action("privacy.set_terms")
def set_terms(organisation: Organisation, *, by: Member, months: Mapping[str, int]) -> KeepingTerms:
    """Say how many months each kind of record is kept."""
    terms = terms_of(organisation)
    note(changed={name: number for name, number in months.items() if getattr(terms, name) != number})
    for name, number in months.items():
        setattr(terms, name, number)
    terms.save()
    return terms
