"""A plan as the table it is printed in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from duet.core.calendar import Period
from duet.core.plans import Plan, PlanRow, PlanStage, Stamp, StampKind
from duet.core.plans.sheet import sheet
from duet.core.roadmaps.columns import Column

from .sheeting import back, drawing, plan_with, said

MEETING = PlanRow("Встреча пар", "1", deadline="май 2027", responsible="куратор", result="Протокол")
ORDER = PlanRow("Издание приказа", "2", deadline="до 1 июня 2027", responsible="директор", result="Приказ № 5")
OWN = ("№ п/п", "Ответственные", "Мероприятия", "Сроки", "Отметка о выполнении", "Результат")


def test_the_organisations_own_columns_keep_their_order_and_an_unknown_one_stays_empty():
    assert drawing(plan_with(MEETING, header=OWN)) == [list(OWN), ["1", "куратор", "Встреча пар", "май 2027", "", "Протокол"]]
    assert sheet(plan_with(MEETING, header=OWN)).columns == (
        Column.NUMBER, Column.RESPONSIBLE, Column.TITLE, Column.DEADLINE, Column.OTHER, Column.RESULT,
    )  # fmt: skip


def test_a_plan_without_a_header_of_its_own_gets_the_usual_columns_that_it_needs():
    assert drawing(plan_with(replace(MEETING, items=("сбор анкет", "разговор")))) == [
        ["№", "Мероприятие", "Содержание", "Срок", "Ответственный", "Результат, документ"],
        ["1", "Встреча пар", "1. сбор анкет\n2. разговор", "май 2027", "куратор", "Протокол"],
    ]
    assert drawing(plan_with(PlanRow("Встреча пар", deadline="май 2027"))) == [
        ["№", "Мероприятие", "Срок"],
        ["", "Встреча пар", "май 2027"],
    ]


def test_a_plan_without_rows_is_an_empty_form():
    empty = Plan("Дорожная карта наставничества")
    assert drawing(empty) == [["№", "Мероприятие", "Срок", "Ответственный", "Результат, документ"]]
    assert drawing(replace(empty, header=("№", "Мероприятия", "Сроки"))) == [["№", "Мероприятия", "Сроки"]]


def test_what_the_own_header_has_no_room_for_gets_a_column_at_the_end():
    plan = plan_with(MEETING, header=("№", "Мероприятия", "Примечание"))
    assert drawing(plan) == [
        ["№", "Мероприятия", "Примечание", "Срок", "Ответственный", "Результат, документ"],
        ["1", "Встреча пар", "", "май 2027", "куратор", "Протокол"],
    ]


def test_a_deadline_that_heads_its_stage_needs_no_column():
    plan = plan_with(replace(MEETING, deadline="СЕНТЯБРЬ", result=""), header=("№", "Мероприятие", "Ответственный"), stage="СЕНТЯБРЬ")
    assert drawing(plan) == [["№", "Мероприятие", "Ответственный"], ["СЕНТЯБРЬ", "<", "<"], ["1", "Встреча пар", "куратор"]]


def test_words_that_are_no_header_give_way_to_the_usual_one():
    assert drawing(plan_with(MEETING, header=("один", "два")))[0] == ["№", "Мероприятие", "Срок", "Ответственный", "Результат, документ"]


def test_a_stage_heads_its_rows_across_the_table_with_its_number_in_the_column_of_numbers():
    plan = plan_with(replace(MEETING, number="1.1"), header=OWN, stage="Работа пар", number="1")
    assert drawing(plan)[1] == ["1", "Работа пар", "<", "<", "<", "<"]
    assert sheet(plan).headings == {1}


def test_a_number_that_looks_like_the_number_of_a_row_stands_before_the_title_of_the_stage():
    assert drawing(plan_with(MEETING, header=OWN, stage="Работа пар", number="II"))[1][0] == "II. Работа пар"
    assert drawing(plan_with(MEETING, header=OWN, stage="подготовительный", number="1"))[1][0] == "1 этап – подготовительный"


def test_a_stage_in_a_column_of_its_own_is_merged_downwards_with_its_number():
    header = ("№", "Этап", "Мероприятия", "Содержание", "Сроки", "Ответственные")
    rows = (
        PlanRow("Встреча", items=("анкеты", "разговор"), deadline="май 2027", responsible="куратор"),
        PlanRow("Приказ", items=("текст",)),
    )
    assert drawing(plan_with(*rows, header=header, stage="Работа пар", number="4"))[1:] == [
        ["4", "Работа пар", "Встреча", "1. анкеты\n2. разговор", "май 2027", "куратор"],
        ["^", "^", "Приказ", "текст", "", "–"],
    ]


def test_rows_with_numbers_keep_them_beside_a_column_of_stages():
    header = ("№", "Этап", "Мероприятия", "Срок", "Ответственный")
    plan = plan_with(MEETING, ORDER, header=(*header, "Результат"), stage="Работа пар")
    assert [row[:3] for row in drawing(plan)[1:]] == [["1", "Работа пар", "Встреча пар"], ["2", "^", "Издание приказа"]]
    plan = plan_with(MEETING, ORDER, header=("Этап", "Мероприятия", "Срок", "Ответственный", "Результат"), stage="Работа пар", number="3")
    assert [row[:2] for row in drawing(plan)[1:]] == [["3. Работа пар", "1. Встреча пар"], ["^", "2. Издание приказа"]]


def test_a_number_that_is_none_stands_with_the_title_of_the_stage():
    header = ("№", "Этап", "Мероприятия", "Содержание", "Сроки", "Ответственные")
    row = PlanRow("Встреча", items=("анкеты",), deadline="май 2027", responsible="куратор")
    assert drawing(plan_with(row, header=header, stage="Работа пар", number="1-й"))[1][:2] == ["", "1-й. Работа пар"]


def test_where_only_stages_and_texts_stand_the_rows_of_a_stage_are_a_list_in_one_cell():
    header = ("№", "Наименование этапа", "Содержание деятельности")
    stages = (
        PlanStage("Подготовка", "1", (PlanRow("приказ"), PlanRow("Положение"))),
        PlanStage("Работа", "2", (PlanRow("Подбор пар", "1"), PlanRow("Обучение", "2", ("лекции", "встречи")))),
        PlanStage("Итоги", "3", (PlanRow("Награждение"),)),
    )
    plan = replace(plan_with(), header=header, stages=stages)
    assert drawing(plan)[1:] == [
        ["1", "Подготовка", "– приказ\n– Положение"],
        ["2", "Работа", "1. Подбор пар\n2. Обучение:\n– лекции\n– встречи"],
        ["3", "Итоги", "Награждение"],
    ]
    assert said(back(plan)) == said(plan)


def test_rows_that_differ_in_more_than_words_are_no_list():
    header = ("№", "Этап", "Содержание деятельности", "Срок")
    rows = (PlanRow("Подбор пар", "1", deadline="май 2027"), PlanRow("Обучение", "2", deadline="июнь 2027"))
    plan = plan_with(*rows, header=header, stage="Работа", number="1")
    assert drawing(plan)[1:] == [["1", "1. Работа", "Подбор пар", "май 2027"], ["2", "^", "Обучение", "июнь 2027"]]
    odd = plan_with(PlanRow("Подбор пар", "7"), PlanRow("Обучение", "8"), header=header[:3], stage="Работа", number="1")
    assert drawing(odd)[1:] == [["7", "1. Работа", "Подбор пар"], ["8", "^", "Обучение"]]


def test_rows_numbered_anew_in_each_stage_have_their_numbers_in_their_texts():
    header = ("№", "Этап", "Мероприятия", "Срок")
    rows = (PlanRow("Подбор пар", "1", deadline="май 2027"), PlanRow("Обучение", "2", deadline="июнь 2027"))
    plan = replace(plan_with(header=header), stages=(PlanStage("Подготовка", "1", rows), PlanStage("Работа", "2", rows)))
    assert [row[:3] for row in drawing(plan)[1:3]] == [["1", "Подготовка", "1. Подбор пар"], ["^", "^", "2. Обучение"]]
    assert said(back(plan)) == said(plan)


def test_a_list_with_one_cell_for_all_keeps_the_deadline_they_share():
    header = ("№", "Этап", "Содержание деятельности", "Срок", "Ответственный")
    rows = tuple(PlanRow(title, number, deadline="май 2027", responsible="куратор") for title, number in (("Пары", "1"), ("Встречи", "2")))
    plan = plan_with(*rows, header=header, stage="Работа", number="1")
    assert drawing(plan)[1:] == [["1", "Работа", "1. Пары\n2. Встречи", "май 2027", "куратор"]]


def test_a_stage_without_rows_is_a_heading_even_beside_a_column_of_stages():
    header = ("№", "Этап", "Мероприятия", "Срок", "Ответственный")
    row = PlanRow("Встреча", deadline="май 2027", responsible="куратор")
    plan = replace(plan_with(header=header), stages=(PlanStage("Подготовка", "1"), PlanStage("Работа", "2", (row,))))
    assert drawing(plan)[1:] == [["1. Подготовка", "<", "<", "<", "<"], ["2", "Работа", "Встреча", "май 2027", "куратор"]]


def test_items_stand_under_their_title_where_no_column_is_for_them():
    row = replace(MEETING, items=("сбор анкет", "разговор"))
    assert drawing(plan_with(row, header=OWN))[1][2] == "Встреча пар:\n– сбор анкет\n– разговор"


def test_items_are_spelled_so_that_they_come_back():
    numbered = replace(MEETING, items=("изучение: – раз; – два",))
    header = ("№", "Мероприятия", "Содержание", "Срок", "Ответственный", "Результат")
    for items in (("один",), ("а; б в",), ("с 1. Начало 2. Конец", "второе"), ("текст – проба", "сбор")):
        plan = plan_with(replace(numbered, items=items), header=header)
        assert said(back(plan)).stages == said(plan).stages, items


def test_a_calendar_has_a_sign_in_its_months_and_one_cell_for_what_is_no_month():
    header = ("№", "Мероприятия", "сентябрь", "октябрь", "ноябрь", "Ответственный")
    rows = (
        replace(MEETING, deadline="сентябрь, ноябрь", result=""),
        replace(MEETING, number="2", deadline="весь год", result=""),
        replace(MEETING, number="3", deadline="", result=""),
    )
    assert [row[2:5] for row in drawing(plan_with(*rows, header=header))[1:]] == [["+", "", "+"], ["весь год", "<", "<"], ["", "", ""]]
    dated = ("№", "Мероприятия", "Срок", *header[2:])
    assert [row[2:6] for row in drawing(plan_with(*rows[:2], header=dated))[1:]] == [["", "+", "", "+"], ["весь год", "", "", ""]]


def test_the_ends_of_a_deadline_stand_under_its_name_in_a_header_of_two_rows():
    header = ("№", "Действие", "Срок реализации", "Исполнитель", "начало", "окончание")
    rows = (replace(MEETING, deadline="01.03.2027 – 30.11.2027", result=""), replace(ORDER, deadline="постоянно", result=""))
    assert drawing(plan_with(*rows, header=header)) == [
        ["№", "Действие", "Срок реализации", "<", "Исполнитель"],
        ["^", "^", "начало", "окончание", "^"],
        ["1", "Встреча пар", "01.03.2027", "30.11.2027", "куратор"],
        ["2", "Издание приказа", "постоянно", "<", "директор"],
    ]
    assert said(back(plan_with(*rows, header=header))) == said(plan_with(*rows, header=header))


def test_two_columns_for_deadlines_that_stand_apart_share_nothing():
    header = ("№", "Срок (план)", "Мероприятие", "Срок исполнения", "Ответственный")
    assert drawing(plan_with(replace(MEETING, result=""), header=header))[1] == ["1", "май 2027", "Встреча пар", "", "куратор"]


def test_one_column_for_when_and_who_has_both_in_lines_of_their_own():
    header = ("№", "Мероприятие", "Сроки, ответственные", "Результат")
    bare = replace(ORDER, deadline="", responsible="")
    assert [row[2] for row in drawing(plan_with(MEETING, bare, header=header))[1:]] == ["май 2027\nкуратор", "–"]


def test_a_dash_stands_where_an_empty_cell_would_read_as_merged_with_the_one_above():
    bare, timed = replace(ORDER, deadline="", responsible=""), replace(ORDER, responsible="")
    assert drawing(plan_with(MEETING, bare, header=OWN))[2] == ["2", "–", "Издание приказа", "", "", "Приказ № 5"]
    assert drawing(plan_with(bare, MEETING, header=OWN))[1] == ["2", "", "Издание приказа", "", "", "Приказ № 5"]
    assert drawing(plan_with(MEETING, timed, header=OWN))[2] == ["2", "", "Издание приказа", "до 1 июня 2027", "", "Приказ № 5"]


def test_many_empty_cells_are_all_dashes_when_some_would_be_read_as_merged():
    late = [replace(MEETING, number=str(number), deadline="") for number in (2, 3, 4)]
    plan = replace(plan_with(header=OWN), stages=(PlanStage("Подготовка", "", (MEETING, *late)), PlanStage("Работа", "", (MEETING,))))
    assert [row[3] for row in drawing(plan)[2:6]] == ["май 2027", "–", "–", "–"]
    assert said(back(plan)) == said(plan)


def test_what_no_reader_takes_as_it_is_gets_printed_all_the_same():
    odd = PlanRow("Работа пар:", "1")
    assert [row[2] for row in drawing(plan_with(odd, MEETING, header=OWN))[1:]] == ["Работа пар:", "Встреча пар"]
    listed = plan_with(replace(odd, number=""), header=("№", "Этап", "Содержание деятельности"), stage="Работа", number="1")
    assert drawing(listed)[1] == ["1", "Работа", "Работа пар:"]


def test_texts_are_printed_tidy():
    row = replace(MEETING, title="  Встреча \t пар ", responsible=" куратор \n\n  директор", items=("  сбор ", " "))
    header = ("№", "Мероприятия", "Содержание", "Ответственный")
    assert drawing(plan_with(replace(row, deadline="", result=""), header=header))[1] == ["1", "Встреча пар", "сбор", "куратор\nдиректор"]


def test_the_organisation_has_a_line_only_where_nothing_else_names_it():
    plan = plan_with(MEETING)
    approved = Stamp(StampKind.APPROVED, "Директор МБОУ «Школа № 7»")
    bare = replace(plan, title="Дорожная карта на 2026-2027 учебный год")
    assert sheet(plan).organisation == ""
    assert sheet(replace(bare, stamps=(approved,))).organisation == ""
    assert sheet(bare).organisation == "МБОУ «Школа № 7»"
    assert sheet(replace(bare, organisation="Лицей № 2", title="Карта лицея (Лицей № 2)")).organisation == ""


def test_the_period_has_a_line_only_where_nothing_else_tells_it():
    plan = plan_with(MEETING)
    bare = replace(plan, title="Дорожная карта наставничества")
    approved = Stamp(StampKind.APPROVED, day=date(2026, 8, 30), document="приказ", number="5")
    assert sheet(plan).period == ""
    assert sheet(replace(bare, period=None)).period == ""
    assert sheet(bare).period == "Срок реализации: 2026/27 учебный год"
    undated = plan_with(replace(MEETING, deadline=""), stamps=(approved,))
    assert sheet(replace(undated, title="Дорожная карта наставничества")).period == ""
    odd = replace(bare, period=Period(date(2026, 10, 1), date(2027, 3, 31)))
    assert sheet(odd).period == "Срок реализации: с 01.10.2026 по 31.03.2027"
    for period in (Period.school_year(2030), Period.calendar_years(2031), Period.calendar_years(2031, 2033), odd.period):
        assert back(replace(bare, period=period)).period == period


def test_abbreviations_that_no_row_explains_are_explained_under_the_table():
    plan = replace(plan_with(replace(MEETING, responsible="Управление образования (далее – УО)")), abbreviations=())
    notes = (("УО", "Управление образования"), ("ЦМН", "целевая модель наставничества"))
    assert sheet(replace(plan, abbreviations=notes)).notes == ("ЦМН – целевая модель наставничества",)
