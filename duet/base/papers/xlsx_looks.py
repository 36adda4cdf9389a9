"""How cells of an .xlsx look, and how many columns and points of height words need there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .blocks import ASIDE, CORNER, Align, Blank, Parties, Split, Stamps, Table, Text
from .fitting import lines_of_rows
from .measuring import TWIN, lines_in

# The height of a line in heights of letters, and the step of an indent in points.
LINE, INDENT = 1.3, 10.0
SIZE = 12


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks; ``quoted``: it stays a text when somebody edits it, ``indent`` is in steps."""

    bold: bool = False
    align: Align = Align.LEFT
    size: int = SIZE
    middle: bool = False
    ruled: bool = False
    quoted: bool = False
    indent: int = 0

    @property
    def properties(self) -> dict[str, object]:
        """The same in the words of xlsxwriter."""
        return {
            "font_name": TWIN,
            "font_size": self.size,
            "bold": self.bold,
            "text_wrap": True,
            "align": "justify" if self.align is Align.BOTH else self.align.value,
            "valign": "vcenter" if self.middle else "top",
            "border": int(self.ruled),
            "quote_prefix": self.quoted,
            "indent": self.indent,
            "num_format": "@",
        }


@dataclass(frozen=True, slots=True)
class Written:
    """A text that takes the columns from ``first`` to ``last``."""

    text: str
    first: int
    last: int
    look: Look = Look()

    def height(self, widths: Sequence[float]) -> float:
        """Points that it needs in columns of these widths."""
        room = sum(widths[self.first : self.last + 1]) - 2 * ASIDE - self.look.indent * INDENT
        return lines_in(self.text, max(room, self.look.size), self.look.size, bold=self.look.bold) * self.look.size * LINE


def corners(block: Stamps, widths: Sequence[float]) -> list[Written]:
    """The stamps in the corners of a page, an empty line between those of one corner; on a narrow sheet all in one."""
    left, right = ("\n\n".join("\n".join(stamp) for stamp in stamps) for stamps in (block.left, block.right))
    count = len(widths)
    if count == 1 or not right:
        return [Written("\n\n".join(filter(None, (left, right))), 0, _enough(widths) - 1)]
    middle = max(range(1, count), key=lambda place: min(sum(widths[:place]), sum(widths[place:]))) if left else 0
    taken = _enough(widths[middle:][::-1])
    shifted = Look(indent=int(max(sum(widths[count - taken :]) - CORNER, 0) / INDENT))
    made = [Written(right, count - taken, count - 1, shifted)]
    return [Written(left, 0, _enough(widths[:middle]) - 1), *made] if left else made


def _enough(widths: Sequence[float]) -> int:
    """How many columns hold a stamp; all of them when none do."""
    return next((count for count in range(1, len(widths) + 1) if sum(widths[:count]) >= CORNER), len(widths))


def in_words(block: Split | Parties | Blank) -> list[Text]:
    """What a book of cells keeps of blocks that are meant for a sheet: their words, one under another."""
    match block:
        case Split():
            return [Text("    ".join(filter(None, (block.left, block.centre, block.right))))]
        case Parties():
            return [Text("\n".join(side)) for side in (block.left, block.right)]
        case Blank():
            return [Text(f"{block.label} {'_' * 24}".strip()), *([Text(f"({block.under})", small=True)] if block.under else [])]


def heights(table: Table) -> list[float]:
    """Heights of rows in points: not every program makes them fit when it opens a book, and none does with merged cells."""
    return [lines * table.size * LINE for lines in lines_of_rows(table)]
