"""Whole invented roadmaps in the manner of schools, kindergartens, colleges, municipalities and regions."""

from __future__ import annotations

import pytest

from duet.core.roadmaps import Draft, Stamp, recognise

from . import plans
from .keeping import words_in, words_kept


def said(draft: Draft) -> dict[str, str]:
    found = {
        "title": draft.title,
        "organisation": draft.organisation,
        "period": f"{draft.period.start}..{draft.period.end}" if draft.period else None,
        "approval": stamp(draft.approval),
        "agreement": stamp(draft.agreement),
    }
    return {key: value for key, value in found.items() if value}


def stamp(read: Stamp | None) -> str | None:
    if read is None:
        return None
    return " | ".join(str(part) if part else "-" for part in (read.position, read.name, read.day, read.order_no))


def rows(draft: Draft) -> list[tuple[str, str, list[tuple[str, ...]]]]:
    return [
        (
            stage.number or "-",
            stage.title,
            [
                (
                    activity.number or "-",
                    activity.title,
                    activity.deadline_text,
                    " / ".join(filter(None, ("; ".join(activity.responsible), "; ".join(activity.persons)))),
                    str(len(activity.content)),
                )
                for activity in stage.activities
            ],
        )
        for stage in draft.stages
    ]


@pytest.mark.parametrize("name", plans.names())
def test_a_plan_comes_back_as_it_is(name):
    grid, expected = plans.load(name)
    draft = recognise(grid)
    assert rows(draft) == expected.stages
    assert said(draft) == expected.said


@pytest.mark.parametrize("name", plans.names())
def test_no_word_of_a_plan_is_lost_or_added(name):
    grid, _ = plans.load(name)
    assert words_kept(recognise(grid)) == words_in(grid)


def test_there_are_enough_plans():
    assert len(plans.names()) >= 40
