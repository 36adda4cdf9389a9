"""Who is a young specialist: each organisation's own regulation says (DOMAIN.md §3.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class YoungRule:
    """Up to ``age`` years old, that year included; less than ``months`` of service; either is enough, or ``both`` are needed."""

    age: int = 35
    months: int = 36
    both: bool = False


def age_on(on: date, born_on: date | None, birth_year: int | None = None) -> int | None:
    """Whole years on the day; of a year of birth alone, as if the birthday were still to come.

    >>> age_on(date(2026, 11, 20), date(1991, 11, 21)), age_on(date(2026, 11, 20), None, 1991), age_on(date(2026, 11, 20), None)
    (34, 34, None)
    """
    if born_on is None:
        return None if birth_year is None else max(on.year - birth_year - 1, 0)
    return max(on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day)), 0)


def is_young(rule: YoungRule, *, age: int | None, months: int | None, labelled: bool = False) -> bool:
    """Whether the rule makes somebody a young specialist; what is not known speaks for nothing. A label said outright decides.

    >>> is_young(YoungRule(), age=35, months=400), is_young(YoungRule(both=True), age=24, months=None)
    (True, False)
    """
    if labelled:
        return True
    by_age, by_service = age is not None and age <= rule.age, months is not None and months < rule.months
    return by_age and by_service if rule.both else by_age or by_service
