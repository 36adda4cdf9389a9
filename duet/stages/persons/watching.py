"""Writing down who looked at personal data (requirement D3)."""

from __future__ import annotations

from collections.abc import Iterable

from duet.base.tenancy.models import Member

from .models import Look, LookKind, Person, Seen

_AT_ONCE = 2000
# What stands on every paper with people on it.
MARK = "Содержит персональные данные"


def looked(by: Member, person: Person, what: str) -> None:
    """Somebody opened a page about the person. One's own card is not written down."""
    if person.member_id != by.pk:
        look = Look.objects.create(organisation_id=person.organisation_id, by=by, kind=LookKind.VIEW, what=what[:200])
        Seen.objects.create(organisation_id=person.organisation_id, look=look, person=person)


def looked_at_list(by: Member, what: str, total: int) -> None:
    """Somebody opened a list with this many people on the page."""
    Look.objects.create(organisation_id=by.organisation_id, by=by, kind=LookKind.VIEW, what=what[:200], total=total)


def took_away(by: Member, people: Iterable[Person], what: str, *, kind: LookKind = LookKind.EXPORT) -> Look:
    """Somebody took a list or a paper with these people out of the program: a withdrawal has to find the copies."""
    listed = list(people)
    look: Look = Look.objects.create(organisation_id=by.organisation_id, by=by, kind=kind, what=what[:200], total=len(listed))
    rows = [Seen(organisation_id=person.organisation_id, look=look, person=person) for person in listed]
    Seen.objects.bulk_create(rows, batch_size=_AT_ONCE)
    return look
