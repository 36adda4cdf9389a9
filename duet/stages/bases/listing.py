"""«Перечень запросов» (DOMAIN.md §4.3, ST2-12): open requests block by block, with names for those who may know them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from duet.base.access.policy import can
from duet.base.tenancy.models import Member

from .models import OTHER, Block, Request
from .querysets import RequestQuerySet

# Fewer than this are not counted aloud to those who may not know whose they are.
FEW = 3
# What the address calls requests without a block.
WITHOUT = "other"


@dataclass(frozen=True, slots=True)
class BlockLine:
    """A block and how many open requests it has; ``count`` is None where there are too few to say."""

    code: str
    title: str
    count: int | None


@dataclass(frozen=True, slots=True)
class RequestList:
    """``rows`` are in order, block by block; without ``named`` there are none, only figures."""

    blocks: list[BlockLine]
    total: int
    rows: RequestQuerySet
    named: bool


def list_of(viewer: Member, on: date, block: str = "") -> RequestList:
    """The list as the viewer may see it, of one block or of all."""
    named = can(viewer, "bases.view")
    counts = Request.objects.counted_for(viewer, on).open().by_block()
    order = [*(each.value for each in Block), ""]
    blocks = [_line(code, counts[code], named=named) for code in order if counts.get(code)]
    rows = Request.objects.visible_to(viewer, on).open().by_blocks(order).for_page()
    if block:
        rows = rows.filter(block="" if block == WITHOUT else block)
    return RequestList(blocks, sum(counts.values()), rows if named else rows.none(), named)


def _line(code: str, count: int, *, named: bool) -> BlockLine:
    title = str(Block(code).label) if code else OTHER
    return BlockLine(code or WITHOUT, title, count if named or count >= FEW else None)
