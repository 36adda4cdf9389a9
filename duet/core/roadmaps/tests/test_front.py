from datetime import date

import pytest

from duet.core.calendar import Period
from duet.core.roadmaps import Stamp
from duet.core.roadmaps.organisations import find_organisation, organisation_of_post
from duet.core.roadmaps.periods import guessed_period, said_period
from duet.core.roadmaps.stamps import Spoken, read_day, read_stamp, read_stamps
from duet.core.roadmaps.titles import find_title

from .reading import read, stages

TABLE = "|№|Мероприятия|Сроки|Ответственные|\n|1|Встреча пар|май 2024|куратор|"


@pytest.mark.parametrize(
    ("lines", "position", "name", "day", "number"),
    [
        (("УТВЕРЖДАЮ:", "Директор МБОУ Школа № 7", "/А.Б.Ветров", '"15" февраля 2021 г. Приказ № 18п'),
         "Директор МБОУ Школа № 7", "Ветров А.Б.", date(2021, 2, 15), "18п"),
        (("Утверждаю", "Заведующий ГБДОУ №9", "Л.В. Ольхова"), "Заведующий ГБДОУ №9", "Ольхова Л.В.", None, None),
        (("СОГЛАСОВАНО:", "Директор департамента образования администрации г.о.г. Заречный", "/О.В.Рябина", '" _____ " _____ 2021 г.'),
         "Директор департамента образования администрации г.о.г. Заречный", "Рябина О.В.", None, None),
        (("УТВЕРЖДЕНА", "приказом директора", "МБОУ «СОШ № 4 г. Верхнеозёрска»", "от 30.08.2023 № 217-од"),
         "директор МБОУ «СОШ № 4 г. Верхнеозёрска»", None, date(2023, 8, 30), "217-од"),
        (("УТВЕРЖДЕНО", "заведующим ГБДОУ детского сада № 9", "Ковалёвой Е.В.", "Приказ от 29.08.2025 № 45/2-р"),
         "заведующий ГБДОУ детского сада № 9", "Ковалёва Е.В.", date(2025, 8, 29), "45/2-р"),
        (("УТВЕРЖДЕНО", "Приказом заведующего", "МБДОУ «Детский сад № 22»", "С.М. Лавкиной от 01.04.2022 № 42-ОД"),
         "заведующий МБДОУ «Детский сад № 22»", "Лавкина С.М.", date(2022, 4, 1), "42-ОД"),
        (("УТВЕРЖДЕНО", "приказом МБОУ СОШ № 3", "№ 17 от 01.04.2022"), None, None, date(2022, 4, 1), "17"),
        (("УТВЕРЖДЕН", "приказом департамента образования", "от 05.02.2024 № 33/од"), None, None, date(2024, 2, 5), "33/од"),
        (("Утверждаю", "«23 » августа 2021 г.", "приказ № 60"), None, None, date(2021, 8, 23), "60"),
        (("Утверждаю", "Приказ по школе без номера № б/н, приказ № 61"), None, None, None, "61"),
        (("СОГЛАСОВАНО", "Протокол № 1", "заседания педагогического", "совета школы", "от «31» 08. 2020 г."),
         None, None, date(2020, 8, 31), "1"),
        (("УТВЕРЖДАЮ", "ДИРЕКТОР ШКОЛЫ", "Е.В.ТАРАНОВА"), "ДИРЕКТОР ШКОЛЫ", "Таранова Е.В.", None, None),
        (("УТВЕРЖДАЮ", "И.о. директора МАОУ СОШ № 7", "_______/ Иванов Пётр Сергеевич/", "31 августа 2022"),
         "И.о. директора МАОУ СОШ № 7", "Иванов П.С.", date(2022, 8, 31), None),
        (("Утверждаю:", "Заведующий МБДОУ № 3 _____ Ким О. А.", "Приказ №39/3 от 28 мая 2025 года"),
         "Заведующий МБДОУ № 3", "Ким О.А.", date(2025, 5, 28), "39/3"),
        (("Приложение 1 к приказу №181/1 от 13.09.2021г.",), None, None, date(2021, 9, 13), "181/1"),
        (("УТВЕРЖДАЮ", "31.02.2022"), None, None, None, None),
    ],
)  # fmt: skip
def test_a_stamp_says_what_it_says_and_no_more(lines, position, name, day, number):
    assert read_stamp(lines) == Stamp(position, name, day, number)


def test_a_day_may_be_written_in_many_ways():
    days = ["«09» января 2023 г.", "9.01.23", "09 . 01 . 2023", "9 января 2023 года"]
    assert {read_day(day) for day in days} == {date(2023, 1, 9)}
    assert read_day("без даты") is None


