"""Readers: a document of any kind the program accepts to a Grid of paragraphs and tables.

A reader knows its format and nothing of roadmaps. Modules of formats are imported when a file of the format comes, since the
command line must start at once. Everything is done in memory; nothing is executed or fetched.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from duet.core.grids import Grid

from ..guard import KIND_NAMES, LIMIT, SUPPORTED, Kind, Unreadable, check
from ..guard.refusals import DEEP, ODD, WORDLESS

__all__ = ["KIND_NAMES", "SUPPORTED", "Kind", "Unreadable", "read", "read_sheets", "read_text"]

Progress = Callable[[int, int], None]

_MODULES = {
    Kind.DOCX: "docx",
    Kind.DOC: "doc",
    Kind.ODT: "odt",
    Kind.XLSX: "xlsx",
    Kind.CSV: "separated",
    Kind.TXT: "plain",
    Kind.HTML: "web",
}


def read(content: bytes, name: str, *, progress: Progress | None = None, limit: int = LIMIT) -> Grid:
    """The document as a Grid. ``progress`` is told pages done and pages in all; ``limit`` is in bytes.

    Raises Unreadable, and nothing else, when the document is bad or is not what its name says.
    """
    return Grid(tuple(block for _, grid in read_sheets(content, name, progress=progress, limit=limit) for block in grid.blocks))


def read_sheets(content: bytes, name: str, *, progress: Progress | None = None, limit: int = LIMIT) -> list[tuple[str, Grid]]:
    """``read`` sheet by sheet, each with its name; whatever is not a book is one sheet without a name."""
    kind = check(content, name, limit=limit)
    try:
        sheets = _read(content, kind, progress or (lambda done, total: None))
    except Unreadable:
        raise
    except RecursionError as error:
        raise Unreadable(DEEP) from error
    except Exception as error:  # a document may be broken in a way no reader thought of
        raise Unreadable(ODD) from error
    if not any(text for _, grid in sheets for text in grid.texts()):
        raise Unreadable(WORDLESS)
    return sheets


def _read(content: bytes, kind: Kind, report: Progress) -> list[tuple[str, Grid]]:
    if kind is Kind.PDF:
        from .pdf import read as read_pdf  # noqa: PLC0415 - pdfminer is slow to import

        return [("", read_pdf(content, report))]
    module = import_module(f"{__name__}.{_MODULES[kind]}")
    sheets: list[tuple[str, Grid]] = module.read_sheets(content) if kind is Kind.XLSX else [("", module.read(content))]
    report(1, 1)
    return sheets


def read_text(text: str) -> Grid:
    """Pasted text as a Grid: lines with tabs, tables of Markdown, or HTML. An empty text gives an empty Grid."""
    from .plain import read_pasted  # noqa: PLC0415 - the command line must start at once

    try:
        return read_pasted(text)
    except RecursionError as error:
        raise Unreadable(DEEP) from error
