"""Pages of the register: give a number, take away the force, wait for the .pdf."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show
from duet.core.documents import DocumentState

from ..actions import registering as actions
from ..forms.registering import AnnulForm, RegisterForm
from .finding import the_document


@require_http_methods(["GET", "HEAD", "POST"])
@requires("documents.register")
def register(request: Request, pk: int) -> HttpResponse:
    document, today = the_document(request, pk), clock.today()
    if document.state != DocumentState.APPROVED or document.main_id:
        messages.info(request, "Зарегистрировать можно подписанный документ. Приложение получает реквизиты вместе с приказом.")
        return redirect(document)
    form = RegisterForm(document, by=request.member, on=today, data=request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        actions.register(
            document, by=request.member, day=said["day"], number=said.get("number", ""), sure=said["sure"],
            finish_step=said.get("finish_step", False), ask=said.get("ask", False), on=today, at=clock.now(), site=site_of(request),
        )  # fmt: skip
        messages.success(request, f"Зарегистрировано: {document.named}. Файлы сохранены и больше не изменятся.")
        return redirect(document)
    annexes = list(document.annexes.order_by("annex_number"))
    return show(request, "documents/register.html", status=422 if form.is_bound else 200, document=document, form=form, annexes=annexes)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("documents.annul")
def annul(request: Request, pk: int) -> HttpResponse:
    document, today = the_document(request, pk), clock.today()
    if document.state != DocumentState.REGISTERED:
        messages.info(request, "Отменить можно зарегистрированный документ, который ещё действует.")
        return redirect(document)
    form = AnnulForm(document, by=request.member, on=today, data=request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        actions.annul(document, by=request.member, other=said["other"], reason=said["reason"], on=said["day"])
        messages.success(request, "Документ отменён. Он остался в журнале с отметкой об этом.")
        return redirect(document)
    return show(request, "documents/annul.html", status=422 if form.is_bound else 200, document=document, form=form)


@require_POST
@requires("documents.register")
def print_again(request: Request, pk: int) -> HttpResponse:
    document = the_document(request, pk)
    actions.print_again(document, by=request.member, site=site_of(request))
    return redirect(document)


@require_safe
@requires("documents.read")
def kept_files(request: Request, pk: int) -> HttpResponse:
    """The stored files of a document: the page asks again until the .pdf is there."""
    document = the_document(request, pk)
    if not request.htmx:
        return redirect(document)
    return show(request, "documents/parts/kept_files.html", document=document)


def site_of(request: Request) -> str:
    """Where the program was opened."""
    return request.build_absolute_uri("/").rstrip("/")
