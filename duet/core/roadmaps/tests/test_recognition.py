import pytest

from duet.core.deadlines import Kind
from duet.core.roadmaps import About

from .reading import read, said, stages, titles

HEAD = "Дорожная карта на 2023-2024 учебный год\n|№|Мероприятия|Сроки|Ответственные|\n"
OUTSIDE = "Срок вне периода плана (2023/24 учебный год). Проверьте год."


def row(deadline: str, title: str = "Встреча пар"):
    return read(f"{HEAD}|1|{title}|{deadline}|куратор|").activities[0]


@pytest.mark.parametrize("deadline", ["май 2025 г.", "до 15.06.2023", "с 1 по 15 октября 2022 г."])
def test_a_deadline_outside_the_plan_is_doubted(deadline):
    assert OUTSIDE in said(row(deadline))


@pytest.mark.parametrize(
    "deadline", ["август 2023", "31.08.2024", "сентябрь", "ежегодно до 1 октября", "в течение года", "по мере необходимости"]
)
def test_a_deadline_inside_the_plan_is_not(deadline):
    assert OUTSIDE not in said(row(deadline))


def test_a_narrower_deadline_in_the_words_is_pointed_at():
    texts = said(row("сентябрь 2023", "Утвердить карту в срок до 10 сентября 2023 года"))
    assert texts == ["В тексте мероприятия назван свой срок — «в срок до 10 сентября 2023 года». Проверьте, какой из двух верен."]
    assert not said(row("до 10.09.2023", "Утвердить карту до 10.09.2023"))
    assert not said(row("сентябрь 2023", "Изучить приказ от 10.09.2023"))


def test_a_year_from_a_guessed_period_is_doubted():
    draft = read("|Мероприятия|Сроки|Ответственные|\n|Приказ|сентябрь 2023|директор|\n|Встреча|декабрь|куратор|\n|Итоги|май 2024|куратор|")
    assert [bool(activity.doubts) for activity in draft.activities] == [False, True, False]
    assert "предполагаемого" in said(draft.activities[1])[0]


def test_august_after_spring_is_the_next_one():
    draft = read(
        f"{HEAD}||Подготовка|||\n|1|Приказ|август|директор|\n||Работа|||\n|2|Встречи|май|куратор|\n||Итоги|||\n|3|Отчёт|август|куратор|"
    )
    assert [activity.deadline.end.year for activity in draft.activities] == [2023, 2024, 2024]


def test_somebody_read_unsurely_is_doubted():
    activity = read(f"{HEAD}|1|Встреча|май|фываол|").activities[0]
    assert About.RESPONSIBLE in {doubt.about for doubt in activity.doubts}


def test_a_table_without_deadlines_and_people_is_doubted_once():
    draft = read("План на 2024 год\n|№|Мероприятия|Результат|\n|1|Приказ|Приказ|\n|2|Встреча|Дневник|")
    assert [doubt.about for doubt in draft.doubts] == [About.DEADLINE, About.RESPONSIBLE]
    assert not any(activity.doubts for activity in draft.activities)


def test_the_roadmap_is_chosen_among_several_plans():
    other = "Приложение 2\nПлан педсоветов\n|№|Мероприятия|Сроки|\n|1|Педсовет|май 2024|\n|2|Педсовет|июнь 2024|"
    draft = read(f"{HEAD}|1|Встреча|май|куратор|\n{other}\nКонец")
    assert titles(draft) == ["Встреча"]
    assert "Педсовет" in draft.asides
    assert draft.asides[-1] == "Конец"
    assert "ещё одна таблица" in draft.doubts[-1].text


def test_a_long_text_between_tables_parts_them():
    text = "Слова о наставничестве в школе. " * 50
    assert titles(read(f"{HEAD}|1|Встреча|май|куратор|\n{text}\n|№|Мероприятия|Сроки|\n|1|Другое|май 2024|")) == ["Встреча"]


@pytest.mark.parametrize(
    "table",
    [
        "|№|Ф.И.О.|Должность|Подпись|\n|1|Белов А.А.|учитель||",
        "|Директор|________|Лисина О.С.||",
        "|один|два|\n|три|четыре|",
    ],
)
def test_another_table_after_the_roadmap_is_set_aside(table):
    draft = read(f"{HEAD}|1|Встреча|май|куратор|\n-----\n{table}")
    assert titles(draft) == ["Встреча"]
    assert len(draft.asides) >= 3


def test_cells_in_wrong_columns_find_their_own():
    draft = read(f"{HEAD}|1|Приказ|май|директор|\n|Встречи пар|июнь|куратор|\n|3|Отчёт|методист|июль|\n|4|Итоги|август|")
    assert [(a.number, a.title, a.deadline_text, a.responsible) for a in draft.activities] == [
        ("1", "Приказ", "май", ("директор",)),
        (None, "Встречи пар", "июнь", ("куратор",)),
        ("3", "Отчёт", "июль", ("методист",)),
        ("4", "Итоги", "август", ()),
    ]


def test_a_cell_too_many_is_kept_among_the_others():
    draft = read(f"{HEAD}|1|Приказ|май|директор|\n|2|Встречи пар и групп|июнь|куратор|10|12|")
    assert set(draft.activities[1].cells.other) == {"10", "12"}


def test_doubled_cells_after_a_page_break_are_one():
    draft = read(f"{HEAD}|1|Приказ|май|УО, 00|\n-----\n|2|Встречи|июнь|УО, 00|УО, 00|\n|3|Итоги|июль|00|00|")
    assert [activity.responsible for activity in draft.activities] == [("УО", "ОО"), ("УО", "ОО"), ("ОО",)]
    assert draft.activities[1].cells.other == ("УО, 00",)
    assert "2, 3" in draft.doubts[-1].text


