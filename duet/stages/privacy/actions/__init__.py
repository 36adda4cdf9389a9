"""What we do for the law of personal data: take requests, answer them, destroy by an act."""

from .destroying import depersonalise, destroy_due, erase_past
from .keeping import set_terms
from .requests import answer_request, take_request

__all__ = ["answer_request", "depersonalise", "destroy_due", "erase_past", "set_terms", "take_request"]
