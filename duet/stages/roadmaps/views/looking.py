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

from ..models import Activity, Step
from ..querysets import StepQuerySet
from .sifting import ABOVE, Sieve, read

MINE, ALL = "mine", "all"


@dataclass(frozen=True, slots=True)
class Looking:
    """Who looks (``member``), on which day, at which part of the tree (``place``), and at whose matters in it.

    ``usual`` is whose matters are shown until something else is asked; ``words`` and ``stage`` (its number) narrow them further.
    """

    member: Member
    on: date
    place: Organisation
    whose: str
    person: Member | None = None
    usual: str = ALL
    words: str = ""
    stage: str = ""

    @classmethod
    def at(cls, request: Request) -> Looking:
        """As the address says; without words a keeper of plans sees everything, anybody else their own."""
        member, asked = request.member, request.GET
        place = _place(member, asked["organisation"]) if asked.get("organisation") else member.organisation
        person = _person(member, asked["person"]) if asked.get("person") else None
        usual = ALL if can(member, "roadmaps.schedule") else MINE
        whose = asked.get("whose", usual)
        sieve = read(asked)
        return cls(
            member=member,
            on=clock.today(),
            place=place,
            whose=whose if whose in (MINE, ALL) else usual,
            person=person,
            usual=usual,
            words=sieve.words,
            stage="" if sieve.stage == ABOVE else sieve.stage,
        )

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
    def is_narrow(self) -> bool:
        """Whether something is looked for: words or a stage."""
        return bool(self.words or self.stage)

    @property
    def steps(self) -> StepQuerySet:
        """The steps looked at."""
        steps = self.everything.of(self.somebody) if self.somebody else self.everything
        if not self.is_narrow:
            return steps
        rows = Sieve(stage=self.stage, words=self.words).apply(Activity.objects.visible_to(self.member), viewer=self.member, on=self.on)
        return steps.filter(activity__in=rows.order_by().values("pk"))

    def kept(self, **changes: str | None) -> dict[str, str]:
        """The filters as the address has them, with some changed."""
        asked: dict[str, str | None] = {
            "organisation": None if self.is_home else self.place.slug,
            "whose": self.whose,
            "person": str(self.person.pk) if self.person else None,
            "stage": self.stage,
            "words": self.words,
        } | changes
        return {"q" if name == "words" else name: value for name, value in asked.items() if value}

    def url(self, **changes: str | None) -> str:
        """The address of the page with other filters."""
        given = self.kept(**changes)
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
