"""The ribbon: what stands where, and the same facts in words."""

import re
from datetime import date, timedelta

import pytest

from duet.base.tenancy.scope import everywhere
from duet.core.calendar import Period
from duet.stages.roadmaps.actions import cancel_step, finish_step, take_step
from tests.read import words

from . import build

QUERIES = 11
TODAY = build.TODAY


def page(client, url, plan, **query):
    answer = client.get(url("timeline", plan), query)
    assert answer.status_code == 200
    return answer


def shown(client, url, plan, **query):
    return words(page(client, url, plan, **query))


def bars(answer):
    """(shape, start, end) of every bar of a row, without those of the stages."""
    found = re.findall(r'<i class="b ([a-z ]*)" style="--s:([\d.]+);--e:([\d.]+)', answer.content.decode())
    return [(shape.strip(), float(start), float(end)) for shape, start, end in found if shape != "sum"]


def months(answer):
    head = answer.content.decode().split('class="months"')[1].split("</div></div></div>")[0]
    return [" ".join(re.sub("<[^>]+>", "", cell).split()) for cell in re.findall(r"<span.*?</span>", head)]


@pytest.fixture
def add(cast, plan):
    """``add("Анкета", due, opens_on=…)``: a row with one step, in the first stage."""

    def adding(title, due, under=None, **facts):
        with everywhere():
            return build.step(build.activity(plan, title, under=under), due=due, **facts)

    return adding


def test_the_columns_are_the_months_from_august_to_july(cast, as_, url, plan, step):
    found = months(page(as_(cast.anna), url, plan))
    assert found == ["авг 2026", "сен", "окт", "ноя", "дек", "янв 2027", "фев", "мар", "апр", "май", "июн", "июл"]


@pytest.mark.parametrize(
    "period, due, head",
    [
        (Period.calendar_years(2026), TODAY, ["янв 2026", "фев", "мар"]),
        (Period.calendar_years(2025, 2027), TODAY, ["2025", "II кв.", "III кв."]),
        (Period(date(2025, 9, 1), date(2028, 8, 31)), TODAY, ["III кв. 2025", "IV кв.", "2026"]),
        (Period.calendar_years(2020, 2029), TODAY, ["2020", "2021", "2022"]),
        (Period(date(2026, 9, 14), date(2026, 12, 20)), TODAY, ["сен 2026", "окт", "ноя"]),
        # What was due before the plan begins is on the ribbon, three months before it at most.
        (Period(date(2026, 9, 14), date(2026, 12, 20)), date(2026, 8, 3), ["авг 2026", "сен", "окт"]),
        (Period(date(2026, 9, 14), date(2026, 12, 20)), date(2016, 8, 3), ["июн 2026", "июл", "авг"]),
    ],
)
def test_the_columns_follow_the_period_of_the_plan(cast, as_, url, period, due, head):
    with everywhere():
        plan = build.plan(cast.lyceum, cast.anna, period=period)
        build.step(plan, due=due)
    assert months(page(as_(cast.anna), url, plan))[:3] == head


def test_today_is_marked_where_it_is_on_the_ribbon(cast, as_, url, plan, step):
    assert "--n:12;--now:3.633" in page(as_(cast.anna), url, plan).content.decode()
    with everywhere():
        past = build.plan(cast.lyceum, cast.anna, period=Period.school_year(2024))
        build.step(past, due=date(2025, 3, 1), state="done")
    answer = page(as_(cast.anna), url, past)
    assert ("--now" in answer.content.decode(), "сегодня" in words(answer)) == (False, False)


def test_a_window_is_a_bar_and_a_day_is_a_point(cast, as_, url, plan, add):
    add("Окно", date(2026, 12, 31), opens_on=date(2026, 12, 1))
    add("День", date(2027, 1, 1))
    assert bars(page(as_(cast.anna), url, plan)) == [("", 4.0, 5.0), ("dot", 5.0, 5.032)]


def test_what_is_late_lasts_until_today(cast, as_, url, plan, add):
    add("Долг", date(2026, 11, 1))
    answer = page(as_(cast.anna), url, plan)
    assert bars(answer) == [("l", 3.0, 3.633)]
    assert "Долг Срок до 1 ноября; просрочено на 19 дней. просрочено на 19 дней" in words(answer)


@pytest.mark.parametrize(
    "kind, shape, said",
    [
        ("done", "d", "Срок 1–30 ноября; сделано 20 ноября."),
        ("working", "w", "Срок 1–30 ноября; в работе. в работе"),
        ("waiting", "", "Срок 1–30 ноября; не начато."),
    ],
)
def test_a_state_has_its_shape_and_its_words(cast, as_, url, plan, add, kind, shape, said):
    step = add("Дело", date(2026, 11, 30), opens_on=date(2026, 11, 1))
    with everywhere():
        if kind == "done":
            finish_step(step, by=cast.anna, on=TODAY)
        if kind == "working":
            take_step(step, by=cast.anna)
    answer = page(as_(cast.anna), url, plan, whole=1)
    assert bars(answer) == [(shape, 3.0, 4.0)]
    assert f"Дело {said}" in words(answer)


