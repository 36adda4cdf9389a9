"""What we do with cards."""

from ._parts import refuse_a_shadow
from .cards import come_back, edit, leave, register
from .groups import add_group, close_group, edit_group, move_up
from .guardians import guard, unguard
from .rules import set_rules

__all__ = [
    "add_group",
    "close_group",
    "come_back",
    "edit",
    "edit_group",
    "guard",
    "leave",
    "move_up",
    "refuse_a_shadow",
    "register",
    "set_rules",
    "unguard",
]
