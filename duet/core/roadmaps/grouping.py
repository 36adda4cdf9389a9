"""The roadmap among the blocks of a document: its tables, torn by pages or one for each stage, and what stands around."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from ..grids import Grid, Paragraph, Table
from .columns import Column, Layout
from .guessing import guess_layout
from .headers import Header, find_header, numbers_columns, repeats_header
from .headings import reads_as_stage
from .lattice import Line, has_spans, lines_of, without_spare_columns
from .looks import looks_like_deadline, number_of
from .placing import Entry, place
from .titles import begins_title, is_annex
from .writing import is_blank, one_line, plain, squashed, starts_low

Block = Paragraph | Table

_PAGE = re.compile(r"^\W*(?:(?:стр(?:аница|\.)?|лист)\s*)?\d{1,3}(?:\s*(?:из|/)\s*\d{1,3})?\W*$", re.IGNORECASE)
_FOREIGN = re.compile(
    r"ф\.?\s?и\.?\s?о|подпись|должность|стаж|показател|целев\w+ значени|расшифровка|дата рождения|№ телефона|предмет\b", re.IGNORECASE
)
_BLANK = re.compile(r"_{3,}|\.{6,}|…{2,}")
_NOTE = re.compile(
    r"^\W*(?:примечани|сокращени|исполнител[ьи]\s*:|подпись|куратор\w*\s*:?\s*_|дата\s*:?\s*_|[¹²³]|\*\s*\S|м\.?\s?п\.?$"
    r"|согласовано|ознакомлен|приложени|(?:состави|подготови|разработа)л[аи]?\s*:)",
    re.IGNORECASE,
)
_REMARK = re.compile(r"^\W*примечани[ея]\b|^\s*(?:\*+|[¹²³])\s*[А-ЯЁа-яё]", re.IGNORECASE)
_LONGEST_NAME = 50
_LONGEST_HEADING = 400


@dataclass(slots=True)
class Group:
    """The tables that make one roadmap, as entries in reading order, and what was set aside while they were read.

    ``first`` and ``last`` are indices of blocks. ``above`` are the lines of the first table over its header. ``headed``:
    every further table has a heading of its own, so the first has one, too.
    """

    first: int
    last: int
    header: Header | None
    layout: Layout
    above: tuple[Line, ...] = ()
    headed: bool = False
    entries: list[Entry] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    asides: list[str] = field(default_factory=list)
    pending: list[Paragraph] = field(default_factory=list)
    pieces: list[Table] = field(default_factory=list)

    @property
    def spans(self) -> bool:
        """The format shows merged cells."""
        return has_spans(self.pieces)


def find_groups(grid: Grid) -> list[Group]:
    """Every run of tables that reads as a plan, in order."""
    groups: list[Group] = []
    current: Group | None = None
    for index, block in enumerate(grid.blocks):
        if isinstance(block, Paragraph):
            if current:
                current.pending.append(block)
            continue
        lines = lines_of(block)
        header = find_header(lines, current.header if current else None)
        if header and (current is None or _parts(current)):
            current = _opened(index, header, lines)
            groups.append(current)
        elif current and not header and not _belongs(current, lines):
            current = None
        elif current:
            before = len(current.entries)
            _flush(current)
            current.headed = current.headed or (header is not None and len(current.entries) > before)
            _add(current, lines, header)
        if current:
            current.last = index
            current.pieces.append(block)
    return groups or _guessed(grid)


def _opened(index: int, header: Header, lines: tuple[Line, ...]) -> Group:
    group = Group(index, index, header, header.layout, above=lines[: header.index])
    _note_header(group, lines, header)
    _fill(group, lines[header.index + header.height :])
    return group


def _parts(group: Group) -> bool:
    """What stands between two tables with headers parts two plans, not two pieces of one."""
    texts = [one_line(paragraph.text) for paragraph in group.pending if not is_blank(paragraph.text)]
    return any(is_annex(text) or begins_title(text) for text in texts) or sum(map(len, texts)) > 3 * _LONGEST_HEADING


def _belongs(group: Group, lines: tuple[Line, ...]) -> bool:
    """A table without a header of its own goes on with the one before it."""
    if not lines or _parts(group):
        return False
    if _is_foreign(lines[0]) or any(_BLANK.search(place.text) for line in lines for place in line.places):
        return False
    wanted = len(group.layout.slots)
    usual = Counter(len(line.places) for line in without_spare_columns(lines, wanted) if len(line.places) > 1)
    if not usual:
        return True
    found = usual.most_common(1)[0][0]
    return found == wanted or (wanted > 2 and abs(found - wanted) == 1) or max(line.extent for line in lines) == group.layout.width


def _is_foreign(line: Line) -> bool:
    """The first line reads as the header of a list of people or of figures, not as a row that has such words in it."""
    named = [place for place in line.filled if len(place.text) < _LONGEST_NAME and _FOREIGN.search(place.text)]
    return bool(named) and not _reads_as_row(line) and not all(starts_low(place.text) for place in named)


def _reads_as_row(line: Line) -> bool:
    """«3.1 | Мониторинг показателей | декабрь»: it has a number or a deadline, or is what a page tore from a row above."""
    torn = len(line.filled) == 1 and len(line.places) > 1
    return torn or number_of(line.filled[0].text) is not None or any(looks_like_deadline(place.text) for place in line.filled)


def _flush(group: Group) -> None:
    """Paragraphs between two pieces: numbers of pages, notes, or headings of the stages that follow."""
    for paragraph in group.pending:
        for text in _lines(paragraph.text):
            if is_blank(text) or _PAGE.match(text):
                group.written.append(text)
            elif _NOTE.match(text) or len(text) > _LONGEST_HEADING:
                group.asides.append(text)
            else:
                group.entries.append(_heading(replace(paragraph, text=text), group.layout))
    group.pending.clear()


def _lines(text: str) -> list[str]:
    """The lines of a paragraph, a heading wrapped into several being one."""
    result: list[str] = []
    for line in text.split("\n"):
        if result and not _PAGE.match(line) and not _PAGE.match(result[-1]) and not reads_as_stage(line):
            result[-1] = f"{result[-1]}\n{line}"
        else:
            result.append(line)
    return result


def _heading(paragraph: Paragraph, layout: Layout) -> Entry:
    return Entry({Column.TITLE: paragraph.text}, bold=paragraph.bold, spanning=True, paragraph=True, layout=layout)


def _add(group: Group, lines: tuple[Line, ...], header: Header | None) -> None:
    if header is None:
        _fill(group, lines)
        return
    for line in lines[: header.index]:
        _fill(group, (replace(line, opens=False),))
    if group.header is None or header.layout.columns != group.layout.columns:
        group.layout = header.layout
    _note_header(group, lines, header)
    _fill(group, tuple(replace(line, opens=number == 0) for number, line in enumerate(lines[header.index + header.height :])))


def _note_header(group: Group, lines: tuple[Line, ...], header: Header) -> None:
    for line in lines[header.index : header.index + header.height]:
        group.written += [place.text for place in line.filled]
    group.header = group.header or header


def _fill(group: Group, lines: tuple[Line, ...]) -> None:
    """Lines of a piece as entries; the header once more and the numbers of columns are only noted."""
    lines = without_spare_columns(lines, max(group.layout.width, len(group.layout.slots)))
    opens = False
    for line in lines:
        opens = opens or line.opens
        if not line.filled:
            group.written += [place.text for place in line.places if place.own and plain(place.text)]
        elif len(line.filled) == 1 and _REMARK.match(line.filled[0].text):
            group.asides += [place.text for place in line.filled]
        elif numbers_columns(line) or (group.header and repeats_header(line, group.header)):
            group.written += [place.text for place in line.filled]
        else:
            group.entries.append(place(replace(line, opens=opens), group.layout))
            opens = False


def is_note(text: str) -> bool:
    """A note or a signature under the table, not a row of it."""
    return _NOTE.match(one_line(text)) is not None or _BLANK.search(text) is not None


def _guessed(grid: Grid) -> list[Group]:
    """No header anywhere: the biggest table whose contents read as a plan."""
    best: Group | None = None
    for index, block in enumerate(grid.blocks):
        lines = lines_of(block) if isinstance(block, Table) else ()
        if isinstance(block, Paragraph):
            if best and best.last == index - 1 - len(best.pending):
                best.pending.append(block)
            continue
        if best and best.last == index - 1 - len(best.pending) and _belongs(best, lines):
            _flush(best)
            _fill(best, lines)
            best.last = index
            best.pieces.append(block)
            continue
        layout = guess_layout(lines, titled=_is_titled(grid, index)) if lines and not _is_foreign(lines[0]) else None
        if layout and (best is None or len(lines) > len(best.entries)):
            best = Group(index, index, None, layout, pieces=[block])
            _fill(best, lines)
    return [best] if best else []


def _is_titled(grid: Grid, index: int) -> bool:
    return any(isinstance(block, Paragraph) and begins_title(block.text) for block in grid.blocks[max(0, index - 6) : index])


def choose(groups: list[Group], grid: Grid) -> Group:
    """The roadmap among several plans: by the words before it, then by its length."""
    starts = [0, *(group.last + 1 for group in groups)]
    promises = {id(group): _promise(group, grid, start) for group, start in zip(groups, starts, strict=False)}
    return max(groups, key=lambda group: (promises[id(group)], len(group.entries)))


def _promise(group: Group, grid: Grid, start: int) -> int:
    """How plainly the words before a table (and after the one before it) call it a roadmap of mentoring."""
    before = grid.blocks[max(start, group.first - 8) : group.first]
    near = [one_line(block.text) for block in before if isinstance(block, Paragraph)]
    near += [one_line(place.text) for line in group.above for place in line.filled]
    text = squashed(" ".join(near))
    marks = (("дорожн", 4), ("комплексмер", 3), ("планмеропри", 2), ("наставнич", 2), ("целевоймодели", 1))
    return sum(weight for mark, weight in marks if mark in text)
