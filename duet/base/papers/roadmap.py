"""A roadmap as a paper: the stamps, the title, the table in the organisation's own columns, the abbreviations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from duet.core.plans import Plan, StampKind
from duet.core.plans.sheet import Sheet, sheet
from duet.core.plans.sheet_stamps import stamp_lines
from duet.core.roadmaps.columns import Column

from .blocks import LANDSCAPE, PORTRAIT, Align, Block, Cell, Heading, Page, Paper, Stamps, Table, Text
from .fitting import fitted, lines_of_rows
from .measuring import LEADING

_MOST_UPRIGHT = 4
# A row higher than that part of a page may be torn, or pages stay half empty.
_HIGH = 0.6
_ABBREVIATIONS = "Сокращения: "


def roadmap_paper(plan: Plan) -> Paper:
    """The plan ready to be printed."""
    made = sheet(plan)
    page = LANDSCAPE if len(made.columns) > _MOST_UPRIGHT else PORTRAIT
    blocks: list[Block] = [Text(made.organisation, Align.CENTRE)] if made.organisation else []
    if plan.stamps:
        blocks.append(_stamps(plan))
    if made.title:
        blocks.append(Heading(made.title))
    if made.period:
        blocks.append(Text(made.period, Align.CENTRE))
    blocks.append(_table(made, page))
    if made.notes:
        blocks.append(Text(_ABBREVIATIONS + "; ".join(made.notes) + "."))
    return Paper(plan.title, tuple(blocks), page)


def _stamps(plan: Plan) -> Stamps:
    """Approvals on the right; agreements, then what bodies have accepted, on the left."""
    sides = {kind: tuple(stamp_lines(stamp, plan.title) for stamp in plan.stamps if stamp.kind is kind) for kind in StampKind}
    return Stamps((*sides[StampKind.AGREED], *sides[StampKind.ACCEPTED]), sides[StampKind.APPROVED])


def _table(made: Sheet, page: Page) -> Table:
    rows = tuple(
        tuple(Cell(cell.text, cell.width, cell.height, cell.bold, _align(made, index, cell.column, cell.width)) for cell in row)
        for index, row in enumerate(made.table.rows)
    )
    table = fitted(Table(rows, (1.0,) * len(made.columns), made.head, headings=made.headings), page.room)
    return replace(table, long=frozenset(_long(table, page)))


def _align(made: Sheet, row: int, column: int, width: int) -> Align:
    in_head = row < made.head
    across = row in made.headings and width == len(made.columns)
    return Align.CENTRE if in_head or across or made.columns[column] is Column.NUMBER else Align.LEFT


def _long(table: Table, page: Page) -> Iterator[int]:
    """Rows that are higher than a good part of a page."""
    most = _HIGH * page.length / (table.size * LEADING)
    return (index for index, lines in enumerate(lines_of_rows(table)) if lines > most)
