"""The rows of a stage as activities: their deadlines parsed, their people read, their doubts said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..calendar import Period
from ..deadlines import UNSPECIFIED, Context, Deadline, Kind, parse
from ..responsible import Party, read_responsible
from .columns import Column
from .inheriting import Value, Values
from .model import About, Activity, Doubt, Stage
from .months import MONTH
from .placing import Entry
from .rows import Piece, pieces_of, shared_by_lines, shared_by_numbers
from .stages import Section
from .writing import is_blank, mended, one_line

_NARROWER = re.compile(
    rf"(?:в\s+срок\s+)?(?:не\s+позднее|до|к)\s+(?:\d{{1,2}}\.\d{{1,2}}(?:\.\d{{2,4}})?|\d{{1,2}}\s+{MONTH})"
    r"(?:\s+\d{4})?(?:\s*(?:года|г\.?)(?![а-яё]))?",
    re.IGNORECASE,
)
_HAS_YEAR = re.compile(r"\b(?:19|20)\d\d|\.\d\d\b\.?(?:\s*г)?$")
_BY_LINES = "Срок отнесён к этому пункту по порядку строк в ячейке. Проверьте."
_INSIDE_TEXT = "В тексте мероприятия назван свой срок — «{}». Проверьте, какой из двух верен."
_OUTSIDE = "Срок вне периода плана ({}). Проверьте год."
_YEAR_GUESSED = "Год взят из предполагаемого периода плана. Проверьте его."
_NO_NUMBER = "У строки нет номера, а у соседних он есть. Проверьте, что это отдельное мероприятие."
_NO_TITLE = "Название мероприятия не найдено. Впишите его."
_TITLE_ABOVE = "Ячейка с названием пуста: название взято из строки выше или из содержания. Проверьте."
_UNSURE_PARTY = "Ответственный «{}» понят неуверенно. Проверьте."
_AS_HEADING = "В строке только название: это может быть и заголовок раздела. Проверьте."
_JOINED = "Строка собрана из частей, которые разорвала страница. Сверьте слова с документом."


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known while rows are read. ``values`` are the deadlines and the responsible of each row by its ``id``."""

    context: Context
    period_guessed: bool
    abbreviations: Mapping[str, str]
    numbered: bool
    values: Mapping[int, Values]
    numbers_expected: bool


def read_sections(sections: Sequence[Section], reading: Reading) -> tuple[Stage, ...]:
    """The stages with their activities; what a stage says of time helps to read those after it."""
    stages: list[Stage] = []
    for section in sections:
        stages.append(_read_section(section, reading))
        days = [day for activity in stages[-1].activities if (day := _narrow_due(activity.deadline))]
        context = reading.context
        reading = replace(reading, context=replace(context, after=max(filter(None, (context.after, *days)), default=None)))
    return tuple(stages)


def _narrow_due(deadline: Deadline) -> date | None:
    """The due day of a deadline that names a day or a month or two, not the whole year."""
    if deadline.kind is Kind.BY_DATE:
        return deadline.end
    narrow = deadline.kind is Kind.PERIOD and deadline.start and deadline.end and deadline.end - deadline.start < timedelta(days=100)
    return deadline.end if narrow else None


def _read_section(section: Section, reading: Reading) -> Stage:
    activities: list[Activity] = []
    for row in section.rows:
        title_above = activities[-1].title if activities else ""
        pieces = pieces_of(row, alone=len(section.rows) == 1, numbered=reading.numbered, title_above=title_above)
        activities += [_activity(row, piece, reading) for piece in pieces]
    written = section.words if section.given else []
    return Stage(section.number, section.title, tuple(activities), tuple(written))


def _activity(row: Entry, piece: Piece, reading: Reading) -> Activity:
    values = reading.values[id(row)]
    when, when_own = _part(values.get(Column.DEADLINE), piece, dated=True)
    who, who_own = _part(values.get(Column.RESPONSIBLE), piece, dated=False)
    when, result = one_line(when), one_line(_part(Value(row.value(Column.RESULT)), piece, dated=False)[0])
    deadline = parse(when, reading.context) if when else UNSPECIFIED
    parties = read_responsible(who, abbreviations=reading.abbreviations) if not is_blank(who) else ()
    return Activity(
        piece.number,
        piece.title,
        piece.content,
        when,
        deadline,
        parties,
        None if is_blank(result) else result,
        (
            *_row_doubts(row, piece, reading),
            *piece.doubts,
            *_deadline_doubts(row, piece, reading, when, deadline),
            *_party_doubts(values, parties),
        ),
        piece.cells,
        _inherited(row, values, when_own=when_own, who_own=who_own),
    )


