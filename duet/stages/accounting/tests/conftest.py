"""It is 20 November 2026."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from duet.base.clock import moved_to
from duet.base.tenancy.scope import everywhere

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
    """A day inside a quarter and after 1 October."""
    with moved_to(build.TODAY):
        yield
