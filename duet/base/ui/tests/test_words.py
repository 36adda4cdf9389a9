from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duet.base.ui import words
from duet.base.ui.typography import NBSP

TODAY = date(2025, 11, 20)
PAIRS = "пара,пары,пар"


@pytest.mark.parametrize(
    ("number", "word"),
    [
        *[(number, "пара") for number in (1, 21, 101, 121, -1)],
        *[(number, "пары") for number in (2, 4, 22, 1.5)],
        *[(number, "пар") for number in (0, 5, 11, 12, 14, 20, 25, 111, 112, 1011)],
    ],
)
def test_a_word_agrees_with_its_number(number, word):
    assert words.plural(number, PAIRS) == word


@given(st.integers(min_value=0, max_value=10**9))
def test_the_hundreds_do_not_change_the_form(number):
    assert words.plural(number, PAIRS) == words.plural(number % 100, PAIRS)


def test_two_forms_are_not_enough():
    with pytest.raises(ValueError, match="Three forms"):
        words.plural(1, "пара,пары")


def test_a_number_and_its_word_stay_on_one_line():
    assert words.count(12_500, "ученик,ученика,учеников") == f"12{NBSP}500{NBSP}учеников"
    assert words.count(Decimal("2.5"), PAIRS) == f"2,5{NBSP}пары"


def test_the_year_is_said_only_when_it_is_another():
    assert words.day(date(2025, 11, 25), TODAY) == f"25{NBSP}ноября"
    assert words.day(date(2026, 5, 15), TODAY) == f"15{NBSP}мая{NBSP}2026"


def test_a_span_says_nothing_twice():
    assert words.span(date(2025, 9, 8), date(2025, 9, 17), TODAY) == f"8–17{NBSP}сентября"
    assert words.span(date(2026, 5, 12), date(2026, 6, 5), TODAY) == f"12{NBSP}мая{NBSP}– 5{NBSP}июня{NBSP}2026"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2025, 11, 14), "6 дней назад"),
        (date(2025, 11, 19), "вчера"),
        (TODAY, "сегодня"),
        (date(2025, 11, 21), "завтра"),
        (date(2025, 12, 11), "через 21 день"),
        (date(2026, 2, 20), "через 3 месяца"),
        (date(2023, 11, 20), "2 года назад"),
    ],
)
def test_how_far_a_day_is(day, said):
    assert words.from_today(day, TODAY) == said.replace(" ", NBSP)


def test_a_moment_is_told_in_the_time_of_the_place(settings):
    settings.TIME_ZONE = "Asia/Vladivostok"
    assert words.moment(datetime(2025, 11, 19, 22, 15, tzinfo=UTC), TODAY) == "сегодня, 08:15"
    assert words.moment(datetime(2025, 11, 12, 1, 20, tzinfo=UTC), TODAY) == f"12{NBSP}ноября, 11:20"


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Зайцева Анна Дмитриевна", "АЗ"),
        ("Анна Дмитриевна Зайцева", "АЗ"),
        ("Тимофеева О. Н.", "ОТ"),
        ("О.Н. Тимофеева", "ОТ"),
        ("Мамедов Рустам Ильяс оглы", "РМ"),
        ("Ким", "К"),
        ("  ", ""),
    ],
)
def test_the_sign_of_a_person_is_the_name_and_the_surname(name, letters):
    assert words.initials(name) == letters
