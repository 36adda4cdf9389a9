"""Names of OpenDocument: its namespaces, and what every reader of its parts needs of an element."""

from __future__ import annotations

import re

_URN = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TEXT, TABLE, STYLE, DRAW = (_URN % name for name in ("office", "text", "table", "style", "drawing"))
FO = _URN % "xsl-fo-compatible"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

_LENGTH = re.compile(r"\s*(-?[\d.]+)\s*(cm|mm|in|pt|pc|px|\*)?")
_POINTS = {"cm": 28.346, "mm": 2.8346, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}


def count(text: str | None, limit: int, default: int = 1) -> int:
    """A count of a document (spaces, columns, rows), kept within ``limit``."""
    try:
        return max(0, min(int(text), limit)) if text else default
    except ValueError:
        return default


def points(length: str | None) -> float | None:
    """A length in points; None for a share or for no length."""
    match = _LENGTH.match(length or "")
    unit = _POINTS.get(match[2] or "") if match else None
    try:
        return float(match[1]) * unit if match and unit else None
    except ValueError:
        return None
