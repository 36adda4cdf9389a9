"""A document of cells to a roadmap: the one entry of the package."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..deadlines import Context
from ..grids import Grid, Paragraph
from ..responsible import define_abbreviations
from .columns import Column
from .front import Front, read_front
from .grouping import Block, Group, choose, find_groups, is_note
from .inheriting import values_of
from .lists import recognise_list
from .model import About, Doubt, Draft
from .periods import FoundPeriod, guessed_period
from .placing import Entry
from .reading import Reading, read_sections
from .stages import Section, numbers_belong_to_stages, sections_of
from .tearing import habits_of, without_tears
from .writing import one_line, plain

_NOT_FOUND = (
    "Дорожная карта в документе не найдена. Нужна таблица, в шапке которой есть мероприятия и сроки или ответственные: "
    "проверьте, тот ли это файл, или вставьте таблицу текстом."
)
_NO_HEADER = "У таблицы нет шапки: смысл столбцов понят по их содержанию. Проверьте, что сроки и ответственные на своих местах."
_NO_DEADLINES = "В таблице нет столбца со сроками: назначьте сроки мероприятий."
_NO_RESPONSIBLE = "В таблице нет столбца с ответственными: назначьте их."
_NO_PERIOD = "Период плана в документе не назван: укажите учебный год или годы."
_AS_HEADING = "Строка «{}» понята как заголовок раздела. Если это мероприятие, исправьте."
_OTHER_PLAN = "В документе есть ещё одна таблица, похожая на план («{}»): она не прочитана. Если это часть карты, загрузите её отдельно."
_DOUBLED = "Страница сдвинула столбцы: повторённые ячейки отброшены, остальные расставлены по смыслу. Сверьте строки {} с документом."


def recognise(grid: Grid, *, source: str = "") -> Draft:
    """The roadmap in a document, with every word of the document kept and every doubt said.

    Nothing is raised: a document without a roadmap gives a Draft without stages and a doubt that says what to do.
    """
    groups = find_groups(grid)
    if not groups:
        return recognise_list(grid, source=source) or _nothing(grid, source)
    group = choose(groups, grid)
    index = groups.index(group)
    first = groups[index - 1].last + 1 if index else 0
    last = groups[index + 1].first if index + 1 < len(groups) else len(grid.blocks)
    before, after = grid.blocks[first : group.first], grid.blocks[group.last + 1 : last]
    draft = _read(group, read_front(before, group, after), source)
    far = [text for block in (*grid.blocks[:first], *grid.blocks[group.last + 1 :]) for text in _texts(block)]
    return replace(draft, asides=(*draft.asides, *far), doubts=(*draft.doubts, *_other_plans(groups, group)))


def _nothing(grid: Grid, source: str) -> Draft:
    texts = tuple(text for text in grid.texts() if plain(text))
    return Draft(source, asides=texts, doubts=(Doubt(About.ROW, _NOT_FOUND),))


def _texts(block: Block) -> tuple[str, ...]:
    if isinstance(block, Paragraph):
        return (block.text,)
    return tuple(cell.text for row in block.rows for cell in row if plain(cell.text))


def _read(group: Group, front: Front, source: str) -> Draft:
    habits = habits_of(group.entries)
    entries, notes = _without_notes(without_tears([*front.headings, *group.entries], habits))
    numbered = not numbers_belong_to_stages(entries)
    sections = sections_of(entries, habits)
    rows = [row for section in sections for row in section.rows]
    approved_on = front.approval.day if front.approval else None
    values = values_of(sections, spans=group.spans)
    deadlines = [value.text for found in values.values() if (value := found.get(Column.DEADLINE))]
    period = front.said or guessed_period(front.title or "", approved_on, deadlines)
    abbreviations = tuple(define_abbreviations(_words(front, entries)))
    reading = Reading(
        Context(period.period, approved_on),
        period.guessed,
        dict(abbreviations),
        numbered,
        values,
        numbers_expected=_numbers_expected(rows),
    )
    return Draft(
        source,
        title=front.title,
        organisation=front.organisation,
        period=period.period,
        period_said=front.said is not None,
        approval=front.approval,
        agreement=front.agreement,
        header=group.header.names if group.header else (),
        abbreviations=abbreviations,
        stages=read_sections(sections, reading),
        asides=(*front.asides, *group.asides, *notes),
        doubts=tuple(_doubts(group, period, sections, dated=any(deadlines))),
        written=(*front.written, *group.written),
    )


def _words(front: Front, entries: Sequence[Entry]) -> str:
    """The words of the roadmap itself, where its abbreviations are explained."""
    return "\n".join(one_line(text) for text in (*front.written, *(text for entry in entries for text in entry.own.values())))


def _without_notes(entries: list[Entry]) -> tuple[list[Entry], tuple[str, ...]]:
    """Signatures and notes in the last rows of the table are no activities."""
    end = len(entries)
    while end and (entries[end - 1].spanning or entries[end - 1].alone) and is_note(entries[end - 1].text(Column.TITLE)):
        end -= 1
    return entries[:end], tuple(text for entry in entries[end:] for text in (*entry.own.values(), *entry.other))


def _numbers_expected(rows: Sequence[Entry]) -> bool:
    numbered = sum(1 for row in rows if row.text(Column.NUMBER))
    return numbered * 5 >= len(rows) * 3


def _doubts(group: Group, period: FoundPeriod, sections: Sequence[Section], *, dated: bool) -> Iterator[Doubt]:
    rows = [row for section in sections for row in section.rows]
    if group.layout.guessed:
        yield Doubt(About.ROW, _NO_HEADER)
    layouts = {id(row.layout): row.layout for row in rows}.values()
    if not dated and not any(layout.has(Column.DEADLINE) for layout in layouts):
        yield Doubt(About.DEADLINE, _NO_DEADLINES)
    if not any(layout.has(Column.RESPONSIBLE) for layout in layouts):
        yield Doubt(About.RESPONSIBLE, _NO_RESPONSIBLE)
    if period.doubt or period.period is None:
        yield Doubt(About.DEADLINE, period.doubt or _NO_PERIOD)
    moved = [one_line(row.text(Column.NUMBER)) or one_line(row.value(Column.TITLE))[:30] for row in rows if row.moved]
    if moved:
        yield Doubt(About.ROW, _DOUBLED.format(", ".join(name.strip(" .") for name in moved)))
    yield from _unsure_headings(sections)


def _unsure_headings(sections: Sequence[Section]) -> Iterator[Doubt]:
    for section in sections:
        if not section.sure and section.rows:
            yield Doubt(About.ROW, _AS_HEADING.format(section.title))


def _other_plans(groups: Sequence[Group], chosen: Group) -> Iterator[Doubt]:
    for group in groups:
        if group is not chosen and len(group.entries) > 1:
            names = ", ".join(group.header.names) if group.header else ""
            yield Doubt(About.ROW, _OTHER_PLAN.format(names))
