"""Every kind of document: its golden text, its fields, its files. ``DUET_GOLDEN=write`` writes the texts anew: read the diff aloud."""

from __future__ import annotations

import os
import re
from io import BytesIO

import docx
import pytest

from duet.base.papers import Format, write
from duet.base.tenancy.models import Organisation
from duet.base.tenancy.scope import everywhere
from duet.stages.documents.desk import COMMON
from duet.stages.documents.drawing import words_of
from duet.stages.documents.kinds import Field, Flag, Kind, Rows
from duet.stages.drafting.kinds import KINDS

from . import school
from .samples import GOLDEN, all_samples

pytestmark = pytest.mark.django_db
SAMPLES = all_samples()
# What a careless sentence leaves behind.
CARELESS = re.compile(r"None|True|False| {2,}| ,| \.(?!\.)|,,|\.\.(?!\.)|«»|\(\)|\bот от\b|\{|\}")
by_name = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


@pytest.fixture
def place() -> Organisation:
    with everywhere():
        return school.school()


@by_name
def test_a_document_reads_as_its_golden_text(kind: Kind, place: Organisation) -> None:
    with everywhere():
        drawn = school.drawn(place, kind, SAMPLES[kind.name])
    text = f"{drawn.heading}\n\n{words_of(drawn.paper)}\n".replace("\N{NO-BREAK SPACE}", " ")
    path = GOLDEN / f"{kind.name}.txt"
    if os.environ.get("DUET_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@by_name
def test_a_document_has_no_careless_words(kind: Kind, place: Organisation) -> None:
    with everywhere():
        drawn = school.drawn(place, kind, SAMPLES[kind.name])
    found = [line for line in words_of(drawn.paper).splitlines() if CARELESS.search(line.replace(" | ", "|"))]
    assert found == []


@by_name
def test_the_fields_of_a_kind_are_those_it_gathers(kind: Kind, place: Organisation) -> None:
    with everywhere():
        facts = school.drawn(place, kind, SAMPLES[kind.name]).facts
    declared = {field.name for field in (*COMMON, *kind.fields)}
    assert facts.keys() == declared
    for field in kind.fields:
        fact = facts[field.name]
        match field:
            case Rows():
                assert isinstance(fact, list)
                assert all(row.keys() == {column.name for column in field.columns} for row in fact)
            case Flag():
                assert isinstance(fact, bool)
            case Field():
                assert isinstance(fact, str)


@by_name
def test_a_document_of_which_nothing_was_answered_is_drawn_and_names_what_is_missing(kind: Kind, place: Organisation) -> None:
    with everywhere():
        drawn = school.drawn(place, kind, {})
    assert {missing.ask for missing in drawn.missing} >= {ask.name for ask in kind.asks if ask.needed and ask.sort != "flag"}


@by_name
def test_a_document_becomes_files_that_open(kind: Kind, place: Organisation) -> None:
    with everywhere():
        paper = school.drawn(place, kind, SAMPLES[kind.name]).paper
    assert docx.Document(BytesIO(write(paper, Format.DOCX))).element.body is not None
    assert write(paper, Format.PDF).startswith(b"%PDF")


def test_every_golden_text_belongs_to_a_kind() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == {kind.name for kind in KINDS} == SAMPLES.keys()
