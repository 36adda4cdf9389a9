"""«Ответственные» cells: who answers for an activity (DOMAIN.md §11)."""

from .abbreviations import define_abbreviations
from .model import Party, PartyKind
from .reading import read_responsible

__all__ = ["Party", "PartyKind", "define_abbreviations", "read_responsible"]
