"""Papers to write in tests: an order with every kind of block, and a plan; and the words of a file that was written."""

from __future__ import annotations

from io import BytesIO

from pdfminer.high_level import extract_pages, extract_text
from pdfminer.layout import LTChar, LTTextContainer, LTTextLine

from duet.base.papers.blocks import (
    Align,
    Annex,
    Beside,
    Blank,
    Block,
    Cell,
    Heading,
    PageBreak,
    Paper,
    Parties,
    Seal,
    Signature,
    Split,
    Stamps,
    Table,
    Text,
)
from duet.base.papers.qr import qr
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


SEAL = Seal(qr("https://duet.example/d/8fK2"), ("Проверить документ:", "duet.example/d/8fK2"))


def point(text: str) -> Text:
    """A point of an order."""
    return Text(text, Align.BOTH, indent=True)


def formal(*more: Block, **changes: object) -> Paper:
    """An order as an office sets it, with an annex and an agreement: every block of formal papers; ``more`` stand at the end."""
    blocks = (
        Text("МБОУ «Школа № 7»", Align.CENTRE),
        Text("города Верхнереченска", Align.CENTRE, bold=True),
        Text("ПРИКАЗ", spread=True),
        Split("03.10.2026", "№ 167-од"),
        Text("О закреплении наставнических пар на 2026/27 учебный год", narrow=True),
        point("В соответствии с законом 273-ФЗ"),
        Text("ПРИКАЗЫВАЮ:", keep=True),
        point("1. Закрепить пары:"),
        Table((row("№", "Наставник"), row("1", "Белова А. С.\nКим О. Р.")), (40.0, 300.0)),
        point("2. Контроль оставляю за собой."),
        Signature("Директор", "А. П. Громов", ("Утверждено в «Дуэте»", "03.10.2026, 11:20")),
        PageBreak(),
        Annex(("Приложение № 1", "к приказу от 03.10.2026", "№ 167-од")),
        Stamps((), (("УТВЕРЖДЕНО", "приказом", "от 03.10.2026"),)),
        Heading("ПОЛОЖЕНИЕ\nо наставничестве"),
        point("1.1. Общие слова."),
        Parties(
            ("Работодатель", "МБОУ «Школа № 7»", "Директор", "________ А. П. Громов"), ("Работник", "Белова Анна", "________ А. С. Белова")
        ),
        Blank("Экземпляр получила", "подпись", 0.6),
        Blank("", "дата", 0.4),
        Beside((Text("Слева", small=True),), qr("https://duet.example/"), (Text("под ним"),), cut=True),
        Signature("Директор", "А. П. Громов"),
        *more,
    )
    values: dict[str, object] = {"size": 13, "leading": 1.15, "seal": SEAL}
    return Paper("Приказ № 167-од", blocks, **{**values, **changes})  # type: ignore[arg-type]


def everywhere(text: str) -> Paper:
    """A formal paper with a text in every place."""
    seal = Seal(qr("https://duet.example/"), (text, text))
    texts = (
        Text(text, narrow=True),
        Text(text, spread=True),
        Text(text, keep=True),
        Heading(text),
        Split(text, text, text),
        Split(text, text),
        Table((row(text, text), row(text, text)), (200.0, 280.0)),
        Stamps(((text, text),), ((text,),)),
        Parties((text, f"__{text}"), (text, f"__ {text}")),
        Annex((text, text)),
        Blank(text, text, 0.5),
        Blank(text, text, 0.5),
        Beside((Text(text),), qr("https://duet.example/"), (Text(text),)),
        Signature(text, text, (text, text)),
        Signature(text, text),
    )
    return Paper(text, texts, size=14, leading=1.15, seal=seal, framed=True)


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
