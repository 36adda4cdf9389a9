"""A paper on its way to a person as a file of Word, Excel or PDF."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from duet.base.papers import Format, Paper, write


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: its type for the browser, its name and what it is good for."""

    mime: str
    title: str
    use: str


FORMATS = {
    Format.DOCX: FileKind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word", "чтобы править и печатать"),
    Format.PDF: FileKind("application/pdf", "PDF", "чтобы печатать и отправлять: выглядит везде одинаково"),
    Format.XLSX: FileKind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel", "чтобы считать и сортировать"),
}


def known(form: str) -> Format:
    """The format of an address; 404 for one that is none."""
    if form not in set(Format):
        raise Http404("Такого вида файла нет.")
    return Format(form)


def as_file(paper: Paper, form: Format, name: str) -> HttpResponse:
    """The paper to be saved under this name (its ending is added); it is made anew each time."""
    return saved(write(paper, form), f"{name}.{form}", FORMATS[form].mime)


def saved(content: bytes, name: str, mime: str) -> HttpResponse:
    """A file to be saved under this name: never opened by the browser, and no copy is kept on the way."""
    response = HttpResponse(content, content_type=mime)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
