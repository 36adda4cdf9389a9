"""Empty cells: merged with the one above, or missing? (DOMAIN.md §0.3, lines 2 and 3)."""

from __future__ import annotations

from dataclasses import dataclass

from .columns import Column
from .looks import looks_like_deadline
from .placing import Entry
from .stages import Section

COMMON = (Column.DEADLINE, Column.RESPONSIBLE)
_FROM_ABOVE = {
    Column.DEADLINE: "Срок взят из строки выше: ячейка пуста. Проверьте.",
    Column.RESPONSIBLE: "Ответственные взяты из строки выше: ячейка пуста. Проверьте.",
}
_FROM_HEADING = {
    Column.DEADLINE: "Срок взят из заголовка раздела: в строке его нет. Проверьте.",
    Column.RESPONSIBLE: "Ответственные взяты из заголовка раздела: в строке их нет. Проверьте.",
}
MISSING_DEADLINE = "Срок не указан: впишите, к какому дню это нужно сделать."
_MISSING = {
    Column.DEADLINE: MISSING_DEADLINE,
    Column.RESPONSIBLE: "Ответственные не указаны: назначьте их.",
}
_PERHAPS = {
    Column.DEADLINE: "Срок не указан. Возможно, он тот же, что строкой выше: «{}».",
    Column.RESPONSIBLE: "Ответственные не указаны. Возможно, те же, что строкой выше: «{}».",
}


@dataclass(frozen=True, slots=True)
class Value:
    """The text of a deadline or of the responsible ones that holds for a row, and how the row came to it."""

    text: str
    inherited: bool = False
    doubt: str = ""


_NONE = Value("")
Values = dict[Column, Value]


def values_of(sections: list[Section], *, spans: bool) -> dict[int, Values]:
    """For every row (by ``id``) its deadline and its responsible ones.

    ``spans``: the format shows merged cells. Where the author merged cells of a column, an empty one there is empty; where
    no cell of the column is merged, empty cells speak as they do in a format without spans.
    """
    drawn = {column for column in COMMON if spans and _has_merged(sections, column)}
    merging = {column for column in COMMON if column not in drawn and _looks_merged(sections, column)}
    result: dict[int, Values] = {}
    for section in sections:
        above: dict[Column, str] = {}
        for row in section.rows:
            values = {column: _value(section, row, column, above, merging, drawn) for column in COMMON if row.layout.has(column)}
            above = {column: values[column].text for column in values}
            if looks_like_deadline(section.title) and not values.get(Column.DEADLINE, _NONE).text:
                values[Column.DEADLINE] = Value(section.title, inherited=True)
            result[id(row)] = values
    return result


def _looks_merged(sections: list[Section], column: Column) -> bool:
    """The empty cells of a column are many, and none of them opens a stage: they continue the cell above."""
    rows = [(index, row) for section in sections for index, row in enumerate(section.rows) if row.layout.has(column)]
    empty = [index for index, row in rows if not row.value(column)]
    several = sum(1 for section in sections if section.rows) > 1
    return several and len(empty) > 2 and len(empty) * 4 >= len(rows) and 0 not in empty


def _value(section: Section, row: Entry, column: Column, above: dict[Column, str], merging: set[Column], drawn: set[Column]) -> Value:
    if row.value(column):
        return Value(row.value(column), inherited=row.reached(column))
    before = above.get(column, "")
    heading = section.given.value(column) if section.given else ""
    if heading and before in {"", heading}:
        return Value(heading, inherited=True, doubt=_FROM_HEADING[column])
    if before and _is_merged(row, column, merging, drawn):
        return Value(before, inherited=True, doubt=_FROM_ABOVE[column])
    return Value("", doubt=_PERHAPS[column].format(_short(before)) if before else _MISSING[column])


def _has_merged(sections: list[Section], column: Column) -> bool:
    """Some cell of the column covers more than one row."""
    return any(row.reached(column) for section in sections for row in section.rows)


def _is_merged(row: Entry, column: Column, merging: set[Column], drawn: set[Column]) -> bool:
    """Whether an empty cell goes on with the one above: it is drawn so, a page has cut it, or its layout speaks for it."""
    if column in row.hollow or column in drawn:
        return column in row.hollow or (row.opens and not row.text(Column.STAGE))
    partner = next(other for other in COMMON if other is not column)
    return column in merging or (row.layout.has(partner) and not row.value(partner))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:57]}…"
