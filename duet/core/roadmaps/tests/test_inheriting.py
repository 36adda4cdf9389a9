import pytest

from duet.core.deadlines import Ask, Kind
from duet.core.roadmaps import About

from .reading import read, said

HEAD = "|№|Этап|Мероприятия|Сроки|Ответственные|\n"
BOTH = frozenset({About.DEADLINE, About.RESPONSIBLE})


def test_a_merged_cell_gives_its_value_to_every_row_without_a_doubt():
    draft = read(f"{HEAD}|1|Работа|Первая встреча|май 2024|куратор|\n|^|^|Вторая встреча|^|^|\n|^|^|Итоги|июнь 2024|^|")
    assert [activity.deadline_text for activity in draft.activities] == ["май 2024", "май 2024", "июнь 2024"]
    assert [activity.inherited for activity in draft.activities] == [frozenset(), BOTH, frozenset({About.RESPONSIBLE})]
    assert not any(activity.doubts for activity in draft.activities)
    assert draft.activities[1].cells.deadline == ""


def test_cells_left_empty_under_filled_ones_inherit_with_a_doubt():
    second = read(f"{HEAD}|1|Работа|Первая встреча|май 2024|куратор|\n|||Вторая встреча|||").activities[1]
    assert (second.deadline_text, second.responsible, second.inherited) == ("май 2024", ("куратор",), BOTH)
    assert [doubt.about for doubt in second.doubts] == [About.DEADLINE, About.RESPONSIBLE]


def test_an_empty_cell_at_the_head_of_a_stage_is_missing():
    rows = "|1|Подготовка|Приказ|май 2024|директор|\n|2|Работа|Встреча||куратор|"
    second = read(HEAD + rows).activities[1]
    assert second.deadline.kind is Kind.UNSPECIFIED
    assert second.deadline.ask is Ask.DUE
    assert said(second) == ["Срок не указан: впишите, к какому дню это нужно сделать."]


def test_one_empty_cell_in_a_full_row_is_missing_and_the_row_above_is_offered():
    rows = "|1|Работа|Приказ|май 2024|директор|\n|||Встреча||куратор|\n|||Отчёт|июнь 2024||"
    draft = read(HEAD + rows)
    assert [activity.deadline_text for activity in draft.activities] == ["май 2024", "", "июнь 2024"]
    assert said(draft.activities[1]) == ["Срок не указан. Возможно, он тот же, что строкой выше: «май 2024»."]
    assert said(draft.activities[2]) == ["Ответственные не указаны. Возможно, те же, что строкой выше: «куратор»."]


def test_a_column_that_is_empty_below_the_head_of_every_stage_is_merged():
    stage = "|{0}|Этап {1}|Приказ|май 2024|директор|\n|||Встреча||куратор|\n"
    draft = read(HEAD + "".join(stage.format(number, "абв"[number - 1]) for number in (1, 2, 3)))
    assert [activity.deadline_text for activity in draft.activities] == ["май 2024"] * 6


def test_where_the_author_merged_cells_of_a_column_an_empty_one_there_is_empty():
    rows = "|1|Работа|Первая встреча|май 2024|куратор|\n|^|^|Вторая встреча|^|^|\n|^|^|Отчёт|июнь 2024|директор|\n|^|^|Итоги|||"
    last = read(HEAD + rows).activities[3]
    assert (last.deadline_text, last.responsible, last.inherited) == ("", (), frozenset())


def test_where_only_the_stage_is_merged_empty_cells_go_on_with_a_doubt():
    second = read(f"{HEAD}|1|Работа|Первая встреча|май 2024|куратор|\n|^|^|Вторая встреча|||").activities[1]
    assert (second.deadline_text, second.responsible, second.inherited) == ("май 2024", ("куратор",), BOTH)
    assert [doubt.about for doubt in second.doubts] == [About.DEADLINE, About.RESPONSIBLE]


def test_a_merged_cell_cut_by_a_page_goes_on():
    rows = "|1|Работа|Первая встреча|май 2024|куратор|\n|^|^|Вторая встреча|^|^|\n-----\n|||Третья встреча|||\n|||Четвёртая встреча|^|^|"
    draft = read(HEAD + rows)
    assert [activity.deadline_text for activity in draft.activities] == ["май 2024"] * 4


def test_a_dash_is_an_answer_and_not_an_empty_cell():
    rows = "|1|Работа|Первая встреча|май 2024|куратор|\n|||Вторая встреча|–|–|"
    second = read(HEAD + rows).activities[1]
    assert second.deadline_text == "–"
    assert second.deadline.kind is Kind.UNSPECIFIED
    assert second.responsible == ()


@pytest.mark.parametrize("heading", ["|I. Подготовка|<|сентябрь 2024|директор|", "|1|Подготовка|сентябрь 2024|директор|"])
def test_the_deadline_of_a_heading_serves_rows_without_one(heading):
    number = "1.1" if heading.startswith("|1") else "1"
    rows = f"|№|Мероприятия|Сроки|Ответственные|\n{heading}\n|{number}|Приказ|||\n|{number[:-1]}2|Встреча|май 2025|куратор|"
    draft = read(rows)
    assert [activity.deadline_text for activity in draft.activities][-2:] == ["сентябрь 2024", "май 2025"]
    assert "заголовка раздела" in " ".join(said(draft.activities[-2]))


def test_a_long_text_is_offered_shortened():
    rows = "|1|Работа|Приказ|в соответствии со сроками реализации программ наставничества каждой пары|директор|\n|||Встреча||куратор|"
    assert said(read(HEAD + rows).activities[1])[0].endswith("…».")


def test_a_title_left_empty_is_taken_from_above_with_a_doubt():
    rows = (
        "|№|Мероприятия|Содержание|Сроки|Ответственные|\n|1|Обучение|Семинар наставников|май 2024|методист|\n"
        "|||Тренинг наставников|июнь 2024|психолог|"
    )
    second = read(rows).activities[1]
    assert (second.title, second.content) == ("Обучение", ("Тренинг наставников",))
    assert About.TITLE in second.inherited
    assert "названием" in said(second)[0] or "названием" in " ".join(said(second))
