"""Columns by titles and by values."""

from __future__ import annotations

import pytest

from duet.core.grids import Cell, Table
from duet.core.listing import read_list
from duet.core.listing.tables import find_people

from .untidy import grid, one, table

NAMES = ["Ким Олег Робертович", "Ли Анна Львовна"]


def guesses(*columns):
    """«заголовок» and two values each → what each was taken for."""
    titles, first, second = zip(*columns, strict=True)
    listing = read_list(one(table(list(titles), list(first), list(second))))
    return [(column.guess.meaning.key, column.guess.is_sure) for column in listing.columns]


def guess(title, *values):
    return guesses(("ФИО", *NAMES), (title, *values))[1]


@pytest.mark.parametrize(
    "title, values, meaning",
    [
        ("Контакты", ("8 916 123-45-67", "8 916 123-45-68"), ("self.phone", True)),
        ("Контакты", ("a@b.ru", "c@d.ru"), ("self.email", True)),
        ("Родители", ("8 916 123-45-67", "8 916 123-45-68"), ("kin.phone", False)),
        ("Родители", ("Ким Вера", "Ли Ольга"), ("kin.full_name", True)),
        ("Телефон", ("a@b.ru", "c@d.ru"), ("self.phone", False)),
        ("Молодой специалист", ("да", "нет"), ("self.young", True)),
        ("Категория", ("высшая", "первая"), ("self.category", True)),
        ("Погода", ("высшая", "первая"), ("self.category", True)),
        ("Погода", ("ясно", "дождь"), ("self.other", False)),
        ("Погода", ("учитель", "воспитатель"), ("self.post", False)),
        ("Дата вхождения", ("01.09.2026", "02.09.2026"), ("self.joined_on", True)),
        ("Класс", ("7а", "8б"), ("self.group", True)),
    ],
)
def test_a_title_and_values_decide_together(title, values, meaning):
    assert guess(title, *values) == meaning


def test_one_word_over_whole_names_means_the_whole_name():
    assert guesses(("Имя", *NAMES), ("Класс", "7а", "8б"))[0] == ("self.full_name", True)
    assert guesses(("Фамилия", *NAMES), ("Класс", "7а", "8б"))[0] == ("self.full_name", True)
    assert guesses(("Фамилия", "Ким", "Ли"), ("Класс", "7а", "8б"))[0] == ("self.full_name", False)
    assert guesses(("Имя", "Огонёк", "Ветер"), ("Класс", "7а", "8б"))[0] == ("self.full_name", False)


def test_a_title_of_a_whole_name_over_a_part_of_it():
    assert guesses(("Ученик", "Олег", "Анна"), ("Фамилия", "Ким", "Ли"))[0] == ("self.given", True)


def test_young_specialists_over_names_are_mentees():
    assert guesses(("Наставник", *NAMES), ("Молодой специалист", "Зимина Алла", "Гром Илья"))[1] == ("mentee.full_name", True)


def test_in_a_list_of_pairs_a_column_is_of_the_name_before_it():
    found = guesses(
        ("Запрос", "а", "б"), ("Наставник", *NAMES), ("Телефон", "8 916 123-45-67", ""), ("Наставляемый", "Зимина Алла", "Гром Илья"),
        ("Класс", "7а", "8б"), ("Компетенции", "в", "г"), ("Учитель", "Гром Илья", "Зимина Алла"),
    )  # fmt: skip
    assert [meaning for meaning, _ in found] == [
        "mentee.request", "mentor.full_name", "mentor.phone", "mentee.full_name", "mentee.group", "mentor.competences", "self.full_name",
    ]  # fmt: skip


def test_of_two_columns_of_one_meaning_the_surer_is_taken():
    assert guesses(("ФИО", *NAMES), ("Дата рождения", "", ""), ("ДР", "12.03.2011", "13.03.2011"))[1:] == [
        ("self.other", False),
        ("self.born_on", True),
    ]


def test_two_columns_of_names_without_titles():
    rows = ["Ким Олег Робертович", "Ким Вера Павловна", "7а"], ["Ли Анна Львовна", "Ли Ольга Олеговна", "7б"]
    of_pupils, of_anybody = read_list(one(table(*rows))), read_list(one(table(*(row[:2] for row in rows))))
    assert [column.guess.meaning.key for column in of_pupils.columns] == ["self.full_name", "kin.full_name", "self.group"]
    assert [column.guess.meaning.key for column in of_anybody.columns] == ["self.full_name", "self.other"]


def test_two_columns_of_one_title_are_two():
    assert guesses(("ФИО", *NAMES), ("Телефон", "8 916 123-45-67", ""), ("Телефон", "", "8 916 123-45-68"))[1:] == [
        ("self.phone", True),
        ("self.phone", True),
    ]


def test_pieces_of_a_table_keep_its_columns():
    first = table(["ФИО", "Класс"], ["Ким Олег Робертович", "7а"])
    found = find_people(one(first, "Другие", table(["Ли Анна Львовна", "7б"]), table(["Зимина Алла", "7а", "8 916 123-45-67"])))
    assert [row.cells for row in found.rows] == [
        {"фио": "Ким Олег Робертович", "класс": "7а"},
        {"фио": "Ли Анна Львовна", "класс": "7б"},
        {"столбец 1": "Зимина Алла", "столбец 2": "7а", "столбец 3": "8 916 123-45-67"},
    ]


def test_a_piece_that_counts_its_columns_anew_keeps_them_too():
    second = Table(((Cell("Ли Анна Львовна", 3), Cell("7б", 4)),))
    found = find_people(one(table(["ФИО", "Класс"], ["Ким Олег", "7а"]), second))
    assert found.rows[1].cells == {"фио": "Ли Анна Львовна", "класс": "7б"}


def test_paragraphs_around_a_table_are_its_titles():
    made = grid("Приказ № 5", "Список наставников", table(["ФИО", "Должность"], ["Ким Олег", "учитель"]), "Громов Андрей Павлович")
    listing = read_list([("", made)])
    assert (listing.side, len(listing.rows), [aside.text for aside in listing.asides]) == (
        "mentor", 1, ["Приказ № 5", "Список наставников", "ФИО Должность", "Громов Андрей Павлович"],
    )  # fmt: skip


def test_empty_rows_and_paragraphs_are_passed_over():
    empty = Table(((Cell("ФИО", 0),), (Cell(" ", 0),), (Cell("Ким Олег", 0),)))
    assert [row.number for row in find_people(one(" ", empty)).rows] == [2]


def test_titles_say_who_everybody_is():
    assert read_list(one("Педагоги и учащиеся", table(["ФИО", "Класс"], ["Ким Олег", "7а"]))).status == "pupil"
    assert read_list(one("Список студентов", table(["ФИО", "Группа"], ["Ким Олег", "ИС-21"]))).status == "student"
    assert read_list(one(table(["ФИО"], ["Ким Олег"]))).status == ""


def test_a_file_without_people_has_no_rows():
    listing = read_list(one("Погода", table(["Месяц", "Дождь"], ["май", "был"])))
    assert (listing.rows, len(listing.asides)) == ((), 3)
