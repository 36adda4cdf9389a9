from dataclasses import replace
from datetime import date

import pytest

from duet.base.tenancy.scope import everywhere
from duet.core.calendar import Period
from duet.stages.editions.actions import add_stamp
from duet.stages.roadmaps.actions import postpone_step
from duet.stages.roadmaps.models import Item, Stage
from tests.make import fresh

from . import build
from .build import words

QUERIES = 15


def page(client, url, plan, **query):
    answer = client.get(url("compare", plan), query)
    assert answer.status_code == 200
    return answer


def shown(client, url, plan, **query):
    return words(page(client, url, plan, **query))


@pytest.fixture
def changed(cast, plan, edition):
    """One row of each fate."""
    rows = {row.title: row for row in plan.activities.all()}
    rows["Приказ о наставничестве"].delete()
    rows["Встреча пар"].title = "Встреча пар и групп"
    rows["Встреча пар"].save()
    build.activity(plan, "Сбор согласий", under=plan.stages.last(), number="2.2")
    form = plan.steps.get(due_on=date(2026, 10, 31))
    postpone_step(form, by=cast.anna, to=date(2026, 12, 4), reason="Каникулы.")
    return plan


def test_each_row_says_what_became_of_it(cast, as_, url, changed):
    text = shown(as_(cast.anna), url, changed)
    assert "Строки: добавлена 1, убрана 1, перенесена 1, изменена 1." in text
    assert "грифы" not in text
    assert "убрано 1.1 Приказ о наставничестве до 15 октября" in text
    assert "перенесено 1.2 Анкетирование педагогов октябрь убрано: 31 октября 2026 конец убранного" in text
    assert "конец убранного добавлено: 4 декабря 2026 конец добавленного" in text
    assert "изменено 2.1 Встреча пар добавлено: и групп конец добавленного по плану" in text
    assert "добавлено 2.2 Сбор согласий" in text


def test_words_that_came_and_went_are_marked_for_every_eye(cast, as_, url, changed):
    content = page(as_(cast.anna), url, changed).content.decode()
    assert '<ins><span class="vh"> добавлено: </span> и групп<span class="vh"> конец добавленного </span></ins>' in content
    assert "<del>" in content


def test_by_default_the_last_edition_stands_against_the_working_text(cast, as_, url, changed):
    content = page(as_(cast.anna), url, changed).content.decode()
    assert '<option value="1" selected>' in content
    assert '<option value="now" selected>' in content


def test_two_editions_are_compared_both_ways(cast, as_, url, changed):
    with everywhere():
        build.edition(changed, cast.anna, on=build.TODAY, number="201-од")
    client = as_(cast.anna)
    assert "добавлено 2.2 Сбор согласий" in shown(client, url, changed, a="1", b="2")
    assert "убрано 2.2 Сбор согласий" in shown(client, url, changed, a="2", b="1")


def test_what_is_the_same_is_shown_only_when_asked(cast, as_, url, plan, edition):
    with everywhere():
        build.activity(plan, "Сбор согласий")
    client = as_(cast.anna)
    assert "Анкетирование" not in shown(client, url, plan)
    assert "без изменений 1.2 Анкетирование педагогов" in shown(client, url, plan, all="")


def test_texts_without_differences_say_so(cast, as_, url, plan, edition):
    assert "Отличий нет: тексты совпадают." in shown(as_(cast.anna), url, plan, a="1", b="1")


def test_with_the_working_text_alone_there_is_nothing_to_compare(cast, as_, url, plan):
    assert "Сравнивать пока не с чем" in shown(as_(cast.anna), url, plan)


def test_what_stands_above_the_table_is_compared_too(cast, as_, url, plan, edition):
    plan.title, plan.ends_on = "Программа наставничества", date(2027, 6, 30)
    plan.facts = {**fresh(plan).facts, "header": ["№", "Дело"], "abbreviations": {"ОО": "организация"}}
    plan.save()
    text = shown(as_(cast.anna), url, plan)
    assert "Кроме таблицы: название карты, период, названия колонок, сокращения." in text
    assert "Названия колонок добавлено: №, Дело конец добавленного" in text
    assert "Сокращения добавлено: ОО — организация" in text


def test_stamps_of_two_editions_are_compared_and_those_of_the_working_text_are_not(cast, as_, url, plan, edition):
    with everywhere():
        add_stamp(plan, by=cast.anna, stamp=build.UNION)
        build.edition(plan, cast.anna, number="144-од")
        add_stamp(plan, by=cast.anna, stamp=replace(build.UNION, position="Председатель совета"))
    client = as_(cast.anna)
    text = shown(client, url, plan, a="1", b="2")
    assert "Кроме таблицы: грифы." in text
    assert "убрано: УТВЕРЖДАЮ Директор ________________ О.М. Полынина Приказ от 29 августа 2026 г. № 143-од" in text
    assert "добавлено: СОГЛАСОВАНО Председатель профкома" in text
    assert "Отличий нет: тексты совпадают." in shown(client, url, plan, a="2", b="now")


