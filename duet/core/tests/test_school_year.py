"""A usual school year."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duet.core.calendar import Period
from duet.core.school_year import Parts, usual_year

DAY = timedelta(days=1)
years = st.integers(2000, 2060)


@pytest.mark.parametrize(
    "parts, spans",
    [
        (
            Parts.TRIMESTERS,
            [
                "I триместр 01.09.2026–15.11.2026",
                "октябрьские каникулы 05.10.2026–11.10.2026",
                "ноябрьские каникулы 16.11.2026–22.11.2026",
                "II триместр 23.11.2026–14.02.2027",
                "зимние каникулы 31.12.2026–10.01.2027",
                "февральские каникулы 15.02.2027–21.02.2027",
                "III триместр 22.02.2027–26.05.2027",
                "апрельские каникулы 05.04.2027–11.04.2027",
                "летние каникулы 27.05.2027–31.08.2027",
            ],
        ),
        (
            Parts.HALVES,
            [
                "I полугодие 01.09.2026–30.12.2026",
                "зимние каникулы 31.12.2026–10.01.2027",
                "II полугодие 11.01.2027–26.05.2027",
                "летние каникулы 27.05.2027–31.08.2027",
            ],
        ),
    ],
)
def test_the_year_of_a_school(parts, spans):
    assert [f"{stretch.title} {stretch.span}" for stretch in usual_year(2026, parts)] == spans


def test_last_year_was_as_the_ministry_recommended():
    holidays = [str(stretch.span) for stretch in usual_year(2025, Parts.TERMS) if stretch.is_holidays]
    assert holidays == ["25.10.2025–02.11.2025", "31.12.2025–11.01.2026", "28.03.2026–05.04.2026", "27.05.2026–31.08.2026"]


@given(years, st.sampled_from(Parts))
def test_every_day_of_the_year_is_in_a_term_or_in_holidays(start, parts):
    stretches, year = usual_year(start, parts), Period.school_year(start)
    days = {stretch.span.start + n * DAY for stretch in stretches for n in range((stretch.span.end - stretch.span.start).days + 1)}
    assert days == {year.start + n * DAY for n in range((year.end - year.start).days + 1)}


@given(years, st.sampled_from(Parts))
def test_alike_stretches_do_not_overlap(start, parts):
    for kind in (True, False):
        spans = [stretch.span for stretch in usual_year(start, parts) if stretch.is_holidays is kind]
        assert all(before.end < after.start for before, after in pairwise(spans))
