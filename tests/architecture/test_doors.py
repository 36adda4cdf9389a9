"""Every address × every role × a stranger: each gets exactly the answer of the table of rights."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from duet.base.access.policy import RIGHTS, can
from duet.base.accounts.models import User
from duet.base.tenancy.models import Assignment, Member, Organisation, Role
from duet.base.tenancy.scope import everywhere
from tests import make
from tests.make import Cast

from .pages import ONLY_ACTS, Page, gather, no_row

# Under every floor with doors, or not ours: these say who may by themselves, and their answers are listed all the same.
WITHOUT_DOORS = ("account_", "mfa_", "openid_connect_", "ui:")
PEOPLE = [role for role in Role if role != Role.SYSTEM]
BACKEND = settings.AUTHENTICATION_BACKENDS[0]


def addresses(resolver: URLResolver | None = None, space: str = "") -> Iterator[tuple[str, Callable[..., Any], str]]:
    """Name, view and pattern of every address."""
    resolver = resolver or get_resolver()
    space = f"{space}{resolver.namespace}:" if resolver.namespace else space
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from addresses(entry, space)
        elif isinstance(entry, URLPattern):
            yield f"{space}{entry.name}", entry.callback, str(entry.pattern)


VIEWS = {name: view for name, view, _ in addresses()}
PAGES = gather()


def test_every_address_is_listed_and_no_other():
    """An address without a line in its app's tests/pages.py would be asked by nobody; see pages.py beside this file."""
    assert {"not listed": sorted(VIEWS.keys() - PAGES.keys()), "gone": sorted(PAGES.keys() - VIEWS.keys())} == {
        "not listed": [],
        "gone": [],
    }


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_every_view_has_a_door(name):
    if name.startswith(WITHOUT_DOORS):
        return
    right = getattr(VIEWS[name], "right", "no door at all")
    assert right is None or right in RIGHTS


@pytest.mark.parametrize("name", sorted(set(PAGES) & set(VIEWS)))
def test_every_address_answers_everybody_by_the_table_of_rights(name, cast, client):
    page = PAGES[name]
    with everywhere():
        place: Organisation = getattr(cast, page.at)
        people = everybody(place)
        url = address(name, page, place, cast)
        expected = expected_answers(name, page, people)
    assert answers(client, url, people, cast) == expected


def everybody(place: Organisation) -> dict[Role, Member]:
    """Somebody of each role, made all at once: this is asked hundreds of times."""
    users = User.objects.bulk_create(User(email=f"{role}@example.org", full_name=f"Некто {role.label}") for role in PEOPLE)
    members = Member.objects.bulk_create(
        Member(organisation=place, user=user, full_name=user.full_name, email=user.email) for user in users
    )
    Assignment.objects.bulk_create(
        Assignment(member=member, role=role, since=make.SINCE) for role, member in zip(PEOPLE, members, strict=True)
    )
    return dict(zip(PEOPLE, members, strict=True))


def enter(client: Client, user: User) -> None:
    """Be logged in as this person, without the journal of log-ins."""
    session = SessionStore()
    session.update({SESSION_KEY: str(user.pk), BACKEND_SESSION_KEY: BACKEND, HASH_SESSION_KEY: user.get_session_auth_hash()})
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key


def address(name: str, page: Page, place: Organisation, cast: Cast) -> str:
    parts = dict(page.row(cast))
    return reverse(name, kwargs=parts if right_of(name) is None else {"org": place.slug, **parts})


def right_of(name: str) -> str | None:
    right: str | None = getattr(VIEWS[name], "right", None)
    return right


def expected_answers(name: str, page: Page, people: dict[Role, Member]) -> dict[str, int]:
    right = right_of(name)
    answers = {}
    for role, member in people.items():
        may = right is None or can(member, right)
        answers[f"{role}"] = page.narrower.get(role, page.get) if may else denied(page, 403)
    answers["a stranger"] = page.stranger
    answers["another organisation"] = page.get if right is None else denied(page, 404)
    return answers


def denied(page: Page, status: int) -> int:
    """A view that only acts says so before it looks who asks."""
    return ONLY_ACTS if page.get == ONLY_ACTS else status


def answers(client: Client, url: str, people: dict[Role, Member], cast: Cast) -> dict[str, int]:
    found = {"a stranger": look(client, url)}
    for who, member in [*((f"{role}", member) for role, member in people.items()), ("another organisation", cast.gleb)]:
        enter(client, member.user)
        found[who] = look(client, url)
    return found


def look(client: Client, url: str) -> int:
    response = client.get(url)
    if response.streaming:
        # A file is read to its end, or it stays open.
        response.getvalue()
    return response.status_code


@pytest.mark.parametrize("name", sorted(name for name in set(PAGES) & set(VIEWS) if right_of(name)))
def test_nobody_acts_without_the_right(name, cast, client):
    """The same by POST: whoever may not is turned away before anything is done."""
    page, right = PAGES[name], right_of(name)
    with everywhere():
        place: Organisation = getattr(cast, page.at)
        people = everybody(place)
        url = address(name, page, place, cast)
        without = [member for member in people.values() if not can(member, right)]
    # A page that only shows answers 405 to everybody.
    only_shows = "POST" not in client_options(client, url, cast)
    assert client.post(url).status_code == 302, "a stranger"
    for member in without:
        enter(client, member.user)
        assert client.post(url).status_code == (405 if only_shows else 403), member.role_names
    enter(client, cast.gleb.user)
    assert client.post(url).status_code == (405 if only_shows else 404)


WITH_ROWS = sorted(name for name, page in PAGES.items() if page.row is not no_row and page.at == "lyceum" and right_of(name))


@pytest.mark.parametrize("name", WITH_ROWS)
def test_the_body_above_meets_a_row_of_a_school_as_the_page_says(name, cast, client):
    """The door asks without the row in hand, so each view keeps those above out by itself."""
    page = PAGES[name]
    with everywhere():
        url = reverse(name, kwargs={"org": cast.town.slug, **page.row(cast)})
    enter(client, cast.dina.user)
    assert look(client, url) == (ONLY_ACTS if page.get == ONLY_ACTS else page.above)


@pytest.mark.parametrize("name", [name for name in WITH_ROWS if PAGES[name].get == ONLY_ACTS])
def test_the_body_above_does_nothing_to_a_row_of_a_school(name, cast, client):
    with everywhere():
        url = reverse(name, kwargs={"org": cast.town.slug, **PAGES[name].row(cast)})
    enter(client, cast.dina.user)
    assert client.post(url).status_code in (403, 404)


def client_options(client: Client, url: str, cast: Cast) -> str:
    """The methods of a view, as it says itself to a method nobody has."""
    enter(client, cast.gleb.user)
    allowed = client.generic("TRACE", url).headers.get("Allow", "")
    client.cookies.clear()
    return allowed
