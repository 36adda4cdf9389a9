"""Roadmaps made up at random and drawn in every layout, with what must come back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from textwrap import wrap

from hypothesis import strategies as st

from duet.core.grids import Grid, Paragraph

from .drawing import table_of

_LINE = 24
_HEADS = ("Проведение", "Разработка", "Организация", "Утверждение", "Подготовка", "Анализ", "Сбор", "Издание", "Обновление", "Обсуждение")
_MIDDLES = ("итогов", "программ", "материалов", "встреч", "запросов", "анкет", "занятий", "консультаций", "приказов", "планов")
_TAILS = (
    "наставнических пар",
    "молодых педагогов",
    "для кураторов школы",
    "с участием психолога",
    "среди родителей",
    "в рамках недели практики",
    "на основе запросов участников",
    "по каждой форме",
    "и обмен опытом",
    "в каждой группе",
)
_STAGES = (
    "Подготовка условий для запуска",
    "Формирование базы наставников",
    "Отбор и обучение участников",
    "Работа пар и групп",
    "Завершение и награждение",
    "Информационная поддержка",
)
_DEADLINES = (
    "сентябрь 2023",
    "до 15.10.2023",
    "в течение года",
    "ежемесячно до 25 числа",
    "ноябрь – декабрь 2023 г.",
    "май 2024",
    "постоянно",
    "до 1 марта 2024 года",
    "два раза в год",
    "1 раз в квартал",
)
_ROLES = (
    "директор",
    "заместитель директора по УВР",
    "куратор",
    "классные руководители",
    "методист",
    "педагог-психолог",
    "наставники",
    "куратор, руководители МО",
    "Директор школы Беляева Н.П.",
)
_RESULTS = ("Приказ", "Протокол", "Аналитическая справка", "База данных", "Методические материалы", "Журнал встреч")


@dataclass(frozen=True)
class Made:
    """A row as it must come back."""

    number: str
    title: str
    items: tuple[str, ...]
    deadline: str
    responsible: str
    result: str


@dataclass(frozen=True)
class Chapter:
    """A stage as it must come back."""

    number: str
    title: str
    rows: tuple[Made, ...]


@dataclass(frozen=True)
class Plan:
    """A drawn document and what must come back from it."""

    grid: Grid
    chapters: tuple[Chapter, ...]
    layout: str


def phrases() -> st.SearchStrategy[str]:
    return st.builds(lambda *parts: " ".join(parts), st.sampled_from(_HEADS), st.sampled_from(_MIDDLES), st.sampled_from(_TAILS))


def rows(items: bool) -> st.SearchStrategy[Made]:
    listed = st.lists(phrases(), min_size=1, max_size=4).map(tuple) if items else st.just(())
    return st.builds(Made, st.just(""), phrases(), listed, st.sampled_from(_DEADLINES), st.sampled_from(_ROLES), st.sampled_from(_RESULTS))


def chapters(items: bool) -> st.SearchStrategy[tuple[Chapter, ...]]:
    titles = st.lists(st.sampled_from(_STAGES), min_size=1, max_size=4, unique=True)
    contents = st.lists(st.lists(rows(items), min_size=1, max_size=4).map(tuple), min_size=4, max_size=4)
    return st.builds(
        lambda names, lists: tuple(Chapter("", name, made) for name, made in zip(names, lists, strict=False)), titles, contents
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan in one of the layouts, its table perhaps in pieces."""
    layout = draw(st.sampled_from(sorted(_LAYOUTS)))
    header, drawn, expected = _LAYOUTS[layout](draw)
    pieces = _pieces(draw, header, drawn)
    title = Paragraph("Дорожная карта наставничества на 2023-2024 учебный год")
    return Plan(Grid((title, *(table_of(piece) for piece in pieces))), expected, layout)


Row = list[str]
Drawn = tuple[Row, list[Row], tuple[Chapter, ...]]


def _stage_column(draw: st.DrawFn) -> Drawn:
    """№ | Этап | Мероприятия | Содержание | Сроки | Ответственные; the stage is merged downwards or left empty below."""
    mark = draw(st.sampled_from(["", "^"]))
    style = draw(st.sampled_from(["{}. ", "{}) ", "– ", "• "]))
    sign = draw(st.sampled_from([" ", "\n"])) if "{" in style else "\n"
    made = _numbered(draw(chapters(items=True)), by_row=False)
    drawn = []
    for chapter in made:
        for index, row in enumerate(chapter.rows):
            listed = sign.join(f"{style.format(place)}{item}" for place, item in enumerate(row.items, 1))
            head = [chapter.number + ".", chapter.title] if index == 0 else [mark, mark]
            drawn.append([*head, row.title, listed, row.deadline, row.responsible])
    expected = tuple(replace(c, rows=tuple(replace(row, result="") for row in c.rows)) for c in made)
    return ["№", "Наименование этапа", "Мероприятия", "Содержание деятельности", "Сроки", "Ответственные"], drawn, expected


