"""Pages of a PDF drawn by pdfminer onto sheets, within a budget: a page that is drawn for ever is refused."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, stream_value
from pdfminer.utils import Matrix, PathSegment, Rect, apply_matrix_pt, apply_matrix_rect

from ...guard import Unreadable
from ...guard.portable import open_pdf
from ...guard.refusals import too_complex
from .sheet import Glyph, Sheet, Stroke, upright

Progress = Callable[[int, int], None]

MAX_GLYPHS, MAX_STROKES, MAX_FIGURES = 40_000, 60_000, 4_000
MAX_DRAWING = 6 * 2**20
_THIN = 3.0
_SLANT = 0.7
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_FILL_AND_STROKE = (2, 6)

# pdfminer tells the log of every oddity of every file.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


def sheets(content: bytes, report: Progress) -> Iterator[Sheet]:
    """Pages one after another, each turned so that its text runs to the right; ``report`` is told pages done and pages in all."""
    manager = PDFResourceManager()
    pages = list(PDFPage.create_pages(open_pdf(content)))
    for number, page in enumerate(pages, 1):
        device = _Device(manager, number)
        _Interpreter(manager, device).process_page(page)
        yield upright(device.sheet)
        report(number, len(pages))


class _Device(PDFTextDevice):
    """Keeps glyphs and straight strokes."""

    def __init__(self, manager: PDFResourceManager, number: int) -> None:
        super().__init__(manager)
        self.sheet = Sheet(number, 0, 0)
        self._figures = self._letters = 0
        self._fake_bold = False
        self.drawn = 0

    def refuse(self) -> None:
        """Stop drawing this page."""
        raise Unreadable(too_complex(self.sheet.number))

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        x0, y0, x1, y1 = apply_matrix_rect(ctm, page.mediabox)
        self.sheet.width, self.sheet.height = abs(x1 - x0), abs(y1 - y0)

    def begin_figure(self, name: str, bbox: Rect, matrix: Matrix) -> None:
        self._figures += 1
        if self._figures > MAX_FIGURES:
            self.refuse()

    def render_string(self, textstate: Any, seq: Any, ncs: PDFColorSpace, graphicstate: PDFGraphicState) -> None:
        self._fake_bold = textstate.render in _FILL_AND_STROKE
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        advance = font.char_width(cid) * fontsize * scaling
        self._letters += 1
        if self._letters > MAX_GLYPHS:
            self.refuse()
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = ""
            self.sheet.unknown += 1
        if text and not font.is_vertical():
            self._put(text, matrix, font, fontsize, advance, rise)
        return advance

    def _put(self, text: str, matrix: Matrix, font: PDFFont, fontsize: float, advance: float, rise: float) -> None:
        low = font.get_descent() * fontsize + rise
        x0, y0, x1, y1 = apply_matrix_rect(matrix, (0, low, advance, low + fontsize))
        x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
        a, b = matrix[:2]
        turn = (0 if a >= 0 else 180) if abs(a) >= abs(b) else (90 if b > 0 else 270)
        size = x1 - x0 if turn in (90, 270) else y1 - y0
        inside = 0 <= (x0 + x1) / 2 <= self.sheet.width and 0 <= (y0 + y1) / 2 <= self.sheet.height
        if inside and size >= 1:
            bold = self._fake_bold or any(name in str(font.fontname).lower() for name in _BOLD_NAMES)
            height = self.sheet.height
            self.sheet.glyphs.append(Glyph(text, x0, height - y1, x1, height - y0, size, bold, turn))

    def paint_path(self, graphicstate: PDFGraphicState, stroke: bool, fill: bool, evenodd: bool, path: Sequence[PathSegment]) -> None:
        if len(self.sheet.across) + len(self.sheet.down) + len(path) > MAX_STROKES:
            self.refuse()
        for points in self._polygons(path):
            if stroke:
                for start, end in pairwise(points):
                    self._line(start, end)
            elif fill:
                self._bar(points)

    def _polygons(self, path: Sequence[PathSegment]) -> Iterator[list[tuple[float, float]]]:
        """Pieces of a path as points; a curve only leads to its end."""
        points: list[tuple[float, float]] = []
        for step in path:
            if step[0] == "m" and points:
                yield points
                points = []
            if step[0] == "h":
                points = [*points, points[0]] if points else []
            elif len(step) > 2:
                x, y = apply_matrix_pt(self.ctm or (1, 0, 0, 1, 0, 0), step[-2:])
                points.append((x, self.sheet.height - y))
        if points:
            yield points

    def _line(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        (x0, y0), (x1, y1) = start, end
        if abs(y0 - y1) <= _SLANT < abs(x0 - x1):
            self.sheet.across.append(Stroke((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x0 - x1) <= _SLANT < abs(y0 - y1):
            self.sheet.down.append(Stroke((x0 + x1) / 2, min(y0, y1), max(y0, y1)))

    def _bar(self, points: list[tuple[float, float]]) -> None:
        """A filled shape: a thin one is a line, a wide one is a background."""
        x0, x1 = min(x for x, _ in points), max(x for x, _ in points)
        y0, y1 = min(y for _, y in points), max(y for _, y in points)
        if y1 - y0 <= _THIN and y1 - y0 < x1 - x0:
            self.sheet.across.append(Stroke((y0 + y1) / 2, x0, x1))
        elif x1 - x0 <= _THIN:
            self.sheet.down.append(Stroke((x0 + x1) / 2, y0, y1))


class _Interpreter(PDFPageInterpreter):
    """Counts what is to be drawn: figures inside figures may unfold without end."""

    device: _Device

    def execute(self, streams: Sequence[object]) -> None:
        for stream in streams:
            value: PDFStream = stream_value(stream)
            self.device.drawn += len(value.get_data())
        if self.device.drawn > MAX_DRAWING:
            self.device.refuse()
        super().execute(streams)
