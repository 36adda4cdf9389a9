"""Numbers up to ten in words, as a sentence says them."""

from __future__ import annotations

from duet.base.ui.words import figure

_NEUTER = ("", "одно", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять")
_GENITIVE = ("", "одного", "двух", "трёх", "четырёх", "пяти", "шести", "семи", "восьми", "девяти", "десяти")


def neuter(number: int) -> str:
    """«одно», «два», … «десять», then figures.

    >>> neuter(1), neuter(2), neuter(10), neuter(11)
    ('одно', 'два', 'десять', '11')
    """
    return _NEUTER[number] if 0 < number <= 10 else figure(number)


def genitive(number: int, *, one: str = "одного") -> str:
    """«одного», «двух», … «десяти», then figures; ``one`` is the form of the gender.

    >>> genitive(4), genitive(1, one="одной"), genitive(21)
    ('четырёх', 'одной', '21')
    """
    return one if number == 1 else _GENITIVE[number] if 0 < number <= 10 else figure(number)


def singular(number: int) -> bool:
    """Whether the word after the number stands in the singular in the genitive and the prepositional: 1, 21, 101, not 11.

    >>> [singular(n) for n in (1, 2, 11, 21)]
    [True, False, False, True]
    """
    return number % 10 == 1 and number % 100 != 11
