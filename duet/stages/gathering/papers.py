"""Rows that were left out, as a table ready to be mended and brought again."""

from __future__ import annotations

from collections.abc import Sequence

from duet.base.papers import Paper
from duet.base.papers.blocks import LANDSCAPE, Cell, Table
from duet.core.listing import TITLES, Meaning, title_of

from .models import Batch, Line

_SKIPPED = "Пропущена при проверке"
REASON = "Причина"
_LETTERS = 9


def refused_rows(batch: Batch, lines: Sequence[Line]) -> Paper:
    """The rows as they stood in the file under their titles, and beside each why it was left out."""
    rows: dict[tuple[str, int], tuple[Line, list[str]]] = {}
    for line in lines:
        _, reasons = rows.setdefault((line.sheet, line.number), (line, []))
        reasons += [text for text in _reasons(line) if text not in reasons]
    keys = [column["key"] for column in batch.columns]
    head = tuple(Cell(text, bold=True) for text in (*(_title(column) for column in batch.columns), REASON))
    body = [(*(Cell(line.cells.get(key, "")) for key in keys), Cell("; ".join(reasons))) for line, reasons in rows.values()]
    # The reason is the longest of what is read.
    share = LANDSCAPE.room / (len(keys) + 3)
    widths = (*(share for _ in keys), 3 * share)
    return Paper(f"Не вошли: {batch.name}", (Table((head, *body), widths, size=_LETTERS),), LANDSCAPE)


def _reasons(line: Line) -> list[str]:
    if line.is_bad:
        return [f"{_named(key)}: {text}" for key, text in line.errors.items()]
    return [_SKIPPED]


def _named(key: str) -> str:
    words = title_of(key)
    return words[0].upper() + words[1:]


def _title(column: dict[str, str]) -> str:
    """The column's own title; of a column without one, what it means, so that the table is understood when it comes back."""
    if not column["title"].startswith("Столбец"):
        return column["title"]
    return TITLES[Meaning.of(column["meaning"]).field]