def test_what_is_cancelled_has_words_and_no_bar(cast, as_, url, plan, add):
    with everywhere():
        cancel_step(add("Лишнее", TODAY), by=cast.anna, reason="Не нужно.")
    answer = page(as_(cast.anna), url, plan)
    assert bars(answer) == []
    assert "Лишнее Отменено. отменено" in words(answer)


def test_what_has_no_day_shows_the_proposed_one(cast, as_, url, plan, add):
    add("Приказ", None, proposed_on=date(2026, 12, 1))
    answer = page(as_(cast.anna), url, plan)
    assert bars(answer) == [("g dot", 4.0, 4.032)]
    assert "Приказ Срок не назначен; не начато. нужна дата" in words(answer)


def test_a_repeated_row_is_a_point_for_each_time(cast, as_, url, plan):
    with everywhere():
        row = build.activity(plan, "Отчёт")
        for month, year in ((10, 2026), (11, 2026), (12, 2026), (1, 2027)):
            build.step(row, due=date(year, month, 15), state="done" if month == 10 else "waiting")
        build.step(row, due=None)
    answer = page(as_(cast.anna), url, plan)
    assert [shape for shape, _, _ in bars(answer)] == ["d dot", "l dot", "dot", "dot"]
    assert "5 сроков, 15 октября 2026 – 15 января 2027; сделано 1; просрочен 1; без даты 1; ближайший — 15 декабря." in words(answer)
    assert "просрочено 1 из 5" in words(answer)


def test_of_very_many_times_each_month_is_one_bar(cast, as_, url, plan):
    with everywhere():
        row = build.activity(plan, "Планёрка")
        for week in range(20):
            due = date(2026, 9, 7) + timedelta(weeks=week)
            build.step(row, due=due, state="done" if due < TODAY and due != date(2026, 10, 12) else "waiting")
    answer = page(as_(cast.anna), url, plan)
    # September is done, October has one late, November is done up to today, the rest is ahead.
    assert bars(answer) == [("d", 1.2, 1.933), ("l", 2.129, 2.839), ("d", 3.033, 3.533), ("", 3.733, 5.581)]
    assert "просрочено 1 из 20" in words(answer)


def test_a_month_done_in_part_is_under_way(cast, as_, url, plan):
    with everywhere():
        row = build.activity(plan, "Занятия")
        for week in range(15):
            # One lesson of December was given ahead of its day.
            build.step(row, due=date(2026, 12, 1) + timedelta(weeks=week), state="done" if week == 1 else "waiting")
    answer = page(as_(cast.anna), url, plan)
    assert bars(answer) == [("w", 4.0, 4.935), ("", 5.129, 7.29)]
    assert "1 из 15" in words(answer)


def test_what_is_due_far_outside_stands_at_the_edge_with_its_day(cast, as_, url, plan, add):
    add("Опечатка", date(2036, 9, 15))
    answer = page(as_(cast.anna), url, plan)
    assert months(answer)[-1] == "ноя"
    assert bars(answer) == [("dot", 16.0, 16.0)]
    assert "срок 15 сентября 2036" in words(answer)


def test_a_stage_has_a_line_and_its_figures(cast, as_, url, plan, add):
    with everywhere():
        first, second = build.stage(plan, 1, "Подготовка"), build.stage(plan, 2, "Пары")
    with everywhere():
        finish_step(add("Раз", date(2026, 9, 1), under=first), by=cast.anna, on=TODAY)
    add("Два", date(2026, 10, 1), under=first)
    add("Три", date(2026, 12, 1), under=second)
    text = shown(as_(cast.anna), url, plan)
    assert "1 Подготовка 1 сентября – 1 октября, сделано 1 из 2, просрочено 1. 1 из 2, просрочено 1" in text
    assert "2 Пары 1 декабря, сделано 0 из 1. Три" in text


def test_a_stage_wholly_done_is_one_line_until_it_is_opened(cast, as_, url, plan, add):
    with everywhere():
        first, second = build.stage(plan, 1, "Подготовка"), build.stage(plan, 2, "Пары")
        finish_step(add("Приказ", TODAY, under=first), by=cast.anna, on=TODAY)
        cancel_step(add("Лишнее", TODAY, under=first), by=cast.anna, reason="Не нужно.")
    add("Встреча", TODAY, under=second)
    client = as_(cast.anna)
    folded = page(client, url, plan)
    assert "1 из 1, завершён" in words(folded)
    assert ("Приказ" in words(folded), "Встреча" in words(folded)) == (False, True)
    (link,) = re.findall(r'class="unfold noprint" href="([^"]+)"', folded.content.decode())
    assert link == f"{url('timeline', plan)}?open={first.position}#s{first.position}"
    for opened in (client.get(link), page(client, url, plan, whole=1), page(client, url, plan, show="unproved")):
        assert "Приказ" in words(opened)


