"""What an errand is about: who holds copies, what has to be taken off which page, under which conditions the rest stays."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from duet.core.consents import Cell
from duet.stages.persons.models import Look, LookKind

from .asking import recipients_of
from .cells import RESOURCES, in_order, in_words
from .models import Consent, Errand, KindChoice, State
from .publishing import standing_cells
from .wording import operator_of

# More copies than this are not listed on one page: the newest ones are.
COPIES_SHOWN = 100


def copies_of(errand: Errand) -> dict[str, Any]:
    """Who took lists and papers with the person away, the newest first, and to whom the data were passed on."""
    away = Q(seen__person=errand.person_id, kind__in=[LookKind.EXPORT, LookKind.PRINT], at__lte=errand.made_at)
    taken = Look.objects.filter(away, organisation=errand.organisation_id).select_related("by").distinct()
    passed = Consent.objects.filter(person=errand.person_id, kind=KindChoice.TRANSFER, signed_on__isnull=False).exclude(state=State.REFUSED)
    names = recipients_of(errand.organisation)
    said = [(names.get(each.recipient, "получатель"), each.signed_on) for each in passed.order_by("-signed_on", "-pk")]
    return {"copies": list(taken[:COPIES_SHOWN]), "passed": said}


def published_by(consent: Consent) -> dict[str, Any]:
    """What has to go and from where; under which conditions the rest stays."""
    addresses = operator_of(consent.organisation).resources
    allowed = {Cell(answer["field"], answer["resource"]): answer.get("condition", "") for answer in consent.cells if answer.get("allow")}
    standing = standing_cells(consent)
    gone = allowed.keys() - standing
    return {
        "gone": [in_words(cell) for cell in in_order(gone)],
        "conditions": [(in_words(cell), allowed[cell]) for cell in in_order(standing) if allowed[cell]],
        "places": [(title, addresses.get(name, "")) for name, title in RESOURCES.items() if name in {cell.resource for cell in allowed}],
    }
