"""What stands before the table: the title, the stamps, the organisation, the period — and the rest, kept as asides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..grids import Cell, Paragraph, Row, Table
from .columns import Column
from .grouping import Block, Group
from .headings import reads_as_stage
from .lattice import Line
from .model import Stamp
from .organisations import find_organisation, organisation_of_post
from .periods import FoundPeriod, said_period
from .placing import Entry
from .stamps import Spoken, Stamps, read_stamps
from .titles import Title, begins_title, find_title, is_annex
from .writing import is_blank, one_line, plain, starts_low

_MARK_OF_ANNEX = re.compile(r"^\W*приложени", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Front:
    """What the words before the table say. ``headings`` head the first stage; ``written`` was understood, ``asides`` not."""

    title: str | None
    organisation: str | None
    said: FoundPeriod | None
    approval: Stamp | None
    agreement: Stamp | None
    headings: tuple[Entry, ...]
    written: tuple[str, ...]
    asides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    bold: bool = False
    paragraph: bool = True


def read_front(before: Sequence[Block], group: Group, after: Sequence[Block] = ()) -> Front:
    """The blocks before a group of tables (and the lines above its header), read; ``after`` may hold the stamps."""
    blocks = [*(line for block in before for line in _lines(block)), *(_as_block(line) for line in group.above)]
    texts = [_Text(*_words(block), paragraph=_is_text(block)) for block in blocks]
    headings = _headings(texts, expected=group.headed)
    spoken = [text.text if text.paragraph and index not in headings else "" for index, text in enumerate(texts)]
    title = find_title(spoken) or _plain_title(texts, headings)
    start = _start_of_annex(spoken, title)
    stamps = _stamps(blocks, range(start, len(blocks)), title, headings)
    late = stamps if stamps.approval or not after else read_stamps(_columns(after, range(len(after)), frozenset()))
    taken = {*stamps.taken, *headings, *(title.taken if title else ())}
    near = [text.text for index, text in enumerate(texts) if index >= start and index not in stamps.taken]
    approval = stamps.approval or late.approval
    return Front(
        title.text if title else None,
        _organisation(title, approval, near),
        said_period(title.text if title else "") or _said_nearby(near),
        approval,
        stamps.agreement or late.agreement,
        (_heading([texts[index] for index in headings], group),) if headings else (),
        tuple(t for i, block in enumerate(blocks) if i in taken and i not in headings for t in _texts(block)),
        tuple(t for i, block in enumerate(blocks) if i not in taken for t in _texts(block)),
    )


def _lines(block: Block) -> list[Block]:
    """A paragraph of several lines as several: a title and what stands under it often share one."""
    if isinstance(block, Paragraph):
        return [Paragraph(text, block.bold) for text in block.text.split("\n")]
    return [block]


def _as_block(line: Line) -> Block:
    """A line above the header: a paragraph when it says one thing, else a row."""
    filled = line.filled
    if len(filled) == 1:
        return Paragraph(filled[0].text, filled[0].bold)
    from_line: Row = tuple(Cell(place.text, place.start) for place in line.places if place.own)
    return Table((from_line,))


def _words(block: Block) -> tuple[str, bool]:
    return (block.text, block.bold) if isinstance(block, Paragraph) else ("\n".join(_texts(block)), False)


def _texts(block: Block) -> tuple[str, ...]:
    if isinstance(block, Paragraph):
        return (block.text,)
    return tuple(cell.text for row in block.rows for cell in row if plain(cell.text))


def _is_text(block: Block) -> bool:
    return isinstance(block, Paragraph)


def _headings(texts: Sequence[_Text], *, expected: bool) -> tuple[int, ...]:
    """The paragraph right above the table that heads its first stage, in one line or two."""
    index = len(texts) - 1
    while index >= 0 and is_blank(texts[index].text):
        index -= 1
    last = index
    while index > 0 and texts[index].paragraph and starts_low(texts[index].text):
        index -= 1
    if index < 0 or not texts[index].paragraph:
        return ()
    text = texts[index].text
    return tuple(range(index, last + 1)) if reads_as_stage(text) or (expected and _is_short(text)) else ()


def _is_short(text: str) -> bool:
    return len(text) < 160 and not begins_title(text) and said_period(text) is None and find_organisation([text]) is None


def _heading(lines: Sequence[_Text], group: Group) -> Entry:
    text = "\n".join(line.text for line in lines)
    return Entry({Column.TITLE: text}, bold=lines[0].bold, spanning=True, paragraph=True, layout=group.layout)


def _plain_title(texts: Sequence[_Text], headings: tuple[int, ...]) -> Title | None:
    """No words of a plan: the last bold paragraph above the table, if it is near."""
    for index in reversed(range(max(0, len(texts) - 4), len(texts))):
        text = texts[index]
        if (
            text.paragraph
            and index not in headings
            and (text.bold or text.text.strip().startswith(("**", "<b>")))
            and not is_annex(text.text)
        ):
            return Title(one_line(text.text), (index,))
    return None


def _start_of_annex(texts: Sequence[str], title: Title | None) -> int:
    """Where the document that the title heads begins: stamps of the order before it are not its stamps."""
    end = title.taken[0] if title else len(texts)
    annex = next((index for index in reversed(range(end)) if is_annex(texts[index])), None)
    if annex is None:
        return 0
    return annex if _MARK_OF_ANNEX.match(texts[annex]) else annex + 1


def _stamps(blocks: Sequence[Block], among: range, title: Title | None, headings: tuple[int, ...]) -> Stamps:
    return read_stamps(_columns(blocks, among, frozenset({*headings, *(title.taken if title else ())})))


def _columns(blocks: Sequence[Block], among: range, without: frozenset[int]) -> list[list[Spoken]]:
    """Lines as they stand under one another: the paragraphs, and every column of every table apart."""
    running: list[Spoken] = []
    columns = [running]
    for index in among:
        block = blocks[index]
        if isinstance(block, Paragraph):
            running += (
                [Spoken(line, index) for line in plain(block.text).split("\n") if line] if index not in without else [Spoken("", index)]
            )
        else:
            columns += _table_columns(block, index)
    return columns


def _table_columns(table: Table, index: int) -> list[list[Spoken]]:
    starts = sorted({cell.column for row in table.rows for cell in row})
    return [
        [Spoken(line, index) for row in table.rows for cell in row if cell.column == start for line in plain(cell.text).split("\n") if line]
        for start in starts
    ]


def _organisation(title: Title | None, approval: Stamp | None, near: Sequence[str]) -> str | None:
    named = find_organisation([title.text] if title else [])
    return (
        named
        or organisation_of_post(approval.position if approval else None)
        or find_organisation([text for text in near if len(text) < 300])
    )


def _said_nearby(near: Sequence[str]) -> FoundPeriod | None:
    """«Срок реализации: 2023/24 учебный год» beside the title."""
    for text in near:
        if len(text) < 200 and ("срок" in text.lower() or "период" in text.lower() or "учебн" in text.lower()):
            found = said_period(text)
            if found:
                return found
    return None
