"""The tabs of the section «Люди» that are this stage's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from duet.base.access.policy import can
from duet.base.tenancy.models import Member
from duet.base.ui.frame import Choice

from . import words
from .additions import Tab, tabs_of

_OF_A_CARD = tuple(f"persons:{name}" for name in ("person", "add", "edit", "leave", "guardians", "twins", "merge"))
_OF_GROUPS = tuple(f"persons:{name}" for name in ("add_group", "group", "close_group", "move_up"))
_OF_ACCESS = tuple(f"organisations:{name}" for name in ("person", "add_person", "edit_person", "assign"))


def everybody(viewer: Member, on: date) -> Iterator[Tab]:
    """«Все», and for a body above those sent up to it."""
    if can(viewer, "persons.list"):
        title = words.section(viewer) if words.sees_own_class_only(viewer) else "Все"
        yield Tab(title, "persons:people", _url("persons:people", viewer), under=_OF_A_CARD)
    if can(viewer, "persons.sent_up"):
        yield Tab("В организациях", "persons:below", _url("persons:below", viewer))


def groups(viewer: Member, on: date) -> Iterator[Tab]:
    """«Классы»."""
    if can(viewer, "persons.view_groups") and not viewer.organisation.is_above:
        yield Tab(words.groups(viewer.organisation), "persons:groups", _url("persons:groups", viewer), under=_OF_GROUPS)


def rules_and_access(viewer: Member, on: date) -> Iterator[Tab]:
    """«Правила», and who may log in, the page of the stage below."""
    if can(viewer, "persons.set_rules") and not viewer.organisation.is_above:
        yield Tab("Правила", "persons:rules", _url("persons:rules", viewer))
    if can(viewer, "people.view"):
        yield Tab("Доступ и роли", "organisations:people", _url("organisations:people", viewer), under=_OF_ACCESS)


def choices(viewer: Member, on: date, here: str) -> list[Choice]:
    """The tabs to be drawn on the page whose address is called ``here``; a single one needs no tabs."""
    tabs = tabs_of(viewer, on)
    drawn = [Choice(tab.title, tab.url, current=here == tab.name or here in tab.under, count=tab.count, rare=tab.rare) for tab in tabs]
    return drawn if len(drawn) > 1 else []


def _url(name: str, viewer: Member) -> str:
    return reverse(name, args=[viewer.organisation.slug])
