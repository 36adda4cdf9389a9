import pytest
from hypothesis import given
from hypothesis import strategies as st

from duet.core.people import by_grade, grade, group_title, next_title

NUMBERS, LETTERS = st.integers(1, 11), st.sampled_from("АБВГДЕЖЗИК")
SPELLINGS = ("{n}{l}", "{n} {l}", "{n}-{l}", "{n} «{l}»", '{n}"{l}"', "{n} „{l}“ класс", "{n}{l} кл.", "  {n} – {l} ")


@given(NUMBERS, LETTERS, st.sampled_from(SPELLINGS), st.booleans())
def test_a_class_is_the_same_however_it_is_written(number, letter, spelling, small):
    written = spelling.format(n=number, l=letter.lower() if small else letter)
    assert group_title(written) == f"{number} «{letter}»"


@given(st.text(max_size=40))
def test_a_title_that_was_put_in_order_stays_in_order(words):
    assert group_title(group_title(words)) == group_title(words)


@given(NUMBERS, LETTERS)
def test_a_class_gets_older_by_one_year(number, letter):
    higher = next_title(f"{number} «{letter}»")
    assert higher is None if number == 11 else (grade(higher), higher[-2]) == (number + 1, letter)


@pytest.mark.parametrize("title", ["ИС-21", "Старшая «Ромашка»", "11 «А», выпуск 2026", "", "12 «А»", "0 класс"])
def test_what_is_no_class_has_no_next_year(title):
    assert next_title(group_title(title)) is None


@pytest.mark.parametrize("title", ["12А", "99 класс", "7 «АБ»", "7а2"])
def test_a_number_no_school_has_is_left_as_written(title):
    assert group_title(title) == title


def test_two_comes_before_ten():
    assert sorted(["10 «А»", "2 «Б»", "ИС-21", "9 класс"], key=by_grade) == ["2 «Б»", "9 класс", "10 «А»", "ИС-21"]
