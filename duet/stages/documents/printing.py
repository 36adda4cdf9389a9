"""A registered document as files: its last facts, the QR at the foot of the first sheet, the bytes of .docx and .pdf."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localtime

from duet.base.papers import Format, write
from duet.base.papers.blocks import Seal
from duet.base.papers.qr import qr
from duet.core.declension import Case
from duet.core.declension.numbers import day_in_words

from .drawing import Drawn, redraw
from .families import Family
from .kinds import Facts
from .models import Document, Revision
from .templating import office_pdf

BESIDE = ("Проверить документ",)
NO_OFFICE = "На сервере нет программы LibreOffice: файл .docx по вашему образцу откройте в Word и сохраните как PDF."


class NoPdf(Exception):
    """There is nothing to make it with; the words are for the page."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was drawn and the bytes of its .docx."""

    drawn: Drawn
    docx: bytes


def address(page: str, site: str) -> str:
    """The whole address of a page: by the setting, else by the address at which whoever asks opened the program."""
    return f"{(settings.SITE_URL or site).rstrip('/')}{page}"


def seal_of(document: Document, site: str) -> Seal:
    """The square that leads to the public page of the document."""
    return Seal(qr(address(reverse("check:document", args=[document.token]), site)), BESIDE)


def requisites(document: Document) -> Facts:
    """What a text gets when it is registered; an annex has those of its order."""
    main = document.main or document
    assert main.day is not None, "A document is registered with its day."
    approved = f"{Family(main.family).said(Case.INSTRUMENTAL)} от {main.day:%d.%m.%Y}"
    return {
        "номер": main.number,
        "дата": f"{main.day:%d.%m.%Y}",
        "дата_словами": day_in_words(main.day),
        "отметка_о_подписи": _mark(main),
        **({"утверждён": f"{approved} № {main.number}" if main.number else approved} if document.main else {}),
    }


def file_name(document: Document, form: Format) -> str:
    """«приказ от 03.10.2026 № 1-од.docx»; what has no number is called by its day."""
    day = f" от {document.day:%d.%m.%Y}" if document.day and not document.number else ""
    return f"{document.named}{day}.{form}".replace("\N{NO-BREAK SPACE}", " ")


def write_docx(document: Document, revision: Revision, *, site: str) -> Written:
    """The text with its requisites; on the organisation's own template there is no room for the square."""
    drawn = redraw(document, revision, seal=seal_of(document, site), more=requisites(document))
    return Written(drawn, drawn.docx or write(drawn.paper, Format.DOCX))


def write_pdf(document: Document, *, site: str) -> bytes:
    """The same text as .pdf, of kept facts. Raises NoPdf."""
    revision: Revision = document.revisions.select_related("template__file").latest("number")
    drawn = redraw(document, revision, seal=seal_of(document, site))
    if not drawn.docx:
        return write(drawn.paper, Format.PDF)
    made = office_pdf(drawn.docx)
    if made is None:
        raise NoPdf(NO_OFFICE)
    return made


def _mark(document: Document) -> str:
    if document.signed_at is None or document.signed_on_paper:
        return ""
    return f"Утверждено в «Дуэте»\n{localtime(document.signed_at):%d.%m.%Y, %H:%M}"
