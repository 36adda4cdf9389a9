"""The register: a number and a day, files that never change, the end of a document's force."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from django.db import transaction

from duet.base.access.actions import action
from duet.base.files.models import keep
from duet.base.journal.models import note
from duet.base.papers import Format
from duet.base.tenancy.models import Member, Organisation
from duet.core.calendar import Period
from duet.core.declension import Case
from duet.core.documents import DocumentState, Mask, MaskError, Reset
from duet.core.errors import Refusal
from duet.stages.roadmaps.actions import attach_link, attach_words
from duet.stages.roadmaps.actions import finish_step as finish

from ..drawing import found_by, words_of
from ..families import Family
from ..keeping import take
from ..models import Counter, Document, Revision, Series, Signature, SignatureKind
from ..printing import address, file_name, write_docx
from ..printing_jobs import print_pdf
from ..reading import readers_of
from ..register import numbering_of, qualms, typed
from .reading import ask_to_read


@action("documents.register")
def register(
    document: Document, *, by: Member, day: date, on: date, at: datetime, number: str = "", sure: Collection[str] = (),
    finish_step: bool = False, ask: bool = False, site: str = "",
) -> Document:  # fmt: skip
    """Give it a number and a day and store its files: from now on nothing of it changes. Annexes go with their order.

    ``number`` is typed by hand where the secretary keeps a journal of their own. ``sure`` are keys of what is unusual and was
    confirmed (``register.qualms``). ``ask``: those it names are asked to read it at once. ``site`` is where the program is opened.
    """
    annexes = _hold(document)
    _must_be_ready(document, annexes)
    for row in (document, *annexes):
        row.move(DocumentState.REGISTERED)
        row.registered_by, row.registered_at = by, at
    _give_number(document, day=day, number=number, sure=sure, on=on)
    for row in (document, *annexes):
        row.day, row.year = day, Period.school_year_of(day).start.year
        row.case_file = document.case_file
        _store(row, by=by, site=site)
    note(number=document.number, day=day.isoformat(), annexes=len(annexes), earlier=day < on)
    if finish_step:
        _finish(document, by=by, on=on, site=site)
    if ask and (people := readers_of(document)):
        ask_to_read(document, by=by, people=people, at=at)
    return document


def _hold(document: Document) -> list[Document]:
    """Take the rows for ourselves and see them as they are now; its annexes."""
    take(document)
    held = Document.objects.select_for_update(of=("self",)).filter(main=document).exclude(state=DocumentState.DROPPED)
    annexes = list(held.order_by("annex_number"))
    for annex in annexes:
        annex.main = document
    return annexes


def _must_be_ready(document: Document, annexes: list[Document]) -> None:
    if document.main:
        raise Refusal(f"Приложение получает реквизиты вместе с приказом. Зарегистрируйте «{document.main.title}».")
    if document.is_registered:
        raise Refusal(f"Документ уже зарегистрирован: {document.named}.")
    for row in (document, *annexes):
        if row.state != DocumentState.APPROVED or not row.revisions.exists():
            raise Refusal(f"Зарегистрировать можно только подписанный документ. «{row.title}» ещё не подписан.")


def _give_number(document: Document, *, day: date, number: str, sure: Collection[str], on: date) -> None:
    numbering = numbering_of(document.organisation, document.family)
    count: int | None = None
    if document.of.numbered:
        year = numbering.year_of(day)
        counter = _counter(document.organisation, numbering.family, year)
        count, number = typed(numbering, number, year) if number.strip() else numbering.following(year)
        document.series, document.count_year, document.count, document.number = numbering.family, year, count, number
        document.case_file = numbering.case_file
    unsure = [qualm for qualm in qualms(document, numbering, day=day, count=count, number=number, on=on) if qualm.key not in sure]
    if unsure:
        raise Refusal(f"Проверьте и подтвердите: {'; '.join(qualm.words for qualm in unsure)}.")
    if count and count > counter.last:
        counter.last = count
        counter.save(update_fields=["last"])


def _counter(organisation: Organisation, family: Family, year: int) -> Counter:
    """The row of the year, ours until the end of the transaction; whoever asks at the same time waits here."""
    made, _ = Counter.objects.get_or_create(organisation=organisation, series=family, year=year)
    counter: Counter = Counter.objects.select_for_update(of=("self",)).get(pk=made.pk)
    return counter


def _store(document: Document, *, by: Member, site: str) -> None:
    revision: Revision = document.revisions.select_related("template__file").latest("number")
    written = write_docx(document, revision, site=site)
    revision.facts, revision.text = written.drawn.facts, words_of(written.drawn.paper)
    revision.save(update_fields=["facts", "text"])
    document.words = found_by(document, written.drawn.paper)
    document.docx = keep(written.docx, name=file_name(document, Format.DOCX), organisation=document.organisation, by=by)
    document.save()
    transaction.on_commit(partial(print_pdf.enqueue, document.pk, site))


def _finish(document: Document, *, by: Member, on: date, site: str) -> None:
    step = document.step
    if step is None or not step.is_open:
        return
    finish(step, by=by, on=on)
    url = address(document.get_absolute_url(), site)
    if url.startswith("http"):
        attach_link(step, by=by, url=url, words=document.named)
    else:
        attach_words(step, by=by, words=document.named)


@action("documents.register")
def print_again(document: Document, *, by: Member, site: str = "") -> None:
    """Make the .pdf that did not come out once more."""
    if not document.is_registered:
        raise Refusal("PDF сохраняется, когда документ зарегистрирован.")
    document.pdf_trouble = ""
    document.save(update_fields=["pdf_trouble"])
    transaction.on_commit(partial(print_pdf.enqueue, document.pk, site))


@action("documents.annul")
def annul(document: Document, *, by: Member, on: date, other: Document | None = None, reason: str = "") -> Document:
    """Take away its force from that day on, by another registered document or with a reason alone; annexes go with their order."""
    annexes = _hold(document)
    if document.state != DocumentState.REGISTERED:
        raise Refusal("Отменить можно только зарегистрированный документ, который ещё действует.")
    if other and (other.pk == document.pk or other.state != DocumentState.REGISTERED or other.organisation_id != document.organisation_id):
        raise Refusal("Отменить документ можно другим документом, который зарегистрирован и действует.")
    if other is None and not reason.strip():
        raise Refusal("Выберите документ, которым отменён этот, или напишите причину.")
    if document.day and on < document.day:
        raise Refusal(f"Документ действует с {document.day:%d.%m.%Y}: день отмены не может быть раньше.")
    because = reason.strip() or (f"Отменён {_by(other)}" if other else "")
    for row in (document, *(annex for annex in annexes if annex.state == DocumentState.REGISTERED)):
        row.move(DocumentState.ANNULLED)
        row.annulled_by, row.annulled_on, row.reason = other, on, because
        row.save(update_fields=["state", "annulled_by", "annulled_on", "reason"])
    note(other=other.pk if other else None, on=on.isoformat())
    return document


def _by(document: Document) -> str:
    said = f"{Family(document.family).said(Case.INSTRUMENTAL)} от {document.day:%d.%m.%Y}"
    return f"{said} № {document.number}" if document.number else said


@action("documents.number")
def number(
    organisation: Organisation, *, by: Member, family: Family, mask: str, reset: Reset, on: date, case_file: str = "",
    following: int | None = None,
) -> Series:  # fmt: skip
    """Choose how documents of a family are numbered; ``following`` sets the next count of the year, never one already given."""
    try:
        chosen = Mask(" ".join(mask.split()))
    except MaskError as trouble:
        raise Refusal(str(trouble)) from trouble
    series, _ = Series.objects.update_or_create(
        organisation=organisation, family=family, defaults={"mask": chosen.text, "reset": reset, "case_file": case_file.strip()}
    )
    numbering = replace(numbering_of(organisation, family), mask=chosen)
    if following is not None:
        year = numbering.year_of(on)
        counter = _counter(organisation, family, year)
        given = numbering.given(year).order_by("-count").filter(count__isnull=False).values_list("count", flat=True).first() or 0
        if following <= given:
            raise Refusal(f"Номер {chosen.format(given, year=year)} уже занят: следующий не может быть меньше {given + 1}.")
        counter.last = following - 1
        counter.save(update_fields=["last"])
    note(family=str(family), mask=chosen.text, reset=str(reset), following=following)
    made: Series = series
    return made


@dataclass(frozen=True, slots=True)
class Proof:
    """A scan of the signed paper, or a detached signature ``over`` a stored file («pdf», «docx») and what its certificate says."""

    kind: SignatureKind
    content: bytes
    name: str
    over: str = ""
    owner: str = ""
    certificate: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    matches: bool = False


@action("documents.attach")
def attach(document: Document, *, by: Member, proof: Proof) -> Signature:
    """Keep a proof that the document was signed, with the hash of the file it was signed over."""
    if not document.is_registered:
        raise Refusal("Подпись прикладывают к зарегистрированному документу: его файлы уже не меняются.")
    over = {"pdf": document.pdf, "docx": document.docx}.get(proof.over)
    if proof.kind == SignatureKind.DETACHED and over is None:
        raise Refusal("Файл, к которому относится подпись, ещё не готов. Обновите страницу документа и попробуйте снова.")
    file = keep(proof.content, name=proof.name, organisation=document.organisation, by=by)
    made: Signature = Signature.objects.create(
        organisation=document.organisation, document=document, kind=proof.kind, file=file, over=proof.over if over else "",
        sha256=over.sha256 if over else "", owner=proof.owner, certificate=proof.certificate, valid_from=proof.valid_from,
        valid_to=proof.valid_to, matches=proof.matches, by=by,
    )  # fmt: skip
    note(kind=str(proof.kind), over=proof.over)
    return made
