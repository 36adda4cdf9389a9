"""Masks of numbers: what is written is read back, and nothing else is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duet.core.documents import Mask, MaskError, Reset

COUNTS = st.integers(1, 999_999_999)
YEARS = st.integers(1900, 2199)
# What may stand around a count so that it can be told from the count itself.
ASIDE = st.text(st.sampled_from("абвподОД-/. №"), max_size=8)
FIELDS = st.sampled_from(["{n}", "{nn}", "{nnn}"])
YEAR_FIELDS = st.sampled_from(["", "/{yy}", "-{yyyy}"])


@given(ASIDE, FIELDS, ASIDE, YEAR_FIELDS, COUNTS, YEARS)
def test_the_count_of_a_number_is_the_one_it_was_made_of(before, field, after, year_field, count, year):
    mask = Mask(f"{before}{field}{after}{year_field}".strip())
    assert mask.count_of(mask.format(count, year=year)) == count


@given(ASIDE, FIELDS, ASIDE, st.lists(COUNTS, unique=True, min_size=2, max_size=20))
def test_different_counts_give_different_numbers(before, field, after, counts):
    mask = Mask(f"{before}{field}{after}")
    assert len({mask.format(count) for count in counts}) == len(counts)


@given(FIELDS, COUNTS)
def test_letters_of_a_number_may_be_typed_large_or_small(field, count):
    mask = Mask(f"{field}-од")
    assert mask.count_of(mask.format(count).upper()) == mask.count_of(f" {mask.format(count)} ") == count


@pytest.mark.parametrize("number", ["", "од", "12", "12-ода", "а12-од", "12.5-од", "1" * 10 + "-од"])
def test_a_number_of_another_look_has_no_count(number):
    assert Mask("{n}-од").count_of(number) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("од", "один раз стоять {n}"),
        ("{n}{nn}", "один раз стоять {n}"),
        ("{n}-{x}", "Не знаем, что такое «{x}»"),
        ("{n}}", "Проверьте фигурные скобки"),
        ("{{n}", "Проверьте фигурные скобки"),
        ("{n}" + "а" * 40, "слишком длинный"),
        ("{n}\n", "слишком длинный"),
    ],
)
def test_a_mask_that_gives_no_numbers_says_why(text, words):
    with pytest.raises(MaskError, match=words.replace("{", r"\{")):
        Mask(text)


def test_documents_are_counted_from_one():
    with pytest.raises(ValueError, match="from 1"):
        Mask("{n}").format(0)


def test_zeros_stand_before_small_numbers_only():
    assert [Mask("{nnn}").format(count) for count in (7, 77, 7777)] == ["007", "077", "7777"]


def test_a_year_is_written_short_or_whole():
    assert (Mask("{n}/{yy}").format(3, year=2007), Mask("{yyyy}-{n}").format(3, year=2007)) == ("3/07", "2007-3")


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_the_year_of_a_count_begins_in_january_or_in_september(day):
    assert Reset.CALENDAR.year_of(day) == day.year
    assert Reset.SCHOOL.year_of(day) == (day.year if day.month >= 9 else day.year - 1)
