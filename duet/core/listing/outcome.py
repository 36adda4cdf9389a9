"""What came of reading a cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_EMPTY = frozenset(
    {
        "", "-", "--", "---", "_", ".", "?", "0", "x", "х", "н/д", "нет", "нету", "нет данных", "не указано", "не указан", "не указана",
        "отсутствует", "не имеет",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """A value; or an error that says what to do; or a value with a doubt. ``rest`` is what of the words went into neither."""

    value: Any = None
    error: str = ""
    doubt: str = ""
    rest: str = ""


def is_nothing(text: str) -> bool:
    """Whether the cell says that there is nothing to say.

    >>> is_nothing(" — "), is_nothing("Нет"), is_nothing("нет категории")
    (True, True, False)
    """
    return " ".join(text.lower().replace("—", "-").replace("–", "-").split()) in _EMPTY


def quoted(text: str, size: int = 60) -> str:
    """The words of a cell inside a sentence, shortened.

    >>> quoted("а" * 70)[-4:], quoted("да")
    ('аа…»', '«да»')
    """
    line = " ".join(text.split())
    return f"«{line if len(line) <= size else line[: size - 1] + '…'}»"
