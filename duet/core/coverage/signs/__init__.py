"""What words tell of each item of the catalogue, of a section and of an organisation. The language: ``duet/core/coverage/language.py``."""

from ..language import Sign
from . import stage1, stage1_people, stage2, stage3, stage4, stage5, stage6, stage7
from .sections import NO_STAGES, SECTIONS
from .situations import SITUATIONS

_TABLES = (stage1, stage1_people, stage2, stage3, stage4, stage5, stage6, stage7)

ITEMS: dict[str, tuple[Sign, ...]] = dict(named for table in _TABLES for named in table.SIGNS)
"""Signs by the code of the item; ST1-37 has none, it is ST5-08 in the wrong stage."""

EVERY: tuple[Sign, ...] = (
    *(sign for signs in ITEMS.values() for sign in signs),
    *(sign for sign, _ in SECTIONS),
    *(sign for _, sign in SITUATIONS),
)

__all__ = ["EVERY", "ITEMS", "NO_STAGES", "SECTIONS", "SITUATIONS"]
