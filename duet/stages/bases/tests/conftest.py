"""It is 20 November 2026; the lyceum has a class that Vera leads."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from duet.base.clock import moved_to
from duet.base.tenancy.models import Member, Role
from duet.base.tenancy.scope import everywhere
from duet.stages.persons.models import Group
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
def vera(cast: Cast) -> Member:
    """The class teacher of 7 «В»."""
    return build.member("Шилова Вера Павловна", Role.CLASS_TEACHER, at=cast.lyceum)


@pytest.fixture
def nina(cast: Cast) -> Member:
    """The psychologist."""
    return build.member("Юдина Нина Олеговна", Role.PSYCHOLOGIST, at=cast.lyceum)


@pytest.fixture
def seventh(vera: Member) -> Group:
    """Vera's class."""
    return build.led_class("7 «В»", vera)
