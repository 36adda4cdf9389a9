"""The organisation's own calendar: terms, holidays, days off and days of work."""

from __future__ import annotations

from collections.abc import Iterable

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation
from duet.core.calendar import Period
from duet.core.errors import Refusal
from duet.core.school_year import Parts, usual_year

from ..models import CalendarSpan, SpanKind
from ..own_calendar import objection, spans_in_force
from . import _parts


@action("calendar.add")
def add_days(organisation: Organisation, *, by: Member, kind: str, title: str, span: Period, rest: bool = False) -> CalendarSpan:
    """Say what some days are here."""
    _parts.hold(organisation)
    made = CalendarSpan(organisation=organisation)
    _write(made, kind=kind, title=title, span=span, rest=rest)
    return made


@action("calendar.edit")
def edit_days(days: CalendarSpan, *, by: Member, kind: str, title: str, span: Period, rest: bool = False) -> CalendarSpan:
    """Change what they are, or which days they are."""
    _parts.hold(days.organisation)
    note(was=[days.starts_on.isoformat(), days.ends_on.isoformat()])
    _write(days, kind=kind, title=title, span=span, rest=rest)
    return days


@action("calendar.remove")
def remove_days(days: CalendarSpan, *, by: Member) -> None:
    """Take them out of the calendar."""
    note(kind=days.kind, was=[days.starts_on.isoformat(), days.ends_on.isoformat()])
    # The journal's line is about the row, so its number stays with the instance.
    CalendarSpan.objects.filter(pk=days.pk).delete()


@action("calendar.fill")
def fill_calendar(organisation: Organisation, *, by: Member, year: int, parts: Parts) -> int:
    """Add terms and holidays as they usually are; what would overlap what is there already is left out. Returns how many were added."""
    kinds = {True: SpanKind.HOLIDAYS, False: SpanKind.TERM}
    usual = [
        CalendarSpan(kind=kinds[stretch.is_holidays], title=stretch.title, starts_on=stretch.span.start, ends_on=stretch.span.end)
        for stretch in usual_year(year, parts)
    ]
    return _add_missing(organisation, usual, "Этот год уже заполнен. Если что-то не так, исправьте строки или удалите лишние.")


@action("calendar.take")
def take_calendar(organisation: Organisation, *, by: Member, year: int) -> int:
    """Copy the days that hold here because of a body above, so that they can be changed here. Returns how many were copied."""
    above = [
        CalendarSpan(kind=days.kind, title=days.title, starts_on=days.starts_on, ends_on=days.ends_on, rest=days.rest)
        for days in spans_in_force(organisation)
        if days.organisation_id != organisation.pk and days.school_year == year
    ]
    return _add_missing(organisation, above, "Брать нечего: у вышестоящего органа нет дней, которых не было бы у вас.")


def _write(days: CalendarSpan, *, kind: str, title: str, span: Period, rest: bool) -> None:
    if trouble := objection(span, kind, days.organisation, besides=days):
        raise Refusal(trouble)
    days.kind, days.title, days.rest = kind, title, rest and kind == SpanKind.HOLIDAYS
    days.starts_on, days.ends_on = span.start, span.end
    days.save()
    note(kind=kind, now=[span.start.isoformat(), span.end.isoformat()])


def _add_missing(organisation: Organisation, spans: Iterable[CalendarSpan], nothing: str) -> int:
    _parts.hold(organisation)
    here = list(CalendarSpan.objects.filter(organisation=organisation))
    fresh = [days for days in spans if not any(_overlap(days, other) for other in here)]
    if not fresh:
        raise Refusal(nothing)
    for days in fresh:
        days.organisation = organisation
    CalendarSpan.objects.bulk_create(fresh)
    note(added=len(fresh))
    return len(fresh)


def _overlap(one: CalendarSpan, other: CalendarSpan) -> bool:
    return one.kind == other.kind and one.starts_on <= other.ends_on and other.starts_on <= one.ends_on
