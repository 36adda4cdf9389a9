"""Word 97–2003: a file put together byte by byte, since no program here writes the forms Word itself does."""

from __future__ import annotations

import struct
from io import BytesIO

import olefile
import pytest

from duet.base.files.readers import read
from duet.base.files.readers.doc.file import WordFile
from duet.base.files.readers.doc.modifiers import Standing, look, modifiers
from duet.base.files.readers.doc.tables import TableRow, drawn
from duet.core.grids import Cell, Paragraph


def definition(*edges: int, flags: tuple[int, ...] = ()) -> bytes:
    """The operand of TDefTable."""
    cells = b"".join(struct.pack("<H18x", flag) for flag in flags)
    return bytes([len(edges) - 1]) + struct.pack(f"<{len(edges)}h", *edges) + cells


def row(*texts: str, edges: tuple[int, ...] = (), flags: tuple[int, ...] = ()) -> TableRow:
    cells = tuple((Paragraph(text),) if text else () for text in texts)
    return TableRow(Standing(table=definition(*edges, flags=flags) if edges else b""), cells)


RESTART, CONTINUE = 0x60, 0x20


def test_cells_merged_down_stand_once_though_a_border_was_dragged():
    made = drawn(
        [
            row("1", "а", "б", edges=(0, 700, 3000, 5000), flags=(RESTART, 0, 0)),
            row("", "в", "г", edges=(0, 760, 3000, 5000), flags=(CONTINUE, 0, 0)),
            row("Раздел", edges=(0, 5000), flags=(0,)),
        ]
    )
    assert made is not None
    assert made.rows == (
        (Cell("1", 0, height=2), Cell("а", 1), Cell("б", 2)),
        (Cell("в", 1), Cell("г", 2)),
        (Cell("Раздел", 0, width=3),),
    )


@pytest.mark.parametrize("first, following", [(1, 2), (2, 1), (3, 1)])
def test_cells_merged_across_are_one_whichever_way_the_marks_are_read(first, following):
    made = drawn([row("а", "", "б", edges=(0, 100, 200, 300), flags=(first, following, 0)), row("1", "2", "3", edges=(0, 100, 200, 300))])
    assert made is not None
    assert made.rows[0] == (Cell("а", 0, width=2), Cell("б", 2))


def test_rows_without_a_definition_have_columns_of_one_width():
    made = drawn([row("а", "б"), row("в", "г")])
    assert made is not None
    assert [[cell.column for cell in line] for line in made.rows] == [[0, 1], [0, 1]]


def test_modifiers_are_read_to_the_first_spoilt_one():
    code = struct.pack("<HB", 0x2416, 1) + struct.pack("<HI", 0x6649, 2) + struct.pack("<HB", 0xC60D, 200)
    assert [name for name, _ in modifiers(code)] == [0x2416, 0x6649]


def test_a_long_definition_kept_apart_is_found():
    kept = struct.pack("<HH", 0xD608, len(definition(0, 100)) + 1) + definition(0, 100)
    standing = Standing()
    standing.apply(struct.pack("<HI", 0x6646, 4), b"????" + struct.pack("<H", len(kept)) + kept)
    assert standing.table == definition(0, 100)


def test_hidden_and_deleted_letters_are_not_seen():
    assert [look(struct.pack("<HB", name, 1)).seen for name in (0x083C, 0x0800, 0x0835)] == [False, False, True]
    assert look(struct.pack("<HB", 0x0835, 1)).bold
    assert look(struct.pack("<HB", 0x0835, 0)).bold is False


def test_the_sample_keeps_lists_merged_cells_and_bold(samples):
    table = read((samples / "plan.doc").read_bytes(), "plan.doc").tables[0]
    assert table.rows[1][0].width == 6
    assert table.rows[1][0].bold
    assert table.rows[2][1].height == 3
    assert table.rows[2][3].text.startswith("1. Изучение")
    assert "\n2. Знакомство" in table.rows[2][3].text


def test_a_fast_saved_document_is_put_together_from_its_pieces(samples):
    content = (samples / "plan.doc").read_bytes()
    cut = _cut_in_two(content)
    assert len(WordFile(cut).pieces) == len(WordFile(content).pieces) + 1
    assert list(read(cut, "plan.doc").texts()) == list(read(content, "plan.doc").texts())


def _cut_in_two(content: bytes) -> bytes:
    """The same document with the first piece of its text cut in two, as a quick save leaves it.

    The table of pieces grows over the table of fonts that lies after it and is not read here, so nothing else moves.
    """
    with olefile.OleFileIO(BytesIO(content)) as ole:
        main, table = ole.openstream("WordDocument").read(), ole.openstream("1Table").read()
    offset, size = struct.unpack_from("<II", main, 0x01A2)
    clx = table[offset : offset + size]
    count = (struct.unpack_from("<I", clx, 1)[0] - 4) // 12
    positions = list(struct.unpack_from(f"<{count + 1}i", clx, 5))
    pieces = [clx[5 + 4 * (count + 1) + 8 * index :][:8] for index in range(count)]
    (packed,) = struct.unpack_from("<I", pieces[0], 2)
    width = 1 if packed & 0x4000_0000 else 2
    middle = positions[0] + 37
    shift = 37 * (2 if width == 1 else width)
    positions.insert(1, middle)
    pieces.insert(1, pieces[0][:2] + struct.pack("<I", packed + shift) + pieces[0][6:])
    plc = struct.pack(f"<{count + 2}i", *positions) + b"".join(pieces)
    made = b"\x02" + struct.pack("<I", len(plc)) + plc
    at = content.index(clx)
    head = content.index(main[:512])
    content = content[:at] + made + content[at + len(made) :]
    return content[: head + 0x01A6] + struct.pack("<I", len(made)) + content[head + 0x01AA :]
