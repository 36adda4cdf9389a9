"""What a plan tells of the organisation."""

from __future__ import annotations

import pytest

from duet.core.catalogue import Facts, Situation
from duet.core.coverage import guess

from .build import plan, row

L, P, M, T = Situation.LABOUR_PAIRS, Situation.PUPILS, Situation.MINORS, Situation.TEACHERS


def told(*rows: object, title: str = "План на год") -> set[Situation]:
    return {situation for situation, _ in guess(plan(*rows, title=title)).grounds}


@pytest.mark.parametrize(
    ("title", "situations"),
    [
        ("Пары «учитель – учитель» и их наставники", {L, T}),
        ("Закрепление наставников за молодыми специалистами", {L, T}),
        ("Диагностика затруднений педагогов", {T}),
        ("Дополнительные соглашения к трудовым договорам наставников", {L}),
        ("База наставляемых учеников", {P, M}),
        ("Программа «студент – студент»", {P, M}),
        ("Занятость в каникулы", {P, M}),
        ("Согласия родителей", {M}),
        ("Встреча с предприятиями города", {Situation.PARTNERS}),
        ("Договоры о сотрудничестве", {Situation.PARTNERS}),
        ("Размещение новостей на сайте", {Situation.PUBLICATION}),
        ("Фотоотчёт о встрече", {Situation.PUBLICATION}),
        ("Формы статистического наблюдения", {Situation.STATISTICS}),
        ("Назначение муниципального координатора", {Situation.MUNICIPAL}),
        ("День здоровья", set()),
    ],
)
def test_the_words_of_a_row_answer_the_questions(title, situations):
    assert told(title) == situations


def test_an_answer_names_the_row_and_the_words():
    guessed = guess(plan("День здоровья", row("Сбор сведений", result="Согласия родителей", number="2")))
    ground = guessed.ground(Situation.MINORS)
    assert (ground.place.index, ground.place.number, ground.words) == (1, "2", "Согласия родителей")
    assert guessed.facts.minors
    assert guessed.ground(Situation.PARTNERS) is None
    assert not guessed.facts.partners


def test_the_items_of_a_row_answer_too():
    assert told(row("Встречи", "с предприятиями")) == {Situation.PARTNERS}


def test_the_title_of_the_plan_answers_last():
    assert guess(plan("День здоровья", title="Наставничество педагогов детского сада")).ground(T).place is None
    both = guess(plan("Наставники молодых педагогов", title="Наставничество педагогов детского сада"))
    assert both.ground(T).place.index == 0


def test_a_department_is_told_by_its_organisations():
    assert Situation.MUNICIPAL in told(title="Комплекс мер в образовательных организациях Степного района")


def test_a_plan_that_names_no_mentees_is_of_teachers():
    assert guess(plan("Встречи пар")).facts == Facts(teachers=True, labour_pairs=True)
    assert guess(plan("Опрос учеников")).facts == Facts(pupils=True, minors=True)
