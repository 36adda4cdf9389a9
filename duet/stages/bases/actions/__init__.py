"""What we do with the bases."""

from .columns import choose_columns
from .joining import amend, bring_back, carry, join, leave, strike_out
from .notes import add_note, edit_note, remove_note
from .profiles import fill_profile
from .requests import add_request, close_request, edit_request, open_request

__all__ = [
    "add_note",
    "add_request",
    "amend",
    "bring_back",
    "carry",
    "choose_columns",
    "close_request",
    "edit_note",
    "edit_request",
    "fill_profile",
    "join",
    "leave",
    "open_request",
    "remove_note",
    "strike_out",
]
