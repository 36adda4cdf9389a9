"""The parts of a .docx: which file is the document itself and which hold its styles, lists and notes."""

from __future__ import annotations

import posixpath

from lxml import etree

from ...guard import Unreadable
from ...guard.archive import Archive
from ...guard.refusals import BROKEN

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def value(element: etree._Element | None) -> str | None:
    """``w:val`` of an element."""
    return None if element is None else element.get(f"{W}val")


def number(text: str | None, default: int = 0) -> int:
    """A number of a document, which may be anything; ``default`` when it is not a number of a sane size."""
    try:
        count = int(text or "")
    except ValueError:
        return default
    return count if abs(count) < 1_000_000 else default


def switched(element: etree._Element | None) -> bool | None:
    """A property that is on by being there, off by its value, None by its absence."""
    return None if element is None else element.get(f"{W}val", "true") not in ("0", "false", "off", "none")


class Package:
    """A .docx opened within the limits of the guard. External links are not followed."""

    def __init__(self, content: bytes) -> None:
        self._archive = Archive(content)
        main = self._related("", "officeDocument") or "word/document.xml"
        self._main = main if main in self._archive else "word/document.xml"
        body = self._archive.xml(self._main).find(f"{W}body")
        if body is None:
            raise Unreadable(BROKEN)
        self.body: etree._Element = body

    def part(self, kind: str) -> etree._Element | None:
        """The root of a part by its kind («styles», «numbering», «footnotes», «endnotes»), None when there is none."""
        name = self._related(self._main, kind) or posixpath.join(posixpath.dirname(self._main), f"{kind}.xml")
        return self._archive.xml(name) if name in self._archive else None

    def _related(self, source: str, kind: str) -> str | None:
        folder, base = posixpath.split(source)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        if name not in self._archive:
            return None
        for relation in self._archive.xml(name).iter(_RELATION):
            is_external = relation.get("TargetMode") == "External"
            if not is_external and (relation.get("Type") or "").endswith(f"/{kind}"):
                return posixpath.normpath(posixpath.join("/" + folder, relation.get("Target") or "")).lstrip("/")
        return None
