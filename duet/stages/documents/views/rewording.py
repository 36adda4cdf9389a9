"""«Править текст»: paragraphs of a draft by hand, and edits whose paragraph has changed since."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show
from duet.core.errors import Refusal

from .. import actions
from ..before import composed, lost_edits, paragraphs_of
from ..drawing import Edit, draw, edits_of
from ..forms.rewording import RewordForm
from .finding import the_document

OWN = "Этот документ сделан по вашему образцу. Правьте его в Word: скачайте .docx или загрузите новый образец."


@require_http_methods(["GET", "HEAD", "POST"])
@requires("documents.reword")
def reword(request: Request, pk: int) -> HttpResponse:
    document, today = the_document(request, pk), clock.today()
    if document.template:
        raise Refusal(OWN)
    if not document.is_draft:
        raise Refusal("Править можно только черновик. Сначала верните документ на доработку.")
    drawn = draw(document, by=request.member, on=today)
    texts = paragraphs_of(composed(document, drawn))
    form = RewordForm(texts, edits_of(document.edits), drawn.lost, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        actions.reword(document, by=request.member, edits=form.edits, on=today)
        back = form.data.get("restore")
        messages.success(request, "Вернули наш текст." if back else "Текст сохранён.")
        return redirect("documents:reword", org=request.member.organisation.slug, pk=pk) if back else redirect(document)
    return show(request, "documents/reword.html", status=422 if form.is_bound else 200, document=document, form=form)


@require_POST
@requires("documents.reword")
def lost(request: Request, pk: int) -> HttpResponse:
    document, today = the_document(request, pk), clock.today()
    drawn = draw(document, by=request.member, on=today)
    asked = (request.POST.get("number", ""), request.POST.get("was", "").replace("\r\n", "\n"))
    found = next((one for one in lost_edits(document, drawn) if (str(one.number), one.edit.was) == asked), None)
    if found is None:
        raise Refusal("Этой правки уже нет. Обновите страницу документа.")
    edits = edits_of(document.edits)
    place = edits.index(found.edit)
    if request.POST.get("do") == "apply" and found.near:
        edits[place] = Edit(found.near, found.edit.now)
        said = "Правка применена к новому тексту."
    else:
        del edits[place]
        said = "Правку забыли."
    actions.reword(document, by=request.member, edits=edits, on=today)
    messages.success(request, said)
    return redirect(document)
