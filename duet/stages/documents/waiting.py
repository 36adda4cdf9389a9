"""What waits for a member among documents, counted in one query."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import Case, CharField, Q, QuerySet, Value, When

from duet.base.access.policy import can
from duet.base.tenancy.models import Member
from duet.core.documents import DocumentState

from .models import Acquaintance, Document, Visa

SIGN, AGREE, READ, NUMBER = "sign", "agree", "read", "number"


def waiting_for(member: Member) -> Counter[str]:
    """How many documents wait to be signed, agreed, read and, for whoever registers them, given a number."""
    whole = Document.objects.at_desk(member).filter(main__isnull=True)
    parts = [
        _called(whole.filter(signer=member, state=DocumentState.SIGNING), SIGN, "pk"),
        _called(Visa.objects.asked_of(member), AGREE, "document_id"),
        _called(Acquaintance.objects.asked_of(member), READ, "document_id"),
    ]
    if can(member, "documents.register"):
        parts.append(_called(whole.filter(state=DocumentState.APPROVED), NUMBER, "pk"))
    return Counter(name for name, _ in parts[0].union(*parts[1:], all=True))


def documents_for(rows: QuerySet[Document], member: Member) -> QuerySet[Document]:
    """Those of ``rows`` that wait for the member, with ``waits``: to be signed first, then agreed, then read."""
    sign = Q(signer=member, state=DocumentState.SIGNING, main__isnull=True)
    agree = Q(pk__in=Visa.objects.asked_of(member).order_by().values("document"))
    read = Q(pk__in=Acquaintance.objects.asked_of(member).order_by().values("document"))
    whens = [When(sign, Value(SIGN)), When(agree, Value(AGREE)), When(read, Value(READ))]
    place = Case(When(sign, Value(1)), When(agree, Value(2)), default=Value(3))
    waiting = rows.filter(sign | agree | read).annotate(waits=Case(*whens, output_field=CharField()), place=place)
    found: QuerySet[Document] = waiting.select_related("organisation", "made_by").order_by("place", "-made_at", "-pk")
    return found


def _called(rows: QuerySet[Any], name: str, column: str) -> QuerySet[Any]:
    found: QuerySet[Any] = rows.order_by().annotate(what=Value(name)).values_list("what", column)
    return found