def test_what_came_from_above_has_a_section_of_its_own(cast, as_, url, plan, add):
    add("Своё", TODAY)
    with everywhere():
        source = build.plan(cast.town, cast.dina, title="План управления")
        laid = build.plan(cast.lyceum, cast.anna, source=source)
        build.step(laid, title="Порученное", due=TODAY)
    text = shown(as_(cast.anna), url, plan)
    assert "Поручения: Управление образования 20 ноября, сделано 0 из 1. Порученное" in text
    assert text.index("Своё") < text.index("Порученное")


def test_each_row_leads_to_its_step_to_look_at_first(cast, as_, url, plan):
    with everywhere():
        row = build.activity(plan)
        build.step(row, due=date(2026, 9, 1), state="done")
        later, sooner = build.step(row, due=date(2027, 2, 1)), build.step(row, due=date(2026, 12, 1))
        bare = build.step(plan, due=None)
    html = page(as_(cast.anna), url, plan).content.decode()
    assert [pk for pk in (later.pk, sooner.pk, bare.pk) if f'href="/lyceum-7/steps/{pk}/"' in html] == [sooner.pk, bare.pk]


def test_a_row_without_any_step_leads_to_the_table(cast, as_, url, plan):
    with everywhere():
        row = build.activity(plan, "Пустая")
    answer = page(as_(cast.anna), url, plan)
    assert f'href="{url("roadmap", plan)}#r{row.pk}"' in answer.content.decode()
    assert "Пустая Срока нет. " in words(answer)


def test_the_filters_of_the_table_are_kept(cast, as_, url, plan, add):
    add("Просроченное", TODAY - timedelta(days=3))
    add("Близкое", TODAY)
    client = as_(cast.anna)
    text = shown(client, url, plan, show="late")
    assert ("Просроченное" in text, "Близкое" in text) == (True, False)
    assert "Все 2 Просрочено 1 На этой неделе 1" in text
    assert f'href="{url("roadmap", plan)}?show=late"' in page(client, url, plan, show="late").content.decode()
    assert "Близкое" in shown(client, url, plan, show="<script>")


def test_an_empty_filter_and_an_empty_plan_say_so(cast, as_, url, plan, add):
    assert "В карте нет мероприятий." in shown(as_(cast.anna), url, plan)
    add("Дело", TODAY)
    assert "Ничего не просрочено." in shown(as_(cast.anna), url, plan, show="late")


def test_a_long_plan_is_paged_and_printed_whole(cast, as_, url, plan):
    with everywhere():
        for number in range(103):
            build.step(plan, title=f"Дело {number:03}")
    client = as_(cast.anna)
    assert [len(re.findall(r"Дело \d", shown(client, url, plan, **query))) for query in ({}, {"page": 2}, {"whole": 1})] == [100, 3, 103]


def test_what_people_write_is_escaped(cast, as_, url, plan):
    bad = "<script>alert(1)</script>"
    with everywhere():
        build.step(build.activity(plan, bad, number="<b>1", under=build.stage(plan, 1, bad)), name=bad)
    html = page(as_(cast.anna), url, plan).content.decode()
    assert "<script>alert" not in html
    assert "<span>&lt;b&gt;1 </span>" in html


def test_the_address_may_hold_anything(cast, as_, url, plan, step):
    for query in ({"open": "9" * 5000}, {"open": "-1-x-"}, {"page": "ноль"}, {"now": "x"}):
        assert as_(cast.anna).get(url("timeline", plan), query).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_queries_are_counted(cast, as_, url, plan, rows, django_assert_num_queries):
    with everywhere():
        for number in range(rows):
            row = build.activity(plan, f"Дело {number}", under=build.stage(plan, number + 1))
            build.duty(row, cast.anna)
            build.step(row, due=TODAY + timedelta(days=number - 20))
            build.step(row, due=None)
    client = as_(cast.anna)
    client.get(url("timeline", plan))
    with django_assert_num_queries(QUERIES):
        client.get(url("timeline", plan))


def test_gleb_does_not_find_it(cast, as_, url, plan):
    assert as_(cast.gleb).get(url("timeline", plan)).status_code == 404
    assert as_(cast.gleb).get(url("timeline", plan, at="school-1")).status_code == 404


def test_from_above_it_is_read_at_the_desk_above(cast, as_, url, plan, step):
    html = as_(cast.dina).get(url("timeline", plan, at="town")).content.decode()
    assert f'href="/town/steps/{step.pk}/"' in html
