"""What we do with documents."""

from .batches import make_again, start_batch
from .drafting import discard, draft, edit, reword
from .powers import end_power, give_power
from .reading import ask_to_read, know, know_by_link, mark_known, remind, withdraw_asking
from .registering import annul, attach, number, print_again, register
from .route import agree, call_back, drop, mark_signed, send, send_back, sign
from .spelling import forget_spelling, spell
from .templates import bring_template, retire_template, try_template

__all__ = [
    "agree",
    "annul",
    "ask_to_read",
    "attach",
    "bring_template",
    "call_back",
    "discard",
    "draft",
    "drop",
    "edit",
    "end_power",
    "forget_spelling",
    "give_power",
    "know",
    "know_by_link",
    "make_again",
    "mark_known",
    "mark_signed",
    "number",
    "print_again",
    "register",
    "remind",
    "retire_template",
    "reword",
    "send",
    "send_back",
    "sign",
    "spell",
    "start_batch",
    "try_template",
    "withdraw_asking",
]
