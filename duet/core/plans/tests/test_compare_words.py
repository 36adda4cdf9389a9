import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duet.core.plans.compare_words import MOST_EDITS, Part, Run, word_diff

TEXTS = st.lists(st.sampled_from(["приказ", "о", "парах", " ", " ", ", ", "\n", "2", "«И»", "_"]), max_size=14).map("".join)


def drawn(old: str, new: str) -> str:
    marks = {Run.KEPT: "{}", Run.REMOVED: "[-{}-]", Run.ADDED: "[+{}+]"}
    return "".join(marks[part.run].format(part.text) for part in word_diff(old, new))


@given(TEXTS, TEXTS)
def test_both_texts_are_whole_in_the_parts(old, new):
    parts = word_diff(old, new)
    assert "".join(part.text for part in parts if part.run is not Run.ADDED) == old
    assert "".join(part.text for part in parts if part.run is not Run.REMOVED) == new
    assert all(part.text for part in parts)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    assert word_diff(text, text) == ((Part(Run.KEPT, text),) if text else ())


@pytest.mark.parametrize(
    "old, new, shown",
    [
        ("до 15 октября", "до 20 октября", "до [-15-][+20+] октября"),
        (
            "Издание приказа о закреплении пар",
            "Издание приказа об утверждении пар",
            "Издание приказа [-о закреплении-][+об утверждении+] пар",
        ),
        ("Сбор анкет", "Сбор анкет и согласий", "Сбор анкет[+ и согласий+]"),
        ("Сбор анкет, согласий", "Сбор согласий", "Сбор [-анкет, -]согласий"),
        ("", "до 1 мая", "[+до 1 мая+]"),
        ("до 1 мая", "", "[-до 1 мая-]"),
        ("Анкетирование", "Опрос педагогов", "[-Анкетирование-][+Опрос педагогов+]"),
    ],
)
def test_a_change_is_shown_by_whole_words(old, new, shown):
    assert drawn(old, new) == shown


def test_texts_with_little_in_common_are_shown_whole():
    old, new = "Сбор согласий и анкет педагогов", "Итоги работы пар и планы на будущее"
    assert [part.run for part in word_diff(old, new)] == [Run.REMOVED, Run.ADDED]


def test_very_long_texts_are_not_looked_at_word_by_word():
    old, new = (" ".join(f"{letter}{number}" for number in range(MOST_EDITS)) for letter in "аб")
    began = time.perf_counter()
    parts = word_diff(f"Начало {old}", f"Начало {new}")
    assert time.perf_counter() - began < 2
    assert parts == (Part(Run.REMOVED, f"Начало {old}"), Part(Run.ADDED, f"Начало {new}"))
