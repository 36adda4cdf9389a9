"""What consents add to the pages about people: the tab with what waits, the chapter of a card, marks in lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.urls import reverse

from duet.base.access.policy import can
from duet.base.tenancy.models import Member
from duet.stages.persons.additions import Chapter, Tab
from duet.stages.persons.models import Person

from ..models import Consent, State
from .showing import shown

_MINE = (
    "consent", "register", "register_new", "ask", "collect", "collections", "collection", "texts", "text", "operator", "slip",
    "errands", "errand", "withdraw", "publication", "publication_of",
)  # fmt: skip
UNDER = tuple(f"consents:{name}" for name in _MINE)
MOST_LINES = 12


def tabs(viewer: Member, on: date) -> Iterator[Tab]:
    """«Согласия» and how many wait."""
    if can(viewer, "consents.list") and not viewer.organisation.is_above:
        waiting = Consent.objects.visible_to(viewer).asked().count()
        url = reverse("consents:consents", args=[viewer.organisation.slug])
        yield Tab("Согласия", "consents:consents", url, count=waiting or None, under=UNDER)


def chapters(person: Person, viewer: Member, on: date) -> Iterator[Chapter]:
    """Every consent that still means something: what waits, what stands, what was refused."""
    if not (can(viewer, "consents.list") or can(viewer, "consents.read")):
        return
    visible = Consent.objects.visible_to(viewer).filter(person=person)
    said = visible.exclude(state__in=[State.REPLACED, State.CANCELLED]).for_list()[:MOST_LINES]
    yield Chapter("Согласия", "consents/card_chapter.html", {"lines": [shown(consent, on) for consent in said]})


def marks(people: Sequence[Person], viewer: Member, on: date) -> Mapping[int, str]:
    """«ждёт подписи» for those who were asked and have not answered. One query."""
    if not can(viewer, "consents.list"):
        return {}
    asked = Consent.objects.visible_to(viewer).asked().filter(person__in=[person.pk for person in people])
    return dict.fromkeys(asked.values_list("person", flat=True), "ждёт подписи")
