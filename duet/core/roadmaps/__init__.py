"""Roadmaps («дорожные карты»): a document of cells to stages, activities, items, deadlines and responsible ones."""

from .jsoned import draft_as_json
from .model import About, Activity, Cells, Doubt, Draft, Stage, Stamp
from .recognition import recognise
from .words import words_of

__all__ = ["About", "Activity", "Cells", "Doubt", "Draft", "Stage", "Stamp", "draft_as_json", "recognise", "words_of"]