def test_stamps_stand_side_by_side_in_a_borderless_table():
    draft = read(
        "|СОГЛАСОВАНО|УТВЕРЖДАЮ|\n|Председатель ППО|Директор школы|\n|____ И.П. Волков|____ О.С. Лисина|\n"
        f"|30.08.2023|31.08.2023 Приказ № 5|\nДорожная карта на 2023-2024 учебный год\n{TABLE}"
    )
    assert draft.approval == Stamp("Директор школы", "Лисина О.С.", date(2023, 8, 31), "5")
    assert draft.agreement == Stamp("Председатель ППО", "Волков И.П.", date(2023, 8, 30), None)


def test_stamps_that_ran_together_in_one_line_are_parted():
    lines = (
        "СОГЛАСОВАНО УТВЕРЖДАЮ",
        "Председатель ППО Директор школы",
        "____ И.П. Волков ____ О.С. Лисина",
        "Протокол № 2 Приказ № 5",
        "М.П.",
    )
    stamps = read_stamps([[Spoken(line, place) for place, line in enumerate(lines)]])
    assert (stamps.approval.position, stamps.approval.name, stamps.approval.order_no) == ("Директор школы", "Лисина О.С.", "5")
    assert (stamps.agreement.position, stamps.agreement.name, stamps.agreement.order_no) == ("Председатель ППО", "Волков И.П.", "2")


def test_a_stamp_may_stand_after_the_title_or_after_the_table():
    after_title = f"Дорожная карта\nУТВЕРЖДЕНА приказом от 30.08.2023 № 7\n{TABLE}"
    after_table = f"Дорожная карта\n{TABLE}\nСОГЛАСОВАНО\nПредседатель совета И.П. Волков"
    assert read(after_title).approval == Stamp(None, None, date(2023, 8, 30), "7")
    assert read(after_table).agreement == Stamp("Председатель совета", "Волков И.П.")
    assert read(after_table).asides[-1] == "Председатель совета И.П. Волков"


def test_the_first_stamp_of_a_kind_that_says_something_counts():
    lines = ("УТВЕРЖДАЮ", "", "УТВЕРЖДАЮ", "Директор школы", "УТВЕРЖДАЮ", "Заведующий")
    stamps = read_stamps([[Spoken(line, place) for place, line in enumerate(lines)]])
    assert stamps.approval == Stamp("Директор школы")


def test_the_stamps_of_the_order_are_not_those_of_the_roadmap():
    draft = read(f"УТВЕРЖДАЮ\nДиректор школы О.С. Лисина\nП Р И К А З\nО наставничестве\nДорожная карта наставничества\n{TABLE}")
    assert draft.approval is None
    assert "О наставничестве" in draft.asides


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("«Дорожная карта» в МБОУ «СОШ №15 г.Энска» на 2023 – 2025 года", "МБОУ «СОШ №15 г.Энска»"),
        ("наставничества в КГБ ПОУ ЭПТ 2022-2023 учебный год", "КГБ ПОУ ЭПТ"),
        ("модели наставничества (ЦМН) МБОУ Школа № 27 на 2021 год", "МБОУ Школа № 27"),
        ("ГБДОУ детский сад № 94 Морского района Санкт-Петербурга", "ГБДОУ детский сад № 94 Морского района Санкт-Петербурга"),
        ("в МБУ ДО «ЦДТ «Радуга» на 2024 год", "МБУ ДО «ЦДТ «Радуга»"),
        ("МБДОУ ЦРР – детский сад № 15, реализация", "МБДОУ ЦРР – детский сад № 15"),
        ("СПб ГБПОУ «Колледж связи» в 2024 году", "СПб ГБПОУ «Колледж связи»"),
        ("МОУ СОШ с. Отрадное на 2021 год", "МОУ СОШ с. Отрадное"),
        ("МАОУ СОШ № 3 и", "МАОУ СОШ № 3"),
        ("муниципального бюджетного общеобразовательного учреждения «Средняя школа № 5» на 2024 год",
         "муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 5»"),
        ("в общеобразовательных организациях города Энска", None),
        ("мероприятия ДОУ по наставничеству", None),
        ("МБОУ на 2024 год", None),
        ("МБОУ (школа) в посёлке", None),
    ],
)  # fmt: skip
def test_the_organisation_is_named_as_the_document_names_it(text, name):
    assert find_organisation([text]) == name


