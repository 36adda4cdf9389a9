"""Every deadline of every template has its days in every year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from duet.core.calendar import Period
from duet.core.deadlines import Ask, Context, Due, Kind, parse, unfold
from duet.core.templates import TEMPLATES, When
from duet.core.templates.moments import ACQUAINTED, ERASED, PREPARE, QUARTER_AFTER

YEARS = range(2025, 2036)
PERIODS = [*map(Period.school_year, YEARS), *map(Period.calendar_years, YEARS)]
WHENS = sorted({row.when for template in TEMPLATES for row in template.rows})
AFTER_AN_EVENT = {ACQUAINTED, ERASED}
# The report on the last quarter is written when the year is over.
LAG = timedelta(days=10)


def dues(when: When, period: Period) -> tuple[Due, ...]:
    return unfold(parse(when.within(period), Context(period=period)), period)


def outside(period: Period, whens: Iterator[When]) -> list[tuple[str, date]]:
    return [(when.within(period), due.on) for when in whens for due in dues(when, period) if due.on and due.on not in period]


@pytest.mark.parametrize("period", PERIODS, ids=str)
def test_every_deadline_has_days_or_waits_for_its_event(period):
    undated = {when for when in WHENS if any(due.on is None for due in dues(when, period))}
    assert undated == AFTER_AN_EVENT
    assert {due.ask for when in undated for due in dues(when, period)} == {Ask.EVENT}


@pytest.mark.parametrize("period", PERIODS, ids=str)
def test_only_august_and_the_report_on_the_last_quarter_lie_outside_the_year(period):
    assert outside(period, (when for when in WHENS if when not in (PREPARE, QUARTER_AFTER))) == []
    if period.is_school_year:
        assert outside(period, iter([PREPARE, QUARTER_AFTER])) == [("20–31 августа", date(period.start.year, 8, 31))]
    else:
        [(_, late)] = outside(period, iter([PREPARE, QUARTER_AFTER]))
        assert period.end < late <= period.end + LAG


@pytest.mark.parametrize("period", PERIODS[:1] + PERIODS[-1:], ids=str)
def test_nothing_in_the_words_is_doubted_but_the_august_of_preparation(period):
    doubted = {when for when in WHENS if (read := parse(when.within(period), Context(period=period))).doubts and read.kind != Kind.RELATIVE}
    assert doubted == ({PREPARE} if period.is_school_year else set())


@pytest.mark.parametrize("template", [one for one in TEMPLATES if one.code != "municipality"], ids=lambda template: template.code)
@pytest.mark.parametrize("period", [Period.school_year(2026), Period.calendar_years(2027)], ids=str)
def test_the_stages_come_due_in_their_order(template, period):
    once = [[due[0].on for row in stage.rows if len(due := dues(row.when, period)) == 1 and due[0].on] for stage in template.stages]
    # The work of the pairs and its results have days of their own: the day of the mentor, the report of May.
    firsts = [min(days) for days in once][:5]
    assert firsts == sorted(firsts)


def test_the_day_of_the_mentor_is_the_second_of_march():
    for template in TEMPLATES:
        [row] = [row for row in template.rows if row.title.startswith("День наставника")]
        assert [due.on for due in dues(row.when, Period.school_year(2026))] == [date(2027, 3, 2)]
