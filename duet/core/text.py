"""Folding of text for comparison."""

from __future__ import annotations


def folded(text: str) -> str:
    """The text as it is compared: one case, ё as е, single spaces, plain quotes and dashes.

    >>> folded(" Заместитель  директора – Учёба «А» ")
    'заместитель директора - учеба "а"'
    """
    plain = text.casefold().translate(FOLDS)
    return " ".join(plain.split())


FOLDS = str.maketrans({"ё": "е", "«": '"', "»": '"', "„": '"', "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"})
