"""An account issued: kept as it was."""

from __future__ import annotations

from datetime import date

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation
from duet.core.accounting.quarters import Span
from duet.core.errors import Refusal

from ..models import Extract
from ..reckoning import account_of, kept_rows


@action("accounting.fix")
def fix(organisation: Organisation, *, by: Member, span: Span, on: date) -> Extract:
    """Keep the account of a span as it is today: later changes do not alter it."""
    if not span.has_begun(on):
        raise Refusal("Этот квартал ещё не начался: учитывать нечего.")
    account = account_of(by, span, on)
    if not account.entrants:
        raise Refusal("В этом квартале в базах никого не было: выписывать нечего.")
    made: Extract = Extract.objects.create(
        organisation=organisation,
        year=span.year,
        span=span.key,
        as_of=account.as_of,
        rows=kept_rows(account),
        figures=account.figures.as_json,
        total=account.figures.total,
        by=by,
    )
    note(extract=made.pk, year=span.year, span=span.key)
    return made
