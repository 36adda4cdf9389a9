"""A document as a file: of a registered one the stored bytes, of any other as it would be printed now."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.papers import Format
from duet.core.errors import Refusal
from duet.stages.editions.views.paper_files import FORMATS, as_file, known, saved
from duet.stages.persons.watching import took_away

from ..drawing import draw
from ..templating import office_pdf
from .finding import the_document


@require_safe
@requires("documents.read")
def document_file(request: Request, pk: int, form: str) -> HttpResponse:
    kind = known(form)
    found = the_document(request, pk)
    people = list(found.people.all())
    if people:
        took_away(request.member, people, f"Документ: {found.of.title}")
    name = found.named if found.number else found.title
    stored = {Format.DOCX: found.docx, Format.PDF: found.pdf}.get(kind)
    if stored:
        return saved(stored.read(), f"{name}.{kind}", FORMATS[kind].mime)
    if found.is_registered and kind is Format.PDF:
        raise Refusal("PDF ещё готовится. Обновите страницу документа через несколько секунд.")
    drawn = draw(found, by=request.member, on=clock.today())
    if not drawn.docx or kind is Format.XLSX:
        return as_file(drawn.paper, kind, name)
    content = drawn.docx if kind is Format.DOCX else office_pdf(drawn.docx)
    if content is None:
        messages.error(
            request, "PDF из вашего образца делает LibreOffice, а на этом сервере её нет. Скачайте .docx и сохраните как PDF в Word."
        )
        return redirect(found)
    return saved(content, f"{name}.{kind}", FORMATS[kind].mime)
