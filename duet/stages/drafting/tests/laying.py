"""Documents laid out for tests: a sample with some answers changed, a document that exists already, its words."""

from __future__ import annotations

from typing import Any

from duet.base.tenancy.models import Member, Organisation, Role
from duet.base.tenancy.scope import everywhere
from duet.stages.documents.drawing import Drawn, words_of
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import kind_of
from duet.stages.documents.models import Document
from duet.stages.persons.models import Person

from . import school
from .samples import all_samples
from .school import LEAD, who

SAMPLES = all_samples()


def drawn(place: Organisation, name: str, **changed: Any) -> Drawn:
    """The sample with some answers changed."""
    with everywhere():
        return school.drawn(place, kind_of(name), {**SAMPLES[name], **changed})


def text(place: Organisation, name: str, **changed: Any) -> str:
    return said(drawn(place, name, **changed))


def said(paper: Drawn) -> str:
    return words_of(paper.paper).replace("\N{NO-BREAK SPACE}", " ")


def lead(place: Organisation) -> Member:
    return school.at_work(place, LEAD["name"], LEAD["post"], Role.CURATOR)


def kept(place: Organisation, by: Member, name: str, answers: dict[str, Any] | None = None, **columns: Any) -> Document:
    """A document of the organisation."""
    made: Document = Document.objects.create(
        organisation=place, kind=name, family=Family.ORDER, title="Документ", made_by=by, year=2026, day=school.DAY, answers=answers or {},
        **columns,
    )  # fmt: skip
    return made


def card(place: Organisation, person: Person) -> dict[str, Any]:
    """A person of the base as answered."""
    return who(person.full_name, person.post, person.pk)
