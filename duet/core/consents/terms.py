"""By when what must be done after a consent is withdrawn (152-ФЗ art. 10.1, 20, 21; DOMAIN.md §1.6.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ..workdays import WorkCalendar
from .model import Kind


class Demand(StrEnum):
    """What the person asks for. Any paper that identifies the person is a withdrawal; its words tell which."""

    WITHDRAW = "withdraw"  # consent is taken back: destroy within 30 calendar days
    STOP = "stop"  # stop the processing: 10 working days
    UNPUBLISH = "unpublish"  # stop the dissemination: 3 working days; the only one that a consent to it knows
    UNLAWFUL = "unlawful"  # processing was unlawful: stop in 3 working days, destroy in 10


class Deed(StrEnum):
    """What follows; in the program it is done at once, outside it people do it by a day."""

    STOP = "stop"
    DESTROY = "destroy"
    UNPUBLISH = "unpublish"
    COPIES = "copies"  # lists that were exported or sent
    ANSWER = "answer"  # tell the person what was done


@dataclass(frozen=True, slots=True)
class Term:
    """A deed and the last day for it."""

    deed: Deed
    due_on: date


_DESTROY_DAYS = 30
_STOP, _UNPUBLISH, _UNLAWFUL_STOP, _UNLAWFUL_DESTROY = 10, 3, 3, 10
_MORE = 5
_PUBLISH_CONDITIONS = 3
# Consents that are about no data: nothing was kept because of them.
_NOT_ABOUT_DATA = frozenset({Kind.PARTICIPATION, Kind.MENTORING})
# Whatever is kept rests on these, or is kept because of them alone.
_KEEPS = frozenset({Kind.PROCESSING, Kind.COSIGNATURE, Kind.PHOTO})


def terms_of(kind: Kind, demand: Demand, received_on: date, calendar: WorkCalendar) -> list[Term]:
    """What must be done outside the program and by which day, counted from the day the demand was received.

    >>> [str(term.due_on) for term in terms_of(Kind.DISSEMINATION, Demand.UNPUBLISH, date(2026, 11, 20), WorkCalendar())]
    ['2026-11-25', '2026-11-25']
    """
    if kind is Kind.DISSEMINATION:
        day = calendar.add(received_on, _UNPUBLISH)
        return [Term(Deed.UNPUBLISH, day), Term(Deed.ANSWER, day)]
    stop, destroy = _last_days(demand, received_on, calendar)
    if kind in _NOT_ABOUT_DATA:
        return [Term(Deed.ANSWER, destroy)]
    terms = [Term(Deed.STOP, stop), Term(Deed.COPIES, destroy), Term(Deed.ANSWER, destroy)]
    return [*terms, Term(Deed.DESTROY, destroy)] if kind in _KEEPS else terms


def _last_days(demand: Demand, received_on: date, calendar: WorkCalendar) -> tuple[date, date]:
    """For stopping, and for destroying."""
    month = received_on + timedelta(days=_DESTROY_DAYS)
    if demand is Demand.UNLAWFUL:
        return calendar.add(received_on, _UNLAWFUL_STOP), calendar.add(received_on, _UNLAWFUL_DESTROY)
    if demand is Demand.STOP:
        stop = calendar.add(received_on, _STOP)
        return stop, max(stop, month)
    return month, month


def extended(due_on: date, calendar: WorkCalendar) -> date:
    """The last day for stopping after the one extension that the law allows, with a reason told to the person (art. 21 part 5.1).

    >>> str(extended(date(2026, 12, 4), WorkCalendar()))
    '2026-12-11'
    """
    return calendar.add(due_on, _MORE)


def conditions_due(received_on: date, calendar: WorkCalendar) -> date:
    """By when the conditions and prohibitions of a consent to dissemination are published (art. 10.1 part 10).

    >>> str(conditions_due(date(2026, 11, 20), WorkCalendar()))
    '2026-11-25'
    """
    return calendar.add(received_on, _PUBLISH_CONDITIONS)
