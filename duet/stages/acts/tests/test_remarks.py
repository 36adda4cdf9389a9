"""What «Сегодня» says of acts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from duet.base.tenancy.models import Member
from duet.base.tenancy.scope import everywhere
from duet.stages.acts import actions
from duet.stages.acts.library import find
from duet.stages.acts.models import Act, Study
from duet.stages.acts.remarks import ending, to_study
from duet.stages.roadmaps.views.looking import ALL, MINE, Looking
from tests.read import words

from .conftest import TODAY


def looking(member, on=TODAY, whose: str = ALL, place=None, person=None) -> Looking:
    return Looking(member=member, on=on, place=place or member.organisation, whose=whose, person=person)


def said(remarks, member, **more) -> list[str]:
    return [f"{found.bold} {found.text}" for found in remarks(looking(member, **more), None)]


def another(cast, title: str, ends: int) -> Act:
    return Act.objects.create(
        organisation=cast.lyceum, level="local", kind="order", title=title, number=title, day=date(2026, 1, 1), by=cast.anna,
        in_force_to=TODAY + timedelta(days=ends),
    )  # fmt: skip


@everywhere()
def test_whoever_was_asked_is_reminded_until_it_is_studied(cast, act):
    entry = find(cast.anna, str(act.pk))
    actions.ask(cast.lyceum, by=cast.anna, entry=entry, whom=[cast.boris], on=TODAY)
    assert said(to_study, cast.boris) == ["Изучите документ: Приказ от 29.08.2026 № 143-од."]
    assert said(to_study, cast.boris, whose=MINE) != []
    assert said(to_study, cast.anna) == said(to_study, cast.anna, person=cast.boris) == said(to_study, cast.dina, place=cast.lyceum) == []
    actions.study(cast.boris, by=cast.boris, entry=entry, on=TODAY)
    assert said(to_study, cast.boris) == []


@everywhere()
def test_a_shipped_act_is_named_and_several_are_counted(cast, act):
    actions.ask(cast.lyceum, by=cast.anna, entry=find(cast.anna, "fz-152"), whom=[cast.boris], on=TODAY)
    assert said(to_study, cast.boris) == ["Изучите документ: Федеральный закон от 27.07.2006 № 152-ФЗ."]
    actions.ask(cast.lyceum, by=cast.anna, entry=find(cast.anna, str(act.pk)), whom=[cast.boris], on=TODAY)
    assert said(to_study, cast.boris) == ["Изучите документы: вас ждут 2\N{NO-BREAK SPACE}акта."]


@everywhere()
@pytest.mark.parametrize("ends, count", [(-1, 0), (0, 1), (60, 1), (61, 0)])
def test_it_is_said_60_days_before_an_act_ends(cast, ends, count):
    another(cast, "5", ends)
    found = said(ending, cast.anna)
    assert len(found) == count
    assert all(text.startswith("Приказ от 01.01.2026 № 5: действует по ") for text in found)


@everywhere()
def test_shipped_acts_end_too_and_several_are_counted(cast):
    assert said(ending, cast.anna, on=date(2027, 7, 3)) == ["Приказ Роскомнадзора от 24.02.2021 № 18: действует по 1 сентября 2027 г."]
    another(cast, "5", 10)
    another(cast, "6", 10)
    assert said(ending, cast.anna) == ["2\N{NO-BREAK SPACE}правовых акта скоро перестанут действовать."]


@everywhere()
def test_ends_are_said_at_home_to_those_who_may_change_acts(cast):
    another(cast, "5", 10)
    assert said(ending, cast.boris) == said(ending, cast.gleb) == said(ending, cast.anna, whose=MINE) == []
    assert said(ending, cast.dina, place=cast.lyceum) == []


@everywhere()
@pytest.mark.parametrize("remarks", [to_study, ending])
def test_the_remarks_cost_one_query(cast, remarks, django_assert_num_queries):
    for number in range(5):
        Study.objects.create(organisation=cast.lyceum, member=cast.anna, act=another(cast, f"{number}", 5), asked_on=TODAY)
    anna = Member.objects.with_roles().get(pk=cast.anna.pk)
    with django_assert_num_queries(1):
        list(remarks(looking(anna), None))


def test_today_shows_the_remarks(cast, as_):
    with everywhere():
        another(cast, "5", 20)
    assert "Приказ от 01.01.2026 № 5: действует по 10 декабря 2026 г." in words(as_(cast.anna).get("/lyceum-7/today/"))
