"""Tests look at rows of any organisation; a view opens a scope of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from duet.base.tenancy.scope import everywhere


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call() -> Iterator[object]:
    """Every test of this folder."""
    with everywhere():
        return (yield)
