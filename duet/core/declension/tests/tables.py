"""The tables of checked forms."""

from __future__ import annotations

from pathlib import Path

from duet.core.declension import Case, Forms

FOUR = (Case.GENITIVE, Case.DATIVE, Case.ACCUSATIVE, Case.INSTRUMENTAL)


def rows_of(name: str) -> list[list[str]]:
    """Rows of a table; what begins with «#» is a comment."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def four(forms: Forms) -> list[str]:
    """The cases of the tables."""
    return [forms[case] for case in FOUR]
