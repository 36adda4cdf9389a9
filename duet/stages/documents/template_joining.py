"""Files filled from one template as a single file: the same template gives the same styles, pictures and numbers of them."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn


def joined(filled: Sequence[bytes]) -> bytes:
    """One after another, each from a new page; nothing when their headers or footers differ: a file has one of each."""
    papers = [docx.Document(BytesIO(content)) for content in filled]
    first = papers[0]
    if any(_margins(paper) != _margins(first) for paper in papers):
        return b""
    body = first.element.body
    end = body.find(qn("w:sectPr"))
    for paper in papers[1:]:
        first.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        for element in paper.element.body:
            if element.tag != qn("w:sectPr"):
                copy = deepcopy(element)
                body.append(copy) if end is None else end.addprevious(copy)
    made = BytesIO()
    first.save(made)
    return made.getvalue()


def _margins(paper: WordDocument) -> list[bytes]:
    """What is printed above, below and at the foot of every page."""
    parts = (relation.target_part for relation in paper.part.rels.values() if not relation.is_external)
    return sorted(part.blob for part in parts if str(part.partname).startswith(("/word/header", "/word/footer", "/word/footnotes")))
