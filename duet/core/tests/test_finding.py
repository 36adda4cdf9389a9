import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duet.core.finding import WORDS_AT_MOST, begins, has, patterns

WORD = st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюяАЕЁЯXYZxyz0189", min_size=1, max_size=12)
# A sign folds nothing, so a text of signs alone finds itself as well.
TEXT = st.text(alphabet="абеёиоуяАЕЁЯ xyZ09 .,-–«»()[]{}*+?^$|\\/%_#№\n", max_size=40)


@given(TEXT, WORD, TEXT)
def test_a_word_of_a_text_is_found_in_it_in_any_case(before, word, after):
    text = f"{before} {word}, {after}"
    assert has(text, word)
    assert has(text, word.upper())
    assert has(text, word.replace("ё", "е").replace("Ё", "Е"))


@given(TEXT)
def test_a_text_that_is_short_enough_finds_itself(text):
    if len(patterns(text)) < WORDS_AT_MOST:
        assert has(text, text)


@given(st.text(max_size=60))
def test_whatever_is_typed_makes_patterns_that_can_be_read(text):
    found = patterns(text)
    assert len(found) <= WORDS_AT_MOST
    assert all(re.compile(pattern) for pattern in found)
    assert not any("\x00" in pattern for pattern in found)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("приказы", "Издание приказа"),
        ("наставниками", "наставник"),
        ("анкеты", "Анкетирование"),
        ("обучение", "обучения педагогов"),
        ("отчет", "Отчёты"),
        ("ЕЖЕМЕСЯЧНО", "ежемесячный"),
        ("7 класс", "обучающиеся 7-х классов"),
        ("«Школа наставника»", "Школы наставников"),
        ("100%", "охват 100 %"),
    ],
)
def test_words_are_found_in_their_other_forms(asked, text):
    assert has(text, asked)


@pytest.mark.parametrize(
    ("asked", "text"), [("каз", "приказ"), ("план", "запланировано"), ("приказ отчёт", "приказ"), ("1", "211"), ("50%", "50 человек")]
)
def test_a_word_is_found_by_its_beginning_only(asked, text):
    assert not has(text, asked)


def test_short_words_keep_their_endings():
    assert begins("план") in patterns("планы")[0]
    assert patterns("дети") == (begins("дети"),)
