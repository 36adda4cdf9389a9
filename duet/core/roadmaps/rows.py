"""One row of the table as one activity, or, where the table has only stages and lists, as several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .columns import Column
from .items import Item, listing, units
from .looks import looks_like_deadline, number_of
from .model import About, Cells, Doubt
from .placing import Entry
from .writing import is_blank, one_line, plain

_LEADING = re.compile(r"^(?:№\s*)?((?:\d{1,2}\.){1,3}\d{1,2}|\d{1,2}(?=[.)]))[.)]*\s*(?=[^\W\d_]|[«\"(])")
_PIECE_OF_DEADLINE = re.compile(
    r"(?:[,–—-]|(?<![а-яё])(?:до|с|по|в|и|к|на|не|от))$|^20\d\d\s*(?:года|год|г)?\.?$|^(?:ежегодно|месяца|года|числа)$"
    r"|\d$(?<!\d{4})(?<!\.\d\d)",
    re.IGNORECASE,
)
_LOST_DASH = "Пункт «{}» отделён по точке с запятой: знака списка перед ним нет. Проверьте."
_SEVERAL = "В ячейке несколько дел без общего названия: проверьте, не разделить ли строку."
_LEAD = "Слова «{}» поняты как вступление к списку, каждый его пункт — отдельным мероприятием. Проверьте."


@dataclass(frozen=True, slots=True)
class Piece:
    """An activity before its deadline and its people are read. ``share`` is its place among the items of one row."""

    number: str | None
    title: str
    content: tuple[str, ...] = ()
    cells: Cells = field(default_factory=Cells)
    doubts: tuple[Doubt, ...] = field(default=())
    share: tuple[int, int] = (0, 1)


def pieces_of(row: Entry, *, alone: bool, numbered: bool, title_above: str) -> tuple[Piece, ...]:
    """The activities of a row.

    ``alone``: it is the only row of its stage. ``numbered``: the number in the row is its own and not its stage's.
    ``title_above``: the title of the row before, for a row whose own is empty.
    """
    written = row.value(Column.NUMBER) if row.reached(Column.TITLE) else row.text(Column.NUMBER)
    number = number_of(written) or one_line(written) or None if numbered else None
    title_text = row.value(Column.TITLE)
    cells = _cells(row)
    if row.layout.has(Column.CONTENT) and row.value(Column.CONTENT):
        return (_with_content(row, number, title_text or title_above, cells),)
    if is_blank(title_text):
        return (Piece(number, one_line(title_above), cells=cells),)
    return _without_content(row, number, title_text, cells, alone=alone)


def _cells(row: Entry) -> Cells:
    return Cells(
        number=row.text(Column.NUMBER),
        stage=row.text(Column.STAGE),
        title=row.text(Column.TITLE),
        content="\n".join(filter(None, (row.text(Column.CONTENT), *row.more))),
        deadline=row.text(Column.DEADLINE),
        responsible=row.text(Column.RESPONSIBLE),
        result=row.text(Column.RESULT),
        other=row.other,
    )


def _with_content(row: Entry, number: str | None, title_text: str, cells: Cells) -> Piece:
    """A title with its list, and a column of contents besides."""
    found = listing(title_text)
    items = tuple(item for text in (row.value(Column.CONTENT), *row.more) for item in units(text))
    inside: tuple[Item, ...] = ()
    if found.items and found.intro:
        title, inside = found.intro, found.items
    elif len(found.items) == 1:
        title, number = found.items[0].whole, number or found.items[0].number
    else:
        title = one_line(title_text)
    bare, title = leading_number(title)
    if not title and items:
        title = items[0].text
    content = (*inside, *items)
    return Piece(number or bare, _titled(title), tuple(item.whole for item in content), cells, _lost_dashes(content))


def _without_content(row: Entry, number: str | None, text: str, cells: Cells, *, alone: bool) -> tuple[Piece, ...]:
    found = listing(text)
    items = found.items
    splits = row.layout.itemised and number is None
    paragraphs = units(text) if not items and splits and alone and "\n" in plain(text) else ()
    if len(paragraphs) > 1:
        return _split(paragraphs, "", cells)
    if not items:
        bare, title = leading_number(one_line(text))
        return (Piece(number or bare, _titled(title), cells=cells),)
    if found.intro and not (splits and alone and found.intro.endswith(":")):
        return (Piece(number, _titled(leading_number(found.intro)[1]), tuple(i.whole for i in items), cells, _lost_dashes(items)),)
    if len(items) == 1 and not found.intro:
        only = items[0]
        return (Piece(number or only.number, _titled(only.text), tuple(part.whole for part in only.parts), cells),)
    if number is not None:
        doubts = (Doubt(About.TITLE, _SEVERAL),)
        return (Piece(number, _titled(items[0].text), tuple(item.whole for item in items), cells, doubts),)
    return _split(items, found.intro, cells)


def _split(items: Sequence[Item], intro: str, cells: Cells) -> tuple[Piece, ...]:
    """Every item an activity; its words go with it, the other words of the row stay with the first."""
    parts = _shared_words(cells.title, items)
    pieces = []
    for index, (item, part) in enumerate(zip(items, parts, strict=True)):
        doubts = (Doubt(About.TITLE, _LEAD.format(intro.rstrip(":"))),) if intro and index == 0 else ()
        own = replace(cells, title=part) if index == 0 else Cells(title=part)
        pieces.append(
            Piece(
                item.number,
                _titled(item.text),
                tuple(inner.whole for inner in item.parts),
                own,
                (*doubts, *_lost_dashes((item,))),
                (index, len(items)),
            )
        )
    return tuple(pieces)


def _shared_words(text: str, items: Sequence[Item]) -> list[str]:
    """The words of a cell shared out among its items; all with the first when they cannot be told apart."""
    whole = plain(text)
    starts, position = [], 0
    for item in items:
        position = whole.find(item.raw, position) if item.raw else -1
        if position < 0:
            return [text, *[""] * (len(items) - 1)]
        starts.append(position)
        position += len(item.raw)
    ends = [*starts[1:], len(whole)]
    return [whole[0 if index == 0 else start : end].rstrip() for index, (start, end) in enumerate(zip(starts, ends, strict=True))]


def _titled(text: str) -> str:
    return one_line(text).rstrip(" :;,")


def leading_number(text: str) -> tuple[str | None, str]:
    """The number a title begins with, and the title without it.

    >>> leading_number("1.2. Издание приказа"), leading_number("25.12.2019 подписан приказ")
    (('1.2', 'Издание приказа'), (None, '25.12.2019 подписан приказ'))
    """
    match = _LEADING.match(text)
    return (match.group(1), text[match.end() :]) if match else (None, text)


def _lost_dashes(items: Sequence[Item]) -> tuple[Doubt, ...]:
    return tuple(Doubt(About.CONTENT, _LOST_DASH.format(_short(item.text))) for item in items if item.guessed)


def _short(text: str) -> str:
    return text if len(text) <= 50 else f"{text[:47].rstrip()}…"


def _is_whole_deadline(line: str) -> bool:
    """A line that is a deadline by itself and not a piece of one that was wrapped."""
    return looks_like_deadline(line) and not _PIECE_OF_DEADLINE.search(one_line(line))


def shared_by_numbers(text: str, count: int) -> tuple[str, ...]:
    """The numbered items of a cell, one for each of ``count`` items of the row; empty when they do not answer one to one."""
    found = listing(text)
    fits = count > 1 and len(found.items) == count and not found.intro and all(item.number for item in found.items)
    return tuple(item.whole for item in found.items) if fits else ()


def shared_by_lines(text: str, count: int) -> tuple[str, ...]:
    """The deadlines of a cell, a line for each of ``count`` items of the row; empty when they do not answer one to one."""
    lines = tuple(line for line in plain(text).split("\n") if not is_blank(line))
    return lines if count > 1 and len(lines) == count and all(_is_whole_deadline(line) for line in lines) else ()
