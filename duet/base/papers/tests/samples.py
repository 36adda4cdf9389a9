"""Papers to write in tests: an order with every kind of block, and a plan; and the words of a file that was written."""

from __future__ import annotations

from io import BytesIO

from pdfminer.high_level import extract_pages, extract_text
from pdfminer.layout import LTChar, LTTextContainer, LTTextLine

from duet.base.papers.blocks import Align, Cell, Heading, PageBreak, Paper, Signature, Stamps, Table, Text
from duet.core.calendar import Period
from duet.core.plans import Plan, PlanRow, PlanStage, Stamp, StampKind

SLY = '#import "x": * [a] $x$ \\ @b <i> & «*б*» _c_ `d` ~ = // /* "e"'
"""What would be markup of one format or another, were it not data."""


def row(*texts: str, bold: bool = False) -> tuple[Cell, ...]:
    return tuple(Cell(text, bold=bold) for text in texts)


def order() -> Paper:
    """An order with an annex: every block there is."""
    table = Table(
        (
            row("№", "Мероприятие", "Срок", bold=True),
            (Cell("I. Подготовка", 3, bold=True, align=Align.CENTRE),),
            (Cell("1", height=2), Cell("Встреча\nпар"), Cell("май 2027")),
            row("Приказ", "июнь 2027"),
        ),
        (40.0, 300.0, 140.0),
        headings=frozenset({1}),
    )
    blocks = (
        Text("МБОУ «Школа № 7»", Align.CENTRE, bold=True),
        Heading("ПРИКАЗ"),
        Text("В соответствии с законом 273-ФЗ приказываю:\n1. Начать.", Align.BOTH, indent=True),
        Signature("Директор", "А.Б. Ветров"),
        PageBreak(),
        Stamps((("СОГЛАСОВАНО", "Совет"), ("ПРИНЯТО", "Собрание")), (("УТВЕРЖДАЮ", "Директор"),)),
        table,
        Text("Примечание мелко.", small=True),
        PageBreak(),
        Text("справа", Align.RIGHT),
    )
    return Paper("Приказ № 5", blocks)


def one(text: str) -> Paper:
    """A table with a text in every kind of place."""
    table = Table((row("Название", "Срок", bold=True), row(text, "май")), (300.0, 180.0))
    return Paper(text, (Text(text), Heading(text), Stamps((), ((text, text),)), table, Signature(text, text)))


def plan(count: int = 3, **changes: object) -> Plan:
    """A plan of two stages."""
    rows = [
        PlanRow(f"Встреча пар {number}", f"1.{number}", deadline="май 2027", responsible="куратор Белова А.С.", result="Приказ № 5")
        for number in range(1, count + 1)
    ]
    values: dict[str, object] = {
        "title": "Дорожная карта наставничества МБОУ «Школа № 7» на 2026-2027 учебный год",
        "period": Period.school_year(2026),
        "organisation": "МБОУ «Школа № 7»",
        "stages": (PlanStage("Подготовка", "1", tuple(rows)), PlanStage("Итоги", "2", (PlanRow("Награждение", "2.1"),))),
        "stamps": (Stamp(StampKind.APPROVED, "Директор", "Ветров А.Б."), Stamp(StampKind.AGREED, "Председатель совета", "Ким О.Р.")),
    }
    return Plan(**{**values, **changes})  # type: ignore[arg-type]


def pdf_words(content: bytes) -> str:
    """The words of a PDF, each parted from the next by one space."""
    return " ".join(extract_text(BytesIO(content)).split())


def pdf_pages(content: bytes) -> list[tuple[float, float, list[str]]]:
    """Width, height and lines of every page, from top to bottom."""
    found = []
    for page in extract_pages(BytesIO(content)):
        lines = [line for box in page if isinstance(box, LTTextContainer) for line in box if isinstance(line, LTTextLine)]
        ordered = sorted(lines, key=lambda line: (-round(line.y0), line.x0))
        found.append((page.width, page.height, [line.get_text().strip() for line in ordered]))
    return found


def pdf_fonts(content: bytes) -> set[str]:
    """Names of the fonts that letters are set in, without the mark of a part."""
    pages = extract_pages(BytesIO(content))
    lines = [line for page in pages for box in page if isinstance(box, LTTextContainer) for line in box if isinstance(line, LTTextLine)]
    return {sign.fontname.partition("+")[2] for line in lines for sign in line if isinstance(sign, LTChar)}
