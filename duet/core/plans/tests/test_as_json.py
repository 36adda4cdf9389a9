import json
from dataclasses import replace
from datetime import date

from hypothesis import given, settings

from duet.core.plans import Plan, PlanRow, PlanStage, Stamp, StampKind, as_json, digest, from_json

from .plans_made import PAIRS, PLANS

SIGNED = Stamp(StampKind.APPROVED, "Директор", "О. М. Полынина", date(2026, 8, 29), "приказ", "143-од")


@settings(max_examples=40)
@given(PLANS)
def test_what_is_written_reads_back_the_same(plan):
    assert from_json(json.loads(json.dumps(as_json(plan)))) == plan


@settings(max_examples=40)
@given(PAIRS)
def test_the_hash_is_equal_exactly_when_the_plans_are(pair):
    one, other = pair
    assert (digest(one) == digest(other)) == (one == other)
    assert digest(from_json(as_json(one))) == digest(one)


def test_the_hash_of_a_plan_never_changes_from_version_to_version():
    row = PlanRow("Приказ", items=("а", "б"), days=(date(2026, 9, 1), None))
    plan = Plan("Карта", stages=(PlanStage("Пары", "1", (row,)),), stamps=(SIGNED,))
    assert digest(plan) == "c839502f168e7dae1d97362533fe1451cbc6ef307cbbc764750e202fd35cf82e"


def test_one_letter_makes_another_hash():
    plan = Plan("Карта", stages=(PlanStage("Пары", "1", (PlanRow("Приказ"),)),))
    changed = replace(plan, stages=(PlanStage("Пары", "1", (PlanRow("Приказы"),)),))
    assert digest(plan) != digest(changed)


def test_words_moved_from_a_title_to_an_item_make_another_hash():
    one, other = (Plan("", stages=(PlanStage("", "", (row,)),)) for row in (PlanRow("а", items=("б",)), PlanRow("а б")))
    assert digest(one) != digest(other)
