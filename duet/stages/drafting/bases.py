"""People of the bases, where a document asks for a mentor or a mentee: those the gate is open for stand there."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from duet.base.tenancy.models import Member
from duet.core.consents import Use
from duet.stages.bases.models import Participation, Side
from duet.stages.bases.years import year_of
from duet.stages.persons.models import Person


def mentors(member: Member, on: date) -> QuerySet[Person]:
    """The base of mentors of that school year."""
    return _base(member, on, Side.MENTOR)


def mentees(member: Member, on: date) -> QuerySet[Person]:
    """The base of mentees of that school year."""
    return _base(member, on, Side.MENTEE)


def _base(member: Member, on: date, side: Side) -> QuerySet[Person]:
    taking_part = Participation.objects.visible_to(member).of_year(year_of(on)).of_side(side).filter(ended_on__isnull=True)
    rows: QuerySet[Person] = Person.objects.visible_to(member).here().permitted(Use.KEEP, on).filter(pk__in=taking_part.values("person"))
    return rows
