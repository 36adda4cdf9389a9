"""A year in which nothing is wrong; tests spoil one thing of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from duet.core.documents import DocumentState
from duet.core.readiness import Agreement, Pair, Paper, Participant, Plan, Snapshot
from duet.core.readiness.needs import PAPERS

ON = date(2026, 10, 20)
ORDERED = date(2026, 10, 5)
MENTOR, MENTEE, PUPIL = 1, 2, 3


def paper(pk: int, kind: str = "curator_order", **more: Any) -> Paper:
    """A registered one."""
    said: dict[str, Any] = {
        "word": "приказ", "day": date(2026, 9, 1), "number": f"{pk}-од",
        "state": DocumentState.REGISTERED, "since": date(2026, 9, 1), **more,
    }  # fmt: skip
    return Paper(pk, kind, f"О документе {pk}", **said)


def mentor(**more: Any) -> Participant:
    said = {"employee": True, "agreed_on": date(2026, 9, 1), "mentoring_on": date(2026, 9, 2), **more}
    return Participant(MENTOR, "Тимофеева Ольга Николаевна", True, **said)


def mentee(**more: Any) -> Participant:
    return Participant(MENTEE, "Зайцева Анна Дмитриевна", False, **{"employee": True, "agreed_on": date(2026, 9, 1), **more})


def pair(**more: Any) -> Pair:
    said = {"starts_on": date(2026, 10, 6), **more}
    return Pair(50, MENTOR, MENTEE, "Тимофеева Ольга Николаевна", "Зайцева Анна Дмитриевна", **said)


def whole() -> Snapshot:
    """Nothing is missing, nothing is wrong."""
    needed = [paper(number, each.kinds[0]) for number, each in enumerate(PAPERS, 1) if each.kinds[0] != "pairs_order"]
    papers = (
        *needed,
        paper(50, "pairs_order", day=ORDERED),
        paper(51, "labour_agreement", day=date(2026, 9, 3), word="соглашение", owner=MENTOR),
    )
    return Snapshot(
        ON, 2026, papers, participants=(mentor(), mentee()), pairs=(pair(),), plans=(Plan(7, "Карта", approved=True),),
        agreements=(Agreement(3, "Завод"),),
    )  # fmt: skip


def spoilt(**columns: Any) -> Snapshot:
    """The whole year with something put in the place of something."""
    return replace(whole(), **columns)


def with_paper(changed: Paper) -> Snapshot:
    """The whole year with a paper more, or with one changed."""
    year = whole()
    return replace(year, papers=(*(one for one in year.papers if one.pk != changed.pk), changed))


def found(pk: int) -> Paper:
    """A paper of the whole year."""
    return whole().by_number[pk]
