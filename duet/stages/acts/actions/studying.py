"""Marks «изучено», and asking people to study."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation
from duet.core.errors import Refusal

from ..library import Entry
from ..models import Study


@action("acts.study")
def study(member: Member, *, by: Member, entry: Entry, on: date) -> Study:
    """Say of oneself that the act is studied; the first day stays."""
    mark: Study
    mark, _ = Study.objects.get_or_create(organisation=member.organisation, member=member, **_which(entry), defaults={"studied_on": on})
    if mark.studied_on is None:
        mark.studied_on = on
        mark.save(update_fields=["studied_on"])
    note(act=entry.key)
    return mark


@action("acts.forget")
def forget(member: Member, *, by: Member, entry: Entry) -> None:
    """Take one's own mark back; what was asked for waits again."""
    mark = Study.objects.visible_to(member).of(member).about(entry).filter(studied_on__isnull=False).first()
    if mark is None:
        raise Refusal("Отметки об изучении нет: снимать нечего.")
    note(act=entry.key, studied_on=str(mark.studied_on))
    if mark.asked_on is None:
        mark.delete()
    else:
        mark.studied_on = None
        mark.save(update_fields=["studied_on"])


@action("acts.ask")
def ask(organisation: Organisation, *, by: Member, entry: Entry, whom: Iterable[Member], on: date) -> int:
    """Ask people of the organisation to study an act, and say how many were asked anew. Who has studied it already is left alone."""
    people = list(whom)
    if any(person.organisation_id != organisation.pk for person in people):
        raise Refusal("Просить можно только сотрудников своей организации.")
    known = set(Study.objects.filter(organisation=organisation).about(entry).values_list("member", flat=True))
    fresh = [person for person in people if person.pk not in known]
    Study.objects.bulk_create(
        Study(organisation=organisation, member=person, asked_by=by, asked_on=on, **_which(entry)) for person in fresh
    )
    note(act=entry.key, asked=[person.pk for person in fresh])
    return len(fresh)


def _which(entry: Entry) -> dict[str, object]:
    return {"act": entry.act} if entry.act else {"code": entry.key}
