"""A plan of Lyceum 7 on a Friday in November, and the feeds of Boris and of the lyceum."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from icalendar import Calendar

from duet.base.clock import moved_to
from duet.stages.feeds.models import Feed
from duet.stages.roadmaps.models import Roadmap, Step
from duet.stages.roadmaps.tests import build as plans
from tests.make import Cast

from . import build


@pytest.fixture(autouse=True)
def on_friday() -> Iterator[None]:
    """It is 20 November 2026."""
    with moved_to(plans.TODAY):
        yield


@pytest.fixture
def plan(cast: Cast) -> Roadmap:
    """The lyceum's roadmap of the school year."""
    return plans.plan(cast.lyceum, cast.anna)


@pytest.fixture
def step(cast: Cast, plan: Roadmap) -> Step:
    """A step due today; Boris answers for it by name."""
    made = plans.step(plan)
    plans.duty(made.activity, cast.boris)
    return made


@pytest.fixture
def mine(cast: Cast) -> Feed:
    """The feed of Boris."""
    return build.feed(cast.boris)


@pytest.fixture
def common(cast: Cast) -> Feed:
    """The feed of the lyceum."""
    return build.feed(cast.lyceum)


@pytest.fixture
def read(client: Client) -> Callable[[Feed], Calendar]:
    """``read(feed)``: what a calendar program makes of its address."""

    def reading(feed: Feed) -> Calendar:
        return Calendar.from_ical(client.get(feed.secret_path).getvalue())

    return reading
