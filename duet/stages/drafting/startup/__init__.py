"""The start-up package: a short interview, and the documents that introduce mentoring are drawn up together (requirement B7)."""

from .interview import CHAPTERS, INTERVIEW
from .making import Laid, drawn_up, missing_plan
from .package import PARTS, Part

__all__ = ["CHAPTERS", "INTERVIEW", "PARTS", "Laid", "Part", "drawn_up", "missing_plan"]
