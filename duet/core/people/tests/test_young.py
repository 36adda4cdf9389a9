from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duet.core.people import YoungRule, age_on, is_young

EITHER, BOTH = YoungRule(35, 36), YoungRule(35, 36, both=True)
ON = date(2026, 11, 20)
AGES, MONTHS = st.one_of(st.none(), st.integers(18, 80)), st.one_of(st.none(), st.integers(0, 600))


@pytest.mark.parametrize(("age", "months", "either", "both"), [
    (24,   10,   True,  True),
    (35,   35,   True,  True),
    (36,   36,   False, False),
    (35,   36,   True,  False),
    (36,   35,   True,  False),
    (50,   0,    True,  False),
    (24,   None, True,  False),
    (None, 10,   True,  False),
    (50,   None, False, False),
    (None, 200,  False, False),
    (None, None, False, False),
])  # fmt: skip
def test_the_table_of_the_rule(age, months, either, both):
    assert is_young(EITHER, age=age, months=months) is either
    assert is_young(BOTH, age=age, months=months) is both


@given(AGES, MONTHS, st.booleans())
def test_a_label_said_outright_decides(age, months, both):
    assert is_young(YoungRule(both=both), age=age, months=months, labelled=True)


@given(AGES, MONTHS)
def test_who_is_young_by_both_is_young_by_either(age, months):
    assert not is_young(BOTH, age=age, months=months) or is_young(EITHER, age=age, months=months)


@given(st.integers(18, 80), st.integers(0, 600), st.booleans())
def test_nobody_gets_young_again_with_time(age, months, both):
    rule = YoungRule(both=both)
    assert not is_young(rule, age=age + 1, months=months + 12) or is_young(rule, age=age, months=months)


@pytest.mark.parametrize(("born_on", "year", "age"), [
    (date(1991, 11, 20), None, 35),
    (date(1991, 11, 21), None, 34),
    (date(2004, 2, 29), None, 22),
    (None, 1991, 34),
    (None, 2026, 0),
    (None, None, None),
])  # fmt: skip
def test_an_age_is_of_whole_years(born_on, year, age):
    assert age_on(ON, born_on, year) == age
