"""Asking for consent: where it is asked for, and who stands in which base for whoever asks many people at once."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from duet.base.tenancy.models import Member, Organisation
from duet.core.consents import Kind
from duet.stages.consents.asking import Base, add_base
from duet.stages.persons.models import Person
from duet.stages.persons.querysets import PersonQuerySet

from .models import Participation, Side
from .years import year_of


def asking_url(person: Person, by: Member) -> str:
    """The page that asks one person."""
    return f"{reverse('consents:ask', args=[by.organisation.slug])}?person={person.pk}"


def mentors(organisation: Organisation, on: date) -> PersonQuerySet:
    """Those in the base of mentors of the year."""
    return _people(organisation, Side.MENTOR, on)


def mentees(organisation: Organisation, on: date) -> PersonQuerySet:
    """Those in the base of mentees of the year."""
    return _people(organisation, Side.MENTEE, on)


def _people(organisation: Organisation, side: Side, on: date) -> PersonQuerySet:
    rows = Participation.objects.at_desk_of(organisation).of_year(year_of(on)).of_side(side).going_on()
    found: PersonQuerySet = Person.objects.at_desk_of(organisation).here().filter(pk__in=rows.values("person"))
    return found


def register() -> None:
    """Let consents be asked of a base; of mentors also the one to be a mentor."""
    add_base(Base("mentors", "Наставники", mentors, frozenset({Kind.MENTORING})))
    add_base(Base("mentees", "Наставляемые", mentees))
