"""Reader of .docx: the body in reading order, with the numbers of lists, accepted changes, text boxes and notes."""

from __future__ import annotations

from duet.core.grids import Grid

from .body import Body
from .package import Package


def read(content: bytes) -> Grid:
    """The document as a Grid. Raises Unreadable when a part of it cannot be read."""
    package = Package(content)
    body = Body(package)
    blocks = list(body.blocks(package.body))
    return Grid(tuple(blocks + list(body.notes())))
