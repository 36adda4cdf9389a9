"""Reader of .odt: the text in reading order, with the numbers of lists, text boxes and notes; deletions under review are left out."""

from __future__ import annotations

from duet.core.grids import Grid

from ...guard import Unreadable
from ...guard.archive import Archive
from ...guard.refusals import BROKEN
from .body import Body
from .names import OFFICE
from .styles import Styles


def read(content: bytes) -> Grid:
    """The document as a Grid. Raises Unreadable when a part of it cannot be read."""
    archive = Archive(content)
    root = archive.xml("content.xml")
    text = root.find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise Unreadable(BROKEN)
    roots = [root, archive.xml("styles.xml")] if "styles.xml" in archive else [root]
    body = Body(Styles(roots))
    blocks = list(body.blocks(text))
    return Grid(tuple(blocks + list(body.notes())))
