"""Tables inside tables: a frame round a table is taken off, any other inner table becomes lines of its cell's text."""

from __future__ import annotations

from collections.abc import Sequence

from duet.core.grids import Paragraph, Table

from ..guard import Unreadable
from ..guard.refusals import DEEP
from .layout import as_blocks

MAX_DEPTH = 12

Blocks = tuple[Paragraph | Table, ...]


def check_depth(depth: int) -> None:
    """Raises Unreadable when tables (or text boxes) are nested past ``MAX_DEPTH``."""
    if depth > MAX_DEPTH:
        raise Unreadable(DEEP)


def flat(blocks: Sequence[Paragraph | Table]) -> str:
    """The text of a cell: a paragraph on its own lines, a row of an inner table on one line."""
    lines = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        else:
            rows = (" ".join(cell.text.replace("\n", " ") for cell in row if cell.text) for row in block.rows)
            lines.extend(row for row in rows if row)
    return "\n".join(lines)


def is_bold(blocks: Sequence[Paragraph | Table]) -> bool:
    """All that is written there is bold."""
    return bool(blocks) and all(isinstance(block, Paragraph) and block.bold for block in blocks)


def unwrapped(made: Table | None, contents: Sequence[Blocks]) -> Sequence[Paragraph | Table]:
    """The blocks a table stands for: itself, or what is inside when it only frames other tables."""
    filled = [blocks for blocks in contents if blocks]
    if len(filled) == 1 and any(isinstance(block, Table) for block in filled[0]):
        return filled[0]
    return as_blocks(made)
