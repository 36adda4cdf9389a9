"""The number of a new row: the paper numbers its rows in its own way, and a new one goes on from there."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

_NUMBER = re.compile(r"(.*?)(\d{1,6})(\D{0,3})", re.DOTALL)
_NESTED = re.compile(r"\d+\.\d+")


def next_number(stage: str, numbers: Sequence[str], taken: Collection[str]) -> str:
    """The next free number of a stage that has these numbers in order; ``taken`` are all numbers of the plan.

    Empty where the paper does not number its rows.

    >>> next_number("4", ["4.1", "4.2", "4.3"], []), next_number("IV", ["7.", "8."], ["7.", "8.", "9.", "10."]), next_number("4", [""], [])
    ('4.4', '11.', '')
    >>> next_number("5.", [], ["4.1", "4.2"]), next_number("II", [], ["1", "2"]), next_number("II", [], ["1.1", "а)"])
    ('5.1', '3', '')
    """
    last = next((match for number in reversed(numbers) if (match := _NUMBER.fullmatch(number))), None)
    if last is not None:
        return _after(last[1], last[3], numbers, taken)
    if any(number for number in numbers):
        return ""
    if any(_NESTED.match(number) for number in taken):
        own = stage.strip(" .")
        return _after(f"{own}.", "", [f"{own}.0"], taken) if own.replace(".", "").isdecimal() else ""
    plain = [number for number in taken if number.isdecimal()]
    return _after("", "", plain, taken) if plain else ""


def _after(before: str, behind: str, numbers: Sequence[str], taken: Collection[str]) -> str:
    """One more than the greatest of the numbers that look alike, and free."""
    alike = [int(match[2]) for number in numbers if (match := _NUMBER.fullmatch(number)) and (match[1], match[3]) == (before, behind)]
    greatest = max(alike)
    while (number := f"{before}{greatest + 1}{behind}") in taken:
        greatest += 1
    return number
