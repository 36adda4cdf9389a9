"""Whose acts an organisation lives by, and what its papers cite."""

from __future__ import annotations

from datetime import date

import pytest

from duet.base.tenancy.scope import everywhere, scope
from duet.core.regulation import FEDERAL, Level, Topic
from duet.stages.acts.grounds import grounds_of
from duet.stages.acts.library import entries, find, of_row
from duet.stages.acts.models import Act

from .conftest import TODAY


def rows(organisation) -> list[str]:
    return [entry.title for entry in entries(organisation) if not entry.is_shipped]


def test_acts_of_the_body_above_are_seen_below_and_never_aside(cast, act, upper):
    assert rows(cast.lyceum) == ["О внедрении «целевой модели»", "О наставничестве"]
    assert rows(cast.other) == ["О внедрении «целевой модели»"]
    assert rows(cast.town) == ["О внедрении «целевой модели»"]


def test_a_scope_does_not_hide_what_is_above(cast, act, upper):
    with scope(cast.lyceum):
        assert find(cast.boris, str(upper.pk)).title == upper.title
        assert find(cast.gleb, str(act.pk)) is None
        assert find(cast.dina, str(act.pk)) is None


@pytest.mark.parametrize("key", ["0", "нет", "²", "1" * 30, "-1", "fz-999", ""])
def test_a_key_that_is_none_finds_nothing(cast, key):
    assert find(cast.anna, key) is None


def test_the_library_costs_one_query(cast, act, upper, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert len(entries(cast.lyceum)) == len(FEDERAL) + 2


def test_a_paper_cites_from_the_federal_down_to_its_own(cast, act, upper):
    found = grounds_of(cast.lyceum, TODAY, frozenset({Topic.PUPILS}))
    assert [ground.key for ground in found] == ["fz-273", "rp-1264", "r-145", "mr-42-02", str(upper.pk), str(act.pk)]
    assert [ground.level for ground in found[-2:]] == [Level.MUNICIPAL, Level.LOCAL]
    town, own = found[-2:]
    assert town.genitive == ("постановления Управления образования города Верхнереченска от 10.02.2026 № 15 «О внедрении „целевой модели“»")
    assert own.instrumental == "приказом Лицея № 7 от 29.08.2026 № 143-од «О наставничестве»"
    assert own.nominative.startswith("приказ Лицея")


def test_a_paper_cites_what_is_in_force_on_its_day_and_about_its_matter(cast, act, upper):
    with everywhere():
        act.in_force_to = date(2026, 10, 1)
        act.save()
    keys = [ground.key for ground in grounds_of(cast.lyceum, TODAY)]
    assert keys == ["fz-273", "rp-1264"]
    assert str(act.pk) in [ground.key for ground in grounds_of(cast.lyceum, date(2026, 10, 1))]
    assert str(act.pk) not in [ground.key for ground in grounds_of(cast.lyceum, date(2026, 8, 28))]


def test_grounds_cost_one_query(cast, act, upper, django_assert_num_queries):
    with django_assert_num_queries(1):
        grounds_of(cast.lyceum, TODAY, frozenset(Topic))


@pytest.mark.parametrize(
    "issuer, genitive, said, doubtful",
    [
        ("МБОУ «СОШ № 12»", "", "приказа МБОУ «СОШ № 12» «О парах»", False),
        ("Управление образования", "", "приказа Управления образования «О парах»", False),
        ("Управление образования", "Управленья образования", "приказа Управленья образования «О парах»", False),
        ("", "", "приказа «О парах»", False),
        ("Ъъъ", "", "приказа Ъъъ «О парах»", True),
    ],
)
def test_whoever_issued_an_act_stands_in_the_genitive(cast, issuer, genitive, said, doubtful):
    act = Act(organisation=cast.lyceum, level="local", kind="order", issuer=issuer, issuer_genitive=genitive, title="О парах", by=cast.anna)
    assert (of_row(act).citation.genitive, of_row(act).ground.doubtful) == (said, doubtful)


def test_an_act_is_named_by_its_title(act):
    assert str(act) == "О наставничестве"
