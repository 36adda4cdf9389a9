"""Dina's town has a plan of four rows: one of its own, two for everybody below, one for kindergartens."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from duet.base.clock import moved_to
from duet.base.tenancy.scope import everywhere
from duet.stages.cascade.models import Spread
from duet.stages.roadmaps.models import Roadmap
from tests.make import Cast

from . import build


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Tests of actions (their file says EVERYWHERE) read rows of any organisation; tests of pages open no scope of their own."""
    if getattr(getattr(item, "module", None), "EVERYWHERE", False):
        with everywhere():
            return (yield)
    return (yield)


@pytest.fixture(autouse=True)
def on_friday() -> Iterator[None]:
    """It is 20 November 2026."""
    with moved_to(build.TODAY):
        yield


@pytest.fixture
def plan(cast: Cast) -> Roadmap:
    """The town's roadmap."""
    return build.plan(cast.town, cast.dina)


@pytest.fixture
def at_once(django_capture_on_commit_callbacks: Callable[..., object]) -> Callable[..., object]:
    """``with at_once():`` jobs that wait for the end of a transaction are done."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def sent(cast: Cast, plan: Roadmap, at_once: Callable[..., object]) -> Spread:
    """The plan with the organisations."""
    with at_once():
        spread = build.publish(plan, cast.dina)
    spread.refresh_from_db()
    return spread
