"""How a cell of an .xlsx looks, as far as its words depend on it: the format of numbers, bold, borders."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
GENERAL = "General"
# Formats that a book only numbers. Dates in words of the user's country are given as Russian Excel shows them.
_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "dd.mm.yyyy",
    15: "dd.mm.yyyy",
    16: "dd.mmm",
    17: "mmm.yy",
    18: "h:mm",
    19: "h:mm:ss",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd.mm.yyyy h:mm",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
    49: "@",
    **dict.fromkeys((*range(27, 32), 36, *range(50, 59)), "dd.mm.yyyy"),
    32: "h:mm",
    33: "h:mm:ss",
    34: "h:mm",
    35: "h:mm:ss",
}
_SIDES = ("left", "right", "top", "bottom", "start", "end")


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a cell by its style."""

    format: str = GENERAL
    bold: bool = False
    ruled: bool = False


class Looks:
    """Looks by the number of the style in the book."""

    def __init__(self, root: etree._Element | None) -> None:
        self._looks: list[Look] = []
        if root is None:
            return
        formats = {
            int(element.get("numFmtId") or 0): element.get("formatCode") or GENERAL
            for element in root.iterfind(f"{_MAIN}numFmts/{_MAIN}numFmt")
            if (element.get("numFmtId") or "").isdigit()
        }
        bold = [_is_bold(font) for font in root.iterfind(f"{_MAIN}fonts/{_MAIN}font")]
        ruled = [_is_ruled(border) for border in root.iterfind(f"{_MAIN}borders/{_MAIN}border")]
        for element in root.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf"):
            number = _index(element, "numFmtId")
            shape = formats.get(number) or _BUILT_IN.get(number, GENERAL)
            self._looks.append(Look(shape, _at(bold, _index(element, "fontId")), _at(ruled, _index(element, "borderId"))))

    def __getitem__(self, index: int) -> Look:
        return self._looks[index] if 0 <= index < len(self._looks) else Look()


def _index(element: etree._Element, name: str) -> int:
    text = element.get(name) or ""
    return int(text) if text.isdigit() and len(text) < 10 else -1


def _at(flags: list[bool], index: int) -> bool:
    return 0 <= index < len(flags) and flags[index]


def _is_bold(font: etree._Element) -> bool:
    element = font.find(f"{_MAIN}b")
    return element is not None and element.get("val") not in ("0", "false")


def _is_ruled(border: etree._Element) -> bool:
    sides = (border.find(f"{_MAIN}{side}") for side in _SIDES)
    return any(side is not None and side.get("style") not in (None, "none") for side in sides)
