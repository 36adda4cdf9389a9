"""Pages of the way of a document: sent, agreed, signed, returned, called back, dropped."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show
from duet.core.documents import DocumentState

from ..actions import route
from ..drawing import draw
from ..forms.routing import ReasonForm, RemarkForm, SendForm, SignedForm
from ..models import Document, Visa
from .finding import the_document

_ASKING = ["GET", "HEAD", "POST"]


@require_http_methods(_ASKING)
@requires("documents.send")
def send(request: Request, pk: int) -> HttpResponse:
    document = the_document(request, pk)
    drawn = draw(document, by=request.member, on=clock.today())
    form = SendForm(document, by=request.member, drawn=drawn, data=request.POST if request.method == "POST" else None)
    if form.is_bound and not form.wants_more and form.is_valid():
        route.send(document, by=request.member, agreers=form.agreers, in_order=form.in_order, on=clock.today(), at=clock.now())
        messages.success(request, "Документ отправлен на согласование." if form.agreers else "Документ отправлен на подпись.")
        return redirect(document)
    refused = form.is_bound and not form.wants_more
    annexes = document.annexes.count()
    return show(
        request, "documents/send.html", status=422 if refused else 200, document=document, form=form, drawn=drawn, annexes=annexes
    )  # fmt: skip


@require_POST
@requires("documents.answer")
def agree(request: Request, pk: int) -> HttpResponse:
    document = the_document(request, pk)
    visa = _visa(request, document)
    # No database holds a zero byte.
    remark = request.POST.get("remark", "").replace("\0", "")[:2000]
    route.agree(visa, by=request.member, remark=remark, at=clock.now())
    messages.success(request, "Вы согласовали документ.")
    return redirect(document)


@require_http_methods(_ASKING)
@requires("documents.answer")
def send_back(request: Request, pk: int) -> HttpResponse:
    """By an agreer or by the signer: each says what to mend."""
    document = the_document(request, pk)
    form = RemarkForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        signing = document.state == DocumentState.SIGNING
        subject = document if signing else _visa(request, document)
        route.send_back(subject, by=request.member, remark=form.cleaned_data["remark"], at=clock.now())
        messages.success(request, "Документ вернулся к автору с вашим замечанием.")
        return redirect(document)
    return _why(request, document, form, "Вернуть на доработку", "Автор увидит замечание, поправит текст и пришлёт его снова.", "Вернуть")


@require_POST
@requires("documents.answer")
def sign(request: Request, pk: int) -> HttpResponse:
    document = the_document(request, pk)
    route.sign(document, by=request.member, on=clock.today(), at=clock.now())
    messages.success(request, "Документ подписан. Осталось зарегистрировать его.")
    return redirect(document)


@require_http_methods(_ASKING)
@requires("documents.mark_signed")
def mark_signed(request: Request, pk: int) -> HttpResponse:
    document, today = the_document(request, pk), clock.today()
    sent = request.method == "POST"
    form = SignedForm(request.POST if sent else None, request.FILES if sent else None, document=document, on=today)
    if form.is_valid():
        said = form.cleaned_data
        route.mark_signed(document, by=request.member, day=said["day"], on=today, at=clock.now(), scan=said["scan"])
        messages.success(request, "Подпись отмечена. Осталось зарегистрировать документ.")
        return redirect(document)
    return show(request, "documents/signed.html", status=422 if form.is_bound else 200, document=document, form=form)


@require_http_methods(_ASKING)
@requires("documents.call_back")
def call_back(request: Request, pk: int) -> HttpResponse:
    document = the_document(request, pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        route.call_back(document, by=request.member, reason=form.cleaned_data["reason"])
        messages.success(request, "Документ снова черновик: его можно менять.")
        return redirect(document)
    lead = "Документ станет черновиком. Согласования и подпись, которые уже есть, действовать перестанут."
    return _why(request, document, form, "Вернуть в черновики", lead, "Вернуть в черновики")


@require_http_methods(_ASKING)
@requires("documents.drop")
def drop(request: Request, pk: int) -> HttpResponse:
    document = the_document(request, pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        route.drop(document, by=request.member, reason=form.cleaned_data["reason"])
        messages.success(request, "Документ отклонён. Он остался в списке.")
        return redirect(document)
    lead = "Дальше документ не пойдёт и номера не получит. Он останется в списке вместе с причиной."
    return _why(request, document, form, "Отклонить документ", lead, "Отклонить")


def _visa(request: Request, document: Document) -> Visa:
    """What the member is asked about this document, or was: the action says whether an answer is still wanted."""
    rows = (
        Visa.objects.visible_to(request.member).filter(document=document, member=request.member).select_related("revision", "organisation")
    )
    found: Visa = get_object_or_404(rows.order_by("-revision__number")[:1])
    return found


def _why(request: Request, document: Document, form: ReasonForm | RemarkForm, title: str, lead: str, button: str) -> HttpResponse:
    return show(
        request, "documents/why.html", status=422 if form.is_bound else 200, document=document, form=form, title=title, lead=lead,
        button=button,
    )  # fmt: skip
