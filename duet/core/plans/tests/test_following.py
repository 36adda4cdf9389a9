"""What may move together with a date that was moved by hand."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duet.core.calendar import Period
from duet.core.deadlines import Context, Deadline, parse
from duet.core.plans.following import MOST, Dated, Follow, Why, following
from duet.core.workdays import is_working_day

YEAR = Context(Period.school_year(2026))
BY_DATE = parse("до 15 октября", YEAR)
# Thursdays.
OCTOBER, NOVEMBER, DECEMBER = date(2026, 10, 15), date(2026, 11, 12), date(2026, 12, 10)


def step(key: int, on: date | None, words: str = "", *, row: int = 0, title: str = "", closed: bool = False) -> Dated:
    deadline: Deadline = parse(words, YEAR) if words else BY_DATE
    return Dated(key, row or key, row or key, title or f"Строка {row or key}", on, deadline, closed)


def offers(moved: Dated, to: date, *others: Dated) -> list[Follow]:
    return following(moved, to, [moved, *others], is_working=is_working_day)


def plainly(moved: Dated, to: date, *others: Dated) -> list[tuple[int, date, bool]]:
    return [(offer.key, offer.now, offer.sure) for offer in offers(moved, to, *others)]


# The same row again


def test_a_later_time_that_is_overtaken_moves_as_far():
    words = "до 15 октября, до 12 ноября, до 17 декабря"
    moved, second, third = (step(key, on, words, row=1) for key, on in ((1, OCTOBER), (2, NOVEMBER), (3, date(2026, 12, 17))))
    [offer] = offers(moved, NOVEMBER, second, third)
    assert offer == Follow(2, NOVEMBER, date(2026, 12, 10), Why.REPEAT, sure=True)


def test_the_overtaken_push_on_those_after_them():
    words = "ежемесячно до 25 числа"
    days = [date(2026, 9, 25), date(2026, 10, 26), date(2026, 11, 25), date(2027, 3, 25)]
    moved, *later = [step(key, on, words, row=1) for key, on in enumerate(days, 1)]
    assert plainly(moved, date(2026, 10, 30), *later) == [(2, date(2026, 11, 30), True), (3, date(2026, 12, 30), True)]


def test_times_that_the_calendar_sets_keep_their_days():
    moved, later = (step(key, on, "ежемесячно до 25 числа", row=1) for key, on in ((1, date(2026, 9, 25)), (2, date(2026, 10, 26))))
    assert offers(moved, date(2026, 9, 30), later) == []


def test_times_that_a_person_set_may_keep_their_spacing():
    moved, later = (step(key, on, "два раза в год", row=1) for key, on in ((1, OCTOBER), (2, DECEMBER)))
    assert offers(moved, date(2026, 10, 22), later) == [Follow(2, DECEMBER, date(2026, 12, 17), Why.REPEAT, sure=False)]


@pytest.mark.parametrize("on, closed", [(OCTOBER, False), (date(2026, 9, 1), False), (None, False), (NOVEMBER, True)])
def test_an_earlier_time_one_without_a_day_and_a_closed_one_stay(on, closed):
    assert offers(step(1, OCTOBER, "два раза в год", row=1), DECEMBER, step(2, on, "два раза в год", row=1, closed=closed)) == []


def test_a_step_that_had_no_day_pushes_nobody():
    assert offers(step(1, None), DECEMBER, step(2, NOVEMBER, row=1), step(3, NOVEMBER)) == []


# What counts from it

SURVEY = step(1, OCTOBER, title="Проведение анкетирования")
ORDER = step(1, OCTOBER, title="Издание приказа о наставничестве")


def test_a_term_is_counted_again_from_the_new_day():
    term = step(2, date(2026, 10, 29), "в течение двух недель после анкетирования")
    assert plainly(SURVEY, NOVEMBER, term) == [(2, date(2026, 11, 26), True)]


def test_a_term_in_working_days_and_one_in_months_too():
    days = step(2, date(2026, 10, 20), "в течение 3 рабочих дней со дня издания приказа")
    months = step(3, date(2026, 11, 16), "в течение месяца после издания приказа")
    assert plainly(ORDER, NOVEMBER, days, months) == [(2, date(2026, 11, 17), True), (3, date(2026, 12, 14), True)]


def test_a_day_off_gives_way_to_the_next_working_day():
    term = step(2, date(2026, 10, 23), "в течение 8 дней после издания приказа")
    [offer] = offers(ORDER, date(2026, 11, 13), term)
    assert (offer.now, offer.off) == (date(2026, 11, 23), date(2026, 11, 21))


def test_a_term_counted_back_gives_way_to_the_working_day_before():
    event = step(1, date(2026, 12, 21), title="Итоговое мероприятие: награждение")
    back = step(2, date(2026, 12, 11), "за 10 дней до итогового мероприятия")
    [offer] = offers(event, date(2026, 12, 30), back)
    assert (offer.now, offer.off) == (date(2026, 12, 18), date(2026, 12, 20))


def test_before_an_event_without_a_number_of_days_it_keeps_its_distance():
    council = step(1, date(2026, 12, 14), title="Педагогический совет")
    before, after = (step(key, on, "к педсовету") for key, on in ((2, date(2026, 12, 11)), (3, date(2026, 12, 25))))
    assert plainly(council, date(2026, 12, 21), before, after) == [(2, date(2026, 12, 18), True)]


def test_after_an_event_without_a_number_of_days_it_keeps_its_distance():
    assert plainly(SURVEY, NOVEMBER, step(2, date(2026, 10, 22), "по итогам анкетирования")) == [(2, date(2026, 11, 19), True)]


def test_what_stands_before_the_event_or_after_another_time_of_it_does_not_count_from_it():
    again = step(4, NOVEMBER, row=1, title=SURVEY.title, closed=True)
    early, late = step(2, date(2026, 10, 1), "по итогам анкетирования"), step(3, DECEMBER, "по итогам анкетирования")
    assert offers(SURVEY, date(2026, 10, 22), early, late, again) == []


def test_a_step_that_still_asks_for_its_event_gets_a_day():
    asking = [step(2, None, "в течение двух недель после анкетирования"), step(3, None, "по итогам анкетирования")]
    assert plainly(SURVEY, NOVEMBER, *asking) == [(2, date(2026, 11, 26), True), (3, NOVEMBER, True)]


def test_with_several_times_of_the_event_nobody_knows_which_one_is_asked_for():
    again = step(4, DECEMBER, "два раза в год", row=1, title=SURVEY.title, closed=True)
    asking = [step(2, None, "в течение двух недель после анкетирования"), step(3, None, "по итогам анкетирования")]
    assert plainly(SURVEY, NOVEMBER, *asking, again) == [(2, date(2026, 11, 26), False), (3, NOVEMBER, False)]


def test_a_day_that_does_not_agree_with_the_words_is_offered_without_a_tick():
    term = step(2, date(2026, 11, 5), "в течение двух недель после анкетирования")
    assert plainly(SURVEY, NOVEMBER, term) == [(2, date(2026, 11, 26), False)]


def test_an_event_that_had_no_day_gives_one_without_a_tick():
    undated = step(1, None, title="Анкетирование")
    dated = [step(2, DECEMBER, "в течение двух недель после анкетирования"), step(3, DECEMBER, "по итогам анкетирования")]
    assert plainly(undated, NOVEMBER, *dated) == [(2, date(2026, 11, 26), False), (3, NOVEMBER, False)]


def test_the_row_that_names_the_event_better_is_the_event():
    term = step(2, date(2026, 10, 29), "в течение двух недель после анкетирования")
    mention, rival = step(1, OCTOBER, title="Анализ анкет"), step(3, OCTOBER, title="Анкетирование", closed=True)
    assert offers(mention, NOVEMBER, term, rival)[0].why is Why.BELOW
    twin = step(3, OCTOBER, title="Анкетирование родителей")
    assert plainly(SURVEY, NOVEMBER, term, twin) == [(2, date(2026, 11, 26), False)]


def test_a_deadline_with_a_day_of_its_own_counts_from_nobody():
    assert offers(SURVEY, date(2026, 10, 22), step(2, NOVEMBER, "до 12 ноября", title="Итоги анкетирования")) == []


# What it jumps over


def test_single_dates_below_that_would_come_before_are_offered_without_a_tick():
    below, later, above = step(5, date(2026, 10, 29)), step(6, DECEMBER), step(1, date(2026, 10, 29))
    assert offers(step(2, OCTOBER), NOVEMBER, below, later, above) == [
        Follow(5, date(2026, 10, 29), date(2026, 11, 26), Why.BELOW, sure=False)
    ]


def test_what_the_calendar_repeats_and_what_lasts_is_not_jumped_over():
    monthly, lasting = step(5, date(2026, 10, 26), "ежемесячно до 25 числа"), step(6, date(2026, 11, 2), "постоянно")
    assert offers(step(2, OCTOBER), NOVEMBER, monthly, lasting) == []


def test_an_earlier_day_jumps_over_nobody():
    assert offers(step(2, NOVEMBER), OCTOBER, step(5, date(2026, 10, 29))) == []


def test_only_the_nearest_are_offered_when_they_are_many():
    many = [step(key, date(2026, 10, 16) + timedelta(days=key % 60)) for key in range(10, 210)]
    found = offers(step(2, OCTOBER), date(2027, 5, 20), *many)
    assert len(found) == MOST
    assert max(offer.was for offer in found if offer.was) < date(2026, 11, 1)


def test_of_many_terms_the_sure_ones_are_offered_first():
    words = "в течение двух недель после анкетирования"
    many = [step(key, date(2026, 10, 29) if key > 100 else date(2026, 11, 5), words) for key in range(10, 110)]
    found = [offer for offer in offers(SURVEY, NOVEMBER, *many) if offer.why is Why.EVENT]
    assert (len(found), [offer.key for offer in found[:9]]) == (MOST, list(range(101, 110)))


# Laws

days = st.dates(date(2026, 9, 1), date(2027, 8, 31))
WORDS = ["до 15 октября", "два раза в год", "ежемесячно до 25 числа", "по итогам анкетирования", "за 5 дней до анкетирования", "постоянно"]
steps = st.builds(
    step, st.integers(2, 40), st.none() | days, st.sampled_from(WORDS), row=st.integers(1, 6),
    title=st.sampled_from(["Анкетирование", "Издание приказа"]), closed=st.booleans(),
)  # fmt: skip


@given(st.lists(steps, max_size=12, unique_by=lambda one: one.key), st.none() | days, days, st.sampled_from(WORDS))
def test_each_open_step_is_offered_once_on_a_working_day_that_is_another_day(others, on, to, words):
    moved = step(1, on, words, title="Анкетирование")
    found = offers(moved, to, *others)
    closed = {other.key for other in others if other.closed}
    assert len({offer.key for offer in found}) == len(found)
    assert not closed & {offer.key for offer in found}
    assert all(is_working_day(offer.now) and offer.now != offer.was and offer.key != moved.key for offer in found)


@given(st.lists(days, min_size=2, max_size=8, unique=True), days)
def test_the_times_of_a_row_stay_in_their_order(dates, to):
    moved, *later = [step(key, on, "два раза в год", row=1) for key, on in enumerate(sorted(dates), 1)]
    ticked = {offer.key: offer.now for offer in offers(moved, to, *later) if offer.sure}
    after = [to, *(ticked.get(one.key, one.on) for one in later)]
    assert all(one <= other for one, other in pairwise(after)) or to < dates[0]
