"""Tables of values parted by marks."""

from __future__ import annotations

import pytest

from duet.base.files.guard import Kind, Unreadable, check
from duet.base.files.readers import read, read_sheets

PEOPLE = [["Фамилия", "Класс"], ["Ёлкина", "7 «А»"], ["Съедин", "10Б"]]


def rows(content: bytes, name: str = "Список.csv") -> list[list[str]]:
    (table,) = read(content, name).tables
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_any_mark_and_any_encoding(mark, encoding):
    assert rows("\r\n".join(mark.join(row) for row in PEOPLE).encode(encoding)) == PEOPLE


def test_excels_own_line_is_obeyed_and_dropped():
    assert rows("sep=,\r\nА;Б,В\r\nГ;Д,Е".encode()) == [["А;Б", "В"], ["Г;Д", "Е"]]


def test_quotes_hold_marks_lines_and_quotes():
    assert rows('Имя;Адрес\n"Ким; Олег";"ул. ""Мира"", 5\nкв. 2"\n'.encode()) == [["Имя", "Адрес"], ["Ким; Олег", 'ул. "Мира", 5\nкв. 2']]


def test_commas_inside_cells_do_not_outvote_the_mark():
    assert rows("ФИО;Адрес\nКим О. Р.;Мира, 5, 2\nЛи А. Б.;Мира, 6\n".encode())[1] == ["Ким О. Р.", "Мира, 5, 2"]


def test_a_quote_nobody_closed_does_not_swallow_the_rest():
    lines = [f"Ким {number};7" for number in range(300)]
    assert len(rows(("Имя;Класс\n" + '"Ли;8\n' + "\n".join(lines)).encode())) == 302


def test_empty_rows_are_left_out_and_one_column_is_a_table():
    assert rows("ФИО\n\nКим Олег\n;;\nЛи Анна\n".encode()) == [["ФИО"], ["Ким Олег"], ["Ли Анна"]]


def test_only_the_name_makes_it_a_table():
    assert check("А;Б".encode(), "a.csv") is Kind.CSV
    assert check("А;Б".encode(), "a.txt") is Kind.TXT
    assert rows("Имя;Заметка\nКим;<table><tr>".encode())[1] == ["Ким", "<table><tr>"]


@pytest.mark.parametrize(
    "content, words",
    [
        (b"\x00\x01\x02\x03\xff\xfe\x00", "Содержимое файла не похоже"),
        (("а" * 140_000 + ";б").encode(), "В одной из клеток больше ста тысяч знаков"),
        ("а;б;в;г\n".encode() * 80_000, "Таблица в файле слишком велика"),
        (b";;;\n;;;", "В файле нет текста"),
    ],
)
def test_what_cannot_be_a_list_is_named_in_plain_words(content, words):
    with pytest.raises(Unreadable, match=words):
        read(content, "a.csv")


def test_a_book_is_read_sheet_by_sheet_and_anything_else_as_one(samples):
    assert [name for name, _ in read_sheets((samples / "plan.xlsx").read_bytes(), "plan.xlsx")] != [""]
    assert [name for name, _ in read_sheets("А;Б".encode(), "a.csv")] == [""]
