"""A plan of Lyceum 7 with one step that Boris answers for, on a Friday in November."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.urls import reverse

from duet.base.clock import moved_to
from duet.stages.roadmaps.models import Roadmap, Step
from tests.make import Cast

from . import build


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
def step(cast: Cast, plan: Roadmap) -> Step:
    """A step due today; Boris answers for it by name."""
    made = build.step(plan)
    build.duty(made.activity, cast.boris)
    return made


@pytest.fixture
def url() -> Callable[..., str]:
    """``url("take", step)``: an address at Lyceum 7."""

    def address(name: str, row: object = None, at: str = "lyceum-7") -> str:
        return reverse(f"roadmaps:{name}", args=[at, row.pk] if row else [at])  # type: ignore[attr-defined]  # any row has one

    return address
