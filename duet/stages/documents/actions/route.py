"""The way of a document: sent, agreed, signed; returned, called back, dropped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from duet.base.access.actions import action
from duet.base.files.models import keep
from duet.base.journal.models import note
from duet.base.tenancy.models import Member
from duet.core.documents import DocumentState
from duet.core.errors import Refusal
from duet.stages.acts.cards import Scan

from ..jobs import write_to_waiting
from ..models import Document, Revision, Signature, SignatureKind, Visa, VisaState
from ..routing import (
    MOST_AGREERS,
    ask_to_sign,
    day_of,
    freeze,
    hold,
    move,
    papers_of,
    refuse_a_powerless_signer,
    signs,
    take_back,
)

_ANSWERED = "На этот текст уже ответили или его вернули на доработку. Обновите страницу: там видно, что с документом сейчас."


@action("documents.send")
def send(document: Document, *, by: Member, agreers: Sequence[Member], in_order: bool, on: date, at: datetime) -> Document:
    """Send a draft to be agreed, or straight to be signed; its text and its annexes stand still from now on."""
    hold(document)
    if not document.is_draft:
        raise Refusal(f"Отправить можно черновик, а этот документ уже {document.get_state_display().lower()}. Обновите страницу.")
    asked = list(dict.fromkeys(agreers))
    _refuse_wrong_agreers(document, asked)
    refuse_a_powerless_signer(document, day_of(document, on))
    papers = papers_of(document)
    revision, *_ = [freeze(paper, by=by, on=on, at=at) for paper in papers]
    document.in_order, document.reason = in_order, ""
    if asked:
        move(papers, DocumentState.AGREEING)
        _ask(document, revision, asked, at)
    else:
        ask_to_sign(papers, at)
    note(revision=revision.number, agreers=[member.pk for member in asked], papers=len(papers))
    _tell(document)
    return document


@action("documents.agree")
def agree(visa: Visa, *, by: Member, remark: str = "", at: datetime) -> Visa:
    """Agree, maybe with a remark; the last one to agree hands the document over to be signed."""
    document = _hold_visa(visa)
    _answer(visa, VisaState.REMARKED if remark.strip() else VisaState.AGREED, by=by, remark=remark, at=at)
    rest = document.visas.filter(revision=visa.revision_id)
    if not rest.filter(state=VisaState.ASKED).exists():
        following = rest.filter(state=VisaState.WAITING).first()
        if following:
            following.state, following.asked_at = VisaState.ASKED, at
            following.save(update_fields=["state", "asked_at"])
        else:
            ask_to_sign(papers_of(document), at)
        _tell(document)
    note(document=document.pk, revision=visa.revision_id, remark=bool(visa.remark))
    return visa


@action("documents.return")
def send_back(subject: Visa | Document, *, by: Member, remark: str, at: datetime) -> Document:
    """Return it to its author: an agreer by their visa, the signer the document itself. The next text is agreed anew."""
    said = _said(remark, "Напишите, что поправить: без этого автор не поймёт, почему документ вернулся.")
    if isinstance(subject, Visa):
        document = _hold_visa(subject)
        _answer(subject, VisaState.RETURNED, by=by, remark=said, at=at)
    else:
        document = subject
        hold(document)
        if document.state != DocumentState.SIGNING:
            raise Refusal(_ANSWERED)
        _returned_by_the_signer(document, by=by, remark=said, at=at)
    take_back(papers_of(document))
    note(document=document.pk)
    return document


@action("documents.sign")
def sign(document: Document, *, by: Member, on: date, at: datetime) -> Document:
    """Sign in the program: whoever stands in the signature, and nobody in their stead."""
    hold(document)
    if not signs(document, by):
        raise Refusal(f"Подписать этот документ может только {document.signer_name}: это имя стоит в подписи.")
    _sign(document, on, at=at, on_paper=False)
    return document


@action("documents.mark_signed")
def mark_signed(document: Document, *, by: Member, day: date, on: date, at: datetime, scan: Scan | None = None) -> Document:
    """Write down that it was signed on paper on that day."""
    hold(document)
    if day > on:
        raise Refusal("День подписи ещё не наступил. Проверьте дату.")
    signed_at = at if timezone.localtime(at).date() == day else timezone.make_aware(datetime.combine(day, time(12)))
    _sign(document, day, at=signed_at, on_paper=True)
    if scan:
        file = keep(scan.content, name=scan.name, organisation=document.organisation, by=by)
        Signature.objects.create(
            organisation=document.organisation, document=document, kind=SignatureKind.SCAN, file=file, sha256=file.sha256, by=by
        )
    note(day=day.isoformat(), scan=scan is not None)
    return document


@action("documents.call_back")
def call_back(document: Document, *, by: Member, reason: str) -> Document:
    """Take it back to a draft, from anywhere before it has a number; a dropped one is taken up again."""
    said = _said(reason, "Напишите, почему документ возвращается: те, кто его уже смотрел, увидят причину.")
    hold(document)
    _refuse_a_numbered_one(document)
    note(was=document.state)
    papers = papers_of(document)
    for paper in papers:
        paper.reason = said
    take_back(papers)
    return document


@action("documents.drop")
def drop(document: Document, *, by: Member, reason: str) -> Document:
    """Refuse it for good: it stays in the history without a number."""
    said = _said(reason, "Напишите, почему документ отклонён: причина останется в его истории.")
    hold(document, alone=True)
    _refuse_a_numbered_one(document)
    note(was=document.state)
    papers = papers_of(document)
    if not document.is_draft:
        take_back(papers)
    for paper in papers:
        paper.reason = said
    move(papers, DocumentState.DROPPED)
    return document


def _refuse_a_numbered_one(document: Document) -> None:
    if document.is_registered:
        raise Refusal("У документа уже есть номер, вернуть его нельзя. Отменить его можно только другим документом.")


def _refuse_wrong_agreers(document: Document, asked: Sequence[Member]) -> None:
    if len(asked) > MOST_AGREERS:
        raise Refusal(f"Согласующих слишком много: можно выбрать не больше {MOST_AGREERS}.")
    for member in asked:
        if member.organisation_id != document.organisation_id or member.left_on:
            raise Refusal("Согласовать могут только те, кто работает в этой организации. Выберите согласующих заново.")
        if member.user_id is None:
            raise Refusal(f"У {member.short_name} нет входа в программу, согласовать не получится. Пригласите на странице «Сотрудники».")
        if signs(document, member):
            raise Refusal(f"{member.short_name} подписывает этот документ, согласовать его отдельно не нужно.")


def _ask(document: Document, revision: Revision, asked: Sequence[Member], at: datetime) -> None:
    first = VisaState.WAITING if document.in_order else VisaState.ASKED
    Visa.objects.bulk_create(
        Visa(
            organisation=document.organisation, document=document, revision=revision, member=member, place=place,
            state=VisaState.ASKED if place == 1 else first, asked_at=at if place == 1 or not document.in_order else None,
        )
        for place, member in enumerate(asked, 1)
    )  # fmt: skip


def _hold_visa(visa: Visa) -> Document:
    """Whoever answers in the same moment waits for the document. Raises Refusal when this answer is not asked for any more."""
    document: Document = Document.objects.select_related("organisation").get(pk=visa.document_id)
    hold(document)
    visa.refresh_from_db()
    if visa.state != VisaState.ASKED or document.state != DocumentState.AGREEING:
        raise Refusal(_ANSWERED)
    return document


def _answer(visa: Visa, state: VisaState, *, by: Member, remark: str, at: datetime) -> None:
    visa.state, visa.remark, visa.answered_at = state, remark.strip(), at
    visa.name, visa.post = by.full_name, by.post
    visa.save(update_fields=["state", "remark", "answered_at", "name", "post"])


def _returned_by_the_signer(document: Document, *, by: Member, remark: str, at: datetime) -> None:
    """Their word stands among the remarks on this text."""
    Visa.objects.create(
        organisation=document.organisation, document=document, revision=document.revisions.first(), member=by, place=MOST_AGREERS + 1,
        state=VisaState.RETURNED, name=by.full_name, post=by.post, remark=remark, asked_at=document.asked_to_sign_at, answered_at=at,
    )  # fmt: skip


def _sign(document: Document, day: date, *, at: datetime, on_paper: bool) -> None:
    if document.state != DocumentState.SIGNING:
        raise Refusal(f"Документ сейчас не на подписи, он {document.get_state_display().lower()}. Обновите страницу.")
    refuse_a_powerless_signer(document, day_of(document, day))
    papers = papers_of(document)
    for paper in papers:
        paper.signed_at, paper.signed_on_paper = at, on_paper
    move(papers, DocumentState.APPROVED)


def _said(words: str, otherwise: str) -> str:
    said = words.strip()
    if not said:
        raise Refusal(otherwise)
    return said


def _tell(document: Document) -> None:
    """A letter to whoever it waits for now."""
    transaction.on_commit(lambda: write_to_waiting.enqueue(document.pk))
