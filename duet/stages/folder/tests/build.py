"""A year of documents, with the least that is needed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from duet.base.files.models import keep
from duet.base.tenancy.models import Member, Organisation
from duet.base.tenancy.scope import everywhere
from duet.core.documents import DocumentState
from duet.stages.documents.kinds import kind_of
from duet.stages.documents.models import Acquaintance, Document, Signature, SignatureKind
from duet.stages.folder import actions
from duet.stages.folder.models import FolderBuild
from duet.stages.persons.models import Person
from tests import make

ON = date(2026, 11, 20)
YEAR = 2026


@everywhere()
def paper(by: Member, kind: str = "curator_order", title: str = "О назначении куратора", **columns: Any) -> Document:
    """A registered document with its files."""
    place, count = by.organisation, Document.objects.count() + 1
    numbered: dict[str, Any] = {
        "state": DocumentState.REGISTERED, "day": date(2026, 9, 1), "number": f"{count}-од", "series": "order", "count_year": 2026,
        "count": count, "year": YEAR, "registered_at": timezone.now(),
    }  # fmt: skip
    made: Document = Document.objects.create(
        organisation=place, kind=kind, family=kind_of(kind).family, title=title, made_by=by,
        docx=keep(f"docx {count}".encode(), name="О.docx", organisation=place, by=by),
        pdf=keep(f"pdf {count}".encode(), name="О.pdf", organisation=place, by=by), **{**numbered, **columns},
    )  # fmt: skip
    return made


def draft(by: Member, kind: str = "curator_order", **columns: Any) -> Document:
    """One that was only begun."""
    given = {"state": DocumentState.DRAFT, "number": "", "count": None, "count_year": None, "series": ""}
    return paper(by, kind, **{**given, **columns})


@everywhere()
def annex(main: Document, kind: str = "mentoring_regulation", title: str = "Положение", **columns: Any) -> Document:
    """An annex of a registered order."""
    given = {"number": "", "count": None, "count_year": None, "series": "", "main": main, "annex_number": 1, "day": main.day}
    return paper(main.made_by, kind, title, **{**given, **columns})


@everywhere()
def reader(of: Document, name: str = "Павлов Борис Ильич", *, known_on: date | None = None, **columns: Any) -> Acquaintance:
    """Somebody who was asked to read it."""
    made: Acquaintance = Acquaintance.objects.create(organisation=of.organisation, document=of, name=name, known_on=known_on, **columns)
    return made


@everywhere()
def scan(of: Document, by: Member, name: str = "Скан приказа.pdf") -> Signature:
    """The signed paper."""
    file = keep(b"scan of it", name=name, organisation=of.organisation, by=by)
    made: Signature = Signature.objects.create(organisation=of.organisation, document=of, kind=SignatureKind.SCAN, file=file, by=by)
    return made


@everywhere()
def person(name: str, at: Organisation, status: str = "teacher") -> Person:
    """A card."""
    return make.person(name, at, status=status)


@everywhere()
def folder(by: Member, year: int = YEAR, on: date = ON) -> FolderBuild:
    """A folder put together; jobs of tests are done after the transaction, so it is built by hand."""
    from duet.stages.folder.jobs import build_folder  # noqa: PLC0415  # as the worker calls it

    made = actions.build(by.organisation, by=by, year=year, on=on, at=timezone.now())
    build_folder.call(made.pk)
    return make.fresh(made)
