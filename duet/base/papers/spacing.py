"""How blocks of a formal paper stand one under another: the same in every writer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from .blocks import CORNER, Align, Annex, Beside, Blank, Heading, PageBreak, Paper, Parties, Signature, Split, Stamps, Table, Text
from .measuring import LEADING, lines_in, width_of
from .typography import NBSP, bound, loosened

# Between blanks side by side; what a label may take of its blank; between the columns of two parties.
ASUNDER, _LABEL, APART = 16.0, 0.6, 24.0
# A party that takes more of a page may be torn by its end.
_TALL = 0.8


@dataclass(frozen=True, slots=True)
class Blanks:
    """Blanks side by side."""

    blanks: tuple[Blank, ...]

    def widths(self, room: float, size: float) -> list[tuple[float, float]]:
        """The label and the line of each blank in points."""
        found = []
        for blank in self.blanks:
            width = _share(blank) * room - (ASUNDER if blank is not self.blanks[-1] else 0)
            label = min(width_of(bound(blank.label)) * size + 5, width * _LABEL) if blank.label else 0
            found.append((label, width - label))
        return found


# What is laid on a sheet: every block, a single blank as a row of one.
Piece = Beside | Text | Heading | Stamps | Signature | Table | PageBreak | Split | Parties | Annex | Blanks


def _share(blank: Blank) -> float:
    return min(max(blank.share, 0.1), 1.0)


def laid(paper: Paper) -> list[tuple[int, Piece]]:
    """Blocks with their places in the paper, blanks gathered into rows; a label too long for its blank stands above it."""
    made: list[tuple[int, Piece]] = []
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Blank):
            made.append((index, block))
            continue
        if width_of(bound(block.label)) * paper.size > _share(block) * paper.sheet.room * _LABEL:
            made += [(index, Text(block.label, keep=True)), (index, Blanks((replace(block, label=""),)))]
            continue
        last = made[-1][1] if made else None
        if isinstance(last, Blanks) and sum(map(_share, (*last.blanks, block))) <= 1.001:
            made[-1] = (made[-1][0], Blanks((*last.blanks, block)))
        else:
            made.append((index, Blanks((block,))))
    return made


def spaced(paper: Paper) -> Iterator[tuple[Piece, float]]:
    """Every block and the points left free under it.

    A break before an annex is left out, since the annex brings its own; a signature is never alone on a page.
    """
    pieces = [piece for _, piece in laid(paper)]
    kept = [piece for piece, after in zip_longest(pieces, pieces[1:]) if not (isinstance(piece, PageBreak) and isinstance(after, Annex))]
    for piece, after in zip_longest(kept, kept[1:]):
        signed = isinstance(piece, Text) and isinstance(after, Signature)
        yield replace(piece, keep=True) if signed else piece, _between(piece, after) if after else 0.0


def _between(upper: Piece, lower: Piece) -> float:
    match upper, lower:
        case (_, PageBreak() | Annex()) | (PageBreak(), _):
            return 0.0
        case (Text(), Text()) if upper.stands is lower.stands in (Align.CENTRE, Align.RIGHT) and not (upper.spread or lower.spread):
            return 0.0
        case (Split(), Split()):
            return 0.0
        case (Split(), Text()) if lower.stands is Align.CENTRE:
            return 0.0
        case (Signature(), Signature()):
            return 14.0
        case _:
            return max(_wishes(upper)[1], _wishes(lower)[0])


def _wishes(piece: Piece) -> tuple[float, float]:
    """Points that a block wants free above it and under it."""
    match piece:
        case Text():
            if piece.spread:
                return 12.0, 8.0
            if piece.narrow:
                return 10.0, 12.0
            return (0.0, 0.0) if piece.indent else (6.0, 6.0)
        case Heading():
            return 10.0, 6.0
        case Stamps():
            return 0.0, 12.0
        case Signature():
            return 24.0, 14.0
        case Annex():
            return 0.0, 14.0
        case Parties():
            return 12.0, 6.0
        case Blanks():
            return 6.0, 4.0
        case Beside() | Table() | Split() | PageBreak():
            return 6.0, 6.0


def signature_widths(block: Signature, paper: Paper) -> tuple[float, float, float]:
    """The post, the place to sign or the mark, the name: a long name takes what the post can spare."""
    room = paper.sheet.room
    name = min(max(room * 0.26, width_of(bound(block.name)) * paper.size + 8), room * 0.42)
    sign = room * 0.3
    return room - sign - name, sign, name


def annex_lines(block: Annex, paper: Paper) -> tuple[list[str], float]:
    """Lines of the mark and its width: they begin at one place, and the longest ends at the margin."""
    lines = [loosened(bound(line), CORNER, paper.size) for text in block.lines for line in text.split("\n")]
    return lines, min(max((width_of(line) * paper.size for line in lines), default=0) + 1, CORNER)


def party_room(paper: Paper) -> float:
    """The width of one party."""
    return (paper.sheet.room - APART) / 2


def party_rows(block: Parties, paper: Paper) -> list[tuple[list[str], list[str]]]:
    """What two parties say, in rows: where both sign last, the lines to sign on stand at one height.

    A line to sign on and the name after it are not parted where they fit.
    """
    left, right = (_party(side, paper) for side in (block.left, block.right))
    ends = _sign(left), _sign(right)
    if not all(ends):
        return [(left, right)]
    return [(left[: ends[0]], right[: ends[1]]), (left[ends[0] :], right[ends[1] :])]


def _party(lines: tuple[str, ...], paper: Paper) -> list[str]:
    said = (bound(line) for text in lines for line in text.split("\n"))
    return [loosened(line.replace("_ ", f"_{NBSP}"), party_room(paper), paper.size) for line in said]


def _sign(lines: list[str]) -> int:
    """Where the last line that begins with a line to sign on stands; 0 when there is none."""
    return next((index for index in range(len(lines) - 1, 0, -1) if lines[index].startswith("__")), 0)


def is_tall(block: Parties, paper: Paper) -> bool:
    """Whether the end of a page may tear it."""
    most = max(sum(lines_in(line, party_room(paper), paper.size) for line in side) for side in (block.left, block.right))
    return most * paper.size * LEADING * paper.leading > _TALL * paper.sheet.length


def fits(block: Split, paper: Paper) -> bool:
    """Whether all its words stand in one line without touching."""
    left, centre, right = (width_of(bound(text)) * paper.size for text in (block.left, block.centre, block.right))
    room, apart = paper.sheet.room, paper.size
    if "\n" in block.left + block.centre + block.right:
        return False
    if centre:
        return max(left, right) + centre / 2 + apart <= room / 2
    return left + right + apart <= room
