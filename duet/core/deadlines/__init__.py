"""Deadlines: what the words of a «Срок» mean, what they unfold into, and how to say it back.

letters → ``tokens`` (typography, misprints, broken words) → ``scan`` with ``rules`` (parts: dates, months, frequencies, events)
→ ``clauses`` (one rule of the cell each) → ``build`` (a year from the context, a Deadline) → ``unfold``, ``say``, ``as_json``.
"""

from .as_json import as_json
from .context import read_context
from .counting import count_from
from .grammar import parse
from .model import UNSPECIFIED, Ask, Context, Deadline, Due, Every, Kind, Rule
from .say import say
from .unfold import unfold

__all__ = [
    "UNSPECIFIED",
    "Ask",
    "Context",
    "Deadline",
    "Due",
    "Every",
    "Kind",
    "Rule",
    "as_json",
    "count_from",
    "parse",
    "read_context",
    "say",
    "unfold",
]
