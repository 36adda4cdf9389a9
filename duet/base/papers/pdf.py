"""A paper as .pdf, set by typst in its own type: no office and no font of the system is needed.

Words go to typst as data (JSON), so a name with «#» or «$» is printed as it is. The file holds no day: the same paper gives the
same bytes.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import cast

import typst

from .blocks import CORNER, FRAME, Paper, Seal
from .measuring import FAMILY, FONTS
from .pdf_blocks import Json, Plain, plain, words_of
from .pdf_formal import formal
from .typography import printable

# Small words beside the seal.
_SMALL = 8


def write(paper: Paper) -> bytes:
    """The file."""
    words = json.dumps(_paper(paper), ensure_ascii=False)
    made = typst.compile(_template(), font_paths=_fonts(), sys_inputs={"paper": words})
    assert isinstance(made, bytes), "One file is asked for."
    return made


@lru_cache(maxsize=1)
def _template() -> bytes:
    """Formal blocks stand on plain ones, and the paper is set by both."""
    return b"\n".join((Path(__file__).parent / name).read_bytes() for name in ("paper.typ", "formal.typ"))


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Our type, and what typst brings along for a sign that it lacks: on every machine the same."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])


def _paper(paper: Paper) -> Json:
    page = paper.sheet
    sides = {side: getattr(page, side) for side in ("width", "height", "top", "right", "bottom", "left")}
    if paper.formal:
        blocks = list(formal(paper))
    else:
        blocks = [plain(block, page.room) for block in cast("tuple[Plain, ...]", paper.blocks)]
    return {
        "title": printable(paper.title),
        "font": FAMILY,
        "page": sides,
        "numbered": paper.numbered,
        "size": paper.size,
        "leading": paper.leading,
        "frame": FRAME if paper.framed else 0,
        "seal": _seal(paper, paper.seal) if paper.seal else None,
        "formal": paper.formal,
        "blocks": blocks,
    }


def _seal(paper: Paper, seal: Seal) -> Json:
    """The square stands as deep in the lower margin as it may; ``reserved`` is what it takes of the text of the first page."""
    return {
        "svg": seal.picture.svg,
        "side": seal.side,
        "lines": [words_of(line, CORNER, _SMALL) for line in seal.lines],
        "size": _SMALL,
        "corner": CORNER,
        "foot": paper.foot,
        "reserved": max(seal.side + paper.foot - paper.sheet.bottom, 1),
    }