def _part(value: Value | None, piece: Piece, *, dated: bool) -> tuple[str, bool]:
    """The text for one activity of a row, and whether the cell gives every activity of the row its own."""
    if value is None:
        return "", True
    index, count = piece.share
    shares = shared_by_numbers(value.text, count) or (_lines_for(value, piece) if dated else ())
    return (shares[index], True) if shares else (mended(value.text), index == 0)


def _lines_for(value: Value, piece: Piece) -> tuple[str, ...]:
    """The lines of a cell of deadlines for numbered items: likely, not certain."""
    return shared_by_lines(value.text, piece.share[1]) if piece.number else ()


def _inherited(row: Entry, values: Values, *, when_own: bool, who_own: bool) -> frozenset[About]:
    parts = set()
    for column, about, own in ((Column.DEADLINE, About.DEADLINE, when_own), (Column.RESPONSIBLE, About.RESPONSIBLE, who_own)):
        value = values.get(column)
        if value and value.text and (value.inherited or not own):
            parts.add(about)
    parts |= {
        about
        for column, about in ((Column.TITLE, About.TITLE), (Column.RESULT, About.RESULT), (Column.CONTENT, About.CONTENT))
        if row.reached(column)
    }
    if is_blank(row.value(Column.TITLE)):
        parts.add(About.TITLE)
    return frozenset(parts)


def _row_doubts(row: Entry, piece: Piece, reading: Reading) -> list[Doubt]:
    doubts = []
    if piece.share[0] == 0 and row.joined and row.unsure:
        doubts.append(Doubt(About.ROW, _JOINED))
    if reading.numbered and reading.numbers_expected and not piece.number and not row.text(Column.NUMBER):
        doubts.append(Doubt(About.ROW, _NO_NUMBER))
    if row.alone and not row.layout.itemised and (row.layout.has(Column.DEADLINE) or row.layout.has(Column.RESPONSIBLE)) and row.spanning:
        doubts.append(Doubt(About.ROW, _AS_HEADING))
    if not piece.title:
        doubts.append(Doubt(About.TITLE, _NO_TITLE))
    elif is_blank(row.value(Column.TITLE)):
        doubts.append(Doubt(About.TITLE, _TITLE_ABOVE))
    return doubts


def _deadline_doubts(row: Entry, piece: Piece, reading: Reading, when: str, deadline: Deadline) -> list[Doubt]:
    value = reading.values[id(row)].get(Column.DEADLINE)
    texts = [value.doubt] if value and value.doubt else []
    texts += [_BY_LINES] if value and _lines_for(value, piece) else []
    texts += deadline.doubts
    inside = _NARROWER.search(" ".join((piece.title, *piece.content)))
    if inside and one_line(inside.group()) not in when:
        texts.append(_INSIDE_TEXT.format(one_line(inside.group())))
    if reading.context.period and is_outside(deadline, reading.context.period):
        texts.append(_OUTSIDE.format(reading.context.period))
    if reading.period_guessed and deadline.end and when and not _HAS_YEAR.search(when):
        texts.append(_YEAR_GUESSED)
    return [Doubt(About.DEADLINE, text) for text in texts]


def is_outside(deadline: Deadline, period: Period) -> bool:
    """The day of a single deadline lies outside the plan (V-09); August before a school year belongs to it."""
    if deadline.kind not in {Kind.BY_DATE, Kind.PERIOD}:
        return False
    start = date(period.start.year, 8, 1) if period.start.month == 9 else period.start
    days = [day for day in (deadline.start, deadline.end) if day]
    return any(day > period.end or day < start for day in days)


def _party_doubts(values: Values, parties: Sequence[Party]) -> list[Doubt]:
    value = values.get(Column.RESPONSIBLE)
    texts = [value.doubt] if value and value.doubt else []
    texts += [_UNSURE_PARTY.format(" ".join(filter(None, (party.title, party.person)))) for party in parties if not party.sure]
    return [Doubt(About.RESPONSIBLE, text) for text in texts]
