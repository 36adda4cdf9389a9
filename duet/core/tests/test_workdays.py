"""The production calendar, and an organisation's own days upon it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duet.core.calendar import Period
from duet.core.workdays import KNOWN_UNTIL, WorkCalendar, is_holiday, is_working_day

DAY = timedelta(days=1)
days = st.dates(date(2020, 1, 1), date(2032, 12, 31))
spans = st.builds(lambda start, length: Period(start, start + timedelta(days=length)), days, st.integers(0, 100))
calendars = st.builds(
    WorkCalendar,
    off=st.lists(spans, max_size=4).map(tuple),
    working=st.lists(spans, max_size=2).map(tuple),
    six_days=st.lists(spans, max_size=2).map(tuple),
)
steps = st.integers(-40, 40)


@pytest.mark.parametrize(
    "day, works",
    [
        (date(2025, 11, 1), True),  # a Saturday that works for Monday, 3 November
        (date(2025, 11, 3), False),
        (date(2026, 1, 9), False),  # moved from 3 January
        (date(2026, 12, 31), False),
        (date(2027, 2, 20), True),
        (date(2027, 2, 21), False),
        (date(2031, 5, 9), False),  # a day named in the law, in a year nobody has laid out yet
        (date(2031, 5, 12), True),
    ],
)
def test_days_are_working_as_the_government_moved_them(day, works):
    assert is_working_day(day) is works


def test_the_calendar_is_known_until_the_day_it_says():
    """Fails when a newer package knows another year: then move KNOWN_UNTIL."""
    named_in_the_law = 14
    holidays = {year: sum(is_holiday(date(year, 1, 1) + n * DAY) for n in range(365)) for year in (KNOWN_UNTIL.year, KNOWN_UNTIL.year + 1)}
    assert holidays[KNOWN_UNTIL.year] > named_in_the_law
    assert holidays[KNOWN_UNTIL.year + 1] == named_in_the_law


@pytest.mark.parametrize(
    "calendar, day, works",
    [
        (WorkCalendar(off=(Period(date(2026, 11, 5), date(2026, 11, 6)),)), date(2026, 11, 6), False),
        (WorkCalendar(working=(Period(date(2026, 11, 7), date(2026, 11, 7)),)), date(2026, 11, 7), True),
        (WorkCalendar(six_days=(Period.school_year(2026),)), date(2026, 11, 14), True),
        (WorkCalendar(six_days=(Period.school_year(2026),)), date(2026, 11, 15), False),
        (WorkCalendar(six_days=(Period.school_year(2026),)), date(2027, 5, 1), False),
        (WorkCalendar(six_days=(Period.school_year(2026),)), date(2026, 11, 4), False),
        (WorkCalendar(six_days=(Period.school_year(2025),)), date(2026, 11, 14), False),
    ],
)
def test_an_organisation_has_days_of_its_own(calendar, day, works):
    assert calendar.is_working(day) is works


def test_a_day_said_to_work_works_within_days_off_too():
    november = Period(date(2026, 11, 1), date(2026, 11, 30))
    calendar = WorkCalendar(off=(november,), working=(Period(date(2026, 11, 20), date(2026, 11, 20)),), six_days=(november,))
    assert [day for day in range(1, 31) if calendar.is_working(date(2026, 11, day))] == [20]


@given(days)
def test_without_days_of_its_own_it_is_the_calendar_of_the_country(day):
    assert WorkCalendar().is_working(day) is is_working_day(day)


@given(calendars, days, steps)
def test_one_never_lands_on_a_day_off(calendar, day, number):
    assert calendar.is_working(calendar.add(day, number))
    assert calendar.is_working(calendar.next_working(day))
    assert calendar.is_working(calendar.previous_working(day))


@given(calendars, days, steps)
def test_there_and_back_again(calendar, day, number):
    day = calendar.next_working(day)
    assert calendar.add(calendar.add(day, number), -number) == day


@given(calendars, days, steps, st.integers(0, 30))
def test_later_days_lead_to_later_days(calendar, day, number, later):
    assert calendar.add(day, number) <= calendar.add(day + later * DAY, number)


@given(calendars, days, steps)
def test_one_day_more_is_a_later_day(calendar, day, number):
    assert calendar.add(calendar.next_working(day), number) < calendar.add(calendar.next_working(day), number + 1)


@given(calendars, days, st.integers(0, 20), st.integers(0, 20))
def test_days_add_up(calendar, day, first, second):
    day = calendar.next_working(day)
    assert calendar.add(calendar.add(day, first), second) == calendar.add(day, first + second)


@given(calendars, days)
def test_between_a_day_and_the_next_working_one_nobody_works(calendar, day):
    following = calendar.next_working(day)
    assert following >= day
    assert not any(calendar.is_working(day + n * DAY) for n in range((following - day).days))
    assert calendar.previous_working(day) <= day <= following
