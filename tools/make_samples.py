"""Make the same document in every format the readers know: python tools/make_samples.py SOURCE.txt OUTDIR

The source is plain text with tables of tab-separated lines. .docx is written by python-docx with real merged cells and real
numbered lists, .xlsx by openpyxl, .html by hand; .odt, .pdf and .doc are made from the .docx by LibreOffice when it is installed.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

from duet.base.files.readers import read_text
from duet.core.grids import Grid, Paragraph, Table

_MARKUP = re.compile(r"</?(?:p|b|i|u|strong|em)>|\*\*")
_BOLD = re.compile(r"^\s*(?:<b>|\*\*)")
_ITEM = re.compile(r"(?:^|(?<=\s))(\d{1,2})([.)]) ")
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@dataclass(frozen=True, slots=True)
class Box:
    """A cell to be drawn."""

    row: int
    column: int
    text: str
    width: int = 1
    height: int = 1
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list found in the text of a cell: «1. … 2. …»."""

    start: int
    sign: str
    items: tuple[str, ...]


def unmarked(text: str) -> str:
    """Text without the marks other programs left in it."""
    return " ".join(_MARKUP.sub(" ", text).replace("\\_", "_").split())


def boxes(table: Table) -> list[Box]:
    """Cells of a table with the spans their emptiness means."""
    columns = max(len(row) for row in table.rows)
    made: list[Box] = []
    for index, row in enumerate(table.rows):
        texts = [cell.text for cell in row] + [""] * (columns - len(row))
        made = _with_row(made, index, texts)
    return made


def _with_row(made: list[Box], index: int, texts: Sequence[str]) -> list[Box]:
    filled = [column for column, text in enumerate(texts) if text]
    is_title = bool(filled) and filled[-1] < min(2, len(texts) - 2) and filled == list(range(len(filled)))
    last = filled[-1] if is_title else len(texts)
    # Cells that are empty under the first column's text belong to the stage above; the first row has nothing above.
    lead = (filled[0] if filled else 0) if index and not is_title else 0
    above = _above(made, index, lead)
    for column, text in enumerate(texts[: last + 1]):
        if lead > 1 and above[column : column + 1]:
            grown = above[column]
            made = [replace(box, height=box.height + 1) if box == grown else box for box in made]
        else:
            width = len(texts) - last if column == last else 1
            made = [*made, Box(index, column, unmarked(text), width, 1, bool(_BOLD.match(text)) or (is_title and bool(text)))]
    return made


def _above(made: list[Box], index: int, lead: int) -> list[Box]:
    found = [box for box in made if box.row + box.height == index and box.column < lead]
    return found if lead > 1 and len(found) == lead and all(box.width == 1 for box in found) else []


def numbered(text: str) -> Numbered | None:
    """The list a text is, when it is nothing but a list."""
    marks = list(_ITEM.finditer(text))
    kept = marks[:1]
    for mark in marks[1:]:
        if int(mark[1]) == int(kept[-1][1]) + 1 and mark[2] == kept[0][2]:
            kept.append(mark)
    if len(kept) < 2 or kept[0].start() > 0:
        return None
    ends = [mark.start() for mark in kept[1:]] + [len(text)]
    items = tuple(text[mark.end() : end].strip() for mark, end in zip(kept, ends, strict=True))
    return Numbered(int(kept[0][1]), kept[0][2], items)


def widths(table: Table) -> list[float]:
    """Shares of the width of a page for the columns of a table."""
    columns = max(len(row) for row in table.rows)
    weights = [0.0] * columns
    for row in table.rows:
        for cell in row:
            weights[cell.column] = max(weights[cell.column], min(len(cell.text), 240) ** 0.6)
    longest = [max((len(word) for row in table.rows for word in _cell(row, column).split()), default=1) for column in range(columns)]
    weights = [max(weight, 1.0 * length, 3.0) for weight, length in zip(weights, longest, strict=True)]
    return [weight / sum(weights) for weight in weights]


def _cell(row: Sequence[Any], column: int) -> str:
    filled = sum(bool(cell.text) for cell in row)
    return row[column].text if column < len(row) and filled > 1 else ""


class WordFile:
    """A .docx under construction."""

    def __init__(self, *, landscape: bool) -> None:
        self._document: Any = Document()
        section = self._document.sections[0]
        if landscape:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = Mm(297), Mm(210)
        else:
            section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)
        self._width = section.page_width - Mm(40)
        normal = self._document.styles["Normal"]
        normal.font.name, normal.font.size = "Times New Roman", Pt(11)
        normal.element.rPr.rFonts.set(qn("w:cs"), "Times New Roman")
        self._lists = 900

    def add(self, block: Paragraph | Table) -> None:
        """Put a block at the end."""
        if isinstance(block, Paragraph):
            self._document.add_paragraph().add_run(unmarked(block.text)).bold = bool(_BOLD.match(block.text))
        else:
            self._table(block)

    def save(self, path: Path) -> None:
        """Write the file."""
        self._document.save(str(path))

    def _table(self, block: Table) -> None:
        columns = max(len(row) for row in block.rows)
        table = self._document.add_table(len(block.rows), columns)
        table.style, table.autofit = "Table Grid", False
        shares = widths(block)
        for column, share in zip(table.columns, shares, strict=True):
            column.width = int(self._width * share)
        for box in boxes(block):
            cell = table.cell(box.row, box.column)
            if box.width > 1 or box.height > 1:
                cell = cell.merge(table.cell(box.row + box.height - 1, box.column + box.width - 1))
            cell.width = int(self._width * sum(shares[box.column : box.column + box.width]))
            self._fill(cell, box)
        self._document.add_paragraph()

    def _fill(self, cell: Any, box: Box) -> None:
        found = numbered(box.text)
        paragraph = cell.paragraphs[0]
        for index, item in enumerate(found.items if found else [box.text]):
            paragraph = paragraph if index == 0 else cell.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.add_run(item).bold = box.bold
            if found and index == 0:
                self._new_list(found)
            if found:
                self._number(paragraph)

    def _new_list(self, found: Numbered) -> None:
        self._lists += 1
        root = self._document.part.numbering_part.element
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self._lists}"><w:lvl w:ilvl="0"><w:start w:val="{found.start}"/>'
            f'<w:numFmt w:val="decimal"/><w:lvlText w:val="%1{found.sign}"/><w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr>'
            "</w:lvl></w:abstractNum>"
        )
        first = root.find(qn("w:num"))
        (first.addprevious if first is not None else root.append)(abstract)
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{self._lists}"><w:abstractNumId w:val="{self._lists}"/></w:num>'))

    def _number(self, paragraph: Any) -> None:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = self._lists


