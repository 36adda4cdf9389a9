"""Who stood in a base in a period, as of a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duet.core.accounting.quarters import YEAR, current, span_of, spans_of
from duet.core.accounting.staying import HAS_LEFT, YEAR_IS_OVER, Part, standing, stays
from duet.core.calendar import Period

AUTUMN = Period(date(2026, 10, 1), date(2026, 12, 31))
LATER = date(2027, 11, 1)
days = st.dates(date(2024, 1, 1), date(2029, 12, 31))
parts = st.builds(
    Part,
    person=st.integers(1, 3),
    side=st.sampled_from(["mentor", "mentee"]),
    year=st.integers(2024, 2027),
    joined=days,
    ended=st.none() | days,
    outcome=st.sampled_from(["", "переехал"]),
    left=st.none() | days,
)

# As bases write them: nobody joins before August or after the year.
usual = parts.filter(lambda part: date(part.year, 8, 1) <= part.joined <= date(part.year + 1, 8, 31))


@given(st.lists(parts, max_size=8), st.sampled_from([span for year in range(2024, 2028) for span in spans_of(year)]), days)
def test_an_extract_never_holds_who_came_later_or_ended_before_it(made, span, on):
    day = span.as_of(on)
    for seen in standing(made, span.period, on):
        assert seen.joined <= day
        assert seen.ended is None or span.period.start <= seen.ended <= day
        assert seen.joined in {part.joined for part in made if part.person == seen.person and part.side == seen.side}


@given(st.lists(usual, max_size=8), st.sampled_from(spans_of(2026)), days)
def test_what_happens_after_a_quarter_does_not_change_how_it_was_seen(made, span, more):
    """Ends and arrivals that come after the last day are not known on it, so they cannot be seen in it later either."""
    end = span.period.end
    on_the_day = [
        part._replace(
            ended=part.ended if part.ended and part.ended <= end else None, left=part.left if part.left and part.left <= end else None
        )
        for part in made
        if part.joined <= end
    ]
    shown = [
        seen._replace(outcome="")
        for seen in standing([part._replace(outcome="") for part in made], span.period, end + timedelta(days=abs((more - end).days)))
    ]
    assert shown == [seen._replace(outcome="") for seen in standing([part._replace(outcome="") for part in on_the_day], span.period, end)]


@pytest.mark.parametrize(
    "part, ended, outcome",
    [
        (Part(1, "mentee", 2026, date(2026, 9, 10)), None, ""),
        (Part(1, "mentee", 2026, date(2026, 9, 10), date(2026, 11, 5), "переехал"), date(2026, 11, 5), "переехал"),
        (Part(1, "mentee", 2026, date(2026, 9, 10), left=date(2026, 11, 6)), date(2026, 11, 6), HAS_LEFT),
        (Part(1, "mentee", 2026, date(2026, 9, 10), date(2026, 11, 5), "итог", date(2026, 10, 6)), date(2026, 10, 6), "итог"),
        (Part(1, "mentee", 2025, date(2026, 10, 10), date(2026, 11, 5)), date(2026, 10, 10), YEAR_IS_OVER),
        (Part(1, "mentee", 2026, date(2026, 11, 10), left=date(2026, 10, 6)), None, ""),
    ],
)
def test_an_end_is_the_first_of_those_written_down(part, ended, outcome):
    seen = standing([part], AUTUMN, LATER)[0]
    assert (seen.ended, seen.outcome, seen.departed) == (ended, outcome, ended is not None)


def test_who_goes_on_by_the_end_of_september_has_not_left_in_summer():
    summer = span_of(2027, "3").period
    one = [Part(1, "mentor", 2026, date(2026, 9, 1)), Part(1, "mentor", 2027, date(2027, 9, 20))]
    assert [(seen.joined, seen.ended) for seen in standing(one, summer, LATER)] == [(date(2026, 9, 1), None)]
    late = [one[0], one[1]._replace(joined=date(2027, 10, 15))]
    seen = standing(late, summer, LATER)[0]
    assert (seen.ended, seen.outcome) == (date(2027, 8, 31), YEAR_IS_OVER)
    assert [stay.joined for stay in stays(late)] == [date(2026, 9, 1), date(2027, 10, 15)]


def test_on_the_last_day_of_a_school_year_everybody_still_stands_in_the_base():
    seen = standing([Part(1, "mentee", 2026, date(2026, 9, 1))], span_of(2026, YEAR).period, LATER)[0]
    assert (seen.ended, seen.arrived, seen.departed) == (None, True, False)


def test_a_period_that_has_not_begun_holds_nobody():
    assert standing([Part(1, "mentee", 2026, date(2026, 9, 1))], AUTUMN, date(2026, 9, 30)) == []


def test_somebody_on_both_sides_stands_twice():
    both = [Part(1, "mentor", 2026, date(2026, 9, 1)), Part(1, "mentee", 2026, date(2026, 10, 5))]
    assert [(seen.side, seen.arrived) for seen in standing(both, AUTUMN, LATER)] == [("mentee", True), ("mentor", False)]


@given(days)
def test_every_day_lies_in_its_quarter_and_the_quarter_in_its_school_year(day):
    span = current(day)
    assert day in span.period
    assert span in spans_of(span.year)
    assert span.has_begun(day)
    assert not span.is_over(day)


def test_a_key_that_is_none_gives_no_span():
    assert span_of(2026, "5") is None
