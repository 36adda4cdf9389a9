"""Text folded for comparison; nouns after numbers."""

from __future__ import annotations


def folded(text: str) -> str:
    """The text as it is compared: one case, ё as е, single spaces, plain quotes and dashes.

    >>> folded(" Заместитель  директора – Учёба «А» ")
    'заместитель директора - учеба "а"'
    """
    plain = text.casefold().translate(FOLDS)
    return " ".join(plain.split())


def plural(number: int, one: str, few: str, many: str) -> str:
    """The form of the noun after the number.

    >>> plural(1, "раз", "раза", "раз"), plural(22, "раз", "раза", "раз"), plural(11, "раз", "раза", "раз")
    ('раз', 'раза', 'раз')
    """
    if number % 100 in range(11, 15):
        return many
    return one if number % 10 == 1 else few if number % 10 in (2, 3, 4) else many


def counted(number: int, one: str, few: str, many: str) -> str:
    """The number with its noun.

    >>> [counted(n, "строка", "строки", "строк") for n in (1, 3, 11, 22, 25)]
    ['1 строка', '3 строки', '11 строк', '22 строки', '25 строк']
    """
    return f"{number} {plural(number, one, few, many)}"


FOLDS = str.maketrans({"ё": "е", "«": '"', "»": '"', "„": '"', "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"})
