"""The calendar: days of a month with what is due on them."""

import re
from datetime import date, timedelta

import pytest

from duet.base.tenancy.scope import everywhere
from duet.stages.organisations.models import CalendarSpan
from duet.stages.roadmaps.actions import cancel_step, finish_step, take_step
from tests.read import words

from . import build

QUERIES = 12
TODAY = build.TODAY


def page(client, url, plan, **query):
    answer = client.get(url("calendar", plan), query)
    assert answer.status_code == 200
    return answer


def shown(client, url, plan, **query):
    return words(page(client, url, plan, **query))


def cell(answer, day):
    """The class of the day and its words."""
    found = re.search(rf'<li id="d{day}"(?: class="([^"]*)")?>(.*?)(?=<li id="d|</ol>\s*</div>)', answer.content.decode(), re.DOTALL)
    return found[1] or "", " ".join(re.sub("<[^>]+>", " ", found[2]).replace("\u00a0", " ").split())


@pytest.fixture
def add(cast, plan):
    """``add("Анкета", due)``: a row with one step."""

    def adding(title, due, **facts):
        with everywhere():
            return build.step(plan, title=title, due=due, **facts)

    return adding


def test_the_month_of_today_is_a_grid_from_monday(cast, as_, url, plan, step):
    answer = page(as_(cast.anna), url, plan)
    assert "Ноябрь 2026 Октябрь 2026 Декабрь 2026 пн вт ср чт пт сб вс" in words(answer)
    # The first of November is a Sunday.
    assert 'style="--from:7"' in answer.content.decode()
    assert len(re.findall('<li id="d2026-11-', answer.content.decode())) == 30


def test_a_step_stands_on_its_day_with_its_state(cast, as_, url, plan, add):
    steps = [
        add(title, TODAY + timedelta(days=days))
        for title, days in (("Долг", -3), ("Начато", 0), ("Впереди", 3), ("Сделано", -5), ("Лишнее", 5))
    ]
    with everywhere():
        take_step(steps[1], by=cast.anna)
        finish_step(steps[3], by=cast.anna, on=TODAY)
        cancel_step(steps[4], by=cast.anna, reason="Не нужно.")
    answer = page(as_(cast.anna), url, plan)
    assert [cell(answer, day)[1] for day in ("2026-11-17", "2026-11-20", "2026-11-23", "2026-11-15", "2026-11-25")] == [
        "17 17 ноября, вторник Просрочено: Долг",
        "20 20 ноября, пятница В работе: Начато",
        "23 23 ноября, понедельник Не начато: Впереди",
        "15 15 ноября, воскресенье, выходной Сделано: Сделано",
        "25 25 ноября, среда Отменено: Лишнее",
    ]
    assert f'href="/lyceum-7/steps/{steps[0].pk}/"' in answer.content.decode()


def test_days_off_and_today_are_marked(cast, as_, url, plan, step):
    answer = page(as_(cast.anna), url, plan)
    # The 4th is a public holiday, the 7th a Saturday.
    found = [cell(answer, f"2026-11-{day:02}")[0] for day in (3, 4, 7, 20)]
    assert found == ["empty", "off empty", "off empty", "today"]


def test_the_own_days_of_the_organisation_count(cast, as_, url, plan, step):
    with everywhere():
        CalendarSpan.objects.create(
            organisation=cast.lyceum, kind="off", title="День лицея", starts_on=date(2026, 11, 17), ends_on=date(2026, 11, 18)
        )
    answer = page(as_(cast.anna), url, plan)
    assert [cell(answer, f"2026-11-{day}") for day in (17, 18, 19)] == [
        ("off empty", "17 17 ноября, вторник, выходной День лицея"),
        ("off empty", "18 18 ноября, среда, выходной"),
        ("empty", "19 19 ноября, четверг"),
    ]


def test_another_month_is_asked_by_its_name(cast, as_, url, plan, add):
    add("Отчёт", date(2027, 1, 15))
    add("Дело", TODAY)
    answer = page(as_(cast.anna), url, plan, month="2027-01")
    assert cell(answer, "2027-01-15")[1] == "15 15 января, пятница Не начато: Отчёт"
    assert "Январь 2027 Декабрь 2026 Февраль 2027 К этому месяцу ноя 1 янв 2027 1" in words(answer)


def test_an_empty_month_says_so(cast, as_, url, plan, step):
    assert "В этом месяце сроков нет." in shown(as_(cast.anna), url, plan, month="2027-05")


def test_when_this_month_is_empty_the_nearest_with_something_is_shown(cast, as_, url, plan, add):
    add("Отчёт", date(2027, 2, 15))
    add("Старое", date(2026, 9, 15))
    assert "Февраль 2027 Январь 2027 Март 2027" in shown(as_(cast.anna), url, plan)


@pytest.mark.parametrize("month", ["ноябрь", "2026-13", "2026-00", "0000-01", "9999-12", "2026-11-20", "²026-11"])
def test_a_month_that_makes_no_sense_is_that_of_today(cast, as_, url, plan, step, month):
    assert "Ноябрь 2026" in shown(as_(cast.anna), url, plan, month=month)


