"""The .pdf of a registered document, made in the background; a page shows when it is there.

Safe to repeat: what is there already is left as it is.
"""

from __future__ import annotations

import logging

from django.db import transaction
from django_tasks import task

from duet.base import clock
from duet.base.files.models import keep
from duet.base.journal.models import record
from duet.base.papers import Format
from duet.base.tenancy.models import system_member
from duet.base.tenancy.scope import everywhere, scope

from .models import Document
from .printing import NoPdf, file_name, write_pdf

log = logging.getLogger(__name__)
STUMBLED = "PDF сделать не получилось, файл .docx сохранён. Нажмите «Сделать PDF ещё раз»; если не выйдет, сохраните PDF из Word."


@task
def print_pdf(document_pk: int, site: str) -> None:
    """Write the .pdf and keep it, or say why there is none."""
    with everywhere():
        document = Document.objects.select_related("organisation", "docx", "main").get(pk=document_pk)
    with scope(document.organisation), clock.played_on(document.organisation.plays_on):
        if document.pdf_id:
            return
        try:
            content = write_pdf(document, site=site)
        except NoPdf as trouble:
            _tell(document, str(trouble))
        except Exception as error:
            # Words of an error may hold a name out of the text: a log is no place for it.
            log.error("document %s could not be printed: %s", document_pk, type(error).__name__)
            _tell(document, STUMBLED)
        else:
            _store(document, content)


@transaction.atomic
def _store(document: Document, content: bytes) -> None:
    current = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    if current.pdf_id:
        return
    program = system_member(document.organisation, on=clock.today())
    current.pdf = keep(content, name=file_name(document, Format.PDF), organisation=document.organisation, by=program)
    current.pdf_trouble = ""
    current.save(update_fields=["pdf", "pdf_trouble"])
    record("documents.print", by=program, about=document, facts={"sha256": current.pdf.sha256})


def _tell(document: Document, trouble: str) -> None:
    Document.objects.filter(pk=document.pk, pdf__isnull=True).update(pdf_trouble=trouble)
