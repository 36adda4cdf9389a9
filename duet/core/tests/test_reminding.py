"""Before, on and after a deadline; the responsible, the curator, the head."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duet.core.calendar import Period
from duet.core.reminding import Frequency, Reach, Rules, Turn, Windows, is_letter_day
from duet.core.workdays import WorkCalendar

from .test_workdays import calendars, days

DAY = timedelta(days=1)
FRIDAY = date(2026, 11, 20)
rules = st.builds(
    lambda before, curator, more: Rules(before, curator, curator + more), st.integers(0, 10), st.integers(1, 5), st.integers(0, 9)
)
near = st.integers(-60, 60)


def working(calendar, after, upto):
    """How many working days there are in (after, upto]."""
    return sum(calendar.is_working(after + n * DAY) for n in range(1, (upto - after).days + 1))


@pytest.mark.parametrize(
    "due, turn, reach",
    [
        (date(2026, 11, 12), Turn.LATE, Reach.HEAD),
        (date(2026, 11, 13), Turn.LATE, Reach.HEAD),
        (date(2026, 11, 16), Turn.LATE, Reach.CURATOR),
        (date(2026, 11, 19), Turn.LATE, Reach.CURATOR),
        (date(2026, 11, 20), Turn.TODAY, Reach.RESPONSIBLE),
        (date(2026, 11, 21), Turn.TODAY, Reach.RESPONSIBLE),
        (date(2026, 11, 23), Turn.SOON, Reach.RESPONSIBLE),
        (date(2026, 11, 25), Turn.SOON, Reach.RESPONSIBLE),
        (date(2026, 11, 26), None, None),
    ],
)
def test_a_friday_of_november(due, turn, reach):
    windows = Windows.on_day(FRIDAY, WorkCalendar(), Rules())
    assert (windows.turn(due), windows.reach(due)) == (turn, reach)


def test_on_a_saturday_what_was_due_on_friday_is_late_and_nobody_above_hears_of_it():
    windows = Windows.on_day(date(2026, 11, 21), WorkCalendar(), Rules())
    assert (windows.turn(FRIDAY), windows.reach(FRIDAY)) == (Turn.LATE, Reach.RESPONSIBLE)


def test_holidays_of_the_organisation_put_everything_off():
    calendar = WorkCalendar(off=(Period(date(2026, 11, 16), date(2026, 11, 20)),))
    windows = Windows.on_day(date(2026, 11, 23), calendar, Rules())
    assert windows.reach(date(2026, 11, 13)) is Reach.CURATOR
    assert Windows.on_day(date(2026, 11, 13), calendar, Rules()).turn(date(2026, 11, 25)) is Turn.SOON


@pytest.mark.parametrize("due", [FRIDAY - DAY, FRIDAY, FRIDAY + 3 * DAY])
def test_what_nobody_answers_for_goes_to_the_curator_at_once(due):
    assert Windows.on_day(FRIDAY, WorkCalendar(), Rules()).reach(due, answered=False) is Reach.CURATOR


def test_what_is_far_is_nobodys_business_yet():
    assert Windows.on_day(FRIDAY, WorkCalendar(), Rules()).reach(FRIDAY + 30 * DAY, answered=False) is None


@pytest.mark.parametrize("numbers", [(-1, 1, 5), (3, 0, 5), (3, 6, 5)])
def test_rules_go_up_one_step_after_another(numbers):
    with pytest.raises(ValueError, match="curator"):
        Rules(*numbers)


@given(calendars, days, near, rules)
def test_windows_are_working_days_counted(calendar, on, distance, numbers):
    due, windows = on + distance * DAY, Windows.on_day(on, calendar, numbers)
    ahead = working(calendar, on, due)
    expected = Turn.LATE if due < on else Turn.TODAY if ahead == 0 else Turn.SOON if ahead <= numbers.before else None
    assert windows.turn(due) is expected


@given(calendars, days, st.integers(1, 90), rules)
def test_it_goes_up_by_working_days_counted(calendar, on, late, numbers):
    due = on - late * DAY
    behind = working(calendar, due, on)
    expected = Reach.HEAD if behind >= numbers.head else Reach.CURATOR if behind >= numbers.curator else Reach.RESPONSIBLE
    assert Windows.on_day(on, calendar, numbers).reach(due) is expected


@given(calendars, days, near, rules, st.booleans())
def test_it_never_comes_down_again_while_it_is_open(calendar, on, distance, numbers, answered):
    order = [None, *Reach]
    due = on + distance * DAY
    today, tomorrow = (Windows.on_day(day, calendar, numbers).reach(due, answered=answered) for day in (on, on + DAY))
    assert order.index(today) <= order.index(tomorrow)


@given(calendars, days, st.integers(0, 6))
def test_a_weekly_letter_comes_once_between_one_chosen_day_and_the_next_if_anybody_works_then(calendar, on, weekday):
    chosen = on - timedelta(days=(on.weekday() - weekday) % 7)
    week = [chosen + n * DAY for n in range(7)]
    letters = [day for day in week if is_letter_day(day, calendar, Frequency.WEEKLY, weekday=weekday)]
    assert letters == [day for day in week if calendar.is_working(day)][:1]


@given(calendars, days)
def test_a_daily_letter_comes_on_working_days_and_whoever_refused_gets_none(calendar, on):
    assert is_letter_day(on, calendar, Frequency.DAILY) is calendar.is_working(on)
    assert not is_letter_day(on, calendar, Frequency.NEVER)
