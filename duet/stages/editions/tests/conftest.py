"""Lyceum 7 has a plan of three rows in two stages; it is a Friday in November, and somebody leads the department."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.urls import reverse

from duet.base.clock import moved_to
from duet.base.tenancy.models import Member, Role
from duet.stages.editions.models import AgreementRequest, Edition
from duet.stages.roadmaps.models import Roadmap
from tests import make
from tests.make import Cast

from . import build


@pytest.fixture(autouse=True)
def on_friday() -> Iterator[None]:
    """It is 20 November 2026."""
    with moved_to(build.TODAY):
        yield


@pytest.fixture
def plan(cast: Cast) -> Roadmap:
    """The lyceum's roadmap; its head is known."""
    cast.lyceum.head_post, cast.lyceum.head_name = "директор", "Полынина О. М."
    cast.lyceum.save()
    made = build.plan(cast.lyceum, cast.anna, title="Дорожная карта наставничества")
    first, second = build.stage(made, 1, "Подготовка"), build.stage(made, 2, "Работа пар")
    build.step(
        build.activity(made, "Приказ о наставничестве", under=first, number="1.1", deadline_text="до 15 октября"), due=date(2026, 10, 15)
    )
    build.step(build.activity(made, "Анкетирование педагогов", under=first, number="1.2", deadline_text="октябрь"), due=date(2026, 10, 31))
    build.step(build.activity(made, "Встреча пар", under=second, number="2.1", deadline_text="по плану"), due=None)
    return made


@pytest.fixture
def edition(cast: Cast, plan: Roadmap) -> Edition:
    """The plan approved by the order № 143-од."""
    return build.edition(plan, cast.anna)


@pytest.fixture
def asked(cast: Cast, plan: Roadmap) -> AgreementRequest:
    """The plan sent to the department."""
    return build.request(plan, cast.anna)


@pytest.fixture
def head(cast: Cast) -> Member:
    """The head of the department."""
    return make.member("Орлов Пётр Семёнович", Role.HEAD, at=cast.town, post="начальник управления образования")


@pytest.fixture
def url() -> Callable[..., str]:
    """``url("approval", plan)``: an address at Lyceum 7; more parts are given by name."""

    def address(name: str, row: object = None, at: str = "lyceum-7", **parts: object) -> str:
        of_row = {"pk": row.pk} if row else {}  # type: ignore[attr-defined]  # any row has one
        return reverse(f"editions:{name}", kwargs={"org": at, **of_row, **parts})

    return address
