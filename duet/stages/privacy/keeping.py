"""What is kept past its term: counted by a look at the day, destroyed only by a person and with an act."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from duet.base.tenancy.models import Organisation
from duet.core.consents import permits
from duet.stages.consents.models import Consent, Errand, State, WordRow
from duet.stages.consents.settling import rules_of, settle, word_of
from duet.stages.gathering.models import Batch, Line
from duet.stages.gathering.wiping import wipe
from duet.stages.persons.models import Look, Person, Seen

from .erasing import initials
from .forgetting import forget_files
from .models import DestructionAct, KeepingTerms, SubjectRequest

Subjects = list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Keeping:
    """A kind of record. ``due`` gives the numbers of those kept past the term, ``destroy`` takes them out and says about whom they were."""

    code: str
    title: str
    term: str
    due: Callable[[Organisation, date, date], list[int]]
    destroy: Callable[[Sequence[int], date], Subjects]


def terms_of(organisation: Organisation) -> KeepingTerms:
    """What the organisation decided; the usual where it decided nothing."""
    kept: KeepingTerms | None = KeepingTerms.objects.filter(organisation=organisation).first()
    return kept or KeepingTerms(organisation=organisation)


def cutoff(terms: KeepingTerms, keeping: Keeping, on: date) -> date:
    """What ended before this day is kept too long."""
    return on - relativedelta(months=getattr(terms, keeping.term))


def due_now(organisation: Organisation, on: date) -> list[tuple[Keeping, int, int]]:
    """Each kind, its term in months and how many are kept too long. A few queries for each kind."""
    terms = terms_of(organisation)
    return [(keeping, getattr(terms, keeping.term), len(keeping.due(organisation, cutoff(terms, keeping, on), on))) for keeping in KEEPINGS]


def _moment(day: date) -> datetime:
    return datetime.combine(day, time.min, timezone.get_current_timezone())


def _named(people: Any) -> Subjects:
    return [(person.pk, initials(person)) for person in people]


def _consents(organisation: Organisation, before: date, on: date) -> list[int]:
    """Those that ended before the day, and whose words nothing rests upon any more."""
    later = Consent.objects.filter(person=OuterRef("person"), kind=OuterRef("kind"), answered_at__gt=OuterRef("answered_at"))
    replaced = later.order_by("answered_at").values("answered_at")[:1]
    moment = _moment(before)
    over = (
        Q(state=State.WITHDRAWN) & (Q(withdrawal_received_on__lt=before) | Q(withdrawal_received_on=None, withdrawn_at__lt=moment))
        | Q(until__lt=before)
        | Q(state=State.REFUSED, answered_at__lt=moment)
        | Q(state=State.CANCELLED, asked_at__lt=moment)
        | Q(state=State.REPLACED, replaced_at__lt=moment)
    )
    found = Consent.objects.at_desk_of(organisation).annotate(replaced_at=Subquery(replaced)).filter(over)
    found = found.exclude(Exists(Errand.objects.filter(consent=OuterRef("pk"), done_at__isnull=True)))
    people = dict(found.values_list("pk", "person"))
    return _without_consequences(organisation, people, on)


def _without_consequences(organisation: Organisation, people: dict[int, int], on: date) -> list[int]:
    """The consents that may go: without their words nothing opens that is shut now."""
    said: dict[int, list[WordRow]] = {}
    for row in WordRow.objects.filter(person__in=set(people.values())).order_by("pk"):
        said.setdefault(row.person_id, []).append(row)
    rules, stay = rules_of(organisation.pk), set()
    for person in Person.objects.filter(pk__in=set(people.values())):
        words = said.get(person.pk, [])
        now = permits([word_of(row) for row in words], person.subject, rules, on=on)
        left = permits([word_of(row) for row in words if row.consent_id not in people], person.subject, rules, on=on)
        if set(left) - set(now):
            stay.add(person.pk)
    return [pk for pk, person in people.items() if person not in stay]


def _destroy_consents(numbers: Sequence[int], on: date) -> Subjects:
    rows = Consent.objects.filter(pk__in=numbers)
    people = list(Person.objects.filter(pk__in=rows.values("person")).select_related("organisation"))
    files = {pk for pair in rows.values_list("file", "withdrawal_file") for pk in pair if pk}
    rows.delete()
    forget_files(files)
    settle(people, on)
    return _named(people)


def _looks(organisation: Organisation, before: date, on: date) -> list[int]:
    return list(Look.objects.at_desk_of(organisation).filter(at__lt=_moment(before)).values_list("pk", flat=True))


def _destroy_looks(numbers: Sequence[int], on: date) -> Subjects:
    rows = Look.objects.filter(pk__in=numbers)
    people = _named(Person.objects.filter(pk__in=Seen.objects.filter(look__in=numbers).values("person")))
    rows.delete()
    return people


def _requests(organisation: Organisation, before: date, on: date) -> list[int]:
    return list(SubjectRequest.objects.at_desk_of(organisation).filter(answered_on__lt=before).values_list("pk", flat=True))


def _destroy_requests(numbers: Sequence[int], on: date) -> Subjects:
    rows = SubjectRequest.objects.filter(pk__in=numbers)
    people = _named(Person.objects.filter(pk__in=rows.values("person")))
    files = set(rows.filter(file__isnull=False).values_list("file", flat=True))
    rows.delete()
    forget_files(files)
    return people


def _acts(organisation: Organisation, before: date, on: date) -> list[int]:
    kept = DestructionAct.objects.at_desk_of(organisation)
    return list(kept.filter(on__lt=before, keep_until__lt=on).values_list("pk", flat=True))


def _destroy_acts(numbers: Sequence[int], on: date) -> Subjects:
    rows = DestructionAct.objects.filter(pk__in=numbers)
    files = {pk for row in rows.values_list("docx", "pdf", "log_xlsx", "log_pdf") for pk in row if pk}
    subjects = [(number, letters) for listed in rows.values_list("subjects", flat=True) for number, letters in listed]
    rows.delete()
    forget_files(files)
    return sorted(set(subjects))


def _uploads(organisation: Organisation, before: date, on: date) -> list[int]:
    """Lists whose rows and file are still there: past the term of the organisation, or past the day the list itself names."""
    kept = Batch.objects.at_desk_of(organisation).filter(wiped_on__isnull=True)
    return list(kept.filter(Q(at__lt=_moment(before)) | Q(kept_until__lt=on)).values_list("pk", flat=True))


def _destroy_uploads(numbers: Sequence[int], on: date) -> Subjects:
    people = _named(Person.objects.filter(pk__in=Line.objects.filter(batch__in=numbers, person__isnull=False).values("person")))
    for batch in Batch.objects.filter(pk__in=numbers).select_related("organisation", "file"):
        wipe(batch, on=on)
    return people


KEEPINGS = (
    Keeping("consents", "Согласия, отозванные или истёкшие", "consents", _consents, _destroy_consents),
    Keeping("uploads", "Загруженные списки людей", "uploads", _uploads, _destroy_uploads),
    Keeping("looks", "Журнал: просмотры и выгрузки", "journals", _looks, _destroy_looks),
    Keeping("requests", "Обращения граждан, на которые ответили", "journals", _requests, _destroy_requests),
    Keeping("acts", "Акты об уничтожении", "acts", _acts, _destroy_acts),
)
BY_CODE = {keeping.code: keeping for keeping in KEEPINGS}
