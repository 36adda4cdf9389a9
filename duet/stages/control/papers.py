"""Control sheets as papers: for the head to sign, for the department to file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from duet.base.papers import Paper
from duet.base.papers.blocks import LANDSCAPE, Block, Cell, Heading, Table, Text
from duet.core.calendar import Period, in_words
from duet.stages.organisations.papers import head_signs
from duet.stages.roadmaps.models import Step

from .below import Below
from .querysets import listed
from .sheet import Line, Score, Sheet

SIZE = 11
LATE = ("№", "Мероприятие", "Срок", "Отвечает", "Причина переноса")
DONE = ("№", "Мероприятие", "Срок", "Сделано", "Чем подтверждено")
HEADS = ("Срок наступил", "Сделано", "из них в срок", "Просрочено", "Без подтверждения", "Перенесено")


def sheet_paper(sheet: Sheet) -> Paper:
    """The sheet of one plan: figures, what is late and who answers for it, what is done and what proves it."""
    place = sheet.plan.organisation
    blocks: list[Block] = [
        Heading("Контрольный лист исполнения дорожной карты"),
        Text(f"{place.full_name or place.name}\n{sheet.plan.title}\n{_span(sheet.span)}, по состоянию на {in_words(sheet.on)} г."),
        _table(("Этап", *HEADS), [_scored(line) for line in [*sheet.stages, Line("Всего", sheet.whole)]], wide=True),
    ]
    late, done = listed(sheet.late), listed(sheet.done)
    blocks += _list("Не выполнено в срок", LATE, [_late(step, sheet) for step in late])
    blocks += _list("Выполнено", DONE, [_done(step) for step in done])
    if sheet.people:
        blocks += [Heading("По ответственным"), _table(("Сотрудник", *HEADS), [_scored(line) for line in sheet.people], wide=True)]
    return Paper("Контрольный лист", (*blocks, head_signs(place)), LANDSCAPE)


def below_paper(below: Below) -> Paper:
    """The sheet of a body above: organisation by organisation."""
    place = below.organisation
    blocks: list[Block] = [
        Heading("Контрольный лист исполнения дорожных карт организациями"),
        Text(f"{place.full_name or place.name}\n{_span(below.span)}, по состоянию на {in_words(below.on)} г."),
        _table(("Организация", *HEADS), [_scored(line) for line in [*below.lines, Line("Всего", below.whole)]], wide=True),
    ]
    if below.given:
        blocks += [Heading("В том числе по карте, переданной сверху")]
        blocks += [_table(("Организация", *HEADS), [_scored(Line(name, score)) for name, score in below.given.items()], wide=True)]
    if below.without_plan:
        blocks += [Text("Нет дорожной карты на этот период: " + ", ".join(below.without_plan) + ".")]
    return Paper("Контрольный лист", (*blocks, head_signs(place)), LANDSCAPE)


def _span(span: Period) -> str:
    return f"За период с {in_words(span.start)} г. по {in_words(span.end)} г."


def _scored(line: Line) -> tuple[str, ...]:
    score: Score = line.score
    return (line.title, *(str(number) for number in (score.due, score.done, score.in_time, score.late, score.unproved, score.moved)))


def _list(title: str, heads: Sequence[str], rows: list[tuple[str, ...]]) -> list[Block]:
    """A table under its heading; a sentence where there is nothing to list."""
    return [Heading(title), _table(heads, rows) if rows else Text("Таких мероприятий нет.")]


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, wide: bool = False) -> Table:
    """``wide``: the first column takes half of the sheet, figures share the rest."""
    room = LANDSCAPE.room
    widths = (room * 0.4, *(room * 0.6 / (len(heads) - 1) for _ in heads[1:])) if wide else tuple(room * part for part in LIST)
    cells = [tuple(Cell(text) for text in row) for row in rows]
    return Table((tuple(Cell(head, bold=True) for head in heads), *cells), widths, size=SIZE)


# Shares of the sheet: number, activity, day, day or people, reason or proof.
LIST = (0.07, 0.38, 0.13, 0.2, 0.22)


def _late(step: Step, sheet: Sheet) -> tuple[str, ...]:
    """Names stay in their organisation: a body above reads the words of the paper (DOMAIN.md §1.6)."""
    people = ", ".join(member.short_name for member in step.activity.answerable) if sheet.own else ""
    return (step.activity.number, str(step), _day(step.due_on), people or step.activity.responsible_text, step.reason)


def _done(step: Step) -> tuple[str, ...]:
    proofs = "; ".join(str(proof) for proof in step.evidence.all())
    return (step.activity.number, str(step), _day(step.due_on), _day(step.done_on), proofs or "нет")


def _day(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""
