"""What is asked of an adult from outside who works with children (DOMAIN.md §1.7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Check:
    """A line of the check-list: its key in ``Envoy.checks``, what it says, what to write beside the day."""

    key: str
    title: str
    hint: str


CHECKS = (
    Check("agreement", "Назван наставником в соглашении или в письме партнёра", "Номер и дата соглашения или письма."),
    Check("record", "Справка об отсутствии судимости", "Только номер и дата справки. Если у вас её не требуют, оставьте пустым."),
    Check("instruction", "Проинструктирован, как вести себя в организации", "Например: журнал инструктажа, с. 4."),
    Check("presence", "Первые встречи проходят при сотруднике организации", "Кто присутствует или чем это закреплено."),
    Check("place", "Встречи — в организации или в канале под присмотром", "Где: кабинет, чат, площадка."),
)
TITLES = {check.key: check.title for check in CHECKS}


def done_of(checks: Mapping[str, Any]) -> int:
    """How many lines have their day.

    >>> done_of({"record": {"on": "2026-09-01", "paper": ""}, "place": {"on": "", "paper": "кабинет 5"}})
    1
    """
    return sum(bool(checks.get(check.key, {}).get("on")) for check in CHECKS)


def as_kept(days: Mapping[str, date | None], papers: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """What is put into ``Envoy.checks``: lines with a day or with words."""
    found = {key: {"on": day.isoformat() if (day := days.get(key)) else "", "paper": papers.get(key, "")} for key in TITLES}
    return {key: line for key, line in found.items() if line["on"] or line["paper"]}


def joined(mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    """Two lists of one person: of each line the one with the later day.

    >>> joined({"place": {"on": "2026-09-01", "paper": ""}}, {"place": {"on": "2026-10-01", "paper": "кабинет 5"}})
    {'place': {'on': '2026-10-01', 'paper': 'кабинет 5'}}
    """
    lines = [(key, one) for key in TITLES if (one := max(mine.get(key), theirs.get(key), key=lambda line: (line or {}).get("on", "")))]
    return dict(lines)
