"""«Ход документа»: what was done with it and what comes next, a line each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min
from django.utils import timezone

from duet.base.ui.words import day
from duet.core.calendar import in_words
from duet.core.documents import DocumentState
from duet.core.names import short_name

from .models import Document, VisaState


@dataclass(frozen=True, slots=True)
class Flow:
    """A line: ``sign`` as in lists («done», «work», «idle», «late»)."""

    sign: str
    title: str
    who: str = ""
    at: datetime | None = None
    remark: str = ""


_ANSWERS = {
    VisaState.WAITING: ("idle", "Ждёт своей очереди"),
    VisaState.ASKED: ("soon", "Согласует"),
    VisaState.AGREED: ("done", "Согласован без замечаний"),
    VisaState.REMARKED: ("done", "Согласован с замечанием"),
    VisaState.RETURNED: ("late", "Возвращён на доработку"),
    VisaState.VOID: ("idle", "Ответ не понадобился"),
}


def flow_of(document: Document, *, remarks: bool = True) -> list[Flow]:
    """The way of the document so far and ahead; visas of its last text only. ``remarks``: with what people said on the way."""
    lines = [Flow("done", "Подготовлен", short_name(document.made_by.full_name), document.made_at)]
    latest = document.revisions.first()
    for visa in document.visas.filter(revision=latest).select_related("member") if latest else ():
        sign, title = _ANSWERS[VisaState(visa.state)]
        lines.append(Flow(sign, title, visa.member.short_name, visa.answered_at, visa.remark if remarks else ""))
    if remarks and document.is_draft and document.reason:
        lines.append(Flow("idle", "Вернулся в черновики", remark=document.reason))
    return [*lines, *_signed(document), *_registered(document)]


def _signed(document: Document) -> list[Flow]:
    if document.main_id:
        return []
    signer = short_name(document.signer_name)
    match document.state:
        case DocumentState.APPROVED | DocumentState.REGISTERED | DocumentState.ANNULLED:
            if document.signed_on_paper and document.signed_at:
                return [Flow("done", "Подписан на бумаге", f"{signer}, {in_words(timezone.localtime(document.signed_at).date())}")]
            return [Flow("done", "Подписан", signer, document.signed_at)]
        case DocumentState.SIGNING:
            return [Flow("soon", "На подписи", signer, document.asked_to_sign_at)]
        case DocumentState.DROPPED:
            return [Flow("late", "Отклонён", remark=document.reason)]
        case _:
            return [Flow("idle", "Подпись", signer)]


def _registered(document: Document) -> list[Flow]:
    if not document.is_registered:
        return [] if document.state == DocumentState.DROPPED else [Flow("idle", "Регистрация")]
    by = short_name(document.registered_by.full_name) if document.registered_by else ""
    lines = [Flow("done", "Зарегистрирован", by, document.registered_at)]
    read = document.acquaintances.aggregate(asked=Count("pk"), known=Count("known_on"), since=Min("asked_at"))
    if read["asked"]:
        over = read["known"] == read["asked"]
        since = f", идёт с {day(timezone.localtime(read['since']).date())}" if read["since"] and not over else ""
        lines.append(Flow("done" if over else "work", "Ознакомление", f"{read['known']} из {read['asked']}{since}"))
    if document.annulled_on:
        lines.append(Flow("idle", "Утратил силу", remark=document.reason))
    return lines
