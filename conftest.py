"""The cast of every test.

Anna is the curator of Lyceum 7. Boris is a mentor there. Gleb is the curator of another school and must see nothing of it.
Dina coordinates the municipality above both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.test import Client, override_settings

from duet.base.tenancy.models import Member, Role
from duet.base.tenancy.scope import everywhere
from tests import make
from tests.make import Cast


@pytest.fixture(scope="session", autouse=True)
def settings_of_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing is written outside a temporary folder, jobs are done at once, passwords are cheap, today is the calendar's."""
    folder = tmp_path_factory.mktemp("data")
    with override_settings(
        DATA_DIR=folder,
        MEDIA_ROOT=folder / "files",
        TODAY="",
        DEMO=False,
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
        TASKS={"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}},
    ):
        yield


@pytest.fixture(autouse=True)
def nobody_has_tried_yet() -> None:
    """The limits on attempts are counted in the cache: each test starts with a clean one."""
    cache.clear()


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: object, request: object) -> Iterator[None]:
    """Fixtures make rows for any organisation."""
    with everywhere():
        return (yield)


@pytest.fixture
def cast(db: None) -> Cast:
    """Two schools in one town, and somebody in each place."""
    town = make.municipality()
    lyceum, other = make.school(parent=town), make.school("Школа № 1", "school-1", parent=town)
    return Cast(
        town=town,
        lyceum=lyceum,
        other=other,
        anna=make.member("Белова Анна Сергеевна", Role.CURATOR, at=lyceum, email="anna@example.org", post="заместитель директора"),
        boris=make.member("Павлов Борис Ильич", Role.MENTOR, at=lyceum, email="boris@example.org", post="учитель физики"),
        gleb=make.member("Сомов Глеб Петрович", Role.CURATOR, at=other, email="gleb@example.org"),
        dina=make.member("Дёмина Дина Олеговна", Role.MUNICIPAL, at=town, email="dina@example.org"),
    )


@pytest.fixture
def as_(client: Client) -> Callable[[Member], Client]:
    """``as_(cast.anna).get(…)``: the browser of somebody who is logged in."""

    def log_in(member: Member) -> Client:
        assert member.user is not None, "Somebody without an account cannot log in."
        client.force_login(member.user)
        return client

    return log_in