def write_docx(grid: Grid, path: Path) -> None:
    """The document as .docx."""
    file = WordFile(landscape=any(len(row) > 4 for table in grid.tables for row in table.rows))
    for block in grid.blocks:
        file.add(block)
    file.save(path)


def write_xlsx(grid: Grid, path: Path) -> None:
    """The document as .xlsx: one sheet, an empty row between tables."""
    book = Workbook()
    sheet: Any = book.active
    line, thin = 1, Side(style="thin")
    for block in grid.blocks:
        if isinstance(block, Paragraph):
            cell = sheet.cell(line, 1, unmarked(block.text))
            cell.font = Font(bold=bool(_BOLD.match(block.text)))
            line += 1
            continue
        line += 1
        for box in boxes(block):
            cell = sheet.cell(line + box.row, box.column + 1)
            found = numbered(box.text)
            cell.value = _listed(found) if found else _as_number(box.text)
            cell.alignment, cell.font = Alignment(wrap_text=True, vertical="top"), Font(bold=box.bold)
            for row in range(line + box.row, line + box.row + box.height):
                for column in range(box.column + 1, box.column + box.width + 1):
                    sheet.cell(row, column).border = Border(thin, thin, thin, thin)
            if box.width > 1 or box.height > 1:
                last = (line + box.row + box.height - 1, box.column + box.width)
                sheet.merge_cells(start_row=line + box.row, start_column=box.column + 1, end_row=last[0], end_column=last[1])
        line += len(block.rows) + 1
    book.save(path)


def _listed(found: Numbered) -> str:
    return "\n".join(f"{found.start + index}{found.sign} {item}" for index, item in enumerate(found.items))


def _as_number(text: str) -> str | int:
    return int(text) if re.fullmatch(r"[1-9]\d{0,3}", text) else text


def write_html(grid: Grid, path: Path) -> None:
    """The document as a page."""
    body = "\n".join(_html(block) for block in grid.blocks)
    head = '<!DOCTYPE html>\n<html lang="ru"><head><meta charset="utf-8"><title>—</title></head><body>'
    path.write_text(f"{head}\n{body}\n</body></html>\n", encoding="utf-8")


def _html(block: Paragraph | Table) -> str:
    if isinstance(block, Paragraph):
        text = escape(unmarked(block.text))
        return f"<p><b>{text}</b></p>" if _BOLD.match(block.text) else f"<p>{text}</p>"
    found = boxes(block)
    rows = ("".join(_html_cell(box) for box in found if box.row == index) for index in range(len(block.rows)))
    return "<table border=1>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>"


def _html_cell(box: Box) -> str:
    spans = "".join(f" {name}={size}" for name, size in (("colspan", box.width), ("rowspan", box.height)) if size > 1)
    found = numbered(box.text)
    items = "".join(f"<li>{escape(item)}</li>" for item in found.items) if found else ""
    inner = f"<ol start={found.start}>{items}</ol>" if found and found.sign == "." else escape(box.text)
    return f"<td{spans}>{f'<b>{inner}</b>' if box.bold else inner}</td>"


def convert(source: Path, folder: Path, *endings: str) -> Iterator[Path]:
    """Other formats of a .docx by LibreOffice."""
    if OFFICE is None:
        return
    with tempfile.TemporaryDirectory() as profile:
        for ending in endings:
            kind = {"doc": "doc:MS Word 97", "odt": "odt", "pdf": "pdf"}[ending]
            command = [OFFICE, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", kind, "--outdir", str(folder)]
            subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=180)
            yield folder / f"{source.stem}.{ending}"


def make(source: Path, folder: Path) -> list[Path]:
    """Every format of a text source; the files made."""
    grid = read_text(source.read_text(encoding="utf-8"))
    folder.mkdir(parents=True, exist_ok=True)
    made = [folder / f"{source.stem}.{ending}" for ending in ("docx", "xlsx", "html")]
    for writer, path in zip((write_docx, write_xlsx, write_html), made, strict=True):
        writer(grid, path)
    return [*made, *convert(made[0], folder, "odt", "pdf", "doc")]


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python tools/make_samples.py SOURCE.txt OUTDIR")
    for path in make(Path(sys.argv[1]), Path(sys.argv[2])):
        print(f"{path.stat().st_size:>9,} {path}")
