"""What is kept of lists: the file, how its columns were understood, every person of every row until the list is done with."""

from .batches import Batch, BatchState, Who
from .lines import Decision, Line, Outcome, keep_of_each

__all__ = ["Batch", "BatchState", "Decision", "Line", "Outcome", "Who", "keep_of_each"]
