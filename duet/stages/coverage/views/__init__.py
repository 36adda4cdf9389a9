"""What we show of a plan against the model."""

from .pages import add, answer, check, link, waive, want

__all__ = ["add", "answer", "check", "link", "waive", "want"]
