import pytest

from duet.core.roadmaps.column_names import meaning
from duet.core.roadmaps.columns import Column
from duet.core.roadmaps.headers import find_header
from duet.core.roadmaps.lattice import lines_of

from .drawing import table_of
from .reading import read, stages, titles


def columns(*names: str) -> str:
    header = find_header(lines_of(table_of([list(names), [""] * len(names)])))
    return " ".join(header.layout.columns) if header else "none"


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("№", "number"), ("№ п/п", "number"), ("№пп", "number"), ("NN п/п", "number"), ("Наименование этапа", "stage"), ("Этапы", "stage"),
        ("Раздел", "stage"), ("Направление деятельности", "stage"), ("Мероприятия", "title"), ("Меропрятия", "title"),
        ("Наименование мероприятий", "title"), ("Содержание деятельности", "content"), ("Содержания", "content"),
        ("Содержание деятельности и примерный план мероприятий", "content"), ("Сроки", "deadline"), ("Срок реализации", "deadline"),
        ("Дата", "deadline"), ("Период", "deadline"), ("Месяц", "deadline"), ("Когда", "deadline"), ("Ответственные", "responsible"),
        ("Ответственный за исполнение", "responsible"), ("Исполнитель(и)", "responsible"), ("Соисполнители", "responsible"),
        ("Ответст-\nвенные", "responsible"), ("Результат", "result"), ("Ожидаемый результат", "result"), ("Вид документа", "result"),
        ("Результат. Вид документа", "result"), ("Форма отчёта", "result"), ("Примечание", "other"), ("Отметка о выполнении", "other"),
        ("Форма проведения", "other"), ("Категория участников", "other"), ("Дата (факт)", "other"), ("Фактический результат", "other"),
        ("№ меропр.", "number"), ("Порядковый номер", "number"), ("N", "number"),
        ("Ответств.", "responsible"), ("Координатор", "responsible"), ("Куратор мероприятия", "responsible"), ("Неделя", "deadline"),
        ("Контрольная дата", "deadline"), ("Критерии", "result"), ("Мероп.", "title"), ("Цель", "other"),
    ],
)  # fmt: skip
def test_a_column_is_known_by_its_words(name, column):
    assert meaning(name) == column


def test_a_column_of_unknown_words_has_no_meaning():
    assert meaning("Ф.И.О. наставника") is None
    assert meaning("") is None


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("№", "Этап", "Мероприятия", "Содержание", "Сроки", "Ответственные"), "number stage title content deadline responsible"),
        (("№", "Этап", "Содержание деятельности"), "number stage title"),
        (("№ п/п", "Содержание работы", "Сроки", "Ответственный"), "number title deadline responsible"),
        (("Сроки", "Мероприятия", "Ответственные"), "deadline title responsible"),
        (("№", "Тема", "Мероприятие", "Срок"), "number stage title deadline"),
        (("№", "Мероприятие", "Вид деятельности", "Срок"), "number title content deadline"),
        (("№", "Тема", "Вид деятельности", "Задачи", "Мероприятие", "Описание", "Работа", "Срок"),
         "number other other stage title content other deadline"),
        (("Этапы", "Сроки", "Результат"), "title deadline result"),
        (("№", "Проект, задание", "Срок", "Планируемый результат"), "number title deadline result"),
        (("№", "Ключевое дело года", "Срок", "Ответственный"), "number title deadline responsible"),
        (("", "Мероприятия", "Сроки", "Что ещё"), "number title deadline other"),
        (("№", "Мероприятия"), "number title"),
    ],
)  # fmt: skip
def test_every_layout_has_a_column_of_titles(names, expected):
    assert columns(*names) == expected


@pytest.mark.parametrize(
    "names",
    [
        ("№", "Ф.И.О. наставника", "Квалификационная категория", "Ф.И.О. наставляемого", "Стаж педагогической работы"),
        ("№", "Показатель", "2023", "2024"),
        ("2.", "Основной этап"),
        ("1", "Разработка плана мероприятий", "сентябрь", "ответственный за наставничество", "Документ"),
        ("№", "Наименование"),
        ("Мероприятия",),
    ],
)
def test_other_tables_have_no_header_of_a_roadmap(names):
    assert columns(*names) == "none"


def test_the_row_of_column_numbers_is_skipped():
    draft = read("|№|Мероприятия|Сроки|Ответственные|\n|1|2|3|4|\n|1|Издание приказа|май 2024|директор|")
    assert titles(draft) == ["Издание приказа"]
    assert draft.header == ("№", "Мероприятия", "Сроки", "Ответственные")


