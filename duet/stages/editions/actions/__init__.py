"""What we do with editions: write down stamps, ask the body above and answer it, approve."""

from .agreements import agree, ask_agreement, return_request, withdraw_request
from .approving import approve
from .stamps import add_stamp, change_stamp, drop_stamp

__all__ = [
    "add_stamp",
    "agree",
    "approve",
    "ask_agreement",
    "change_stamp",
    "drop_stamp",
    "return_request",
    "withdraw_request",
]
