"""Read what a downloaded file says."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
from pdfminer.high_level import extract_text


def text_of(response: Any) -> str:
    """All words of a file of Word, Excel or PDF."""
    content = bytes(response.content)
    if content.startswith(b"%PDF"):
        return str(extract_text(BytesIO(content)))
    with ZipFile(BytesIO(content)) as parts:
        return " ".join(parts.read(name).decode(errors="ignore") for name in parts.namelist())


def rows_of(response: Any) -> list[list[str]]:
    """The rows of a sheet of Excel, empty ones left out."""
    sheet = openpyxl.load_workbook(BytesIO(response.content)).active
    rows = [[str(cell or "").replace("\xa0", " ").replace("\u2060", "") for cell in row] for row in sheet.iter_rows(values_only=True)]
    return [row for row in rows if any(row)]
