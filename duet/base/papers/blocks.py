"""A paper as a list of blocks: written once, and each writer (docx, pdf, xlsx) turns it into its format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

# What a cell keeps free on either side of its text, and the width of a stamp (8 cm by ГОСТ Р 7.0.97), in points.
ASIDE, CORNER = 4.0, 227.0
# Between texts and a picture beside them.
GUTTER = 16.0
# Under a line to cut along.
CUT = 14.0


class Align(StrEnum):
    """Where the lines of a text stand."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs parted by ``\\n``. ``indent``: each begins with a red line, as in the text of an order.

    ``large`` is for what is typed off the paper: a code.
    """

    text: str
    align: Align = Align.LEFT
    bold: bool = False
    indent: bool = False
    small: bool = False
    large: bool = False

    @property
    def size(self) -> int:
        """The letters in points."""
        return 10 if self.small else 20 if self.large else 12


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a paper or of a part of it: bold, in the middle, never parted from what follows."""

    text: str


Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stamps:
    """«СОГЛАСОВАНО» on the left, «УТВЕРЖДАЮ» on the right; a stamp is its lines, the word of the stamp first."""

    left: tuple[Lines, ...] = ()
    right: tuple[Lines, ...] = ()

    @property
    def rows(self) -> Iterator[tuple[Lines, Lines]]:
        """Lines on the left and on the right, an empty row between stamps.

        A stamp takes two rows: where posts need more lines on one side, signatures stand at one height all the same.
        """
        for index, (left, right) in enumerate(zip_longest(self.left, self.right, fillvalue=())):
            if index:
                yield ("",), ("",)
            yield left[:2], right[:2]
            if left[2:] or right[2:]:
                yield left[2:], right[2:]


@dataclass(frozen=True, slots=True)
class Signature:
    """The post on the left, a line to sign on and the name on the right."""

    position: str
    name: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; ``\\n`` parts its paragraphs. ``width`` and ``height`` count columns and rows."""

    text: str
    width: int = 1
    height: int = 1
    bold: bool = False
    align: Align = Align.LEFT


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell and where it stands: its row and its first column, from 0."""

    row: int
    column: int
    cell: Cell


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells from left to right, without the places that a cell above or on the left covers.

    The first ``head`` rows stand again on every page. ``widths`` of the columns and ``size`` of the letters are in points.
    ``headings`` are rows (by index) that stay with the row under them; ``long`` are higher than a good part of a page, and only
    these may be torn by its end.
    """

    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    head: int = 1
    size: int = 12
    headings: frozenset[int] = frozenset()
    long: frozenset[int] = frozenset()

    @property
    def placed(self) -> tuple[tuple[Placed, ...], ...]:
        """The cells that begin in each row with their places."""
        taken: set[tuple[int, int]] = set()
        lines = []
        for index, row in enumerate(self.rows):
            line, column = [], 0
            for cell in row:
                while (index, column) in taken:
                    column += 1
                line.append(Placed(index, column, cell))
                taken |= {(index + down, column + right) for down in range(cell.height) for right in range(cell.width)}
                column += cell.width
            lines.append(tuple(line))
        return tuple(lines)

    def room_of(self, placed: Placed) -> float:
        """How many points across are free for the text of a cell."""
        return sum(self.widths[placed.column : placed.column + placed.cell.width]) - 2 * ASIDE


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A square drawing, the same in two forms: one for what is set, one for what is edited. ``side`` is in points."""

    svg: str
    png: bytes
    side: float


@dataclass(frozen=True, slots=True)
class Beside:
    """Texts on the left, a picture with words under it on the right, all on one page: a slip.

    ``height`` is in points; ``cut``: a dashed line under it to cut along, and room to do it. A book of cells has the words only.
    """

    texts: tuple[Text, ...]
    picture: Picture
    under: tuple[Text, ...] = ()
    height: float = 0
    cut: bool = False


Block = Beside | Text | Heading | Stamps | Signature | Table | PageBreak


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of A4 and its margins in points, by ГОСТ Р 7.0.97: 30 mm where papers are sewn together."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.width - self.left - self.right

    @property
    def length(self) -> float:
        """The height between the margins."""
        return self.height - self.top - self.bottom


MM = 72 / 25.4
PORTRAIT = Page(210 * MM, 297 * MM, 20 * MM, 10 * MM, 20 * MM, 30 * MM)
# The same sheet turned: the side that is sewn is above.
LANDSCAPE = Page(297 * MM, 210 * MM, 30 * MM, 20 * MM, 10 * MM, 20 * MM)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to be printed; ``title`` is for lists of files, what is printed stands in the blocks.

    ``numbered``: pages have numbers from the second on; several papers in one file have none.
    """

    title: str
    blocks: tuple[Block, ...]
    page: Page = PORTRAIT
    numbered: bool = True
