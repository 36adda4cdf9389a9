from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duet.core.plans.numbering import next_number


@pytest.mark.parametrize(
    "stage, numbers, taken, expected",
    [
        ("4", ["4.1", "4.2", "4.3"], [], "4.4"),
        ("4", ["4.1.", "4.2."], [], "4.3."),
        ("4", ["4.1", "", "прим."], [], "4.2"),
        ("4", ["4.9"], ["4.10"], "4.11"),
        ("II", ["5", "6"], ["5", "6", "7", "8"], "9"),
        ("4", ["4.2", "4.1"], [], "4.3"),
        ("1", ["1)", "2)"], [], "3)"),
        ("5", [], ["4.1", "4.2"], "5.1"),
        ("5.", ["", ""], ["4.1"], "5.1"),
        ("V", [], ["4.1"], ""),
        ("", [], ["4.1"], ""),
        ("V", [], ["7", "8"], "9"),
        ("V", [], [], ""),
        ("V", ["а)", "б)"], ["1"], ""),
    ],
)
def test_a_new_row_goes_on_as_the_paper_numbers(stage, numbers, taken, expected):
    assert next_number(stage, numbers, taken) == expected


numbers = st.lists(st.from_regex(r"\A([1-5]\.)?\d{1,2}\.?\Z") | st.sampled_from(["", "а)"]), max_size=8)


@given(numbers, numbers)
def test_the_number_is_free(own, others):
    number = next_number("4", own, [*own, *others])
    assert not number or number not in {*own, *others}
