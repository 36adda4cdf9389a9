"""Finding on «Сегодня»: words, the stage of the plan, the person."""

from datetime import timedelta

import pytest

from duet.base.tenancy.scope import everywhere
from tests.read import words

from . import build


@pytest.fixture
def matters(cast, plan):
    """Three matters in two stages."""
    first, second = build.stage(plan, 1, "Подготовка"), build.stage(plan, 2, "Пары")
    for title, under, who in (
        ("Приём анкет", first, cast.boris),
        ("Приказ о парах", second, cast.anna),
        ("Встреча пар", second, cast.boris),
    ):
        row = build.activity(plan, title, under=under)
        build.duty(row, who)
        build.step(row, due=build.TODAY + timedelta(days=1))
    return plan


def shown(client, url, at="lyceum-7", **query):
    answer = client.get(url("today", at=at), query)
    assert answer.status_code == 200
    return words(answer)


def matters_in(text):
    return [title for title in ("Приём анкет", "Приказ о парах", "Встреча пар") if title in text]


def test_words_find_matters(cast, as_, url, matters):
    text = shown(as_(cast.anna), url, q="прием")
    assert matters_in(text) == ["Приём анкет"]
    assert "Нашлось: 1 дело Сбросить" in text


def test_what_is_found_stands_first(cast, as_, url, matters):
    found, usual = shown(as_(cast.anna), url, q="пары"), shown(as_(cast.anna), url)
    assert ("Два этапа карты" in usual, "Два этапа карты" in found) == (True, False)
    assert ("Впереди 3 мероприятия" in usual, "Впереди 3 мероприятия" in found) == (True, False)
    assert "Нашлось" not in usual


def test_a_stage_narrows_the_matters(cast, as_, url, matters):
    with everywhere():
        stage = matters.stages.last()
    assert matters_in(shown(as_(cast.anna), url, stage=stage.pk)) == ["Приказ о парах", "Встреча пар"]


def test_filters_are_joined(cast, as_, url, matters):
    with everywhere():
        stage = matters.stages.last()
    text = shown(as_(cast.anna), url, stage=stage.pk, person=cast.boris.pk, q="встреча")
    assert matters_in(text) == ["Встреча пар"]
    assert "Дела: Павлов Б. И." in text


def test_an_empty_result_says_what_to_do(cast, as_, url, matters):
    text = shown(as_(cast.anna), url, q="бегемот")
    assert "Ничего не нашлось. Уберите одно из условий или поищите другими словами." in text
    assert "Нашлось: 0 дел Сбросить" in text


@pytest.mark.parametrize("query", [{"stage": "вторая"}, {"stage": "above"}, {"q": " ( "}])
def test_what_makes_no_sense_is_no_filter(cast, as_, url, matters, query):
    assert matters_in(shown(as_(cast.anna), url, **query)) == ["Приём анкет", "Приказ о парах", "Встреча пар"]


def test_the_other_filters_stay_when_one_is_changed(cast, as_, url, matters):
    page = as_(cast.anna).get(url("today"), {"q": "пары", "whose": "mine"}).content.decode()
    assert "?whose=all&amp;q=%D0%BF%D0%B0%D1%80%D1%8B" in page
    assert '<input type="hidden" name="whose" value="mine">' in page


def test_colleagues_are_offered_at_home_only(cast, as_, url, matters):
    assert "Павлов Б. И." in shown(as_(cast.anna), url).split("Кто отвечает")[1]
    above = shown(as_(cast.dina), url, at="town")
    assert ("Найти среди дел" in above, "Кто отвечает" in above) == (True, False)


def test_words_find_matters_of_those_below_without_the_table_of_them(cast, as_, url, matters):
    with everywhere():
        build.step(build.plan(cast.other, cast.gleb), title="Приём в школе № 1")
    text = shown(as_(cast.dina), url, at="town", q="прием")
    assert "Приём анкет Лицей № 7" in text
    assert "Приём в школе № 1" in text
    assert "Приказ о парах" not in text
    assert "Ближайший срок" not in text


def test_a_page_after_the_last_is_the_last_among_what_was_found(cast, as_, url, plan):
    with everywhere():
        for number in range(25):
            build.step(plan, due=build.TODAY - timedelta(days=30 - number), title=f"Отчёт {number:02}")
        build.step(plan, title="Другое")
    text = shown(as_(cast.anna), url, q="отчет", late=9)
    assert "21–25 из 25" in text
    assert "Отчёт 24" in text


def test_finding_costs_no_more_queries(cast, as_, url, matters, django_assert_max_num_queries):
    client = as_(cast.anna)
    shown(client, url)
    with django_assert_max_num_queries(20):
        shown(client, url, q="пары", person=cast.boris.pk)


def test_markup_that_is_looked_for_is_only_text(cast, as_, url, matters):
    page = as_(cast.anna).get(url("today"), {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in page
