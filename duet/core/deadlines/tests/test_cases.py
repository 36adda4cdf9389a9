"""Every phrase of the table means what the table says."""

import csv
from pathlib import Path

import pytest

from duet.core.deadlines import Kind, as_json, parse, read_context

from .cases import CASES

SHARED = Path(__file__).parents[5] / "shared" / "data" / "deadlines.tsv"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.phrase} | {case.context}")
def test_a_phrase_means_what_the_table_says(case):
    read = parse(case.phrase, read_context(case.context))
    assert as_json(read) == case.expected
    assert (as_json(read.also) if read.also else None) == case.also


def test_the_table_holds_every_phrase_of_the_domain():
    if not SHARED.exists():
        pytest.skip("the shared data are not beside the checkout")
    with SHARED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    known = {(case.phrase, case.context) for case in CASES}
    assert [row["phrase"] for row in rows if (row["phrase"], row["context year or period"]) not in known] == []


def test_what_is_not_understood_is_asked_about():
    for case in CASES:
        read = parse(case.phrase, read_context(case.context))
        if read.kind is Kind.UNSPECIFIED:
            assert read.ask is not None
        if read.end is None and read.occurrences is None and read.kind is not Kind.CONTINUOUS and read.rrule is None:
            assert read.ask is not None or read.start is not None, case.phrase
