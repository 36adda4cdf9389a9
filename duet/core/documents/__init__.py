"""Documents as rules: their life as a table of moves, their numbers by the organisation's own mask (DOMAIN.md §5)."""

from .life import MOVES, DocumentState, can_move
from .numbers import Mask, MaskError, Reset

__all__ = ["MOVES", "DocumentState", "Mask", "MaskError", "Reset", "can_move"]
