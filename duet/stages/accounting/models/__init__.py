"""What is kept: assessments before and after, what they are made by, accounts as they were issued, yearly updates."""

from .assessing import Assessment, Mark, Moment, ParameterRow, ScaleChoice
from .issuing import Extract
from .updating import Update

__all__ = ["Assessment", "Extract", "Mark", "Moment", "ParameterRow", "ScaleChoice", "Update"]
