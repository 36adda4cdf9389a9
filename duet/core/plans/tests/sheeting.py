"""Plans made up at random, as somebody writes them in the program, and what a printed one gives back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from duet.core.calendar import Period
from duet.core.grids import Grid, Paragraph
from duet.core.plans import Plan, PlanRow, PlanStage, Stamp, StampKind, plan_of
from duet.core.plans.sheet import sheet
from duet.core.plans.sheet_stamps import stamp_lines
from duet.core.roadmaps import recognise
from duet.core.roadmaps.tests.generating import phrases

_STAGES = (
    "Подготовка условий для запуска",
    "Формирование базы наставников",
    "Отбор и обучение участников",
    "Работа пар и групп",
    "Завершение и награждение",
)
_DEADLINES = (
    "сентябрь 2023",
    "до 15.10.2023",
    "в течение года",
    "ежемесячно до 25 числа",
    "ноябрь – декабрь 2023 г.",
    "постоянно",
    "до 1 марта 2024 года",
    "2 раза в год",
)
_PEOPLE = (
    "директор",
    "заместитель директора по УВР",
    "куратор",
    "классные руководители\nметодист",
    "педагог-психолог",
    "наставники",
    "куратор, руководители МО",
    "Директор школы Беляева Н.П.",
)
_RESULTS = ("Приказ № 5", "Протокол", "Аналитическая справка", "База данных", "Методические материалы", "=СУММ(A1)")
HEADERS: tuple[tuple[str, ...], ...] = (
    (),
    ("№ п/п", "Наименование мероприятий", "Срок реализации", "Ответственный за исполнение", "Результат. Вид документа"),
    ("№", "Ответственные", "Мероприятия", "Сроки", "Отметка о выполнении", "Результат"),
    ("№", "Наименование этапа", "Мероприятия", "Содержание деятельности", "Сроки", "Ответственные", "Результат"),
    ("№", "Этап", "Мероприятия", "Срок", "Ответственный", "Результат"),
    ("Сроки", "Мероприятие", "Исполнитель", "Вид документа"),
    ("№", "Мероприятие", "Ответственный", "Результат", "Срок", "начало", "окончание"),
    ("№", "Мероприятие", "Сроки, ответственные", "Результат"),
    ("№", "Мероприятие", "сентябрь", "октябрь", "ноябрь", "Ответственный", "Результат"),
    ("№", "Этап", "Содержание деятельности"),
    ("№", "Мероприятие", "Примечание"),
    ("Этап", "Мероприятия", "Ответственные", "Сроки", "Результат"),
)
"""Headers of organisations: the usual one, another order, a column of unknown meaning, columns of stages, two rows."""


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan with any of the headers: its rows may lack an end, people or a result, and have items or none."""
    header = draw(st.sampled_from(HEADERS))
    numbered = "№" in " ".join(header) or (not header and draw(st.booleans()))
    by_stage = "№" in header and any("этап" in name.lower() for name in header)
    titles = draw(st.lists(st.sampled_from(_STAGES), min_size=1, max_size=3, unique=True))
    # In one column for both, «nobody yet» and «no end yet» cannot be told from «as above».
    kinds = draw(st.lists(st.lists(_rows(whole="Сроки, ответственные" in header), min_size=1, max_size=4), min_size=3, max_size=3))
    deep = draw(st.booleans())
    bare = not by_stage and draw(st.booleans())
    stages, count = [], 0
    for place, (title, rows) in enumerate(zip(titles, kinds, strict=False), 1):
        numbers = [f"{place}.{row}" if deep and not bare else str(count + row) for row in range(1, len(rows) + 1)]
        count += len(rows)
        named = tuple(replace(row, number="" if by_stage or not numbered else number) for row, number in zip(rows, numbers, strict=True))
        stages.append(PlanStage("" if bare else title, str(place) if by_stage or (deep and numbered and not bare) else "", named))
    merged = (PlanStage("", "", tuple(row for stage in stages for row in stage.rows)),) if bare else tuple(stages)
    title = "Дорожная карта наставничества МБОУ «Школа № 7» на 2023-2024 учебный год"
    return Plan(title, Period.school_year(2023), "МБОУ «Школа № 7»", header, merged, draw(_stamps()))


