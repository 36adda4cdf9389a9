"""Numbers with their nouns."""

from __future__ import annotations


def counted(number: int, one: str, few: str, many: str) -> str:
    """The number with the noun in its form.

    >>> [counted(n, "строка", "строки", "строк") for n in (1, 3, 11, 22, 25)]
    ['1 строка', '3 строки', '11 строк', '22 строки', '25 строк']
    """
    if number % 10 == 1 and number % 100 != 11:
        return f"{number} {one}"
    return f"{number} {few if number % 10 in {2, 3, 4} and number % 100 not in {12, 13, 14} else many}"