def test_a_result_swallowed_by_a_doubled_cell_is_no_result():
    head = "План на 2024 год\n|№|Мероприятия|Сроки|Ответственные|Результат|\n"
    draft = read(f"{head}|1|Приказ|май|директор|Приказ|\n|2|Встречи|июнь|куратор|куратор|")
    assert draft.activities[1].result is None
    assert draft.activities[1].cells.other == ("куратор",)


def test_a_cell_merged_across_columns_goes_where_its_words_belong():
    draft = read(f"{HEAD}|1|Приказ|май|директор|\n|2|Встречи|в течение года|<|\n|3|Отчёт|методист|<|")
    assert [(a.deadline_text, a.responsible) for a in draft.activities[1:]] == [("в течение года", ()), ("", ("методист",))]


def test_the_items_of_a_stage_may_have_deadlines_of_their_own():
    rows = "|1|Подготовка|1. Приказ.⏎2. Анкеты.|май 2024⏎июнь 2024|1. директор⏎2. психолог|"
    draft = read(f"|№|Этап|Содержание|Сроки|Ответственные|\n{rows}")
    assert [(a.deadline_text, a.responsible) for a in draft.activities] == [("май 2024", ("директор",)), ("июнь 2024", ("психолог",))]
    assert not any(a.inherited for a in draft.activities)


def test_the_items_of_a_stage_share_what_the_row_says_once():
    draft = read("|№|Этап|Содержание|Сроки|\n|1|Подготовка|1. Приказ. 2. Анкеты.|май⏎2024 г.|")
    assert [a.deadline_text for a in draft.activities] == ["май 2024 г.", "май 2024 г."]
    assert draft.activities[1].inherited == {About.DEADLINE}


def test_a_stage_with_paragraphs_has_them_for_activities():
    draft = read("|№|Этап|Содержание|\n|1|Подготовка|Издание приказа⏎Сбор анкет|\n|2|Работа|Встречи пар|")
    assert stages(draft) == [("1", "Подготовка", 2), ("2", "Работа", 1)]


def test_an_introduction_to_dashes_is_doubted_where_they_are_activities():
    draft = read("|№|Этап|Содержание|\n|1|Подготовка|Принятие актов: - приказ; - положение|\n|2|Работа|Встречи пар|")
    assert titles(draft) == ["приказ", "положение", "Встречи пар"]
    assert "Принятие актов" in said(draft.activities[0])[0]
    assert draft.activities[0].cells.title == "Принятие актов: - приказ;"


@pytest.mark.parametrize(
    ("cell", "title", "content"),
    [
        ("Работа пар: - встречи; - занятия", "Работа пар", ("встречи", "занятия")),
        ("1. Издание приказа. 2. Сбор анкет.", "Издание приказа.", ("Издание приказа.", "Сбор анкет.")),
        ("1) Издание приказа", "Издание приказа", ()),
        ("1.1. Издание приказа:", "Издание приказа", ()),
        ("Издание приказа⏎Сбор анкет", "Издание приказа Сбор анкет", ()),
    ],
)
def test_the_cell_of_a_numbered_row_is_one_activity(cell, title, content):
    activity = read(f"{HEAD}|7|{cell}|май|куратор|").activities[0]
    assert (activity.number, activity.title, activity.content) == ("7", title, content)


def test_a_list_in_the_cell_of_a_title_joins_the_contents():
    draft = read(
        "|№|Мероприятия|Содержание|Сроки|\n|1|Работа: - встречи; - занятия|Итоги|май|\n|2|1. Приказ|Издание|май|\n|3||1. Беседа|май|"
    )
    assert [(a.title, a.content) for a in draft.activities] == [
        ("Работа", ("встречи", "занятия", "Итоги")),
        ("Приказ", ("Издание",)),
        ("Приказ", ("Беседа",)),
    ]


def test_the_first_item_names_a_row_without_any_title():
    draft = read("|№|Мероприятия|Содержание|Сроки|\n|1||1. Беседа с педагогами|май|")
    assert draft.activities[0].title == "Беседа с педагогами"


def test_a_row_without_any_words_of_a_title_asks_for_one():
    draft = read(f"{HEAD}|1||май|куратор|")
    assert "не найдено" in said(draft.activities[0])[0]


def test_a_mark_of_a_calendar_stands_for_its_month():
    draft = read("План на 2024 год\n|Мероприятия|сентябрь|октябрь|ноябрь|\n|Приказ|+|||\n|Встречи||V|V|\n|Итоги||||")
    assert [a.deadline_text for a in draft.activities] == ["сентябрь", "октябрь, ноябрь", ""]


def test_months_as_headings_are_deadlines_of_their_rows():
    draft = read("План на 2024 год\n|№|Мероприятия|Ответственные|\n|Сентябрь|<|<|\n|1|Приказ|директор|")
    assert draft.activities[0].deadline.kind is Kind.PERIOD
    assert draft.activities[0].inherited == {About.DEADLINE}
    assert draft.doubts == ()


def test_abbreviations_of_the_document_are_explained():
    draft = read(f"{HEAD}|1|Приказ|май|Управление образования (далее – УО)|\n|2|Отчёт|май|УО|")
    assert [short for short, _ in draft.abbreviations] == ["УО"]
    assert draft.activities[1].responsible == ("УО",)


def test_a_document_without_anything_says_what_to_do():
    draft = read("Просто письмо")
    assert draft.stages == ()
    assert draft.asides == ("Просто письмо",)
    assert "вставьте таблицу" in draft.doubts[0].text