def test_a_second_row_of_the_header_divides_a_column():
    drawing = "|№|Мероприятия|Сроки||Ответственные|\n|||план|факт||\n|1|Издание приказа|май 2024|июнь 2024|директор|"
    draft = read(drawing)
    assert draft.activities[0].deadline_text == "май 2024"
    assert draft.activities[0].cells.other == ("июнь 2024",)
    assert draft.header[-2:] == ("план", "факт")


def test_columns_of_no_known_meaning_are_kept():
    draft = read("|№|Мероприятия|Сроки|Форма проведения|Примечание|\n|1|Встреча пар|май 2024|беседа|в музее|")
    assert draft.activities[0].cells.other == ("беседа", "в музее")


def test_several_columns_of_results_and_people_are_joined():
    draft = read("|Мероприятия|Сроки|Исполнитель|Соисполнители|Вид документа|Результат|\n|Встреча|май 2024|куратор|наставники|Приказ|Пары|")
    assert draft.activities[0].responsible == ("куратор", "наставники")
    assert draft.activities[0].result == "Приказ; Пары"


def test_a_header_torn_off_from_its_rows_still_serves():
    draft = read("|№|Мероприятия|Сроки|\n-----\n|1|Издание приказа|май 2024|\n|2|Встреча|июнь 2024|")
    assert titles(draft) == ["Издание приказа", "Встреча"]


def test_another_header_changes_the_layout():
    drawing = (
        "|№|Мероприятия|Сроки|\n|1|Издание приказа|май 2024|\nЭтап 2\n|Сроки|Мероприятия|Ответственные|\n|июнь 2024|Встреча пар|куратор|"
    )
    draft = read(drawing)
    assert [activity.deadline_text for activity in draft.activities] == ["май 2024", "июнь 2024"]
    assert stages(draft)[-1] == ("2", "Этап 2", 1)


def test_the_columns_of_a_table_without_a_header_are_known_by_what_stands_in_them():
    rows = (
        "|Подготовка|Издание приказа о наставничестве|сентябрь 2024|директор|Приказ|\n"
        "||Сбор запросов молодых педагогов|октябрь 2024|куратор|Анкеты|"
    )
    draft = read(f"План мероприятий наставничества на 2024 год\n{rows}")
    assert stages(draft) == [(None, "Подготовка", 2)]
    assert draft.activities[1].result == "Анкеты"
    assert "нет шапки" in draft.doubts[0].text


def test_a_headless_table_may_hold_contents_too():
    row = (
        "|1|Встречи|Знакомство наставников и наставляемых друг с другом|май 2024|куратор|\n"
        "|2|Итоги|Круглый стол всех участников программы|июнь 2024|куратор|"
    )
    draft = read(f"План работы\n{row}")
    assert [(activity.title, activity.content) for activity in draft.activities] == [
        ("Встречи", ("Знакомство наставников и наставляемых друг с другом",)),
        ("Итоги", ("Круглый стол всех участников программы",)),
    ]


def test_a_headless_table_may_hold_a_stage_a_title_and_contents():
    rows = (
        "|Подготовка|Сбор запросов|Анкеты и беседы с молодыми педагогами|май 2024|\n|Работа|Встречи|Занятия по плану каждой пары|июнь 2024|"
    )
    draft = read(f"План работы\n{rows}")
    assert stages(draft) == [(None, "Подготовка", 1), (None, "Работа", 1)]
    assert draft.activities[0].content == ("Анкеты и беседы с молодыми педагогами",)


def test_of_two_texts_the_longer_first_one_is_the_title():
    rows = "|Сбор запросов молодых педагогов школы|Анкеты|май 2024|\n|Встречи наставников с наставляемыми|Занятия|июнь 2024|"
    draft = read(f"План работы\n{rows}")
    assert next((a.title, a.content) for a in draft.activities) == ("Сбор запросов молодых педагогов школы", ("Анкеты",))


def test_a_headless_table_may_go_on_after_a_page_break():
    first = "План работы\n|1|Издание приказа|май 2024|директор|\n|2|Встреча всех пар|июнь 2024|куратор|"
    draft = read(f"{first}\n2\n|3|Круглый стол|июль 2024|куратор|\nДиректор школы")
    assert titles(draft) == ["Издание приказа", "Встреча всех пар", "Круглый стол"]
    assert draft.asides == ("Директор школы",)


def test_columns_know_when_they_hold_both():
    draft = read("|№|Мероприятия|Срок, ответственный|\n|1|Встреча|май 2024, куратор|\n|2|Приказ|директор|")
    assert [(activity.deadline_text, activity.responsible) for activity in draft.activities] == [
        ("май 2024", ("куратор",)),
        ("", ("директор",)),
    ]
    assert Column.RESPONSIBLE.value == "responsible"
