"""What the bases add to the pages about people: tabs, chapters and ways of a card, marks in lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from duet.base.access.policy import can
from duet.base.tenancy.models import Member
from duet.core.consents import Use
from duet.stages.persons import gate
from duet.stages.persons.additions import Chapter, Tab, Way
from duet.stages.persons.models import Person, Status

from ..asking import asking_url
from ..models import Participation, Profile, Request, Side
from ..supporting import is_supported
from ..years import year_of
from .section import PAGES

_JOIN = {Side.MENTOR: "Записать в базу наставников", Side.MENTEE: "Записать в базу наставляемых"}
_TITLES = {Side.MENTOR: "Наставники", Side.MENTEE: "Наставляемые"}


def tabs(viewer: Member, on: date) -> Iterator[Tab]:
    """The two bases with how many stand in each, and the list of requests."""
    slug = viewer.organisation.slug
    if can(viewer, "bases.view"):
        counts = Participation.objects.visible_to(viewer).current().of_year(year_of(on)).going_on().by_side()
        for side, title in _TITLES.items():
            name = f"bases:{side.value}s"
            under = tuple(f"{name}_{page}" for page in PAGES)
            yield Tab(title, name, reverse(name, args=[slug]), counts.get(side, 0), under=under)
    if can(viewer, "bases.view_requests"):
        yield Tab("Запросы", "bases:requests", reverse("bases:requests", args=[slug]), under=("bases:request", "bases:add_request"))


def chapters(person: Person, viewer: Member, on: date) -> Iterator[Chapter]:
    """Past registration on a card: to those who see the whole of it, and while the gate is open."""
    if not Person.objects.visible_to(viewer).whole_for(viewer).filter(pk=person.pk).exists():
        return
    kept = gate.may(person, Use.KEEP, on)
    yield Chapter("Участие по годам", "bases/card/participations.html", _participations(person, viewer, on, kept=kept))
    if not kept:
        return
    profile = Profile.objects.visible_to(viewer).filter(person=person).first()
    may_fill = can(viewer, "bases.fill_profile", person)
    if profile or may_fill:
        yield Chapter("Профиль", "bases/card/profile.html", {"profile": profile, "may_fill": may_fill})
    found = Request.objects.visible_to(viewer, on).filter(person=person).select_related("by")
    supported = is_supported(person, viewer, on)
    may_add = can(viewer, "bases.add_request", person)
    if found or may_add or supported:
        rows = [(row, can(viewer, "bases.edit_request", row)) for row in found]
        yield Chapter("Запросы", "bases/card/requests.html", {"requests": rows, "may_add": may_add, "supported": supported})


def _participations(person: Person, viewer: Member, on: date, *, kept: bool) -> Mapping[str, Any]:
    rows = Participation.objects.visible_to(viewer).filter(person=person)
    may_join = can(viewer, "bases.join", person)
    return {
        "kept": kept,
        "rows": rows,
        "may_join": may_join,
        "asking_url": asking_url(person, viewer) if may_join and not kept else "",
        "joining": _joining(person, viewer, rows, year_of(on)) if may_join and person.left_on is None else [],
    }


def _joining(person: Person, viewer: Member, rows: Iterable[Participation], year: int) -> list[tuple[str, str]]:
    """Addresses and words for the bases of this year the person is not in: one may be in both. A parent is never a mentee."""
    there = {row.side for row in rows if row.year == year}
    return [
        (f"{reverse(f'bases:{side.value}s_add', args=[viewer.organisation.slug])}?person={person.pk}", words)
        for side, words in _JOIN.items()
        if side not in there and not (side is Side.MENTEE and person.status == Status.PARENT)
    ]


def ways(person: Person, viewer: Member, on: date) -> Iterator[Way]:
    """To the psychologist's own notes."""
    if can(viewer, "bases.view_notes", person):
        yield Way("Мои заметки", reverse("bases:notes", args=[viewer.organisation.slug, person.pk]), "lock")


def marks(people: Sequence[Person], viewer: Member, on: date) -> Mapping[int, str]:
    """«кандидат» of those in a base of this year who have not agreed."""
    rows = Participation.objects.visible_to(viewer).of_people(people).of_year(year_of(on)).going_on().candidates(on)
    return dict.fromkeys(rows.order_by().values_list("person", flat=True), "кандидат")
