"""Before and after of a group, and the sets of parameters."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duet.core.accounting.comparing import FEW, Turn, summary, turn
from duet.core.accounting.parameters import BY_FORM, CATALOGUE, LIMITS, mentees_of, usual

figures = st.decimals(1, 10, places=1)
pairs = st.lists(st.tuples(st.none() | figures, st.none() | figures), max_size=12)


@given(figures, figures, st.booleans())
def test_a_turn_is_mirrored_by_the_direction(before, after, up):
    opposite = {Turn.BETTER: Turn.WORSE, Turn.WORSE: Turn.BETTER, Turn.SAME: Turn.SAME}
    assert turn(before, after, up=up) is opposite[turn(before, after, up=not up)]


@given(pairs, st.booleans())
def test_a_group_is_compared_by_those_who_have_both(made, up):
    found = summary(made, up=up)
    assert 0 <= found.improved <= found.compared <= found.entered <= len(made)
    assert (found.change is None) is (found.compared == 0)
    assert ("%" in found.share) is (found.compared >= FEW)


@pytest.mark.parametrize(
    "made, share",
    [
        ([], ""),
        ([(Decimal(1), None)], ""),
        ([(Decimal(1), Decimal(2))] * 3 + [(Decimal(2), Decimal(2))], "3 из 4"),
        ([(Decimal(1), Decimal(2))] * 5 + [(Decimal(2), Decimal(2))] * 3, "62,5\xa0% (5 из 8)"),
        ([(Decimal(1), Decimal(2))] * 10, "100\xa0% (10 из 10)"),
    ],
)
def test_a_share_says_no_more_than_the_group_allows(made, share):
    assert summary(made, up=True).share == share


@pytest.mark.parametrize("form", sorted(BY_FORM))
def test_every_form_has_a_set_of_known_parameters(form):
    assert usual(form)
    assert all(CATALOGUE[parameter.code] is parameter for parameter in usual(form))
    assert set(mentees_of(form)) <= {"pupil", "student", "teacher"}


@pytest.mark.parametrize("parameter", CATALOGUE.values(), ids=CATALOGUE.keys())
def test_a_parameter_allows_what_its_scale_does(parameter):
    least, most = LIMITS[parameter.scale]
    assert parameter.allows(least)
    assert parameter.allows(most)
    assert not parameter.allows(least - 1)
    assert not parameter.allows(most + 1)
