"""Cells find their places."""

from __future__ import annotations

from duet.base.papers.blocks import LANDSCAPE, PORTRAIT, Stamps, Table

from .samples import order


def test_a_cell_under_a_merged_one_moves_to_the_right():
    table = next(block for block in order().blocks if isinstance(block, Table))
    places = [[(placed.row, placed.column, placed.cell.text) for placed in line] for line in table.placed]
    assert places[1:] == [
        [(1, 0, "I. Подготовка")],
        [(2, 0, "1"), (2, 1, "Встреча\nпар"), (2, 2, "май 2027")],
        [(3, 1, "Приказ"), (3, 2, "июнь 2027")],
    ]


def test_a_wide_cell_has_the_room_of_its_columns():
    table = next(block for block in order().blocks if isinstance(block, Table))
    assert [table.room_of(line[0]) for line in table.placed] == [32.0, 472.0, 32.0, 292.0]


def test_signatures_stand_at_one_height_and_stamps_apart():
    block = Stamps((("СОГЛАСОВАНО", "Совет", "Ким", "май"), ("ПРИНЯТО", "Собрание")), (("УТВЕРЖДАЮ", "Директор", "Ветров"),))
    assert list(block.rows) == [
        (("СОГЛАСОВАНО", "Совет"), ("УТВЕРЖДАЮ", "Директор")),
        (("Ким", "май"), ("Ветров",)),
        (("",), ("",)),
        (("ПРИНЯТО", "Собрание"), ()),
    ]
    assert list(Stamps().rows) == []


def test_a_page_turned_is_sewn_above():
    millimetres = 25.4 / 72
    assert [round(side * millimetres) for side in (PORTRAIT.top, PORTRAIT.right, PORTRAIT.bottom, PORTRAIT.left)] == [20, 10, 20, 30]
    assert [round(side * millimetres) for side in (LANDSCAPE.top, LANDSCAPE.right, LANDSCAPE.bottom, LANDSCAPE.left)] == [30, 20, 10, 20]
    assert (LANDSCAPE.width, LANDSCAPE.height) == (PORTRAIT.height, PORTRAIT.width)
    assert [round(PORTRAIT.room * millimetres), round(LANDSCAPE.length * millimetres)] == [170, 170]
