"""The yearly update as pages need it: which one goes on, what is found of every card (C6).

Everybody of the organisation is gone through but representatives of children. Registration only: nothing here asks the gate but
the question whether there is a consent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q

from duet.base.tenancy.models import Member
from duet.base.ui.words import percent
from duet.core.accounting.updating import Campaign, Found, Known, Sorted, gaps, sort
from duet.core.calendar import Period, years_in_words
from duet.core.people.young import YoungRule
from duet.stages.bases.models import Participation
from duet.stages.persons.models import CardRules, Guardian, Person, Status
from duet.stages.persons.querysets import PersonQuerySet

from .models import Update

# In the order of ``Known``.
_COLUMNS = (
    "pk", "status", "born_on", "birth_year", "group", "closed", "post", "arrived_on", "left_on", "confirmed_on",
    "service_months", "service_on", "young", "guarded", "now", "before", "may_keep",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """The update of a day: its campaign, all the cards, and what was found of them.

    ``last`` is the latest finished update, ``done`` is the same if it is this year's.
    """

    campaign: Campaign
    done: Update | None
    last: Update | None
    known: dict[int, Known]
    sorted: Sorted

    def gaps(self, pk: int) -> str:
        """What a card lacks."""
        return ", ".join(gaps(self.known[pk], self.campaign.on))

    def group_before(self, pk: int) -> str:
        """The class somebody was in at the last update."""
        return str(self.last.groups[str(pk)][1]) if self.last and str(pk) in self.last.groups else ""

    @property
    def unconfirmed(self) -> int:
        """How many cards nobody has looked at yet."""
        return self.sorted.total - self.sorted.confirmed

    @property
    def percent(self) -> int:
        """How far the update is."""
        return percent(self.sorted.confirmed, self.sorted.total)

    @property
    def progress(self) -> str:
        """«сверено 214 из 260»"""
        return f"сверено {self.sorted.confirmed} из {self.sorted.total}"

    @property
    def year_in_words(self) -> str:
        """«2026/27»"""
        return years_in_words(self.campaign.year)

    @property
    def figures(self) -> dict[str, Any]:
        """To be kept with a finished update: how many of each kind."""
        counted = {kind.value: len(self.sorted.of(kind)) for kind in Found if kind is not Found.REST}
        return {"found": counted, "since": self.campaign.since.isoformat()}


def people_of(viewer: Member, on: date) -> PersonQuerySet:
    """Whose cards are gone through."""
    people: PersonQuerySet = Person.objects.visible_to(viewer, on).current().exclude(status=Status.PARENT)
    return people


def look_at(viewer: Member, on: date) -> Look:
    """Everything at once. Six queries for any number of people."""
    year = Period.school_year_of(on).start.year
    last = Update.objects.at_desk(viewer).filter(year__lte=year).select_related("by", "organisation").first()
    campaign = _campaign(viewer, year, on, last)
    known = _known(viewer, campaign)
    return Look(campaign, last if campaign.is_done else None, last, known, sort(known.values(), campaign))


def _campaign(viewer: Member, year: int, on: date, last: Update | None) -> Campaign:
    rules = CardRules.objects.at_desk(viewer).first() or CardRules()
    return Campaign.of(
        year,
        on,
        last.on if last else None,
        is_done=last is not None and last.year == year,
        stale_months=rules.stale_months,
        young=YoungRule(rules.young_age, rules.young_months, rules.young_both),
        groups={int(pk): group for pk, (group, _) in last.groups.items()} if last else {},
    )


def _known(viewer: Member, campaign: Campaign) -> dict[int, Known]:
    """The cards in the order of names, without those who left before the last update."""
    people = people_of(viewer, campaign.on).exclude(left_on__lte=campaign.since).with_gate(campaign.on)
    parts = Participation._base_manager.filter(person=OuterRef("pk"))
    rows = people.annotate(
        closed=Q(group__closed_on__isnull=False),
        guarded=Exists(Guardian._base_manager.filter(child=OuterRef("pk"))),
        now=Exists(parts.filter(year=campaign.year)),
        before=Exists(parts.filter(year=campaign.year - 1)),
    ).order_by("sort_name", "pk")
    return {row[0]: Known._make(row) for row in rows.values_list(*_COLUMNS)}
