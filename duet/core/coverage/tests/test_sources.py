"""The five documents that started the project against the table of what they hold (DOMAIN.md §4.11).

They lie beside the checkout and hold real names; only numbers of items stand here.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from duet.core.coverage import Report, Status, check, guess
from duet.core.plans import plan_of
from duet.core.roadmaps import recognise
from duet.core.roadmaps.tests.drawing import grid_of_tabs

SOURCES = Path(__file__).parents[5] / "shared" / "sources"
FILES = sorted(SOURCES.glob("*.txt")) if SOURCES.is_dir() else []
SCHOOL, COLLEGE, TOWN, KINDERGARTEN, YEAR_PLAN = range(5)

pytestmark = pytest.mark.skipif(len(FILES) != 5, reason="the source documents are not beside the checkout")

TABLE = (
    "01 02 10 11 19 37 | 05 07 09 13 | 04 05 | 05 06 08 | 02 05 06 08 09 | 01 03 04 07 08 | 01 02 07 09 10 12",
    "01 02 08 09 10 11 18 20 21 22 23 25 27 28 29 | 01 02 03 04 05 07 08 09 10 | 01 02 03 05 06 07 | 01 04 05 06 07"
    " | 01 02 03 04 08 09 10 11 | 01 02 03 05 06 07 | 01 02 03 07 09 10 11 12",
    "04 07 08 09 10 11 14 15 16 19 23 24 26 29 30 31 32 33 34 | 11 13 14 | 04 07 08 | 09 10 | 08 12 | 08 09 10 11 12 13 15 18"
    " | 01 05 06 11 13 14 15 20",
    "09 10 11 17 23 37 | 02 06 09 | 02 03 05 | 01 05 07 08 | 05 08 10 11 | 04 | 02 07 08 11 14",
    "05 06 08 11 12 13 14 16 17 | 09 10 11 12 13 | 05 10 | 02 | 05 | 01 02 03 04 05 06 14 16 17 | 02 03 04 08",
)
GAPS = {
    SCHOOL: "ST2-02 ST3-03 ST1-08 ST7-11 ST7-03 ST5-07",
    COLLEGE: "ST1-14 ST1-16 ST3-04 ST5-07 ST2-16",
    TOWN: "ST5-02 ST5-03 ST2-02 ST3-03 ST6-01 ST6-02 ST6-03",
    KINDERGARTEN: "ST1-08 ST6-01 ST6-02 ST6-03 ST6-05 ST6-06 ST7-09 ST7-10 ST7-03",
    YEAR_PLAN: "ST1-10 ST2-02 ST2-03 ST3-03 ST4-07 ST5-08 ST7-01 ST7-09 ST7-10",
}


def truth(index: int) -> set[str]:
    return {f"ST{stage}-{number}" for stage, numbers in enumerate(TABLE[index].split("|"), 1) for number in numbers.split()}


@cache
def report(index: int) -> Report:
    draft = recognise(grid_of_tabs(FILES[index].read_text(encoding="utf-8")), source=FILES[index].name)
    plan = plan_of(draft)
    return check(plan, guess(plan).facts, asides=draft.asides)


def found(index: int) -> set[str]:
    return {verdict.item.code for verdict in report(index).verdicts if verdict.is_found}


@pytest.mark.parametrize("index", range(5))
def test_nine_of_ten_items_of_a_source_are_found_with_at_most_one_in_ten_false(index):
    assert len(truth(index) & found(index)) >= 0.9 * len(truth(index)), truth(index) - found(index)
    assert len(found(index) - truth(index)) <= 0.1 * len(found(index)), found(index) - truth(index)


@pytest.mark.parametrize("index", range(5))
def test_what_is_told_for_sure_is_right(index):
    sure = {verdict.item.code for verdict in report(index).with_status(Status.COVERED)}
    assert len(sure - truth(index)) <= 0.05 * len(sure), sure - truth(index)


@pytest.mark.parametrize("index", range(5))
def test_the_gaps_worth_reporting_are_missing(index):
    codes = GAPS[index].split()
    assert {code: report(index).of(code).status for code in codes} == dict.fromkeys(codes, Status.MISSING)


def test_rows_without_a_deadline_and_a_responsible_are_told():
    assert [place.title.split()[0] for place in report(SCHOOL).undated] == ["Обучение"]
    assert len(report(KINDERGARTEN).undated) == len(report(KINDERGARTEN).unowned) == report(KINDERGARTEN).rows == 18


def test_the_order_before_the_roadmap_of_the_town_settles_what_orders_settle():
    outside = {
        verdict.item.code
        for verdict in report(TOWN).verdicts
        if verdict.grounds and all(ground.place is None for ground in verdict.grounds)
    }
    assert outside >= {"ST1-08", "ST1-30", "ST3-04", "ST4-10", "ST5-08", "ST5-12", "ST6-15", "ST7-05", "ST7-20"}
