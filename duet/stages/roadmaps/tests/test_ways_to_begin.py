"""Where a plan begins from: the page «Начните дорожную карту», the list of plans, the margin of «Сегодня»."""

from __future__ import annotations

from datetime import date

import pytest

from duet.base.tenancy.scope import everywhere
from duet.core.calendar import Period
from tests.read import words

from . import build

QUERIES = 8


def links(page) -> str:
    return page.content.decode()


def test_without_a_plan_there_are_two_ways(cast, as_, url):
    page = as_(cast.anna).get(url("start"))
    assert ("Документ уже есть" in words(page), f'href="{url("template")}">Начать по образцу' in links(page)) == (True, True)
    assert ("Карта уже есть" in words(page), "Перенести на новый год" in words(page)) == (False, False)


def test_a_plan_in_force_is_named_and_may_be_moved(cast, as_, url, plan):
    page = as_(cast.anna).get(url("start"))
    assert "Карта уже есть: Дорожная карта. Новая её не заменит, а встанет рядом." in words(page)
    assert f'href="{url("move", plan)}">Перенести на новый год' in links(page)


def test_a_plan_that_is_over_is_only_offered_to_be_moved(cast, as_, url):
    with everywhere():
        build.plan(cast.lyceum, cast.anna, period=Period.school_year(2020))
        last = build.plan(cast.lyceum, cast.anna, period=Period.school_year(2025))
    page = as_(cast.anna).get(url("start"))
    assert "Карта уже есть" not in words(page)
    assert "Слова и сроки карты на 2025/26 учебный год можно перенести на новый." in words(page)
    assert url("move", last) in links(page)


def test_several_plans_are_named_in_the_plural(cast, as_, url, plan):
    with everywhere():
        build.plan(cast.lyceum, cast.anna, title="Вторая", period=Period.school_year(2027))
        build.plan(cast.lyceum, cast.anna, title="Сверху", source=build.plan(cast.town, cast.dina))
        build.plan(cast.other, cast.gleb, title="Чужая")
    page = words(as_(cast.anna).get(url("start")))
    assert "Карты уже есть: Вторая, Дорожная карта. Новая их не заменит, а встанет рядом." in page


def test_the_first_day_may_pass_it_by(cast, as_, url):
    assert "Пропустить пока" in words(as_(cast.anna).get(url("start"), {"wizard": 1}))
    assert "Пропустить пока" not in words(as_(cast.anna).get(url("start")))


@pytest.mark.parametrize("plans", [1, 3])
def test_the_queries_are_counted(cast, as_, url, plans, django_assert_num_queries):
    with everywhere():
        for _ in range(plans):
            build.plan(cast.lyceum, cast.anna)
    client = as_(cast.anna)
    client.get(url("start"))
    with django_assert_num_queries(QUERIES):
        client.get(url("start"))


def test_the_list_of_plans_offers_the_template_and_the_move_of_own_plans(cast, as_, url, plan):
    with everywhere():
        above = build.plan(cast.lyceum, cast.anna, source=build.plan(cast.town, cast.dina))
    page = links(as_(cast.anna).get(url("roadmaps"), {"all": 1}))
    assert f'href="{url("template")}"' in page
    assert (url("move", plan) in page, url("move", above) in page) == (True, False)
    mentor = links(as_(cast.boris).get(url("roadmaps"), {"all": 1}))
    assert (url("template") in mentor, url("move", plan) in mentor) == (False, False)


def test_the_department_moves_its_own_plan_and_not_those_below(cast, as_, url, plan):
    with everywhere():
        own = build.plan(cast.town, cast.dina)
    page = links(as_(cast.dina).get(url("roadmaps", at="town")))
    assert (f"/{own.pk}/move/" in page, f"/{plan.pk}/move/" in page) == (True, False)


ENDING = Period(date(2026, 1, 1), date(2026, 12, 20))


def test_a_plan_that_ends_soon_leads_to_the_move(cast, as_, url):
    with everywhere():
        plan = build.plan(cast.lyceum, cast.anna, period=ENDING)
    page = as_(cast.anna).get(url("today"))
    assert "Карта скоро закончится: 20 декабря. Пора готовить следующую." in words(page)
    assert f'href="{url("move", plan)}"' in links(page)


def test_when_the_next_plan_is_there_nothing_is_said(cast, as_, url):
    with everywhere():
        build.plan(cast.lyceum, cast.anna, period=ENDING)
        build.plan(cast.lyceum, cast.anna, period=Period.calendar_years(2027))
    assert "Карта скоро закончится" not in words(as_(cast.anna).get(url("today")))


def test_a_plan_from_above_that_ends_leads_to_a_plan_of_ones_own(cast, as_, url):
    with everywhere():
        build.plan(cast.lyceum, cast.anna, period=ENDING, source=build.plan(cast.town, cast.dina))
    page = links(as_(cast.anna).get(url("today")))
    assert (f'href="{url("start")}">Начать новую' in page, "Перенести на новый год" in page) == (True, False)


def test_a_plan_that_is_over_leads_to_the_move(cast, as_, url):
    with everywhere():
        old = build.plan(cast.lyceum, cast.anna, period=Period.school_year(2025))
    page = as_(cast.anna).get(url("today"))
    assert "Дорожная карта закончилась. Её период был до 31 августа. Нужна карта на новый год." in words(page)
    assert url("move", old) in links(page)
