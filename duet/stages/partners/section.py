"""What partners add to other pages: a tab of the section «Люди», a chapter of a card, remarks on «Сегодня»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

from django.urls import reverse

from duet.base.access.policy import can
from duet.base.tenancy.models import Member, Organisation
from duet.base.ui.words import count
from duet.core.calendar import in_words
from duet.stages.persons.additions import Chapter, Tab
from duet.stages.persons.models import Person
from duet.stages.roadmaps.models import Roadmap
from duet.stages.roadmaps.views.looking import Looking
from duet.stages.roadmaps.views.remarking import Remark

from .checklist import joined
from .models import Agreement, Envoy, Partner
from .terms import SOON_DAYS, Standing, State, standing_of
from .words import in_days

_PAGES = ("partner", "add", "edit", "sign", "renew", "edit_agreement", "end_early", "add_contact", "edit_contact", "send", "envoy")


def tabs(viewer: Member, on: date) -> Iterator[Tab]:
    """«Партнёры»."""
    if can(viewer, "partners.view"):
        url = reverse("partners:partners", args=[viewer.organisation.slug])
        yield Tab("Партнёры", "partners:partners", url, under=tuple(f"partners:{name}" for name in _PAGES))


def chapters(person: Person, viewer: Member, on: date) -> Iterator[Chapter]:
    """Who sends the person. One query."""
    if can(viewer, "partners.view"):
        sent = list(Envoy.objects.visible_to(viewer).filter(person=person).select_related("partner").order_by("ended_on", "pk"))
        if sent:
            yield Chapter("Организация-партнёр", "partners/parts/on_card.html", {"sent": sent}, aside=True)


def recipients(organisation: Organisation) -> list[tuple[str, str]]:
    """Whom people's data may be passed on to, if they agree: those the organisation works with now. One query."""
    known = Partner.objects.at_desk_of(organisation).filter(closed_on__isnull=True)
    return [(f"partner:{pk}", name) for pk, name in known.values_list("pk", "name")]


def remarks(look: Looking, plan: Roadmap | None) -> Iterator[Remark]:
    """Agreements that run out within 60 days and those that are over. One query."""
    if look.somebody is not None or not look.is_home or not can(look.member, "partners.view"):
        return
    known = Agreement.objects.visible_to(look.member).filter(partner__closed_on__isnull=True)
    rows = known.select_related("partner__organisation").order_by("partner__sort_name", "partner")
    stands = [(partner, standing_of((row.term for row in group), look.on)) for partner, group in groupby(rows, lambda row: row.partner)]
    yield from _remark(look, State.ENDING, [pair for pair in stands if pair[1].state is State.ENDING])
    yield from _remark(look, State.OVER, [pair for pair in stands if pair[1].state is State.OVER])


def _remark(look: Looking, state: State, found: list[tuple[Partner, Standing]]) -> Iterable[Remark]:
    if len(found) == 1:
        [(partner, stands)] = found
        url = reverse("partners:partner", args=[look.member.organisation.slug, partner.pk])
        assert stands.last_day is not None, "What runs out has a last day."
        if state is State.OVER:
            return [Remark(f"{partner}:", f"соглашение истекло {in_words(stands.last_day)} г.", url, "Продлить или закончить", kind="late")]
        hurry = ", пора продлевать" if stands.days <= SOON_DAYS else ""
        return [Remark(f"{partner}:", f"соглашение истекает {in_days(stands.days)}{hurry}.", url, "Продлить", kind="soon")]
    if not found:
        return []
    url = f"{reverse('partners:partners', args=[look.member.organisation.slug])}?state={state}"
    many = count(len(found), "соглашение,соглашения,соглашений")
    if state is State.OVER:
        return [Remark(f"{many} с партнёрами", "уже не действуют.", url, "Посмотреть", kind="late")]
    first = min(stands.days for _, stands in found)
    return [Remark(f"{many} с партнёрами", f"скоро истекают, ближайшее — {in_days(first)}.", url, "Посмотреть", kind="soon")]


def erase(person: Person) -> int:
    """Delete what the check-lists hold of the person, and say of how many."""
    filled = [envoy for envoy in Envoy.objects.filter(person=person) if envoy.checks]
    for envoy in filled:
        envoy.checks = {}
        envoy.save(update_fields=["checks"])
    return len(filled)


def fold_envoys(kept: Any, lost: Any) -> None:
    """One partner sends one person by two cards: sent until the later day, with the later papers."""
    kept.checks = joined(kept.checks, lost.checks)
    kept.ended_on = max(kept.ended_on, lost.ended_on) if kept.ended_on and lost.ended_on else None
    kept.save()
    lost.delete()