def _rows(*, whole: bool) -> st.SearchStrategy[PlanRow]:
    lacking = () if whole else ("",)
    items = st.one_of(st.just(()), st.lists(phrases(), min_size=1, max_size=3, unique=True).map(tuple))
    return st.builds(
        PlanRow,
        phrases(),
        items=items,
        deadline=st.sampled_from((*lacking, *_DEADLINES)),
        responsible=st.sampled_from((*lacking, *_PEOPLE)),
        result=st.sampled_from(("", *_RESULTS)),
    )


def _stamps() -> st.SearchStrategy[tuple[Stamp, ...]]:
    days = st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2030, 12, 31)))
    approved = st.builds(
        Stamp, st.just(StampKind.APPROVED), st.just("Директор МБОУ «Школа № 7»"), st.sampled_from(("", "Ветров А.Б.")), days
    )
    ordered = st.builds(
        Stamp, st.just(StampKind.APPROVED), st.just(""), st.just(""), days, st.just("приказ"), st.sampled_from(("18п", "41-од", "97"))
    )
    agreed = st.builds(Stamp, st.just(StampKind.AGREED), st.just("Начальник отдела образования"), st.just("Лисина О.В."), days)
    return st.one_of(st.just(()), st.tuples(approved), st.tuples(ordered), st.tuples(approved, agreed), st.tuples(agreed))


def grid_of(plan: Plan) -> Grid:
    """The printed plan as a reader of files would give it."""
    made = sheet(plan)
    stamps = tuple(Paragraph("\n".join(stamp_lines(stamp, plan.title))) for stamp in plan.stamps)
    above, below = (tuple(Paragraph(text) for text in (line,) if text) for line in (made.organisation, made.period))
    return Grid((*above, *stamps, Paragraph(made.title, bold=True), *below, made.table, *map(Paragraph, made.notes)))


def back(plan: Plan) -> Plan:
    """The plan after it was printed and read."""
    return plan_of(recognise(grid_of(plan)))


def said(plan: Plan) -> Plan:
    """The plan in the words that must come back: lines of a cell are one, a dash is nothing, a kind of papers is not read."""
    stages = tuple(replace(stage, rows=tuple(_row(row) for row in stage.rows)) for stage in plan.stages)
    stamps = tuple(replace(stamp, document="") for stamp in plan.stamps)
    return replace(plan, stages=stages, stamps=stamps)


def _row(row: PlanRow) -> PlanRow:
    words = {name: " ".join(getattr(row, name).split()) for name in ("title", "deadline", "responsible", "result")}
    dashed = {name: "" if text == "–" else text for name, text in words.items()}
    return replace(row, key="", days=(), codes=(), **dashed)


def drawing(plan: Plan) -> list[list[str]]:
    """The printed table, all places of it: ``^`` goes on from above, ``<`` from the left."""
    made = sheet(plan)
    grid: dict[tuple[int, int], str] = {}
    for index, row in enumerate(made.table.rows):
        for cell in row:
            for down in range(cell.height):
                for right in range(cell.width):
                    grid[index + down, cell.column + right] = cell.text if not (down or right) else "^" if down else "<"
    return [[grid[row, column] for column in range(len(made.columns))] for row in range(len(made.table.rows))]


def plan_with(*rows: PlanRow, header: tuple[str, ...] = (), stage: str = "", number: str = "", stamps: tuple[Stamp, ...] = ()) -> Plan:
    """A plan of one stage."""
    title = "Дорожная карта наставничества МБОУ «Школа № 7» на 2026-2027 учебный год"
    return Plan(title, Period.school_year(2026), "МБОУ «Школа № 7»", header, (PlanStage(stage, number, rows),), stamps)
