"""Elements of XML, of whichever format."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lxml import etree


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def inside(element: etree._Element, wanted: str, *, through: Collection[str]) -> Iterator[etree._Element]:
    """Children of this name, also those that stand in wrappers with names of ``through``."""
    for child in element:
        name = local(child)
        if name == wanted:
            yield child
        elif name in through:
            yield from inside(child, wanted, through=through)
