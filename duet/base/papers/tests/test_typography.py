"""What is not parted, and what no file may hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duet.base.papers.measuring import width_of
from duet.base.papers.typography import LAW_HYPHEN, NBSP, bound, held, loosened, printable

JOINER, CUT = "\N{WORD JOINER}", "\N{ZERO WIDTH SPACE}"


@pytest.mark.parametrize(
    "text",
    [
        "приказ №~5", "15~февраля 2021~г.", "на~2026 учебный", "2022-2024~г.г.", "А.~С.~Белова", "Белова~А.С.", "ст.~351 и п.~3",
        "педагог~– педагог", "в ОО. Начало", "до 5~числа", "УО ОО", "январь 2026~года",
    ],
)  # fmt: skip
def test_spaces_that_do_not_part(text):
    assert bound(text.replace("~", " ")) == text.replace("~", NBSP)


def test_the_hyphen_of_a_law_is_one_of_a_number():
    assert LAW_HYPHEN.split("273-ФЗ, 2022-2024, Р-145, 41-од") == ["273", "ФЗ, 2022-2024, Р-145, 41-од"]


def test_words_with_a_sign_inside_stay_whole_in_a_line_that_holds_them():
    assert held("пар/групп с 2022–2024 по 01.02-03.04 учителя-наставника", 300, 12) == (
        f"пар/{JOINER}групп с 2022–{JOINER}2024 по 01.02-03.04 учителя-{JOINER}наставника"
    )


def test_a_word_that_no_line_holds_is_cut_at_its_sign_or_anywhere():
    assert held("организационно-распорядительная", 100, 12) == "организационно-распорядительная"
    whole = held("й" * 40, 60, 12)
    assert whole.replace(CUT, "") == "й" * 40
    assert max(width_of(part) for part in whole.split(CUT)) * 12 <= 60


def test_no_text_is_lost_to_typography():
    text = "Приказ № 5 от 1 мая 2026 г., А.С. Белова – куратор, пар/групп"
    for made in (bound(text), held(bound(text), 50, 12), loosened(bound(text), 10, 12)):
        assert made.replace(NBSP, " ").replace(JOINER, "").replace(CUT, "") == text


@given(st.text())
def test_what_is_printable_may_stand_in_xml(text):
    made = printable(text)
    assert printable(made) == made
    assert not any(ord(sign) < 32 and sign != "\n" for sign in made)
    made.encode("utf-8")
