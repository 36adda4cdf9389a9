"""The bases and the list of requests as papers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from duet.base.papers import Format, Paper
from duet.base.papers.blocks import MM, Align, Block, Cell, Heading, Page, Row, Table, Text
from duet.base.papers.fitting import fitted
from duet.base.tenancy.models import Organisation
from duet.core.calendar import in_words
from duet.core.errors import Refusal
from duet.stages.organisations.papers import head_signs
from duet.stages.persons.watching import MARK

from .columns import NAME, RECOMMENDED, Column
from .lines import Line
from .models import Request, Side

TITLES = {Side.MENTEE: "База наставляемых", Side.MENTOR: "База наставников"}
# Up to this many columns are read easily on a sheet of A4; more stand on A3, which printers make smaller by themselves.
_ON_A4 = 9
A4 = Page(297 * MM, 210 * MM, 20 * MM, 10 * MM, 10 * MM, 10 * MM)
A3 = Page(420 * MM, 297 * MM, 20 * MM, 10 * MM, 10 * MM, 10 * MM)
_LARGEST, _SAMPLE = 11, 200
# A longer table of so many columns takes a gigabyte of memory to be set for print.
PDF_AT_MOST = 500


def standing(line: Line) -> str:
    """«кандидат: нет согласия», «в базе с 01.09.2026» or «завершил 30.05.2027»: the word of a paper."""
    row = line.participation
    if not line.kept:
        return "кандидат: нет согласия"
    return f"завершил {row.ended_on:%d.%m.%Y}" if row.ended_on else f"в базе с {row.joined_on:%d.%m.%Y}"


STANDING = Column("standing", "Состояние", standing)


def refuse_a_heavy_pdf(form: Format, rows: int) -> None:
    """A list of thousands goes as a file of Excel or Word."""
    if form == Format.PDF and rows > PDF_AT_MOST:
        raise Refusal(f"В PDF помещается до {PDF_AT_MOST} строк, а в списке {rows}. Скачайте его для Excel или Word либо сузьте отбор.")


def base_paper(place: Organisation, side: Side, year: str, lines: Sequence[Line], own: Sequence[Column] | None, on: date) -> Paper:
    """The list in the columns of the recommendations, or in the viewer's own."""
    columns = RECOMMENDED[side] if own is None else (NAME, STANDING, *own)
    title = f"{TITLES[side]} {year}"
    head = _head(TITLES[side], place, f"{year} учебный год, по состоянию на {in_words(on)} г.")
    heads = ("№", *(column.heading or column.title for column in columns))
    rows = [(str(number), *(column.of(line) for column in columns)) for number, line in enumerate(lines, 1)]
    body = _table(heads, rows) if rows else Text("По этому отбору никого нет.")
    return Paper(title, (*head, body, head_signs(place)), _sheet(len(heads)))


def requests_paper(place: Organisation, requests: Sequence[Request], on: date) -> Paper:
    """«Перечень запросов»: block by block, whose and how hard (DOMAIN.md §4.3, ST2-12)."""
    heads = ("№", "Область", "Запрос", "Насколько трудно", "Кто", "Класс или должность", "Откуда известно", "Записан")
    rows = [
        (
            str(number), request.block_in_words, request.topic, request.level_in_words, request.person.full_name, request.person.place,
            str(request.get_source_display()), f"{request.at:%d.%m.%Y}",
        )
        for number, request in enumerate(requests, 1)
    ]  # fmt: skip
    head = _head("Перечень запросов наставляемых", place, f"По состоянию на {in_words(on)} г.")
    body = _table(heads, rows) if rows else Text("Открытых запросов нет.")
    return Paper("Перечень запросов", (*head, body, head_signs(place)), _sheet(len(heads)))


def _head(title: str, place: Organisation, words: str) -> tuple[Block, ...]:
    return (Text(MARK, align=Align.RIGHT, bold=True), Heading(title), Text(f"{place.full_name or place.name}\n{words}", align=Align.CENTRE))


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """Columns as wide as their words want, by a part of the rows."""
    head: Row = tuple(Cell(text, bold=True, align=Align.CENTRE) for text in heads)
    body = [tuple(Cell(text) for text in row) for row in rows]
    some = (head, *body[:: max(1, len(body) // _SAMPLE)])
    found = fitted(Table(some, (1.0,) * len(heads)), _sheet(len(heads)).room)
    return Table((head, *body), found.widths, size=min(found.size, _LARGEST))


def _sheet(columns: int) -> Page:
    return A4 if columns <= _ON_A4 else A3
