"""The same paper for each of many people: drawn one after another, kept as drafts, joined into one file to print."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from traceback import format_tb
from typing import Any

from django.db import transaction

from duet.base.files.models import StoredFile, keep
from duet.base.journal.models import record
from duet.base.papers import Format, Paper, write
from duet.base.papers.blocks import Block, PageBreak

from .drawing import Drawn, draw, found_by
from .grammar import Grammar
from .kinds import kind_of
from .models import Batch, BatchState, Document
from .outlines import Outline
from .signers import signers_of
from .template_joining import joined
from .templating import current_template, pdf_or_nothing

log = logging.getLogger(__name__)

FAILED = "Документ не подготовлен. Сделайте его отдельно: так будет видно, чего не хватает."
# How often a page is told how far it is.
_OFTEN = 10


@dataclass(frozen=True, slots=True)
class Made:
    """What was drawn and is not kept yet; ``remarks`` are as a row keeps them."""

    documents: list[tuple[Document, Drawn]] = field(default_factory=list)
    remarks: list[dict[str, str]] = field(default_factory=list)
    docx: bytes = b""
    pdf: bytes = b""


def make(batch: Batch, *, on: date) -> Made:
    """Draw a paper for each; nothing is kept but how far it is."""
    kind, made = kind_of(batch.kind), Made()
    template = current_template(batch.organisation, batch.kind)
    signer = {signer.key: signer for signer in signers_of(batch.organisation, batch.day or on)}.get(batch.signer_key)
    grammar = Grammar(batch.organisation)
    for number, whom in enumerate(batch.whom, 1):
        document = Document(
            organisation=batch.organisation, kind=kind.name, family=kind.family, title=kind.title, made_by=batch.made_by, batch=batch,
            template=template, year=0,
        )  # fmt: skip
        Outline({**batch.answers, kind.each: [whom]}, batch.day, signer, batch.step).lay(document, on=on)
        try:
            drawn = draw(document, by=batch.made_by, on=on, grammar=grammar)
        except Exception as error:
            # One that cannot be drawn does not hold up the rest. The words of an error may hold names: a log is no place for them.
            log.error("batch %s, paper %s: %s\n%s", batch.pk, number, type(error).__name__, "".join(format_tb(error.__traceback__)))
            made.remarks.append({"name": _name(whom), "words": FAILED})
            continue
        document.title, document.words = drawn.heading[:500], found_by(document, drawn.paper)
        made.documents.append((document, drawn))
        made.remarks.extend({"name": _name(whom), "words": missing.words} for missing in drawn.missing)
        if number % _OFTEN == 0:
            Batch.objects.filter(pk=batch.pk).update(done=number)
    docx, pdf = _files([drawn for _, drawn in made.documents], kind.title)
    return replace(made, docx=docx, pdf=pdf)


def _name(whom: dict[str, Any]) -> str:
    return str(whom.get("name", ""))


def _files(drawn: list[Drawn], title: str) -> tuple[bytes, bytes]:
    """All papers as one file to edit and one to print; of an own template what can be made of it."""
    if not drawn:
        return b"", b""
    if drawn[0].docx:
        docx = joined([one.docx for one in drawn])
        return docx, pdf_or_nothing(docx)
    paper = replace(drawn[0].paper, title=title, blocks=tuple(_one_after_another(one.paper for one in drawn)), numbered=False)
    return write(paper, Format.DOCX), write(paper, Format.PDF)


def _one_after_another(papers: Iterable[Paper]) -> Iterable[Block]:
    for number, paper in enumerate(papers):
        if number:
            yield PageBreak()
        yield from paper.blocks


@transaction.atomic
def store(batch: Batch, made: Made) -> None:
    """Keep everything at once, unless another run has done so."""
    current = Batch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if current.state != BatchState.MAKING:
        return
    documents = Document.objects.bulk_create([document for document, _ in made.documents])
    people = Document.people.through
    people.objects.bulk_create(
        people(document_id=document.pk, person_id=person.pk)
        for document, (_, drawn) in zip(documents, made.documents, strict=True)
        for person in drawn.people
    )
    grounds = Document.grounds.through
    grounds.objects.bulk_create(
        grounds(from_document_id=document.pk, to_document_id=cited.pk)
        for document, (_, drawn) in zip(documents, made.documents, strict=True)
        for cited in drawn.cited
    )
    current.docx, current.pdf = _kept(current, made.docx, "docx"), _kept(current, made.pdf, "pdf")
    current.state = BatchState.READY if documents else BatchState.FAILED
    current.done, current.remarks = len(documents), made.remarks
    current.trouble = "" if documents else "Ни один документ не подготовлен."
    current.save()
    record("documents.batch", by=batch.made_by, about=current, facts={"papers": len(documents), "remarks": len(made.remarks)})


def _kept(batch: Batch, content: bytes, ending: str) -> StoredFile | None:
    if not content:
        return None
    return keep(content, name=f"{kind_of(batch.kind).title}.{ending}", organisation=batch.organisation, by=batch.made_by)
