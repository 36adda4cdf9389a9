from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from duet.core.plans.refitting import refit

SEPTEMBER, OCTOBER = date(2026, 9, 25), date(2026, 10, 25)


def test_the_name_and_the_day_come_before_the_name_alone():
    assert refit([("сентябрь", OCTOBER), ("сентябрь", SEPTEMBER)], [("сентябрь", SEPTEMBER)]) == [1]


def test_a_single_step_goes_on_whatever_its_day():
    assert refit([("", SEPTEMBER)], [("", OCTOBER)]) == [0]


def test_a_day_goes_on_under_another_name():
    assert refit([("25 сентября", SEPTEMBER)], [("сентябрь 2026", SEPTEMBER)]) == [0]


def test_two_that_ask_are_not_the_same_for_want_of_a_day():
    assert refit([("весна", None)], [("осень", None)]) == [None]


slots = st.lists(st.tuples(st.sampled_from(["", "осень", "весна"]), st.sampled_from([None, SEPTEMBER, OCTOBER])), max_size=6)


@given(slots, slots)
def test_nobody_goes_on_twice_and_nobody_is_left_who_could(old, new):
    found = refit(old, new)
    taken = [index for index in found if index is not None]
    assert len(set(taken)) == len(taken)
    left = [slot for index, slot in enumerate(old) if index not in taken]
    unmatched = [slot for slot, index in zip(new, found, strict=True) if index is None]
    assert not any(one[0] == other[0] or (one[1] and one[1] == other[1]) for one in left for other in unmatched)


@given(slots)
def test_the_same_slots_all_go_on(old):
    assert sorted(index for index in refit(old, old) if index is not None) == list(range(len(old)))
