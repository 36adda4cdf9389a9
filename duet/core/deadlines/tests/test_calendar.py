"""Periods and days that deadlines stand on."""

from datetime import date

import pytest

from duet.core.calendar import Period, day_of, in_words, month_length


def test_a_period_does_not_end_before_it_starts():
    with pytest.raises(ValueError, match="ends"):
        Period(date(2024, 9, 2), date(2024, 9, 1))


@pytest.mark.parametrize(
    "period, by_school_years",
    [
        (Period.school_year(2024), True),
        (Period(date(2022, 9, 1), date(2024, 5, 31)), True),
        (Period(date(2024, 8, 20), date(2025, 6, 15)), True),
        (Period.calendar_years(2024), False),
        (Period(date(2024, 8, 1), date(2024, 8, 31)), False),
        (Period(date(2024, 9, 1), date(2025, 12, 31)), False),
    ],
)
def test_a_plan_runs_by_school_years_or_by_calendar_ones(period, by_school_years):
    assert period.runs_by_school_years is by_school_years


def test_months_have_their_lengths():
    assert [month_length(year, 2) for year in (1900, 2000, 2023, 2024)] == [28, 29, 28, 29]
    assert day_of(2024, 4, 31) == date(2024, 4, 30)
    assert in_words(date(2024, 5, 1)) == "1 мая 2024"
