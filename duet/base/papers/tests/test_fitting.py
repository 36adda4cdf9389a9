"""Widths of columns: words are whole, the table fills the page and is short."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from duet.base.papers.blocks import ASIDE, Cell, Table
from duet.base.papers.fitting import fitted
from duet.base.papers.measuring import lines_in, width_of
from duet.base.papers.typography import NBSP

from .samples import row

ROOM = 728.0
HEADER = ("№", "Мероприятие", "Срок реализации", "Ответственный за исполнение", "Результат")
LONG = "Разработка и утверждение распорядительной документации для обеспечения развития инфраструктуры и кадрового потенциала. " * 3


def table_of(*rows: tuple[str, ...]) -> Table:
    return Table((row(*HEADER, bold=True), *(row(*texts) for texts in rows)), (1.0,) * len(HEADER))


def test_the_table_fills_the_page():
    made = fitted(table_of(("1", LONG, "до 19.02.2021г.", "директор", "Приказ")), ROOM)
    assert abs(sum(made.widths) - ROOM) < 1
    assert made.size == 12


def test_no_word_is_wider_than_its_column():
    made = fitted(table_of(("1", LONG, "Сентябрь-октябрь 2026 года", "заместитель директора", "Сертификаты")), ROOM)
    for line in made.placed:
        for placed in line:
            assert max(width_of(word, bold=placed.cell.bold) for word in placed.cell.text.split()) * made.size <= made.room_of(placed)


def test_the_longest_texts_have_the_widest_column():
    widths = fitted(table_of(*[("1", LONG, "май", "директор", "Приказ")] * 5), ROOM).widths
    assert max(widths) == widths[1]
    assert widths[1] > ROOM / 2


def test_a_title_and_a_text_share_what_is_left_so_that_rows_are_low():
    made = fitted(table_of(*[("1", LONG, "май", "директор", LONG)] * 3), ROOM)
    assert abs(made.widths[1] - made.widths[4]) < 30


def test_letters_grow_smaller_until_the_words_of_many_columns_fit():
    names = ("Ответственный", "Мероприятие", "Исполнители", "Результаты", "Примечание", "Содержание", "Участники", "Категория", "Документ")
    table = Table((row(*names, bold=True),), (1.0,) * len(names))
    assert [fitted(table, room).size for room in (760.0, 660.0, 600.0, 550.0, 500.0, 300.0)] == [12, 11, 10, 9, 8, 8]
    assert abs(sum(fitted(table, 300.0).widths) - 300.0) < 1


def test_a_word_that_no_column_holds_may_be_broken():
    made = fitted(table_of(("1", "й" * 300, "май", "организационно-распорядительная", "Приказ")), ROOM)
    assert made.size == 12
    assert made.room_of(made.placed[0][3]) > width_of("распорядительная") * 12


def test_what_belongs_together_stays_together_where_there_is_room():
    made = fitted(table_of(("1", "Приказ № 5 от 1 мая 2026 г.", "май", "Белова А.С.", "Приказ")), ROOM)
    assert [cell.text.count(NBSP) for cell in made.rows[1]] == [0, 3, 0, 1, 0]
    narrow = Table((row("Название", "Кто"), row("№ 123456789 и № 5", "т")), (1.0, 1.0))
    assert [cell.text.count(NBSP) for cell in fitted(narrow, 70.0).rows[1]] == [1, 0]


def test_merged_cells_do_not_widen_a_column():
    wide = (Cell("Нормативное правовое регулирование внедрения методологии", width=5, bold=True),)
    table = table_of(("1", LONG, "май", "директор", "Приказ"))
    assert fitted(Table((*table.rows, wide), table.widths), ROOM).widths == fitted(table, ROOM).widths


def test_an_empty_table_has_columns_too():
    assert fitted(Table((row("", ""),), (1.0, 1.0)), 100.0).widths == (50.0, 50.0)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(*[st.text(max_size=60)] * 5), max_size=5))
def test_whatever_the_words_the_columns_fill_the_page(rows):
    made = fitted(table_of(*rows), ROOM)
    assert abs(sum(made.widths) - ROOM) < 1
    assert min(made.widths) > 2 * ASIDE
    assert all(lines_in(placed.cell.text, made.room_of(placed), made.size) >= 1 for line in made.placed for placed in line)
