"""The calendar an organisation lives by: its own days, and those of the bodies above where it has none of its own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from duet.base.tenancy.models import Organisation
from duet.base.tenancy.scope import everywhere
from duet.core.calendar import Period
from duet.core.workdays import WorkCalendar

from .models import CalendarSpan, SpanKind

LONGEST = timedelta(days=366)
# Kinds that are laid out for a whole year at once.
WHOLE_YEAR = (SpanKind.TERM, SpanKind.HOLIDAYS)


def own_calendar(organisation: Organisation) -> WorkCalendar:
    """The working days of the organisation. One query."""
    return work_calendar(spans_in_force(organisation))


def spans_in_force(organisation: Organisation) -> list[CalendarSpan]:
    """What holds in the organisation, by day. One query.

    Terms and holidays are its own; without any of the kind in a school year, those of the nearest body above. Days off and
    working days of the bodies above hold here too, except where its own say something of the same days.
    """
    tree = [int(number) for number in organisation.path.split("/") if number]
    # The days of a body above are public and hold for those below, whose scope they lie outside.
    with everywhere():
        kept = list(CalendarSpan.objects.filter(organisation__in=tree).select_related("organisation"))
    found: list[CalendarSpan] = []
    for place in reversed(tree):
        nearer = tuple(found)
        found += [days for days in kept if days.organisation_id == place and not any(_replaces(own, days) for own in nearer)]
    return sorted(found, key=lambda days: (days.starts_on, days.ends_on, days.pk))


def _replaces(own: CalendarSpan, above: CalendarSpan) -> bool:
    if above.kind in WHOLE_YEAR:
        return own.kind == above.kind and own.school_year == above.school_year
    return own.kind not in WHOLE_YEAR and own.starts_on <= above.ends_on and above.starts_on <= own.ends_on


def work_calendar(spans: Iterable[CalendarSpan]) -> WorkCalendar:
    """The spans as arithmetic understands them."""
    found = list(spans)
    return WorkCalendar(
        off=tuple(span.span for span in found if span.is_off),
        working=tuple(span.span for span in found if span.kind == SpanKind.WORKING),
        six_days=tuple(span.span for span in found if span.kind == SpanKind.SIX_DAYS),
    )


def objection(span: Period, kind: str, organisation: Organisation, *, besides: CalendarSpan | None = None) -> str:
    """Why these days cannot be kept: too many of them, or a day is there already; nothing when they can."""
    if span.end - span.start > LONGEST:
        return "Получилось больше года. Проверьте первый и последний день."
    clashing = CalendarSpan.objects.filter(organisation=organisation).clashing(kind, span)
    found = clashing.exclude(pk=besides.pk if besides else None).first()
    return f"Эти дни уже есть в календаре: «{found}», {found.span}. Измените дни или исправьте ту строку." if found else ""