def test_the_organisation_may_be_named_in_the_stamp():
    assert organisation_of_post("Директор МБОУ Школа № 7") == "МБОУ Школа № 7"
    assert organisation_of_post("Председатель ППО МБОУ Школа № 7") is None
    draft = read(f"УТВЕРЖДАЮ\nДиректор МБОУ Школа № 7\nО.С. Лисина\nДорожная карта наставничества\n{TABLE}")
    assert draft.organisation == "МБОУ Школа № 7"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("на 2022-2023 учебный год", date(2022, 9, 1), date(2023, 8, 31)),
        ("на 2022/23 уч. год", date(2022, 9, 1), date(2023, 8, 31)),
        ("на 2022/2023", date(2022, 9, 1), date(2023, 8, 31)),
        ("на учебный год 2022-2023", date(2022, 9, 1), date(2023, 8, 31)),
        ("на 2020 – 2024 учебный год", date(2020, 9, 1), date(2024, 8, 31)),
        ("на 2023 – 2025 года", date(2023, 1, 1), date(2025, 12, 31)),
        ("на 2022-2024 г.г.", date(2022, 1, 1), date(2024, 12, 31)),
        ("в 2023-2024 годах", date(2023, 1, 1), date(2024, 12, 31)),
        ("на 2021 год", date(2021, 1, 1), date(2021, 12, 31)),
        ("план на 2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("(сентябрь 2022 г. - май 2024 г.)", date(2022, 9, 1), date(2024, 5, 31)),
        ("на сентябрь – декабрь 2023 года", date(2023, 9, 1), date(2023, 12, 31)),
        ("на октябрь – май 2024 года", date(2023, 10, 1), date(2024, 5, 31)),
        ("на период с 01.10.2023 по 31.05.2024", date(2023, 10, 1), date(2024, 5, 31)),
    ],
)
def test_the_period_is_read_from_the_title(text, start, end):
    found = said_period(f"Дорожная карта наставничества {text}")
    assert (found.period.start, found.period.end) == (start, end)
    assert not found.guessed


@pytest.mark.parametrize(
    "text",
    [
        "Дорожная карта",
        "приказ от 25.12.2019 № 5",
        "с 32.13.2023 по 31.05.2024",
        "на 2024-2020 годы",
        "с мая 2025 по май 2024",
        "2023-23",
        "2024/24 учебный год",
    ],
)
def test_what_names_no_period_gives_none(text):
    found = said_period(text)
    assert found is None or found.period is None


def test_two_years_without_a_word_are_a_school_year_by_guess():
    found = said_period("Дорожная карта наставничества 2023-2024")
    assert found.period == Period.school_year(2023)
    assert found.guessed


@pytest.mark.parametrize(
    ("title", "approved", "deadlines", "period"),
    [
        ("", None, ["сентябрь 2023", "до 20.05.2024"], Period.school_year(2023)),
        ("", None, ["январь 2023", "декабрь 2023"], Period.calendar_years(2023)),
        ("", None, ["май 2022", "сентябрь 2024", "99.99.2024"], Period.calendar_years(2022, 2024)),
        ("", date(2023, 8, 30), ["сентябрь"], Period.school_year(2023)),
        ("", date(2023, 2, 15), ["декабрь"], Period.calendar_years(2023)),
        ("на учебный год", date(2023, 2, 15), ["май"], Period.school_year(2022)),
    ],
)
def test_a_period_that_is_not_said_is_guessed_with_a_doubt(title, approved, deadlines, period):
    found = guessed_period(title, approved, deadlines)
    assert found.period == period
    assert found.guessed


def test_without_any_year_there_is_no_period():
    assert guessed_period("Дорожная карта", None, ["сентябрь"]).period is None


def test_the_period_may_stand_beside_the_title():
    draft = read(f"Дорожная карта наставничества\nСрок реализации: 2023-2024 учебный год\n{TABLE}")
    assert draft.period == Period.school_year(2023)
    assert draft.title == "Дорожная карта наставничества"
    assert read(f"Дорожная карта\nСрок реализации не назван\n{TABLE}").period == Period.calendar_years(2024)


def test_a_title_ends_where_something_else_begins():
    lines = ["ДОРОЖНАЯ КАРТА", "", "наставничества в школе", "Цель: развитие", "конец"]
    assert find_title(lines).text == "ДОРОЖНАЯ КАРТА наставничества в школе"
    assert find_title(["План мероприятий", "Этап 1. Подготовка"]).taken == (0,)
    assert find_title(["Приказ", "о наставничестве"]) is None


def test_a_sentence_that_mentions_a_plan_is_no_title():
    assert find_title([f"План мероприятий {'очень ' * 60}длинный, с подробностями."]) is None


def test_without_words_of_a_plan_the_bold_line_above_is_the_title():
    assert read(f"**Наставничество в нашей школе**\n{TABLE}").title == "Наставничество в нашей школе"
    assert read(f"Просто слова\n{TABLE}").title is None


def test_what_stands_over_the_header_inside_the_table_is_read_too():
    draft = read(
        "|План работы на 2024 год|<|<|\n|||УТВЕРЖДАЮ|\n|||О.С. Лисина|\n|Школа № 5|город|Энск|\n"
        "|Мероприятия|Сроки|Ответственные|\n|Встреча|май|куратор|"
    )
    assert draft.title == "План работы на 2024 год"
    assert draft.approval == Stamp(name="Лисина О.С.")
    assert draft.asides == ("Школа № 5", "город", "Энск")


def test_a_heading_above_the_first_table_heads_its_stage():
    draft = read(f"План работы на 2024 год\n\nПодготовка пар\n{TABLE}\nРабота пар\n{TABLE}")
    assert stages(draft) == [(None, "Подготовка пар", 1), (None, "Работа пар", 1)]
    assert draft.title == "План работы на 2024 год"
