"""What holds for any plan."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from duet.core.catalogue import CATALOGUE, Facts, Situation
from duet.core.coverage import CERTAIN, DOUBTFUL, SURE, Decision, Status, check, guess
from duet.core.plans import Plan, PlanRow, PlanStage

WORDS = st.sampled_from(
    ["приказ", "анкета", "наставник", "наставляемый", "пара", "группа", "база", "согласие", "родителей", "персональных", "данных",
     "сайт", "встреча", "первая", "отчёт", "куратор", "положение", "конкурс", "Об", "№", "Р-145", "«О", "»", "2019", "…", ",", "о"]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=30)
ROWS = st.builds(
    PlanRow,
    title=TEXTS,
    number=st.sampled_from(["", "1", "1.2"]),
    items=st.lists(TEXTS, max_size=3).map(tuple),
    result=TEXTS,
    key=st.sampled_from(["", "a", "b"]),
    codes=st.sampled_from([(), ("ST1-08",), ("ST5-08", "ST6-01")]),
)
PLANS = st.builds(
    Plan,
    title=TEXTS,
    stages=st.lists(st.builds(PlanStage, title=TEXTS, rows=st.lists(ROWS, max_size=3).map(tuple)), max_size=3).map(tuple),
)
FACTS = st.builds(Facts, **{situation.value: st.booleans() for situation in Situation})


@given(PLANS, FACTS, st.lists(TEXTS, max_size=2))
def test_a_report_is_whole_and_agrees_with_itself(plan, facts, asides):
    report = check(plan, facts, asides=asides)
    assert [verdict.item for verdict in report.verdicts] == list(CATALOGUE)
    told = set()
    for verdict in report.verdicts:
        assert verdict.why
        assert verdict.is_found == bool(verdict.grounds)
        assert all(DOUBTFUL <= ground.confidence <= CERTAIN for ground in verdict.grounds)
        assert [ground.confidence for ground in verdict.grounds] == sorted((g.confidence for g in verdict.grounds), reverse=True)
        assert (verdict.status is Status.COVERED) == (verdict.confidence >= SURE)
        told |= {ground.place.index for ground in verdict.grounds if ground.place}
    assert told | {place.index for place in report.unmatched} == set(range(len(plan.rows)))
    assert told.isdisjoint(place.index for place in report.unmatched)


@given(PLANS, FACTS)
def test_words_of_a_verdict_stand_in_its_row(plan, facts):
    for verdict in check(plan, facts).verdicts:
        for ground in verdict.grounds:
            row = plan.rows[ground.place.index]
            assert any(ground.words in text for text in (row.title, *row.items, row.result))


@given(PLANS, FACTS)
def test_a_row_is_judged_by_itself(plan, facts):
    """Other rows of its section change nothing."""
    whole = check(plan, facts)
    index = 0
    for stage in plan.stages:
        for row in stage.rows:
            alone = check(Plan(plan.title, stages=(PlanStage(stage.title, rows=(row,)),)), facts)
            assert [verdict.item.code for verdict in alone.covered_by(0)] == [verdict.item.code for verdict in whole.covered_by(index)]
            index += 1


@given(PLANS, FACTS, st.sampled_from(CATALOGUE))
def test_what_is_not_required_stays_so(plan, facts, item):
    verdict = check(plan, facts, decided={item.code: Decision(reason="Решили на педсовете.")}).of(item.code)
    assert (verdict.status, verdict.why) == (Status.NOT_NEEDED, "Решили на педсовете.")


@given(PLANS)
def test_a_guess_says_yes_to_whatever_it_has_a_ground_for(plan):
    guessed = guess(plan)
    assert all(guessed.facts.hold(situation) for situation, _ in guessed.grounds)
