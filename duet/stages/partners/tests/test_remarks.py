"""What «Сегодня» says of agreements."""

from __future__ import annotations

import pytest

from duet.base.tenancy.models import Member
from duet.base.tenancy.scope import everywhere
from duet.stages.partners.section import remarks, tabs
from duet.stages.roadmaps.views.looking import ALL, MINE, Looking
from tests.read import words

from .conftest import TODAY
from .test_pages import another


def looking(member, whose: str = ALL, place=None) -> Looking:
    return Looking(member=member, on=TODAY, place=place or member.organisation, whose=whose)


def said(member, **more) -> list[tuple[str, str, str]]:
    return [(found.bold, found.text, found.kind) for found in remarks(looking(member, **more), None)]


@everywhere()
@pytest.mark.parametrize(
    "ends, expected",
    [
        (61, []),
        (60, [("Завод:", "соглашение истекает через 60\N{NO-BREAK SPACE}дней.", "soon")]),
        (30, [("Завод:", "соглашение истекает через 30\N{NO-BREAK SPACE}дней, пора продлевать.", "soon")]),
        (0, [("Завод:", "соглашение истекает сегодня, пора продлевать.", "soon")]),
        (-1, [("Завод:", "соглашение истекло 19 ноября 2026 г.", "late")]),
    ],
)
def test_it_is_said_before_an_agreement_ends_and_when_it_is_over(cast, ends, expected):
    another(cast, "Завод", (-100, ends))
    assert said(cast.anna) == expected


@everywhere()
def test_several_agreements_are_said_together(cast):
    for number, ends in enumerate((5, 40, -5, -6, -7)):
        another(cast, f"Завод {number}", (-100, ends))
    assert said(cast.anna) == [
        ("2\N{NO-BREAK SPACE}соглашения с партнёрами", "скоро истекают, ближайшее — через 5\N{NO-BREAK SPACE}дней.", "soon"),
        ("3\N{NO-BREAK SPACE}соглашения с партнёрами", "уже не действуют.", "late"),
    ]


@everywhere()
def test_nothing_is_said_of_renewed_agreements_closed_partners_and_other_schools(cast):
    another(cast, "Завод", (-100, -1), (0, 300))
    another(cast, "Архив", (-100, -1), closed_on=TODAY)
    another(cast, "Само", (-400, -300)).agreements.update(prolongs=True)
    assert said(cast.anna) == []
    another(cast, "Клуб", (-100, 5))
    assert len(said(cast.anna)) == 1
    assert said(cast.gleb) == said(cast.boris) == said(cast.dina, place=cast.lyceum) == said(cast.anna, whose=MINE) == []


@everywhere()
def test_the_remarks_cost_one_query(cast, django_assert_num_queries):
    for number in range(4):
        another(cast, f"Завод {number}", (-100, 5), (-300, -101))
    anna = Member.objects.with_roles().get(pk=cast.anna.pk)
    with django_assert_num_queries(1):
        said(anna)


def test_the_tab_is_for_those_who_may_look(cast):
    assert [tab.title for tab in tabs(cast.anna, TODAY)] == ["Партнёры"]
    assert list(tabs(cast.boris, TODAY)) == []


def test_today_shows_the_remark(cast, as_):
    with everywhere():
        another(cast, "Завод", (-100, 20))
    assert "Завод: соглашение истекает через 20" in words(as_(cast.anna).get("/lyceum-7/today/"))
