"""A plan in another year: its words, its days, its doubts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duet.core.calendar import Period
from duet.core.deadlines import Context, parse, unfold
from duet.core.plans import Plan, PlanRow, PlanStage, Stamp, StampKind, plan_of
from duet.core.plans.shifting import Shifted, next_periods, shift
from duet.core.roadmaps import recognise
from duet.core.roadmaps.tests.drawing import grid_of_tabs
from duet.core.templates import TEMPLATES
from duet.core.workdays import WorkCalendar, is_working_day

OLD, NEW = Period.school_year(2025), Period.school_year(2026)
SOURCES = Path(__file__).parents[5] / "shared" / "sources"


def plan(*rows: PlanRow, period: Period | None = OLD, **facts: object) -> Plan:
    return replace(Plan("Карта", period, stages=(PlanStage("Этап", rows=rows),)), **facts)


def only(deadline: str, *days: date | None, approved: date | None = None, to: Period = NEW):
    """The one row of a plan, moved to the next year."""
    stamps = (Stamp(StampKind.APPROVED, "директор", day=approved),) if approved else ()
    [row] = shift(plan(PlanRow("Отчёт", deadline=deadline, days=days), stamps=stamps), to).rows
    return row


def words(shifted: Shifted) -> Plan:
    """Without the days: those are of the year."""
    return undated(shifted.plan)


def undated(one: Plan) -> Plan:
    stages = tuple(replace(stage, rows=tuple(replace(row, days=()) for row in stage.rows)) for stage in one.stages)
    return replace(one, stages=stages)


def test_every_word_of_the_plan_goes_to_the_new_year():
    row = PlanRow(
        "Отчёт за 2025/26 год", items=("до 01.10.2025", "приказ № 5 от 30.08.2025"), deadline="15 мая 2026 г.", result="Справка 2026 года",
        responsible="директор", number="1.1", key="7", codes=("ST7-06",),
    )  # fmt: skip
    old = Plan("Карта на 2025/26 учебный год", OLD, "Школа", ("№", "Срок"), (PlanStage("Этап 2025 года", "1", (row,)),))
    new = shift(old, NEW).plan
    [moved] = new.rows
    assert (new.title, new.period, new.organisation, new.header) == ("Карта на 2026/27 учебный год", NEW, "Школа", ("№", "Срок"))
    assert (new.stages[0].title, new.stages[0].number) == ("Этап 2026 года", "1")
    assert moved == PlanRow(
        "Отчёт за 2026/27 год", items=("до 01.10.2026", "приказ № 5 от 30.08.2025"), deadline="15 мая 2027 г.", result="Справка 2027 года",
        responsible="директор", number="1.1", key="7", codes=("ST7-06",), days=(date(2027, 5, 15),),
    )  # fmt: skip


def test_the_new_paper_is_approved_by_nobody_yet():
    stamps = (
        Stamp(StampKind.APPROVED, "директор", "Громов А. П.", date(2025, 8, 29), "приказ", "143-од"),
        Stamp(StampKind.AGREED, "совет"),
    )
    moved = shift(plan(stamps=stamps), NEW).plan
    assert moved.stamps == (Stamp(StampKind.APPROVED, "директор", "Громов А. П.", None, "приказ", ""), Stamp(StampKind.AGREED, "совет"))


def test_questions_about_headings_and_rows_stand_apart():
    row = PlanRow("Итоги 2021 года", items=("снова 2021",), deadline="март")
    old = plan(row, title="Программа с 2020 года")
    moved = shift(old, NEW)
    assert moved.doubts == ("Год 2020 — не из прошлой карты. Теперь здесь 2021: проверьте.",)
    assert moved.rows[0].doubts == ("Год 2021 — не из прошлой карты. Теперь здесь 2022: проверьте.",)


@pytest.mark.parametrize(
    "deadline, days",
    [
        ("до 1 октября", [date(2026, 10, 1)]),
        ("до 25.12.2025", [date(2026, 12, 25)]),
        ("20–31 августа", [date(2026, 8, 31)]),
        ("декабрь, март", [date(2026, 12, 31), date(2027, 3, 31)]),
        ("в течение учебного года", [date(2027, 8, 31)]),
    ],
)
def test_days_are_counted_anew_from_the_words(deadline, days):
    row = only(deadline, date(2025, 11, 11))
    assert (list(row.now.days), row.carried, row.doubts) == (days, (), ())


def test_a_day_set_by_hand_goes_to_the_nearest_working_day_and_is_asked_about():
    row = only("по отдельному плану", date(2025, 10, 15))  # the 15th of October 2026 is a Thursday
    assert (row.now.days, row.carried) == ((date(2026, 10, 15),), (0,))
    assert row.doubts == ("День взят по прошлому году, где его назначили вручную: 15 октября 2026. Проверьте.",)
    assert only("по отдельному плану", date(2025, 10, 17)).now.days == (date(2026, 10, 16),)  # a Saturday gives way to its Friday
    assert only("по отдельному плану", date(2025, 10, 18)).now.days == (date(2026, 10, 19),)  # a Sunday to its Monday


def test_several_days_set_by_hand_are_asked_about_at_once():
    row = only("два раза в год", date(2025, 12, 15), date(2026, 4, 15), date(2026, 5, 20))
    assert (row.now.days, row.carried) == ((date(2026, 12, 15), date(2027, 4, 15), date(2027, 5, 20)), (0, 1, 2))
    assert row.doubts == ("Дни взяты по прошлому году, где их назначили вручную: 15 декабря 2026, 15 апреля 2027, 20 мая 2027. Проверьте.",)


def test_a_day_nobody_has_set_is_still_asked():
    row = only("в течение двух недель после издания приказа", None)
    assert (row.now.days, row.carried, row.doubts) == ((None,), (), ())


def test_a_row_without_a_deadline_keeps_the_day_it_was_given():
    assert only("", date(2025, 11, 11)).now.days == (date(2026, 11, 11),)
    assert only("", None).now.days == (None,)


def test_a_day_outside_of_the_old_year_may_be_outside_of_the_new():
    assert only("по отдельному плану", date(2025, 8, 29)).now.days == (date(2026, 8, 28),)
    assert only("по отдельному плану", date(2025, 9, 1)).now.days == (date(2026, 9, 1),)


def test_the_first_of_a_year_that_begins_with_a_weekend_stays_inside():
    to = Period.school_year(2029)  # 1 September 2029 is a Saturday
    assert only("по отдельному плану", date(2025, 9, 1), to=to).now.days == (date(2029, 9, 3),)


def test_the_own_calendar_of_the_organisation_is_heeded():
    autumn = WorkCalendar(off=(Period(date(2026, 10, 12), date(2026, 10, 20)),))
    old = plan(PlanRow("Отчёт", deadline="по отдельному плану", days=(date(2025, 10, 15),)))
    assert shift(old, NEW, autumn).rows[0].now.days == (date(2026, 10, 9),)
    always_off = WorkCalendar(off=(Period(date(2026, 1, 1), date(2027, 12, 31)),))
    assert shift(old, NEW, always_off).rows[0].now.days == (date(2026, 10, 15),)


def test_august_stands_at_the_end_where_the_plan_was_approved_in_the_year():
    assert only("август", approved=date(2025, 9, 10)).now.days == (date(2027, 8, 31),)
    assert only("август", approved=date(2025, 8, 28)).now.days == (date(2026, 8, 31),)


def test_a_rule_with_no_day_in_the_new_year_asks_for_one():
    years = Period(date(2025, 1, 1), date(2025, 6, 30))
    [row] = shift(plan(PlanRow("База", deadline="ежегодно до 1 октября"), period=years), Period(date(2026, 1, 1), date(2026, 6, 30))).rows
    assert row.now.days == (None,)


def test_reworded_is_said_of_words_and_not_of_days():
    assert only("до 1 октября", date(2025, 10, 1)).is_reworded is False
    assert only("до 01.10.2025", date(2025, 10, 1)).is_reworded is True


def test_a_plan_without_a_period_is_not_moved():
    with pytest.raises(ValueError, match="without a period"):
        shift(plan(period=None), NEW)


@pytest.mark.parametrize(
    "old, offered",
    [
        (Period.school_year(2026), ["2027/28 учебный год", "2028/29 учебный год", "2029/30 учебный год"]),
        (Period.school_year(2019), ["2026/27 учебный год", "2027/28 учебный год", "2028/29 учебный год"]),
        (Period.calendar_years(2022, 2024), ["2025–2027 годы", "2026–2028 годы", "2027–2029 годы"]),
        (Period(date(2026, 2, 15), date(2026, 5, 31)), ["15.02.2027–31.05.2027", "15.02.2028–31.05.2028", "15.02.2029–31.05.2029"]),
    ],
)
def test_years_offered_follow_the_old_one_and_are_not_over(old, offered):
    assert [str(period) for period in next_periods(old, date(2026, 11, 20))] == offered


# Laws

EACH = pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.code)


@EACH
@pytest.mark.parametrize("years", [1, 3])
def test_a_template_moved_is_the_template_of_the_new_year(template, years):
    for old, new in ((OLD, Period.school_year(2025 + years)), (Period.calendar_years(2026), Period.calendar_years(2026 + years))):
        moved = shift(template.plan(old), new)
        assert words(moved) == template.plan(new)
        assert {doubt for row in moved.rows for doubt in row.doubts} | set(moved.doubts) == set()


@EACH
def test_days_of_a_template_stay_inside_as_before(template):
    for old, new in ((OLD, NEW), (Period.calendar_years(2025), Period.calendar_years(2026))):
        was, now = dated(template.plan(old)), shift(dated(template.plan(old)), new).plan
        assert [day in new for row in now.rows for day in row.days if day] == [day in old for row in was.rows for day in row.days if day]


def dated(one: Plan) -> Plan:
    """With the days its words give."""
    context = Context(period=one.period)
    stages = tuple(
        replace(
            stage,
            rows=tuple(replace(row, days=tuple(due.on for due in unfold(parse(row.deadline, context), one.period))) for row in stage.rows),
        )
        for stage in one.stages
    )
    return replace(one, stages=stages)


_DEADLINES = st.sampled_from(
    ["", "до 1 октября", "до 15.10.2025", "по отдельному плану", "два раза в год", "ежемесячно до 25 числа", "2025-2026", "март 2026",
     "в течение недели после приказа", "август", "ежеквартально до 5 числа месяца, следующего за отчётным", "каждую пятницу", "как-нибудь"]
)  # fmt: skip
_DAYS = st.lists(st.none() | st.integers(0, 364).map(lambda days: OLD.start + timedelta(days)), max_size=4).map(tuple)
_ROWS = st.builds(PlanRow, st.sampled_from(["Отчёт", "Отчёт за 2025/26", "№ Р-145 от 25.12.2019"]), deadline=_DEADLINES, days=_DAYS)
_PLANS = st.lists(st.lists(_ROWS, max_size=3), max_size=3).map(
    lambda stages: Plan("Карта на 2025/26", OLD, stages=tuple(PlanStage("Этап 2025", rows=tuple(rows)) for rows in stages))
)


@given(_PLANS, st.integers(-3, 6))
def test_there_and_back_the_words_are_the_same(old, years):
    there = shift(old, Period.school_year(2025 + years))
    assert undated(shift(there.plan, OLD).plan) == undated(old)


@given(_PLANS)
def test_moved_by_no_years_nothing_changes(old):
    same = shift(old, OLD)
    assert words(same) == undated(old)
    assert not any(row.is_reworded for row in same.rows)


@given(_PLANS, st.integers(1, 6))
def test_no_row_is_lost_or_added(old, years):
    moved = shift(old, Period.school_year(2025 + years))
    assert [row.was for row in moved.rows] == list(old.rows)
    assert [row.now for row in moved.rows] == list(moved.plan.rows)


@given(_PLANS, st.integers(1, 6))
def test_days_carried_over_are_working_days_of_the_new_year(old, years):
    to = Period.school_year(2025 + years)
    for row in shift(old, to).rows:
        carried = [row.now.days[place] for place in row.carried]
        assert [day for day in carried if not (day in to and is_working_day(day))] == []


@given(_PLANS, st.integers(1, 6))
def test_no_day_leaves_the_year_that_was_inside_of_it_before(old, years):
    was, to = dated(old), Period.school_year(2025 + years)
    pairs = zip(was.rows, shift(was, to).plan.rows, strict=True)
    strayed = [
        row for before, row in pairs if any(day not in to for day in row.days if day) and all(day in OLD for day in before.days if day)
    ]
    assert strayed == []


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the source documents are not beside the checkout")
def test_the_source_documents_go_to_the_next_year_and_come_back():
    for path in sorted(SOURCES.glob("*.txt")):
        old = plan_of(recognise(grid_of_tabs(path.read_text(encoding="utf-8")), source=path.name))
        old = replace(old, period=old.period or OLD, stamps=())
        [new, *_] = next_periods(old.period, old.period.end)
        there = shift(old, new)
        assert undated(shift(there.plan, old.period).plan) == old
