"""It is 20 November 2026; lists are read and written when a test says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.urls import reverse

from duet.base.clock import moved_to
from duet.base.tenancy.scope import everywhere


@pytest.fixture(autouse=True)
def on_friday() -> Iterator[None]:
    """A Friday in November."""
    with moved_to(date(2026, 11, 20)):
        yield


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call() -> Iterator[object]:
    """Tests look at rows of any organisation; a view opens a scope of its own."""
    with everywhere():
        return (yield)


@pytest.fixture
def url() -> Callable[..., str]:
    """``url("batch", batch)``: an address at Lyceum 7."""

    def address(name: str, row: object = None, at: str = "lyceum-7") -> str:
        return reverse(f"gathering:{name}", args=[at, row.pk] if row else [at])  # type: ignore[attr-defined]  # any row has one

    return address
