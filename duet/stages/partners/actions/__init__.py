"""What we do with partners."""

from .agreements import edit_agreement, end_early, renew, sign
from .contacts import add_contact, edit_contact, remove_contact
from .envoys import check, recall, send
from .partners import add, close, edit, reopen

__all__ = [
    "add",
    "add_contact",
    "check",
    "close",
    "edit",
    "edit_agreement",
    "edit_contact",
    "end_early",
    "recall",
    "remove_contact",
    "renew",
    "reopen",
    "send",
    "sign",
]