def test_a_heading_changed_alone_is_shown(cast, as_, url, plan, edition):
    with everywhere():
        plan.stages.filter(position=2).update(title="Работа пар и групп")
    text = shown(as_(cast.anna), url, plan)
    assert "Заголовки этапов: 1 отличие." in text
    assert "2. Работа пар добавлено: и групп конец добавленного этап: изменено" in text


def test_a_row_moved_to_another_stage_says_where_it_stood(cast, as_, url, plan, edition):
    with everywhere():
        plan.activities.filter(title="Анкетирование педагогов").update(stage=plan.stages.last(), position=9)
    assert "переставлено Было в этапе «Подготовка»." in shown(as_(cast.anna), url, plan)


def test_a_row_moved_from_before_the_stages_says_so(cast, as_, url, plan):
    with everywhere():
        row = plan.activities.first()
        row.stage = Stage.objects.create(organisation=cast.lyceum, roadmap=plan, position=0, title="", number="")
        row.save()
        build.edition(plan, cast.anna)
        row.stage = plan.stages.get(position=1)
        row.save()
    assert "Было вне этапов." in shown(as_(cast.anna), url, plan)


def test_a_place_changed_inside_the_stage_is_said_without_the_stage(cast, as_, url, plan, edition):
    with everywhere():
        plan.activities.filter(title="Приказ о наставничестве").update(position=2)
        plan.activities.filter(title="Анкетирование педагогов").update(position=1)
    text = shown(as_(cast.anna), url, plan)
    assert ("переставлено" in text, "Было в этапе" in text) == (True, False)


def test_many_days_are_cut_short(cast, as_, url, plan):
    with everywhere():
        row = plan.activities.first()
        for month in range(1, 6):
            build.step(row, due=date(2027, month, 1))
        build.edition(plan, cast.anna)
        row.steps.all().delete()
    assert "1 января 2027, 1 февраля 2027, 1 марта 2027 и ещё 2" in shown(as_(cast.anna), url, plan)


def test_the_plan_of_last_year_is_offered(cast, as_, url, plan):
    with everywhere():
        before = build.plan(cast.lyceum, cast.anna, title="Прошлая", period=Period.school_year(2025))
        build.step(build.activity(before, "Прошлогоднее дело"), due=date(2025, 10, 1))
    plan.previous = before
    plan.save()
    text = shown(as_(cast.anna), url, plan)
    assert "Прошлая карта: 2025/26 учебный год" in text
    assert "Прошлогоднее дело" in text


def test_what_was_sent_for_agreement_is_offered(cast, as_, url, plan, asked):
    with everywhere():
        build.activity(plan, "После отправки")
    text = shown(as_(cast.anna), url, plan, a=f"r{asked.pk}", b="now")
    assert "Отправлено на согласование 20 ноября 2026 г." in text
    assert "добавлено После отправки" in text


@pytest.mark.parametrize("code", ["2", "999", "r1", "previous", "-1", "<script>", "now'--", "9" * 5000])
def test_a_text_that_is_not_of_this_plan_is_not_found(cast, as_, url, plan, edition, code):
    assert as_(cast.anna).get(url("compare", plan), {"a": code}).status_code == 404


def test_the_texts_of_another_plan_are_not_reached(cast, as_, url, plan, edition):
    with everywhere():
        other = build.plan(cast.other, cast.gleb)
        build.activity(other, "Чужое дело")
        foreign = build.request(other, cast.gleb)
    assert as_(cast.anna).get(url("compare", plan), {"a": f"r{foreign.pk}"}).status_code == 404


def test_markup_in_both_texts_is_only_text(cast, as_, url, plan):
    with everywhere():
        row = plan.activities.first()
        row.title = "<script>alert(1)</script>"
        row.save()
        Item.objects.create(organisation=cast.lyceum, activity=row, position=1, text="<b>было</b>")
        build.edition(plan, cast.anna)
    row.title = "<script>alert(2)</script>"
    row.save()
    content = page(as_(cast.anna), url, plan, all="").content.decode()
    assert ("<script>alert" in content, "<b>было" in content) == (False, False)


def test_many_differences_are_turned_page_by_page_and_printed_whole(cast, as_, url, plan, edition, monkeypatch):
    monkeypatch.setattr("duet.stages.editions.views.comparing.ROWS_ON_A_PAGE", 3)
    with everywhere():
        for number in range(5):
            build.activity(plan, f"Дело {number}")
    client = as_(cast.anna)
    first, whole = shown(client, url, plan), shown(client, url, plan, whole="")
    assert ("Дело 2" in first, "Дело 3" in first, "Дело 4" in whole) == (True, False, True)
    assert "Дело 4" in shown(client, url, plan, page=2)


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_queries_are_counted(cast, as_, url, plan, edition, asked, rows, django_assert_num_queries):
    with everywhere():
        for number in range(rows):
            build.step(build.activity(plan, f"Дело {number}"))
            Item.objects.create(organisation=cast.lyceum, activity=plan.activities.last(), position=1, text="пункт")
        if rows > 1:
            build.edition(plan, cast.anna, number="2")
            build.activity(plan, "Ещё")
    client = as_(cast.anna)
    client.get(url("compare", plan))
    with django_assert_num_queries(QUERIES):
        client.get(url("compare", plan))
