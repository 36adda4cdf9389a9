"""The catalogue: 123 things a roadmap of mentoring may hold, by the seven stages of the methodology (DOMAIN.md §4).

Items are data to build plans from and to check plans against (``duet.core.coverage``). Where they come from and when they
were looked through: ``SOURCES``, ``CHECKED``.
"""

from .listing import CATALOGUE, STAGES, item, items_of
from .model import DEPARTMENT, EVERYONE, ORGANISATIONS, WITH_PUPILS, Item, Kind, Level, Severity
from .situations import Facts, Situation
from .validity import CHECKED, SOURCES

__all__ = [
    "CATALOGUE",
    "CHECKED",
    "DEPARTMENT",
    "EVERYONE",
    "ORGANISATIONS",
    "SOURCES",
    "STAGES",
    "WITH_PUPILS",
    "Facts",
    "Item",
    "Kind",
    "Level",
    "Severity",
    "Situation",
    "item",
    "items_of",
]
