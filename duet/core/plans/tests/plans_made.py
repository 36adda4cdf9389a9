"""Plans for the laws, made by Hypothesis: few words, so that rows are often alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import strategies as st

from duet.core.calendar import Period
from duet.core.plans import Plan, PlanRow, PlanStage, Stamp, StampKind

DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
WORDS = st.lists(st.sampled_from(["Приказ", "о парах", "Анкета", "наставников", "отчёт, 2", "5", "«И»", "\n–"]), max_size=3).map(" ".join)
NUMBERS = st.sampled_from(["", "1", "1.1", "2"])
STAMPS = st.builds(Stamp, st.sampled_from(StampKind), WORDS, WORDS, st.none() | DAYS, WORDS, WORDS)
ROWS = st.builds(
    PlanRow, title=WORDS, number=NUMBERS, items=st.lists(WORDS, max_size=2).map(tuple), deadline=WORDS, responsible=WORDS, result=WORDS,
    key=st.sampled_from(["", "", "7", "8", "9"]), days=st.lists(st.none() | DAYS, max_size=3).map(tuple),
    codes=st.lists(st.sampled_from(["ST1-01", "ST2-02"]), max_size=2).map(tuple),
)  # fmt: skip
STAGES = st.builds(PlanStage, WORDS, NUMBERS, st.lists(ROWS, max_size=3).map(tuple))
PERIODS = st.tuples(DAYS, DAYS).map(lambda days: Period(min(days), max(days)))
PLANS = st.builds(
    Plan, title=WORDS, period=st.none() | PERIODS, organisation=WORDS, header=st.lists(WORDS, max_size=3).map(tuple),
    stages=st.lists(STAGES, max_size=3).map(tuple), stamps=st.lists(STAMPS, max_size=2).map(tuple),
    abbreviations=st.lists(st.tuples(WORDS, WORDS), max_size=2).map(tuple),
)  # fmt: skip


def edited(plan: Plan, chance: Random) -> Plan:
    """The plan after somebody worked on it: rows dropped, moved, reworded, given days; sometimes nothing at all."""
    stages = []
    for stage in plan.stages:
        rows = [_edited(row, chance) for row in stage.rows if chance.random() > 0.1]
        if chance.random() < 0.2:
            chance.shuffle(rows)
        stages.append(replace(stage, rows=tuple(rows)))
    if chance.random() < 0.2:
        chance.shuffle(stages)
    return replace(plan, stages=tuple(stages))


def _edited(row: PlanRow, chance: Random) -> PlanRow:
    if chance.random() < 0.2:
        row = replace(row, title=f"{row.title} заново")
    if chance.random() < 0.3:
        row = replace(row, days=tuple(day or date(2026, 9, chance.randint(1, 9)) for day in row.days))
    return replace(row, key="") if chance.random() < 0.2 else row


# Two plans with nothing in common, or one before and after the work.
PAIRS = st.tuples(PLANS, PLANS) | st.tuples(PLANS, st.randoms(use_true_random=False)).map(lambda drawn: (drawn[0], edited(*drawn)))
