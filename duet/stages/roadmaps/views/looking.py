"""Whose matters the page «Сегодня» shows: its filters, read from the address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode

from duet.base import clock
from duet.base.access.doors import Request
from duet.base.access.policy import can
from duet.base.tenancy.models import Member, Organisation

from ..models import Step
from ..querysets import StepQuerySet

MINE, ALL = "mine", "all"


@dataclass(frozen=True, slots=True)
class Looking:
    """Who looks (``member``), on which day, at which part of the tree (``place``), and at whose matters in it."""

    member: Member
    on: date
    place: Organisation
    whose: str
    person: Member | None = None

    @classmethod
    def at(cls, request: Request) -> Looking:
        """As the address says; without words a keeper of plans sees everything, anybody else their own."""
        member, asked = request.member, request.GET
        place = _place(member, asked["organisation"]) if asked.get("organisation") else member.organisation
        person = _person(member, asked["person"]) if asked.get("person") else None
        usual = ALL if can(member, "roadmaps.schedule") else MINE
        whose = asked.get("whose", usual)
        return cls(member, clock.today(), place, whose if whose in (MINE, ALL) else usual, person)

    @property
    def is_home(self) -> bool:
        """Whether it is the member's own organisation."""
        return self.place.pk == self.member.organisation_id

    @property
    def is_above(self) -> bool:
        """Whether there are organisations below the place."""
        return self.place.is_above

    @property
    def somebody(self) -> Member | None:
        """Whose matters alone are shown; None for everybody's."""
        return self.person or (self.member if self.whose == MINE else None)

    @property
    def everything(self) -> StepQuerySet:
        """All steps of the place and below."""
        steps: StepQuerySet = Step.objects.visible_to(self.member).filter(organisation__path__startswith=self.place.path)
        return steps

    @property
    def steps(self) -> StepQuerySet:
        """The steps looked at."""
        return self.everything.of(self.somebody) if self.somebody else self.everything

    def url(self, **changes: str | None) -> str:
        """The address of the page with other filters."""
        kept: dict[str, str | None] = {
            "organisation": None if self.is_home else self.place.slug,
            "whose": self.whose,
            "person": str(self.person.pk) if self.person else None,
        } | changes
        given = {name: value for name, value in kept.items() if value}
        return reverse("roadmaps:today", args=[self.member.organisation.slug]) + (f"?{urlencode(given)}" if given else "")


def _place(member: Member, asked: str) -> Organisation:
    named = Q(slug=asked) | (Q(pk=int(asked)) if asked.isdecimal() and len(asked) < 19 else Q())
    place: Organisation = get_object_or_404(Organisation.objects.visible_to(member).filter(named))
    return place


def _person(member: Member, asked: str) -> Member:
    if not (asked.isdecimal() and len(asked) < 19):
        asked = "0"
    person: Member = get_object_or_404(Member.objects.visible_to(member).at_desk(member), pk=int(asked))
    return person
