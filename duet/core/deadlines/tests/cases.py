"""The table of phrases and their meanings, reasoned out by hand from contracts/cli.md."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import NamedTuple

from duet.core.calendar import Period

FIELDS = ("kind", "from", "to", "rrule", "occurrences", "anchor", "offset_days")


class Case(NamedTuple):
    phrase: str
    context: str
    expected: dict[str, object]
    also: dict[str, object] | None


def _full(fields: dict[str, object]) -> dict[str, object]:
    return {name: fields.get(name) for name in FIELDS}


def _cases() -> tuple[Case, ...]:
    lines = (Path(__file__).parent / "cases.tsv").read_text(encoding="utf-8").split("\n")
    found = []
    for line in lines[1:]:
        if line:
            phrase, context, expected = line.split("\t")
            fields = json.loads(expected)
            found.append(Case(phrase, context, _full(fields), _full(fields["also"]) if "also" in fields else None))
    return tuple(found)


CASES = _cases()
SCHOOL_YEAR = Period.school_year(2024)
YEAR = Period.calendar_years(2024)
PLAN = Period.calendar_years(2022, 2024)
APPROVED = date(2024, 9, 2)
