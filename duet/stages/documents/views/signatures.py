"""Proofs of signature: put to a registered document, taken away."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show
from duet.stages.editions.views.paper_files import saved
from duet.stages.persons.watching import took_away

from ..actions import registering as actions
from ..forms.signatures import SignatureForm
from ..models import Signature
from .finding import the_document


@require_http_methods(["GET", "HEAD", "POST"])
@requires("documents.attach")
def attach(request: Request, pk: int) -> HttpResponse:
    document = the_document(request, pk)
    if not document.is_registered:
        messages.info(request, "Подпись прикладывают к зарегистрированному документу: его файлы уже не меняются.")
        return redirect(document)
    form = SignatureForm(document, *((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        actions.attach(document, by=request.member, proof=form.proof())
        messages.success(request, "Приложено к документу.")
        return redirect(document)
    return show(request, "documents/attach.html", status=422 if form.is_bound else 200, document=document, form=form)


@require_safe
@requires("documents.read")
def proof_file(request: Request, pk: int, proof: int) -> HttpResponse:
    """The kept file as it came."""
    document = the_document(request, pk)
    found: Signature = get_object_or_404(
        Signature.objects.visible_to(request.member).filter(document=document).select_related("file"), pk=proof
    )
    if people := list(document.people.all()):
        took_away(request.member, people, f"Подпись документа «{document.title}»")
    return saved(found.file.read(), found.file.name, "application/octet-stream")
