"""Who is reminded and when: readers after three days and after a week, those who agree or sign after two days and five.

>>> is_due(date(2026, 10, 1), None, date(2026, 10, 4), READERS), is_due(date(2026, 10, 1), date(2026, 10, 4), date(2026, 10, 6), READERS)
(True, False)
>>> is_due(date(2026, 10, 1), date(2026, 10, 4), date(2026, 10, 9), READERS)
True
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from duet.base.journal.models import record
from duet.base.tenancy.models import Organisation, system_member
from duet.base.tenancy.querysets import TenantQuerySet
from duet.core.documents import DocumentState

from .models import Acquaintance, Document, Visa, VisaState

READERS, WAITED = (3, 7), (2, 5)


def is_due(asked: date, reminded: date | None, on: date, after: Iterable[int]) -> bool:
    """Whether a day of reminding has come since the last word about it."""
    last = reminded or asked
    return any(last < asked + timedelta(days=days) <= on for days in after)


def may_hear_again(row: Acquaintance, on: date) -> bool:
    """Whether nothing was written to them today."""
    last = row.reminded_at or row.asked_at
    return last is None or local_day(last) < on


def local_day(at: datetime) -> date:
    """The day of a moment where people live."""
    return timezone.localtime(at).date()


@dataclass(frozen=True, slots=True)
class Due:
    """Whom the clock reminds."""

    readers: list[Acquaintance] = field(default_factory=list)
    visas: list[Visa] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many."""
        return len(self.readers) + len(self.visas) + len(self.documents)


@transaction.atomic
def claim(organisation: Organisation, *, on: date, at: datetime) -> Due:
    """Those whose day has come, written down as reminded before a letter goes: so nobody hears of it twice."""
    waiting = Acquaintance.objects.at_desk_of(organisation).waiting()
    asked = Visa.objects.at_desk_of(organisation).filter(state=VisaState.ASKED)
    to_sign = Document.objects.at_desk_of(organisation).filter(state=DocumentState.SIGNING, main__isnull=True, signer__isnull=False)
    due = Due(
        _claimed(waiting, _Marks("asked_at", "reminded_at", READERS), on, at),
        _claimed(asked, _Marks("asked_at", "reminded_at", WAITED), on, at),
        _claimed(to_sign, _Marks("asked_to_sign_at", "signer_reminded_at", WAITED), on, at),
    )
    if due.total:
        facts = {"readers": len(due.readers), "visas": len(due.visas), "signers": len(due.documents)}
        record("documents.remind", by=system_member(organisation, on=on), about=organisation, facts=facts)
    return due


@dataclass(frozen=True, slots=True)
class _Marks:
    """Where a row keeps when it was asked and reminded, and after how many days it is."""

    asked: str
    reminded: str
    after: tuple[int, ...]


def _claimed(rows: TenantQuerySet, marks: _Marks, on: date, at: datetime) -> list[Any]:
    last = on - timedelta(days=min(marks.after) - 1)
    old = rows.filter(**{f"{marks.asked}__isnull": False, f"{marks.asked}__date__lte": last})
    due = []
    for row in old.select_for_update(of=("self",)).order_by("pk"):
        asked, reminded = getattr(row, marks.asked), getattr(row, marks.reminded)
        if is_due(local_day(asked), local_day(reminded) if reminded else None, on, marks.after):
            setattr(row, marks.reminded, at)
            due.append(row)
    if due:
        rows.model._base_manager.bulk_update(due, [marks.reminded], batch_size=500)
    return due
