"""The personal record and the account of people as papers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from duet.base.papers import Paper
from duet.base.papers.blocks import LANDSCAPE, PORTRAIT, Align, Block, Cell, Heading, Signature, Table, Text
from duet.base.papers.tables import table_of
from duet.base.tenancy.models import Organisation
from duet.base.ui.signs import signed
from duet.base.ui.words import figure
from duet.core.accounting.quarters import Span
from duet.core.calendar import in_words
from duet.stages.organisations.papers import head_signs
from duet.stages.persons.watching import MARK

from .assessing import Line
from .reckoning import HEADS, Figures, Row
from .record import Record, Year

_SIZE = 9
# Shares of the sheet turned on its side: number, name, who, class or post, category, service, form, came, left, request, outcome.
_SHARES = (0.03, 0.15, 0.1, 0.115, 0.09, 0.07, 0.09, 0.075, 0.075, 0.12, 0.085)


def record_paper(record: Record) -> Paper:
    """The record with a place for a signature."""
    person, place = record.person, record.person.organisation
    blocks: list[Block] = [
        *_head(place),
        Heading("Личное дело участника системы наставничества"),
        Text(person.full_name, Align.CENTRE, bold=True),
        Text(f"По состоянию на {in_words(record.on)} г.", Align.CENTRE),
        _pairs([*record.card, *record.profile]),
    ]
    if not record.may_keep:
        blocks.append(Text("Согласия на обработку персональных данных нет: приведены только карточка и сведения о согласиях."))
    for year in record.years:
        blocks += [Heading(str(year)), *_year(year)]
    blocks += [Text(""), head_signs(place), Text(""), Signature("Куратор", "")]
    return Paper(f"Личное дело, {person.short_name}", tuple(blocks), PORTRAIT)


def _head(place: Organisation) -> list[Block]:
    return [Text(MARK, Align.RIGHT, small=True), Text(place.full_name or place.name, Align.CENTRE)]


def _pairs(facts: Iterable[tuple[str, str]]) -> Table:
    rows = tuple((Cell(name, bold=True), Cell(words)) for name, words in facts)
    return Table(rows, (PORTRAIT.room * 0.34, PORTRAIT.room * 0.66), head=0, size=11)


def _year(year: Year) -> Iterable[Block]:
    rows = [(f"{happening.on:%d.%m.%Y}", happening.words) for happening in reversed(year.happenings)]
    yield table_of(("Дата", "Событие"), rows, PORTRAIT, (0.17, 0.83))
    if year.lines:
        yield Text("Оценка по показателям", bold=True)
        yield table_of(("Показатель", "На входе", "На выходе", "Изменение", "Чем измерено"), map(_line, year.lines), PORTRAIT, _OF_LINES)


_OF_LINES = (0.34, 0.13, 0.13, 0.14, 0.26)


def _line(line: Line) -> tuple[str, ...]:
    before, after = ("" if value is None else figure(value) for value in (line.before, line.after))
    title = line.parameter.title + ("" if line.parameter.up else " (меньше — лучше)")
    return (title, before, after, "" if line.delta is None else signed(line.delta), line.method)


def account_paper(place: Organisation, span: Span, as_of: date, figures: Figures, rows: Sequence[Row], *, narrowed: str = "") -> Paper:
    """The account on a sheet turned on its side; ``narrowed`` says what the list was filtered by."""
    lines = [(str(number), *row.cells) for number, row in enumerate(rows, 1)]
    blocks: list[Block] = [
        *_head(place),
        Heading("Персонифицированный учёт участников системы наставничества"),
        Text(f"{span.title}, по состоянию на {in_words(as_of)} г.", Align.CENTRE),
        Text(totals_in_words(figures)),
    ]
    if narrowed:
        blocks.append(Text(f"В списке: {narrowed}."))
    if lines:
        blocks.append(table_of(HEADS, lines, LANDSCAPE, _SHARES, size=_SIZE))
    blocks += [Text(""), head_signs(place), Text(""), Signature("Куратор", "")]
    return Paper(f"Персонифицированный учёт, {span.title}", tuple(blocks), LANDSCAPE)


def totals_in_words(figures: Figures) -> str:
    """«Всего 64: наставники 20, наставляемые 44. На конец периода 60; прибыли 5, выбыли 4. Без согласия, имена не указаны: 3.»"""
    sides = ", ".join(f"{word} — {number}" for word, number in figures.by_side)
    statuses = ", ".join(f"{word} — {number}" for word, number in figures.by_status)
    forms = ", ".join(f"{word} — {number}" for word, number in figures.by_form)
    said = [f"Всего {figures.total}" + (f": {sides}." if sides else ".")]
    said.append(f"На конец периода — {figures.here}; прибыли — {figures.arrived}, выбыли — {figures.departed}.")
    said += [f"По составу: {statuses}."] if statuses else []
    said += [f"По формам: {forms}."] if forms else []
    said += [f"Без согласия на обработку данных — {figures.unnamed}, имена не указаны."] if figures.unnamed else []
    return " ".join(said)
