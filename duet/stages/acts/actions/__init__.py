"""What we do with acts."""

from .acts import add, edit, restore, retire
from .studying import ask, forget, study

__all__ = ["add", "ask", "edit", "forget", "restore", "retire", "study"]
