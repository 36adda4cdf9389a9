"""What lies in the folder of a year, section by section, in the order an inspection reads it."""

from .items import Item, Piece, Wanted
from .sections import SECTIONS, items_of

__all__ = ["SECTIONS", "Item", "Piece", "Wanted", "items_of"]
