"""An act of the school and one of the town above it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import override_settings

from duet.stages.acts.models import Act
from tests.make import Cast

TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with override_settings(TODAY=TODAY.isoformat()):
        yield


@pytest.fixture
def act(cast: Cast) -> Act:
    made: Act = Act.objects.create(
        organisation=cast.lyceum, level="local", kind="order", issuer="Лицей № 7", number="143-од", day=date(2026, 8, 29),
        title="О наставничестве", by=cast.anna,
    )  # fmt: skip
    return made


@pytest.fixture
def upper(cast: Cast) -> Act:
    made: Act = Act.objects.create(
        organisation=cast.town, level="municipal", kind="resolution", issuer="Управление образования города Верхнереченска", number="15",
        day=date(2026, 2, 10), title="О внедрении «целевой модели»", topic="pupils", by=cast.dina,
    )  # fmt: skip
    return made
