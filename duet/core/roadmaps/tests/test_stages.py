import pytest

from duet.core.roadmaps.headings import read_heading, reads_as_stage

from .reading import read, said, stages, titles

HEAD = "|№|Мероприятия|Сроки|Ответственные|\n"
ROW = "|{}|Встреча пар|май 2024|куратор|\n"


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("Этап 1. Подготовка условий", "1", "Подготовка условий"),
        ("Раздел II – Работа пар", "II", "Работа пар"),
        ("1 этап: организационный", "1", "организационный"),
        ("I этап организационный", "I", "организационный"),
        ("IV. Итоги", "IV", "Итоги"),
        ("II Работа пар", "II", "Работа пар"),
        ("3. Мониторинг", "3", "Мониторинг"),
        ("Подготовительный этап", None, "Подготовительный этап"),
        ("Этап 2", "2", "Этап 2"),
        ("Мониторинг и оценка", None, "Мониторинг и оценка"),
    ],
)
def test_the_number_of_a_stage_is_no_part_of_its_title(text, number, title):
    found = read_heading(text)
    assert (found.number, found.title) == (number, title)


def test_deadlines_and_activities_do_not_read_as_stages():
    assert not reads_as_stage("Проведение семинара")
    assert not reads_as_stage("I квартал")
    assert reads_as_stage("Первый этап. Подготовка")
    assert reads_as_stage("Форма наставничества «ученик – ученик»")


@pytest.mark.parametrize(
    "heading",
    [
        "|Работа пар|<|<|<|",
        "||Работа пар|||",
        "||Работа пар|<|<|",
        "||**Работа пар**|||",
        "|Работа пар|",
        "|II|Работа пар|||",
        "||РАБОТА ПАР|||",
        "||Раздел 2. Работа пар|||",
    ],
)
def test_a_row_with_a_text_and_no_more_heads_a_stage(heading):
    draft = read(f"{HEAD}||Подготовка|||\n{ROW.format(1)}{heading}\n{ROW.format(2)}{ROW.format(3)}")
    assert [stage.title.lower() for stage in draft.stages] == ["подготовка", "работа пар"]
    assert [len(stage.activities) for stage in draft.stages] == [1, 2]


def test_a_number_above_numbers_heads_a_stage():
    rows = "|1|Подготовка|2024 год|директор|\n|1.1|Приказ|май 2024|директор|\n|2|Работа|||\n|2.1|Встреча|май 2024|куратор|"
    draft = read(HEAD + rows)
    assert stages(draft) == [("1", "Подготовка", 1), ("2", "Работа", 1)]
    assert set(draft.stages[0].written) == {"1", "Подготовка", "2024 год", "директор"}


def test_a_numbered_row_without_a_deadline_stays_a_row():
    draft = read(f"{HEAD}{ROW.format(1)}|2|Круглый стол|||\n{ROW.format(3)}")
    assert titles(draft) == ["Встреча пар", "Круглый стол", "Встреча пар"]
    assert len(draft.stages) == 1


def test_a_doubtful_heading_with_nothing_under_it_is_a_row():
    draft = read(f"{HEAD}{ROW.format(1)}{ROW.format(2)}||Круглый стол|||")
    assert titles(draft)[-1] == "Круглый стол"
    assert len(draft.stages) == 1


def test_a_doubtful_heading_with_rows_is_said():
    draft = read(f"{HEAD}{ROW.format(1)}||Круглый стол|||\n{ROW.format(2)}")
    assert stages(draft) == [(None, "", 1), (None, "Круглый стол", 1)]
    assert any("Круглый стол" in doubt.text for doubt in draft.doubts)


def test_a_bare_number_of_a_section_goes_with_the_title_under_it():
    draft = read(f"{HEAD}|Раздел 1|<|<|<|\n|Работа пар|<|<|<|\n{ROW.format(1)}")
    assert stages(draft) == [("1", "Работа пар", 1)]


def test_a_stage_without_rows_is_kept():
    draft = read(f"{HEAD}|Этап 1. Подготовка|<|<|<|\n|Этап 2. Работа пар|<|<|<|\n{ROW.format(1)}")
    assert stages(draft) == [("1", "Подготовка", 0), ("2", "Работа пар", 1)]


def test_stages_that_are_dated_rows_are_activities():
    draft = read("|Этапы|Сроки|Ответственные|\n|Этап 1. Подготовка|май 2024||\n|Этап 2. Работа|июнь 2024||")
    assert titles(draft) == ["Этап 1. Подготовка", "Этап 2. Работа"]


def test_a_stage_in_every_row_is_one_stage():
    draft = read("|Этап|Мероприятия|Сроки|\n|Первый|Приказ|май 2024|\n|Первый|Встреча|май 2024|\n|Второй|Отчёт|май 2024|")
    assert stages(draft) == [(None, "Первый", 2), (None, "Второй", 1)]


def test_numbers_beside_every_row_belong_to_the_rows():
    draft = read("|№|Этап|Мероприятия|Сроки|\n|1|Первый|Приказ|май 2024|\n|2|^|Встреча|май 2024|\n|3|Второй|Отчёт|май 2024|")
    assert [activity.number for activity in draft.activities] == ["1", "2", "3"]
    assert [stage.number for stage in draft.stages] == [None, None]


def test_headings_between_tables_head_stages_and_notes_do_not():
    rows = (
        f"Этап 1. Подготовка⏎условий\n{HEAD}{ROW.format(1)}Этап 2. Работа⏎пар\n"
        f"{HEAD}{ROW.format(1)}Примечание: даты уточняются.\n{HEAD}{ROW.format(2)}"
    )
    draft = read(rows)
    assert [(number, count) for number, _, count in stages(draft)] == [("1", 1), ("2", 2)]
    assert draft.asides == ("Примечание: даты уточняются.",)


def test_a_signature_in_the_last_row_is_no_activity():
    draft = read(f"{HEAD}{ROW.format(1)}|Куратор: ____________ Белова Н.В.|<|<|<|")
    assert titles(draft) == ["Встреча пар"]
    assert draft.asides == ("Куратор: ____________ Белова Н.В.",)


def test_a_text_across_the_table_that_is_kept_as_a_row_is_doubted():
    draft = read(f"{HEAD}{ROW.format(1)}|прочие встречи участников|<|<|<|")
    assert "заголовок" in said(draft.activities[-1])[0]
