"""Reader of .doc (Word 97–2003) without any outside program: the text by its piece table, cells by the properties of paragraphs.

Lists, bold and text boxes are read as far as the format says them plainly.
"""

from __future__ import annotations

from duet.core.grids import Grid

from .body import Body
from .file import WordFile


def read(content: bytes) -> Grid:
    """The document as a Grid. Raises Unreadable when its parts cannot be read."""
    return Grid(tuple(Body(WordFile(content)).blocks()))
