"""A paper as a list of blocks: written once, and each writer (docx, pdf, xlsx) turns it into its format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import zip_longest

# What a cell keeps free on either side of its text, and the width of a stamp (8 cm by ГОСТ Р 7.0.97), in points.
ASIDE, CORNER = 4.0, 227.0
# Between texts and a picture beside them.
GUTTER = 16.0
# Letters of a paper that asks for none, and the side of the square on a first sheet, in points.
USUAL, SEAL = 12, 64.0
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

    ``large`` is for what is typed off the paper: a code. ``spread``: «П Р И К А З», bold letters set apart in the middle.
    ``narrow``: the title «О чём» of an order, in the left half. ``keep``: on one page with the block after it.
    """

    text: str
    align: Align = Align.LEFT
    bold: bool = False
    indent: bool = False
    small: bool = False
    large: bool = False
    spread: bool = False
    narrow: bool = False
    keep: bool = False

    def letters(self, usual: int = USUAL) -> int:
        """The letters in points in a paper whose usual ones are so large."""
        return 10 if self.small else 20 if self.large else usual

    @property
    def is_bold(self) -> bool:
        """What is spread is bold without asking."""
        return self.bold or self.spread

    @property
    def stands(self) -> Align:
        """Where it stands: what is spread in the middle, what is narrow on the left."""
        return Align.CENTRE if self.spread else Align.LEFT if self.narrow else self.align


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
    """The post on the left, a line to sign on and the name on the right.

    ``mark`` are the lines of a framed mark in place of the line to sign on: «Утверждено в «Дуэте»», «03.10.2026, 11:20».
    """

    position: str
    name: str
    mark: Lines = ()


@dataclass(frozen=True, slots=True)
class Split:
    """One line with words on the left, on the right and maybe in the middle: «03.10.2026 … № 167-од»."""

    left: str
    right: str
    centre: str = ""


@dataclass(frozen=True, slots=True)
class Parties:
    """Two sides of an agreement in equal halves: requisites and the place to sign; the first line of each names it and is bold."""

    left: Lines
    right: Lines


@dataclass(frozen=True, slots=True)
class Annex:
    """The mark of an annex in the right corner: «Приложение № 1», «к приказу от …»; always on a new page."""

    lines: Lines


@dataclass(frozen=True, slots=True)
class Blank:
    """A line to fill by hand after ``label``, small words ``under`` it.

    ``share`` is its part of the width: several in a row that fit side by side stand so.
    """

    label: str = ""
    under: str = ""
    share: float = 1.0


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


@dataclass(frozen=True, slots=True)
class Seal:
    """The QR of a document at the foot of its first sheet (ГОСТ Р 7.0.97-2025, № 31) and small words beside it.

    It is no wider than ``SEAL``, whatever the side of the picture.
    """

    picture: Picture
    lines: Lines = ()

    @property
    def side(self) -> float:
        """The side of the square on the sheet, in points."""
        return min(self.picture.side, SEAL)


Block = Beside | Text | Heading | Stamps | Signature | Table | PageBreak | Split | Parties | Annex | Blank


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


# From the edge of the sheet to its frame.
FRAME = 12 * MM


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to be printed; ``title`` is for lists of files, what is printed stands in the blocks.

    ``numbered``: pages have numbers from the second on; several papers in one file have none. ``size`` of usual letters is in
    points (12, 13 or 14), ``leading`` multiplies the distance of lines, ``framed`` draws a double frame on every page.
    """

    title: str
    blocks: tuple[Block, ...]
    page: Page = PORTRAIT
    numbered: bool = True
    size: int = USUAL
    leading: float = 1.0
    seal: Seal | None = None
    framed: bool = False

    @property
    def formal(self) -> bool:
        """Whether it is spaced as an office expects. What asks for nothing of that is set as lists and slips always were."""
        asked = self.size != USUAL or self.leading != 1 or self.framed or self.seal is not None
        return asked or any(_is_formal(block) for block in self.blocks)

    @property
    def sheet(self) -> Page:
        """The page as it is printed: what is framed is not sewn, so its text stands in the middle, as wide as before."""
        page = self.page
        if not self.framed:
            return page
        across, down = (page.left + page.right) / 2, (page.top + page.bottom) / 2
        return replace(page, left=across, right=across, top=down, bottom=down)

    @property
    def foot(self) -> float:
        """From the lower edge of the sheet to its seal."""
        return FRAME + 3 * MM if self.framed else 8 * MM


def _is_formal(block: Block) -> bool:
    match block:
        case Split() | Parties() | Annex() | Blank():
            return True
        case Text():
            return block.spread or block.narrow or block.keep
        case Signature():
            return bool(block.mark)
        case _:
            return False