def test_a_crowded_day_shows_what_is_left_first_and_leads_to_its_list(cast, as_, url, plan, add):
    for number in range(3):
        with everywhere():
            finish_step(add(f"Сделанное {number}", TODAY), by=cast.anna, on=TODAY)
    for number in range(6):
        add(f"Дело {number}", TODAY)
    answer = page(as_(cast.anna), url, plan, show="")
    assert cell(answer, "2026-11-20")[1] == (
        "20 20 ноября, пятница Не начато: Дело 0 Не начато: Дело 1 Не начато: Дело 2 Не начато: Дело 3 ещё 5 , 20 ноября, пятница"
    )
    (link,) = re.findall(r'class="more" href="([^"]+)"', answer.content.decode())
    text = words(as_(cast.anna).get(url("calendar", plan) + link.replace("&amp;", "&")))
    assert "20 ноября, пятница Весь ноябрь 2026 Дело 0 Не начато" in text
    assert text.count("Сделанное") == 3


def test_the_list_of_a_day_is_paged_and_may_be_empty(cast, as_, url, plan):
    with everywhere():
        for number in range(52):
            build.step(plan, title=f"Дело {number:02}")
    client = as_(cast.anna)
    found = [len(re.findall(r"Дело \d", shown(client, url, plan, day="2026-11-20", page=number))) for number in (1, 2)]
    assert found == [50, 2]
    assert "В этот день сроков нет." in shown(client, url, plan, day="2026-11-21")


@pytest.mark.parametrize("day", ["вчера", "2026-02-30", "9999-01-01", "0001-01-01"])
def test_a_day_that_makes_no_sense_is_the_month(cast, as_, url, plan, step, day):
    assert "Ноябрь 2026 Октябрь 2026" in shown(as_(cast.anna), url, plan, day=day)


def test_what_came_from_above_stands_beside_ones_own(cast, as_, url, plan, add):
    add("Своё", TODAY)
    with everywhere():
        laid = build.plan(cast.lyceum, cast.anna, source=build.plan(cast.town, cast.dina))
        build.step(laid, title="Порученное", due=TODAY)
    text = shown(as_(cast.anna), url, plan)
    assert ("Своё" in text, "Порученное" in text) == (True, True)


def test_what_has_no_day_stands_below(cast, as_, url, plan, add):
    add("Приказ", None)
    assert "Без даты Приказ Нужна дата" in shown(as_(cast.anna), url, plan)


def test_of_very_many_without_a_day_the_table_shows_the_rest(cast, as_, url, plan):
    with everywhere():
        for number in range(22):
            build.step(plan, title=f"Дело {number:02}", due=None)
    answer = page(as_(cast.anna), url, plan)
    assert len(re.findall(r"Дело \d", words(answer))) == 20
    assert f'href="{url("roadmap", plan)}?show=undated"' in answer.content.decode()


def test_a_filter_about_days_lets_steps_through(cast, as_, url, plan):
    with everywhere():
        row = build.activity(plan, "Отчёт")
        for days in (-3, 0, 5):
            build.step(row, due=TODAY + timedelta(days=days), name=f"раз {days}")
    client = as_(cast.anna)
    assert [
        re.findall(r"Отчёт \(раз (-?\d)\)", shown(client, url, plan, **query)) for query in ({}, {"show": "late"}, {"show": "week"})
    ] == [
        ["-3", "0", "5"],
        ["-3"],
        ["0"],
    ]


def test_a_filter_about_rows_is_kept_from_month_to_month(cast, as_, url, plan):
    with everywhere():
        for title, who in (("Моё", cast.anna), ("Чужое", cast.boris)):
            row = build.activity(plan, title)
            build.duty(row, who)
            build.step(row)
    answer = page(as_(cast.anna), url, plan, show="mine")
    assert ("Моё" in words(answer), "Чужое" in words(answer)) == (True, False)
    assert 'calendar/?show=mine&amp;month=2026-12" rel="next"' in answer.content.decode()
    assert f'href="{url("timeline", plan)}?show=mine"' in answer.content.decode()


def test_what_people_write_is_escaped(cast, as_, url, plan):
    bad = "<script>alert(1)</script>"
    with everywhere():
        row = build.activity(plan, bad)
        build.step(row, name=bad)
        build.step(row, due=None)
    for query in ({}, {"day": "2026-11-20"}):
        assert "<script>alert" not in page(as_(cast.anna), url, plan, **query).content.decode()


@pytest.mark.parametrize("query", [{}, {"day": "2026-11-20"}])
@pytest.mark.parametrize("rows", [1, 3])
def test_the_queries_are_counted(cast, as_, url, plan, rows, query, django_assert_num_queries):
    with everywhere():
        for number in range(rows):
            row = build.activity(plan, f"Дело {number}")
            build.step(row, due=TODAY)
            build.step(row, due=TODAY + timedelta(days=number))
            build.step(row, due=None)
    client = as_(cast.anna)
    client.get(url("calendar", plan), query)
    with django_assert_num_queries(QUERIES if query else QUERIES + 2):
        client.get(url("calendar", plan), query)


def test_gleb_does_not_find_it(cast, as_, url, plan):
    assert as_(cast.gleb).get(url("calendar", plan)).status_code == 404
    assert as_(cast.gleb).get(url("calendar", plan, at="school-1")).status_code == 404


def test_from_above_it_is_read_at_the_desk_above(cast, as_, url, plan, step):
    html = as_(cast.dina).get(url("calendar", plan, at="town")).content.decode()
    assert f'href="/town/steps/{step.pk}/"' in html
