"""A school that may ask, a pupil and the mother, on a Friday of November."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from duet.base.clock import moved_to
from duet.stages.persons.models import Person
from tests.make import Cast

from . import build


@pytest.fixture
def friday() -> Iterator[None]:
    with moved_to(build.TODAY):
        yield


@pytest.fixture
def egor(cast: Cast, friday: None) -> Person:
    """In a school that has said who the operator is."""
    build.operator(cast.lyceum)
    return build.child(cast.lyceum)


@pytest.fixture
def mother(egor: Person) -> Person:
    return build.parent(egor, email="lapina@example.org")