def _stage_rows(draw: st.DrawFn) -> Drawn:
    """№ | Мероприятия | Срок | Ответственный | Результат in any order, with stages across the table."""
    order = draw(st.sampled_from([(1, 2, 3, 4), (2, 1, 3, 4), (1, 3, 2, 4), (3, 1, 2, 4), (1, 2, 3)]))
    across = draw(st.booleans())
    deep = draw(st.booleans())
    made = _numbered(draw(chapters(items=False)), by_row=True, deep=deep)
    drawn = []
    for chapter in made:
        heading = [chapter.number if deep else "", chapter.title] if not across else [chapter.title]
        drawn.append(_heading_row(heading, len(order) + 1, order, across=across))
        drawn += [[f"{row.number}.", *(_cells(row)[column] for column in order)] for row in chapter.rows]
    names = {1: "Наименование мероприятий", 2: "Срок реализации", 3: "Ответственный за исполнение", 4: "Результат. Вид документа"}
    shown = tuple(
        replace(c, number=c.number if deep and not across else "", rows=tuple(_without_result(r, order) for r in c.rows)) for c in made
    )
    return ["№ п/п", *(names[column] for column in order)], drawn, shown


def _heading_row(heading: Row, width: int, order: tuple[int, ...], *, across: bool) -> Row:
    if across:
        return [*heading, *["<"] * (width - 1)]
    row = [""] * width
    row[0], row[1 + order.index(1)] = heading
    return row


def _cells(row: Made) -> dict[int, str]:
    return {1: row.title, 2: row.deadline, 3: row.responsible, 4: row.result}


def _without_result(row: Made, order: tuple[int, ...]) -> Made:
    return row if 4 in order else replace(row, result="")


def _items_are_activities(draw: st.DrawFn) -> Drawn:
    """№ | Этап | Содержание: the items are the activities."""
    style = draw(st.sampled_from(["{}) ", "{}. "]))
    sign = draw(st.sampled_from([" ", "\n"]))
    made = _numbered(draw(chapters(items=False)), by_row=False)
    drawn, expected = [], []
    for chapter in made:
        listed = sign.join(f"{style.format(index)}{row.title}." for index, row in enumerate(chapter.rows, 1))
        drawn.append([chapter.number, chapter.title, listed])
        expected.append(
            replace(chapter, rows=tuple(Made(str(index), f"{row.title}.", (), "", "", "") for index, row in enumerate(chapter.rows, 1)))
        )
    return ["№", "Этап", "Содержание деятельности и примерный план мероприятий"], drawn, tuple(expected)


def _no_numbers(draw: st.DrawFn) -> Drawn:
    """Мероприятия | Сроки | Ответственные, the stages in bold."""
    made = draw(chapters(items=False))
    drawn = []
    for chapter in made:
        drawn.append([f"**{chapter.title}**", "", ""])
        drawn += [[row.title, row.deadline, row.responsible] for row in chapter.rows]
    expected = tuple(replace(c, rows=tuple(replace(row, result="") for row in c.rows)) for c in made)
    return ["Мероприятия", "Сроки", "Ответственные"], drawn, expected


_LAYOUTS = {"stage column": _stage_column, "stage rows": _stage_rows, "items": _items_are_activities, "no numbers": _no_numbers}


def _numbered(made: tuple[Chapter, ...], *, by_row: bool, deep: bool = False) -> tuple[Chapter, ...]:
    result, count = [], 0
    for number, chapter in enumerate(made, 1):
        listed = []
        for place, row in enumerate(chapter.rows, 1):
            count += 1
            listed.append(replace(row, number=(f"{number}.{place}" if deep else str(count)) if by_row else ""))
        result.append(replace(chapter, number=str(number), rows=tuple(listed)))
    return tuple(result)


def _pieces(draw: st.DrawFn, header: Row, drawn: list[Row]) -> list[list[Row]]:
    """The rows in one table or in two, the header once more or not, a row torn or not."""
    numbers = [str(index) for index in range(1, len(header) + 1)]
    top = [header, numbers] if len(header) > 3 and draw(st.booleans()) else [header]
    places = [index for index in range(1, len(drawn)) if "^" not in drawn[index]]
    if not places or draw(st.booleans()):
        return [[*top, *drawn]]
    cut = draw(st.sampled_from(places))
    first, second = drawn[:cut], drawn[cut:]
    again = top if draw(st.booleans()) else []
    if draw(st.booleans()) and _may_be_torn(first[-1]) and not any("^" in cell for cell in drawn[cut]):
        first[-1], rest = _torn(first[-1], draw(st.integers(1, 3)))
        second = [rest, *second] if any(rest) else second
    return [[*top, *first], [*again, *second]]


def _may_be_torn(row: Row) -> bool:
    """A row of several lines that is no heading and under no merged cell."""
    whole = all(mark not in cell for cell in row for mark in ("^", "<", "**")) and sum(map(bool, row)) > 2
    return whole and max(len(_lines(cell)) for cell in row) > 1


def _torn(row: Row, cut: int) -> tuple[Row, Row]:
    """The row as a page leaves it: of every cell the first lines on this page, the rest on the next."""
    lines = [_lines(text) for text in row]
    cut = min(cut, max(map(len, lines)) - 1)
    return ["\n".join(cell[:cut]) for cell in lines], ["\n".join(cell[cut:]) for cell in lines]


def _lines(text: str) -> Row:
    return [line for paragraph in text.split("\n") for line in wrap(paragraph, _LINE, break_long_words=False, break_on_hyphens=False)]
