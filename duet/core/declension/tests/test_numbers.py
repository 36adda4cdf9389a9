from __future__ import annotations

from datetime import date

import pytest

from duet.core.declension import Case
from duet.core.declension.numbers import day_in_words, number_in_words


@pytest.mark.parametrize(
    ("number", "feminine", "said"),
    [
        (0, False, "ноль ноля нолю ноль нолём ноле"),
        (1, True, "одна одной одной одну одной одной"),
        (2, False, "два двух двум два двумя двух"),
        (3, True, "три трёх трём три тремя трёх"),
        (8, False, "восемь восьми восьми восемь восемью восьми"),
        (15, False, "пятнадцать пятнадцати пятнадцати пятнадцать пятнадцатью пятнадцати"),
        (30, False, "тридцать тридцати тридцати тридцать тридцатью тридцати"),
        (40, False, "сорок сорока сорока сорок сорока сорока"),
        (80, False, "восемьдесят восьмидесяти восьмидесяти восемьдесят восемьюдесятью восьмидесяти"),
        (90, False, "девяносто девяноста девяноста девяносто девяноста девяноста"),
    ],
)
def test_numbers_are_said_in_every_case(number, feminine, said):
    assert [number_in_words(number, case, feminine=feminine) for case in Case] == said.split()


def test_tens_and_ones_are_both_declined():
    assert number_in_words(62, Case.INSTRUMENTAL, feminine=True) == "шестьюдесятью двумя"
    assert number_in_words(71) == "семьдесят один"


@pytest.mark.parametrize("number", [-1, 100])
def test_only_numbers_to_a_hundred_are_said(number):
    with pytest.raises(ValueError, match="0 to 99"):
        number_in_words(number)


def test_a_day_is_not_torn_from_its_month():
    assert day_in_words(date(2026, 2, 1)) == "1\N{NO-BREAK SPACE}февраля 2026\N{NO-BREAK SPACE}г."
