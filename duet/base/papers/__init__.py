"""Papers: a document as a list of blocks, and a writer for each format. The same paper always gives the same bytes.

Needs no Django and no office: the command line may use it. Writers are imported when their format is asked for.
"""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module

from .blocks import Paper
from .roadmap import roadmap_paper

__all__ = ["Format", "Paper", "roadmap_paper", "write"]


class Format(StrEnum):
    """What a paper may be written as; the value is the ending of the file's name."""

    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"


def write(paper: Paper, form: Format | str) -> bytes:
    """The paper as a file of that format. Raises ValueError for a format that is none."""
    content: bytes = import_module(f"{__name__}.{Format(form).value}").write(paper)
    return content
