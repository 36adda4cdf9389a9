"""It is a Friday in November, and addresses are those of the roadmaps."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.urls import reverse

from duet.base.clock import moved_to
from duet.stages.roadmaps.tests import build


@pytest.fixture(autouse=True)
def on_friday() -> Iterator[None]:
    """It is 20 November 2026."""
    with moved_to(build.TODAY):
        yield


@pytest.fixture
def url() -> Callable[..., str]:
    """``url("today", at="school-12-demo")``: an address of the roadmaps."""
    return lambda name, at: reverse(f"roadmaps:{name}", args=[at])
