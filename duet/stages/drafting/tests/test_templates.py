"""Our text of every kind as a template: it has no faults, it is filled, and what it says is said."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from duet.base.tenancy.scope import everywhere
from duet.stages.documents.drawing import words_of
from duet.stages.documents.kinds import Kind
from duet.stages.documents.template_checking import faults_of
from duet.stages.documents.template_reading import paper_of
from duet.stages.documents.template_samples import sample_template
from duet.stages.documents.templating import render
from duet.stages.drafting.kinds import KINDS

from . import school
from .samples import all_samples

SAMPLES = all_samples()
by_name = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


@by_name
def test_our_text_as_a_template_has_no_faults(kind: Kind) -> None:
    assert faults_of(sample_template(kind), kind) == []


@by_name
@pytest.mark.django_db
def test_our_text_as_a_template_says_what_the_facts_say(kind: Kind) -> None:
    with everywhere():
        facts = school.drawn(school.school(), kind, SAMPLES[kind.name]).facts
    filled = render(sample_template(kind), facts)
    assert docx.Document(BytesIO(filled)).element.body is not None
    said = _plain(words_of(paper_of(filled, kind.title)))
    assert "{" not in said
    assert "\ue000" not in said
    # What the document is about, where its text says it in the same words.
    ours, heading = _plain(words_of(paper_of(sample_template(kind), kind.title))), _plain(kind.heading(facts))
    about = [_plain(fact) for name, fact in facts.items() if isinstance(fact, str) and _plain(f"{{{{ {name} }}}}") in ours]
    assert [fact for fact in about if fact in heading and fact not in said] == []


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
