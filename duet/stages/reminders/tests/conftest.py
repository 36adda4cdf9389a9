"""A plan of Lyceum 7 on a Friday in November; Anna leads, Boris answers, there is a head."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.urls import reverse

from duet.base.clock import moved_to
from duet.base.tenancy.models import Member, Role
from duet.stages.roadmaps.models import Roadmap
from duet.stages.roadmaps.tests import build
from tests import make
from tests.make import Cast


@pytest.fixture(autouse=True)
def on_friday() -> Iterator[None]:
    """It is 20 November 2026."""
    with moved_to(build.TODAY):
        yield


@pytest.fixture
def plan(cast: Cast) -> Roadmap:
    """The lyceum's roadmap of the school year."""
    return build.plan(cast.lyceum, cast.anna)


@pytest.fixture
def head(cast: Cast) -> Member:
    """The head of the lyceum."""
    return make.member("Громов Андрей Павлович", Role.HEAD, at=cast.lyceum, email="gromov@example.org")


@pytest.fixture
def url() -> Callable[..., str]:
    """``url("snooze", step)``: an address at Lyceum 7."""

    def address(name: str, row: object = None, at: str = "lyceum-7") -> str:
        return reverse(f"reminders:{name}", args=[at, row.pk] if row else [at])  # type: ignore[attr-defined]  # any row has one

    return address
