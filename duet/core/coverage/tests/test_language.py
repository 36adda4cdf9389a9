"""The language of signs: what fits a text and what does not."""

from __future__ import annotations

import pytest

from duet.core.coverage.fitting import fit
from duet.core.coverage.language import STRONG, WEAK, sign_of, signs_of
from duet.core.coverage.unit import Vocabulary, unit_of


def fits(sign: str, text: str, *above: str) -> str | None:
    """The words that the sign rests on, None when it does not fit."""
    parsed = sign_of(f"точно: {sign}")
    vocabulary = Vocabulary([parsed])
    found = fit(parsed, unit_of(text, vocabulary, {}), [(unit_of(one, vocabulary, {}), 0.1) for one in above])
    return found.words if found else None


@pytest.mark.parametrize(
    ("sign", "text", "words"),
    [
        ("анкет*", "Сбор анкет", "анкет"),
        ("анкет*", "Опрос", None),
        ("план", "Составление планов", "планов"),
        ("план", "Планирование", None),
        ("учет", "Учёт участников", "Учёт"),
        ("приказ + пара", "Приказ о парах", "Приказ о парах"),
        ("приказ + пара", "Приказ о куратор", None),
        ("анкет*/опрос* + наставник", "Опрос будущих наставников", "Опрос будущих наставников"),
        ("анкет* - удовлетвор*", "Анкета удовлетворённости", None),
        ("анкет* - удовлетвор* - питан*", "Анкета о питании", None),
        ("рабоч* групп*", "Состав рабочей группы", "рабочей группы"),
        ("рабоч* групп*", "Рабочей новой группы", None),
        ("рабоч* .. групп*", "Рабочей новой большой группы", "Рабочей новой большой группы"),
        ("рабоч* .. групп*", "Рабочей новой большой хорошей группы", None),
        ("рабоч* .. групп*", "Рабочей", None),
        ("^встреч*", "Встречи пар", "Встречи"),
        ("^встреч*", "Первые встречи", None),
        ("^с приказ*", "С приказом ознакомлены", "С приказом"),
        ("[база] + наставник", "Реестр наставников", "Реестр наставников"),
        ("[педагог]", "Начинающие воспитатели", "Начинающие"),
        ("встреч* знакомств*", "Встреча-знакомство пары", "Встреча-знакомство"),
        ("351.8", "Статья 351.8", "351.8"),
    ],
)
def test_a_sign_fits_words_in_any_of_their_forms(sign, text, words):
    assert fits(sign, text) == words


def test_the_first_group_stands_in_the_text_itself_and_others_may_stand_above():
    assert fits("анкет* + наставник", "Анкетирование", "База наставников") == "Анкетирование"
    assert fits("анкет* + наставник", "Наставник", "Анкетирование") is None
    assert fits("анкет* + наставник", "Анкетирование", "Сбор данных", "База наставников") == "Анкетирование"
    assert fits("анкет* + наставник", "Анкетирование", "Сбор данных") is None


def test_what_must_not_stand_is_looked_for_in_the_text_only():
    assert fits("анкет* - наставник", "Анкетирование", "База наставников") == "Анкетирование"


def test_the_nearest_place_of_a_word_is_quoted():
    text = "Наставник и наставляемый: встреча, на которой наставник знакомится"
    assert fits("встреч* + наставник", text) == "Наставник и наставляемый: встреча"
    assert fits("знаком* + наставник", text) == "наставник знакомится"


def test_a_table_of_signs_is_read():
    table = """
ST1-01
  точно: изуч*/
      чтен* + документ*
      - опыт
  возможно 1: ^чтен*
ST1-02
  коротко 2 3: шаблон*
  списком: шаблон* + список
  актом: приказ
"""
    (first, (one, two)), (second, (three, four, five)) = signs_of(table)
    assert (first, second) == ("ST1-01", "ST1-02")
    assert one.groups == (frozenset({"изуч*", "чтен*"}), frozenset({"документ*"}))
    assert one.bars == {"опыт"}
    assert (one.strength, two.strength, three.strength, four.strength, five.strength) == (STRONG, WEAK, WEAK, STRONG, STRONG)
    assert (two.within, two.strict, three.within, three.strict) == ({1}, False, {2, 3}, True)
    assert (four.listed, five.of_act) == (True, True)


def test_a_line_that_is_no_sign_is_a_mistake_of_the_table():
    with pytest.raises(AssertionError):
        sign_of("наверное: шаблон*")


def test_a_vocabulary_remembers_so_many_words_and_no_more(monkeypatch):
    monkeypatch.setattr("duet.core.coverage.unit._REMEMBERED", 1)
    vocabulary = Vocabulary([sign_of("точно: анкет*")])
    assert [sorted(vocabulary.fits(form)) for form in ("анкета", "анкеты", "опрос")] == [["анкет*"], ["анкет*"], []]


def test_a_word_of_any_length_is_looked_up_at_once():
    vocabulary = Vocabulary([sign_of("точно: анкет*")])
    assert vocabulary.fits("анкет" + "а" * 1_000_000) == {"анкет*"}
