"""What every page shows around itself: the sections one may open, the desk one stands at, the account one is in."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import reverse

from duet.base import clock
from duet.base.access.policy import can
from duet.base.tenancy.models import Member, Organisation
from duet.base.ui.frame import Account, Choice, Desk, NavItem, Push, Stripe
from duet.core.calendar import Period, in_words
from duet.stages.persons import words as people

from .version import VERSION


class Section(NamedTuple):
    """A line of the main menu: its page, the right it needs, whether it is for bodies above others only or for all but them."""

    title: str
    page: str
    right: str
    icon: str
    short: str = ""
    above_only: bool = False
    home_only: bool = False

    def is_for(self, member: Member) -> bool:
        """Whether the member may go there and finds anything."""
        above = member.organisation.is_above
        return can(member, self.right) and (above or not self.above_only) and not (above and self.home_only)


# Of two lines with one title the first that is for the member is shown.
MENU = (
    Section("Сегодня", "roadmaps:today", "roadmaps.view", "calendar-check"),
    Section("Дорожная карта", "roadmaps:roadmaps", "roadmaps.view", "map", short="Карта"),
    Section("Организации", "organisations:below", "organisations.view_below", "building-2", above_only=True),
    Section("Контроль", "control:below", "control.view_below", "list-checks", above_only=True),
    Section("Роли", "roadmaps:posts", "roadmaps.view", "key-round"),
    Section("Люди", "persons:people", "persons.list", "users", home_only=True),
    Section("Люди", "organisations:people", "people.view", "users"),
    Section("Наши люди", "partners:own", "partners.see_own", "handshake"),
    Section("Документы", "documents:documents", "documents.list", "file-text"),
    Section("Напоминания", "reminders:reminders", "reminders.view", "bell", short="Напомнить"),
)


# Pages of the organisation that are no sections: they stand in the menu of the account.
PAGES = (
    Section("Моя карточка", "inviting:mine", "persons.view", "user", home_only=True),
    Section("Карточка организации", "organisations:settings", "organisations.edit", "building-2"),
    Section("Учебный календарь", "organisations:calendar", "calendar.view", "calendar-days"),
    Section("Подписка на календарь", "feeds:feeds", "feeds.view", "calendar-plus"),
    Section("Согласования", "editions:agreements", "editions.answer", "file-check", above_only=True),
    Section("Репетиция года", "rehearsal:rehearsal", "rehearsal.start", "play"),
)


# The leaps of a rehearsal that stand on every page of it (stages/rehearsal/forms.py).
LEAPS = {"day": "День", "week": "Неделя"}


def desk(request: HttpRequest) -> dict[str, Any]:
    """``account``, ``desk``, ``nav`` of the frame; ``member``, ``organisation``, ``today`` for the page."""
    facts: dict[str, Any] = {"today": clock.today(), "version": VERSION}
    user, member = getattr(request, "user", None), getattr(request, "member", None)
    if user is None or not user.is_authenticated:
        return facts
    facts["account"] = Account(
        name=user.get_short_name(),
        profile_url=reverse("profile:profile"),
        password_url=reverse("account_change_password"),
        logout_url=reverse("account_logout"),
    )
    places = list(Organisation.objects.of(user))
    if member is not None:
        if member.organisation.plays_on:
            facts["stripe"] = _rehearsal(member)
        facts |= {
            "member": member,
            "organisation": member.organisation,
            "nav": _sections(request, member),
            "desk": _desk(request, member, places),
        }
    return facts


def _desk(request: HttpRequest, member: Member, places: list[Organisation]) -> Desk:
    here = member.organisation
    choices = [Choice(place.name, _door(place), current=place.pk == here.pk) for place in places]
    year = str(Period.school_year_of(clock.today())).split()[0]
    return Desk(here.name, _door(here), year, choices if len(choices) > 1 else (), _pages(request, member))


def _pages(request: HttpRequest, member: Member) -> list[Choice]:
    return [
        Choice(page.title, url, current=url == request.path, icon=page.icon)
        for page in PAGES
        if page.is_for(member)
        for url in [reverse(page.page, args=[member.organisation.slug])]
    ]


def _rehearsal(member: Member) -> Stripe:
    slug = member.organisation.slug
    return Stripe(
        text=f"Репетиция: всё здесь выдумано. Сегодня {in_words(clock.today())} г.",
        url=reverse("rehearsal:rehearsal", args=[slug]),
        link="Другой день или конец",
        push_url=reverse("rehearsal:move", args=[slug]),
        pushes=[Push(f"{words} вперёд", "leap", name) for name, words in LEAPS.items()],
    )


def _door(organisation: Organisation) -> str:
    return reverse("organisations:desk", args=[organisation.slug])


def _sections(request: HttpRequest, member: Member) -> list[NavItem]:
    here = request.resolver_match.view_name if request.resolver_match else ""
    shown = {section.title: section for section in reversed(MENU) if section.is_for(member)}
    return [
        NavItem(
            people.section(member) if section.page == "persons:people" else section.title,
            reverse(section.page, args=[member.organisation.slug]),
            current=_section_of(here) == _section_of(section.page),
            icon=section.icon,
            short=section.short,
        )
        for section in MENU
        if shown.get(section.title) is section
    ]


# Pages that stand under a section of another name; any other page about a plan stands under «Дорожная карта».
UNDER = {
    "roadmaps:today": "roadmaps:today",
    "roadmaps:posts": "roadmaps:posts",
    "roadmaps:post": "roadmaps:posts",
    **dict.fromkeys([f"organisations:{name}" for name in ("people", "person", "add_person", "edit_person")], "people"),
    "organisations:add_below": "organisations:below",
    "control:below": "control:below",
    **dict.fromkeys(["reminders:reminders", "reminders:settings", "reminders:rules", "reminders:letter"], "reminders:reminders"),
}


# Stages whose pages are about a plan.
OF_A_PLAN = ("roadmaps:", "editions:", "coverage:", "cascade:", "control:plan", "feeds:")
# Stages whose pages are about people.
OF_PEOPLE = ("persons:", "bases:", "consents:", "gathering:", "inviting:", "accounting:", "partners:", "privacy:")


# Stages whose pages are about documents.
OF_DOCUMENTS = ("documents:", "drafting:", "folder:", "acts:")


def _section_of(page: str) -> str:
    if page.startswith(OF_PEOPLE):
        return "people"
    if page.startswith(OF_DOCUMENTS):
        return "documents"
    return UNDER.get(page) or ("roadmaps:roadmaps" if page.startswith(OF_A_PLAN) else page)
