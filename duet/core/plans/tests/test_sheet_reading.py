"""What is printed reads back as it was: invented documents of every kind, documents and plans made up at random, the sources."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings

from duet.core.grids import Grid
from duet.core.plans import plan_of
from duet.core.roadmaps import Draft, draft_as_json, recognise
from duet.core.roadmaps.tests import generating, test_sources
from duet.core.roadmaps.tests import plans as documents
from duet.core.roadmaps.tests.drawing import grid_of_tabs

from .sheeting import back, grid_of, plans, said

# Without a table and so without columns of their own.
BARE = {"15_no_header", "24_no_table", "45_no_mentoring_at_all"}


def words(draft: Draft) -> dict[str, object]:
    """Everything but the doubts."""
    found = draft_as_json(draft)
    for stage in found["stages"]:
        for activity in stage["activities"]:
            del activity["doubts"]
    return found


def doubts(draft: Draft) -> Counter[str]:
    return Counter(doubt.text for activity in (draft, *draft.activities) for doubt in activity.doubts)


def check(grid: Grid) -> None:
    draft = recognise(grid)
    printed = recognise(grid_of(plan_of(draft)))
    assert words(printed) == words(draft)
    assert not doubts(printed) - doubts(draft)


@pytest.mark.parametrize("name", sorted({*documents.names()} - BARE))
def test_an_invented_document_comes_back_with_its_columns_stamps_and_meaning(name):
    check(documents.load(name)[0])


@pytest.mark.parametrize("name", sorted(BARE))
def test_a_document_without_a_header_gets_one_and_keeps_its_rows(name):
    plan = plan_of(recognise(documents.load(name)[0]))
    assert replace(said(back(plan)), header=()) == said(plan)


@pytest.mark.skipif(len(test_sources.FILES) != 5, reason="the source documents are not beside the checkout")
@pytest.mark.parametrize("index", range(5))
def test_a_source_comes_back_with_its_columns_stamps_and_meaning(index):
    check(grid_of_tabs(test_sources.text_of(index)))


@settings(max_examples=25, deadline=None)
@given(generating.plans())
def test_a_made_up_document_comes_back_exactly(made):
    check(made.grid)


@settings(max_examples=50, deadline=None)
@given(plans())
def test_a_made_up_plan_comes_back_exactly(plan):
    read = said(back(plan))
    # A column that the header lacks comes after its own.
    assert read.header[: len(plan.header)] == plan.header
    assert replace(read, header=plan.header) == said(plan)


@settings(max_examples=20, deadline=None)
@given(plans())
def test_printed_again_it_is_the_same(plan):
    assert grid_of(back(plan)).tables == grid_of(plan).tables
